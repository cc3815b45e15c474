//! What a row of the outbox says, in the reader's language, from the state of this moment.

use super::questions;
use super::{Outcome, Village, wording};
use crate::care::{self, noticing, reports, share, support, tally};
use crate::catalogue::{Answer, LISTS};
use crate::id::CommunityId;
use crate::message::{Message, Part, Route};
use crate::outbox::Intent;
use crate::settings::{self, Settings};
use crate::store::{StoreError, Tx, decode};
use crate::turn::Reader;
use crate::wording::say;
use crate::{intros, meetups, people, welcome};

impl Village {
    /// The message of an intent; none when there is nothing to say any more, or not to this reader.
    pub(super) async fn say_intent(
        &self,
        tx: &mut Tx,
        intent: &Intent,
        community: Option<CommunityId>,
        settings: &Settings,
        reader: &Reader,
    ) -> Result<Option<Message>, StoreError> {
        match intent {
            Intent::Acknowledge
            | Intent::MeetupMirror { .. }
            | Intent::CirclePlace { .. }
            | Intent::WelcomePin
            | Intent::TakeAway { .. }
            | Intent::Filter { .. }
            | Intent::CareKeep { .. } => Ok(None),
            Intent::Nudge { nudge } => noticing::wording::nudge(tx, *nudge, self, reader).await,
            Intent::Noticed { at } => match community {
                Some(community) => noticing::wording::summary(tx, (community, settings), *at, self, reader).await,
                None => Ok(None),
            },
            Intent::FilterRefused => Ok(Some(noticing::wording::filter_refused(reader))),
            Intent::BanterAsked { member } => noticing::wording::banter_asked(tx, *member, reader).await,
            Intent::Hello => Ok(Some(wording::hello(reader))),
            Intent::Answer { outcome } => {
                let answer: Answer = decode("answer", outcome.clone())?;
                self.say_answer(tx, &answer, community, settings, reader).await.map(Some)
            }
            Intent::MeetupCard { meetup } => match meetups::store::get(tx, *meetup).await? {
                Some(meetup) => meetups::wording::card::card(tx, &meetup, reader).await.map(Some),
                None => Ok(None),
            },
            Intent::MeetupNews { meetup, news } => {
                meetups::wording::news::news(tx, *meetup, news, settings, reader).await
            }
            Intent::MeetupMirrorRefused { meetup, mirror, platform } => {
                meetups::wording::own::refused(tx, *meetup, *mirror, *platform, reader).await
            }
            Intent::WhatsOn { place } => match community {
                Some(community) => meetups::wording::board::standing(tx, community, place, settings, reader).await,
                None => Ok(None),
            },
            Intent::Digest => match community {
                Some(community) => meetups::wording::board::digest(tx, community, settings, reader).await,
                None => Ok(None),
            },
            Intent::Knock { member, meetup } => {
                let Some(mention) = crate::turn::mention(tx, *member, reader, true).await? else { return Ok(None) };
                let show = Route::new("kept", "meetup", meetup.simple());
                Ok(Some(wording::knock(mention, show, reader)))
            }
            Intent::CircleCard { circle } => intros::wording::card::card(tx, *circle, settings, reader).await,
            Intent::CircleLine { circle, line } => {
                intros::wording::card::line(tx, *circle, line, settings, reader).await
            }
            Intent::CircleNews { circle, news } => {
                intros::wording::news::of_circle(tx, *circle, news, settings, reader).await
            }
            Intent::RoundNews { round, news } => intros::wording::news::of_round(tx, *round, news, reader).await,
            Intent::AskNews { ask, news } => intros::wording::ask::news(tx, *ask, news, reader).await,
            Intent::IntroKnock { member } => {
                let Some(mention) = crate::turn::mention(tx, *member, reader, true).await? else { return Ok(None) };
                let show = Route::new("kept", "intro", "");
                Ok(Some(wording::knock(mention, show, reader)))
            }
            Intent::CareNews { act, news } => care::acts::wording::news(tx, *act, news, settings, reader).await,
            Intent::AdminsGone => Ok(Some(wording::admins_gone(reader))),
            Intent::ChannelLost { settings: lost } => Ok(Some(wording::channel_lost(lost, reader))),
            Intent::CareDeskLost => Ok(Some(care::acts::wording::desk_lost(reader))),
            Intent::Welcome => Ok(welcome::wording::brought(settings, reader)),
            Intent::WelcomeHello { member } => welcome::wording::hello(tx, *member, reader).await,
            Intent::WelcomeUnsaid => Ok(Some(welcome::wording::unsaid(reader))),
            Intent::WelcomeBoard { place } => match community {
                Some(community) => welcome::wording::standing(tx, community, place, settings, reader).await,
                None => Ok(None),
            },
            Intent::WelcomeKnock { member } => {
                let Some(mention) = crate::turn::mention(tx, *member, reader, true).await? else { return Ok(None) };
                let show = Route::new("kept", "welcome", "");
                Ok(Some(wording::knock(mention, show, reader)))
            }
            Intent::NotTakenAway { nudge: Some(nudge) } => noticing::wording::not_taken(tx, *nudge, self, reader).await,
            Intent::NotTakenAway { nudge: None } => Ok(Some(reports::wording::not_taken_away(reader))),
            Intent::CaseCard { case } => reports::wording::for_moderators(tx, *case, self, reader).await,
            Intent::CaseNews { case, news } => reports::wording::news(tx, *case, *news, reader).await,
            Intent::CaseDesk { case, news } => reports::wording::about(tx, *case, *news, reader).await,
            Intent::CareSummary { month } => match community {
                Some(community) => tally::summary(tx, community, *month, settings, reader).await,
                None => Ok(None),
            },
            Intent::ShareAsk { share, line } => share::wording::ask(tx, *share, *line, reader).await,
            Intent::SharePost { share } => share::wording::card(tx, *share, reader).await,
            Intent::ShareLine { line } => share::wording::line(tx, *line, reader).await,
            Intent::ShareNews { share, news } => share::wording::news(tx, *share, *news, reader).await,
            Intent::ShareUnseal { share } => share::wording::unseal(tx, *share, reader).await,
            Intent::ShareUnsealed { share } => share::wording::unsealed(tx, *share, reader).await,
            Intent::ShareAuthor { share } => share::wording::told(tx, *share, &self.keys, reader).await,
            Intent::SupportCheck => Ok(support::wording::check(settings, reader)),
            Intent::SupportOffer => Ok(Some(support::wording::offer(settings, reader))),
            Intent::SupportTold { member } => support::wording::tell(tx, *member, settings, reader).await,
            Intent::PollCard { poll } => meetups::wording::find::card(tx, *poll, reader).await,
            Intent::PollNews { poll, news } => meetups::wording::find::news(tx, *poll, news, settings, reader).await,
            Intent::PollKnock { member, poll } => {
                let Some(mention) = crate::turn::mention(tx, *member, reader, true).await? else { return Ok(None) };
                let show = Route::new("kept", "poll", poll.simple());
                Ok(Some(wording::knock(mention, show, reader)))
            }
        }
    }

