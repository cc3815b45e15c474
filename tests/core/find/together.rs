//! Finding a time when things happen at once, or the bot is away in between.

use std::sync::Arc;

use bot_core::command::GivenArg;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::plain_text;
use bot_core::platform::{Act, Capabilities, DeliveryError, OwnThings, Parcel, PersonThere, Platform, Receipt};
use bot_core::testing::{ManualClock, TestResult, monday_morning, opening, postgres};
use bot_core::village::Village;
use chrono::TimeDelta;

/// A platform that shows everything once, and nobody anything else.
#[derive(Debug, Default)]
struct Wall(std::sync::Mutex<Vec<String>>);

impl Wall {
    /// What was said since the last look.
    fn said(&self) -> String {
        let mut said = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        std::mem::take(&mut *said).join("\n---\n")
    }
}

#[async_trait::async_trait]
impl Platform for Wall {
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
        let mut said = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match &parcel.act {
            Act::Send(message) => said.push(plain_text(message, "/")),
            Act::Edit { now, .. } => said.push(format!("(edited) {}", plain_text(now, "/"))),
            Act::Acknowledge | Act::Own(_) | Act::Keep(_) => return Ok(Receipt::default()),
        }
        let id = format!("m{}", parcel.key.simple());
        let message = bot_core::incoming::MessageKey { place: "#general".to_owned(), id };
        Ok(Receipt::showing(vec![message]))
    }

    async fn standing(&self, _home: &HomeKey, _account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

fn command(event: &str, account: &str, path: &str, args: &[(&str, &str)]) -> Incoming {
    let given = |(name, value): &(&str, &str)| GivenArg { name: (*name).to_owned(), value: (*value).to_owned() };
    Incoming {
        platform: PlatformKind::Console,
        event: event.to_owned(),
        from: Sender {
            account: account.to_owned(),
            name: account.to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "town".to_owned(), name: None }),
        place: PlaceKey { id: "#general".to_owned(), thread: None, direct: false },
        what: What::Command { path: path.to_owned(), args: args.iter().map(given).collect() },
        reply: Some(ReplyWay { token: "way".to_owned(), seconds: 900, private: true }),
    }
}

const PLAY: &[(&str, &str)] = &[("title", "Playdate"), ("moments", "sat 10am, sunday 11am"), ("place", "Elm Park")];

async fn handle(village: &Village, incoming: Incoming) -> TestResult {
    if let Some(parcel) = village.handle(incoming).await? {
        village.settle(&parcel, Ok(Receipt::default())).await?;
    }
    Ok(())
}

async fn settle(village: &Village) -> TestResult {
    while !village.run_due(50).await?.is_idle() {}
    Ok(())
}

/// Many say something to the same moments at the same time.
#[tokio::test]
async fn everybody_who_answers_at_once_is_counted() -> TestResult {
    let database = postgres::fresh_database().await?;
    let file = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}", file.path().join("village.db").display());
    for url in [sqlite.as_str(), database.url()] {
        let clock = ManualClock::at(monday_morning());
        let wall = Arc::new(Wall::default());
        let village = Village::open(opening(url, clock.clone())).await?;
        village.attach(wall.clone());
        handle(&village, command("e0", "ana", "meetup find", PLAY)).await?;
        settle(&village).await?;
        wall.said();
        let names: Vec<String> = (1..=12).map(|number| format!("mother{number}")).collect();
        let votes = names.iter().map(|name| {
            let event = format!("vote-{name}");
            let yes = command(&event, name, "meetup vote", &[("meetup", "#1"), ("yes", "1"), ("maybe", "2")]);
            handle(&village, yes)
        });
        for vote in futures_util::future::join_all(votes).await {
            vote?;
        }
        // The host settles it while the last ones still tap.
        let (announced, late) = tokio::join!(
            handle(&village, command("d", "ana", "meetup decide", &[("meetup", "1"), ("moment", "1")])),
            handle(&village, command("late", "zoe", "meetup vote", &[("meetup", "1"), ("yes", "1")])),
        );
        announced?;
        late?;
        settle(&village).await?;
        let said = wall.said();
        let card = said.split("\n---\n").filter(|said| said.contains("Coming: ")).last().ok_or("no card")?;
        assert!(card.contains("Coming: 12 going") || card.contains("Coming: 13 going"), "on {url}: {card}");
        village.close().await;
    }
    Ok(())
}

/// The bot is away when answers end, and dies between announcing and taking the answers over.
#[tokio::test]
async fn a_restart_in_the_middle_loses_no_answer() -> TestResult {
    let database = postgres::fresh_database().await?;
    let file = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}", file.path().join("village.db").display());
    for url in [sqlite.as_str(), database.url()] {
        let clock = ManualClock::at(monday_morning());
        let wall = Arc::new(Wall::default());
        let village = Village::open(opening(url, clock.clone())).await?;
        village.attach(wall.clone());
        handle(&village, command("e0", "ana", "meetup find", PLAY)).await?;
        // More than one step takes over.
        for number in 0..75 {
            let says = if number % 3 == 2 { "maybe" } else { "yes" };
            let event = format!("v{number}");
            let vote = command(&event, &format!("mother{number}"), "meetup vote", &[("meetup", "1"), (says, "2")]);
            handle(&village, vote).await?;
        }
        settle(&village).await?;
        wall.said();
        village.close().await;

        clock.advance(TimeDelta::days(2) + TimeDelta::hours(1));
        let village = Village::open(opening(url, clock.clone())).await?;
        village.attach(wall.clone());
        settle(&village).await?;
        let said = wall.said();
        assert!(said.contains("75 families have answered Playdate"), "on {url}: {said}");
        let decide = command("d", "ana", "meetup decide", &[("meetup", "1"), ("moment", "2")]);
        village.handle(decide.clone()).await?;
        village.close().await;

        let village = Village::open(opening(url, clock.clone())).await?;
        village.attach(wall.clone());
        // The platform tells it again; it is not done twice.
        handle(&village, decide).await?;
        settle(&village).await?;
        let said = wall.said();
        let told = said.split("\n---\n").filter(|said| said.starts_with("It's settled: Playdate")).count();
        assert_eq!(told, 50, "on {url}");
        let card = said.split("\n---\n").filter(|said| said.contains("Coming: ")).last().ok_or("no card")?;
        assert!(card.contains("Coming: 50 going · 25 maybe"), "on {url}: {card}");
        assert!(village.put_aside().await?.is_empty(), "on {url}");
        village.close().await;
    }
    Ok(())
}
