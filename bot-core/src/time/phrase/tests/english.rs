//! English phrases, said on a Wednesday at three in the afternoon.

use super::*;

#[track_caller]
fn assert_english(expected: &[(&str, &str)]) -> TestResult {
    assert_told(Locale::En, WEDNESDAY, NEW_YORK, expected)?;
    Ok(())
}

#[test]
fn days_counted_from_today() -> TestResult {
    assert_english(&[
        ("tomorrow 10am", "Thu 2026-11-19 10:00"),
        ("Tomorrow, 10 AM.", "Thu 2026-11-19 10:00"),
        ("10am tomorrow", "Thu 2026-11-19 10:00"),
        ("tmrw 10am", "Thu 2026-11-19 10:00"),
        ("today 4pm", "Wed 2026-11-18 16:00"),
        ("today at 4", "Wed 2026-11-18 16:00"),
        ("day after tomorrow 10am", "Fri 2026-11-20 10:00"),
        ("the day after tomorrow at 10", "Fri 2026-11-20 10:00"),
        ("tonight at 7pm", "Wed 2026-11-18 19:00"),
        ("tonight at 7", "Wed 2026-11-18 19:00"),
        ("tonight 8", "Wed 2026-11-18 20:00"),
        ("7-9 tonight", "Wed 2026-11-18 19:00-21:00"),
        ("this evening at 6", "Wed 2026-11-18 18:00"),
        ("this afternoon 5:30", "Wed 2026-11-18 17:30"),
        ("tomorrow morning at 9", "Thu 2026-11-19 09:00"),
        ("tomorrow night at 8", "Thu 2026-11-19 20:00"),
        ("in 2 hours", "Wed 2026-11-18 17:00"),
        ("in two hours", "Wed 2026-11-18 17:00"),
        ("in an hour and a half", "Wed 2026-11-18 16:30"),
        ("in half an hour", "Wed 2026-11-18 15:30"),
        ("in 90 min", "Wed 2026-11-18 16:30"),
        ("2 hours from now", "Wed 2026-11-18 17:00"),
        ("in 3 weeks", "Wed 2026-12-09 15:00"),
        ("in 3 days", "Sat 2026-11-21 15:00"),
        ("in a month", "Fri 2026-12-18 15:00"),
        ("in a fortnight", "Wed 2026-12-02 15:00"),
        ("in 2 weeks at 10am", "Wed 2026-12-02 10:00"),
        ("10:30 in 2 days", "Fri 2026-11-20 10:30"),
        ("in 2 days and 3 hours", "Fri 2026-11-20 18:00"),
        ("in 2 hours for 45 min", "Wed 2026-11-18 17:00-17:45"),
    ])
}

#[test]
fn weekdays() -> TestResult {
    assert_english(&[
        ("sat 9:30", "Sat 2026-11-21 09:30"),
        ("9.30am saturday", "Sat 2026-11-21 09:30"),
        ("sat. 9:30", "Sat 2026-11-21 09:30"),
        ("SATURDAY 9:30 A.M.", "Sat 2026-11-21 09:30"),
        ("next tuesday at 10", "Tue 2026-11-24 10:00"),
        ("tues 10", "Tue 2026-11-24 10:00"),
        ("tuesday @ 10", "Tue 2026-11-24 10:00"),
        ("tuesday @10", "Tue 2026-11-24 10:00"),
        ("on tuesday at 10 o’clock", "Tue 2026-11-24 10:00"),
        ("tuesday at 10 sharp!", "Tue 2026-11-24 10:00"),
        ("tuesday - 10am", "Tue 2026-11-24 10:00"),
        ("friday at noon", "Fri 2026-11-20 12:00"),
        ("friday midday", "Fri 2026-11-20 12:00"),
        ("friday 12", "Fri 2026-11-20 12:00"),
        ("this saturday 10am", "Sat 2026-11-21 10:00"),
        ("this coming saturday 10am", "Sat 2026-11-21 10:00"),
        ("saturday morning at 9", "Sat 2026-11-21 09:00"),
        ("saturday at 9 in the morning", "Sat 2026-11-21 09:00"),
        ("saturday afternoon, 3", "Sat 2026-11-21 15:00"),
        ("saturday the 28th 10am", "Sat 2026-11-28 10:00"),
        ("sat 28 10am", "Sat 2026-11-28 10:00"),
        ("sat 28 at 10", "Sat 2026-11-28 10:00"),
        ("thursday 19 10-11", "Thu 2026-11-19 10:00-11:00"),
        ("wednesday 5pm", "Wed 2026-11-18 17:00"),
        ("wednesday 10am", "Wed 2026-11-25 10:00"),
        ("wed 3pm", "Wed 2026-11-25 15:00"),
        ("next wednesday 5pm", "Wed 2026-11-25 17:00"),
        ("tuesday next week 10am", "Tue 2026-11-24 10:00"),
        ("next week tuesday 10am", "Tue 2026-11-24 10:00"),
        ("friday this week 10am", "Fri 2026-11-20 10:00"),
        ("tomorrow thursday 10am", "Thu 2026-11-19 10:00"),
        ("sunday 7", "Sun 2026-11-22 07:00"),
        ("sunday 6", "Sun 2026-11-22 18:00"),
        ("sunday 03:00", "Sun 2026-11-22 03:00"),
        ("sunday 3:00", "Sun 2026-11-22 15:00"),
    ])
}

