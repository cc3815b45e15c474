//! Spanish phrases, said on a Wednesday at three in the afternoon.

use super::*;

#[track_caller]
fn assert_spanish(expected: &[(&str, &str)]) -> TestResult {
    assert_told(Locale::Es, WEDNESDAY, NEW_YORK, expected)?;
    Ok(())
}

#[test]
fn days_counted_from_today() -> TestResult {
    assert_spanish(&[
        ("mañana a las 9", "Thu 2026-11-19 09:00"),
        ("MANANA A LAS 9", "Thu 2026-11-19 09:00"),
        ("a las 9 de la mañana de mañana", "Thu 2026-11-19 09:00"),
        ("mañana por la mañana a las 9", "Thu 2026-11-19 09:00"),
        ("mañana en la mañana a las 9", "Thu 2026-11-19 09:00"),
        ("mañana a la mañana, 9:30", "Thu 2026-11-19 09:30"),
        ("mañana a las 9 de la mañana", "Thu 2026-11-19 09:00"),
        ("hoy a las 4 de la tarde", "Wed 2026-11-18 16:00"),
        ("hoy a las 8 de la noche", "Wed 2026-11-18 20:00"),
        ("esta tarde a las 5", "Wed 2026-11-18 17:00"),
        ("esta noche a las 9", "Wed 2026-11-18 21:00"),
        ("pasado mañana a las 10", "Fri 2026-11-20 10:00"),
        ("pasado mañana por la tarde a las 4 y media", "Fri 2026-11-20 16:30"),
        ("dentro de 2 horas", "Wed 2026-11-18 17:00"),
        ("en una hora y media", "Wed 2026-11-18 16:30"),
        ("en media hora", "Wed 2026-11-18 15:30"),
        ("en 3 semanas", "Wed 2026-12-09 15:00"),
        ("en dos semanas a las 10", "Wed 2026-12-02 10:00"),
        ("dentro de un mes", "Fri 2026-12-18 15:00"),
    ])
}

#[test]
fn weekdays() -> TestResult {
    assert_spanish(&[
        ("lunes 10:00", "Mon 2026-11-23 10:00"),
        ("el lunes a las 10", "Mon 2026-11-23 10:00"),
        ("el próximo martes a las 10", "Tue 2026-11-24 10:00"),
        ("el martes que viene a las 10", "Tue 2026-11-24 10:00"),
        ("el martes próximo a las 10", "Tue 2026-11-24 10:00"),
        ("este sábado a las 10", "Sat 2026-11-21 10:00"),
        ("sábado 28 a las 10", "Sat 2026-11-28 10:00"),
        ("sabado 12 a las 10", "Sat 2026-12-12 10:00"),
        ("sábado por la mañana a las 9", "Sat 2026-11-21 09:00"),
        ("sábado noche a las 9", "Sat 2026-11-21 21:00"),
        ("mar 10:00", "Tue 2026-11-24 10:00"),
        ("el mar 24 a las 10", "Tue 2026-11-24 10:00"),
        ("vie 10h30", "Fri 2026-11-20 10:30"),
        ("martes de la semana que viene a las 10", "Tue 2026-11-24 10:00"),
        ("domingo de la próxima semana a las 10", "Sun 2026-11-29 10:00"),
        ("mañana jueves a las 10", "Thu 2026-11-19 10:00"),
        ("el próximo viernes a las 10", "WhichWeek: Fri 2026-11-20 10:00 | Fri 2026-11-27 10:00"),
        ("el viernes que viene a las 10", "WhichWeek: Fri 2026-11-20 10:00 | Fri 2026-11-27 10:00"),
        ("viernes 28 de noviembre a las 10", "WeekdayDisagrees: Fri 2026-11-27 10:00 | Sat 2026-11-28 10:00"),
    ])
}

#[test]
fn dates() -> TestResult {
    assert_spanish(&[
        ("5 de diciembre a las 14:00", "Sat 2026-12-05 14:00"),
        ("el 5 de diciembre de 2026 a las 2 de la tarde", "Sat 2026-12-05 14:00"),
        ("el 5 de dic. 14 hs", "Sat 2026-12-05 14:00"),
        ("el 5 a las 10", "Sat 2026-12-05 10:00"),
        ("el 5 por la mañana a las 8", "Sat 2026-12-05 08:00"),
        ("el día 5 a las 10", "Sat 2026-12-05 10:00"),
        ("1º de diciembre 10:00", "Tue 2026-12-01 10:00"),
        ("primero de diciembre a las 10", "Tue 2026-12-01 10:00"),
        ("dos de diciembre a las once", "Wed 2026-12-02 11:00"),
        ("5 mar 10:00", "Fri 2027-03-05 10:00"),
        ("3 ago 10:00", "Tue 2027-08-03 10:00"),
        ("25/12 10:00", "Fri 2026-12-25 10:00"),
        ("03/04 10:00", "DayOrMonth: Thu 2027-03-04 10:00 | Sat 2027-04-03 10:00"),
        ("primer sábado de diciembre a las 10", "Sat 2026-12-05 10:00"),
    ])
}

