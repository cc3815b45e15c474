//! What a member shares of herself: `my profile`, `my topics`, `my lived` and the rest, and who sees it.

use std::sync::Arc;

use bot_core::command::GivenArg;
use bot_core::id::{CommunityId, IdSource, MemberId};
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use bot_core::message::{Route, plain_text};
use bot_core::people;
use bot_core::people::kids;
use bot_core::people::profile::{self, Part, Profile, SeenBy, Sharing, Viewer, Way};
use bot_core::people::vocabulary::languages::Spoken;
use bot_core::people::vocabulary::{self, Book, Word};
use bot_core::platform::Act;
use bot_core::store::Store;
use bot_core::testing::{ManualClock, TestResult, Town, TownPlatform, in_town, monday_morning, opening, postgres};
use bot_core::time::birth::read_kids;
use bot_core::time::free::read_free;
use bot_core::village::{Typing, Village};
use bot_core::wording::Locale;

/// The same town is met anew, with only what is said from now on.
async fn forget_what_was_said(town: &Town) -> TestResult {
    town.settle().await?;
    town.transcript();
    Ok(())
}

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
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet] [Who sees what]
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
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet] [Who sees what]
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
        forget_what_was_said(town).await?;
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
        [Sobre mí] [Barrio] [Peques] [Temas] [Vivido] [Idiomas] [Ratos libres] [Maneras de vernos] [Quién ve qué]
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
        [Sobre mí] [Barrio] [Peques] [Temas] [Vivido] [Idiomas] [Ratos libres] [Maneras de vernos] [Quién ve qué]
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
async fn she_decides_who_sees_what_and_sees_it_as_others_do() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my kids march 2025, due april 2027").await?;
        ana.says("/my about Two kids, one dog").await?;
        ana.says("/my topics walks").await?;
        ana.says("/my lived twins, miscarriage").await?;
        forget_what_was_said(town).await?;

        ana.says("/my sharing").await?;
        ana.presses("Topics").await?;
        ana.presses("Everyone who asks").await?;
        ana.presses("Who sees what").await?;
        ana.says("/my sharing lived nobody").await?;
        ana.says("/my sharing area: nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        insta::assert_snapshot!(said, @"
        (to ana) Who sees what
        • About: seen by those I introduce to you.
        • Area: seen by those I introduce to you.
        • Kids: seen by those I introduce to you.
        • Topics: seen by those I introduce to you.
        • Lived through: seen by those I introduce to you.
        • Languages: seen by those I introduce to you.
        • Usually free: seen by those I introduce to you.
        • Ways to meet: seen by those I introduce to you.
        Tap a part to change who sees it, or write it like this: /my sharing lived nobody
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet]
        ---
        (to ana) Topics: seen by those I introduce to you.
        [✓ Those I'm introduced to] [Everyone who asks] [Nobody] [Who sees what]
        ---
        (to ana) Noted
        Topics: seen by everyone here who asks.
        [Those I'm introduced to] [✓ Everyone who asks] [Nobody] [Who sees what]
        ---
        (to ana) Who sees what
        • About: seen by those I introduce to you.
        • Area: seen by those I introduce to you.
        • Kids: seen by those I introduce to you.
        • Topics: seen by everyone here who asks.
        • Lived through: seen by those I introduce to you.
        • Languages: seen by those I introduce to you.
        • Usually free: seen by those I introduce to you.
        • Ways to meet: seen by those I introduce to you.
        Tap a part to change who sees it, or write it like this: /my sharing lived nobody
        [About] [Area] [Kids] [Topics] [Lived through] [Languages] [Usually free] [Ways to meet]
        ---
        (to ana) Noted
        Lived through: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) Noted
        Area: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) What I keep about you
        Name: ana (console)
        Here since: Monday, November 23
        Time zone: America/New_York, like the community
        Language: en, like the community
        About: Two kids, one dog (seen by those I introduce to you)
        Topics: walks (seen by everyone here who asks)
        Lived through: twins or more, miscarriage (seen by nobody)
        Your kids: born in March 2025, 20 months old; due in April 2027
        Naps: nothing
        Reminders: You are reminded of meetups as the community has set it.
        Quiet hours: You have no quiet hours, and neither has the community.
        Spontaneous meetups: You haven't said whether you want to hear of spontaneous meetups, so I keep quiet about them.
        Whom you avoid: nobody
        Only you see this. Besides this I keep the meetups you host, your answers to meetups, and which settings you changed. /village help my shows how to change it.
        How others see you
        Those I introduce to you
        About: Two kids, one dog
        Kids: 1 toddler, a baby on the way
        Topics: walks
        Everyone here who asks
        Topics: walks
        /my sharing changes who sees what.
        ");

        ana.says("/my sharing everything nobody").await?;
        ana.says("/my show").await?;
        let said = town.transcript();
        let (_, seen) = said.split_once("How others see you").ok_or("nothing of others")?;
        insta::assert_snapshot!(seen, @"Others see nothing of your profile. /my profile fills it in, /my sharing decides who sees it.");
        ana.says("/my sharing shoes nobody").await?;
        ana.whispers("lived").await?;
        ana.says("/my sharing lived aliens").await?;
        ana.whispers("introduced").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) I couldn't tell which part of your profile "shoes" is. Something like /my sharing lived nobody works; /my sharing shows all of them.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Lived through: seen by nobody.
        What nobody sees still helps me find who fits you; I name it to nobody.
        [Those I'm introduced to] [Everyone who asks] [✓ Nobody] [Who sees what]
        ---
        (to ana) I couldn't tell who "aliens" is. It is introduced, anyone or nobody, like /my sharing lived nobody.
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Lived through: seen by those I introduce to you.
        [✓ Those I'm introduced to] [Everyone who asks] [Nobody] [Who sees what]
        "#);
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
        forget_what_was_said(town).await?;
        ana.says("/my topics + walks").await?;
        ana.whispers("cancel").await?;
        ana.says("/my topics").await?;
        ana.presses("Out and about").await?;
        ana.presses("walks").await?;
        let said = town.transcript();
        let said: Vec<&str> = said.split("\n---\n").collect();
        insta::assert_snapshot!(said.last().copied().unwrap_or_default(), @"(to ana) 13 are more than I can keep; 12 is the most. The ones that matter most to you are enough, like /my topics walks, coffee, board games.");
        ana.says("/my language es").await?;
        forget_what_was_said(town).await?;
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

#[tokio::test]
async fn where_the_community_has_named_its_areas_she_chooses_from_them() -> TestResult {
    in_town(async |town| {
        let (ana, dee) = (town.member("ana"), town.member("dee"));
        dee.is(Standing::Admin);
        ana.says("/my area Somewhere else").await?;
        for text in ["North side, Riverside,  old  town, riverside", &"x".repeat(41), ",!,", &"a,b,".repeat(11)] {
            dee.says(&format!("/settings set areas {text}")).await?;
        }
        dee.says(&format!("/settings set areas {}", (0..21).map(|n| format!("a{n}")).collect::<Vec<_>>().join(",")))
            .await?;
        dee.whispers("cancel").await?;
        dee.says("/settings set areas North side, Riverside, Old town").await?;
        forget_what_was_said(town).await?;
        ana.says("/my area").await?;
        ana.presses("Riverside").await?;
        ana.says("/my area old twon").await?;
        ana.says("/my area Mars").await?;
        ana.whispers("north side").await?;
        ana.says("/my area").await?;
        dee.says("/settings set areas Harbour, North side").await?;
        // The button is of a list that is not the community's any more.
        ana.presses("Old town").await?;
        ana.says("/my area").await?;
        insta::assert_snapshot!(town.transcript(), @r#"
        (to ana) Area
        Somewhere else
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [North side] [Riverside] [Old town] [Who sees it]
        ---
        (to ana) Noted
        Area: Riverside
        Those I introduce to you see this.
        [North side] [✓ Riverside] [Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) Noted
        Area: Old town
        Those I introduce to you see this.
        [North side] [Riverside] [✓ Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) I don't have "Mars" among our areas yet. There are these: North side, Riverside, Old town. Which is nearest to you?
        Just write it here again, only that part; the rest is kept. Or write cancel to stop.
        ---
        (to ana) Noted
        Area: North side
        Those I introduce to you see this.
        [✓ North side] [Riverside] [Old town] [Who sees it] [Next: Topics]
        ---
        (to ana) Area
        North side
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [✓ North side] [Riverside] [Old town] [Who sees it]
        ---
        (to dee) Done: areas is now Harbour, North side.
        ---
        (to ana) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ---
        (to ana) Area
        North side
        Those I introduce to you see this.
        /my area North side changes it, /my area none removes it.
        [Harbour] [✓ North side] [Who sees it]
        "#);
        dee.says("/settings set areas off").await?;
        ana.says("/my area Anywhere").await?;
        let said = town.transcript();
        assert!(said.contains("Area: Anywhere"), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn old_and_forged_buttons_change_nothing() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/my topics walks").await?;
        forget_what_was_said(town).await?;
        for (verb, subject, arg) in [
            ("part", "shoes", ""),
            ("group", "topics", "nowhere"),
            ("group", "shoes", "outdoors"),
            ("tap", "topics", "no-such-word"),
            ("tap", "topics", "twins"),
            ("tap", "shoes", "walks"),
            ("way", "by-pigeon", ""),
            ("area", "0", "north"),
            ("area", "x", ""),
            ("share", "topics", "aliens"),
            ("dance", "topics", ""),
        ] {
            let route = Route::new("people", verb, subject).arg(arg);
            town.happens(&ana.event("#general", What::Pressed { route, on: None })).await?;
            let said = town.transcript();
            assert!(said.contains("from an earlier time"), "{verb} {subject} {arg}: {said}");
        }
        ana.says("/my topics").await?;
        assert!(town.transcript().contains("\nwalks\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_she_types_the_villages_own_words_are_offered() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let clock = ManualClock::at(monday_morning());
        let village = Village::open(opening(url, clock)).await?;
        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let suggested = async |path: &str, arg: &str, typed: &str, locale| {
            let account = "ana".to_owned();
            let typing = Typing { platform: PlatformKind::Console, account, home: home.clone(), locale };
            let choices = village.suggest(&typing, path, arg, typed, &[]).await?;
            assert!(choices.iter().all(|one| one.value.chars().count() <= 100 && one.label.chars().count() <= 100));
            let shown = choices.iter().map(|one| {
                if one.value == one.label { one.value.clone() } else { format!("{}={}", one.value, one.label) }
            });
            Ok::<_, Box<dyn std::error::Error>>(shown.take(3).collect::<Vec<_>>())
        };
        let (en, es) = (Locale::En, Locale::Es);
        assert_eq!(suggested("my lived", "lived", "tong", en).await?, ["tongue-tie"]);
        assert_eq!(suggested("my lived", "lived", "gem", es).await?, ["gemelos o más"]);
        assert_eq!(suggested("my profile", "topics", "walks, cof", en).await?, ["walks, coffee"]);
        assert_eq!(
            suggested("my topics", "topics", "walks,", en).await?,
            ["walks, cooking", "walks, coffee", "walks, sleep"]
        );
        assert_eq!(suggested("my topics", "topics", &format!("{}, wal", "x".repeat(99)), en).await?, [""; 0]);
        assert_eq!(
            suggested("my languages", "languages", "English, span", en).await?,
            ["English, Spanish", "English, Ladino"]
        );
        assert_eq!(suggested("my ways", "ways", "", es).await?, ["en persona", "videollamada", "por escrito"]);
        assert_eq!(suggested("my sharing", "part", "viv", es).await?, ["lived=Vivido"]);
        assert_eq!(suggested("my sharing", "seen-by", "every", en).await?, ["anyone=everyone here who asks"]);
        assert_eq!(suggested("my area", "neighbourhood", "", en).await?, [""; 0]);
        let dee = Incoming {
            from: Sender { standing: Standing::Admin, ..ana_does(0, What::Arrived).from },
            ..ana_does(
                0,
                What::Said {
                    text: "!settings set areas North side, Riverside".to_owned(),
                    to_bot: false,
                    replies_to: None,
                },
            )
        };
        village.attach(Arc::new(TownPlatform::default()));
        village.handle(dee).await?;
        assert_eq!(suggested("my area", "neighbourhood", "", en).await?, ["North side", "Riverside"]);
        assert_eq!(suggested("my profile", "neighbourhood", "RIVER", es).await?, ["Riverside"]);
        village.close().await;
    }
    Ok(())
}

/// Ana does something in `#general`.
fn ana_does(number: usize, what: What) -> Incoming {
    Incoming {
        platform: PlatformKind::Console,
        event: format!("e{number}"),
        from: Sender {
            account: "ana".to_owned(),
            name: "Ana".to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "home".to_owned(), name: None }),
        place: PlaceKey { id: "general".to_owned(), thread: None, direct: false },
        what,
        reply: Some(ReplyWay { token: "way".to_owned(), seconds: 900, private: false }),
    }
}

#[tokio::test]
async fn a_form_comes_filled_and_what_is_emptied_in_it_is_taken_back() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let clock = ManualClock::at(monday_morning());
        let village = Village::open(opening(url, clock)).await?;
        village.attach(Arc::new(TownPlatform::default()));
        let home = Some(HomeKey { id: "home".to_owned(), name: None });
        let typing = Typing { platform: PlatformKind::Console, account: "ana".to_owned(), home, locale: Locale::Es };
        let route = Route::new("ask", "new", "my-profile");
        let pressed = What::Pressed { route: route.clone(), on: None };
        // Whoever the village has not met gets an empty one.
        let form = village.form(&typing, &pressed).await?.ok_or("a form")?;
        assert!(form.fields.iter().all(|field| field.value.is_none()));

        let said = |text: &str| What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        let texts = ["!my topics walks, Medieval embroidery", "!my lived twins", "!my languages en", "!my about Hello"];
        for (text, number) in texts.into_iter().zip(0..) {
            village.handle(ana_does(number, said(text))).await?;
        }
        // What a form does not show it does not take away.
        village.handle(ana_does(8, said("!my free weekday mornings"))).await?;
        let free = What::Pressed { route: Route::new("ask", "new", "my-free"), on: None };
        let form = village.form(&typing, &free).await?.ok_or("a form")?;
        let blank = form.fields.iter().map(|field| GivenArg { name: field.key.clone(), value: String::new() });
        let parcel =
            village.handle(ana_does(9, What::Submitted { route: form.route, fields: blank.collect() })).await?;
        let Some(Act::Send(message)) = parcel.map(|parcel| parcel.act) else { return Err("no answer".into()) };
        assert!(plain_text(&message, "!").contains("9:00 AM to 12:00 PM, Monday to Friday"));

        let form = village.form(&typing, &pressed).await?.ok_or("a form")?;
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|field| (field.key.as_str(), field.value.as_deref().unwrap_or_default())).collect();
        let filled = [
            ("about", "Hello"),
            ("neighbourhood", ""),
            ("topics", "paseos, Medieval embroidery"),
            ("lived", "gemelos o más"),
            ("languages", "inglés"),
        ];
        assert_eq!(fields, filled);

        let field = |(name, value): (&str, &str)| GivenArg { name: name.to_owned(), value: value.to_owned() };
        let sent = [
            ("about", " "),
            ("neighbourhood", "North side"),
            ("topics", "paseos, Medieval embroidery, café"),
            ("lived", ""),
            ("languages", "inglés, germann"),
        ];
        let fields = sent.map(field).to_vec();
        let parcel = village.handle(ana_does(10, What::Submitted { route, fields })).await?;
        let Some(Act::Send(message)) = parcel.map(|parcel| parcel.act) else { return Err("no answer".into()) };
        insta::allow_duplicates! {
            insta::assert_snapshot!(plain_text(&message, "!"), @r#"
            Noted, thank you.
            I took "germann" for "German". If you meant something else, say it in other words.
            Your profile
            Area: North side
            Topics: walks, Medieval embroidery, coffee
            Languages: English, German
            Usually free: 9:00 AM to 12:00 PM, Monday to Friday
            All of it is up to you: tap one thing, leave the rest, come back whenever you like.
            "#);
        }
        village.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn profiles_are_kept_and_loaded_for_many_members_at_once() -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let store = Store::open(url).await?;
        store.migrate().await?;
        let mut tx = store.write(None).await?;
        let (ids, now) = (IdSource::seeded(1, 1), monday_morning());
        let village: CommunityId = ids.next(now);
        let elsewhere: CommunityId = ids.next(now);
        people::store::found(&mut tx, village, now).await?;
        people::store::found(&mut tx, elsewhere, now).await?;
        let members: [MemberId; 4] = std::array::from_fn(|_| ids.next(now));
        let [ana, ben, cleo, dee] = members;
        for member in [ana, ben, cleo] {
            people::store::add_member(&mut tx, member, village, now).await?;
        }
        people::store::add_member(&mut tx, dee, elsewhere, now).await?;

        let words = |text| vocabulary::read(text, Locale::En);
        let languages: Vec<Spoken> = ["es", "yue"].into_iter().filter_map(Spoken::from_code).collect();
        let free = read_free("weekday mornings, sat 22:00-1:00", Locale::En)?;
        let ways = vec![Way::InPerson, Way::Chat];
        profile::store::set_about(&mut tx, ana, Some("Two kids")).await?;
        profile::store::set_area(&mut tx, ana, Some("North side")).await?;
        profile::store::set_words(&mut tx, ana, Book::Topics, &words("walks, Medieval embroidery")).await?;
        profile::store::set_words(&mut tx, ana, Book::Lived, &words("twins, NICU")).await?;
        profile::store::set_languages(&mut tx, ana, &languages).await?;
        profile::store::set_free(&mut tx, ana, &free).await?;
        profile::store::set_ways(&mut tx, ana, &ways).await?;
        profile::store::set_seen(&mut tx, ana, Part::Area, SeenBy::Nobody).await?;
        for member in [ben, cleo, dee] {
            profile::store::set_words(&mut tx, member, Book::Lived, &words("twins")).await?;
        }
        profile::store::set_seen(&mut tx, ben, Part::Lived, SeenBy::Nobody).await?;

        let hers = Profile {
            about: Some("Two kids".to_owned()),
            area: Some("North side".to_owned()),
            topics: words("walks, medieval embroidery"),
            lived: words("twins, NICU"),
            languages,
            free,
            ways,
            seen: Sharing::default().with(Part::Area, SeenBy::Nobody),
        };
        assert_eq!(profile::of(&mut tx, ana).await?, hers);
        let many: Vec<MemberId> = (0..1_200).map(|_| ids.next(now)).chain(members).collect();
        let all = profile::of_all(&mut tx, &many).await?;
        assert_eq!((all.len(), all.get(&ana)), (4, Some(&hers)));
        assert!(profile::of_all(&mut tx, &[]).await?.is_empty());
        assert_eq!(hers.seen_by(Viewer::Introduced).area, None);

        // Only of this community, only who is still here, and only who lets others know.
        let twins = Word::known("twins").ok_or("twins are known")?;
        assert_eq!(profile::store::lived_by(&mut tx, village, &twins).await?, [ana, cleo]);
        people::store::set_left(&mut tx, cleo, Some(now)).await?;
        assert_eq!(profile::store::lived_by(&mut tx, village, &twins).await?, [ana]);

        profile::store::set_words(&mut tx, ana, Book::Lived, &[]).await?;
        profile::store::set_about(&mut tx, ana, None).await?;
        profile::store::set_languages(&mut tx, ana, &[]).await?;
        profile::store::set_ways(&mut tx, ana, &[]).await?;
        profile::store::set_free(&mut tx, ana, &[]).await?;
        let emptied = profile::of(&mut tx, ana).await?;
        assert_eq!((emptied.about, emptied.lived.len(), emptied.languages.len()), (None, 0, 0));
        assert_eq!((emptied.ways.len(), emptied.free.len(), emptied.topics.len()), (0, 0, 2));
        tx.commit().await?;
        store.close().await;
    }
    Ok(())
}

#[test]
fn kids_grow_in_the_eyes_of_others_and_nobody_is_announced() -> TestResult {
    let today = monday_morning().date_naive();
    let kids: Vec<_> = read_kids("march 2025, due april 2027", Locale::En, today)?;
    let seen = |months: u32, locale| {
        let on = today.checked_add_months(chrono::Months::new(months)).unwrap_or(today);
        profile::wording::ages(&kids, on, locale)
    };
    assert_eq!(seen(0, Locale::En), "1 toddler, a baby on the way");
    assert_eq!(seen(5, Locale::Es), "1 de 1 a 2 años, un bebé en camino");
    // Its month is over: she has not said that it is here, so nobody speaks of it.
    assert_eq!(seen(6, Locale::En), "1 toddler");
    assert_eq!(seen(18, Locale::En), "1 preschooler");
    assert_eq!(kids::MOST, 12);
    Ok(())
}
