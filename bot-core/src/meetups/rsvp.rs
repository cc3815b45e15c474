//! `meetup going`, `maybe`, `cant`, `sick`, `late`: one tap, changeable at any time.

use super::plan::mark_of;
use super::telling::Telling;
use super::waitlist::{Room, Waiting, choose_offers};
use super::{Answer, Meetup, Outcome, Rsvp, fields, hosts, minimum, rules, share, telling, waitlist};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::outbox::News;
use crate::people::wishes;
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

pub mod kids;
pub(crate) mod offers;
pub mod store;

/// Adults, and kids, that one family brings at most.
const FAMILY: i64 = 12;

const MEETUP: ArgSpec = ArgSpec::required("meetup", ArgKind::Meetup);
const NOTE: ArgSpec = ArgSpec::optional("note", ArgKind::Line { most: 200 });

/// What she says besides her answer; what is not said stays as it was.
#[derive(Debug, Clone, Default)]
pub struct Family {
    adults: Option<i64>,
    kids: Option<i64>,
    note: Option<String>,
}

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident: $path:literal, $args:expr, $example:literal, $answer:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(i64, Family);

        impl Command for $name {
            type Outcome = Outcome;

            const SPEC: CommandSpec = CommandSpec {
                path: $path,
                args: $args,
                access: Access::Member,
                answer: Seen::ByAsker,
                example: $example,
            };

            fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
                let family = Family {
                    adults: args.whole("adults", 1..=FAMILY)?,
                    kids: args.whole("kids", 0..=FAMILY)?,
                    note: args.optional_text("note", 200)?.map(|note| note.replace('\n', " ")),
                };
                Ok(Self(args.number("meetup")?, family))
            }

            async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
                let meetup = find(turn, self.0).await?;

                answer(turn, &meetup, $answer, self.1).await
            }
        }
    )*};
}

answers! {
    /// "We're coming."
    Going: "meetup going", &[
        MEETUP,
        ArgSpec::optional("kids", ArgKind::Whole { least: 0, most: FAMILY }),
        ArgSpec::optional("adults", ArgKind::Whole { least: 1, most: FAMILY }),
        NOTE,
    ], "meetup going #1 kids: 2 note: nut allergy", Answer::Going;
    /// "We might come."
    Maybe: "meetup maybe", &[MEETUP], "meetup maybe #1", Answer::Maybe;
    /// "We can't come."
    Cant: "meetup cant", &[MEETUP], "meetup cant #1", Answer::Cant;
    /// "Somebody is ill": the spot is free, the host hears it kindly, nobody is to feel bad.
    Sick: "meetup sick", &[MEETUP, NOTE], "meetup sick #1", Answer::Sick;
}

/// "We'll be late": the hosts hear it.
#[derive(Debug)]
pub struct Late(i64, Option<String>);

impl Command for Late {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup late",
        args: &[MEETUP, NOTE],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup late #1 note: ten minutes",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self(args.number("meetup")?, args.optional_text("note", 200)?.map(|note| note.replace('\n', " "))))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = find(turn, self.0).await?;
        late(turn, &meetup, self.1).await
    }
}

/// The hosts hear that she will be late.
pub(super) async fn late(turn: &mut Turn<'_>, meetup: &Meetup, message: Option<String>) -> Result<Outcome, Failure> {
    refuse_unless_open(turn, meetup)?;
    let who = turn.asker.member.id;
    if hosts::is_host(turn.tx, meetup, who).await? {
        return host_late(turn, meetup, message).await;
    }
    let rsvp = store::of(turn.tx, meetup.id, who).await?;
    let Some(mut rsvp) = rsvp.filter(|rsvp| rsvp.answer == Answer::Going) else {
        return Err(Refusal::new("refused-late").command("command", format!("meetup going #{}", meetup.number)).into());
    };

    // What she writes now is for this word alone, and takes nothing from what the hosts should know of her family.
    let message = message.filter(|message| !fields::clears(message));
    if rsvp.message != message {
        rsvp.message = message;
        store::save(turn.tx, meetup.id, &rsvp).await?;
    }
    hosts::tell(turn, meetup, &News::Late { who }).await?;
    Ok(Outcome::Late { meetup: meetup.id })
}

