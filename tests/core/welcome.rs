//! The welcome: whoever arrives, and whoever says that she is new.

use bot_core::incoming::{Standing, What};
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// An admin writes down what matters, chooses a channel, and wishes that those who arrive are welcomed.
async fn welcoming(town: &Town) -> TestResult {
    let olga = || town.member("olga");
    olga().is(Standing::Admin);
    olga().says("/settings set values We ask before we give advice. What is said here stays here.").await?;
    olga().says_in("#welcome", "/settings set welcome-channel here").await?;
    olga().says("/settings set welcome on").await
}

async fn arrives(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", What::Arrived)).await
}

async fn leaves(town: &Town, name: &str) -> TestResult {
    town.happens(&town.member(name).event("#general", What::Departed)).await
}

#[tokio::test]
async fn whoever_arrives_is_welcomed_privately_and_says_hello_in_her_own_words() -> TestResult {
    in_town(async |town| {
        welcoming(town).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: values says now:
        We ask before we give advice. What is said here stays here.
        ---
        (to olga) Done: welcome-channel is now #welcome.
        ---
        (to olga) Done: welcome is now on.
        ---
        (#welcome) Welcome!
        We ask before we give advice. What is said here stays here.
        Are you new here? One tap, and I show you around, only for you.
        [I'm new here]
        ---
        (#welcome, pin) m4
        ");
        arrives(town, "eva").await?;
        town.member("eva").presses("I'm in").await?;
        town.member("eva").presses("Say hello").await?;
        town.member("eva").whispers("Eva here, two boys, <b>always</b> up for a walk").await?;
        town.member("eva").presses("Keep it").await?;
        town.member("eva").says("/my about").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) How lovely that you're here! Nothing is urgent, and everything is up to you.
        This is what matters to us:
        We ask before we give advice. What is said here stays here.
        Whenever you like, say hello to everybody, let me introduce you to somebody, or look at what is on.
        [I'm in] [Say hello] [Meet somebody] [What's on]
        ---
        (to eva) So glad to have you! That was all; the rest comes by itself.
        [Say hello] [Meet somebody] [What's on]
        ---
        (to eva) What would you like to say to everybody?
        For example: I'm Eva, two boys, always up for a walk. What you write here goes where everybody reads it, word for word. Or write cancel to stop.
        ---
        (to eva) Thank you! I'm putting your hello where everybody reads it, in your own words.
        Shall I keep it as the line about you as well? Those you are introduced to read it.
        [Keep it]
        ---
        (#welcome) eva says hello:
        Eva here, two boys, <b>always</b> up for a walk
        ---
        (to eva) It is the line about you now. /my about shows and changes it.
        ---
        (to eva) About
        Eva here, two boys, <b>always</b> up for a walk
        Those I introduce to you see this.
        /my about Two kids, one dog, always up for a walk changes it, /my about none removes it.
        [Change it] [Who sees it]
        ");
        // One hello a day; and after a few days its words are not kept for a button any more.
        town.member("eva").says("/village hello And another thing").await?;
        town.advance(TimeDelta::days(4)).await?;
        town.member("eva").presses("Keep it").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) You have said hello already today. Tomorrow there is room for another one.
        ---
        (to eva) I don't have the words of that hello any more. /my about takes a line about you at any time.
        ");
        town.member("eva").presses("Meet somebody").await?;
        town.member("eva").presses("What's on").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and /intro leave ends it at any time.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (to eva) Nothing is planned yet. A walk, a coffee, half an hour at the park: /meetup new announces one.
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn quien_llega_recibe_la_bienvenida_en_su_idioma() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set language es").await?;
        town.member("olga").says("/village values").await?;
        town.member("olga").says("/settings set values Primero preguntamos. Lo que se dice aquí se queda aquí.").await?;
        town.member("olga").says_in("#hola", "/settings set welcome-channel here").await?;
        town.member("olga").says("/settings set welcome on").await?;
        arrives(town, "eva").await?;
        town.member("eva").says("/aldea saludar Soy Eva, dos niños").await?;
        town.member("eva").says("/aldea valores").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Hecho. language: es.
        ---
        (to olga) Aquí todavía no hay nada escrito sobre lo que nos importa.
        Bastan unas pocas frases. Por ejemplo: /ajustes poner values We ask before we give advice. What is said here stays here.
        ---
        (to olga) Hecho. values dice ahora:
        Primero preguntamos. Lo que se dice aquí se queda aquí.
        ---
        (to olga) Hecho. welcome-channel: #hola.
        ---
        (to olga) Hecho. welcome: on.
        ---
        (#hola) ¡Te damos la bienvenida!
        Primero preguntamos. Lo que se dice aquí se queda aquí.
        ¿Acabas de llegar? Un toque, y te lo enseño todo, solo a ti.
        [Acabo de llegar]
        ---
        (#hola, pin) m6
        ---
        (to eva) ¡Qué alegría que estés aquí! Nada es urgente, y todo depende de ti.
        Esto es lo que nos importa:
        Primero preguntamos. Lo que se dice aquí se queda aquí.
        Cuando quieras, saluda a todas, deja que te presente a alguien o mira qué hay.
        [Me sumo] [Saludar] [Conocer a alguien] [Qué hay]
        ---
        (to eva) ¡Gracias! Pongo tu saludo donde todas lo leen, con tus propias palabras.
        ¿Lo guardo también como la línea sobre ti? La leen las personas que te presento.
        [Guardarlo]
        ---
        (#hola) eva saluda:
        Soy Eva, dos niños
        ---
        (to eva) Lo que nos importa aquí
        Primero preguntamos. Lo que se dice aquí se queda aquí.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nobody_is_welcomed_who_was_here_before_and_nobody_twice() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/village about").await?;
        arrives(town, "cleo").await?;
        welcoming(town).await?;
        town.skip();
        let was_welcomed = |transcript: String| transcript.contains("How lovely that you're here");
        // Ben and Cleo were here before; so was Dee, whom the bot has never heard of.
        arrives(town, "ben").await?;
        town.member("dee").is_here_since(bot_core::testing::monday_morning() - TimeDelta::days(3));
        arrives(town, "dee").await?;
        assert!(!was_welcomed(town.transcript()));
        town.advance(TimeDelta::hours(1)).await?;
        arrives(town, "eva").await?;
        assert!(was_welcomed(town.transcript()));
        for day in [1, 20, 8] {
            leaves(town, "eva").await?;
            town.advance(TimeDelta::days(day)).await?;
            arrives(town, "eva").await?;
            assert!(!was_welcomed(town.transcript()), "{day}");
        }
        leaves(town, "eva").await?;
        town.advance(TimeDelta::days(31)).await?;
        arrives(town, "eva").await?;
        assert!(was_welcomed(town.transcript()));
        // Whoever said herself that she is new has read it.
        town.member("fay").presses("I'm new here").await?;
        assert!(was_welcomed(town.transcript()));
        arrives(town, "fay").await?;
        assert!(!was_welcomed(town.transcript()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_person_with_two_accounts_is_welcomed_once() -> TestResult {
    in_town(async |town| {
        welcoming(town).await?;
        town.advance(TimeDelta::hours(1)).await?;
        arrives(town, "eva").await?;
        town.member("phone").says("/village about").await?;
        town.skip();
        town.member("phone").whispers("my link").await?;
        let said = town.transcript();
        let code = said.split("my link").nth(1).unwrap_or_default().trim_start();
        let code: String = code.chars().take_while(char::is_ascii_alphanumeric).collect();
        town.member("eva").whispers(&format!("my link {code}")).await?;
        town.member("eva").presses("Both are mine").await?;
        assert!(town.transcript().contains("one person"), "{said}");
        arrives(town, "phone").await?;
        assert!(!town.transcript().contains("How lovely"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closed_direct_messages_get_a_neutral_mention_that_opens_the_welcome_for_her_alone() -> TestResult {
    in_town(async |town| {
        welcoming(town).await?;
        town.skip();
        town.member("eva").closes_dms();
        arrives(town, "eva").await?;
        town.member("eva").presses("Show me").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#welcome) eva, there is something for you from me. Only you will see it.
        [Show me]
        ---
        (to eva) How lovely that you're here! Nothing is urgent, and everything is up to you.
        This is what matters to us:
        We ask before we give advice. What is said here stays here.
        Whenever you like, say hello to everybody, let me introduce you to somebody, or look at what is on.
        [I'm in] [Say hello] [Meet somebody] [What's on]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_message_for_those_who_are_new_follows_the_settings() -> TestResult {
    in_town(async |town| {
        welcoming(town).await?;
        town.skip();
        let olga = || town.member("olga");
        olga().says("/settings set values A smile costs nothing.").await?;
        olga().says_in("#door", "/settings set welcome-channel here").await?;
        town.member("ben").presses("I'm new here").await?;
        olga().says("/settings set welcome off").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to olga) Done: values says now:
        A smile costs nothing.
        ---
        (#welcome, edited) Welcome!
        A smile costs nothing.
        Are you new here? One tap, and I show you around, only for you.
        [I'm new here]
        ---
        (to olga) Done: welcome-channel is now #door.
        ---
        (#welcome, edited) Nobody is shown around from here any more. /village values says what matters to us.
        ---
        (#door) Welcome!
        A smile costs nothing.
        Are you new here? One tap, and I show you around, only for you.
        [I'm new here]
        ---
        (#welcome, pin) no more m4
        ---
        (#door, pin) m7
        ---
        (to ben) How lovely that you're here! Nothing is urgent, and everything is up to you.
        This is what matters to us:
        A smile costs nothing.
        Whenever you like, say hello to everybody, let me introduce you to somebody, or look at what is on.
        [I'm in] [Say hello] [Meet somebody] [What's on]
        ---
        (to olga) Done: welcome is now off.
        ---
        (#door, edited) Nobody is shown around from here any more. /village values says what matters to us.
        ---
        (#welcome, edited) Nobody is shown around from here any more. /village values says what matters to us.
        ---
        (#door, pin) no more m7
        ---
        (#welcome, pin) no more m4
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn values_are_a_few_sentences_and_whoever_asks_reads_them() -> TestResult {
    in_town(async |town| {
        let olga = || town.member("olga");
        olga().is(Standing::Admin);
        olga().says("/village values").await?;
        town.member("ben").says("/village values").await?;
        town.member("ben").says("/village hello I'm Ben").await?;
        olga().says("/settings set values !!!").await?;
        olga().whispers("cancel").await?;
        olga().says(&format!("/settings set values {}", "Be kind. ".repeat(80))).await?;
        olga().whispers("cancel").await?;
        olga().says("/settings set values Be kind.").await?;
        town.member("ben").says("/village values").await?;
        olga().says("/settings show values").await?;
        olga().says("/settings reset values").await?;
        town.member("ben").says("/village values").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to olga) Nothing is written down here yet about what matters to us.
        A few sentences are enough. For example: /settings set values We ask before we give advice. What is said here stays here.
        ---
        (to ben) Nothing is written down here yet about what matters to us.
        ---
        (to ben) There is no channel for hellos here yet. An admin chooses one with /settings set welcome-channel here, written in that channel.
        ---
        (to olga) I couldn't find any words in "!!!". A few sentences work, like: We ask before we give advice. What is said here stays here. Or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) All right, I've dropped it. Nothing was changed.
        ---
        (to olga) That has 719 characters; 600 is the most I can keep here. Could you make it a little shorter?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to olga) All right, I've dropped it. Nothing was changed.
        ---
        (to olga) Done: values says now:
        Be kind.
        ---
        (to ben) What matters to us here
        Be kind.
        ---
        (to olga) values says:
        Be kind.
        what matters to you here, in your own few sentences; whoever arrives reads it, and village values shows it
        It takes a few sentences, or the word off.
        For example: /settings set values We ask before we give advice. What is said here stays here.
        ---
        (to olga) Done: values is as it was at the start, not set.
        ---
        (to ben) Nothing is written down here yet about what matters to us.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn arrivals_are_wanted_only_while_somebody_is_to_be_welcomed() -> TestResult {
    in_town(async |town| {
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/settings set digest off").await?;
        assert!(!town.hears_arrivals().await?);
        welcoming(town).await?;
        assert!(town.hears_arrivals().await?);
        town.member("olga").says("/settings set welcome off").await?;
        assert!(!town.hears_arrivals().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_was_here_long_before_and_comes_back_soon_is_left_in_peace() -> TestResult {
    in_town(async |town| {
        town.member("ben").says("/village about").await?;
        town.advance(TimeDelta::days(1)).await?;
        welcoming(town).await?;
        for (days, is_welcomed) in [(1, false), (40, true)] {
            leaves(town, "ben").await?;
            town.advance(TimeDelta::days(days)).await?;
            town.skip();
            arrives(town, "ben").await?;
            assert_eq!(town.transcript().contains("How lovely"), is_welcomed, "after {days} days");
        }
        Ok(())
    })
    .await
}
