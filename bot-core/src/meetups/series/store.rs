//! The tables of series, of who hosts one with others, and of the place a meetup has in one.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::{Rhythm, Series};
use crate::id::{CommunityId, HomeId, MeetupId, MemberId, SeriesId};
use crate::incoming::PlaceKey;
use crate::meetups::InSeries;
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_all, fetch_optional};

/// How an hour of the clock is written.
const CLOCK: &str = "%H:%M:%S";

/// What is read of a series, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, community_id, host_id, plan, repeat, first_date, last_date, local_time, zone, minutes, home_id,
                    place, reached, created_at, ended_at FROM series ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct SeriesRow {
    id: SeriesId,
    community_id: CommunityId,
    host_id: Option<MemberId>,
    plan: Json<Value>,
    repeat: Json<Value>,
    first_date: String,
    last_date: Option<String>,
    local_time: String,
    zone: String,
    minutes: i64,
    home_id: Option<HomeId>,
    place: Option<Json<Value>>,
    reached: String,
    created_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

impl SeriesRow {
    fn series(self) -> Result<Series, StoreError> {
        let zone: Tz = self.zone.parse().unwrap_or(Tz::UTC);
        let made = self.created_at.with_timezone(&zone).date_naive();
        let day = |text: &str| text.parse().unwrap_or(made);
        Ok(Series {
            id: self.id,
            community: self.community_id,
            host: self.host_id,
            plan: decode("series", self.plan.0)?,
            rhythm: Rhythm {
                repeat: decode("series", self.repeat.0)?,
                first: day(&self.first_date),
                last: self.last_date.as_deref().map(day),
                time: NaiveTime::parse_from_str(&self.local_time, CLOCK).unwrap_or_default(),
                zone,
                length: TimeDelta::minutes(self.minutes),
            },
            spoken_in: self.home_id,
            place: self.place.map(|place| decode("series", place.0)).transpose()?,
            reached: day(&self.reached),
            created_at: self.created_at,
            ended_at: self.ended_at,
        })
    }
}

/// Writes a new series.
pub async fn add(tx: &mut Tx, series: &Series) -> Result<(), StoreError> {
    let place = series.place.as_ref().map(encode).transpose()?;
    execute!(
        tx,
        "INSERT INTO series (id, community_id, host_id, plan, repeat, first_date, last_date, local_time, zone, minutes,
                             home_id, place, reached, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        series.id,
        series.community,
        series.host,
        Json(encode(&series.plan)?),
        Json(encode(&series.rhythm.repeat)?),
        series.rhythm.first.to_string(),
        series.rhythm.last.map(|day| day.to_string()),
        series.rhythm.time.format(CLOCK).to_string(),
        series.rhythm.zone.name(),
        series.rhythm.length.num_minutes(),
        series.spoken_in,
        place.map(Json),
        series.reached.to_string(),
        series.created_at
    )?;
    Ok(())
}

/// Series that are announced in a place of a home are announced in another one from now on.
pub async fn move_place(tx: &mut Tx, home: HomeId, from: &str, to: &str) -> Result<(), StoreError> {
    let rows = fetch_all!(
        tx,
        (SeriesId, Json<PlaceKey>),
        "SELECT id, place FROM series WHERE home_id = $1 AND place IS NOT NULL",
        home
    )?;
    for (series, Json(place)) in rows {
        if place.id == from {
            let place = PlaceKey { id: to.to_owned(), thread: None, ..place };
            execute!(tx, "UPDATE series SET place = $2 WHERE id = $1", series, Json(encode(&place)?))?;
        }
    }
    Ok(())
}

/// A series.
pub async fn get(tx: &mut Tx, series: SeriesId) -> Result<Option<Series>, StoreError> {
    fetch_optional!(tx, SeriesRow, select!("WHERE id = $1"), series)?.map(SeriesRow::series).transpose()
}

/// Writes what a host changed: what she says about it, and when it is.
pub async fn change(tx: &mut Tx, series: &Series) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE series SET plan = $2, repeat = $3, first_date = $4, last_date = $5, local_time = $6, zone = $7,
                           minutes = $8, reached = $9 WHERE id = $1",
        series.id,
        Json(encode(&series.plan)?),
        Json(encode(&series.rhythm.repeat)?),
        series.rhythm.first.to_string(),
        series.rhythm.last.map(|day| day.to_string()),
        series.rhythm.time.format(CLOCK).to_string(),
        series.rhythm.zone.name(),
        series.rhythm.length.num_minutes(),
        series.reached.to_string()
    )?;
    Ok(())
}

