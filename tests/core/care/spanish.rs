//! What moderators do, and what she reads of it, in Spanish.

use bot_core::testing::{TestResult, in_town};
use chrono::TimeDelta;

use super::keeping::settle_in;

#[tokio::test]
async fn a_pause_a_kind_word_and_quieter_hours_are_spanish_from_beginning_to_end() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ana").says("/settings set language es").await?;
        town.skip();
        let mia = town.member("mia");
        mia.says("/cuidado pausar @ben 2h se acaloró la charla sobre el sueño").await?;
        mia.presses("Enviar").await?;
        town.advance(TimeDelta::hours(2) + TimeDelta::minutes(1)).await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) Una pausa para ben. Todavía no ha pasado nada. Es el número #1 del registro.
        Hasta el lunes 23 de noviembre de 2026, 11:00 EST; acaba por sí sola.
        Ella leerá esto, en privado:
        Últimamente ha sido mucho. A una moderadora le gustaría que descansaras un poco de escribir aquí. Sigues siendo una de nosotras.
        El motivo: se acaloró la charla sobre el sueño
        Puedes leerlo todo, y escribir de nuevo desde el lunes 23 de noviembre de 2026, 11:00 EST. La pausa acaba por sí sola.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        Ahora mismo no cuenta nada. Si hace falta algo, lo que encaja es un aviso amable. Decides tú; yo solo sugiero.
        [Enviar] [Cambiar las palabras] [Cancelar]
        ---
        (to mia) ben queda en pausa y lee el motivo. Es el #1 del registro.
        Para deshacerlo: /cuidado deshacer 1
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: Some(2026-11-23T16:00:00Z), why: …, before: None }
        ---
        (to ben) Últimamente ha sido mucho. A una moderadora le gustaría que descansaras un poco de escribir aquí. Sigues siendo una de nosotras.
        El motivo: se acaloró la charla sobre el sueño
        Puedes leerlo todo, y escribir de nuevo desde el lunes 23 de noviembre de 2026, 11:00 EST. La pausa acaba por sí sola.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        [Pedir que lo miren otra vez] [Mi situación]
        ---
        (keeps) Pause { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", until: None, why: …, before: None }
        ---
        (to ben) Tu pausa ha terminado; ya puedes escribir. Qué bien tenerte de vuelta.
        "#);
        mia.says("/care nudge @ben a algunas les dolió lo del biberón").await?;
        mia.presses("Enviar").await?;
        mia.says("/care cool 30m el tema está que arde").await?;
        mia.presses("Enviar").await?;
        mia.says("/care uncool").await?;
        town.member("ben").says("/my standing").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Unas palabras amables para ben. Todavía no se ha enviado nada. Es el número #2 del registro.
        Ella leerá esto, en privado:
        Puede que algo que escribiste haya dolido más de lo que querías. Creo que tu intención era buena, y prefiero decírtelo en privado.
        El motivo: a algunas les dolió lo del biberón
        No pasa nada más. Si quieres, escribe allí una línea; o déjalo como está.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        Ahora mismo cuenta una cosa (una pausa de unas horas). Si hace falta más, lo que encaja es una pausa de unos días. Decides tú; yo solo sugiero.
        [Enviar] [Cambiar las palabras] [Cancelar]
        ---
        (to mia) En camino a ben. Es el #2 del registro.
        Para deshacerlo: /cuidado deshacer 2
        ---
        (to ben) Puede que algo que escribiste haya dolido más de lo que querías. Creo que tu intención era buena, y prefiero decírtelo en privado.
        El motivo: a algunas les dolió lo del biberón
        No pasa nada más. Si quieres, escribe allí una línea; o déjalo como está.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        [Pedir que lo miren otra vez] [Mi situación]
        ---
        (to mia) #general irá más lento un rato. Todavía no ha pasado nada. Es el número #3 del registro.
        Hasta el lunes 23 de noviembre de 2026, 11:31 EST; acaba por sí sola.
        Esto se dirá allí, para todas:
        Respiremos un momento. Esto va un poco más lento un rato; nadie ha hecho nada malo por estar aquí.
        El motivo: el tema está que arde
        Vuelve a ir como antes desde el lunes 23 de noviembre de 2026, 11:31 EST.
        [Enviar] [Cambiar las palabras] [Cancelar]
        ---
        (to mia) #general irá más lento. Es el #3 del registro.
        Para deshacerlo: /cuidado deshacer 3
        ---
        (keeps) Cool { until: Some(2026-11-23T16:31:00Z), before: None }
        ---
        (#general) Respiremos un momento. Esto va un poco más lento un rato; nadie ha hecho nada malo por estar aquí.
        El motivo: el tema está que arde
        Vuelve a ir como antes desde el lunes 23 de noviembre de 2026, 11:31 EST.
        ---
        (to mia) El #3 ha terminado: el canal vuelve a ir como antes.
        ---
        (keeps) Cool { until: None, before: None }
        ---
        (to ben) Lo que hay anotado de ti
        • #2, lunes 23 de noviembre, unas palabras amables: a algunas les dolió lo del biberón (cuenta hasta domingo 21 de febrero)
        • #1, lunes 23 de noviembre, una pausa: se acaloró la charla sobre el sueño (cuenta hasta domingo 21 de febrero)
        Ahora mismo cuentan 2 cosas, la mayor es una pausa de unas horas. Si volviera a pasar algo, yo les propondría a las moderadoras una pausa de unos días. Deciden ellas, no yo.
        Solo lo ven tú y las moderadoras. Lo que cuenta se desvanece a los 90 días, y lo anotado se borra al año. Las moderadoras pueden guardar además notas propias, que aquí no se muestran. Quién les contó algo no se le muestra a nadie.
        [Preguntar por el #2] [Preguntar por el #1]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_goodbye_and_an_appeal_are_spanish_from_beginning_to_end() -> TestResult {
    in_town(async |town| {
        settle_in(town).await?;
        town.member("ana").says("/settings set language es").await?;
        town.skip();
        town.member("mia").says("/care goodbye @ben vende después de tres charlas").await?;
        town.member("mia").presses("Enviar").await?;
        town.member("zoe").presses("Sí, despedida").await?;
        town.member("ben").whispers("appeal era un regalo").await?;
        town.member("ana").says("/care appeals 1 undo tenía razón").await?;
        town.member("mia").says("/care history @ben").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to mia) Una despedida de ben, para siempre. Todavía no ha pasado nada. Es el número #1 del registro.
        Ella leerá esto, en privado:
        Esto cuesta decirlo: las moderadoras han decidido despedirse de ti aquí. Gracias por el tiempo que estuviste con nosotras.
        El motivo: vende después de tres charlas
        Dentro de un momento ya no podrás leer ni escribir allí.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        Hace falta el sí de otra moderadora en 24 horas, y ella sabrá cómo apelar antes de que ocurra.
        Ahora mismo no cuenta nada. Si hace falta algo, lo que encaja es un aviso amable. Decides tú; yo solo sugiero.
        [Enviar] [Cambiar las palabras] [Cancelar]
        ---
        (to mia) Pregunto a las demás moderadoras. Cuando una diga que sí, ben sabrá cómo apelar, y después se irá. Es el #1 del registro.
        ---
        (to ana) mia quiere despedirse de ben, para siempre. Hace falta el sí de otra en 24 horas. ben sabrá cómo apelar antes de que ocurra.
        El motivo: vende después de tres charlas
        [Sí, despedida] [No, se queda]
        ---
        (to zoe) mia quiere despedirse de ben, para siempre. Hace falta el sí de otra en 24 horas. ben sabrá cómo apelar antes de que ocurra.
        El motivo: vende después de tres charlas
        [Sí, despedida] [No, se queda]
        ---
        (to zoe) Gracias. Primero se lo digo a ben, con la manera de apelar, y se va cuando lo sepa. Es el #1 del registro.
        Para deshacerlo: /cuidado deshacer 1
        ---
        (to ben) Esto cuesta decirlo: las moderadoras han decidido despedirse de ti aquí. Gracias por el tiempo que estuviste con nosotras.
        El motivo: vende después de tres charlas
        Dentro de un momento ya no podrás leer ni escribir allí.
        Si crees que no es justo, basta con /apelar y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: /mi situación
        [Pedir que lo miren otra vez] [Mi situación]
        ---
        (keeps) Goodbye { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", out: true, why: … }
        ---
        (to ben) Gracias por decírmelo. Lo mira alguien que no tuvo nada que ver, y te digo cómo acabó y por qué. Puede tardar un día o dos.
        ---
        (to ana) ben pide que otra persona vuelva a mirar el #1: una despedida. Lo decidió mia; tú no tuviste nada que ver, por eso te lo pregunto.
        El motivo: vende después de tres charlas
        Ella dice:
        era un regalo
        [Se queda así] [Hacerlo más leve] [Retirarlo]
        ---
        (to ana) Respondido: está retirado. Ella lee tu motivo.
        ---
        (keeps) Goodbye { home: HomeKey { id: "town", name: Some("Town") }, account: "ben", out: false, why: … }
        ---
        (to ben) Alguien que no tuvo nada que ver ha vuelto a mirar la despedida. Está retirado, y no cuenta.
        El motivo: tenía razón
        ---
        (to mia) Lo que hay anotado de ben
        • #1, lunes 23 de noviembre, despedida, por mia, retirado: vende después de tres charlas
        Ahora mismo no cuenta nada. Si hace falta algo, lo que encaja es un aviso amable. Decides tú; yo solo sugiero.
        [Palabras amables] [Preguntarle cómo está] [Nota]
        "#);
        Ok(())
    })
    .await
}
