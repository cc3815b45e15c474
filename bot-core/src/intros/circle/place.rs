//! A circle's place of its own, opened in two phases: a row asks for it, and what the platform made of it is noted
//! before anything is said there. Where there can be none, each is told whom she is introduced to instead.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Circle, Member, SILENCE, State, store};
use crate::id::{CircleId, MemberId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::intros::{CHANNEL, Errand, wording};
use crate::jobs::{self, CircleTask, Job, JobKind};
use crate::message::tidy;
use crate::outbox::{self, CircleLine, CircleNews, Intent, Parcelled, To};
use crate::people::{self, Account, Home};
use crate::platform::{Own, Receipt};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;

/// So many places of a round are asked for at once; each further one waits half a second longer than the one before. No
/// platform opens them faster, and what is due and waits for its turn is looked at by whoever looks for what is due.
const AT_ONCE: i64 = 100;
const PACE: TimeDelta = TimeDelta::milliseconds(500);

/// The same where people are told directly: platforms take many messages to those who have not written for spam.
const TOLD_AT_ONCE: i64 = 10;
const TELLING: TimeDelta = TimeDelta::seconds(2);

/// Characters of a place's name at most.
const TITLE: usize = 90;

/// Hexadecimal digits of an id in a mark: the ones that differ.
const MARK: usize = 20;

/// Asks for its place, or for what has changed about it.
pub(in crate::intros) async fn ask(errand: &mut Errand<'_>, circle: &Circle) -> Result<(), StoreError> {
    let Some(home) = circle.home else { return Ok(()) };
    let Some(home) = home_of(errand.tx, circle, home).await? else {
        // The bot is not there any more.
        return Box::pin(refused(errand, circle.id)).await;
    };
    let parcel = asking(errand, circle, &home);
    outbox::store::put(errand.tx, &parcel).await
}

/// What asks for its place in its home.
pub(super) fn asking(errand: &Errand<'_>, circle: &Circle, home: &Home) -> Parcelled {
    let place = PlaceKey { id: under(errand.settings, home), thread: None, direct: false };
    let to = To::Place { platform: circle.platform.unwrap_or(home.platform), place };
    let parcel = errand.parcel(to, Intent::CirclePlace { circle: circle.id });
    let wait = PACE * i32::try_from(circle.number - AT_ONCE).unwrap_or(0).max(0);
    let run_at = if circle.state == State::Opening { errand.now + wait } else { errand.now };
    Parcelled { coalesce: Some(format!("circle:{}", circle.id.simple())), run_at, ..parcel }
}

/// Where meetups are announced; it stands in where nobody has chosen a channel for intros.
const STANDS_IN: &str = "meetup-channel";

/// The channel that a place hangs on, or the home itself where none is chosen.
fn under(settings: &Settings, home: &Home) -> String {
    channel(settings, home).map_or_else(|| home.key.id.clone(), str::to_owned)
}

fn channel<'a>(settings: &'a Settings, home: &Home) -> Option<&'a str> {
    settings.channel(CHANNEL.name, home.id).or_else(|| settings.channel(STANDS_IN, home.id))
}

async fn home_of(tx: &mut Tx, circle: &Circle, home: crate::id::HomeId) -> Result<Option<Home>, StoreError> {
    let homes = people::store::homes(tx, circle.community).await?;
    Ok(homes.into_iter().find(|one| one.id == home))
}

/// Says something in its place, if it has one.
pub(in crate::intros) async fn say(
    errand: &mut Errand<'_>,
    circle: &Circle,
    line: CircleLine,
) -> Result<(), StoreError> {
    let (Some(platform), Some(place), State::Open) = (circle.platform, circle.place.clone(), circle.state) else {
        return Ok(());
    };
    errand.say(To::Place { platform, place }, Intent::CircleLine { circle: circle.id, line }).await
}

