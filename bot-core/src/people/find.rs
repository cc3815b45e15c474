//! Who is meant: a member of the community by a mention, a handle or a name.

use super::{Member, store};
use crate::command::person::{self, Named as Said};
use crate::command::text::near::fold;
use crate::id::MemberId;
use crate::incoming::{PlatformKind, Written};
use crate::message::{Choosable, tidy};
use crate::refusal::{Failure, Refusal, Unknown};
use crate::turn::Turn;

/// How much of what was given, or of a name, is repeated back, in characters.
const MOST_REPEATED: usize = 64;

/// How many of those who may be meant are named.
const MOST_NAMED: usize = 5;

/// A member by one of her accounts, with the name that others see there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub member: MemberId,
    /// Where the account is.
    pub platform: PlatformKind,
    /// As the platform names it.
    pub account: String,
    /// What others call her there.
    pub name: String,
}

/// Who was found.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    One(MemberId),
    /// Several have the name.
    Several(Vec<Named>),
    /// An account that has never come to the bot.
    NotMet(String),
    /// Nobody known, and it may be an account.
    NobodyKnown(String),
    Nobody,
}

/// The member of the asker's community whom `text`, given for the argument `arg`, means. It may be the asker herself.
pub async fn find(turn: &mut Turn<'_>, arg: &str, text: &str) -> Result<Member, Failure> {
    let names = store::names(turn.tx, turn.community, false).await?;
    found(turn, &names, arg, text).await
}

/// The same, also when that member has left: whom somebody avoids may come back.
pub async fn find_even_gone(turn: &mut Turn<'_>, arg: &str, text: &str) -> Result<Member, Failure> {
    let names = store::names(turn.tx, turn.community, true).await?;
    found(turn, &names, arg, text).await
}

/// Every member whom `text` means, each once: up to `most`, separated by commas or by blanks between mentions.
pub async fn find_all(turn: &mut Turn<'_>, arg: &str, text: &str, most: usize) -> Result<Vec<Member>, Failure> {
    let pieces = person::pieces(text);
    if pieces.is_empty() {
        return Err(Refusal::missing(arg).into());
    }
    if pieces.len() > most {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let refusal = Refusal::new("refused-people-many").about(arg).number("most", number(most));
        return Err(refusal.number("given", number(pieces.len())).into());
    }
    let names = store::names(turn.tx, turn.community, false).await?;
    let mut members: Vec<Member> = Vec::new();
    for piece in pieces {
        let member = found(turn, &names, arg, piece).await?;
        if members.iter().all(|other| other.id != member.id) {
            members.push(member);
        }
    }
    Ok(members)
}

async fn found(turn: &mut Turn<'_>, names: &[Named], arg: &str, text: &str) -> Result<Member, Failure> {
    // A button names her by her id, which nobody types.
    if let Some(id) = MemberId::from_simple(text.trim()).filter(|id| names.iter().any(|named| named.member == *id))
        && let Some(member) = store::member(turn.tx, id).await?
    {
        return Ok(member);
    }
    let given: String = tidy(text.trim()).chars().take(MOST_REPEATED).collect();
    let refused = |key: &str| Refusal::new(key).about(arg).text("given", given.as_str());
    match meant(names, turn.platform, text) {
        Found::One(id) => store::member(turn.tx, id).await?.ok_or_else(|| refused("refused-person-unknown").into()),
        Found::Several(people) => {
            let labels: Vec<String> = people.iter().map(label).collect();
            let example = people.first().map(handle).unwrap_or_default();
            let refusal = refused("refused-person-several").text("people", labels.join("; "));
            Err(refusal.text("example", example).into())
        }
        Found::NotMet(account) | Found::NobodyKnown(account) if !turn.asked.contains(&account) => {
            Err(Failure::Unknown(Unknown::Person(account)))
        }
        Found::NotMet(_) => Err(Refusal::new("refused-person-not-here").about(arg).into()),
        Found::NobodyKnown(_) | Found::Nobody => Err(refused("refused-person-unknown").into()),
    }
}

