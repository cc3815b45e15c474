//! `ask`: who here has lived through this? Up to three who said that they would talk about it are asked privately, and
//! whoever says yes is introduced. Until then neither knows of the other.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::circle::{self, Occasion, open::Circles};
use super::score::{Ground, Weights, can_talk, score};
use super::{Errand, Outcome, Part, errand};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::id::{AskId, CommunityId, MemberId};
use crate::jobs::{self, JobKind};
use crate::outbox::{AskNews, Intent};
use crate::people;
use crate::people::avoid;
use crate::people::profile;
use crate::people::vocabulary::{self, Word};
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Turn};

pub mod store;

/// Who are asked about one thing at most.
const ASKED: usize = 3;

/// Those who may be asked and are looked at more closely, those who were not asked for the longest time first.
const LOOKED_AT: usize = 40;

/// Things that one may have open at once, and ask in a day.
const OPEN: usize = 3;
const A_DAY: usize = 10;

/// Those who are asked have so long to answer.
pub const PATIENCE: TimeDelta = TimeDelta::days(3);

/// Whoever has said no, or not answered, is left in peace for so long.
const PEACE: TimeDelta = TimeDelta::days(14);

/// Whoever says that she has lived something may take it back for so long before others hear that there is somebody.
const SECOND_THOUGHTS: TimeDelta = TimeDelta::minutes(10);

/// For so long it is remembered what was asked, and for so long somebody waits for one who has lived it.
const KEPT: TimeDelta = TimeDelta::days(90);
const WAITS: TimeDelta = TimeDelta::days(180);

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody may still say yes.
    Open,
    /// Somebody has, and they are introduced.
    Introduced,
    /// Nobody has.
    Over,
}

impl State {
    const ALL: [Self; 3] = [Self::Open, Self::Introduced, Self::Over];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Introduced => "introduced",
            Self::Over => "over",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What somebody asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: AskId,
    /// Where.
    pub community: CommunityId,
    /// Who asks.
    pub member: MemberId,
    /// What it is about.
    pub word: Word,
    /// Where it stands.
    pub state: State,
    /// When she asked.
    pub asked_at: DateTime<Utc>,
}

/// Somebody who was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// Who.
    pub member: MemberId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Whether she would; none while she has not said.
    pub answer: Option<bool>,
    /// Whether the question is still open.
    pub is_open: bool,
}

/// What asking came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// So many are being asked.
    Asking(i64),
    /// She has asked that already, and it is open.
    Already,
    /// Nobody has said that she has lived it.
    Nobody,
    /// Whoever has was asked a short while ago.
    Resting,
    /// She hears when somebody says so.
    Waits,
    /// For whoever was asked: they are being introduced.
    Yes,
    /// For whoever was asked: she would rather not.
    No,
}

/// Asks.
#[derive(Debug)]
pub struct Ask(Word);

