//! The way in for what happens: load, decide, commit once.

use super::grant::Said;
use super::noticing::changes_watches;
use super::questions::{self, Asked};
use super::understand::{Wish, route_of_word};
use super::who::{Direct, Found, standing_with_roles, start_of_day};
use super::{Outcome, Typing, Village};
use crate::care::{self, share};
use crate::catalogue::{Answer, LISTS};
use crate::command::{CommandSpec, GivenArg, Seen};
use crate::id::{CommunityId, OutboxId, QuestionId};
use crate::incoming::{HomeKey, Incoming, Standing, What, Written};
use crate::keys::Purpose;
use crate::meetups::known::Known;
use crate::message::{Form, Route};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::platform::{Look, Parcel};
use crate::refusal::{Refusal, Unknown};
use crate::settings;
use crate::store::{StoreError, Tx};
use crate::turn::Command as _;
use crate::{meetups, people};

/// How often an event is looked at: once for each of those it may name, and once more.
const MOST_MET: usize = 12;

/// What platforms are asked about an event, outside of its transaction.
struct Beside {
    /// The message that is pointed at.
    written: Option<Written>,
    /// What else they must be asked, and in which home.
    unknown: Option<(HomeKey, Unknown)>,
    /// Those whom it names and who are not there.
    asked: Vec<String>,
    /// What the bot lacks in the asker's home.
    look: Option<Look>,
}

