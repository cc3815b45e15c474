//! Forgetting a member: what is over keeps a number where she was.

use chrono::{NaiveTime, TimeDelta};

use super::telling::Telling;
use super::{Meetup, Plan, find, rsvp, rules, share, store};
use crate::id::MemberId;
use crate::people;
use crate::store::StoreError;
use crate::wording::words;

/// Forgets what is over and names her. A meetup of hers fades at once and without its words, because they are hers. In
/// any other that she has answered to there is nobody in her place, who goes when that fades.
pub async fn forget(telling: &mut Telling<'_>, member: MemberId) -> Result<(), StoreError> {
    find::store::forget_host(telling.tx, member).await?;
    let now = telling.now;
    let day = now.date_naive().and_time(NaiveTime::MIN).and_utc();
    for meetup in store::past_of(telling.tx, member, now).await? {
        if meetup.host == Some(member) {
            let title = words(telling.settings.locale(), "meetup-of-somebody", &[]);
            let plan = Plan { title, ..Plan::default() };
            share::fade(telling.tx, &Meetup { plan, ..meetup.clone() }, now).await?;
        } else {
            if rsvp::store::of(telling.tx, meetup.id, member).await?.is_some() {
                let nobody = telling.ids.blind::<MemberId>();
                let forget_at = now + rules::KEPT + TimeDelta::days(1);
                people::store::add_nobody(telling.tx, nobody, telling.community, day, forget_at).await?;
                rsvp::store::become_nobody(telling.tx, meetup.id, member, nobody).await?;
            }
            store::forget_late_words(telling.tx, meetup.id, member).await?;
        }
        telling.refresh(meetup.id).await?;
    }
    Ok(())
}
