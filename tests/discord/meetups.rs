//! What meetups do beyond being announced and answered: they change, have a waiting list, and find their time.

use std::time::Duration;

use bot_core::testing::calendar_line;

use crate::commands::PARK;
use crate::own::with;
#[cfg(target_os = "linux")]
use crate::program::Program;
use crate::world::{Bot, GuildIn, Someone, TestResult, What, in_world};

/// [`PARK`] with room for one family, in three weeks, which is far enough for offers at any time of day.
const ONE_SPOT: [(&str, &str); 4] =
    [("title", "Park *and* coffee"), ("when", "in 3 weeks"), ("place", "Elm Park"), ("spots", "1")];

/// The meetup's card, which is the newest thing that everybody sees.
fn card(guild: &GuildIn<'_>) -> String {
    guild.sees().pop().unwrap_or_default()
}

fn says<'a>(all: &'a [String], words: &str) -> Vec<&'a String> {
    all.iter().filter(|text| text.contains(words)).collect()
}

#[tokio::test]
async fn a_change_comes_filled_in_is_looked_at_and_told_once_with_a_newer_calendar_file() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        ana.slash("meetup new", &PARK).await?.privately()?;
        bot.works().await?;
        ben.presses("Going").await?.privately()?;
        bot.works().await?;
        let before = card(&mums);

        let form = ana.presses("Change").await?.form()?;
        let filled: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let known = [
            ("when", "2026-11-21 10:00"),
            ("place", "Elm Park"),
            ("spots", ""),
            ("notes", ""),
            ("title", "Park *and* coffee"),
        ];
        assert_eq!(filled, known);
        let change = [("when", "sat 11am"), ("place", "Oak Park")];
        let proposed = ana.submits(form, &change).await?.privately()?;
        assert!(proposed.contains("Elm Park → Oak Park") && proposed.contains("Nothing has changed yet"), "{proposed}");
        bot.works().await?;
        assert_eq!((card(&mums), ben.directly().sees()), (before, Vec::new()), "nothing has changed yet");

        ana.presses("Change it").await?.privately()?;
        bot.works().await?;
        let told = ben.directly().sees();
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told.concat().contains("Oak Park") && told.concat().contains("[Still good]"), "{told:#?}");
        assert!(card(&mums).contains("Oak Park"), "{}", card(&mums));
        assert_eq!(mums.sees().len(), 2, "a hello and one card, which was edited: {:#?}", mums.sees());

        ana.slash("meetup cancel", &[("meetup", "1")]).await?.privately()?;
        bot.works().await?;
        assert!(card(&mums).contains("This meetup is off"), "{}", card(&mums));
        let files: Vec<String> = ben.files().into_iter().chain(ben.directly().files()).collect();
        let of = |name| files.iter().map(|file| calendar_line(file, name)).collect::<Vec<_>>();
        assert_eq!(of("METHOD"), ["PUBLISH", "PUBLISH", "CANCEL"]);
        assert_eq!(of("SEQUENCE"), ["0", "1", "2"]);
        assert_eq!(of("DTSTART"), ["20261121T100000Z", "20261121T110000Z", "20261121T110000Z"]);
        let uids = of("UID");
        assert!(uids.iter().all(|uid| !uid.is_empty() && Some(uid) == uids.first()), "{uids:?}");
        Ok(())
    })
    .await
}

/// A full meetup of Ana's to which Ben goes and for which Cleo waits.
async fn full<'w>(mums: &GuildIn<'w>, bot: &Bot) -> TestResult<(Someone<'w>, Someone<'w>)> {
    let (ben, cleo) = (mums.member("Ben"), mums.member("Cleo"));
    mums.member("Ana").slash("meetup new", &ONE_SPOT).await?.privately()?;
    bot.works().await?;
    ben.presses("Going").await?.privately()?;
    let waits = cleo.presses("Going").await?.privately()?;
    assert!(waits.contains("you come next"), "{waits}");
    bot.works().await?;
    assert!(card(mums).contains("1 going · 1 waiting"), "{}", card(mums));
    Ok((ben, cleo))
}

