//! What is refused, and what the refusal says.

use super::*;

#[test]
fn what_has_passed_is_refused() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("yesterday", "past day: Tue 2026-11-17"),
            ("yesterday 10am", "past: Tue 2026-11-17 10:00"),
            ("ayer a las 10", "past: Tue 2026-11-17 10:00"),
            ("today 8am", "past: Wed 2026-11-18 08:00"),
            ("today at 3pm", "past: Wed 2026-11-18 15:00"),
            ("this morning at 9", "past: Wed 2026-11-18 09:00"),
            ("this wednesday 10am", "past: Wed 2026-11-18 10:00"),
            ("last friday 10am", "past: Fri 2026-11-13 10:00"),
            ("el viernes pasado a las 10", "past: Fri 2026-11-13 10:00"),
            ("2026-11-17 10:00", "past: Tue 2026-11-17 10:00"),
            ("2025-12-05 14:00", "past: Fri 2025-12-05 14:00"),
            ("17 november 10am", "past: Tue 2026-11-17 10:00"),
            ("18 november 10am", "past: Wed 2026-11-18 10:00"),
            ("friday 18 november 10am", "past: Wed 2026-11-18 10:00"),
            ("5 november", "past day: Thu 2026-11-05"),
            ("friday 3-1pm", "end before start: 3-1pm"),
            ("friday 4-2pm", "end before start: 4-2pm"),
            ("viernes 3-1pm", "end before start: 3-1pm"),
            ("in 0 minutes", "past: Wed 2026-11-18 15:00"),
        ],
    )
}

#[test]
fn a_day_without_an_hour_says_which_day() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("tomorrow", "no hour: Thu 2026-11-19"),
            ("saturday", "no hour: Sat 2026-11-21"),
            ("saturday morning", "no hour: Sat 2026-11-21"),
            ("sat 28", "no hour: Sat 2026-11-28"),
            ("dec 5th", "no hour: Sat 2026-12-05"),
            ("5 de diciembre", "no hour: Sat 2026-12-05"),
            ("2026-12-05", "no hour: Sat 2026-12-05"),
            ("03/04", "no hour: Thu 2027-03-04"),
            ("next friday", "no hour: Fri 2026-11-20"),
            ("the 5th", "no hour: Sat 2026-12-05"),
            ("every other tuesday", "no hour: Tue 2026-11-24"),
            ("every tuesday and thursday", "no hour: Thu 2026-11-19"),
            ("last friday of the month", "no hour: Fri 2026-11-27"),
            ("cada martes", "no hour: Tue 2026-11-24"),
            ("todos los jueves", "no hour: Thu 2026-11-19"),
            ("primer y tercer sábado", "no hour: Sat 2026-11-21"),
            ("el martes que viene", "no hour: Tue 2026-11-24"),
            ("pasado mañana", "no hour: Fri 2026-11-20"),
            ("tonight", "no hour: Wed 2026-11-18"),
        ],
    )
}

#[test]
fn an_hour_without_a_day_that_was_hinted_at_asks_for_the_day() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("next week 10am", "no day"),
            ("every two weeks 10am", "no day"),
            ("cada dos semanas", "no day"),
            ("in the morning", "no day"),
            ("for 2 hours", "no day"),
        ],
    )
}

#[test]
fn what_is_not_understood_is_told_apart_from_what_is() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("", "empty"),
            ("  ", "empty"),
            ("?!", "empty"),
            ("whenever", "not understood:  >whenever<"),
            ("saturday 10am with cake", "not understood: saturday 10am >with cake<"),
            ("saturday, maybe 10am", "not understood: saturday >maybe 10am<"),
            ("starting saturday 10am", "not understood:  >starting saturday 10am<"),
            ("saturday 10am from today", "not understood: saturday 10am >from today<"),
            ("saturday 10 or 11", "not understood: saturday 10 >or 11<"),
            ("5 dec 27 10am", "not understood: 5 dec >27 10am<"),
            ("5-7 december 10am", "not understood: 5-7 >december 10am<"),
            ("saturday at", "not understood: saturday >at<"),
            ("saturday sunday 10am", "not understood: saturday >sunday 10am<"),
            ("tuesday and thursday 10am", "not understood: tuesday >and thursday 10am<"),
            ("saturday 10am 11am", "not understood: saturday 10am >11am<"),
            ("10am EST tomorrow", "not understood: 10am >EST tomorrow<"),
            ("2026-12-05T14:00Z", "not understood: 2026-12-05T >14:00Z<"),
            ("in 2 hours at 10am", "not understood: in 2 hours >at 10am<"),
            ("tomorrow in 2 hours", "not understood: tomorrow >in 2 hours<"),
            ("5th saturday 10am", "not understood:  >5th saturday 10am<"),
            ("every 3 weeks 10am", "not understood:  >every 3 weeks 10am<"),
            ("every month 10am", "not understood:  >every month 10am<"),
            ("biweekly tuesday 10am", "not understood:  >biweekly tuesday 10am<"),
            ("saturday once", "not understood: saturday >once<"),
            ("saturday 9:5", "not understood: saturday >9:5<"),
            ("saturday 1400", "not understood: saturday >1400<"),
            ("2 days ago", "not understood: 2 >days ago<"),
            ("sat 10am 🎉", "not understood: sat 10am >🎉<"),
            ("tuesday every tuesday 10am", "not understood: tuesday >every tuesday 10am<"),
        ],
    )
}

