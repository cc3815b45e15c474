//! `report`: tells the moderators about a message, or about somebody.

use super::{AN_HOUR, Case, Outcome, Report, SAID, State, WORDS, apart_from, remind_later, show, store};
use crate::access::Access;
use crate::care::{desk, tally};
use crate::command::args::Args;
use crate::command::person::is_handle;
use crate::command::{ArgKind, ArgSpec, CommandSpec, MESSAGE, Menu, Seen};
use crate::id::MemberId;
use crate::incoming::{Standing, Written};
use crate::outbox::{DeskNews, Intent, To};
use crate::people::{self, find};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Tells the moderators about the message that is pointed at, or about a person.
#[derive(Debug)]
pub struct ForModerators {
    /// Whether she named a message.
    names_one: bool,
    person: Option<String>,
    reason: Option<String>,
}

impl Command for ForModerators {
    type Outcome = Outcome;

    const MENU: Option<Menu> = Some(Menu::Message);

    const SPEC: CommandSpec = CommandSpec {
        path: "report",
        args: &[
            ArgSpec::optional("why", ArgKind::Lines { most: WORDS }),
            ArgSpec::optional("person", ArgKind::Person),
            ArgSpec::optional(MESSAGE, ArgKind::Line { most: 200 }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "report @ben she keeps selling things",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let mut person = args.optional_text("person", 200)?;
        let mut reason = args.optional_text("why", usize::from(WORDS))?;
        // `report @ben he sells oils`: who comes first is whom it is about.
        let named = reason.as_deref().map(|words| words.split_once(char::is_whitespace).unwrap_or((words, "")));
        if let (None, Some((first, rest))) = (&person, named)
            && is_handle(first)
        {
            let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
            (person, reason) = (Some(first.to_owned()), rest);
        }
        Ok(Self { names_one: args.get(MESSAGE).is_some(), person, reason })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let me = turn.asker.member.id;
        if let Some(message) = turn.said.clone() {
            // Where others read it, that she tells is taken away first of all.
            let to = To::Place { platform: turn.platform, place: turn.place.clone() };
            turn.say(to, Intent::TakeAway { message, by: me, nudge: None }).await?;
        }
        let on = turn.written.cloned();
        let author = match (&on, &self.person) {
            (Some(written), _) => find::author(turn, written).await?.map(|author| author.id),
            (None, Some(person)) => Some(find::find_even_gone(turn, "person", person).await?.id),
            (None, None) if self.names_one => {
                return Err(Refusal::new("refused-report-vanished")
                    .about(MESSAGE)
                    .command("command", Self::SPEC.example)
                    .into());
            }
            (None, None) => {
                let refusal = match self.reason {
                    Some(words) => Refusal::new("refused-report-whom").text("words", words),
                    None => Refusal::new("refused-report-what"),
                };
                return Err(refusal.command("command", Self::SPEC.example).into());
            }
        };
        if author == Some(me) {
            return Err(Refusal::new("refused-report-herself").command("command", "support").into());
        }
        let known = match (&on, author) {
            (Some(written), _) => store::of_message(turn.tx, turn.community, (turn.platform, &written.key)).await?,
            (None, Some(author)) => store::of_person(turn.tx, turn.community, author).await?,
            (None, None) => None,
        };
        let before = match &known {
            Some(case) => store::report_of(turn.tx, case.id, me).await?,
            None => None,
        };
        if before.is_none() && store::count_since(turn.tx, me, turn.now - chrono::TimeDelta::hours(1)).await? >= AN_HOUR
        {
            return Err(Refusal::new("refused-report-often").into());
        }
        let report = Report { member: me, reason: self.reason, named: before.as_ref().is_some_and(|was| was.named) };
        if let Some(case) = known {
            store::tell(turn.tx, case.id, &report, turn.now).await?;
            show(&mut errand::of(turn), &case, false).await?;
            return Ok(Outcome::Told { case: case.id, again: before.is_some() });
        }
        open(turn, on, author, &report).await
    }
}

/// A new case: the moderators hear of it, all but the one it is about.
async fn open(
    turn: &mut Turn<'_>,
    on: Option<Written>,
    author: Option<MemberId>,
    report: &Report,
) -> Result<Outcome, Failure> {
    let apart = match author {
        Some(author) => {
            find::look_up(turn, author).await?;
            people::store::standing_of(turn.tx, author).await? >= Standing::Moderator
        }
        None => false,
    };
    let except: Vec<MemberId> = author.filter(|_| apart).into_iter().collect();
    if !desk::hears(&mut errand::of(turn), &except).await? {
        return Ok(Outcome::NobodyElse);
    }
    let case = Case {
        id: turn.ids.next(turn.now),
        community: turn.community,
        number: store::next_number(turn.tx, turn.community).await?,
        said: on.as_ref().map(|written| written.text.chars().take(SAID).collect()),
        message: on.map(|written| (turn.platform, written.key)),
        author,
        state: State::Open,
        urgent: false,
        apart,
        holder: None,
        ending: None,
        words: None,
        opened_at: turn.now,
    };
    store::add(turn.tx, &case).await?;
    tally::count(&mut errand::of(turn), tally::What::Reported).await?;
    store::tell(turn.tx, case.id, report, turn.now).await?;
    let mut errand = errand::of(turn);
    show(&mut errand, &case, true).await?;
    remind_later(&mut errand, &case, 0).await?;
    Ok(Outcome::Told { case: case.id, again: false })
}

/// She says that a child may be in danger: everyone who keeps order hears it at once.
pub(super) async fn alert(turn: &mut Turn<'_>, case: &Case) -> Result<(), Failure> {
    if case.urgent {
        return Ok(());
    }
    store::set_urgent(turn.tx, case.id, true).await?;
    let case = Case { urgent: true, ..case.clone() };
    let mut errand = errand::of(turn);
    show(&mut errand, &case, false).await?;
    desk::tell_each(&mut errand, &Intent::CaseDesk { case: case.id, news: DeskNews::Urgent }, &apart_from(&case))
        .await?;
    remind_later(&mut errand, &case, 0).await?;
    Ok(())
}
