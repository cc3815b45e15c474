//! What follows from an answer: words for hosts, kids that nobody counted, changes that are asked about.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

const PARK: &str = "/meetup new Park when: sat 10am place: Elm Park";

/// Everything said since the last look holds each of these.
#[track_caller]
pub(super) fn hears(town: &Town, lines: &[&str]) {
    let said = town.transcript();
    for line in lines {
        assert!(said.contains(line), "nobody says {line:?} in:\n{said}");
    }
}

/// Nothing said since the last look holds any of these.
#[track_caller]
pub(super) fn hears_nothing_of(town: &Town, words: &[&str]) {
    let said = town.transcript();
    for word in words {
        assert!(!said.contains(word), "somebody says {word:?} in:\n{said}");
    }
}

#[tokio::test]
async fn a_word_of_the_moment_takes_nothing_from_the_note() -> TestResult {
    in_town(async |town| {
        let (ana, dee) = (town.member("ana"), town.member("dee"));
        ana.says(PARK).await?;
        dee.says("/meetup going #1 note: nut allergy").await?;
        hears(town, &["(to ana) dee has a note for Park: nut allergy"]);
        dee.says("/meetup late #1 note: ten minutes").await?;
        hears(town, &["(to ana) dee will be a little late for Park. She writes: ten minutes"]);
        dee.says("/meetup late #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) dee will be a little late for Park."), "{said}");
        assert!(!said.contains("She writes"), "{said}");
        ana.says("/meetup who #1").await?;
        hears(town, &["dee (first meetup): nut allergy"]);

        dee.says("/meetup sick #1 note: fever").await?;
        hears(town, &["(to ana) dee can't come to Park: somebody is ill. She writes: fever"]);
        dee.says("/meetup going #1").await?;
        dee.says("/meetup sick #1").await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) dee can't come to Park: somebody is ill."), "{said}");
        assert!(!said.contains("She writes"), "{said}");
        dee.says("/meetup going #1").await?;
        ana.says("/meetup who #1").await?;
        hears(town, &["dee (first meetup): nut allergy"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_note_can_be_cleared_and_nobody_hears_of_it() -> TestResult {
    in_town(async |town| {
        let (ana, dee) = (town.member("ana"), town.member("dee"));
        dee.says("/my language es").await?;
        ana.says(PARK).await?;
        dee.says("/encuentro voy #1 nota: alergia a las nueces").await?;
        town.transcript();
        for clearing in ["ninguna", "none"] {
            dee.says("/encuentro voy #1 nota: alergia a las nueces").await?;
            town.transcript();
            dee.says(&format!("/encuentro voy #1 nota: {clearing}")).await?;
            hears_nothing_of(town, &["(to ana)"]);
            ana.says("/meetup who #1").await?;
            hears_nothing_of(town, &["alergia", clearing]);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_ill_is_told_the_truth_about_who_knows() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says(PARK).await?;
        ben.presses("Can't").await?;
        town.transcript();
        ben.says("/meetup sick #1").await?;
        hears(
            town,
            &["You're not expected at Park, the host knows", "(to ana) ben can't come to Park: somebody is ill."],
        );
        town.member("cleo").says("/meetup sick #1").await?;
        hears(town, &["(to ana) cleo can't come to Park: somebody is ill."]);
        // The same once more is no news.
        town.member("cleo").says("/meetup sick #1").await?;
        hears_nothing_of(town, &["(to ana)"]);

        ana.says("/meetup sick #1").await?;
        let said = town.transcript();
        assert!(!said.contains("the host knows"), "{said}");
        assert!(said.contains("If Park can't be without you, change it or call it off"), "{said}");
        assert!(said.contains("[Change] [Call it off]"), "{said}");
        ana.says("/meetup edit #1 hosts: @ben").await?;
        ana.presses("Change it").await?;
        ana.says("/my language es").await?;
        ana.says("/encuentro voy #1").await?;
        town.transcript();
        ana.says("/encuentro enfermo #1").await?;
        hears(
            town,
            &["Quienes organizan Park contigo ya lo saben.", "(to ben) ana can't come to Park: somebody is ill."],
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_who_came_round_is_not_ill_any_more() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says("/my quiet 21:00-7:00").await?;
        ana.says(PARK).await?;
        ben.presses("Going").await?;
        town.advance(TimeDelta::hours(14)).await?;
        town.transcript();
        ben.says("/meetup sick #1 note: fever").await?;
        ben.says("/meetup going #1").await?;
        town.transcript();
        town.advance(TimeDelta::hours(12)).await?;
        hears_nothing_of(town, &["ill"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn kids_that_nobody_counted_follow_the_profile() -> TestResult {
    in_town(async |town| {
        let (ana, ben, dee) = (town.member("ana"), town.member("ben"), town.member("dee"));
        ana.says(PARK).await?;
        ben.presses("Maybe").await?;
        ben.says("/my kids april 2026, 2024-05").await?;
        ben.presses("Going").await?;
        hears(town, &["In all: 1 adult and 2 kids.", "Coming: 1 going · 1 baby, 1 toddler"]);
        // Another one: still told by age.
        ben.says("/my kids april 2026, 2024-05, 2021-01").await?;
        hears(town, &["Coming: 1 going · 1 baby, 1 toddler, 1 schoolkid"]);
        // What she has said herself stays.
        dee.says("/meetup going #1 kids: 1 adults: 3").await?;
        dee.says("/my kids april 2026, 2024-05").await?;
        town.transcript();
        ana.says("/meetup who #1").await?;
        hears(town, &["ben with 3 kids", "dee with 2 more adults and 1 kid"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_profile_oversells_nothing_and_frees_what_it_no_longer_needs() -> TestResult {
    in_town(async |town| {
        let (ana, ben, dee) = (town.member("ana"), town.member("ben"), town.member("dee"));
        ana.says("/meetup new Park when: sat 10am place: Elm Park max-kids: 2").await?;
        ben.says("/my kids april 2026, 2024-05").await?;
        ben.presses("Going").await?;
        dee.says("/meetup going #1 kids: 1").await?;
        ben.says("/my kids april 2026, 2024-05, 2021-01").await?;
        town.transcript();
        ana.says("/meetup who #1").await?;
        hears(town, &["ben with 2 kids"]);
        ben.says("/my kids april 2026").await?;
        hears(town, &["(to dee) A spot at Park is free"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn adults_are_seen_on_the_card_and_by_the_host() -> TestResult {
    in_town(async |town| {
        let olga = town.member("olga");
        olga.is(Standing::Admin);
        olga.says("/settings set language es").await?;
        town.member("ana").says("/encuentro nuevo Parque cuándo: sábado a las 10 lugar: Olmo").await?;
        town.member("cleo").says("/encuentro voy #1 adultos: 3 peques: 2").await?;
        hears(town, &["Asistencia: 1 va · 3 personas adultas · 2 peques"]);
        town.member("dee").says("/encuentro voy #1 adultos: 2").await?;
        town.transcript();
        town.member("ana").says("/encuentro quién #1").await?;
        hears(town, &["cleo con otras 2 personas adultas y 2 peques", "dee con otra persona adulta"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_time_asks_maybes_too_and_a_no_is_no_yes() -> TestResult {
    in_town(async |town| {
        let (ana, ben, cleo) = (town.member("ana"), town.member("ben"), town.member("cleo"));
        ana.says(PARK).await?;
        ben.presses("Maybe").await?;
        cleo.presses("Going").await?;
        ana.says("/meetup edit #1 when: sun 10am").await?;
        town.transcript();
        ana.presses("Change it").await?;
        let said = town.transcript();
        assert_eq!(said.matches("Is it still good for you?\n[Still good] [Can't]").count(), 2, "{said}");
        ben.presses("Still good").await?;
        hears(town, &["(to ben) Park is down as a maybe."]);
        cleo.says("/meetup cant #1").await?;
        town.transcript();
        cleo.presses("Still good").await?;
        hears(town, &["(to cleo) You're not down for Park", "[Going] [Maybe]"]);
        cleo.presses("Going").await?;
        hears(town, &["(to cleo) Lovely, you're coming to Park"]);
        cleo.presses("Still good").await?;
        hears(town, &["(to cleo) Lovely, see you"]);
        ana.says("/meetup cancel #1").await?;
        town.transcript();
        cleo.presses("Still good").await?;
        hears(town, &["Park has already been called off."]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hosts_hear_quietly_and_once_whose_first_meetup_it_is() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: sat 10am place: Elm Park reminders: off").await?;
        town.member("dee").presses("Going").await?;
        town.advance(TimeDelta::minutes(5)).await?;
        town.member("eva").presses("Going").await?;
        town.member("fay").presses("Going").await?;
        town.member("fay").presses("Can't").await?;
        town.transcript();
        town.advance(TimeDelta::minutes(15)).await?;
        let said = town.transcript();
        let news =
            "(to ana) Park (Saturday, November 28, 2026, 10:00 AM EST) is the first meetup for dee, eva. A warm hello";
        assert_eq!(said.matches("first meetup").count(), 1, "{said}");
        assert!(said.contains(news), "{said}");
        // Only who is new since then; and not at night.
        ana.says("/my language es").await?;
        ana.says("/mi silencio 21:00-7:00").await?;
        town.advance(TimeDelta::hours(14)).await?;
        town.member("gia").presses("Going").await?;
        town.transcript();
        town.advance(TimeDelta::hours(1)).await?;
        hears_nothing_of(town, &["(to ana)"]);
        town.advance(TimeDelta::hours(9)).await?;
        hears(town, &["(to ana) Park (sábado 28 de noviembre de 2026, 10:00 EST) es el primer encuentro de gia."]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_word_under_a_newer_message_is_no_answer_to_an_older_question() -> TestResult {
    in_town(async |town| {
        let (ana, cleo) = (town.member("ana"), town.member("cleo"));
        ana.says("/meetup new Park when: sat 10am place: Elm Park spots: 1").await?;
        town.member("ben").presses("Going").await?;
        cleo.presses("Going").await?;
        cleo.whispers("meetup new").await?;
        town.advance(TimeDelta::minutes(1)).await?;
        town.member("ben").presses("Can't").await?;
        hears(town, &["(to cleo) What shall it be called?", "(to cleo) A spot at Park is free"]);
        // What counts something is an answer; a word is what stands under the offer.
        cleo.whispers("going").await?;
        hears(town, &["(to cleo) Lovely, you're coming to Park"]);
        cleo.whispers("Zoo").await?;
        hears(town, &["(to cleo) When does it begin?"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_number_that_does_not_fit_says_of_what() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.says(PARK).await?;
        town.transcript();
        ana.says("/meetup going #1 kids: 500").await?;
        hears(
            town,
            &["(to ana) For \"kids\" I need a whole number from 0 to 12, like 2; \"500\" isn't one I can use."],
        );
        ben.says("/my language es").await?;
        ben.says("/encuentro nuevo Parque cuándo: sábado a las 10 lugar: Olmo plazas: 0").await?;
        hears(town, &["Para \"plazas\" necesito un número entero de 1 a 500, como 2; \"0\" no me sirve."]);
        ben.says(&format!("/encuentro nuevo {} cuándo: sábado a las 10 lugar: Olmo", "x".repeat(92))).await?;
        hears(town, &["\"título\" tiene 92 caracteres"]);
        ben.says("/encuentro voy parque").await?;
        hears(town, &["como número para \"encuentro\""]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn blank_titles_are_asked_for_and_other_directions_stay_apart() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for blank in ["\u{200b}", "\u{200e}\u{200f}\u{2060}", "\u{3164}", "\u{2800}"] {
            ana.says(&format!("/meetup new title: {blank} when: sat 10am place: Elm Park")).await?;
            hears(town, &["I still need \"title\"."]);
            ana.says(&format!("/meetup new title: Park when: sat 10am place: {blank}")).await?;
            hears(town, &["I still need \"place\"."]);
        }
        ana.says("/meetup new גן שעשועים when: sat 10am place: \u{202e}Elm\u{200b} Park\u{2067}").await?;
        hears(town, &["Where: Elm Park\n", "(#general) \u{2068}גן שעשועים\u{2069}\n"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_that_is_over_says_nothing_of_who_came_when_nobody_had_said_yes() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.member("ben").presses("Maybe").await?;
        town.skip();
        town.advance(TimeDelta::days(6)).await?;
        let said = town.transcript();
        assert!(said.contains("Host: ana\nThis meetup is over."), "{said}");
        Ok(())
    })
    .await
}
