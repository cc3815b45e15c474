//! `share more`: whoever has written a post says more, under its name.

use super::{APPROVAL, LONGEST, Line, MORE_TODAY, Outcome, State, post, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::id::ShareLineId;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Says more.
pub struct More {
    post: String,
    words: String,
}

impl std::fmt::Debug for More {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("More(words redacted)")
    }
}

/// The argument that names a post.
pub(super) const POST: ArgSpec = ArgSpec::required("post", ArgKind::Offered { what: Offer::Posts, most: 40 });

impl Command for More {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share more",
        args: &[POST, ArgSpec::required("words", ArgKind::Lines { most: 1500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "share more Maple Thank you, it helped to read that",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        super::is_on(turn.settings, turn.keys)?;
        Ok(Self { post: args.text("post", 40)?, words: args.text("words", LONGEST)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find_open(turn, &self.post).await?;
        if !share.is_by(turn.keys, turn.asker.member.id) {
            let example = format!("share answer {}", share.alias);
            return Err(Refusal::new("refused-share-others")
                .text("alias", share.alias)
                .command("command", example)
                .into());
        }
        post::may_share(turn).await?;
        if post::written_today(turn, "more", MORE_TODAY).await? {
            return Err(Refusal::new("refused-share-today").into());
        }

        let heavy = super::is_heavy(&self.words, turn.locale());
        let id: ShareLineId = turn.ids.blind();
        let day = super::today(turn.settings, turn.now);
        let line = Line {
            id,
            share: share.id,
            member: None,
            anonymous: true,
            state: State::Waiting,
            text: self.words,
            heavy,
            day,
        };
        store::add_line(turn.tx, &line).await?;
        super::leave_later(&mut errand::of(turn), share.id, Some(id)).await?;
        Ok(Outcome::More { share: share.id, heavy, waits: turn.settings.is_on(&APPROVAL) })
    }
}
