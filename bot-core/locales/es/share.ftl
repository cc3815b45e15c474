# Mensajes anónimos. { $alias } es el nombre que lleva uno, como Arce.

share-card = { $alias }, de forma anónima
share-card-how = Lo ha escrito una de nosotras, y nadie aquí ve quién. { $command } responde con tu nombre.
share-me-toos = { $count ->
    [one] También le pasa a 1 de nosotras.
   *[other] También les pasa a { $count } de nosotras.
}
share-says-more = { $alias } añade:
share-says = { $who } responde a { $alias }:
share-somebody-says = Alguien responde a { $alias }:
share-taken-away = Quienes moderan han retirado lo que aquí decía { $alias }.

share-posted = { $waits ->
    [yes] Gracias. Antes lo lee una moderadora, sin ver quién lo escribió; después sale.
   *[no] Está en camino.
 } Aquí eres { $alias }, y nadie ve que eres tú. { $more } añade algo con ese nombre, { $mine } muestra qué ha sido de ello.
share-more-posted = { $waits ->
    [yes] Antes lo lee una moderadora; después sale, con el nombre { $alias }.
   *[no] Está en camino, con el nombre { $alias }.
 }
share-heavy-hers = Eso suena a mucho peso. Hay personas que escuchan, de día y de noche: { $command } te las enseña, solo a ti.
share-truth = Quién lo ha escrito está sellado. Para ser sincera: quien lleva este bot y tiene a la vez su clave y su base de datos podría abrirlo. También dos administradoras juntas; entonces se lo digo a todas. Tu servicio de chat ve que me has escrito, y quizá tus palabras.
share-answered = ¡Gracias! Tu respuesta está bajo { $alias }, con tu nombre.
share-me-too = { $alias } ve que a alguien más también le pasa. Nadie ve que eres tú.
share-me-too-again = Tu toque bajo { $alias } ya cuenta.
share-approved = { $alias } va de camino a todas. Quien lo escribió lo sabrá.
share-declined = { $alias } no sale. Quien lo escribió lo sabrá, con tu motivo y sus palabras.
share-removed = { $alias } está retirado, con lo que había debajo. Quien lo escribió lo sabrá, con tu motivo y sus palabras.
share-paused = Quien escribió { $alias } no puede compartir hasta el { $day }; ni tú ni yo vemos quién es. { $command } se lo permite de nuevo.
share-resumed = Quien escribió { $alias } puede compartir de nuevo.
share-decided = Eso ya está decidido para { $alias }.
share-gone = Ese mensaje ya no está.

share-mine = Lo que has compartido
share-mine-waiting = { $alias } espera para salir: «{ $begins }»
share-mine-open = { $alias } está publicado: «{ $begins }»
share-mine-declined = { $alias } no salió: «{ $begins }»
share-mine-removed = { $alias } fue retirado: «{ $begins }»
share-mine-how = { $command } y el nombre añaden algo. A los 14 días se cierra, a los 30 se olvida.
share-mine-none = No hay nada tuyo. { $command } y tus palabras comparten algo de forma anónima.
share-reason = Quienes moderan dicen: { $why }
share-your-words = Tus palabras eran:

share-ask = Un mensaje anónimo, { $alias }, espera un sí:
share-ask-more = { $alias } querría añadir:
share-look = { $alias } está publicado. Quizá convenga mirarlo:
share-heavy = Puede que esta persona necesite a alguien. Le he enseñado con quién hablar; una respuesta cálida también ayuda.
share-ask-how = Nadie ve quién es. { $pause } impide compartir durante 7 días a quien lo escribió; { $remove } y un motivo retiran un mensaje.

share-news-approved = Tus palabras como { $alias } ya están publicadas.
share-news-declined = Tus palabras como { $alias } no han salido.
share-news-answered = Alguien ha respondido a { $alias }. Para decir más con ese nombre, escríbeme aquí { $command } y tus palabras.
share-news-removed = Tu mensaje como { $alias } fue retirado.
share-news-paused = Escribiste como { $alias }. Quienes moderan te piden no compartir nada hasta el { $day }. No saben quién eres.
share-news-resumed = Escribiste como { $alias }, y puedes compartir de nuevo.
share-news-unsealed = Dos administradoras han abierto quién escribió { $alias }: ahora saben que fuiste tú. A todas se les ha dicho que se hizo, y no quién.

share-unseal = Querrías saber quién escribió { $alias }. Hace falta otra persona que administre y esté de acuerdo; entonces lo sabrán las dos, queda anotado, y se lo digo a todas y a quien lo escribió.
share-unseal-asked = He preguntado a quienes administran por { $alias }. Hay 7 días para decir que sí.
share-unseal-agree = { $who } querría saber quién escribió { $alias }, porque: { $why }
    Si estás de acuerdo, lo sabrán las dos, queda anotado, y se lo digo a todas y a quien lo escribió.
share-unsealed = Dos administradoras han abierto quién escribió { $alias }. Lo decimos porque deben saber cuándo ocurre.
share-author = { $alias } lo escribió { $who }. Por favor, que quede entre ustedes dos.
share-author-gone = Quien escribió { $alias } ya no está aquí.

refused-share-off = Aquí nadie ha elegido todavía un canal para mensajes anónimos. Quien administra lo hace con { $command }, escrito en ese canal.
refused-share-key = Los mensajes anónimos están apagados: quien lleva este bot no le ha dado una clave para sellarlos.
refused-share-room = No lo he compartido: aquí todas ven lo que escribes. Lo que escribiste sigue aquí; puedes borrarlo. Escríbemelo a mí sola, y queda anónimo, por ejemplo: { $command }
refused-share-empty = Para compartir algo, escríbelo de una vez, así no guardo nada entre medias. Por ejemplo: { $command }
refused-share-open = Tienes tres mensajes abiertos, y son los que llevo a la vez. { $command } los muestra.
refused-share-today = Es mucho para un día. Mañana hay sitio otra vez.
refused-share-paused = Quienes moderan te piden no compartir nada hasta el { $day }. No saben quién eres.
refused-share-none = No conozco un mensaje "{ $given }"; ahora no hay ninguno abierto.
refused-share-alias = No conozco un mensaje "{ $given }". Hay: { $near }.
refused-share-waits = { $alias } todavía espera para salir. Aviso a quien lo escribió cuando salga.
refused-share-over = { $alias } está cerrado: ya no se puede añadir nada.
refused-share-others = { $alias } no es tuyo. Puedes responder con tu nombre: { $command }
refused-share-own = { $alias } es tuyo, y una respuesta mostraría tu nombre. Para seguir siendo { $alias }: { $command } y tus palabras.
refused-share-asked = Otra persona que administra ya lo preguntó sobre { $alias } y espera un sí. Si estás de acuerdo, di que sí a eso; si no, termina solo.
refused-share-unsealed = Dos administradoras ya saben quién escribió { $alias }; no se lo digo a una tercera.
refused-share-alone = Hace falta otra persona que administre, y aquí no hay ninguna.

button-share-me-too = Yo también
word-share-me-too = también
button-share-answer = Responder con mi nombre
word-share-answer = responder
button-share-approve = Que salga
word-share-approve = sale
button-share-decline = Así no
word-share-decline = no
button-share-unseal = Preguntar a otra
word-share-unseal = preguntar
button-share-agree = De acuerdo
word-share-agree = acuerdo
