# Presentaciones: que te presenten a alguien de aquí.

intro-joined = ¡Dentro! Desde la próxima ronda te presento a alguien de aquí, en privado. Nadie más ve que participas, y { $command } lo termina cuando quieras.
intro-joined-once = Participas en la próxima ronda, y solo en esa. Te presento en privado; nadie más lo ve, y { $command } lo deshace.
intro-joined-already = Ya participas, así que no hacía falta cambiar nada. { $command } lo termina cuando quieras.
intro-joined-profile = Cuanto más sé, mejor puedo elegir. { $command } muestra lo que compartes; cada parte es opcional.
# A quien recibe a las recién llegadas se la presento enseguida.
intro-greeted = Y hay alguien a quien le gusta recibir a quien llega y que se alegra de conocerte: las presento enseguida.
intro-greets = ¡Gracias, qué bonito! A quien sea nueva y se apunte te la presento primero a ti: tres personas en dos semanas como mucho, y nunca durante una pausa tuya. { $command } lo termina.
intro-greets-not = De acuerdo, ya no recibes a quien llega. { $command } lo retoma, cuando quieras.
intro-next = La próxima ronda empieza { $moment }.
intro-no-schedule = Todavía no hay un día fijo para las rondas; te escribo cuando empiece una.
intro-left = { $circle ->
    [yes] Ya no participas en las presentaciones. A quien te presenté le digo que ha llegado a su fin, y no por qué. { $command } te trae de vuelta cuando quieras.
   *[no] Ya no participas en las presentaciones. { $command } te trae de vuelta cuando quieras.
}
intro-not-in = Ahora mismo no participas en las presentaciones. { $command } te apunta, cuando quieras.
intro-paused-until = De acuerdo, nada de presentaciones hasta el { $day }; después te traigo de vuelta sin que hagas nada. { $command } lo hace antes.
intro-paused = De acuerdo, nada de presentaciones hasta que me digas. { $command } te trae de vuelta.
intro-resumed = ¡Qué bien tenerte de vuelta! Participas desde la próxima ronda.
intro-skipped = Anotado: te saltas la próxima ronda y vuelves en la siguiente.
intro-not-skipped = Anotado: al final no te saltas la próxima ronda.

intro-status-every = Participas en todas las rondas. { $command } te da un descanso.
intro-status-once = Participas en la próxima ronda, y solo en esa. { $command } te apunta a todas.
intro-status-paused-until = Descansas hasta el { $day }.
intro-status-paused = Descansas hasta que me digas. { $command } te trae de vuelta.
intro-status-silent = Descansas, porque hacía tiempo que no sabía de ti. { $command } te trae de vuelta.
intro-status-greets = Recibes a quien acaba de llegar. { $command } lo termina.
intro-status-skips = Te saltas la próxima ronda.
intro-status-kept = Tengo algo para ti que no pude hacerte llegar, porque tus mensajes directos están cerrados.
intro-status-circle = Ahora mismo te he presentado a { $people }.
intro-status-rematch = Si nadie responde: { $command } te busca a otra persona, si es posible.

refused-intro-rhythm = No pude usar "{ $given }". Puede ser siempre para todas las rondas, o una vez solo para la próxima.
refused-intro-until = No pude leer "{ $given }" como un día que está por venir. Algo como { $example } funciona; sin día es hasta que me digas.

intro-rematch-others = Te he juntado con otra persona. En un momento sabrás de mí.
intro-rematch-nobody = Esta vez no hay nadie más, lo siento. En la próxima ronda vas primero.
refused-rematch-none = Ahora mismo no te he presentado a nadie. { $command } muestra cómo vas.
refused-rematch-answered = Alguien ha respondido, ¡échale otro vistazo! Si no es para ti, { $command } tiene un botón que lo termina sin ruido.
refused-rematch-early = Dale un poco más de tiempo: con peques se responde despacio. A partir del { $moment } puedo buscarte a otra persona.
refused-rematch-late = Esta ronda está a punto de terminar, así que ya es tarde para otra persona. En la próxima te busco a alguien.

refused-rematch-between = Esa presentación se hizo entre dos rondas, así que no tengo a quién cambiar. En la próxima ronda puedes conocer a otra persona; { $command } muestra cómo estás.
refused-circle-others = Esa presentación es entre otras personas.
refused-circle-over = Esa presentación ha terminado. { $command } muestra cómo vas.
circle-gone = Esa presentación ya no está.

