# Cuidar la convivencia: lo que pueden hacer las moderadoras, lo que lee ella, su situación y las apelaciones.

group-appeal = Pedir que otra persona vuelva a mirar una decisión
    .word = apelar

command-care-nudge = Enviar a alguien unas palabras amables en privado; antes las ves tú
    .verb = avisar
    .menu = Avisar con cariño
    .title = Unas palabras, en privado
command-care-checkin = Preguntar a alguien en privado cómo está
    .verb = cómo-estás
    .menu = Preguntarle cómo está
command-care-pause = Dejar que alguien descanse de escribir un tiempo; acaba por sí sola
    .verb = pausar
command-care-resume = Terminar una pausa antes de tiempo
    .verb = reanudar
command-care-cool = Hacer un canal más lento un rato, con lo que importa aquí
    .verb = calmar
command-care-uncool = Dejar un canal como antes
    .verb = descalmar
command-care-remove = Quitar un mensaje; su autora recibe sus palabras de vuelta, con el motivo
    .verb = quitar
    .menu = Quitar con cariño
    .title = Quitar un mensaje
command-care-note = Guardar unas palabras sobre alguien para las demás moderadoras
    .verb = nota
    .title = Una nota para las moderadoras
command-care-history = Ver qué hay anotado de alguien y qué encajaría después
    .verb = historial
    .menu = Qué hay anotado
command-care-undo = Deshacer algo por su número
    .verb = deshacer
command-care-goodbye = Despedir a alguien para siempre; hace falta otra moderadora
    .verb = despedir
command-care-words = Cambiar las palabras de lo que vas a enviar
    .verb = palabras
    .title = Cambiar las palabras
command-care-appeals = Ver las apelaciones que esperan, o responder a una
    .verb = apelaciones
command-appeal = Pedir que otra persona vuelva a mirar una decisión sobre ti
    .verb = apelar
    .title = Pedir que otra persona lo mire
command-my-standing = Ver qué hay anotado de ti aquí y hasta cuándo cuenta
    .verb = situación

arg-how-long = Cuánto tiempo: 30 min, 2h, 3 días
    .word = cuánto
    .question = ¿Cuánto tiempo?
    .example = 2h
arg-channel = El canal; si no dices nada, este
    .word = canal
    .question = ¿En qué canal?
    .example = aquí
arg-number = El número que tiene en el registro
    .word = número
    .question = ¿Qué número?
    .example = 3
arg-because = Por qué alguien debería mirarlo otra vez, con tus palabras
    .word = porque
    .question = ¿Por qué mirarlo otra vez?
    .example = Estaba citando a mi madre
arg-outcome = Cómo acaba: mantener, suavizar o deshacer
    .word = resultado
    .question = ¿Mantener, suavizar o deshacer?
    .example = suavizar
choice-uphold = mantener: queda como está
choice-soften = suavizar: hacerlo más leve
choice-undo = deshacer: retirarlo

care-draft = { $kind ->
    [nudge] Unas palabras amables para { $who }. Todavía no se ha enviado nada.
    [checkin] Le preguntas a { $who } cómo está. Todavía no se ha enviado nada.
    [pause] Una pausa para { $who }. Todavía no ha pasado nada.
    [cool] { $who } irá más lento un rato. Todavía no ha pasado nada.
    [remove] Se quita un mensaje de { $who }. Todavía no ha pasado nada.
   *[goodbye] Una despedida de { $who }, para siempre. Todavía no ha pasado nada.
 } Es el número { $number } del registro.
