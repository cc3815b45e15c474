# Cuidado: qué pueden hacer las palabras, y otras más amables. Solo lo ve quien escribió, y nunca es un juicio sobre ella.

# El efecto probable de un mensaje, en una frase.
care-effect-discipline = Quien lo lea puede sentir que la llaman mala madre por cómo lleva un momento difícil.
care-effect-diet = Quien lo lea puede sentirse juzgada por lo que hay en el plato de su hijo, y dejar de preguntar.
care-effect-sleep = Quien lo lea puede sentirse juzgada por cómo pasa las noches su familia.
care-effect-feeding = Quien lo lea puede sentirse juzgada por cómo alimenta a su bebé, que muchas veces no es como había soñado.
care-effect-safety = Quien lo lea puede oír que no le importa, cuando lo más probable es que ya esté asustada.
care-effect-childcare = Quien lo lea puede sentir que es peor madre porque alguien la ayuda.
care-effect-birth = Quien lo lea puede sentir que la manera en que nació su hijo no cuenta.
care-effect-work = Quien lo lea puede sentirse juzgada por trabajar, o por no hacerlo.
care-effect-vaccines = Quien lo lea puede sentirse atacada por una decisión que tomó con amor, y dejar de escuchar.
care-effect-screens = Quien lo lea puede sentirse juzgada por la media hora de paz que le dio una pantalla.
care-effect-insult = Esto puede herir a la persona de quien habla más de lo que ayuda a decir qué pasó.
care-effect-selling = Algunas pueden sentir que aquí se las ve como clientas, y apartarse.
care-effect-child-private = Cualquiera aquí podría anotar dónde está este niño, o algo que un día le tocará contar a él.
care-effect-own = Aquí hay palabras que esta comunidad prefiere no leer.

# Una manera más amable de decirlo, como podría escribirla ella.
care-gentler-discipline = «Suena a un momento difícil. A nosotros nos sirvió … ¿Quieres que te cuente?»
care-gentler-diet = «El mío también pasó por eso. A nosotros nos funcionó …»
care-gentler-sleep = «Nosotros lo hicimos de otra manera, y sé que cada bebé es distinto. ¿Cómo lo llevas?»
care-gentler-feeding = «Para mí fue distinto. Lo importante es que estén bien los dos.»
care-gentler-safety = «Qué alivio que no pasara nada peor. A mí me dio tranquilidad …»
care-gentler-childcare = «Nosotros encontramos otra forma que nos va bien. ¿Qué tal les va a ustedes?»
care-gentler-birth = «Mi parto fue muy distinto. ¿Cómo te sientes con el tuyo?»
care-gentler-work = «Yo elegí otra cosa, y las dos son difíciles. ¿Cómo te organizas?»
care-gentler-vaccines = «Yo lo veo distinto, y esto fue lo que me ayudó a decidir: …»
care-gentler-screens = «Nosotros intentamos pasar algunos días sin pantallas. Nos ayuda …»
care-gentler-insult = «Me dolió lo que escribiste, porque …»
care-gentler-selling = «Si alguien quiere saber más de lo que hago, que me pregunte en privado.»
care-gentler-child-private = Aquí basta con un nombre de pila, o con ninguno. Lo demás puede ir en privado a quien lo necesite.
care-gentler-own = Quizá haya otra manera de decir lo mismo.
# Para la ironía, y para frases sobre lo que hacen las madres de verdad.
care-gentler-sarcasm = «La verdad es que eso me preocupa. ¿Te cuento qué hicimos nosotros?»
care-gentler-generalising = «Para mí lo mejor fue … Para ti puede ser distinto.»

# Lo que se nota, como lo leen quienes cuidan el orden.
care-topic-discipline = crianza y límites
care-topic-diet = comida
care-topic-sleep = sueño
care-topic-feeding = pecho o biberón
care-topic-safety = seguridad
care-topic-childcare = quién cuida
care-topic-birth = parto
care-topic-work = trabajar o no
care-topic-vaccines = vacunas
care-topic-screens = pantallas
care-topic-insult = insultos
care-topic-selling = ventas
care-topic-child-private = datos privados de un niño
care-topic-support = alguien que quizá necesite apoyo
care-topic-own = frases propias

