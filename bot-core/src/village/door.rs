//! The way in for what happens: load, decide, commit once.

use serde_json::Value;

use super::questions::{self, Question};
use super::who::{Direct, Found, standing_with_roles};
use super::{Outcome, Typing, Village};
use crate::catalogue::{Answer, CATALOG, LISTS, Request};
use crate::command::args::Args;
use crate::command::text::{self, Prefix};
use crate::command::{CommandSpec, GivenArg, Seen};
use crate::id::{CommunityId, MeetupId, OutboxId, QuestionId};
use crate::incoming::{Incoming, MessageKey, PlatformKind, What};
use crate::meetups;
use crate::message::{Action, Does, Form, REACTION_KEYS, Route};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::platform::Parcel;
use crate::refusal::{Candidate, Failure, Refusal};
use crate::settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Asker, Turn};

/// What an event asks for, once it is understood.
enum Wish {
    /// A command with its arguments.
    Command(&'static CommandSpec, Vec<GivenArg>),
    /// An open question, answered: its command goes on where it was given.
    Resume(Box<Question>),
    /// A button, by its meaning. `quiet` for a reaction, which wants no answer that the card gives already.
    Route { route: Route, quiet: bool, undone: bool },
    /// An answer to her open question.
    Reply(String),
    /// Something to be said without doing anything.
    Say(Outcome),
}

/// What there is to say about it.
enum Said {
    Answer(Answer, Seen),
    Nothing,
}

impl Village {
    /// Takes in one event: loads, decides and commits once. The answer, when there is one, is already a row;
    /// it is leased to the caller, who delivers it at once and then calls [`Self::settle`].
    /// An event that was handled before changes nothing; its answer comes again only if it has not arrived.
    pub async fn handle(&self, incoming: Incoming) -> Result<Option<Parcel>, StoreError> {
        let result = match &incoming.what {
            What::HomeOpened | What::HomeClosed | What::HomeMoved { .. } | What::Arrived | What::Departed => {
                self.note(&incoming).await.map(|()| None)
            }
            What::Said { .. }
            | What::Command { .. }
            | What::Pressed { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Picked { .. }
            | What::Submitted { .. } => self.ask(&incoming).await,
        };
        // Whatever was committed may have put something into the outbox.
        self.wake.notify_one();
        result
    }

    /// The form that must be opened as the first response to this event (Discord), if there is one.
    /// For a command it depends on its declaration and arguments alone; for a button it reads one row.
    pub async fn form(&self, typing: &Typing, what: &What) -> Result<Option<Form>, StoreError> {
        if let What::Command { path, args } = what {
            let spec = LISTS.command(path).filter(|spec| !spec.missing(args).is_empty());
            return Ok(spec.map(|spec| questions::form(spec, args, questions::new_route(spec), typing.locale)));
        }
        let What::Pressed { route, .. } = what else { return Ok(None) };
        if route.module != "ask" || route.verb != "fix" {
            return Ok(None);
        }
        let Some(id) = QuestionId::from_simple(&route.subject) else { return Ok(None) };
        let mut tx = self.store.read().await?;
        let Some(question) = questions::store::get(&mut tx, id, self.clock.now()).await? else { return Ok(None) };
        let account = people::store::member_by_account(&mut tx, question.community, typing.platform, &typing.account);
        let hers = account.await?.is_some_and(|(member, _)| member.id == question.member);
        let Some(spec) = LISTS.command(&question.path).filter(|_| hers) else { return Ok(None) };
        let route = Route::new("ask", "done", id.simple());
        Ok(Some(questions::form(spec, &question.given, route, typing.locale)))
    }

    /// An event that somebody may want an answer to.
    async fn ask(&self, incoming: &Incoming) -> Result<Option<Parcel>, StoreError> {
        if !self.may_matter(incoming).await? {
            return Ok(None);
        }
        let direct = match &incoming.home {
            Some(_) => None,
            None => Some(self.direct(incoming, self.meant(incoming).await?).await?),
        };

        let mut tx = self.store.write(None).await?;
        let found = match (&incoming.home, direct) {
            (Some(key), _) => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                self.found_in(&mut tx, incoming, home).await?
            }
            (None, Some(Direct::In(account, standing, roles))) => {
                tx.lock(&account.home.community.simple()).await?;
                let community = account.home.community;
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                let Some(member) = people::store::member(&mut tx, account.member).await? else { return Ok(None) };
                let standing = standing_with_roles(standing, &roles, &settings, account.home.id);
                Found { community, home: account.home, settings, member, standing }
            }
            (None, Some(Direct::Several(accounts))) => {
                let named = |account: &people::Account| {
                    let name = account.home.key.name.clone().unwrap_or_else(|| account.home.key.id.clone());
                    (account.home.community, name)
                };
                return self.ask_which(tx, incoming, accounts.iter().map(named).collect()).await;
            }
            (None, Some(Direct::None) | None) => return self.answer_stranger(tx, incoming).await,
        };

        let Some(wish) = self.understand(&mut tx, incoming, &found).await? else { return Ok(None) };
        let event = event_key(incoming);
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, self.clock.now()).await? {
            return self.replay(tx, &event).await;
        }