impl Village {
    /// Takes in one event: loads, decides and commits once. The answer, when there is one, is already a row;
    /// it is leased to the caller, who delivers it at once and then calls [`Self::settle`].
    /// An event that was handled before changes nothing; its answer comes again only if it has not arrived.
    pub async fn handle(&self, incoming: Incoming) -> Result<Option<Parcel>, StoreError> {
        let incoming = incoming.without_nul();
        match &incoming.what {
            What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => Box::pin(self.note(&incoming)).await.map(|()| None),
            What::Said { .. }
            | What::Command { .. }
            | What::Menu { .. }
            | What::Pressed { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Picked { .. }
            | What::Submitted { .. } => Box::pin(self.ask(&incoming)).await,
        }
    }

    /// The form that must be opened as the first response to this event (Discord), if there is one.
    /// For a command it depends on its declaration and arguments alone; for a button it reads one row.
    pub async fn form(&self, typing: &Typing, what: &What) -> Result<Option<Form>, StoreError> {
        let route = match what {
            What::Command { path, args } => {
                let spec = LISTS.command(path);
                return Ok(spec.and_then(|spec| questions::form_for_missing(spec, args, typing.locale)));
            }
            What::Pressed { route, .. } => route.clone(),
            What::Picked { route, values } => route.clone().arg(values.first().map_or("", String::as_str)),
            What::Said { .. }
            | What::Menu { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Submitted { .. }
            | What::HomeOpened
            | What::HomeClosed
            | What::HomeMoved { .. }
            | What::PlaceMoved { .. }
            | What::OwnGone { .. }
            | What::PlaceLeft
            | What::Arrived
            | What::Departed => return Ok(None),
        };
        if let Some(Asked { spec, given, args }) = questions::asked(&route) {
            let known = self.known(typing, spec, &given).await?;
            let args = match known.asks.filter(|_| args.len() > 1) {
                Some(names) => names.iter().filter_map(|name| spec.arg(name)).collect(),
                None => args,
            };
            let given: Vec<GivenArg> = given.into_iter().chain(known.args).collect();
            return Ok(Some(questions::form(spec, &args, &given, route.rev(known.revision), typing.locale)));
        }
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
        let args = questions::in_order(spec, &question.asking, &question.given);
        Ok(Some(questions::form(spec, &args, &question.given, route, typing.locale)))
    }

    /// What a form about something that exists is filled with.
    async fn known(&self, typing: &Typing, spec: &CommandSpec, given: &[GivenArg]) -> Result<Known, StoreError> {
        let mut tx = self.store.read().await?;
        let mut accounts = people::store::memberships(&mut tx, typing.platform, &typing.account).await?;
        let account = match &typing.home {
            Some(home) => accounts.into_iter().find(|account| account.home.key.id == home.id),
            // In a direct chat it must be clear which village is meant.
            None if accounts.len() == 1 => accounts.pop(),
            None => None,
        };
        let Some(account) = account else { return Ok(Known::default()) };
        let community = account.home.community;
        let own = people::store::member(&mut tx, account.member).await?.and_then(|member| member.zone);
        let zone = match own {
            Some(zone) => zone,
            None => settings::store::load(&mut tx, community, &self.defaults).await?.zone(),
        };
        let asker = meetups::known::Asker { community, member: account.member, zone, locale: typing.locale };
        known_to(&mut tx, spec, given, &asker).await
    }

    /// An event that somebody may want an answer to.
    async fn ask(&self, incoming: &Incoming) -> Result<Option<Parcel>, StoreError> {
        let in_circle = self.notice(incoming).await?;
        if !self.may_matter(incoming).await? {
            if !in_circle {
                self.look_at(incoming).await?;
            }
            return Ok(None);
        }
        let written = self.pointed_at(incoming).await;
        let mut beside = Beside { written, unknown: None, asked: Vec::new(), look: None };
        for _ in 0..MOST_MET {
            let parcel = self.ask_once(incoming, in_circle, &mut beside).await?;
            match beside.unknown.take() {
                None => return Ok(parcel),
                Some((home, Unknown::Person(account))) => {
                    self.meet(incoming, &home, &account).await?;
                    beside.asked.push(account);
                }
                Some((home, Unknown::Lacks(places))) => {
                    beside.look = Some(self.look_for_lacks(incoming.platform, &home, &places).await);
                }
            }
        }
        tracing::warn!(platform = incoming.platform.name(), "an event names too many who are not known");
        Ok(None)
    }

    /// The same, as far as it goes with what is known: what is not stands in `beside`.
    async fn ask_once(
        &self,
        incoming: &Incoming,
        in_circle: bool,
        beside: &mut Beside,
    ) -> Result<Option<Parcel>, StoreError> {
        let direct = match &incoming.home {
            Some(_) => None,
            None => Some(self.direct(incoming, self.meant(incoming).await?).await?),
        };

        let mut outside = false;
        let mut tx = self.store.write(None).await?;
        let mut found = match (&incoming.home, direct) {
            (Some(key), _) => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                self.found_in(&mut tx, incoming, home, self.keys.is_there() && share::may_be_discreet(&incoming.what))
                    .await?
            }
            (None, Some(Direct::In(account, standing, roles))) => {
                tx.lock(&account.home.community.simple()).await?;
                let community = account.home.community;
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                let Some(member) = people::store::member(&mut tx, account.member).await? else { return Ok(None) };
                let standing = standing_with_roles(standing, &roles, &settings, account.home.id);
                let (is_new, left_at, written, asked, look) = (false, None, None, Vec::new(), None);
                let home = account.home;
                Found { community, home, settings, member, standing, is_new, left_at, written, asked, look }
            }
            (None, Some(Direct::Several(accounts))) => {
                let named = |account: &people::Account| {
                    let name = account.home.key.name.clone().unwrap_or_else(|| account.home.key.id.clone());
                    (account.home.community, name)
                };
                return self.ask_which(tx, incoming, accounts.iter().map(named).collect()).await;
            }
            (None, Some(Direct::None) | None) => return self.answer_stranger(tx, incoming).await,
            (None, Some(Direct::Outside(account))) => {
                outside = true;
                let community = account.home.community;
                tx.lock(&community.simple()).await?;
                let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
                let Some(member) = people::store::member(&mut tx, account.member).await? else { return Ok(None) };
                let (standing, is_new, left_at) = (Standing::Member, false, None);
                let (home, written, asked, look) = (account.home, None, Vec::new(), None);
                Found { community, home, settings, member, standing, is_new, left_at, written, asked, look }
            }
        };

        found.written = self.ours(&mut tx, incoming, found.community, beside.written.clone()).await?;
        found.asked.clone_from(&beside.asked);
        found.look.clone_from(&beside.look);
        let Some(wish) = self.understand(&mut tx, incoming, &found).await? else {
            drop(tx);
            if !in_circle {
                self.look_at(incoming).await?;
            }
            return Ok(None);
        };
        let wish = if outside { for_those_outside(wish) } else { wish };
        if self.keys.is_there() && wish.is_discreet() {
            return self.ask_discreetly(tx, incoming, &found, wish).await;
        }
        let event = event_key(incoming);
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, self.clock.now()).await? {
            return self.replay(tx, &event).await;
        }

        let mut said = self.grant(&mut tx, incoming, &found, wish).await?;
        if let Said::Unknown(unknown) = said {
            beside.unknown = Some((found.home.key, unknown));
            return Ok(None);
        }
        let changes = matches!(&said, Said::Answer(answer, _) if changes_watches(answer));
        if let Said::Answer(answer, Seen::ByAsker) = said {
            let opens = matches!(&answer, Answer::Village(Outcome::Kept { .. }));
            let waits = !opens && outbox::store::keeps_quietly(&mut tx, found.member.id).await?;
            let answer = if waits { Answer::Waiting { answer: Box::new(answer) } } else { answer };
            said = Said::Answer(answer, Seen::ByAsker);
        }
        let parcel = self.finish(tx, incoming, Some(&found), said, None).await?;
        if changes {
            self.renew_watches(found.community).await;
        }
        Ok(parcel)
    }