#[test]
fn words_that_mean_two_things_are_offered_both_ways() -> TestResult {
    assert_english(&[
        ("next friday 10am", "WhichWeek: Fri 2026-11-20 10:00 | Fri 2026-11-27 10:00"),
        ("next sunday 10am", "WhichWeek: Sun 2026-11-22 10:00 | Sun 2026-11-29 10:00"),
        ("sunday next week 10am", "WhichWeek: Sun 2026-11-22 10:00 | Sun 2026-11-29 10:00"),
        ("03/04 10am", "DayOrMonth: Thu 2027-03-04 10:00 | Sat 2027-04-03 10:00"),
        ("11/12 10am", "DayOrMonth: Fri 2026-12-11 10:00 | Fri 2027-11-12 10:00"),
        ("3/4/2027 10am", "DayOrMonth: Thu 2027-03-04 10:00 | Sat 2027-04-03 10:00"),
        ("saturday midnight", "WhichMidnight: Sat 2026-11-21 00:00 | Sun 2026-11-22 00:00"),
        ("saturday 12am", "WhichMidnight: Sat 2026-11-21 00:00 | Sun 2026-11-22 00:00"),
        ("saturday 12 in the morning", "NoonOrMidnight: Sat 2026-11-21 00:00 | Sat 2026-11-21 12:00"),
        ("friday 28 november 10am", "WeekdayDisagrees: Fri 2026-11-27 10:00 | Sat 2026-11-28 10:00"),
        ("friday the 28th 10am", "WeekdayDisagrees: Fri 2026-11-27 10:00 | Sat 2026-11-28 10:00"),
        ("tomorrow friday 10am", "WeekdayDisagrees: Thu 2026-11-19 10:00 | Fri 2026-11-20 10:00"),
        ("tuesday 19 november 10am", "WeekdayDisagrees: Thu 2026-11-19 10:00 | Tue 2026-11-24 10:00"),
        ("tomorrow 10 to 12", "RangeOrMinutes: Thu 2026-11-19 10:00-12:00 | Thu 2026-11-19 11:50"),
        (
            "every second tuesday 10am",
            "WhichRepeat: Tue 2026-11-24 10:00, every other week Tue | Tue 2026-12-08 10:00, monthly [Second] Tue",
        ),
    ])
}

#[test]
fn dates() -> TestResult {
    assert_english(&[
        ("5 december 14:00", "Sat 2026-12-05 14:00"),
        ("dec 5 2pm", "Sat 2026-12-05 14:00"),
        ("dec 5th 2pm", "Sat 2026-12-05 14:00"),
        ("dec. 5, 2pm", "Sat 2026-12-05 14:00"),
        ("december the 5th at 2", "Sat 2026-12-05 14:00"),
        ("the 5th of december 2026 at 2pm", "Sat 2026-12-05 14:00"),
        ("December 5, 2026, 2 p.m.", "Sat 2026-12-05 14:00"),
        ("Saturday, December 5, 2026 at 2:00 PM", "Sat 2026-12-05 14:00"),
        ("2026-12-05 14:00", "Sat 2026-12-05 14:00"),
        ("2026-12-05T14:00", "Sat 2026-12-05 14:00"),
        ("2026-12-05T14:00:00", "Sat 2026-12-05 14:00"),
        ("2026/12/05 2pm", "Sat 2026-12-05 14:00"),
        ("12/25 10am", "Fri 2026-12-25 10:00"),
        ("25/12 10am", "Fri 2026-12-25 10:00"),
        ("25.12.2026 10:00", "Fri 2026-12-25 10:00"),
        ("25-12-2026 10:00", "Fri 2026-12-25 10:00"),
        ("12/25/26 10am", "Fri 2026-12-25 10:00"),
        ("12/12 10am", "Sat 2026-12-12 10:00"),
        ("saturday 5/12 10am", "Sat 2026-12-05 10:00"),
        ("5/12/2026 10am", "Sat 2026-12-05 10:00"),
        ("the 5th at 10", "Sat 2026-12-05 10:00"),
        ("on the 28th, 10am", "Sat 2026-11-28 10:00"),
        ("the 31st at 10", "Thu 2026-12-31 10:00"),
        ("the 18th at 10", "Fri 2026-12-18 10:00"),
        ("the 18th at 5pm", "Wed 2026-11-18 17:00"),
        ("mar 5 10am", "Fri 2027-03-05 10:00"),
        ("may 2 10am", "Sun 2027-05-02 10:00"),
        ("1 september 10am", "Wed 2027-09-01 10:00"),
        ("29 february 10am", "Tue 2028-02-29 10:00"),
        ("first saturday of december 10am", "Sat 2026-12-05 10:00"),
        ("last friday of this month 10am", "Fri 2026-11-27 10:00"),
        ("first saturday of next month 10am", "Sat 2026-12-05 10:00"),
    ])
}

