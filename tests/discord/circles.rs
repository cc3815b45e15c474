//! Circles: private threads that are opened once, whatever happens meanwhile, and put away at the end.

use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, PlaceKey};
use bot_core::message::{Action, Does, Message, Part, Route, Span, Style};
use bot_core::platform::{Act, DeliveryError, Destination, Own, Parcel, Receipt};
use bot_core::wording::Locale;

use crate::world::circles::{CREATE_PRIVATE_THREADS, MANAGE_THREADS, SEND_MESSAGES_IN_THREADS};
use crate::world::{Bot, GuildIn, Someone, TestResult, What, in_world};

const MARK: &str = "3f9a2c";

/// A circle as the village wants it.
struct Wanted<'w> {
    guild: &'w GuildIn<'w>,
    key: u128,
    known: Option<PlaceKey>,
    title: &'static str,
    members: Vec<String>,
    leaving: Vec<String>,
    open: bool,
}

fn wanted<'w>(guild: &'w GuildIn<'w>, members: &[&Someone<'_>]) -> Wanted<'w> {
    let members = members.iter().map(|member| member.account()).collect();
    Wanted { guild, key: 1, known: None, title: "Ana & Ben", members, leaving: vec![], open: true }
}

impl Wanted<'_> {
    async fn by(&self, bot: &Bot) -> Result<Receipt, DeliveryError> {
        let own = Own::Circle {
            known: self.known.clone(),
            home: HomeKey { id: self.guild.id().to_string(), name: None },
            mark: MARK.to_owned(),
            title: self.title.to_owned(),
            members: self.members.clone(),
            leaving: self.leaving.clone(),
            open: self.open,
            goodbye: (!self.open).then(|| words("It was good to have you here.")),
        };
        let to = Destination::Place(place(&self.guild.channel().to_string()));
        bot.platform.deliver(&Parcel { key: OutboxId(uuid::Uuid::from_u128(self.key)), to, act: Act::Own(own) }).await
    }
}

fn place(id: &str) -> PlaceKey {
    PlaceKey { id: id.to_owned(), thread: None, direct: false }
}

fn words(text: &str) -> Message {
    Message::para(Locale::En, vec![Span::from(text)])
}

/// The thread that a receipt names.
fn thread(receipt: &Receipt) -> TestResult<PlaceKey> {
    let message = receipt.messages.last().ok_or("no place")?;
    assert_eq!(message.place, message.id);
    Ok(place(&message.place))
}

