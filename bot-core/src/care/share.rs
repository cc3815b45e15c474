//! Share: anonymous posts, with follow-ups under the same name and answers below.
//!
//! What is here never learns who somebody is, except where two admins open it together. `docs/sharing.md` says what
//! that is worth, and against whom.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::desk;
use super::lexicon::{Choices, Kind, Language, Lexicon, Sensitivity};
use crate::access::Access;
use crate::id::{CommunityId, MemberId, ShareId, ShareLineId};
use crate::incoming::{PlaceKey, PlatformKind, What};
use crate::jobs::{self, Job, JobKind};
use crate::keys::{Keys, Purpose};
use crate::message::Route;
use crate::outbox::{self, Intent, Parcelled, ShareNews, To};
use crate::refusal::{Failure, Refusal};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::{Errand, Turn, board};
use crate::wording::Locale;

mod aliases;
pub mod answer;
pub mod keeping;
pub mod mine;
pub mod more;
pub mod post;
pub mod press;
pub mod store;
pub mod unseal;
pub mod wording;

/// The setting that says where anonymous posts are put; without one there are none.
pub const CHANNEL: SettingSpec =
    SettingSpec { name: "share-channel", kind: SettingKind::Channel, default: "", who: Access::Admin, example: "here" };

/// The setting that says whether a moderator reads a post before others do.
pub const APPROVAL: SettingSpec = SettingSpec {
    name: "share-approval",
    kind: SettingKind::OneOf(&["on", "off"]),
    default: "on",
    who: Access::Admin,
    example: "off",
};

/// The setting that says within how many seconds something leaves, by chance, so that its time tells nothing.
pub const DELAY: SettingSpec = SettingSpec {
    name: "share-delay",
    kind: SettingKind::Whole { least: 0, most: 120 },
    default: "120",
    who: Access::Admin,
    example: "60",
};

/// Characters of a post at most.
pub const LONGEST: usize = 1500;

/// Posts of one person that are open at once, and on one day, at most; follow-ups on one day.
const OPEN: usize = 3;
const TODAY: i64 = 5;
const MORE_TODAY: i64 = 20;

/// Days for which there may be follow-ups and answers, and days for which a post is kept.
const OPEN_DAYS: u64 = 14;
pub(crate) const KEPT_DAYS: u64 = 30;

/// Commands whose events must not be connected with whoever gives them.
const DISCREET: [&str; 4] = ["share post", "share more", "share mine", "share me-too"];

/// Where a post or a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A moderator has not read it, or its time to leave has not come.
    Waiting,
    /// Everybody may read it.
    Open,
    /// A moderator has said no.
    Declined,
    /// A moderator has taken it away.
    Removed,
}

impl State {
    const ALL: [Self; 4] = [Self::Waiting, Self::Open, Self::Declined, Self::Removed];

    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Declined => "declined",
            Self::Removed => "removed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// An anonymous post.
#[derive(Clone)]
pub struct Share {
    /// Its id, by chance.
    pub id: ShareId,
    /// Whose.
    pub community: CommunityId,
    /// The name it bears.
    pub alias: String,
    /// Where it stands.
    pub state: State,
    /// Who has written it, sealed.
    author: String,
    /// What only its author has under it.
    tag: String,
    /// What it says.
    pub text: String,
    /// Why a moderator declined or took it away.
    pub reason: Option<String>,
    /// Whether its author may need somebody.
    pub heavy: bool,
    /// Taps of those who know it too.
    pub me_too: i64,
    /// The day on which it was written, or went out.
    pub day: NaiveDate,
}

/// Something said under a post.
#[derive(Clone)]
pub struct Line {
    /// Its id, by chance.
    pub id: ShareLineId,
    /// Under which post.
    pub share: ShareId,
    /// Who, when it is said with a name; none when it is the author, or whoever said it is gone.
    pub member: Option<MemberId>,
    /// Whether it is the author's, under the name of the post.
    pub anonymous: bool,
    /// Where it stands.
    pub state: State,
    /// What it says.
    pub text: String,
    /// Whether its author may need somebody.
    pub heavy: bool,
    /// The day.
    pub day: NaiveDate,
}

/// What a command or a button of this slice came to. Ids of posts only: nobody is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is on its way.
    Posted {
        /// Which.
        share: ShareId,
        /// Whether she may need somebody.
        heavy: bool,
        /// Whether a moderator reads it first.
        waits: bool,
    },
    /// So is her follow-up.
    More {
        /// Under which.
        share: ShareId,
        /// Whether she may need somebody.
        heavy: bool,
        /// Whether a moderator reads it first.
        waits: bool,
    },
    /// Her answer stands below, with her name.
    Answered {
        /// Below which.
        share: ShareId,
    },
    /// What is hers.
    Mine {
        /// Which.
        shares: Vec<ShareId>,
    },
    /// Her tap.
    MeToo {
        /// Under which.
        share: ShareId,
        /// Whether it counts; one of each person does.
        counts: bool,
    },
    /// It is out.
    Approved {
        /// Which.
        share: ShareId,
    },
    /// It stays in.
    Declined {
        /// Which.
        share: ShareId,
    },
    /// It is gone.
    Removed {
        /// Which.
        share: ShareId,
    },
    /// Whoever has written it may not share for a while.
    Paused {
        /// Which.
        share: ShareId,
        /// Until when.
        until: NaiveDate,
    },
    /// She may again.
    Resumed {
        /// Which.
        share: ShareId,
    },
    /// Somebody has decided already.
    Decided {
        /// About which.
        share: ShareId,
    },
    /// What opening it means.
    Unseal {
        /// Which.
        share: ShareId,
    },
    /// Another admin is asked.
    UnsealAsked {
        /// About which.
        share: ShareId,
    },
    /// Both admins have agreed: who it is.
    Author {
        /// Of which.
        share: ShareId,
    },
}

