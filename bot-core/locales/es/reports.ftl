# Lo que un miembro contó a las moderadoras. Se le agradece, nunca se duda de ella; quien lo escribió nunca sabe quién avisó.
report-told = Gracias por avisar. Las moderadoras lo mirarán; es el número { $number }.
report-told-again = Avisaste de esto a las moderadoras; es el número { $number }.
report-who-knows =
    { $named ->
        [yes] Ellas pueden ver que fuiste tú. Quien lo escribió, no.
       *[no] Nadie ve que fuiste tú: ni quien lo escribió ni las moderadoras.
    }{ $apart ->
        [yes] {" "}Se trata de alguien que modera aquí, así que solo se enteran las demás moderadoras.
       *[no] {""}
    }
report-you-said = Dijiste: «{ $words }»
report-danger = Se lo he dicho enseguida a las moderadoras: puede haber una criatura en peligro. Son voluntarias: si no puede esperar, llama por favor al número de emergencias de donde estás (112, 911 o 999).
report-over = Lo que contaste a las moderadoras, el número { $number }, está resuelto.
report-taken-back = Queda retirado. Si cambias de idea, puedes avisar otra vez.
report-answered = Gracias, las moderadoras lo leen junto al número { $number }.
report-nobody = Aquí nadie podría mirarlo salvo la persona de quien se trata, así que no se lo he dicho a nadie ni he guardado nada. La propia plataforma recibe avisos: en Discord desde el menú del mensaje («Denunciar mensaje»), en Matrix con «Denunciar» en tu aplicación.
report-not-taken-away = No puedo quitar mensajes allí, así que lo que acabas de escribir sigue donde otras lo leen. Si prefieres que no se vea, bórralo tú; lo que me contaste está con las moderadoras de todos modos.
report-none-yours = No has avisado de nada a las moderadoras. Puedes hacerlo desde el menú de un mensaje, o respondiendo a él con «avisar»; quien lo escribió nunca sabe que fuiste tú.
report-yours-heading = De qué avisaste a las moderadoras
report-yours = número { $number }, { $when }: { $state ->
        [open] nadie se ocupa todavía
        [taken] alguien se está ocupando
       *[closed] resuelto
    }
report-yours-note = Solo lo ves tú. Se olvida a los 90 días.
report-asked = Las moderadoras te preguntan algo sobre lo que les contaste (número { $number }):
report-asked-note = Leen tu respuesta sin ver quién eres, a menos que se lo hayas dicho.
report-closed = Las moderadoras han mirado lo que les contaste (número { $number }).
report-closed-note = Gracias por cuidar de este lugar.
button-report-danger = Una criatura en peligro
word-report-danger = peligro
button-report-add = Añadir algo
word-report-add = añadir
button-report-named = Pueden saber que soy yo
word-report-named = nombre
button-report-unnamed = Sin mi nombre
word-report-unnamed = anónimo
button-report-back = Retirarlo
word-report-back = retirar
button-report-reply = Responder
word-report-reply = responder
button-case-number = Número { $number }

# Lo que ven las moderadoras.
cases-none = No hay nada esperándote. Qué bien.
cases-heading = { $count ->
        [one] Un aviso está esperando
       *[other] { $count } avisos están esperando
    }
cases-line = { $urgent ->
        [yes] Puede haber una criatura en peligro:{" "}
       *[no] {""}
    }número { $number }, { $when }, sobre { $who }, { $told ->
        [one] una persona avisó
       *[other] { $told } personas avisaron
    }{ $taken ->
        [yes] ; se ocupa { $holder }
       *[no] {""}
    }
button-cases-more = Más
word-cases-more = más
button-cases-before = Atrás
word-cases-before = atrás
case-heading = Aviso { $number }
case-urgent = Puede haber una criatura en peligro.
case-who = Sobre
case-when = Desde
case-said = Lo que se dijo
case-where = Dónde
case-message = el mensaje
case-no-words = (sin palabras)
case-told = { $count ->
        [one] Una persona me avisó.
       *[other] { $count } personas me avisaron.
    }
case-somebody = Alguien
case-somebody-unknown = un mensaje mío, o alguien que no conozco
case-reason = { $who }: «{ $words }»
case-no-reason = { $who }, sin decir por qué
case-line-asked = Las moderadoras preguntaron: «{ $words }»
case-line-answered = Alguien respondió: «{ $words }»
case-line-you = Respondiste: «{ $words }»
case-taken = Se ocupa { $who }.
case-gone = Ese aviso ya no está; los avisos se olvidan a los 90 días.
case-asked = { $people ->
        [0] Ya no hay nadie a quien preguntar.
        [one] Se lo he preguntado a quien avisó. Su respuesta estará con el aviso.
       *[other] Se lo he preguntado a las { $people } personas que avisaron. Sus respuestas estarán con el aviso.
    }
