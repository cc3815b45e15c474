//! `my link` and `village link`: two accounts become one person, two homes become one village; and `settings move`: one
//! village takes over the settings of another. A code that was given in one of them is used in the other, so whoever links
//! holds both.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Outcome as Answered;
use crate::access::Access;
use crate::care::share;
use crate::catalogue::{Answer, LISTS};
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::{CommunityId, IdSource, MemberId};
use crate::incoming::PlatformKind;
use crate::intros;
use crate::jobs::{self, Job, JobKind};
use crate::keys::Keys;
use crate::meetups::{self, telling::Telling};
use crate::message::Route;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::settings;
use crate::settings::import::Import;
use crate::settings::store::Change;
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Errand, Turn, errand};
use crate::welcome;

pub mod store;
pub mod wording;

/// How long a code can be used.
pub const VALID: TimeDelta = TimeDelta::minutes(30);

/// What stands in a code: nothing that is taken for something else when it is read aloud. Ten of them are 49 bits, which
/// nobody guesses within [`VALID`].
const LETTERS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH: usize = 10;

/// How many come along in one step, each with ten writes. Of those who are known in both it is one: she is some forty
/// writes, and one for each whom she has met.
const BROUGHT: i64 = 15;

/// What is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// Two accounts of one person.
    Account,
    /// Two homes of one village.
    Home,
    /// The settings of two villages.
    Settings,
}

impl Link {
    /// As it stands in the database, in routes and in keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Home => "home",
            Self::Settings => "settings",
        }
    }

    /// The command that links.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Account => Own::SPEC.path,
            Self::Home => Homes::SPEC.path,
            Self::Settings => Move::SPEC.path,
        }
    }
}

/// What linking came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A code to be used in the other account or home.
    Code {
        /// What it links.
        of: Link,
        /// The code.
        code: String,
    },
    /// What would follow, before it does.
    Asked {
        /// What would be linked.
        of: Link,
        /// The code.
        code: String,
        /// The other account or home, as people know it.
        name: String,
        /// Where that is.
        platform: PlatformKind,
    },
    /// They are one.
    Done {
        /// What was linked.
        of: Link,
        /// The other account or home, as people know it.
        name: String,
    },
}

/// Links the asker's accounts.
#[derive(Debug)]
pub struct Own(Option<String>);

impl Command for Own {
    type Outcome = Answered;

