//! Two accounts become one person, two homes become one village.

use bot_core::incoming::{HomeKey, Incoming, Standing, What};
use bot_core::message::Route;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// The code that stands behind a command in what was said last.
fn code_in(said: &str, command: &str) -> String {
    let code = said.split(command).nth(1).unwrap_or_default().trim_start();
    code.chars().take_while(char::is_ascii_alphanumeric).collect()
}

async fn code_for(town: &Town, who: &str) -> Result<String, Box<dyn std::error::Error>> {
    town.transcript();
    town.member(who).whispers("my link").await?;
    Ok(code_in(&town.transcript(), "my link"))
}

/// A room that is a home by itself.
const GARDEN: &str = "#garden";

/// Somebody in a room that is a home by itself.
fn in_room(town: &Town, room: &str, who: &str, what: What) -> Incoming {
    let mut event = town.member(who).event(room, what);
    event.home = Some(HomeKey { id: room.to_owned(), name: Some(room.to_owned()) });
    event
}

async fn says_in_room(town: &Town, room: &str, who: &str, text: &str) -> TestResult {
    let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
    town.happens(&in_room(town, room, who, what)).await
}

/// The yes to what was asked about a home.
fn bring_us_in(code: &str) -> What {
    What::Pressed { route: Route::new("village", "link-home", code), on: None }
}

