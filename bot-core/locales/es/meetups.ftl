# Encuentros.

meetup-announced = { $title } queda anunciado: { $moment }.
meetup-announced-how = Es el encuentro { $number }. Si surge algo: { $command }. El archivo lo pone en tu calendario.
meetup-cancelled = { $title } queda cancelado. { $told ->
    [0] Nadie había dicho que sí, así que no hay a quién avisar.
    [one] Aviso a la persona que iba a ir.
   *[other] Aviso a las { $told } personas que iban a ir.
}
meetup-gone = Ese encuentro ya no existe.

answered-going = ¡Qué bien que vas a { $title }! Es { $moment }, { $place }. El archivo lo pone en tu calendario.
answered-going-already = Ya estabas apuntada a { $title }: { $moment }, { $place }. ¡Allí nos vemos!
answered-maybe = { $title } queda como un quizás. Puedes cambiar de idea cuando quieras.
answered-cant = No pasa nada, no vas a { $title }. Puedes cambiar de idea cuando quieras.
answer-taken-back = He retirado tu respuesta a { $title }.

card-when = Cuándo
card-until = , hasta las { $time }
card-where = Dónde
card-host = Organiza
card-coming = Asistencia
card-number = Encuentro { $number }
card-cancelled = { $has ->
    [reason] Este encuentro queda cancelado: { $reason }
   *[none] Este encuentro queda cancelado.
}
card-over = Este encuentro ya pasó.
coming-nobody = nadie todavía, sé la primera
coming-going = { $count ->
    [one] 1 va
   *[other] { $count } van
}
coming-maybe = { $count ->
    [one] 1 quizás
   *[other] { $count } quizás
}

button-going = Voy
word-going = voy
button-maybe = Quizás
word-maybe = quizás
button-cant = No puedo
word-cant = no
button-back = Atrás
word-back = atrás
button-more = Más
word-more = más

you-going = Vas a ir.
you-maybe = Dijiste que quizás.
you-cant = Dijiste que no puedes.
you-open = ¿Vas a ir?

list-heading = Qué hay
list-line = { $time } { $title } ({ $number }), { $place } – { $going ->
    [0] nadie todavía
    [one] 1 va
   *[other] { $going } van
}
list-page = Página { $page } de { $pages }
list-empty = Todavía no hay nada planeado. Un paseo, un café, media hora en el parque: { $command } anuncia un encuentro.

reminder = { $title } empieza en { $lead }: { $moment }, { $place }. { $going ->
    [one] Por ahora vas tú.
   *[other] Van { $going }.
} Si no puedes, basta un toque.
reminder-late = Esto llega tarde, estuve fuera: { $title } empieza { $moment }, { $place }. { $going ->
    [one] Por ahora vas tú.
   *[other] Van { $going }.
} Si no puedes, basta un toque.
reminder-host = Tu encuentro { $title } empieza en { $lead }: { $moment }, { $place }. { $going ->
    [0] Por ahora nadie ha dicho que sí.
    [one] Va una.
   *[other] Van { $going }.
}
reminder-host-late = Esto llega tarde, estuve fuera: tu encuentro { $title } empieza { $moment }, { $place }. { $going ->
    [0] Por ahora nadie ha dicho que sí.
    [one] Va una.
   *[other] Van { $going }.
}
notice-cancelled = { $title }, { $moment }, queda cancelado. { $has ->
    [reason] Quien organiza escribe: { $reason }
   *[none] ¡Otra vez será!
}
notice-cancelled-host = La moderación ha cancelado tu encuentro { $title }, { $moment }. { $has ->
    [reason] Escribe: { $reason }
   *[none] Si quieres saber por qué, pregunta con confianza.
}
calendar-file = el encuentro para tu calendario
calendar-file-off = quita el encuentro de tu calendario

ask-which-moment = "{ $given }" puede ser más de un momento. ¿Cuál?
ask-clock-skips = A esa hora el reloj se adelanta y "{ $given }" no existe. ¿Cuál?
ask-clock-repeats = A esa hora el reloj se atrasa y "{ $given }" pasa dos veces. ¿Cuál?
refused-when = No pude leer "{ $given }" como un momento. Algo como sábado a las 10, mañana a las 9:30 o 5 de diciembre 14:00 funciona.
refused-when-rest = Entendí "{ $understood }" pero no "{ $rest }". Algo como sábado a las 10 o 5 de diciembre 14:00 funciona.
refused-when-no-time = ¿A qué hora? Leí { $given } como un día; añade la hora, como { $given } a las 10.
refused-when-no-day = ¿Qué día? Algo como sábado a las 10 o 5 de diciembre 14:00 funciona.
refused-when-past = { $moment } ya pasó. Algo como mañana a las 10 funciona.
refused-when-past-day = "{ $given }" ya pasó. Algo como mañana a las 10 funciona.
refused-when-too-far = "{ $given }" está a más de dos años, más lejos de lo que puedo planear.
refused-when-no-such = No existe "{ $given }" en el calendario ni en el reloj. Algo como 5 de diciembre 14:00 funciona.
refused-when-order = "{ $given }" termina antes de empezar. Algo como sábado de 10 a 12 funciona.
refused-when-repeats = Puedo anunciar una fecha cada vez; "{ $given }" se repite. Algo como martes a las 10 funciona.
refused-length = No pude usar "{ $given }" como duración. Puede ir de 15 minutos a 24 horas, como 90 min o 2h.
refused-no-channel = Todavía no sé dónde anunciarlo. Escríbelo en el propio canal, o pide a la administración que escriba ahí { $command }.
refused-too-many = Ya hay { $most } encuentros planeados, y no caben más. Cancela uno primero, por favor.
refused-no-meetup = Aquí no hay un encuentro { $number }. { $command } muestra qué hay.
refused-cancelled = { $title } ya se canceló. { $command } muestra qué hay.
refused-over = { $title } ya pasó. { $command } muestra qué hay.
refused-not-host = Solo quien organiza { $title } o la moderación puede cancelarlo.
