//! Repeating meetups, as people live through them.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// What everybody types.
const STORIES: &str = "/meetup new Story time when: every tuesday 10am place: Library";

#[tokio::test]
async fn a_series_is_announced_in_words_and_listed_once() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        town.member("ben").says("/meetup new Walk when: thu 9am place: Elm Park").await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        town.member("cleo").says("/meetup show #2").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_date_is_announced_in_its_time_with_its_own_answers() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        town.advance(TimeDelta::hours(26)).await?;
        town.transcript();
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(7)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn other_words_say_how_it_repeats_and_when_it_ends() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let mut notes: Vec<String> = Vec::new();
        for command in [
            "/meetup new A when: tue 10am place: Park repeat: every two weeks times: 3",
            "/meetup new B when: 1st and 3rd saturday 9am place: Park ends: 31 january",
            "/meetup new C when: mon 6pm place: Park repeat: mon, wed and fri",
            "/meetup new D when: last friday of the month 10am-12pm place: Park",
            "/meetup new E when: every day 8am place: Park times: 1000 length: 30 min",
        ] {
            ana.says(command).await?;
            let said = town.transcript();
            let told = said.split("\n---\n").next().unwrap_or_default().to_owned();
            notes.extend(told.lines().filter(|line| line.starts_with(['(', '•'])).map(ToOwned::to_owned));
        }
        insta::assert_snapshot!(notes.join("\n"), @"");
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_read_or_contradicts_itself_is_asked_or_refused() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new A when: every second tuesday 10am place: Park").await?;
        ana.presses("on the 2nd Tuesday of every month: Tuesday, December 8, 2026, 10:00 AM EST").await?;
        town.member("ana").says("/meetup cancel #1").await?;
        for rest in [
            "when: tue 10am repeat: every second tuesday",
            "when: tue 10am repeat: now and then",
            "when: sat 10am repeat: every tuesday",
            "when: every tuesday 10am repeat: every two weeks",
            "when: every tuesday 10am ends: tomorrow",
            "when: every tuesday 10am times: 1",
            "when: tue 10am times: 5",
            "when: every month 10am",
        ] {
            ana.says(&format!("/meetup new A place: Park {rest}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/meetup new Single when: sat 10am place: Park").await?;
        town.transcript();
        ana.says("/meetup skip #3").await?;
        ana.says("/meetup end #3").await?;
        ana.says("/meetup edit #3 when: every tuesday 10am").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_date_is_skipped_and_the_next_one_comes_in_its_stead() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        town.member("cleo").says("/meetup skip #2").await?;
        town.member("mo").says("/meetup skip #2 reason: school holidays").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").says("/meetup skip #2").await?;
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_change_is_for_one_date_or_for_all_from_there_on() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set dates-ahead 3").await?;
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.member("ben").says("/meetup going #3").await?;
        town.transcript();
        town.member("ana").says("/meetup edit #2 when: dec 2 4pm notes: Bring a blanket").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").presses("Only this one").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").says("/meetup edit #1 when: thu 11am place: Town hall notes: Quiet please").await?;
        town.transcript();
        town.member("ana").presses("All from here on").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.member("ana").says("/meetup list").await?;
        town.advance(TimeDelta::days(4)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_a_series_it_is_asked_whether_one_date_is_off_or_all() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("ben").says("/meetup maybe #2").await?;
        town.transcript();
        ana.says("/meetup cancel #1 reason: the library is closed").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.presses("Leave it").await?;
        ana.says("/meetup cancel #1 reason: the library is closed").await?;
        ana.presses("The whole series").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(30)).await?;
        town.transcript();
        ana.says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_ends_from_a_date_on_and_the_last_date_is_called_off_without_a_question() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says(STORIES).await?;
        town.member("ben").says("/meetup going #2").await?;
        town.transcript();
        ana.says("/meetup end #2").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/meetup list").await?;
        ana.says("/meetup cancel #1").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn take_back_takes_all_of_it_back() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.transcript();
        town.member("ana").presses("Take back").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_an_outage_only_what_is_still_to_come_is_announced() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(40));
        town.settle().await?;
        town.transcript();
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_keeps_its_clock_whatever_zone_is_chosen_later() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/meetup new Run when: every tuesday 10am starting 1 march place: Park").await?;
        ana.says("/settings set zone Europe/Madrid").await?;
        ana.says("/my zone Europe/London").await?;
        town.transcript();
        // Over the change of clocks in New York on March 14.
        town.advance(TimeDelta::days(100)).await?;
        town.transcript();
        town.advance(TimeDelta::days(14)).await?;
        let cards: Vec<String> =
            town.transcript().lines().filter(|line| line.starts_with("When")).map(ToOwned::to_owned).collect();
        insta::assert_snapshot!(cards.join("\n"), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_who_leaves_ends_it_quietly() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.member("ben").says("/meetup going #1").await?;
        town.transcript();
        leaves(town, "ana").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(30)).await?;
        town.transcript();
        town.member("ben").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_spanish_it_reads_as_well() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set language es").await?;
        town.transcript();
        ana.says("/encuentro nuevo Cuentos cuándo: todos los martes y sábados a las 10 lugar: Biblioteca veces: 6")
            .await?;
        town.member("ben").says("/encuentro voy #1").await?;
        town.member("ben").says("/encuentro lista").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/encuentro cambiar #1 lugar: Parque").await?;
        ana.presses("Todas desde aquí").await?;
        ana.says("/encuentro saltar #1 motivo: llueve").await?;
        ana.says("/encuentro cancelar #2").await?;
        ana.presses("Toda la serie").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        ana.says("/encuentro nuevo Yoga cuándo: primer y tercer sábado del mes a las 9 lugar: Parque").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

/// Somebody leaves, and the platform says so.
async fn leaves(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", bot_core::incoming::What::Departed)).await
}
