//! What a platform has of its own for a meetup: an entry in its calendar, a thread, a pinned card, a spot on a map.
//!
//! Rows are written when a meetup is announced, changes or ends; what is to be done is decided from the state of the
//! moment in which they leave. What was made is remembered among what was shown, under names of its own.

use chrono::{DateTime, TimeDelta, Utc};

use super::telling::Telling;
use super::{Aspect, Meetup, cards, rules, store};
use crate::access::Access;
use crate::id::{CommunityId, MeetupId, OutboxId};
use crate::incoming::{HomeKey, MessageKey, PlaceKey, PlatformKind};
use crate::message::{Message, plain_text};
use crate::outbox::store::Shown;
use crate::outbox::{self, Intent, Mirror, Parcelled, To};
use crate::people;
use crate::platform::{Event, Own, OwnThings, Receipt};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say};

const SWITCH: SettingKind = SettingKind::OneOf(&["on", "off"]);

/// The setting that puts meetups into the calendar of the home, where a platform has one.
pub const EVENTS: SettingSpec =
    SettingSpec { name: "mirror-events", kind: SWITCH, default: "off", who: Access::Admin, example: "on" };

/// The setting that opens a thread for each meetup.
pub const THREADS: SettingSpec =
    SettingSpec { name: "meetup-threads", kind: SWITCH, default: "off", who: Access::Admin, example: "on" };

/// The setting that pins the cards of meetups that are still to come.
pub const PINS: SettingSpec =
    SettingSpec { name: "pin-cards", kind: SWITCH, default: "off", who: Access::Admin, example: "on" };

/// Bytes of a community's id in a mark.
const MARK: usize = 6;

/// The setting by which a community wishes for this; what goes with every card needs none.
#[must_use]
pub fn setting(mirror: Mirror) -> Option<&'static SettingSpec> {
    match mirror {
        Mirror::Event => Some(&EVENTS),
        Mirror::Thread => Some(&THREADS),
        Mirror::Pin => Some(&PINS),
        Mirror::Spot => None,
    }
}

/// What a setting switches on and off.
pub(in crate::meetups) fn switched(name: &str) -> Option<(Mirror, &'static SettingSpec)> {
    let all = [Mirror::Event, Mirror::Thread, Mirror::Pin];
    all.into_iter().filter_map(|mirror| Some((mirror, setting(mirror)?))).find(|(_, spec)| spec.name == name)
}

/// The name under which is found what was made for a meetup.
fn subject(mirror: Mirror, meetup: MeetupId) -> String {
    format!("{}:{}", mirror.name(), meetup.simple())
}

/// Where it is remembered: beside what people see in a place, not among it.
fn drawer(mirror: Mirror, place: &str) -> String {
    format!("{}@{place}", mirror.name())
}

fn is_wished(mirror: Mirror, meetup: &Meetup, settings: &Settings) -> bool {
    let is_on = setting(mirror).is_none_or(|spec| settings.is_on(spec));
    is_on
        && match mirror {
            // Where somebody is right now is told to those who ask.
            Mirror::Event => !meetup.spontaneous && !meetup.private,
            Mirror::Spot => !meetup.spontaneous && meetup.plan.coordinates.is_some(),
            Mirror::Thread | Mirror::Pin => !meetup.private,
        }
}

/// What follows when a meetup is announced in these places, after its card.
pub(in crate::meetups) async fn begin(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    places: &[(PlatformKind, PlaceKey)],
) -> Result<(), StoreError> {
    if is_wished(Mirror::Event, meetup, telling.settings) {
        events(telling, meetup).await?;
    }
    for mirror in [Mirror::Spot, Mirror::Thread, Mirror::Pin] {
        if is_wished(mirror, meetup, telling.settings) {
            for (platform, place) in places {
                put(telling, meetup.id, mirror, *platform, place.clone()).await?;
            }
        }
    }
    Ok(())
}

/// What follows when these aspects of a meetup have changed, or it is over or off; the meetup as it is now.
pub(in crate::meetups) async fn go_on(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    changed: &[Aspect],
) -> Result<(), StoreError> {
    let is_open = meetup.is_open(telling.now);
    let touches = |aspects: &[Aspect]| aspects.iter().any(|aspect| changed.contains(aspect));
    let known = outbox::store::shown_of(telling.tx, &subject(Mirror::Event, meetup.id)).await?;
    let shows = [Aspect::Title, Aspect::When, Aspect::Place, Aspect::Notes];
    if !known.is_empty() || is_wished(Mirror::Event, meetup, telling.settings) && (!is_open || touches(&shows)) {
        events(telling, meetup).await?;
    }
    let cards = outbox::store::shown_of(telling.tx, &cards::subject(meetup.id)).await?;
    for card in cards {
        for mirror in [Mirror::Thread, Mirror::Pin, Mirror::Spot] {
            let is_there = is_known(telling.tx, mirror, meetup.id, card.platform, &card.place.id).await?;
            let is_due = match mirror {
                Mirror::Thread if is_there => !is_open || touches(&[Aspect::Title]),
                Mirror::Spot => is_open && touches(&[Aspect::Place]),
                Mirror::Thread | Mirror::Pin | Mirror::Event if is_there => !is_open,
                Mirror::Thread | Mirror::Pin | Mirror::Event => is_open,
            };
            if is_due && (is_there || is_wished(mirror, meetup, telling.settings)) {
                put(telling, meetup.id, mirror, card.platform, card.place.clone()).await?;
            }
        }
    }
    Ok(())
}

