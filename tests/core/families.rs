//! What a member tells of herself and her family: `my kids`, `my naps`, `my quiet` and the rest; and how she names others.

use bot_core::command::GivenArg;
use bot_core::id::{CommunityId, IdSource, MemberId};
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::plain_text;
use bot_core::people;
use bot_core::people::wishes::{Spontaneous, Wishes};
use bot_core::platform::{Act, Capabilities, DeliveryError, OwnThings, Parcel, PersonThere, Platform, Receipt};
use bot_core::store::Store;
use bot_core::testing::{ManualClock, Person, TestResult, in_town, monday_morning, opening, postgres};
use bot_core::time::birth::read_kids;
use bot_core::time::naps::read_naps;
use bot_core::village::{Typing, Village};
use bot_core::wording::Locale;
use rstest::rstest;

/// Somebody of this account and name says something on a platform.
fn said(person: Person<'_>, platform: PlatformKind, account: &str, name: &str, text: &str) -> Incoming {
    let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
    let mut event = person.event("#general", what);
    event.platform = platform;
    account.clone_into(&mut event.from.account);
    name.clone_into(&mut event.from.name);
    event
}

/// A platform that takes everything and shows nothing: what is said is read from the parcel.
#[derive(Debug)]
struct Quiet(PlatformKind);

#[async_trait::async_trait]
impl Platform for Quiet {
    fn kind(&self) -> PlatformKind {
        self.0
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text: 4000,
            buttons: Some(25),
            options: Some(25),
            forms: false,
            asks: true,
            slash: false,
            moments: false,
            reactions: false,
            own: OwnThings::default(),
        }
    }

    async fn deliver(&self, _parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        Ok(Receipt::default())
    }

    async fn standing(&self, _home: &HomeKey, _account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(Some(PersonThere { standing: Standing::Member, ..PersonThere::default() }))
    }
}

/// An event of one of the platforms.
fn event(number: usize, platform: PlatformKind, (account, name): (&str, &str), what: What) -> Incoming {
    Incoming {
        platform,
        event: format!("e{number}"),
        from: Sender {
            account: account.to_owned(),
            name: name.to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "home".to_owned(), name: None }),
        place: PlaceKey { id: "general".to_owned(), thread: None, direct: false },
        what,
        reply: Some(ReplyWay { token: "way".to_owned(), seconds: 900, private: false }),
    }
}

