//! People to talk to.

use bot_core::incoming::Standing;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;

/// The rows that hold this, without those that say that she is there at all.
async fn rows_with(town: &Town, what: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let people = ["accounts", "members", "settings", "setting_changes"];
    let rows = town.every_row().await?.into_iter();
    Ok(rows
        .filter(|(_, table, row)| {
            !people.contains(&table.as_str()) && row.to_lowercase().replace('-', "").contains(&what.replace('-', ""))
        })
        .map(|(side, table, row)| format!("{side} {table}: {row}"))
        .collect())
}

#[tokio::test]
async fn whoever_asks_sees_people_to_talk_to_where_she_lives_and_nothing_is_noted() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/village about").await?;
        town.skip();
        town.member("eva").says("/support").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) People to talk to
        You don't have to carry this alone. Here is where to find people who listen, wherever you are; nothing is too small for them.
        • Find A Helpline: Website: findahelpline.com. A directory of free, confidential lines in many countries, by topic. In immediate danger call the emergency number where you are; in many countries 112 works from any mobile. findahelpline.com <https://findahelpline.com/>
        I read this on November 26, 2026. Numbers change: if one doesn't answer, its page says what holds now.
        Nobody here sees that you asked, and I don't note it down.
        ");
        town.member("ana").says("/settings set region nz").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Done: region is now nz.
        ---
        (to ana) You have chosen New Zealand. This is what I show whoever asks for people to talk to. I read it in copies of these pages and called nobody: would you look once whether it is right?
        • PlunketLine (Whānau Āwhina Plunket): Call 0800 933 922. Free 24/7 nurse line for anyone caring for a child under five, including support for parents' mental health. A parenting help and advice line. In danger call 111. plunket.org.nz <https://www.plunket.org.nz/>
        Read on scoop.co.nz <https://www.scoop.co.nz/stories/GE2404/S00027/30-years-of-plunketline-supporting-parents-and-caregivers-across-the-country-247.htm> on November 22, 2026.
        • 1737, Need to talk?: Call or text 1737. Free, 24/7. A trained counsellor for anyone stressed, anxious, low or overwhelmed, or worried about someone. Brief support; interpreters available. pegasus.health.nz <https://www.pegasus.health.nz/?p=6300>
        Read on pegasus.health.nz <https://www.pegasus.health.nz/?p=6300> on November 22, 2026.
        • Women's Refuge crisis line: Call 0800 733 843 (0800 REFUGE). 24/7; puts you through to your local refuge. For urgent help call 111. womensrefuge.org.nz <https://womensrefuge.org.nz/get-help/>
        Read on womensrefuge.org.nz <https://womensrefuge.org.nz/get-help/> on November 22, 2026.
        • Emergency services: Call 111. If life is at risk, or someone is in immediate danger of harming themselves or others.
        Read on scoop.co.nz <https://www.scoop.co.nz/stories/AK2506/S00310/mental-health-response-change-programme-phase-two-update.htm> on November 22, 2026.
        You can add lines of your own that come first, like this: /settings set support-lines Mothers' Night Line 555 0100, Elm Street family centre elmstreet.example
        [They are right]
        ");
        town.member("ana").presses("They are right").await?;
        town.member("ana").says("/settings set support-lines Elm Street family centre 555 0100").await?;
        town.skip();
        town.member("eva").whispers("support").await?;
        town.member("eva").says("/my language es").await?;
        town.member("eva").says("/apoyo").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) People to talk to
        You don't have to carry this alone. These people listen, in New Zealand, and nothing is too small for them.
        • Elm Street family centre 555 0100
        • PlunketLine (Whānau Āwhina Plunket): Call 0800 933 922. Free 24/7 nurse line for anyone caring for a child under five, including support for parents' mental health. A parenting help and advice line. In danger call 111. plunket.org.nz <https://www.plunket.org.nz/>
        • 1737, Need to talk?: Call or text 1737. Free, 24/7. A trained counsellor for anyone stressed, anxious, low or overwhelmed, or worried about someone. Brief support; interpreters available. pegasus.health.nz <https://www.pegasus.health.nz/?p=6300>
        • Women's Refuge crisis line: Call 0800 733 843 (0800 REFUGE). 24/7; puts you through to your local refuge. For urgent help call 111. womensrefuge.org.nz <https://womensrefuge.org.nz/get-help/>
        • Emergency services: Call 111. If life is at risk, or someone is in immediate danger of harming themselves or others.
        An admin here has looked at these numbers; I read them on November 22, 2026. If one doesn't answer, its page says what holds now.
        Nobody here sees that you asked, and I don't note it down.
        ---
        (to eva) A partir de ahora te hablo en español.
        ---
        (to eva) Personas con quienes hablar
        No tienes que cargar con esto a solas. Estas personas escuchan, en Nueva Zelanda, y nada es demasiado pequeño para ellas.
        • Elm Street family centre 555 0100
        • PlunketLine (Whānau Āwhina Plunket): Llama al 0800 933 922. Línea gratuita de enfermería, a todas horas, para quien cuida de un menor de cinco años, también sobre cómo está quien cuida. Es una línea de ayuda y consejo en la crianza. En peligro llama al 111. plunket.org.nz <https://www.plunket.org.nz/>
        • 1737, Need to talk?: Llama o escribe al 1737. Gratis, a todas horas. Una persona preparada para quien está con estrés, ansiedad, decaída o desbordada, o se preocupa por alguien. Apoyo breve; hay intérpretes. pegasus.health.nz <https://www.pegasus.health.nz/?p=6300>
        • Women's Refuge crisis line: Llama al 0800 733 843 (0800 REFUGE). A todas horas; te pone con el refugio más cercano. Si es urgente llama al 111. womensrefuge.org.nz <https://womensrefuge.org.nz/get-help/>
        • Emergencias: Llama al 111. Si hay riesgo para la vida, o alguien está a punto de hacerse daño o de hacerlo.
        Una administradora de aquí ha mirado estos números; yo los leí el 22 de noviembre de 2026. Si uno no contesta, su página dice lo que vale ahora.
        Nadie de aquí ve que has preguntado, y no lo apunto.
        ");
        for name in crate::share::names_of(town, "eva").await? {
            assert_eq!(rows_with(town, &name).await?, Vec::<String>::new());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_admin_is_asked_once_about_each_region_and_only_an_admin_confirms() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/settings set region ie").await?;
        town.member("ana").says("/settings set region none").await?;
        town.skip();
        town.member("ana").says("/settings set region ie").await?;
        insta::assert_snapshot!(town.transcript(), @"(to ana) Done: region is now ie.");
        let confirm = town.member("ana").press("They are right")?;
        town.happens(&town.member("eva").event("#general", confirm)).await?;
        town.member("ana").says("/settings set region atlantis").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to eva) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ---
        (to ana) I couldn't use "atlantis". It is one of these: none, us, ca, gb, ie, au, nz, es, de, fr, za. For example: us
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn she_is_offered_support_privately_and_once_a_day_and_moderators_hear_what_was_set() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        for name in ["ana", "eva"] {
            town.member(name).says("/village about").await?;
        }
        town.skip();
        town.offers_support("eva").await?;
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) That sounded like a lot to carry. You are not the only one here, and there are people who listen, by day and by night. One tap or /support shows them, only to you.
        Nobody else knows that I wrote to you.
        [People to talk to]
        ");
        town.member("eva").presses("People to talk to").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) People to talk to
        You don't have to carry this alone. Here is where to find people who listen, wherever you are; nothing is too small for them.
        • Find A Helpline: Website: findahelpline.com. A directory of free, confidential lines in many countries, by topic. In immediate danger call the emergency number where you are; in many countries 112 works from any mobile. findahelpline.com <https://findahelpline.com/>
        I read this on November 26, 2026. Numbers change: if one doesn't answer, its page says what holds now.
        Nobody here sees that you asked, and I don't note it down.
        ");
        // What was offered is forgotten with the tag, and with the button.
        town.advance(TimeDelta::days(3)).await?;
        assert_eq!(rows_with(town, "support").await?, Vec::<String>::new());

        town.member("ana").says("/settings set support-tell somebody").await?;
        town.skip();
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) That sounded like a lot to carry. You are not the only one here, and there are people who listen, by day and by night. One tap or /support shows them, only to you.
        The moderators here hear that I offered this to somebody, and neither to whom nor why.
        [People to talk to]
        ---
        (to ana) I have offered somebody here people to talk to, privately. There is nothing you need to do.
        ");
        town.advance(TimeDelta::days(2)).await?;
        town.member("ana").says("/settings set support-tell who").await?;
        town.skip();
        town.offers_support("eva").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) That sounded like a lot to carry. You are not the only one here, and there are people who listen, by day and by night. One tap or /support shows them, only to you.
        The moderators here hear that I offered this to you, and nothing of what you wrote.
        [People to talk to]
        ---
        (to ana) I have offered eva people to talk to, privately. Perhaps a kind word helps; what was written stays with her.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_closed_direct_messages_an_offer_is_kept_quietly() -> TestResult {
    in_town(async |town| {
        for name in ["ana", "eva"] {
            town.member(name).says("/village about").await?;
        }
        town.member("eva").closes_dms();
        town.skip();
        town.offers_support("eva").await?;
        assert_eq!(town.transcript(), "");
        assert_eq!(rows_with(town, "support-offer").await?.len(), 2);
        town.advance(TimeDelta::days(9)).await?;
        assert_eq!(rows_with(town, "support-offer").await?, Vec::<String>::new());
        Ok(())
    })
    .await
}