# La presentación, donde la leen todas. $people son sus nombres.
circle-hello = { $people }, ¡llegó la hora de conocerse!
circle-opener = { $count ->
    [2] Por ambas partes había ganas de conocer a alguien de aquí, y creo que puede salir bien. No hace falta contestar rápido ni con ingenio; un hola es un buen comienzo.
   *[other] Cada quien tenía ganas de conocer a alguien de aquí, y creo que puede salir bien. No hace falta contestar rápido ni con ingenio; un hola es un buen comienzo.
}
# Presentadas porque una preguntó quién ha vivido algo; $helper es quien dijo que sí.
circle-opener-ask = { $asker } preguntó quién de aquí conoce { $word } por experiencia propia, y { $helper } dijo: yo, hablemos. No hay prisa, y nadie tiene que tener respuestas; un hola es un buen comienzo.
circle-opener-greeting = { $newcomer } acaba de llegar, y a { $greeter } le gusta recibir a quien llega. Pregunta lo que sea, también lo que las demás parecen saber ya. No hace falta contestar rápido ni con ingenio; un hola es un buen comienzo.
circle-about = { $who }: { $about }
circle-shares = { $count ->
    [2] Lo que hay en común:
   *[other] Lo que hay en común:
}
circle-prompt-first = Para empezar, si hay ganas: { $prompt }
circle-slot = { $count ->
    [2] ¿Qué tal una hora de compañía, { $moment }? Que yo sepa, es un rato libre por ambas partes y nadie duerme la siesta.
   *[other] ¿Qué tal una hora de compañía, { $moment }? Que yo sepa, es un rato libre para cada quien y nadie duerme la siesta.
}
circle-private = { $overseen ->
    [yes] Aquí no entra nadie más, aunque quien modera y puede cuidar de los hilos también puede leerlo. Noto si alguien escribe, nunca qué. Solo para ti: { $command }
   *[no] Aquí no entra nadie más. Noto si alguien escribe, nunca qué. Solo para ti: { $command }
}
circle-introduced = { $count ->
    [1] ¡Te quiero presentar a { $people }!
   *[other] ¡Te quiero presentar a { $people }! Para cada quien es la primera vez.
}
circle-write = { $count ->
    [1] Aquí no tenemos un lugar propio para esto, así que escribe directamente a { $people }. Yo también le escribo sobre ti.
   *[other] Aquí no tenemos un lugar propio para esto, así que escribe directamente a { $people }. Yo también les escribo sobre ti.
}
reason-kids = { $count ->
    [2] { $band ->
        [baby] un bebé por ambas partes
        [toddler] peques de 1 o 2 años por ambas partes
        [preschooler] peques de 3 o 4 años por ambas partes
        [school] peques en edad escolar por ambas partes
       *[teen] adolescentes por ambas partes
    }
   *[other] { $band ->
        [baby] un bebé por parte de cada quien
        [toddler] peques de 1 o 2 años por parte de cada quien
        [preschooler] peques de 3 o 4 años por parte de cada quien
        [school] peques en edad escolar por parte de cada quien
       *[teen] adolescentes por parte de cada quien
    }
}
reason-expecting = { $count ->
    [2] un bebé en camino por ambas partes
   *[other] un bebé en camino por parte de cada quien
}
reason-topic = { $count ->
    [2] un gusto compartido: { $word }
   *[other] un gusto compartido: { $word }
}
reason-both-lived = { $count ->
    [2] algo vivido por ambas partes: { $word }
   *[other] algo vivido por cada quien: { $word }
}
reason-lived = { $who } ha vivido algo de lo que a { $asks } le gustaría hablar: { $word }
reason-area = { $count ->
    [2] la misma zona: { $area }
   *[other] la misma zona: { $area }
}
reason-free = { $count ->
    [2] ratos libres a las mismas horas
   *[other] ratos libres a las mismas horas
}
reason-new = { $who } acaba de llegar

