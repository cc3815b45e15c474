# Los ajustes de una comunidad.

settings-heading = Ajustes
settings-how = Cambia uno así: { $command }
setting-is = { $setting }: { $value }.
setting-set = Hecho. { $setting }: { $value }.
setting-says = Hecho. { $setting } dice ahora:
setting-says-already = { $setting } dice:
setting-reset = Hecho. { $setting } vuelve a estar como al principio: { $value }.
setting-takes = Acepta { $kind }.
setting-example = Por ejemplo: { $command }
setting-changed = cambiado
setting-nothing = sin definir

setting-about-zone = la zona horaria en la que se leen y muestran los encuentros nuevos
setting-about-language = el idioma que hablo aquí
setting-about-prefix = lo que va delante de un comando donde no hay comandos con barra
setting-about-moderator-role = los roles cuyas miembros cuentan como moderadoras
setting-about-meetup-channel = dónde se anuncian los encuentros; si no se define, donde escribe quien organiza
setting-about-reminders = con cuánta antelación se recuerda un encuentro a quienes van; vale también para los ya anunciados, salvo los que tienen tiempos propios
setting-about-areas = las zonas entre las que cada una elige la suya, separadas por comas; mientras no estén puestas, cada una la escribe
setting-about-forget-after = cuántos días después de que alguien se fue olvido todo sobre ella; hasta entonces puede volver y encontrarlo
setting-about-quiet-hours = cuándo me guardo los recordatorios y demás hasta que pase la noche

kind-zone = una ciudad o zona horaria
kind-language = en o es
kind-prefix = de uno a tres signos de puntuación
kind-channel = la palabra aquí, escrita en el propio canal o sala; o ninguno
kind-roles = hasta diez roles, mencionados
kind-leads = hasta cinco tiempos entre 5 minutos y 14 días, o la palabra ninguno
kind-hours = dos horas del día, o la palabra ninguna

lead-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
lead-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
lead-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}

