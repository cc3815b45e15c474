# `mi`, y de qué aldea trata un chat directo.

list-joined = { $names } y { $last }
zone-set = A partir de ahora te muestro las horas en { $zone } y leo las tuyas ahí.
zone-reset = Vuelves a seguir la zona horaria de la comunidad.
zone-own = Te muestro las horas en { $zone }, como elegiste. { $change } elige otra zona, y { $reset } sigue la de la comunidad.
zone-community = Te muestro las horas en { $zone }, como la comunidad. { $change } elige una zona para ti.
language-set = A partir de ahora te hablo en español.
language-reset = Vuelves a seguir el idioma de la comunidad.
language-own = Te hablo en español, como elegiste. { $change } lo cambia, y { $reset } sigue el de la comunidad.
language-community = Te hablo en español, como la comunidad. { $change } elige un idioma para ti.
which-village = Vives en más de una aldea. ¿De cuál hablamos aquí? Lo recordaré.
village-chosen = De acuerdo, aquí hablamos de { $village }.
a-village = esa aldea

refused-person-unknown = No conozco a nadie aquí con el nombre "{ $given }". Sirve el nombre tal como se ve, o una mención, como @ben.
refused-person-several = Hay más de una persona con el nombre "{ $given }": { $people }. ¿Quién de ellas? Escríbelo así: { $example }
refused-person-not-here = No encuentro aquí a esa persona. ¿Se habrá ido, o es de otro lugar? No ha cambiado nada.
refused-people-many = { $given } personas son más de las que puedo tomar a la vez; { $most } es lo máximo. Por ejemplo: @ben, @cleo

avoid-none = No evitas a nadie. Si prefieres no coincidir con alguien, dímelo con { $command }; nadie más lo sabrá.
avoid-heading = A quién evitas
avoid-how = Solo tú ves esto. { $command } quita a alguien de la lista.
avoid-added = Anotado: no te presentaré a { $person }. Solo tú lo sabes; { $command } lo deshace.
avoid-removed = De acuerdo, { $person } ya no está en tu lista.
avoid-cleared = De acuerdo, ya no hay nadie en tu lista.
avoid-somebody = alguien que ya no está
refused-avoid-herself = ¡Esa eres tú! ¿A quién te refieres? Sirve una mención, como @ben.
refused-avoid-many = Tu lista no puede ser más larga. { $command } hace sitio.
refused-unavoid = Esa persona no está en tu lista, así que no hay nada que deshacer. { $command } la muestra.

kids-heading = Tus peques
kids-noted = Anotado
kids-none = Todavía no me has contado de tus peques. Si quieres, cuéntamelo así: { $command }. Solo guardo el mes de nacimiento, y nadie más ve otra cosa que recuentos como "2 bebés".
kids-cleared = De acuerdo, ya no guardo nada sobre tus peques. Para contármelo otra vez, cuando quieras: { $command }
kids-guessed = Donde dice "hacia" lo calculé a partir de una edad o sin año. Escribe el mes y el año si lo quieres exacto.
kids-how = Solo guardo el mes de nacimiento, y nadie más ve otra cosa que recuentos como "2 bebés". { $command } lo cambia, { $clear } lo borra.
kids-example = my kids marzo 2025, 3 años
kid-born = nació en { $month }, { $age }
kid-about = nació hacia { $month }, { $age }
kid-due = llega en { $month }
kid-age-new = recién llegado al mundo
kid-age-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
kid-age-years = { $count ->
    [one] 1 año
   *[other] { $count } años
}
month-of-year = { $month } de { $year }
band-babies = { $count ->
    [one] 1 bebé
   *[other] { $count } bebés
}
band-toddlers = { $count ->
    [one] 1 de 1 a 2 años
   *[other] { $count } de 1 a 2 años
}
band-preschoolers = { $count ->
    [one] 1 de 3 a 4 años
   *[other] { $count } de 3 a 4 años
}
band-school = { $count ->
    [one] 1 de 5 a 11 años
   *[other] { $count } de 5 a 11 años
}
band-teens = { $count ->
    [one] 1 adolescente
   *[other] { $count } adolescentes
}
refused-births = No pude leer "{ $given }" como mes de nacimiento, edad o fecha de parto. Algo como { $example } funciona; también "salgo de cuentas en abril 2027".
refused-kids-empty = ¿A quién anoto? Algo como { $example } funciona.
refused-kids-many = { $given } peques son más de los que puedo guardar; { $most } es lo máximo. Algo como { $example } funciona.
refused-kids-ahead = Eso queda más lejos de lo que puede tardar un bebé. Algo como { $example } funciona.
refused-kids-grown = A partir de los dieciocho ya son mayores, así que aquí no los guardo. Algo como { $example } funciona.

