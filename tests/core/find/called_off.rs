//! Calling off the search for a time.

use crate::PLAY;
use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn when_it_is_off_whoever_found_a_moment_hears_it_and_nobody_else() -> TestResult {
    in_town(async |town| {
        let mia = town.member("mia");
        mia.is(Standing::Moderator);
        town.member("ana").says(PLAY).await?;
        town.member("ben").presses("Yes to 1").await?;
        town.member("cleo").says("/meetup vote #1 none").await?;
        town.member("dee").says("/my language es").await?;
        town.member("dee").says("/meetup vote #1 maybe: 2").await?;
        mia.presses("Yes to 2").await?;
        town.skip();
        mia.says("/meetup cancel #1 reason: half of us are ill").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Playdate is off: the card says so, and I'm telling those who had found a moment for it.
        ---
        (#general, edited) Playdate
        This is off: half of us are ill
        Host: ana
        ---
        (to ben) Playdate is off: no time is being looked for any more. The reason: half of us are ill
        ---
        (to dee) Playdate queda cancelado: ya no se busca hora. El motivo: half of us are ill
        ---
        (to ana) A moderator has called off Playdate, the time you were looking for. She writes: half of us are ill
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_hundred_hear_that_it_is_off_step_by_step_and_once() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        let names: Vec<String> = (0..100).map(|number| format!("m{number}")).collect();
        for name in &names {
            town.member(name).presses("Yes to 1").await?;
        }
        town.skip();
        town.member("ana").says("/meetup cancel #1").await?;
        town.advance(TimeDelta::minutes(5)).await?;
        let said = town.transcript();
        for name in &names {
            assert_eq!(said.matches(&format!("(to {name}) Playdate is off")).count(), 1, "{name}: {said}");
        }
        Ok(())
    })
    .await
}
