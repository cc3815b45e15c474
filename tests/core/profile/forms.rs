//! What is offered while she types, and the form with all of it.

use std::sync::Arc;

use bot_core::command::GivenArg;
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::{Route, plain_text};
use bot_core::platform::Act;
use bot_core::testing::{ManualClock, TestResult, TownPlatform, monday_morning, opening, postgres};
use bot_core::village::{Typing, Village};
use bot_core::wording::Locale;

/// Ana does something in `#general`.
fn ana_does(number: usize, what: What) -> Incoming {
    Incoming {
        platform: PlatformKind::Console,
        event: format!("e{number}"),
        from: Sender {
            account: "ana".to_owned(),
            name: "Ana".to_owned(),
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

#[tokio::test]
async fn while_she_types_the_villages_own_words_are_offered() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let clock = ManualClock::at(monday_morning());
        let village = Village::open(opening(url, clock)).await?;
        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let suggested = async |path: &str, arg: &str, typed: &str, locale| {
            let account = "ana".to_owned();
            let typing = Typing { platform: PlatformKind::Console, account, home: home.clone(), locale };
            let choices = village.suggest(&typing, path, arg, typed, &[]).await?;
            assert!(choices.iter().all(|one| one.value.chars().count() <= 100 && one.label.chars().count() <= 100));
            let shown = choices.iter().map(|one| {
                if one.value == one.label { one.value.clone() } else { format!("{}={}", one.value, one.label) }
            });
            Ok::<_, Box<dyn std::error::Error>>(shown.take(3).collect::<Vec<_>>())
        };
        let (en, es) = (Locale::En, Locale::Es);
        assert_eq!(suggested("my lived", "lived", "tong", en).await?, ["tongue-tie"]);
        assert_eq!(suggested("my lived", "lived", "gem", es).await?, ["gemelos o más"]);
        assert_eq!(suggested("my profile", "topics", "walks, cof", en).await?, ["walks, coffee"]);
        assert_eq!(
            suggested("my topics", "topics", "walks,", en).await?,
            ["walks, cooking", "walks, coffee", "walks, sleep"]
        );
        assert_eq!(suggested("my topics", "topics", &format!("{}, wal", "x".repeat(99)), en).await?, [""; 0]);
        assert_eq!(
            suggested("my languages", "languages", "English, span", en).await?,
            ["English, Spanish", "English, Ladino"]
        );
        assert_eq!(suggested("my ways", "ways", "", es).await?, ["en persona", "videollamada", "por escrito"]);
        assert_eq!(suggested("my sharing", "part", "viv", es).await?, ["lived=Vivido"]);
        assert_eq!(suggested("my sharing", "seen-by", "every", en).await?, ["anyone=everyone here who asks"]);
        assert_eq!(suggested("my area", "neighbourhood", "", en).await?, [""; 0]);
        let dee = Incoming {
            from: Sender { standing: Standing::Admin, ..ana_does(0, What::Arrived).from },
            ..ana_does(
                0,
                What::Said {
                    text: "!settings set areas North side, Riverside".to_owned(),
                    to_bot: false,
                    replies_to: None,
                },
            )
        };
        village.attach(Arc::new(TownPlatform::default()));
        village.handle(dee).await?;
        assert_eq!(suggested("my area", "neighbourhood", "", en).await?, ["North side", "Riverside"]);
        assert_eq!(suggested("my profile", "neighbourhood", "RIVER", es).await?, ["Riverside"]);
        village.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn while_an_admin_types_settings_and_their_values_are_offered() -> TestResult {
    let village = Village::open(opening("sqlite::memory:", ManualClock::at(monday_morning()))).await?;
    let offered = async |arg: &str, typed: &str, setting: &str| {
        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let typing = Typing { platform: PlatformKind::Console, account: "ana".to_owned(), home, locale: Locale::En };
        let given = GivenArg { name: "setting".to_owned(), value: setting.to_owned() };
        let choices = village.suggest(&typing, "settings set", arg, typed, &[given]).await?;
        assert!(choices.len() <= 25, "{}", choices.len());
        Ok::<_, Box<dyn std::error::Error>>(choices.into_iter().map(|one| one.value).collect::<Vec<_>>())
    };
    assert_eq!(offered("setting", "intro-rou", "").await?, ["intro-rounds"]);
    assert_eq!(offered("setting", "", "").await?.len(), 25, "there are more than a platform shows");
    assert_eq!(offered("value", "new york", "zone").await?, ["America/New_York"]);
    assert_eq!(offered("value", "", "language").await?, ["en", "es"]);
    assert_eq!(offered("value", "", "meetup-channel").await?, ["here", "off"]);
    assert_eq!(offered("value", "", "care-exempt-channels").await?, ["here", "-here", "off"]);
    assert_eq!(offered("value", "nud", "care").await?, ["nudge"]);
    assert_eq!(offered("value", "2h", "reminders").await?, ["1d, 2h", "2h"]);
    assert_eq!(offered("value", "", "no-such").await?, [""; 0]);
    // What is offered for a setting is something that it takes.
    for setting in bot_core::catalogue::LISTS.settings() {
        for value in offered("value", "", setting.name).await? {
            assert!(!value.is_empty() && value.chars().count() <= 100, "{}: {value}", setting.name);
        }
    }
    village.close().await;
    Ok(())
}

#[tokio::test]
async fn a_form_comes_filled_and_what_is_emptied_in_it_is_taken_back() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let clock = ManualClock::at(monday_morning());
        let village = Village::open(opening(url, clock)).await?;
        village.attach(Arc::new(TownPlatform::default()));
        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let typing = Typing { platform: PlatformKind::Console, account: "ana".to_owned(), home, locale: Locale::Es };
        let route = Route::new("ask", "new", "my-profile");
        let pressed = What::Pressed { route: route.clone(), on: None };
        // Whoever the village has not met gets an empty one.
        let form = village.form(&typing, &pressed).await?.ok_or("a form")?;
        assert!(form.fields.iter().all(|field| field.value.is_none()));

        let said = |text: &str| What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        let texts = ["!my topics walks, Medieval embroidery", "!my lived twins", "!my languages en", "!my about Hello"];
        for (text, number) in texts.into_iter().zip(0..) {
            village.handle(ana_does(number, said(text))).await?;
        }
        // What a form does not show it does not take away.
        village.handle(ana_does(8, said("!my free weekday mornings"))).await?;
        let free = What::Pressed { route: Route::new("ask", "new", "my-free"), on: None };
        let form = village.form(&typing, &free).await?.ok_or("a form")?;
        let blank = form.fields.iter().map(|field| GivenArg { name: field.key.clone(), value: String::new() });
        let parcel =
            village.handle(ana_does(9, What::Submitted { route: form.route, fields: blank.collect() })).await?;
        let Some(Act::Send(message)) = parcel.map(|parcel| parcel.act) else { return Err("no answer".into()) };
        assert!(plain_text(&message, "!").contains("9:00 AM to 12:00 PM, Monday to Friday"));

        let form = village.form(&typing, &pressed).await?.ok_or("a form")?;
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|field| (field.key.as_str(), field.value.as_deref().unwrap_or_default())).collect();
        let filled = [
            ("about", "Hello"),
            ("neighbourhood", ""),
            ("topics", "paseos, Medieval embroidery"),
            ("lived", "gemelos o más"),
            ("languages", "inglés"),
        ];
        assert_eq!(fields, filled);

        let field = |(name, value): (&str, &str)| GivenArg { name: name.to_owned(), value: value.to_owned() };
        let sent = [
            ("about", " "),
            ("neighbourhood", "North side"),
            ("topics", "paseos, Medieval embroidery, café"),
            ("lived", ""),
            ("languages", "inglés, germann"),
        ];
        let fields = sent.map(field).to_vec();
        let parcel = village.handle(ana_does(10, What::Submitted { route, fields })).await?;
        let Some(Act::Send(message)) = parcel.map(|parcel| parcel.act) else { return Err("no answer".into()) };
        insta::allow_duplicates! {
            insta::assert_snapshot!(plain_text(&message, "!"), @r#"
            Noted, thank you.
            I took "germann" for "German". If you meant something else, say it in other words.
            Your profile
            Area: North side
            Topics: walks, Medieval embroidery, coffee
            Languages: English, German
            Usually free: 9:00 AM to 12:00 PM, Monday to Friday
            All of it is up to you: tap one thing, leave the rest, come back whenever you like.
            "#);
        }
        village.close().await;
    }
    Ok(())
}