/// Asks the platform about somebody, once an event: what she may do in the asker's home can have changed since the bot
/// saw her last.
pub async fn look_up(turn: &mut Turn<'_>, member: MemberId) -> Result<(), Failure> {
    let accounts = store::accounts(turn.tx, member).await?;
    let hers = accounts.into_iter().find(|account| account.home.id == turn.home);
    match hers.filter(|account| !turn.asked.contains(&account.external)) {
        Some(account) => Err(Failure::Unknown(Unknown::Person(account.external))),
        None => Ok(()),
    }
}

/// Who wrote a message; nobody where she is not here any more, or it is the bot's.
pub async fn author(turn: &mut Turn<'_>, written: &Written) -> Result<Option<Member>, Failure> {
    if written.account.is_empty() {
        return Ok(None);
    }
    let known = store::member_by_account(turn.tx, turn.community, turn.platform, &written.account).await?;
    if known.is_none() && !turn.asked.contains(&written.account) {
        return Err(Failure::Unknown(Unknown::Person(written.account.clone())));
    }
    Ok(known.map(|(member, _)| member))
}

/// Who is meant, of these.
fn meant(names: &[Named], platform: PlatformKind, text: &str) -> Found {
    let by_account = |account: &str| {
        let has = |named: &&Named| named.account.eq_ignore_ascii_case(account);
        let here = names.iter().filter(|named| named.platform == platform).find(has);
        here.or_else(|| names.iter().find(has)).map(|named| Found::One(named.member))
    };
    match person::read(text) {
        Said::Account(account) => by_account(&account).unwrap_or(Found::NotMet(account)),
        Said::Handle(name) => match by_account(&name).unwrap_or_else(|| by_name(names, platform, &name)) {
            Found::Nobody => Found::NobodyKnown(name),
            found @ (Found::One(_) | Found::Several(_) | Found::NotMet(_) | Found::NobodyKnown(_)) => found,
        },
        Said::Name(name) => by_name(names, platform, &name),
    }
}

/// The member whom a mention within a text means, if that is clear.
#[must_use]
pub fn mentioned(names: &[Named], platform: PlatformKind, mention: &str) -> Option<MemberId> {
    match meant(names, platform, mention) {
        Found::One(member) => Some(member),
        Found::Several(_) | Found::NotMet(_) | Found::NobodyKnown(_) | Found::Nobody => None,
    }
}

/// By the whole name first, then by how it begins: `ben` is Ben Smith when there is no other Ben.
fn by_name(names: &[Named], platform: PlatformKind, name: &str) -> Found {
    let name = shape(name);
    if name.is_empty() {
        return Found::Nobody;
    }
    let whole = |named: &Named| shape(&named.name) == name || local_part(&named.account).is_some_and(|l| l == name);
    let begins = |named: &Named| shape(&named.name).strip_prefix(&name).is_some_and(|rest| rest.starts_with(' '));
    let rules: [&dyn Fn(&Named) -> bool; 2] = [&whole, &begins];
    for fits in rules {
        let mut hers: Vec<&Named> = Vec::new();
        for named in names.iter().filter(|named| fits(named)) {
            match hers.iter_mut().find(|other| other.member == named.member) {
                // Her account on the platform where she is looked for is the one to tell her by.
                Some(other) if other.platform != platform && named.platform == platform => *other = named,
                Some(_) => {}
                None => hers.push(named),
            }
        }
        match hers.as_slice() {
            [] => {}
            [one] => return Found::One(one.member),
            several => return Found::Several(several.iter().take(MOST_NAMED).map(|named| (*named).clone()).collect()),
        }
    }
    Found::Nobody
}

/// At most `most` members whose name or account holds what is typed, those on `platform` first.
#[must_use]
pub fn suggestions(names: &[Named], platform: PlatformKind, typed: &str, most: usize) -> Vec<Choosable> {
    let typed = shape(typed.trim_start_matches(['<', '@']));
    let fits = |named: &&Named| shape(&named.name).contains(&typed) || shape(&named.account).contains(&typed);
    let mut chosen: Vec<&Named> = Vec::new();
    let (here, elsewhere): (Vec<&Named>, Vec<&Named>) =
        names.iter().filter(fits).partition(|named| named.platform == platform);
    for named in here.into_iter().chain(elsewhere) {
        if chosen.len() < most && chosen.iter().all(|other| other.member != named.member) {
            chosen.push(named);
        }
    }
    chosen.into_iter().map(|named| Choosable { value: handle(named), label: label(named) }).collect()
}