    const SPEC: CommandSpec = CommandSpec {
        path: "my link",
        args: &[ArgSpec::optional("code", ArgKind::Line { most: 32 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my link",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("code", 32).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Answered, Failure> {
        give_or_ask(turn, Link::Account, self.0).await
    }
}

/// Links the home it is said in.
#[derive(Debug)]
pub struct Homes(Option<String>);

impl Command for Homes {
    type Outcome = Answered;

    const SPEC: CommandSpec = CommandSpec {
        path: "village link",
        args: &[ArgSpec::optional("code", ArgKind::Line { most: 32 })],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "village link",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("code", 32).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Answered, Failure> {
        give_or_ask(turn, Link::Home, self.0).await
    }
}

/// Takes over the settings of another village.
#[derive(Debug)]
pub struct Move(Option<String>);

impl Command for Move {
    type Outcome = Answer;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings move",
        args: &[ArgSpec::optional("code", ArgKind::Line { most: 32 })],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings move",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("code", 32).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Answer, Failure> {
        let Some(code) = self.0 else { return Ok(give(turn, Link::Settings).await?.into()) };
        let code = tidy(&code);
        let other = find(turn, Link::Settings, &code).await?;
        store::take(turn.tx, &code).await?;
        let theirs = settings::store::load(turn.tx, other.community, turn.defaults).await?;
        Ok(Import::from(&theirs, other.name, turn).offer(turn).await?.into())
    }
}

async fn give(turn: &mut Turn<'_>, of: Link) -> Result<Answered, StoreError> {
    let code = new_code(turn);
    store::give(turn.tx, &code, of, (turn.community, turn.asker.member.id), turn.now + VALID).await?;
    Ok(Answered::Link(Outcome::Code { of, code }))
}

async fn give_or_ask(turn: &mut Turn<'_>, of: Link, code: Option<String>) -> Result<Answered, Failure> {
    let Some(code) = code else { return Ok(give(turn, of).await?) };
    let code = tidy(&code);
    let other = find(turn, of, &code).await?;
    Ok(Answered::Link(Outcome::Asked { of, code, name: other.name, platform: other.platform }))
}

/// The yes to what was asked. None when the button means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Answered>, Failure> {
    let of = match route.verb.as_str() {
        "link-account" => Link::Account,
        "link-home" if Access::Admin.allows(turn.asker.standing) => Link::Home,
        _ => return Ok(None),
    };
    let other = find(turn, of, &route.subject).await?;
    store::take(turn.tx, &route.subject).await?;
    match of {
        Link::Account => become_one(turn, other.member).await?,
        Link::Home => move_in(turn, other.community).await?,
        // What that changes is looked at, and wanted, as a file's settings are.
        Link::Settings => return Ok(None),
    }
    Ok(Some(Answered::Link(Outcome::Done { of, name: other.name })))
}

/// What a code was given for.
struct Other {
    community: CommunityId,
    member: MemberId,
    name: String,
    platform: PlatformKind,
}

/// The other side of a link, when it may be made.
async fn find(turn: &mut Turn<'_>, of: Link, code: &str) -> Result<Other, Failure> {
    let unknown = || Refusal::new("refused-link-code").command("command", of.command());
    let Some((community, member)) = store::find(turn.tx, code, of, turn.now).await? else {
        return Err(unknown().into());
    };
    match of {
        Link::Account => {
            if member == turn.asker.member.id {
                return Err(Refusal::new("refused-link-same-account").into());
            }
            if community != turn.community {
                return Err(Refusal::new("refused-link-other-village").command("command", of.command()).into());
            }
            let accounts = people::store::accounts(turn.tx, member).await?;
            let account = accounts.into_iter().next().ok_or_else(unknown)?;
            Ok(Other { community, member, name: account.name, platform: account.home.platform })
        }
        Link::Home => {
            if community == turn.community {
                return Err(Refusal::new("refused-link-same-home").into());
            }
            if people::store::homes(turn.tx, turn.community).await?.len() > 1 {
                return Err(Refusal::new("refused-link-several").command("command", of.command()).into());
            }
            if store::is_busy(turn.tx, turn.community, turn.now).await? {
                return Err(Refusal::new("refused-link-busy").command("command", "meetup list").into());
            }
            named(turn, community, member).await?.ok_or_else(|| unknown().into())
        }
        Link::Settings => {
            if community == turn.community {
                return Err(Refusal::new("refused-move-same").into());
            }
            // She who gave the code may have gone, or be no admin any more.
            let is_here = people::store::member(turn.tx, member).await?.is_some_and(|giver| giver.left_at.is_none());
            if !is_here || !Access::Admin.allows(people::store::standing_of(turn.tx, member).await?) {
                return Err(unknown().into());
            }
            named(turn, community, member).await?.ok_or_else(|| unknown().into())
        }
    }
}

/// Another community, by the name of its first home.
async fn named(turn: &mut Turn<'_>, community: CommunityId, member: MemberId) -> Result<Option<Other>, StoreError> {
    let home = people::store::homes(turn.tx, community).await?.into_iter().next();
    Ok(home.map(|home| {
        let name = home.key.name.unwrap_or(home.key.id);
        Other { community, member, name, platform: home.platform }
    }))
}

/// The asker's account becomes one of somebody's. What both have said, she who gave the code said.
async fn become_one(turn: &mut Turn<'_>, into: MemberId) -> Result<(), StoreError> {
    let from = turn.asker.member.id;
    if intros::store::of(turn.tx, into).await?.is_some() && intros::store::of(turn.tx, from).await?.is_some() {
        intros::leave::depart(&mut errand::of(turn), from).await?;
    }
    meetups::telling::of(turn).answer_once(from, into).await?;
    let here = turn.community;
    share::take_pause_along(turn.tx, turn.keys, (here, from), (here, into)).await?;
    store::merge(turn.tx, from, into).await?;
    // Kids that came along are counted where nobody has counted them for her.
    meetups::rsvp::kids::recount(&mut meetups::telling::of(turn), into).await
}

/// The asker's home becomes one of another community. So do the channels and roles that were chosen in it, and its
/// people, who follow in steps; whatever is over stays behind.
async fn move_in(turn: &mut Turn<'_>, community: CommunityId) -> Result<(), StoreError> {
    store::clear(turn.tx, turn.community).await?;
    people::store::give_home(turn.tx, turn.home, community).await?;
    bring(turn.tx, (turn.ids, turn.keys, turn.now), turn.community, community).await?;

    let home = turn.home.simple();
    for spec in LISTS.settings().filter(|spec| spec.kind.is_of_a_home()) {
        let Some(chosen) = turn.settings.get(spec.name).and_then(|value| value.get(&home)).cloned() else { continue };
        let theirs = settings::store::load(turn.tx, community, turn.defaults).await?;
        let before = theirs.get(spec.name).cloned();
        let mut after = before.as_ref().and_then(|value| value.as_object().cloned()).unwrap_or_default();
        after.insert(home.clone(), chosen);
        let name = spec.name.to_owned();
        let change = Change { community, name, before, after: Some(after.into()), by: None, at: turn.now };
        settings::store::change(turn.tx, &change).await?;
        let settings = settings::store::load(turn.tx, community, turn.defaults).await?;
        let mut telling = Telling { community, settings: &settings, ..meetups::telling::of(turn) };
        meetups::upkeep::settle(&mut telling, spec.name, &theirs).await?;
        let mut errand = Errand { community, settings: &settings, ..errand::of(turn) };
        welcome::settle(&mut errand, spec.name, &theirs).await?;
    }
    Ok(())
}

/// Brings some of those who belong to a community that has moved into another one, and plans to bring the others. Who was
/// seen there in the meantime is known in both, and becomes one.
pub async fn bring(
    tx: &mut Tx,
    (ids, keys, now): (&IdSource, &Keys, DateTime<Utc>),
    from: CommunityId,
    into: CommunityId,
) -> Result<(), StoreError> {
    tx.lock(&into.simple()).await?;
    // Those who are known in both come first: nobody's account may stand twice in one community.
    if let Some((one, other)) = store::known_in_both(tx, from, into).await? {
        share::take_pause_along(tx, keys, (from, one), (into, other)).await?;
        store::merge(tx, one, other).await?;
        store::bring(tx, other, from, into).await?;
    } else {
        let others = store::first_members(tx, from, BROUGHT).await?;
        if others.is_empty() {
            return Ok(());
        }
        for member in others {
            share::take_pause_along(tx, keys, (from, member), (into, member)).await?;
            store::bring(tx, member, from, into).await?;
        }
    }
    let job =
        Job { id: ids.next(now), community: Some(from), kind: JobKind::MoveIn { into }, due_at: now, attempts: 0 };
    jobs::store::schedule(tx, &job, Some(&format!("move-in:{}", from.simple()))).await
}

fn new_code(turn: &Turn<'_>) -> String {
    // The last 62 bits of an id are chance.
    let chance = turn.ids.next::<Uuid>(turn.now).as_u128() & 0x3fff_ffff_ffff_ffff;
    let digits = std::iter::successors(Some(chance), |rest| Some(rest / 31)).map(|rest| rest % 31).take(LENGTH);
    digits.filter_map(|digit| LETTERS.get(usize::try_from(digit).ok()?).copied().map(char::from)).collect()
}

/// A code as people type it: in capitals, with blanks.
fn tidy(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
