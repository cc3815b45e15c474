# La casa: ayuda, preguntas y negativas que cualquier comando puede necesitar.

or-reply-with = O responde con una palabra: { $words }
reply-with-number = Responde con su número, del 1 al { $count }.

hello = ¡Hola! Soy Village. Ayudo a que un grupo como este se encuentre en la vida real. { $new } anuncia un encuentro, { $help } muestra lo que sé hacer, y la administración me configura en unos minutos con { $setup }.

# Said where the bot is let in again.
back = He vuelto, y todo está donde estaba. { $list } muestra lo que hay.

help-heading = Lo que puedes hacer aquí
help-more = { $command } muestra uno de ellos con un ejemplo.
help-example = Por ejemplo: { $command }
help-who = Para { $who }.
optional = si quieres

about = Soy Village, un bot que ayuda a que madres que se conocieron en línea formen una aldea en la vida real. Guardo lo que me das, como encuentros y respuestas, y no lo que se escriben entre ustedes: solo cuando alguien avisa a las moderadoras de un mensaje, o una de ellas lo quita, guardo sus palabras un tiempo.
about-operator = Quienes me mantienen: { $contact }
about-no-operator = Quienes me mantienen no han dejado aquí una dirección; tu administración las conoce.
about-more = { $command } muestra lo que sé hacer.

did-you-mean = Ese no lo conozco. ¿Querías decir…?
not-understood = Solo soy un bot y no entendí eso. { $help } muestra lo que sé hacer; { $example } muestra qué hay.
too-long = Es más largo de lo que puedo leer de una vez; como mucho caben { $most } caracteres. No ha cambiado nada; ¿puedes acortarlo un poco?
question-stopped = De acuerdo, lo dejo. No ha cambiado nada.
stale-form = Ese formulario es de otro momento, así que no ha pasado nada. Empieza otra vez, por favor.
stale-button = Ese botón es de antes y ya no hace nada. { $command } muestra lo que hay ahora.
no-such-command = Eso no lo tengo, así que no ha pasado nada y no se ha avisado a nadie. { $help } muestra lo que sé hacer.
needs-access = Eso es para { $who }. Si lo necesitas, te ayudarán con gusto.
stranger = ¡Hola! Todavía no te conozco de ningún grupo. Escríbeme algo primero en tu grupo y después podré ayudarte también aquí.

# Said in a room when a private answer cannot be brought; nothing of what it says.
unreachable = { $who }, tengo una respuesta para ti, pero no puedo escribirte en privado. Escríbeme directamente, o abre tus mensajes directos, y pregúntame otra vez.
knock = { $who }, tengo algo para ti. Solo tú lo verás.
button-show-me = Ver
word-show-me = ver
kept-more = Tengo algo más para ti.
kept-moot = Eso ya se resolvió mientras tanto.

# Said below the answer to a command whose words were odd.
slip-twice = Has dado "{ $arg }" más de una vez; he tomado { $value }.
slip-guessed = He tomado "{ $given }:" por { $near }:. Si era parte del texto, ponlo entre comillas.
slip-strange = No conozco nada que se llame "{ $given }:", así que lo dejé en "{ $within }".
refused-foreign-arg = { $command } no tiene nada que se llame "{ $given }:", y prefiero preguntar antes que ponerlo donde quizá no lo quieras. Todavía no ha pasado nada. Quítalo, o pon las palabras entre comillas si van tal cual. La dirección exacta de un encuentro se puede añadir cuando esté anunciado.
refused-exact-arg = No conozco nada que se llame "{ $given }:", y si lo que sigue es una dirección exacta, solo deberían verla quienes van. Todavía no ha pasado nada. Escribe dirección: y después la dirección, o pon las palabras entre comillas si son para todas.
slip-extra = No sé qué hacer con "{ $words }", así que lo he dejado fuera.