care-draft-reads = Ella leerá esto, en privado:
care-draft-place = Esto se dirá allí, para todas:
care-draft-unknown = Su autora nunca ha hablado conmigo, así que no puedo devolverle sus palabras. ¿Quizá puedas escribirle tú?
care-draft-why = Solo falta el motivo. Ella lo leerá; lo mejor es una frase sobre lo que pasó: «Escribir el motivo».
care-draft-second = Hace falta el sí de otra moderadora en 24 horas, y ella sabrá cómo apelar antes de que ocurra.
care-until = Hasta el { $until }; acaba por sí sola.
care-reason = El motivo: { $why }
button-care-send = Enviar
word-care-send = enviar
button-care-words = Cambiar las palabras
word-care-words = palabras
button-care-why = Escribir el motivo
word-care-why = motivo
button-care-drop = Cancelar
word-care-drop = dejarlo
care-dropped = Lo dejo. No se ha enviado nada ni ha pasado nada.

care-hint = { $marks ->
    [0] Ahora mismo no cuenta nada. Si hace falta algo, lo que encaja es { $step }.
    [one] Ahora mismo cuenta una cosa ({ $after }). Si hace falta más, lo que encaja es { $step }.
   *[other] Ahora mismo cuentan { $marks } cosas, la mayor es { $after }. Si hace falta más, lo que encaja es { $step }.
 } Decides tú; yo solo sugiero.
care-step-nudge = un aviso amable
care-step-talk = una conversación
care-step-pause = una pausa de unas horas
care-step-longer-pause = una pausa de unos días
care-step-goodbye = una despedida

care-sent = { $kind ->
    [nudge] En camino a { $who }.
    [checkin] En camino a { $who }.
    [pause] { $who } queda en pausa y lee el motivo.
    [cool] { $who } irá más lento.
    [remove] El mensaje se quita, y { $who } recibe sus palabras de vuelta.
   *[goodbye] Pregunto a las demás moderadoras. Cuando una diga que sí, { $who } sabrá cómo apelar, y después se irá.
 } Es el { $number } del registro.
care-noted = Guardado como { $number }, solo para moderadoras. { $who } no lo ve.
care-taken-back = { $kind ->
    [cool] El { $number } ha terminado: el canal vuelve a ir como antes.
    [note] La nota { $number } está retirada.
    [checkin] El { $number } está retirado. { $who } ha leído la pregunta; no contaba para nada.
   *[other] El { $number } ha terminado o está retirado. Si { $who } lo sabía, también se entera de esto.
 }
care-undo-how = Para deshacerlo: { $command }
care-seconded = Gracias. Primero se lo digo a { $who }, con la manera de apelar, y se va cuando lo sepa. Es el { $number } del registro.
care-not-seconded = Entonces { $who } se queda. Quien lo pidió se entera, sin motivo. Era el { $number } del registro.
care-gone = Eso ya no está.
care-somebody = alguien a quien no conozco

care-words-nudge = Puede que algo que escribiste haya dolido más de lo que querías. Creo que tu intención era buena, y prefiero decírtelo en privado.
care-words-checkin = Solo quería preguntarte: ¿estás bien? No tienes que contestar. Si te apetece hablar, una moderadora te escucha con gusto.
care-words-pause = Últimamente ha sido mucho. A una moderadora le gustaría que descansaras un poco de escribir aquí. Sigues siendo una de nosotras.
care-words-cool = Respiremos un momento. Esto va un poco más lento un rato; nadie ha hecho nada malo por estar aquí.
care-words-remove = Una moderadora ha quitado algo que escribiste. Tus palabras son tuyas, así que aquí las tienes.
care-words-goodbye = Esto cuesta decirlo: las moderadoras han decidido despedirse de ti aquí. Gracias por el tiempo que estuviste con nosotras.
care-told-nudge = No pasa nada más. Si quieres, escribe allí una línea; o déjalo como está.
care-told-checkin = Solo tú y las moderadoras saben que te lo he preguntado. No cuenta para nada.
care-told-pause = Puedes leerlo todo, y escribir de nuevo desde el { $until }. La pausa acaba por sí sola.
care-told-cool = Vuelve a ir como antes desde el { $until }.
care-told-remove = Si quieres, dilo de otra manera.
care-told-goodbye = Dentro de un momento ya no podrás leer ni escribir allí.
care-told-lost = Lo que escribiste:
care-told-appeal = Si crees que no es justo, basta con { $appeal } y unas palabras: lo volverá a mirar alguien distinto de quien lo decidió. Lo que hay anotado: { $command }
button-care-appeal = Pedir que lo miren otra vez
word-care-appeal = apelar
button-care-appeal-one = Preguntar por el #{ $number }
button-care-standing = Mi situación
word-care-standing = situación
care-over = Tu pausa ha terminado; ya puedes escribir. Qué bien tenerte de vuelta.
care-taken-back-told = { $kind ->
    [nudge] El aviso que recibiste ({ $number }) está retirado.
    [pause] Tu pausa ({ $number }) está retirada, y ya puedes escribir.
    [remove] Que se quitara tu mensaje ({ $number }) fue un error. Tienes tus palabras; publícalas otra vez si quieres.
   *[other] La despedida ({ $number }) está retirada. Aquí te recibimos con gusto.
 } No cuenta. Perdona la molestia.
