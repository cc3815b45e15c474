//! `share answer`: somebody answers an anonymous post, with her name.

use super::more::POST;
use super::{LONGEST, Line, Outcome, State, publish, store, tell_author};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::ShareNews;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Answers of one person on one day at most.
const ANSWERS: usize = 20;

/// Answers a post.
pub struct Answer {
    post: String,
    words: String,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answer(words redacted)")
    }
}

impl Command for Answer {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share answer",
        args: &[POST, ArgSpec::required("words", ArgKind::Lines { most: 1500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "share answer Maple You are not the only one",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        super::is_on(turn.settings, turn.keys)?;
        Ok(Self { post: args.text("post", 40)?, words: args.text("words", LONGEST)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find_open(turn, &self.post).await?;
        let member = turn.asker.member.id;
        if share.is_by(turn.keys, member) {
            // Her name would stand under her own post.
            let more = format!("share more {}", share.alias);
            return Err(Refusal::new("refused-share-own").text("alias", share.alias).command("command", more).into());
        }
        let day = super::today(turn.settings, turn.now);
        if store::answers_on(turn.tx, member, day).await? >= ANSWERS {
            return Err(Refusal::new("refused-share-today").into());
        }
        let line = Line {
            id: turn.ids.blind(),
            share: share.id,
            member: Some(member),
            anonymous: false,
            state: State::Waiting,
            text: self.words,
            heavy: false,
            day,
        };
        store::add_line(turn.tx, &line).await?;
        let mut errand = errand::of(turn);
        publish(&mut errand, &share, Some(&line)).await?;
        tell_author(&mut errand, &share, ShareNews::Answered).await?;
        Ok(Outcome::Answered { share: share.id })
    }
}
