//! Support: people to talk to, where the community lives, for whoever asks and for whoever may need it.
//!
//! Nothing is diagnosed, and nobody is noted down: what is kept is one tag for a day, so that nobody is offered it twice.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::desk;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::id::MemberId;
use crate::keys::Purpose;
use crate::message::Route;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::refusal::{Failure, Refusal};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::StoreError;
use crate::turn::{Command, Errand, Turn};

pub mod lines;
pub mod store;
pub mod wording;

/// The setting that says where the community lives, for the lines that it is shown.
pub const REGION: SettingSpec = SettingSpec {
    name: "region",
    kind: SettingKind::OneOf(lines::REGIONS),
    default: "none",
    who: Access::Admin,
    example: "us",
};

/// The setting with lines that an admin adds.
pub const LINES: SettingSpec = SettingSpec {
    name: "support-lines",
    kind: SettingKind::Names { most: 8, length: 140 },
    default: "",
    who: Access::Admin,
    example: "Mothers' Night Line 555 0100, Elm Street family centre elmstreet.example",
};

/// The setting that says what moderators hear when support is offered after noticing.
pub const TELL: SettingSpec = SettingSpec {
    name: "support-tell",
    kind: SettingKind::OneOf(&["off", "somebody", "who"]),
    default: "off",
    who: Access::Admin,
    example: "off",
};

/// Nobody is offered support twice within this; for so long a tag is kept.
const ONCE: TimeDelta = TimeDelta::hours(24);

/// For so long an offer waits that could not be brought to her.
const WAITS: TimeDelta = TimeDelta::days(7);

/// What a command or a button of support came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// People to talk to.
    Lines,
    /// An admin has confirmed them.
    Confirmed,
}

/// People to talk to.
#[derive(Debug)]
pub struct Support;

impl Command for Support {
    type Outcome = Outcome;

    const SPEC: CommandSpec =
        CommandSpec { path: "support", args: &[], access: Access::Member, answer: Seen::ByAsker, example: "support" };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Lines)
    }
}

/// What a button of support comes to; none when it means nothing any more.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    match route.verb.as_str() {
        "show" => Ok(Some(Outcome::Lines)),
        "confirm" if Access::Admin.allows(turn.asker.standing) && turn.settings.word(&REGION) == route.subject => {
            store::confirm(turn.tx, turn.community, &route.subject, turn.now).await?;
            Ok(Some(Outcome::Confirmed))
        }
        _ => Ok(None),
    }
}

/// A setting has changed: the admin who has chosen a region is asked once whether its lines are right.
pub async fn settle(errand: &mut Errand<'_>, name: &str, before: &Settings, admin: MemberId) -> Result<(), StoreError> {
    let region = errand.settings.word(&REGION);
    if name != REGION.name || region == before.word(&REGION) || region == REGION.default {
        return Ok(());
    }
    if store::ask(errand.tx, errand.community, region).await? {
        errand.say(To::Member { member: admin }, Intent::SupportCheck).await?;
    }
    Ok(())
}

/// Offers a member people to talk to, privately, once a day at most. Moderators hear of it only as far as their community
/// has set it, and never what she wrote.
#[cfg_attr(not(feature = "testing"), expect(dead_code, reason = "noticing calls it"))]
pub(crate) async fn offer(errand: &mut Errand<'_>, member: MemberId) -> Result<(), StoreError> {
    let tag = errand.keys.tag(errand.community.0, Purpose::Offered, &[member.0.as_bytes()]);
    if !store::mark(errand.tx, &tag, errand.now, errand.now + ONCE).await? {
        return Ok(());
    }
    let parcel = errand.parcel(To::Member { member }, Intent::SupportOffer);
    outbox::store::put(errand.tx, &Parcelled { expires_at: Some(errand.now + WAITS), ..parcel }).await?;
    match errand.settings.word(&TELL) {
        "somebody" => desk::tell(errand, &Intent::SupportTold { member: None }, &[member]).await.map(|_| ()),
        "who" => desk::tell(errand, &Intent::SupportTold { member: Some(member) }, &[member]).await.map(|_| ()),
        _ => Ok(()),
    }
}
