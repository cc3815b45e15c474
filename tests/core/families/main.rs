//! What a member tells of herself and her family: `my kids`, `my naps`, `my quiet` and the rest; and how she names others.

use bot_core::id::{CommunityId, IdSource, MemberId};
use bot_core::incoming::{Incoming, PlatformKind, Standing, What};
use bot_core::people;
use bot_core::people::wishes::{Spontaneous, Wishes};
use bot_core::store::Store;
use bot_core::testing::{Person, TestResult, in_town, monday_morning, postgres};
use bot_core::time::birth::read_kids;
use bot_core::time::naps::read_naps;
use bot_core::wording::Locale;

mod kids;
mod naming;

/// Somebody of this account and name says something on a platform.
fn said(person: Person<'_>, platform: PlatformKind, account: &str, name: &str, text: &str) -> Incoming {
    let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
    let mut event = person.event("#general", what);
    event.platform = platform;
    account.clone_into(&mut event.from.account);
    name.clone_into(&mut event.from.name);
    event
}

#[tokio::test]
async fn reminders_and_quiet_hours_are_her_own_or_the_communitys() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in ["", " 1d, 2h", "", " off", " community", " soon"] {
            ana.says(&format!("/my reminders{text}")).await?;
        }
        ana.whispers("cancel").await?;
        for text in ["", " 9pm to 7am", "", " off", " soon"] {
            ana.says(&format!("/my quiet{text}")).await?;
        }
        ana.whispers("cancel").await?;
        ana.is(Standing::Admin);
        ana.says("/settings set quiet-hours soon").await?;
        ana.whispers("9pm to 7am").await?;
        ana.says("/settings show quiet-hours").await?;
        ana.says("/my quiet").await?;
        ana.says("/my quiet community").await?;
        ana.says("/settings set quiet-hours off").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) You are reminded of meetups as the community has set it.
        /my reminders 1d, 2h changes it, /my reminders community follows the community again, /my reminders off turns it off.
        [Change it]
        ---
        (to ana) You are reminded of meetups this long before: 1 day, 2 hours.
        [Change it]
        ---
        (to ana) You are reminded of meetups this long before: 1 day, 2 hours.
        /my reminders 1d, 2h changes it, /my reminders community follows the community again, /my reminders off turns it off.
        [Change it]
        ---
        (to ana) You are not reminded of meetups.
        [Change it]
        ---
        (to ana) You are reminded of meetups as the community has set it.
        [Change it]
        ---
        (to ana) I couldn't read "soon" as times before a meetup. Up to five, from 5 minutes to 14 days, like 1d, 2h; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) You have no quiet hours, and neither has the community.
        /my quiet 21:00-7:00 changes it, /my quiet community follows the community again, /my quiet off turns it off.
        [Change it]
        ---
        (to ana) From 9:00 PM to 7:00 AM (America/New_York) I keep what can wait to myself.
        [Change it]
        ---
        (to ana) From 9:00 PM to 7:00 AM (America/New_York) I keep what can wait to myself.
        /my quiet 21:00-7:00 changes it, /my quiet community follows the community again, /my quiet off turns it off.
        [Change it]
        ---
        (to ana) You have no quiet hours: I tell you at any hour.
        [Change it]
        ---
        (to ana) I couldn't read "soon" as two times of the day. Something like 21:00-7:00 works; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) I couldn't read "soon" as two times of the day. Something like 21:00-7:00 works; or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Done: quiet-hours is now 21:00-07:00.
        ---
        (to ana) quiet-hours is 21:00-07:00.
        when I keep reminders and the like to myself until the night is over
        It takes two times of the day, or the word off.
        For example: /settings set quiet-hours 21:00-7:00
        ---
        (to ana) You have no quiet hours: I tell you at any hour.
        /my quiet 21:00-7:00 changes it, /my quiet community follows the community again, /my quiet off turns it off.
        [Change it]
        ---
        (to ana) From 9:00 PM to 7:00 AM (America/New_York) I keep what can wait to myself, as the community has set it.
        [Change it]
        ---
        (to ana) Done: quiet-hours is now off.
        "#);
        ana.says("/my language es").await?;
        town.skip();
        for text in ["", " 1 día y 2 horas", " off", " comunidad", " pronto"] {
            ana.says(&format!("/mi recordatorios{text}")).await?;
        }
        ana.whispers("cancelar").await?;
        for text in ["", " de 9 de la noche a 7 de la mañana", "", " ninguno", " comunidad", " pronto"] {
            ana.says(&format!("/mi silencio{text}")).await?;
        }
        ana.whispers("cancelar").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Te recuerdo los encuentros como lo ha decidido la comunidad.
        /mi recordatorios 1d, 2h lo cambia, /mi recordatorios community vuelve a seguir a la comunidad, /mi recordatorios off lo apaga.
        [Cambiarlo]
        ---
        (to ana) Te recuerdo los encuentros con esta antelación: 1 día, 2 horas.
        [Cambiarlo]
        ---
        (to ana) No te recuerdo los encuentros.
        [Cambiarlo]
        ---
        (to ana) Te recuerdo los encuentros como lo ha decidido la comunidad.
        [Cambiarlo]
        ---
        (to ana) No pude leer "pronto" como tiempos antes de un encuentro. Hasta cinco, de 5 minutos a 14 días, como 1d, 2h; o ninguno.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) De acuerdo, lo dejo. No ha cambiado nada.
        ---
        (to ana) No tienes horas de silencio, y la comunidad tampoco.
        /mi silencio 21:00-7:00 lo cambia, /mi silencio community vuelve a seguir a la comunidad, /mi silencio off lo apaga.
        [Cambiarlo]
        ---
        (to ana) De 21:00 a 07:00 (America/New_York) me guardo lo que puede esperar.
        [Cambiarlo]
        ---
        (to ana) De 21:00 a 07:00 (America/New_York) me guardo lo que puede esperar.
        /mi silencio 21:00-7:00 lo cambia, /mi silencio community vuelve a seguir a la comunidad, /mi silencio off lo apaga.
        [Cambiarlo]
        ---
        (to ana) No tienes horas de silencio: te aviso a cualquier hora.
        [Cambiarlo]
        ---
        (to ana) No tienes horas de silencio, y la comunidad tampoco.
        [Cambiarlo]
        ---
        (to ana) No pude leer "pronto" como dos horas del día. Algo como 21:00-7:00 funciona; o ninguna.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) De acuerdo, lo dejo. No ha cambiado nada.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn spontaneous_meetups_are_wished_for_everywhere_somewhere_or_not() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in ["", " on", " off", " Elm  Park, Riverside", "", " ,,,", &format!(" {}", "x".repeat(41))] {
            ana.says(&format!("/my spontaneous{text}")).await?;
        }
        ana.whispers("cancel").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) You haven't said whether you want to hear of spontaneous meetups, so I keep quiet about them.
        /my spontaneous on for all of them, /my spontaneous Elm Park for some places, /my spontaneous off for none.
        [Change it]
        ---
        (to ana) You hear of every spontaneous meetup.
        [Change it]
        ---
        (to ana) You don't hear of spontaneous meetups.
        [Change it]
        ---
        (to ana) You hear of spontaneous meetups here: Elm Park, Riverside.
        [Change it]
        ---
        (to ana) You hear of spontaneous meetups here: Elm Park, Riverside.
        /my spontaneous on for all of them, /my spontaneous Elm Park for some places, /my spontaneous off for none.
        [Change it]
        ---
        (to ana) Name up to 20 places, each in 40 characters at most and with commas between them. Something like /my spontaneous Elm Park, Riverside works; or just on or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Name up to 20 places, each in 40 characters at most and with commas between them. Something like /my spontaneous Elm Park, Riverside works; or just on or off.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ");
        ana.says("/my language es").await?;
        town.skip();
        for text in ["", " sí", " no", " Parque del Olmo, Ribera", &format!(" {}", "a,".repeat(21))] {
            ana.says(&format!("/mi espontáneos{text}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Te aviso de encuentros espontáneos aquí: Elm Park, Riverside.
        /mi espontáneos on para todos, /mi espontáneos Elm Park para algunos lugares, /mi espontáneos off para ninguno.
        [Cambiarlo]
        ---
        (to ana) Te aviso de todos los encuentros espontáneos.
        [Cambiarlo]
        ---
        (to ana) No te aviso de encuentros espontáneos.
        [Cambiarlo]
        ---
        (to ana) Te aviso de encuentros espontáneos aquí: Parque del Olmo, Ribera.
        [Cambiarlo]
        ---
        (to ana) Dime hasta 20 lugares, cada uno con 40 caracteres como mucho y separados por comas. Algo como /mi espontáneos Elm Park, Riverside funciona; o solo todo o ninguno.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn she_sees_everything_that_is_kept_about_her() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        town.member("ben").says("/village about").await?;
        town.skip();
        ana.says("/my show").await?;
        ana.says("/my kids march 2025, 3 years").await?;
        ana.says("/my naps 12:30-14:30 on weekdays").await?;
        ana.says("/my reminders 2h").await?;
        ana.says("/my quiet 21-7").await?;
        ana.says("/my spontaneous Elm Park").await?;
        ana.says("/my avoid @ben").await?;
        ana.says("/my zone Europe/Madrid").await?;
        ana.says("/my language es").await?;
        let said = town.transcript();
        insta::assert_snapshot!(said.split("\n---\n").next().unwrap_or_default(), @"
        (to ana) What I keep about you
        Name: ana (console)
        Here since: Monday, November 23
        Time zone: America/New_York, like the community
        Language: en, like the community
        Your kids: nothing
        Naps: nothing
        Reminders: You are reminded of meetups as the community has set it.
        Quiet hours: You have no quiet hours, and neither has the community.
        Spontaneous meetups: You haven't said whether you want to hear of spontaneous meetups, so I keep quiet about them.
        Whom you avoid: nobody
        Only you see this. Besides this I keep what you do with me: the meetups you host, your answers, introductions, what you asked, what you shared anonymously (sealed), what you told moderators and what they have recorded about you. /my export gives you all of it as a file, /my forget has me forget it, and /village help my shows how to change something.
        How others see you
        Others see nothing of your profile. /my profile fills it in, /my sharing decides who sees it.
        [Naps] [Time zone] [Reminders] [Quiet hours] [Spontaneous meetups]
        ");
        ana.says("/mi ver").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Lo que guardo sobre ti
        Nombre: ana (console)
        Aquí desde: lunes 23 de noviembre
        Zona horaria: Europe/Madrid
        Idioma: es
        Tus peques: nació en marzo de 2025, 20 meses; nació hacia noviembre de 2023, 3 años
        Siestas: 12:30 a 14:30, de lunes a viernes
        Recordatorios: Te recuerdo los encuentros con esta antelación: 2 horas.
        Horas de silencio: De 21:00 a 07:00 (Europe/Madrid) me guardo lo que puede esperar.
        Encuentros espontáneos: Te aviso de encuentros espontáneos aquí: Elm Park.
        A quién evitas: ben
        Solo tú ves esto. Aparte de esto guardo lo que haces conmigo: los encuentros que organizas, tus respuestas, presentaciones, lo que preguntaste, lo que compartiste de forma anónima (sellado), lo que contaste a las moderadoras y lo que ellas han anotado de ti. /mi exportar te lo da todo en un archivo, /mi olvidar hace que lo olvide y /aldea ayuda mi muestra cómo cambiar algo.
        Cómo te ven las demás
        Las personas que te presente
        Peques: 1 de 1 a 2 años, 1 de 3 a 4 años
        Cualquiera de aquí que pregunte
        nada
        /mi compartir cambia quién ve qué.
        [Siestas] [Zona horaria] [Recordatorios] [Horas de silencio] [Encuentros espontáneos]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn families_are_loaded_for_many_members_at_once() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let store = Store::open(url).await?;
        store.migrate().await?;
        let mut tx = store.write(None).await?;
        let (ids, now, madrid) = (IdSource::seeded(1, 1), monday_morning(), chrono_tz::Europe::Madrid);
        let village: CommunityId = ids.next(now);
        people::store::found(&mut tx, village, now).await?;
        let members: [MemberId; 3] = std::array::from_fn(|_| ids.next(now));
        for member in members {
            people::store::add_member(&mut tx, member, village, now).await?;
        }
        let [ana, ben, cleo] = members;
        people::store::set_zone(&mut tx, ben, Some(madrid)).await?;
        let today = now.date_naive();
        let kids = read_kids("march 2025, due april 2027, 3 years", Locale::En, today)?;
        let naps = read_naps("weekdays 9-10, weekends 23:00-1:00", Locale::En)?;
        people::kids::store::set(&mut tx, ana, &kids).await?;
        people::naps::store::set(&mut tx, ana, &naps).await?;
        people::naps::store::set(&mut tx, ben, naps.get(..1).unwrap_or_default()).await?;
        people::wishes::store::set_reminders(&mut tx, ana, Some(&[120])).await?;
        people::wishes::store::set_spontaneous(&mut tx, ana, &Spontaneous::In(vec!["Elm Park".to_owned()])).await?;

        assert_eq!(people::kids::store::of(&mut tx, ana).await?, kids);
        assert_eq!(people::kids::store::among(&mut tx, &members).await?.len(), 1);
        assert!(people::kids::store::among(&mut tx, &[]).await?.is_empty());
        let zone = chrono_tz::America::New_York;
        let sleepers = people::naps::store::sleepers(&mut tx, &members, zone).await?;
        let zones: Vec<_> = sleepers.iter().map(|sleeper| (sleeper.zone, sleeper.naps.len())).collect();
        assert_eq!(zones, [(zone, 2), (madrid, 1)]);
        let many: Vec<MemberId> = members.into_iter().chain((0..2_000).map(|_| ids.next(now))).collect();
        assert_eq!(people::naps::store::sleepers(&mut tx, &many, zone).await?, sleepers);
        let wishes = people::wishes::store::among(&mut tx, &members).await?;
        assert_eq!(wishes.get(&ana).and_then(|wishes| wishes.reminders.clone()), Some(vec![120]));
        assert!(wishes.get(&ana).is_some_and(|wishes| wishes.spontaneous.wants("Elm Park")));
        assert_eq!(people::wishes::store::of(&mut tx, cleo).await?, Wishes::default());

        people::avoid::store::avoid(&mut tx, village, ana, ben, now).await?;
        people::avoid::store::avoid(&mut tx, village, ana, ben, now).await?;
        people::avoid::store::avoid(&mut tx, village, cleo, ana, now).await?;
        assert_eq!(people::avoid::store::avoided_by(&mut tx, ana).await?, [ben]);
        assert_eq!(people::avoid::store::avoided_by(&mut tx, ben).await?, []);
        assert_eq!(people::avoid::store::avoids(&mut tx, village).await?, [(ana, ben), (cleo, ana)]);
        tx.commit().await?;
        store.close().await;
    }
    Ok(())
}
