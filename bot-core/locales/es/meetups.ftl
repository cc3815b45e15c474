# Encuentros.

meetup-announced = { $title } queda anunciado: { $moment }.
meetup-announced-how = Es el encuentro { $number }. Si surge algo: { $command }. El archivo lo pone en tu calendario.
meetup-announced-like = Lo que no dijiste queda como en { $number }: { $taken }.
meetup-cancelled = { $title } queda cancelado. { $told ->
    [0] Nadie había dicho que sí, así que no hay a quién avisar.
    [one] Aviso a la persona que iba a ir o quizá iba.
   *[other] Aviso a las { $told } personas que iban a ir o quizá iban.
}
meetup-announced-now = ¡Listo! { $title } hasta las { $time }. Todas ven la zona; el lugar exacto se lo digo a quien pregunte.
meetup-announced-now-hidden = ¡Listo! { $title } hasta las { $time }. Nadie ve dónde estás hasta que pregunta.
meetup-edited = Hecho: { $title } queda cambiado. { $told ->
    [0] No hay que avisar a nadie.
    [one] Aviso a la persona que viene o quizá venga.
   *[other] Aviso a las { $told } personas que vienen o quizá vengan.
}
meetup-edited-alone = Hecho: { $title } queda cambiado.
meetup-edited-asks = Pregunto a quienes esperan, hasta donde haya lugar.
meetup-edited-hosts = Aviso a quien lo organiza contigo a partir de ahora o deja de hacerlo.
meetup-gone = Ese encuentro ya no existe.

answered-going = ¡Qué bien que vas a { $title }! Es el { $moment }, { $place }. El archivo lo pone en tu calendario.
answered-going-already = Estás apuntada a { $title }: { $moment }, { $place }. ¡Allí nos vemos!
answered-going-now = ¡Qué bien que te unes! Es aquí: { $place }. ¡Allí nos vemos!
answered-waiting = { $title } está completo por ahora y estás en la lista de espera: { $ahead ->
    [0] eres la siguiente.
    [one] hay una familia antes que tú.
   *[other] hay { $ahead } familias antes que tú.
} Te escribo en cuanto haya un lugar.
answered-waiting-too-many = Ahora mismo no hay lugar para toda tu familia en { $title }, así que estás en la lista de espera: { $ahead ->
    [0] eres la siguiente.
    [one] hay una familia antes que tú.
   *[other] hay { $ahead } familias antes que tú.
} Te escribo en cuanto haya un lugar.
answered-waiting-kept = El lugar que queda en { $title } es para una familia que lleva más tiempo esperando; estás en la lista de espera: { $ahead ->
    [0] eres la siguiente.
    [one] hay una familia antes que tú.
   *[other] hay { $ahead } familias antes que tú.
} Te escribo en cuanto haya un lugar.
answered-sick = ¡Vaya, que se mejoren pronto! Nadie te espera en { $title }, quien organiza ya lo sabe y no pasa nada.
answered-sick-no-host = ¡Vaya, que se mejoren pronto! Nadie te espera en { $title } y no pasa nada.
answered-sick-host = ¡Vaya, que se mejoren pronto! { $others ->
    [some] Quienes organizan { $title } contigo ya lo saben. Pueden cambiarlo entre ustedes o cancelarlo.
   *[none] Si { $title } no puede ser sin ti, cámbialo o cancélalo; no pasa nada.
}
you-are-down-for = En total: { $adults }{ $with ->
    [kids] { " " }y { $kids }
   *[none] { "" }
}.
adults = { $count ->
    [one] 1 persona adulta
   *[other] { $count } personas adultas
}
# Con quién va, al final de "con".
more-adults = { $count ->
    [one] otra persona adulta
   *[other] otras { $count } personas adultas
}
kids = { $count ->
    [0] ningún peque
    [one] 1 peque
   *[other] { $count } peques
}
address-is = La dirección exacta, para quienes van: { $address }
# Somebody new, and nobody could be asked.
address-after-yes = Como acabas de llegar, para la dirección exacta hace falta antes el sí de quien organiza o modera, y ahora no encuentro a nadie. Pregunta en el grupo, por favor.
# Somebody new: the hosts have been asked, or moderators where no host is left.
address-asked = Como acabas de llegar, quien organiza decide si te comparte la dirección exacta. Ya se lo he preguntado.
address-asked-moderators = Como acabas de llegar y quien organiza ya no está, les he preguntado a las moderadoras si puedo compartirte la dirección exacta.
address-shared = Hecho: le he enviado la dirección exacta a { $who }.
where-now = { $title } es aquí: { $place }, hasta las { $time }.
where-address = La dirección exacta de { $title }: { $address }
where-after-yes = Como acabas de llegar, quien organiza decide si te da el lugar. Toca Voy y se lo pregunto.
where-going = La dirección exacta de { $title } es para quienes van. Toca Voy y la tendrás.
where-place = { $title } es aquí: { $place }.
nearby = por aquí cerca
somebody = alguien
answered-maybe = { $title } queda como un quizás. Puedes cambiar de idea cuando quieras.
answered-cant = No pasa nada, no vas a { $title }. Puedes cambiar de idea cuando quieras.
answer-taken-back = He retirado tu respuesta a { $title }.