# El aviso: a quien escribió, y a nadie más. $message es «lo que acabas de escribir», quizá un enlace.
nudge-about = Entre nosotras, sobre { $message }. Nadie más se entera, y nada de esto cuenta en tu contra.
nudge-message = lo que acabas de escribir
nudge-gentler = También podrías decirlo así: { $words }
nudge-yours = Lo que hagas ahora está bien.
nudge-left = Claro que sí.
nudge-taking-back = Lo retiro. Gracias por mirarlo otra vez.
nudge-not-taken = Aquí no me dejan retirarlo: { $message }. Puedes hacerlo tú: en el menú del mensaje está «eliminar» o «borrar».
reworded = ¡Gracias! Aquí está, para copiar:
reworded-how = Puedes editar el mensaje anterior y poner este en su lugar, o enviarlo de nuevo. ¿Retiro entonces el anterior?

button-nudge-reword = Decirlo de otra forma
word-nudge-reword = reformular
button-nudge-back = Retirarlo
word-nudge-back = retirar
button-nudge-leave = Dejarlo
word-nudge-leave = dejar
button-nudge-old = Retirar el anterior
word-nudge-old = quitar

refused-nudge-over = De eso hace un rato, y ya no sé qué mensaje era. Todavía puedes borrarlo tú: en el menú del mensaje está «eliminar» o «borrar».
refused-reword = No hay nada tuyo sobre lo que te haya preguntado hace poco. Tus propios mensajes los puedes editar cuando quieras.
refused-care-admins = Eso cambia lo que se nota aquí, así que les toca a las administradoras. Si crees que conviene, díselo a una de ellas.

# Una vez al día, a quienes cuidan el orden.
noticed-heading = Notado desde la última vez: { $count }
noticed-watch = Solo lo leen quienes cuidan el orden aquí. No le dije nada a nadie.
noticed-nudge = Solo lo leen quienes cuidan el orden aquí. A quien escribe algo así se lo digo yo, solo a ella, como mucho una vez { $days ->
    [one] al día
   *[other] cada { $days } días
}.
noticed-link = mensaje { $number }
noticed-more = { $count ->
    [one] y 1 frase más
   *[other] y { $count } frases más
}
noticed-by-words = solo por cómo suena
noticed-suggests = De { $nudged } a quienes pregunté por { $topic } ({ $phrase }), { $accepted ->
    [0] nadie cambió
    [one] una cambió
   *[other] { $accepted } cambiaron
} algo. Quizá no les sirva aquí.
noticed-try = ¿Se nota algo que no debería? { $command } con una frase dice por qué, y cómo cambiarlo.
button-noticed-drop = No notar: { $topic } ({ $phrase })
word-noticed-drop = quitar

# Probar una frase.
try-nothing = Ahí no notaría nada.
try-add = Si debería notarlo, añade las palabras que lo delatan, por ejemplo: { $command }
try-noticed = Notaría esto ({ $topic }): { $span }
try-by-phrase = Por la frase { $phrase }.
try-by-own = Por su propia frase { $phrase }.
try-by-words = No lo dice ninguna frase, sino cómo suena, sobre todo estas palabras: { $words }.
try-shows = Quien lo escribió leería:
try-off = En este momento no pasaría nada: no se nota nada.
try-watch = En este momento nadie se enteraría; contaría en lo que leen las moderadoras una vez al día.
try-nudge = En este momento lo leería quien lo escribió, solo ella, como mucho una vez { $days ->
    [one] al día
   *[other] cada { $days } días
}.
try-first = El { $day } empiezan los avisos.
try-support = Le ofrecería en privado personas con quienes hablar. Nadie más se enteraría, y no contaría en ninguna parte.
try-wrong = Si aquí no es así: { $command }

# Qué significa un ajuste ahora.
care-is-off = Ya no miro nada. Tampoco le ofrezco a nadie personas con quienes hablar por lo que escribió.
care-watches = No le digo nada a nadie. Una vez al día las moderadoras leen qué noté: cuántas veces, qué frases y dónde está, sin palabras de nadie. { $attempt } con una frase muestra qué notaría.
care-watches-first = Hasta el { $day } solo miro, para que las moderadoras vean una vez al día qué habría dicho antes de que nadie lo oiga. Después empiezo sin que hagas nada. { $attempt } con una frase ya lo muestra.
care-nudges = A quien escribe algo que puede doler se lo digo yo, solo a ella, como mucho una vez { $days ->
    [one] al día
   *[other] cada { $days } días
}, con una manera más amable de decirlo, y hace lo que quiera. { $attempt } con una frase lo muestra.
care-early = De acuerdo, empiezo ahora.
care-drops = Ya no notaré eso: { $phrase }. { $command } lo recupera.
care-unheard = Pero aquí no recibo lo que se escribe, así que no noto nada. Quien lleva este bot puede cambiarlo en Discord: Developer Portal, la aplicación, Bot, Message Content Intent; después hay que volver a iniciarme.
button-care-early = Empezar ya
word-care-early = empezar

