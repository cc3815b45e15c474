//! Doing what is asked for: access first, then what is missing, then the handler.

use super::questions::{self, Asked, Question};
use super::understand::{Wish, asks_to_stop, filled};
use super::who::Found;
use super::{Outcome, Slip, Village, bridge, forget, link, slips};
use crate::care::{self, reports, share, support};
use crate::catalogue::{Answer, LISTS, Request};
use crate::command::args::Args;
use crate::command::{ArgKind, CommandSpec, GivenArg, Seen};
use crate::id::{CommunityId, QuestionId};
use crate::incoming::{Incoming, MessageKey, What};
use crate::intros::{self, Errand, press::Pressed};
use crate::meetups;
use crate::meetups::telling::Telling;
use crate::message::Route;
use crate::outbox;
use crate::people;
use crate::people::avoid::Avoids;
use crate::refusal::{Candidate, Failure, Refusal, Unknown};
use crate::settings::{self, SettingKind, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::{Asker, Turn};
use crate::welcome;

/// What there is to say about it.
pub(super) enum Said {
    Answer(Answer, Seen),
    Nothing,
    /// Not yet: the platform must be asked first. Nothing of the transaction is kept.
    Unknown(Unknown),
}

impl Village {
    /// Does what is asked for, if she may.
    pub(super) async fn grant(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        wish: Wish,
    ) -> Result<Said, StoreError> {
        let private = |answer: Answer| Said::Answer(answer, Seen::ByAsker);
        match wish {
            Wish::Outside => Ok(private(care::acts::Outcome::Outside.into())),
            Wish::Say(outcome) => Ok(private(Answer::Village(outcome))),
            Wish::Command(spec, given) => self.command(tx, incoming, found, spec, given).await,
            Wish::Noted(spec, given, slips) => {
                if let Some(said) = self.refuse_slips(tx, incoming, found, spec, &given, &slips).await? {
                    return Ok(said);
                }
                let noted = |answer| Answer::Noted { answer: Box::new(answer), path: spec.path.to_owned(), slips };
                Ok(match self.command(tx, incoming, found, spec, given).await? {
                    Said::Answer(answer, seen) => Said::Answer(noted(answer), seen),
                    other @ (Said::Nothing | Said::Unknown(_)) => other,
                })
            }
            Wish::Resume(question, slips) => self.resume(tx, incoming, found, *question, slips).await,
            Wish::Reply(words) => {
                let Some(question) = questions::store::of(tx, found.member.id, self.clock.now()).await? else {
                    return Ok(private(Answer::Village(Outcome::NotUnderstood)));
                };
                if asks_to_stop(&words) {
                    questions::store::close(tx, found.member.id, &question.path).await?;
                    return Ok(private(Answer::Village(Outcome::Stopped)));
                }
                let chosen = words.trim().parse::<usize>().ok().and_then(|n| question.options.get(n.checked_sub(1)?));
                let words = match chosen {
                    Some(chosen) => chosen.value(),
                    None => self.with_what_was_said(found, &question, words),
                };
                let (words, slip) = slips::answer(&question.path, &question.asking, &words);
                let given = question.answered(&question.asking, &words);
                let slips = slip.into_iter().collect();
                self.resume(tx, incoming, found, Question { given, ..question }, slips).await
            }
            Wish::Route { route, quiet, undone } => {
                let said = self.press(tx, incoming, found, &route, undone).await?;
                let on_card = matches!(&said, Said::Answer(Answer::Meetups(outcome), _) if outcome.is_seen_on_card());
                Ok(if quiet && on_card { Said::Nothing } else { said })
            }
        }
    }

    /// A moment that lacked its hour keeps its day: `10am` after `sat` is that Saturday at ten.
    fn with_what_was_said(&self, found: &Found, question: &Question, words: String) -> String {
        let spec = LISTS.command(&question.path);
        let is_moment = spec.and_then(|spec| spec.arg(&question.asking)).is_some_and(|arg| arg.kind == ArgKind::When);
        let before = question.given.iter().find(|given| given.name == question.asking).filter(|_| is_moment);
        let Some(before) = before else { return words };
        let locale = found.member.locale.unwrap_or_else(|| found.settings.locale());
        let zone = found.member.zone.unwrap_or_else(|| found.settings.zone());
        meetups::when::joined(&before.value, &words, locale, self.clock.now(), zone).unwrap_or(words)
    }

    /// Asks again where something that was said may be meant for other eyes; the rest is kept.
    async fn refuse_slips(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        spec: &'static CommandSpec,
        given: &[GivenArg],
        slips: &[Slip],
    ) -> Result<Option<Said>, StoreError> {
        let Some(refusal) = slips::refused(slips, spec).filter(|_| spec.access.allows(found.standing)) else {
            return Ok(None);
        };
        if share::is_discreet(spec.path) {
            // A question would be kept with her name.
            return Ok(Some(Said::Answer(Answer::Refused { refusal, question: None }, Seen::ByAsker)));
        }
        let arg = refusal.arg.clone().unwrap_or_default();
        let given = slips::without_refused(given.to_vec(), slips, &arg);
        let question = Some(self.open_question(tx, incoming, found, spec, given, &arg, &[]).await?);
        Ok(Some(Said::Answer(Answer::Refused { refusal, question }, Seen::ByAsker)))
    }

    pub(super) async fn resume(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        question: Question,
        slips: Vec<Slip>,
    ) -> Result<Said, StoreError> {
        let Some(spec) = LISTS.command(&question.path) else {
            return Ok(Said::Answer(Answer::Village(Outcome::StaleButton), Seen::ByAsker));
        };
        let incoming = Incoming { place: question.asked_in, ..incoming.clone() };
        if let Some(said) = self.refuse_slips(tx, &incoming, found, spec, &question.given, &slips).await? {
            return Ok(said);
        }
        self.command(tx, &incoming, found, spec, filled(&question.given)).await
    }

    /// A command: access first, then what is missing, then the handler.
    pub(super) async fn command(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        spec: &'static CommandSpec,
        given: Vec<GivenArg>,
    ) -> Result<Said, StoreError> {
        let access = meetups::access(spec, &found.settings);
        if !access.allows(found.standing) {
            return Ok(Said::Answer(Answer::Village(Outcome::NeedsAccess(access)), Seen::ByAsker));
        }
        let is_discreet = share::is_discreet(spec.path);
        if is_discreet && matches!(incoming.what, What::Said { .. }) && !incoming.place.direct {
            // Everybody has seen who typed it.
            let refusal = Refusal::new("refused-share-room").command("command", spec.example);
            return Ok(Said::Answer(Answer::Refused { refusal, question: None }, Seen::ByAsker));
        }
        let given = meetups::now::parted(spec, given);
        let missing = spec.missing(&given);
        let mut turn = self.turn(tx, incoming, found);
        let result = match Request::parse(spec.path, Args(&given), &turn) {
            // What was given is looked at first, so that nobody answers three questions for nothing.
            Err(refusal) if missing.is_empty() || refusal.blames_none_of(&missing) => Err(Failure::Refused(refusal)),
            Ok(request) if missing.is_empty() => request.handle(&mut turn).await,
            Ok(_) | Err(_) if is_discreet => {
                // A question would keep who is asked, and about what.
                Err(Refusal::new("refused-share-empty").command("command", spec.example).into())
            }
            Ok(_) | Err(_) => {
                let asking = missing.first().map_or("", |arg| arg.name);
                let question = self.open_question(tx, incoming, found, spec, given, asking, &[]).await?;
                let answer = Answer::Asking { question, path: spec.path.to_owned(), arg: asking.to_owned() };
                return Ok(Said::Answer(answer, Seen::ByAsker));
            }
        };
        match result {
            Ok(answer) => {
                if let Answer::Settings(outcome) = &answer {
                    self.settle_settings(tx, found, outcome).await?;
                }
                if let Answer::People(people::Outcome::Kids(people::Kept::Changed)) = &answer {
                    // People know nothing of meetups, which count kids that nobody has counted for them.
                    let mut turn = self.turn(tx, incoming, found);
                    meetups::rsvp::kids::recount(&mut meetups::telling::of(&mut turn), found.member.id).await?;
                }
                self.listen(tx, found, &answer).await?;
                if matches!(&answer, Answer::People(people::Outcome::Reminders(people::Kept::Changed))) {
                    let mut telling = self.telling(tx, found.community, &found.settings);
                    meetups::upkeep::settle_reminders(&mut telling, found.member.id).await?;
                }
                questions::store::close(tx, found.member.id, spec.path).await?;
                Ok(Said::Answer(answer, spec.answer))
            }
            Err(Failure::Store(error)) => Err(error),
            Err(Failure::Unknown(unknown)) => Ok(Said::Unknown(unknown)),
            Err(Failure::Refused(refusal)) => {
                let question = match &refusal.arg {
                    Some(arg) if !is_discreet => {
                        Some(self.open_question(tx, incoming, found, spec, given, arg, &refusal.options).await?)
                    }
                    Some(_) | None => None,
                };
                Ok(Said::Answer(Answer::Refused { refusal, question }, Seen::ByAsker))
            }
        }
    }

    async fn settle_settings(&self, tx: &mut Tx, found: &Found, outcome: &settings::Outcome) -> Result<(), StoreError> {
        for name in outcome.changed() {
            Box::pin(self.settle_setting(tx, found, name)).await?;
        }
        Ok(())
    }

    /// What follows from a setting that has just changed: settings know no slice, and slices hear of it here.
    async fn settle_setting(&self, tx: &mut Tx, found: &Found, name: &str) -> Result<(), StoreError> {
        let community = found.community;
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        if LISTS.setting(name).is_some_and(|spec| matches!(spec.kind, SettingKind::Channel)) {
            care::acts::store::regain_places(tx, community).await?;
        }
        meetups::upkeep::settle(&mut self.telling(tx, community, &settings), name, &found.settings).await?;
        welcome::settle(&mut self.errand(tx, community, &settings), name, &found.settings).await?;
        let mut errand = self.errand(tx, community, &settings);
        care::settle(&mut errand, name, &found.settings, found.member.id).await?;
        forget::settle(&mut errand, name).await?;
        intros::settle(&mut self.errand(tx, community, &settings), name).await
    }

    /// Those who wait for somebody who has lived something hear when she may be one whom they can ask.
    async fn listen(&self, tx: &mut Tx, found: &Found, answer: &Answer) -> Result<(), StoreError> {
        let may_be_asked_now = match answer {
            Answer::People(people::Outcome::Told(told)) => told.may_change_lived(),
            Answer::People(people::Outcome::Avoids(Avoids::Removed(_) | Avoids::Cleared))
            | Answer::Intros(intros::Outcome::Resumed | intros::Outcome::Joined { .. }) => true,
            Answer::People(_)
            | Answer::Intros(_)
            | Answer::Meetups(_)
            | Answer::Settings(_)
            | Answer::Welcome(_)
            | Answer::Care(_)
            | Answer::Village(_)
            | Answer::Refused { .. }
            | Answer::Noted { .. }
            | Answer::Waiting { .. }
            | Answer::Asking { .. } => false,
        };
        if !may_be_asked_now {
            return Ok(());
        }
        intros::ask::listen(&mut self.errand(tx, found.community, &found.settings), found.member.id).await
    }

    /// What intros do their work with.
    pub(super) fn errand<'a>(&'a self, tx: &'a mut Tx, community: CommunityId, settings: &'a Settings) -> Errand<'a> {
        Errand { tx, ids: &self.ids, keys: &self.keys, community, settings, now: self.clock.now() }
    }

    /// What slices tell people with.
    pub(super) fn telling<'a>(&'a self, tx: &'a mut Tx, community: CommunityId, settings: &'a Settings) -> Telling<'a> {
        Telling {
            tx,
            ids: &self.ids,
            keys: &self.keys,
            community,
            settings,
            now: self.clock.now(),
            gather: self.gather,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a question is made of exactly these")]
    pub(super) async fn open_question(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        spec: &CommandSpec,
        given: Vec<GivenArg>,
        asking: &str,
        options: &[Candidate],
    ) -> Result<QuestionId, StoreError> {
        let now = self.clock.now();
        let mut question = Question {
            id: self.ids.next(now),
            community: found.community,
            member: found.member.id,
            path: spec.path.to_owned(),
            given,
            asking: asking.to_owned(),
            options: options.to_vec(),
            asked_in: incoming.place.clone(),
            expires_at: now + questions::OPEN,
        };
        if question.options.is_empty()
            && let Some(before) = questions::store::of(tx, found.member.id, now).await?
            && before.is_asked_again_by(&question)
        {
            // What she could choose from still stands there, and choosing is still an answer.
            question.id = before.id;
            question.options = before.options;
        }
        questions::store::open(tx, &question).await?;
        Ok(question.id)
    }

    /// Asks for one argument of a command; the others are given.
    async fn ask_one(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        spec: &'static CommandSpec,
        given: Vec<GivenArg>,
        arg: &str,
    ) -> Result<Said, StoreError> {
        let question = self.open_question(tx, incoming, found, spec, given, arg, &[]).await?;
        let answer = Answer::Asking { question, path: spec.path.to_owned(), arg: arg.to_owned() };
        Ok(Said::Answer(answer, Seen::ByAsker))
    }

    /// A button. What it carries is only a hint: everything is looked up and checked again.
    pub(super) async fn press(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        route: &Route,
        undone: bool,
    ) -> Result<Said, StoreError> {
        let private = |answer: Answer| Ok(Said::Answer(answer, Seen::ByAsker));
        let stale = || Ok(Said::Answer(Answer::Village(Outcome::StaleButton), Seen::ByAsker));
        match (route.module.as_str(), route.verb.as_str()) {
            ("meetup", _) => came_to(meetups::press::press(&mut self.turn(tx, incoming, found), route, undone).await),
            ("kept", of) => {
                let member = found.member.id;
                let now = self.clock.now();
                let Some(intent) = outbox::store::open_kept(tx, member, now).await? else {
                    // Somebody else pressed it, or all of it is opened: then it is what it is about.
                    let subject = match of {
                        "intro" => Route::new("intro", "status", ""),
                        "welcome" => Route::new("welcome", "new", ""),
                        "care" => Route::new("care", "standing", ""),
                        "poll" => Route::new("meetup", "find-show", route.subject.as_str()),
                        _ => Route::new("meetup", "show", route.subject.as_str()),
                    };
                    return Box::pin(self.press(tx, incoming, found, &subject, undone)).await;
                };
                let more = outbox::store::keeps_any(tx, member).await?;
                let intent = Box::new(intent.said_at(now));
                private(Answer::Village(Outcome::Kept { intent, next: more.then(|| route.clone()) }))
            }
            ("intro", _) => {
                let mut turn = self.turn(tx, incoming, found);
                match intros::press::press(&mut turn, route, undone).await {
                    Ok(Pressed::Says(outcome)) => {
                        let answer = Answer::Intros(outcome);
                        self.listen(tx, found, &answer).await?;
                        private(answer)
                    }
                    Ok(Pressed::Done) => Ok(Said::Nothing),
                    Ok(Pressed::Meetup(circle)) => came_to(bridge::meet(&mut turn, &circle).await.map(Some)),
                    Ok(Pressed::Stale) => stale(),
                    Err(Failure::Store(error)) => Err(error),
                    Err(Failure::Unknown(unknown)) => Ok(Said::Unknown(unknown)),
                    Err(Failure::Refused(refusal)) => private(Answer::Refused { refusal, question: None }),
                }
            }
            ("case", _) if !undone => {
                let outcome = reports::press::press(&mut self.turn(tx, incoming, found), route).await;
                came_to(outcome.map(|outcome| outcome.map(care::Outcome::from)))
            }
            ("noticing", _) if !undone => {
                came_to(care::noticing::press::press(&mut self.turn(tx, incoming, found), route).await)
            }
            ("welcome", _) if !undone => {
                came_to(welcome::press::press(&mut self.turn(tx, incoming, found), route).await)
            }
            ("care", _) if !undone => {
                came_to(care::acts::press::press(&mut self.turn(tx, incoming, found), route).await)
            }
            ("share", _) if !undone => came_to(share::press::press(&mut self.turn(tx, incoming, found), route).await),
            ("support", _) if !undone => came_to(support::press(&mut self.turn(tx, incoming, found), route).await),
            ("settings", verb) if !undone => {
                let mut turn = self.turn(tx, incoming, found);
                let outcome = match verb {
                    "setup" => settings::setup::press(&mut turn, route).await,
                    "import" => settings::import::press(&mut turn, route).await,
                    "undo" => settings::undo::press(&mut turn, route).await,
                    "check" => settings::check::press(&turn).map(Some),
                    _ => settings::preset::press(&mut turn, route).await,
                };
                if let Ok(Some(outcome)) = &outcome {
                    self.settle_settings(tx, found, outcome).await?;
                }
                came_to(outcome)
            }
            ("village", "forget") if !undone => {
                came_to(forget::press(&mut self.turn(tx, incoming, found), route).await)
            }
            ("village", _) if !undone => came_to(link::press(&mut self.turn(tx, incoming, found), route).await),
            ("people", "here") => {
                let Some(community) = CommunityId::from_simple(&route.subject) else { return stale() };
                let account = &incoming.from.account;
                let accounts = people::store::memberships(tx, incoming.platform, account).await?;
                let Some(chosen) = accounts.into_iter().find(|account| account.home.community == community) else {
                    return stale();
                };
                people::store::choose_direct(tx, incoming.platform, account, community).await?;
                let name = chosen.home.key.name.unwrap_or_default();
                private(Answer::People(people::Outcome::VillageChosen(name)))
            }
            ("people", _) if !undone => {
                let said = came_to(people::profile::press::press(&mut self.turn(tx, incoming, found), route).await)?;
                if let Said::Answer(answer, _) = &said {
                    self.listen(tx, found, answer).await?;
                }
                Ok(said)
            }
            ("ask", "new" | "with" | "one" | "like") => {
                // Where no form can be opened, one thing is asked for; of several, she is asked which.
                let Some(Asked { spec, given, args }) = questions::asked(route) else { return stale() };
                let menu = meetups::press::menu(&mut self.turn(tx, incoming, found), spec, &given, args.len()).await;
                if !matches!(menu, Ok(None)) {
                    return came_to(menu);
                }
                match args.first().filter(|_| spec.missing(&given).is_empty()) {
                    Some(arg) => self.ask_one(tx, incoming, found, spec, given, arg.name).await,
                    None => self.command(tx, incoming, found, spec, given).await,
                }
            }
            ("ask", "do") => {
                // A button that gives a command as if it had been typed, with its first arguments.
                let Some((spec, given)) = questions::given_in_order(route) else { return stale() };
                self.command(tx, incoming, found, spec, given).await
            }
            ("ask", "fix") => {
                let Some(question) = questions::store::of(tx, found.member.id, self.clock.now()).await? else {
                    return stale();
                };
                private(Answer::Asking { question: question.id, path: question.path, arg: question.asking })
            }
            ("ask", "pick") => {
                let Some(id) = QuestionId::from_simple(&route.subject) else { return stale() };
                let question = questions::store::get(tx, id, self.clock.now()).await?;
                let Some(question) = question.filter(|question| question.member == found.member.id) else {
                    return stale();
                };
                let picked = route.arg.parse::<usize>().ok().and_then(|index| question.options.get(index));
                let Some(picked) = picked.map(Candidate::value) else { return stale() };
                let given = question.answered(&question.asking, &picked);
                self.resume(tx, incoming, found, Question { given, ..question }, Vec::new()).await
            }
            _ => stale(),
        }
    }

    pub(super) fn turn<'a>(&'a self, tx: &'a mut Tx, incoming: &Incoming, found: &'a Found) -> Turn<'a> {
        Turn {
            tx,
            now: self.clock.now(),
            ids: &self.ids,
            keys: &self.keys,
            lists: LISTS,
            defaults: &self.defaults,
            community: found.community,
            settings: &found.settings,
            asker: Asker { member: found.member.clone(), standing: found.standing },
            platform: incoming.platform,
            home: found.home.id,
            place: incoming.place.clone(),
            written: found.written.as_ref(),
            said: said_in_public(incoming),
            asked: &found.asked,
            look: found.look.as_ref(),
            gather: self.gather,
        }
    }
}

/// The message or the reaction of an event, where others read it: an event of that kind has its message's name.
fn said_in_public(incoming: &Incoming) -> Option<MessageKey> {
    let is_seen = matches!(incoming.what, What::Said { .. } | What::Reacted { .. }) && !incoming.place.direct;
    is_seen.then(|| MessageKey { place: incoming.place.id.clone(), id: incoming.event.clone() })
}

/// What pressing a button came to, for her alone; a button that means nothing any more says so.
fn came_to<T: Into<Answer>>(end: Result<Option<T>, Failure>) -> Result<Said, StoreError> {
    let answer = match end {
        Ok(Some(outcome)) => outcome.into(),
        Ok(None) => Answer::Village(Outcome::StaleButton),
        Err(Failure::Refused(refusal)) => Answer::Refused { refusal, question: None },
        Err(Failure::Unknown(unknown)) => return Ok(Said::Unknown(unknown)),
        Err(Failure::Store(error)) => return Err(error),
    };
    Ok(Said::Answer(answer, Seen::ByAsker))
}