    async fn say_answer(
        &self,
        tx: &mut Tx,
        answer: &Answer,
        community: Option<CommunityId>,
        settings: &Settings,
        reader: &Reader,
    ) -> Result<Message, StoreError> {
        Ok(match answer {
            Answer::Meetups(outcome) => match community {
                Some(community) => meetups::wording::answer(tx, outcome, community, settings, reader).await?,
                None => wording::answer(&Outcome::StaleButton, &self.operator_contact, reader),
            },
            Answer::Intros(outcome) => match community {
                Some(community) => intros::wording::answer(tx, outcome, community, settings, reader).await?,
                None => wording::answer(&Outcome::StaleButton, &self.operator_contact, reader),
            },
            Answer::Care(outcome) => match (outcome, community) {
                (care::Outcome::Reports(outcome), Some(community)) => {
                    reports::wording::answer(tx, outcome, community, self, reader).await?
                }
                (care::Outcome::Noticing(outcome), Some(community)) => {
                    noticing::wording::answer(tx, outcome, (community, settings), self, reader).await?
                }
                (care::Outcome::Acts(outcome), Some(community)) => {
                    care::acts::wording::answer(tx, outcome, community, settings, reader).await?
                }
                (care::Outcome::Share(outcome), _) => share::wording::answer(tx, outcome, &self.keys, reader).await?,
                (care::Outcome::Support(outcome), Some(community)) => {
                    support::wording::answer(tx, *outcome, community, settings, reader).await?
                }
                (_, None) => wording::answer(&Outcome::StaleButton, &self.operator_contact, reader),
            },
            Answer::Waiting { answer } => {
                let mut message = Box::pin(self.say_answer(tx, answer, community, settings, reader)).await?;
                message.parts.extend(care::acts::wording::waiting(reader));
                message
            }
            Answer::Welcome(outcome) => welcome::wording::answer(tx, outcome, settings, reader).await?,
            Answer::People(outcome) => people::wording::answer(tx, outcome, settings, reader).await?,
            Answer::Settings(settings::Outcome::History { only }) => match community {
                Some(community) => {
                    let only = only.as_deref();
                    settings::wording::history(tx, only, community, &self.defaults, LISTS, reader).await?
                }
                None => wording::answer(&Outcome::StaleButton, &self.operator_contact, reader),
            },
            Answer::Settings(outcome) => {
                let mut message = settings::wording::answer(outcome, settings, &self.defaults, LISTS, reader);
                if let (settings::Outcome::Setup { step, look, .. }, Some(community)) = (outcome, community)
                    && step == settings::setup::END
                {
                    message.parts.push(Part::Para(say(reader.locale, "setup-sample", &[])));
                    message.parts.extend(meetups::wording::card::sample(tx, community, settings, reader).await?);
                    let lacks =
                        look.iter().flat_map(|look| settings::check::wording::beside(look, settings, LISTS, reader));
                    message.parts.extend(lacks);
                }
                // What follows from one is said; several were looked at before.
                if let (settings::Outcome::Set { name } | settings::Outcome::Reset { name }, Some(community)) =
                    (outcome, community)
                {
                    let remarks = meetups::wording::board::remarks(tx, community, name, settings, reader).await?;
                    message.parts.extend(remarks);
                    let remarks = noticing::wording::remarks(tx, (community, settings), name, self, reader).await?;
                    message.parts.extend(remarks);
                }
                message
            }
            Answer::Village(Outcome::Unreachable { member }) => {
                match crate::turn::mention(tx, *member, reader, true).await? {
                    Some(mention) => wording::unreachable(mention, reader),
                    None => Message::para(reader.locale, Vec::new()),
                }
            }
            Answer::Village(Outcome::Kept { intent, next }) => {
                let said = Box::pin(self.say_intent(tx, intent, community, settings, reader)).await?;
                let moot = || wording::answer(&Outcome::Kept { intent: intent.clone(), next: None }, "", reader);
                let mut message = Message { notify: false, ..said.unwrap_or_else(moot) };
                message.parts.extend(next.iter().flat_map(|next| wording::more(next.clone(), reader)));
                message
            }
            Answer::Village(Outcome::Forget(outcome)) => super::forget::wording::answer(outcome, settings, reader),
            Answer::Village(Outcome::Exported) => super::export::wording::answer(tx, self, reader).await?,
            Answer::Village(outcome) => wording::answer(outcome, &self.operator_contact, reader),
            Answer::Refused { refusal, question } => wording::refused(refusal, *question, reader),
            Answer::Noted { answer, path, slips } => {
                let mut message = Box::pin(self.say_answer(tx, answer, community, settings, reader)).await?;
                // Before the buttons, which stand last.
                let buttons = message.parts.iter().position(|part| matches!(part, Part::Actions(_)));
                let at = buttons.unwrap_or(message.parts.len());
                message.parts.splice(at..at, super::slips::remarks(slips, LISTS.command(path), reader.locale));
                message
            }
            Answer::Asking { question, path, arg } => {
                let spec = LISTS.command(path);
                let given = questions::store::get(tx, *question, reader.now).await?.map(|question| question.given);
                let given = given.unwrap_or_default();
                // A value is like what its setting takes.
                let setting = given.iter().find(|given| given.name == "setting" && arg == "value");
                let example = setting.and_then(|given| LISTS.setting(&given.value)).map(|setting| setting.example);
                wording::asking(spec, arg, example, given.is_empty(), *question, reader)
            }
        })
    }
}
