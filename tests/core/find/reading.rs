//! How it is said: in Spanish, and in the reader's zone.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn spanish_says_the_same() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ana.says("/settings set language es").await?;
        town.skip();
        ana.says("/encuentro buscar Paseo cuándo: mañanas de la próxima semana").await?;
        ana.says("/encuentro cancelar #1").await?;
        town.skip();
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
        town.skip();
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
        town.skip();
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