circle-prompt-again = Otra cosa de la que hablar: { $prompt }
circle-no-more-prompts = Ya di temas de sobra; lo demás sale solo.
circle-nudge = Por aquí hay silencio, y está bien. Por si alguien quiere un comienzo: { $prompt }
circle-nudge-direct = Por si todavía no has podido escribir, aquí tienes un comienzo: { $prompt }
circle-joined = { $who } se une. { $people }: ¡llegó la hora de conocerse!
circle-left = Ahora hay una persona menos por aquí. Pasa, por mil razones, y lo demás sigue como siempre.
circle-goodbye = Esta ronda llega a su fin, así que guardo este lugar. Para seguir en contacto basta con escribirse directamente. ¡Fue un gusto!
circle-goodbye-between = Han pasado dos semanas, así que guardo este lugar. Para seguir en contacto basta con escribirse directamente. ¡Fue un gusto!
circle-goodbye-early = Guardo este lugar ahora. ¡Gracias por haber pasado por aquí!
circle-with-others = Te he juntado con { $people }. Lo encuentras entre tus conversaciones.
circle-over = Tu presentación ha llegado a su fin un poco antes. Pasa, y no es por nada que hayas hecho. Por ahora no he encontrado a nadie más; en la próxima ronda vas primero.

circle-over-between = Esa presentación ha terminado un poco antes. Pasa, y no fue por nada que hicieras.
circle-meetup-title = Una hora de compañía
circle-meetup-place = donde mejor venga; basta con decirlo aquí
circle-meetup-direct = donde mejor les venga
refused-circle-slot-passed = Esa hora ya ha pasado. { $command } crea un encuentro a otra hora.

circle-did-you-meet = Tu presentación con { $people } llega a su fin. ¿Hubo ocasión de verse? Solo yo veo lo que respondes, y cualquier respuesta está bien.
circle-met-yes = ¡Qué alegría! Para eso estoy aquí.
circle-met-not-yet = No hay prisa. Escribe directamente cuando te venga bien.
circle-met-not-this-time = No pasa nada. Si ahora mismo es demasiado, { $command } te da un descanso.

circle-uneasy = ¿Termino esta presentación? Nadie sabrá por qué, y no volveré a presentarte a la misma gente. Quien modera solo lo sabrá si tú quieres.
circle-ended-quietly = { $told ->
    [yes] Ha terminado, y nadie sabe por qué. Quien modera sabrá que no estabas a gusto, y puede que te escriba. No volveré a presentarte a la misma gente; { $command } muestra la lista que solo ves tú.
    [nobody] Ha terminado, y nadie sabe por qué. Aquí no hay nadie que modere a quien pueda decírselo, lo siento; en cualquier plataforma puedes denunciar o bloquear a alguien. No volveré a presentarte a la misma gente; { $command } muestra la lista que solo ves tú.
   *[no] Ha terminado, y nadie sabe por qué. No volveré a presentarte a la misma gente; { $command } muestra la lista que solo ves tú.
}
circle-uneasy-told = { $who } no estaba a gusto en una presentación con { $people }, y quiere que lo sepas. La he terminado; nadie más sabe por qué. Pregúntale con cariño qué le ayudaría.

round-left-out = En esta ronda no he encontrado a nadie para ti, lo siento. No tiene que ver contigo: a veces los números no salen. En la próxima vas primero. { $command } muestra cómo vas.
round-paused = En las últimas tres presentaciones no he sabido de ti, así que por ahora te dejo descansar. ¡La vida va llena! Un toque te trae de vuelta, cuando quieras.
round-too-few = Esta vez no he podido presentar a nadie; cuanta más gente participe, más fácil será.
round-approve = { $groups ->
    [one] Hay una ronda lista: { $people } personas en 1 presentación. Nadie lo sabe todavía. { $command } muestra cómo está.
   *[other] Hay una ronda lista: { $people } personas en { $groups } presentaciones. Nadie lo sabe todavía. { $command } muestra cómo está.
}

