//! Everything that the tables keep about a member, in the shape that `docs/export.schema.json` describes. What others
//! wrote is left out, and who told moderators of something.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use sqlx::types::Json;

use crate::care::share;
use crate::id::MemberId;
use crate::keys::Keys;
use crate::meetups::Plan;
use crate::people::{self, Account};
use crate::store::{StoreError, Tx, decode, fetch_all, fetch_optional};
use crate::wording::Locale;

type Time = DateTime<Utc>;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// All of it.
pub async fn everything(tx: &mut Tx, keys: &Keys, member: MemberId) -> Result<Map<String, Value>, StoreError> {
    let parts = [
        ("you", you(tx, member).await?),
        ("profile", profile(tx, member).await?),
        ("wishes", wishes(tx, member).await?),
        (
            "apart",
            json!({ "avoids": others(tx, member, "avoids").await?, "banter": others(tx, member, "banter").await? }),
        ),
        ("meetups", meetups(tx, member).await?),
        ("introductions", introductions(tx, member).await?),
        ("care", care(tx, member).await?),
        (
            "anonymous",
            json!({ "posts": share::written_by(tx, keys, member).await?, "answers": answers(tx, member).await? }),
        ),
    ];
    Ok(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

async fn you(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let Some(who) = people::store::member(tx, member).await? else { return Ok(Value::Null) };
    let (first_met,) = fetch_optional!(tx, (Option<Time>,), "SELECT first_met_at FROM members WHERE id = $1", member)?
        .unwrap_or((None,));
    let accounts: Vec<Value> = people::store::accounts(tx, member).await?.iter().map(account).collect();
    Ok(json!({
        "joined_at": who.joined_at,
        "first_meetup_at": first_met,
        "language": who.locale.map(Locale::code),
        "zone": who.zone.map(chrono_tz::Tz::name),
        "accounts": accounts,
    }))
}

fn account(account: &Account) -> Value {
    json!({
        "platform": account.home.platform.name(),
        "account": account.external,
        "name": account.name,
        "home": account.home.key.name,
    })
}

async fn profile(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let sql = "SELECT about, area, languages, ways FROM profiles WHERE member_id = $1";
    let row = fetch_optional!(tx, (Option<String>, Option<String>, Option<String>, Option<String>), sql, member)?;
    let (about, area, languages, ways) = row.unwrap_or_default();
    let sql = "SELECT book, key, own FROM profile_words WHERE member_id = $1 ORDER BY book, position";
    let words = fetch_all!(tx, (String, String, Option<String>), sql, member)?;
    let of_book = |wanted: &str| -> Vec<&str> {
        let hers = words.iter().filter(|(book, _, _)| book == wanted);
        hers.map(|(_, key, own)| own.as_deref().unwrap_or(key)).collect()
    };
    let sql = "SELECT part, seen_by FROM profile_sharing WHERE member_id = $1 ORDER BY part";
    let seen: Map<String, Value> =
        fetch_all!(tx, (String, String), sql, member)?.into_iter().map(|(part, by)| (part, by.into())).collect();
    let sql = "SELECT born, due FROM kids WHERE member_id = $1 ORDER BY position";
    let kids = fetch_all!(tx, (String, bool), sql, member)?;
    let kids: Vec<Value> = kids.into_iter().map(|(born, due)| json!({ "born": born, "still_to_come": due })).collect();
    let sql = "SELECT hello FROM welcomes WHERE member_id = $1";
    let hello = fetch_optional!(tx, (Option<String>,), sql, member)?.and_then(|(hello,)| hello);
    let list = |text: Option<String>| -> Vec<String> {
        text.iter().flat_map(|text| text.split(',')).map(str::to_owned).filter(|one| !one.is_empty()).collect()
    };
    Ok(json!({
        "about": about,
        "area": area,
        "languages": list(languages),
        "ways_to_meet": list(ways),
        "topics": of_book("topics"),
        "lived": of_book("lived"),
        "free": windows(tx, member, "free_windows").await?,
        "kids": kids,
        "naps": windows(tx, member, "naps").await?,
        "hello": hello,
        "seen_by": seen,
    }))
}

/// Hours of the day; days are the bits of a number, Monday first.
async fn windows(tx: &mut Tx, member: MemberId, table: &str) -> Result<Vec<Value>, StoreError> {
    let sql = format!("SELECT days, from_minute, to_minute FROM {table} WHERE member_id = $1 ORDER BY position");
    let rows = fetch_all!(tx, (i64, i64, i64), sqlx::AssertSqlSafe(sql), member)?;
    let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    let window = |(days, from, to): (i64, i64, i64)| {
        let days: Vec<&str> =
            DAYS.iter().zip(0..).filter(|(_, bit)| days >> bit & 1 == 1).map(|(day, _)| *day).collect();
        json!({ "days": days, "from": clock(from), "to": clock(to) })
    };
    Ok(rows.into_iter().map(window).collect())
}

async fn wishes(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let sql = "SELECT reminders, quiet, spontaneous, areas FROM wishes WHERE member_id = $1";
    let row = fetch_optional!(tx, (Option<String>, Option<String>, Option<bool>, Option<Json<Value>>), sql, member)?;
    let (reminders, quiet, spontaneous, areas) = row.unwrap_or_default();
    Ok(json!({
        "reminders": reminders,
        "quiet_hours": quiet,
        "spontaneous": spontaneous,
        "spontaneous_areas": areas.map(|Json(areas)| areas),
    }))
}

/// Whom she has named, by the names that she knows; `table` is one with `member_id`, `other_id` and `at`.
async fn others(tx: &mut Tx, member: MemberId, table: &str) -> Result<Vec<Value>, StoreError> {
    let sql = format!(
        "SELECT other.at, (SELECT MIN(name) FROM accounts WHERE member_id = other.other_id)
         FROM {table} other WHERE other.member_id = $1 ORDER BY other.at, other.other_id"
    );
    let rows = fetch_all!(tx, (Time, Option<String>), sqlx::AssertSqlSafe(sql), member)?;
    Ok(rows.into_iter().map(|(since, name)| json!({ "name": name, "since": since })).collect())
}

async fn meetups(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let sql = "SELECT number, starts_at, ends_at, cancelled_at, plan FROM meetups
               WHERE host_id = $1 OR id IN (SELECT meetup_id FROM meetup_hosts WHERE member_id = $1) ORDER BY number";
    let mut hosted = Vec::new();
    for (number, starts_at, ends_at, cancelled_at, Json(plan)) in
        fetch_all!(tx, (i64, Time, Time, Option<Time>, Json<Value>), sql, member)?
    {
        let plan: Plan = decode("plan", plan)?;
        hosted.push(json!({
            "number": number,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "cancelled_at": cancelled_at,
            "title": plan.title,
            "place": plan.place,
            "address": plan.address,
            "notes": plan.notes,
        }));
    }
    let sql = "SELECT m.number, m.starts_at, r.answer, r.adults, r.kids, r.note, r.at
               FROM rsvps r JOIN meetups m ON m.id = r.meetup_id WHERE r.member_id = $1 ORDER BY m.number";
    let answers = fetch_all!(tx, (i64, Time, String, i64, i64, Option<String>, Time), sql, member)?;
    let answer = |(number, starts_at, answer, adults, kids, note, at)| json!({ "number": number, "starts_at": starts_at, "answer": answer, "adults": adults, "kids": kids, "note": note, "at": at });
    let sql = "SELECT p.number, c.starts_at, v.says, v.at
               FROM poll_votes v JOIN polls p ON p.id = v.poll_id
               JOIN poll_candidates c ON c.poll_id = v.poll_id AND c.number = v.number
               WHERE v.member_id = $1 ORDER BY p.number, c.starts_at";
    let votes = fetch_all!(tx, (i64, Time, String, Time), sql, member)?;
    let vote = |(number, moment, says, at)| json!({ "number": number, "moment": moment, "says": says, "at": at });
    Ok(json!({
        "hosted": hosted,
        "answers": answers.into_iter().map(answer).collect::<Vec<_>>(),
        "votes": votes.into_iter().map(vote).collect::<Vec<_>>(),
    }))
}

async fn introductions(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let sql = "SELECT part, since, paused_until, greets FROM intro_members WHERE member_id = $1";
    let row = fetch_optional!(tx, (String, Time, Option<Time>, bool), sql, member)?;
    let part = row.map(|(part, since, paused_until, greets)| {
        json!({ "part": part, "since": since, "paused_until": paused_until, "greets": greets })
    });
    let sql = "SELECT c.begun_at, m.joined_at, m.left_at, m.spoke_at, m.met,
                      (SELECT COUNT(*) FROM circle_members o WHERE o.circle_id = c.id)
               FROM circle_members m JOIN circles c ON c.id = m.circle_id WHERE m.member_id = $1 ORDER BY c.begun_at";
    let circles = fetch_all!(tx, (Time, Time, Option<Time>, Option<Time>, Option<String>, i64), sql, member)?;
    let circle = |(begun_at, joined_at, left_at, spoke_at, met, people)| {
        json!({ "begun_at": begun_at, "joined_at": joined_at, "left_at": left_at, "first_spoke_at": spoke_at,
                "met": met, "people": people })
    };
    let sql = "SELECT asked_at, key, own, state, wishes FROM asks WHERE member_id = $1 ORDER BY asked_at";
    let asks = fetch_all!(tx, (Time, String, Option<String>, String, bool), sql, member)?;
    let ask = |(asked_at, key, own, state, wishes): (Time, String, Option<String>, String, bool)| json!({ "asked_at": asked_at, "about": own.unwrap_or(key), "state": state, "wants_to_hear": wishes });
    let sql = "SELECT asked_at, answer FROM ask_requests WHERE member_id = $1 ORDER BY asked_at";
    let asked = fetch_all!(tx, (Time, Option<String>), sql, member)?;
    let request = |(asked_at, answer)| json!({ "asked_at": asked_at, "answer": answer });
    Ok(json!({
        "taking_part": part,
        "circles": circles.into_iter().map(circle).collect::<Vec<_>>(),
        "asks": asks.into_iter().map(ask).collect::<Vec<_>>(),
        "was_asked": asked.into_iter().map(request).collect::<Vec<_>>(),
    }))
}

/// What is recorded about her, which `my standing` shows with its reasons, and what she told those who keep order.
async fn care(tx: &mut Tx, member: MemberId) -> Result<Value, StoreError> {
    let sql = "SELECT number, kind, state, acted_at, ends_at FROM care_acts WHERE about_id = $1
               AND kind <> 'note' AND state IN ('asked', 'doing', 'active', 'ended', 'undone') ORDER BY number";
    let record = fetch_all!(tx, (i64, String, String, Option<Time>, Option<Time>), sql, member)?;
    let act = |(number, kind, state, acted_at, ends_at)| json!({ "number": number, "kind": kind, "state": state, "acted_at": acted_at, "ends_at": ends_at });
    let sql = "SELECT a.number, p.words, p.state, p.created_at FROM care_appeals p JOIN care_acts a ON a.id = p.act_id
               WHERE p.member_id = $1 ORDER BY p.created_at";
    let appeals = fetch_all!(tx, (i64, String, String, Time), sql, member)?;
    let appeal = |(number, words, state, at)| json!({ "number": number, "words": words, "state": state, "at": at });
    let sql = "SELECT c.number, r.reason, r.named, r.reported_at, c.outcome
               FROM case_reports r JOIN cases c ON c.id = r.case_id WHERE r.member_id = $1 ORDER BY r.reported_at";
    let reports = fetch_all!(tx, (i64, Option<String>, bool, Time, Option<String>), sql, member)?;
    let report = |(number, reason, named, at, outcome)| json!({ "number": number, "reason": reason, "with_name": named, "at": at, "outcome": outcome });
    let sql = "SELECT said, said_at FROM case_words WHERE member_id = $1 AND NOT asked ORDER BY said_at, number";
    let said = fetch_all!(tx, (String, Time), sql, member)?;
    let word = |(said, at)| json!({ "said": said, "at": at });
    let sql = "SELECT at, phrase, came FROM nudges WHERE member_id = $1 ORDER BY at";
    let nudges = fetch_all!(tx, (Time, String, String), sql, member)?;
    let nudge = |(at, phrase, came)| json!({ "at": at, "phrase": phrase, "came": came });
    Ok(json!({
        "record": record.into_iter().map(act).collect::<Vec<_>>(),
        "appeals": appeals.into_iter().map(appeal).collect::<Vec<_>>(),
        "reports": reports.into_iter().map(report).collect::<Vec<_>>(),
        "said_to_moderators": said.into_iter().map(word).collect::<Vec<_>>(),
        "nudges": nudges.into_iter().map(nudge).collect::<Vec<_>>(),
    }))
}

/// Her answers, with her name, under anonymous posts.
async fn answers(tx: &mut Tx, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let sql = "SELECT s.alias, l.text, l.day FROM share_lines l JOIN shares s ON s.id = l.share_id
               WHERE l.member_id = $1 ORDER BY l.day, l.id";
    let rows = fetch_all!(tx, (String, String, String), sql, member)?;
    Ok(rows.into_iter().map(|(alias, text, day)| json!({ "post": alias, "text": text, "day": day })).collect())
}
