//! The address walk: the exact address goes along every way on which something about a meetup is said, and reaches
//! nobody but its hosts and those who are going.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use super::listening::Logs;

/// Words that stand nowhere else.
const SECRET: &str = "Quillwhistle";

/// Looks at all that was said and handed out since the last look: only these may have read the address. Says whether
/// anybody did.
fn look(town: &Town, way: &str, may: &[&str]) -> bool {
    look_at(town, way, may, &[])
}

/// The same, for something that must have been said: past nothing the address goes nowhere.
fn look_at(town: &Town, way: &str, may: &[&str], said: &[&str]) -> bool {
    let transcript = town.transcript();
    for words in said {
        assert!(transcript.contains(words), "{way}: nobody says {words:?} in:\n{transcript}");
    }
    let mut seen = false;
    for piece in transcript.split("\n---\n").filter(|piece| piece.contains(SECRET)) {
        seen = true;
        assert!(may.iter().any(|name| piece.starts_with(&format!("(to {name})"))), "{way}: {piece}");
    }
    for (reader, file) in town.files_by_reader() {
        if file.contains(SECRET) {
            seen = true;
            assert!(reader.as_deref().is_some_and(|reader| may.contains(&reader)), "{way}, to {reader:?}: {file}");
        }
    }
    seen
}

