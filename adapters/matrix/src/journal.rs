//! How far a room has been read: what makes every event be handed over, also those that happened while the bot was away.
//!
//! The SDK stores its own position before anybody has seen the events, so that a crash loses them. The journal moves on
//! only after the village has taken an event in; what is handed over twice the village drops by its id.

use std::collections::{HashSet, VecDeque};

use async_trait::async_trait;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, UserId};
use serde::{Deserialize, Serialize};

use crate::from_matrix::is_own_arrival;

/// Events remembered by id. Other servers' events may come late and stand before the last one; as many of these last
/// ones are looked between.
const KNOWN: usize = 32;

/// Events of a room remembered while the bot runs: more than one sync brings.
const RECENT: usize = 500;

/// Undecryptable events kept open in a room.
const OPEN: usize = 200;

/// How long an event waits for its key, in milliseconds: three days.
const OPEN_FOR: u64 = 3 * 24 * 3600 * 1000;

/// How far back of the last known moment a gap is searched, in milliseconds: one day, for clocks that disagree.
const SLACK: u64 = 24 * 3600 * 1000;

/// Where the bot stands in a room. Kept through the village, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Bookmark {
    /// About to come in: what happens after the bot's arrival counts, however soon.
    Arriving(Arrival),
    /// Has read up to here.
    Reading(Position),
    /// Is not in it any more.
    Left,
}

/// How the bot comes into a room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Arrival {
    /// Who asked it in.
    pub(crate) inviter: Option<OwnedUserId>,
    /// Whether the room is meant for one person and the bot.
    #[serde(default)]
    pub(crate) direct: bool,
    /// The room that this one continues.
    #[serde(default)]
    pub(crate) continues: Option<Continued>,
}

/// A room that goes on elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Continued {
    /// The old room.
    pub(crate) room: OwnedRoomId,
    /// The event that closed it.
    pub(crate) tombstone: OwnedEventId,
}

/// The last events handed over, and those that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Position {
    /// The last ids, oldest first.
    known: VecDeque<OwnedEventId>,
    /// The latest moment among them, in milliseconds since 1970.
    at: u64,
    /// Events that wait for their key.
    open: Vec<Open>,
    /// When the room was last told that something cannot be read, in milliseconds since 1970.
    #[serde(default)]
    pub(crate) told: u64,
    /// Whether the room is meant for one person and the bot.
    #[serde(default)]
    pub(crate) direct: bool,
}

/// An event that waits for its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Open {
    pub(crate) event: OwnedEventId,
    /// Since when, in milliseconds since 1970.
    pub(crate) since: u64,
}

impl Bookmark {
    /// Reads what [`Self::text`] wrote; what cannot be read counts as no bookmark.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As it is kept.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Position {
    /// A position in a room that is about to be read, with nothing known yet.
    pub(crate) fn new(direct: bool) -> Self {
        Self { direct, ..Self::default() }
    }

    /// Whether this event was among the last ones.
    pub(crate) fn knows(&self, event: &OwnedEventId) -> bool {
        self.known.contains(event)
    }

    /// Whether anything was read at all.
    pub(crate) fn is_blank(&self) -> bool {
        self.known.is_empty()
    }

    /// The event was handed over (or is nothing that the village wants).
    pub(crate) fn note(&mut self, event: OwnedEventId, at: u64) {
        if self.known.len() == KNOWN {
            self.known.pop_front();
        }
        self.known.push_back(event);
        self.at = self.at.max(at);
    }

    /// The event waits for its key.
    pub(crate) fn open(&mut self, event: OwnedEventId, now: u64) {
        if !self.open.iter().any(|open| open.event == event) {
            if self.open.len() == OPEN {
                self.open.remove(0);
            }
            self.open.push(Open { event, since: now });
        }
    }

    /// The event waits no more.
    pub(crate) fn close(&mut self, event: &OwnedEventId) {
        self.open.retain(|open| open.event != *event);
    }

    /// What waits for a key, without what has waited too long.
    pub(crate) fn waiting(&mut self, now: u64) -> Vec<OwnedEventId> {
        self.open.retain(|open| now.saturating_sub(open.since) < OPEN_FOR);
        self.open.iter().map(|open| open.event.clone()).collect()
    }
}

