//! From a decision to what platforms do, and to what she is told; and the way back.

use chrono::TimeDelta;

use super::store::{Hold, HoldState};
use super::{Act, Kind, Outcome, PATIENCE, State, may_act_on, store};
use crate::care::{appeals, desk, tally};
use crate::id::{ActId, HomeId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::jobs::CareTask;
use crate::jobs::{self, JobKind};
use crate::outbox::{CareNews, Intent, To};
use crate::people::{self, Home};
use crate::platform::{Keep, Receipt, Why};
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::errand::{self, Errand};
use crate::turn::{Turn, board};

/// How long a goodbye waits for her to be told before.
const TOLD_WITHIN: TimeDelta = TimeDelta::hours(1);

/// How long after a platform did not let go of something it is asked again.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// Whoever prepared a draft sends it.
pub(super) async fn send(turn: &mut Turn<'_>, mut act: Act) -> Result<Outcome, Failure> {
    if act.state != State::Draft {
        return Ok(Outcome::Sent { act: act.id });
    }
    if act.created_at + PATIENCE <= turn.now {
        return Err(Refusal::new("refused-care-old").command("command", format!("care {}", act.kind.name())).into());
    }
    if act.reason.is_none() && act.kind != Kind::Checkin {
        return Err(Refusal::new("refused-care-why").into());
    }
    if let Some(about) = act.about {
        let member = people::store::member(turn.tx, about).await?.filter(|member| member.left_at.is_none());
        let Some(member) = member else { return Err(Refusal::new("refused-care-gone").into()) };
        may_act_on(turn, &member, act.kind).await?;
    }

    let now = turn.now;
    let mut errand = errand::of(turn);
    act.acted_at = Some(now);
    match act.kind {
        Kind::Nudge | Kind::Checkin => {
            act.state = State::Active;
            store::save(errand.tx, &act).await?;
            tell_about(&mut errand, &act, CareNews::Told).await?;
            record(&mut errand, &act).await?;
        }
        Kind::Pause | Kind::Cool => {
            act.state = State::Doing;
            act.ends_at = act.minutes.map(|minutes| now + TimeDelta::minutes(minutes));
            store::save(errand.tx, &act).await?;
            begin(&mut errand, &act).await?;
            if let Some(end) = act.ends_at {
                later(&mut errand, &act, CareTask::End, end).await?;
            }
        }
        Kind::Remove => {
            act.state = State::Doing;
            store::save(errand.tx, &act).await?;
            begin(&mut errand, &act).await?;
        }
        Kind::Goodbye => {
            let news = Intent::CareNews { act: act.id, news: CareNews::Second };
            if !desk::tell(&mut errand, &news, &act.involved()).await? {
                return Err(Refusal::new("refused-care-alone").command("command", "care pause @ben 3 days").into());
            }
            act.state = State::Asked;
            store::save(errand.tx, &act).await?;
            later(&mut errand, &act, CareTask::Lapse, now + PATIENCE).await?;
        }
        Kind::Note => {}
    }
    Ok(Outcome::Sent { act: act.id })
}

/// A second one says yes to a goodbye: she is told first, with the way to appeal, and goes when she has been told.
pub(super) async fn second(turn: &mut Turn<'_>, mut act: Act) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    if act.by == Some(me) {
        return Err(Refusal::new("refused-care-second").into());
    }
    if act.about == Some(me) {
        return Err(Refusal::new("refused-care-herself").command("command", "my standing").into());
    }
    if act.state != State::Asked {
        return Err(Refusal::new("refused-care-decided").number("number", act.number).into());
    }
    let Some(member) = people::store::member(turn.tx, act.about.unwrap_or(me)).await? else {
        return Err(Refusal::new("refused-care-gone").into());
    };
    may_act_on(turn, &member, Kind::Goodbye).await?;
    act.state = State::Doing;
    act.second = Some(me);
    act.acted_at = Some(turn.now);
    store::save(turn.tx, &act).await?;
    let mut errand = errand::of(turn);
    cancel(&mut errand, &act, CareTask::Lapse).await?;
    tell_about(&mut errand, &act, CareNews::Told).await?;
    let out = errand.now + TOLD_WITHIN;
    later(&mut errand, &act, CareTask::Out, out).await?;
    Ok(Outcome::Seconded { act: act.id })
}

