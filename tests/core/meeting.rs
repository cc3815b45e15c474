//! Claims about people who are named before they have ever come to the bot.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn somebody_who_has_never_come_to_the_bot_is_met_when_she_is_named() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Moderator);
        town.member("cleo").moves_in();
        town.member("dee").moves_in();
        ana.says("/meetup new Park when: sat 10am place: Elm Park cohosts: @cleo, @dee").await?;
        ana.says("/care pause @cleo 1h why: three adverts in a row").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_not_here_is_said_to_be_not_here_and_nothing_changes() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my avoid @zoe").await?;
        ana.whispers("cancel").await?;
        ana.says("/my avoid <@999999999999999999>").await?;
        ana.whispers("cancel").await?;
        ana.says("/my avoid").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_question_about_somebody_is_answered_with_whoever_was_not_known() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Moderator);
        town.member("cleo").moves_in();
        ana.says("/care pause").await?;
        ana.whispers("@cleo").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_who_left_and_came_back_unseen_is_here_again() -> TestResult {
    in_town(async |town| {
        let (ana, cleo) = (town.member("ana"), town.member("cleo"));
        ana.is(Standing::Moderator);
        cleo.says("/village about").await?;
        town.happens(&cleo.event("general", What::Departed)).await?;
        town.skip();
        // She was away, and the bot has not heard of her return.
        ana.says("/care checkin @cleo").await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}