/// Events that came by more than one way: by the history and by the sync.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    order: VecDeque<OwnedEventId>,
    set: HashSet<OwnedEventId>,
}

impl Recent {
    /// Whether the event comes for the first time.
    pub(crate) fn is_new(&mut self, event: &OwnedEventId) -> bool {
        if !self.set.insert(event.clone()) {
            return false;
        }
        self.order.push_back(event.clone());
        if self.order.len() > RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.set.remove(&oldest);
        }
        true
    }
}

/// A room's history, read backwards from the present.
#[async_trait]
pub(crate) trait History: Sync {
    /// The events before this point, latest first, and the point to go on from.
    async fn page(&self, from: Option<String>) -> matrix_sdk::Result<(Vec<TimelineEvent>, Option<String>)>;
}

/// What has happened since, oldest first.
pub(crate) async fn missed(history: &dyn History, position: &Position) -> matrix_sdk::Result<Vec<TimelineEvent>> {
    let mut events = Vec::new();
    let mut met = 0;
    let mut from = None;
    'pages: loop {
        let (page, next) = history.page(from).await?;
        let mut all_old = true;
        for event in &page {
            all_old &= moment(event).saturating_add(SLACK) < position.at;
            match event.event_id() {
                Some(id) if position.knows(&id) => met += 1,
                _ if met == position.known.len() => break 'pages,
                _ => events.push(event.clone()),
            }
        }
        if met > 0 || page.is_empty() || all_old || next.is_none() {
            break;
        }
        from = next;
    }
    events.reverse();
    Ok(events)
}

/// What has happened since the bot came in, its arrival first; nothing when its arrival is not to be found.
pub(crate) async fn since_arrival(history: &dyn History, me: &UserId) -> matrix_sdk::Result<Vec<TimelineEvent>> {
    let mut events = Vec::new();
    let mut from = None;
    loop {
        let (page, next) = history.page(from).await?;
        let empty = page.is_empty();
        for event in page {
            let arrival = is_own_arrival(&event, me);
            events.push(event);
            if arrival {
                events.reverse();
                return Ok(events);
            }
        }
        if empty || next.is_none() {
            events.truncate(1);
            return Ok(events);
        }
        from = next;
    }
}

