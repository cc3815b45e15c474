# Lo que una cuenta de sí misma. Quien lo lee suele estar cansada y con un bebé en brazos: una cosa cada vez.

# Partes de un perfil; también se llaman así en botones y listas.
part-about = Sobre mí
part-area = Barrio
part-kids = Peques
part-topics = Temas
part-lived = Vivido
part-languages = Idiomas
part-free = Ratos libres
part-ways = Maneras de vernos

# Quién ve una parte, en medio de una frase.
seen-by-introduced = las personas que te presente
seen-by-anyone = cualquiera de aquí que pregunte
seen-by-nobody = nadie

way-in-person = en persona
way-video = videollamada
way-chat = por escrito
band-expecting = un bebé en camino

profile-yours = Tu perfil
profile-empty = Todavía no hay nada. Para empezar basta con una palabra o dos.
profile-how = Tú decides: toca una cosa, deja el resto y vuelve cuando quieras.
profile-filled = Anotado, gracias.
profile-part = { $value } (lo ve: { $who })

part-noted = Anotado
part-cleared = De acuerdo, ya no hay nada en "{ $part }".
part-seen-by = Lo ve: { $who }.
part-how = { $command } lo cambia, { $clear } lo borra.

about-none = Todavía nada. Basta una línea, lo que dirías en un banco del parque. Mejor sin apellidos ni direcciones.
area-none = Todavía nada. Con el barrio basta; nunca una dirección.
topics-none = ¿Qué te gusta? Toca uno de estos grupos o cuéntamelo con tus palabras.
lived-none = ¿Qué has vivido de lo que hablarías con otra madre? Solo lo que tú elijas, y puedes quitarlo cuando quieras.
languages-none = Todavía nada. Cuando dos madres han dicho qué idiomas hablan, solo las presento si comparten alguno.
free-none = Todavía nada. Basta con una idea, como "entre semana por la mañana"; los bebés cambian los planes igual.
ways-none = ¿Cómo te gusta quedar? Toca lo que te venga bien; puede ser más de una cosa.

# Comandos que funcionan, tal como se muestran.
about-example = my about Dos peques, un perro, siempre lista para un paseo
area-example = my area Barrio norte
topics-example = my topics paseos, un café, juegos de mesa
lived-example = my lived gemelos, volver al trabajo
languages-example = my languages español, inglés
free-example = my free entre semana por la mañana, sábado por la tarde
ways-example = my ways en persona, por escrito
sharing-example = my sharing vivido nadie

free-clock = Son horas de tu reloj ({ $zone }).
languages-mine = Son los idiomas que hablas con otras. { $command } es para el idioma en que te hablo yo.
topics-tap = Toca lo que te gusta. Lo que tiene ✓ está en tu lista; si lo tocas otra vez, se quita.
lived-tap = Toca solo aquello de lo que hablarías. Lo que tiene ✓ está en tu lista; si lo tocas otra vez, se quita.
words-yours = En tu lista ({ $count } de { $most }): { $words }
words-guessed = He leído "{ $typed }" como "{ $meant }". Si querías decir otra cosa, dilo con otras palabras.

sharing-heading = Quién ve qué
sharing-line = { $part }: lo ve { $who }.
sharing-how = Toca una parte para cambiar quién la ve, o escríbelo así: { $command }
sharing-nobody = Lo que nadie ve me ayuda igualmente a encontrar quién encaja contigo; no se lo digo a nadie.

seen-heading = Cómo te ven las demás
seen-nothing = Las demás no ven nada de tu perfil. { $command } lo empieza, si quieres.
seen-introduced = Las personas que te presente
seen-anyone = Cualquiera de aquí que pregunte
seen-how = { $command } cambia quién ve qué.

button-profile-form = Rellenar un formulario
button-profile = Mi perfil
word-profile = perfil
button-write = Escribirlo
button-write-anew = Cambiarlo
button-own-words = Con mis palabras
word-write = escribir
button-who-sees-it = Quién lo ve
button-sharing = Quién ve qué
word-sharing = quién
button-seen-introduced = A quien me presentes
button-seen-anyone = Quien pregunte
button-seen-nobody = Nadie
button-other-groups = Otros grupos
word-other-groups = otros
button-next-part = Sigue: { $part }
word-next-part = sigue

refused-area = No pude leer "{ $given }" como un barrio. Algo como { $example } funciona.
refused-area-offered = Todavía no tengo "{ $given }" entre nuestras zonas. { $count ->
    [one] Hay una: { $areas }.
   *[other] Hay estas: { $areas }.
} ¿Cuál te queda más cerca?
refused-words-empty = ¿Qué anoto? Algo como { $example } funciona.
refused-word-long = "{ $given }" es un poco largo para una sola cosa; { $most } caracteres es lo máximo. Ayuda separarlas con comas, como en { $example }.
refused-words-many = { $given } son más de las que puedo guardar; { $most } es lo máximo. Basta con las que más te importan, como { $example }.
refused-languages = No conozco un idioma llamado "{ $given }". Sirve su nombre en español o en inglés, como { $example }.
refused-languages-empty = ¿Qué idiomas hablas? Algo como { $example } funciona.
refused-languages-many = { $given } idiomas impresionan, y son más de los que puedo guardar; { $most } es lo máximo. Algo como { $example } funciona.
refused-free = No pude leer "{ $given }" como días y horas. Algo como { $example } funciona, y también "martes 9-11".
refused-free-empty = ¿Cuándo sueles estar libre? Algo como { $example } funciona.
refused-free-end = En "{ $given }" el final va antes del principio, o mucho después. Algo como { $example } funciona.
refused-free-many = { $given } ratos son más de los que puedo guardar; { $most } es lo máximo. Algo como { $example } funciona.
refused-ways = No pude leer "{ $given }" como una manera de verse. Es en persona, videollamada o por escrito, como { $example }.
refused-part = No sé qué parte de tu perfil es "{ $given }". Algo como { $example } funciona; { $all } las muestra todas.
refused-seen-by = No sé a quién te refieres con "{ $given }". Puede ser presentadas, cualquiera o nadie, como { $example }.