#[test]
fn hours_alone_are_the_next_such_hours() -> TestResult {
    assert_english(&[
        ("half past 9", "Thu 2026-11-19 09:30"),
        ("half past four", "Wed 2026-11-18 16:30"),
        ("quarter to 10", "Thu 2026-11-19 09:45"),
        ("a quarter past 5", "Wed 2026-11-18 17:15"),
        ("20 to 10", "Thu 2026-11-19 09:40"),
        ("ten past nine", "Thu 2026-11-19 09:10"),
        ("at 10 to 12", "Thu 2026-11-19 11:50"),
        ("nine thirty", "Thu 2026-11-19 09:30"),
        ("nine forty-five", "Thu 2026-11-19 09:45"),
        ("10-11:30", "Thu 2026-11-19 10:00-11:30"),
        ("10 – 11:30", "Thu 2026-11-19 10:00-11:30"),
        ("from 10 to 12", "Thu 2026-11-19 10:00-12:00"),
        ("between 10 and 12", "Thu 2026-11-19 10:00-12:00"),
        ("9 to 11", "Thu 2026-11-19 09:00-11:00"),
        ("10h", "Thu 2026-11-19 10:00"),
        ("10h30", "Thu 2026-11-19 10:30"),
        ("noon", "Thu 2026-11-19 12:00"),
        ("midday", "Thu 2026-11-19 12:00"),
        ("midnight", "Thu 2026-11-19 00:00"),
        ("midnight tonight", "Thu 2026-11-19 00:00"),
        ("4", "Wed 2026-11-18 16:00"),
        ("16:00", "Wed 2026-11-18 16:00"),
        ("930am", "Thu 2026-11-19 09:30"),
        ("7p", "Wed 2026-11-18 19:00"),
        ("9 in the morning", "Thu 2026-11-19 09:00"),
    ])
}

#[test]
fn from_when_to_when() -> TestResult {
    assert_english(&[
        ("thursday 1-3pm", "Thu 2026-11-19 13:00-15:00"),
        ("thursday 11-1pm", "Thu 2026-11-19 11:00-13:00"),
        ("thursday 9-12pm", "Thu 2026-11-19 09:00-12:00"),
        ("thursday 10am-2", "Thu 2026-11-19 10:00-14:00"),
        ("thursday 10-2", "Thu 2026-11-19 10:00-14:00"),
        ("thursday 5-7", "Thu 2026-11-19 17:00-19:00"),
        ("thursday 8-10", "Thu 2026-11-19 08:00-10:00"),
        ("thursday 14:00-16:00", "Thu 2026-11-19 14:00-16:00"),
        ("thursday 10 until noon", "Thu 2026-11-19 10:00-12:00"),
        ("thursday 4 to 6 in the afternoon", "Thu 2026-11-19 16:00-18:00"),
        ("thursday from 10 in the morning to 1 in the afternoon", "Thu 2026-11-19 10:00-13:00"),
        ("saturday morning 9 to 11", "Sat 2026-11-21 09:00-11:00"),
        ("thursday 10pm-1am", "Thu 2026-11-19 22:00-Fri 01:00"),
        ("thursday 8pm to midnight", "Thu 2026-11-19 20:00-Fri 00:00"),
        ("thursday 10-12am", "Thu 2026-11-19 22:00-Fri 00:00"),
        ("thursday 10am for 2 hours", "Thu 2026-11-19 10:00-12:00"),
        ("2026-12-05 14:00-16:00", "Sat 2026-12-05 14:00-16:00"),
        ("dec 5 9-10", "Sat 2026-12-05 09:00-10:00"),
    ])
}