care-calm-values = Lo que importa aquí:
care-outside = Las moderadoras se despidieron aquí de ti, así que casi todo lo que hago está cerrado para ti. Si crees que no fue justo, dime por qué: { $command }. Lo que sé de ti es tuyo: { $export } te lo da, { $forget } hace que lo olvide.

care-done = { $number }: { $kind ->
    [nudge] { $who } ha recibido unas palabras amables.
    [checkin] Se le ha preguntado a { $who } cómo está.
    [pause] { $who } está en pausa.
    [cool] { $who } va más lento un rato.
    [remove] Se ha quitado un mensaje de { $who }.
   *[goodbye] Nos hemos despedido de { $who }.
 }
care-second = { $by } quiere despedirse de { $who }, para siempre. Hace falta el sí de otra en 24 horas. { $who } sabrá cómo apelar antes de que ocurra.
button-care-yes = Sí, despedida
word-care-yes = despedida
button-care-no = No, se queda
word-care-no = quedarse
care-not-seconded-told = Nadie más ha dicho que sí a la despedida { $number }, así que { $who } se queda. Quizá ayude una pausa o una conversación.
care-refused = Eso no lo pude hacer ({ $number }, { $who }): me falta un permiso allí, o su rol es tan alto como el mío. A ella no se le ha dicho nada.
care-not-lifted = { $number } ({ $who }) debería haber terminado y no pude deshacerlo: me falta un permiso allí. Lo intento cada hora; quien pueda puede hacerlo a mano.
care-refused-how = { $platform ->
    [discord] { $kind ->
        [pause] En Discord: dame «Aislar temporalmente a miembros» y pon mi rol por encima del suyo.
        [cool] En Discord: dame «Gestionar canales» en ese canal.
        [remove] En Discord: dame «Gestionar mensajes» en ese canal.
       *[other] En Discord: dame «Banear miembros» y pon mi rol por encima del suyo.
     }
    [matrix] { $kind ->
        [pause] En Matrix: dame el poder de cambiar los niveles de poder (normalmente 100) en el espacio y sus salas.
        [cool] En Matrix: dame el poder de cambiar los niveles de poder (normalmente 100) en esa sala.
        [remove] En Matrix: dame el poder de borrar mensajes (normalmente 50) en esa sala.
       *[other] En Matrix: dame el poder de vetar (normalmente 50), y más del que tiene ella.
     }
   *[other] Alguien tiene que permitirlo allí antes.
 }
care-untold = A { $who } no se le puede escribir en privado, así que lo que tenía que decirle del { $number } espera hasta que me pida algo. Donde leen otras no digo nada.
care-desk-lost = Ya no puedo escribir en el canal de las moderadoras. Lo que deban saber se lo digo en privado a algunas, hasta que elijas otro: { $command }

