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
