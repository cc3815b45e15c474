//! Claims about the few questions that set a community up.

use bot_core::incoming::{HomeKey, Standing, What};
use bot_core::message::Route;
use bot_core::platform::{Doing, Heard, Lack};
use bot_core::testing::{Person, TestResult, Town, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn a_few_taps_set_a_community_up_and_end_with_what_to_try() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings setup").await?;
        ana.presses("Leave it so").await?;
        ana.presses("Español").await?;
        ana.presses("Este canal").await?;
        ana.presses("Dejarlo así").await?;
        ana.presses("Dejarlo así").await?;
        ana.presses("Moderadoras").await?;
        ana.presses("Una palabra en privado").await?;
        insta::assert_snapshot!(town.transcript());
        for name in ["language", "meetup-channel", "who-announces", "care"] {
            ana.says(&format!("/settings show {name}")).await?;
        }
        insta::assert_snapshot!("chosen", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_begins_by_itself_privately_and_goes_on_where_it_was_left() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        town.happens(&ana.event("general", What::HomeOpened)).await?;
        insta::assert_snapshot!(town.transcript());
        ana.picks("Europe/Madrid").await?;
        town.skip();
        // Days later, somewhere else.
        ana.says("/settings setup").await?;
        ana.says("/settings show zone").await?;
        insta::assert_snapshot!("gone_on", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_admins_are_asked_and_only_their_taps_count() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ben.says("/settings setup").await?;
        let route = bot_core::message::Route::new("settings", "setup", "care").arg("nudge");
        town.happens(&ben.event("general", What::Pressed { route, on: None })).await?;
        ana.says("/settings show care").await?;
        // Whoever lets the bot in without being an admin hears no questions.
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_moderators_announce_others_hear_so() -> TestResult {
    in_town(async |town| {
        let (ana, mia, ben) = (town.member("ana"), town.member("mia"), town.member("ben"));
        ana.is(Standing::Admin);
        mia.is(Standing::Moderator);
        ana.says("/settings set who-announces moderators").await?;
        town.skip();
        ben.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ben.says("/meetup now Elm Park until 11am").await?;
        ben.says("/meetup find Picnic when: fri 10am, fri 3pm").await?;
        mia.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_preset_is_looked_at_used_and_taken_back_but_for_what_was_changed_since() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ben.is(Standing::Admin);
        ben.says("/settings set intro-size 4").await?;
        town.sleeps(TimeDelta::seconds(1));
        ana.says("/settings preset").await?;
        ana.presses("A whole town").await?;
        // Ben changes something before she says yes, so she looks once more.
        ben.says("/settings set quiet-hours 21:00-07:00").await?;
        town.sleeps(TimeDelta::seconds(1));
        ana.presses("Use it").await?;
        ana.presses("Use it").await?;
        town.sleeps(TimeDelta::seconds(1));
        ben.says("/settings set newcomer-days 10").await?;
        ana.presses("Take it back").await?;
        ana.says("/settings history").await?;
        insta::assert_snapshot!("preset", town.transcript());
        ana.says("/settings preset soon").await?;
        ana.says("/my language es").await?;
        ana.says("/ajustes conjunto care").await?;
        insta::assert_snapshot!("preset_in_spanish", town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn all_settings_come_in_a_file_that_can_be_read() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set values We ask \"why\" before we judge.").await?;
        ana.says("/settings set areas Riverside, Old Town").await?;
        ana.says("/settings set meetup-channel here").await?;
        ana.says("/settings export").await?;
        let file = town.files().pop().ok_or("no file")?;
        let read: toml::Table = file.parse()?;
        let settings = read.get("settings").and_then(toml::Value::as_table).ok_or("no settings")?;
        let set: Vec<_> = settings.keys().map(String::as_str).collect();
        assert_eq!(set, ["areas", "language", "prefix", "values", "zone"]);
        let of = |name| settings.get(name).and_then(toml::Value::as_str);
        assert_eq!(of("areas"), Some("Riverside, Old Town"));
        assert_eq!(of("values"), Some("We ask \"why\" before we judge."));
        // What is not set stands there all the same, and a channel does not.
        assert!(file.contains("# intro-size = \"2\"") && !file.contains("meetup-channel"), "{file}");
        Ok(())
    })
    .await
}

/// What somebody sends when she is asked for a file.
async fn sends(person: Person<'_>, file: &str) -> TestResult {
    person.says("/settings import").await?;
    person.whispers(file).await
}

#[tokio::test]
async fn a_file_of_settings_is_looked_at_before_it_changes_anything() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set newcomer-days 7").await?;
        town.skip();
        let file = "format = 1\n\n[settings]\nzone = \"Europe/Madrid\"\nnewcomer-days = 30\ncare = \"loud\"\n\
                    whatever = \"x\"\nmeetup-channel = \"#parks\"\nwelcome = true\ncare-phrases = \"lazy cow, oh please\"\n";
        sends(ana, file).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Which file? Send it here, or paste it.
        For example: the file from /settings export. Your answer stays between us; write cancel to stop.
        ---
        (to ana) This would change:
        • care-phrases: not set → lazy cow, oh please
        • newcomer-days: 7 → 30
        • welcome: off → on
        • zone: America/New_York → Europe/Madrid
        This I can't take over, and leave as it is here:
        • care: I couldn't use "loud". It is one of these: off, watch, nudge. For example: nudge
        • meetup-channel: It is chosen in the channel or for the role itself.
        • whatever: I know no setting of that name.
        Nothing has changed yet.
        [Change it]
        "#);
        ana.says("/settings show newcomer-days").await?;
        assert!(town.transcript().contains("newcomer-days is 7"), "nothing has changed yet");

        // Somebody else changes something meanwhile, so she looks once more.
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set zone Europe/Madrid").await?;
        town.skip();
        ana.presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Somebody has changed settings meanwhile, so please look once more.
        This would change:
        • care-phrases: not set → lazy cow, oh please
        • newcomer-days: 7 → 30
        • welcome: off → on
        Nothing has changed yet.
        [Change it]
        ");
        ana.presses("Change it").await?;
        ana.presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done, 3 settings are different now. /settings history shows what was before.
        [Take it back]
        ---
        (to ana) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ");
        sends(ana, file).await?;
        assert!(town.transcript().contains("nothing would change"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_exported_is_taken_elsewhere_as_it_is() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        for set in
            ["language es", "quiet-hours 22:00-6:30", "intro-size 3", "values Kind first. Always.", "reminders 2d, 3h"]
        {
            ana.says(&format!("/settings set {set}")).await?;
        }
        ana.says("/settings export").await?;
        let file = town.files().pop().ok_or("no file")?;
        for name in ["language", "quiet-hours", "intro-size", "values", "reminders"] {
            ana.says(&format!("/settings reset {name}")).await?;
        }
        town.skip();
        sends(ana, &file).await?;
        ana.presses("Change it").await?;
        ana.says("/settings export").await?;
        assert_eq!(town.files().pop(), Some(file));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_cannot_be_used_says_why_and_changes_nothing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings show zone").await?;
        town.skip();
        let large = "#".repeat((1 << 20) + 1);
        let deep = format!("format = 1\n[settings]\nzone = {}", "[".repeat(100_000));
        for (file, words) in [
            ("format = 1\n[settings]\nzone = Europe/Madrid\n", "a mistake in line 3"),
            ("format = 1\n[settings]\nzone = \"Europe", "a mistake in line 3"),
            ("format = 2\n[settings]\nzone = \"UTC\"\n", "of another version of mine (2)"),
            ("{\"zone\": \"UTC\"}", "a mistake in line 1"),
            ("title = \"my diary\"\n", "That is no file of settings"),
            (large.as_str(), "larger than a file of settings can be"),
            (deep.as_str(), "a mistake in line 3"),
        ] {
            sends(ana, file).await?;
            let said = town.transcript();
            assert!(said.contains(words), "{words}: {said}");
            assert!(!said.contains("Change it"), "{said}");
        }
        // It is asked for again, and a file that can be used is one.
        ana.whispers("format = 1\n[settings]\nzone = \"Europe/Madrid\"\n").await?;
        assert!(town.transcript().contains("[Change it]"));
        town.member("ben").says("/settings import").await?;
        assert!(town.transcript().contains("That one is for admins"));
        ana.says("/settings history").await?;
        assert!(!town.transcript().contains("Madrid"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_taken_from_a_file_is_taken_back_at_once() -> TestResult {
    in_town(async |town| {
        let (ana, olga) = (town.member("ana"), town.member("olga"));
        ana.is(Standing::Admin);
        olga.is(Standing::Admin);
        ana.says("/settings set newcomer-days 7").await?;
        sends(ana, "format = 1\n[settings]\nnewcomer-days = \"30\"\nwelcome = \"on\"\nintro-size = \"4\"\n").await?;
        town.sleeps(TimeDelta::seconds(1));
        ana.presses("Change it").await?;
        town.sleeps(TimeDelta::seconds(1));
        olga.says("/settings set intro-size 3").await?;
        town.skip();
        ana.presses("Take it back").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done, 2 settings are as before.
        Changed since by somebody, so I left alone: intro-size.
        ");
        ana.says("/settings show newcomer-days").await?;
        ana.says("/settings show welcome").await?;
        ana.says("/settings show intro-size").await?;
        let said = town.transcript();
        for now in ["newcomer-days is 7", "welcome is off", "intro-size is 3"] {
            assert!(said.contains(now), "{now}: {said}");
        }
        Ok(())
    })
    .await
}

/// What somebody writes in a room that is a village by itself.
async fn says_in_garden(town: &Town, who: Person<'_>, text: &str) -> TestResult {
    let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
    let mut event = who.event("#garden", what);
    event.home = Some(HomeKey { id: "#garden".to_owned(), name: Some("#garden".to_owned()) });
    town.happens(&event).await
}

#[tokio::test]
async fn settings_are_taken_along_to_another_village_by_admins_of_both() -> TestResult {
    in_town(async |town| {
        let (ana, olga, ben) = (town.member("ana"), town.member("olga"), town.member("ben"));
        ana.is(Standing::Admin);
        olga.is(Standing::Admin);
        for set in ["zone Europe/Madrid", "newcomer-days 7", "areas Riverside, Old Town", "meetup-channel here"] {
            says_in_garden(town, olga, &format!("/settings set {set}")).await?;
        }
        ben.says("/settings move").await?;
        assert!(town.transcript().contains("That one is for admins"));
        says_in_garden(town, olga, "/settings move").await?;
        let said = town.transcript();
        let code = said.split("/settings move ").nth(1).unwrap_or_default();
        let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert_eq!(code.len(), 10, "{said}");
        insta::assert_snapshot!(said.replace(&code, "CODE"), @"
        (to olga) To take the settings of this group along to another one, write /settings move CODE there as an admin, within 30 minutes. What would change there is shown first.
        Only give it to somebody who may see how this group is set up.
        ");

        // Where it comes from there is nothing to take.
        says_in_garden(town, olga, &format!("/settings move {code}")).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) That code is from this group, whose settings are here already. Use it in the other one.
        ");

        ana.says("/settings set newcomer-days 20").await?;
        town.sleeps(TimeDelta::seconds(1));
        town.skip();
        ana.says(&format!("/settings move {}", code.to_uppercase())).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) So that it is as in #garden, this would change:
        • zone: America/New_York → Europe/Madrid
        • areas: not set → Riverside, Old Town
        • newcomer-days: 20 → 7
        This I can't take over, and leave as it is here:
        • meetup-channel: It is chosen in the channel or for the role itself.
        Nothing has changed yet.
        [Change it]
        ");
        ana.presses("Change it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done, 3 settings are different now. /settings history shows what was before.
        [Take it back]
        ");
        ana.says("/settings show zone").await?;
        assert!(town.transcript().contains("Europe/Madrid"));

        // It is used up, and what was never given means nothing either.
        ana.says(&format!("/settings move {code}")).await?;
        insta::assert_snapshot!(town.transcript().replace(&code, "CODE"), @"
        (to ana) I don't know that code. It may be older than 30 minutes, or used already. /settings move makes a new one, to be used on the other side.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_bot_lacks_is_said_with_where_to_give_it_and_looked_at_again() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ana.says("/settings check").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I may do all that I need here.
        ");
        ben.says("/settings check").await?;
        assert!(town.transcript().contains("That one is for admins"));

        let arrivals = Lack::Hears { heard: Heard::Arrivals };
        let talk = Lack::Hears { heard: Heard::Talk };
        let quiet = Lack::May { doing: Doing::Write, place: Some("#parks".to_owned()) };
        let pause = Lack::May { doing: Doing::Pause, place: None };
        town.lacks(&[arrivals, talk, pause, quiet, Lack::Encryption { place: "Moms".to_owned() }]);
        ana.says("/settings check").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I can't do everything here yet. I'd still need to be able to:
        • pause people for moderators (the power to change permissions)
        • in #parks: read and write (the power to send messages)
        Open the list of people, choose me, and give me the role of admin. As a moderator I can do all of this but pause people and let a room rest.
        I'm not told what people write, so I notice nothing by myself; reports and menus work. Whoever runs me can switch it on in Discord's developer portal (my application → Bot → Message Content Intent) and start me anew.
        Moms isn't encrypted: whoever runs the server can read what is written there. If that matters to you: Room settings → Security → Encrypted. It can't be switched off again.
        [Look again]
        ");
        // What nobody has switched on is not missed.
        ana.says("/settings set care off").await?;
        ana.says("/settings set welcome on").await?;
        town.skip();
        ana.presses("Look again").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I can't do everything here yet. I'd still need to be able to:
        • pause people for moderators (the power to change permissions)
        • in #parks: read and write (the power to send messages)
        Open the list of people, choose me, and give me the role of admin. As a moderator I can do all of this but pause people and let a room rest.
        I'm not told who arrives, so I can't welcome anyone by myself. Whoever runs me can switch it on in Discord's developer portal (my application → Bot → Server Members Intent) and start me anew.
        Moms isn't encrypted: whoever runs the server can read what is written there. If that matters to you: Room settings → Security → Encrypted. It can't be switched off again.
        [Look again]
        ");

        // It is said at the end of the questions as well, where anything is lacking for what is chosen then.
        let route = |care: &str| Route::new("settings", "setup", "care").arg(care);
        for (care, is_told) in [("off", false), ("nudge", true)] {
            town.happens(&ana.event("general", What::Pressed { route: route(care), on: None })).await?;
            assert_eq!(town.transcript().contains("Message Content Intent"), is_told, "{care}");
        }
        town.happens(&ana.event("general", What::Pressed { route: route("nudge"), on: None })).await?;
        let said = town.transcript();
        assert!(said.contains("That's it, thank you!") && said.contains("I can't do everything here yet"), "{said}");
        town.lacks(&[]);
        town.fail_deliveries(1);
        ana.presses("Look again").await?;
        town.advance(TimeDelta::minutes(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I couldn't find out just now what I may do here. Please look again in a minute.
        [Look again]
        ");
        ana.says("/my language es").await?;
        ana.says("/ajustes revisar").await?;
        assert!(town.transcript().contains("Aquí puedo hacer todo lo que necesito."));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn when_the_last_admin_leaves_those_who_keep_order_hear_how_to_have_one_again() -> TestResult {
    in_town(async |town| {
        let (ana, olga, mia, ben) = (town.member("ana"), town.member("olga"), town.member("mia"), town.member("ben"));
        ana.is(Standing::Admin);
        olga.is(Standing::Admin);
        mia.is(Standing::Moderator);
        for who in [ana, olga, mia, ben] {
            who.says("/my zone show").await?;
        }
        town.skip();
        ana.vanishes();
        town.happens(&ana.event("general", What::Departed)).await?;
        assert_eq!(town.transcript(), "", "there is another admin");
        olga.vanishes();
        town.happens(&olga.event("general", What::Departed)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) The last admin I knew of here has left. Everything goes on as it was set up; what only admins do waits for a new one. Whoever owns the server can give one of you a role that may manage it. I'll notice by myself.
        ");
        // A ban is told as a departure once more.
        town.happens(&olga.event("general", What::Departed)).await?;
        assert_eq!(town.transcript(), "");
        // Whoever becomes one is one.
        ben.is(Standing::Admin);
        ben.says("/settings set intro-size 3").await?;
        assert!(town.transcript().contains("intro-size is now 3"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chosen_channel_that_is_gone_is_told_to_an_admin_once() -> TestResult {
    in_town(async |town| {
        let olga = town.member("olga");
        olga.is(Standing::Admin);
        olga.says_in("#news", "/settings set meetup-channel here").await?;
        olga.says_in("#desk", "/settings set moderators-channel here").await?;
        town.skip();
        town.member("ben").says("/village about").await?;
        town.skip();
        let told = |said: &str| {
            (said.matches("in a channel that was chosen").count(), said.matches("the moderators' channel").count())
        };
        town.refuses(&["deleted"]);
        town.member("ana").says("/meetup new Walk when: sat 10am place: Elm Park").await?;
        town.member("ana").says("/report person: @ben why: She sells oils").await?;
        town.advance(TimeDelta::minutes(10)).await?;
        insta::assert_snapshot!(town.transcript());
        // Once is enough, until it is chosen anew.
        town.member("ana").says("/meetup new Swim when: sun 10am place: Pool").await?;
        town.advance(TimeDelta::minutes(10)).await?;
        assert_eq!(told(&town.transcript()), (0, 0));
        town.refuses(&[]);
        olga.says_in("#other", "/settings set meetup-channel here").await?;
        town.skip();
        town.refuses(&["deleted"]);
        town.member("ana").says("/meetup new Tea when: sun 3pm place: Mill").await?;
        town.advance(TimeDelta::minutes(10)).await?;
        assert_eq!(told(&town.transcript()), (1, 0));
        Ok(())
    })
    .await
}