#[tokio::test]
async fn a_spot_that_comes_free_is_offered_directly_and_taken_with_a_tap() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ben, cleo) = full(&mums, &bot).await?;

        ben.presses("Can't").await?.privately()?;
        bot.works().await?;
        let offers = cleo.directly().sees();
        assert_eq!(offers.len(), 1, "{offers:#?}");
        assert!(offers.concat().contains("is free") && offers.concat().contains("[Going] [Can't]"), "{offers:#?}");
        let taken = cleo.directly().presses("Going").await?.privately()?;
        assert!(taken.contains("you're coming") && taken.contains("(1 files)"), "{taken}");
        bot.works().await?;
        assert!(card(&mums).contains("1 going · full"), "{}", card(&mums));
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_offer_to_closed_direct_messages_is_a_knock_that_opens_for_her_alone() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ben, cleo) = full(&mums, &bot).await?;
        cleo.closes_dms();

        ben.presses("Can't").await?.privately()?;
        bot.works().await?;
        let knock = cleo.until_sees_words(&cleo.mention()).await?;
        assert!(!knock.contains("Park") && !knock.contains("spot"), "a knock says nothing: {knock}");
        let offer = cleo.presses("Show me").await?.privately()?;
        assert!(offer.contains("is free") && offer.contains("[Going] [Can't]"), "{offer}");
        let taken = cleo.presses("Going").await?.privately()?;
        assert!(taken.contains("you're coming"), "{taken}");
        bot.works().await?;
        assert_eq!(says(&mums.sees(), "1 going · full").len(), 1, "{:#?}", mums.sees());
        assert_eq!(cleo.directly().sees(), Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_waiting_list_speaks_spanish_where_the_community_does() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("language", "es")]).await?;
        let (ben, cleo) = (mums.member("Ben"), mums.member("Cleo"));
        mums.member("Ana").slash("meetup new", &ONE_SPOT).await?.privately()?;
        bot.works().await?;
        assert!(card(&mums).contains("[Voy] [Quizás] [No puedo]"), "{}", card(&mums));
        ben.presses("Voy").await?.privately()?;
        let waits = cleo.presses("Voy").await?.privately()?;
        assert!(waits.contains("estás en la lista de espera"), "{waits}");

        ben.presses("No puedo").await?.privately()?;
        bot.works().await?;
        let offer = cleo.directly().until_sees_words("Hay un lugar libre").await?;
        assert!(offer.contains("[Voy] [No puedo]"), "{offer}");
        let taken = cleo.directly().presses("Voy").await?.privately()?;
        assert!(taken.contains("¡Qué bien que vas"), "{taken}");
        bot.works().await?;
        assert!(card(&mums).contains("completo"), "{}", card(&mums));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_time_is_found_with_taps_and_those_who_said_yes_are_down_for_it() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        let play = [("title", "Play"), ("moments", "sat 10am, sat 3pm, sunday 11am"), ("place", "Elm Park")];
        ana.slash("meetup find", &play).await?.privately()?;
        bot.works().await?;
        assert!(card(&mums).contains("[Yes to 1] [Yes to 2] [Yes to 3]"), "{}", card(&mums));

        let noted = ben.presses("Yes to 2").await?.privately()?;
        assert!(noted.contains("suits you"), "{noted}");
        // One by one, each answered by a tap of its own.
        cleo.presses("One by one").await?.privately()?;
        for answer in ["No", "Yes", "If need be"] {
            cleo.presses(answer).await?;
        }
        let hers = cleo.until_sees_words("Your answers to").await?;
        let said = |text: &str| {
            let lines = text.lines().filter_map(|line| line.rsplit_once(" – "));
            lines.map(|(_, said)| said.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(said(&hers), ["no", "yes", "if need be"]);
        bot.works().await?;
        assert_eq!(said(&card(&mums)), ["1 no", "2 yes", "1 if need be"]);

        let result = ana.slash("meetup decide", &[("meetup", "1")]).await?.privately()?;
        assert!(result.contains("2 families have answered"), "{result}");
        ana.presses("Another one").await?.privately()?;
        let settled = ana.picks("Saturday, November 21, 2026, 3:00 PM UTC – 2 yes").await?.privately()?;
        assert!(settled.contains("The 2 who said yes are down for it"), "{settled}");
        bot.works().await?;
        let seen = mums.sees();
        assert_eq!(says(&seen, "It's settled").len(), 1, "{seen:#?}");
        assert!(card(&mums).contains("# Play") && card(&mums).contains("2 going"), "{seen:#?}");
        for guest in [&ben, &cleo] {
            let told = guest.directly().sees();
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told.concat().contains("you're down as coming"), "{told:#?}");
            let file = guest.directly().files().concat();
            assert_eq!(calendar_line(&file, "DTSTART"), "20261121T150000Z", "{file}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_date_in_a_form_says_what_was_understood_and_comes_back_filled() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let ana = mums.member("Ana");

        let form = ana.slash("meetup new", &[("title", "Park")]).await?.form()?;
        let wrong = [("when", "sat 10am gmork"), ("place", "Elm Park"), ("spots", "4")];
        let refused = ana.submits(form, &wrong).await?.privately()?;
        assert!(refused.contains("I understood \"sat 10am\" but not \"gmork\""), "{refused}");
        let form = ana.presses("Fix it").await?.form()?;
        let filled = [("when", "sat 10am gmork"), ("title", "Park"), ("place", "Elm Park"), ("spots", "4")];
        for (name, value) in filled {
            assert!(form.fields.contains(&(name.to_owned(), value.to_owned())), "{:?}", form.fields);
        }
        ana.submits(form, &[("when", "sat 10am")]).await?.privately()?;
        bot.works().await?;
        assert!(card(&mums).contains("# Park") && card(&mums).contains("room for 4"), "{}", card(&mums));

        // What is there already is changed in the same way.
        let form = ana.presses("Change").await?.form()?;
        let wrong = [("when", "sat 11am gmork"), ("place", "Oak Park")];
        let refused = ana.submits(form, &wrong).await?.privately()?;
        assert!(refused.contains("I understood \"sat 11am\" but not \"gmork\""), "{refused}");
        let form = ana.presses("Fix it").await?.form()?;
        assert!(form.fields.contains(&("place".to_owned(), "Oak Park".to_owned())), "{:?}", form.fields);
        let proposed = ana.submits(form, &[("when", "sat 11am")]).await?.privately()?;
        assert!(proposed.contains("Elm Park → Oak Park"), "{proposed}");
        ana.presses("Change it").await?.privately()?;
        bot.works().await?;
        assert!(card(&mums).contains("Oak Park"), "{}", card(&mums));
        Ok(())
    })
    .await
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_offer_that_a_killed_bot_did_not_deliver_comes_once_after_the_restart() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        let url = world.database_url();
        let variables = [("VILLAGE_DATABASE__URL", url.as_str())];
        let mut program = Program::start(world, &variables)?;
        world.until_connected(1, 0).await?;
        ana.until_sees_words("Village").await?;
        ana.slash("meetup new", &ONE_SPOT).await?.privately()?;
        ben.presses("Going").await?.privately()?;
        cleo.presses("Going").await?.privately()?;

        world.troubles("POST", "/users/@me/channels", 1, What::Broken);
        ben.presses("Can't").await?.privately()?;
        program.logs("a parcel did not arrive").await?;
        // Writers take turns: once this one had its turn, the failure is written down.
        ana.slash("my zone", &[("zone", "UTC")]).await?.privately()?;
        program.dies().await?;
        assert_eq!(cleo.directly().sees(), Vec::<String>::new());

        let _program = Program::start(world, &variables)?;
        world.until_connected(2, 0).await?;
        let offer = cleo.directly().until_sees_words("is free").await?;
        assert!(offer.contains("[Going] [Can't]"), "{offer}");
        let taken = cleo.directly().presses("Going").await?.privately()?;
        assert!(taken.contains("you're coming"), "{taken}");
        ana.until_sees_words("1 going · full").await?;
        assert_eq!(says(&cleo.directly().sees(), "is free").len(), 1, "{:#?}", cleo.directly().sees());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_wished_for_it_hears_of_a_walk_right_now_and_where_exactly_only_who_asks() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        cleo.slash("my spontaneous", &[("areas", "North side")]).await?.privately()?;
        let now = [("place", "Elm Park, by the swings"), ("until", "in 2 hours"), ("area", "North side")];
        ana.slash("meetup now", &now).await?.privately()?;
        bot.works().await?;
        let told = cleo.directly().sees().concat();
        assert!(told.contains("North side") && told.contains("Anyone?"), "{told}");
        assert_eq!(ben.directly().sees(), Vec::<String>::new(), "he has not asked for it");
        for seen in [card(&mums), told] {
            assert!(!seen.contains("swings"), "{seen}");
        }
        let where_exactly = ben.presses("Where exactly?").await?.privately()?;
        assert!(where_exactly.contains("Elm Park, by the swings"), "{where_exactly}");

        world.passes(Duration::from_hours(3));
        bot.works().await?;
        assert!(card(&mums).contains("This meetup is over"), "{}", card(&mums));
        assert!(!card(&mums).contains("[Going]"), "{}", card(&mums));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn rain_illness_and_lateness_reach_whom_they_should_and_the_board_keeps_up() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[("whats-on", "here")]).await?;
        let (ana, ben, cleo) = (mums.member("Ana"), mums.member("Ben"), mums.member("Cleo"));
        let mut park = PARK.to_vec();
        park.push(("rain", "Bean & Leaf"));
        ana.slash("meetup new", &park).await?.privately()?;
        bot.works().await?;
        ben.presses("Going").await?.privately()?;
        cleo.presses("Going").await?.privately()?;
        bot.works().await?;
        let sees = mums.sees();
        let boards = says(&sees, "What's on");
        assert!(matches!(boards.as_slice(), [board] if board.contains("2 going")), "{sees:#?}");

        ana.slash("meetup rain", &[("meetup", "1")]).await?.privately()?;
        bot.works().await?;
        for guest in [&ben, &cleo] {
            let told = guest.directly().sees();
            assert!(says(&told, "Bean & Leaf").len() == 1, "{told:#?}");
        }
        assert!(mums.sees().concat().contains("Bean & Leaf"), "{:#?}", mums.sees());

        let kindly = cleo.slash("meetup sick", &[("meetup", "1")]).await?.privately()?;
        assert!(kindly.contains("get well soon"), "{kindly}");
        ben.slash("meetup late", &[("meetup", "1"), ("note", "ten minutes, nappy")]).await?.privately()?;
        bot.works().await?;
        let host = ana.directly().sees();
        assert!(says(&host, "somebody is ill").len() == 1 && says(&host, "ten minutes, nappy").len() == 1, "{host:#?}");
        let everybody = mums.sees();
        assert!(says(&everybody, "nappy").is_empty(), "{everybody:#?}");
        let boards = says(&everybody, "What's on");
        assert!(matches!(boards.as_slice(), [board] if board.contains("1 going")), "{everybody:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_date_that_is_skipped_is_told_to_its_guests_and_the_others_stay() -> TestResult {
    in_world(async |world| {
        let (mums, bot) = with(world, &[]).await?;
        let (ana, ben) = (mums.member("Ana"), mums.member("Ben"));
        let weekly = [("title", "Park mornings"), ("when", "every saturday 10am"), ("place", "Elm Park")];
        ana.slash("meetup new", &weekly).await?.privately()?;
        bot.works().await?;
        let cards = mums.sees().len() - 1;
        assert!(cards > 1, "{:#?}", mums.sees());
        ben.slash("meetup going", &[("meetup", "1")]).await?.privately()?;
        ana.slash("meetup skip", &[("meetup", "1")]).await?.privately()?;
        bot.works().await?;
        let told = ben.directly().sees();
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(ben.directly().files().concat().contains("METHOD:CANCEL"), "{told:#?}");
        let sees = mums.sees();
        assert_eq!(says(&sees, "[Going]").len(), cards, "the next date takes its place: {sees:#?}");
        Ok(())
    })
    .await
}