round-heading = Rondas de presentaciones
round-stands = { $state ->
    [gathering] La ronda { $number } ha empezado; estoy eligiendo quién conoce a quién.
    [matched] La ronda { $number } está lista y espera tu sí. Nadie lo sabe todavía.
    [opening] La ronda { $number } se está abriendo: ahora mismo presento a la gente.
    [open] La ronda { $number } está en marcha.
    [closing] La ronda { $number } llega a su fin; pregunto si se han visto.
    [closed] La ronda { $number } ha terminado.
   *[cancelled] La ronda { $number } se canceló antes de que nadie lo supiera.
}
round-people = { $people ->
    [one] En la próxima ronda participaría 1 persona.
   *[other] En la próxima ronda participarían { $people } personas.
}
round-next = La próxima empieza { $moment }.
round-no-schedule = Aquí no empiezan solas. { $command } lo cambia.
round-begun = { $people ->
    [one] Empieza la ronda: participa 1 persona. { $command } muestra cómo está.
   *[other] Empieza la ronda: participan { $people } personas, y sabrán de mí a medida que las presento. { $command } muestra cómo está.
}
round-begun-approve = { $people ->
    [one] Estoy eligiendo quién conoce a quién; participa 1 persona. Te escribo cuando esté lista, y nadie lo sabe antes de que digas que sí. { $command } muestra cómo está.
   *[other] Estoy eligiendo quién conoce a quién; participan { $people } personas. Te escribo cuando esté lista, y nadie lo sabe antes de que digas que sí. { $command } muestra cómo está.
}
round-preview = Ronda { $number }: quién conocería a quién
round-preview-more = { $count ->
    [one] + 1 más
   *[other] + { $count } más
}
round-preview-left = { $count ->
    [one] Para 1 persona no hay nadie esta vez. Se lo digo con cariño y va primero en la próxima ronda.
   *[other] Para { $count } personas no hay nadie esta vez. Se lo digo con cariño y van primero en la próxima ronda.
}
round-no-preview = Todavía no hay nada que ver, o ya no. { $command } muestra cómo está.
round-opening = Se abre: ahora presento a la gente.
round-cancelled = Cancelada. Nadie lo sabía.
refused-round-none = Ninguna ronda espera a abrirse. { $command } elige quién conocería a quién.
refused-round-opened = Ya he presentado a la gente, así que esa ronda no se puede cancelar.
refused-round-under-way = Ya hay una ronda en camino. { $command } muestra cómo está.
refused-round-too-few = { $people ->
    [0] Todavía nadie participa en las presentaciones. Se empieza con { $command }; ¿quieres empezar tú?
    [one] De momento participa una sola persona, y hacen falta dos. Se empieza con { $command }.
   *[other] De momento participan muy pocas personas. Se empieza con { $command }.
}

stats-heading = Las presentaciones en números
stats-none = Todavía no ha habido ninguna ronda. { $command } empieza una.
stats-round = Ronda { $number }, { $day }: con presentación { $introduced }, conversaron { $talked }, con encuentro { $met }, pidieron a otra persona { $rematched }
stats-between = Entre rondas, en un año: con presentación { $introduced }, conversaron { $talked }, con encuentro { $met }, pidieron a otra persona { $rematched }
stats-few = Ronda { $number }, { $day }: menos de cinco personas, así que no digo números
stats-total = En total: con presentación { $introduced }, conversaron { $talked }, con encuentro { $met }, pidieron a otra persona { $rematched }.
stats-fewer = menos de 5
stats-how = Cuento personas, nunca nombres, y no guardo nada de lo que escriben. Lo que es menos de cinco no se dice ni se suma.

button-intro-join = Participar
word-intro-join = participar
button-intro-back = He vuelto
word-intro-back = vuelvo
button-ask-yes = Sí, preséntanos
word-ask-yes = sí
button-ask-no = Ahora no
word-ask-no = no
button-ask-wait = Avísame cuando haya alguien
word-ask-wait = avísame
button-ask-no-more = No me avises más
word-ask-no-more = olvídalo
button-ask-again = Pregúntale
word-ask-again = preguntar
button-intro-skip = Saltarme la próxima
word-intro-skip = saltar
button-intro-unskip = No saltármela
word-intro-unskip = quedarme
button-circle-meetup = Convertirlo en encuentro
word-circle-meetup = quedar
button-circle-prompt = Otra cosa de la que hablar
word-circle-prompt = tema
button-circle-uneasy = No estoy a gusto
word-circle-uneasy = molestia
button-circle-end = Terminarlo sin ruido
word-circle-end = terminar
button-circle-end-tell = Terminarlo y avisar a quien modera
word-circle-end-tell = avisar
button-circle-show = Verlo otra vez
word-circle-show = ver
button-circle-rematch = Otra persona
word-circle-rematch = otra
button-met-yes = Sí, nos vimos
word-met-yes = sí
button-met-not-yet = Todavía no
word-met-not-yet = luego
button-met-not-this-time = Esta vez no
word-met-not-this-time = no
button-round-preview = Elegir y mirarlo antes
word-round-preview = mirar
button-round-begin = Empezar ya
word-round-begin = empezar
button-round-see = ¿Quién conoce a quién?
word-round-see = ver
button-round-open = Abrirla
word-round-open = abrir
button-round-cancel = Cancelarla
word-round-cancel = cancelar
button-round-more = Más
word-round-more = más