/// What is to be done about its place now; none when there is nothing to do.
pub async fn act(
    tx: &mut Tx,
    circle: CircleId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Own>, StoreError> {
    let platform = reader.platform;
    let Some(circle) = store::get(tx, circle).await? else { return Ok(None) };
    if circle.state == State::Direct || circle.state == State::Ended && circle.place.is_none() {
        return Ok(None);
    }
    let Some(home) = circle.home else { return Ok(None) };
    let Some(home) = home_of(tx, &circle, home).await? else { return Ok(None) };
    let members = store::members(tx, circle.id).await?;
    let (mut there, mut leaving, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for member in &members {
        let Some(account) = account(tx, member.member, platform).await? else { continue };
        if member.is_there() {
            names.push(tidy(&account.name).replace('\n', " "));
            there.push(account.external);
        } else {
            leaving.push(account.external);
        }
    }
    let is_on = circle.is_on();
    let locale = wording::locale_of(tx, &circle, settings).await?;
    Ok(Some(Own::Circle {
        known: circle.place.clone(),
        home: home.key,
        mark: mark(circle.id),
        title: names.join(" · ").chars().take(TITLE).collect(),
        members: there,
        leaving,
        open: is_on,
        goodbye: if is_on { None } else { Some(wording::card::goodbye(tx, &circle, reader.now, locale).await?) },
    }))
}

/// What tells its place from every other: the last digits of its id, which nobody can guess.
fn mark(circle: CircleId) -> String {
    let id = circle.simple();
    format!("intro-{}", id.get(id.len() - MARK..).unwrap_or(&id))
}

async fn account(tx: &mut Tx, member: MemberId, platform: PlatformKind) -> Result<Option<Account>, StoreError> {
    let accounts = people::store::accounts(tx, member).await?;
    Ok(accounts.into_iter().find(|account| account.home.platform == platform))
}

/// What the platform made of it is noted, and the introduction is said there.
pub async fn remember(
    errand: &mut Errand<'_>,
    circle: CircleId,
    platform: PlatformKind,
    receipt: &Receipt,
) -> Result<(), StoreError> {
    let Some(circle) = store::get(errand.tx, circle).await? else { return Ok(()) };
    let Some(made) = receipt.messages.last() else { return Ok(()) };
    let place = PlaceKey { id: made.place.clone(), thread: None, direct: false };
    let is_new = circle.place.is_none();
    match circle.state {
        State::Opening => store::opened(errand.tx, circle.id, &place.id).await?,
        // It ended while its place was being opened: the next row puts that away.
        State::Ended if is_new => {
            store::set_place(errand.tx, circle.id, &place.id).await?;
            let circle = Circle { place: Some(place), ..circle };
            return ask(errand, &circle).await;
        }
        State::Open | State::Direct | State::Ended => {}
    }
    let mut unreached = Vec::new();
    for account in &receipt.unreached {
        let member = people::store::member_by_account(errand.tx, errand.community, platform, account).await?;
        if let Some((member, _)) = member
            && store::unreached(errand.tx, circle.id, member.id).await?
        {
            let ends_at = super::ends_at(errand.tx, &circle).await?;
            let news = Intent::CircleNews { circle: circle.id, news: CircleNews::Introduced };
            errand.tell(member.id, news, ends_at).await?;
            unreached.push(member.id);
        }
    }
    if is_new && circle.state == State::Opening {
        let to = To::Place { platform, place: place.clone() };
        errand.say(to, Intent::CircleCard { circle: circle.id }).await?;
        watch(errand, circle.id).await?;
    }
    for member in unreached {
        let line = CircleLine::Unreached { member };
        let to = To::Place { platform, place: place.clone() };
        errand.say(to, Intent::CircleLine { circle: circle.id, line }).await?;
    }
    Ok(())
}

/// Looks after a while whether anything was said.
pub(super) async fn watch(errand: &mut Errand<'_>, circle: CircleId) -> Result<(), StoreError> {
    let (job, key) = watching(errand, circle);
    jobs::store::schedule(errand.tx, &job, Some(&key)).await
}

/// The job that looks, and what it is called.
pub(super) fn watching(errand: &Errand<'_>, circle: CircleId) -> (Job, String) {
    let kind = JobKind::Circle { circle, task: CircleTask::Nudge };
    (errand.job(kind, errand.now + SILENCE), format!("circle:{}:nudge", circle.simple()))
}

/// There can be no place for it, or it is gone: its people are told by direct messages what they do not know yet.
pub async fn refused(errand: &mut Errand<'_>, circle: CircleId) -> Result<(), StoreError> {
    let Some(circle) = store::get(errand.tx, circle).await? else { return Ok(()) };
    match circle.state {
        State::Direct | State::Ended => Ok(()),
        State::Open => {
            store::direct(errand.tx, circle.id).await?;
            let ends_at = super::ends_at(errand.tx, &circle).await?;
            for member in store::members(errand.tx, circle.id).await?.iter().filter(|one| one.is_there()) {
                let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::PlaceGone };
                errand.tell(member.member, intent, ends_at).await?;
            }
            Ok(())
        }
        State::Opening => {
            store::direct(errand.tx, circle.id).await?;
            let ends_at = super::ends_at(errand.tx, &circle).await?;
            let there = store::members(errand.tx, circle.id).await?.into_iter().filter(Member::is_there);
            let mut parcels: Vec<Parcelled> =
                there.map(|member| introducing(errand, &circle, member.member, ends_at)).collect();
            errand.when_heard(&mut parcels).await?;
            outbox::store::put_all(errand.tx, &parcels).await?;
            watch(errand, circle.id).await
        }
    }
}

/// What introduces somebody directly to the others of her circle.
pub(super) fn introducing(
    errand: &Errand<'_>,
    circle: &Circle,
    member: MemberId,
    expires_at: Option<DateTime<Utc>>,
) -> Parcelled {
    let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::Introduced };
    let parcel = errand.parcel(To::Member { member }, intent);
    let wait = TELLING * i32::try_from(circle.number - TOLD_AT_ONCE).unwrap_or(0).max(0);
    Parcelled { run_at: errand.now + wait, expires_at, ..parcel }
}

/// Somebody's direct messages are closed, and there is no place where she would read of her introduction: the others hear
/// that she does not know of it yet.
pub async fn unread(errand: &mut Errand<'_>, circle: CircleId, who: MemberId) -> Result<(), StoreError> {
    let circle = store::get(errand.tx, circle).await?.filter(|circle| circle.state == State::Direct);
    let Some(circle) = circle else { return Ok(()) };
    if !store::unreached(errand.tx, circle.id, who).await? {
        return Ok(());
    }
    let ends_at = super::ends_at(errand.tx, &circle).await?;
    for other in store::members(errand.tx, circle.id).await?.iter().filter(|one| one.is_there() && one.member != who) {
        let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::Unread { who } };
        errand.tell(other.member, intent, ends_at).await?;
    }
    Ok(())
}

/// Where somebody whose direct messages are closed is told that there is something for her: the channel of intros in a
/// home of hers.
pub async fn knock_place(
    tx: &mut Tx,
    member: MemberId,
    settings: &Settings,
) -> Result<Option<(PlatformKind, PlaceKey)>, StoreError> {
    let accounts = people::store::accounts(tx, member).await?;
    Ok(accounts.iter().find_map(|account| {
        let channel = channel(settings, &account.home)?;
        Some((account.home.platform, PlaceKey { id: channel.to_owned(), thread: None, direct: false }))
    }))
}
