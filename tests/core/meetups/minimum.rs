//! A meetup that needs some families: its hosts hear once when there are fewer.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// What Ana heard of too few families since the last look.
fn flagged(town: &Town) -> String {
    let said = town.transcript();
    let is_flag =
        |piece: &&str| piece.starts_with("(to ana)") && (piece.contains(" needs ") || piece.contains("necesita"));
    said.split("\n---\n").filter(is_flag).collect::<Vec<_>>().join("\n---\n")
}

#[tokio::test]
async fn what_is_announced_the_evening_before_is_counted_in_time_too() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: tomorrow 7am place: Elm Park needs: 2").await?;
        town.member("ben").presses("Going").await?;
        town.skip();
        town.advance(TimeDelta::hours(10)).await?;
        assert_eq!(flagged(town), "", "there is time yet");
        town.advance(TimeDelta::hours(2)).await?;
        insta::assert_snapshot!(flagged(town), @"
        (to ana) Park begins Tuesday, November 24, 2026, 7:00 AM EST and needs 2 families; so far one is coming. You can leave it, move it or call it off.
        [Change] [Call it off]
        ");
        // Once: whoever comes and goes after that is no more news.
        town.member("cleo").presses("Going").await?;
        town.member("cleo").presses("Can't").await?;
        town.advance(TimeDelta::hours(9)).await?;
        assert_eq!(flagged(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_drops_out_on_the_last_day_makes_it_too_few() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/my language es").await?;
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park needs: 2 reminders: off").await?;
        for name in ["ben", "cleo", "dee"] {
            town.member(name).says("/meetup going #1").await?;
        }
        town.advance(TimeDelta::days(4) + TimeDelta::hours(2)).await?;
        assert_eq!(flagged(town), "");
        town.member("ben").says("/meetup cant #1").await?;
        assert_eq!(flagged(town), "", "two are enough");
        town.member("cleo").says("/meetup sick #1").await?;
        insta::assert_snapshot!(flagged(town), @"
        (to ana) Park empieza sábado 28 de noviembre de 2026, 10:00 EST y necesita 2 familias; por ahora va una. Puedes dejarlo, cambiarlo de día o cancelarlo.
        [Cambiar] [Cancelarlo]
        ");
        town.member("dee").says("/meetup cant #1").await?;
        town.advance(TimeDelta::days(1)).await?;
        assert_eq!(flagged(town), "", "she knows");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_made_good_before_she_woke_is_told_when_it_is_too_few_again() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/my quiet 20:00-8:00").await?;
        town.member("ana").says("/meetup new Park when: tomorrow 11am place: Elm Park needs: 2 reminders: off").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").says("/meetup going #1").await?;
        town.advance(TimeDelta::hours(13)).await?;
        town.member("cleo").says("/meetup cant #1").await?;
        town.advance(TimeDelta::minutes(570)).await?;
        town.member("dee").says("/meetup going #1").await?;
        town.advance(TimeDelta::minutes(45)).await?;
        assert_eq!(flagged(town), "", "two are enough");
        town.member("dee").says("/meetup cant #1").await?;
        assert!(flagged(town).contains("needs 2 families; so far one is coming"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_only_might_have_come_makes_nothing_too_few_by_leaving() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: tomorrow 11am place: Elm Park reminders: off").await?;
        town.member("ben").says("/meetup going #1").await?;
        town.member("cleo").says("/meetup maybe #1").await?;
        town.advance(TimeDelta::hours(5)).await?;
        town.member("ana").says("/meetup edit #1 needs: 2").await?;
        town.member("ana").presses("Change it").await?;
        town.skip();
        town.happens(&town.member("cleo").event("#general", What::Departed)).await?;
        assert_eq!(flagged(town), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_time_is_counted_anew() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: wed 10am place: Elm Park needs: 2 reminders: off").await?;
        town.advance(TimeDelta::days(1) + TimeDelta::hours(2)).await?;
        assert!(flagged(town).contains("Wednesday, November 25"));
        town.member("ana").says("/meetup edit #1 notes: by the swings").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::hours(20)).await?;
        assert_eq!(flagged(town), "");
        town.member("ana").says("/meetup edit #1 when: sat 10am").await?;
        town.member("ana").presses("Change it").await?;
        town.advance(TimeDelta::days(3)).await?;
        assert!(flagged(town).contains("Saturday, November 28"));
        Ok(())
    })
    .await
}
