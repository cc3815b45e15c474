//! Appeals: somebody who had nothing to do with it looks at it again, and answers with a reason.

use chrono::{DateTime, TimeDelta, Utc};

use super::acts::{self, Act, Kind, Outcome, State, doing};
use super::{desk, tally};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::{ActId, AppealId, MemberId};
use crate::jobs::CareTask;
use crate::outbox::{CareNews, Intent};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Errand, Turn, errand};

pub mod answer;
pub mod store;
pub mod wording;

/// Characters of an appeal at most.
const WORDS: u16 = 1_000;

/// How long one waits before those who may answer are reminded, each time.
const OVERDUE: [TimeDelta; 3] = [TimeDelta::days(1), TimeDelta::days(2), TimeDelta::days(4)];

/// How an appeal ended, or that it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nobody has answered yet.
    Open,
    /// It stays as it was.
    Uphold,
    /// It is made milder.
    Soften,
    /// It is taken back.
    Undo,
}

impl End {
    const ALL: [Self; 4] = [Self::Open, Self::Uphold, Self::Soften, Self::Undo];

    /// As it stands in the database and in the keys of sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Uphold => "uphold",
            Self::Soften => "soften",
            Self::Undo => "undo",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.name() == name)
    }
}

/// An appeal.
#[derive(Clone, PartialEq, Eq)]
pub struct Appealing {
    /// Its id.
    pub id: AppealId,
    /// Against what.
    pub act: ActId,
    /// Whose.
    pub member: MemberId,
    /// What she says.
    pub words: String,
    /// How it ended.
    pub end: End,
    /// The reason she reads.
    pub answer: Option<String>,
    /// Who answered.
    pub decided_by: Option<MemberId>,
    /// When she asked.
    pub created_at: DateTime<Utc>,
}

impl std::fmt::Debug for Appealing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Appealing({} {}, words redacted)", self.id, self.end.name())
    }
}

/// `appeal`: asks somebody else to look at something again.
#[derive(Debug)]
pub struct Appeal {
    number: Option<i64>,
    words: Option<String>,
}

impl Command for Appeal {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "appeal",
        args: &[
            ArgSpec::optional("number", ArgKind::Whole { least: 1, most: 1_000_000 }),
            ArgSpec::optional("because", ArgKind::Lines { most: WORDS }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "appeal I was quoting somebody, please look again",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let number = args.optional_number("number")?;
        Ok(Self { number, words: args.optional_text("because", usize::from(WORDS))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let me = turn.asker.member.id;
        let hers = acts::store::about(turn.tx, me).await?;
        let mut appealable = hers.into_iter().filter(Act::can_be_appealed);
        let act = match self.number {
            Some(number) => appealable.find(|act| act.number == number),
            None => appealable.next(),
        };
        let Some(act) = act else {
            let refusal = match self.number {
                Some(number) => Refusal::new("refused-appeal-number").number("number", number),
                None => Refusal::new("refused-appeal-nothing"),
            };
            return Err(refusal.command("command", "my standing").into());
        };
        if let Some(before) = store::of_act(turn.tx, act.id).await? {
            let key = if before.end == End::Open { "refused-appeal-open" } else { "refused-appeal-ended" };
            return Err(Refusal::new(key).command("command", "my standing").into());
        }
        if store::open_of(turn.tx, me).await?.is_some() {
            return Err(Refusal::new("refused-appeal-open").command("command", "my standing").into());
        }
        let Some(words) = self.words else {
            return Err(Refusal::new("refused-appeal-because").about("because").number("number", act.number).into());
        };

        let id: AppealId = turn.ids.next(turn.now);
        let created_at = turn.now;
        let mut errand = errand::of(turn);
        if !desk::tell(&mut errand, &asked(&act), &act.involved()).await? {
            return Err(Refusal::new("refused-appeal-nobody").into());
        }
        remind_later(&mut errand, &act, 0).await?;
        let (end, answer, decided_by) = (End::Open, None, None);
        let appeal = Appealing { id, act: act.id, member: me, words, end, answer, decided_by, created_at };
        store::add(errand.tx, &appeal).await?;
        tally::count(&mut errand, tally::What::Appealed).await?;
        Ok(Outcome::Appealed { appeal: id })
    }
}

/// Those who may answer are reminded later, unless one has.
async fn remind_later(errand: &mut Errand<'_>, act: &Act, times: usize) -> Result<(), StoreError> {
    let Some(wait) = OVERDUE.get(times) else { return Ok(()) };
    doing::later(errand, act, CareTask::AppealWaits { times }, errand.now + *wait).await
}

/// An appeal has waited for long.
pub(crate) async fn waits(errand: &mut Errand<'_>, act: &Act, times: usize) -> Result<(), StoreError> {
    let appeal = store::of_act(errand.tx, act.id).await?;
    if appeal.is_none_or(|appeal| appeal.end != End::Open) {
        return Ok(());
    }
    desk::tell(errand, &asked(act), &act.involved()).await?;
    remind_later(errand, act, times + 1).await
}

/// What those who may answer read.
fn asked(act: &Act) -> Intent {
    Intent::CareNews { act: act.id, news: CareNews::Appeal }
}

/// What becomes of an act when an appeal ended so.
pub(crate) async fn settle(turn: &mut Turn<'_>, mut act: Act, end: End) -> Result<(), Failure> {
    let now = turn.now;
    let mut errand = errand::of(turn);
    if matches!(end, End::Soften | End::Undo) {
        tally::count(&mut errand, tally::What::AppealHeard).await?;
    }
    match end {
        End::Open | End::Uphold => {}
        End::Undo => doing::take_back(&mut errand, &mut act, State::Undone).await?,
        End::Soften => {
            act.counts = false;
            acts::store::save(errand.tx, &act).await?;
            let left = act.ends_at.map(|end| end - now).filter(|left| *left > TimeDelta::zero());
            match (act.kind, left) {
                (Kind::Pause, Some(left)) if act.is_on() => {
                    let sooner = now + left / 2;
                    act.ends_at = Some(sooner);
                    acts::store::save(errand.tx, &act).await?;
                    doing::later(&mut errand, &act, CareTask::End, sooner).await?;
                }
                // She may come back.
                (Kind::Goodbye, _) => doing::take_back(&mut errand, &mut act, State::Ended).await?,
                _ => {}
            }
        }
    }
    doing::tell_about(&mut errand, &act, CareNews::Answered).await?;
    Ok(())
}
