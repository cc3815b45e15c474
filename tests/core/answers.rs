//! What is answered when words are odd, when somebody may not, and when somebody is gone.

use bot_core::command::GivenArg;
use bot_core::incoming::What;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn nothing_that_was_said_is_dropped_unseen() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: sat 10am place: Elm Park place: Oak Park").await?;
        let said = town.transcript();
        assert!(said.contains("Where: Oak Park"), "{said}");
        assert!(said.contains("You gave \"place\" more than once; I took Oak Park."), "{said}");

        ana.says("/meetup new Lake when: sun 10am place: Lake nots: bring cake").await?;
        let said = town.transcript();
        assert!(said.contains("\nbring cake\n") || said.contains("Notes: bring cake"), "{said}");
        let remark = "I took \"nots:\" for notes:. If you meant it as part of the text, put it into quotes.";
        assert!(said.contains(remark), "{said}");

        ana.says("/meetup going #1").await?;
        assert!(!town.transcript().contains("as part of the text"));

        // What only another command takes is not put where everybody reads it; the rest is kept.
        ana.says("/meetup find Tea when: sat 10am, sun 10am place: Elm address: 5 Secret Rd").await?;
        let said = town.transcript();
        assert!(said.contains("/meetup find takes nothing called \"address:\"") && !said.contains("Secret"), "{said}");
        for slip in ["adress:", "address :", "calle:"] {
            ana.says(&format!("/meetup find Tea when: sat 10am, sun 10am place: Elm {slip} 5 Secret Rd")).await?;
            let said = town.transcript();
            assert!(said.contains("takes nothing called") && !said.contains("Secret"), "{said}");
        }
        ana.whispers("Elm").await?;
        assert!(town.transcript().contains("Where: Elm\n"));
        ana.says("/meetup new Park when: sun 10am place: Elm Park adress: 5 Secret Rd").await?;
        let said = town.transcript();
        assert!(said.contains("Where: Elm Park\n") && said.contains("I took \"adress:\" for address:"), "{said}");

        ana.says("/my show everything").await?;
        let said = town.transcript();
        assert!(said.contains("I didn't know what to do with \"everything\", so I left it out."), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_example_is_of_the_setting_that_was_named() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(bot_core::incoming::Standing::Admin);
        for (setting, example) in
            [("zone", "America/New_York"), ("language", "es"), ("quiet-hours", "21:00-7:00"), ("reminders", "1d, 2h")]
        {
            ana.says(&format!("/settings set {setting}")).await?;
            let said = town.transcript();
            assert!(said.contains(&format!("For example: {example}.")), "{setting}: {said}");
        }
        ana.says("/settings show gibberish").await?;
        let said = town.transcript();
        assert!(said.contains("Some of those there are: zone, language, prefix."), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_may_not_hears_who_may() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        ben.says("/ajustes").await?;
        assert_eq!(
            town.transcript(),
            "(to ben) That one is for moderators and admins. If you need it done, they will gladly help."
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn help_about_a_command_is_given_in_rooms_too() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        ben.says("!help meetup new").await?;
        let asked = town.transcript();
        assert!(asked.contains("For example: /meetup new"), "{asked}");
        ben.says("!ayuda encuentro nuevo").await?;
        assert_eq!(town.transcript(), asked);
        ben.says("!help quantum physics").await?;
        assert_eq!(town.transcript(), "", "that is for another bot");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_command_that_is_not_there_says_that_nothing_came_of_it() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        let args = vec![GivenArg { name: "message".to_owned(), value: "m1".to_owned() }];
        town.happens(&ben.event("#general", What::Command { path: "gone".to_owned(), args })).await?;
        let said = town.transcript();
        assert!(said.contains("nothing has come of it and nobody was told"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_private_answer_that_comes_late_is_not_for_somebody_who_is_gone() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ben.says("/meetup going #1").await?;
        town.transcript();
        let what = What::Said { text: "/meetup who #1".to_owned(), to_bot: false, replies_to: None };
        town.dies_answering(&ben.event("#general", what)).await?;
        ben.vanishes();
        town.advance(TimeDelta::minutes(5)).await?;
        let said = town.transcript();
        assert!(!said.contains("(to ben)"), "{said}");
        ana.says("/meetup who #1").await?;
        let said = town.transcript();
        assert!(!said.contains("ben"), "her answer is taken back: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn those_who_left_unseen_are_found_a_day_after_they_were_seen_last() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        // More than one step asks about.
        let names: Vec<String> = (0..25).map(|number| format!("mia{number}")).collect();
        for name in &names {
            town.member(name).says("/meetup going #1").await?;
        }
        for name in names.iter().take(12) {
            town.member(name).vanishes();
        }
        town.transcript();
        town.advance(TimeDelta::hours(20)).await?;
        assert!(!town.transcript().contains("edited"), "they were seen today");
        town.advance(TimeDelta::hours(30)).await?;
        ana.says("/meetup who #1").await?;
        let said = town.transcript();
        assert!(said.contains("13"), "{said}");
        assert!(!said.contains("mia0,") && said.contains("mia24"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn asking_for_her_zone_or_language_changes_nothing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my zone Europe/Madrid").await?;
        town.transcript();
        for (words, answer) in [
            (
                "/my zone",
                "I show you times in Europe/Madrid, as you chose. /my zone Europe/Madrid chooses another zone, and \
                 /my zone community follows the community's.",
            ),
            ("/my zone community", "You follow the community's time zone again."),
            (
                "/my zone",
                "I show you times in America/New_York, as the community has it. /my zone Europe/Madrid chooses a zone \
                 of your own.",
            ),
            (
                "/my language",
                "I speak English with you, as the community has it. /my language es chooses a language of your own.",
            ),
            ("/my language es", "A partir de ahora te hablo en español."),
            ("/my language community", "You follow the community's language again."),
        ] {
            ana.says(words).await?;
            let said = town.transcript();
            assert_eq!(said.trim_end_matches("\n[Change it]"), format!("(to ana) {answer}"), "{words}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_cannot_be_reached_alone_is_told_so_and_nothing_else() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        ben.closes_dms();
        let what = What::Said { text: "/my show".to_owned(), to_bot: false, replies_to: None };
        let mut event = ben.event("#general", what);
        event.reply = None;
        town.happens(&event).await?;
        let said = town.transcript();
        let words = "I have an answer for you, but I can't reach you privately. Write to me directly, or open your \
                     direct messages, and ask once more.";
        assert!(said.starts_with("(#general) ") && said.ends_with(words), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_whole_command_is_a_command_where_a_number_was_asked_for() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ben.says("/meetup list").await?;
        town.skip();
        ben.whispers("meetup going x").await?;
        ben.whispers("meetup going 1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ben) Lovely, you're coming to Park"), "{said}");
        // The question is dropped: a number is no answer any more.
        ben.whispers("7").await?;
        let said = town.transcript();
        assert!(!said.contains("There is no meetup 7"), "{said}");
        // Where any words would do, they are the answer.
        ana.says("/meetup new Tea when: sat 11am").await?;
        ana.whispers("meetup list").await?;
        let said = town.transcript();
        assert!(said.contains("Where: meetup list"), "{said}");
        Ok(())
    })
    .await
}