refused-setting = No conozco el ajuste "{ $given }". Los más parecidos: { $near }.
refused-setting-far = No conozco el ajuste "{ $given }". Algunos de los que hay: { $near }. Todos están en ajustes ver.
refused-zone = No conozco la zona horaria "{ $given }". ¿Querías decir una de estas: { $near }? Algo como { $example } funciona.
refused-language = Todavía no hablo "{ $given }", solo en y es. Por ejemplo: { $example }
refused-prefix = "{ $given }" no puede ir delante de los comandos: acepta de uno a tres signos de puntuación, y no / < > @ # ni comillas. Por ejemplo: { $example }
refused-channel = No puedo elegir "{ $given }" desde aquí. Escribe el ajuste en el propio canal con la palabra { $example }.
refused-channel-direct = Estamos en un chat directo, así que "{ $given }" no puede ser un lugar para todas. Escríbelo en el propio canal con la palabra { $example }.
refused-roles = No pude leer "{ $given }" como hasta diez roles. Menciónalos para que me lleguen sus ids, por ejemplo { $example }. En Matrix no hay roles; allí los niveles de poder deciden quién modera.
refused-leads = No pude leer "{ $given }" como tiempos antes de un encuentro. Hasta cinco, de 5 minutos a 14 días, como { $example }; o ninguno.
setting-about-newcomer-days = durante cuántos días alguien es nueva; hasta entonces quien organiza da la dirección exacta
setting-about-dates-ahead = cuántas fechas de un encuentro que se repite se anuncian por adelantado, si faltan cuatro semanas o menos; la próxima, siempre
setting-about-who-is-coming = quién ve los nombres de quienes van: las que también van (coming) o todas (everyone)
kind-whole = un número entero
kind-one-of = una de unas pocas palabras
refused-word = No pude usar "{ $given }". Es una de estas: { $words }. Por ejemplo: { $example }
refused-hours = No pude leer "{ $given }" como dos horas del día. Algo como { $example } funciona; o ninguna.
setting-about-mirror-events = si los encuentros están también entre los eventos del servidor, en Discord (on u off)
setting-about-meetup-threads = si cada encuentro tiene un hilo para conversar (on u off)
setting-about-pin-cards = si se fijan las tarjetas de los encuentros que vienen (on u off)
setting-about-whats-on = el canal con un mensaje mío que dice qué hay en las próximas dos semanas, siempre al día
setting-about-digest = el día y la hora en que digo, donde se anuncian los encuentros, qué hay en los siete días siguientes; si no hay nada, no digo nada
setting-about-values = lo que les importa aquí, en unas pocas frases suyas; lo lee quien llega, y aldea valores lo muestra
setting-about-welcome = si a quien llega se le da la bienvenida en privado, con los valores y lo que puede hacer si quiere
setting-about-welcome-channel = el canal donde van los saludos y donde está el mensaje para quien es nueva
setting-about-moderators-channel = el canal donde las moderadoras se enteran de los avisos y de lo que las necesita; sin él se lo digo a cada una en privado
setting-about-care-summary = el canal donde cada mes digo cuántas veces hicieron falta las moderadoras, sin nombres y sin contar exacto nada por debajo de cinco
kind-text = unas pocas frases, o la palabra ninguno
refused-setting-long = Eso tiene { $length } caracteres; { $most } es lo máximo que puedo guardar aquí. ¿Podrías acortarlo un poco?
refused-sentences = No encontré palabras en "{ $given }". Unas pocas frases funcionan, como: { $example } O ninguno.
kind-names = nombres separados por comas, o la palabra ninguno
kind-weekly = un día de la semana y una hora, o la palabra ninguno
refused-names = No pude leer "{ $given }" como hasta { $most } nombres de { $length } caracteres como mucho, separados por comas. Algo como { $example } funciona; o ninguno.
refused-weekly = No pude leer "{ $given }" como un día de la semana y una hora. Algo como { $example } funciona; o ninguno.
setting-about-intro-rounds = cada cuánto presento a la gente: weekly (cada semana), two-weeks (cada dos), four-weeks (cada cuatro) u off
setting-about-intro-time = el día y la hora en que empieza una ronda
setting-about-intro-size = de cuántas personas es cada presentación, de 2 a 4; donde no salen las cuentas, una más
setting-about-intro-approve = si quien administra mira una ronda antes de que nadie sepa de ella (on u off)
setting-about-intro-repeat-gap = durante cuántas rondas no presento a nadie a la misma persona, mientras haya otra
setting-about-intro-fit = qué cuenta más al elegir: balanced (de todo), same-stage (misma etapa), same-area (misma zona) o mix-us-up (al azar)
setting-about-intro-weights = cuántas veces cuentan al elegir topics (temas), kids (edades), area (zona), free (ratos libres), lived (lo vivido), both-lived, ways (maneras) o new (nuevas), de 0 a 5; lo demás cuenta como dice intro-fit
setting-about-intro-channel = el canal del que cuelgan los hilos privados de las presentaciones, en Discord
setting-about-care = qué pasa cuando alguien escribe algo que puede doler: off (nada), watch (las moderadoras leen cuántas veces, una vez al día) o nudge (se lo digo a quien lo escribió, solo a ella)
setting-about-care-topics = qué se busca; un menos quita un tema, un más lo pone
setting-about-care-phrases = frases propias que también se notan; un más añade una, un menos la quita
setting-about-care-allow = frases que aquí están bien, digan lo que digan
setting-about-care-dropped = frases mías que aquí no sirven, por su nombre
setting-about-care-exempt-channels = canales en los que no se mira nada; se escribe en el canal mismo
setting-about-care-exempt-roles = roles cuyos mensajes no se miran
setting-about-care-nudge-days = cuántos días pasan como mínimo entre dos avisos a una persona
setting-about-care-sensitivity = con qué facilidad se nota algo: low (solo lo claro), usual o high (también lo probable)
kind-list = palabras o frases separadas por comas, tras un + para añadirlas o un - para quitarlas; o la palabra off
kind-places = la palabra here, escrita en el canal o la sala misma, -here para quitarlo; o off
refused-weight = No pude leer "{ $given }". Va una de { $names }, y cuántas veces cuenta, de 0 a { $most }: { $example }
weight-topics = temas
weight-kids = edades
weight-area = zona
weight-free = ratos libres
weight-lived = lo vivido
weight-both-lived = lo vivido por las dos
weight-ways = maneras
weight-new = nuevas
refused-list-empty = Después del signo no hay nada. Sirve algo como { $example }; o off.
refused-list-without = «{ $given }» no está en la lista, así que no lo puedo quitar.
refused-list-long = Con eso serían { $given }, y aquí caben { $most } como mucho. Un menos delante de algunos hace sitio.
refused-places = Desde aquí no puedo elegir «{ $given }». Escribe el ajuste en ese mismo canal con la palabra { $example }; con -here se quita.
refused-places-many = No caben más de { $most } canales. Con -here se quita uno.
setting-about-region = dónde vive la mayoría, para las personas con quienes hablar que enseña el apoyo: us, ca, gb, ie, au, nz, es, de, fr, za o none
setting-about-support-lines = personas con quienes hablar que conocen ustedes, cada una con cómo encontrarla; van primero cuando alguien pide apoyo
setting-about-support-tell = qué saben quienes moderan cuando ofrezco apoyo por mi cuenta: off (nada), somebody (que ocurrió), who (a quién); nunca lo que se escribió
setting-about-share-channel = el canal donde van los mensajes anónimos; sin él no hay ninguno
setting-about-share-approval = si alguien que modera lee un mensaje anónimo antes que todas (on u off)
setting-about-share-delay = en cuántos segundos, al azar, sale un mensaje anónimo, para que su hora no delate a nadie
setting-about-care-automod = si Discord retiene por sí mismo los mensajes con las frases más duras, con una regla de su AutoMod que llevo yo (on u off)