/// Whether an event is about sharing in a way that must not be connected with whoever it comes from, as far as the event
/// itself says so. Words have to be understood first.
#[must_use]
pub fn may_be_discreet(what: &What) -> bool {
    match what {
        What::Command { path, .. } => is_discreet(path),
        What::Pressed { route, .. } | What::Picked { route, .. } | What::Submitted { route, .. } => {
            is_discreet_route(route)
        }
        What::Said { .. }
        | What::Menu { .. }
        | What::Reacted { .. }
        | What::Unreacted { .. }
        | What::HomeOpened
        | What::HomeClosed
        | What::HomeMoved { .. }
        | What::PlaceMoved { .. }
        | What::OwnGone { .. }
        | What::PlaceLeft
        | What::Arrived
        | What::Departed => false,
    }
}

/// Whether a command is one of these.
#[must_use]
pub fn is_discreet(path: &str) -> bool {
    DISCREET.contains(&path)
}

/// Whether a button or a form is one of these.
#[must_use]
pub fn is_discreet_route(route: &Route) -> bool {
    let command = || DISCREET.iter().any(|path| path.replace(' ', "-") == route.subject);
    route.module == "share" && route.verb == "me-too" || route.module == "ask" && command()
}

/// Nobody is asked for words that have no place to go.
pub(super) fn is_on(settings: &Settings, keys: &Keys) -> Result<(), Refusal> {
    if !keys.is_there() {
        return Err(Refusal::new("refused-share-key"));
    }
    if settings.channels(CHANNEL.name).is_empty() {
        return Err(Refusal::new("refused-share-off").command("command", "settings set share-channel here"));
    }
    Ok(())
}

/// The day it is where the community lives.
pub(super) fn today(settings: &Settings, now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&settings.zone()).date_naive()
}

