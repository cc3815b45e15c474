//! How it is kept, and how kids grow in the eyes of others.

use bot_core::id::{CommunityId, IdSource, MemberId};
use bot_core::people;
use bot_core::people::kids;
use bot_core::people::profile::{self, Part, Profile, SeenBy, Sharing, Viewer, Way};
use bot_core::people::vocabulary::languages::Spoken;
use bot_core::people::vocabulary::{self, Book, Word};
use bot_core::store::Store;
use bot_core::testing::{TestResult, monday_morning, postgres};
use bot_core::time::birth::read_kids;
use bot_core::time::free::read_free;
use bot_core::wording::Locale;

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
