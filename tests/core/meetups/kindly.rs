//! What cannot be is refused kindly, and what is said in other words is understood.

use bot_core::testing::{TestResult, in_town};

use super::answers::hears;

#[tokio::test]
async fn a_deadline_may_be_said_as_so_long_before() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: sat 10am place: Elm Park deadline: 1 day before").await?;
        hears(town, &["Answer by: Friday, November 27, 2026, 10:00 AM EST"]);
        ana.says("/meetup edit #1 deadline: 2 h before").await?;
        ana.presses("Change it").await?;
        hears(town, &["Answer by: Saturday, November 28, 2026, 8:00 AM EST"]);
        ana.says("/meetup new Soon when: today 3pm place: Elm Park deadline: 2 days before").await?;
        hears(town, &["Saturday, November 21, 2026, 3:00 PM EST has already passed."]);
        ana.whispers("90 min before it begins").await?;
        hears(town, &["Soon is announced"]);
        ana.says("/my language es").await?;
        ana.says("/encuentro cambiar #1 plazo: un día antes").await?;
        hears(town, &["sábado 28 de noviembre de 2026, 08:00 EST → viernes 27 de noviembre de 2026, 10:00 EST"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stop_with_too_long_a_place_is_not_cut_in_silence() -> TestResult {
    in_town(async |town| {
        let long = "Bean ".repeat(17);
        let ana = town.member("ana");
        ana.says(&format!("/meetup new Park when: sat 10am place: Elm Park stops: 10:30 {long}")).await?;
        hears(town, &["The place of the stop at 10:30 is longer than 80 characters. A shorter name works"]);
        ana.says("/my language es").await?;
        ana.says(&format!("/meetup new Park when: sábado 10:00 place: Elm Park stops: 10:30 {long}")).await?;
        hears(town, &["El lugar de la parada de las 10:30 tiene más de 80 caracteres."]);
        Ok(())
    })
    .await
}