#[tokio::test]
async fn the_address_reaches_hosts_and_those_who_go_and_nobody_else() -> TestResult {
    let logs = Logs::listen();
    in_town(async |town| {
        let [olga, ana, gina, mia, wes] = ["olga", "ana", "gina", "mia", "wes"].map(|name| town.member(name));
        let [eve, mo] = ["eve", "mo"].map(|name| town.member(name));
        olga.is(Standing::Admin);
        mo.is(Standing::Moderator);
        for setting in ["mirror-events on", "meetup-threads on", "pin-cards on", "meetup-channel here"] {
            olga.says(&format!("/settings set {setting}")).await?;
        }
        olga.says("/settings set whats-on here").await?;
        olga.says("/settings set digest monday 9:00").await?;
        olga.says("/my spontaneous on").await?;
        look(town, "settings", &[]);

        // The card, the mirrored event, the thread, the message of what is on.
        ana.says(&format!(
            "/meetup new Tea when: dec 5 10am place: Elm Park address: 7 {SECRET} Lane spots: 1 rain: inside \
             notes: ring twice"
        ))
        .await?;
        assert!(look(town, "announcing", &["ana"]), "the host has it");
        gina.presses("Going").await?;
        assert!(look(town, "going", &["ana", "gina"]), "who goes has it");
        mia.presses("Maybe").await?;
        wes.presses("Going").await?;
        assert!(!look(town, "maybe and the waiting list", &[]));

        for other in [mia, wes, eve, mo, olga] {
            for words in [
                "/meetup list",
                "/village whats-on",
                "/meetup show #1",
                "/meetup who #1",
                "/meetup calendar #1",
                "/my show",
                "/my export",
                "/meetup late #1",
            ] {
                other.says(words).await?;
            }
            assert!(!look(town, "what others ask for", &[]));
        }
        // What is offered while somebody types, in every argument that she could type it into.
        for other in [mia, wes, eve, mo, olga, gina] {
            for path in ["meetup show", "meetup edit", "meetup going", "meetup new", "meetup vote"] {
                for typed in ["", "tea", SECRET, "7 "] {
                    for arg in ["meetup", "place", "address", "like", "hosts"] {
                        let offered = other.is_offered(path, arg, typed).await?.concat();
                        assert!(!offered.contains(SECRET), "{path} {arg}: {offered}");
                    }
                }
            }
        }
        assert!(!mia.is_offered("meetup show", "meetup", "tea").await?.is_empty(), "something is offered");
        eve.says("/meetup cant #1").await?;
        eve.says("/meetup sick #1").await?;
        eve.says("/meetup edit #1 place: Here").await?;
        assert!(!look(town, "what others try", &[]));

        // A moderator who changes it, and what it was.
        mo.says("/meetup edit #1 notes: ring once").await?;
        mo.presses("Leave it").await?;
        mo.says("/meetup edit #1 address: elsewhere").await?;
        mo.presses("Leave it").await?;
        assert!(!look(town, "a moderator's change", &[]));

        // Changes, rain, the digest, the maybe question, too few, offers.
        for (change, heard) in [
            ("when: dec 5 11am", "(to gina) Tea has a new time"),
            ("place: Oak Park", "(to gina) Tea"),
            ("title: Tea and cake", "(#general, edited) Tea and cake"),
            ("stops: 11:30 Bean & Leaf", "Bean & Leaf"),
        ] {
            ana.says(&format!("/meetup edit #1 {change}")).await?;
            ana.presses("Change it").await?;
            look_at(town, change, &["ana", "gina"], &[heard, "(to ana) Done: Tea"]);
        }
        ana.says("/meetup edit #1").await?;
        look_at(town, "the menu", &["ana"], &["(to ana) What would you like to change about Tea and cake?"]);
        ana.says("/meetup rain #1").await?;
        look_at(town, "rain", &["ana", "gina"], &["(to gina) ", "inside"]);
        town.advance(TimeDelta::days(8)).await?;
        look_at(town, "the week ahead", &["ana", "gina"], &["(#general) The week"]);
        gina.presses("Can't").await?;
        assert!(!look(town, "an offer, and who goes no more", &["ana"]));
        gina.says("/meetup show #1").await?;
        gina.says("/meetup calendar #1").await?;
        assert!(!look(town, "who went", &[]));
        wes.presses("Going").await?;
        look_at(town, "an offer taken", &["ana", "wes"], &["(to wes) Lovely, you're coming to Tea and cake"]);

        // Closed direct messages: the mention, and what others find behind it.
        wes.closes_dms();
        ana.closes_dms();
        town.advance(TimeDelta::days(3) + TimeDelta::hours(12)).await?;
        look_at(town, "mentions", &["ana", "wes"], &["[Show me]"]);
        eve.presses("Show me").await?;
        mo.presses("Show me").await?;
        assert!(!look(town, "others who open a mention", &[]));
        for _ in 0..4 {
            wes.presses("Show me").await?;
            ana.presses("Show me").await?;
        }
        look(town, "what was kept", &["ana", "wes"]);

        // Leaving the village takes it away; coming back does not bring it.
        town.happens(&wes.event("#general", What::Departed)).await?;
        wes.says("/meetup show #1").await?;
        wes.says("/meetup calendar #1").await?;
        assert!(!look(town, "who left and came back", &[]));

        // The day after, and a month later, when not even the hosts have it.
        town.advance(TimeDelta::days(3)).await?;
        look(town, "the day after", &["ana"]);
        town.advance(TimeDelta::days(31)).await?;
        look(town, "a month later", &[]);
        for somebody in [ana, gina, wes, mo] {
            somebody.says("/meetup show #1").await?;
            somebody.says("/meetup calendar #1").await?;
            somebody.says("/meetup who #1").await?;
        }
        assert!(!look(town, "a month later, asked for", &[]));
        Ok(())
    })
    .await?;

    tracing::trace!(word = "heard");
    let said = logs.said();
    assert!(said.contains("heard"), "it listens at every level");
    assert!(!said.contains(SECRET), "the logs hold it");
    Ok(())
}