        let said = self.grant(&mut tx, incoming, &found, wish).await?;
        self.finish(tx, incoming, Some(&found), said).await
    }

    /// Whether this can be anything but talk, found out as cheaply as possible: most messages are not for us.
    async fn may_matter(&self, incoming: &Incoming) -> Result<bool, StoreError> {
        match &incoming.what {
            What::Said { text, to_bot, replies_to } => {
                if incoming.place.direct || *to_bot || text.trim_start().starts_with(|c: char| c.is_ascii_punctuation())
                {
                    return Ok(true);
                }
                match replies_to {
                    Some(message) => Ok(self.action_of_word(incoming.platform, message, text).await?.is_some()),
                    None => Ok(false),
                }
            }
            What::Reacted { on, key } | What::Unreacted { on, key } => {
                Ok(self.action_of_word(incoming.platform, on, key).await?.is_some())
            }
            What::Command { .. }
            | What::Pressed { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::Arrived
            | What::Departed => Ok(true),
        }
    }

    /// The community of the message replied to, in a direct chat.
    async fn meant(&self, incoming: &Incoming) -> Result<Option<CommunityId>, StoreError> {
        let message = match &incoming.what {
            What::Said { replies_to, .. } => replies_to.as_ref(),
            What::Pressed { on, .. } => on.as_ref(),
            What::Reacted { on, .. } | What::Unreacted { on, .. } => Some(on),
            What::Command { .. }
            | What::Picked { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::Arrived
            | What::Departed => None,
        };
        let Some(message) = message else { return Ok(None) };
        let mut tx = self.store.read().await?;
        Ok(outbox::store::shown_at(&mut tx, incoming.platform, message).await?.and_then(|shown| shown.community))
    }

    async fn action_of_word(
        &self,
        platform: PlatformKind,
        on: &MessageKey,
        word: &str,
    ) -> Result<Option<Route>, StoreError> {
        let mut tx = self.store.read().await?;
        let shown = outbox::store::shown_at(&mut tx, platform, on).await?;
        Ok(shown.and_then(|shown| route_of_word(&shown.actions, word)))
    }

    /// What the event asks for; none when it is only talk.
    async fn understand(&self, tx: &mut Tx, incoming: &Incoming, found: &Found) -> Result<Option<Wish>, StoreError> {
        match &incoming.what {
            What::Command { path, args } => {
                let Some(spec) = LISTS.command(path) else { return Ok(Some(Wish::Say(Outcome::StaleButton))) };
                Ok(Some(Wish::Command(spec, args.clone())))
            }
            What::Pressed { route, .. } => Ok(Some(Wish::Route { route: route.clone(), quiet: false, undone: false })),
            What::Picked { route, values } => {
                let value = values.first().map(String::as_str).unwrap_or_default();
                Ok(Some(Wish::Route { route: route.clone().arg(value), quiet: false, undone: false }))
            }
            What::Submitted { route, fields } => self.submitted(tx, route, fields, found).await.map(Some),
            What::Reacted { on, key } | What::Unreacted { on, key } => {
                let shown = outbox::store::shown_at(tx, incoming.platform, on).await?;
                let undone = matches!(incoming.what, What::Unreacted { .. });
                let route = shown.and_then(|shown| route_of_word(&shown.actions, key));
                Ok(route.map(|route| Wish::Route { route, quiet: true, undone }))
            }
            What::Said { text, to_bot, replies_to } => {
                self.said(tx, incoming, found, text, *to_bot, replies_to.as_ref()).await
            }
            What::HomeOpened | What::HomeClosed | What::HomeMoved { .. } | What::Arrived | What::Departed => Ok(None),
        }
    }

    /// Words: a command, an answer to a question, a word that stands for a button, or talk.
    async fn said(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        words: &str,
        to_bot: bool,
        replies_to: Option<&MessageKey>,
    ) -> Result<Option<Wish>, StoreError> {
        let direct = incoming.place.direct;
        let slash = self.platform(incoming.platform).is_some_and(|platform| platform.capabilities().slash);
        let own = [found.settings.prefix(), "/"];
        let prefixes = if slash { own.as_slice() } else { own.get(..1).unwrap_or_default() };
        let needed = text::read(words, Prefix::Needed(prefixes), CATALOG);
        if let text::Reading::Command { spec, given, .. } = needed {
            return Ok(Some(Wish::Command(spec, given)));
        }
        if let Some(message) = replies_to {
            let shown = outbox::store::shown_at(tx, incoming.platform, message).await?;
            if let Some(route) = shown.and_then(|shown| route_of_word(&shown.actions, words)) {
                return Ok(Some(Wish::Route { route, quiet: false, undone: false }));
            }
        }
        if direct {
            if questions::store::of(tx, found.member.id, self.clock.now()).await?.is_some() {
                return Ok(Some(Wish::Reply(words.to_owned())));
            }
            for shown in outbox::store::shown_in(tx, incoming.platform, &incoming.place.id).await? {
                if let Some(route) = route_of_word(&shown.actions, words) {
                    return Ok(Some(Wish::Route { route, quiet: false, undone: false }));
                }
            }
        }
        let reading = if direct || to_bot { text::read(words, Prefix::Optional(prefixes), CATALOG) } else { needed };
        let talks = direct && words.split_whitespace().nth(1).is_some() && !starts_with_any(words, prefixes);
        Ok(match reading {
            text::Reading::Command { spec, given, .. } => Some(Wish::Command(spec, given)),
            text::Reading::Group { group } if !talks => {
                Some(Wish::Say(Outcome::Help { about: Some(group.to_owned()) }))
            }
            text::Reading::Unknown { words, .. } if asks_for_help(&words) => {
                Some(Wish::Say(Outcome::Help { about: None }))
            }
            text::Reading::Talk if direct && asks_to_stop(words) => Some(Wish::Say(Outcome::Stopped)),
            text::Reading::Talk if direct && asks_for_help(words) => Some(Wish::Say(Outcome::Help { about: None })),
            text::Reading::Unknown { near, .. } if !near.is_empty() => Some(Wish::Say(Outcome::DidYouMean { near })),
            text::Reading::Unknown { .. } | text::Reading::Talk | text::Reading::Group { .. } if direct || to_bot => {
                Some(Wish::Say(Outcome::NotUnderstood))
            }
            text::Reading::Unknown { .. } | text::Reading::Talk | text::Reading::Group { .. } => None,
        })
    }

    /// A form that was sent: a command, with what an open question had kept.
    async fn submitted(
        &self,
        tx: &mut Tx,
        route: &Route,
        fields: &[GivenArg],
        found: &Found,
    ) -> Result<Wish, StoreError> {
        if route.module == "ask" && route.verb == "new" {
            let spec = CATALOG.iter().find(|spec| questions::new_route(spec).subject == route.subject);
            return Ok(spec.map_or(Wish::Say(Outcome::StaleButton), |spec| Wish::Command(spec, filled(fields))));
        }
        let question = match QuestionId::from_simple(&route.subject).filter(|_| route.module == "ask") {
            Some(id) => questions::store::get(tx, id, self.clock.now()).await?,
            None => None,
        };
        let Some(question) = question.filter(|question| question.member == found.member.id) else {
            return Ok(Wish::Say(Outcome::StaleButton));
        };
        let answered = |question: Question, field: &GivenArg| Question {
            given: question.answered(&field.name, &field.value),
            ..question
        };
        Ok(Wish::Resume(Box::new(fields.iter().fold(question, answered))))
    }

    /// Does what is asked for, if she may.
    async fn grant(&self, tx: &mut Tx, incoming: &Incoming, found: &Found, wish: Wish) -> Result<Said, StoreError> {
        let private = |answer: Answer| Said::Answer(answer, Seen::ByAsker);
        match wish {
            Wish::Say(outcome) => Ok(private(Answer::Village(outcome))),
            Wish::Command(spec, given) => self.command(tx, incoming, found, spec, given).await,
            Wish::Resume(question) => self.resume(tx, incoming, found, *question).await,
            Wish::Reply(words) => {
                let Some(question) = questions::store::of(tx, found.member.id, self.clock.now()).await? else {
                    return Ok(private(Answer::Village(Outcome::NotUnderstood)));
                };
                if asks_to_stop(&words) {
                    questions::store::close(tx, found.member.id, &question.path).await?;
                    return Ok(private(Answer::Village(Outcome::Stopped)));
                }
                let chosen = words.trim().parse::<usize>().ok().and_then(|n| question.options.get(n.checked_sub(1)?));
                let words = chosen.map_or(words, Candidate::value);
                let given = question.answered(&question.asking, &words);
                self.resume(tx, incoming, found, Question { given, ..question }).await
            }
            Wish::Route { route, quiet, undone } => {
                let said = self.press(tx, incoming, found, &route, undone).await?;
                let on_card = matches!(&said, Said::Answer(Answer::Meetups(outcome), _) if outcome.is_seen_on_card());
                Ok(if quiet && on_card { Said::Nothing } else { said })
            }
        }
    }

    async fn resume(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        question: Question,
    ) -> Result<Said, StoreError> {
        let Some(spec) = LISTS.command(&question.path) else {
            return Ok(Said::Answer(Answer::Village(Outcome::StaleButton), Seen::ByAsker));
        };
        let incoming = Incoming { place: question.asked_in, ..incoming.clone() };
        self.command(tx, &incoming, found, spec, filled(&question.given)).await
    }

    /// A command: access first, then what is missing, then the handler.
    async fn command(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        found: &Found,
        spec: &'static CommandSpec,
        given: Vec<GivenArg>,
    ) -> Result<Said, StoreError> {
        if !spec.access.allows(found.standing) {
            return Ok(Said::Answer(Answer::Village(Outcome::NeedsAccess(spec.access)), Seen::ByAsker));
        }
        let missing = spec.missing(&given);
        let mut turn = self.turn(tx, incoming, found);
        let result = match Request::parse(spec.path, Args(&given), &turn) {
            // What was given is looked at first, so that nobody answers three questions for nothing.
            Err(refusal) if missing.is_empty() || refusal.blames_none_of(&missing) => Err(Failure::Refused(refusal)),
            Ok(request) if missing.is_empty() => request.handle(&mut turn).await,
            Ok(_) | Err(_) => {
                let asking = missing.first().map_or("", |arg| arg.name);
                let question = self.open_question(tx, incoming, found, spec, given, asking, &[]).await?;
                let answer = Answer::Asking { question, path: spec.path.to_owned(), arg: asking.to_owned() };
                return Ok(Said::Answer(answer, Seen::ByAsker));
            }
        };
        match result {
            Ok(answer) => {
                questions::store::close(tx, found.member.id, spec.path).await?;
                Ok(Said::Answer(answer, spec.answer))
            }
            Err(Failure::Store(error)) => Err(error),
            Err(Failure::Refused(refusal)) => {
                let question = match &refusal.arg {
                    Some(arg) => {
                        Some(self.open_question(tx, incoming, found, spec, given, arg, &refusal.options).await?)
                    }
                    None => None,
                };
                Ok(Said::Answer(Answer::Refused { refusal, question }, Seen::ByAsker))
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a question is made of exactly these")]
    async fn open_question(
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
        let question = Question {
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
        questions::store::open(tx, &question).await?;
        Ok(question.id)
    }

    /// A button. What it carries is only a hint: everything is looked up and checked again.
    async fn press(
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
            ("meetup", "list") => {
                private(Answer::Meetups(meetups::Outcome::Listed { page: route.arg.parse().unwrap_or(0) }))
            }
            ("meetup", verb) => {
                let Some(id) = MeetupId::from_simple(&route.subject) else { return stale() };
                let meetup = meetups::store::get(tx, id).await?;
                let Some(meetup) = meetup.filter(|meetup| meetup.community == found.community) else {
                    let refusal = Refusal::new("meetup-gone");
                    return private(Answer::Refused { refusal, question: None });
                };
                if verb == "show" {
                    return private(Answer::Meetups(meetups::Outcome::Shown { meetup: id }));
                }
                let Some(answer) = meetups::Answer::from_name(verb) else { return stale() };
                let mut turn = self.turn(tx, incoming, found);
                let result = if undone {
                    meetups::rsvp::take_back(&mut turn, &meetup, answer).await
                } else {
                    meetups::rsvp::answer(&mut turn, &meetup, answer).await
                };
                match result {
                    Ok(outcome) => private(Answer::Meetups(outcome)),
                    Err(Failure::Store(error)) => Err(error),
                    Err(Failure::Refused(refusal)) => private(Answer::Refused { refusal, question: None }),
                }
            }
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
            ("ask", "pick") => {
                let Some(id) = QuestionId::from_simple(&route.subject) else { return stale() };
                let question = questions::store::get(tx, id, self.clock.now()).await?;
                let Some(question) = question.filter(|question| question.member == found.member.id) else {
                    return stale();
                };
                let picked = route.arg.parse::<usize>().ok().and_then(|index| question.options.get(index));
                let Some(picked) = picked.map(Candidate::value) else { return stale() };
                let given = question.answered(&question.asking, &picked);
                self.resume(tx, incoming, found, Question { given, ..question }).await
            }
            _ => stale(),
        }
    }

    fn turn<'a>(&'a self, tx: &'a mut Tx, incoming: &Incoming, found: &'a Found) -> Turn<'a> {
        Turn {
            tx,
            now: self.clock.now(),
            ids: &self.ids,
            lists: LISTS,
            defaults: &self.defaults,
            community: found.community,
            settings: &found.settings,
            asker: Asker { member: found.member.clone(), standing: found.standing },
            platform: incoming.platform,
            home: found.home.id,
            place: incoming.place.clone(),
            gather: self.gather,
        }
    }

    /// Commits, with the answer as a row that the caller holds.
    async fn finish(
        &self,
        mut tx: Tx,
        incoming: &Incoming,
        found: Option<&Found>,
        said: Said,
    ) -> Result<Option<Parcel>, StoreError> {
        let (intent, seen) = match said {
            Said::Nothing if incoming.reply.is_none() => {
                tx.commit().await?;
                return Ok(None);
            }
            Said::Nothing => (Intent::Acknowledge, Seen::ByAsker),
            Said::Answer(answer, seen) => (Intent::Answer { outcome: crate::store::encode(&answer)? }, seen),
        };
        let now = self.clock.now();
        let to = To::Asker {
            platform: incoming.platform,
            place: incoming.place.clone(),
            member: found.map(|found| found.member.id),
            account: incoming.from.account.clone(),
            way: incoming.reply.clone(),
            seen: if incoming.place.direct { Seen::ByAsker } else { seen },
        };
        let id: OutboxId = self.ids.next(now);
        let mut row = Parcelled::new(id, found.map(|found| found.community), to, intent, now);
        row.event = Some(event_key(incoming));
        row.expires_at = Some(now + super::deliver::ANSWERS_LAST);
        row.attempts = 1;
        outbox::store::put_leased(&mut tx, &row, Some(self.ids.next(now))).await?;
        let parcel = self.pack(&mut tx, &row).await?;
        tx.commit().await?;
        Ok(parcel)
    }

    /// An event that is told again: its answer, if it has not arrived.
    async fn replay(&self, mut tx: Tx, event: &str) -> Result<Option<Parcel>, StoreError> {
        let now = self.clock.now();
        let Some(row) = outbox::store::claim_answer(&mut tx, event, self.ids.next(now), now).await? else {
            return Ok(None);
        };
        let parcel = self.pack(&mut tx, &row).await?;
        tx.commit().await?;
        Ok(parcel)
    }

    async fn ask_which(
        &self,
        mut tx: Tx,
        incoming: &Incoming,
        villages: Vec<(CommunityId, String)>,
    ) -> Result<Option<Parcel>, StoreError> {
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, self.clock.now()).await? {
            return self.replay(tx, &event_key(incoming)).await;
        }
        // Her choice itself arrives while several are still possible.
        let route = if let What::Pressed { route, .. } = &incoming.what {
            Some(route.clone())
        } else if let What::Said { text, .. } = &incoming.what {
            let shown = outbox::store::shown_in(&mut tx, incoming.platform, &incoming.place.id).await?;
            shown.iter().find_map(|shown| route_of_word(&shown.actions, text))
        } else {
            None
        };
        let chosen = route
            .filter(|route| route.module == "people" && route.verb == "here")
            .and_then(|route| CommunityId::from_simple(&route.subject))
            .and_then(|id| villages.iter().find(|(community, _)| *community == id));
        let outcome = match chosen {
            Some((community, name)) => {
                people::store::choose_direct(&mut tx, incoming.platform, &incoming.from.account, *community).await?;
                people::Outcome::VillageChosen(name.clone())
            }
            None => people::Outcome::WhichVillage(villages.into_iter().take(20).collect()),
        };
        self.finish(tx, incoming, None, Said::Answer(Answer::People(outcome), Seen::ByAsker)).await
    }

    /// Somebody in a direct chat whom no village knows.
    async fn answer_stranger(&self, mut tx: Tx, incoming: &Incoming) -> Result<Option<Parcel>, StoreError> {
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, self.clock.now()).await? {
            return self.replay(tx, &event_key(incoming)).await;
        }
        let answer = Answer::Village(Outcome::Stranger);
        self.finish(tx, incoming, None, Said::Answer(answer, Seen::ByAsker)).await
    }

    /// An event that is noted without an answer.
    async fn note(&self, incoming: &Incoming) -> Result<(), StoreError> {
        let Some(key) = &incoming.home else { return Ok(()) };
        let mut tx = self.store.write(None).await?;
        let now = self.clock.now();
        let known = people::store::home(&mut tx, incoming.platform, &key.id).await?;
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, now).await? {
            return Ok(());
        }
        match &incoming.what {
            What::HomeOpened => {
                let (home, is_new) = self.home(&mut tx, incoming, key).await?;
                if is_new && !incoming.place.id.is_empty() {
                    let to = To::Place { platform: incoming.platform, place: incoming.place.clone() };
                    let id: OutboxId = self.ids.next(now);
                    let hello = Parcelled::new(id, Some(home.community), to, Intent::Hello, now);
                    outbox::store::put(&mut tx, &hello).await?;
                }
            }
            What::HomeClosed => {
                if let Some(home) = known {
                    people::store::close_home(&mut tx, home.id, now).await?;
                }
            }
            What::HomeMoved { to } => {
                let taken = people::store::home(&mut tx, incoming.platform, to).await?.is_some();
                if let Some(home) = known.filter(|_| !taken) {
                    people::store::move_home(&mut tx, home.id, to).await?;
                }
            }
            What::Arrived => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                self.found_in(&mut tx, incoming, home).await?;
            }
            What::Departed => {
                if let Some(home) = known {
                    let account = &incoming.from.account;
                    let member = people::store::member_by_account(&mut tx, home.community, incoming.platform, account);
                    if let Some((member, account)) = member.await?
                        && account.home.id == home.id
                    {
                        self.depart_in(&mut tx, home.community, member.id).await?;
                    }
                }
            }
            What::Said { .. }
            | What::Command { .. }
            | What::Pressed { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Picked { .. }
            | What::Submitted { .. } => {}
        }
        tx.commit().await
    }
}

