//! What asking says: to whoever asks, and to those who have lived it.

use super::{button, command};
use crate::id::AskId;
use crate::intros::ask::{self, Came, Question, State};
use crate::message::{Message, Part, Route, Span, Style};
use crate::outbox::AskNews;
use crate::people::{avoid, vocabulary};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, say};

/// What asking came to.
pub(super) async fn answer(tx: &mut Tx, ask: AskId, came: Came, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(question) = ask::store::get(tx, ask).await? else {
        return Ok(Message::para(locale, say(locale, "circle-gone", &[])));
    };
    let word = word(&question, reader);
    let mut message = Message::para(
        locale,
        match came {
            Came::Asking(count) => say(locale, "ask-asking", &[word, ("count", Arg::Number(count))]),
            Came::Already => say(locale, "ask-already", &[word]),
            Came::Nobody => say(locale, "ask-nobody-yet", &[word]),
            Came::Resting => say(locale, "ask-resting", &[word]),
            Came::Waits => say(locale, "ask-waits", &[word]),
            Came::Yes => say(locale, "ask-yes", &[]),
            Came::No => say(locale, "ask-no", &[word, command("my lived")]),
        },
    );
    if came == Came::Nobody {
        let wait = Route::new("intro", "ask-wait", ask.simple());
        message.parts.push(Part::Actions(vec![button(locale, "ask-wait", wait).styled(Style::Main)]));
    }
    Ok(message)
}

/// What she waits for, and how to wait no more.
pub(super) fn waits(question: &Question, reader: &Reader) -> Vec<Span> {
    say(reader.locale, "ask-waits", &[word(question, reader)])
}

/// News of a question; none when it says nothing any more.
pub async fn news(tx: &mut Tx, ask: AskId, news: &AskNews, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let (Some(question), Some(me)) = (ask::store::get(tx, ask).await?, reader.member) else { return Ok(None) };
    let of = |verb: &str| Route::new("intro", verb, ask.simple());
    let word = word(&question, reader);
    let (text, actions) = match news {
        AskNews::Request => {
            let asked = ask::store::requests(tx, &[me]).await?;
            let waits = asked.iter().any(|(of, request)| *of == ask && request.answer.is_none());
            let is_apart = question.member == me || avoid::store::are_apart(tx, question.member, me).await?;
            if question.state != State::Open || !waits || is_apart {
                return Ok(None);
            }
            let actions = vec![
                button(locale, "ask-yes", of("ask-yes")).styled(Style::Main),
                button(locale, "ask-no", of("ask-no")),
            ];
            (say(locale, "ask-request", &[word, command("my lived")]), actions)
        }
        AskNews::Nobody => {
            (say(locale, "ask-nobody", &[word]), vec![button(locale, "ask-wait", of("ask-wait")).styled(Style::Main)])
        }
        AskNews::Somebody => (
            say(locale, "ask-somebody", &[word]),
            vec![button(locale, "ask-again", of("ask-again")).styled(Style::Main)],
        ),
    };
    let mut message = Message::para(locale, text);
    message.parts.push(Part::Actions(actions));
    Ok(Some(message))
}

/// A question of hers that somebody may still say yes to.
pub(super) fn open(question: &Question, reader: &Reader) -> Vec<Span> {
    say(reader.locale, "ask-already", &[word(question, reader)])
}

fn word(question: &Question, reader: &Reader) -> (&'static str, Arg) {
    ("word", Arg::text(vocabulary::label(&question.word, reader.locale)))
}
