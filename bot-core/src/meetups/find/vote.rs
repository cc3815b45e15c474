//! `meetup vote`: what somebody says to the moments. One tap says yes to one; words say the rest.

use super::{Candidate, Outcome, Poll, Says, due, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::meetups::telling;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// The longest list of numbers.
const LINE: u16 = 120;

/// Which moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one of this number.
    Number(i64),
    /// Every one.
    All,
}

/// Says something to moments.
#[derive(Debug)]
pub struct Vote {
    number: i64,
    said: Vec<(Says, Which)>,
}

impl Command for Vote {
    type Outcome = crate::meetups::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup vote",
        args: &[
            ArgSpec::required("meetup", ArgKind::Meetup),
            ArgSpec::optional("yes", ArgKind::Line { most: LINE }),
            ArgSpec::optional("maybe", ArgKind::Line { most: LINE }),
            ArgSpec::optional("no", ArgKind::Line { most: LINE }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup vote #3 1 3 maybe: 2",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let number = args.number("meetup")?;
        let mut said = Vec::new();
        for says in Says::ALL {
            if let Some(given) = args.optional_text(says.name(), usize::from(LINE))? {
                let refusal = || Refusal::new("refused-find-vote").about(says.name()).text("given", &given);
                said.extend(read(&given, says).ok_or_else(refusal)?);
            }
        }
        Ok(Self { number, said })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Self::Outcome, Failure> {
        let poll = super::get(turn, self.number).await?;
        if self.said.is_empty() {
            return begin(turn, &poll).await;
        }
        super::refuse_unless(turn, &poll, false).await?;
        let mut answers: Vec<(Candidate, Says)> = Vec::new();
        for (says, which) in self.said {
            match which {
                Which::All => answers.extend(poll.ahead(turn.now).map(|candidate| (*candidate, says))),
                Which::Number(number) => answers.push((ahead(turn, &poll, number, says.name())?, says)),
            }
        }

        for (candidate, says) in answers {
            store::say(turn.tx, poll.id, candidate.number, turn.asker.member.id, says, turn.now).await?;
        }
        refresh(turn, &poll).await?;
        Ok(crate::meetups::Outcome::Find(Outcome::Mine(poll.id)))
    }
}

/// Reads `1 3`, `1, 3`, `#1`, `all`, and what people write besides: `1 yes 2 maybe`, `yes 1 3 maybe 2`. Numbers
/// without a word mean `usual`. None when something is neither a number nor such a word.
pub(super) fn read(given: &str, usual: Says) -> Option<Vec<(Says, Which)>> {
    let folded = fold(given).replace("if need be", "maybe").replace("si hace falta", "maybe");
    let words = folded.split(|letter: char| letter.is_whitespace() || [',', ';', ':', '.', '/', '+'].contains(&letter));
    let words: Vec<&str> = words.filter(|word| !["", "and", "y", "e", "&"].contains(word)).collect();
    // Whether the words stand before the numbers that they are about, or after them.
    let leads = words.first().is_some_and(|word| says(word).is_some());
    let mut said = Vec::new();
    let mut open: Vec<Which> = Vec::new();
    let mut now = usual;
    for word in words {
        if let Some(says) = says(word) {
            if leads {
                now = says;
            } else {
                said.extend(open.drain(..).map(|which| (says, which)));
            }
        } else if ["none", "ninguno", "ninguna", "nada"].contains(&word) {
            said.push((Says::No, Which::All));
        } else {
            let which = match word {
                "all" | "any" | "every" | "todos" | "todas" | "todo" => Which::All,
                number => Which::Number(number.trim_start_matches('#').parse().ok()?),
            };
            if leads {
                said.push((now, which));
            } else {
                open.push(which);
            }
        }
    }
    said.extend(open.into_iter().map(|which| (usual, which)));
    (!said.is_empty()).then_some(said)
}

fn says(word: &str) -> Option<Says> {
    Some(match word {
        "yes" | "y" | "yep" | "si" => Says::Yes,
        "maybe" | "perhaps" | "quizas" | "quiza" => Says::Maybe,
        "no" | "not" | "nope" => Says::No,
        _ => return None,
    })
}

/// The moment of this number, when it is there and still to come.
fn ahead(turn: &Turn<'_>, poll: &Poll, number: i64, arg: &str) -> Result<Candidate, Refusal> {
    let Some(candidate) = poll.candidate(number) else {
        let last = poll.candidates.last().map_or(0, |candidate| candidate.number);
        let refusal = Refusal::new("refused-find-number").about(arg);
        return Err(refusal.number("given", number).number("last", last).text("title", &poll.plan.title));
    };
    if candidate.starts_at <= turn.now {
        let refusal = Refusal::new("refused-find-moment-passed").about(arg);
        return Err(refusal.moment("moment", candidate.starts_at, turn.zone()).text("title", &poll.plan.title));
    }
    Ok(*candidate)
}

/// One tap: an answer to one moment, or that it is taken back.
pub(super) async fn tap(
    turn: &mut Turn<'_>,
    poll: &Poll,
    number: i64,
    says: Says,
    undone: bool,
) -> Result<Outcome, Failure> {
    if undone && poll.state(turn.now) != super::State::Open {
        // A reaction that is tidied away afterwards changes nothing and needs no answer.
        return Ok(Outcome::TakenBack(poll.id));
    }
    super::refuse_unless(turn, poll, false).await?;
    let candidate = ahead(turn, poll, number, says.name())?;
    let member = turn.asker.member.id;
    if undone {
        store::take_back(turn.tx, poll.id, candidate.number, member, says).await?;
    } else {
        store::say(turn.tx, poll.id, candidate.number, member, says, turn.now).await?;
    }
    refresh(turn, poll).await?;
    Ok(if undone { Outcome::TakenBack(poll.id) } else { Outcome::Voted(poll.id, candidate.number) })
}

/// One moment after the other: what she has not answered yet, or else all her answers.
pub(super) async fn begin(turn: &mut Turn<'_>, poll: &Poll) -> Result<crate::meetups::Outcome, Failure> {
    super::refuse_unless(turn, poll, true).await?;
    let hers = store::of(turn.tx, poll.id, turn.asker.member.id).await?;
    let is_open = poll.state(turn.now) == super::State::Open;
    let next = poll.ahead(turn.now).find(|candidate| is_open && !hers.contains_key(&candidate.number));
    Ok(crate::meetups::Outcome::Find(next.map_or(Outcome::Mine(poll.id), |next| Outcome::Step(poll.id, next.number))))
}

/// What comes after an answer that was given one by one.
pub(super) fn after(poll: &Poll, number: i64, turn: &Turn<'_>) -> Outcome {
    let next = poll.ahead(turn.now).find(|candidate| candidate.number > number);
    next.map_or(Outcome::Mine(poll.id), |next| Outcome::Step(poll.id, next.number))
}

async fn refresh(turn: &mut Turn<'_>, poll: &Poll) -> Result<(), Failure> {
    let gather = turn.gather;
    Ok(due::refresh(&mut telling::of(turn), poll.id, gather).await?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_and_words_are_read_in_any_order() {
        use Says::{Maybe, No, Yes};
        use Which::{All, Number};
        let cases = [
            ("1 3", Some(vec![(Yes, Number(1)), (Yes, Number(3))])),
            ("1, 3 and 4", Some(vec![(Yes, Number(1)), (Yes, Number(3)), (Yes, Number(4))])),
            ("#2", Some(vec![(Yes, Number(2))])),
            ("1 yes 2 maybe", Some(vec![(Yes, Number(1)), (Maybe, Number(2))])),
            ("1 2 no 3", Some(vec![(No, Number(1)), (No, Number(2)), (Yes, Number(3))])),
            ("yes 1 3 maybe 2", Some(vec![(Yes, Number(1)), (Yes, Number(3)), (Maybe, Number(2))])),
            ("1 sí, 2 quizás", Some(vec![(Yes, Number(1)), (Maybe, Number(2))])),
            ("2 if need be", Some(vec![(Maybe, Number(2))])),
            ("all", Some(vec![(Yes, All)])),
            ("none", Some(vec![(No, All)])),
            ("todas", Some(vec![(Yes, All)])),
            ("saturday", None),
            ("yes", None),
            (",,", None),
        ];
        for (given, expected) in cases {
            assert_eq!(read(given, Yes), expected, "{given}");
        }
        assert_eq!(read("2 4", Maybe), Some(vec![(Maybe, Number(2)), (Maybe, Number(4))]));
    }

    proptest! {
        #[test]
        fn no_words_make_it_fail(given in ".{0,60}") {
            let _ = read(&given, Says::Yes);
        }
    }
}
