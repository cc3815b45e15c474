//! What is noticed in rooms, and what follows.

use bot_core::incoming::{Incoming, MessageKey, Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

const SHAMING: &str = "Honestly, formula is poison for a newborn";
const KIND: &str = "We loved the park today, who wants to come along tomorrow?";

/// An admin wishes that authors are nudged, and does not want to wait for it.
async fn nudging(town: &Town) -> TestResult {
    let olga = || town.member("olga");
    olga().is(Standing::Admin);
    olga().says("/settings set care nudge").await?;
    olga().presses("Begin now").await?;
    town.skip();
    Ok(())
}

#[tokio::test]
async fn at_first_nobody_hears_anything_and_moderators_read_counts_in_the_morning() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says_in("#desk", "/settings set moderators-channel here").await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        town.member("ben").says(KIND).await?;
        town.member("cleo").says("i d i o t, you are such an idiot").await?;
        assert_eq!(town.transcript(), "", "nothing is said to anybody in the room");
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#desk) Noticed since the last time: 2
        Only those who keep order here read this. I told nobody anything.
        • breast or bottle: 1
        formula is poison (1)
        • insults: 1
        you are a (1)
        Is something noticed that shouldn't be? /settings try with a sentence says why, and how to change it.
        ");
        // Nothing new, no summary.
        town.advance(TimeDelta::days(2)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_channel_moderators_hear_of_it_privately() -> TestResult {
    in_town(async |town| {
        town.member("mia").is(Standing::Moderator);
        town.member("mia").says("/village about").await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Noticed since the last time: 1
        Only those who keep order here read this. I told nobody anything.
        • breast or bottle: 1
        formula is poison (1)
        Is something noticed that shouldn't be? /settings try with a sentence says why, and how to change it.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_author_alone_hears_what_it_may_do_and_finds_other_words() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("ana").says(SHAMING).await?;
        town.member("ana").presses("Reword it").await?;
        town.member("ana").whispers("It was different for me, and I worry. How are you both?").await?;
        town.member("ana").presses("Take the old one away").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Just between us, about what you wrote a moment ago. Nobody else hears of this, and nothing of it is held against you.
        Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
        You could also say it like this: “It was different for me. What matters is that you are both well.”
        Whatever you do now is fine.
        [Reword it] [Take it back] [Leave it]
        ---
        (to ana) How would you say it?
        For example: It was different for me. What matters is that you are both well. Your answer stays between us; write cancel to stop.
        ---
        (to ana) Thank you! Here it is, to copy:
        It was different for me, and I worry. How are you both?
        You can edit the old one and put this in its place, or send it anew. Shall I take the old one away then?
        [Take the old one away]
        ---
        (to ana) I'm taking it away. Thank you for looking at it again.
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e3" } }
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_message_is_taken_back_or_left_as_she_likes() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("ana").says(SHAMING).await?;
        town.member("ana").presses("Take it back").await?;
        town.member("ben").says(SHAMING).await?;
        town.member("ben").presses("Leave it").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ana) Just between us, about what you wrote a moment ago. Nobody else hears of this, and nothing of it is held against you.
        Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
        You could also say it like this: “It was different for me. What matters is that you are both well.”
        Whatever you do now is fine.
        [Reword it] [Take it back] [Leave it]
        ---
        (to ana) I'm taking it away. Thank you for looking at it again.
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e3" } }
        ---
        (to ben) Just between us, about what you wrote a moment ago. Nobody else hears of this, and nothing of it is held against you.
        Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
        You could also say it like this: “It was different for me. What matters is that you are both well.”
        Whatever you do now is fine.
        [Reword it] [Take it back] [Leave it]
        ---
        (to ben) Of course.
        "##);
        // Where the bot may not take it away, she hears how she does it herself.
        town.refuses(&["keep"]);
        town.member("cleo").says(SHAMING).await?;
        town.skip();
        town.member("cleo").presses("Take it back").await?;
        town.refuses(&[]);
        insta::assert_snapshot!(town.transcript(), @r##"
        (to cleo) I'm taking it away. Thank you for looking at it again.
        ---
        (to cleo) I'm not allowed to take it away here: what you wrote a moment ago. You can do it yourself: the message's own menu has "delete" or "remove".
        "##);
        // After two days nobody knows any more which message it was.
        town.advance(TimeDelta::days(3)).await?;
        town.skip();
        town.member("ben").presses("Take it back").await?;
        town.member("ben").says("/my reword Something else").await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to ben) That was a while ago, and I don't know any more which message it was. You can still take it away yourself: the message's own menu has "delete" or "remove".
        ---
        (to ben) There is nothing of yours that I have asked you about lately. Your own messages are yours to edit at any time.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_is_nudged_twice_in_a_week_and_nobody_for_what_was_told_twice() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        let nudges = |town: &Town| town.transcript().matches("Just between us").count();
        let told = town.member("ana").event("#general", said(SHAMING, None));
        town.happens(&told).await?;
        assert_eq!(nudges(town), 1);
        town.happens(&told).await?;
        town.member("ana").says(SHAMING).await?;
        town.advance(TimeDelta::days(6)).await?;
        town.member("ana").says(SHAMING).await?;
        assert_eq!(nudges(town), 0);
        town.advance(TimeDelta::days(2)).await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        assert_eq!(nudges(town), 1);
        town.member("olga").says("/settings set care-nudge-days 1").await?;
        town.advance(TimeDelta::days(1)).await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        assert_eq!(nudges(town), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_two_weeks_are_watched_unless_an_admin_begins_sooner() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set care nudge").await?;
        town.member("ana").says(SHAMING).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: care is now nudge.
        Until Monday, December 7 I only watch, so that moderators see once a day what I would have said before anybody hears it. Then I begin by myself. /settings try with a sentence shows it already.
        [Begin now]
        ");
        // After two weeks it begins by itself.
        town.advance(TimeDelta::days(14)).await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        assert!(town.transcript().starts_with("(to ana) Just between us"));
        for (mode, says) in [("watch", "I tell nobody anything"), ("off", "I look at nothing"), ("nudge", "she alone")] {
            town.member("olga").says(&format!("/settings set care {mode}")).await?;
            let said = town.transcript();
            assert!(said.contains(says), "{said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn only_an_admin_begins_sooner() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set care nudge").await?;
        let press = town.member("olga").press("Begin now")?;
        town.skip();
        town.member("mia").is(Standing::Moderator);
        town.happens(&town.member("mia").event("#general", press.clone())).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) That changes what is noticed here, so it is for admins. If you think that it should be done, tell one of them.
        ");
        town.happens(&town.member("olga").event("#general", press)).await?;
        town.member("ana").says(SHAMING).await?;
        assert!(town.transcript().contains("(to ana) Just between us"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_takes_no_direct_messages_finds_it_behind_a_mention_that_says_nothing() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("olga").says_in("#welcome", "/settings set welcome-channel here").await?;
        town.skip();
        town.member("ana").closes_dms();
        town.member("ana").says(SHAMING).await?;
        town.member("ben").presses("Show me").await?;
        town.member("ana").presses("Show me").await?;
        town.member("ana").presses("Leave it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#welcome) ana, there is something for you from me. Only you will see it.
        [Show me]
        ---
        (to ben) How lovely that you're here! Nothing is urgent, and everything is up to you.
        Whenever you like, say hello to everybody, let me introduce you to somebody, or look at what is on.
        [Say hello] [Meet somebody] [What's on]
        ---
        (to ana) Just between us, about what you wrote a moment ago. Nobody else hears of this, and nothing of it is held against you.
        Whoever reads this may feel judged for how she feeds her baby, which is often not what she had hoped for.
        You could also say it like this: “It was different for me. What matters is that you are both well.”
        Whatever you do now is fine.
        [Reword it] [Take it back] [Leave it]
        ---
        (to ana) Of course.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_there_is_no_private_way_it_is_as_if_nothing_had_been_noticed() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("ana").closes_dms();
        town.member("ana").says(SHAMING).await?;
        assert_eq!(town.transcript(), "");
        // She was not nudged, so she may be at any time.
        town.member("olga").says_in("#welcome", "/settings set welcome-channel here").await?;
        town.skip();
        town.member("ana").says(SHAMING).await?;
        assert!(town.transcript().starts_with("(#welcome) ana"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_who_tease_each_other_are_left_in_peace() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        for name in ["ana", "ben", "cleo"] {
            town.member(name).says("/village about").await?;
        }
        town.skip();
        town.member("ana").says("/my banter").await?;
        town.member("ana").says("/my banter @ana").await?;
        town.member("ana").says("/my banter @ben").await?;
        town.member("ben").presses("Yes, we may").await?;
        town.member("ana").says("/my banter").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) There is nobody yet. If you and a friend like to tease each other, /my banter @ben tells me: when she says so too, I don't ask either of you about it.
        ---
        (to ana) That is you! Who is it that you tease? A mention works, like @ben.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted. When ben says so too, I leave you two in peace with what you write to each other. /my banter @ben off takes it back.
        ---
        (to ben) ana says that you two may tease each other, and that I needn't ask about it. If you say so too, I leave what you write to each other in peace. Otherwise you needn't do anything, and she doesn't hear of it.
        [Yes, we may]
        ---
        (to ben) Good to know! I leave you and ana in peace with what you write to each other. /my banter @ben off takes it back; nobody is told.
        ---
        (to ana) Who may tease you
        • ben: she says so too
        Nobody else sees this. /my banter @ben off takes it back.
        ");

        let insult = "you are such an idiot";
        let nudged = |town: &Town| town.transcript().contains("Just between us");
        // To the one who wrote last, to the one she answers, to the one she names.
        town.member("ben").says_in("#fun", KIND).await?;
        town.member("ana").says_in("#fun", insult).await?;
        assert!(!nudged(town));
        let bens = town.member("ben").event("#fun", said(KIND, None));
        town.happens(&bens).await?;
        town.member("cleo").says_in("#fun", KIND).await?;
        let reply = MessageKey { place: "#fun".to_owned(), id: bens.event.clone() };
        town.happens(&town.member("ana").event("#fun", said(insult, Some(reply)))).await?;
        assert!(!nudged(town));
        town.member("ana").says_in("#fun", &format!("@ben {insult}")).await?;
        assert!(!nudged(town));
        // To both of them it is not between two, and to cleo neither.
        town.member("ana").says_in("#fun", &format!("@ben @cleo {insult}")).await?;
        assert!(nudged(town));
        town.advance(TimeDelta::days(8)).await?;
        town.skip();

        // It is taken back silently, and nobody is asked again.
        town.member("ben").says("/my banter @ana off").await?;
        town.member("ben").says("/my banter @ana off").await?;
        town.member("ana").says_in("#fun", &format!("@ben {insult}")).await?;
        town.member("ben").says("/my banter @cleo").await?;
        town.member("ben").says("/my banter @cleo off").await?;
        town.member("ben").says("/my banter @cleo").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) All right. ana is not told.
        ---
        (to ben) That person is not on your list, so there is nothing to take back. /my banter shows it.
        ---
        (to ana) Just between us, about what you wrote a moment ago. Nobody else hears of this, and nothing of it is held against you.
        This may hurt the person it is about more than it helps to say what went wrong.
        You could also say it like this: “I was hurt by what you wrote, because …”
        Whatever you do now is fine.
        [Reword it] [Take it back] [Leave it]
        ---
        (to ben) Noted. When cleo says so too, I leave you two in peace with what you write to each other. /my banter @ben off takes it back.
        ---
        (to cleo) ben says that you two may tease each other, and that I needn't ask about it. If you say so too, I leave what you write to each other in peace. Otherwise you needn't do anything, and she doesn't hear of it.
        [Yes, we may]
        ---
        (to ben) All right. cleo is not told.
        ---
        (to ben) Noted. When cleo says so too, I leave you two in peace with what you write to each other. /my banter @ben off takes it back.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_is_asked_about_teasing_by_somebody_she_avoids() -> TestResult {
    in_town(async |town| {
        for name in ["ana", "ben"] {
            town.member(name).says("/village about").await?;
        }
        town.member("ben").says("/my avoid @ana").await?;
        town.skip();
        town.member("ana").says("/my banter @ben").await?;
        let said = town.transcript();
        assert!(said.starts_with("(to ana) Noted") && !said.contains("(to ben)"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_not_for_it_is_not_looked_at() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        let olga = || town.member("olga");
        olga().says_in("#rants", "/settings set care-exempt-channels here").await?;
        olga().says("/settings set care-exempt-roles <@&12>").await?;
        olga().says("/settings set care-topics -feeding").await?;
        olga().says("/settings set care-allow + sleep training is abuse").await?;
        town.skip();
        let quiet = |town: &Town, why: &str| assert_eq!(town.transcript(), "", "{why}");
        town.member("ana").says_in("#rants", "you are such an idiot").await?;
        quiet(town, "an exempt channel");
        let by_role = town.member("ana").event("#general", said("you are such an idiot", None));
        let roles = vec!["12".to_owned()];
        let from = bot_core::incoming::Sender { roles, ..by_role.from.clone() };
        town.happens(&Incoming { from, ..by_role }).await?;
        quiet(town, "an exempt role");
        town.member("ana").says(SHAMING).await?;
        quiet(town, "a topic that is off");
        town.member("ana").says("sleep training is abuse").await?;
        quiet(town, "a phrase that is fine here");
        town.member("ana").whispers("you are such an idiot").await?;
        assert!(!town.transcript().contains("Just between us"), "what is said to the bot alone is nobody else's");

        olga().says_in("#rants", "/settings set care-exempt-channels -here").await?;
        olga().says("/settings set care-topics + feeding").await?;
        olga().says("/settings set care-allow - sleep training is abuse").await?;
        town.skip();
        for (name, place, text) in [
            ("ana", "#rants", "you are such an idiot"),
            ("ben", "#general", SHAMING),
            ("cleo", "#general", "sleep training is abuse"),
        ] {
            town.member(name).says_in(place, text).await?;
            assert!(town.transcript().starts_with(&format!("(to {name}) Just between us")), "{name}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_said_among_those_who_were_introduced_is_theirs() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("ben").says("/my lived twins").await?;
        town.member("ana").says("/ask twins").await?;
        town.member("ben").presses("Yes, introduce us").await?;
        let said = town.transcript();
        let circle = said.split("(circle:").nth(1).and_then(|rest| rest.split(')').next()).ok_or("no circle")?;
        town.member("ana").says_in(&format!("circle:{circle}"), "you are such an idiot").await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_phrase_on_which_nobody_acts_is_suggested_for_dropping() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("olga").says_in("#desk", "/settings set moderators-channel here").await?;
        town.member("olga").says("/settings set care-phrases + casserole queen").await?;
        for number in 0..20 {
            let name = format!("member{number}");
            town.member(&name).says("Hello casserole queen, see you at the park").await?;
            // Three of twenty change something.
            let presses = if number < 3 { "Take it back" } else { "Leave it" };
            town.member(&name).presses(presses).await?;
        }
        town.skip();
        town.advance(TimeDelta::days(1)).await?;
        town.member("mia").is(Standing::Moderator);
        town.member("mia").presses("Drop: your own phrases (casserole queen)").await?;
        town.member("olga").presses("Drop: your own phrases (casserole queen)").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#desk) Noticed since the last time: 20
        Only those who keep order here read this. Whoever wrote something like that hears of it from me, she alone, at most once in 7 days.
        • your own phrases: 20
        casserole queen (20)
        Of 20 who were asked about your own phrases (casserole queen), 3 changed something. Perhaps it isn't right for you here.
        Is something noticed that shouldn't be? /settings try with a sentence says why, and how to change it.
        [Drop: your own phrases (casserole queen)]
        ---
        (to mia) That changes what is noticed here, so it is for admins. If you think that it should be done, tell one of them.
        ---
        (to olga) I won't notice that any more: casserole queen. /settings set care-phrases + casserole queen brings it back.
        ");
        town.member("ana").says("Hello casserole queen, see you at the park").await?;
        assert_eq!(town.transcript(), "", "it is not noticed any more");
        // What only sounds like it is dropped by the name of its topic.
        town.member("olga").says("/settings set care-dropped + en/feeding/formula-is-poison, model/feeding").await?;
        town.skip();
        town.member("ana").says("formula is poison").await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_qui_escribe_en_espanol_se_le_habla_en_espanol() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set language es").await?;
        town.member("olga").says("/settings set care nudge").await?;
        town.member("olga").presses("Empezar ya").await?;
        town.member("ana").says("La fórmula es veneno").await?;
        town.member("ana").presses("Decirlo de otra forma").await?;
        town.member("ana").whispers("Para mí fue distinto. ¿Cómo están los dos?").await?;
        town.member("ana").presses("Retirar el anterior").await?;
        town.advance(TimeDelta::days(1)).await?;
        insta::assert_snapshot!(town.transcript(), @r##"
        (to olga) Hecho. language: es.
        ---
        (to olga) Hecho. care: nudge.
        Hasta el lunes 7 de diciembre solo miro, para que las moderadoras vean una vez al día qué habría dicho antes de que nadie lo oiga. Después empiezo sin que hagas nada. /ajustes probar con una frase ya lo muestra.
        [Empezar ya]
        ---
        (to olga) De acuerdo, empiezo ahora.
        ---
        (to ana) Entre nosotras, sobre lo que acabas de escribir. Nadie más se entera, y nada de esto cuenta en tu contra.
        Quien lo lea puede sentirse juzgada por cómo alimenta a su bebé, que muchas veces no es como había soñado.
        También podrías decirlo así: «Para mí fue distinto. Lo importante es que estén bien los dos.»
        Lo que hagas ahora está bien.
        [Decirlo de otra forma] [Retirarlo] [Dejarlo]
        ---
        (to ana) ¿Cómo lo dirías?
        Por ejemplo: Para mí fue distinto. Lo importante es que estén bien los dos. Tu respuesta queda entre nosotras; escribe cancelar para dejarlo.
        ---
        (to ana) ¡Gracias! Aquí está, para copiar:
        Para mí fue distinto. ¿Cómo están los dos?
        Puedes editar el mensaje anterior y poner este en su lugar, o enviarlo de nuevo. ¿Retiro entonces el anterior?
        [Retirar el anterior]
        ---
        (to ana) Lo retiro. Gracias por mirarlo otra vez.
        ---
        (keeps) Remove { message: MessageKey { place: "#general", id: "e4" } }
        ---
        (to olga) Notado desde la última vez: 1
        Solo lo leen quienes cuidan el orden aquí. A quien escribe algo así se lo digo yo, solo a ella, como mucho una vez cada 7 días.
        • pecho o biberón: 1
        formula veneno (1)
        ¿Se nota algo que no debería? /ajustes probar con una frase dice por qué, y cómo cambiarlo.
        "##);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_has_left_is_not_nudged_and_nothing_of_it_is_known_any_more() -> TestResult {
    in_town(async |town| {
        nudging(town).await?;
        town.member("ana").says(SHAMING).await?;
        town.happens(&town.member("ana").event("#general", What::Departed)).await?;
        town.skip();
        town.member("ana").presses("Take it back").await?;
        let said = town.transcript();
        assert!(!said.contains("taking it away") && !said.contains("(keeps)"), "{said}");
        Ok(())
    })
    .await
}

fn said(text: &str, replies_to: Option<MessageKey>) -> What {
    What::Said { text: text.to_owned(), to_bot: false, replies_to }
}
