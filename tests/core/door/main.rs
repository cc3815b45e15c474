//! The door: what is missing, misunderstood, repeated or not allowed.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, in_town};

mod once;
mod questions;

#[tokio::test]
async fn a_role_makes_a_moderator_in_rooms_and_in_direct_chats() -> TestResult {
    in_town(async |town| {
        let (olga, mia) = (town.member("olga"), town.member("mia"));
        olga.is(bot_core::incoming::Standing::Admin);
        mia.has_roles(&["77"]);
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        mia.says("/meetup cancel 1").await?;
        assert!(!town.transcript().contains("Park is off"), "she is no moderator yet");
        olga.says("/settings set moderator-role <@&77>").await?;
        town.member("ben").has_roles(&["78"]);
        town.member("ben").says("/meetup cancel 1").await?;
        assert!(!town.transcript().contains("Park is off"), "his role is another one");
        mia.whispers("meetup cancel 1").await?;
        let said = town.transcript();
        assert!(said.contains("Park is off"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_that_are_not_for_the_bot_stay_unanswered() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for talk in ["good morning", "!", "!!!", "!roll 2d6", "> !meetup list", "`!meetup list`", "meetup list"] {
            ana.says(talk).await?;
        }
        assert_eq!(town.transcript(), "");
        ana.says("!meet list").await?;
        ana.says("/meetup lst").await?;
        ana.says("!help").await?;
        ana.says("/meetup").await?;
        ana.whispers("blah").await?;
        ana.whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I don't know that one. Did you mean:
        • /meetup list
        • /meetup cant
        • /meetup sick
        ---
        (to ana) I don't know that one. Did you mean:
        • /meetup list
        ---
        (to ana) What you can do here
        Meetups: the same park at the same time
        • /meetup new – Announce a meetup
        • /meetup list – See what is on
        • /meetup show – See one meetup
        • /meetup going – Say that you are coming
        • /meetup maybe – Say that you might come
        • /meetup cant – Say that you cannot come
        • /meetup sick – Say that somebody is ill; nobody minds
        • /meetup late – Say that you will be late: to the host or, if you host, to those who come
        • /meetup who – See who is coming
        • /meetup calendar – Get a meetup for your calendar
        • /meetup now – Say that you are somewhere right now
        • /meetup edit – Change a meetup; you see what changes first
        • /meetup rain – Switch to the rain plan, or back
        • /meetup up – Move somebody to the front of the waiting list
        • /meetup cancel – Call a meetup off and tell everyone who was coming
        • /meetup skip – Leave out one date of a repeating meetup; the others go on
        • /meetup end – End a repeating meetup, from one of its dates on
        • /meetup find – Find a time that suits most people
        • /meetup vote – Say which moments suit you
        • /meetup propose – Propose one more moment
        • /meetup decide – Choose a moment, or see the answers first
        Intros: getting to know somebody here
        • /intro join – Take part: I introduce you to somebody in the next round
        • /intro leave – Take part no more
        • /intro pause – Have a break from introductions, until a day or until you say so
        • /intro resume – Come back from your break
        • /intro skip – Leave out the next round; said again, you don't
        • /intro status – See how you stand and whom you are introduced to
        • /intro rematch – Be introduced to somebody else, when nobody has answered
        • /intro about – See what somebody shares with you
        • /intro greet – Greet those who are new: I introduce newcomers to you first
        Ask who here has lived through something
        • /ask – Ask privately who here has lived through something and would talk about it
        Say something anonymously, and answer those who did
        • /share post – Say something anonymously; nobody here sees that it is you
        • /share more – Add something to your own anonymous post, under its name
        • /share answer – Answer an anonymous post, with your name
        • /share me-too – Say that you know what an anonymous post is about; only the number is seen
        • /share mine – See what you have shared, and what became of it
        Support: people to talk to
        • /support – See people to talk to, wherever you are; only you see it
        What the bot knows and does for me
        • /my show – See everything I keep about you
        • /my zone – Choose the time zone in which you read and write times
        • /my language – Choose the language in which I speak to you
        • /my kids – Say when your kids were born or are due; I keep the months only
        • /my naps – Say when the naps are, so that meetups can be planned around them
        • /my profile – See or fill in what you share of yourself; every part is optional
        • /my about – Say a line about you, for those you are introduced to
        • /my area – Say in which part of town you live; never an address
        • /my topics – Say what you like to do and to talk about
        • /my lived – Say what you have lived through and would talk about with another mother
        • /my languages – Say which languages you speak with others
        • /my free – Say when you are usually free
        • /my ways – Say how you like to meet: in person, on video, in writing
        • /my sharing – Choose who sees which part of your profile
        • /my reminders – Choose how long before a meetup you are reminded, or not at all
        • /my quiet – Choose the hours in which I keep what can wait to myself
        • /my spontaneous – Say whether and where you want to hear of meetups that happen right now
        • /my avoid – Say whom you would rather not be introduced to; nobody but you sees it
        • /my banter – Say whom you tease and who may tease you, so that I leave you two in peace
        • /my reword – Find other words for what I asked you about
        • /my link – Make two accounts of yours one person here
        • /my export – Take along everything I know about you, as a file
        • /my forget – Have me forget everything about you; I ask once more first
        • /my reports – See what you told the moderators, and what became of it
        • /my standing – See what is recorded about you here, and until when it counts
        Tell the moderators about a message or about somebody
        • /report – Tell the moderators about a message or about somebody; the author never learns who told
        Ask somebody else to look at a moderator's decision again
        • /appeal – Ask somebody else to look at a decision about you again
        The village itself
        • /village help – See what you can do here
        • /village values – See what matters to us here
        • /village hello – Say hello to everybody, in your own words
        • /village about – See what this bot is and whom to write to
        • /village whats-on – See what is on in the next two weeks
        /village help meetup new shows one of them with an example.
        ---
        (to ana) Meetups: the same park at the same time
        • /meetup new – Announce a meetup
        • /meetup list – See what is on
        • /meetup show – See one meetup
        • /meetup going – Say that you are coming
        • /meetup maybe – Say that you might come
        • /meetup cant – Say that you cannot come
        • /meetup sick – Say that somebody is ill; nobody minds
        • /meetup late – Say that you will be late: to the host or, if you host, to those who come
        • /meetup who – See who is coming
        • /meetup calendar – Get a meetup for your calendar
        • /meetup now – Say that you are somewhere right now
        • /meetup edit – Change a meetup; you see what changes first
        • /meetup rain – Switch to the rain plan, or back
        • /meetup up – Move somebody to the front of the waiting list
        • /meetup cancel – Call a meetup off and tell everyone who was coming
        • /meetup skip – Leave out one date of a repeating meetup; the others go on
        • /meetup end – End a repeating meetup, from one of its dates on
        • /meetup find – Find a time that suits most people
        • /meetup vote – Say which moments suit you
        • /meetup propose – Propose one more moment
        • /meetup decide – Choose a moment, or see the answers first
        ---
        (to ana) I'm only a bot and didn't understand that. /village help shows what I can do; /meetup list shows what is on.
        ---
        (to ana) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_unknown_in_a_direct_chat_is_told_what_to_do() -> TestResult {
    in_town(async |town| {
        town.member("stranger").whispers("meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"(to stranger) Hello! I don't know you from any group yet. Write me something in your group first, then I can help you here too.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn settings_are_for_those_who_may_and_refuse_kindly() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        town.member("ben").says("/settings set zone Europe/Madrid").await?;
        ana.says("/settings show").await?;
        ana.says("/settings set zone Europe/Madird").await?;
        ana.whispers("Europe/Madrid").await?;
        ana.says("/settings set reminders 3h").await?;
        ana.says("/settings set reminders 99d").await?;
        ana.says("/settings set colour red").await?;
        ana.says("/settings set prefix %").await?;
        ana.says("/settings set meetup-channel here").await?;
        ana.says("/settings show reminders").await?;
        ana.says("/settings reset reminders").await?;
        ana.says("%village about").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) That one is for admins. If you need it done, they will gladly help.
        ---
        (to ana) Settings
        The village
        • zone: America/New_York – the time zone in which new meetups are read and shown
        • language: en – the language I speak here
        • prefix: ! – what stands before a command where there are no slash commands
        • moderator-role: not set – roles whose members count as moderators
        • values: not set – what matters to you here, in your own few sentences; whoever arrives reads it, and village values shows it
        • welcome: off – whether whoever arrives is welcomed privately, with your values and what she may do if she likes
        • welcome-channel: not set – the channel where hellos are put, and where a message for those who are new stands
        • forget-after: 30 – how many days after somebody has left I forget everything about her; until then she can come back to it
        • quiet-hours: not set – when I keep reminders and the like to myself until the night is over
        • areas: not set – the areas from which members choose theirs, with commas between them; while it is not set they write it themselves
        Meetups
        • meetup-channel: not set – where meetups are announced; where the host writes while it is not set
        • reminders: 1d, 2h – how long before a meetup those who are going are reminded; it holds for those announced already too, unless a meetup has times of its own
        • newcomer-days: 14 – for how many days somebody is new; until then hosts share the exact address themselves
        • who-is-coming: coming – who may see the names of those who come: those who come too, or everyone
        • who-announces: everyone – who may announce meetups and look for times: everyone or moderators
        • mirror-events: off – whether meetups also stand among the events of the server, on Discord (on or off)
        • meetup-threads: off – whether each meetup gets a thread to talk in (on or off)
        • pin-cards: off – whether the cards of meetups still to come are pinned (on or off)
        • dates-ahead: 2 – how many dates of a repeating meetup are announced ahead, when they are at most four weeks away; the next one always is
        • whats-on: not set – the channel with one message of mine that lists what is on in the next two weeks, always current
        • digest: not set – the day and time at which I say, where meetups are announced, what is on in the week ahead; in a week with nothing on I say nothing
        Intros
        • intro-rounds: off – how often people are introduced to each other: weekly, two-weeks, four-weeks, or off
        • intro-time: monday 09:00 – the day and time at which such a round begins
        • intro-size: 2 – how many are introduced to each other, from 2 to 4; where it doesn't come out even, one more
        • intro-approve: off – whether an admin looks at a round before anybody hears of it (on or off)
        • intro-repeat-gap: 12 – for how many rounds nobody is introduced to the same person again, while there is anybody else
        • intro-fit: balanced – what counts most when people are matched: balanced, same-stage, same-area or mix-us-up
        • intro-weights: not set – how often topics, kids, area, free, lived, both-lived, ways or new count when people are matched, from 0 to 5; the others count as intro-fit says
        • intro-channel: not set – the channel under which introductions get their private threads, on Discord
        Care
        • moderators-channel: not set – the channel where moderators hear of reports and of what needs them; without it I tell each of them privately
        • care-summary: not set – the channel where each month I say how often moderators were needed, without names and with nothing under five counted out
        • care: watch – what follows when somebody writes what may hurt: off, watch (moderators read counts once a day), or nudge (its author hears of it, she alone)
        • care-topics: discipline, diet, sleep, feeding, safety, childcare, birth, work, vaccines, scre … – what is looked for; a minus takes a topic off, a plus puts it on
        • care-phrases: not set – phrases of your own that are noticed too; a plus adds one, a minus takes it away
        • care-allow: not set – phrases that are fine here, whatever they hold
        • care-dropped: not set – my own phrases that aren't right for you here, by their names
        • care-exempt-channels: not set – channels in which nothing is looked at; written in the channel itself
        • care-exempt-roles: not set – roles whose members' messages are not looked at
        • care-nudge-days: 7 – how many days at least lie between two nudges for one person
        • care-sensitivity: usual – how readily something is noticed: low (only what is plain), usual, or high (also what is likely)
        • care-automod: off – whether Discord itself holds messages with the strictest phrases back, by a rule in its AutoMod that I keep (on or off)
        Anonymous posts
        • share-channel: not set – the channel where anonymous posts are put; without one there are none
        • share-approval: on – whether a moderator reads an anonymous post before everybody does (on or off)
        • share-delay: 120 – within how many seconds an anonymous post leaves, by chance, so that its time gives nobody away
        People to talk to
        • region: none – where most of you live, for the people to talk to that support shows: us, ca, gb, ie, au, nz, es, de, fr, za, or none
        • support-lines: not set – people to talk to that you know yourselves, each with how to reach them; they come first when somebody asks for support
        • support-tell: off – what moderators hear when I offer somebody support on my own: off (nothing), somebody (that it happened), who (to whom); never what was written
        Change one like this: /settings set zone Europe/Madrid
        ---
        (to ana) I don't know the time zone "Europe/Madird". Did you mean one of these: Europe/Madrid, Europe/Malta, Europe/Paris? Something like America/New_York works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Done: zone is now Europe/Madrid.
        ---
        (to ana) Done: reminders is now 3h.
        ---
        (to ana) I couldn't read "99d" as times before a meetup. Up to five, from 5 minutes to 14 days, like 1d, 2h; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I don't know a setting "colour". Some of those there are: zone, language, prefix. All of them stand under settings show.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Done: prefix is now %.
        ---
        (to ana) Done: meetup-channel is now #general.
        ---
        (to ana) reminders is 3h.
        how long before a meetup those who are going are reminded; it holds for those announced already too, unless a meetup has times of its own
        It takes up to five times between 5 minutes and 14 days, or the word off.
        For example: /settings set reminders 1d, 2h
        ---
        (to ana) Done: reminders is as it was at the start, 1d, 2h.
        ---
        (to ana) I'm Village, a bot that helps mothers who met online become a village in real life. I keep what you hand to me, such as meetups and answers, and not what you write to each other: only when somebody tells the moderators about a message, or one of them takes it away, I keep its words for a while.
        The people who run me: ops@example.org
        /village help shows what I can do.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_member_has_her_own_zone_and_language() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/meetup new Park when: sat 10am place: Elm Park").await?;
        let ben = town.member("ben");
        ben.says("/my zone Europe/Madrid").await?;
        ben.says("/my language es").await?;
        town.transcript();
        ben.presses("Going").await?;
        ben.says("/my zone comunidad").await?;
        ben.says("/my language community").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) ¡Qué bien que vas a Park! Es el sábado 28 de noviembre de 2026, 16:00 CET, Elm Park. El archivo lo pone en tu calendario.
        [Adultos y peques] [No puedo] [Alguien está malito]
        file: park.ics
        ---
        (#general, edited) Park
        When: Saturday, November 28, 2026, 10:00 AM EST, until 12:00 PM
        Where: Elm Park
        Host: ana
        Coming: 1 going
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        ---
        (to ben) Vuelves a seguir la zona horaria de la comunidad.
        ---
        (to ben) You follow the community's language again.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn text_from_people_stays_text_and_within_bounds() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let long = "x".repeat(81);
        ana.says(&format!("/meetup new {long} when: sat 10am place: Elm Park")).await?;
        ana.says("/meetup new title:\"Park\u{202e}\u{0}\u{e000}0\u{e001} @everyone\" when: sat 11am place: { $x }")
            .await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) "title" has 81 characters; 80 is the most I can take. Could you make it a little shorter?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Park0 @everyone is announced for Saturday, November 28, 2026, 11:00 AM EST.
        It is meetup #1. If something comes up: /meetup cancel #1. The file puts it into your calendar.
        [Change] [Take back]
        file: park0-everyone.ics
        ---
        (#general) Park0 @everyone
        When: Saturday, November 28, 2026, 11:00 AM EST, until 1:00 PM
        Where: { $x }
        Host: ana
        Coming: nobody yet, be the first
        Meetup #1
        [Going] [Maybe] [Can't] [Who's coming]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_command_too_long_to_read_is_said_to_be_so() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(&format!("/meetup new {}", "x".repeat(4_000))).await?;
        insta::assert_snapshot!(town.transcript(), @"(to ana) That is longer than I can read at once; 4000 characters is the most. Nothing was changed; could you make it a little shorter?");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_character_that_no_database_takes_is_no_part_of_what_is_said() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my zone a\u{0}").await?;
        let mut said =
            ana.event("general", What::Said { text: "/my about be\u{0}n".into(), to_bot: false, replies_to: None });
        said.from.name = "an\u{0}a".to_owned();
        town.happens(&said).await?;
        insta::assert_snapshot!(town.transcript());
        Ok(())
    })
    .await
}