/// When an event happened, as its server says, in milliseconds since 1970.
pub(crate) fn moment(event: &TimelineEvent) -> u64 {
    event.timestamp().or_else(|| event.timestamp_raw()).map_or(0, |at| at.get().into())
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::serde::Raw;
    use matrix_sdk::ruma::user_id;
    use serde_json::json;

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    /// A history of numbered events, the last number the latest, in pages of three.
    struct Numbers(Vec<u32>);

    fn event(number: u32) -> TimelineEvent {
        let json = json!({"type": "m.room.message", "sender": "@a:x", "event_id": format!("${number}"),
            "origin_server_ts": u64::from(number) * 1_000, "content": {"msgtype": "m.text", "body": "hi"}});
        TimelineEvent::from_plaintext(Raw::new(&json).map_or_else(|_| unreachable!(), Raw::cast_unchecked))
    }

    #[async_trait]
    impl History for Numbers {
        async fn page(&self, from: Option<String>) -> matrix_sdk::Result<(Vec<TimelineEvent>, Option<String>)> {
            let skip: usize = from.and_then(|from| from.parse().ok()).unwrap_or(0);
            let page: Vec<_> = self.0.iter().rev().skip(skip).take(3).map(|number| event(*number)).collect();
            let next = (skip + 3 < self.0.len()).then(|| (skip + 3).to_string());
            Ok((page, next))
        }
    }

    fn at(numbers: &[u32]) -> Result<Position, Box<dyn std::error::Error>> {
        let mut position = Position::new(false);
        for number in numbers {
            position.note(format!("${number}").try_into()?, u64::from(*number) * 1_000);
        }
        Ok(position)
    }

    async fn found(history: &[u32], known: &[u32]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let events = missed(&Numbers(history.to_vec()), &at(known)?).await?;
        Ok(events.iter().filter_map(TimelineEvent::event_id).map(|id| id.to_string()).collect())
    }

    #[tokio::test]
    async fn a_gap_is_read_back_to_the_last_known_event_and_handed_over_in_order() -> TestResult {
        let history: Vec<u32> = (1..=20).collect();
        let missed: Vec<String> = (11..=20).map(|number| format!("${number}")).collect();
        assert_eq!(found(&history, &[9, 10]).await?, missed);
        assert!(found(&history, &[19, 20]).await?.is_empty());
        Ok(())
    }

    #[tokio::test]
    async fn an_event_that_came_late_from_another_server_is_found_between_the_known_ones() -> TestResult {
        assert_eq!(found(&[1, 2, 7, 3, 4], &[1, 2, 3]).await?, ["$7", "$4"]);
        Ok(())
    }

    #[tokio::test]
    async fn what_stands_before_the_beginning_stays_unread() -> TestResult {
        assert_eq!(found(&[1, 2, 3, 4, 5], &[3]).await?, ["$4", "$5"]);
        Ok(())
    }

    #[tokio::test]
    async fn a_room_whose_last_known_event_was_purged_is_not_read_from_its_beginning() -> TestResult {
        let days: Vec<u32> = (0..50).map(|day| day * 90_000).collect();
        let mut position = Position::new(false);
        position.note("$purged".try_into()?, 48 * 90_000 * 1_000 + 1);
        assert!(missed(&Numbers(days), &position).await?.len() <= 6);
        Ok(())
    }

    #[tokio::test]
    async fn after_an_arrival_everything_counts_and_nothing_before() -> TestResult {
        struct Room;
        #[async_trait]
        impl History for Room {
            async fn page(&self, _: Option<String>) -> matrix_sdk::Result<(Vec<TimelineEvent>, Option<String>)> {
                let joined = json!({"type": "m.room.member", "sender": "@bot:x", "state_key": "@bot:x",
                    "event_id": "$joined", "origin_server_ts": 2, "content": {"membership": "join"},
                    "unsigned": {"prev_content": {"membership": "invite"}}});
                let joined = TimelineEvent::from_plaintext(Raw::new(&joined)?.cast_unchecked());
                Ok((vec![event(4), event(3), joined, event(1)], None))
            }
        }
        let events = since_arrival(&Room, user_id!("@bot:x")).await?;
        let ids: Vec<_> = events.iter().filter_map(TimelineEvent::event_id).map(|id| id.to_string()).collect();
        assert_eq!(ids, ["$joined", "$3", "$4"]);
        Ok(())
    }

    #[test]
    fn a_bookmark_reads_back_and_stays_small() -> TestResult {
        let mut position = Position::new(true);
        for number in 0..1_000 {
            let id: OwnedEventId = format!("${number:0>43}").try_into()?;
            position.note(id.clone(), number);
            position.open(id, number);
        }
        let bookmark = Bookmark::Reading(position);
        assert!(bookmark.text().len() < 32_000, "{}", bookmark.text().len());
        assert_eq!(Bookmark::parse(&bookmark.text()), Some(bookmark));
        assert_eq!(Bookmark::parse("nonsense"), None);
        Ok(())
    }

    #[test]
    fn what_comes_by_two_ways_comes_once() -> TestResult {
        let mut recent = Recent::default();
        let id = |number: usize| OwnedEventId::try_from(format!("${number}"));
        for number in 0..=RECENT {
            assert!(recent.is_new(&id(number)?));
        }
        assert!(!recent.is_new(&id(1)?));
        assert!(recent.is_new(&id(0)?), "the oldest is forgotten");
        Ok(())
    }

    #[test]
    fn an_event_waits_for_its_key_for_three_days() -> TestResult {
        let mut position = Position::new(false);
        position.open("$a".try_into()?, 1_000);
        assert_eq!(position.waiting(2_000).len(), 1);
        assert!(position.waiting(1_000 + OPEN_FOR).is_empty());
        Ok(())
    }
}
