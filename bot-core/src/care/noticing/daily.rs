//! What those who keep order hear once a day: counts and phrases, and where the messages stand. No summary when there is
//! nothing to say.

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::super::desk;
use super::store;
use crate::jobs::{self, JobKind};
use crate::outbox::Intent;
use crate::store::StoreError;
use crate::turn::Errand;

/// The hour of the day at which it is told, where the community lives.
const HOUR: u32 = 9;

/// A phrase that was nudged about so often and was so rarely acted on is suggested for dropping.
pub(super) const NUDGES: i64 = 20;
pub(super) const ONE_IN: i64 = 5;

/// There will be something to tell.
pub(super) async fn plan(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    let at = next(errand.settings.zone(), errand.now);
    let job = errand.job(JobKind::Noticed, at);
    jobs::store::schedule_once(errand.tx, &job, &format!("noticed:{}", errand.community.simple())).await
}

/// It is time to tell, if there is anything.
pub async fn tell(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    let (community, now) = (errand.community, errand.now);
    let told = store::gather(errand.tx, community, now).await?;
    if told == 0 {
        return Ok(());
    }
    store::suggest(errand.tx, community, now).await?;
    desk::tell(errand, &Intent::Noticed { at: now }, &[]).await?;
    Ok(())
}

/// The next morning, on the clock of the community.
fn next(zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
    let local = now.with_timezone(&zone);
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let days = i64::from(local.time() >= hour);
    let at = (local.date_naive() + TimeDelta::days(days)).and_time(hour);
    zone.from_local_datetime(&at).earliest().map_or(now + TimeDelta::days(1), |at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_in_the_morning() {
        let at = |hour| Utc.with_ymd_and_hms(2026, 11, 23, hour, 0, 0).single().unwrap_or_default();
        let zone = chrono_tz::America::New_York;
        assert_eq!(next(zone, at(13)), at(14), "before nine, the same day");
        assert_eq!(next(zone, at(14)), at(14) + TimeDelta::days(1));
    }
}
