//! Parcels handed to the platform one by one: what Discord makes of each.

use std::time::Duration;

use bot_core::command::Seen;
use bot_core::id::OutboxId;
use bot_core::incoming::{HomeKey, MessageKey, ReplyWay, Standing};
use bot_core::message::{Choice, Choosable, File, Message, Part, Route, Span};
use bot_core::platform::{Act, DeliveryError, Destination, Parcel, Platform};
use bot_core::wording::Locale;

use crate::world::{Someone, TestResult, What, in_world};

fn message(text: &str) -> Message {
    Message::para(Locale::En, vec![Span::from(text)])
}

fn parcel(key: u128, to: Destination, act: Act) -> Parcel {
    let key = OutboxId::from_simple(&format!("{key:032x}"));
    Parcel { key: key.unwrap_or_else(|| unreachable!("32 digits are an id")), to, act }
}

fn answer(someone: &Someone<'_>, way: &ReplyWay, seen: Seen) -> Destination {
    Destination::Answer { way: way.clone(), seen, account: someone.account() }
}

async fn says(platform: &dyn Platform, to: Destination, text: &str) -> Result<usize, DeliveryError> {
    Ok(platform.deliver(&parcel(7, to, Act::Send(message(text)))).await?.messages.len())
}

#[tokio::test]
async fn a_long_message_comes_in_pieces_and_never_twice() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let long = Message {
            parts: (0..3).map(|_| Part::Para(vec![Span::from("word ".repeat(300).as_str())])).collect(),
            ..message("")
        };
        let parcel = parcel(1, Destination::Place(ana.place()), Act::Send(long));
        let first = bot.platform.deliver(&parcel).await?;
        let again = bot.platform.deliver(&parcel).await?;
        assert_eq!(first.messages.len(), 3);
        assert_eq!(first, again, "the same messages are found again");
        assert_eq!(mums.sees().len(), 1 + 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_delivered_says_why() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let here = || Destination::Place(ana.place());
        let directly = || Destination::Direct { account: ana.account(), home: None };
        let platform = &*bot.platform;

        let mut nowhere = ana.place();
        nowhere.id = "12".to_owned();
        assert_eq!(says(platform, Destination::Place(nowhere), "a").await, Err(DeliveryError::Gone));
        world.troubles("POST", "/messages", 1, What::TooFast(60_000));
        assert_eq!(says(platform, here(), "b").await, Err(DeliveryError::RateLimited(Duration::from_mins(1))));
        assert!(matches!(says(platform, here(), "b").await, Err(DeliveryError::RateLimited(_))), "held back");
        world.troubles("POST", "/channels", 1, What::Broken);
        assert!(matches!(says(platform, directly(), "c").await, Err(DeliveryError::Unavailable(_))));
        ana.closes_dms();
        assert!(matches!(says(platform, directly(), "d").await, Err(DeliveryError::Forbidden(_))));
        let gone = MessageKey { place: ana.place().id, id: "13".to_owned() };
        let edit = parcel(8, here(), Act::Edit { message: gone, now: message("e") });
        assert_eq!(platform.deliver(&edit).await, Err(DeliveryError::Gone));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_is_seen_by_whom_it_is_for_and_only_once() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;

        let (public, way) = ana.asks_unheard(None);
        says(&*bot.platform, answer(&ana, &way, Seen::ByAll), "for all").await?;
        assert_eq!(ana.outcome(public).await?.publicly()?, "for all");
        let (private, way) = ana.asks_unheard(None);
        says(&*bot.platform, answer(&ana, &way, Seen::ByAsker), "for her").await?;
        assert_eq!(ana.outcome(private).await?.privately()?, "for her");

        // Another process knows nothing of it, and finds it said.
        let other = world.starts_bot().await?;
        says(&*other.platform, answer(&ana, &way, Seen::ByAsker), "for her").await?;
        assert_eq!(ana.sees().iter().filter(|text| *text == "for her").count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_promise_made_to_all_is_not_kept_with_something_private() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        for flags in [0, 64] {
            let (interaction, way) = ana.asks_unheard(None);
            world.promises(interaction, flags);
            says(&*bot.platform, answer(&ana, &way, Seen::ByAsker), "for her").await?;
            assert_eq!(ana.outcome(interaction).await?.privately()?, "for her");
        }
        assert!(!ben.sees().contains(&"for her".to_owned()));
        let (interaction, way) = ana.asks_unheard(None);
        world.promises(interaction, 64);
        says(&*bot.platform, answer(&ana, &way, Seen::ByAll), "promised to her").await?;
        assert_eq!(ana.outcome(interaction).await?.privately()?, "promised to her");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_outlives_neither_its_token_nor_the_first_three_seconds() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let (_, never_answered) = ana.asks_unheard(None);
        let (promised, way) = ana.asks_unheard(None);
        world.promises(promised, 64);
        world.passes(Duration::from_secs(4));
        let late = says(&*bot.platform, answer(&ana, &never_answered, Seen::ByAsker), "late").await;
        assert_eq!(late, Err(DeliveryError::Gone));
        world.passes(Duration::from_mins(16));
        let late = says(&*bot.platform, answer(&ana, &way, Seen::ByAsker), "late").await;
        assert_eq!(late, Err(DeliveryError::Gone));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_press_can_change_its_own_message_or_nothing_at_all() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let on = mums.has_a_foreign_button("Vote");

        let (press, way) = ana.asks_unheard(Some(on));
        let card = MessageKey { place: ana.place().id, id: on.to_string() };
        let act = Act::Edit { message: card, now: message("changed") };
        bot.platform.deliver(&parcel(3, answer(&ana, &way, Seen::ByAsker), act)).await?;
        assert!(ana.outcome(press).await?.is_acknowledged());
        assert!(mums.sees().contains(&"changed".to_owned()));

        for (on, promised) in [(Some(on), false), (None, false), (Some(on), true), (None, true)] {
            let (press, way) = ana.asks_unheard(on);
            if promised {
                world.promises(press, 64);
            }
            let parcel = parcel(4, answer(&ana, &way, Seen::ByAsker), Act::Acknowledge);
            bot.platform.deliver(&parcel).await?;
            bot.platform.deliver(&parcel).await?;
            assert!(ana.outcome(press).await?.is_acknowledged());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_choice_in_a_list_is_told_and_answered() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let option = |label: &str| Choosable { value: label.to_lowercase(), label: label.to_owned() };
        let choice = Choice {
            prompt: "Where?".to_owned(),
            route: Route::new("meetup", "unknown", "12"),
            options: vec![option("Park"), option("Zoo")],
            most: 1,
            opens: false,
        };
        let list = Message { parts: vec![Part::Choice(choice)], ..message("") };
        bot.platform.deliver(&parcel(6, Destination::Place(ana.place()), Act::Send(list))).await?;
        ana.picks("Zoo").await?.privately()?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn files_arrive_with_the_last_piece() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        let mut with_file = message("Here it is");
        with_file.files.push(File {
            name: "park.ics".to_owned(),
            media_type: "text/calendar".to_owned(),
            text: "BEGIN:VCALENDAR\r\n".to_owned(),
            about: "The meetup".to_owned(),
        });
        let to = Destination::Direct { account: ana.account(), home: None };
        bot.platform.deliver(&parcel(5, to, Act::Send(with_file))).await?;
        assert_eq!(ana.directly().sees(), ["Here it is\n(1 files)"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn discord_says_who_somebody_is_in_a_server() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        let home = HomeKey { id: mums.id().to_string(), name: None };
        let standing = async |someone: Someone<'_>| {
            let there = bot.platform.standing(&home, &someone.account()).await?;
            Ok::<_, DeliveryError>(there.map(|there| there.standing))
        };
        let kick_members = 1 << 1;
        let mona = mums.member_with("Mona", kick_members);
        assert_eq!(standing(mums.member("owner of mums")).await?, Some(Standing::Admin));
        assert_eq!(standing(mona).await?, Some(Standing::Moderator));
        assert_eq!(standing(mums.member("Ana")).await?, Some(Standing::Member));
        let ben = mums.member("Ben");
        mums.loses("Ben");
        assert_eq!(standing(ben).await?, None);
        Ok(())
    })
    .await
}