#[test]
fn repetitions() -> TestResult {
    assert_english(&[
        ("every tuesday 10am", "Tue 2026-11-24 10:00, weekly Tue"),
        ("10am every tuesday", "Tue 2026-11-24 10:00, weekly Tue"),
        ("tuesdays 10am", "Tue 2026-11-24 10:00, weekly Tue"),
        ("tuesday 10am every week", "Tue 2026-11-24 10:00, weekly Tue"),
        ("weekly on tuesdays at 10", "Tue 2026-11-24 10:00, weekly Tue"),
        ("every wednesday 5pm", "Wed 2026-11-18 17:00, weekly Wed"),
        ("every wednesday 10am", "Wed 2026-11-25 10:00, weekly Wed"),
        ("every other tuesday 10am", "Tue 2026-11-24 10:00, every other week Tue"),
        ("every two weeks on tuesday 10am", "Tue 2026-11-24 10:00, every other week Tue"),
        ("saturday 10am every 2 weeks", "Sat 2026-11-21 10:00, every other week Sat"),
        ("every tuesday and thursday 10am", "Thu 2026-11-19 10:00, weekly Tue Thu"),
        ("every thu, tue & sat 10am", "Thu 2026-11-19 10:00, weekly Tue Thu Sat"),
        ("tuesdays and thursdays, 10-11:30", "Thu 2026-11-19 10:00-11:30, weekly Tue Thu"),
        ("every weekday 9am", "Thu 2026-11-19 09:00, weekly Mon Tue Wed Thu Fri"),
        ("every night at 8", "Wed 2026-11-18 20:00, weekly Mon Tue Wed Thu Fri Sat Sun"),
        ("every saturday morning at 9", "Sat 2026-11-21 09:00, weekly Sat"),
        ("every day at 9", "Thu 2026-11-19 09:00, weekly Mon Tue Wed Thu Fri Sat Sun"),
        ("1st and 3rd saturday 9am", "Sat 2026-11-21 09:00, monthly [First, Third] Sat"),
        ("third and first saturday 9am", "Sat 2026-11-21 09:00, monthly [First, Third] Sat"),
        ("first saturday 9am", "Sat 2026-12-05 09:00, monthly [First] Sat"),
        ("last friday of the month 10am", "Fri 2026-11-27 10:00, monthly [Last] Fri"),
        ("every last friday 10am", "Fri 2026-11-27 10:00, monthly [Last] Fri"),
        ("every second tuesday of the month 10am", "Tue 2026-12-08 10:00, monthly [Second] Tue"),
        ("every tuesday 10am starting december 1", "Tue 2026-12-01 10:00, weekly Tue"),
        ("tomorrow 10am every week", "Thu 2026-11-19 10:00, weekly Thu"),
        (
            "every tuesday midnight",
            "WhichMidnight: Tue 2026-11-24 00:00, weekly Tue | Wed 2026-11-25 00:00, weekly Wed",
        ),
    ])
}

#[test]
fn spanish_is_understood_by_english_speakers_too() -> TestResult {
    assert_english(&[
        ("lunes 10:00", "Mon 2026-11-23 10:00"),
        ("mañana a las 9", "Thu 2026-11-19 09:00"),
        ("mañana a las once", "Thu 2026-11-19 11:00"),
        ("cada martes 10am", "Tue 2026-11-24 10:00, weekly Tue"),
        ("5 mar 10am", "Fri 2027-03-05 10:00"),
    ])
}

#[test]
fn a_range_of_most_of_a_day_may_be_a_night() -> TestResult {
    assert_told(
        Locale::En,
        WEDNESDAY,
        NEW_YORK,
        &[
            ("sat 10-9", "WhichHalf: Sat 2026-11-21 10:00-21:00 | Sat 2026-11-21 22:00-Sun 09:00"),
            ("sábado de 10 a 9", "WhichHalf: Sat 2026-11-21 10:00-21:00 | Sat 2026-11-21 22:00-Sun 09:00"),
            ("sat 8:30 to 7", "WhichHalf: Sat 2026-11-21 08:30-19:00 | Sat 2026-11-21 20:30-Sun 07:00"),
            ("sat 9-5", "Sat 2026-11-21 09:00-17:00"),
            ("sat 10am-9pm", "Sat 2026-11-21 10:00-21:00"),
            ("sat 10-21", "Sat 2026-11-21 10:00-21:00"),
        ],
    )
}
