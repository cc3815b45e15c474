//! What moderators do with anonymous posts: `share approve`, `decline`, `remove`, `pause`, `resume`. They never learn
//! whose one is.

use chrono::Days;

use super::more::POST;
use super::{Line, Outcome, Share, State, publish, show, store, tell_author};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::keys::Purpose;
use crate::outbox::ShareNews;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Why; her words reach the author.
const WHY: ArgSpec = ArgSpec::required("why", ArgKind::Lines { most: 300 });

/// Lets everybody read it.
#[derive(Debug)]
pub struct Approve(String);

impl Command for Approve {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share approve",
        args: &[POST],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "share approve Maple",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("post", 40).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.0).await?;
        let line = super::waiting_line(turn, &share, &self.0).await?;
        approve(turn, &share, line.as_ref()).await
    }
}

/// The same by a button.
pub(super) async fn approve(turn: &mut Turn<'_>, share: &Share, line: Option<&Line>) -> Result<Outcome, Failure> {
    if line.map_or(share.state, |line| line.state) != State::Waiting {
        return Ok(Outcome::Decided { share: share.id });
    }
    let mut errand = errand::of(turn);
    publish(&mut errand, share, line).await?;
    tell_author(&mut errand, share, ShareNews::Approved).await?;
    Ok(Outcome::Approved { share: share.id })
}

/// Does not, and says why.
#[derive(Debug)]
pub struct Decline {
    post: String,
    why: String,
}

impl Command for Decline {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share decline",
        args: &[POST, WHY],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "share decline Maple It names a child; without the name it is welcome",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { post: args.text("post", 40)?, why: args.text("why", 300)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.post).await?;
        let line = super::waiting_line(turn, &share, &self.post).await?;
        if line.as_ref().map_or(share.state, |line| line.state) != State::Waiting {
            return Ok(Outcome::Decided { share: share.id });
        }
        match &line {
            Some(line) => {
                store::set_line_state(turn.tx, line.id, State::Declined).await?;
                store::set_reason(turn.tx, share.id, &self.why).await?;
            }
            None => store::set_state(turn.tx, share.id, State::Declined, Some(&self.why), share.day).await?,
        }
        tell_author(&mut errand::of(turn), &share, ShareNews::Declined { line: line.map(|line| line.id) }).await?;
        Ok(Outcome::Declined { share: share.id })
    }
}

/// Takes it away, with all that stands below, and says why.
#[derive(Debug)]
pub struct Remove {
    post: String,
    why: String,
}

impl Command for Remove {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share remove",
        args: &[POST, WHY],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "share remove Maple It gives away where somebody lives",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { post: args.text("post", 40)?, why: args.text("why", 300)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.post).await?;
        if share.state != State::Open {
            return Ok(Outcome::Decided { share: share.id });
        }
        store::set_state(turn.tx, share.id, State::Removed, Some(&self.why), share.day).await?;
        let lines = store::lines_of(turn.tx, share.id).await?;
        let now = turn.now;
        let mut errand = errand::of(turn);
        show(&mut errand, share.id, None, now).await?;
        for line in lines {
            store::set_line_state(errand.tx, line.id, State::Removed).await?;
            if line.state == State::Open {
                show(&mut errand, share.id, Some(line.id), now).await?;
            }
        }
        tell_author(&mut errand, &share, ShareNews::Removed).await?;
        Ok(Outcome::Removed { share: share.id })
    }
}

/// Whoever has written it may not share for a while.
#[derive(Debug)]
pub struct Pause {
    post: String,
    days: u64,
}

impl Command for Pause {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share pause",
        args: &[POST, ArgSpec::optional("for-days", ArgKind::Whole { least: 1, most: 90 })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "share pause Maple 7",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let days = args.whole("for-days", 1..=90)?.unwrap_or(7);
        Ok(Self { post: args.text("post", 40)?, days: u64::try_from(days).unwrap_or(7) })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.post).await?;
        let Some(author) = share.author(turn.keys) else { return Err(Refusal::new("refused-share-key").into()) };
        let today = super::today(turn.settings, turn.now);
        let until = today.checked_add_days(Days::new(self.days)).unwrap_or(today);
        super::pause_until(turn.tx, turn.keys, turn.community, author, until).await?;
        tell_author(&mut errand::of(turn), &share, ShareNews::Paused { until }).await?;
        Ok(Outcome::Paused { share: share.id, until })
    }
}

/// She may again.
#[derive(Debug)]
pub struct Resume(String);

impl Command for Resume {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share resume",
        args: &[POST],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "share resume Maple",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("post", 40).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.0).await?;
        let Some(author) = share.author(turn.keys) else { return Err(Refusal::new("refused-share-key").into()) };
        let tags = turn.keys.tags(turn.community.0, Purpose::Paused, &super::pause_parts(&author));
        if store::resume(turn.tx, &tags).await? {
            tell_author(&mut errand::of(turn), &share, ShareNews::Resumed).await?;
        }
        Ok(Outcome::Resumed { share: share.id })
    }
}
