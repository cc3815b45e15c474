//! What goes wrong on the way, and does not show.

use std::sync::Arc;

use bot_core::incoming::{Incoming, Standing, What};
use bot_core::testing::{ManualClock, TestResult, TownPlatform, in_town, monday_morning, opening};
use bot_core::village::Village;
use chrono::TimeDelta;

use super::{begin, join, opened};

#[tokio::test]
async fn where_there_can_be_no_place_each_is_told_whom_to_write_to() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.refuses(&["circle"]);
        begin(town).await?;
        town.member("cleo").presses("Something else to talk about").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (to ana) I'd like you to meet cleo!
        To begin with, if you like: Which animal has your kind of energy right now?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        There is no room of our own for it here, so just write to cleo. I'm writing to her about you as well.
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (to cleo) I'd like you to meet ana!
        To begin with, if you like: Which animal has your kind of energy right now?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        There is no room of our own for it here, so just write to ana. I'm writing to her about you as well.
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (to cleo) Something else to talk about: What feels easier when someone else is around, even if nobody talks?
        ");
        town.advance(TimeDelta::days(3)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) In case you haven't come to write yet, here is a beginning: If it took no time and no effort, what would you like to learn?
        ---
        (to cleo) In case you haven't come to write yet, here is a beginning: If it took no time and no effort, what would you like to learn?
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_cannot_be_reached_hears_in_the_channel_that_there_is_something_for_her() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-channel here").await?;
        town.refuses(&["circle"]);
        town.member("cleo").closes_dms();
        town.skip();
        begin(town).await?;
        town.member("cleo").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (to ana) I'd like you to meet cleo!
        To begin with, if you like: A pause button or an extra pair of hands: which would you take today?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        There is no room of our own for it here, so just write to cleo. I'm writing to her about you as well.
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (#general) cleo, there is something for you from me. Only you will see it.
        [Show me]
        ---
        (to ana) cleo takes no messages from me, so she doesn't know about you yet; she sees it when she next comes by. You're welcome to write to her first. If it stays quiet for three days, /intro rematch finds you somebody else.
        ---
        (to cleo) I'd like you to meet ana!
        To begin with, if you like: A pause button or an extra pair of hands: which would you take today?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        There is no room of our own for it here, so just write to ana. I'm writing to her about you as well.
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_all_are_told_directly_a_platform_does_not_take_it_for_spam() -> TestResult {
    in_town(async |town| {
        let names: Vec<String> = (0..28).map(|number| format!("member{number}")).collect();
        join(town, &names.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        town.refuses(&["circle"]);
        begin(town).await?;
        let told = || town.transcript().matches("I'd like you to meet").count();
        assert_eq!(told(), 20, "the first ten introductions");
        town.advance(TimeDelta::seconds(2)).await?;
        assert_eq!(told(), 2, "and then one in two seconds");
        town.advance(TimeDelta::seconds(6)).await?;
        assert_eq!(told(), 6);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_brought_to_her_is_kept_until_she_looks() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.refuses(&["circle"]);
        let cleo = town.member("cleo");
        cleo.closes_dms();
        begin(town).await?;
        town.skip();
        cleo.says("/intro status").await?;
        cleo.presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        There is something for you that I couldn't bring you, because your direct messages are closed.
        At the moment you're introduced to ana.
        There is something for you that I could not send you.
        [Leave out the next one] [Show me] [Show it again] [Not comfortable] [Read it]
        ---
        (to cleo) I'd like you to meet ana!
        To begin with, if you like: Which animal has your kind of energy right now?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        There is no room of our own for it here, so just write to ana. I'm writing to her about you as well.
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ");
        // Her introduction ends, and in the next round there is nobody for her.
        town.member("ana").says("/intro leave").await?;
        join(town, &["dee"]).await?;
        cleo.says("/my avoid @dee").await?;
        begin(town).await?;
        town.skip();
        cleo.says("/intro status").await?;
        cleo.presses("Show me").await?;
        cleo.presses("Show me").await?;
        cleo.says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        There is something for you that I couldn't bring you, because your direct messages are closed.
        There is something for you that I could not send you.
        [Leave out the next one] [Show me] [Read it]
        ---
        (to cleo) Your introduction has come to its end a little early. That happens, and it was nothing you did. I didn't find anybody else for now; you come first in the next round.
        There is more for you.
        [Show me]
        ---
        (to cleo) In this round I didn't find anybody for you, I'm sorry. It has nothing to do with you: sometimes the numbers don't work out. You come first in the next one. /intro status shows how you stand.
        ---
        (to cleo) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        [Leave out the next one]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_platform_that_is_away_for_a_while_opens_each_place_once() -> TestResult {
    in_town(async |town| {
        let names: Vec<String> = (1..=12).map(|number| format!("m{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        join(town, &names).await?;
        town.fail_deliveries(4);
        begin(town).await?;
        town.advance(TimeDelta::hours(1)).await?;
        let said = town.transcript();
        assert_eq!(opened(&said).len(), 6, "{said}");
        assert_eq!(said.matches("I'd like you to meet!").count(), 6, "{said}");
        Ok(())
    })
    .await
}

/// The bot is opened anew for every single step, on the database and before the people that the last one left.
#[tokio::test]
async fn a_bot_that_ends_after_every_step_introduces_everybody_once() -> TestResult {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("village.db").display());
    let clock = ManualClock::at(monday_morning());
    let platform = TownPlatform::default();
    let mut count = 0;
    let mut event = |name: &str, text: &str| {
        count += 1;
        told(count, name, text)
    };
    let village = Village::open(opening(&url, clock.clone())).await?;
    village.attach(Arc::new(platform.clone()));
    for number in 1..=41 {
        village.handle(event(&format!("m{number}"), "/intro join")).await?;
    }
    village.handle(event("ana", "/intro round begin")).await?;
    village.close().await;

    let mut idle = 0;
    while idle < 3 {
        let village = Village::open(opening(&url, clock.clone())).await?;
        village.attach(Arc::new(platform.clone()));
        let ran = village.run_due(1).await?;
        village.close().await;
        // What the next one finds claimed by a process that ended is free again after a while.
        if ran.is_idle() {
            idle += 1;
            clock.advance(TimeDelta::minutes(2));
        } else {
            idle = 0;
        }
    }
    let said = platform.transcript();
    let circles = opened(&said);
    assert_eq!(circles.len(), 20, "{said}");
    let mut everybody: Vec<&String> = circles.iter().flat_map(|(_, names)| names).collect();
    everybody.sort();
    everybody.dedup();
    assert_eq!(everybody.len(), 41);
    assert_eq!(circles.iter().map(|(_, names)| names.len()).sum::<usize>(), 41);
    assert_eq!(said.matches("I'd like you to meet!").count(), 20);
    Ok(())
}

fn told(count: u32, name: &str, text: &str) -> Incoming {
    use bot_core::incoming::{HomeKey, PlaceKey, PlatformKind, Sender};
    Incoming {
        platform: PlatformKind::Console,
        event: format!("e{count}"),
        from: Sender {
            account: name.to_owned(),
            name: name.to_owned(),
            locale: None,
            standing: if name == "ana" { Standing::Admin } else { Standing::Member },
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "town".to_owned(), name: Some("Town".to_owned()) }),
        place: PlaceKey { id: "#general".to_owned(), thread: None, direct: false },
        what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
        reply: None,
    }
}

#[tokio::test]
async fn a_time_that_suits_two_without_a_place_becomes_a_meetup_that_is_told_to_the_other() -> TestResult {
    in_town(async |town| {
        town.refuses(&["circle"]);
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        town.skip();
        town.member("cleo").presses("Make it a meetup").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) An hour together is announced for Wednesday, November 25, 2026, 10:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: an-hour-together.ics
        ---
        (to ana) cleo, whom you were introduced to, would like to spend an hour with you: Wednesday, November 25, 2026, 10:00 AM EST, wherever you agree on. Does that suit you?
        [Going] [Maybe] [Can't]
        ");
        town.member("ana").presses("Going").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Lovely, you're coming to An hour together: Wednesday, November 25, 2026, 10:00 AM EST, wherever you agree on. The file puts it into your calendar.
        [Adults and kids] [Can't] [We're ill]
        file: an-hour-together.ics
        ");
        // Nobody else finds it, and a second tap makes no second one.
        town.member("dee").says("/meetup list").await?;
        town.member("dee").says("/meetup show #1").await?;
        town.member("ana").presses("Make it a meetup").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ---
        (to dee) There is no meetup 1 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) An hour together
        When: Wednesday, November 25, 2026, 10:00 AM EST, until 11:00 AM
        Where: wherever you agree on
        Host: cleo
        Coming: 1 going
        Meetup #1
        You're coming.
        [Going] [Maybe] [Can't] [Who's coming] [Adults and kids] [We're ill] [Calendar file]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_not_comfortable_takes_the_meetup_of_two_with_her() -> TestResult {
    in_town(async |town| {
        town.refuses(&["circle"]);
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        town.member("cleo").presses("Make it a meetup").await?;
        town.member("cleo").presses("Not comfortable").await?;
        town.member("cleo").presses("End it quietly").await?;
        town.skip();
        town.member("ana").presses("Going").await?;
        let said = town.transcript();
        assert!(!said.contains("you're coming"), "{said}");
        town.advance(TimeDelta::days(3)).await?;
        let said = town.transcript();
        assert!(!said.contains("An hour together"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_has_not_answered_hears_what_becomes_of_the_meetup_of_two() -> TestResult {
    in_town(async |town| {
        town.refuses(&["circle"]);
        join(town, &["ana", "cleo"]).await?;
        begin(town).await?;
        town.member("cleo").presses("Make it a meetup").await?;
        town.skip();
        town.member("cleo").says("/meetup edit #1 place: Elm Park").await?;
        town.member("cleo").presses("Change it").await?;
        town.member("cleo").says("/meetup cancel #1 reason: a fever").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) This is how An hour together would change:
        • Place: wherever you agree on → Elm Park
        Everyone who is coming hears it. Nothing has changed yet.
        [Change it] [Leave it]
        ---
        (to cleo) Done: An hour together is changed. I'm telling the one who is coming or might.
        file: an-hour-together.ics
        ---
        (to ana) An hour together is somewhere else: Elm Park. It is still Wednesday, November 25, 2026, 10:00 AM EST, until 11:00 AM.
        [See it] [Can't]
        ---
        (to cleo) An hour together is off. I'm telling the one who was coming or might have.
        file: an-hour-together.ics
        ---
        (to ana) An hour together on Wednesday, November 25, 2026, 10:00 AM EST is off. The host writes: a fever
        ");
        Ok(())
    })
    .await
}