care-history = Lo que hay anotado de { $who }
care-history-none = No hay nada anotado de { $who }.
care-history-line = { $number }, { $day }, { $kind ->
    [nudge] aviso amable
    [checkin] se le preguntó cómo está
    [pause] pausa
    [remove] mensaje quitado
    [note] nota
   *[goodbye] despedida
 }, por { $by }{ $state ->
    [asked] , espera otro sí
    [doing] , en camino
    [active] , en vigor
    [undone] , retirado
   *[other] {""}
 }: { $why }
care-history-more = { $more ->
    [one] Y una cosa anterior.
   *[other] Y { $more } anteriores.
 }
button-care-nudge = Palabras amables
word-care-nudge = avisar
button-care-checkin = Preguntarle cómo está
word-care-checkin = preguntar
button-care-note = Nota
word-care-note = nota
care-standing = Lo que hay anotado de ti
care-standing-none = Aquí no hay nada anotado de ti.
care-standing-line = { $number }, { $day }, { $kind ->
    [nudge] unas palabras amables
    [checkin] te preguntaron cómo estás
    [pause] una pausa
    [remove] un mensaje quitado
   *[goodbye] una despedida
 }{ $state ->
    [doing] , en camino
    [active] , en vigor
    [undone] , retirado
   *[other] {""}
 }: { $why } { $counts ->
    [yes] (cuenta hasta { $fades })
   *[no] (no cuenta)
 }
care-standing-next = { $marks ->
    [0] Ahora mismo no cuenta nada. Si hiciera falta algo, yo les propondría a las moderadoras { $step }.
    [one] Ahora mismo cuenta una cosa ({ $after }). Si volviera a pasar algo, yo les propondría a las moderadoras { $step }.
   *[other] Ahora mismo cuentan { $marks } cosas, la mayor es { $after }. Si volviera a pasar algo, yo les propondría a las moderadoras { $step }.
 } Deciden ellas, no yo.
care-standing-how = Solo lo ven tú y las moderadoras. Lo que cuenta se desvanece a los 90 días, y lo anotado se borra al año. Las moderadoras pueden guardar además notas propias, que aquí no se muestran. Quién les contó algo no se le muestra a nadie.

appeal-made = Gracias por decírmelo. Lo mira alguien que no tuvo nada que ver, y te digo cómo acabó y por qué. Puede tardar un día o dos.
appeal-asked = { $who } pide que otra persona vuelva a mirar el { $number }: { $kind ->
    [nudge] unas palabras amables
    [pause] una pausa
    [remove] un mensaje quitado
   *[goodbye] una despedida
 }. Lo decidió { $by }; tú no tuviste nada que ver, por eso te lo pregunto.
appeal-says = Ella dice:
appeal-line = { $number }, { $who }, { $kind ->
    [nudge] palabras amables
    [pause] pausa
    [remove] mensaje quitado
   *[goodbye] despedida
 }: { $words }
appeal-open = Apelaciones que esperan respuesta
appeal-none = Ninguna apelación espera respuesta.
appeal-how = Responde por número, y te pregunto el motivo: { $command }. Hace falta alguien que no tuviera nada que ver.
button-appeal-uphold = Se queda así
word-appeal-uphold = mantener
button-appeal-soften = Hacerlo más leve
word-appeal-soften = suavizar
button-appeal-undo = Retirarlo
word-appeal-undo = deshacer
appeal-answered = { $end ->
    [uphold] Respondido: se queda así. Ella lee tu motivo.
    [soften] Respondido: ahora es más leve. Ella lee tu motivo.
   *[undo] Respondido: está retirado. Ella lee tu motivo.
 }
appeal-ended = Alguien que no tuvo nada que ver ha vuelto a mirar { $kind ->
    [nudge] las palabras amables.
    [pause] tu pausa.
    [remove] el mensaje que se quitó.
   *[goodbye] la despedida.
 } { $end ->
    [uphold] Se queda como está.
    [soften] { $kind ->
        [pause] Ahora es más leve: acaba antes, y ya no cuenta.
        [goodbye] Ahora es más leve: puedes volver, y ya no cuenta.
       *[other] Ahora es más leve: ya no cuenta.
     }
   *[undo] Está retirado, y no cuenta.
 }