ask-example-first = Por ejemplo: { $example }. Tu respuesta queda entre nosotras; escribe cancelar para dejarlo.
ask-example-hello = Por ejemplo: { $example }. Lo que escribas aquí irá, palabra por palabra, adonde todas lo leen. O escribe cancelar para dejarlo.
ask-example = Por ejemplo: { $example }. O escribe cancelar para dejarlo.
ask-again = Escríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.
ask-again-other = Elige una, o escríbelo aquí con otras palabras; lo demás lo guardo. O escribe cancelar para dejarlo.
button-fix = Corregir
word-fix = corregir

refused-missing = Me falta "{ $arg }". Por ejemplo: { $example }
refused-too-long = "{ $arg }" tiene { $length } caracteres; como mucho caben { $most }. ¿Puedes acortarlo un poco?
refused-whole = No pude usar "{ $given }" para { $setting }: tiene que ser un número de { $least } a { $most }. Algo como { $example } funciona.
refused-count = Para "{ $arg }" necesito un número entero de { $least } a { $most }, como { $example }; "{ $given }" no me sirve.
refused-number = No pude leer "{ $given }" como número para "{ $arg }". Algo como 12 funciona.
refused-command = No conozco el comando "{ $given }". Los más parecidos: { $near }.

apology-later = Lo siento, ahora mismo no pude anotarlo, así que no ha cambiado nada. Vuelve a intentarlo en un minuto. (Referencia { $reference })
apology-waiting = Ahora mismo no llego a mis notas, así que esto tarda un poco más. No se pierde nada ni hace falta escribirlo otra vez: te respondo en cuanto pueda.
apology = Lo siento, algo falló de mi lado y no ha cambiado nada. Quienes me mantienen pueden encontrarlo con { $reference }.

# Se dice en una sala cifrada cuando un mensaje llegó sin su clave. Va junto a lo mismo en los otros idiomas.
cannot-read = No puedo leer algunos de los últimos mensajes de aquí: llegaron sin la clave que los abre. Los leeré en cuanto llegue.

channel-lost = Ya no puedo escribir en un canal que se eligió aquí, así que lo que va allí no se dice. Devuélveme el permiso de escribir en él, o escribe en otro canal:

# Two accounts of one person, or two homes of one village.
admins-gone = Se ha ido la última persona de la administración que yo conocía aquí. Todo sigue como estaba; lo que solo hace la administración queda en espera. { $platform ->
    [matrix] Quien aún tenga ese poder en los permisos de la sala puede dárselo a otra persona. Si nadie lo tiene, alguien puede abrir una sala nueva e invitarme; allí empiezo de cero.
   *[discord] La persona dueña del servidor puede darle a alguien un rol que pueda gestionarlo.
} Lo notaré sin que me lo digan.
link-code-account = ¿Tienes otra cuenta aquí? Escribe { $command } con ella, a mí directamente o donde solo tú lo veas, en los próximos { $minutes } minutos. Entonces las dos serán tú.
link-code-home = Para traer otro servidor, espacio o sala a esta aldea, alguien de la administración escribe allí { $command } en los próximos { $minutes } minutos.
link-secret-account = No se lo des a nadie: quien lo escriba será tú aquí.
link-secret-home = Dáselo solo a quien pueda traer a un grupo de personas aquí.
link-code-settings = Para llevar los ajustes de este grupo a otro, alguien de la administración escribe allí { $command } en los próximos { $minutes } minutos. Antes se muestra qué cambiaría allí.
link-secret-settings = Dáselo solo a quien pueda ver cómo está configurado este grupo.
link-asks-account = Esto hace que tú y { $name }{ $platform ->
    [discord] {" "}en Discord
    [matrix] {" "}en Matrix
   *[other] {""}
} sean una sola persona en este grupo: una respuesta a cada encuentro, los mismos peques y siestas, las mismas noticias privadas.
link-asks-home = Esto hace que la gente de aquí sea parte de la aldea de { $name }{ $platform ->
    [discord] {" "}en Discord
    [matrix] {" "}en Matrix
   *[other] {""}
}. Sus ajustes valen también aquí. Lo que cada quien me contó de sí, a quién evita y a quién ha conocido viene también; los encuentros que ya pasaron se quedan atrás.
link-lasts-account = Donde las dos han dicho algo, vale lo que dijo la otra cuenta. No se puede deshacer, así que di que sí solo si las dos son tuyas.
link-lasts-home = No se puede deshacer. Todavía no ha cambiado nada.
button-link-account = Las dos son mías
word-link-account = mías
button-link-home = Tráenos
word-link-home = traer
link-done-account = Hecho. { $name } y tú son ahora una sola persona aquí.
link-done-home = Hecho. Ahora son parte de la aldea de { $name }.
refused-link-code = No conozco ese código. Puede que tenga más de 30 minutos o que ya se haya usado. { $command } hace uno nuevo, para usarlo en el otro lado.
refused-link-same-account = Esas dos ya son una, así que no hay nada que hacer.
refused-link-same-home = Esto ya es parte de esa aldea, así que no hay nada que hacer.
refused-link-other-village = Ese código es de otro grupo, y las cuentas se unen dentro de un mismo grupo. { $command } hace uno, si lo escribes en este grupo con tu otra cuenta.
refused-link-busy = Aquí todavía hay algo por venir: un encuentro, una serie, una votación abierta, una ronda de presentaciones, una presentación o una pregunta a quienes han vivido algo. Eso no vendría también, así que espera a que pase o cancélalo, y usa el código después. { $command } muestra qué hay.
refused-link-several = A esta aldea ya pertenecen varios lugares, y solo uno que está solo puede entrar en otra. Haz el código aquí con { $command } y úsalo allí.
refused-move-same = Ese código es de este mismo grupo, y sus ajustes ya están aquí. Úsalo en el otro.

