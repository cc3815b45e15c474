//! A process of a storm: a real village over a real database, whose platform is the world at the other end of a
//! connection. It may be killed at any moment.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, bail};
use async_trait::async_trait;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::{Does, Message, Route, plain_text};
use bot_core::platform::{
    Act, Capabilities, DeliveryError, Destination, OwnThings, Parcel, PersonThere, Platform, Receipt,
};
use bot_core::village::{Opening, Village};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::sync::{mpsc, oneshot};

use super::wire::{Deed, End, Event, Sending, StormClock, ToProcess, ToWorld, Whither};
use crate::rooms;

/// How long the process waits for the world to say what became of a sending.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long it waits before it tries again what the database refused.
const PAUSE: Duration = Duration::from_millis(30);

/// How long the worker sleeps at most.
const CAP: Duration = Duration::from_millis(20);

/// Lives until the world hangs up or kills it.
pub async fn live(world: &str, number: u64) -> anyhow::Result<()> {
    let (reader, writer) = TcpStream::connect(world).await?.into_split();
    let mut lines = BufReader::new(reader).lines();
    let (says, said) = mpsc::unbounded_channel();
    tokio::spawn(write(writer, said));

    says.send(ToWorld::Begins(number))?;
    let Some(line) = lines.next_line().await? else { bail!("the world hung up") };
    let ToProcess::Welcome { database_url, time } = serde_json::from_str(&line)? else { bail!("no welcome") };
    let clock = Arc::new(StormClock::new(time));
    let opening = Opening { migrate: false, ..rooms::opening(&database_url, clock.clone()) };
    let village = loop {
        match Village::open(opening.clone()).await {
            Ok(village) => break village,
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    };
    let wires = Arc::new(Wires { says: says.clone(), next: AtomicU64::new(0), waiting: Mutex::default() });
    village.attach(wires.clone());
    says.send(ToWorld::Ready)?;
    let (worker, worker_clock) = (village.clone(), clock.clone());
    tokio::spawn(async move { rooms::work(&worker, &*worker_clock, CAP).await });

    while let Some(line) = lines.next_line().await? {
        match serde_json::from_str(&line).context("the world said something strange")? {
            ToProcess::Happens { telling, event } => {
                let (village, wires) = (village.clone(), wires.clone());
                tokio::spawn(async move { happens(&village, &wires, telling, event).await });
            }
            ToProcess::Became { sending, end } => wires.became(sending, end),
            ToProcess::Moved(moved) => {
                clock.move_to(moved);
                village.wake.notify_one();
            }
            ToProcess::Welcome { .. } => {}
        }
    }
    Ok(())
}

async fn write(mut writer: OwnedWriteHalf, mut said: mpsc::UnboundedReceiver<ToWorld>) -> anyhow::Result<()> {
    while let Some(said) = said.recv().await {
        let mut line = serde_json::to_vec(&said)?;
        line.push(b'\n');
        writer.write_all(&line).await?;
    }
    Ok(())
}

/// Takes an event in, says so, and only then delivers the answer: from here on it is the village's to remember.
async fn happens(village: &Village, wires: &Wires, telling: u64, event: Event) {
    let incoming = incoming(event);
    let answer = loop {
        match village.handle(incoming.clone()).await {
            Ok(answer) => break answer,
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    };
    let _ = wires.says.send(ToWorld::Took(telling));
    if let Some(parcel) = answer {
        let result = wires.deliver(&parcel).await;
        // When this cannot be written, the answer's lease ends and it is sent again under the same key.
        let _ = village.settle(&parcel, result).await;
    }
}

fn incoming(event: Event) -> Incoming {
    Incoming {
        platform: PlatformKind::Console,
        reply: Some(ReplyWay { token: event.id.clone(), seconds: 86_400, private: true }),
        event: event.id,
        from: Sender {
            name: event.account.clone(),
            account: event.account,
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        place: PlaceKey { id: format!("#{}", event.home), thread: None, direct: false },
        home: Some(HomeKey { id: event.home, name: None }),
        what: match event.deed {
            Deed::Asks { path, args } => What::Command { path, args },
            Deed::Presses { route, on } => What::Pressed { route, on: Some(on) },
        },
    }
}

/// The platform: everything goes over the connection.
struct Wires {
    says: mpsc::UnboundedSender<ToWorld>,
    next: AtomicU64,
    waiting: Mutex<HashMap<u64, oneshot::Sender<End>>>,
}

impl Wires {
    fn waiting(&self) -> std::sync::MutexGuard<'_, HashMap<u64, oneshot::Sender<End>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn became(&self, sending: u64, end: End) {
        if let Some(waiting) = self.waiting().remove(&sending) {
            let _ = waiting.send(end);
        }
    }
}

#[async_trait]
impl Platform for Wires {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: 4000,
            buttons: Some(25),
            options: Some(25),
            forms: false,
            asks: true,
            slash: true,
            moments: false,
            reactions: false,
            own: OwnThings::default(),
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let sending = self.next.fetch_add(1, Ordering::Relaxed);
        let (message, edits) = match &parcel.act {
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => (None, None),
            Act::Send(message) => (Some(message), None),
            Act::Edit { message, now } => (Some(now), Some(message.clone())),
        };
        let to = match &parcel.to {
            Destination::Place(place) => Whither::Place(place.id.clone()),
            Destination::Direct { account, .. } => Whither::Direct(account.clone()),
            Destination::Answer { way, .. } => Whither::Answer(way.token.clone()),
        };
        let said = Sending {
            sending,
            key: parcel.key.simple(),
            to,
            edits,
            text: message.map(|message| plain_text(message, "/")),
            buttons: message.map(buttons).unwrap_or_default(),
        };
        let (ended, end) = oneshot::channel();
        self.waiting().insert(sending, ended);
        let unavailable = |why: &str| DeliveryError::Unavailable(why.to_owned());
        self.says.send(ToWorld::Sends(said)).map_err(|_| unavailable("the connection is closed"))?;
        match tokio::time::timeout(PATIENCE, end).await {
            Ok(Ok(End::Shown(message))) => Ok(Receipt::showing(vec![message])),
            Ok(Ok(End::TooFast(wait))) => Err(DeliveryError::RateLimited(Duration::from_millis(wait))),
            Ok(Ok(End::Unavailable)) => Err(unavailable("it refused")),
            Ok(Err(_)) | Err(_) => {
                self.waiting().remove(&sending);
                Err(unavailable("no answer"))
            }
        }
    }

    async fn standing(&self, _home: &HomeKey, _account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

fn buttons(message: &Message) -> Vec<Route> {
    let routes = message.actions().filter_map(|action| match &action.does {
        Does::Invoke(route) => Some(route.clone()),
        Does::Open(_) | Does::Visit(_) => None,
    });
    routes.collect()
}