care-waiting = Hay algo para ti que no te pude enviar.
button-care-waiting = Leerlo
word-care-waiting = leer

refused-care-herself = Eso es sobre ti misma, y nadie se modera a sí misma. Lo que hay anotado de ti: { $command }
refused-care-above = Ella tiene aquí tanta responsabilidad como tú, así que eso no me toca a mí. Quizá ayude que lo hablen, o alguien con un rol más alto.
refused-care-old = Eso se preparó hace más de un día, y puede que haya cambiado algo. Empieza de nuevo: { $command }
refused-care-why = Hace falta un motivo que ella pueda leer. Basta una frase.
refused-care-gone = Ella ya no está aquí, así que no hay nada que hacer.
refused-care-alone = No hay otra moderadora que pueda decir que sí, y nadie despide a alguien por su cuenta. Mientras tanto, una pausa hace casi lo mismo: { $command }
refused-care-second = Lo pediste tú, así que el segundo sí tiene que venir de otra.
refused-care-decided = El { $number } ya está decidido, o ya no se pide.
refused-care-role = Eso es para moderadoras, y por lo que sé ahora no lo eres. Si no es así, una administradora puede decírmelo.
refused-care-number = No hay ningún número { $number } en el registro. Los números se ven en el historial: { $command }
refused-care-nothing = Por el { $number } no ha pasado nada, así que no hay nada que deshacer.
refused-care-own = Eso es sobre ti misma, así que tiene que deshacerlo otra. Puedes apelar.
refused-care-sent = El { $number } no es un borrador tuyo, así que sus palabras se quedan como están.
refused-care-no-pause = Ahora mismo no está en pausa.
refused-care-no-cooling = Ese canal va como siempre; nada lo frena.
refused-care-undo = El #{ $number } lo decidieron dos. Una de ellas o alguien que administra puede deshacerlo; ella misma puede pedir que otra persona lo mire.
refused-care-where = ¿En qué canal? Escribe el comando en ese mismo canal, por favor.
refused-care-which = ¿Qué mensaje? Responde a él con este comando, abre su menú, o dame un enlace: mensaje: y el enlace.
refused-care-mine = Ese mensaje es mío. Una administradora puede borrarlo, si estorba.
refused-care-goodbye = Ya hay una despedida para ella: el número { $number }.
refused-care-length = He leído «{ $given }» y no encuentro cuánto tiempo. Algo como { $example } funciona.
refused-care-short = «{ $given }» es menos de lo que puedo hacer. Algo como { $example } funciona.
refused-care-long = «{ $given }» es más de lo que puedo hacer. Algo como { $example } funciona.
refused-appeal-nothing = No hay nada anotado de ti que alguien pudiera mirar otra vez. Tu situación: { $command }
refused-appeal-number = Con el número { $number } no hay nada anotado de ti que alguien pudiera mirar otra vez. Tu situación: { $command }
refused-appeal-because = Se trata del #{ $number }. En unas frases: ¿por qué debería alguien mirarlo otra vez?
refused-appeal-open = Alguien ya lo está mirando; te digo cómo acaba. Tu situación: { $command }
refused-appeal-ended = Alguien ya volvió a mirarlo y respondió. Tu situación: { $command }
refused-appeal-nobody = Aquí no hay nadie aparte de quienes lo decidieron, así que no tengo a quién preguntar. Lo siento. Puedes escribir directamente a una administradora del grupo; y la manera de denunciar de la propia plataforma siempre está abierta para ti.
refused-appeal-own = Tú tuviste que ver con eso, así que tiene que mirarlo otra.
refused-appeal-none = Ninguna apelación con el número { $number } espera respuesta. Las que esperan: { $command }
refused-appeal-outcome = He leído «{ $given }». Acaba con mantener, suavizar o deshacer.
refused-appeal-why = ¿Cuál es el motivo? Ella lo leerá.