/// Those who come, and the other hosts, hear that a host will be late.
async fn host_late(turn: &mut Turn<'_>, meetup: &Meetup, message: Option<String>) -> Result<Outcome, Failure> {
    let who = turn.asker.member.id;
    let message = message.filter(|message| !fields::clears(message)).unwrap_or_default();
    let says = if message.is_empty() { String::new() } else { mark_of(&message) };
    let before = super::store::late_words(turn.tx, meetup.id, who).await?.filter(|before| before.says == message);
    let words = super::store::LateWords { says: message, at: turn.now };
    super::store::set_late_words(turn.tx, meetup.id, who, words).await?;

    let mut coming = store::who_said(turn.tx, meetup.id, [Answer::Going; 3], None, 1_000).await?;
    coming.retain(|member| *member != who);
    let news = News::HostLate { who, says };
    let Some(before) = before else {
        telling::of(turn).tell_all(meetup, news, Some(who)).await?;
        let told = i64::try_from(coming.len()).unwrap_or(i64::MAX);
        return Ok(Outcome::HostLate { meetup: meetup.id, told, again: false });
    };
    // She says the same again: only those who came in after it have not heard it.
    let mut unheard = Vec::new();
    for member in coming {
        if store::of(turn.tx, meetup.id, member).await?.is_some_and(|rsvp| rsvp.at > before.at) {
            unheard.push(member);
        }
    }
    telling::of(turn).tell(meetup, &unheard, &news, Some(meetup.ends_at)).await?;
    let told = i64::try_from(unheard.len()).unwrap_or(i64::MAX);
    Ok(Outcome::HostLate { meetup: meetup.id, told, again: true })
}

/// The meetup of this number.
pub(super) async fn find(turn: &mut Turn<'_>, number: i64) -> Result<Meetup, Failure> {
    if let Some(meetup) = super::store::by_number(turn.tx, turn.community, number).await?
        && super::private::is_for(turn, &meetup).await?
    {
        return Ok(meetup);
    }
    if let Some(refusal) = super::find::refuse_as_meetup(turn, number).await? {
        return Err(refusal.into());
    }
    let refusal = Refusal::new("refused-no-meetup").about("meetup").text("number", number.to_string());
    Err(refusal.command("command", "meetup list").into())
}

/// Writes an answer, and does what follows: the card, the waiting list, what hosts should know.
pub async fn answer(turn: &mut Turn<'_>, meetup: &Meetup, answer: Answer, family: Family) -> Result<Outcome, Failure> {
    refuse_unless_open(turn, meetup)?;
    let member = turn.asker.member.id;
    let before = store::of(turn.tx, meetup.id, member).await?.map(|before| before.at_present(turn.now));
    let was = before.as_ref().map(|before| before.answer);
    let mut rsvp = before.clone().unwrap_or_else(|| Rsvp::new(member, answer, turn.now, 0));
    if !rsvp.kids_said && was != Some(answer) {
        rsvp.kids = kids::own(turn.tx, meetup, member).await?;
    }
    rsvp = family.put_into(rsvp, answer);
    rsvp.answer = match answer {
        Answer::Going | Answer::Waiting => seat(turn, meetup, &rsvp, before.as_ref()).await?,
        Answer::Maybe | Answer::Cant | Answer::Sick => answer,
    };
    // Whoever let an offer pass and taps again is on the list again, at its end.
    let again = rsvp.lapsed && rsvp.answer == Answer::Waiting;
    if was != Some(rsvp.answer) || again {
        rsvp = Rsvp { at: turn.now, passed: 0, lapsed: false, told_of_room_at: None, ..rsvp };
    }
    if rsvp.answer != Answer::Waiting {
        rsvp.offered_until = None;
    }
    let outcome = Outcome::Answered { meetup: meetup.id, answer: rsvp.answer, before: was };
    if before.as_ref() == Some(&rsvp) {
        return Ok(outcome);
    }

    store::save(turn.tx, meetup.id, &rsvp).await?;
    if rsvp.answer == Answer::Going && was != Some(Answer::Going) {
        store::forget_told(turn.tx, meetup.id).await?;
    }
    tell_hosts(turn, meetup, &rsvp, before.as_ref()).await?;
    let mut telling = telling::of(turn);
    if was != Some(Answer::Going) {
        share::begin(&mut telling, meetup, &mut rsvp).await?;
    }
    if rsvp.answer == Answer::Going && was != Some(Answer::Going) {
        minimum::recover(&mut telling, meetup).await?;
    }
    welcome(&mut telling, meetup, &rsvp, was).await?;
    telling.refresh(meetup.id).await?;
    if frees_room(before.as_ref(), &rsvp) {
        offers::make(&mut telling, meetup).await?;
    }
    if was == Some(Answer::Going) && rsvp.answer != Answer::Going {
        minimum::mind(&mut telling, meetup).await?;
    }
    Ok(outcome)
}

