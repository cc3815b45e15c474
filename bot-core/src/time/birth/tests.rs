//! Birth months in words.

use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
}

/// `2025-03`, `~2025-03` when it was guessed, `+2025-03` when it is due.
fn read(typed: &str, locale: Locale) -> Result<String, NotKids> {
    let one = |kid: &Kid| {
        format!("{}{}{}", if kid.due { "+" } else { "" }, if kid.guessed { "~" } else { "" }, kid.born.text())
    };
    Ok(read_kids(typed, locale, today())?.iter().map(one).collect::<Vec<_>>().join(" "))
}

#[test]
fn birth_months_are_read_in_both_languages() {
    let phrases = [
        ("march 2025, 2023-07", "2025-03 2023-07"),
        ("mar 25", "2025-03"),
        ("mar '25", "2025-03"),
        ("3/2025", "2025-03"),
        ("03.2025", "2025-03"),
        ("3/25", "2025-03"),
        ("mar 25, 2023-07", "2025-03 2023-07"),
        ("march 17, 2025", "2025-03"),
        ("17 march 2025 and 5 de julio de 2023", "2025-03 2023-07"),
        ("2025-03-17", "2025-03"),
        ("17/3/2025", "2025-03"),
        ("born in march 2025", "2025-03"),
        ("marzo de 2025 y julio 2023", "2025-03 2023-07"),
        ("nació en marzo de 2025", "2025-03"),
        ("7 months, 3 years", "~2026-04 ~2023-11"),
        ("7 meses, 3 años", "~2026-04 ~2023-11"),
        ("7mo, 3yo", "~2026-04 ~2023-11"),
        ("7 months old", "~2026-04"),
        ("a 7-month-old", "~2026-04"),
        ("2.5 years", "~2024-05"),
        ("2 and a half years", "~2024-05"),
        ("2 años y medio", "~2024-05"),
        ("dos años y medio, 3 meses", "~2024-05 ~2026-08"),
        ("1 year 2 months", "~2025-09"),
        ("1 año y 2 meses", "~2025-09"),
        ("3 years, 7 months", "~2023-11 ~2026-04"),
        ("6 weeks", "~2026-10"),
        ("10 días", "~2026-11"),
        ("newborn", "~2026-11"),
        ("twins 7 months", "~2026-04 ~2026-04"),
        ("gemelas marzo 2025", "2025-03 2025-03"),
        ("march", "~2026-03"),
        ("december", "~2025-12"),
        ("due april 2027", "+2027-04"),
        ("due in april", "+~2027-04"),
        ("salgo de cuentas en abril 2027", "+2027-04"),
        ("salgo de cuentas en abril de 2027, 3 años", "+2027-04 ~2023-11"),
        ("april 2027", "+2027-04"),
        ("due november 2026", "+2026-11"),
        ("due march 2026", "~2026-03"),
    ];
    for (typed, kids) in phrases {
        for locale in Locale::ALL {
            assert_eq!(read(typed, locale).as_deref(), Ok(kids), "{typed} {locale:?}");
        }
    }
    assert_eq!(read("3/4/2025", Locale::En).as_deref(), Ok("2025-03"));
    assert_eq!(read("3/4/2025", Locale::Es).as_deref(), Ok("2025-04"));
}

#[test]
fn what_is_no_child_is_refused_with_what_was_not_understood() {
    let rest = |rest: &str| Err(NotKids::NotUnderstood { rest: rest.to_owned() });
    assert_eq!(read("", Locale::En), Err(NotKids::Empty));
    assert_eq!(read(" , , ", Locale::En), Err(NotKids::Empty));
    assert_eq!(read("soon", Locale::En), rest("soon"));
    assert_eq!(read("march 2025, blue", Locale::En), rest("blue"));
    assert_eq!(read("2025-13", Locale::En), rest("2025-13"));
    assert_eq!(read("7", Locale::En), rest("7"));
    assert!(matches!(read("october 2027", Locale::En), Err(NotKids::TooFarAhead(_))));
    assert!(matches!(read("18 years", Locale::En), Err(NotKids::TooLongAgo(_))));
    assert!(matches!(read("1987-03", Locale::En), Err(NotKids::TooLongAgo(_))));
    assert_eq!(read("17 years", Locale::En).as_deref(), Ok("~2009-11"));
    assert_eq!(read("sept 2027", Locale::En).as_deref(), Ok("+2027-09"));
}

proptest! {
    #[test]
    fn every_month_comes_back(year in 2010_i32..2027, number in 1_u32..11) {
        let month = Month::new(year, number).ok_or_else(|| TestCaseError::fail("a month"))?;
        prop_assert_eq!(Month::from_text(&month.text()), Some(month));
        prop_assert_eq!(read(&month.text(), Locale::En), Ok(month.text()));
        prop_assert_eq!(read(&format!("{number}/{year}"), Locale::Es), Ok(month.text()));
    }

    #[test]
    fn no_text_makes_it_panic(typed in "\\PC{0,60}", words in "(([0-9]{1,9}|march|due|twins|años|months|y|a|de)[ ,/.-]){0,12}") {
        for locale in Locale::ALL {
            let _ = read(&typed, locale);
            if let Ok(kids) = read_kids(&words, locale, today()) {
                prop_assert!(kids.iter().all(|kid| (-LATEST_DUE..=OLDEST).contains(&kid.born.until(Month::of(today())))));
            }
        }
    }
}
