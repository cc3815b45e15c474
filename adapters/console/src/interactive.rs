//! The prompt: somebody sits at the terminal and is everyone in town.

use std::sync::mpsc as channel;
use std::time::Duration;

use bot_core::message::MomentStyle;
use bot_core::wording;
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{Config, Editor};
use tokio::sync::mpsc;

use crate::clock::PlayClock;
use crate::interactive::completion::Completion;
use crate::interactive::screen::{Screen, TypedSoFar};
use crate::script::{self, Line};
use crate::stage::{Stage, Trouble};
use crate::transcript::Transcript;
use crate::{Keep, Kept, Play, PlayError, raise};

mod completion;
mod screen;

/// Who acts when a line does not say.
const FIRST_SPEAKER: &str = "ana";

const HELP: &str = include_str!("interactive/help.txt");

/// The longest wait between two looks at what is due.
const PATIENCE: Duration = Duration::from_mins(1);

type Prompt = Editor<Completion, DefaultHistory>;
type Typed = Result<String, ReadlineError>;

/// What somebody wants who typed a line.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    /// To know how this works.
    Help,
    /// To leave.
    Leave,
    /// That this line of a script be carried out.
    Play(String),
}

/// Plays at a prompt until somebody leaves.
pub(crate) async fn sit_down(play: &Play, transcript: Transcript) -> Result<(), PlayError> {
    let kept = Kept::open(&play.keep)?;
    let mut stage = raise(play, &kept, PlayClock::going).await?;
    let mut prompt = Prompt::with_config(Config::builder().auto_add_history(true).build())?;
    let typed = TypedSoFar::default();
    prompt.set_helper(Some(Completion { typed: typed.clone() }));
    let history = match &play.keep {
        Keep::In(directory) => Some(directory.join("history.txt")),
        Keep::Nowhere | Keep::At(_) => None,
    };
    if let Some(file) = &history {
        // The first time there is none.
        let _ = prompt.load_history(file);
    }
    let mut screen = Screen::new(transcript, !play.json, typed);
    screen.notice(&welcome(play, &stage))?;

    let (ask, asked) = channel::channel();
    let (answer, mut answers) = mpsc::channel(1);
    let reader = std::thread::spawn(move || read_lines(prompt, history.as_deref(), &asked, &answer));

    let mut speaker = FIRST_SPEAKER.to_owned();
    'asking: loop {
        let prompt = format!("{speaker}> ");
        screen.asks(&prompt);
        if ask.send(prompt).is_err() {
            break;
        }
        let typed = wait(&stage, &mut screen, &mut answers).await?;
        screen.answered();
        let lines = match typed {
            Some(Ok(lines)) => lines,
            Some(Err(ReadlineError::Interrupted)) => {
                screen.notice("Ctrl-D or `quit` leaves, `?` tells more.\n")?;
                continue;
            }
            Some(Err(ReadlineError::Eof)) | None => break,
            Some(Err(error)) => return Err(error.into()),
        };
        // Several, where they were pasted.
        for line in lines.lines() {
            match wish(line, &speaker) {
                Wish::Help => screen.notice(HELP)?,
                Wish::Leave => break 'asking,
                Wish::Play(line) => match script::read(&line) {
                    Err(why) => screen.notice(&format!("{why} (`?` tells more)\n"))?,
                    Ok(line) => {
                        if let Some(who) = who_acts(&line) {
                            speaker = who;
                        }
                        let result = stage.carry_out(line).await;
                        screen.show(&stage)?;
                        if let Err(trouble) = result {
                            screen.notice(&format!("{trouble}\n"))?;
                        }
                    }
                },
            }
        }
    }
    drop(ask);
    stage.close().await;
    // It ends when nobody asks any more; how does not matter to anyone.
    let _ = reader.join();
    Ok(())
}

/// Waits for a line, and meanwhile does what falls due.
async fn wait(
    stage: &Stage,
    screen: &mut Screen,
    answers: &mut mpsc::Receiver<Typed>,
) -> Result<Option<Typed>, PlayError> {
    loop {
        let due = match stage.next_due().await {
            Err(Trouble::Store(error)) if error.is_passing() => Some(stage.now()),
            due => due.map_err(PlayError::Village)?,
        };
        let pause = due.and_then(|due| (due - stage.now()).to_std().ok()).unwrap_or(PATIENCE);
        // What is overdue has been tried already; it gets another chance every second.
        let overdue = due.is_some_and(|due| due <= stage.now());
        let pause = if overdue { Duration::from_secs(1) } else { pause.min(PATIENCE) };
        tokio::select! {
            typed = answers.recv() => return Ok(typed),
            () = tokio::time::sleep(pause) => {
                let result = stage.run_due().await;
                screen.show(stage)?;
                if let Err(trouble) = result {
                    screen.notice(&format!("{trouble}\n"))?;
                }
            }
        }
    }
}