card-when = Cuándo
card-until = , hasta las { $time }
card-where = Dónde
card-host = Organiza
card-host-none = por ahora nadie
card-coming = Asistencia
card-where-area = { " " }– toca "¿Dónde exactamente?"
card-where-ask = Toca "¿Dónde exactamente?"
card-stops = Después
card-ages = Para
card-bring = Trae
card-rain = Si llueve
card-needs = Hacen falta
card-needs-families = { $count ->
    [one] al menos 1 familia
   *[other] al menos { $count } familias
}
card-deadline = Responde antes de
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
coming-adults = { $count ->
    [one] 1 persona adulta
   *[other] { $count } personas adultas
}
coming-with = { $kids }
coming-waiting = { $count } en espera
coming-room = { $count ->
    [one] queda lugar para 1 familia
   *[other] queda lugar para { $count } familias
}
coming-room-kids = { $count ->
    [one] queda lugar para 1 peque
   *[other] queda lugar para { $count } peques
}
coming-full = completo, hay lista de espera
coming-nobody-yet = nadie todavía
ages-words = { $shape ->
    [up] { $unit ->
        [months] desde { $from } meses
       *[years] desde { $from } años
    }
    [single] { $unit ->
        [months] { $from } meses
       *[years] { $from } años
    }
    [to] { $unit ->
        [months] hasta { $to } meses
       *[years] hasta { $to } años
    }
   *[range] { $unit ->
        [months] de { $from } a { $to } meses
       *[years] de { $from } a { $to } años
    }
}
rain-holds = Plan para la lluvia: { $plan }
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
button-sick = Alguien está malito
word-sick = enfermo
button-who = Quién va
word-who = quién
button-where = ¿Dónde exactamente?
word-where = dónde
button-family = Adultos y peques
word-family = familia
button-change-more = Otra cosa
word-change-more = otra
button-announce-one = Proponer un encuentro
word-announce-one = proponer
button-out-now = Estoy fuera ahora
word-out-now = fuera
button-late = Llego tarde
word-late = tarde
button-again = Lo mismo otra vez
word-again = otra vez
button-change = Cambiar
word-change = cambiar
button-take-back = Retirar
word-take-back = retirar
button-call-off = Cancelarlo
word-call-off = cancelarlo
button-rain = Está lloviendo
word-rain = lluvia
button-rain-off = Al final no llueve
word-rain-off = seco
button-change-it = Cambiarlo
word-change-it = sí
button-leave-as-is = Dejarlo así
word-leave-as-is = no
button-still-good = Sigue bien
word-still-good = bien
button-see = Verlo
word-see = ver
button-share = Dársela
word-share = dar
button-host-it = Yo lo organizo
word-host-it = organizo
button-it-was-good = Sí, se hizo
word-it-was-good = sí
button-it-did-not = No se hizo
word-it-did-not = no
button-back = Atrás
word-back = atrás
button-more = Más
word-more = más

you-going = Vas a ir.
you-maybe = Dijiste que quizás.
you-cant = Dijiste que no puedes.
you-open = ¿Vas a ir?