#[tokio::test]
async fn a_circle_is_a_private_thread_that_is_locked_in_the_end() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let mut circle = wanted(&mums, &[&ana, &ben]);
        let opened = circle.by(&bot).await?;
        assert_eq!(opened.unreached, Vec::<String>::new());
        assert_eq!(mums.circles(), ["Ana & Ben · 3f9a2c | Ana, Ben | open"]);

        // What is said in it goes where any message goes, and its buttons work.
        let there = thread(&opened)?;
        let button = Action {
            label: "Going".to_owned(),
            word: "going".to_owned(),
            does: Does::Invoke(Route::new("meetup", "going", "none")),
            style: Style::Plain,
            private: false,
        };
        let mut card = words("Hello, you two!");
        card.parts.push(Part::Actions(vec![button]));
        let key = OutboxId(uuid::Uuid::from_u128(2));
        bot.platform.deliver(&Parcel { key, to: Destination::Place(there.clone()), act: Act::Send(card) }).await?;
        let ana = ana.in_thread(&there.id);
        ana.presses("Going").await?.privately()?;
        assert_eq!(mums.sees().iter().filter(|text| text.contains("Hello, you two")).count(), 0);

        circle = Wanted { key: 3, known: Some(there), open: false, ..circle };
        circle.by(&bot).await?;
        assert_eq!(mums.circles(), ["Ana & Ben · 3f9a2c | Ana, Ben | archived and locked"]);
        assert_eq!(ana.sees().last().map(String::as_str), Some("It was good to have you here."));
        let said = ana.sees().len();
        circle.by(&bot).await?;
        assert_eq!(ana.sees().len(), said, "once");
        assert_eq!(Wanted { open: true, ..circle }.by(&bot).await, Err(DeliveryError::Gone), "it is over");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_circle_whose_opening_nobody_heard_of_is_taken_over() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        mums.has_a_private_thread_by("Mia", "mine · 3f9a2c");
        let circle = wanted(&mums, &[&ana, &ben]);
        world.troubles("POST", "/threads", 1, What::AnswerLost);
        assert!(matches!(circle.by(&bot).await, Err(DeliveryError::Unavailable(_))));
        bot.dies();
        let bot = world.bot().await?;
        // It dies again when only one of them is in it.
        world.troubles("PUT", "/thread-members/", 1, What::AnswerLost);
        assert!(matches!(circle.by(&bot).await, Err(DeliveryError::Unavailable(_))));
        bot.dies();
        let bot = world.bot().await?;
        let opened = circle.by(&bot).await?;
        assert_eq!(circle.by(&bot).await?, opened);
        let mut circles = mums.circles();
        circles.sort();
        assert_eq!(circles, ["Ana & Ben · 3f9a2c | Ana, Ben | open", "mine · 3f9a2c | Mia | open"]);
        assert_eq!(world.count("POST", "/threads"), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn too_fast_is_told_and_goes_on_where_it_stopped() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let circle = wanted(&mums, &[&mums.member("Ana"), &mums.member("Ben")]);
        for (method, path) in [("POST", "/threads"), ("PUT", "/thread-members/")] {
            world.troubles(method, path, 1, What::TooFast(1));
            let Err(DeliveryError::RateLimited(wait)) = circle.by(&bot).await else { return Err("not limited".into()) };
            tokio::time::sleep(wait).await;
        }
        circle.by(&bot).await?;
        assert_eq!(mums.circles(), ["Ana & Ben · 3f9a2c | Ana, Ben | open"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_in_it_changes_and_who_cannot_be_added_is_told() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        mums.loses("Ben");
        let circle = wanted(&mums, &[&ana, &ben]);
        let opened = circle.by(&bot).await?;
        assert_eq!(opened.unreached, [ben.account()]);
        assert_eq!(mums.circles(), ["Ana & Ben · 3f9a2c | Ana | open"]);

        // It has fallen silent, and wakes up for those who come and go.
        mums.circle_falls_silent();
        let (known, title) = (Some(thread(&opened)?), "Ana & Cleo");
        let members = vec![ana.account(), cleo.account()];
        let circle = Wanted { known, title, members, leaving: vec![ben.account()], ..circle };
        let changed = circle.by(&bot).await?;
        assert_eq!((changed.messages, changed.unreached), (opened.messages, vec![]));
        assert_eq!(mums.circles(), ["Ana & Cleo · 3f9a2c | Ana, Cleo | open"]);
        let renamed = world.count("PATCH", "/channels/");
        circle.by(&bot).await?;
        assert_eq!(world.count("PATCH", "/channels/"), renamed, "nothing is changed that is so already");

        let circle = Wanted { leaving: vec![cleo.account()], open: false, key: 2, ..circle };
        circle.by(&bot).await?;
        assert_eq!(mums.circles(), ["Ana & Cleo · 3f9a2c | Ana | archived and locked"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_discord_refuses_is_told_apart() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let circle = wanted(&mums, &[&mums.member("Ana")]);
        let missing = Err(DeliveryError::Forbidden("a permission is missing"));
        mums.withholds(CREATE_PRIVATE_THREADS);
        assert_eq!(circle.by(&bot).await, missing);
        mums.withholds(SEND_MESSAGES_IN_THREADS);
        assert_eq!(circle.by(&bot).await, missing);
        // Without the permission to lock it is put away at least.
        mums.withholds(MANAGE_THREADS);
        let opened = circle.by(&bot).await?;
        assert_eq!(mums.circles().len(), 1);
        let ending = Wanted { open: false, ..circle };
        ending.by(&bot).await?;
        assert_eq!(mums.circles(), ["Ana & Ben · 3f9a2c | Ana | archived"]);

        mums.withholds(0);
        mums.loses_its_circles();
        let known = Some(thread(&opened)?);
        assert_eq!(Wanted { known: known.clone(), open: true, ..ending }.by(&bot).await, Err(DeliveryError::Gone));
        let ending = Wanted { known, ..wanted(&mums, &[]) };
        assert_eq!(Wanted { open: false, ..ending }.by(&bot).await, Ok(Receipt::default()), "nothing is left to close");
        mums.is_full_of_threads();
        let full = Err(DeliveryError::Forbidden("too many threads are open in the server"));
        assert_eq!(wanted(&mums, &[]).by(&bot).await, full);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn talk_is_heard_in_a_circle_and_nowhere_else() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let ana = mums.member("Ana");
        let opened = wanted(&mums, &[&ana]).by(&bot).await?;
        let there = thread(&opened)?;
        bot.dies();
        // Also by a bot that was not there when it was opened.
        let _bot = world.bot().await?;
        ana.slash("village about", &[]).await?.privately()?;
        ana.says("who is around?");
        ana.slash("village about", &[]).await?.privately()?;
        assert_eq!(mums.was_asked_for_its_roles(), 0, "talk in a channel is not for the bot");
        ana.in_thread(&there.id).says("hello, Ben");
        world.until_asked_for_roles(&mums).await?;
        assert_eq!(ana.in_thread(&there.id).sees(), Vec::<String>::new(), "it is heard, and not answered");
        Ok(())
    })
    .await
}