#[rstest]
#[case::discord(PlatformKind::Discord, "100000000000000001", "100000000000000002", &["<@100000000000000002>", "<@!100000000000000002>", "100000000000000002"])]
#[case::matrix(PlatformKind::Matrix, "@ana:example.org", "@ben:example.org", &["@ben:example.org", "https://matrix.to/#/@ben:example.org", "@ben"])]
#[case::console(PlatformKind::Console, "ana", "ben", &["@ben"])]
#[tokio::test]
async fn somebody_is_meant_by_a_mention_a_handle_or_a_name_on_every_platform(
    #[case] platform: PlatformKind,
    #[case] ana: &str,
    #[case] ben: &str,
    #[case] handles: &[&str],
) -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let clock = ManualClock::at(monday_morning());
        let village = Village::open(opening(url, clock)).await?;
        village.attach(std::sync::Arc::new(Quiet(platform)));
        let said = |text: String| What::Said { text, to_bot: false, replies_to: None };
        village.handle(event(0, platform, (ben, "Bén Smith"), said("!village about".to_owned()))).await?;

        let texts = handles.iter().copied().chain(["@ben", "ben", "BÉN SMITH"]);
        let typed = texts.map(|text| said(format!("!my avoid {text}")));
        let args = vec![GivenArg { name: "person".to_owned(), value: ben.to_owned() }];
        let taken_apart = What::Command { path: "my avoid".to_owned(), args };
        for (what, number) in typed.chain([taken_apart]).zip(1..) {
            let asked = format!("{what:?}");
            let parcel = village.handle(event(number, platform, (ana, "Ana"), what)).await?;
            let Some(Act::Send(message)) = parcel.map(|parcel| parcel.act) else {
                return Err(format!("{asked}: there was no answer").into());
            };
            let answer = plain_text(&message, "!");
            assert!(answer.starts_with("Noted: I won't introduce you and Bén Smith"), "{asked}: {answer}");
        }

        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let typing = Typing { platform, account: ana.to_owned(), home, locale: Locale::En };
        let choices = village.suggest(&typing, "my avoid", "person", "be", &[]).await?;
        assert_eq!(choices.len(), 1, "{choices:?}");
        assert!(choices.iter().all(|choice| choice.label.starts_with("Bén Smith (")), "{choices:?}");
        village.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn whoever_cannot_be_told_apart_or_is_not_known_is_asked_for_kindly() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        let console = PlatformKind::Console;
        town.happens(&said(ben, console, "ben1", "Ben", "!village about")).await?;
        town.happens(&said(ben, console, "ben2", "ben", "!village about")).await?;
        town.skip();

        ana.says("/my avoid ben").await?;
        ana.whispers("@ben2").await?;
        ana.says("/my avoid cleo").await?;
        ana.whispers("cancel").await?;
        ana.says("/my avoid <@999999999999999999>").await?;
        ana.whispers("cancel").await?;
        ana.says("/my avoid ana").await?;
        ana.whispers("cancel").await?;
        ana.says("/my avoid @ben1 off").await?;
        ana.says("/my avoid none").await?;
        ana.says("/my avoid").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) More than one of us is called "ben": Ben (@ben1); ben (@ben2). Which one? Write it like this: @ben1
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted: I won't introduce you and ben to each other. Nobody but you learns of it; /my avoid @ben off takes it back.
        ---
        (to ana) I don't know anybody called "cleo" here. Names work as people show them, and so do mentions, like @ben.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) I can't find that person here. Has she left, or is it somebody from elsewhere? Nothing was changed.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) That is you! Who shall it be? A mention works, like @ben.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) All right, I've dropped it. Nothing was changed.
        ---
        (to ana) That person is not on your list, so there is nothing to take back. /my avoid shows it.
        ---
        (to ana) All right, there is nobody on your list any more.
        ---
        (to ana) There is nobody you avoid. If you would rather not be brought together with somebody, /my avoid @ben tells me, and nobody else.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn lists_of_avoided_people_speak_spanish_too() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        town.member("ben").says("/village about").await?;
        ana.says("/my language es").await?;
        town.skip();

        ana.says("/mi evitar @ben").await?;
        ana.says("/mi evitar").await?;
        ana.says("/mi evitar ben off").await?;
        ana.says("/mi evitar").await?;
        ana.says("/mi evitar dee").await?;
        ana.whispers("cancelar").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Anotado: no te presentaré a ben. Solo tú lo sabes; /mi evitar @ben off lo deshace.
        ---
        (to ana) A quién evitas
        • ben
        Solo tú ves esto. /mi evitar @ben off quita a alguien de la lista.
        ---
        (to ana) De acuerdo, ben ya no está en tu lista.
        ---
        (to ana) No evitas a nadie. Si prefieres no coincidir con alguien, dímelo con /mi evitar @ben; nadie más lo sabrá.
        ---
        (to ana) No conozco a nadie aquí con el nombre "dee". Sirve el nombre tal como se ve, o una mención, como @ben.
        Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
        ---
        (to ana) De acuerdo, lo dejo. No ha cambiado nada.
        "#);
        Ok(())
    })
    .await
}

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

#[tokio::test]
async fn whom_she_avoids_stays_avoided_when_gone_and_can_be_taken_off() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ben.says("/village about").await?;
        town.happens(&ben.event("#general", What::Departed)).await?;
        town.skip();
        ana.says("/my avoid @ben").await?;
        ana.says("/my avoid").await?;
        ana.says("/my avoid ben off").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Noted: I won't introduce you and ben to each other. Nobody but you learns of it; /my avoid @ben off takes it back.
        ---
        (to ana) Whom you avoid
        • ben
        Nobody but you sees this. /my avoid @ben off takes somebody off the list.
        ---
        (to ana) All right, ben is no longer on your list.
        ");
        Ok(())
    })
    .await
}