pub(super) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// The name of a post as it is looked up: small letters and digits alone.
fn slug(alias: &str) -> String {
    alias.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The post of this name; the one that is open, when there was an earlier one.
pub(super) async fn find(turn: &mut Turn<'_>, given: &str) -> Result<Share, Failure> {
    let wanted = slug(given.split('~').next().unwrap_or_default());
    let mut shares = store::of_community(turn.tx, turn.community).await?;
    shares.sort_by_key(|share| !matches!(share.state, State::Waiting | State::Open));
    let open: Vec<String> =
        shares.iter().filter(|share| share.state == State::Open).take(5).map(|share| share.alias.clone()).collect();
    let found = shares.into_iter().find(|share| slug(&share.alias) == wanted);
    found.ok_or_else(|| {
        let given: String = given.chars().take(40).collect();
        if open.is_empty() {
            Refusal::new("refused-share-none").text("given", given).into()
        } else {
            let refusal = Refusal::new("refused-share-alias").about("post");
            refusal.text("given", given).text("near", open.join(", ")).into()
        }
    })
}

/// The same, if it can be answered.
pub(super) async fn find_open(turn: &mut Turn<'_>, given: &str) -> Result<Share, Failure> {
    let share = find(turn, given).await?;
    let since = before(today(turn.settings, turn.now), OPEN_DAYS);
    match share.state {
        State::Open if share.day > since => Ok(share),
        State::Waiting => Err(Refusal::new("refused-share-waits").text("alias", share.alias).into()),
        State::Open | State::Declined | State::Removed => {
            Err(Refusal::new("refused-share-over").text("alias", share.alias).into())
        }
    }
}

impl Share {
    /// Whether a member has written it.
    pub(super) fn is_by(&self, keys: &Keys, member: MemberId) -> bool {
        keys.tags(self.community.0, Purpose::Hers, &[self.id.0.as_bytes(), member.0.as_bytes()]).contains(&self.tag)
    }

    /// Who has written it; none without the key. Never to be stored, logged, or said but to two admins who agreed.
    pub(super) fn author(&self, keys: &Keys) -> Option<MemberId> {
        let opened = keys.open(self.community.0, Purpose::Author, self.id.0.as_bytes(), &self.author)?;
        uuid::Uuid::from_slice(&opened).ok().map(MemberId)
    }
}

/// Until when somebody may not share, for when she is forgotten.
pub async fn paused_until(
    tx: &mut Tx,
    keys: &Keys,
    community: CommunityId,
    member: MemberId,
) -> Result<Option<NaiveDate>, StoreError> {
    store::paused_until(tx, &keys.tags(community.0, Purpose::Paused, &pause_parts(&member))).await
}

/// She may not share until then.
pub async fn pause_until(
    tx: &mut Tx,
    keys: &Keys,
    community: CommunityId,
    member: MemberId,
    until: NaiveDate,
) -> Result<(), StoreError> {
    store::pause(tx, &keys.tag(community.0, Purpose::Paused, &pause_parts(&member)), until).await
}

/// A break that moderators have given somebody goes with her into another community, and into the one person that two
/// accounts become. The longer one counts.
pub async fn take_pause_along(
    tx: &mut Tx,
    keys: &Keys,
    (from, member): (CommunityId, MemberId),
    (into, becomes): (CommunityId, MemberId),
) -> Result<(), StoreError> {
    let Some(until) = paused_until(tx, keys, from, member).await? else { return Ok(()) };
    let theirs = paused_until(tx, keys, into, becomes).await?;
    pause_until(tx, keys, into, becomes, theirs.map_or(until, |theirs| theirs.max(until))).await
}

/// The posts that somebody has written, for her own file alone: `{"name", "text", "day", "state"}` each.
pub async fn written_by(tx: &mut Tx, keys: &Keys, member: MemberId) -> Result<Vec<serde_json::Value>, StoreError> {
    let Some(who) = crate::people::store::member(tx, member).await? else { return Ok(Vec::new()) };
    let shares = store::of_community(tx, who.community).await?;
    let hers = shares.into_iter().filter(|share| share.is_by(keys, member));
    Ok(hers
        .map(|share| {
            serde_json::json!({
                "name": share.alias,
                "text": share.text,
                "day": share.day.to_string(),
                "state": share.state.name(),
            })
        })
        .collect())
}

/// The tag by which somebody may not share.
fn pause_parts(member: &MemberId) -> [&[u8]; 1] {
    [member.0.as_bytes()]
}

static CRISIS: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let languages = Language::ALL.into_iter().collect();
    Lexicon::of(&Choices { languages, kinds: [Kind::Support].into(), model: true, ..Choices::default() })
});

/// Whether somebody who writes this may need somebody.
fn is_heavy(text: &str, locale: Locale) -> bool {
    let noticed = CRISIS.notice(text, Language::from_code(locale.code()), Sensitivity::Usual);
    noticed.is_some_and(|noticed| noticed.kind == Kind::Support)
}

/// After a while by chance, so that the time of what leaves says nothing about who was there.
async fn leave_later(errand: &mut Errand<'_>, share: ShareId, line: Option<ShareLineId>) -> Result<(), StoreError> {
    let most = u64::try_from(errand.settings.whole(&DELAY)).unwrap_or(0);
    let chance = errand.ids.blind::<ShareId>().0.as_u64_pair().1 % (most * 1000 + 1);
    let due_at = errand.now + TimeDelta::milliseconds(i64::try_from(chance).unwrap_or(0));
    let kind = JobKind::Share { share, line };
    let job = Job { id: errand.ids.blind(), community: Some(errand.community), kind, due_at, attempts: 0 };
    let key = format!("share:{}", line.map_or_else(|| share.simple(), ShareLineId::simple));
    jobs::store::schedule(errand.tx, &job, Some(&key)).await
}