/// Dates that are announced from now on keep their hour on the clock of another zone.
pub async fn set_zone(tx: &mut Tx, community: CommunityId, was: Tz, zone: Tz) -> Result<(), StoreError> {
    let sql = "UPDATE series SET zone = $3 WHERE community_id = $1 AND zone = $2";
    execute!(tx, sql, community, was.name(), zone.name())?;
    Ok(())
}

/// Notes the last day that was announced, or that passed unannounced.
pub async fn set_reached(tx: &mut Tx, series: SeriesId, day: NaiveDate) -> Result<(), StoreError> {
    execute!(tx, "UPDATE series SET reached = $2 WHERE id = $1", series, day.to_string())?;
    Ok(())
}

/// Notes that no more dates are announced.
pub async fn end(tx: &mut Tx, series: SeriesId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE series SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", series, now)?;
    Ok(())
}

/// Forgets a series when all its dates are long over, and no more come.
pub async fn forget(tx: &mut Tx, series: &Series, kept_since: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM series WHERE id = $1
           AND NOT EXISTS (SELECT 1 FROM meetups WHERE series_id = $1 AND ends_at > $2)",
        series.id,
        kept_since
    )?;
    Ok(())
}

/// Gives a meetup its place in a series. Two meetups cannot have the same.
pub async fn join(tx: &mut Tx, meetup: MeetupId, place: &InSeries) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE meetups SET series_id = $2, series_date = $3, own = $4 WHERE id = $1",
        meetup,
        place.series,
        place.date.to_string(),
        Json(encode(&place.own)?)
    )?;
    Ok(())
}

/// The day that a meetup has in a series is free for another one, where the meetup that has it is off.
pub async fn free_day(tx: &mut Tx, series: SeriesId, day: NaiveDate, but: MeetupId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE meetups SET series_id = NULL, series_date = NULL
         WHERE series_id = $1 AND series_date = $2 AND id <> $3 AND cancelled_at IS NOT NULL",
        series,
        day.to_string(),
        but
    )?;
    Ok(())
}

/// The dates of a series after a day, those that are off included: their days, and what is their own.
pub async fn dates_after(
    tx: &mut Tx,
    series: SeriesId,
    day: NaiveDate,
) -> Result<Vec<(MeetupId, InSeries)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId, String, Json<Value>),
        "SELECT id, series_date, own FROM meetups WHERE series_id = $1 AND series_date > $2 ORDER BY series_date",
        series,
        day.to_string()
    )?;
    let mut dates = Vec::new();
    for (meetup, date, own) in rows {
        if let Ok(date) = date.parse() {
            dates.push((meetup, InSeries { series, date, own: decode("meetup", own.0)? }));
        }
    }
    Ok(dates)
}

/// The series that a member hosts and that go on.
pub async fn hosted_by(tx: &mut Tx, member: MemberId) -> Result<Vec<Series>, StoreError> {
    let rows = fetch_all!(tx, SeriesRow, select!("WHERE host_id = $1 AND ended_at IS NULL ORDER BY id"), member)?;
    rows.into_iter().map(SeriesRow::series).collect()
}

/// Who hosts it with the one who invites.
pub async fn co_hosts(tx: &mut Tx, series: SeriesId) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM series_hosts WHERE series_id = $1 ORDER BY member_id",
        series
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Writes who hosts it with the one who invites.
pub async fn set_co_hosts(tx: &mut Tx, series: SeriesId, members: &[MemberId]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM series_hosts WHERE series_id = $1", series)?;
    for member in members {
        execute!(tx, "INSERT INTO series_hosts (series_id, member_id) VALUES ($1, $2)", series, *member)?;
    }
    Ok(())
}

/// Somebody who has left hosts nothing with others any more.
pub async fn drop_co_host(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM series_hosts WHERE member_id = $1", member)?;
    Ok(())
}

/// Writes who hosts a series from now on; none while nobody does.
pub async fn hand_over(tx: &mut Tx, series: SeriesId, to: Option<MemberId>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE series SET host_id = $2 WHERE id = $1", series, to)?;
    execute!(tx, "DELETE FROM series_hosts WHERE series_id = $1 AND member_id = $2", series, to)?;
    Ok(())
}