/// Somebody says no to a goodbye.
pub(super) async fn not_second(turn: &mut Turn<'_>, mut act: Act) -> Result<Outcome, Failure> {
    if act.state != State::Asked || act.about == Some(turn.asker.member.id) {
        return Err(Refusal::new("refused-care-decided").number("number", act.number).into());
    }
    act.state = State::Dropped;
    store::save(turn.tx, &act).await?;
    let mut errand = errand::of(turn);
    cancel(&mut errand, &act, CareTask::Lapse).await?;
    tell_actor(&mut errand, &act, CareNews::NotSeconded).await?;
    Ok(Outcome::NotSeconded { act: act.id })
}

/// What falls due about an act.
pub async fn run(errand: &mut Errand<'_>, act: ActId, task: &CareTask) -> Result<(), StoreError> {
    let Some(mut act) = store::get(errand.tx, act).await? else { return Ok(()) };
    match task {
        CareTask::End if act.is_on() => {
            act.state = State::Ended;
            store::save(errand.tx, &act).await?;
            let_go(errand, &act).await
        }
        CareTask::Lift => let_go(errand, &act).await,
        CareTask::Lapse if act.state == State::Asked => {
            act.state = State::Dropped;
            store::save(errand.tx, &act).await?;
            tell_actor(errand, &act, CareNews::NotSeconded).await
        }
        CareTask::Out if act.state == State::Doing => show_out(errand, &act).await,
        CareTask::AppealWaits { times } => appeals::waits(errand, &act, *times).await,
        CareTask::End | CareTask::Lapse | CareTask::Out => Ok(()),
    }
}

/// An act is taken back, or a pause or a cooling ended before its time.
pub(in crate::care) async fn take_back(errand: &mut Errand<'_>, act: &mut Act, state: State) -> Result<(), StoreError> {
    let was_on = act.is_on();
    act.state = state;
    store::save(errand.tx, act).await?;
    for task in [CareTask::End, CareTask::Lapse, CareTask::Out] {
        cancel(errand, act, task).await?;
    }
    if was_on {
        let_go(errand, act).await?;
    }
    Ok(())
}

/// She was told of an act, or what she would be told is kept for her because she cannot be written to.
pub async fn told(errand: &mut Errand<'_>, act: ActId, news: &CareNews, reached: bool) -> Result<(), StoreError> {
    if *news != CareNews::Told {
        return Ok(());
    }
    let Some(mut act) = store::get(errand.tx, act).await? else { return Ok(()) };
    if reached && act.lost.is_some() {
        // Her words are with her again.
        act.lost = None;
        store::save(errand.tx, &act).await?;
    }
    if !reached {
        tell_actor(errand, &act, CareNews::Untold).await?;
    }
    if act.kind == Kind::Goodbye && act.state == State::Doing {
        cancel(errand, &act, CareTask::Out).await?;
        show_out(errand, &act).await?;
    }
    Ok(())
}

/// She goes, unless she is on her way already.
async fn show_out(errand: &mut Errand<'_>, act: &Act) -> Result<(), StoreError> {
    if store::holds(errand.tx, act.id).await?.is_empty() { begin(errand, act).await } else { Ok(()) }
}

/// Asks the platforms to do it.
async fn begin(errand: &mut Errand<'_>, act: &Act) -> Result<(), StoreError> {
    let older = match (act.kind, act.about, &act.place) {
        (Kind::Pause, Some(about), _) => store::pauses(errand.tx, about).await?,
        (Kind::Cool, _, Some((platform, place))) => {
            store::coolings(errand.tx, errand.community, *platform, place).await?
        }
        _ => Vec::new(),
    };
    let mut before: Vec<Hold> = Vec::new();
    for mut old in older.into_iter().filter(|old| old.id != act.id) {
        // The newer one takes its place, and what was there before both of them is what comes back.
        old.state = State::Ended;
        store::save(errand.tx, &old).await?;
        cancel(errand, &old, CareTask::End).await?;
        for mut hold in store::holds(errand.tx, old.id).await? {
            before.push(hold.clone());
            hold.state = HoldState::Off;
            store::save_hold(errand.tx, &hold).await?;
        }
    }

    let homes = people::store::homes(errand.tx, errand.community).await?;
    let mut wanted: Vec<(Option<crate::id::AccountId>, &Home, Option<String>)> = Vec::new();
    match (act.kind, act.about, &act.place) {
        (Kind::Pause | Kind::Goodbye, Some(about), _) => {
            for account in people::store::accounts(errand.tx, about).await? {
                let hers = homes.iter().filter(|home| home.platform == account.home.platform);
                wanted.extend(hers.map(|home| (Some(account.id), home, None)));
            }
        }
        (_, _, Some((platform, place))) => {
            let home = homes.iter().find(|home| home.platform == *platform);
            wanted.extend(home.map(|home| (None, home, Some(place.clone()))));
        }
        _ => {}
    }
    for (account, home, place) in wanted {
        let same = before.iter().find(|old| (old.account, old.home, &old.place) == (account, home.id, &place));
        let before = same.and_then(|old| old.before.clone());
        let id = errand.ids.next(errand.now);
        let hold = Hold { id, act: act.id, account, home: home.id, place, state: HoldState::Wanted, before };
        store::add_hold(errand.tx, &hold).await?;
        ask_platform(errand, &hold, home.platform, &home.key.id).await?;
    }
    Ok(())
}

