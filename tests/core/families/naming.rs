//! How she names others, and whom she avoids.

use bot_core::command::GivenArg;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::plain_text;
use bot_core::platform::{Act, Capabilities, DeliveryError, OwnThings, Parcel, PersonThere, Platform, Receipt};
use bot_core::testing::{ManualClock, TestResult, in_town, monday_morning, opening, postgres};
use bot_core::village::{Typing, Village};
use bot_core::wording::Locale;
use rstest::rstest;

use crate::said;

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