# Cinco minutos con quien trae el bot.
setup-begins = ¡Qué bien que estés aquí! Unos toques, y tu grupo puede encontrarse. Cada respuesta se puede cambiar después, y cada pregunta ya tiene una.
setup-ask-zone = ¿Dónde vive la mayoría? Las horas se leen y se muestran allí.
setup-ask-language = ¿Qué idioma hablo aquí?
setup-ask-meetup-channel = ¿Dónde se anuncian los encuentros? Mientras no haya un canal, donde escribe quien organiza.
setup-ask-intro-channel = ¿De qué canal cuelgan los hilos privados de las presentaciones? Sin uno escribo a cada quien por privado.
setup-ask-moderators-channel = ¿Dónde se enteran las moderadoras de lo que las necesita? Elige un canal que solo ellas lean; sin uno se lo digo a cada una en privado.
setup-ask-who-announces = ¿Quién puede anunciar encuentros?
setup-ask-care = ¿Qué tan presente quieres que esté cuando se escribe algo que puede doler? «Contar» quiere decir que las primeras semanas las moderadoras solo ven números; lo que digo a quien lo escribió es siempre privado.
setup-now = { $position } de { $count } · ahora: { $now }
setup-zone-how = ¿No está en la lista? { $command } acepta cualquier ciudad.
setup-zone-prompt = Otra zona horaria
setup-channel-how = Para cualquier otro canal, escribe { $command } en él.
setup-stop = Puedes dejarlo cuando quieras; { $command } sigue aquí.
button-setup-keep = Dejarlo así
word-setup-keep = dejar
button-setup-here = Este canal
word-setup-here = aquí
button-setup-there = El canal donde empezamos
word-setup-there = allí
button-setup-start = Configurarme
word-setup-start = configurar
setup-language-en = English
setup-language-es = Español
setup-who-announces-everyone = Todas
setup-who-announces-moderators = Moderadoras
setup-care-off = Nada
setup-care-watch = Solo contar
setup-care-nudge = Una palabra en privado
setup-done = Eso es todo, ¡gracias! Tu grupo ya puede encontrarse. Lo que puedes probar ahora:
setup-next-meetup = { $command } anuncia el primer encuentro.
setup-next-values = { $command } y unas pocas frases dicen lo que les importa aquí.
setup-next-intros = { $command } presenta a la gente cada dos semanas, a quienes quieren.
setup-next-settings = { $command } muestra todo lo que se puede cambiar.
setup-sample = Así se ve un encuentro; este solo lo ves tú:
setup-sample-title = Paseo con café
setup-sample-place = Parque del Olmo, junto a la entrada
refused-setup = Esto es para la administración. Si formas parte, tu servicio de chat tiene que decirlo; entonces funciona.

