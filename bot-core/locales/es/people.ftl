# `mi`, y de qué aldea trata un chat directo.

zone-set = A partir de ahora te muestro las horas en { $zone } y leo las tuyas ahí.
zone-reset = Vuelves a seguir la zona horaria de la comunidad.
language-set = A partir de ahora te hablo en español.
language-reset = Vuelves a seguir el idioma de la comunidad.
which-village = Vives en más de una aldea. ¿De cuál hablamos aquí? Lo recordaré.
village-chosen = De acuerdo, aquí hablamos de { $village }.
a-village = esa aldea
