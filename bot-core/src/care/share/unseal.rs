//! `share unseal`: two admins together learn who has written a post. It is written down, and everybody hears of it.

use super::more::POST;
use super::{Outcome, Share, places, store, tell_author};
use crate::access::Access;
use crate::care::desk;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::{Intent, ShareNews, To};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn, errand};

/// Days for which the second admin may agree.
const AGREES: u64 = 7;

/// Wants to know who has written it.
#[derive(Debug)]
pub struct Unseal {
    post: String,
    why: String,
}

impl Command for Unseal {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "share unseal",
        args: &[POST, ArgSpec::required("why", ArgKind::Lines { most: 300 })],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "share unseal Maple It says that a child is in danger",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { post: args.text("post", 40)?, why: args.text("why", 300)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let share = super::find(turn, &self.post).await?;
        let me = turn.asker.member.id;
        let day = super::today(turn.settings, turn.now);
        if let Some(before) = store::unsealing(turn.tx, share.id).await? {
            let refused = |key: &str| Err(Refusal::new(key).text("alias", share.alias.clone()).into());
            if before.agreed_by.is_some() {
                // Both know it already; whoever else asks needs two again, which one post has only once.
                return if before.knows(me) {
                    Ok(Outcome::Author { share: share.id })
                } else {
                    refused("refused-share-unsealed")
                };
            }
            if before.asked_by != Some(me) && before.asked_on > super::before(day, AGREES) {
                // A yes to what somebody else has asked must not become one to this.
                return refused("refused-share-asked");
            }
        }
        store::ask_unsealing(turn.tx, &share, me, &self.why, day).await?;
        Ok(Outcome::Unseal { share: share.id })
    }
}

/// She has read what it means, and asks another admin.
pub(super) async fn ask(turn: &mut Turn<'_>, share: &Share) -> Result<Option<Outcome>, Failure> {
    let me = turn.asker.member.id;
    let asked = store::unsealing(turn.tx, share.id).await?;
    let is_hers = asked.is_some_and(|asked| asked.asked_by == Some(me) && asked.agreed_by.is_none());
    if !is_hers || !Access::Admin.allows(turn.asker.standing) {
        return Ok(None);
    }
    if !desk::tell_admins(&mut errand::of(turn), &Intent::ShareUnseal { share: share.id }, &[me]).await? {
        return Err(Refusal::new("refused-share-alone").into());
    }
    Ok(Some(Outcome::UnsealAsked { share: share.id }))
}

/// The second one agrees: both learn it, it is written down, and everybody hears that it was done.
pub(super) async fn agree(turn: &mut Turn<'_>, share: &Share) -> Result<Option<Outcome>, Failure> {
    let me = turn.asker.member.id;
    let day = super::today(turn.settings, turn.now);
    let Some(asked) = store::unsealing(turn.tx, share.id).await? else { return Ok(None) };
    let Some(first) = asked.asked_by.filter(|first| *first != me) else { return Ok(None) };
    let is_open = asked.agreed_by.is_none() && asked.asked_on > super::before(day, AGREES);
    if !is_open || !Access::Admin.allows(turn.asker.standing) {
        return Ok(None);
    }
    if share.author(turn.keys).is_none() {
        return Err(Refusal::new("refused-share-key").into());
    }
    store::agree_unsealing(turn.tx, share.id, me, day).await?;
    turn.say(To::Member { member: first }, Intent::ShareAuthor { share: share.id }).await?;
    let mut errand = errand::of(turn);
    for (platform, place) in places(&mut errand).await? {
        errand.say(To::Place { platform, place }, Intent::ShareUnsealed { share: share.id }).await?;
    }
    tell_author(&mut errand, share, ShareNews::Unsealed).await?;
    Ok(Some(Outcome::Author { share: share.id }))
}