/// What means her and nobody else.
fn handle(named: &Named) -> String {
    match named.platform {
        PlatformKind::Discord => format!("<@{}>", named.account),
        PlatformKind::Matrix => named.account.clone(),
        PlatformKind::Console => format!("@{}", named.account),
    }
}

/// Her name with her handle, as people read it.
fn label(named: &Named) -> String {
    let name: String = tidy(&named.name).replace(['\n', '\t'], " ").chars().take(MOST_REPEATED).collect();
    let handle = handle(named);
    let label = format!("{name} ({handle})");
    // A platform shows a hundred characters; the handle is what counts.
    if label.chars().count() > 100 { handle } else { label }
}

/// A name as it is compared: folded, with single blanks.
fn shape(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    fold(&words.join(" "))
}

/// `ben` of `@ben:example.org`.
fn local_part(account: &str) -> Option<String> {
    account.strip_prefix('@')?.split_once(':').map(|(local, _)| fold(local))
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;
    use crate::id::IdSource;

    fn village() -> Vec<Named> {
        let ids = IdSource::seeded(1, 1);
        let named = |member: MemberId, platform, account: &str, name: &str| Named {
            member,
            platform,
            account: account.to_owned(),
            name: name.to_owned(),
        };
        let [jose, ben, other_ben, maria]: [MemberId; 4] =
            std::array::from_fn(|_| ids.next(chrono::DateTime::<Utc>::UNIX_EPOCH));
        vec![
            named(jose, PlatformKind::Discord, "123456789012345678", "José"),
            named(ben, PlatformKind::Matrix, "@ben:example.org", "Ben  Smith"),
            named(ben, PlatformKind::Discord, "223456789012345678", "Ben"),
            named(other_ben, PlatformKind::Discord, "323456789012345678", "BEN"),
            named(maria, PlatformKind::Console, "maria", "María del Mar"),
        ]
    }

    fn who(text: &str) -> Option<String> {
        let names = village();
        match meant(&names, PlatformKind::Discord, text) {
            Found::One(id) => names.iter().find(|named| named.member == id).map(|named| named.name.clone()),
            Found::Several(people) => Some(people.iter().map(label).collect::<Vec<_>>().join("; ")),
            Found::NotMet(_) => Some("not met".to_owned()),
            Found::NobodyKnown(_) | Found::Nobody => None,
        }
    }

    #[test]
    fn names_are_found_without_case_and_accents() {
        for text in ["jose", "JOSÉ", "@jose", " @José ", "<@123456789012345678>", "123456789012345678"] {
            assert_eq!(who(text).as_deref(), Some("José"), "{text}");
        }
        for text in ["maria", "@maria", "maria del mar", "María  del"] {
            assert_eq!(who(text).as_deref(), Some("María del Mar"), "{text}");
        }
        for text in ["ben smith", "@ben:example.org", "@BEN:example.org", "https://matrix.to/#/@ben:example.org"] {
            assert_eq!(who(text).as_deref(), Some("Ben  Smith"), "{text}");
        }
    }

    #[test]
    fn one_name_of_two_is_asked_and_nobody_is_guessed() {
        let both = "Ben (<@223456789012345678>); BEN (<@323456789012345678>)";
        assert_eq!(who("ben").as_deref(), Some(both));
        assert_eq!(who("<@999>").as_deref(), Some("not met"));
        for text in ["", "@", "be", "dee", "mar"] {
            assert_eq!(who(text), None, "{text}");
        }
    }

    #[test]
    fn suggestions_come_from_her_own_platform_first_and_each_member_once() {
        let names = village();
        let values = |typed: &str, platform| -> Vec<String> {
            suggestions(&names, platform, typed, 25).into_iter().map(|choice| choice.value).collect()
        };
        assert_eq!(values("ben", PlatformKind::Matrix), ["@ben:example.org", "<@323456789012345678>"]);
        assert_eq!(values("@mar", PlatformKind::Discord), ["@maria"]);
        assert_eq!(values("", PlatformKind::Discord).len(), 4);
        assert_eq!(suggestions(&names, PlatformKind::Discord, "", 2).len(), 2);
        for choice in suggestions(&names, PlatformKind::Discord, "", 25) {
            assert!(matches!(meant(&names, PlatformKind::Discord, &choice.value), Found::One(_)), "{}", choice.value);
        }
    }
}
