//! What she tells, one thing after the other or by typing.

use bot_core::testing::{TestResult, in_town};

#[tokio::test]
async fn a_profile_is_filled_in_one_thing_after_the_other() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my profile").await?;
        ana.presses("Topics").await?;
        ana.presses("Out and about").await?;
        ana.presses("walks").await?;
        ana.presses("the beach").await?;
        ana.presses("✓ walks").await?;
        ana.presses("Next: Lived through").await?;
        ana.presses("Feeding").await?;
        ana.presses("tongue-tie").await?;
        ana.presses("Next: Languages").await?;
        ana.presses("Write it").await?;
        ana.whispers("English and a bit of Spanish").await?;
        ana.presses("Next: Usually free").await?;
        ana.presses("Write it").await?;
        ana.whispers("weekday mornings, sat afternoon").await?;
        ana.presses("Next: Ways to meet").await?;
        ana.presses("in person").await?;
        ana.presses("chat").await?;
        ana.presses("Next: About").await?;
        ana.presses("Write it").await?;
        ana.whispers("Two kids, one dog,\nalways up for a walk").await?;
        ana.presses("Next: Area").await?;
        ana.presses("Write it").await?;
        ana.whispers("North side").await?;
        ana.presses("My profile").await?;
        ana.presses("Kids").await?;
        ana.whispers("march 2025").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Your profile
        Nothing in it yet. A word or two is plenty to begin with.
        All of it is up to you: tap one thing, leave the rest, come back whenever you like.
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet] [Who sees what] [Naps] [Time zone] [Reminders] [Quiet hours] [Spontaneous meetups]
        ---
        (to ana) Topics
        What do you like? Tap one of these, or tell me in your own words.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words]
        ---
        (to ana) Out and about
        Tap what you like. What has a ✓ is on your list; another tap takes it off.
        [walks] [playgrounds] [hiking] [swimming] [the beach] [cycling] [running] [camping] [gardening] [animals] [travel] [Other groups]
        ---
        (to ana) Out and about
        Tap what you like. What has a ✓ is on your list; another tap takes it off.
        On your list (1 of 12): walks
        [✓ walks] [playgrounds] [hiking] [swimming] [the beach] [cycling] [running] [camping] [gardening] [animals] [travel] [Other groups] [Next: Lived through]
        ---
        (to ana) Out and about
        Tap what you like. What has a ✓ is on your list; another tap takes it off.
        On your list (2 of 12): walks, the beach
        [✓ walks] [playgrounds] [hiking] [swimming] [✓ the beach] [cycling] [running] [camping] [gardening] [animals] [travel] [Other groups] [Next: Lived through]
        ---
        (to ana) Out and about
        Tap what you like. What has a ✓ is on your list; another tap takes it off.
        On your list (1 of 12): the beach
        [walks] [playgrounds] [hiking] [swimming] [✓ the beach] [cycling] [running] [camping] [gardening] [animals] [travel] [Other groups] [Next: Lived through]
        ---
        (to ana) Lived through
        What have you been through that you'd be willing to talk about with another mother? Only what you choose, and you can take it back at any time.
        [On the way to a child] [Pregnancy and birth] [Feeding] [Sleep and growing up] [Health, theirs and ours] [Family] [Work, moves and me] [In my own words]
        ---
        (to ana) Feeding
        Tap only what you'd be willing to talk about. What has a ✓ is on your list; another tap takes it off.
        [breastfeeding] [breastfeeding a toddler] [bottle and formula] [breast and bottle together] [pumping milk] [little milk] [tongue-tie] [mastitis and sore breasts] [reflux] [food allergies] [a child who eats little] [tube feeding] [Other groups]
        ---
        (to ana) Feeding
        Tap only what you'd be willing to talk about. What has a ✓ is on your list; another tap takes it off.
        On your list (1 of 12): tongue-tie
        [breastfeeding] [breastfeeding a toddler] [bottle and formula] [breast and bottle together] [pumping milk] [little milk] [✓ tongue-tie] [mastitis and sore breasts] [reflux] [food allergies] [a child who eats little] [tube feeding] [Other groups] [Next: Languages]
        ---
        (to ana) Languages
        Nothing yet. When two mothers have both said which languages they speak, I only introduce them if they share one.
        These are the languages you speak with others. /my language is for the one in which I speak to you.
        [Write it]
        ---
        (to ana) Which languages do you speak?
        For example: English, Spanish. Only those whom you let will see it; write cancel to stop.
        ---
        (to ana) Noted
        Languages: English, Spanish
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Usually free]
        ---
        (to ana) Usually free
        Nothing yet. Roughly is fine, like "weekday mornings"; babies change plans anyway.
        [Write it]
        ---
        (to ana) When are you usually free?
        For example: weekday mornings, sat afternoon. Only those whom you let will see it; write cancel to stop.
        ---
        (to ana) Noted
        Usually free: 9:00 AM to 12:00 PM, Monday to Friday; 1:00 PM to 5:00 PM, Saturday
        These are times on your clock (America/New_York).
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Ways to meet]
        ---
        (to ana) Ways to meet
        How would you like to meet? Tap what suits you; more than one is fine.
        [in person] [video call] [chat]
        ---
        (to ana) Noted
        Ways to meet: in person
        Those I introduce to you see this.
        [✓ in person] [video call] [chat] [Who sees it] [Next: About]
        ---
        (to ana) Noted
        Ways to meet: in person, chat
        Those I introduce to you see this.
        [✓ in person] [video call] [✓ chat] [Who sees it] [Next: About]
        ---
        (to ana) About
        Nothing yet. One line is plenty, the kind you'd say to somebody on a park bench. Surnames and addresses are better left out.
        [Write it]
        ---
        (to ana) A line about you?
        For example: Two kids, one dog, always up for a walk. Only those whom you let will see it; write cancel to stop.
        ---
        (to ana) Noted
        About: Two kids, one dog, always up for a walk
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Area]
        ---
        (to ana) Area
        Nothing yet. The part of town is enough; never an address.
        [Write it]
        ---
        (to ana) Which part of town do you live in?
        For example: North side. Only those whom you let will see it; write cancel to stop.
        ---
        (to ana) Noted
        Area: North side
        Those I introduce to you see this.
        [Change it] [Who sees it] [My profile]
        ---
        (to ana) Your profile
        About: Two kids, one dog, always up for a walk
        Area: North side
        Topics: the beach
        Lived through: tongue-tie
        Languages: English, Spanish
        Usually free: 9:00 AM to 12:00 PM, Monday to Friday; 1:00 PM to 5:00 PM, Saturday
        Ways to meet: in person, chat
        All of it is up to you: tap one thing, leave the rest, come back whenever you like.
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet] [Who sees what] [Naps] [Time zone] [Reminders] [Quiet hours] [Spontaneous meetups]
        ---
        (to ana) When were they born?
        For example: march 2025, 3 years. Your answer stays between us; write cancel to stop.
        ---
        (to ana) Noted
        • born in March 2025, 20 months old
        Birth months are all I keep, and others only ever see counts like "2 babies". /my kids march 2025, 3 years replaces them, /my kids none removes them.
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_part_is_said_shown_and_taken_back_by_typing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        for text in [
            "about Two kids, one dog",
            "about",
            "about none",
            "area  the   Old town ",
            "area",
            "area none",
            "topics walks, Medieval embroidery, reading",
            "topics + coffee, gardening",
            "topics - walks",
            "topics",
            "topics none",
            "lived twins, nicu, toungue-tie",
            "lived none",
            "languages english, portugese",
            "languages",
            "languages none",
            "free tue 9-11, thu after 8pm",
            "free",
            "free none",
            "ways in person or chat",
            "ways",
            "ways none",
        ] {
            ana.says(&format!("/my {text}")).await?;
        }
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Noted
        About: Two kids, one dog
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Area]
        ---
        (to ana) About
        Two kids, one dog
        Those I introduce to you see this.
        /my about Two kids, one dog, always up for a walk changes it, /my about none removes it.
        [Change it] [Who sees it]
        ---
        (to ana) All right, there is nothing under "About" any more.
        [Write it] [Next: Area]
        ---
        (to ana) Noted
        Area: the Old town
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Topics]
        ---
        (to ana) Area
        the Old town
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [Change it] [Who sees it]
        ---
        (to ana) All right, there is nothing under "Area" any more.
        [Write it] [Next: Topics]
        ---
        (to ana) Noted
        Topics: walks, Medieval embroidery, books
        Those I introduce to you see this.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words] [Who sees it] [Next: Lived through]
        ---
        (to ana) Noted
        Topics: walks, Medieval embroidery, books, coffee, gardening
        Those I introduce to you see this.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words] [Who sees it] [Next: Lived through]
        ---
        (to ana) Noted
        Topics: Medieval embroidery, books, coffee, gardening
        Those I introduce to you see this.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words] [Who sees it] [Next: Lived through]
        ---
        (to ana) Topics
        Medieval embroidery, books, coffee, gardening
        Those I introduce to you see this.
        /my topics walks, coffee, board games says them anew, /my topics + walks adds one, /my topics - Medieval embroidery takes one off, /my topics none removes them all.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words] [Who sees it]
        ---
        (to ana) All right, there is nothing under "Topics" any more.
        [Out and about] [Making things] [In good company] [Life with kids] [For myself] [In my own words] [Next: Lived through]
        ---
        (to ana) Noted
        Lived through: twins or more, NICU, tongue-tie
        I took "toungue-tie" for "tongue-tie". If you meant something else, say it in other words.
        Those I introduce to you see this.
        [On the way to a child] [Pregnancy and birth] [Feeding] [Sleep and growing up] [Health, theirs and ours] [Family] [Work, moves and me] [In my own words] [Who sees it] [Next: Languages]
        ---
        (to ana) All right, there is nothing under "Lived through" any more.
        [On the way to a child] [Pregnancy and birth] [Feeding] [Sleep and growing up] [Health, theirs and ours] [Family] [Work, moves and me] [In my own words] [Next: Languages]
        ---
        (to ana) Noted
        Languages: English, Portuguese
        I took "portugese" for "Portuguese". If you meant something else, say it in other words.
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Usually free]
        ---
        (to ana) Languages
        English, Portuguese
        Those I introduce to you see this.
        /my languages English, Spanish changes it, /my languages none removes it.
        These are the languages you speak with others. /my language is for the one in which I speak to you.
        [Change it] [Who sees it]
        ---
        (to ana) All right, there is nothing under "Languages" any more.
        [Write it] [Next: Usually free]
        ---
        (to ana) Noted
        Usually free: 9:00 AM to 11:00 AM, Tuesday; 8:00 PM to 10:00 PM, Thursday
        These are times on your clock (America/New_York).
        Those I introduce to you see this.
        [Change it] [Who sees it] [Next: Ways to meet]
        ---
        (to ana) Usually free
        9:00 AM to 11:00 AM, Tuesday; 8:00 PM to 10:00 PM, Thursday
        These are times on your clock (America/New_York).
        Those I introduce to you see this.
        /my free weekday mornings, sat afternoon changes it, /my free none removes it.
        [Change it] [Who sees it]
        ---
        (to ana) All right, there is nothing under "Usually free" any more.
        [Write it] [Next: Ways to meet]
        ---
        (to ana) Noted
        Ways to meet: in person, chat
        Those I introduce to you see this.
        [✓ in person] [video call] [✓ chat] [Who sees it] [Next: About]
        ---
        (to ana) Ways to meet
        in person, chat
        Those I introduce to you see this.
        /my ways in person, chat changes it, /my ways none removes it.
        [✓ in person] [video call] [✓ chat] [Who sees it]
        ---
        (to ana) All right, there is nothing under "Ways to meet" any more.
        [in person] [video call] [chat] [Next: About]
        "#);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn profiles_speak_spanish_too() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my language es").await?;
        town.skip();
        ana.says("/mi perfil").await?;
        for text in [
            "presentación Dos peques y un perro",
            "barrio Ribera",
            "temas paseos, un café, bordado medieval",
            "vivido gemelos y reflujo, frenillo",
            "idiomas español e inglés",
            "libre entre semana por la mañana, sábado por la tarde",
            "maneras en persona y por escrito",
            "compartir vivido nadie",
            "compartir barrio para todas",
        ] {
            ana.says(&format!("/mi {text}")).await?;
        }
        ana.says("/mi vivido").await?;
        ana.presses("Familia").await?;
        ana.presses("criar sola").await?;
        ana.says("/mi perfil").await?;
        ana.says("/mi compartir").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) Tu perfil
        Todavía no hay nada. Para empezar basta con una palabra o dos.
        Tú decides: toca una cosa, deja el resto y vuelve cuando quieras.
        [Sobre mí] [Barrio] [Peques] [Temas] [Vivido] [Idiomas] [Ratos libres] [Maneras de vernos] [Quién ve qué] [Siestas] [Zona horaria] [Recordatorios] [Horas de silencio] [Encuentros espontáneos]
        ---
        (to ana) Anotado
        Sobre mí: Dos peques y un perro
        Lo ven las personas que te presente.
        [Cambiarlo] [Quién lo ve] [Sigue: Barrio]
        ---
        (to ana) Anotado
        Barrio: Ribera
        Lo ven las personas que te presente.
        [Cambiarlo] [Quién lo ve] [Sigue: Temas]
        ---
        (to ana) Anotado
        Temas: paseos, café, bordado medieval
        Lo ven las personas que te presente.
        [Al aire libre] [Crear] [En compañía] [La vida con peques] [Para mí] [Con mis palabras] [Quién lo ve] [Sigue: Vivido]
        ---
        (to ana) Anotado
        Vivido: gemelos o más, reflujo, frenillo lingual
        Lo ven las personas que te presente.
        [El camino hasta aquí] [Embarazo y parto] [Alimentación] [Sueño y crecer] [Salud, la suya y la nuestra] [Familia] [Trabajo, cambios y yo] [Con mis palabras] [Quién lo ve] [Sigue: Idiomas]
        ---
        (to ana) Anotado
        Idiomas: español, inglés
        Lo ven las personas que te presente.
        [Cambiarlo] [Quién lo ve] [Sigue: Ratos libres]
        ---
        (to ana) Anotado
        Ratos libres: 09:00 a 12:00, de lunes a viernes; 15:00 a 20:00, sábado
        Son horas de tu reloj (America/New_York).
        Lo ven las personas que te presente.
        [Cambiarlo] [Quién lo ve] [Sigue: Maneras de vernos]
        ---
        (to ana) Anotado
        Maneras de vernos: en persona, por escrito
        Lo ven las personas que te presente.
        [✓ en persona] [videollamada] [✓ por escrito] [Quién lo ve] [Mi perfil]
        ---
        (to ana) Anotado
        Vivido: no lo ve nadie.
        Lo que nadie ve me ayuda igualmente a encontrar quién encaja contigo; no se lo digo a nadie.
        [A quien me presentes] [Quien pregunte] [✓ Nadie] [Quién ve qué]
        ---
        (to ana) Anotado
        Barrio: lo ve cualquiera de aquí que pregunte.
        [A quien me presentes] [✓ Quien pregunte] [Nadie] [Quién ve qué]
        ---
        (to ana) Vivido
        gemelos o más, reflujo, frenillo lingual
        No lo ve nadie.
        /mi vivido gemelos, volver al trabajo los dice de nuevo, /mi vivido + volver al trabajo añade uno, /mi vivido - gemelos o más quita uno, /mi vivido ninguno los borra todos.
        [El camino hasta aquí] [Embarazo y parto] [Alimentación] [Sueño y crecer] [Salud, la suya y la nuestra] [Familia] [Trabajo, cambios y yo] [Con mis palabras] [Quién lo ve]
        ---
        (to ana) Familia
        Toca solo aquello de lo que hablarías. Lo que tiene ✓ está en tu lista; si lo tocas otra vez, se quita.
        En tu lista (3 de 12): gemelos o más, reflujo, frenillo lingual
        [criar sola] [separación] [criar en dos casas] [una familia reconstituida] [dos madres] [hijos muy seguidos] [muchos hijos] [un solo hijo] [una pareja que está mucho fuera] [perder a alguien cercano] [cuidar también de los padres] [una casa que no era segura] [Otros grupos]
        ---
        (to ana) Familia
        Toca solo aquello de lo que hablarías. Lo que tiene ✓ está en tu lista; si lo tocas otra vez, se quita.
        En tu lista (4 de 12): gemelos o más, reflujo, frenillo lingual, criar sola
        [✓ criar sola] [separación] [criar en dos casas] [una familia reconstituida] [dos madres] [hijos muy seguidos] [muchos hijos] [un solo hijo] [una pareja que está mucho fuera] [perder a alguien cercano] [cuidar también de los padres] [una casa que no era segura] [Otros grupos]
        ---
        (to ana) Tu perfil
        Sobre mí: Dos peques y un perro
        Barrio: Ribera
        Temas: paseos, café, bordado medieval
        Vivido: gemelos o más, reflujo, frenillo lingual, criar sola
        Idiomas: español, inglés
        Ratos libres: 09:00 a 12:00, de lunes a viernes; 15:00 a 20:00, sábado
        Maneras de vernos: en persona, por escrito
        Tú decides: toca una cosa, deja el resto y vuelve cuando quieras.
        [Sobre mí] [Barrio] [Peques] [Temas] [Vivido] [Idiomas] [Ratos libres] [Maneras de vernos] [Quién ve qué] [Siestas] [Zona horaria] [Recordatorios] [Horas de silencio] [Encuentros espontáneos]
        ---
        (to ana) Quién ve qué
        • Sobre mí: lo ven las personas que te presente.
        • Barrio: lo ve cualquiera de aquí que pregunte.
        • Peques: lo ven las personas que te presente.
        • Temas: lo ven las personas que te presente.
        • Vivido: no lo ve nadie.
        • Idiomas: lo ven las personas que te presente.
        • Ratos libres: lo ven las personas que te presente.
        • Maneras de vernos: lo ven las personas que te presente.
        Toca una parte para cambiar quién la ve, o escríbelo así: /mi compartir vivido nadie
        [Sobre mí] [Barrio] [Peques] [Temas] [Vivido] [Idiomas] [Ratos libres] [Maneras de vernos]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_with_an_example() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        let many: Vec<String> = (0..13).map(|number| format!("thing {number}")).collect();
        for text in [
            format!("about {}", "x".repeat(301)),
            format!("area {}", "x".repeat(61)),
            "area !!".to_owned(),
            "topics ,,,".to_owned(),
            format!("topics {}", many.join(", ")),
            format!("topics {}", "x".repeat(41)),
            format!("lived {}", "x".repeat(601)),
            "languages English, Klingon".to_owned(),
            "languages ,".to_owned(),
            "languages en, es, fr, de, it, pt, ar".to_owned(),
            "free whenever she sleeps".to_owned(),
            "free ,".to_owned(),
            "free mon 22:00-20:00".to_owned(),
            format!("free {}", "mon 9-10,".repeat(11)),
            "ways by pigeon".to_owned(),
        ] {
            ana.says(&format!("/my {text}")).await?;
            ana.whispers("cancel").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) All right, I've dropped it. Nothing was changed.", "");
        let said =
            said.replace("\nJust write it here again, only that part; the rest is kept. Or write cancel to stop.", "");
        insta::assert_snapshot!(said, @r#"
        (to ana) "about" has 301 characters; 300 is the most I can take. Could you make it a little shorter?
        ---
        (to ana) "neighbourhood" has 61 characters; 60 is the most I can take. Could you make it a little shorter?
        ---
        (to ana) I couldn't read "!!" as a part of town. Something like /my area North side works.
        ---
        (to ana) What shall I write down? Something like /my topics walks, coffee, board games works.
        ---
        (to ana) 13 are more than I can keep; 12 is the most. The ones that matter most to you are enough, like /my topics walks, coffee, board games.
        ---
        (to ana) "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is a little long for one of them; 40 characters is the most. Commas between them help, as in /my topics walks, coffee, board games.
        ---
        (to ana) "lived" has 601 characters; 600 is the most I can take. Could you make it a little shorter?
        ---
        (to ana) I don't know a language called "Klingon". Its name in English or Spanish works, like /my languages English, Spanish.
        ---
        (to ana) Which languages do you speak? Something like /my languages English, Spanish works.
        ---
        (to ana) 7 languages are impressive, and more than I can keep; 6 is the most. Something like /my languages English, Spanish works.
        ---
        (to ana) I couldn't read "whenever she sleeps" as days and times. Something like /my free weekday mornings, sat afternoon works, and so does "tue 9-11".
        ---
        (to ana) When are you usually free? Something like /my free weekday mornings, sat afternoon works.
        ---
        (to ana) In "22:00-20:00" the end comes before the beginning, or much later. Something like /my free weekday mornings, sat afternoon works.
        ---
        (to ana) 11 times are more than I can keep; 10 is the most. Something like /my free weekday mornings, sat afternoon works.
        ---
        (to ana) I couldn't read "pigeon" as a way to meet. It is in person, video call or chat, like /my ways in person, chat.
        "#);
        // Twelve are kept, and the thirteenth is not, typed or tapped.
        ana.says(&format!("/my topics {}", many.get(..12).unwrap_or_default().join(", "))).await?;
        town.skip();
        ana.says("/my topics + walks").await?;
        ana.whispers("cancel").await?;
        ana.says("/my topics").await?;
        ana.presses("Out and about").await?;
        ana.presses("walks").await?;
        let said = town.transcript();
        let said: Vec<&str> = said.split("\n---\n").collect();
        insta::assert_snapshot!(said.last().copied().unwrap_or_default(), @"(to ana) 13 are more than I can keep; 12 is the most. The ones that matter most to you are enough, like /my topics walks, coffee, board games.");
        ana.says("/my language es").await?;
        town.skip();
        for text in [
            "barrio !!",
            "temas ,,",
            "idiomas klingon",
            "libre a veces",
            "maneras por paloma",
            "compartir zapatos nadie",
            "compartir vivido marcianos",
        ] {
            ana.says(&format!("/mi {text}")).await?;
            ana.whispers("cancelar").await?;
        }
        let said = town.transcript().replace("\n---\n(to ana) De acuerdo, lo dejo. No ha cambiado nada.", "");
        let said = said.replace(
            "\nEscríbelo aquí otra vez, solo esa parte; lo demás lo guardo. O escribe cancelar para dejarlo.",
            "",
        );
        insta::assert_snapshot!(said, @r#"
        (to ana) No pude leer "!!" como un barrio. Algo como /mi barrio Barrio norte funciona.
        ---
        (to ana) ¿Qué anoto? Algo como /mi temas paseos, un café, juegos de mesa funciona.
        ---
        (to ana) No conozco un idioma llamado "klingon". Sirve su nombre en español o en inglés, como /mi idiomas español, inglés.
        ---
        (to ana) No pude leer "a veces" como días y horas. Algo como /mi libre entre semana por la mañana, sábado por la tarde funciona, y también "martes 9-11".
        ---
        (to ana) No pude leer "paloma" como una manera de verse. Es en persona, videollamada o por escrito, como /mi maneras en persona, por escrito.
        ---
        (to ana) No sé qué parte de tu perfil es "zapatos". Algo como /mi compartir vivido nadie funciona; /mi compartir las muestra todas.
        ---
        (to ana) No sé a quién te refieres con "marcianos". Puede ser presentadas, cualquiera o nadie, como /mi compartir vivido nadie.
        "#);
        Ok(())
    })
    .await
}
