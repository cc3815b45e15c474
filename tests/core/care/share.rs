//! Anonymous posts.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

use bot_core::command::GivenArg;
use bot_core::incoming::{Standing, What};
use bot_core::message::REACTION_KEYS;
use bot_core::testing::{TestResult, Town, in_town};
use chrono::TimeDelta;
use tracing::field::{Field, Visit};
use tracing::span;

/// Ana is the admin, Mia a moderator, and the others have been here for a while.
async fn sharing(town: &Town) -> TestResult {
    town.member("ana").is(Standing::Admin);
    town.member("mia").is(Standing::Moderator);
    for name in ["ana", "mia", "eva", "ben", "cleo"] {
        town.member(name).says("/village about").await?;
    }
    town.member("ana").says_in("#mods", "/settings set moderators-channel here").await?;
    town.member("ana").says_in("#quiet", "/settings set share-channel here").await?;
    town.advance(TimeDelta::days(2)).await?;
    town.skip();
    Ok(())
}

/// Everything is out at once.
async fn without_delay(town: &Town) -> TestResult {
    sharing(town).await?;
    town.member("ana").says("/settings set share-delay 0").await?;
    town.skip();
    Ok(())
}

#[tokio::test]
async fn a_post_is_read_by_a_moderator_then_by_everybody_and_answered() -> TestResult {
    in_town(async |town| {
        sharing(town).await?;
        town.member("eva").whispers("share post Nobody told me how lonely the nights are").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) Thank you. A moderator reads it first, without seeing who wrote it; then it goes out. You are Primrose here, and nobody sees that it's you. /share more Primrose adds something under that name, /share mine shows what became of it.
        Who wrote it is sealed. To be honest: whoever runs this bot and holds both its key and its database could open it. Two admins together can as well; then everybody here is told. Your chat service sees that you wrote to me, and perhaps your words.
        ");
        town.advance(TimeDelta::minutes(2)).await?;
        insta::assert_snapshot!(town.transcript(), @"
        (#mods) An anonymous post, Primrose, waits for your yes:
        Nobody told me how lonely the nights are
        Nobody sees who it is. /share pause Primrose 7 keeps the author from sharing for 7 days; /share remove Primrose and a reason take a post away.
        [Let it out] [Not like this]
        ");
        town.member("mia").presses("Let it out").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Primrose is on its way to everybody. The author hears of it.
        ---
        (#quiet) Primrose, anonymously
        Nobody told me how lonely the nights are
        One of us wrote this, and nobody here sees who. /share answer Primrose answers with your name.
        [Me too] [Answer with my name]
        ---
        (to eva) Your words as Primrose are out now.
        ");
        town.member("ben").presses("Me too").await?;
        town.member("ben").presses("Me too").await?;
        town.member("cleo").presses("Answer with my name").await?;
        town.member("cleo").whispers("I was up at four as well").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ben) Primrose sees that somebody knows this feeling too. Nobody sees that it's you.
        ---
        (#quiet, edited) Primrose, anonymously
        Nobody told me how lonely the nights are
        1 of us knows this feeling too.
        One of us wrote this, and nobody here sees who. /share answer Primrose answers with your name.
        [Me too] [Answer with my name]
        ---
        (to ben) Your tap under Primrose counts already.
        ---
        (to cleo) What would you like to say?
        For example: Thank you, that helps. Or write cancel to stop.
        ---
        (to cleo) Thank you! Your answer stands under Primrose, with your name.
        ---
        (#quiet) cleo answers Primrose:
        I was up at four as well
        ---
        (to eva) Somebody has answered Primrose. To say more under that name, write /share more Primrose and your words here.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reaction_that_everybody_sees_is_no_tap_without_a_name() -> TestResult {
    in_town(async |town| {
        without_delay(town).await?;
        town.member("ana").says("/settings set share-approval off").await?;
        town.member("eva").whispers("share post Nobody told me how lonely the nights are").await?;
        town.skip();
        let ben = town.member("ben");
        let What::Pressed { on: Some(on), .. } = ben.press("Me too")? else { return Err("no button".into()) };
        let tap = What::Reacted { on, key: REACTION_KEYS[0].to_owned() };
        town.happens(&ben.event("#quiet", tap)).await?;
        assert_eq!(town.transcript(), "");
        ben.presses("Me too").await?;
        assert!(town.transcript().contains("1 of us knows this feeling too."));
        Ok(())
    })
    .await
}

/// The name that the newest anonymous post bears.
fn alias(transcript: &str) -> Result<String, Box<dyn std::error::Error>> {
    let line = transcript
        .lines()
        .find_map(|line| line.split_once(", anonymously").or(line.split_once(", waits for your yes")));
    let (before, _) = line.ok_or("there is no post")?;
    Ok(before.rsplit([' ', ')']).next().unwrap_or_default().to_owned())
}

/// Who somebody is, in every form in which a row could name her.
pub(super) async fn names_of(town: &Town, name: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut names = vec![name.to_owned()];
    for (side, table, row) in town.every_row().await? {
        if table != "accounts" || !row.contains(name) {
            continue;
        }
        // The account, its community, the member.
        let ids: Vec<String> = if side == "SQLite" {
            row.split('\'').skip(1).step_by(2).take(3).map(str::to_owned).collect()
        } else {
            row.trim_start_matches('(').split(',').take(3).map(|id| id.replace('-', "")).collect()
        };
        names.extend([ids.first(), ids.get(2)].into_iter().flatten().map(|id| id.to_lowercase()));
    }
    assert_eq!(names.len(), 5, "{names:?}");
    Ok(names)
}

/// No row says who she is, except that she is here, and nothing there has changed.
async fn nothing_names(town: &Town, names: &[String], before: &[String], when: &str) -> TestResult {
    let mut people = Vec::new();
    for (side, table, row) in town.every_row().await? {
        let plain = row.to_lowercase().replace('-', "");
        let is_about = names.iter().any(|name| plain.contains(name.as_str()));
        if ["accounts", "members"].contains(&table.as_str()) {
            people.extend(is_about.then(|| format!("{side} {row}")));
        } else {
            assert!(!is_about, "{when}: {side} {table}: {row}");
        }
    }
    assert_eq!(people, before, "{when}");
    Ok(())
}

/// What is logged at any level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Log {
    fn note(&self, visit: impl FnOnce(&mut Line)) {
        let mut line = Line(String::new());
        visit(&mut line);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_str(&line.0);
        all.push('\n');
    }
}

impl tracing::Subscriber for Log {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        !metadata.target().starts_with("sqlx")
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        self.note(|line| attributes.record(line));
        span::Id::from_u64(1)
    }

    fn record(&self, _span: &span::Id, values: &span::Record<'_>) {
        self.note(|line| values.record(line));
    }

    fn record_follows_from(&self, _span: &span::Id, _follows: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        self.note(|line| event.record(line));
    }

    fn enter(&self, _span: &span::Id) {}

    fn exit(&self, _span: &span::Id) {}
}

#[tokio::test]
async fn no_row_and_no_line_of_the_log_says_who_has_written_a_post() -> TestResult {
    let log = Log::default();
    let heard = log.clone();
    let _listening = tracing::subscriber::set_default(log);
    in_town(async |town| {
        sharing(town).await?;
        let names = names_of(town, "eva").await?;
        let mut before = Vec::new();
        for (side, table, row) in town.every_row().await? {
            let plain = row.to_lowercase().replace('-', "");
            let is_about = names.iter().any(|name| plain.contains(name.as_str()));
            if ["accounts", "members"].contains(&table.as_str()) && is_about {
                before.push(format!("{side} {row}"));
            }
        }
        let holds = async |when: &str| nothing_names(town, &names, &before, when).await;
        holds("before").await?;

        // The bot dies before it answers her; what is left in the database does not name her either.
        let words = "share post Some nights I don't want to be here any more";
        let what = What::Said { text: words.to_owned(), to_bot: false, replies_to: None };
        let event = town.member("eva").event("@eva", what);
        town.dies_answering(&event).await?;
        holds("while the answer waits").await?;
        town.happens(&event).await?;
        holds("told again").await?;
        town.advance(TimeDelta::minutes(3)).await?;
        holds("a moderator is asked").await?;
        let said = town.transcript();
        assert_eq!(said.matches("A moderator reads it first").count(), 1, "told twice, answered once: {said}");
        assert!(said.contains("/support shows them, only to you"), "{said}");
        assert!(said.contains("This one may need somebody"), "{said}");
        let alias = alias(&said)?;

        town.member("mia").presses("Let it out").await?;
        holds("it is out").await?;
        town.member("eva").whispers(&format!("share more {alias} It is better today")).await?;
        holds("she adds something").await?;
        town.advance(TimeDelta::minutes(3)).await?;
        town.member("mia").presses("Let it out").await?;
        holds("that is out").await?;
        town.member("ben").says(&format!("/share answer {alias} We are here")).await?;
        holds("somebody answers").await?;
        // Who signs is named; so the walk would see it.
        let ben = names_of(town, "ben").await?;
        let lines = town.every_row().await?.into_iter().filter(|(_, table, _)| table == "share_lines");
        let plain = lines.map(|(_, _, row)| row.to_lowercase().replace('-', ""));
        let signed = plain.filter(|row| ben.iter().any(|name| row.contains(name.as_str())));
        assert_eq!(signed.count(), 2, "one on each database");
        town.member("eva").whispers(&format!("share me-too {alias}")).await?;
        holds("she taps").await?;
        town.member("eva").whispers("share mine").await?;
        town.member("eva").whispers("share post").await?;
        town.member("eva").whispers("share more Nothing of that name").await?;
        holds("she looks, and writes too little").await?;
        // A command of the platform's own, where others are: only its answer is private.
        let args = vec![GivenArg { name: "words".to_owned(), value: "By day it is better".to_owned() }];
        let command = What::Command { path: "share post".to_owned(), args };
        town.happens(&town.member("eva").event("#general", command.clone())).await?;
        holds("by a command").await?;
        // Whoever is seen for the first time is here from now on, and nothing says since when.
        town.happens(&town.member("nora").event("#general", command)).await?;
        let nora = names_of(town, "nora").await?;
        for (side, table, row) in town.every_row().await? {
            let plain = row.to_lowercase().replace('-', "");
            if nora.iter().any(|name| plain.contains(name.as_str())) {
                assert!(["accounts", "members"].contains(&table.as_str()), "{side} {table}: {row}");
                assert!(row.contains("00:00:00") && !row.contains(" 14:") && !row.contains("T14:"), "{side}: {row}");
            }
        }
        town.fail_deliveries(2);
        town.member("eva").whispers("share post And another thing").await?;
        holds("nothing leaves").await?;
        town.advance(TimeDelta::minutes(10)).await?;
        holds("it leaves later").await?;
        town.member("mia").says(&format!("/share pause {alias} 3")).await?;
        holds("she is paused").await?;
        town.member("eva").whispers("share post And a third").await?;
        holds("she may not").await?;
        assert!(town.transcript().contains("ask you not to share anything until November 28, 2026"));

        // What is marked tells no time of the day.
        let marks: Vec<String> = town
            .every_row()
            .await?
            .into_iter()
            .filter(|(_, table, row)| table == "inbox" && row.chars().filter(char::is_ascii_hexdigit).count() > 40)
            .map(|(_, _, row)| row)
            .collect();
        assert!(!marks.is_empty() && marks.iter().all(|row| row.contains("00:00:00")), "{marks:#?}");
        town.advance(TimeDelta::days(40)).await?;
        let left = town.every_row().await?.into_iter().filter(|(_, table, _)| table.starts_with("share"));
        assert_eq!(left.count(), 0, "after 30 days all of it is forgotten");
        let logged = heard.0.lock().unwrap_or_else(PoisonError::into_inner).to_lowercase().replace('-', "");
        assert!(logged.contains("did not arrive"), "the log was heard: {logged}");
        for name in &names {
            assert!(!logged.contains(name.as_str()), "{name}: {logged}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_typed_where_everybody_reads_it_is_not_shared() -> TestResult {
    in_town(async |town| {
        town.member("ana").is(Standing::Admin);
        town.member("ana").says("/village about").await?;
        town.member("eva").says("/village about").await?;
        town.skip();
        town.member("eva").whispers("share post Is anybody there?").await?;
        town.member("ana").says_in("#quiet", "/settings set share-channel here").await?;
        town.member("eva").says("/share post Is anybody there?").await?;
        town.member("eva").whispers("share post").await?;
        town.member("eva").whispers("share mine").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) Nobody has chosen a channel for anonymous posts here yet. An admin does it with /settings set share-channel here, written in that channel.
        ---
        (to ana) Done: share-channel is now #quiet.
        ---
        (to eva) I haven't shared that: here everybody sees what you type. What you typed still stands here; you can delete it. Write it to me alone, and it stays anonymous, for example: /share post Nobody told me how lonely the nights are
        ---
        (to eva) To share something, write it in one go, so that I need not keep anything in between. For example: /share post Nobody told me how lonely the nights are
        ---
        (to eva) There is nothing of yours. /share post and your words share something anonymously.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn there_are_three_open_posts_and_five_a_day_at_most() -> TestResult {
    in_town(async |town| {
        without_delay(town).await?;
        town.member("ana").says("/settings set share-approval off").await?;
        for number in 1..=4 {
            town.member("eva").whispers(&format!("share post number {number}")).await?;
        }
        let said = town.transcript();
        assert_eq!(said.matches(", anonymously").count(), 3, "{said}");
        assert!(said.contains("You have three posts open"), "{said}");
        town.member("eva").whispers(&format!("share post {}", "long ".repeat(400))).await?;
        insta::assert_snapshot!(town.transcript(), @r#"(to eva) "words" has 1999 characters; 1500 is the most I can take. Could you make it a little shorter?"#);
        // Ben has room of his own.
        town.member("ben").whispers("share post mine").await?;
        assert!(town.transcript().contains(", anonymously"));
        town.advance(TimeDelta::days(15)).await?;
        town.member("eva").whispers("share post number 5").await?;
        assert!(town.transcript().contains(", anonymously"), "what is closed is not open any more");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moderators_decline_take_away_and_pause_without_knowing_whom() -> TestResult {
    in_town(async |town| {
        without_delay(town).await?;
        town.member("eva").whispers("share post Leo from Elm Street bites").await?;
        town.skip();
        town.member("mia").presses("Not like this").await?;
        town.member("mia").whispers("It names a child").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) Why? (a few words)
        For example: She keeps selling things. Or write cancel to stop.
        ---
        (to mia) Thyme stays in. The author hears it, with your reason and her words.
        ---
        (to eva) Your words as Thyme did not go out.
        The moderators say: It names a child
        Your words were:
        Leo from Elm Street bites
        ");
        town.member("eva").whispers("share post My boy bites").await?;
        town.member("mia").presses("Let it out").await?;
        let name = alias(&town.transcript())?;
        town.member("mia").presses("Let it out").await?;
        town.member("eva").says(&format!("/share answer {name} I am so tired of it")).await?;
        town.member("ben").whispers(&format!("share more {name} hijacked")).await?;
        town.member("ben").says(&format!("/share remove {name} because")).await?;
        town.member("mia").says(&format!("/share remove {name} We talked about it")).await?;
        town.member("mia").says(&format!("/share pause {name}")).await?;
        town.member("eva").whispers("share post Again").await?;
        town.member("mia").says(&format!("/share resume {name}")).await?;
        town.member("eva").whispers("share mine").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) That is decided already for Rowan.
        ---
        (to eva) Rowan is yours, and an answer would show your name. To stay Rowan: /share more Rowan and your words.
        ---
        (to ben) Rowan is not yours. You can answer with your name: /share answer Rowan
        ---
        (to ben) That one is for moderators and admins. If you need it done, they will gladly help.
        ---
        (to mia) Rowan is taken away, with what stood below. The author hears it, with your reason and her words.
        ---
        (#quiet, edited) The moderators have taken away what stood here of Rowan.
        ---
        (to eva) Your post as Rowan was taken away.
        The moderators say: We talked about it
        Your words were:
        My boy bites
        ---
        (to mia) Whoever wrote Rowan can't share until December 2, 2026; neither you nor I see who it is. /share resume Rowan lets her again.
        ---
        (to eva) You wrote as Rowan. The moderators ask you not to share anything until December 2, 2026. They don't know who you are.
        ---
        (to eva) The moderators ask you not to share anything until December 2, 2026. They don't know who you are.
        ---
        (to mia) Whoever wrote Rowan may share again.
        ---
        (to eva) You wrote as Rowan, and may share again.
        ---
        (to eva) What you have shared
        • Thyme did not go out: “Leo from Elm Street bites”
        The moderators say: It names a child
        • Rowan was taken away: “My boy bites”
        The moderators say: We talked about it
        /share more and the name add something. After 14 days a post is closed, after 30 it is forgotten.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_takes_two_admins_to_know_and_everybody_hears_that_it_was_done() -> TestResult {
    in_town(async |town| {
        without_delay(town).await?;
        town.member("eva").whispers("share post I can't go on like this with him").await?;
        let name = alias(&town.transcript())?;
        town.member("mia").presses("Let it out").await?;
        town.skip();
        town.member("mia").says(&format!("/share unseal {name} curious")).await?;
        town.member("ana").says(&format!("/share unseal {name} She may be in danger")).await?;
        town.member("ana").presses("Ask a second admin").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to mia) That one is for admins. If you need it done, they will gladly help.
        ---
        (to ana) You would like to know who wrote Thyme. It takes a second admin who agrees; then both of you learn it, it is written down, and everybody here and the author are told that it was done.
        Who wrote it is sealed. To be honest: whoever runs this bot and holds both its key and its database could open it. Two admins together can as well; then everybody here is told. Your chat service sees that you wrote to me, and perhaps your words.
        [Ask a second admin]
        ---
        (to ana) It takes a second admin, and there is none here.
        ");
        town.member("olga").is(Standing::Admin);
        town.member("olga").says("/village about").await?;
        town.skip();
        town.member("ana").presses("Ask a second admin").await?;
        // She can't agree with herself.
        let agree = town.member("olga").press("I agree")?;
        town.happens(&town.member("ana").event("#mods", agree)).await?;
        town.member("olga").presses("I agree").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) I have asked the other admins about Thyme. One of them has 7 days to agree.
        ---
        (to olga) ana would like to know who wrote Thyme, because: She may be in danger
        If you agree, both of you learn it, it is written down, and everybody here and the author are told that it was done.
        I can't go on like this with him
        Who wrote it is sealed. To be honest: whoever runs this bot and holds both its key and its database could open it. Two admins together can as well; then everybody here is told. Your chat service sees that you wrote to me, and perhaps your words.
        [I agree]
        ---
        (to ana) That button is from an earlier time and does nothing any more. /meetup list shows what is on now.
        ---
        (to olga) Thyme was written by eva. Please keep it to yourselves.
        ---
        (to ana) Thyme was written by eva. Please keep it to yourselves.
        ---
        (#quiet) Two admins have opened who wrote Thyme. We say so because you should know when it happens.
        ---
        (to eva) Two admins have opened who wrote Thyme: they know now that it was you. Everybody here has been told that it was done, and not who.
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_spanish_it_is_spanish() -> TestResult {
    in_town(async |town| {
        without_delay(town).await?;
        town.member("ana").says("/settings set language es").await?;
        town.skip();
        town.member("eva").whispers("compartir escribir Nadie me dijo lo solas que son las noches").await?;
        town.member("mia").presses("Que salga").await?;
        town.member("ben").presses("Yo también").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to eva) Gracias. Antes lo lee una moderadora, sin ver quién lo escribió; después sale. Aquí eres Abeto, y nadie ve que eres tú. /compartir más Abeto añade algo con ese nombre, /compartir mío muestra qué ha sido de ello.
        Eso suena a mucho peso. Hay personas que escuchan, de día y de noche: /apoyo te las enseña, solo a ti.
        Quién lo ha escrito está sellado. Para ser sincera: quien lleva este bot y tiene a la vez su clave y su base de datos podría abrirlo. También dos administradoras juntas; entonces se lo digo a todas. Tu servicio de chat ve que me has escrito, y quizá tus palabras.
        ---
        (#mods) Un mensaje anónimo, Abeto, espera un sí:
        Nadie me dijo lo solas que son las noches
        Puede que esta persona necesite a alguien. Le he enseñado con quién hablar; una respuesta cálida también ayuda.
        Nadie ve quién es. /compartir pausar Abeto 7 impide compartir durante 7 días a quien lo escribió; /compartir retirar Abeto y un motivo retiran un mensaje.
        [Que salga] [Así no]
        ---
        (to mia) Abeto va de camino a todas. Quien lo escribió lo sabrá.
        ---
        (to eva) Tus palabras como Abeto ya están publicadas.
        ---
        (#quiet) Abeto, de forma anónima
        Nadie me dijo lo solas que son las noches
        Lo ha escrito una de nosotras, y nadie aquí ve quién. /compartir responder Abeto responde con tu nombre.
        [Yo también] [Responder con mi nombre]
        ---
        (to ben) Abeto ve que a alguien más también le pasa. Nadie ve que eres tú.
        ---
        (#quiet, edited) Abeto, de forma anónima
        Nadie me dijo lo solas que son las noches
        También le pasa a 1 de nosotras.
        Lo ha escrito una de nosotras, y nadie aquí ve quién. /compartir responder Abeto responde con tu nombre.
        [Yo también] [Responder con mi nombre]
        ");
        Ok(())
    })
    .await
}