#[test]
fn dates_and_times_that_do_not_exist_are_named() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("31 november 10am", "no such date: 31 november"),
            ("february 30 10am", "no such date: february 30"),
            ("29 february 2027 10am", "no such date: 29 february 2027"),
            ("2027-13-01 10am", "no such date: 2027-13-01"),
            ("13/13 10am", "no such date: 13/13"),
            ("the 32nd 10am", "no such date: the 32nd"),
            ("tomorrow 25:00", "no such time: 25:00"),
            ("tomorrow 10:75", "no such time: 10:75"),
            ("tomorrow 13am", "no such time: 13am"),
            ("tomorrow 0pm", "no such time: 0pm"),
            ("tomorrow 24", "no such time: 24"),
        ],
    )
}

#[test]
fn hours_that_contradict_each_other_are_named() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("7am tonight", "part disagrees: 7am"),
            ("tomorrow morning 14:00", "part disagrees: 14:00"),
            ("tomorrow evening at 2", "part disagrees: at 2"),
            ("thursday 3pm-1pm", "end before start: 3pm-1pm"),
            ("thursday 14:00-12:30", "end before start: 14:00-12:30"),
            ("thursday 10-10", "end before start: 10-10"),
        ],
    )
}

#[test]
fn more_than_two_years_ahead_is_too_far() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("2028-11-18 10:00", "Sat 2028-11-18 10:00"),
            ("2028-11-19 10:00", "too far: 2028-11-19"),
            ("2030-01-01", "too far: 2030-01-01"),
            ("in 25 months", "too far: 2028-12-18"),
            ("in 99999 weeks", "too far: 3943-05-26"),
            ("12 march 9999 at 10", "too far: 9999-03-12"),
            ("12 de marzo de 3000 a las 10", "too far: 3000-03-12"),
            ("march 12, 2500", "too far: 2500-03-12"),
            ("in 99999 hours", "too far: 2038-04-16"),
        ],
    )
}

#[test]
fn a_phrase_of_200_characters_is_the_longest() {
    let now = DateTime::UNIX_EPOCH;
    let phrase = format!("saturday 10am{}", " ".repeat(187));
    assert!(read_when(&phrase, Locale::En, now, NEW_YORK).is_ok());
    assert_eq!(read_when(&format!("{phrase} "), Locale::En, now, NEW_YORK), Err(NotWhen::TooLong));
}

#[test]
fn a_repetition_alone_takes_its_day_from_the_first_time() -> TestResult {
    let first = NaiveDate::from_ymd_opt(2026, 11, 21).ok_or("no such day")?;
    let weekly = |pace, days: &[Weekday]| Repeat::Weekly { pace, days: days.to_vec() };
    let fridays = Repeat::MonthlyByWeekday { nths: vec![Nth::Last], day: Weekday::Fri };
    let second = Repeat::MonthlyByWeekday { nths: vec![Nth::Second], day: Weekday::Tue };
    for (phrase, repeats) in [
        ("every two weeks", vec![weekly(Pace::EveryOtherWeek, &[Weekday::Sat])]),
        ("cada dos semanas", vec![weekly(Pace::EveryOtherWeek, &[Weekday::Sat])]),
        ("weekly", vec![weekly(Pace::EveryWeek, &[Weekday::Sat])]),
        ("tuesday and thursday", vec![weekly(Pace::EveryWeek, &[Weekday::Tue, Weekday::Thu])]),
        ("last friday of the month", vec![fridays]),
        ("every second tuesday", vec![weekly(Pace::EveryOtherWeek, &[Weekday::Tue]), second]),
    ] {
        assert_eq!(read_repeat(phrase, Locale::En, first), Ok(repeats), "{phrase}");
    }
    let refusal = NotWhen::NotUnderstood { understood: Some("every tuesday".into()), rest: "10am".into() };
    assert_eq!(read_repeat("every tuesday 10am", Locale::En, first), Err(refusal));
    let refusal = NotWhen::NotUnderstood { understood: None, rest: "first saturday of december".into() };
    assert_eq!(read_repeat("first saturday of december", Locale::En, first), Err(refusal));
    Ok(())
}
