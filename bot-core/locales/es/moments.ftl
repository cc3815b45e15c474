# Momentos. Horas de 24 horas, como se escriben en casi todas partes.
weekday = { $day ->
    [0] lunes
    [1] martes
    [2] miércoles
    [3] jueves
    [4] viernes
    [5] sábado
   *[other] domingo
}
month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[other] diciembre
}
time-of-day = { $hour24 }:{ $minute }
moment-full = { $weekday } { $day } de { $month } de { $year }, { $time } { $zone }
moment-day = { $weekday } { $day } de { $month }
date = { $day } de { $month } de { $year }
