//! Welcome: whoever arrives is told privately what matters here, and what she may do if she likes.
//!
//! It is a slice of its own, because it needs nothing of the others: its buttons name their routes, as commands do.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::Member;
use crate::settings::{self, LANGUAGE, SettingKind, SettingSpec, Settings, VALUES};
use crate::store::{StoreError, Tx};
use crate::turn::Errand;

pub mod board;
pub mod hello;
pub mod press;
pub mod store;
pub mod values;
pub mod wording;

/// The setting that says whether those who arrive are welcomed.
pub const WELCOME: SettingSpec = SettingSpec {
    name: "welcome",
    kind: SettingKind::OneOf(&["on", "off"]),
    default: "off",
    who: Access::Admin,
    example: "on",
};

/// The setting that says where hellos are put, and where the message for those who are new stands.
pub const CHANNEL: SettingSpec = SettingSpec {
    name: "welcome-channel",
    kind: SettingKind::Channel,
    default: "",
    who: Access::Admin,
    example: "here",
};

/// Whoever comes back within this is not welcomed again.
const AGAIN: TimeDelta = TimeDelta::days(30);

/// For so long a welcome is worth saying.
const FRESH: TimeDelta = TimeDelta::days(7);

/// How long the words of a hello are kept, for whoever wants to keep them as the line about her.
const KEPT: TimeDelta = TimeDelta::days(2);

/// What was between a member and the village about her arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Welcomed {
    /// When she was welcomed last.
    pub at: Option<DateTime<Utc>>,
    /// Her hello, while its words are kept.
    pub hello: Option<String>,
    /// When she said hello last.
    pub said_at: Option<DateTime<Utc>>,
}

/// What a command or a button of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// What matters here.
    Values,
    /// The welcome.
    Welcome,
    /// She is in.
    In,
    /// Her hello is said.
    Said,
    /// Her hello is the line about her.
    Kept,
}

/// Somebody has arrived: she is welcomed once, unless she was here before welcoming was. `is_new` when nobody knew of her
/// until now, or she had left, at `left_at`; whoever comes back soon is left in peace.
pub async fn arrive(
    errand: &mut Errand<'_>,
    member: &Member,
    is_new: bool,
    left_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    if !is_on(errand.settings) {
        return Ok(());
    }
    let since = settings::store::since(errand.tx, errand.community, WELCOME.name).await?;
    let welcomed = store::of(errand.tx, member.id).await?;
    let was_here = since.is_some_and(|since| member.joined_at < since || !is_new && member.joined_at == since);
    let lately = |at: DateTime<Utc>| at + AGAIN > errand.now;
    if was_here || left_at.is_some_and(lately) || welcomed.at.is_some_and(lately) {
        return Ok(());
    }

    store::welcome(errand.tx, member.id, errand.now).await?;
    let parcel = errand.parcel(To::Member { member: member.id }, Intent::Welcome);
    outbox::store::put(errand.tx, &Parcelled { expires_at: Some(errand.now + FRESH), ..parcel }).await
}

/// A setting has changed; `before` is how all of them were.
pub async fn settle(errand: &mut Errand<'_>, name: &str, before: &Settings) -> Result<(), StoreError> {
    if [WELCOME.name, CHANNEL.name].contains(&name) {
        board::settle(errand, before).await
    } else if [VALUES.name, LANGUAGE.name].contains(&name) {
        board::BOARD.refresh(errand, errand.now).await
    } else {
        Ok(())
    }
}

/// Lets go of the words of old hellos; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    store::forget_hellos(tx, now - KEPT).await
}

/// Whether those who arrive are welcomed.
fn is_on(settings: &Settings) -> bool {
    settings.is_on(&WELCOME)
}
