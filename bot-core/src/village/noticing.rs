//! Talk: what people write to each other is looked at with what their community has chosen. No message waits for a list
//! to be made, and nothing is written unless something was noticed.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use url::Url;

use super::Village;
use crate::care::lexicon::{Choices, Lexicon, Noticed};
use crate::care::noticing::company::Company;
use crate::care::noticing::watch::Watch;
use crate::care::noticing::wording::Platforms;
use crate::care::noticing::{self, Heard, Mode};
use crate::catalogue::Answer;
use crate::id::{CommunityId, HomeId, MemberId};
use crate::incoming::{HomeKey, Incoming, MessageKey, PlatformKind, What};
use crate::settings::{self, Settings};
use crate::store::{StoreError, Tx};
use crate::{outbox, people};

/// After so long it is looked whether another process has changed what is noticed.
const FRESH: TimeDelta = TimeDelta::minutes(1);

/// The homes whose talk is looked at, in memory alone.
#[derive(Debug, Default)]
pub(super) struct Ears {
    watches: Arc<RwLock<HashMap<(PlatformKind, String), Known>>>,
    company: Company,
}

/// What is known of a home: nothing to look for where nobody has spoken to the bot yet.
#[derive(Debug, Clone)]
struct Known {
    read_at: DateTime<Utc>,
    watch: Option<Arc<Watch>>,
}

impl Ears {
    fn known(&self, platform: PlatformKind, home: &str) -> Option<Known> {
        let watches = self.watches.read().unwrap_or_else(PoisonError::into_inner);
        watches.get(&(platform, home.to_owned())).cloned()
    }

    fn learn(&self, platform: PlatformKind, home: &str, known: Known) {
        let mut watches = self.watches.write().unwrap_or_else(PoisonError::into_inner);
        watches.insert((platform, home.to_owned()), known);
    }
}

impl Village {
    /// Looks at a message that is nothing but talk.
    pub(super) async fn look_at(&self, incoming: &Incoming) -> Result<(), StoreError> {
        let What::Said { text, replies_to, .. } = &incoming.what else { return Ok(()) };
        let Some(home) = incoming.home.as_ref().filter(|_| !incoming.place.direct) else { return Ok(()) };
        if text.trim().is_empty() {
            return Ok(());
        }
        let Some(watch) = self.watch(incoming.platform, &home.id).await? else { return Ok(()) };
        let place = &incoming.place.id;
        let account = &incoming.from.account;
        let message = MessageKey { place: place.clone(), id: incoming.event.clone() };
        let noticed = watch.notice(text, place, &incoming.from.roles);
        let mut to = None;
        if watch.mode == Mode::Nudge {
            if noticed.is_some() {
                let company = &self.ears.company;
                to = company.written_to(incoming.platform, place, account, replies_to.as_ref());
            }
            self.ears.company.heard(incoming.platform, message.clone(), account);
        }
        match noticed {
            Some(noticed) => self.hear(incoming, (home, watch.home), &noticed, message, to).await,
            None => Ok(()),
        }
    }

