//! `report`: tells the moderators about a message, or about somebody.

use super::{AN_HOUR, Case, Outcome, Report, SAID, State, WORDS, apart_from, keeps_order, remind_later, show, store};
use crate::access::Access;
use crate::care::desk;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::incoming::Written;
use crate::outbox::{DeskNews, Intent};
use crate::people::{self, find};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Tells the moderators about the message that is pointed at, or about a person.
#[derive(Debug)]
pub struct ForModerators {
    person: Option<String>,
    reason: Option<String>,
}

impl Command for ForModerators {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "report",
        args: &[ArgSpec::optional("why", ArgKind::Lines { most: WORDS }), ArgSpec::optional("person", ArgKind::Person)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "report person: @ben why: she keeps selling things",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let person = args.optional_text("person", 200)?;
        let reason = args.optional_text("why", usize::from(WORDS))?;
        Ok(Self { person, reason })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let me = turn.asker.member.id;
        let on = turn.on.clone();
        let author = match (&on, &self.person) {
            (Some(written), _) => author(turn, written).await?,
            (None, Some(person)) => Some(find::find_even_gone(turn, "person", person).await?.id),
            (None, None) => {
                return Err(Refusal::new("refused-report-what").command("command", Self::SPEC.example).into());
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

/// Whose message it is; none for somebody whom the village does not know, and for the bot.
async fn author(turn: &mut Turn<'_>, written: &Written) -> Result<Option<MemberId>, Failure> {
    let known = people::store::member_by_account(turn.tx, turn.community, turn.platform, &written.account).await?;
    Ok(known.map(|(member, _)| member.id))
}

/// A new case: the moderators hear of it, all but the one it is about.
async fn open(
    turn: &mut Turn<'_>,
    on: Option<Written>,
    author: Option<MemberId>,
    report: &Report,
) -> Result<Outcome, Failure> {
    let apart = match author {
        Some(author) => keeps_order(turn.tx, author).await?,
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