impl Family {
    /// An answer with what she says besides.
    fn put_into(self, mut rsvp: Rsvp, answer: Answer) -> Rsvp {
        let said = |words: &String| !fields::clears(words);
        rsvp.adults = self.adults.unwrap_or(rsvp.adults);
        rsvp.kids = self.kids.unwrap_or(rsvp.kids);
        rsvp.kids_said |= self.kids.is_some();
        let stays = rsvp.answer == answer;
        match (self.note, answer) {
            // What is written with a word of being ill is for that word alone.
            (Some(message), Answer::Sick) => rsvp.message = Some(message).filter(said),
            (Some(note), _) => rsvp.note = Some(note).filter(said),
            (None, _) if !stays => rsvp.message = None,
            (None, _) => {}
        }
        rsvp
    }
}

/// What else follows when somebody comes who did not before: her own reminders, and a quiet word to those who avoid
/// her. She hears it herself with her answer.
pub(super) async fn welcome(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    rsvp: &Rsvp,
    was: Option<Answer>,
) -> Result<(), StoreError> {
    let avoiding = begin(telling, meetup, rsvp, was).await?;
    telling.tell(meetup, &avoiding, &News::Avoided, Some(meetup.starts_at)).await
}

/// The same, without a word yet to those who avoid her: who they are.
pub(super) async fn begin(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    rsvp: &Rsvp,
    was: Option<Answer>,
) -> Result<Vec<MemberId>, StoreError> {
    let comes = |answer| matches!(answer, Answer::Going | Answer::Maybe);
    if rsvp.answer == Answer::Going && was != Some(Answer::Going) {
        let wishes = wishes::store::of(telling.tx, rsvp.member).await?;
        for lead in wishes.reminders.unwrap_or_default() {
            telling.remind_at(meetup, lead).await?;
        }
    }
    if !comes(rsvp.answer) || was.is_some_and(comes) {
        return Ok(Vec::new());
    }
    store::avoiding(telling.tx, meetup.id, rsvp.member).await
}

/// Takes an answer back, if it is still the one that was given: a reaction removed.
pub async fn take_back(turn: &mut Turn<'_>, meetup: &Meetup, answer: Answer) -> Result<Outcome, Failure> {
    refuse_unless_open(turn, meetup)?;
    let member = turn.asker.member.id;
    let before = store::of(turn.tx, meetup.id, member).await?;
    let said = before.as_ref().map(|before| before.answer);
    // Somebody who wanted to come and waits takes back the same tap.
    let same = said == Some(answer) || (answer == Answer::Going && said == Some(Answer::Waiting));

    if same {
        store::take_back(turn.tx, meetup.id, member).await?;
        let mut telling = telling::of(turn);
        telling.refresh(meetup.id).await?;
        offers::make(&mut telling, meetup).await?;
        if said == Some(Answer::Going) {
            minimum::mind(&mut telling, meetup).await?;
        }
    }
    Ok(Outcome::AnswerTakenBack { meetup: meetup.id, before: said.filter(|_| same) })
}