/// The name under which the answer to an event is found again.
fn event_key(incoming: &Incoming) -> String {
    format!("{}:{}", incoming.platform.name(), incoming.event)
}

/// Whether these words drop an open question.
fn asks_to_stop(words: &str) -> bool {
    ["cancel", "cancelar", "stop"].contains(&words.trim().to_lowercase().as_str())
}

/// Whether these words, without a prefix, ask what there is to do.
fn asks_for_help(words: &str) -> bool {
    let words = words.trim().trim_start_matches(|c: char| c.is_ascii_punctuation()).to_lowercase();
    ["help", "ayuda", "start", "hello", "hi", "hola"].contains(&words.trim_end_matches(['?', '!', '.']))
}

fn starts_with_any(words: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| words.trim_start().starts_with(prefix))
}

/// The fields that were filled in.
fn filled(fields: &[GivenArg]) -> Vec<GivenArg> {
    fields.iter().filter(|field| !field.value.trim().is_empty()).cloned().collect()
}

/// What a word or a reaction means under a message.
fn route_of_word(actions: &Value, word: &str) -> Option<Route> {
    let actions: Vec<Action> = serde_json::from_value(actions.clone()).ok()?;
    let word = word.trim().to_lowercase();
    let plain = word.replace('\u{fe0f}', "");
    let position = actions.iter().zip(1..).position(|(action, number): (&Action, usize)| {
        action.word == word
            || action.label.to_lowercase() == word
            || number.to_string() == word
            || REACTION_KEYS.get(number - 1).is_some_and(|key| !action.private && *key == plain)
    })?;
    match &actions.get(position)?.does {
        Does::Invoke(route) => Some(route.clone()),
        Does::Open(_) | Does::Visit(_) => None,
    }
}