# Quién puede bromear con quién.
banter-none = Todavía no hay nadie. Si tú y una amiga se toman el pelo, dímelo con { $command }: cuando ella también lo diga, no les preguntaré por eso.
banter-heading = Quién puede bromear contigo
banter-line-both = { $person }: ella también lo dice
banter-line-said = { $person }: ella no lo ha dicho
banter-how = Nadie más ve esto. { $command } lo deshace.
banter-said = Anotado. Cuando { $person } también lo diga, las dejo en paz con lo que se escriben. { $command } lo deshace.
banter-both = ¡Qué bien! Te dejo en paz con lo que se escriben tú y { $person }. { $command } lo deshace, y nadie se entera.
banter-ended = De acuerdo. { $person } no se entera.
banter-asked = { $person } dice que ustedes dos pueden tomarse el pelo, y que no hace falta que yo pregunte. Si tú también lo dices, dejo en paz lo que se escriben. Si no, no tienes que hacer nada, y ella no se entera.
button-banter-yes = Sí, podemos
word-banter-yes = sí
refused-banter-herself = ¡Esa eres tú! ¿Con quién bromeas? Sirve una mención, como @ben.
refused-banter-many = Tu lista no puede ser más larga. { $command } hace sitio.
refused-unbanter = Esa persona no está en tu lista, así que no hay nada que deshacer. { $command } la muestra.

# Frases que no sirven.
phrase-example = qué bien tener tanto tiempo
refused-phrase-empty = En «{ $given }» no hay palabras. Una frase son unas pocas palabras, como { phrase-example }
refused-phrase-long = «{ $given } …» es demasiado larga: como mucho { $most } caracteres. Bastan unas pocas palabras, como { phrase-example }
refused-phrase-wide = «{ $given }» tiene demasiadas palabras, o huecos demasiado anchos: como mucho { $most } palabras. Algo como { phrase-example } sirve.
refused-phrase-ways = «{ $given }» se puede decir de más de { $most } maneras. Con dos frases es más sencillo, como { phrase-example }
refused-phrase-bracket = En «{ $given }» un { $bracket } no tiene pareja. Sin paréntesis también sirve, como { phrase-example }
refused-phrase-name = No conozco palabras con el nombre { $name }, como en «{ $given }». Las palabras sencillas siempre sirven, como { phrase-example }
refused-phrase-stem = { $stem }* en «{ $given }» encontraría demasiadas palabras inocentes. Al menos tres letras antes del asterisco, por favor; o palabras enteras, como { phrase-example }
refused-phrase-gap = En «{ $given }» un hueco necesita una palabra a cada lado, y salta como mucho { $most } palabras. Por ejemplo: { phrase-example }
refused-phrase-innocent = «{ $word }» sola es inocente, y se notaría en muchos mensajes amables. Con una o dos palabras alrededor dice lo que quieres, como { phrase-example }
refused-phrase-unknown = No conozco la frase «{ $given }». { $command } con una frase dice sus nombres, como { $example }

# La regla propia de una plataforma, si una comunidad la quiere. Como mucho 150 caracteres.
filter-says = Estas palabras duelen aquí, así que el mensaje no se envió. Podrías decirlo de otra manera.
filter-name = palabras que duelen
filter-on = Ahora Discord retiene por sí mismo los mensajes con mis frases más duras y con las de ustedes que son palabras sencillas, antes de que nadie los lea, y se lo dice a quien los escribió. No distingue cuándo se citan, así que pruébalo antes.
filter-nowhere = Solo Discord puede retener mensajes por sí mismo, así que aquí no cambia nada.
filter-refused = Discord no me deja llevar una regla en AutoMod aquí: me falta el permiso «Gestionar servidor». Cuando lo tenga, { $command } lo intenta otra vez.
