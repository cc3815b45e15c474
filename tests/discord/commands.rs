//! What people do with commands, forms, buttons and lists.

use std::num::NonZeroU64;

use bot_discord::DiscordConfig;

use crate::program::Program;
use crate::world::{self, TestResult, in_world};

/// A meetup in a few words.
pub(crate) const PARK: [(&str, &str); 3] =
    [("title", "Park *and* coffee"), ("when", "sat 10am"), ("place", "Elm Park")];

#[tokio::test]
async fn a_meetup_is_announced_answered_and_shown() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;

        let ana = mums.member("Ana");
        let answer = ana.slash("meetup new", &PARK).await?.privately()?;
        assert!(answer.contains("Park \\*and\\* coffee"), "{answer}");
        assert!(answer.contains("(1 files)"), "{answer}");
        bot.works().await?;
        let card = mums.sees().pop().unwrap_or_default();
        assert!(card.contains("# Park \\*and\\* coffee"), "{card}");
        assert!(card.contains("<t:"), "{card}");
        assert!(card.contains("[Going] [Maybe]"), "{card}");

        let answer = mums.member("Ben").presses("Going").await?.privately()?;
        assert!(answer.contains("Elm Park"), "{answer}");
        bot.works().await?;
        assert_eq!(mums.sees().len(), 2, "a hello and one card: {:#?}", mums.sees());
        assert_ne!(mums.sees().pop(), Some(card), "the card says who is coming");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_missing_is_asked_for_in_a_form() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let bot = world.bot().await?;

        let form = ana.slash("meetup new", &[("title", "Park")]).await?.form()?;
        let known: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(known, [("when", ""), ("place", ""), ("title", "Park"), ("spots", ""), ("notes", "")]);
        let answer = ana.submits(form, &[("when", "sat 10am"), ("place", "Elm Park")]).await?.privately()?;
        assert!(answer.contains("Park"), "{answer}");
        bot.works().await?;
        assert!(world.guild("mums").sees().concat().contains("# Park"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_went_wrong_can_be_mended_in_a_form_filled_in() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;

        let wrong = [("title", "Park"), ("when", "whenever you like"), ("place", "Elm Park")];
        let refused = ana.slash("meetup new", &wrong).await?.privately()?;
        assert!(refused.contains("[Fix it]"), "{refused}");
        let form = ana.presses("Fix it").await?.form()?;
        assert!(form.fields.contains(&("place".to_owned(), "Elm Park".to_owned())), "{:?}", form.fields);
        let answer = ana.submits(form, &[("when", "sat 10am")]).await?.privately()?;
        assert!(answer.contains("Park"), "{answer}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_are_offered_while_somebody_types() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;
        ana.slash("meetup new", &PARK).await?.privately()?;

        let meetups = ana.types("meetup show", &[("meetup", "par")]).await?;
        assert_eq!(meetups.len(), 1);
        assert!(meetups.concat().contains("Park *and* coffee"), "shown as text, without markup: {meetups:?}");
        let zones = ana.types("my zone", &[("zone", "new york")]).await?;
        assert!(zones.contains(&"America/New_York".to_owned()), "{zones:?}");
        assert_eq!(ana.types("my zone", &[("zone", "nowhere at all")]).await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mention_is_a_command_too() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let bot = world.bot().await?;
        bot.until_greeted(&mums).await?;
        ana.says("just talk, which nobody answers");
        ana.says(&format!("<@{}> village about", world::the_bot()));
        let about = ana.directly().until_sees_words("Village").await?;
        assert!(!mums.sees().contains(&about), "what is for her alone is said directly");
        assert_eq!(ana.directly().sees().len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn about_names_the_operators_contact_from_the_configuration() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _program = Program::start(world, &[("VILLAGE_OPERATOR__CONTACT", "carla@village.example")])?;
        world.until_connected(1, 0).await?;
        let about = ana.slash("village about", &[]).await?.privately()?;
        assert!(about.contains("carla@village.example"), "{about}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn settings_are_for_those_who_decide() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let _bot = world.bot().await?;
        let change = [("setting", "zone"), ("value", "Europe/Madrid")];
        let refused = mums.member("Ana").slash("settings set", &change).await?.privately()?;
        assert!(!refused.contains("Madrid"), "{refused}");
        let manage_server = 1 << 5;
        let done = mums.member_with("Olga", manage_server).slash("settings set", &change).await?.privately()?;
        assert!(done.contains("Madrid"), "{done}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn commands_are_registered_only_when_they_changed() -> TestResult {
    in_world(async |world| {
        let bot = world.bot().await?;
        let (registrations, names) = world.commands();
        assert_eq!(registrations, 1);
        assert!(world::log_says("registered the commands at discord"), "the log is kept and can be searched");
        assert!(names.contains(&"meetup".to_owned()) && names.contains(&"settings".to_owned()), "{names:?}");
        bot.stops().await?;
        let bot = world.bot().await?;
        assert_eq!(world.commands().0, 1, "nothing is new");
        bot.stops().await?;
        world.forgets_the_commands();
        let _bot = world.bot().await?;
        assert_eq!(world.commands().0, 2, "they were gone at Discord");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_foreign_button_is_acknowledged_and_does_nothing() -> TestResult {
    in_world(async |world| {
        let mums = world.guild("mums");
        let ana = mums.member("Ana");
        let _bot = world.bot().await?;
        let _ = mums.has_a_foreign_button("Vote");
        assert!(ana.presses("Vote").await?.is_acknowledged());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_foreign_form_is_answered_and_does_nothing() -> TestResult {
    in_world(async |world| {
        let ana = world.guild("mums").member("Ana");
        let _bot = world.bot().await?;
        let mut form = ana.slash("meetup new", &[("title", "Park")]).await?.form()?;
        "vote:12".clone_into(&mut form.id);
        let answer = ana.submits(form, &[("when", "sat 10am")]).await?.privately()?;
        assert!(answer.starts_with("That form is from an earlier time"), "{answer}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_for_development_gets_commands_of_its_own() -> TestResult {
    in_world(async |world| {
        let dev_guild = NonZeroU64::new(world.guild("mums").id());
        let _bot = world.starts_bot_with(DiscordConfig { dev_guild, ..world.config() }).await?;
        assert_eq!(world.count("PUT", &format!("/guilds/{}/commands", world.guild("mums").id())), 1);
        Ok(())
    })
    .await
}
