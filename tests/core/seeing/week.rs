//! The week ahead.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn the_week_ahead_is_said_once_a_week_and_only_when_something_is_on() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set digest sunday").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to olga) I couldn't read "sunday" as a day of the week and a time. Something like sunday 18:00 works; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        town.member("olga").says("/settings set digest domingo 18:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: digest is now sunday 18:00.
        I'll say it where meetups are announced, and no channel is chosen for that yet. Write /settings set meetup-channel here in the one you'd like.
        ");
        town.member("olga").says("/settings set meetup-channel here").await?;
        town.member("ana").says("/meetup new Walk when: dec 2 3pm place: North gate").await?;
        town.transcript();
        // Sunday, six in the evening.
        town.advance(TimeDelta::days(6) + TimeDelta::hours(8) + TimeDelta::minutes(59)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general) The week ahead
        Hello, all of you! One meetup is on in the next seven days. Come as you are:
        Wednesday, December 2
        • 3:00 PM Walk (#1), North gate – nobody yet
        One tap on Going under its card, or /meetup going #1, and you're in.
        ");
        // Changed on the same day, it is not said twice.
        town.member("olga").says("/settings set digest sunday 19:00").await?;
        town.member("olga").says("/settings set zone America/Los_Angeles").await?;
        town.transcript();
        town.advance(TimeDelta::hours(12)).await?;
        insta::assert_snapshot!(town.transcript(), @"");
        // A week later nothing is on.
        town.advance(TimeDelta::days(7)).await?;
        let said = town.transcript();
        assert!(!said.contains("week ahead"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_week_ahead_comes_late_on_its_own_day_and_not_afterwards() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set language es").await?;
        town.member("olga").says("/settings set meetup-channel here").await?;
        town.member("olga").says("/settings set digest domingo a las 18:00").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Hecho. language: es.
        ---
        (to olga) Hecho. meetup-channel: #general.
        ---
        (to olga) Hecho. digest: domingo 18:00.
        ");
        town.member("ana").says("/meetup new Paseo when: 2026-12-18 15:00 place: Puerta norte").await?;
        town.member("ana").says("/meetup new Desayuno when: 2026-12-19 10:00 place: Café Sol").await?;
        town.member("ana").says("/meetup new Té when: 2026-12-04 17:00 place: Café Sol").await?;
        // Away from Saturday to Tuesday: it is not said at all.
        town.advance(TimeDelta::days(5)).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(3));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"");
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        // Away over six in the evening of the Sunday after next: it is said at eleven.
        town.advance(TimeDelta::days(6)).await?;
        town.transcript();
        town.sleeps(TimeDelta::hours(14));
        town.settle().await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general) Lo que viene
        ¡Hola a todas! Hay 2 encuentros en los próximos siete días. Ven tal como estés:
        viernes 18 de diciembre
        • 15:00 Paseo (#1), Puerta norte – nadie todavía
        sábado 19 de diciembre
        • 10:00 Desayuno (#2), Café Sol – nadie todavía
        Un toque en Voy bajo su tarjeta, o /encuentro voy #1, y ya cuentan contigo.
        ");
        Ok(())
    })
    .await
}
