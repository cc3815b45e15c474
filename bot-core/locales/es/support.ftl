# Apoyo: personas con quienes hablar. Sin alarma, nunca un diagnóstico.

support-heading = Personas con quienes hablar
support-intro = No tienes que cargar con esto a solas. Estas personas escuchan, en { $region }, y nada es demasiado pequeño para ellas.
support-intro-anywhere = No tienes que cargar con esto a solas. Aquí encuentras a quien te escuche, estés donde estés; nada es demasiado pequeño.
support-read-on = Lo leí el { $day }. Los números cambian: si uno no contesta, su página dice lo que vale ahora.
support-checked-here = Una administradora de aquí ha mirado estos números; yo los leí el { $day }. Si uno no contesta, su página dice lo que vale ahora.
support-nobody-knows = Nadie de aquí ve que has preguntado, y no lo apunto.
support-check = Has elegido { $region }. Esto es lo que enseño a quien pide personas con quienes hablar. Lo leí en copias de estas páginas y no llamé a ningún número: ¿miras una vez si está bien?
support-source = Leído en { $page } el { $day }.
support-check-how = Puedes añadir líneas propias, que van primero, así: { $command }
support-line-example = Línea de noche para madres 555 0100, Centro de familias del Olmo elolmo.example
support-confirmed = ¡Gracias! Desde ahora digo que una administradora de aquí los ha mirado.
support-offer = Eso sonaba a mucho peso. No eres la única aquí, y hay personas que escuchan, de día y de noche. Con un toque o con { $command } te las enseño, solo a ti.
support-offer-nobody = Nadie más sabe que te he escrito.
support-offer-somebody = Quienes moderan saben que se lo he ofrecido a alguien, y ni a quién ni por qué.
support-offer-who = Quienes moderan saben que te lo he ofrecido, y nada de lo que escribiste.
support-told = He ofrecido a alguien de aquí personas con quienes hablar, en privado. No hace falta hacer nada.
support-told-who = He ofrecido a { $who } personas con quienes hablar, en privado. Quizá ayude una palabra amable; lo que escribió se queda con ella.

# Dónde vive una comunidad.
region-none = cualquier país
region-us = Estados Unidos
region-ca = Canadá
region-gb = el Reino Unido
region-ie = Irlanda
region-au = Australia
region-nz = Nueva Zelanda
region-es = España
region-de = Alemania
region-fr = Francia
region-za = Sudáfrica

button-support-confirm = Están bien
word-support-confirm = bien
button-support-show = Con quién hablar
word-support-show = personas