list-heading = Qué hay
list-line = { $time } { $title } ({ $number }), { $place } – { list-coming }
list-line-now = ahora hasta las { $until } { $title } ({ $number }), { $place } – { list-coming }
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
notice-nobody-hosts = { $title }, { $moment }, queda cancelado: quien lo organizaba se ha ido del grupo y ahora nadie lo organiza. ¡Otra vez será!
notice-cancelled-host = Alguien que lo organiza contigo o la moderación ha cancelado tu encuentro { $title }, { $moment }. { $has ->
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
refused-when-no-time = ¿A qué hora? Leí { $given } como un día; añade la hora, como { $hour }.
refused-when-no-day = ¿Qué día? Algo como sábado a las 10 o 5 de diciembre 14:00 funciona.
refused-when-past = { $moment } ya pasó. Algo como mañana a las 10 funciona.
refused-when-past-day = "{ $given }" ya pasó. Algo como mañana a las 10 funciona.
refused-when-too-far = "{ $given }" está a más de dos años, más lejos de lo que puedo planear. Algo como 5 diciembre 14:00 funciona.
refused-when-no-such = No existe "{ $given }" en el calendario ni en el reloj. Algo como 5 de diciembre 14:00 funciona.
refused-when-part = En "{ $given }" la hora y la parte del día no van juntas. Algo como esta noche a las 8, o mañana a la 1am, funciona.
refused-when-order = "{ $given }" termina antes de empezar. Algo como sábado de 10 a 12 funciona.
refused-length = No pude usar "{ $given }" como duración. Puede ir de 15 minutos a 24 horas, como 90 min o 2h.
refused-no-channel = Todavía no sé dónde anunciarlo. Escríbelo en el propio canal, o pide a la administración que escriba ahí { $command }.
refused-too-many = Ya hay { $most } encuentros planeados, y no caben más. Cancela uno primero, por favor.
refused-no-meetup = Aquí no hay un encuentro { $number }. { $command } muestra qué hay.
refused-cancelled = { $title } ya se canceló. { $command } muestra qué hay.
refused-over = { $title } ya pasó. { $command } muestra qué hay.
refused-not-host = Eso solo pueden hacerlo quienes organizan { $title } y la moderación.

you-host = Este lo organizas tú.
you-sick = Dijiste que hay alguien enfermo. ¡Que se mejore pronto!
you-waiting = Estás en la lista de espera.
you-offered = Hay un lugar para ti hasta las { $time }: toca Voy.

who-heading = { $title }
who-going = Van
who-maybe = Quizás
who-waiting = En la lista de espera
who-line = { $who }{ $with ->
    [both] { " " }con { $adults } y { $kids }
    [adults] { " " }con { $adults }
    [kids] { " " }con { $kids }
   *[none] { "" }
}{ $first ->
    [first] {" "}(primer encuentro)
   *[again] { "" }
}{ $has ->
    [note] {": "}{ $note }
   *[none] { "" }
}
who-more = + { $count } más
who-nobody = Nadie ha respondido todavía a { $title }.
who-faded = Ya pasó más de un mes desde { $title }, así que solo quedan números de quién fue.
who-not-yours = Los nombres de quienes van a { $title } son para quienes también van. Toca Voy o Quizás y los verás.

edit-menu = ¿Qué quieres cambiar de { $title }? Elige una cosa o escríbelo así: { $command }
edit-menu-prompt = ¿Qué quieres cambiar?
edit-proposed = Así cambiaría { $title }:
edit-proposed-late = { $title } ha cambiado desde que abriste el formulario. Con lo que has mandado quedaría así:
edit-overtaken = Otra persona ha cambiado { $title } mientras tanto:
edit-now = Con tu cambio quedaría así:
edit-line = { $aspect }: { $before } → { $after }
edit-will-tell = Lo sabrán todas las que van. Todavía no ha cambiado nada.
edit-quiet = Se verá en la tarjeta, sin despertar a nadie. Todavía no ha cambiado nada.
edit-more-room = Se verá en la tarjeta, y pregunto a quienes esperan, hasta donde haya lugar. Todavía no ha cambiado nada.
edit-more-room-too = También pregunto a quienes esperan, hasta donde haya lugar.
edit-hosts = Se verá en la tarjeta, y se lo digo a quien vaya a organizarlo contigo o deje de hacerlo. Todavía no ha cambiado nada.
edit-hosts-too = También se lo digo a quien vaya a organizarlo contigo o deje de hacerlo.
edit-less-room = Se verá en la tarjeta y, de quienes esperan, solo lo sabrá quien pierda el lugar que se le había ofrecido. Todavía no ha cambiado nada.
edit-calendars = Se verá en la tarjeta, y quienes van lo reciben sin ruido, con un archivo nuevo para su calendario. Todavía no ha cambiado nada.
edit-dropped = { $title } se queda como está.
aspect-hidden = (para quienes van)
aspect-nothing = nada
aspect-no-limit = sin límite
family-menu-prompt = ¿Qué quieres decir?
family-kids = Peques
family-adults = Adultos
family-note = Una nota para quien organiza
up-prompt = ¿Quién va la siguiente?
aspect-nobody = nadie más
aspect-length = Cuánto dura
aspect-hosts = Quién lo organiza también
aspect-title = Título
aspect-when = Cuándo
aspect-place = Lugar
aspect-address = Dirección exacta
aspect-stops = Paradas
aspect-ages = Edades
aspect-spots = Lugar para familias
aspect-max-kids = Lugar para peques
aspect-area = Zona
aspect-until = Hasta cuándo
aspect-notes = Notas
aspect-bring = Qué traer
aspect-rain = Plan para la lluvia
aspect-needs = Familias que hacen falta
aspect-deadline = Responder antes de
aspect-reminders = Recordatorios
aspect-repeat = Se repite
aspect-once = una sola vez

late-told = Tranquila: quien organiza { $title } ya sabe que llegas un poco tarde.
late-no-host = Por ahora nadie organiza { $title }, así que nadie cuenta los minutos. ¡Allí nos vemos!
late-host-heard = Todas las que van a { $title } ya lo saben. No te preocupes.
late-host-told = No te preocupes. { $told ->
    [0] Por ahora nadie dijo que sí a { $title }, así que nadie espera.
    [one] Aviso a la persona que va a { $title }.
   *[other] Aviso a las { $told } personas que van a { $title }.
}
rain-on = Vale el plan para la lluvia de { $title }. { $told ->
    [0] No hay que avisar a nadie.
    [one] Aviso a la persona que viene o quizá venga.
   *[other] Aviso a las { $told } personas que vienen o quizá vengan.
}
rain-off = { $title } queda como estaba previsto. { $told ->
    [0] No hay que avisar a nadie.
    [one] Aviso a la persona que viene o quizá venga.
   *[other] Aviso a las { $told } personas que vienen o quizá vengan.
}
moved-up-offered = Acabo de ofrecerle el lugar a { $who }.
moved-up = { $who } es la siguiente en la lista de espera de { $title }.
still-good-not-coming = Ahora mismo no cuento contigo para { $title } ({ $moment }). ¿Al final sí puedes?
still-good-noted = ¡Qué bien! Nos vemos { $moment }.
it-happened = ¡Qué bonito! Gracias por juntar a la gente.
it-did-not-happen = Gracias por decírmelo. ¡Otra vez será!
calendar-here = Aquí tienes { $title } para tu calendario.
calendar-off = { $title } está cancelado; este archivo lo quita de tu calendario.
now-title = De paseo

news-changed-time = { $title } tiene nueva hora: { $when }. Antes era { $was }.
news-changed-end = { $title } sigue ahora hasta las { $time }.
news-changed-place = { $title } es en otro lugar: { $place }. Sigue siendo { $when }.
news-changed-both = { $title } tiene nueva hora y nuevo lugar: { $when }, { $place }. Antes era { $was }.
news-changed-details = Novedades de { $title } ({ $when }): hay cambios en { $aspects }.
news-changed-gone = Novedades de { $title } ({ $when }). Se ha quitado: { $gone }.
news-changed-gone-too = Se ha quitado: { $gone }.
news-changed-also = También hay cambios en { $aspects }.
# What has changed, named in the two messages above.
changed-length = la duración
changed-address = la dirección exacta
changed-stops = las paradas
changed-rain = el plan para la lluvia
changed-title = el título
changed-notes = las notas
changed-bring = lo que hay que llevar
still-good = ¿Te sigue viniendo bien?
news-host-too = Desde ahora tú también organizas { $title }: { $moment }, { $place }. Puedes cambiarlo y ver quién va.
news-host-no-more = Ya no organizas { $title } ({ $moment }); siguen las demás. Si te sorprende, pregúntales sin más.
news-yours = Quien organizaba { $title } se ha ido del grupo y, como lo organizabas con ella, ahora es tuyo: { $moment }, { $place }. ¡Gracias por mantenerlo!
news-host-gone = Quien organizaba { $title } se ha ido del grupo: { $moment }, { $place }. Ahora puede organizarlo cualquiera que vaya; basta un toque.
# Para la moderación que no va.
news-host-gone-moderator = Quien organizaba { $title } se ha ido del grupo: { $moment }, { $place }. { $going ->
    [0] Por ahora nadie va seguro.
    [one] Va una familia.
   *[other] Van { $going } familias.
} Ahora puede organizarlo cualquiera que vaya, y tú también.
host-gone-stands = Si nadie lo hace, queda como está, sin nadie que organice.
host-gone-address = La dirección exacta era suya y ya no la doy; quien lo organice dirá dónde es. Si nadie lo hace a tiempo, lo cancelo y aviso a todas.
host-gone-say-where = La dirección exacta era suya y ya no la doy. Con Cambiar dices dónde es.
news-host-found = Quien organizaba { $title } se ha ido del grupo y ahora lo organiza { $who }: { $moment }, { $place }. ¡Así que sigue adelante!
# A quienes van, si ahora lo tiene quien lo organizaba con ella.
news-address-gone = Quien organizaba { $title } se ha ido del grupo y sigue adelante con quien lo organizaba con ella: { $moment }, { $place }.
host-gone-not-there = La dirección exacta de antes ya no vale; te escribo en cuanto haya una nueva.
news-host-late = { $who } organiza { $title } y llegará un poco tarde.{ $has ->
    [note] {" "}Escribe: { $note }
   *[none] {""}
}
taken-over = ¡Gracias! Ahora tú organizas { $title }: { $moment }, { $place }.{ $told ->
    [0] { "" }
   *[other] { " " }Aviso a todas las que van.
}
taken-over-series = Las fechas que siguen también son tuyas: se repite { $repeats }. Si es más de lo que quieres, esto lo termina: { $command }
reminder-no-host = Por ahora nadie lo organiza, así que se verían sin nadie que organice.
news-rain = Parece que va a llover en { $title } ({ $moment }).
news-rain-off = Al final no llueve: { $title } queda como estaba previsto, { $moment }, { $place }.
news-offer = Hay un lugar libre en { $title }: { $moment }, { $place }. Es tuyo hasta las { $time }; después pregunto a la siguiente familia. Si no te da tiempo, un toque más tarde también vale mientras quede lugar.
news-offer-gone = Lo siento: en { $title } ({ $moment }) hay menos lugar que antes, así que el que era tuyo por un rato ya no está. Sigues en tu puesto de la lista de espera y te escribo en cuanto haya uno.
news-first-tap = Hay un lugar libre en { $title }: { $moment }, { $place }. Empieza pronto, así que es para quien toque primero.
news-room-for-all = Hay lugar en { $title }: { $moment }, { $place }. Ya pregunté a toda la lista de espera, así que ahora es para quien toque primero.
news-no-limit = Ahora hay lugar para todas en { $title }: { $moment }, { $place }. ¿Todavía te apetece venir?
news-still-maybe = { $title } es dentro de dos días: { $moment }, { $place }. Dijiste quizás; ¿ya sabes algo más?
news-still-maybe-soon = Dijiste quizás a { $title }: { $moment }, { $place }. ¿Ya sabes algo más?
news-address = Quien organiza { $title } te da la dirección exacta.
news-address-asked = { $who } acaba de llegar al grupo y va a { $title }. ¿Le doy la dirección exacta?
news-sick = { $who } no puede ir a { $title }: hay alguien enfermo.{ $has ->
    [note] {" "}Escribe: { $note }
   *[none] {""}
}
news-late = { $who } llegará un poco tarde a { $title }.{ $has ->
    [note] {" "}Escribe: { $note }
   *[none] {""}
}
news-note = { $who } tiene una nota para { $title }: { $note }
news-first-meetups = { $title } ({ $moment }) es el primer encuentro de { $who }. Una bienvenida cálida hace mucho.
news-too-few = { $title } empieza { $moment } y necesita { $needs } familias; por ahora { $going ->
    [0] nadie ha dicho que sí.
    [one] va una.
   *[other] van { $going }.
} Puedes dejarlo, cambiarlo de día o cancelarlo.
news-how-was-it = ¿Se hizo ayer { $title }?
news-how-was-it-then = ¿Se hizo { $title } el { $moment }?
reminder-first = Es el primer encuentro de { $who }. Una bienvenida cálida hace mucho.
reminder-bring = Trae: { $bring }

refused-ages = No pude leer "{ $given }" como edades. Algo como 0-12 meses, 1-3 años o todas las edades funciona.
refused-stops-no-time = Una parada empieza por su hora y no encontré ninguna en "{ $given }". Algo como 10:00 Café Sol, 11:00 Parque del Olmo funciona.
refused-stops-no-place = ¿Dónde a las { $given }? Algo como 10:00 Café Sol, 11:00 Parque del Olmo funciona.
refused-stops-outside = La parada de las { $given } no cae dentro del encuentro, o no va después de la anterior. Algo como 10:00 Café Sol, 11:00 Parque del Olmo funciona.
refused-stops-many = Un encuentro tiene como mucho { $most } paradas.
refused-stops-long = El lugar de la parada de las { $given } tiene más de { $most } caracteres. Un nombre más corto funciona; el resto cabe en las notas.
refused-needs = No puede necesitar { $needs } familias y tener lugar para { $spots }. Algo como mínimo: { $spots } funciona.
refused-needs-spots = No puede necesitar { $needs } familias y tener lugar para { $spots }. Algo como plazas: { $needs } funciona.
refused-like = No puedo repetir { $title }: era para ese momento, o hace demasiado tiempo. Dime cómo se llama el nuevo y dónde es.
refused-naming-hosts = Solo quienes organizan { $title } dicen quién lo organiza con ellas.
refused-hosted = { $title } ya tiene quien lo organice, así que está en buenas manos. Si quieres ayudar, escríbele sin más.
refused-take-over-new = ¡Qué amable! Acabas de llegar al grupo, así que para organizar { $title } hace falta antes que la moderación te dé un sí a su dirección exacta.
refused-take-over = { $title } lo puede organizar quien va. { $command } te apunta.
refused-deadline = { $moment } no es antes de que empiece. Algo como plazo: viernes 20:00 funciona.
refused-deadline-over = El plazo para responder a { $title } terminó el { $moment }. Si todavía quieres ir, escribe a quien organiza.
refused-now-long = Para { $moment } faltan más de doce horas. Algo como hasta: 11:30 funciona; para otros días está { $command }.
refused-now-change = { $title } está pasando ahora mismo, así que solo puedes cambiar el lugar, la zona, las notas y hasta cuándo. Algo como esto funciona: { $command }
refused-not-now = Hasta cuándo y la zona son para encuentros que pasan ahora mismo. Lo que dura { $title } se cambia así: { $command }
refused-no-rain-plan = Todavía no hay plan para la lluvia. Escríbelo así: { $command }
refused-nothing-changes = { $title } ya es así, de modo que no cambia nada.
refused-edit-gone = Ese cambio ya no está pendiente. Empieza de nuevo así: { $command }
refused-kids = { $kids ->
    [one] 1 peque es
   *[other] { $kids } peques son
} más de los que caben; { $most ->
    [0] por ahora no hay lugar para peques.
    [one] hay lugar para 1.
   *[other] hay lugar para { $most }.
} Algo como peques: { $most } funciona.
refused-late = Todavía no estás apuntada. { $command } lo hace.
refused-not-going = Ya no va a { $title }, así que no hay nada que dar.
refused-not-waiting = No está en la lista de espera de { $title }.
answered-avoided = Solo para ti: también va alguien que prefieres evitar.
news-avoided = Solo para ti: a { $title } ({ $moment }) también va alguien que prefieres evitar. Hagas lo que hagas, está bien.
news-invited = { $who }, a quien te presenté, quiere pasar una hora contigo: { $moment }, { $place }. ¿Te viene bien?
news-spontaneous = { $who } está de paseo hasta las { $time } ({ $place }). ¿Alguien se anima?
naps-clash = { $of ->
    [one] Una familia me ha contado sus siestas y esta hora coincide.
   *[other] { $of } familias me han contado sus siestas y esta hora { $count ->
        [one] coincide con las de una.
       *[other] coincide con las de { $count }.
    }
} Ninguna hora cercana es mejor.
naps-clash-better = { $of ->
    [one] Una familia me ha contado sus siestas y esta hora coincide.
   *[other] { $of } familias me han contado sus siestas y esta hora { $count ->
        [one] coincide con las de una.
       *[other] coincide con las de { $count }.
    }
} A las { $time } { $then ->
    [0] no coincidiría con ninguna.
    [one] coincidiría con las de una.
   *[other] coincidiría con las de { $then }.
}
more-kids = { $count ->
    [one] 1 peque más
   *[other] { $count } peques más
}

# Lo que cada plataforma tiene de suyo: calendario, hilos, mensajes fijados, un mapa.
# La marca ("#12 · 3f9a2c") distingue de las demás una entrada mía en el calendario.
event-mark = Encuentro { $mark }
thread-hello = Este es el lugar para hablar de { $number }.
place-on-map = (mapa)
event-not-allowed = { $title } está anunciado, pero no pude ponerlo en el calendario del servidor: me faltan los permisos "Crear eventos" y "Gestionar eventos". Una administradora puede marcarlos para mi rol en Ajustes del servidor, Roles; con el próximo cambio del encuentro aparecerá ahí. O se deja el calendario como está: { $command }
# La plataforma es discord o matrix.
thread-not-allowed = { $platform ->
    [matrix] { $title } está anunciado, pero no pude abrir un hilo: mi nivel de poder en la sala no alcanza para escribir. Una administradora puede subirlo en los ajustes de la sala, en Roles y permisos. O los encuentros quedan sin hilos: { $command }
   *[discord] { $title } está anunciado, pero no pude abrir un hilo: me faltan los permisos "Crear hilos públicos" y "Enviar mensajes en hilos". Una administradora puede marcarlos para mi rol en Ajustes del servidor, Roles; con el próximo cambio del encuentro se abrirá. O los encuentros quedan sin hilos: { $command }
}
news-card-refused = { $platform ->
    [matrix] No pude poner la tarjeta de { $title } en su sala, así que allí nadie la ve todavía: mi nivel de poder no alcanza para escribir, o la sala ya no existe. Una administradora puede subirlo en los ajustes de la sala, en Roles y permisos, o elegir otra sala diciendo allí esto: { $command } aquí
   *[discord] No pude poner la tarjeta de { $title } en su canal, así que allí nadie la ve todavía: me faltan los permisos "Ver canal", "Enviar mensajes" o "Insertar enlaces", o el canal ya no existe. Una administradora puede dármelos en los ajustes del canal, en Permisos, o elegir otro canal diciendo allí esto: { $command } aquí
}
button-post-again = Probar otra vez
word-post-again = otra vez
meetup-posted-again = Pruebo otra vez. Si funciona, la tarjeta estará en su canal en un momento; si no, te lo digo de nuevo.
pin-not-allowed = { $platform ->
    [matrix] { $title } está anunciado, pero no pude fijar su tarjeta: en esta sala necesito el nivel de poder para "Cambiar los mensajes fijados" (normalmente 50, el de moderadora). Una administradora puede hacerme moderadora en los ajustes de la sala, en Roles y permisos; con el próximo cambio del encuentro se fijará. O no se fijan tarjetas: { $command }
   *[discord] { $title } está anunciado, pero no pude fijar su tarjeta: me falta el permiso "Fijar mensajes". Una administradora puede marcarlo para mi rol en Ajustes del servidor, Roles; con el próximo cambio del encuentro se fijará. O no se fijan tarjetas: { $command }
}

# Encuentros que se repiten. `repeat-day` es un día como aparece en `repeat-weekly`.
repeat-day = { $day ->
    [0] lunes
    [1] martes
    [2] miércoles
    [3] jueves
    [4] viernes
    [5] sábados
   *[other] domingos
}
repeat-nth = { $nth ->
    [1] primer
    [2] segundo
    [3] tercer
    [4] cuarto
   *[other] último
}
repeat-every-day = todos los días
repeat-weekly = todos los { $days }
repeat-two-weeks = cada dos semanas, los { $days }
repeat-monthly = el { $nths } { $day } de cada mes
repeat-until = { $repeats }, hasta el { $moment }
card-repeats = Se repite
option-repeats = { $repeats }: { $moment }
list-repeats = { " · " }{ $repeats }{ $more ->
    [dates] , también { $dates }
   *[none] { "" }
}
list-also = { " · " }también { $dates }
series-date = { $moment } ({ $number })
series-announced = { $title } queda anunciado, { $repeats }. Estas son las próximas fechas:
series-announced-how = Anuncio cada fecha cuando se acerca, y a cada una se responde por separado. Para saltar una: { $skip }. Para terminar la serie: { $end }.
series-repeats-now = Hecho: { $title } se repite { $repeats }. Estas son las próximas fechas:
series-dates-off = { $off ->
    [one] Una fecha que ya no encaja queda cancelada.
   *[other] { $off } fechas que ya no encajan quedan canceladas.
}
series-told = Aviso a todas las que iban.
series-next = La serie sigue; la próxima fecha es { $moment } ({ $number }).
series-no-next = Por ahora no hay otra fecha anunciada.
series-skipped = { $title }, { $moment }, queda cancelado. { $told ->
    [0] Nadie había dicho que sí, así que no hay a quién avisar.
    [one] Aviso a la persona que iba a ir.
   *[other] Aviso a las { $told } personas que iban a ir.
}
series-ended = { $title } termina. { $dates ->
    [0] No había otra fecha anunciada.
    [one] La fecha que estaba anunciada queda cancelada.
   *[other] Las { $dates } fechas que estaban anunciadas quedan canceladas.
} { $told ->
    [some] Aviso a quienes iban a ir.
   *[none] Nadie había dicho que sí, así que no hay a quién avisar.
}
series-ends-with = La última vez es { $moment } ({ $number }).
series-edited = Hecho: { $title } cambia a partir del { $moment }. { $told ->
    [some] Aviso a quienes van.
   *[none] No hay que avisar a nadie.
}
cancel-this-or-all = { $title } se repite { $repeats }. ¿Cancelas solo esta fecha ({ $moment }) o toda la serie? Todavía no ha cambiado nada.
edit-this-or-all = ¿Solo esta fecha o todas a partir de ella?
edit-only-this = Un cambio de día así es solo para esta fecha; las demás siguen igual.
edit-rule = Vale para esta fecha y todas las siguientes. Las fechas anunciadas que ya no encajen se cancelan y aviso a quienes iban. Todavía no ha cambiado nada.
button-only-this = Solo esta
word-only-this = esta
button-all-from-here = Todas desde aquí
word-all-from-here = todas
button-whole-series = Toda la serie
word-whole-series = serie
notice-skipped = Esta vez no hay { $title }: { $moment } queda cancelado.{ $has ->
    [reason] { " " }Quien organiza escribe: { $reason }
   *[none] { "" }
}
notice-skipped-host = Alguien que lo organiza contigo o la moderación ha cancelado una fecha de tu { $title }: { $moment }. { $has ->
    [reason] Escribe: { $reason }
   *[none] Si quieres saber por qué, pregunta con confianza.
}
# Si quedan fechas antes; cuál es la última se dice después.
notice-series-ends-before = { $title }, { $moment }, queda cancelado, porque termina antes.{ $has ->
    [reason] { " " }Quien organiza escribe: { $reason }
   *[none] { "" }
}
notice-series-ended = { $title }, { $moment }, queda cancelado y ya no habrá más. { $has ->
    [reason] Quien organiza escribe: { $reason }
   *[none] ¡Qué bien que fuiste parte!
}
notice-series-ended-host = Alguien que lo organiza contigo o la moderación ha terminado tu { $title } a partir del { $moment }. { $has ->
    [reason] Escribe: { $reason }
   *[none] Si quieres saber por qué, pregunta con confianza.
}
news-series-yours = Quien organizaba { $title } se ha ido y, como lo organizabas con ella, ahora es tuyo: { $repeats }, la próxima vez { $moment }. ¡Gracias por mantenerlo! Si es demasiado, esto lo termina: { $command }
refused-repeat = No pude leer "{ $given }" como una repetición. Algo como cada semana, cada dos semanas o primer sábado de cada mes funciona.
refused-repeat-rest = Entendí "{ $understood }" pero no "{ $rest }". Algo como cada semana, cada dos semanas o primer sábado de cada mes funciona.
refused-repeat-which = "{ $given }" puede ser cada dos semanas o una vez al mes. Algo como cada dos semanas o segundo martes de cada mes se entiende.
refused-repeat-twice = La hora ya se repite y "{ $given }" dice otra cosa. Basta con una de las dos.
refused-repeat-missing = ¿Cómo se repite? Algo como cada semana, cada dos semanas o primer sábado de cada mes funciona.
refused-repeat-first = { $moment } no es ninguno de los días en que se repite. La primera vez debe ser uno de ellos, como martes a las 10 con repite: cada semana.
refused-repeat-private = { $title } es solo para ustedes, y así hay una fecha cada vez.
refused-edit-repeats = Aquí necesito una sola fecha, y "{ $given }" se repite. Cómo se repite se cambia así: { $command }
refused-day-taken = { $title } ya tiene otra fecha el { $moment }. Otro día funciona.
refused-ends = Eso termina antes de la segunda fecha. Un día más lejano funciona, o un número de veces como veces: 6.
refused-no-series = { $title } no se repite. { $command } lo cancela.
refused-move-all = { $title } no puede pasar entero a ese día. Cambia solo esta fecha, o termínalo y anúncialo de nuevo: { $command }
# Buscar una hora: se responde a varios momentos antes de anunciar un encuentro.
find-gone = Eso ya no está.
find-asked = Pregunto cuándo viene bien { $title }, hasta { $moment }.
find-asked-chosen = { $naps ->
    [clear] He elegido estos momentos para que no corten ninguna siesta:
    [some] He elegido estos momentos para que corten pocas siestas:
    [all] En estos días cualquier momento corta alguna siesta; he elegido los que cortan menos:
   *[none] He elegido estos momentos:
}
find-asked-line = { $number }. { $moment }
find-asked-how = Es el número { $number }. Cuando terminen las respuestas te escribo, y con un toque se anuncia el mejor momento. Antes: { $decide }. Si surge algo: { $cancel }.
find-card-ask = ¿Cuándo te viene bien? Toca todos los momentos que sí. Puedes cambiar tus respuestas hasta { $moment }.
find-card-soon = ¿Cuándo te viene bien? Toca todos los momentos que sí. Queda poco para responder: { $moment }.
find-card-closed = Ya no se puede responder. Ahora elige quien organiza.
find-card-passed = Todos estos momentos ya pasaron.
find-card-cancelled = { $has ->
    [reason] Queda cancelado: { $reason }
   *[none] Queda cancelado.
}
find-card-settled = Ya está: { $moment }. Es el encuentro { $number }.
find-card-number = Número { $number } · { $voters ->
    [0] nadie ha respondido todavía, sé la primera
    [one] 1 familia ha respondido
   *[other] { $voters } familias han respondido
}. Con palabras: { $command }
find-line = { $number }. { $moment } – { $counts }
find-line-over = { $number }. { $moment } – ya pasó
find-yes = { $count } sí
find-maybe = { $count } si hace falta
find-no = { $count } no
find-nobody = sin respuestas todavía
find-voted = { $says ->
    [yes] Anotado: { $moment } te viene bien para { $title }.
    [maybe] Anotado: { $moment } si hace falta, para { $title }.
   *[no] Anotado: { $moment } no te viene bien para { $title }.
} Solo lo ves tú y puedes cambiarlo cuando quieras.
find-step = { $title }, { $position } de { $count }: ¿{ $moment }?
find-step-how = Para cuando quieras; lo que has tocado se queda. Solo lo ves tú.
find-step-said = Hasta ahora dijiste { $says ->
    [yes] que sí
    [maybe] que si hace falta
   *[no] que no
}.
find-mine = Tus respuestas a { $title }:
find-mine-line = { $number }. { $moment } – { $says ->
    [yes] sí
    [maybe] si hace falta
    [no] no
    [over] ya pasó
   *[none] sin responder
}
find-mine-until = Puedes cambiarlas hasta { $moment }. Solo tú ves esto.
find-proposed = Hecho: { $moment } está en la tarjeta de { $title } con el número { $number }, y cuento con tu sí.
find-extended = Hecho: se puede responder a { $title } hasta { $moment }.
find-cancelled = { $told ->
    [some] { $title } queda cancelado: la tarjeta lo dice, y aviso a quienes habían encontrado un momento.
   *[none] { $title } queda cancelado, y la tarjeta lo dice.
}
find-result = { $voters ->
    [one] 1 familia ha respondido a { $title }. El mejor momento primero:
   *[other] { $voters } familias han respondido a { $title }. El mejor momento primero:
}
find-result-nobody = Nadie ha respondido todavía a { $title }. Suele pasar, las semanas van llenas. Puedes preguntar un día más o elegir tú un momento.
find-result-line = { $number }. { $moment } – { $counts }{ $naps ->
    [0] { "" }
    [one] { " " }· 1 siesta
   *[other] { " " }· { $naps } siestas
}
find-result-place = En cuanto elijas, te pregunto dónde es.
find-others = ¿Qué momento eliges para { $title }?
find-others-prompt = Elige un momento
find-settled = { $told ->
    [0] Nadie había dicho que sí a este momento, así que todavía no hay nadie apuntada.
    [one] La persona que dijo que sí ya está apuntada.
   *[other] Las { $told } personas que dijeron que sí ya están apuntadas, mientras haya lugar.
}
find-news-proposed = { $who } propone un momento más para { $title }: { $moment }. Es el número { $number } de la tarjeta.
find-news-cancelled = La moderación ha cancelado { $title }, para lo que buscabas hora. { $has ->
    [reason] Escribe: { $reason }
   *[none] Si quieres saber por qué, pregunta sin más.
}
find-news-off = { $title } queda cancelado: ya no se busca hora. { $has ->
    [reason] El motivo: { $reason }
   *[none] Gracias por responder.
}
find-news-going = Ya está: { $title } es { $moment }, { $place }. Dijiste que sí, así que cuento contigo. El archivo lo pone en tu calendario.
find-news-waiting = Ya está: { $title } es { $moment }, { $place }. Está completo por ahora y estás en la lista de espera.
find-news-maybe = Ya está: { $title } es { $moment }, { $place }. Dijiste que si hace falta, así que queda como un quizás. ¿Ya sabes algo más?
find-news-otherwise = { $title } ya tiene hora: { $moment }, { $place }. No era una de las tuyas; ¿vienes de todos modos?
find-open = Se está buscando hora
find-open-line = { $title } ({ $number }): { $command } muestra y recoge tus respuestas.
find-open-line-closed = { $title } ({ $number }): está eligiendo quien organiza.

button-find-number = Sí a la { $number }
button-find-over = La { $number } ya pasó
button-find-each = Una a una
word-find-each = una-a-una
button-find-propose = ¿Otra hora?
word-find-propose = proponer
button-find-yes = Sí
word-find-yes = sí
button-find-maybe = Si hace falta
word-find-maybe = quizás
button-find-no = No
word-find-no = no
button-find-rest = Las demás
word-find-rest = demás
button-find-mine = Mis respuestas
word-find-mine = mías
button-find-announce = Anunciar { $moment }
word-find-announce = anunciar
button-find-others = Otro momento
word-find-others = otro
button-find-extend = Un día más
word-find-extend = más
button-find-decide = Elegir ya
word-find-decide = elegir

refused-find-none = De ese tiempo ya no queda nada. Algo como mañanas de la próxima semana funciona, o sábado 10:00, domingo 11:00.
refused-find-one = Eso es un solo momento. Dame dos o más, como sábado 10:00, domingo 11:00; o anúncialo ya con { $command }.
refused-find-many = Puedo preguntar por { $most } momentos como mucho. Deja alguno fuera; las demás todavía pueden proponer.
refused-find-repeats = "{ $given }" se repite, y pregunto por momentos sueltos. Algo como martes a las 10 funciona.
refused-find-deadline = Las respuestas tienen que terminar antes del último momento, { $moment }. Algo como plazo: mañana 20:00 funciona.
refused-find-too-many = Ya se están buscando { $most } horas, y no caben más. Decide una primero, por favor.
refused-find-not-there = Con el número { $number } no se está buscando hora. { $command } muestra qué hay.
refused-find-no-meetup-yet = La hora de { $title } aún no está decidida. { $command } muestra y recoge tus respuestas.
refused-find-settled = { $title } ya está decidido. { $command } lo muestra.
refused-find-closed = Ya no se puede responder a { $title }: está eligiendo quien organiza. { $command } lo mostrará.
refused-find-cancelled = { $title } queda cancelado. { $command } muestra qué hay.
refused-find-passed = Todos los momentos de { $title } ya pasaron. { $command } muestra qué hay.
refused-find-vote = No pude leer "{ $given }" como números de momentos. Algo como 1 3 funciona, o todas, o ninguna.
refused-find-number = { $title } no tiene momento { $given }; van del 1 al { $last }.
refused-find-moment-passed = { $moment } ya pasó. Los demás de { $title } siguen abiertos.
refused-find-full = { $title } ya tiene { $most } momentos, y no caben más en una tarjeta.
refused-find-there-already = Ese momento ya está en la tarjeta de { $title }, con el número { $number }. { $command } le dice que sí.
refused-find-place = ¿Dónde será { $title }? Algo como lugar: Parque del Olmo funciona.
refused-find-no-longer = Ya no queda tiempo para preguntar más por { $title }.

# Ver qué hay.
# Cuántas van, al final de una línea; $said es lo que respondió quien la lee a solas.
list-coming = { $going ->
    [0] nadie todavía
    [one] va 1
   *[other] van { $going }
}{ $room ->
    [full] , completo
   *[free] { "" }
}{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } en espera
}{ $said ->
    [going] { " · " }tú vas
    [maybe] { " · " }dijiste que quizás
    [cant] { " · " }dijiste que no puedes
    [sick] { " · " }dijiste que alguien está mal
    [waiting] { " · " }estás en la lista de espera
    [host] { " · " }lo organizas tú
   *[none] { "" }
}
board-heading = Qué hay
board-empty = No hay nada planeado para las próximas dos semanas. Un paseo, un café, media hora en el parque: { $command } anuncia un encuentro.
board-more = { $count ->
    [one] Y 1 más
   *[other] Y { $count } más
}
board-moved = Esta lista está ahora en otro canal. { $command } te la muestra en cualquier lugar.
board-off = Esta lista descansa por ahora. { $command } te sigue mostrando qué hay.
button-see-more = Ver más
word-see-more = ver más
digest-heading = Lo que viene
digest-hello = { $count ->
    [one] ¡Hola a todas! Hay un encuentro en los próximos siete días. Ven tal como estés:
   *[other] ¡Hola a todas! Hay { $count } encuentros en los próximos siete días. Ven tal como estés:
}
digest-how = Un toque en Voy bajo su tarjeta, o { $command }, y ya cuentan contigo.
digest-needs-channel = Lo diré donde se anuncian los encuentros, y todavía no hay un canal elegido para eso. Escribe { $command } en el que quieras.
zone-changed-meetups = { $count ->
    [one] Hay 1 encuentro anunciado con la hora anterior. Su momento queda como está, así que quien va no tiene que hacer nada. Si prefieres que sea a la misma hora del nuevo reloj, lo muevo y aviso a quienes van.
   *[other] Hay { $count } encuentros anunciados con la hora anterior. Sus momentos quedan como están, así que quien va no tiene que hacer nada. Si prefieres que sean a la misma hora del nuevo reloj, los muevo y aviso a quienes van.
}
zone-changed-polls = { $count ->
    [one] Hay 1 votación abierta con horas del reloj anterior. También quedan como están, o las muevo a las mismas horas del nuevo reloj.
   *[other] Hay { $count } votaciones abiertas con horas del reloj anterior. También quedan como están, o las muevo a las mismas horas del nuevo reloj.
}
button-keep-moments = Mantener los momentos
word-keep-moments = momentos
button-keep-clocks = Mantener las horas
word-keep-clocks = horas
moments-kept = Bien, cada encuentro queda en el momento para el que se anunció.
clocks-kept = { $count ->
    [0] Ya no hay ningún encuentro que mover.
    [one] Muevo 1 encuentro a la misma hora del nuevo reloj y aviso a quienes van.
   *[other] Muevo { $count } encuentros a las mismas horas del nuevo reloj y aviso a quienes van.
}
clocks-kept-polls = { $count ->
    [one] Muevo las horas de 1 votación abierta.
   *[other] Muevo las horas de { $count } votaciones abiertas.
}
moved-up-first-tap = Empieza tan pronto que he preguntado a todas las que esperan y caben, también a { $who }; el primer toque se queda con el lugar.
find-result-no-host = Quien preguntaba esto se ha ido, así que puede elegir una moderadora. ¿Lo harías tú?
find-news-announced = Una moderadora ha elegido por ti, y está anunciado en tu nombre.
find-open-more = + { $count } más; cada uno se encuentra por su número.
button-find-one = Buscar un momento
word-find-one = buscar
button-calendar = Archivo de calendario
word-calendar = calendario
