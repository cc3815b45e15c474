//! Rounds, from the first person who takes part to the place that is put away.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::{begin, join};

#[tokio::test]
async fn two_are_introduced_in_a_place_of_their_own() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        town.member("ana").says("/my kids march 2026").await?;
        town.member("cleo").says("/my kids april 2026").await?;
        town.skip();
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
        To begin with, if you like: What is the funniest advice about babies anyone has handed you so far?
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
        • ana, ben and dee
        • cleo and eve
        [Open it] [Call it off]
        ---
        (to ben) You don't take part in intros any more. /intro join brings you back, whenever you like.
        ---
        (to ana) It opens: people are being introduced now.
        ---
        (town, circle) circle:intro-7033bde946250d36c08e open: ana · dee: ana, dee
        ---
        (town, circle) circle:intro-7035a45e66791c2eb325 open: cleo · eve: cleo, eve
        ---
        (circle:intro-7033bde946250d36c08e) ana and dee, I'd like you to meet!
        You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        To begin with, if you like: Pick a tiny superpower for this week. Finding lost socks counts.
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (circle:intro-7035a45e66791c2eb325) cleo and eve, I'd like you to meet!
        You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        To begin with, if you like: Which perfectly ordinary object deserves a medal this week?
        How about an hour together Wednesday, November 25, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ---
        (to ana) No round is waiting to be opened. /intro round preview chooses who would meet whom.
        ---
        (to ana) People have been introduced already, so that round can't be called off any more.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_they_share_is_said_and_what_one_keeps_to_herself_is_not() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        for (name, said) in [
            ("ana", "/my about Two kids and a dog"),
            ("ana", "/my lived tongue-tie, twins"),
            ("ana", "/my topics walks, cooking"),
            ("ana", "/my area Riverside"),
            ("ana", "/my free saturday 9-12"),
            ("ana", "/my kids march 2026"),
            ("cleo", "/my lived twins"),
            ("cleo", "/my topics walks, tongue-tie"),
            ("cleo", "/my area riverside"),
            ("cleo", "/my free sat 10-13, sunday 15-18"),
            ("cleo", "/my kids april 2026"),
            ("cleo", "/my sharing kids nobody"),
        ] {
            town.member(name).says(said).await?;
        }
        town.skip();
        begin(town).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) The round begins: 2 people take part, and they hear from me as I introduce them. /intro round shows where it stands.
        ---
        (town, circle) circle:intro-703a950e14f237c00e75 open: ana · cleo: ana, cleo
        ---
        (circle:intro-703a950e14f237c00e75) ana and cleo, I'd like you to meet!
        You both said you'd like to get to know somebody here, and I think you could get along. Nobody has to be quick or clever; a hello is a good beginning.
        • ana: Two kids and a dog · 1 baby
        What you two have in common:
        • you've both been through twins or more
        • ana has been through tongue-tie, which cleo would like to talk about
        • you both like to talk about walks
        • you both live around Riverside
        • you're often free at the same time
        To begin with, if you like: Which word, in any language, do you like just because it is fun to say?
        How about an hour together Saturday, November 28, 2026, 10:00 AM EST? As far as I know you're both free then, and nobody naps.
        Only you and I are in here. I notice whether somebody writes, never what. For you alone: /intro status
        [Make it a meetup] [Something else to talk about] [Not comfortable]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_introduction_in_spanish() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set language es").await?;
        join(town, &["ana", "cleo", "dee"]).await?;
        for name in ["ana", "cleo", "dee"] {
            town.member(name).says("/my kids march 2026").await?;
            town.member(name).says("/my topics walks").await?;
        }
        town.skip();
        begin(town).await?;
        town.member("dee").presses("Otra cosa de la que hablar").await?;
        town.advance(TimeDelta::days(12)).await?;
        town.member("ana").presses("Sí, nos vimos").await?;
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Empieza la ronda: participan 3 personas, y sabrán de mí a medida que las presento. /presentaciones ronda muestra cómo está.
        ---
        (town, circle) circle:intro-7030bd053e565114ebf3 open: ana · cleo · dee: ana, cleo, dee
        ---
        (circle:intro-7030bd053e565114ebf3) ana, cleo y dee, ¡llegó la hora de conocerse!
        Cada quien tenía ganas de conocer a alguien de aquí, y creo que puede salir bien. No hace falta contestar rápido ni con ingenio; un hola es un buen comienzo.
        • ana: 1 bebé
        • cleo: 1 bebé
        • dee: 1 bebé
        Lo que hay en común:
        • un bebé por parte de cada quien
        • un gusto compartido: paseos
        Para empezar, si hay ganas: ¿Qué cosa inesperada te regaló dos minutos de calma últimamente?
        ¿Qué tal una hora de compañía, miércoles 25 de noviembre de 2026, 10:00 EST? Que yo sepa, es un rato libre para cada quien y nadie duerme la siesta.
        Aquí no entra nadie más. Noto si alguien escribe, nunca qué. Solo para ti: /presentaciones estado
        [Convertirlo en encuentro] [Otra cosa de la que hablar] [No estoy a gusto]
        ---
        (circle:intro-7030bd053e565114ebf3) Otra cosa de la que hablar: ¿Qué aprendiste a hacer con las manos ocupadas?
        ---
        (circle:intro-7030bd053e565114ebf3) Por aquí hay silencio, y está bien. Por si alguien quiere un comienzo: ¿Qué tienen los días con peques que no imaginabas? Para bien, para mal o simplemente raro.
        ---
        (to ana) Tu presentación con cleo y dee llega a su fin. ¿Hubo ocasión de verse? Solo yo veo lo que respondes, y cualquier respuesta está bien.
        [Sí, nos vimos] [Todavía no] [Esta vez no]
        ---
        (to cleo) Tu presentación con ana y dee llega a su fin. ¿Hubo ocasión de verse? Solo yo veo lo que respondes, y cualquier respuesta está bien.
        [Sí, nos vimos] [Todavía no] [Esta vez no]
        ---
        (to dee) Tu presentación con ana y cleo llega a su fin. ¿Hubo ocasión de verse? Solo yo veo lo que respondes, y cualquier respuesta está bien.
        [Sí, nos vimos] [Todavía no] [Esta vez no]
        ---
        (to ana) ¡Qué alegría! Para eso estoy aquí.
        ---
        (town, circle) circle:intro-7030bd053e565114ebf3 closed: Esta ronda llega a su fin, así que guardo este lugar. Para seguir en contacto basta con escribirse directamente. ¡Fue un gusto!
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn rounds_begin_by_themselves_on_their_day() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-rounds two-weeks").await?;
        town.member("ana").says("/settings set intro-time wednesday 20:00").await?;
        join(town, &["ana", "ben", "cleo", "dee", "eve", "fay"]).await?;
        let mut days = Vec::new();
        for day in 0..40 {
            town.advance(TimeDelta::days(1)).await?;
            if !super::opened(&town.transcript()).is_empty() {
                days.push(day);
            }
        }
        // It is Monday, nine in the morning; Wednesday evening lies in the third day, and then every two weeks.
        assert_eq!(days, [2, 16, 30]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_round_that_nobody_approves_makes_room_for_the_next() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-rounds weekly").await?;
        town.member("ana").says("/settings set intro-approve on").await?;
        join(town, &["ana", "ben"]).await?;
        town.advance(TimeDelta::days(7)).await?;
        let said = town.transcript();
        assert!(said.contains("(to ana) A round is ready: 2 people in 1 introduction."), "{said}");
        assert!(super::opened(&said).is_empty());
        town.advance(TimeDelta::days(7)).await?;
        town.member("ana").presses("Open it").await?;
        assert_eq!(super::opened(&town.transcript()).len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_was_introduced_or_changed_her_languages_since_it_was_chosen_is_not_introduced_again() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round preview").await?;
        town.member("ben").says("/my lived reflux").await?;
        town.member("ana").says("/ask reflux").await?;
        town.member("ben").presses("Yes, introduce us").await?;
        town.skip();
        town.member("ana").says("/intro round open").await?;
        let said = town.transcript();
        assert!(!said.contains("I'd like you to meet"), "{said}");

        join(town, &["cleo", "dee"]).await?;
        town.member("ana").says("/intro leave").await?;
        town.member("ben").says("/intro leave").await?;
        town.member("ana").says("/intro round preview").await?;
        town.member("cleo").says("/my languages en").await?;
        town.member("dee").says("/my languages es").await?;
        town.skip();
        town.member("ana").says("/intro round open").await?;
        let said = town.transcript();
        assert!(!said.contains("I'd like you to meet"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_round_is_called_off_before_anybody_knows_of_it() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/intro round preview").await?;
        town.skip();
        town.member("ana").presses("Call it off").await?;
        town.advance(TimeDelta::days(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"(to ana) It's off. Nobody knew of it.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_somebody_shares_is_told_to_whoever_asks_as_far_as_she_wants() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "cleo"]).await?;
        for said in ["/my about I like tea", "/my area Riverside", "/my topics walks", "/my sharing area anyone"] {
            town.member("cleo").says(said).await?;
        }
        town.member("cleo").says("/my sharing topics nobody").await?;
        town.skip();
        town.member("ben").says("/intro about @cleo").await?;
        let stranger = town.transcript();
        begin(town).await?;
        town.skip();
        town.member("ana").says("/intro about @cleo").await?;
        let introduced = town.transcript();
        town.member("cleo").says("/my avoid @ben").await?;
        town.skip();
        town.member("ben").says("/intro about @cleo").await?;
        let avoided = town.transcript();
        insta::assert_snapshot!([stranger, introduced, avoided].join("\n---\n"), @"
        (to ben) What cleo shares with you:
        Area: Riverside
        ---
        (to ana) What cleo shares with you:
        About: I like tea
        Area: Riverside
        ---
        (to ben) There is nothing that cleo shares with you here. She may tell you herself, if you ask her.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn three_at_a_time_are_introduced_where_the_setting_says_so() -> TestResult {
    in_town(async |town| {
        join(town, &["ana", "ben", "cleo", "dee", "eve", "fay"]).await?;
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set intro-size 3").await?;
        town.member("ana").says("/settings set intro-fit same-area").await?;
        for (name, area) in [("ana", "Hill"), ("dee", "Hill"), ("fay", "Hill"), ("ben", "Lake"), ("cleo", "Lake")] {
            town.member(name).says(&format!("/my area {area}")).await?;
        }
        town.skip();
        begin(town).await?;
        let circles: Vec<_> = super::opened(&town.transcript()).into_iter().map(|(_, people)| people).collect();
        let set = |names: [&str; 3]| names.into_iter().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(circles, [set(["ana", "dee", "fay"]), set(["ben", "cleo", "eve"])]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_admin_says_what_counts_and_how_often() -> TestResult {
    in_town(async |town| {
        let olga = town.member("olga");
        olga.is(Standing::Admin);
        for value in ["kids 9", "shoes 2", "kids 3, zona 0", "+ways 2, kids 2", "-kids", "off"] {
            olga.says(&format!("/settings set intro-weights {value}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @r#"
        (to olga) I couldn't read "kids 9". It takes one of topics, kids, area, free, lived, both-lived, ways, new, and how often it counts, from 0 to 5: kids 3, area 0
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) I couldn't read "shoes 2". It takes one of topics, kids, area, free, lived, both-lived, ways, new, and how often it counts, from 0 to 5: kids 3, area 0
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) Done: intro-weights is now kids 3, area 0.
        ---
        (to olga) Done: intro-weights is now kids 2, area 0, ways 2.
        ---
        (to olga) Done: intro-weights is now area 0, ways 2.
        ---
        (to olga) Done: intro-weights is now not set.
        "#);
        Ok(())
    })
    .await
}