/// Whether she gets a spot or waits for one. However many tap at once, they come here one after another.
async fn seat(turn: &mut Turn<'_>, meetup: &Meetup, rsvp: &Rsvp, before: Option<&Rsvp>) -> Result<Answer, Failure> {
    let was = before.map(|before| before.answer);
    let is_open_to_all = meetup.plan.spots.is_none() && meetup.plan.max_kids.is_none();
    if is_open_to_all && rules::takes_families(meetup, turn.now) {
        return Ok(Answer::Going);
    }
    let too_many = |most: i64| {
        let refusal = Refusal::new("refused-kids").about("kids").number("kids", rsvp.kids).number("most", most.max(0));
        Failure::from(refusal)
    };
    let holds_offer = before.is_some_and(|before| before.holds_offer(turn.now));
    let hosts = hosts::is_host(turn.tx, meetup, rsvp.member).await?;
    let waits_or_comes = matches!(was, Some(Answer::Going | Answer::Waiting));
    if !waits_or_comes && !hosts && !rules::takes_families(meetup, turn.now) {
        let until = meetup.deadline().unwrap_or(meetup.starts_at);
        let refusal = Refusal::new("refused-deadline-over").text("title", &meetup.plan.title);
        return Err(refusal.moment("moment", until, turn.zone()).into());
    }
    let free = rules::room(meetup, store::counts(turn.tx, meetup.id, turn.now).await?);
    if let Some(before) = before.filter(|before| before.answer == Answer::Going || holds_offer) {
        // Her own spot counts as free for her; whoever comes already keeps hers also where there is less room by now.
        let least = i64::from(before.answer == Answer::Going);
        let room = Room {
            spots: free.spots.map(|spots| (spots + 1).max(least)),
            kids: free.kids.map(|kids| kids + before.kids),
        };
        let fits = room.fits(rsvp.kids) || (rsvp.kids <= before.kids && least == 1);
        return if fits { Ok(Answer::Going) } else { Err(too_many(room.kids.unwrap_or(FAMILY))) };
    }
    // Nobody waits for room that there never is.
    if let Some(most) = meetup.plan.max_kids.filter(|most| rsvp.kids > *most) {
        return Err(too_many(most));
    }
    if !free.fits(rsvp.kids) {
        return Ok(Answer::Waiting);
    }
    if waitlist::offer_until(meetup.starts_at, turn.now).is_none() {
        // So shortly before, the first tap wins.
        return Ok(Answer::Going);
    }
    let mut list = offers::waiting(turn.tx, meetup).await?;
    list.retain(|waiting| waiting.member != rsvp.member);
    list.push(Waiting { member: rsvp.member, kids: rsvp.kids, passed: 0 });
    let chosen = choose_offers(free, &list);
    if !chosen.offered.contains(&rsvp.member) {
        return Ok(Answer::Waiting);
    }
    offers::pass_over(turn.tx, meetup, &chosen.passed).await?;
    Ok(Answer::Going)
}

/// What hosts should know: somebody ill, a note; and quietly, a first meetup.
async fn tell_hosts(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    rsvp: &Rsvp,
    before: Option<&Rsvp>,
) -> Result<(), StoreError> {
    let who = rsvp.member;
    let is_new = before.is_none_or(|before| before.answer != rsvp.answer);
    if rsvp.answer == Answer::Sick {
        let writes = rsvp.message.is_some() && before.is_none_or(|before| before.message != rsvp.message);
        if is_new || writes {
            hosts::tell(turn, meetup, &News::Sick { who }).await?;
        }
        return Ok(());
    }
    let noted = rsvp.note.is_some() && before.is_none_or(|before| before.note != rsvp.note);
    if noted && matches!(rsvp.answer, Answer::Going | Answer::Waiting) {
        hosts::tell(turn, meetup, &News::Note { who }).await?;
    }
    if rsvp.answer != Answer::Going || !is_new || hosts::is_host(turn.tx, meetup, who).await? {
        return Ok(());
    }
    if store::is_first_timer(turn.tx, who).await? {
        telling::of(turn).point_out_first_meetups(meetup).await?;
    }
    Ok(())
}

/// Whether somebody else may come because of this answer.
fn frees_room(before: Option<&Rsvp>, now: &Rsvp) -> bool {
    before.is_some_and(|before| match before.answer {
        Answer::Going => now.answer != Answer::Going || now.kids < before.kids,
        Answer::Waiting => now.answer != Answer::Waiting,
        Answer::Maybe | Answer::Cant | Answer::Sick => false,
    })
}

/// Says kindly that it is too late.
pub(super) fn refuse_unless_open(turn: &Turn<'_>, meetup: &Meetup) -> Result<(), Refusal> {
    let key = match rules::state_at(meetup, turn.now) {
        rules::State::Open => return Ok(()),
        rules::State::Cancelled => "refused-cancelled",
        rules::State::Over => "refused-over",
    };
    Err(Refusal::new(key).text("title", &meetup.plan.title).command("command", "meetup list"))
}