impl Command for Ask {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "ask",
        args: &[ArgSpec::required("experience", ArgKind::Offered { what: Offer::Experience, most: 100 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "ask tongue-tie",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let text = args.text("experience", 100)?;
        let refused = |key: &str| Refusal::new(key).about("experience").text("given", text.clone());
        let number = i64::try_from(vocabulary::LONGEST).unwrap_or(i64::MAX);
        let heard = vocabulary::hear(&text, turn.locale());
        let heard = heard.map_err(|_| refused("refused-ask-words").number("most", number))?;
        match heard.found.as_slice() {
            [word] => Ok(Self(word.clone())),
            _ => Err(refused("refused-ask-one")),
        }
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        ask(turn, self.0).await
    }
}

/// Asks those who have lived it, if there are any.
async fn ask(turn: &mut Turn<'_>, word: Word) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    let mine = store::of_member(turn.tx, me, turn.now - TimeDelta::days(1)).await?;
    if let Some(open) = mine.iter().find(|ask| ask.state == State::Open && ask.word == word) {
        return Ok(Outcome::Ask { ask: open.id, came: Came::Already });
    }
    if mine.iter().filter(|ask| ask.state == State::Open).count() >= OPEN || mine.len() >= A_DAY {
        return Err(Refusal::new("refused-ask-many").command("command", "intro status").into());
    }

    let id: AskId = turn.ids.next(turn.now);
    let (state, asked_at) = (State::Open, turn.now);
    let mut question = Question { id, community: turn.community, member: me, word, state, asked_at };
    let mut errand = errand::of(turn);
    let found = who_may_be_asked(&mut errand, &question).await?;
    if found.asked.is_empty() {
        question.state = State::Over;
    }
    store::add(errand.tx, &question).await?;
    let expires_at = asked_at + PATIENCE;
    for member in &found.asked {
        store::request(errand.tx, id, *member, asked_at).await?;
        errand.tell(*member, Intent::AskNews { ask: id, news: AskNews::Request }, Some(expires_at)).await?;
    }
    let came = match (found.asked.len(), found.rest) {
        (0, false) => Came::Nobody,
        (0, true) => Came::Resting,
        (asked, _) => {
            errand.later(JobKind::Ask { ask: id }, &key(id), expires_at).await?;
            Came::Asking(i64::try_from(asked).unwrap_or(i64::MAX))
        }
    };
    Ok(Outcome::Ask { ask: id, came })
}

/// What a button about a question comes to; none when it means nothing any more.
pub(super) async fn press(turn: &mut Turn<'_>, verb: &str, subject: &str) -> Result<Option<Outcome>, Failure> {
    let Some(id) = AskId::from_simple(subject) else { return Ok(None) };
    let ask_of = store::get(turn.tx, id).await?.filter(|ask| ask.community == turn.community);
    let Some(question) = ask_of else { return Ok(None) };
    let me = turn.asker.member.id;
    Ok(Some(match verb {
        "again" if question.member == me => ask(turn, question.word).await?,
        "wait" if question.member == me => {
            store::set_waits(turn.tx, id, true).await?;
            Outcome::Ask { ask: id, came: Came::Waits }
        }
        "yes" => yes(turn, &question).await?,
        "no" => no(turn, &question).await?,
        _ => return Ok(None),
    }))
}

/// She would talk about it: they are introduced.
async fn yes(turn: &mut Turn<'_>, question: &Question) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    let Some(request) = request_of(turn, question).await? else {
        return Err(Refusal::new("refused-ask-over").into());
    };
    if request.answer == Some(true) {
        return Ok(Outcome::Ask { ask: question.id, came: Came::Yes });
    }
    let asker = people::store::member(turn.tx, question.member).await?.filter(|asker| asker.left_at.is_none());
    // Two accounts may have turned out to be one person since.
    let is_apart = question.member == me || avoid::store::are_apart(turn.tx, question.member, me).await?;
    if question.state != State::Open || asker.is_none() || is_apart {
        return Err(Refusal::new("refused-ask-over").into());
    }

    store::answer(turn.tx, question.id, me, true).await?;
    store::set_state(turn.tx, question.id, State::Introduced).await?;
    jobs::store::cancel_between(turn.tx, &key(question.id), &format!("{};", key(question.id))).await?;
    let both = [question.member, me];
    let mut errand = errand::of(turn);
    let circles = Circles::load(&mut errand, &both).await?;
    circles.open_between_rounds(&mut errand, Occasion::Ask(question.id), &both).await?;
    Ok(Outcome::Ask { ask: question.id, came: Came::Yes })
}

/// She would rather not. Nobody hears of it: whoever asked is only told when the time is up, as if she had not answered.
async fn no(turn: &mut Turn<'_>, question: &Question) -> Result<Outcome, Failure> {
    let me = turn.asker.member.id;
    if request_of(turn, question).await?.is_some_and(|request| request.answer == Some(true)) {
        return Ok(Outcome::Ask { ask: question.id, came: Came::Yes });
    }
    store::answer(turn.tx, question.id, me, false).await?;
    Ok(Outcome::Ask { ask: question.id, came: Came::No })
}

/// What she was asked about a question; none when she was not.
async fn request_of(turn: &mut Turn<'_>, question: &Question) -> Result<Option<Request>, StoreError> {
    let asked = store::requests(turn.tx, &[turn.asker.member.id]).await?;
    Ok(asked.into_iter().find(|(ask, _)| *ask == question.id).map(|(_, request)| request))
}

/// Those who were asked have had time to answer.
pub(super) async fn time_is_up(errand: &mut Errand<'_>, ask: AskId) -> Result<(), StoreError> {
    let question = store::get(errand.tx, ask).await?.filter(|ask| ask.state == State::Open);
    let Some(question) = question else { return Ok(()) };
    store::set_state(errand.tx, ask, State::Over).await?;
    errand.tell(question.member, Intent::AskNews { ask, news: AskNews::Nobody }, None).await
}

/// She may have said that she has lived something: whoever waits for that hears of it in a while.
pub async fn listen(errand: &mut Errand<'_>, member: MemberId) -> Result<(), StoreError> {
    if !store::anybody_waits(errand.tx, errand.community).await? {
        return Ok(());
    }
    let at = errand.now + SECOND_THOUGHTS;
    errand.later(JobKind::Lived { member }, &format!("lived:{}", member.simple()), at).await
}

/// Tells those who wait for somebody who has lived what she has lived.
pub(super) async fn lived(errand: &mut Errand<'_>, member: MemberId) -> Result<(), StoreError> {
    let hers = profile::of(errand.tx, member).await?;
    let waiting = store::waiting(errand.tx, errand.community, errand.now - WAITS).await?;
    for question in waiting.into_iter().filter(|question| hers.lived.contains(&question.word)) {
        if may_be_asked(errand, &question).await?.contains(&member) && can_both_talk(errand, &question, member).await? {
            store::set_waits(errand.tx, question.id, false).await?;
            errand.tell(question.member, Intent::AskNews { ask: question.id, news: AskNews::Somebody }, None).await?;
        }
    }
    Ok(())
}

async fn can_both_talk(errand: &mut Errand<'_>, question: &Question, member: MemberId) -> Result<bool, StoreError> {
    let both = [question.member, member];
    let ground = Ground::load(errand.tx, &both, errand.settings.zone(), errand.now).await?;
    Ok(matches!(ground.people.as_slice(), [one, other] if can_talk(one, other)))
}

/// Forgets what was asked long ago; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    store::sweep(tx, now - KEPT, now - WAITS).await
}

