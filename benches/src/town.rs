//! A platform in the same process, and people to live there: what a bench of commands or reminders talks to.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bot_core::command::GivenArg;
use bot_core::id::{AccountId, CommunityId, HomeId, IdSource, MeetupId, MemberId};
use bot_core::incoming::{HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::meetups::{self, Meetup};
use bot_core::message::{Message, Route};
use bot_core::outbox::{self, store::Shown};
use bot_core::people::{self, Account, Home};
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use bot_core::settings::{self, store::Change};
use bot_core::store::{Store, StoreError};
use bot_core::village::Village;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tokio::sync::{Mutex, mpsc};
use tokio::time::{Interval, MissedTickBehavior};

/// One person was told something privately.
#[derive(Debug)]
pub struct Told {
    /// Her account.
    pub account: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The platform: it shows everything at once, and says whom it told something privately.
#[derive(Debug)]
pub struct Town {
    shown: AtomicU64,
    told: mpsc::UnboundedSender<Told>,
    /// What lets one message through at a time, where the platform has a pace.
    gate: Option<Mutex<Interval>>,
}

impl Town {
    /// A town, and what people are told there.
    #[must_use]
    pub fn new() -> (Arc<Self>, mpsc::UnboundedReceiver<Told>) {
        Self::at_pace(None)
    }

    /// The same, letting so many messages a second through.
    #[must_use]
    pub fn at_pace(per_s: Option<u32>) -> (Arc<Self>, mpsc::UnboundedReceiver<Told>) {
        let (told, hears) = mpsc::unbounded_channel();
        let gate = per_s.map(|per_s| {
            let mut gate = tokio::time::interval(Duration::from_secs(1) / per_s.max(1));
            gate.set_missed_tick_behavior(MissedTickBehavior::Delay);
            Mutex::new(gate)
        });
        (Arc::new(Self { shown: AtomicU64::new(0), told, gate }), hears)
    }
}

#[async_trait]
impl Platform for Town {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Discord
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: 4000,
            buttons: Some(25),
            options: Some(25),
            forms: true,
            asks: false,
            slash: true,
            moments: true,
            reactions: false,
            own: OwnThings::default(),
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        if let Some(gate) = &self.gate {
            gate.lock().await.tick().await;
        }
        let id = self.shown.fetch_add(1, Ordering::Relaxed).to_string();
        let place = match &parcel.to {
            Destination::Place(place) => place.id.clone(),
            Destination::Direct { account, .. } => {
                let _ = self.told.send(Told { account: account.clone(), at: Utc::now() });
                account.clone()
            }
            Destination::Answer { account, .. } => account.clone(),
        };
        Ok(match &parcel.act {
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => Receipt::default(),
            Act::Send(message) => {
                encode(message)?;
                Receipt::showing(vec![MessageKey { place, id }])
            }
            Act::Edit { message, now } => {
                encode(now)?;
                Receipt::showing(vec![message.clone()])
            }
        })
    }

    async fn standing(&self, _home: &HomeKey, _account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

/// What Discord would be sent; nothing is.
fn encode(message: &Message) -> Result<(), DeliveryError> {
    let body = bot_discord::wire::said(message).map_err(|error| DeliveryError::Unavailable(error.to_string()))?;
    std::hint::black_box(body);
    Ok(())
}

/// The first id of Discord's that a process of a bench gives; they are numbers.
pub const FIRST_ID: u64 = 1 << 50;

/// The next one.
fn next_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(FIRST_ID);
    NEXT.fetch_add(1, Ordering::Relaxed).to_string()
}

/// A community with one home, its members, and a meetup whose card is shown.
#[derive(Debug, Clone)]
pub struct Neighbourhood {
    /// The community.
    pub community: CommunityId,
    /// Its home.
    pub home: Home,
    /// Its members.
    pub members: Vec<(MemberId, String)>,
    /// Its meetup; the first member is the host.
    pub meetup: MeetupId,
}

/// Founds communities in transactions of a hundred. `starts_at` says when the meetup of each begins.
pub async fn found(
    store: &Store,
    (communities, members): (usize, usize),
    starts_at: impl Fn(usize) -> DateTime<Utc>,
) -> Result<Vec<Neighbourhood>, StoreError> {
    let ids = IdSource::random();
    let mut founded = Vec::with_capacity(communities);
    while founded.len() < communities {
        let mut tx = store.write(None).await?;
        for number in (founded.len()..communities).take(100) {
            let now = Utc::now();
            let community: CommunityId = ids.next(now);
            people::store::found(&mut tx, community, now).await?;
            for (name, value) in [(settings::ZONE.name, "America/New_York"), (settings::LANGUAGE.name, "en")] {
                let after = Some(serde_json::Value::from(value));
                let change = Change { community, name: name.to_owned(), before: None, after, by: None, at: now };
                settings::store::change(&mut tx, &change).await?;
            }
            let key = HomeKey { id: next_id(), name: Some("Town".to_owned()) };
            let home: HomeId = ids.next(now);
            let home = Home { id: home, community, platform: PlatformKind::Discord, key, closed_at: None };
            people::store::open_home(&mut tx, &home).await?;

            let mut moms = Vec::with_capacity(members);
            for _ in 0..members {
                let member = people::store::add_member(&mut tx, ids.next(now), community, now).await?;
                let external = next_id();
                let account = Account {
                    id: ids.next::<AccountId>(now),
                    member: member.id,
                    home: home.clone(),
                    external: external.clone(),
                    name: external.clone(),
                    standing: Standing::Member,
                };
                people::store::see_account(&mut tx, &account, now).await?;
                moms.push((member.id, external));
            }
            let starts_at = starts_at(number);
            let number = people::store::next_number(&mut tx, community).await?;
            let host = moms.first().map(|(member, _)| *member);
            let meetup = meetup_of(ids.next(now), (community, number), host, starts_at);
            meetups::store::add(&mut tx, &meetup).await?;
            let card = Shown {
                platform: PlatformKind::Discord,
                place: place(&home),
                message: format!("card-{number}"),
                community: Some(community),
                subject: Some(meetups::cards::subject(meetup.id)),
                actions: serde_json::json!([]),
            };
            outbox::store::show(&mut tx, &card, now).await?;
            founded.push(Neighbourhood { community, home, members: moms, meetup: meetup.id });
        }
        tx.commit().await?;
    }
    Ok(founded)
}

fn meetup_of(
    id: MeetupId,
    (community, number): (CommunityId, i64),
    host: Option<MemberId>,
    starts_at: DateTime<Utc>,
) -> Meetup {
    let zone = chrono_tz::America::New_York;
    Meetup {
        id,
        community,
        number,
        host,
        plan: meetups::Plan {
            title: "Park and coffee".to_owned(),
            place: "Elm Park".to_owned(),
            ..meetups::Plan::default()
        },
        spontaneous: false,
        private: false,
        local_start: starts_at.with_timezone(&zone).naive_local(),
        zone,
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        created_at: Utc::now(),
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        revision: 0,
        remains: None,
        series: None,
    }
}

/// Writes more meetups of a neighbourhood, one for each start, each with these members going: its `n`th with those whom
/// `going` gives for `n`.
pub async fn fill(
    store: &Store,
    place: &Neighbourhood,
    starts: &[DateTime<Utc>],
    going: impl Fn(usize) -> Vec<MemberId>,
) -> Result<Vec<MeetupId>, StoreError> {
    let (ids, now) = (IdSource::random(), Utc::now());
    let mut written = Vec::with_capacity(starts.len());
    for (step, starts) in starts.chunks(100).enumerate() {
        let mut tx = store.write(Some(place.community)).await?;
        for (n, starts_at) in starts.iter().enumerate() {
            let number = people::store::next_number(&mut tx, place.community).await?;
            let host = place.members.first().map(|(member, _)| *member);
            let meetup = meetup_of(ids.next(now), (place.community, number), host, *starts_at);
            meetups::store::add(&mut tx, &meetup).await?;
            for member in going(step * 100 + n) {
                let rsvp = meetups::Rsvp::new(member, meetups::Answer::Going, now, 1);
                meetups::rsvp::store::save(&mut tx, meetup.id, &rsvp).await?;
            }
            written.push(meetup.id);
        }
        tx.commit().await?;
    }
    Ok(written)
}

fn place(home: &Home) -> PlaceKey {
    PlaceKey { id: home.key.id.clone(), thread: None, direct: false }
}

impl Neighbourhood {
    /// Somebody does something in the home.
    #[must_use]
    pub fn event(&self, event: String, account: &str, what: What) -> Incoming {
        Incoming {
            platform: PlatformKind::Discord,
            event,
            from: Sender {
                account: account.to_owned(),
                name: account.to_owned(),
                locale: None,
                standing: Standing::Member,
                roles: Vec::new(),
                since: None,
            },
            home: Some(self.home.key.clone()),
            place: place(&self.home),
            what,
            reply: Some(ReplyWay { token: "application/token".to_owned(), seconds: 900, private: true }),
        }
    }

    /// The same as Discord's gateway tells it, a press or a command.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "a bench presses and commands; all else is a ping")]
    pub fn frame(&self, account: &str, what: &What) -> Vec<u8> {
        let user = json!({ "id": account, "username": account, "discriminator": "0" });
        let (kind, data) = match what {
            What::Pressed { route, .. } => (3, json!({ "custom_id": route.to_string(), "component_type": 2 })),
            What::Command { path, args } => {
                let (group, verb) = path.split_once(' ').unwrap_or((path, ""));
                let given: Vec<_> =
                    args.iter().map(|arg| json!({ "name": arg.name, "type": 3, "value": arg.value })).collect();
                let options = json!([{ "name": verb, "type": 1, "options": given }]);
                (2, json!({ "id": "1", "name": group, "type": 1, "options": options }))
            }
            _ => (1, json!({})),
        };
        let frame = json!({ "op": 0, "s": 1, "t": "INTERACTION_CREATE", "d": {
            "id": next_id(), "application_id": "9", "type": kind, "token": "application/token", "version": 1,
            "data": data, "guild_id": self.home.key.id, "channel_id": self.home.key.id, "locale": "en-US",
            "entitlements": [], "attachment_size_limit": 1, "authorizing_integration_owners": {}, "context": 0,
            "member": {
                "user": user, "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false, "mute": false,
                "flags": 0, "permissions": "0",
            },
            "message": {
                "id": "500", "channel_id": self.home.key.id, "author": user, "content": "",
                "timestamp": "2026-01-01T00:00:00Z", "edited_timestamp": null, "tts": false, "mention_everyone": false,
                "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false, "type": 0,
                "components": [],
            },
        } });
        frame.to_string().into_bytes()
    }

    /// The press of a button of the meetup's card: `going`, `maybe` or `cant`.
    #[must_use]
    pub fn press(&self, verb: &str) -> What {
        What::Pressed { route: Route::new("meetup", verb, self.meetup.simple()), on: None }
    }
}

/// A command with its arguments.
#[must_use]
pub fn command(path: &str, args: &[(&str, &str)]) -> What {
    let given = args.iter().map(|(name, value)| GivenArg { name: (*name).to_owned(), value: (*value).to_owned() });
    What::Command { path: path.to_owned(), args: given.collect() }
}

/// The same from Discord's JSON to the JSON of the answer.
pub async fn is_told(village: &Village, town: &Town, frame: &[u8]) -> Result<bool, StoreError> {
    match bot_discord::wire::heard(frame) {
        Some(incoming) => happens(village, town, incoming).await,
        None => Ok(false),
    }
}

/// One event from its coming in to its answer being shown and noted, as an adapter does it.
pub async fn happens(village: &Village, town: &Town, incoming: Incoming) -> Result<bool, StoreError> {
    let Some(parcel) = village.handle(incoming).await? else { return Ok(false) };
    let result = town.deliver(&parcel).await;
    village.settle(&parcel, result).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_and_a_command_come_through_discords_json() -> Result<(), &'static str> {
        let key = HomeKey { id: next_id(), name: None };
        let community = CommunityId(uuid::Uuid::nil());
        let home =
            Home { id: HomeId(uuid::Uuid::nil()), community, platform: PlatformKind::Discord, key, closed_at: None };
        let there = Neighbourhood { community, home, members: Vec::new(), meetup: MeetupId(uuid::Uuid::nil()) };
        for what in [there.press("going"), command("meetup show", &[("meetup", "#1")])] {
            let heard = bot_discord::wire::heard(&there.frame("17", &what)).ok_or("it is not heard")?;
            assert_eq!(
                (heard.from.account.as_str(), heard.home.map(|home| home.id)),
                ("17", Some(there.home.key.id.clone()))
            );
            match (heard.what, what) {
                (What::Pressed { route, .. }, What::Pressed { route: pressed, .. }) => assert_eq!(route, pressed),
                (heard, what) => assert_eq!(format!("{heard:?}"), format!("{what:?}")),
            }
        }
        Ok(())
    }
}
