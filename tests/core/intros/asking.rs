//! Asking who here has lived through something.

use bot_core::incoming::What;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

use super::opened;

/// These have lived through it and would talk about it.
async fn lived(town: &Town, names: &[&str], what: &str) -> TestResult {
    for name in names {
        town.member(name).says(&format!("/my lived {what}")).await?;
    }
    town.skip();
    Ok(())
}

#[tokio::test]
async fn who_asks_stays_unknown_until_somebody_says_yes() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben", "cleo"], "tongue-tie").await?;
        town.member("dee").says("/ask tongue tie").await?;
        town.member("ben").presses("Not now").await?;
        town.member("cleo").presses("Yes, introduce us").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) I'm privately asking 2 people here who have said that they would talk about tongue-tie, without your name. Whoever says yes first is introduced to you; if nobody can within three days, I tell you.
        ---
        (to ben) Somebody here would like to talk with a mother who knows about tongue-tie from her own life, and you said that you do. Would you? She doesn't know whom I ask, and you hear who she is when you say yes. Nobody hears of a no. If you'd rather not be asked such things: /my lived
        [Yes, introduce us] [Not now]
        ---
        (to cleo) Somebody here would like to talk with a mother who knows about tongue-tie from her own life, and you said that you do. Would you? She doesn't know whom I ask, and you hear who she is when you say yes. Nobody hears of a no. If you'd rather not be asked such things: /my lived
        [Yes, introduce us] [Not now]
        ---
        (to ben) That's quite all right, and nobody hears of it. If you'd rather not be asked about tongue-tie any more, take it off your list: /my lived
        ---
        (to cleo) Thank you! I'm introducing you two now. You hear from me in a moment.
        ---
        (town, circle) circle:intro-701da2b24b51db669374 open: cleo · dee: cleo, dee
        ---
        (circle:intro-701da2b24b51db669374) cleo and dee, I'd like you to meet!
        dee asked who here knows about tongue-tie from her own life, and cleo said: I do, let's talk. There is no hurry, and nobody has to have answers; a hello is a good beginning.
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Not comfortable]
        ");
        town.member("ben").presses("Yes, introduce us").await?;
        town.advance(TimeDelta::days(15)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Somebody else has said yes already, or the question is over, so there is nothing more to do. Thank you for being willing!
        ---
        (to cleo) Your introduction to dee is coming to its end. Did you meet? Only I see what you answer, and any answer is fine.
        [Yes, we met] [Not yet] [Not this time]
        ---
        (to dee) Your introduction to cleo is coming to its end. Did you meet? Only I see what you answer, and any answer is fine.
        [Yes, we met] [Not yet] [Not this time]
        ---
        (town, circle) circle:intro-701da2b24b51db669374 closed: Two weeks have passed, so I put this place away. If you'd like to go on, write to each other directly. It was good to have you here!
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn three_are_asked_at_most_and_others_the_next_time() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben", "cleo", "dee", "eve", "fay"], "NICU").await?;
        town.member("ana").says("/ask nicu").await?;
        let first = town.transcript();
        town.member("gil").says("/ask NICU").await?;
        let second = town.transcript();
        let asked = |transcript: &str, name: &str| transcript.contains(&format!("(to {name}) Somebody here would like"));
        let names = ["ben", "cleo", "dee", "eve", "fay"];
        let count = |transcript: &str| names.iter().filter(|name| asked(transcript, name)).count();
        assert_eq!((count(&first), count(&second)), (3, 2), "{first}\n{second}");
        assert!(names.iter().all(|name| asked(&first, name) != asked(&second, name)), "{first}\n{second}");
        let requests = first.split("\n---\n").filter(|piece| piece.contains("Somebody here would like"));
        assert!(requests.clone().count() == 3 && requests.clone().all(|piece| !piece.contains("ana")), "{first}");

        // Everybody is being asked already.
        town.member("hal").says("/ask NICU").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to hal) There is somebody here who would talk about NICU, but she has been asked only just now, and I'd like to leave her in peace for a little. Please ask again in a week or two.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_yet_is_no_end_and_whoever_waits_hears_of_the_first_one() -> TestResult {
    in_town(async |town| {
        town.member("dee").says("/ask twins").await?;
        town.member("dee").presses("Tell me when there is somebody").await?;
        // A slip of the thumb, taken back at once, is told to nobody.
        town.member("cleo").says("/my lived twins").await?;
        town.member("cleo").says("/my lived none").await?;
        town.advance(TimeDelta::hours(1)).await?;
        town.member("ben").says("/my lived twins").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) There is somebody here now who would talk about twins or more. Shall I ask her, without your name?
        [Ask her]
        ");
        town.member("dee").presses("Ask her").await?;
        town.member("ben").presses("Not now").await?;
        town.member("eve").says("/my lived twins").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        assert_eq!(town.transcript(), "", "she waits no more, and has to say so anew");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn silence_is_a_no_after_three_days() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        town.member("dee").says("/ask reflux").await?;
        town.skip();
        town.member("dee").says("/ask reflux").await?;
        town.advance(TimeDelta::days(4)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) I'm asking about reflux already. You hear from me as soon as somebody says yes, or when three days have passed.
        ---
        (to dee) I've asked around about reflux, and nobody could this time. It has nothing to do with you: days are full. Shall I tell you when somebody new says that she would talk about it?
        [Tell me when there is somebody]
        ");
        // Whoever did not answer is left in peace for two weeks.
        town.member("ben").presses("Yes, introduce us").await?;
        town.member("eve").says("/ask reflux").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Somebody else has said yes already, or the question is over, so there is nothing more to do. Thank you for being willing!
        ---
        (to eve) There is somebody here who would talk about reflux, but she has been asked only just now, and I'd like to leave her in peace for a little. Please ask again in a week or two.
        ");
        town.advance(TimeDelta::days(14)).await?;
        town.member("eve").says("/ask reflux").await?;
        assert!(town.transcript().contains("(to ben) Somebody here would like"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_keeps_apart_hides_it_or_has_a_break_is_not_asked() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/intro status").await?;
        lived(town, &["ben", "cleo", "dee", "eve"], "reflux").await?;
        town.member("ben").says("/my avoid @ana").await?;
        town.member("ana").says("/my avoid @cleo").await?;
        town.member("dee").says("/my sharing lived nobody").await?;
        town.member("eve").says("/intro join").await?;
        town.member("eve").says("/intro pause").await?;
        town.skip();
        town.member("ana").says("/ask reflux").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Nobody here has said yet that she would talk about reflux. That doesn't mean that nobody has been there. Shall I tell you when somebody does?
        [Tell me when there is somebody]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn avoiding_after_the_question_ends_it_without_a_word() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        town.member("ana").says("/ask reflux").await?;
        town.member("ben").says("/my avoid @ana").await?;
        town.skip();
        town.member("ben").presses("Yes, introduce us").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Somebody else has said yes already, or the question is over, so there is nothing more to do. Thank you for being willing!
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_avoids_somebody_else_may_ask_and_be_asked() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        town.member("eve").says("/intro status").await?;
        town.member("ana").says("/my avoid @eve").await?;
        town.member("ben").says("/my avoid @eve").await?;
        town.skip();
        town.member("ana").says("/ask reflux").await?;
        town.member("ben").presses("Yes, introduce us").await?;
        assert_eq!(opened(&town.transcript()).len(), 1);
        // She has said yes, also when she taps once more; and they are not introduced a second time while they are.
        town.member("ben").presses("Yes, introduce us").await?;
        town.member("ben").presses("Not now").await?;
        let said = town.transcript();
        assert!(
            said.matches("Thank you! I'm introducing you two now").count() == 2 && opened(&said).is_empty(),
            "{said}"
        );
        town.member("ben").says("/my lived reflux, twins").await?;
        town.skip();
        town.member("ana").says("/ask twins").await?;
        assert!(!town.transcript().contains("(to ben)"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_no_is_not_told_by_how_soon_it_is_answered() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        town.member("ana").says("/ask reflux").await?;
        town.skip();
        town.member("ben").presses("Not now").await?;
        town.advance(TimeDelta::days(2)).await?;
        assert!(!town.transcript().contains("(to ana)"));
        town.advance(TimeDelta::days(2)).await?;
        assert!(town.transcript().contains("(to ana) I've asked around about reflux"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_waits_hears_only_of_somebody_she_can_talk_with() -> TestResult {
    in_town(async |town| {
        town.member("dee").says("/my languages English").await?;
        town.member("dee").says("/ask twins").await?;
        town.member("dee").presses("Tell me when there is somebody").await?;
        town.member("ben").says("/my languages Spanish").await?;
        town.member("ben").says("/my lived twins").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        assert_eq!(town.transcript(), "");
        town.member("ben").says("/my languages Spanish, English").await?;
        town.member("ben").says("/my lived twins").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        assert!(town.transcript().contains("(to dee) There is somebody here now"));

        town.member("dee").says("/ask NICU").await?;
        town.member("dee").presses("Tell me when there is somebody").await?;
        town.skip();
        town.member("dee").says("/intro status").await?;
        assert!(town.transcript().contains("I tell you as soon as somebody says that she would talk about NICU"));
        town.member("dee").presses("Don't tell me any more").await?;
        town.member("eve").says("/my lived NICU").await?;
        town.skip();
        town.advance(TimeDelta::hours(1)).await?;
        assert_eq!(town.transcript(), "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_asked_and_went_is_introduced_to_nobody() -> TestResult {
    in_town(async |town| {
        lived(town, &["dee"], "reflux").await?;
        town.member("eve").says("/ask reflux").await?;
        town.skip();
        town.happens(&town.member("eve").event("#general", What::Departed)).await?;
        town.member("dee").presses("Yes, introduce us").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to dee) Somebody else has said yes already, or the question is over, so there is nothing more to do. Thank you for being willing!
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_was_introduced_so_is_not_introduced_again_in_the_next_round() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        town.member("ana").says("/ask reflux").await?;
        town.member("ben").presses("Yes, introduce us").await?;
        super::join(town, &["ana", "ben", "cleo", "dee"]).await?;
        super::begin(town).await?;
        let circles = opened(&town.transcript());
        assert_eq!(circles.len(), 2, "{circles:?}");
        assert!(circles.iter().all(|(_, names)| !(names.contains("ana") && names.contains("ben"))), "{circles:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_question_is_asked_in_her_own_language() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/my language es").await?;
        town.member("ben").says("/mi vivido frenillo").await?;
        town.skip();
        town.member("ana").says("/ask tongue-tie").await?;
        town.member("ben").presses("Sí, preséntanos").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) One person here has said that she would talk about tongue-tie. I'm asking her privately, without your name. If she says yes, I introduce you; if nobody can within three days, I tell you.
        ---
        (to ben) A alguien de aquí le gustaría hablar con una madre que conozca frenillo lingual por experiencia propia, y tú dijiste que la conoces. ¿Te apetece? Ella no sabe a quién pregunto, y tú sabrás quién es cuando digas que sí. De un no, nadie se entera. Si prefieres que no te pregunte estas cosas: /mi vivido
        [Sí, preséntanos] [Ahora no]
        ---
        (to ben) ¡Gracias! Ahora mismo las presento. Te escribo en un momento.
        ---
        (town, circle) circle:intro-7016989a0d8a6681f202 open: ben · ana: ben, ana
        ---
        (circle:intro-7016989a0d8a6681f202) ben and ana, I'd like you to meet!
        ana asked who here knows about tongue-tie from her own life, and ben said: I do, let's talk. There is no hurry, and nobody has to have answers; a hello is a good beginning.
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Not comfortable]
        ");
        town.member("ben").says("/preguntar volver al trabajo").await?;
        town.member("ben").says("/preguntar frenillo, gemelos").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ben) Nadie de aquí ha dicho todavía que hablaría de esto: volver al trabajo. Eso no quiere decir que nadie lo haya vivido. ¿Te aviso cuando alguien lo diga?
        [Avísame cuando haya alguien]
        ---
        (to ben) Puedo preguntar por una cosa a la vez, y en "frenillo, gemelos" leo varias. ¿Cuál tienes más en mente?
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_question_survives_a_crash_and_is_asked_once() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        let what = What::Said { text: "/ask reflux".to_owned(), to_bot: false, replies_to: None };
        let question = town.member("ana").event("#general", what);
        town.dies_answering(&question).await?;
        town.happens(&question).await?;
        let transcript = town.transcript();
        assert_eq!(transcript.matches("(to ben) Somebody here").count(), 1, "{transcript}");
        assert_eq!(transcript.matches("(to ana)").count(), 1, "{transcript}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_asks_sees_what_is_open_and_asks_no_more_than_three_things_at_once() -> TestResult {
    in_town(async |town| {
        lived(town, &["ben"], "reflux").await?;
        lived(town, &["cleo"], "twins").await?;
        lived(town, &["dee"], "NICU").await?;
        lived(town, &["eve"], "tongue-tie").await?;
        for what in ["reflux", "twins", "NICU"] {
            town.member("ana").says(&format!("/ask {what}")).await?;
        }
        town.skip();
        town.member("ana").says("/ask tongue-tie").await?;
        let said = town.transcript();
        assert!(said.contains("You have asked a good deal today") && !said.contains("(to eve)"), "{said}");
        town.member("ana").says("/intro status").await?;
        let said = town.transcript();
        for what in ["reflux", "twins or more", "NICU"] {
            assert!(said.contains(&format!("I'm asking about {what} already")), "{said}");
        }
        Ok(())
    })
    .await
}
