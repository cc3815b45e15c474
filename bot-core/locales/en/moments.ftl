# Moments in time. A test holds every language to the same keys.
weekday = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[other] Sunday
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
time-of-day = { $hour }:{ $minute } { $half ->
    [pm] PM
   *[am] AM
}
moment-full = { $weekday }, { $month } { $day }, { $year }, { $time } { $zone }
moment-day = { $weekday }, { $month } { $day }
date = { $month } { $day }, { $year }