# Lo que me falta en un lugar, y dónde se da. Los nombres de los permisos son los que la gente ve allí.
check-fine = Aquí puedo hacer todo lo que necesito.
check-unanswered = Ahora mismo no he podido saber qué puedo hacer aquí. Por favor, mira otra vez en un minuto.
check-may-not = Todavía no puedo hacer todo aquí. Necesitaría poder:
check-in = en { $place }: { $what }
check-discord-write = leer y escribir (los permisos «Ver canales» y «Enviar mensajes»)
check-discord-cards = mostrar tarjetas (el permiso «Insertar enlaces»)
check-discord-files = enviar archivos de calendario (el permiso «Adjuntar archivos»)
check-discord-events = poner los encuentros en los eventos del servidor (los permisos «Crear eventos» y «Gestionar eventos»)
check-discord-threads = abrir hilos bajo los encuentros (los permisos «Crear hilos públicos» y «Enviar mensajes en hilos»)
check-discord-circles = abrir hilos privados para las presentaciones (los permisos «Crear hilos privados», «Enviar mensajes en hilos» y «Gestionar hilos»)
check-discord-pins = fijar mensajes (el permiso «Fijar mensajes»)
check-discord-remove = quitar mensajes para quien modera (el permiso «Gestionar mensajes»)
check-discord-pause = pausar a personas para quien modera (el permiso «Aislar temporalmente a miembros»)
check-discord-cool = calmar un canal para quien modera (el permiso «Gestionar canales»)
check-discord-goodbye = despedir a personas para quien modera (el permiso «Banear a miembros»)
check-discord-how = Ajustes del servidor → Roles → mi rol → Permisos. Para un solo canal: Editar canal → Permisos → mi rol. Mi rol tiene que estar por encima de los roles de quienes se deba pausar.
check-matrix-write = leer y escribir (el poder de enviar mensajes)
check-matrix-pins = fijar mensajes (el poder de cambiar los mensajes fijados)
check-matrix-remove = quitar mensajes para quien modera (el poder de eliminar mensajes de otras personas)
check-matrix-pause = pausar a personas para quien modera (el poder de cambiar los permisos)
check-matrix-cool = dejar descansar una sala para quien modera (el poder de cambiar los permisos)
check-matrix-goodbye = despedir a personas para quien modera (el poder de vetar)
check-matrix-how = Abre la lista de personas, elígeme y dame el rol de administración. Con el de moderación puedo hacer todo esto menos pausar a personas y dejar descansar una sala.
check-arrivals = No me entero de quién llega, así que no puedo dar la bienvenida sin que me lo pidan. Quien lleva este bot puede activarlo en el portal de desarrolladores de Discord (mi aplicación → Bot → Server Members Intent) y volver a iniciarme.
check-talk = No me llega lo que la gente escribe, así que no noto nada; los avisos y los menús funcionan. Quien lleva este bot puede activarlo en el portal de desarrolladores de Discord (mi aplicación → Bot → Message Content Intent) y volver a iniciarme.
check-encryption = { $place } no está cifrada: quien lleva el servidor puede leer lo que se escribe allí. Si eso te importa: Ajustes de la sala → Seguridad → Cifrado. Después no se puede desactivar.
button-check-again = Mirar otra vez
word-check-again = mirar
setting-about-who-announces = quién puede anunciar encuentros y buscar horas: everyone (todas) o moderators (moderadoras)

