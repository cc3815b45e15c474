//! What a member shares of herself: `my profile`, `my topics`, `my lived` and the rest, and who sees it.

use std::sync::Arc;

use bot_core::command::GivenArg;
use bot_core::id::{CommunityId, IdSource, MemberId};
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::{Route, plain_text};
use bot_core::people;
use bot_core::people::kids;
use bot_core::people::profile::{self, Part, Profile, SeenBy, Sharing, Viewer, Way};
use bot_core::people::vocabulary::languages::Spoken;
use bot_core::people::vocabulary::{self, Book, Word};
use bot_core::platform::Act;
use bot_core::store::Store;
use bot_core::testing::{ManualClock, TestResult, Town, TownPlatform, in_town, monday_morning, opening, postgres};
use bot_core::time::birth::read_kids;
use bot_core::time::free::read_free;
use bot_core::village::{Typing, Village};
use bot_core::wording::Locale;

/// The same town is met anew, with only what is said from now on.
async fn forget_what_was_said(town: &Town) -> TestResult {
    town.settle().await?;
    town.transcript();
    Ok(())
}

#[tokio::test]
async fn a_profile_is_filled_in_one_thing_after_the_other() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my profile").await?;
        ana.presses("Topics").await?;
        ana.presses("Out and about").await?;
        ana.presses("walks").await?;
        ana.presses("the beach").await?;
        ana.presses("✓ walks").await?;
        ana.presses("Next: Lived through").await?;
        ana.presses("Feeding").await?;
        ana.presses("tongue-tie").await?;
        ana.presses("Next: Languages").await?;
        ana.presses("Write it").await?;
        ana.whispers("English and a bit of Spanish").await?;
        ana.presses("Next: Usually free").await?;
        ana.presses("Write it").await?;
        ana.whispers("weekday mornings, sat afternoon").await?;
        ana.presses("Next: Ways to meet").await?;
        ana.presses("in person").await?;
        ana.presses("chat").await?;
        ana.presses("Next: About").await?;
        ana.presses("Write it").await?;
        ana.whispers("Two kids, one dog,\nalways up for a walk").await?;
        ana.presses("Next: Area").await?;
        ana.presses("Write it").await?;
        ana.whispers("North side").await?;
        ana.presses("My profile").await?;
        ana.presses("Kids").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_part_is_said_shown_and_taken_back_by_typing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in [
            "about Two kids, one dog",
            "about",
            "about none",
            "area  the   Old town ",
            "area",
            "area none",
            "topics walks, Medieval embroidery, reading",
            "topics + coffee, gardening",
            "topics - walks",
            "topics",
            "topics none",
            "lived twins, nicu, toungue-tie",
            "lived none",
            "languages english, portugese",
            "languages",
            "languages none",
            "free tue 9-11, thu after 8pm",
            "free",
            "free none",
            "ways in person or chat",
            "ways",
            "ways none",
        ] {
            ana.says(&format!("/my {text}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn profiles_speak_spanish_too() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my language es").await?;
        forget_what_was_said(town).await?;
        ana.says("/mi perfil").await?;
        for text in [
            "presentación Dos peques y un perro",
            "barrio Ribera",
            "temas paseos, un café, bordado medieval",
            "vivido gemelos y reflujo, frenillo",
            "idiomas español e inglés",
            "libre entre semana por la mañana, sábado por la tarde",
            "maneras en persona y por escrito",
            "compartir vivido nadie",
            "compartir barrio para todas",
        ] {
            ana.says(&format!("/mi {text}")).await?;
        }
        ana.says("/mi vivido").await?;
        ana.presses("Familia").await?;
        ana.presses("criar sola").await?;
        ana.says("/mi perfil").await?;
        ana.says("/mi compartir").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn she_decides_who_sees_what_and_sees_it_as_others_do() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my kids march 2025, due april 2027").await?;
        ana.says("/my about Two kids, one dog").await?;
        ana.says("/my topics walks").await?;
        ana.says("/my lived twins, miscarriage").await?;
        forget_what_was_said(town).await?;

        ana.says("/my sharing").await?;
        ana.presses("Topics").await?;
        ana.presses("Everyone who asks").await?;
        ana.presses("Who sees what").await?;
        ana.says("/my sharing lived nobody").await?;
        ana.says("/my sharing area: nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        insta::assert_snapshot!(said, @"");

        ana.says("/my sharing everything nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        let (_, seen) = said.split_once("How others see you").ok_or("nothing of others")?;
        insta::assert_snapshot!(seen, @"");
        ana.says("/my sharing all of it").await?;
        ana.whispers("cancel").await?;
        ana.says("/my sharing shoes nobody").await?;
        ana.whispers("lived").await?;
        ana.says("/my sharing lived aliens").await?;
        ana.whispers("introduced").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_with_an_example() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let many: Vec<String> = (0..13).map(|number| format!("thing {number}")).collect();
        for text in [
            format!("about {}", "x".repeat(301)),
            format!("area {}", "x".repeat(61)),
            "area !!".to_owned(),
            "topics ,,,".to_owned(),
            format!("topics {}", many.join(", ")),
            format!("topics {}", "x".repeat(41)),
            format!("lived {}", "x".repeat(601)),
            "languages English, Klingon".to_owned(),
            "languages ,".to_owned(),
            "languages en, es, fr, de, it, pt, ar".to_owned(),
            "free whenever she sleeps".to_owned(),
            "free ,".to_owned(),
            "free mon 15:00-9:00".to_owned(),
            format!("free {}", "mon 9-10,".repeat(11)),
            "ways by pigeon".to_owned(),
        ] {
            ana.says(&format!("/my {text}")).await?;
            ana.whispers("cancel").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) All right, I've dropped it. Nothing was changed.", "");
        let said =
            said.replace("\nJust write it here again, only that part; the rest is kept. Or write cancel to stop.", "");
        insta::assert_snapshot!(said, @"");
        // Twelve are kept, and the thirteenth is not, typed or tapped.
        ana.says(&format!("/my topics {}", many.get(..12).unwrap_or_default().join(", "))).await?;
        forget_what_was_said(town).await?;
        ana.says("/my topics + walks").await?;
        ana.whispers("cancel").await?;
        ana.says("/my topics").await?;
        ana.presses("Out and about").await?;
        ana.presses("walks").await?;
        let said = town.transcript();
        let said: Vec<&str> = said.split("\n---\n").collect();
        insta::assert_snapshot!(said.last().copied().unwrap_or_default(), @"");
        ana.says("/my language es").await?;
        forget_what_was_said(town).await?;
        for text in [
            "barrio !!",
            "temas ,,",
            "idiomas klingon",
            "libre a veces",
            "maneras por paloma",
            "compartir zapatos nadie",
            "compartir vivido marcianos",
        ] {
            ana.says(&format!("/mi {text}")).await?;
            ana.whispers("cancelar").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) De acuerdo, lo dejo. No ha cambiado nada.", "");
        let said = said.replace(
            "\nEscríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.",
            "",
        );
        insta::assert_snapshot!(said, @"");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_community_has_named_its_areas_she_chooses_from_them() -> TestResult {
    in_town(async |town| {
        let (ana, dee) = (town.member("ana"), town.member("dee"));
        dee.is(Standing::Admin);
        ana.says("/my area Somewhere else").await?;
        for text in ["North side, Riverside,  old  town, riverside", &"x".repeat(41), ",!,", &"a,b,".repeat(11)] {
            dee.says(&format!("/settings set areas {text}")).await?;
        }
        dee.says(&format!("/settings set areas {}", (0..21).map(|n| format!("a{n}")).collect::<Vec<_>>().join(",")))
            .await?;
        dee.whispers("cancel").await?;
        dee.says("/settings set areas North side, Riverside, Old town").await?;
        forget_what_was_said(town).await?;
        ana.says("/my area").await?;
        ana.presses("Riverside").await?;
        ana.says("/my area old twon").await?;
        ana.says("/my area Mars").await?;
        ana.whispers("north side").await?;
        ana.says("/my area").await?;
        dee.says("/settings set areas Harbour, North side").await?;
        // The button is of a list that is not the community's any more.
        ana.presses("Old town").await?;
        ana.says("/my area").await?;
        insta::assert_snapshot!(town.transcript(), @"");
        dee.says("/settings set areas off").await?;
        ana.says("/my area Anywhere").await?;
        let said = town.transcript();
        assert!(said.contains("Area: Anywhere"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn old_and_forged_buttons_change_nothing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my topics walks").await?;
        forget_what_was_said(town).await?;
        for (verb, subject, arg) in [
            ("part", "shoes", ""),
            ("group", "topics", "nowhere"),
            ("group", "shoes", "outdoors"),
            ("tap", "topics", "no-such-word"),
            ("tap", "topics", "twins"),
            ("tap", "shoes", "walks"),
            ("way", "by-pigeon", ""),
            ("area", "0", "north"),
            ("area", "x", ""),
            ("share", "topics", "aliens"),
            ("dance", "topics", ""),
        ] {
            let route = Route::new("people", verb, subject).arg(arg);
            town.happens(&ana.event("#general", What::Pressed { route, on: None })).await?;
            let said = town.transcript();
            assert!(said.contains("older than"), "{verb} {subject} {arg}: {said}");
        }
        ana.says("/my topics").await?;
        assert!(town.transcript().contains("\nwalks\n"));
        Ok(())
    })
    .await
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
        assert_eq!(suggested("my languages", "languages", "English, spa", en).await?, ["English, Spanish"]);
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
        },
        home: Some(HomeKey { id: "home".to_owned(), name: None }),
        place: PlaceKey { id: "general".to_owned(), thread: None, direct: false },
        what,
        reply: Some(ReplyWay { token: "way".to_owned(), seconds: 900, private: false }),
    }
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
        let route = Route::new("ask", "all", "my-profile");
        let pressed = What::Pressed { route: route.clone(), on: None };
        // Whoever the village has not met gets no form that would come back empty.
        assert_eq!(village.form(&typing, &pressed).await?, None);

        let said = |text: &str| What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        let texts = ["!my topics walks, Medieval embroidery", "!my lived twins", "!my languages en", "!my about Hello"];
        for (text, number) in texts.into_iter().zip(0..) {
            village.handle(ana_does(number, said(text))).await?;
        }
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
        insta::assert_snapshot!(plain_text(&message, "!"), @"");
        village.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn profiles_are_kept_and_loaded_for_many_members_at_once() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let store = Store::open(url).await?;
        store.migrate().await?;
        let mut tx = store.write(None).await?;
        let (ids, now) = (IdSource::seeded(1, 1), monday_morning());
        let village: CommunityId = ids.next(now);
        let elsewhere: CommunityId = ids.next(now);
        people::store::found(&mut tx, village, now).await?;
        people::store::found(&mut tx, elsewhere, now).await?;
        let members: [MemberId; 4] = std::array::from_fn(|_| ids.next(now));
        let [ana, ben, cleo, dee] = members;
        for member in [ana, ben, cleo] {
            people::store::add_member(&mut tx, member, village, now).await?;
        }
        people::store::add_member(&mut tx, dee, elsewhere, now).await?;

        let words = |text| vocabulary::read(text, Locale::En);
        let languages: Vec<Spoken> = ["es", "yue"].into_iter().filter_map(Spoken::from_code).collect();
        let free = read_free("weekday mornings, sat 22:00-1:00", Locale::En)?;
        let ways = vec![Way::InPerson, Way::Chat];
        profile::store::set_about(&mut tx, ana, Some("Two kids")).await?;
        profile::store::set_area(&mut tx, ana, Some("North side")).await?;
        profile::store::set_words(&mut tx, ana, Book::Topics, &words("walks, Medieval embroidery")).await?;
        profile::store::set_words(&mut tx, ana, Book::Lived, &words("twins, NICU")).await?;
        profile::store::set_languages(&mut tx, ana, &languages).await?;
        profile::store::set_free(&mut tx, ana, &free).await?;
        profile::store::set_ways(&mut tx, ana, &ways).await?;
        profile::store::set_seen(&mut tx, ana, Part::Area, SeenBy::Nobody).await?;
        for member in [ben, cleo, dee] {
            profile::store::set_words(&mut tx, member, Book::Lived, &words("twins")).await?;
        }
        profile::store::set_seen(&mut tx, ben, Part::Lived, SeenBy::Nobody).await?;

        let hers = Profile {
            about: Some("Two kids".to_owned()),
            area: Some("North side".to_owned()),
            topics: words("walks, medieval embroidery"),
            lived: words("twins, NICU"),
            languages,
            free,
            ways,
            seen: Sharing::default().with(Part::Area, SeenBy::Nobody),
        };
        assert_eq!(profile::of(&mut tx, ana).await?, hers);
        let many: Vec<MemberId> = (0..1_200).map(|_| ids.next(now)).chain(members).collect();
        let all = profile::of_all(&mut tx, &many).await?;
        assert_eq!((all.len(), all.get(&ana)), (4, Some(&hers)));
        assert!(profile::of_all(&mut tx, &[]).await?.is_empty());
        assert_eq!(hers.seen_by(Viewer::Introduced).area, None);

        // Only of this community, only who is still here, and only who lets others know.
        let twins = Word::known("twins").ok_or("twins are known")?;
        assert_eq!(profile::store::lived_by(&mut tx, village, &twins).await?, [ana, cleo]);
        people::store::set_left(&mut tx, cleo, Some(now)).await?;
        assert_eq!(profile::store::lived_by(&mut tx, village, &twins).await?, [ana]);

        profile::store::set_words(&mut tx, ana, Book::Lived, &[]).await?;
        profile::store::set_about(&mut tx, ana, None).await?;
        profile::store::set_languages(&mut tx, ana, &[]).await?;
        profile::store::set_ways(&mut tx, ana, &[]).await?;
        profile::store::set_free(&mut tx, ana, &[]).await?;
        let emptied = profile::of(&mut tx, ana).await?;
        assert_eq!((emptied.about, emptied.lived.len(), emptied.languages.len()), (None, 0, 0));
        assert_eq!((emptied.ways.len(), emptied.free.len(), emptied.topics.len()), (0, 0, 2));
        tx.commit().await?;
        store.close().await;
    }
    Ok(())
}

#[test]
fn kids_grow_in_the_eyes_of_others_and_nobody_is_announced() -> TestResult {
    let today = monday_morning().date_naive();
    let kids: Vec<_> = read_kids("march 2025, due april 2027", Locale::En, today)?;
    let seen = |months: u32, locale| {
        let on = today.checked_add_months(chrono::Months::new(months)).unwrap_or(today);
        profile::wording::ages(&kids, on, locale)
    };
    assert_eq!(seen(0, Locale::En), "1 toddler, a baby on the way");
    assert_eq!(seen(5, Locale::Es), "1 de 1 a 2 años, un bebé en camino");
    // Its month is over: she has not said that it is here, so nobody speaks of it.
    assert_eq!(seen(6, Locale::En), "1 toddler");
    assert_eq!(seen(18, Locale::En), "1 preschooler");
    assert_eq!(kids::MOST, 12);
    Ok(())
}