/// Who is asked.
#[derive(Debug, Default)]
struct Found {
    /// These.
    asked: Vec<MemberId>,
    /// Whether there is somebody who is left in peace for now.
    rest: bool,
}

/// Who has lived it, keeps nobody's distance from her, and is not with her already.
async fn may_be_asked(errand: &mut Errand<'_>, question: &Question) -> Result<Vec<MemberId>, StoreError> {
    let mut lived = profile::store::lived_by(errand.tx, errand.community, &question.word).await?;
    lived.retain(|member| *member != question.member);
    let avoids = avoid::store::avoids_among(errand.tx, &[question.member]).await?;
    lived.retain(|member| !avoids.iter().any(|(one, other)| one == member || other == member));
    for circle in circle::store::of_member(errand.tx, question.member).await? {
        let with_her = circle::store::members(errand.tx, circle.id).await?;
        lived.retain(|member| !with_her.iter().any(|one| one.is_there() && one.member == *member));
    }
    // A pause from introductions is a pause from these as well.
    let takes = super::store::among(errand.tx, &lived).await?;
    let has_a_break = |member: &MemberId| {
        let part = takes.get(member).map(|taking| taking.part_at(errand.now));
        matches!(part, Some(Part::Paused | Part::Silent))
    };
    lived.retain(|member| !has_a_break(member));
    Ok(lived)
}

/// At most [`ASKED`] of them: whoever was asked least lately comes first, then whoever fits her best.
async fn who_may_be_asked(errand: &mut Errand<'_>, question: &Question) -> Result<Found, StoreError> {
    let lived = may_be_asked(errand, question).await?;
    let mut last: HashMap<MemberId, DateTime<Utc>> = HashMap::new();
    let mut resting: HashSet<MemberId> = HashSet::new();
    for (_, request) in store::requests(errand.tx, &lived).await? {
        let asked_at = last.entry(request.member).or_insert(request.asked_at);
        *asked_at = (*asked_at).max(request.asked_at);
        let is_waited_for = request.is_open && request.answer.is_none();
        let is_tired = request.answer != Some(true) && request.asked_at + PEACE > errand.now;
        if is_waited_for || is_tired {
            resting.insert(request.member);
        }
    }

    let mut everybody = lived;
    everybody.sort_by_key(|member| (resting.contains(member), last.get(member).copied(), *member));
    everybody.truncate(LOOKED_AT);
    everybody.push(question.member);
    let ground = Ground::load(errand.tx, &everybody, errand.settings.zone(), errand.now).await?;
    let weights = Weights::of(errand.settings);
    let Some((she, others)) = ground.people.split_last() else { return Ok(Found::default()) };
    let mut others: Vec<_> = others.iter().filter(|other| can_talk(she, other)).collect();
    let rest = others.iter().any(|other| resting.contains(&other.member));
    others.retain(|other| !resting.contains(&other.member));
    others.sort_by_key(|other| (last.get(&other.member).copied(), -score(she, other, &weights), other.member));
    Ok(Found { asked: others.iter().take(ASKED).map(|other| other.member).collect(), rest })
}

/// What the job is called after which nobody is waited for any more.
fn key(ask: AskId) -> String {
    format!("ask:{}", ask.simple())
}