    /// A message that is pointed at, if it stands in a home of this community.
    async fn ours(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        community: CommunityId,
        written: Option<Written>,
    ) -> Result<Option<Written>, StoreError> {
        let Some(written) = written else { return Ok(None) };
        let Some(key) = &written.home else { return Ok(None) };
        let home = people::store::home(tx, incoming.platform, &key.id).await?;
        Ok(Some(written).filter(|_| home.is_some_and(|home| home.community == community)))
    }

    /// The same for what must not be connected with whoever asks: the mark is a tag that only the key can make, with a day
    /// for its time, and the answer's row does not say where it goes.
    async fn ask_discreetly(
        &self,
        mut tx: Tx,
        incoming: &Incoming,
        found: &Found,
        wish: Wish,
    ) -> Result<Option<Parcel>, StoreError> {
        let parts = [incoming.platform.name().as_bytes(), incoming.event.as_bytes()];
        let tags = self.keys.tags(found.community.0, Purpose::Event, &parts);
        for tag in &tags {
            if outbox::store::is_marked(&mut tx, incoming.platform, tag).await? {
                return self.replay(tx, &format!("{}:{tag}", incoming.platform.name())).await;
            }
        }
        let tag = tags.into_iter().next().unwrap_or_default();
        outbox::store::mark(&mut tx, incoming.platform, &tag, start_of_day(self.clock.now())).await?;
        let said = self.grant(&mut tx, incoming, found, wish).await?;
        self.finish(tx, incoming, Some(found), said, Some(tag)).await
    }

