//! Values for an argument that somebody is typing.

use super::{Typing, Village};
use crate::care::share;
use crate::catalogue::LISTS;
use crate::command::text::near::fold;
use crate::command::{ArgKind, GivenArg, Offer};
use crate::id::CommunityId;
use crate::message::{Choosable, MomentStyle, moment_text};
use crate::people::vocabulary::{self, Book, Word};
use crate::settings::{self, SettingKind};
use crate::store::{StoreError, Tx};
use crate::time::zone;
use crate::turn::Command as _;
use crate::wording::Locale;
use crate::{meetups, people};

/// Suggestions at most, on every platform.
const MOST: usize = 25;

/// Words that a community's members have said of themselves and that are looked through.
const KNOWN: i64 = 500;

/// Meetups that are looked through for what is typed: as many as may be open, and those of the last weeks.
const OPEN: i64 = 2_000;

impl Village {
    /// At most 25 values for an argument that somebody is typing. Reads only, and marks nothing.
    pub async fn suggest(
        &self,
        typing: &Typing,
        path: &str,
        arg: &str,
        typed: &str,
        given: &[GivenArg],
    ) -> Result<Vec<Choosable>, StoreError> {
        let Some(arg) = LISTS.command(path).and_then(|spec| spec.arg(arg)) else { return Ok(Vec::new()) };
        let plain = |value: &str| Choosable { value: value.to_owned(), label: value.to_owned() };
        let as_typed = typed.trim();
        let typed = as_typed.to_lowercase();
        let matching = |values: &mut dyn Iterator<Item = &'static str>| -> Vec<Choosable> {
            values.filter(|value| value.to_lowercase().contains(&typed)).take(MOST).map(plain).collect()
        };
        Ok(match arg.kind {
            ArgKind::Meetup => self.suggest_meetups(typing, path, &typed).await?,
            ArgKind::Setting => matching(&mut LISTS.settings().map(|spec| spec.name)),
            ArgKind::CommandPath => matching(&mut LISTS.commands.iter().map(|spec| spec.path)),
            ArgKind::Zone => suggest_zones(&typed),
            ArgKind::OneOf(words) => matching(&mut words.iter().copied()),
            ArgKind::SettingValue => {
                let setting = given.iter().find(|given| given.name == "setting");
                match setting.and_then(|given| LISTS.setting(&given.value)).map(|spec| (spec.kind, spec.example)) {
                    Some((SettingKind::Zone, _)) => suggest_zones(&typed),
                    Some((SettingKind::Language, _)) => matching(&mut Locale::ALL.into_iter().map(Locale::code)),
                    Some((SettingKind::Channel, _)) => vec![plain("here"), plain("off")],
                    Some((SettingKind::Places, _)) => vec![plain("here"), plain("-here"), plain("off")],
                    Some((SettingKind::Leads, _)) => {
                        matching(&mut ["1d, 2h", "2h", "1d", "3h, 30m", "off"].into_iter())
                    }
                    Some((SettingKind::OneOf(words), _)) => matching(&mut words.iter().copied()),
                    Some((SettingKind::Prefix | SettingKind::Roles | SettingKind::Whole { .. }, example)) => {
                        vec![plain(example)]
                    }
                    Some((SettingKind::Hours, _)) => matching(&mut ["21:00-7:00", "22:00-8:00", "off"].into_iter()),
                    Some((
                        SettingKind::Weekly
                        | SettingKind::Names { .. }
                        | SettingKind::List { .. }
                        | SettingKind::Text { .. },
                        example,
                    )) => vec![plain(example), plain("off")],
                    None => Vec::new(),
                }
            }
            ArgKind::Person => self.suggest_people(typing, &typed).await?,
            ArgKind::People { .. } => self.suggest_more_people(typing, as_typed).await?,
            ArgKind::Offered { what: Offer::Areas, .. } => self.suggest_areas(typing, &typed).await?,
            ArgKind::Offered { what: Offer::Experience, .. } => self.suggest_experience(typing, as_typed).await?,
            ArgKind::Offered { what: Offer::Posts, .. } => self.suggest_posts(typing, &typed).await?,
            ArgKind::Offered { what, .. } => people::profile::offer::suggestions(what, as_typed, typing.locale, MOST),
            ArgKind::Line { .. }
            | ArgKind::Lines { .. }
            | ArgKind::File
            | ArgKind::When
            | ArgKind::Length
            | ArgKind::Whole { .. } => Vec::new(),
        })
    }

    async fn suggest_meetups(&self, typing: &Typing, path: &str, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(community) = community_of(&mut tx, typing).await? else { return Ok(Vec::new()) };
        let account = people::store::member_by_account(&mut tx, community, typing.platform, &typing.account).await?;
        let zone = match account.and_then(|(member, _)| member.zone) {
            Some(zone) => zone,
            None => settings::store::load(&mut tx, community, &self.defaults).await?.zone(),
        };
        let now = self.clock.now();
        // What is to be done again may be over.
        let again = path == meetups::new::New::SPEC.path;
        let since = if again { now - meetups::rules::KEPT } else { now };
        let mut meetups = meetups::store::upcoming(&mut tx, community, since, 0, OPEN).await?;
        if again {
            meetups.reverse();
        }
        let labelled = meetups.into_iter().map(|meetup| {
            let when = moment_text(meetup.starts_at, zone, MomentStyle::Full, typing.locale);
            let label: String =
                format!("#{} {} · {when}", meetup.number, meetup.plan.title).chars().take(100).collect();
            Choosable { value: format!("#{}", meetup.number), label }
        });
        // Times that are being found have numbers too, and commands of their own.
        let (polls, meetups) = match path {
            "meetup vote" | "meetup propose" | "meetup decide" => (true, false),
            "meetup show" | "meetup cancel" => (true, true),
            _ => (false, true),
        };
        let open = if polls {
            meetups::find::store::open(&mut tx, community, self.clock.now(), 25).await?
        } else {
            Vec::new()
        };
        let open = open.into_iter().map(|poll| {
            let label = format!("#{} {}", poll.number, poll.plan.title).chars().take(100).collect();
            Choosable { value: format!("#{}", poll.number), label }
        });
        let labelled = open.chain(labelled.filter(|_| meetups));
        Ok(labelled.filter(|choice| choice.label.to_lowercase().contains(typed)).take(MOST).collect())
    }

    /// The anonymous posts that are open, whosever they are.
    async fn suggest_posts(&self, typing: &Typing, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(community) = community_of(&mut tx, typing).await? else { return Ok(Vec::new()) };
        let shares = share::store::of_community(&mut tx, community).await?.into_iter();
        let open = shares.filter(|share| share.state == share::State::Open).map(|share| share.alias);
        let matching = open.filter(|alias| alias.to_lowercase().contains(typed)).take(MOST);
        Ok(matching.map(|alias| Choosable { label: alias.clone(), value: alias }).collect())
    }

    /// The community's areas whose name holds what is typed.
    async fn suggest_areas(&self, typing: &Typing, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(community) = community_of(&mut tx, typing).await? else { return Ok(Vec::new()) };
        let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
        let areas = people::profile::area::offered(&settings).into_iter();
        let matching = areas.filter(|area| fold(area).contains(&fold(typed))).take(MOST);
        Ok(matching.map(|area| Choosable { label: area.clone(), value: area }).collect())
    }

    /// Words for what one has lived through that hold what is typed: those that members of the community have said of
    /// themselves, and do not hide, come first.
    async fn suggest_experience(&self, typing: &Typing, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(community) = community_of(&mut tx, typing).await? else { return Ok(Vec::new()) };
        let said = people::profile::store::lived_in(&mut tx, community, KNOWN).await?;
        let label = |word: &Word| vocabulary::label(word, typing.locale).to_owned();
        let own = said.into_iter().filter(|word| fold(&label(word)).contains(&fold(typed)));
        let listed = vocabulary::suggest(Some(Book::Lived), typed, typing.locale, MOST);
        let mut words: Vec<Word> = Vec::new();
        for word in own.chain(listed) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.truncate(MOST);
        Ok(words.iter().map(|word| Choosable { value: label(word), label: label(word) }).collect())
    }

    /// Members whose name holds what is typed, those on her own platform first.
    async fn suggest_people(&self, typing: &Typing, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let mut tx = self.store.read().await?;
        let Some(community) = community_of(&mut tx, typing).await? else { return Ok(Vec::new()) };
        let names = people::store::names(&mut tx, community, false).await?;
        Ok(people::find::suggestions(&names, typing.platform, typed, MOST))
    }

    /// The same for the last of several, behind those that stand there already.
    async fn suggest_more_people(&self, typing: &Typing, typed: &str) -> Result<Vec<Choosable>, StoreError> {
        let (before, last) = typed.rsplit_once(',').map_or(("", typed), |(before, last)| (before.trim(), last.trim()));
        let mut choices = self.suggest_people(typing, last).await?;
        if !before.is_empty() {
            for choice in &mut choices {
                choice.value = format!("{before}, {}", choice.value);
                choice.label = format!("{before}, {}", choice.label);
            }
            // What is longer would be cut by the platform, and a cut handle means nobody.
            choices.retain(|choice| choice.value.chars().count() <= 100 && choice.label.chars().count() <= 100);
        }
        Ok(choices)
    }
}

/// The community somebody types in; none while it is not known.
async fn community_of(tx: &mut Tx, typing: &Typing) -> Result<Option<CommunityId>, StoreError> {
    if let Some(home) = &typing.home {
        return Ok(people::store::home(tx, typing.platform, &home.id).await?.map(|home| home.community));
    }
    let mut accounts = people::store::memberships(tx, typing.platform, &typing.account).await?;
    Ok(if accounts.len() == 1 { accounts.pop().map(|account| account.home.community) } else { None })
}

fn suggest_zones(typed: &str) -> Vec<Choosable> {
    let zones = zone::suggest(typed).into_iter().take(MOST);
    zones.map(|zone| Choosable { value: zone.to_owned(), label: zone.to_owned() }).collect()
}