#[tokio::test]
async fn the_address_of_what_was_a_time_to_be_found_stays_with_those_who_go() -> TestResult {
    in_town(async |town| {
        let [ana, ben, eve, mo] = ["ana", "ben", "eve", "mo"].map(|name| town.member(name));
        mo.is(Standing::Moderator);
        ana.says("/meetup find Tea moments: sat 10am, sun 11am place: Elm Park").await?;
        ben.says("/meetup vote #1 1").await?;
        eve.says("/meetup vote #1 none maybe: 1").await?;
        ana.says("/meetup decide #1 1").await?;
        ana.says(&format!("/meetup edit #2 address: 7 {SECRET} Lane")).await?;
        ana.presses("Change it").await?;
        assert!(look(town, "deciding", &["ana", "ben"]), "who said yes goes");
        for other in [eve, mo] {
            for words in ["/meetup list", "/meetup show #1", "/meetup show #2", "/meetup who #2", "/meetup calendar #2"]
            {
                other.says(words).await?;
            }
        }
        town.advance(TimeDelta::days(3)).await?;
        assert!(!look(town, "those who may come if need be, and the card of what was asked", &[]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_says_yes_for_a_host_who_has_left_does_not_read_it() -> TestResult {
    in_town(async |town| {
        let [ana, ben, zoe, mo, max] = ["ana", "ben", "zoe", "mo", "max"].map(|name| town.member(name));
        for moderator in [mo, max] {
            moderator.is(Standing::Moderator);
            moderator.says("/meetup list").await?;
        }
        town.advance(TimeDelta::days(20)).await?;
        ana.says(&format!("/meetup new Tea when: sat 10am place: Elm address: 7 {SECRET} Lane")).await?;
        zoe.presses("Going").await?;
        look(town, "announcing", &["ana"]);
        // Her own leaves with her; one that a moderator gives is asked about among those who keep order.
        town.happens(&ana.event("#general", What::Departed)).await?;
        zoe.says("/meetup show #1").await?;
        assert!(!look(town, "leaving", &[]));
        max.says(&format!("/meetup edit #1 address: 9 {SECRET} Lane")).await?;
        max.presses("Change it").await?;
        look_at(town, "giving another one", &["max", "zoe"], &["(to max) Done: Tea", "(to zoe) "]);
        ben.presses("Going").await?;
        let asked = town.transcript();
        assert!(asked.contains("(to mo) ben is new here") && !asked.contains(SECRET), "{asked}");
        mo.presses("Share it with her").await?;
        mo.says("/meetup show #1").await?;
        assert!(look(town, "the yes", &["ben"]), "who was shared with has it");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_of_a_series_and_of_what_is_called_off_stays_where_it_is() -> TestResult {
    in_town(async |town| {
        let [ana, gina, eve, mo] = ["ana", "gina", "eve", "mo"].map(|name| town.member(name));
        mo.is(Standing::Moderator);
        ana.says(&format!("/meetup new Tea when: sat 10am place: Elm Park address: 7 {SECRET} Lane repeat: weekly"))
            .await?;
        look(town, "a series", &["ana"]);
        gina.says("/meetup going #1").await?;
        look(town, "a date of a series", &["ana", "gina"]);
        eve.says("/meetup going #2").await?;
        look(town, "another date", &["ana", "eve"]);
        for number in 1..=3 {
            mo.says(&format!("/meetup show #{number}")).await?;
            mo.says(&format!("/meetup calendar #{number}")).await?;
        }
        eve.says("/meetup show #1").await?;
        assert!(!look(town, "the other dates", &[]));
        town.advance(TimeDelta::days(9)).await?;
        look(town, "dates that come near", &["ana", "gina", "eve"]);
        ana.says("/meetup cancel #2 reason: ill").await?;
        ana.presses("Only this one").await?;
        look_at(town, "called off", &["ana", "eve"], &["(to eve) "]);
        eve.says("/meetup show #2").await?;
        assert!(!look(town, "what is off", &[]));
        // Right now: everybody sees the area, and the place is told to those who ask.
        ana.says(&format!("/meetup now {SECRET} bench until: 11am area: North")).await?;
        look(town, "right now", &["ana"]);
        mo.says("/meetup list").await?;
        assert!(!look(town, "the list", &[]));
        Ok(())
    })
    .await
}