    /// Something was noticed in a message: once, however often it is told.
    async fn hear(
        &self,
        incoming: &Incoming,
        (key, home): (&HomeKey, HomeId),
        noticed: &Noticed,
        message: MessageKey,
        to: Option<String>,
    ) -> Result<(), StoreError> {
        let (platform, now) = (incoming.platform, self.clock.now());
        let mut tx = self.store.write(None).await?;
        let (there, _) = self.home(&mut tx, incoming, key).await?;
        let community = there.community;
        tx.lock(&community.simple()).await?;
        if there.id != home || !outbox::store::mark(&mut tx, platform, &incoming.event, now).await? {
            return Ok(());
        }
        let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
        let founded_at = people::store::founded_at(&mut tx, community).await?.unwrap_or(now);
        let mode = Mode::now(&settings, founded_at, now);
        // Who has only talked so far is no member yet, and does not become one by being counted.
        let author = if noticing::concerns_author(noticed, mode) {
            Some(self.found_in(&mut tx, incoming, there, false).await?.member.id)
        } else {
            None
        };
        let to = match author {
            Some(_) => written_to(&mut tx, community, incoming, to).await?,
            None => Vec::new(),
        };
        let heard = Heard { home, platform, message, noticed, author, to };
        noticing::hear(&mut self.errand(&mut tx, community, &settings), &heard, mode).await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// What is looked for in a home. What somebody has changed in another process is seen within a minute; until the list
    /// is made anew, the old one serves.
    async fn watch(&self, platform: PlatformKind, home: &str) -> Result<Option<Arc<Watch>>, StoreError> {
        let now = self.clock.now();
        let known = self.ears.known(platform, home);
        if let Some(known) = known.as_ref().filter(|known| now < known.read_at + FRESH) {
            return Ok(known.watch.clone());
        }
        let mut tx = self.store.read().await?;
        let there = people::store::home(&mut tx, platform, home).await?.filter(|home| home.closed_at.is_none());
        let Some(there) = there else {
            self.ears.learn(platform, home, Known { read_at: now, watch: None });
            return Ok(None);
        };
        let settings = settings::store::load(&mut tx, there.community, &self.defaults).await?;
        drop(tx);

        let ids = (there.community, there.id);
        let choices = wanted(&settings);
        let Some(old) = known.and_then(|known| known.watch) else {
            // The first message since the start: without a list it would pass unseen.
            let lexicon = made(choices).await?;
            let watch = Arc::new(Watch::new(ids, &settings, lexicon));
            self.ears.learn(platform, home, Known { read_at: now, watch: Some(Arc::clone(&watch)) });
            return Ok(Some(watch));
        };
        if *old.lexicon().choices() == choices {
            let watch = Arc::new(Watch::new(ids, &settings, old.lexicon()));
            self.ears.learn(platform, home, Known { read_at: now, watch: Some(Arc::clone(&watch)) });
            return Ok(Some(watch));
        }
        self.ears.learn(platform, home, Known { read_at: now, watch: Some(Arc::clone(&old)) });
        let watches = Arc::clone(&self.ears.watches);
        let key = (platform, home.to_owned());
        tokio::task::spawn_blocking(move || {
            let watch = Arc::new(Watch::new(ids, &settings, Lexicon::of(&choices)));
            let mut watches = watches.write().unwrap_or_else(PoisonError::into_inner);
            watches.insert(key, Known { read_at: now, watch: Some(watch) });
        });
        Ok(Some(old))
    }

    /// Somebody has changed what is noticed: the list is made anew. She waits for that, and no message does.
    pub(super) async fn renew_watches(&self, community: CommunityId) {
        if let Err(error) = self.make_watches(community).await {
            // It is found out within a minute.
            tracing::warn!(%error, "a list of what is noticed could not be made anew");
        }
    }

    async fn make_watches(&self, community: CommunityId) -> Result<(), StoreError> {
        let mut tx = self.store.read().await?;
        let homes = people::store::homes(&mut tx, community).await?;
        let settings = settings::store::load(&mut tx, community, &self.defaults).await?;
        drop(tx);
        let lexicon = made(wanted(&settings)).await?;
        let read_at = self.clock.now();
        for home in homes {
            let watch = Arc::new(Watch::new((community, home.id), &settings, Arc::clone(&lexicon)));
            self.ears.learn(home.platform, &home.key.id, Known { read_at, watch: Some(watch) });
        }
        Ok(())
    }
}

impl Platforms for Village {
    fn link(&self, platform: PlatformKind, home: &HomeKey, message: &MessageKey) -> Option<Url> {
        self.platform(platform)?.link(home, message)
    }

    fn filters(&self, platform: PlatformKind) -> bool {
        self.platform(platform).is_some_and(|platform| platform.filters())
    }

    fn hears_talk(&self, platform: PlatformKind) -> bool {
        self.platform(platform).is_none_or(|platform| platform.hears_talk())
    }
}

/// Whether what is noticed is something else after this answer.
pub(super) fn changes_watches(answer: &Answer) -> bool {
    match answer {
        Answer::Settings(outcome) => outcome.changed().into_iter().any(noticing::choices::is_ours),
        Answer::Care(crate::care::Outcome::Noticing(outcome)) => outcome.changes_list(),
        Answer::Noted { answer, .. } | Answer::Waiting { answer } => changes_watches(answer),
        Answer::Meetups(_)
        | Answer::Intros(_)
        | Answer::People(_)
        | Answer::Welcome(_)
        | Answer::Care(_)
        | Answer::Village(_)
        | Answer::Refused { .. }
        | Answer::Asking { .. } => false,
    }
}

/// What a list is made of: nothing where nothing is looked at.
fn wanted(settings: &Settings) -> Choices {
    if Mode::chosen(settings) == Mode::Off { Choices::default() } else { noticing::chosen(settings) }
}

/// A list, made on a thread of its own.
async fn made(choices: Choices) -> Result<Arc<Lexicon>, StoreError> {
    let made = tokio::task::spawn_blocking(move || Lexicon::of(&choices)).await;
    made.map_err(|error| StoreError::Database(sqlx::Error::Io(std::io::Error::other(error))))
}

/// Those to whom somebody writes, when that is known of each: those she names, else the author of what she answers.
async fn written_to(
    tx: &mut Tx,
    community: CommunityId,
    incoming: &Incoming,
    to: Option<String>,
) -> Result<Vec<MemberId>, StoreError> {
    let What::Said { text, .. } = &incoming.what else { return Ok(Vec::new()) };
    let mentioned = mentions(text);
    if mentioned.is_empty() {
        let Some(account) = to else { return Ok(Vec::new()) };
        let found = people::store::member_by_account(tx, community, incoming.platform, &account).await?;
        return Ok(found.map(|(member, _)| member.id).into_iter().collect());
    }
    let names = people::store::names(tx, community, false).await?;
    let who = |mention: &str| people::find::mentioned(&names, incoming.platform, mention);
    let to: Option<Vec<MemberId>> = mentioned.into_iter().map(who).collect();
    Ok(to.unwrap_or_default())
}

/// What looks like a mention in a text.
fn mentions(text: &str) -> Vec<&str> {
    let words = text.split_whitespace().filter(|word| word.starts_with('@') || word.starts_with("<@"));
    let trim = |word: &str| word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '>').len();
    words.filter_map(|word| word.get(..trim(word))).filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn mentions_are_found_as_platforms_write_them() {
        assert_eq!(mentions("@ben, you and <@!12>! a@b.c @ "), ["@ben", "<@!12>"]);
    }
}
