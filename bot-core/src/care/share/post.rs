//! `share post`: something said anonymously.

use super::{APPROVAL, LONGEST, OPEN, OPEN_DAYS, Outcome, Share, State, TODAY, aliases, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::{MemberId, ShareId};
use crate::keys::Purpose;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Says something anonymously.
pub struct Post(String);

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Post(words redacted)")
    }
}

impl Command for Post {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share post",
        args: &[ArgSpec::required("words", ArgKind::Lines { most: 1500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "share post Nobody told me how lonely the nights are",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        super::is_on(turn.settings, turn.keys)?;
        args.text("words", LONGEST).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = turn.asker.member.id;
        let (community, keys) = (turn.community.0, turn.keys);
        let day = super::today(turn.settings, turn.now);
        may_share(turn).await?;
        let shares = store::of_community(turn.tx, turn.community).await?;
        let since = super::before(day, OPEN_DAYS);
        let is_open = |share: &&Share| share.state == State::Waiting || share.state == State::Open && share.day > since;
        if shares.iter().filter(is_open).filter(|share| share.is_by(keys, member)).count() >= OPEN {
            return Err(Refusal::new("refused-share-open").command("command", "share mine").into());
        }
        if written_today(turn, "post", TODAY).await? {
            return Err(Refusal::new("refused-share-today").into());
        }

        let id: ShareId = turn.ids.blind();
        let taken: Vec<String> = shares.into_iter().map(|share| share.alias).collect();
        let chance = turn.ids.blind::<ShareId>().0.as_u64_pair().1;
        let sealed = keys.seal(community, Purpose::Author, id.0.as_bytes(), member.0.as_bytes());
        let Some(author) = sealed else { return Err(Refusal::new("refused-share-key").into()) };
        let heavy = super::is_heavy(&self.0, turn.locale());
        let share = Share {
            id,
            community: turn.community,
            alias: aliases::choose(turn.settings.locale(), &taken, chance),
            state: State::Waiting,
            author,
            tag: keys.tag(community, Purpose::Hers, &[id.0.as_bytes(), member.0.as_bytes()]),
            text: self.0,
            reason: None,
            heavy,
            me_too: 0,
            day,
        };
        store::add(turn.tx, &share).await?;
        super::leave_later(&mut errand::of(turn), id, None).await?;
        Ok(Outcome::Posted { share: id, heavy, waits: turn.settings.is_on(&APPROVAL) })
    }
}

/// Whether she may share at all; a moderator who paused somebody does not know whom.
pub(super) async fn may_share(turn: &mut Turn<'_>) -> Result<(), Failure> {
    let member: MemberId = turn.asker.member.id;
    let today = super::today(turn.settings, turn.now);
    match super::paused_until(turn.tx, turn.keys, turn.community, member).await?.filter(|until| *until > today) {
        Some(until) => Err(Refusal::new("refused-share-paused").day("day", until).into()),
        None => Ok(()),
    }
}

/// Counts what she writes on a day; whether it would be too much.
pub(super) async fn written_today(turn: &mut Turn<'_>, what: &str, most: i64) -> Result<bool, Failure> {
    let member = turn.asker.member.id;
    let day = super::today(turn.settings, turn.now);
    let stamp = day.to_string();
    let parts = [what.as_bytes(), stamp.as_bytes(), member.0.as_bytes().as_slice()];
    let tags = turn.keys.tags(turn.community.0, Purpose::Today, &parts);
    if store::count_of_day(turn.tx, &tags).await? >= most {
        return Ok(true);
    }
    if let Some(tag) = tags.first() {
        store::count(turn.tx, tag, day).await?;
    }
    Ok(false)
}
