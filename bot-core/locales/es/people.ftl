# `mi`, y de qué aldea trata un chat directo.

zone-set = A partir de ahora te muestro las horas en { $zone } y leo las tuyas ahí.
zone-reset = Vuelves a seguir la zona horaria de la comunidad.
language-set = A partir de ahora te hablo en español.
language-reset = Vuelves a seguir el idioma de la comunidad.
which-village = Vives en más de una aldea. ¿De cuál hablamos aquí? Lo recordaré.
village-chosen = De acuerdo, aquí hablamos de { $village }.
a-village = esa aldea

refused-person-unknown = No conozco a nadie aquí con el nombre "{ $given }". Sirve el nombre tal como se ve, o una mención, como @ben.
refused-person-several = Hay más de una persona con el nombre "{ $given }": { $people }. ¿Quién de ellas? Escríbelo así: { $example }
refused-person-not-met = Todavía no he visto a "{ $given }" por aquí, y solo conozco a quienes sí. En cuanto esa persona use uno de mis comandos, funcionará.
refused-people-many = { $given } personas son más de las que puedo tomar a la vez; { $most } es lo máximo. Por ejemplo: @ben, @cleo

avoid-none = No evitas a nadie. Si prefieres no coincidir con alguien, dímelo con { $command }; nadie más lo sabrá.
avoid-heading = A quién evitas
avoid-how = Solo tú ves esto. { $command } quita a alguien de la lista.
avoid-added = Anotado: no te presentaré a { $person }. Solo tú lo sabes; { $command } lo deshace.
avoid-removed = De acuerdo, { $person } ya no está en tu lista.
avoid-cleared = De acuerdo, ya no hay nadie en tu lista.
somebody = alguien que ya no está
refused-avoid-herself = ¡Esa eres tú! ¿A quién te refieres? Sirve una mención, como @ben.
refused-avoid-many = Tu lista no puede ser más larga. { $command } hace sitio.
refused-unavoid = Esa persona no está en tu lista, así que no hay nada que deshacer. { $command } la muestra.