#[tokio::test]
async fn what_only_one_of_two_accounts_has_said_both_have() -> TestResult {
    in_town(async |town| {
        let (host, ana, phone) = (town.member("host"), town.member("ana"), town.member("ana-phone"));
        host.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        host.says("/meetup new Lake when: sun 10am place: Lake").await?;
        ana.says("/my naps daily 12:30-2pm").await?;
        ana.says("/meetup going #1").await?;
        phone.says("/my kids 4 months, 3 years").await?;
        phone.says("/my avoid @host").await?;
        phone.says("/meetup going #1").await?;
        phone.says("/meetup maybe #2").await?;
        town.transcript();
        host.says("/meetup who #1").await?;
        let said = town.transcript();
        assert!(said.contains("ana-phone with 2 kids"), "{said}");

        let code = code_for(town, "ana").await?;
        assert_eq!(code.len(), 10, "{code}");
        phone.whispers(&format!("my link {}", code.to_uppercase())).await?;
        let asked = town.transcript();
        assert!(asked.contains("This makes you and ana one person"), "{asked}");
        phone.presses("Both are mine").await?;
        let done = town.transcript();
        assert!(done.contains("Done. ana and you are one person here now."), "{done}");
        assert!(
            done.contains("(#general, edited) Park") && done.contains("Coming: 1 going · 1 baby, 1 preschooler"),
            "{done}"
        );

        // Her kids and her naps, whichever account she writes with; and whom she avoids.
        for who in ["ana", "ana-phone"] {
            town.member(who).whispers("my show").await?;
            let said = town.transcript();
            for part in ["3 years", "12:30", "host"] {
                assert!(said.contains(part), "{who}: {part}: {said}");
            }
        }
        phone.whispers("meetup cant #1").await?;
        let said = town.transcript();
        assert!(said.contains("Coming: nobody yet"), "{said}");
        ana.says("/meetup show #2").await?;
        let said = town.transcript();
        assert!(said.contains("maybe"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_code_is_used_once_in_time_and_by_another_account() -> TestResult {
    in_town(async |town| {
        let (ana, phone, ben) = (town.member("ana"), town.member("ana-phone"), town.member("ben"));
        for who in [ana, phone, ben] {
            who.says("/meetup list").await?;
        }
        let code = code_for(town, "ana").await?;
        ana.whispers(&format!("my link {code}")).await?;
        assert!(town.transcript().contains("Those two are one already"));

        // A new one takes the place of an earlier one; half an hour later it is nothing.
        let newer = code_for(town, "ana").await?;
        phone.whispers(&format!("my link {code}")).await?;
        assert!(town.transcript().contains("I don't know that code"));
        town.advance(TimeDelta::minutes(31)).await?;
        phone.whispers(&format!("my link {newer}")).await?;
        assert!(town.transcript().contains("I don't know that code"));

        let code = code_for(town, "ana").await?;
        phone.whispers(&format!("my link {code}")).await?;
        ben.whispers(&format!("my link {code}")).await?;
        phone.presses("Both are mine").await?;
        town.transcript();
        ben.presses("Both are mine").await?;
        let said = town.transcript();
        assert!(said.contains("I don't know that code"), "{said}");
        ben.whispers("my link <script>").await?;
        assert!(town.transcript().contains("I don't know that code"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_spot_that_she_held_twice_goes_to_whoever_waits() -> TestResult {
    in_town(async |town| {
        let (host, ana, phone, cleo) =
            (town.member("host"), town.member("ana"), town.member("ana-phone"), town.member("cleo"));
        host.says("/meetup new Park when: sat 10am place: Elm Park spots: 2").await?;
        for who in [ana, phone, cleo] {
            who.says("/meetup going #1").await?;
        }
        let code = code_for(town, "ana").await?;
        phone.whispers(&format!("my link {code}")).await?;
        phone.presses("Both are mine").await?;
        let said = town.transcript();
        assert!(said.contains("(to cleo) A spot at Park is free"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_waits_for_one_account_reaches_the_one_person() -> TestResult {
    in_town(async |town| {
        let (host, ana, phone) = (town.member("host"), town.member("ana"), town.member("ana-phone"));
        host.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        ana.says("/mi idioma es").await?;
        phone.says("/my quiet 8am-6pm").await?;
        phone.says("/meetup going #1").await?;
        host.says("/meetup edit #1 when: sat 11am").await?;
        host.presses("Change it").await?;
        let waits = town.transcript();
        assert!(!waits.contains("new time"), "her quiet hours are respected: {waits}");

        ana.whispers("mi unir").await?;
        let given = town.transcript();
        assert!(given.contains("en los próximos 30 minutos") && given.contains("No se lo des a nadie"), "{given}");
        let code = code_in(&given, "mi unir");
        phone.whispers(&format!("my link {code}")).await?;
        phone.presses("Both are mine").await?;
        town.transcript();
        town.advance(TimeDelta::hours(12)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("Park tiene nueva hora").count(), 1, "once, in her language: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_accounts_that_take_part_in_intros_are_one_who_does() -> TestResult {
    in_town(async |town| {
        for who in ["ana", "ana-phone", "ben"] {
            town.member(who).says("/intro join every").await?;
        }
        let code = code_for(town, "ana").await?;
        town.member("ana-phone").whispers(&format!("my link {code}")).await?;
        town.member("ana-phone").presses("Both are mine").await?;
        town.member("mia").is(Standing::Admin);
        town.member("mia").says("/intro round begin").await?;
        town.advance(TimeDelta::hours(1)).await?;
        let said = town.transcript();
        assert!(said.contains("I'd like you to meet!"), "{said}");
        assert_eq!(said.matches(", circle) ").count(), 1, "one circle of the two who are there: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_break_from_sharing_is_not_left_behind_by_linking() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says_in("#quiet", "/settings set share-channel here").await?;
        for (setting, value) in [("share-approval", "off"), ("share-delay", "0")] {
            town.member("olga").says(&format!("/settings set {setting} {value}")).await?;
        }
        let (ana, phone) = (town.member("ana"), town.member("ana-phone"));
        for one in [ana, phone] {
            one.says("/village about").await?;
        }
        town.advance(TimeDelta::days(2)).await?;
        phone.whispers("share post Buy my oils").await?;
        let said = town.transcript();
        let alias = said.split(", anonymously").next().and_then(|before| before.rsplit([' ', ')']).next());
        let alias = alias.ok_or("there is no post")?.to_owned();
        town.member("olga").says(&format!("/share pause {alias} 7")).await?;
        let code = code_for(town, "ana").await?;
        phone.whispers(&format!("my link {code}")).await?;
        phone.presses("Both are mine").await?;
        town.transcript();
        for one in [ana, phone] {
            one.whispers("share post Buy my oils, all of you").await?;
            let said = town.transcript();
            assert!(!said.contains("anonymously") && said.contains("ask you not to share"), "{said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_room_is_brought_into_a_village_with_its_people() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        says_in_room(town, GARDEN, "ben", "/my kids 4 months").await?;
        says_in_room(town, GARDEN, "ana", "/my naps daily 12:30-2pm").await?;
        says_in_room(town, GARDEN, "ana", "/my avoid @ben").await?;
        says_in_room(town, GARDEN, "ana", "/settings set meetup-channel here").await?;
        says_in_room(town, GARDEN, "ana", "/settings set care-exempt-channels here").await?;
        town.transcript();
        ana.says("/village link").await?;
        let said = town.transcript();
        assert!(said.contains("bring another server, space or room"), "{said}");
        let code = code_in(&said, "village link");

        says_in_room(town, GARDEN, "ben", &format!("/village link {code}")).await?;
        let said = town.transcript();
        assert!(said.contains("That one is for"), "only admins bring people along: {said}");
        ana.says(&format!("/village link {code}")).await?;
        assert!(town.transcript().contains("part of that village already"));
        says_in_room(town, GARDEN, "ana", "/meetup new Pond when: sat 3pm place: Pond").await?;
        town.transcript();
        says_in_room(town, GARDEN, "ana", &format!("/village link {code}")).await?;
        assert!(town.transcript().contains("Something is still to come here"));
        says_in_room(town, GARDEN, "ana", "/meetup cancel #1").await?;
        town.transcript();
        says_in_room(town, GARDEN, "ana", &format!("/village link {code}")).await?;
        let said = town.transcript();
        assert!(said.contains("part of the village of Town") && said.contains("[Bring us in]"), "{said}");
        let yes = bring_us_in(&code);
        town.happens(&in_room(town, GARDEN, "ben", yes.clone())).await?;
        assert!(town.transcript().contains("does nothing any more"), "ben decides nothing here");
        town.happens(&in_room(town, GARDEN, "ana", yes)).await?;
        let said = town.transcript();
        assert!(said.contains("You are part of the village of Town now."), "{said}");

        // One list of meetups, announced in both; one person with what she said in either.
        says_in_room(town, GARDEN, "ben", "/meetup list").await?;
        let said = town.transcript();
        assert!(said.contains("Park"), "{said}");
        says_in_room(town, GARDEN, "ben", "/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("1 baby"), "his kids came along: {said}");
        ana.says("/my show").await?;
        let said = town.transcript();
        assert!(said.contains("12:30") && said.contains("ben"), "{said}");
        ana.says("/meetup new Lake when: sun 10am place: Lake").await?;
        let said = town.transcript();
        assert!(said.contains("(#garden) Lake"), "{said}");
        says_in_room(town, GARDEN, "ana", "/settings show care-exempt-channels").await?;
        let said = town.transcript();
        assert!(said.contains("care-exempt-channels is #garden"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everybody_of_a_large_room_comes_along_in_steps() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        let both: Vec<String> = (1..=9).map(|number| format!("both{number}")).collect();
        let only: Vec<String> = (1..=45).map(|number| format!("only{number}")).collect();
        for who in &both {
            town.member(who).says("/meetup list").await?;
        }
        for who in both.iter().chain(&only) {
            says_in_room(town, GARDEN, who, "/my kids 4 months").await?;
        }
        says_in_room(town, GARDEN, "only1", "/my avoid @only45").await?;
        town.skip();
        ana.says("/village link").await?;
        let code = code_in(&town.transcript(), "village link");
        says_in_room(town, GARDEN, "ana", &format!("/village link {code}")).await?;
        let yes = bring_us_in(&code);
        town.happens(&in_room(town, GARDEN, "ana", yes)).await?;
        let said = town.transcript();
        assert!(said.contains("You are part of the village of Town now."), "{said}");

        // Asked where they were not before.
        for who in both.iter().chain(&only) {
            town.member(who).says("/my show").await?;
            let said = town.transcript();
            assert!(said.contains("4 months"), "{who}: {said}");
        }
        town.member("only1").says("/my show").await?;
        let said = town.transcript();
        assert!(said.contains("only45"), "whom she avoids: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_rooms_that_move_at_the_same_time_keep_their_own_people() -> TestResult {
    in_town(async |town| {
        for who in ["ana", "dora"] {
            town.member(who).is(Standing::Admin);
        }
        for number in 1..=40 {
            says_in_room(town, "#garden", &format!("g{number}"), "/my kids 4 months").await?;
            says_in_room(town, "#yard", &format!("y{number}"), "/my kids 3 years").await?;
        }
        town.skip();
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        says_in_room(town, "#den", "dora", "/meetup new Den when: sat 10am place: Den").await?;
        town.skip();
        town.member("ana").says("/village link").await?;
        let to_town = code_in(&town.transcript(), "village link");
        says_in_room(town, "#den", "dora", "/village link").await?;
        let to_den = code_in(&town.transcript(), "village link");
        says_in_room(town, "#garden", "ana", &format!("/village link {to_town}")).await?;
        says_in_room(town, "#yard", "dora", &format!("/village link {to_den}")).await?;
        // Neither is done when the other begins.
        town.dies_answering(&in_room(town, "#garden", "ana", bring_us_in(&to_town))).await?;
        town.dies_answering(&in_room(town, "#yard", "dora", bring_us_in(&to_den))).await?;
        town.advance(TimeDelta::minutes(2)).await?;
        town.skip();

        for (room, letter, kids) in [("#garden", 'g', "4 months"), ("#yard", 'y', "3 years")] {
            for number in 1..=40 {
                says_in_room(town, room, &format!("{letter}{number}"), "/my show").await?;
                let said = town.transcript();
                assert!(said.contains(kids), "{letter}{number}: {said}");
            }
        }
        for (room, who, title) in [("#garden", "g1", "Park"), ("#yard", "y1", "Den")] {
            says_in_room(town, room, who, "/meetup list").await?;
            let said = town.transcript();
            assert!(said.contains(title), "{room}: {said}");
        }
        Ok(())
    })
    .await
}

/// Ana and her phone, linked, who come to a meetup of the host's.
async fn with_a_phone(town: &Town) -> TestResult {
    let (host, ana, phone) = (town.member("host"), town.member("ana"), town.member("ana-phone"));
    host.says("/meetup new Park when: sat 10am place: Elm Park").await?;
    ana.says("/meetup going #1").await?;
    phone.says("/meetup list").await?;
    let code = code_for(town, "ana").await?;
    phone.whispers(&format!("my link {code}")).await?;
    phone.presses("Both are mine").await?;
    town.skip();
    Ok(())
}

async fn who_comes(town: &Town) -> Result<String, Box<dyn std::error::Error>> {
    town.member("host").says("/meetup who #1").await?;
    Ok(town.transcript())
}

#[tokio::test]
async fn an_account_that_leaves_takes_nothing_with_it_while_she_has_another() -> TestResult {
    in_town(async |town| {
        let (ana, phone) = (town.member("ana"), town.member("ana-phone"));
        with_a_phone(town).await?;
        phone.vanishes();
        town.happens(&phone.event("#general", What::Departed)).await?;
        let said = who_comes(town).await?;
        assert!(said.contains("ana"), "she still comes: {said}");
        town.advance(TimeDelta::hours(98)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) ") && said.contains("Elm Park"), "she is reminded: {said}");

        ana.vanishes();
        town.happens(&ana.event("#general", What::Departed)).await?;
        let said = who_comes(town).await?;
        assert!(!said.contains("ana"), "now she is gone: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reminder_finds_the_account_that_is_still_there() -> TestResult {
    in_town(async |town| {
        let (ana, phone) = (town.member("ana"), town.member("ana-phone"));
        with_a_phone(town).await?;
        town.advance(TimeDelta::hours(25)).await?;
        phone.says("/meetup list").await?;
        town.skip();
        // Nobody tells that the one seen last is gone.
        phone.vanishes();
        town.advance(TimeDelta::hours(73)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) ") && !said.contains("(to ana-phone)"), "{said}");

        ana.vanishes();
        town.advance(TimeDelta::days(1)).await?;
        let said = town.transcript();
        assert!(!said.contains("(to ana"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reminder_reaches_her_when_the_home_she_was_seen_in_last_is_closed() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        with_a_phone(town).await?;
        ana.says("/village link").await?;
        let code = code_in(&town.transcript(), "village link");
        says_in_room(town, GARDEN, "ana", &format!("/village link {code}")).await?;
        town.happens(&in_room(town, GARDEN, "ana", bring_us_in(&code))).await?;
        says_in_room(town, GARDEN, "ana", "/meetup list").await?;
        town.happens(&in_room(town, GARDEN, "ana", What::HomeClosed)).await?;
        town.skip();
        town.advance(TimeDelta::hours(98)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana-phone) ") && said.contains("Elm Park"), "{said}");
        Ok(())
    })
    .await
}
