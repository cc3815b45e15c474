//! Somebody whose direct messages are closed: what she should hear is kept, and a mention says that there is something.

use chrono::TimeDelta;

use super::Village;
use crate::care;
use crate::id::MemberId;
use crate::incoming::{PlaceKey, PlatformKind};
use crate::intros;
use crate::meetups;
use crate::outbox::store::Kept;
use crate::outbox::{self, CircleNews, Intent, Parcelled, To};
use crate::people;
use crate::store::{StoreError, Tx};
use crate::welcome;

/// For how long one mention stands for all that somebody cannot be told directly.
const KNOCKS: TimeDelta = TimeDelta::minutes(5);

/// How long something waits to be opened that has no end of its own.
const KEPT: TimeDelta = TimeDelta::days(30);

impl Village {
    /// Her direct messages are closed: it is kept, and there is one neutral mention where she reads what it is about, with
    /// a button that opens it for her alone. What comes soon after waits behind the same button.
    pub(super) async fn knock(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        member: MemberId,
    ) -> Result<Option<Parcelled>, StoreError> {
        let now = self.clock.now();
        let (place, knock) = match &row.intent {
            Intent::CircleNews { .. } | Intent::RoundNews { .. } | Intent::AskNews { .. } => {
                let settings = self.settings_of(tx, row.community).await?;
                let place = intros::circle::place::knock_place(tx, member, &settings).await?;
                (place, Intent::IntroKnock { member })
            }
            Intent::MeetupNews { meetup, .. } | Intent::MeetupMirrorRefused { meetup, .. } => {
                let card = card_before(tx, member, &meetups::cards::subject(*meetup)).await?;
                (card, Intent::Knock { member, meetup: *meetup })
            }
            Intent::PollNews { poll, .. } => {
                let card = card_before(tx, member, &meetups::cards::poll_subject(*poll)).await?;
                (card, Intent::PollKnock { member, poll: *poll })
            }
            Intent::Welcome => {
                let settings = self.settings_of(tx, row.community).await?;
                let place = welcome::wording::knock_place(tx, member, &settings).await?;
                (place, Intent::WelcomeKnock { member })
            }
            // Nothing is said of it where others read: it is offered when she comes by.
            Intent::CaseCard { .. }
            | Intent::CaseNews { .. }
            | Intent::CaseDesk { .. }
            | Intent::NotTakenAway { .. }
            | Intent::CareNews { .. }
            | Intent::SupportOffer
            | Intent::SupportCheck => (None, Intent::Acknowledge),
            Intent::Nudge { .. } | Intent::FilterRefused | Intent::Noticed { .. } | Intent::BanterAsked { .. } => {
                // The same words in the same place as for anything else, so that nobody learns what it is about.
                let settings = self.settings_of(tx, row.community).await?;
                if let Some(place) = welcome::wording::knock_place(tx, member, &settings).await? {
                    (Some(place), Intent::WelcomeKnock { member })
                } else {
                    let place = intros::circle::place::knock_place(tx, member, &settings).await?;
                    (place, Intent::IntroKnock { member })
                }
            }
            Intent::Answer { .. }
            | Intent::CareSummary { .. }
            | Intent::TakeAway { .. }
            | Intent::CareKeep { .. }
            | Intent::CareDeskLost
            | Intent::ChannelLost { .. }
            | Intent::AdminsGone
            | Intent::ShareAsk { .. }
            | Intent::SharePost { .. }
            | Intent::ShareLine { .. }
            | Intent::ShareNews { .. }
            | Intent::ShareUnseal { .. }
            | Intent::ShareUnsealed { .. }
            | Intent::ShareAuthor { .. }
            | Intent::SupportTold { .. }
            | Intent::Filter { .. }
            | Intent::Acknowledge
            | Intent::MeetupCard { .. }
            | Intent::MeetupMirror { .. }
            | Intent::Knock { .. }
            | Intent::PollCard { .. }
            | Intent::PollKnock { .. }
            | Intent::WhatsOn { .. }
            | Intent::Digest
            | Intent::CirclePlace { .. }
            | Intent::CircleCard { .. }
            | Intent::CircleLine { .. }
            | Intent::IntroKnock { .. }
            | Intent::WelcomeKnock { .. }
            | Intent::WelcomeHello { .. }
            | Intent::WelcomeUnsaid
            | Intent::WelcomeBoard { .. }
            | Intent::WelcomePin
            | Intent::Hello => return Ok(None),
        };
        if let (Intent::Nudge { nudge }, None) = (&row.intent, &place) {
            // Found by chance days later it would only hurt.
            care::noticing::unsaid(tx, *nudge).await?;
            return Ok(None);
        }
        let is_knocked = outbox::store::has_knocked(tx, member, now - KNOCKS).await?;
        let expires_at = row.expires_at.unwrap_or(now + KEPT);
        outbox::store::keep(tx, row, member, now, Kept { expires_at, quietly: place.is_none() }).await?;
        if let (Intent::CareNews { act, news }, Some(community)) = (&row.intent, row.community) {
            let settings = self.settings_of(tx, row.community).await?;
            care::acts::doing::told(&mut self.errand(tx, community, &settings), *act, news, false).await?;
        }
        if let (Intent::CircleNews { circle, news: CircleNews::Introduced | CircleNews::WithOthers }, Some(community)) =
            (&row.intent, row.community)
        {
            let settings = self.settings_of(tx, row.community).await?;
            intros::circle::place::unread(&mut self.errand(tx, community, &settings), *circle, member).await?;
        }
        Ok(place.filter(|_| !is_knocked).map(|(platform, place)| Parcelled {
            to: To::Place { platform, place },
            intent: knock,
            run_at: now,
            ..row.clone()
        }))
    }
}

/// Where a card stands that a member can see.
async fn card_before(
    tx: &mut Tx,
    member: MemberId,
    subject: &str,
) -> Result<Option<(PlatformKind, PlaceKey)>, StoreError> {
    let accounts = people::store::accounts(tx, member).await?;
    let open = accounts.iter().filter(|account| account.home.closed_at.is_none());
    let hers: Vec<PlatformKind> = open.map(|account| account.home.platform).collect();
    let cards = outbox::store::shown_of(tx, subject).await?;
    let card = cards.into_iter().find(|shown| hers.contains(&shown.platform));
    Ok(card.map(|card| (card.platform, card.place)))
}