    /// Commits, with the answer as a row that the caller holds.
    async fn finish(
        &self,
        mut tx: Tx,
        incoming: &Incoming,
        found: Option<&Found>,
        said: Said,
        discreetly: Option<String>,
    ) -> Result<Option<Parcel>, StoreError> {
        let (intent, seen) = match said {
            Said::Nothing if incoming.reply.is_none() => {
                tx.commit().await?;
                self.wake.notify_one();
                return Ok(None);
            }
            Said::Nothing => (Intent::Acknowledge, Seen::ByAsker),
            Said::Answer(answer, seen) => (Intent::Answer { outcome: crate::store::encode(&answer)? }, seen),
            Said::Unknown(_) => {
                let refusal = Refusal::new("refused-person-not-here");
                let answer = Answer::Refused { refusal, question: None };
                (Intent::Answer { outcome: crate::store::encode(&answer)? }, Seen::ByAsker)
            }
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
        let id: OutboxId = if discreetly.is_some() { self.ids.blind() } else { self.ids.next(now) };
        let mut row = Parcelled::new(id, found.map(|found| found.community), to, intent, now);
        row.event = Some(match &discreetly {
            Some(tag) => format!("{}:{tag}", incoming.platform.name()),
            None => event_key(incoming),
        });
        row.expires_at = Some(now + super::deliver::ANSWERS_LAST);
        row.attempts = 1;
        let sealed = match (discreetly, row.community) {
            (Some(_), Some(community)) => row.to.sealed(&self.keys, community, row.id),
            _ => None,
        };
        let stored = sealed.map(|to| Parcelled { to, ..row.clone() });
        outbox::store::put_leased(&mut tx, stored.as_ref().unwrap_or(&row), Some(self.ids.next(now))).await?;
        let parcel = self.pack(&mut tx, &row).await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(parcel)
    }

    /// An event that is told again: its answer, if it has not arrived.
    async fn replay(&self, mut tx: Tx, event: &str) -> Result<Option<Parcel>, StoreError> {
        let now = self.clock.now();
        let Some(row) = outbox::store::claim_answer(&mut tx, event, self.ids.next(now), now).await? else {
            return Ok(None);
        };
        let Some(row) = self.opened(&row) else { return Ok(None) };
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
        self.finish(tx, incoming, None, Said::Answer(Answer::People(outcome), Seen::ByAsker), None).await
    }

    /// Somebody in a direct chat whom no village knows.
    async fn answer_stranger(&self, mut tx: Tx, incoming: &Incoming) -> Result<Option<Parcel>, StoreError> {
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, self.clock.now()).await? {
            return self.replay(tx, &event_key(incoming)).await;
        }
        let answer = Answer::Village(Outcome::Stranger);
        self.finish(tx, incoming, None, Said::Answer(answer, Seen::ByAsker), None).await
    }
}

/// What somebody may ask for who was shown out: what is recorded about her, that somebody looks at it again, all that is
/// known of her, and that it is forgotten.
fn for_those_outside(wish: Wish) -> Wish {
    let allowed = ["appeal", "my standing", "my export", "my forget"];
    let is_allowed = match &wish {
        Wish::Command(spec, _) | Wish::Noted(spec, _, _) => allowed.contains(&spec.path),
        Wish::Resume(question, _) => allowed.contains(&question.path.as_str()),
        Wish::Route { route, .. } => {
            matches!((route.module.as_str(), route.verb.as_str()), ("care", "standing") | ("village", "forget"))
                || (route.module == "ask" && route.subject == "appeal")
        }
        // Her open question can only be about what she was allowed to ask.
        Wish::Reply(_) => true,
        Wish::Say(_) | Wish::Outside => false,
    };
    if is_allowed { wish } else { Wish::Outside }
}

/// The name under which the answer to an event is found again.
fn event_key(incoming: &Incoming) -> String {
    format!("{}:{}", incoming.platform.name(), incoming.event)
}

/// What is known to the one who fills in the form of a command: of a meetup, or of herself.
pub(super) async fn known_to(
    tx: &mut Tx,
    spec: &CommandSpec,
    given: &[GivenArg],
    asker: &meetups::known::Asker,
) -> Result<Known, StoreError> {
    if spec.path == care::acts::words::Words::SPEC.path {
        let args = care::acts::words::known(tx, given, asker.community, asker.member).await?;
        return Ok(Known { args, ..Known::default() });
    }
    if spec.group() == "my" {
        let args = people::profile::whole::known(tx, spec, asker.member, asker.locale).await?;
        return Ok(Known { args, ..Known::default() });
    }
    meetups::known::known(tx, spec.path, given, asker).await
}