/// Asks the platforms to let go of it; where there is nothing to let go of, it is over.
async fn let_go(errand: &mut Errand<'_>, act: &Act) -> Result<(), StoreError> {
    let homes = people::store::homes(errand.tx, errand.community).await?;
    for hold in store::holds(errand.tx, act.id).await? {
        let home = homes.iter().find(|home| home.id == hold.home);
        if let Some(home) = home.filter(|_| hold.state.is_there()) {
            ask_platform(errand, &hold, home.platform, &home.key.id).await?;
        }
    }
    say_over(errand, act).await
}

/// A pause that has ended, and that no platform holds any more, is over: she hears so.
async fn say_over(errand: &mut Errand<'_>, act: &Act) -> Result<(), StoreError> {
    let is_held = store::holds(errand.tx, act.id).await?.iter().any(|hold| hold.state.is_there());
    if act.kind != Kind::Pause || act.state != State::Ended || is_held {
        return Ok(());
    }
    tell_about(errand, act, CareNews::Over).await
}

async fn ask_platform(
    errand: &mut Errand<'_>,
    hold: &Hold,
    platform: PlatformKind,
    home: &str,
) -> Result<(), StoreError> {
    let id = hold.place.clone().unwrap_or_else(|| home.to_owned());
    let place = PlaceKey { id, thread: None, direct: false };
    errand.say(To::Place { platform, place }, Intent::CareKeep { hold: hold.id }).await
}

/// What a platform is to do for a hold, as things are now; none when there is nothing to do any more.
pub async fn keep(tx: &mut Tx, hold: &Hold) -> Result<Option<Keep>, StoreError> {
    let Some(act) = store::get(tx, hold.act).await? else { return Ok(None) };
    let on = act.is_on();
    let why = Why(act.reason.clone().unwrap_or_default());
    let until = act.ends_at.filter(|_| on);
    let before = hold.before.clone();
    if act.kind == Kind::Cool {
        return Ok(Some(Keep::Cool { until, before }));
    }
    if act.kind == Kind::Remove {
        return Ok(act.message_key().filter(|_| on).map(|message| Keep::Remove { message }));
    }
    let home = home_key(tx, &act, hold.home).await?;
    let account = match hold.account {
        Some(account) => store::external(tx, account).await?,
        None => None,
    };
    let Some((home, account)) = home.zip(account) else { return Ok(None) };
    Ok(match act.kind {
        Kind::Pause => Some(Keep::Pause { home: home.key, account, until, why, before }),
        Kind::Goodbye => Some(Keep::Goodbye { home: home.key, account, out: on, why }),
        Kind::Nudge | Kind::Checkin | Kind::Cool | Kind::Remove | Kind::Note => None,
    })
}

async fn home_key(tx: &mut Tx, act: &Act, home: HomeId) -> Result<Option<Home>, StoreError> {
    let homes = people::store::homes(tx, act.community).await?;
    Ok(homes.into_iter().find(|known| known.id == home))
}

/// Whether what a platform has just done is that something holds, and not that it is let go of.
fn holds(keep: &Keep) -> bool {
    match keep {
        Keep::Remove { .. } | Keep::Block(_) => true,
        Keep::Pause { until, .. } | Keep::Cool { until, .. } => until.is_some(),
        Keep::Goodbye { out, .. } => *out,
    }
}