#[test]
fn hours() -> TestResult {
    assert_spanish(&[
        ("a las nueve y media", "Thu 2026-11-19 09:30"),
        ("las 9 y cuarto", "Thu 2026-11-19 09:15"),
        ("diez menos cuarto", "Thu 2026-11-19 09:45"),
        ("a las diez menos diez", "Thu 2026-11-19 09:50"),
        ("a la una menos cuarto", "Thu 2026-11-19 12:45"),
        ("cuarto para las diez", "Thu 2026-11-19 09:45"),
        ("diez para las nueve", "Thu 2026-11-19 08:50"),
        ("nueve y veinte", "Thu 2026-11-19 09:20"),
        ("a la una", "Thu 2026-11-19 13:00"),
        ("a las once en punto", "Thu 2026-11-19 11:00"),
        ("al mediodía", "Thu 2026-11-19 12:00"),
        ("a mediodía", "Thu 2026-11-19 12:00"),
        ("a las 12 del mediodía", "Thu 2026-11-19 12:00"),
        ("el sábado a medianoche", "WhichMidnight: Sat 2026-11-21 00:00 | Sun 2026-11-22 00:00"),
        ("el sábado a las 12 de la noche", "WhichMidnight: Sat 2026-11-21 00:00 | Sun 2026-11-22 00:00"),
        ("a las 10 a. m.", "Thu 2026-11-19 10:00"),
        ("a las 5 p. m.", "Wed 2026-11-18 17:00"),
        ("a las 10 hs", "Thu 2026-11-19 10:00"),
        ("de 10 a 12", "Thu 2026-11-19 10:00-12:00"),
        ("de las 10 a las 12", "Thu 2026-11-19 10:00-12:00"),
        ("desde las 10 hasta las 12", "Thu 2026-11-19 10:00-12:00"),
        ("entre las 10 y las 12", "Thu 2026-11-19 10:00-12:00"),
        ("entre diez y doce", "Thu 2026-11-19 10:00-12:00"),
        ("de 4 a 6 de la tarde", "Wed 2026-11-18 16:00-18:00"),
        ("jueves de 9 y media a once", "Thu 2026-11-19 09:30-11:00"),
        ("jueves a las 10 durante 2 horas", "Thu 2026-11-19 10:00-12:00"),
        ("jueves 10 a 12", "Thu 2026-11-19 10:00-12:00"),
    ])
}

#[test]
fn repetitions() -> TestResult {
    assert_spanish(&[
        ("cada martes a las 10", "Tue 2026-11-24 10:00, weekly Tue"),
        ("todos los jueves a las 10", "Thu 2026-11-19 10:00, weekly Thu"),
        ("los martes y jueves a las 10", "Thu 2026-11-19 10:00, weekly Tue Thu"),
        ("cada mar. y jue. a las 10", "Thu 2026-11-19 10:00, weekly Tue Thu"),
        ("los sábados a las 10", "Sat 2026-11-21 10:00, weekly Sat"),
        ("cada dos semanas el martes a las 10", "Tue 2026-11-24 10:00, every other week Tue"),
        ("martes 10:00 cada dos semanas", "Tue 2026-11-24 10:00, every other week Tue"),
        ("primer y tercer sábado a las 9", "Sat 2026-11-21 09:00, monthly [First, Third] Sat"),
        ("1er y 3er sábado 9:00", "Sat 2026-11-21 09:00, monthly [First, Third] Sat"),
        ("el último viernes de cada mes a las 10", "Fri 2026-11-27 10:00, monthly [Last] Fri"),
        ("todos los días a las 9", "Thu 2026-11-19 09:00, weekly Mon Tue Wed Thu Fri Sat Sun"),
        ("de lunes a viernes a las 9", "Thu 2026-11-19 09:00, weekly Mon Tue Wed Thu Fri"),
        ("cada martes a las 10 a partir del 1 de diciembre", "Tue 2026-12-01 10:00, weekly Tue"),
    ])
}

#[test]
fn english_is_understood_by_spanish_speakers_too() -> TestResult {
    assert_spanish(&[
        ("tomorrow 10am", "Thu 2026-11-19 10:00"),
        ("dec 5 2pm", "Sat 2026-12-05 14:00"),
        ("every tuesday 10am", "Tue 2026-11-24 10:00, weekly Tue"),
        ("half past 9", "Thu 2026-11-19 09:30"),
    ])
}