/// Its time has come: a moderator reads it, or everybody does.
pub async fn bring(errand: &mut Errand<'_>, share: ShareId, line: Option<ShareLineId>) -> Result<(), StoreError> {
    let Some(share) = store::get(errand.tx, share).await? else { return Ok(()) };
    let line = match line {
        Some(line) => match store::line(errand.tx, line).await? {
            Some(line) => Some(line),
            None => return Ok(()),
        },
        None => None,
    };
    if line.as_ref().map_or(share.state, |line| line.state) != State::Waiting {
        return Ok(());
    }
    let reads_first = errand.is_on(&APPROVAL) || share.state == State::Waiting && line.is_some();
    if reads_first {
        let intent = Intent::ShareAsk { share: share.id, line: line.map(|line| line.id) };
        return desk::tell(errand, &intent, &[]).await.map(|_| ());
    }
    let is_heavy = line.as_ref().map_or(share.heavy, |line| line.heavy);
    if is_heavy {
        let intent = Intent::ShareAsk { share: share.id, line: line.as_ref().map(|line| line.id) };
        desk::tell(errand, &intent, &[]).await?;
    }
    publish(errand, &share, line.as_ref()).await
}

/// Everybody may read it.
pub(super) async fn publish(errand: &mut Errand<'_>, share: &Share, line: Option<&Line>) -> Result<(), StoreError> {
    let today = today(errand.settings, errand.now);
    match line {
        None => store::set_state(errand.tx, share.id, State::Open, None, today).await?,
        Some(line) => store::set_line_state(errand.tx, line.id, State::Open).await?,
    }
    show(errand, share.id, line.map(|line| line.id), errand.now).await
}

/// Puts a post or a line into the channel, or says it anew there.
pub(super) async fn show(
    errand: &mut Errand<'_>,
    share: ShareId,
    line: Option<ShareLineId>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = line.map_or_else(|| share.simple(), ShareLineId::simple);
    for (platform, place) in places(errand).await? {
        let key = format!("share:{id}:{}:{}", platform.name(), place.id);
        let intent = line.map_or(Intent::SharePost { share }, |line| Intent::ShareLine { line });
        let row = errand.parcel(To::Place { platform, place }, intent);
        let row = Parcelled { id: errand.ids.blind(), coalesce: Some(key), run_at: at, ..row };
        outbox::store::put(errand.tx, &row).await?;
    }
    Ok(())
}

/// Where anonymous posts are read.
pub(super) async fn places(errand: &mut Errand<'_>) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let settings = errand.settings;
    board::places(errand, settings.channels(CHANNEL.name)).await
}

/// Tells whoever has written a post something, so that no row says whom. Where her direct messages are closed, she finds
/// it under what is hers.
pub(super) async fn tell_author(errand: &mut Errand<'_>, share: &Share, news: ShareNews) -> Result<(), StoreError> {
    let Some(member) = share.author(errand.keys) else { return Ok(()) };
    let intent = Intent::ShareNews { share: share.id, news };
    let row = Parcelled { id: errand.ids.blind(), ..errand.parcel(To::Member { member }, intent) };
    let Some(to) = row.to.sealed(errand.keys, errand.community, row.id) else { return Ok(()) };
    let expires_at = Some(errand.now + TimeDelta::days(2));
    outbox::store::put(errand.tx, &Parcelled { to, expires_at, ..row }).await
}

/// Where a message is found that is said anew.
#[must_use]
pub fn subject_of(intent: &Intent) -> Option<String> {
    if let Intent::SharePost { share } = intent {
        return Some(subject(&share.simple()));
    }
    if let Intent::ShareLine { line } = intent { Some(subject(&line.simple())) } else { None }
}

fn subject(id: &str) -> String {
    format!("share:{id}")
}

/// Forgets what is too old: posts with all that belongs to them, counts of days, pauses that are over; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let today = now.date_naive();
    let old = store::old(tx, before(today, KEPT_DAYS)).await?;
    for id in &old {
        for line in store::lines_of(tx, *id).await? {
            outbox::store::forget_shown_of(tx, &subject(&line.id.simple())).await?;
        }
        outbox::store::forget_shown_of(tx, &subject(&id.simple())).await?;
        store::forget(tx, *id).await?;
    }
    let gone = store::sweep(tx, before(today, 1)).await?;
    Ok(gone + u64::try_from(old.len()).unwrap_or(0))
}

/// What a moderator's command is about: the post, or a line under it that a button names after a `~`.
pub(super) async fn waiting_line(turn: &mut Turn<'_>, share: &Share, given: &str) -> Result<Option<Line>, StoreError> {
    let lines = store::lines_of(turn.tx, share.id).await?;
    let mut waiting = lines.into_iter().filter(|line| line.state == State::Waiting && line.anonymous);
    Ok(match given.split_once('~') {
        Some((_, id)) => waiting.find(|line| !id.is_empty() && line.id.simple().starts_with(id)),
        None if share.state == State::Open => waiting.next(),
        None => None,
    })
}