# The welcome: for whoever has just come, privately.
welcome = ¡Qué alegría que estés aquí! Nada es urgente, y todo depende de ti.
welcome-values = Esto es lo que nos importa:
welcome-next = Cuando quieras, saluda a todas, deja que te presente a alguien o mira qué hay.
welcome-next-without-hello = Cuando quieras, deja que te presente a alguien o mira qué hay.
welcome-in = ¡Qué bien que estés! Eso era todo; lo demás viene solo.
button-welcome-in = Me sumo
word-welcome-in = sumo
button-welcome-hello = Saludar
word-welcome-hello = saludar
button-welcome-meet = Conocer a alguien
word-welcome-meet = conocer
button-welcome-list = Qué hay
word-welcome-list = lista

# Her hello, and the question whether it is kept as the line about her.
hello-from = { $who } saluda:
hello-said = ¡Gracias! Pongo tu saludo donde todas lo leen, con tus propias palabras.
hello-unsaid = Lo siento: no pude poner tu saludo, porque ahora mismo no puedo escribir en el canal de los saludos. Cuando alguien de administración lo arregle, { $command } lo dice otra vez.
hello-keep = { $about ->
    [hers] ¿Lo guardo también como la línea sobre ti, en lugar de la que hay? La leen las personas que te presento.
   *[other] ¿Lo guardo también como la línea sobre ti? La leen las personas que te presento.
}
hello-kept = Ahora es la línea sobre ti. { $command } la muestra y la cambia.
button-welcome-keep = Guardarlo
word-welcome-keep = guardar
refused-hello-nowhere = Aquí todavía no hay un canal para saludos. Una admin lo elige con { $command }, escrito en ese canal.
refused-hello-again = Hoy ya has saludado. Mañana hay sitio para otro saludo.
refused-hello-gone = Ya no tengo las palabras de ese saludo. { $command } guarda una línea sobre ti en cualquier momento.

# What stands in the channel for those who are new.
welcome-board = ¡Te damos la bienvenida!
welcome-board-how = ¿Acabas de llegar? Un toque, y te lo enseño todo, solo a ti.
button-welcome-new = Acabo de llegar
word-welcome-new = llego
welcome-board-off = Desde aquí ya no se enseña nada a quien llega. { $command } dice lo que nos importa.

values-heading = Lo que nos importa aquí
values-none = Aquí todavía no hay nada escrito sobre lo que nos importa.
values-how = Bastan unas pocas frases. Por ejemplo: { $command }