# Quién de aquí ha vivido algo. $word es de qué se trata.
ask-asking = { $count ->
    [one] Una persona de aquí ha dicho que hablaría de esto: { $word }. Se lo pregunto en privado, sin tu nombre. Si dice que sí, te la presento; si nadie puede en tres días, te lo digo.
   *[other] Pregunto en privado, sin tu nombre, a { $count } personas de aquí que han dicho que hablarían de esto: { $word }. Te presento a la primera que diga que sí; si nadie puede en tres días, te lo digo.
}
ask-already = Ya estoy preguntando por esto: { $word }. Te escribo en cuanto alguien diga que sí, o cuando pasen tres días.
ask-nobody-yet = Nadie de aquí ha dicho todavía que hablaría de esto: { $word }. Eso no quiere decir que nadie lo haya vivido. ¿Te aviso cuando alguien lo diga?
ask-resting = Hay alguien aquí que hablaría de esto: { $word }. Pero se lo acaban de preguntar, y quiero dejarla tranquila un poco. Vuelve a preguntar en una o dos semanas.
ask-waits-no-more = De acuerdo, ya no te aviso cuando alguien diga que lo ha vivido. Puedes volver a preguntar cuando quieras.
ask-waits = Te aviso en cuanto alguien diga que hablaría de esto: { $word }. Nadie sabe que esperas.
ask-request = A alguien de aquí le gustaría hablar con una madre que conozca { $word } por experiencia propia, y tú dijiste que la conoces. ¿Te apetece? Ella no sabe a quién pregunto, y tú sabrás quién es cuando digas que sí. De un no, nadie se entera. Si prefieres que no te pregunte estas cosas: { $command }
ask-yes = ¡Gracias! Ahora mismo las presento. Te escribo en un momento.
ask-no = Está muy bien, y nadie se entera. Si prefieres que no te pregunte más por esto ({ $word }), quítalo de tu lista: { $command }
ask-nobody = He preguntado por esto: { $word }. Esta vez nadie ha podido. No tiene nada que ver contigo: los días van llenos. ¿Te aviso cuando alguien más diga que hablaría de ello?
ask-somebody = Ahora hay alguien aquí que hablaría de esto: { $word }. ¿Le pregunto, sin tu nombre?
refused-ask-words = No pude usar "{ $given }". Dime una sola cosa en { $most } letras como mucho, por ejemplo frenillo o volver al trabajo.
refused-ask-one = Puedo preguntar por una cosa a la vez, y en "{ $given }" leo varias. ¿Cuál tienes más en mente?
refused-ask-many = Hoy has preguntado bastante, y quiero dejar un poco tranquilas a las demás. Vuelve a preguntar mañana, o cuando se responda una de tus preguntas. { $command } muestra cuáles siguen abiertas.
refused-ask-over = Otra persona ya ha dicho que sí, o la pregunta ha terminado, así que no hay nada más que hacer. ¡Gracias por estar dispuesta!
intro-about = Lo que { $who } comparte contigo:
intro-about-nothing = No hay nada que { $who } comparta aquí contigo. Puede que te lo cuente ella misma, si le preguntas.
circle-unreached = No pude traer aquí a { $who }, así que le escribo directamente, con sus nombres. Escríbanse donde les venga bien.
circle-unread = { $rematch ->
    [yes] { $who } no recibe mensajes míos, así que todavía no sabe de ti; lo verá cuando vuelva a pasar por aquí. Puedes escribirle tú primero. Si en tres días sigue en silencio, { $command } te busca a otra persona.
   *[no] { $who } no recibe mensajes míos, así que todavía no sabe de ti; lo verá cuando vuelva a pasar por aquí. Puedes escribirle tú primero.
}
refused-circle-slot-changed = Desde que alguien se unió hay otra hora, y no quiero prometer una que no le venga bien a todo el mundo. Está en el mensaje más nuevo, y también en { $command }.
circle-place-gone = El lugar donde te había reunido con { $people } ya no existe. Escríbanse directamente; su presentación sigue en pie.
circle-write-unreached = { $count ->
    [1] No pude traerte al lugar para esto, así que escribe directamente a { $people }. También sabe de ti.
   *[other] No pude traerte al lugar para esto, así que escribe directamente a { $people }. También saben de ti.
}