/// What follows for an open meetup when this was switched on or off.
pub(in crate::meetups) async fn settle(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    mirror: Mirror,
) -> Result<(), StoreError> {
    let is_wished = is_wished(mirror, meetup, telling.settings);
    let known = outbox::store::shown_of(telling.tx, &subject(mirror, meetup.id)).await?;
    if mirror == Mirror::Event {
        return if is_wished || !known.is_empty() { events(telling, meetup).await } else { Ok(()) };
    }
    for card in outbox::store::shown_of(telling.tx, &cards::subject(meetup.id)).await? {
        if is_wished || known.iter().any(|made| made.place.id == drawer(mirror, &card.place.id)) {
            put(telling, meetup.id, mirror, card.platform, card.place).await?;
        }
    }
    Ok(())
}

/// What follows when a meetup is called off.
pub(in crate::meetups) async fn off(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let off = Meetup { cancelled_at: Some(telling.now), ..meetup.clone() };
    go_on(telling, &off, &[]).await
}

/// Somebody has taken away by hand what stands in the calendar of a home: it is made again, if it is still wished for.
pub(crate) async fn make_again(
    telling: &mut Telling<'_>,
    platform: PlatformKind,
    home: &HomeKey,
    id: &str,
) -> Result<(), StoreError> {
    let made = MessageKey { place: drawer(Mirror::Event, &home.id), id: id.to_owned() };
    let Some(shown) = outbox::store::shown_at(telling.tx, platform, &made).await? else { return Ok(()) };
    outbox::store::forget_shown(telling.tx, platform, &made).await?;
    let of = shown.subject.as_deref().and_then(|subject| subject.rsplit_once(':'));
    let Some(meetup) = of.and_then(|(_, meetup)| MeetupId::from_simple(meetup)) else { return Ok(()) };
    match store::get(telling.tx, meetup).await? {
        Some(meetup) if meetup.is_open(telling.now) && is_wished(Mirror::Event, &meetup, telling.settings) => {
            events(telling, &meetup).await
        }
        Some(_) | None => Ok(()),
    }
}

/// One row for each home: where a platform has no calendar, nothing comes of it.
async fn events(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    for home in people::store::homes(telling.tx, telling.community).await? {
        let place = PlaceKey { id: home.key.id, thread: None, direct: false };
        put(telling, meetup.id, Mirror::Event, home.platform, place).await?;
    }
    Ok(())
}

async fn put(
    telling: &mut Telling<'_>,
    meetup: MeetupId,
    mirror: Mirror,
    platform: PlatformKind,
    place: PlaceKey,
) -> Result<(), StoreError> {
    let id: OutboxId = telling.ids.next(telling.now);
    let key = format!("{}:{}:{}:{}", mirror.name(), meetup.simple(), platform.name(), place.id);
    let intent = Intent::MeetupMirror { meetup, mirror };
    let to = To::Place { platform, place };
    let mut parcel = Parcelled::new(id, Some(telling.community), to, intent, telling.now);
    parcel.coalesce = Some(key);
    outbox::store::put(telling.tx, &parcel).await
}

async fn known(
    tx: &mut Tx,
    mirror: Mirror,
    meetup: MeetupId,
    platform: PlatformKind,
    place: &str,
) -> Result<Vec<String>, StoreError> {
    let shown = outbox::store::shown_of(tx, &subject(mirror, meetup)).await?;
    let here = shown.into_iter().filter(|shown| shown.platform == platform && shown.place.id == drawer(mirror, place));
    Ok(here.map(|shown| shown.message).collect())
}

async fn is_known(
    tx: &mut Tx,
    mirror: Mirror,
    meetup: MeetupId,
    platform: PlatformKind,
    place: &str,
) -> Result<bool, StoreError> {
    Ok(!known(tx, mirror, meetup, platform, place).await?.is_empty())
}