case-closed = El aviso { $number } está cerrado. { $people ->
        [0] No quedaba nadie a quien contárselo.
        [one] Quien avisó sabe cómo terminó.
       *[other] Las { $people } personas que avisaron saben cómo terminó.
    }
case-how = ¿Cómo termina el aviso { $number }?
case-how-note = Quienes avisaron solo leen esto, nunca qué se hizo ni con quién.
button-case-take = Me ocupo yo
word-case-take = tomar
button-case-leave = Dejarlo a otras
word-case-leave = soltar
button-case-ask = Preguntar a quien avisó
word-case-ask = preguntar
case-steps = ¿Qué quieres hacer con { $who }? Lo ves todo antes de que pase.
button-case-steps = Hacer algo
word-case-steps = hacer
button-case-nudge = Unas palabras amables
word-case-nudge = amable
button-case-checkin = Preguntarle cómo está
word-case-checkin = saber
button-case-pause = Una pausa
word-case-pause = pausa
button-case-history = Lo que hay anotado
word-case-history = anotado
button-case-close = Cerrarlo
word-case-close = cerrar
button-case-show = Verlo
word-case-show = ver
button-case-talked = Hablamos
word-case-talked = hablado
button-case-acted = Hicimos algo
word-case-acted = hecho
button-case-left = Queda como está
word-case-left = dejado
choice-talked = hablado: alguien habló con ella
choice-acted = hecho: se hizo algo al respecto
choice-left = dejado: queda como está
case-ended-talked = Una de las moderadoras habló con la persona de quien se trata.
case-ended-acted = Hicieron algo al respecto.
case-ended-left = Lo miraron con cuidado y lo dejaron como está.
case-ended-back = Quien avisó lo ha retirado.
case-ended-words = Dicen: «{ $words }»
desk-waits = El aviso { $number } de { $when } sigue esperando a alguien.
desk-answered = Quien avisó del { $number } ha contado algo más.
desk-urgent = Miren ahora el aviso { $number }, por favor: puede haber una criatura en peligro.

# Lo que no se hizo, y qué hacer.
refused-report-what = ¿De qué se trata? Elige «Avisar con cuidado» en el menú del mensaje, responde al mensaje, o nombra a alguien: { $command }
refused-report-whom = ¿De quién se trata? Elige «Avisar con cuidado» en el menú del mensaje, responde al mensaje, o nombra a alguien: { $command }. Tus palabras, para que no se pierdan: «{ $words }»
refused-report-vanished = Ya no veo ese mensaje. Puedes contarles a las moderadoras con tus palabras de quién se trata: { $command }
refused-report-herself = Ese es tuyo. Si algo te pesa, { $command } tiene personas con quienes hablar; lo que escribiste puedes cambiarlo o borrarlo tú.
refused-report-often = Has avisado de cinco cosas en una hora, y las moderadoras las tienen todas. Si alguien está en peligro ahora, llama por favor al número de emergencias de donde estás. Si no, avísame de lo siguiente dentro de una hora.
refused-case-none = No hay un aviso { $number } del que puedas ocuparte. Lo que espera: { $command }
refused-case-closed = El aviso { $number } ya está cerrado.
refused-case-not-hers = No has avisado de un número { $number }. De qué avisaste: { $command }
refused-case-over = El número { $number } está resuelto. Si ha pasado algo nuevo, avisa de eso a las moderadoras.
refused-case-full = Las moderadoras ya tienen mucho que leer ahí. Deja que respondan primero.
refused-case-moderators = Eso es para moderadoras, y la plataforma dice que ahora mismo no lo eres.
refused-case-ending = No pude usar «{ $given }». Un aviso termina con una de estas: hablado, hecho, dejado.

# El mes, para todas.
summary = El cuidado de este lugar en { $month }:
summary-reported = { $how ->
        [some] se avisó de algunas cosas a las moderadoras
       *[exact] se avisó de { $times } cosas a las moderadoras
    }
summary-answered = { $how ->
        [some] algunas recibieron respuesta
       *[exact] { $times } recibieron respuesta
    }
summary-paused = { $how ->
        [some] algunas pausas
       *[exact] { $times } pausas
    }
summary-appealed = { $how ->
        [some] se pidió mirar otra vez algunas decisiones
       *[exact] se pidió mirar otra vez { $times } decisiones
    }
summary-heard = { $how ->
        [some] algunas de ellas se suavizaron o se deshicieron
       *[exact] { $times } de ellas se suavizaron o se deshicieron
    }
summary-note = Sin nombres, y nada por debajo de cinco se cuenta exacto.
