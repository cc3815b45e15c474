//! Her kids and when they nap.

use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn kids_are_kept_by_the_month_and_shown_with_their_age() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my kids").await?;
        ana.says("/my kids march 2025, 2023-07, due april 2027").await?;
        ana.says("/my kids 7 months, 3 years").await?;
        ana.says("/my kids none").await?;
        ana.says("/my kids").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You haven't told me of any kids. If you like, tell me like this: /my kids march 2025, 3 years. Birth months are all I keep, and others only ever see counts like "2 babies".
        ---
        (to ana) Noted
        • born in March 2025, 20 months old
        • born in July 2023, 3 years old
        • due in April 2027
        Birth months are all I keep, and others only ever see counts like "2 babies". /my kids march 2025, 3 years replaces them, /my kids none removes them.
        ---
        (to ana) Noted
        • born about April 2026, 7 months old
        • born about November 2023, 3 years old
        What says "about" I worked out from an age or without a year. Write the month and year if you want it exact.
        Birth months are all I keep, and others only ever see counts like "2 babies". /my kids march 2025, 3 years replaces them, /my kids none removes them.
        ---
        (to ana) All right, I keep nothing about your kids any more. To tell me again, whenever you like: /my kids march 2025, 3 years
        ---
        (to ana) You haven't told me of any kids. If you like, tell me like this: /my kids march 2025, 3 years. Birth months are all I keep, and others only ever see counts like "2 babies".
        "#);
        ana.says("/my language es").await?;
        town.skip();
        ana.says("/mi peques").await?;
        ana.says("/mi peques marzo de 2025, salgo de cuentas en abril 2027 y 3 años").await?;
        ana.says("/mi peques").await?;
        ana.says("/mi peques ninguno").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Todavía no me has contado de tus peques. Si quieres, cuéntamelo así: /mi peques marzo 2025, 3 años. Solo guardo el mes de nacimiento, y nadie más ve otra cosa que recuentos como "2 bebés".
        ---
        (to ana) Anotado
        • nació en marzo de 2025, 20 meses
        • llega en abril de 2027
        • nació hacia noviembre de 2023, 3 años
        Donde dice "hacia" lo calculé a partir de una edad o sin año. Escribe el mes y el año si lo quieres exacto.
        Solo guardo el mes de nacimiento, y nadie más ve otra cosa que recuentos como "2 bebés". /mi peques marzo 2025, 3 años lo cambia, /mi peques ninguno lo borra.
        ---
        (to ana) Tus peques
        • nació en marzo de 2025, 20 meses
        • llega en abril de 2027
        • nació hacia noviembre de 2023, 3 años
        Donde dice "hacia" lo calculé a partir de una edad o sin año. Escribe el mes y el año si lo quieres exacto.
        Solo guardo el mes de nacimiento, y nadie más ve otra cosa que recuentos como "2 bebés". /mi peques marzo 2025, 3 años lo cambia, /mi peques ninguno lo borra.
        ---
        (to ana) De acuerdo, ya no guardo nada sobre tus peques. Para contármelo otra vez, cuando quieras: /mi peques marzo 2025, 3 años
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_kept_of_kids_is_said_with_an_example() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in ["blue", ",,,", "october 2028", "1987-03", &"2023-07,".repeat(13), "3 years, whenever"] {
            ana.says(&format!("/my kids {text}")).await?;
            ana.whispers("cancel").await?;
        }
        ana.says(&format!("/my kids {}", "2023-07,".repeat(400))).await?;
        ana.whispers("march 2025, 3 years").await?;
        ana.says(&format!("/my kids {}", "x".repeat(10_000))).await?;
        let said = town.transcript().replace("\n---\n(to ana) All right, I've dropped it. Nothing was changed.", "");
        insta::assert_snapshot!(said, @r#"
        (to ana) I couldn't read "blue" as a birth month, an age or a due date. Something like /my kids march 2025, 3 years works; so does "due april 2027".
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Whom shall I write down? Something like /my kids march 2025, 3 years works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) That is further ahead than a baby can be due. Something like /my kids march 2025, 3 years works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) From eighteen on they are grown up, so I don't keep them here. Something like /my kids march 2025, 3 years works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) 13 kids are more than I can keep; 12 is the most. Something like /my kids march 2025, 3 years works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "whenever" as a birth month, an age or a due date. Something like /my kids march 2025, 3 years works; so does "due april 2027".
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "born" has 3200 characters; 1000 is the most I can take. Could you make it a little shorter?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        • born in March 2025, 20 months old
        • born about November 2023, 3 years old
        What says "about" I worked out from an age or without a year. Write the month and year if you want it exact.
        Birth months are all I keep, and others only ever see counts like "2 babies". /my kids march 2025, 3 years replaces them, /my kids none removes them.
        ---
        (to ana) That is longer than I can read at once; 4000 characters is the most. Nothing was changed; could you make it a little shorter?
        "#);
        ana.says("/my language es").await?;
        town.skip();
        for text in ["azul", ",,,", "octubre 2028", "1987-03", &"2023-07,".repeat(13)] {
            ana.says(&format!("/mi peques {text}")).await?;
            ana.whispers("cancelar").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) De acuerdo, lo dejo. No ha cambiado nada.", "");
        insta::assert_snapshot!(said, @r#"
        (to ana) No pude leer "azul" como mes de nacimiento, edad o fecha de parto. Algo como /mi peques marzo 2025, 3 años funciona; también "salgo de cuentas en abril 2027".
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) ¿A quién anoto? Algo como /mi peques marzo 2025, 3 años funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) Eso queda más lejos de lo que puede tardar un bebé. Algo como /mi peques marzo 2025, 3 años funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) A partir de los dieciocho ya son mayores, así que aquí no los guardo. Algo como /mi peques marzo 2025, 3 años funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) 13 peques son más de los que puedo guardar; 12 es lo máximo. Algo como /mi peques marzo 2025, 3 años funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn naps_are_kept_on_her_own_clock() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my naps").await?;
        ana.says("/my naps 12:30-14:30 on weekdays, weekends 12-13, mon wed 9:30-10:30").await?;
        ana.says("/my naps 9-10 and 13-15").await?;
        ana.says("/my naps").await?;
        ana.says("/my naps 23:00-1:00").await?;
        ana.says("/my naps off").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You haven't told me of any naps. With /my naps 12:30-14:30 on weekdays meetups can be planned around them, and nobody else is shown when they are.
        [Write it]
        ---
        (to ana) Noted
        • 12:30 PM to 2:30 PM, Monday to Friday
        • 12:00 PM to 1:00 PM, Saturday and Sunday
        • 9:30 AM to 10:30 AM, Monday, Wednesday
        These are times on your clock (America/New_York). Nobody else is shown when; hosts only learn how many families a time would be awkward for.
        /my naps 12:30-14:30 on weekdays replaces them, /my naps none removes them.
        [Change it]
        ---
        (to ana) Noted
        • 9:00 AM to 10:00 AM, every day
        • 1:00 PM to 3:00 PM, every day
        These are times on your clock (America/New_York). Nobody else is shown when; hosts only learn how many families a time would be awkward for.
        /my naps 12:30-14:30 on weekdays replaces them, /my naps none removes them.
        [Change it]
        ---
        (to ana) Naps
        • 9:00 AM to 10:00 AM, every day
        • 1:00 PM to 3:00 PM, every day
        These are times on your clock (America/New_York). Nobody else is shown when; hosts only learn how many families a time would be awkward for.
        /my naps 12:30-14:30 on weekdays replaces them, /my naps none removes them.
        [Change it]
        ---
        (to ana) Noted
        • 11:00 PM to 1:00 AM, every day
        These are times on your clock (America/New_York). Nobody else is shown when; hosts only learn how many families a time would be awkward for.
        /my naps 12:30-14:30 on weekdays replaces them, /my naps none removes them.
        [Change it]
        ---
        (to ana) All right, I keep no naps any more. To tell me again, whenever you like: /my naps 12:30-14:30 on weekdays
        [Write it]
        ");
        ana.says("/my language es").await?;
        ana.says("/my zone Europe/Madrid").await?;
        town.skip();
        ana.says("/mi siestas").await?;
        ana.says("/mi siestas 12:30-14:30 entre semana").await?;
        ana.says("/mi siestas").await?;
        ana.says("/mi siestas ninguna").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Todavía no me has contado cuándo son las siestas. Con /mi siestas 12:30-14:30 entre semana los encuentros pueden respetarlas, y nadie más ve cuándo son.
        [Escribirlo]
        ---
        (to ana) Anotado
        • 12:30 a 14:30, de lunes a viernes
        Son horas de tu reloj (Europe/Madrid). Nadie más ve cuándo son; quien organiza solo sabe para cuántas familias sería mala hora.
        /mi siestas 12:30-14:30 entre semana las cambia, /mi siestas ninguno las borra.
        [Cambiarlo]
        ---
        (to ana) Siestas
        • 12:30 a 14:30, de lunes a viernes
        Son horas de tu reloj (Europe/Madrid). Nadie más ve cuándo son; quien organiza solo sabe para cuántas familias sería mala hora.
        /mi siestas 12:30-14:30 entre semana las cambia, /mi siestas ninguno las borra.
        [Cambiarlo]
        ---
        (to ana) De acuerdo, ya no guardo ninguna siesta. Para contármelo otra vez, cuando quieras: /mi siestas 12:30-14:30 entre semana
        [Escribirlo]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_kept_of_naps_is_said_with_an_example() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in ["whenever", ",", "14:30-12:30", "weekdays", &"9-10,".repeat(11), &"9-10,".repeat(101)] {
            ana.says(&format!("/my naps {text}")).await?;
            ana.whispers("cancel").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) All right, I've dropped it. Nothing was changed.", "");
        insta::assert_snapshot!(said, @r#"
        (to ana) I couldn't read "whenever" as hours of a nap. Something like /my naps 12:30-14:30 on weekdays works, and so does "9-10 and 13-15 on weekdays".
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) When are the naps? Something like /my naps 12:30-14:30 on weekdays works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) In "14:30-12:30" the nap would end before it begins, or last more than eight hours. Something like /my naps 12:30-14:30 on weekdays works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) I couldn't read "weekdays" as hours of a nap. Something like /my naps 12:30-14:30 on weekdays works, and so does "9-10 and 13-15 on weekdays".
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) 11 naps are more than I can keep; 10 is the most. Something like /my naps 12:30-14:30 on weekdays works.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) "naps" has 505 characters; 500 is the most I can take. Could you make it a little shorter?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        ana.says("/my language es").await?;
        town.skip();
        for text in ["a veces", ",", "14:30-12:30", &"9-10,".repeat(11)] {
            ana.says(&format!("/mi siestas {text}")).await?;
            ana.whispers("cancelar").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) De acuerdo, lo dejo. No ha cambiado nada.", "");
        insta::assert_snapshot!(said, @r#"
        (to ana) No pude leer "a veces" como las horas de una siesta. Algo como /mi siestas 12:30-14:30 entre semana funciona, y también "9-10 y 13-15 entre semana".
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) ¿Cuándo son las siestas? Algo como /mi siestas 12:30-14:30 entre semana funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) En "14:30-12:30" la siesta acabaría antes de empezar, o duraría más de ocho horas. Algo como /mi siestas 12:30-14:30 entre semana funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) 11 siestas son más de las que puedo guardar; 10 es lo máximo. Algo como /mi siestas 12:30-14:30 entre semana funciona.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        "#);
        Ok(())
    })
    .await
}
