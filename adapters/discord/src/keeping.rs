//! What keeps order in servers: messages taken away, timeouts, slow mode, bans.

use bot_core::platform::{DeliveryError, Keep, Receipt};
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serenity::http::Route;

use crate::platform::id;
use crate::rest::{Payload, Rest, RestError, code};

/// A timeout ends within this, as Discord has it.
const LONGEST_TIMEOUT: TimeDelta = TimeDelta::days(28);

/// Seconds between two messages of one person in a channel that was cooled. Nobody can choose this number by hand, so
/// it says that the bot chose it.
const COOL: u64 = 37;

#[derive(Deserialize)]
struct MemberAnswer {
    communication_disabled_until: Option<DateTime<Utc>>,
}

#[derive(Serialize)]
struct Timeout {
    communication_disabled_until: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct ChannelAnswer {
    #[serde(default)]
    rate_limit_per_user: u64,
}

#[derive(Serialize)]
struct Pace {
    rate_limit_per_user: u64,
}

#[derive(Serialize)]
struct Ban {
    delete_message_seconds: u64,
}

/// Does it. The destination's place is the channel, where it is about one.
pub(crate) async fn deliver(rest: &Rest, place: &str, keep: &Keep) -> Result<Receipt, DeliveryError> {
    match keep {
        Keep::Remove { message } => {
            let route = Route::ChannelMessage { channel_id: id(&message.place)?, message_id: id(&message.id)? };
            // Somebody may have been faster.
            done(rest.send(Method::DELETE, route, "", Payload::Nothing).await, &[code::UNKNOWN_MESSAGE])
        }
        Keep::Pause { home, account, until, why: _, before } => {
            let route = Route::GuildMember { guild_id: id(&home.id)?, user_id: id(account)? };
            pause(rest, route, *until, before.as_deref()).await
        }
        Keep::Cool { until, before } => {
            let route = Route::Channel { channel_id: id(place)? };
            cool(rest, route, until.is_some(), before.as_deref()).await
        }
        Keep::Goodbye { home, account, out, why: _ } => {
            let route = Route::GuildBan { guild_id: id(&home.id)?, user_id: id(account)? };
            if *out {
                // What she wrote stays: it is part of others' conversations.
                let payload = Payload::json(&Ban { delete_message_seconds: 0 })?;
                done(rest.send(Method::PUT, route, "", payload).await, &[])
            } else {
                done(rest.send(Method::DELETE, route, "", Payload::Nothing).await, &[code::UNKNOWN_BAN])
            }
        }
        // That is `filter`'s.
        Keep::Block(_) => Err(DeliveryError::Gone),
    }
}

/// What a timeout was when it was given.
#[derive(Default, Serialize, Deserialize)]
struct Given {
    /// Until when it is the bot's own; none where somebody else's lasted longer.
    ours: Option<DateTime<Utc>>,
    /// Until when somebody else's lasts.
    theirs: Option<DateTime<Utc>>,
}

/// A timeout. One that somebody else gave her, and that lasts longer, stays hers, and so does what somebody has made of
/// it meanwhile.
async fn pause(
    rest: &Rest,
    route: Route<'_>,
    until: Option<DateTime<Utc>>,
    before: Option<&str>,
) -> Result<Receipt, DeliveryError> {
    let given: Given = before.and_then(|before| serde_json::from_str(before).ok()).unwrap_or_default();
    let there: MemberAnswer = rest.fetch(Method::GET, route, "", Payload::Nothing).await?;
    let there = there.communication_disabled_until.map(|at| at.trunc_subsecs(0));
    let is_ours = there.is_some() && there == given.ours;
    let Some(until) = until else {
        if !is_ours {
            return Ok(Receipt::default());
        }
        let back = Timeout { communication_disabled_until: given.theirs };
        return done(rest.send(Method::PATCH, route, "", Payload::json(&back)?).await, &[]);
    };
    let until = until.trunc_subsecs(0);
    let theirs = if is_ours { given.theirs } else { there };
    let given = if theirs.is_some_and(|theirs| theirs > until) {
        Given { ours: None, theirs }
    } else {
        let ours = until.min(Utc::now().trunc_subsecs(0) + LONGEST_TIMEOUT - TimeDelta::minutes(1));
        let timeout = Timeout { communication_disabled_until: Some(ours) };
        rest.send(Method::PATCH, route, "", Payload::json(&timeout)?).await?;
        Given { ours: Some(ours), theirs: None }
    };
    Ok(Receipt { before: serde_json::to_string(&given).ok(), ..Receipt::default() })
}

/// Slow mode. A pace that somebody has chosen meanwhile stays.
async fn cool(rest: &Rest, route: Route<'_>, on: bool, before: Option<&str>) -> Result<Receipt, DeliveryError> {
    let channel: ChannelAnswer = rest.fetch(Method::GET, route, "", Payload::Nothing).await?;
    let now = channel.rate_limit_per_user;
    let was = before.and_then(|before| before.parse().ok());
    let wanted = match (on, now == COOL) {
        // It was slow already, or is ours from a try whose end nobody saw: what was before that is not known any more.
        (true, true) => return Ok(Receipt { before: Some(was.unwrap_or(0).to_string()), ..Receipt::default() }),
        (true, false) if now > COOL => return Ok(Receipt { before: Some(now.to_string()), ..Receipt::default() }),
        (true, false) => COOL,
        (false, true) => was.unwrap_or(0),
        (false, false) => return Ok(Receipt::default()),
    };
    let payload = Payload::json(&Pace { rate_limit_per_user: wanted })?;
    rest.send(Method::PATCH, route, "", payload).await?;
    Ok(Receipt { before: on.then(|| now.to_string()), ..Receipt::default() })
}

/// What it came to; these codes say that it is so already.
fn done<T>(answer: Result<T, RestError>, already: &[i64]) -> Result<Receipt, DeliveryError> {
    match answer {
        Ok(_) => Ok(Receipt::default()),
        Err(error) if error.code().is_some_and(|code| already.contains(&code)) => Ok(Receipt::default()),
        Err(error) => Err(error.into()),
    }
}