# De qué tratan los ajustes.
settings-of-village = La comunidad
settings-of-meetups = Encuentros
settings-of-intros = Presentaciones
settings-of-care = Cuidado
settings-of-share = Mensajes anónimos
settings-of-support = Personas con quienes hablar

settings-history = Los últimos cambios
settings-history-none = Todavía no se ha cambiado nada.
settings-history-line = { $when }: { $setting } de { $before } a { $after } ({ $who })
settings-exported = Aquí tienes todos los ajustes en un archivo. Los canales y los roles no están en él: cada uno se elige en su sitio.
settings-file = Los ajustes de esta comunidad, tal como estaban el { $day }.
    Una línea que empieza con # no está puesta; muestra lo que vale sin ella.
settings-file-about = los ajustes, con lo que hace cada uno
settings-file-place = Se elige en el propio canal, así que no está aquí.

import-would = Esto cambiaría:
import-would-from = Para que sea como en { $name }, esto cambiaría:
import-nothing = Todo lo que se podría traer ya está así aquí; nada cambiaría.
import-unused = Esto no lo puedo traer, y lo dejo como está aquí:
import-done = Hecho: { $count ->
    [one] ha cambiado un ajuste
   *[other] han cambiado { $count } ajustes
}. { $command } muestra lo que había antes.
button-import-use = Cambiarlo
word-import-use = cambiar
refused-import-large = Ese archivo es más grande de lo que puede ser uno de ajustes. El de { $command } tiene unos miles de caracteres.
refused-import-toml = No he podido leer el archivo: hay un error en la línea { $line }. Una línea es un nombre, un = y un valor entre comillas, como language = "es".
refused-import-format = Ese archivo es de otra versión mía ({ $format }), y no sé leerlo. Por favor, expórtalo de nuevo.
refused-import-other = Eso no es un archivo de ajustes. { $command } te da uno, para cambiarlo y enviarlo de vuelta.
refused-import-unknown = No conozco ningún ajuste con ese nombre.
refused-import-place = Se elige en el propio canal o para el propio rol.
refused-import-value = Su valor debe ir entre comillas.

presets = Varios ajustes a la vez, según cómo es tu grupo. Nada cambia antes de que veas qué cambiaría.
preset-cosy = Unas treinta, en confianza
preset-about-cosy = unas treinta que se conocen por su nombre
preset-town = Toda una ciudad
preset-about-town = cientos de madres, la mayoría sin conocerse
preset-care = Solo cuidado
preset-about-care = quedan en otro sitio y quieren una sala amable
preset-would = { $preset } cambiaría esto:
preset-not-yet = Todavía no ha cambiado nada.
preset-nothing = { $preset } es lo que ya tienes; no cambiaría nada.
preset-overtaken = Alguien ha cambiado ajustes mientras tanto, así que míralo otra vez, por favor.
preset-set = Hecho: { $preset }. { $count ->
    [one] Ha cambiado un ajuste.
   *[other] Han cambiado { $count } ajustes.
}
preset-undone = Hecho, { $count ->
    [one] un ajuste está
   *[other] { $count } ajustes están
} como antes.
preset-undone-nothing = No quedaba nada por deshacer.
preset-undone-kept = Alguien los ha cambiado después, así que los dejé como están: { $settings }.
button-preset-use = Usarlo
word-preset-use = usar
button-preset-undo = Deshacer
word-preset-undo = deshacer
