# Llevárselo todo, e irse para siempre.
forget-asks = ¿Quieres que te olvide aquí? Esto es lo que pasa:
forget-goes = Todo lo que sé de ti se va enseguida: lo que me contaste de ti, de tus peques y de sus siestas, tus respuestas, presentaciones, preguntas y deseos, y lo que hay anotado sobre ti. Nadie puede recuperarlo.
forget-counts = Los encuentros que ya pasaron conservan un número donde estabas tú. Los tuyos que aún faltan pasan a quien los organiza contigo, o se ofrecen a quienes van.
forget-stays = Hay cosas que no son solo tuyas y se quedan, con un código en lugar de tu nombre: que alguien prefiere que no te presente, una despedida o una pausa para compartir que siguen en pie, y un aviso que quienes moderan aún están mirando. Una pausa llega antes a su fin.
forget-channels = Lo que está en los canales se queda allí. Lo que escribiste tú lo puedes borrar allí mismo.
forget-first = { $command } te da antes todo en un archivo. Si solo te vas, te olvido { $days ->
    [one] un día
   *[other] { $days } días
} después; hasta entonces puedes volver y todo sigue como estaba.
forget-begun = Te estoy olvidando; en un momento nada aquí lleva hasta ti. Gracias por haber estado con nosotras. Si algún día me usas de nuevo, empezamos de cero.
forget-waits = Tus respuestas y deseos se retiran ahora. Hay una pausa hasta { $until }; justo después te olvido, sin que hagas nada. Si me usas aquí antes, entiendo que quieres quedarte, y { $command } vuelve a preguntar.
meetup-of-somebody = Encuentro
button-forget = Olvídame
word-forget = olvidar

export = Esto es todo lo que sé de ti aquí, en un archivo.
export-how = Tiene lo que me contaste y lo que hiciste conmigo, con nombres en inglés que leen los programas; no lo que escribieron otras, ni quién avisó de algo a quienes moderan. { $command } está ahí si quieres que lo olvide todo.
export-about = el archivo con todo sobre ti
export-note = Todo lo que esta aldea guarda sobre ti, el { $day }. Las horas están en UTC. Lo que escribieron otras no está.
