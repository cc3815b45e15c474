//! Taking part, having a break, and leaving.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

#[tokio::test]
async fn taking_part_is_asked_for_and_ends_at_any_time() -> TestResult {
    in_town(async |town| {
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Take part").await?;
        town.member("ana").says("/intro join").await?;
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Leave out the next one").await?;
        town.member("ana").says("/intro status").await?;
        town.member("ana").presses("Don't leave it out").await?;
        town.member("ana").says("/intro leave").await?;
        town.member("ana").says("/intro leave").await?;
        town.member("ben").says("/intro join once").await?;
        town.member("ben").says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You don't take part in intros at the moment. /intro join brings you in, whenever you like.
        [Take part]
        ---
        (to ana) You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and /intro leave ends it at any time.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (to ana) You take part already, so nothing had to change. /intro leave ends it at any time.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (to ana) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        [Leave out the next one]
        ---
        (to ana) Noted: you leave out the next round and are back in the one after it.
        [Don't leave it out]
        ---
        (to ana) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        You leave out the next round.
        [Don't leave it out]
        ---
        (to ana) Noted: you don't leave out the next round after all.
        ---
        (to ana) You don't take part in intros any more. /intro join brings you back, whenever you like.
        ---
        (to ana) You don't take part in intros at the moment. /intro join brings you in, whenever you like.
        [Take part]
        ---
        (to ben) You're in for the next round, and only for that one. I introduce you privately; nobody else sees it, and /intro leave takes it back.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (to ben) You take part in the next round, and only in that one. /intro join makes it every round.
        There is no fixed day for rounds here yet; I write to you when one begins.
        [Leave out the next one]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_ends_by_itself_or_by_a_tap() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/intro pause").await?;
        ana.says("/intro join").await?;
        ana.says("/intro pause until 1 march").await?;
        ana.says("/intro resume").await?;
        ana.says("/intro pause 3 weeks").await?;
        ana.says("/intro status").await?;
        town.advance(TimeDelta::days(22)).await?;
        ana.says("/intro status").await?;
        ana.says("/intro pause").await?;
        ana.presses("I'm back").await?;
        ana.says("/intro pause someday").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You don't take part in intros at the moment. /intro join brings you in, whenever you like.
        [Take part]
        ---
        (to ana) You're in! From the next round on I introduce you to somebody here, privately. Nobody else sees that you take part, and /intro leave ends it at any time.
        There is no fixed day for rounds here yet; I write to you when one begins.
        The more I know, the better I can choose. /my show shows what you share; every part of it is optional.
        ---
        (to ana) All right, no introductions until Monday, March 1; after that I bring you back by myself. /intro resume does it sooner.
        ---
        (to ana) Welcome back! You're in from the next round on.
        There is no fixed day for rounds here yet; I write to you when one begins.
        ---
        (to ana) All right, no introductions until Monday, December 14; after that I bring you back by myself. /intro resume does it sooner.
        ---
        (to ana) You have a break until Monday, December 14.
        [I'm back]
        ---
        (to ana) You take part in every round. /intro pause gives you a break.
        There is no fixed day for rounds here yet; I write to you when one begins.
        [Leave out the next one]
        ---
        (to ana) All right, no introductions until you tell me. /intro resume brings you back.
        [I'm back]
        ---
        (to ana) Welcome back! You're in from the next round on.
        There is no fixed day for rounds here yet; I write to you when one begins.
        ---
        (to ana) I couldn't read "someday" as a day that is still to come. Something like /intro pause until 1 march works; without a day it is until you tell me.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pause_of_who_came_for_one_round_is_no_way_into_every_round() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/intro join once").await?;
        town.transcript();
        ana.says("/intro pause 3 weeks").await?;
        town.advance(TimeDelta::days(22)).await?;
        ana.says("/intro status").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You don't take part in intros any more. /intro join brings you back, whenever you like.
        ---
        (to ana) You don't take part in intros at the moment. /intro join brings you in, whenever you like.
        [Take part]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_next_round_is_named_as_it_is_planned() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set intro-rounds two-weeks").await?;
        ana.says("/intro join").await?;
        town.member("ben").says("/intro join").await?;
        // A round by hand changes nothing about the day of the others.
        ana.says("/intro round begin").await?;
        town.transcript();
        ana.says("/intro status").await?;
        ana.says("/intro round").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You take part in every round. /intro pause gives you a break.
        The next round begins Monday, November 30, 2026, 9:00 AM EST.
        At the moment you're introduced to ben.
        [Leave out the next one] [Show it again] [Not comfortable]
        ---
        (to ana) Rounds of intros
        Round 1 is on.
        2 people would take part in the next round.
        The next one begins Monday, November 30, 2026, 9:00 AM EST.
        [Choose, and let me look] [Begin now]
        ");
        ana.says("/settings set intro-rounds off").await?;
        town.transcript();
        ana.says("/intro status").await?;
        let said = town.transcript();
        assert!(said.contains("There is no fixed day for rounds here yet"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_speaks_spanish() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my language es").await?;
        ana.says("/presentaciones participar").await?;
        ana.says("/presentaciones pausa hasta el 1 de marzo").await?;
        ana.says("/presentaciones estado").await?;
        ana.says("/presentaciones volver").await?;
        ana.says("/presentaciones saltar").await?;
        ana.says("/presentaciones dejar").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) A partir de ahora te hablo en español.
        ---
        (to ana) ¡Dentro! Desde la próxima ronda te presento a alguien de aquí, en privado. Nadie más ve que participas, y /presentaciones dejar lo termina cuando quieras.
        Todavía no hay un día fijo para las rondas; te escribo cuando empiece una.
        Cuanto más sé, mejor puedo elegir. /mi ver muestra lo que compartes; cada parte es opcional.
        ---
        (to ana) De acuerdo, nada de presentaciones hasta el lunes 1 de marzo; después te traigo de vuelta sin que hagas nada. /presentaciones volver lo hace antes.
        ---
        (to ana) Descansas hasta el lunes 1 de marzo.
        [He vuelto]
        ---
        (to ana) ¡Qué bien tenerte de vuelta! Participas desde la próxima ronda.
        Todavía no hay un día fijo para las rondas; te escribo cuando empiece una.
        ---
        (to ana) Anotado: te saltas la próxima ronda y vuelves en la siguiente.
        [No saltármela]
        ---
        (to ana) Ya no participas en las presentaciones. /presentaciones participar te trae de vuelta cuando quieras.
        ");
        Ok(())
    })
    .await
}