/// Reads one line for every prompt that is asked for, on a thread of its own because reading blocks.
fn read_lines(
    mut prompt: Prompt,
    history: Option<&std::path::Path>,
    asked: &channel::Receiver<String>,
    answer: &mpsc::Sender<Typed>,
) {
    while let Ok(text) = asked.recv() {
        let typed = prompt.readline(&text);
        if answer.blocking_send(typed).is_err() {
            break;
        }
    }
    if let Some(file) = history
        && let Err(error) = prompt.save_history(file)
    {
        tracing::warn!(%error, "the history of the prompt could not be saved");
    }
}

fn welcome(play: &Play, stage: &Stage) -> String {
    let now = wording::moment(play.locale, &stage.now().with_timezone(&play.zone), MomentStyle::Full);
    let kept = match &play.keep {
        Keep::Nowhere => "Nothing is kept: when you leave, the village is gone.".to_owned(),
        Keep::In(directory) => format!("The village is kept in {}.", directory.display()),
        Keep::At(_) => "The village is kept in the database.".to_owned(),
    };
    format!(
        "Welcome to the village. It is {now}.\n\
         You are {FIRST_SPEAKER}, and anybody else you like. Try these, one after the other:\n\n\
         \x20   /meetup new Park and coffee when: sat 10am place: Elm Park\n\
         \x20   ben presses Going\n\
         \x20   @advance 3d\n\n\
         {kept} `?` tells more, Tab completes, Ctrl-D leaves.\n\n"
    )
}

/// What a line asks for; one that names nobody is the speaker's.
fn wish(line: &str, speaker: &str) -> Wish {
    let line = line.trim();
    match line {
        "?" | "help" => return Wish::Help,
        "quit" | "exit" | "q" => return Wish::Leave,
        _ => {}
    }
    let first = line.split_whitespace().next().unwrap_or("");
    if line.starts_with(['/', '!']) {
        return Wish::Play(format!("{speaker}: {line}"));
    }
    let deed =
        line.starts_with('>') || ["in", "sends", "presses", "picks", "reports", "edits", "deletes"].contains(&first);
    let whole = script::read(line).is_ok();
    Wish::Play(if deed && !whole { format!("{speaker} {line}") } else { line.to_owned() })
}

/// Who acts in a line, where somebody does.
fn who_acts(line: &Line) -> Option<String> {
    match line {
        Line::Says { who, .. }
        | Line::Sends { who, .. }
        | Line::Presses { who, .. }
        | Line::Picks { who, .. }
        | Line::Reports { who, .. }
        | Line::Edits { who, .. }
        | Line::Deletes { who, .. } => Some(who.to_string()),
        Line::Nothing
        | Line::Advance(_)
        | Line::Until(_)
        | Line::Join(_)
        | Line::Leave(_)
        | Line::Role(..)
        | Line::Dms(..)
        | Line::Restart
        | Line::FailSend(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_names_nobody_is_the_speakers() {
        let plays = |line: &str| Wish::Play(line.to_owned());
        assert_eq!(wish("/meetup list", "ben"), plays("ben: /meetup list"));
        assert_eq!(wish("presses Going on m4", "ben"), plays("ben presses Going on m4"));
        assert_eq!(wish("in #parks: hello", "ben"), plays("ben in #parks: hello"));
        assert_eq!(wish("> village: yes", "ben"), plays("ben > village: yes"));
        assert_eq!(wish("ana: hello", "ben"), plays("ana: hello"));
        assert_eq!(wish("@advance 2d", "ben"), plays("@advance 2d"));
        assert_eq!(wish(" ? ", "ben"), Wish::Help);
        assert_eq!(wish("quit", "ben"), Wish::Leave);
    }

    #[test]
    fn the_help_shows_lines_that_can_be_read() {
        let shown =
            HELP.lines().filter_map(|line| line.strip_prefix("    ")).filter_map(|line| line.split("  ").next());
        let mut count = 0;
        for line in shown {
            let Wish::Play(line) = wish(line, "ana") else { continue };
            assert!(script::read(&line).is_ok(), "{line}");
            count += 1;
        }
        assert!(count > 10);
    }
}
