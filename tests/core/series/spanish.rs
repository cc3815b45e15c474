//! The same in Spanish.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn in_spanish_it_reads_as_well() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/settings set language es").await?;
        town.transcript();
        ana.says("/encuentro nuevo Cuentos cuándo: todos los martes y sábados a las 10 lugar: Biblioteca veces: 6")
            .await?;
        town.member("ben").says("/encuentro voy #1").await?;
        town.member("ben").says("/encuentro lista").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Cuentos queda anunciado, todos los martes y sábados, hasta el sábado 12 de diciembre. Estas son las próximas fechas:
        • martes 24 de noviembre de 2026, 10:00 EST (#1)
        • sábado 28 de noviembre de 2026, 10:00 EST (#2)
        • martes 1 de diciembre de 2026, 10:00 EST
        • sábado 5 de diciembre de 2026, 10:00 EST
        Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: /encuentro saltar #1. Para terminar la serie: /encuentro terminar #1.
        [Cambiar] [Retirar]
        file: cuentos.ics
        ---
        (#general) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (#general) Cuentos
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #2
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) ¡Qué bien que vas a Cuentos! Es el martes 24 de noviembre de 2026, 10:00 EST, Biblioteca. El archivo lo pone en tu calendario.
        [Adultos y peques] [No puedo] [Alguien está malito]
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Biblioteca
        Organiza: ana
        Asistencia: 1 va
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) Qué hay
        martes 24 de noviembre
        • 10:00 Cuentos (#1), Biblioteca – va 1 · tú vas · todos los martes y sábados, también sábado 28 de noviembre (#2)
        [Proponer un encuentro] [Estoy fuera ahora] [Buscar un momento]
        ");
        ana.says("/encuentro cambiar #1 lugar: Parque").await?;
        ana.presses("Todas desde aquí").await?;
        ana.says("/encuentro saltar #1 motivo: llueve").await?;
        ana.says("/encuentro cancelar #2").await?;
        ana.presses("Toda la serie").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Así cambiaría Cuentos:
        • Lugar: Biblioteca → Parque
        Lo sabrán todas las que van. Todavía no ha cambiado nada.
        ¿Solo esta fecha o todas a partir de ella?
        [Solo esta] [Todas desde aquí] [Dejarlo así]
        ---
        (to ana) Hecho: Cuentos cambia a partir del martes 24 de noviembre de 2026, 10:00 EST. Aviso a quienes van.
        file: cuentos.ics
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: 1 va
        Encuentro #1
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ben) Cuentos es en otro lugar: Parque. Sigue siendo martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00.
        [Verlo] [No puedo]
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #2
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ana) Cuentos, martes 24 de noviembre de 2026, 10:00 EST, queda cancelado. Aviso a la persona que iba a ir.
        La serie sigue; la próxima fecha es sábado 28 de noviembre de 2026, 10:00 EST (#2).
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado: llueve
        Cuándo: martes 24 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque
        Organiza: ana
        ---
        (to ben) Esta vez no hay Cuentos: martes 24 de noviembre de 2026, 10:00 EST queda cancelado. Quien organiza escribe: llueve
        La serie sigue; la próxima fecha es sábado 28 de noviembre de 2026, 10:00 EST (#2).
        file: cuentos.ics
        ---
        (#general) Cuentos
        Cuándo: martes 1 de diciembre de 2026, 10:00 EST, hasta las 12:00
        Se repite: todos los martes y sábados, hasta el sábado 12 de diciembre
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #3
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (to ana) Cuentos se repite todos los martes y sábados. ¿Cancelas solo esta fecha (sábado 28 de noviembre de 2026, 10:00 EST) o toda la serie? Todavía no ha cambiado nada.
        [Solo esta] [Toda la serie] [Dejarlo así]
        ---
        (to ana) Cuentos termina. Las 2 fechas que estaban anunciadas quedan canceladas. Nadie había dicho que sí, así que no hay a quién avisar.
        file: cuentos.ics
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado.
        Cuándo: sábado 28 de noviembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque
        Organiza: ana
        ---
        (#general, edited) Cuentos
        Este encuentro queda cancelado.
        Cuándo: martes 1 de diciembre de 2026, 10:00 EST, hasta las 12:00
        Dónde: Parque
        Organiza: ana
        ");
        ana.says("/encuentro nuevo Yoga cuándo: primer y tercer sábado del mes a las 9 lugar: Parque").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Yoga queda anunciado, el primer y tercer sábado de cada mes. Estas son las próximas fechas:
        • sábado 5 de diciembre de 2026, 09:00 EST (#4)
        • sábado 19 de diciembre de 2026, 09:00 EST (#5)
        • sábado 2 de enero de 2027, 09:00 EST
        • sábado 16 de enero de 2027, 09:00 EST
        Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: /encuentro saltar #4. Para terminar la serie: /encuentro terminar #4.
        [Cambiar] [Retirar]
        file: yoga.ics
        ---
        (#general) Yoga
        Cuándo: sábado 5 de diciembre de 2026, 09:00 EST, hasta las 11:00
        Se repite: el primer y tercer sábado de cada mes
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #4
        [Voy] [Quizás] [No puedo] [Quién va]
        ---
        (#general) Yoga
        Cuándo: sábado 19 de diciembre de 2026, 09:00 EST, hasta las 11:00
        Se repite: el primer y tercer sábado de cada mes
        Dónde: Parque
        Organiza: ana
        Asistencia: nadie todavía, sé la primera
        Encuentro #5
        [Voy] [Quizás] [No puedo] [Quién va]
        ");
        Ok(())
    })
    .await
}
