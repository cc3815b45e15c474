use chrono::TimeZone as _;

use super::*;
use crate::people::profile::{Profile, SeenBy, Sharing};
use crate::people::vocabulary;
use crate::time::naps::Days;
use crate::time::window::Window;
use crate::wording::Locale;

fn people(shares: &[Shares]) -> Ground {
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 14, 0, 0).single().unwrap_or_default();
    let mut ground = Ground::default();
    let mut numbers = HashMap::new();
    for (shares, number) in shares.iter().zip(1_u128..) {
        let member = MemberId(uuid::Uuid::from_u128(number));
        let person = ground.person(&mut numbers, member, shares, chrono_tz::America::New_York, now);
        ground.people.push(person);
    }
    traits::settle(&mut ground.people);
    ground
}

fn born(months: i32) -> Kid {
    let month = crate::time::birth::Month::new(2026, 11).map(|month| month.before(months));
    Kid { born: month.unwrap_or_else(|| unreachable!()), due: months < 0, guessed: false }
}

fn kids(months: &[i32]) -> Shares {
    Shares { kids: months.iter().copied().map(born).collect(), ..Shares::default() }
}

fn both(one: &Shares, other: &Shares, weights: &Weights) -> i64 {
    let ground = people(&[one.clone(), other.clone()]);
    match ground.people.as_slice() {
        [one, other] => {
            let whole = score(one, other, weights);
            assert_eq!(whole, score(other, one, weights), "the score has no direction");
            assert!(Ceilings::of(weights).most(&one.traits().sketch(), &other.traits().sketch()) >= whole);
            for least in 0..=whole + 1 {
                let said = one.traits().score_from(other.traits(), weights, least);
                assert_eq!(said, (least <= whole).then_some(whole), "from {least}");
            }
            score(one, other, weights)
        }
        _ => 0,
    }
}

#[test]
fn kids_of_one_month_count_most_and_gaps_count_by_age() {
    assert_eq!(both(&kids(&[10]), &kids(&[10]), &Weights::named("balanced")), 30);
    assert_eq!(both(&kids(&[10]), &kids(&[13]), &Weights::named("balanced")), 15);
    assert_eq!(both(&kids(&[10]), &kids(&[16]), &Weights::named("balanced")), 0);
    // A gap of half a year is half of what is looked at for a child of four.
    assert_eq!(both(&kids(&[42]), &kids(&[48]), &Weights::named("balanced")), 15);
    assert_eq!(both(&kids(&[10, 60]), &kids(&[59, 30]), &Weights::named("balanced")), 28);
    assert_eq!(both(&kids(&[10]), &kids(&[10]), &Weights::named("same-stage")), 90);
    assert_eq!(both(&kids(&[10]), &kids(&[10]), &Weights::named("mix-us-up")), 0);
    assert_eq!(both(&kids(&[]), &kids(&[10]), &Weights::named("balanced")), 0);
    assert_eq!(both(&kids(&[-2]), &kids(&[-1]), &Weights::named("balanced")), 25);
}

fn says(profile: Profile) -> Shares {
    Shares { profile, kids: Vec::new() }
}

#[test]
fn what_one_has_lived_and_the_other_asks_about_counts_and_is_said() {
    let read = |text| vocabulary::read(text, Locale::En);
    let lived = Profile { lived: read("twins, tongue-tie"), ..Profile::default() };
    let asks = Profile { topics: read("tongue-tie, walks"), ..Profile::default() };
    assert_eq!(both(&says(lived.clone()), &says(asks.clone()), &Weights::named("mix-us-up")), 20);
    assert_eq!(both(&says(lived.clone()), &says(lived.clone()), &Weights::named("balanced")), 30);
    let reasons = |one: &Profile, other: &Profile| {
        let ground = people(&[says(one.clone()), says(other.clone())]);
        ground.reasons(&ground.people.iter().collect::<Vec<&Person>>())
    };
    let [who, asking] = [1, 2].map(|number| MemberId(uuid::Uuid::from_u128(number)));
    let word = read("tongue-tie").remove(0);
    assert_eq!(reasons(&lived, &asks), [Reason::Lived { who, asks: asking, word }]);
    // What one of them shows to nobody counts and is not said.
    let hidden = Profile { seen: Sharing::default().with(Part::Lived, SeenBy::Nobody), ..lived.clone() };
    assert_eq!(both(&says(hidden.clone()), &says(asks.clone()), &Weights::named("balanced")), 20);
    assert_eq!(reasons(&hidden, &asks), []);
    assert_eq!(reasons(&hidden, &lived), []);
}

#[test]
fn common_hours_are_counted_on_one_clock() {
    let window =
        |from, to| Free { days: Days::WEEKDAYS, window: Window::new(from, to).unwrap_or_else(|| unreachable!()) };
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 14, 0, 0).single().unwrap_or_default();
    let york = Week::of(&[window(9 * 60, 11 * 60)], chrono_tz::America::New_York, now);
    // Nine in New York is three in the afternoon in Madrid.
    let madrid = Week::of(&[window(16 * 60, 18 * 60)], chrono_tz::Europe::Madrid, now);
    assert_eq!(york.common(&york), 5 * 4);
    assert_eq!(york.common(&madrid), 5 * 2);
    let night = Week::of(&[window(23 * 60, 60)], chrono_tz::America::New_York, now);
    assert_eq!(night.common(&york), 0);
    assert_eq!(night.common(&night), 5 * 4);
}

#[test]
fn two_who_named_languages_and_share_none_cannot_talk() {
    let speaks = |codes: &[&str]| {
        let languages = codes.iter().filter_map(|code| Spoken::from_code(code)).collect();
        says(Profile { languages, ..Profile::default() })
    };
    let ground = people(&[speaks(&["en"]), speaks(&["es"]), speaks(&["es", "en"]), speaks(&[])]);
    let can = |one: usize, other: usize| {
        let pair = ground.people.get(one).zip(ground.people.get(other));
        pair.is_some_and(|(one, other)| can_talk(one, other))
    };
    assert!(!can(0, 1));
    assert!(can(0, 2) && can(1, 2) && can(0, 3) && can(1, 3));
}

#[test]
fn words_beyond_the_commonest_count_as_well_and_each_pair_counts_as_it_would_alone() {
    // More words of their own than there are bits, so that some of every list lie beyond.
    let words = |from: u32, count: u32| -> Vec<Word> {
        (from..from + count).flat_map(|at| vocabulary::read(&format!("thing{at}"), Locale::En)).collect()
    };
    let shares: Vec<Shares> = (0..40)
        .map(|at| {
            let profile = Profile {
                topics: words(at * 13 % 400, 30),
                lived: words(at * 29 % 400, 25),
                ways: Way::ALL.into_iter().take(usize::try_from(at % 3).unwrap_or(0)).collect(),
                ..Profile::default()
            };
            Shares { profile, kids: (0..at % 3).map(|kid| born(i32::try_from(at + 7 * kid).unwrap_or(0))).collect() }
        })
        .collect();
    let ground = people(&shares);
    let mut told = 0;
    for (at, one) in ground.people.iter().enumerate() {
        for (other_at, other) in ground.people.iter().enumerate().skip(at + 1) {
            let alone = shares.get(at).zip(shares.get(other_at)).map(|(a, b)| both(a, b, &Weights::named("balanced")));
            assert_eq!(Some(score(one, other, &Weights::named("balanced"))), alone);
            let both = one.topics.iter().filter(|word| other.topics.contains(word)).count();
            told += usize::from(both > 0);
        }
    }
    assert!(told > 100, "{told} pairs have something in common");
}