/// A platform has done it: with the first one, it is done, and she is told.
pub async fn done(errand: &mut Errand<'_>, mut hold: Hold, keep: &Keep, receipt: &Receipt) -> Result<(), StoreError> {
    if !holds(keep) {
        hold.state = HoldState::Off;
        store::save_hold(errand.tx, &hold).await?;
        return match store::get(errand.tx, hold.act).await? {
            Some(act) => say_over(errand, &act).await,
            None => Ok(()),
        };
    }
    hold.state = HoldState::On;
    hold.before = receipt.before.clone().or(hold.before);
    store::save_hold(errand.tx, &hold).await?;
    let Some(mut act) = store::get(errand.tx, hold.act).await? else { return Ok(()) };
    if act.state == State::Doing {
        act.state = State::Active;
        store::save(errand.tx, &act).await?;
        if matches!(act.kind, Kind::Pause | Kind::Remove) {
            tell_about(errand, &act, CareNews::Told).await?;
        }
        if act.kind == Kind::Pause {
            tally::count(errand, tally::What::Paused).await?;
        }
        if let (Kind::Cool, Some((platform, place))) = (act.kind, act.place.clone()) {
            let place = PlaceKey { id: place, thread: None, direct: false };
            errand.say(To::Place { platform, place }, Intent::CareNews { act: act.id, news: CareNews::Calm }).await?;
        }
        record(errand, &act).await?;
    }
    Ok(())
}

/// A platform does not allow it, or what it is about is not there. `gone` tells which.
pub async fn failed(
    errand: &mut Errand<'_>,
    mut hold: Hold,
    platform: PlatformKind,
    gone: bool,
) -> Result<(), StoreError> {
    let Some(mut act) = store::get(errand.tx, hold.act).await? else { return Ok(()) };
    if gone && act.kind == Kind::Remove {
        // Somebody was faster: it is not there any more, which is what was wanted.
        let Some(message) = act.message_key() else { return Ok(()) };
        return done(errand, hold, &Keep::Remove { message }, &Receipt::default()).await;
    }
    let lifting = !act.is_on();
    if !gone && (lifting || hold.before.is_some()) {
        // It holds still, or an older one whose place it should have taken does: it is tried until it is let go of.
        let is_known = hold.state == HoldState::Stuck;
        hold.state = HoldState::Stuck;
        store::save_hold(errand.tx, &hold).await?;
        later(errand, &act, CareTask::Lift, errand.now + AGAIN).await?;
        if lifting {
            let news = CareNews::NotLifted { platform };
            return if is_known { Ok(()) } else { tell_actor(errand, &act, news).await };
        }
    } else {
        hold.state = if gone { HoldState::Off } else { HoldState::Refused };
        store::save_hold(errand.tx, &hold).await?;
    }
    if lifting {
        return say_over(errand, &act).await;
    }
    let others = store::holds(errand.tx, act.id).await?;
    let is_last = !others.iter().any(|other| matches!(other.state, HoldState::Wanted | HoldState::On));
    let nothing_done = act.state == State::Doing && is_last;
    if nothing_done {
        act.state = State::Refused;
        store::save(errand.tx, &act).await?;
        cancel(errand, &act, CareTask::End).await?;
    }
    if !gone || nothing_done {
        tell_actor(errand, &act, CareNews::Refused { platform }).await?;
    }
    Ok(())
}

/// Tells her whom it is about, at once: what happens to her should not wait until she is awake.
pub(in crate::care) async fn tell_about(errand: &mut Errand<'_>, act: &Act, news: CareNews) -> Result<(), StoreError> {
    let Some(member) = act.about else { return Ok(()) };
    errand.say(To::Member { member }, Intent::CareNews { act: act.id, news }).await
}

async fn tell_actor(errand: &mut Errand<'_>, act: &Act, news: CareNews) -> Result<(), StoreError> {
    let Some(member) = act.by else { return Ok(()) };
    errand.say(To::Member { member }, Intent::CareNews { act: act.id, news }).await
}

/// Those who keep order read in their channel what was done, where they have one.
async fn record(errand: &mut Errand<'_>, act: &Act) -> Result<(), StoreError> {
    let settings = errand.settings;
    let places = board::places(errand, settings.channels(desk::CHANNEL.name)).await?;
    for (platform, place) in places {
        errand.say(To::Place { platform, place }, Intent::CareNews { act: act.id, news: CareNews::Done }).await?;
    }
    Ok(())
}

fn key(act: &Act, task: &CareTask) -> String {
    format!("care:{}:{}", act.id.simple(), JobKind::Care { act: act.id, task: task.clone() }.name())
}

pub(in crate::care) async fn later(
    errand: &mut Errand<'_>,
    act: &Act,
    task: CareTask,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(), StoreError> {
    let key = key(act, &task);
    errand.later(JobKind::Care { act: act.id, task }, &key, at).await
}

async fn cancel(errand: &mut Errand<'_>, act: &Act, task: CareTask) -> Result<(), StoreError> {
    let key = key(act, &task);
    jobs::store::cancel_between(errand.tx, &key, &format!("{key};")).await.map(drop)
}