naps-heading = Siestas
naps-noted = Anotado
naps-none = Todavía no me has contado cuándo son las siestas. Con { $command } los encuentros pueden respetarlas, y nadie más ve cuándo son.
naps-cleared = De acuerdo, ya no guardo ninguna siesta. Para contármelo otra vez, cuando quieras: { $command }
naps-how = Son horas de tu reloj ({ $zone }). Nadie más ve cuándo son; quien organiza solo sabe para cuántas familias sería mala hora.
naps-change = { $command } las cambia, { $clear } las borra.
naps-example = my naps 12:30-14:30 entre semana
nap-on = { $hours }, { $days }
hours = { $from } a { $to }
days-all = todos los días
days-weekdays = de lunes a viernes
days-weekend = sábado y domingo
refused-naps = No pude leer "{ $given }" como las horas de una siesta. Algo como { $example } funciona, y también "9-10 y 13-15 entre semana".
refused-naps-empty = ¿Cuándo son las siestas? Algo como { $example } funciona.
refused-naps-end = En "{ $given }" la siesta acabaría antes de empezar, o duraría más de ocho horas. Algo como { $example } funciona.
refused-naps-many = { $given } siestas son más de las que puedo guardar; { $most } es lo máximo. Algo como { $example } funciona.

reminders-community = Te recuerdo los encuentros como lo ha decidido la comunidad.
reminders-off = No te recuerdo los encuentros.
reminders-own = Te recuerdo los encuentros con esta antelación: { $leads }.
quiet-community = De { $hours } ({ $zone }) me guardo lo que puede esperar, como lo ha decidido la comunidad.
quiet-community-none = No tienes horas de silencio, y la comunidad tampoco.
quiet-never = No tienes horas de silencio: te aviso a cualquier hora.
quiet-own = De { $hours } ({ $zone }) me guardo lo que puede esperar.
wish-how = { $command } lo cambia, { $follow } vuelve a seguir a la comunidad, { $off } lo apaga.
spontaneous-unsaid = No me has dicho si quieres saber de encuentros espontáneos, así que no te digo nada de ellos.
spontaneous-off = No te aviso de encuentros espontáneos.
spontaneous-on = Te aviso de todos los encuentros espontáneos.
spontaneous-areas = Te aviso de encuentros espontáneos aquí: { $areas }.
spontaneous-how = { $on } para todos, { $areas } para algunos lugares, { $off } para ninguno.
refused-areas = Dime hasta { $most } lugares, cada uno con { $length } caracteres como mucho y separados por comas. Algo como { $example } funciona; o solo todo o ninguno.

profile-heading = Lo que guardo sobre ti
profile-name = Nombre
profile-since = Aquí desde
profile-zone = Zona horaria
profile-language = Idioma
profile-reminders = Recordatorios
profile-quiet = Horas de silencio
profile-spontaneous = Encuentros espontáneos
profile-nothing = nada
profile-nobody = nadie
profile-community = { $value }, como la comunidad
profile-note = Solo tú ves esto. Aparte de esto guardo lo que haces conmigo: los encuentros que organizas, tus respuestas, presentaciones, lo que preguntaste, lo que compartiste de forma anónima (sellado), lo que contaste a las moderadoras y lo que ellas han anotado de ti. { $export } te lo da todo en un archivo, { $forget } hace que lo olvide y { $command } muestra cómo cambiar algo.
