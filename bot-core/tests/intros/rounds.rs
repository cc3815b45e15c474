//! Rounds, from the first person who takes part to the place that is put away.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join, skip};

#[tokio::test]
async fn two_are_introduced_talk_meet_and_their_place_is_put_away() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").says("/my kids march 2026").await?;
        town.member("cleo").says("/my kids april 2026").await?;
        skip(town);
        begin(town).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (town, circle) circle:intro-701cae2df325d840671f open: ana · cleo: ana, cleo
        ---
        (circle:intro-701cae2df325d840671f) ana and cleo, I'd like you to meet!
        You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        • ana: 1 baby
        • cleo: 1 baby
        What you two have in common:
        • you both have a baby
        To begin with, if you like: What unlikely thing has bought you two quiet minutes lately?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_admin_looks_at_a_round_before_it_opens() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee", "eve"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round").await?;
        town.member("ana").presses("Choose, and let me look").await?;
        town.member("ana").presses("Who meets whom?").await?;
        town.member("ben").says("/intro leave").await?;
        town.member("ana").presses("Open it").await?;
        town.member("ana").presses("Open it").await?;
        town.member("ana").says("/intro round cancel").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Rounds of intros
        5 people would take part in the next round.
        They don't begin by themselves here. /settings set intro-rounds two-weeks changes that.
        [Choose, and let me look] [Begin now]
        ---
        (to ana) I'm choosing who meets whom; 5 people take part. I write to you when it is ready, and nobody knows before you say yes. /intro round shows where it stands.
        ---
        (to ana) A round is ready: 5 people in 2 introductions. Nobody knows yet. /intro round shows where it stands.
        [Who meets whom?] [Open it] [Call it off]
        ---
        (to ana) Round 1: who would meet whom
        • ana, dee and eve
        • ben and cleo
        [Open it] [Call it off]
        ---
        (to ben) You don't take part in intros any more. /intro join brings you back, whenever you like.
        ---
        (to ana) It opens: people are being introduced now.
        ---
        (town, circle) circle:intro-7033bde946250d36c08e open: ana · dee · eve: ana, dee, eve
        ---
        (circle:intro-7033bde946250d36c08e) ana, dee and eve, I'd like you to meet!
        All of you said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        To begin with, if you like: Tea, coffee, something cold, or the cup that got forgotten somewhere?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know all of you are free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (to cleo) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ---
        (to ana) No round is waiting to be opened. /intro round preview chooses who would meet whom.
        ---
        (to ana) People have been introduced already, so that round can't be called off any more.
        ");
        town.advance(TimeDelta::days(15)).await?;
        Ok(())
    })
    .await
}
