//! Finding a time, as people live through it.

use bot_core::incoming::{MessageKey, Standing, What};
use bot_core::message::Route;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

#[path = "find/together.rs"]
mod together;

/// What a host types.
const PLAY: &str = "/meetup find Playdate when: sat 10am, sat 3pm, sunday 11am place: Elm Park";

/// What was said up to here is not looked at.
fn skip(town: &Town) {
    town.transcript();
}

#[tokio::test]
async fn a_time_is_found_and_becomes_a_meetup() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("ben").presses("Yes to 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Noted: Saturday, November 28, 2026, 10:00 AM EST suits you for Playdate. Only you see this, and you can change it at any time.
        [If need be] [No] [The others]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("ben").presses("If need be").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Noted: Saturday, November 28, 2026, 10:00 AM EST if need be, for Playdate. Only you see this, and you can change it at any time.
        [Yes] [No] [The others]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("cleo").says("/meetup vote #1 1 3 maybe: 2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to cleo) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – yes
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Where: Elm Park
        Host: ana
        Number #1 · 2 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.member("dee").says("/meetup vote #1 3 yes 1 no").await?;
        town.member("dee").says("/meetup vote #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – no
        2. Saturday, November 28, 2026, 3:00 PM EST – not answered
        3. Sunday, November 29, 2026, 11:00 AM EST – yes
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        Number #1 · 3 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to dee) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        [Yes] [If need be] [No]
        ");
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        Number #1 · 3 families have answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        Where: Elm Park
        Host: ana
        ---
        (to ana) 3 families have answered Playdate. The best moment first:
        3. Sunday, November 29, 2026, 11:00 AM EST – 2 yes
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes · 1 if need be · 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        [Announce Sunday, November 29, 2026, 11:00 AM EST] [Another one] [A day longer] [Call it off]
        ");
        town.member("ana").presses("Announce Sunday, November 29, 2026, 11:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Sunday, November 29, 2026, 11:00 AM EST.
        The 2 who said yes are down for it, as far as there is room.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to dee) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (#general, edited) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        town.member("dee").presses("Can't").await?;
        town.member("eve").says("/meetup going #1").await?;
        town.member("eve").presses("Show me").await.err().ok_or("there is no such button")?;
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) No problem at all, you're not coming to Playdate. You can change your mind at any time.
        file: playdate.ics
        ---
        (#general, edited) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to eve) Playdate is settled already. /meetup show #2 shows it.
        ---
        (to ana) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_by_one_every_answer_is_one_tap_and_can_be_changed() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        skip(town);
        let ben = town.member("ben");
        ben.presses("One by one").await?;
        ben.presses("Yes").await?;
        ben.presses("If need be").await?;
        ben.presses("No").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        Stop whenever you like; what you've tapped stays. Only you see it.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 3 of 3: Sunday, November 29, 2026, 11:00 AM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 no
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        ben.presses("One by one").await?;
        ben.presses("Change").await?;
        ben.presses("No").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        So far you said yes.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        So far you said if need be.
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 no
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – 1 no
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_village_proposes_moments_that_cut_no_naps() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my naps 9:00-11:00").await?;
        town.member("cleo").says("/my naps 9:30-10:30 on weekdays").await?;
        skip(town);
        town.member("ana").says("/meetup find Stroll when: mornings next week").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Stroll suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        I've chosen these moments so that they cut few naps:
        1. Monday, November 30, 2026, 11:00 AM EST
        2. Tuesday, December 1, 2026, 11:00 AM EST
        3. Wednesday, December 2, 2026, 11:00 AM EST
        4. Thursday, December 3, 2026, 11:00 AM EST
        5. Friday, December 4, 2026, 11:00 AM EST
        6. Saturday, December 5, 2026, 11:00 AM EST
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Stroll
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Monday, November 30, 2026, 11:00 AM EST – no answer yet
        2. Tuesday, December 1, 2026, 11:00 AM EST – no answer yet
        3. Wednesday, December 2, 2026, 11:00 AM EST – no answer yet
        4. Thursday, December 3, 2026, 11:00 AM EST – no answer yet
        5. Friday, December 4, 2026, 11:00 AM EST – no answer yet
        6. Saturday, December 5, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [Yes to 5] [Yes to 6] [One by one] [Another time?]
        ");
        town.member("ana").presses("Take back").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Stroll is off, and the card says so.
        ---
        (#general, edited) Stroll
        This is off.
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn others_propose_and_the_host_hears_it() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        skip(town);
        town.member("ben").says("/meetup propose #1 when: saturday 4pm").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Done: Saturday, November 28, 2026, 4:00 PM EST is on the card of Playdate as number 4, and you're down with a yes.
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        4. Saturday, November 28, 2026, 4:00 PM EST – 1 yes
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [One by one] [Another time?]
        ---
        (to ana) ben proposes one more moment for Playdate: Saturday, November 28, 2026, 4:00 PM EST. It is number 4 on the card.
        ");
        town.member("cleo").says("/meetup propose #1 when: saturday 4pm").await?;
        town.member("cleo").says("/meetup propose #1 when: yesterday 4pm").await?;
        town.member("cleo").whispers("cancel").await?;
        for hour in 11..=16 {
            town.member("dee").says(&format!("/meetup propose #1 when: friday {hour}:00")).await?;
        }
        skip(town);
        town.member("dee").says("/meetup propose #1 when: friday 17:00").await?;
        insta::assert_snapshot!(town.transcript(), @"(to dee) Playdate has 10 moments already, and that is all a card can hold.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_kindly() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let many: Vec<String> = (1..=11).map(|day| format!("december {day} 10am")).collect();
        for times in [
            many.join(", ").as_str(),
            "sat 10am",
            "yesterday 10am, sat 10am",
            "sat 10am, whenever",
            "sat, sunday",
            "every saturday 10am, sunday 10am",
            "sat 10am, 3pm deadline: december 20 10am",
            "sat 10am, 3pm length: 3 weeks",
        ] {
            ana.says(&format!("/meetup find Playdate when: {times}")).await?;
        }
        ana.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I can ask about 10 moments at most. Leave some out; others may still propose theirs.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That is one moment only. Give me two or more, like sat 10am, sunday 11am; or announce it at once with /meetup new.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Sunday, November 22, 2026, 10:00 AM EST has already passed. Something like tomorrow 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "whenever" as a time. Something like sat 10am, tomorrow at 9:30 or 5 december 14:00 works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        I've chosen these moments:
        1. Saturday, November 28, 2026, 10:00 AM EST
        2. Saturday, November 28, 2026, 12:00 PM EST
        3. Saturday, November 28, 2026, 2:00 PM EST
        4. Sunday, November 29, 2026, 10:00 AM EST
        5. Sunday, November 29, 2026, 12:00 PM EST
        6. Sunday, November 29, 2026, 2:00 PM EST
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 12:00 PM EST – no answer yet
        3. Saturday, November 28, 2026, 2:00 PM EST – no answer yet
        4. Sunday, November 29, 2026, 10:00 AM EST – no answer yet
        5. Sunday, November 29, 2026, 12:00 PM EST – no answer yet
        6. Sunday, November 29, 2026, 2:00 PM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [Yes to 5] [Yes to 6] [One by one] [Another time?]
        ---
        (to ana) "every saturday 10am" repeats, and I ask about single moments. Something like tuesday 10am works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Answers have to end before the last moment, Saturday, November 28, 2026, 3:00 PM EST. Something like deadline: tomorrow 8pm works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't use "3 weeks" as a length. It can be from 15 minutes to 24 hours, like 90 min or 2h.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_ambiguous_moment_is_asked_about_and_the_others_are_kept() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am or 3pm, next friday 10am").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "next friday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Friday, November 27, 2026, 10:00 AM EST] [Friday, December 4, 2026, 10:00 AM EST]
        "#);
        town.member("ana").whispers("2").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Friday, December 4, 2026, 10:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_ambiguous_moments_are_asked_about_one_after_the_other() -> TestResult {
    in_town(async |town| {
        let times = "next friday 10am, 03/04/2027 10am, sat or sun 9am";
        town.member("ana").says(&format!("/meetup find Playdate when: {times}")).await?;
        town.member("ana").whispers("1").await?;
        town.member("ana").whispers("2").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "next friday 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Friday, November 27, 2026, 10:00 AM EST] [Friday, December 4, 2026, 10:00 AM EST]
        ---
        (to ana) "03/04/2027 10am" can mean more than one moment. Which one?
        Choose one, or write it here in other words; the rest is kept. Or write cancel to stop.
        [Thursday, March 4, 2027, 10:00 AM EST] [Saturday, April 3, 2027, 10:00 AM EDT]
        ---
        (to ana) I'm asking when Playdate suits, until Wednesday, November 25, 2026, 9:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Friday, November 27, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 9:00 AM EST – no answer yet
        3. Sunday, November 29, 2026, 9:00 AM EST – no answer yet
        4. Saturday, April 3, 2027, 10:00 AM EDT – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [Yes to 4] [One by one] [Another time?]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_being_found_stands_in_the_list_and_is_suggested() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup list").await?;
        town.member("ana").says(PLAY).await?;
        skip(town);
        town.member("ben").says("/meetup list").await?;
        town.member("ana").says("/meetup decide #1").await?;
        town.member("ana").says("/meetup new Coffee when: sat 9am place: Cafe").await?;
        skip(town);
        town.member("ben").says("/meetup list").await?;
        town.member("ben").says("/meetup show #1").await?;
        town.member("ana").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) What's on
        Saturday, November 28
        • 9:00 AM Coffee (#2), Cafe – nobody yet
        A time is being found
        • Playdate (#1): the host is choosing.
        [Announce a meetup] [I'm out right now]
        ---
        (to ben) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ---
        (to ana) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        [Choose now] [Call it off]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moderator_decides_in_the_hosts_name_and_a_stranger_presses_nothing() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 1").await?;
        town.member("mia").is(Standing::Moderator);
        skip(town);
        town.member("mia").says("/meetup decide #1 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Playdate is announced for Saturday, November 28, 2026, 10:00 AM EST.
        The one who said yes is down for it.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) It's settled: Playdate is on Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (#general, edited) Playdate
        It's settled: Saturday, November 28, 2026, 10:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        town.member("ana").says(PLAY).await?;
        town.member("mia").says("/meetup cancel #3 reason: the park is closed").await?;
        skip(town);
        // Somebody of another village, and a button that means nothing.
        let nowhere = Route::new("meetup", "find-yes", "0193a5b2c3d47e8f9a0b1c2d3e4f5061").arg("1");
        let pressed = What::Pressed { route: nowhere, on: None };
        let mut elsewhere = town.member("zoe").event("#general", pressed);
        if let Some(home) = &mut elsewhere.home {
            "elsewhere".clone_into(&mut home.id);
        }
        town.happens(&elsewhere).await?;
        insta::assert_snapshot!(town.transcript(), @"(to zoe) That isn't there any more.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_that_cannot_be_are_refused_kindly() -> TestResult {
    in_town(async |town| {
        let ben = town.member("ben");
        town.member("ana").says(PLAY).await?;
        skip(town);
        for words in ["vote #1 7", "vote #1 saturday", "vote #9 1", "decide #1", "cancel #1", "late #1"] {
            ben.says(&format!("/meetup {words}")).await?;
        }
        ben.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) Playdate has no moment 7; they go from 1 to 3.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) I couldn't read "saturday" as numbers of moments. Something like 1 3 works, or all, or none.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) No time is being found under number 9. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ben) Only the hosts of Playdate and moderators can do that.
        ---
        (to ben) Only the hosts of Playdate and moderators can do that.
        ---
        (to ben) The time of Playdate isn't settled yet. /meetup vote #1 shows and takes your answers.
        ---
        (to ben) All right, I've dropped it. Nothing was changed.
        "#);
        town.member("ana").says("/meetup decide #1").await?;
        skip(town);
        ben.says("/meetup vote #1 1").await?;
        ben.says("/meetup propose #1 when: sat 5pm").await?;
        town.member("ana").says("/meetup decide #1 8").await?;
        town.member("ana").whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Answers to Playdate have ended, and the host is choosing. /meetup list will show it.
        ---
        (to ben) Answers to Playdate have ended, and the host is choosing. /meetup list will show it.
        ---
        (to ana) Playdate has no moment 8; they go from 1 to 3.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ");
        town.member("ana").says("/meetup cancel #1 reason: we are all ill").await?;
        ben.says("/meetup vote #1 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is off, and the card says so.
        ---
        (#general, edited) Playdate
        This is off: we are all ill
        Host: ana
        ---
        (to ben) Playdate is off. /meetup list shows what is on.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_answered_is_said_kindly_and_a_tap_asks_a_day_longer() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am, sunday 11am").await?;
        skip(town);
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        ---
        (to ana) Nobody has answered Playdate yet. It happens, weeks are full. You could ask for a day longer, or choose a moment yourself.
        As soon as you choose, I ask you where it is.
        [A day longer] [Announce Saturday, November 28, 2026, 10:00 AM EST] [Another one] [Call it off]
        ");
        town.member("ana").presses("A day longer").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: people may answer Playdate until Thursday, November 26, 2026, 9:00 AM EST.
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Thursday, November 26, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ");
        town.member("ben").says("/meetup vote #1 all").await?;
        skip(town);
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Thursday, November 26, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        Host: ana
        ---
        (to ana) 1 family has answered Playdate. The best moment first:
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Sunday, November 29, 2026, 11:00 AM EST – 1 yes
        As soon as you choose, I ask you where it is.
        [Announce Saturday, November 28, 2026, 10:00 AM EST] [Another one] [A day longer] [Call it off]
        ");
        // The place was left open: it is asked for as soon as she chooses.
        town.member("ana").presses("Announce Saturday, November 28, 2026, 10:00 AM EST").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Where shall Playdate be? Something like place: Elm Park works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        town.member("ana").whispers("Elm Park").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Saturday, November 28, 2026, 10:00 AM EST.
        The one who said yes is down for it.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) It's settled: Playdate is on Saturday, November 28, 2026, 10:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (#general, edited) Playdate
        It's settled: Saturday, November 28, 2026, 10:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn any_other_moment_is_a_choice_and_spots_go_in_the_order_of_answers() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Playdate when: sat 10am, sunday 11am place: Elm Park spots: 2").await?;
        for name in ["dee", "cleo", "ben"] {
            town.member(name).says("/meetup vote #1 2").await?;
            town.advance(TimeDelta::minutes(1)).await?;
        }
        // Changing back and forth puts her at the end of the line; saying the same again does not.
        town.member("dee").says("/meetup vote #1 no: 2").await?;
        town.member("dee").says("/meetup vote #1 2").await?;
        town.member("cleo").says("/meetup vote #1 2").await?;
        town.member("eve").says("/meetup vote #1 maybe: 2").await?;
        town.member("fay").says("/meetup vote #1 1").await?;
        town.member("ana").says("/meetup decide #1").await?;
        skip(town);
        town.member("ana").presses("Another one").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Which moment shall it be for Playdate?
        Choose a moment
        ");
        let picked = What::Picked { route: Route::new("ask", "do", "meetup-decide"), values: vec!["1~2".to_owned()] };
        town.happens(&town.member("ana").event("#general", picked)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Playdate is announced for Sunday, November 29, 2026, 11:00 AM EST.
        The 3 who said yes are down for it, as far as there is room.
        It is meetup #2. If something comes up: /meetup cancel #2. The file puts it into your calendar.
        [Change] [Take back]
        file: playdate.ics
        ---
        (#general) Playdate
        When: Sunday, November 29, 2026, 11:00 AM EST, until 1:00 PM
        Where: Elm Park
        Host: ana
        Coming: 2 going · 1 maybe · 1 waiting · full, there is a waiting list
        Meetup #2
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to cleo) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to ben) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. You said yes, so you're down as coming. The file puts it into your calendar.
        [Adults and kids] [Can't]
        file: playdate.ics
        ---
        (to dee) It's settled: Playdate is on Sunday, November 29, 2026, 11:00 AM EST, Elm Park. It's full at the moment, and you're on the waiting list.
        [Adults and kids] [Can't]
        ---
        (#general, edited) Playdate
        It's settled: Sunday, November 29, 2026, 11:00 AM EST. It is meetup #2.
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moments_pass_and_a_time_whose_moments_all_passed_ends_by_itself() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup find Coffee when: tomorrow 10am, wednesday 10am place: Cafe").await?;
        town.member("ben").says("/meetup vote #1 1 2").await?;
        town.member("ana").vanishes();
        skip(town);
        town.advance(TimeDelta::hours(26)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers end soon: Monday, November 23, 2026, 10:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – 1 yes
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [One by one] [Another time?]
        ---
        (#general, edited) Coffee
        Answers have ended. Now the host chooses.
        1. Tuesday, November 24, 2026, 10:00 AM EST – 1 yes
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        ---
        (#general, edited) Coffee
        Answers have ended. Now the host chooses.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Wednesday, November 25, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        ");
        town.member("ben").presses("Yes to 1").await.err().ok_or("answers have ended")?;
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        All of these moments have passed.
        Where: Cafe
        Host: ana
        ");
        town.advance(TimeDelta::days(40)).await?;
        town.member("ben").says("/meetup show #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        All of these moments have passed.
        Where: Cafe
        ---
        (to ben) There is no meetup 1 here. /meetup list shows what is on.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moment_that_has_passed_keeps_its_place_on_the_card() -> TestResult {
    in_town(async |town| {
        let times = "tomorrow 10am, sat 10am deadline: friday 8pm place: Cafe";
        town.member("ana").says(&format!("/meetup find Coffee when: {times}")).await?;
        skip(town);
        town.advance(TimeDelta::hours(26)).await?;
        town.member("ben").presses("1 is over").await?;
        town.member("ben").says("/meetup vote #1 all").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers can change until Friday, November 27, 2026, 8:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        Where: Cafe
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [1 is over] [Yes to 2] [One by one] [Another time?]
        ---
        (to ben) Tuesday, November 24, 2026, 10:00 AM EST has already passed. The others of Coffee are still open.
        ---
        (to ben) Your answers to Coffee:
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – yes
        You can change them until Friday, November 27, 2026, 8:00 PM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Coffee
        When does it suit you? Tap every moment that does. Answers can change until Friday, November 27, 2026, 8:00 PM EST.
        1. Tuesday, November 24, 2026, 10:00 AM EST – already over
        2. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        Where: Cafe
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [1 is over] [Yes to 2] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reaction_says_yes_quietly_and_taking_it_back_takes_it_back() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        skip(town);
        let on = MessageKey { place: "#general".to_owned(), id: "m2".to_owned() };
        let key = "2⃣".to_owned();
        let ben = town.member("ben");
        town.happens(&ben.event("#general", What::Reacted { on: on.clone(), key: key.clone() })).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        town.happens(&ben.event("#general", What::Unreacted { on, key })).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_leaves_takes_her_answers_with_her() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 all").await?;
        town.member("cleo").says("/meetup vote #1 2").await?;
        skip(town);
        town.happens(&town.member("ben").event("#general", What::Departed)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_get_a_knock_that_opens_the_answers_for_the_host_alone() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        town.member("ben").says("/meetup vote #1 2").await?;
        town.member("ana").closes_dms();
        skip(town);
        town.advance(TimeDelta::days(2)).await?;
        town.member("ana").presses("Show me").await?;
        town.member("ben").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers end soon: Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (#general, edited) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ---
        (#general) ana, there is something for you from me. Only you will see it.
        [Show me]
        ---
        (to ana) 1 family has answered Playdate. The best moment first:
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        [Announce Saturday, November 28, 2026, 3:00 PM EST] [Another one] [A day longer] [Call it off]
        ---
        (to ben) Playdate
        Answers have ended. Now the host chooses.
        1. Saturday, November 28, 2026, 10:00 AM EST – no answer yet
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 yes
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spanish_says_the_same() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ana.says("/settings set language es").await?;
        skip(town);
        ana.says("/encuentro buscar Paseo cuándo: mañanas de la próxima semana").await?;
        ana.says("/encuentro cancelar #1").await?;
        skip(town);
        ana.says("/encuentro buscar Paseo cuándo: sábado a las 10 o domingo a las 11").await?;
        ben.says("/encuentro votar #2 1 sí 2 quizás").await?;
        ben.presses("Sí a la 2").await?;
        ben.says("/encuentro proponer #2 cuándo: sábado 16:00").await?;
        ben.presses("Una a una").await?;
        ben.presses("Cambiar").await?;
        ben.presses("Si hace falta").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Pregunto cuándo viene bien Paseo, hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        Es el número #2. Cuando terminen las respuestas te escribo, y con un toque se anuncia el mejor momento. Antes: /encuentro decidir #2. Si surge algo: /encuentro cancelar #2.
        [Retirar]
        ---
        (#general) Paseo
        ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        1. sábado 28 de noviembre de 2026, 10:00 EST – sin respuestas todavía
        2. domingo 29 de noviembre de 2026, 11:00 EST – sin respuestas todavía
        Organiza: ana
        Número #2 · nadie ha respondido todavía, sé la primera. Con palabras: /encuentro votar #2 1 quizás: 2
        [Sí a la 1] [Sí a la 2] [Una a una] [¿Otra hora?]
        ---
        (to ben) Tus respuestas a Paseo:
        1. sábado 28 de noviembre de 2026, 10:00 EST – sí
        2. domingo 29 de noviembre de 2026, 11:00 EST – si hace falta
        Puedes cambiarlas hasta miércoles 25 de noviembre de 2026, 09:00 EST. Solo tú ves esto.
        [Cambiar]
        ---
        (#general, edited) Paseo
        ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 sí
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 si hace falta
        Organiza: ana
        Número #2 · 1 familia ha respondido. Con palabras: /encuentro votar #2 1 quizás: 2
        [Sí a la 1] [Sí a la 2] [Una a una] [¿Otra hora?]
        ---
        (to ben) Anotado: domingo 29 de noviembre de 2026, 11:00 EST te viene bien para Paseo. Solo lo ves tú y puedes cambiarlo cuando quieras.
        [Si hace falta] [No] [Mis respuestas]
        ---
        (#general, edited) Paseo
        ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 sí
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 sí
        Organiza: ana
        Número #2 · 1 familia ha respondido. Con palabras: /encuentro votar #2 1 quizás: 2
        [Sí a la 1] [Sí a la 2] [Una a una] [¿Otra hora?]
        ---
        (to ben) Hecho: sábado 28 de noviembre de 2026, 16:00 EST está en la tarjeta de Paseo con el número 3, y cuento con tu sí.
        ---
        (#general, edited) Paseo
        ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 sí
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 sí
        3. sábado 28 de noviembre de 2026, 16:00 EST – 1 sí
        Organiza: ana
        Número #2 · 1 familia ha respondido. Con palabras: /encuentro votar #2 1 quizás: 2
        [Sí a la 1] [Sí a la 2] [Sí a la 3] [Una a una] [¿Otra hora?]
        ---
        (to ana) ben propone un momento más para Paseo: sábado 28 de noviembre de 2026, 16:00 EST. Es el número 3 de la tarjeta.
        ---
        (to ben) Tus respuestas a Paseo:
        1. sábado 28 de noviembre de 2026, 10:00 EST – sí
        2. domingo 29 de noviembre de 2026, 11:00 EST – sí
        3. sábado 28 de noviembre de 2026, 16:00 EST – sí
        Puedes cambiarlas hasta miércoles 25 de noviembre de 2026, 09:00 EST. Solo tú ves esto.
        [Cambiar]
        ---
        (to ben) Paseo, 1 de 3: ¿sábado 28 de noviembre de 2026, 10:00 EST?
        Hasta ahora dijiste que sí.
        [Sí] [Si hace falta] [No]
        ---
        (to ben) Paseo, 2 de 3: ¿domingo 29 de noviembre de 2026, 11:00 EST?
        Hasta ahora dijiste que sí.
        [Sí] [Si hace falta] [No]
        ---
        (#general, edited) Paseo
        ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta miércoles 25 de noviembre de 2026, 09:00 EST.
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 si hace falta
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 sí
        3. sábado 28 de noviembre de 2026, 16:00 EST – 1 sí
        Organiza: ana
        Número #2 · 1 familia ha respondido. Con palabras: /encuentro votar #2 1 quizás: 2
        [Sí a la 1] [Sí a la 2] [Sí a la 3] [Una a una] [¿Otra hora?]
        ");
        ben.says("/encuentro votar #2 ninguna").await?;
        ben.says("/encuentro votar #2 tarde").await?;
        ben.whispers("cancelar").await?;
        ben.says("/encuentro voy #2").await?;
        ben.says("/encuentro lista").await?;
        town.member("cleo").says("/encuentro votar #2 3").await?;
        skip(town);
        ben.says("/encuentro decidir #2").await?;
        ana.says("/encuentro decidir #2").await?;
        ana.says("/encuentro decidir #2 3 lugar: Parque del Olmo").await?;
        ben.says("/encuentro votar #2 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Eso solo pueden hacerlo quienes organizan Paseo y la moderación.
        ---
        (to ana) 2 familias han respondido a Paseo. El mejor momento primero:
        3. sábado 28 de noviembre de 2026, 16:00 EST – 1 sí · 1 no
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 no
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 no
        En cuanto elijas, te pregunto dónde es.
        [Anunciar sábado 28 de noviembre de 2026, 16:00 EST] [Otro momento] [Un día más] [Cancelarlo]
        ---
        (#general, edited) Paseo
        Ya no se puede responder. Ahora elige quien organiza.
        1. sábado 28 de noviembre de 2026, 10:00 EST – 1 no
        2. domingo 29 de noviembre de 2026, 11:00 EST – 1 no
        3. sábado 28 de noviembre de 2026, 16:00 EST – 1 sí · 1 no
        Organiza: ana
        ---
        (to ana) Paseo queda anunciado: sábado 28 de noviembre de 2026, 16:00 EST.
        La persona que dijo que sí ya está apuntada.
        Es el encuentro #3. Si surge algo: /encuentro cancelar #3. El archivo lo pone en tu calendario.
        [Cambiar] [Retirar]
        file: paseo.ics
        ---
        (#general) Paseo
        Cuándo: sábado 28 de noviembre de 2026, 16:00 EST, hasta las 18:00
        Dónde: Parque del Olmo
        Organiza: ana
        Asistencia: 1 va
        Encuentro #3
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to cleo) Ya está: Paseo es sábado 28 de noviembre de 2026, 16:00 EST, Parque del Olmo. Dijiste que sí, así que cuento contigo. El archivo lo pone en tu calendario.
        [Adultos y peques] [No puedo]
        file: paseo.ics
        ---
        (#general, edited) Paseo
        Ya está: sábado 28 de noviembre de 2026, 16:00 EST. Es el encuentro #3.
        Dónde: Parque del Olmo
        Organiza: ana
        ---
        (to ben) Paseo ya está decidido. /encuentro ver #3 lo muestra.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moments_are_said_in_the_readers_zone_and_right_across_a_clock_change() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my zone Europe/Madrid").await?;
        skip(town);
        // On March 14, 2027, the clocks go forward in New York; in Madrid two weeks later.
        let times = "march 13 2027 10am, march 14 2027 10am, march 29 2027 10am";
        town.member("ana").says(&format!("/meetup find Picnic when: {times} deadline: march 1 2027 10am")).await?;
        town.member("ben").says("/meetup vote #1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I'm asking when Picnic suits, until Monday, March 1, 2027, 10:00 AM EST.
        It is number #1. When answers end I write to you, and one tap announces the best moment. Sooner: /meetup decide #1. If something comes up: /meetup cancel #1.
        [Take back]
        ---
        (#general) Picnic
        When does it suit you? Tap every moment that does. Answers can change until Monday, March 1, 2027, 10:00 AM EST.
        1. Saturday, March 13, 2027, 10:00 AM EST – no answer yet
        2. Sunday, March 14, 2027, 10:00 AM EDT – no answer yet
        3. Monday, March 29, 2027, 10:00 AM EDT – no answer yet
        Host: ana
        Number #1 · nobody has answered yet, be the first. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Picnic, 1 of 3: Saturday, March 13, 2027, 4:00 PM CET?
        Stop whenever you like; what you've tapped stays. Only you see it.
        [Yes] [If need be] [No]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_in_the_direct_chat_answer_one_by_one() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(PLAY).await?;
        skip(town);
        let ben = town.member("ben");
        ben.says("/meetup vote #1 2").await?;
        skip(town);
        ben.whispers("meetup vote #1 1 yes 2 maybe").await?;
        ben.whispers("change").await?;
        ben.whispers("maybe").await?;
        ben.whispers("no").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Your answers to Playdate:
        1. Saturday, November 28, 2026, 10:00 AM EST – yes
        2. Saturday, November 28, 2026, 3:00 PM EST – if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – not answered
        You can change them until Wednesday, November 25, 2026, 9:00 AM EST. Only you see this.
        [Change]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 yes
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 1 of 3: Saturday, November 28, 2026, 10:00 AM EST?
        So far you said yes.
        [Yes] [If need be] [No]
        ---
        (to ben) Playdate, 2 of 3: Saturday, November 28, 2026, 3:00 PM EST?
        So far you said if need be.
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 if need be
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ---
        (to ben) Playdate, 3 of 3: Sunday, November 29, 2026, 11:00 AM EST?
        [Yes] [If need be] [No]
        ---
        (#general, edited) Playdate
        When does it suit you? Tap every moment that does. Answers can change until Wednesday, November 25, 2026, 9:00 AM EST.
        1. Saturday, November 28, 2026, 10:00 AM EST – 1 if need be
        2. Saturday, November 28, 2026, 3:00 PM EST – 1 no
        3. Sunday, November 29, 2026, 11:00 AM EST – no answer yet
        Where: Elm Park
        Host: ana
        Number #1 · 1 family has answered. In words: /meetup vote #1 1 maybe: 2
        [Yes to 1] [Yes to 2] [Yes to 3] [One by one] [Another time?]
        ");
        Ok(())
    })
    .await
}
