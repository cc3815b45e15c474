//! Reports: somebody tells the moderators, they look after it together, and whoever told hears how it ended.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

mod summary;
mod ways;

/// Mia and Olga keep order, and read together in a channel; ana, ben and cleo are members.
async fn kept(town: &Town) -> TestResult {
    town.member("olga").is(Standing::Admin);
    town.member("mia").is(Standing::Moderator);
    for name in ["olga", "mia", "ana", "ben", "cleo"] {
        town.member(name).says("/my show").await?;
    }
    town.member("olga").says_in("#moderators", "/settings set moderators-channel here").await?;
    town.skip();
    Ok(())
}

#[tokio::test]
async fn a_report_goes_through_to_its_end_and_whoever_told_stays_unknown() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @ben why: He keeps selling oils").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        You said: “He keeps selling oils”
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e7" } }
        ---
        (#moderators) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        [I'll take it] [Ask who told] [Do something] [Close it]
        "##);
        town.member("mia").presses("I'll take it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        mia is looking after it.
        [Leave it to others] [Ask who told] [Do something] [Close it]
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        mia is looking after it.
        [Leave it to others] [Ask who told] [Do something] [Close it]
        ");
        town.member("mia").presses("Ask who told").await?;
        town.member("mia").whispers("Was it in the channel or in private?").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) What would you like to say?
        For example: Thank you, that helps. Or write cancel to stop.
        ---
        (to mia) I've asked the one who told. Her answer will stand with the report.
        ---
        (to ana) The moderators ask you something about what you told them (number 1):
        Was it in the channel or in private?
        They read your answer without seeing who you are, unless you have told them.
        [Answer]
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        • Moderators asked: “Was it in the channel or in private?”
        mia is looking after it.
        [Leave it to others] [Ask who told] [Do something] [Close it]
        ");
        town.member("ana").presses("Answer").await?;
        town.member("ana").whispers("In private, three times").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What would you like to say?
        For example: Thank you, that helps. Or write cancel to stop.
        ---
        (to ana) Thank you, the moderators read it with number 1.
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        • Moderators asked: “Was it in the channel or in private?”
        • Somebody answered: “In private, three times”
        mia is looking after it.
        [Leave it to others] [Ask who told] [Do something] [Close it]
        ---
        (to mia) Whoever told of report 1 has said more.
        [Show it]
        ");
        town.member("mia").says("/care reports").await?;
        town.member("mia").presses("Close it").await?;
        town.member("mia").presses("We talked").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) One report is waiting
        • number 1, Monday, November 23, about ben, told by one person; mia has it
        [Number 1]
        ---
        (to mia) How does report 1 end?
        Those who told read only this, never what was done to whom.
        [We talked] [We did something] [Left as it is]
        ---
        (to mia) Report 1 is closed. The one who told hears how it ended.
        ---
        (to ana) The moderators have looked at what you told them (number 1).
        One of the moderators talked with the person it is about.
        Thank you for looking after this place.
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He keeps selling oils”
        • Moderators asked: “Was it in the channel or in private?”
        • Somebody answered: “In private, three times”
        One of the moderators talked with the person it is about.
        ");
        town.member("ana").says("/my reports").await?;
        town.member("mia").says("/care reports").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What you told the moderators
        • number 1, Monday, November 23: done with
        Only you see this. It is forgotten after 90 days.
        [Number 1]
        ---
        (to mia) Nothing is waiting for you. How lovely.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_who_tell_of_the_same_are_one_case() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @ben").await?;
        town.member("cleo").says("/report @ben He was rude to me").await?;
        town.member("cleo").presses("They may know it's me").await?;
        town.skip();
        town.member("mia").says("/care reports 1").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        2 people told me.
        • Somebody, without a word about why
        • cleo: “He was rude to me”
        [I'll take it] [Ask who told] [Do something] [Close it]
        ");
        // Told again, it is no second report.
        town.member("ana").says("/report person: @ben why: And to me").await?;
        town.skip();
        town.member("mia").says("/care reports").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) One report is waiting
        • number 1, Monday, November 23, about ben, told by 2 people
        [Number 1]
        ");
        town.member("ana").presses("Take it back").await?;
        town.member("cleo").presses("Take it back").await?;
        town.member("mia").says("/care reports").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) It is taken back. If you change your mind, you can tell them again.
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • cleo: “He was rude to me”
        [I'll take it] [Ask who told] [Do something] [Close it]
        ---
        (to cleo) It is taken back. If you change your mind, you can tell them again.
        ---
        (#moderators, edited) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        Whoever told has taken it back.
        ---
        (to mia) Nothing is waiting for you. How lovely.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_child_in_danger_alerts_everyone_who_keeps_order_at_once() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        for name in ["mia", "olga"] {
            town.member(name).says("/my quiet 00:00-23:59").await?;
        }
        town.member("ana").says("/report person: @ben why: He said he locks them in").await?;
        town.skip();
        town.member("ana").presses("A child is in danger").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You told the moderators about this; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        You said: “He said he locks them in”
        The moderators were told at once that a child may be in danger. They are volunteers: if it can't wait, please call the emergency number where you are (112, 911 or 999).
        [Add something] [They may know it's me] [Take it back]
        ---
        (#moderators, edited) Report 1
        A child may be in danger.
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “He said he locks them in”
        [I'll take it] [Ask who told] [Do something] [Close it]
        ---
        (to olga) Please look at report 1 now: a child may be in danger.
        [Show it]
        ---
        (to mia) Please look at report 1 now: a child may be in danger.
        [Show it]
        ");
        // Nobody has closed it: the moderators are reminded, three times and no more.
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#moderators) Report 1 from Monday, November 23 is still waiting for somebody.
        [Show it]
        ");
        town.advance(TimeDelta::days(30)).await?;
        let reminders = town.transcript();
        assert_eq!(reminders.matches("is still waiting").count(), 2, "{reminders}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_report_about_a_moderator_reaches_only_the_others_and_privately() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @mia why: She mocks me").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators. It is about somebody who keeps order here, so only the other moderators hear of it.
        You said: “She mocks me”
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e7" } }
        ---
        (to olga) Report 1
        About: mia
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “She mocks me”
        [I'll take it] [Ask who told] [Do something] [Close it]
        "##);
        // She who it is about finds nothing of it, by no way.
        town.member("mia").says("/care reports").await?;
        town.member("mia").says("/care reports 1").await?;
        town.member("mia").says("/care close 1 left").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Nothing is waiting for you. How lovely.
        ---
        (to mia) There is no report 1 for you to look after. What is waiting: /care reports
        ---
        (to mia) There is no report 1 for you to look after. What is waiting: /care reports
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nobody_else_could_look_the_bot_says_so_and_keeps_nothing() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/my show").await?;
        town.skip();
        town.member("ana").says("/report person: @olga why: She mocks me").await?;
        town.member("ana").says("/my reports").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Nobody here could look at this but the one it is about, so I have told nobody and kept nothing. The platform itself takes reports: on Discord from the message's own menu (“Report Message”), on Matrix from “Report” in your app.
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e2" } }
        ---
        (to ana) You haven't told the moderators about anything. From a message's menu you can, or by replying to it with “report”; whoever wrote it never learns that it was you.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_told_is_answered_kindly() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report").await?;
        town.member("ana").says("/report He keeps selling oils").await?;
        town.member("ana").says("/report person: @ana").await?;
        town.member("ana").says("/my reports 7 words: more").await?;
        town.member("ana").says("/care take 1").await?;
        town.member("mia").says("/care take 9").await?;
        town.member("mia").says("/care close 1 how: badly").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) What is it about? Choose “Report kindly” in the message's menu, reply to the message, or name somebody: /report @ben she keeps selling things
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e7" } }
        ---
        (to ana) Whom is it about? Choose “Report kindly” in the message's menu, reply to the message, or name somebody: /report @ben she keeps selling things. Your words, so that they are not lost: “He keeps selling oils”
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e8" } }
        ---
        (to ana) That one is yours. If something weighs on you, /support has people to talk to; what you wrote you can change or delete yourself.
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e9" } }
        ---
        (to ana) You haven't told of a number 7. What you told of: /my reports
        ---
        (to ana) That one is for moderators and admins. If you need it done, they will gladly help.
        ---
        (to mia) There is no report 9 for you to look after. What is waiting: /care reports
        ---
        (to mia) I couldn't use “badly”. A report ends with one of these: talked, acted, left.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_floods_the_moderators() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        for name in ["p1", "p2", "p3", "p4", "p5", "p6"] {
            town.member(name).says("/my show").await?;
        }
        for name in ["p1", "p2", "p3", "p4", "p5"] {
            town.member("ana").says(&format!("/report person: @{name}")).await?;
        }
        town.skip();
        town.member("ana").says("/report person: @p6").await?;
        let refused = town.transcript();
        assert!(refused.contains("You've told of five things within an hour"), "{refused}");
        // Nor does it help to take one back.
        town.member("ana").presses("Take it back").await?;
        town.skip();
        town.member("ana").says("/report person: @p6").await?;
        let refused = town.transcript();
        assert!(refused.contains("You've told of five things within an hour"), "{refused}");
        // More about what she has told of already is no flood.
        town.member("ana").says("/report person: @p4 why: one more thing").await?;
        assert!(town.transcript().contains("one more thing"));
        town.advance(TimeDelta::hours(1) + TimeDelta::minutes(1)).await?;
        town.skip();
        town.member("ana").says("/report person: @p6").await?;
        assert!(town.transcript().contains("Thank you for telling"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_channel_each_moderator_is_told_privately() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        for name in ["olga", "ana", "ben"] {
            town.member(name).says("/my show").await?;
        }
        town.skip();
        town.member("ana").says("/report person: @ben why: rude").await?;
        town.member("olga").presses("I'll take it").await?;
        town.member("olga").says("/care close 1 how: acted words: Thank you, this helps").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Thank you for telling. The moderators will look at it; it is number 1.
        Nobody sees that it was you: not whoever wrote it, and not the moderators.
        You said: “rude”
        [A child is in danger] [Add something] [They may know it's me] [Take it back]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e4" } }
        ---
        (to olga) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “rude”
        [I'll take it] [Ask who told] [Do something] [Close it]
        ---
        (to olga) Report 1
        About: ben
        Told: Monday, November 23, 2026, 9:00 AM EST
        One person told me.
        • Somebody: “rude”
        olga is looking after it.
        [Leave it to others] [Ask who told] [Do something] [Close it]
        ---
        (to olga) Report 1 is closed. The one who told hears how it ended.
        ---
        (to ana) The moderators have looked at what you told them (number 1).
        They did something about it.
        They say: “Thank you, this helps”
        Thank you for looking after this place.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn from_a_report_it_is_two_taps_to_a_kind_word_and_to_what_is_recorded() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @ben why: He keeps selling oils").await?;
        town.skip();
        town.member("mia").presses("Do something").await?;
        town.member("mia").presses("A kind word").await?;
        town.member("mia").whispers("Some felt sold to").await?;
        town.member("mia").presses("Send").await?;
        town.member("mia").presses("What is recorded").await?;
        // Nobody else is led there by its button.
        let steps = town.member("mia").press("Do something")?;
        town.happens(&town.member("ben").event("#general", steps)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) What would you like to do about ben? You see everything before it happens.
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [A kind word] [Ask how she is] [A pause] [What is recorded]
        ---
        (to mia) Why? (a few words)
        For example: She keeps selling things. Or write cancel to stop.
        ---
        (to mia) A kind word for ben. Nothing is sent yet. It is number #1 in the record.
        She will read this, privately:
        Something you wrote may have landed harder than you meant it. I think you meant well, and I'd like to tell you privately.
        The reason: Some felt sold to
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        Nothing counts at present. If something is needed, what fits is a kind word. You decide; I only suggest.
        [Send] [Change the words] [Cancel]
        ---
        (to mia) On its way to ben. It is #1 in the record.
        To take it back: /care undo 1
        ---
        (to ben) Something you wrote may have landed harder than you meant it. I think you meant well, and I'd like to tell you privately.
        The reason: Some felt sold to
        Nothing else happens. If you like, write a line there; or just leave it as it is.
        If you think this is wrong, /appeal and a few words are enough: somebody other than the one who decided looks at it again. Your record: /my standing
        [Ask to look again] [My standing]
        ---
        (#moderators) #1: ben was sent a kind word.
        The reason: Some felt sold to
        ---
        (to mia) What is recorded about ben
        • #1, Monday, November 23, kind word by mia: Some felt sold to
        One thing counts at present (a kind word). If more is needed, what fits next is a talk. You decide; I only suggest.
        [Kind word] [Ask how she is] [Note]
        ---
        (to ben) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_report_about_a_moderator_goes_to_the_others_also_when_the_bot_has_never_met_her() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        // Zoe keeps order and has never said a word to the bot; cleo was made a moderator since she was seen last.
        town.member("zoe").is(Standing::Moderator);
        town.member("cleo").is(Standing::Moderator);
        for who in ["zoe", "cleo"] {
            town.member(who).says("What a pity for your kids").await?;
            town.member("ana").points(who, "report", &[("why", "She mocks me")]).await?;
            let said = town.transcript();
            assert!(said.contains("so only the other moderators hear of it"), "{said}");
            assert!(said.contains("(to olga) Report") && said.contains("(to mia) Report"), "{said}");
            let reaches = |place: &str| said.contains(&format!("({place}) Report"));
            assert!(!reaches("#moderators") && !reaches(&format!("to {who}")), "{said}");
        }
        // Nor can anybody do anything to them.
        town.member("mia").says("/care pause @zoe 2h mocking").await?;
        let said = town.transcript();
        assert!(!said.contains("[Send]"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_moderator_who_is_none_any_more_can_do_nothing_with_it() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("ana").says("/report person: @ben").await?;
        town.member("mia").presses("I'll take it").await?;
        town.member("mia").is(Standing::Member);
        town.skip();
        town.member("mia").presses("Close it").await?;
        town.member("mia").says("/care reports").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) That is for moderators, and the platform says that you aren't one at the moment.
        ---
        (to mia) That one is for moderators and admins. If you need it done, they will gladly help.
        ");
        // Another one takes over.
        town.member("olga").says("/care take 1").await?;
        assert!(town.transcript().contains("olga is looking after it"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_crash_between_commit_and_answer_loses_and_doubles_nothing() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        let what = What::Said { text: "/report person: @ben why: rude".to_owned(), to_bot: false, replies_to: None };
        let report = town.member("ana").event("#general", what);
        town.dies_answering(&report).await?;
        town.happens(&report).await?;
        town.advance(TimeDelta::minutes(2)).await?;
        let said = town.transcript();
        assert_eq!(said.matches("Thank you for telling").count(), 1, "{said}");
        assert_eq!(said.matches("(#moderators) Report 1").count(), 1, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_speaks_spanish() -> TestResult {
    in_town(async |town| {
        kept(town).await?;
        town.member("olga").says("/settings set language es").await?;
        town.skip();
        town.member("ana").says("/avisar persona: @ben motivo: No deja de vender").await?;
        town.member("mia").presses("Me ocupo yo").await?;
        town.member("mia").says("/cuidado preguntar 1 palabras: ¿Cuándo fue?").await?;
        town.member("ana").says("/mi avisos 1 palabras: Ayer").await?;
        town.member("mia").says("/cuidado cerrar 1 cómo: hablado").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Gracias por avisar. Las moderadoras lo mirarán; es el número 1.
        Nadie ve que fuiste tú: ni quien lo escribió ni las moderadoras.
        Dijiste: «No deja de vender»
        [Una criatura en peligro] [Añadir algo] [Pueden saber que soy yo] [Retirarlo]
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e8" } }
        ---
        (#moderators) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        [Me ocupo yo] [Preguntar a quien avisó] [Hacer algo] [Cerrarlo]
        ---
        (to mia) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        Se ocupa mia.
        [Dejarlo a otras] [Preguntar a quien avisó] [Hacer algo] [Cerrarlo]
        ---
        (#moderators, edited) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        Se ocupa mia.
        [Dejarlo a otras] [Preguntar a quien avisó] [Hacer algo] [Cerrarlo]
        ---
        (to mia) Se lo he preguntado a quien avisó. Su respuesta estará con el aviso.
        ---
        (to ana) Las moderadoras te preguntan algo sobre lo que les contaste (número 1):
        ¿Cuándo fue?
        Leen tu respuesta sin ver quién eres, a menos que se lo hayas dicho.
        [Responder]
        ---
        (#moderators, edited) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        • Las moderadoras preguntaron: «¿Cuándo fue?»
        Se ocupa mia.
        [Dejarlo a otras] [Preguntar a quien avisó] [Hacer algo] [Cerrarlo]
        ---
        (to ana) Gracias, las moderadoras lo leen junto al número 1.
        ---
        (#moderators, edited) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        • Las moderadoras preguntaron: «¿Cuándo fue?»
        • Alguien respondió: «Ayer»
        Se ocupa mia.
        [Dejarlo a otras] [Preguntar a quien avisó] [Hacer algo] [Cerrarlo]
        ---
        (to mia) Quien avisó del 1 ha contado algo más.
        [Verlo]
        ---
        (to mia) El aviso 1 está cerrado. Quien avisó sabe cómo terminó.
        ---
        (to ana) Las moderadoras han mirado lo que les contaste (número 1).
        Una de las moderadoras habló con la persona de quien se trata.
        Gracias por cuidar de este lugar.
        ---
        (#moderators, edited) Aviso 1
        Sobre: ben
        Desde: lunes 23 de noviembre de 2026, 09:00 EST
        Una persona me avisó.
        • Alguien: «No deja de vender»
        • Las moderadoras preguntaron: «¿Cuándo fue?»
        • Alguien respondió: «Ayer»
        Una de las moderadoras habló con la persona de quien se trata.
        "##);
        Ok(())
    })
    .await
}