/// What is to be done now in this place (for an event: this home); none when there is nothing to do.
pub async fn act(
    tx: &mut Tx,
    meetup: MeetupId,
    mirror: Mirror,
    place: &PlaceKey,
    can: OwnThings,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Own>, StoreError> {
    let has = match mirror {
        Mirror::Event => can.events,
        Mirror::Thread => can.threads,
        Mirror::Pin => can.pins,
        Mirror::Spot => can.maps,
    };
    let Some(meetup) = store::get(tx, meetup).await?.filter(|_| has) else { return Ok(None) };
    let state = rules::state_at(&meetup, reader.now);
    let is_wished = is_wished(mirror, &meetup, settings);
    // What a community does not wish for any more is put away like that of a meetup which is over.
    let is_open = state == rules::State::Open && is_wished;
    let known = known(tx, mirror, meetup.id, reader.platform, &place.id).await?.pop();
    if mirror == Mirror::Event {
        let is_off = state == rules::State::Cancelled || !is_wished;
        let begun = meetup.starts_at <= reader.now;
        let now = (!is_off).then(|| event(&meetup, reader.locale));
        // A platform ends by itself what has begun, and takes nothing that began before.
        return Ok((is_off || !begun).then(|| Own::Event { known, mark: mark(&meetup), now }));
    }
    let cards = outbox::store::shown_of(tx, &cards::subject(meetup.id)).await?;
    let card = cards.into_iter().find(|card| card.platform == reader.platform && card.place.id == place.id);
    let Some(card) = card else { return Ok(None) };
    let message = MessageKey { place: card.place.id, id: card.message };
    Ok(match mirror {
        Mirror::Thread if is_open || known.is_some() => Some(Own::Thread {
            known,
            under: message,
            title: meetup.plan.title.clone(),
            open: is_open,
            hello: hello(&meetup, reader.locale),
        }),
        Mirror::Pin if is_open != known.is_some() => Some(Own::Pin { message, pinned: is_open }),
        Mirror::Spot if is_open => meetup.plan.coordinates.map(|spot| Own::Spot {
            about: meetup.plan.place.clone(),
            latitude: spot.latitude(),
            longitude: spot.longitude(),
        }),
        Mirror::Thread | Mirror::Pin | Mirror::Spot | Mirror::Event => None,
    })
}

/// Remembers what was done, for the next time.
pub async fn remember(
    tx: &mut Tx,
    row: &Parcelled,
    own: &Own,
    receipt: &Receipt,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (Intent::MeetupMirror { meetup, mirror }, To::Place { platform, place }) = (&row.intent, &row.to) else {
        return Ok(());
    };
    forget(tx, *meetup, *mirror, *platform, &place.id).await?;
    let stays = match own {
        Own::Event { now, .. } => now.is_some(),
        Own::Thread { open, .. } => *open,
        Own::Pin { pinned, .. } => *pinned,
        Own::Spot { .. } | Own::Circle { .. } => false,
    };
    let Some(made) = receipt.messages.last().filter(|_| stays) else { return Ok(()) };
    let shown = Shown {
        platform: *platform,
        place: PlaceKey { id: drawer(*mirror, &place.id), thread: None, direct: false },
        message: made.id.clone(),
        community: row.community,
        subject: Some(subject(*mirror, *meetup)),
        actions: serde_json::Value::Array(Vec::new()),
    };
    outbox::store::show(tx, &shown, now).await
}

/// It is not there any more.
pub async fn forget(
    tx: &mut Tx,
    meetup: MeetupId,
    mirror: Mirror,
    platform: PlatformKind,
    place: &str,
) -> Result<(), StoreError> {
    for id in known(tx, mirror, meetup, platform, place).await? {
        outbox::store::forget_shown(tx, platform, &MessageKey { place: drawer(mirror, place), id }).await?;
    }
    Ok(())
}

/// A platform does not allow it: the host is told, unless somebody of this community was told the same in the last
/// month (as long as marks of events are kept).
pub async fn refused(tx: &mut Tx, row: &Parcelled, id: OutboxId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (Intent::MeetupMirror { meetup, mirror }, To::Place { platform, .. }, Some(community)) =
        (&row.intent, &row.to, row.community)
    else {
        return Ok(());
    };
    let host = store::get(tx, *meetup).await?.and_then(|meetup| meetup.host);
    let Some(member) = host.filter(|_| setting(*mirror).is_some()) else { return Ok(()) };
    let told = format!("refused:{}:{}", mirror.name(), community.simple());
    if !outbox::store::mark(tx, *platform, &told, now).await? {
        return Ok(());
    }
    let intent = Intent::MeetupMirrorRefused { meetup: *meetup, mirror: *mirror, platform: *platform };
    let mut parcel = Parcelled::new(id, Some(community), To::Member { member }, intent, now);
    parcel.expires_at = Some(now + TimeDelta::days(7));
    outbox::store::put(tx, &parcel).await
}

/// The words that tell this meetup's entry from all others: its number, and the end of its community's id.
fn mark(meetup: &Meetup) -> String {
    format!("#{} · {}", meetup.number, suffix(meetup.community))
}

fn suffix(community: CommunityId) -> String {
    let id = community.simple();
    id.get(id.len().saturating_sub(MARK)..).unwrap_or_default().to_owned()
}

fn event(meetup: &Meetup, locale: Locale) -> Event {
    let last = Message::para(locale, say(locale, "event-mark", &[("mark", Arg::text(mark(meetup)))]));
    let last = plain_text(&last, "");
    let about = meetup.plan.notes.iter().cloned().chain([last]).collect::<Vec<_>>().join("\n\n");
    Event {
        name: meetup.plan.title.clone(),
        place: meetup.plan.place.clone(),
        about,
        starts_at: meetup.starts_at,
        ends_at: meetup.ends_at,
    }
}

fn hello(meetup: &Meetup, locale: Locale) -> Message {
    let number = format!("#{}", meetup.number);
    Message::para(locale, say(locale, "thread-hello", &[("number", Arg::text(number))]))
}
