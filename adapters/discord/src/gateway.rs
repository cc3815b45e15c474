//! What arrives over the gateway. serenity runs every handler in a task of its own, so waiting here blocks nothing;
//! how many run at once is bounded, and a stop waits for them.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use bot_core::command::Seen;
use bot_core::incoming::{Incoming, PlatformKind, ReplyWay, Standing, What};
use bot_core::message::Message as Said;
use bot_core::platform::{Act, DeliveryError, Parcel, Platform};
use bot_core::village::Village;
use bot_core::wording::{Locale, say};
use serenity::all::{
    CommandInteraction, Context, Event, EventHandler, Guild, GuildChannel, GuildId, Interaction, Member, Message,
    PartialGuild, PartialGuildChannel, RawEventHandler, Ready, ResumedEvent, Role, RoleId, ScheduledEvent,
    ThreadListSyncEvent, UnavailableGuild, User, UserId,
};
use serenity::utils::shard_id;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

use crate::answer::Way;
use crate::files;
use crate::from_discord::{self, Asked};
use crate::limits;
use crate::platform::DiscordPlatform;
use crate::to_discord;

/// Events in work at once.
const AT_ONCE: u32 = 256;
/// Discord's names for the events that something is made of here.
const HEARD: [&str; 18] = [
    "READY",
    "RESUMED",
    "INTERACTION_CREATE",
    "MESSAGE_CREATE",
    "GUILD_CREATE",
    "GUILD_UPDATE",
    "GUILD_DELETE",
    "GUILD_MEMBER_ADD",
    "GUILD_MEMBER_REMOVE",
    "GUILD_BAN_ADD",
    "GUILD_SCHEDULED_EVENT_DELETE",
    "GUILD_ROLE_CREATE",
    "GUILD_ROLE_UPDATE",
    "GUILD_ROLE_DELETE",
    "THREAD_CREATE",
    "THREAD_UPDATE",
    "THREAD_LIST_SYNC",
    "THREAD_DELETE",
];
/// How long it may take to find out whether a form is to be opened.
const FORM_WITHIN: Duration = Duration::from_secs(1);
/// How long values may be looked for while somebody types.
const SUGGEST_WITHIN: Duration = Duration::from_secs(2);

/// Listens to the gateway.
#[derive(Clone)]
pub(crate) struct Ears {
    village: Arc<Village>,
    platform: Arc<DiscordPlatform>,
    me: UserId,
    at_once: Arc<Semaphore>,
}

impl Ears {
    /// For the bot `me`.
    pub(crate) fn new(village: Arc<Village>, platform: Arc<DiscordPlatform>, me: UserId) -> Self {
        let permits = usize::try_from(AT_ONCE).unwrap_or(Semaphore::MAX_PERMITS);
        Self { village, platform, me, at_once: Arc::new(Semaphore::new(permits)) }
    }

    /// Waits until nothing is in work any more, and takes nothing new.
    pub(crate) async fn close(&self, within: Duration) {
        let all = timeout(within, self.at_once.acquire_many(AT_ONCE)).await;
        if all.is_err() {
            tracing::warn!("stopping with events still in work; they will be told again or were committed");
        }
        self.at_once.close();
    }

    /// Tells the village, and delivers its answer at once.
    async fn tell(&self, incoming: Incoming) {
        let Ok(_permit) = self.at_once.acquire().await else { return };
        let (event, from) = (incoming.event.clone(), incoming.from.clone());
        let meant = matches!(&incoming.what, What::Said { to_bot, .. } if *to_bot || incoming.place.direct);
        match self.village.handle(incoming).await {
            Ok(Some(parcel)) => {
                self.deliver(parcel).await;
            }
            Ok(None) => {}
            Err(error) if meant => {
                let apology = self.village.apology(&error, from.locale.unwrap_or_default());
                if let Err(error) = self.platform.tell(&from.account, &apology, &event).await {
                    tracing::warn!(%event, %error, "could not say that something went wrong");
                }
            }
            Err(error) => tracing::error!(%event, %error, "an event could not be handled"),
        }
    }

    /// Delivers an answer. `false` when it did not arrive but will be tried again.
    async fn deliver(&self, parcel: Parcel) -> bool {
        let result = self.platform.deliver(&parcel).await;
        let later = matches!(result, Err(DeliveryError::Unavailable(_) | DeliveryError::RateLimited(_)));
        if let Err(error) = &result {
            tracing::warn!(parcel = %parcel.key, %error, "an answer did not arrive at the first try");
        }
        if let Err(error) = self.village.settle(&parcel, result).await {
            tracing::error!(parcel = %parcel.key, %error, "what became of an answer could not be written down");
        }
        !later
    }

    /// Answers an interaction: a form at once, or an answer within 1.5 s, or the word that it will come.
    async fn answer(&self, asked: Asked) {
        let received = Instant::now();
        let Ok(_permit) = self.at_once.acquire().await else { return };
        let Asked { incoming, typing, way, private, may_open_form, files } = asked;
        if may_open_form {
            match timeout_at(received + FORM_WITHIN, self.village.form(&typing, &incoming.what)).await {
                Ok(Ok(Some(form))) => {
                    if let Err(error) = self.platform.answers.open(&way, &form).await {
                        tracing::warn!(interaction = way.interaction, %error, "a form could not be opened");
                    }
                    return;
                }
                Ok(Ok(None)) => {}
                Ok(Err(error)) => tracing::warn!(interaction = way.interaction, %error, "a form could not be made"),
                Err(_) => tracing::warn!(interaction = way.interaction, "a form was not ready in time"),
            }
        }

        let mut handling = Box::pin(async { self.village.handle(files::with(incoming, &files).await).await });
        let handled = tokio::select! {
            handled = &mut handling => handled,
            () = sleep_until(received + limits::DEFER_AFTER) => {
                metrics::counter!("village_discord_deferred_total").increment(1);
                self.platform.answers.promise(&way, private).await;
                handling.await
            }
        };
        let done = match handled {
            Ok(Some(parcel)) => self.deliver(parcel).await,
            Ok(None) => true,
            Err(error) => {
                let apology = self.village.apology(&error, typing.locale);
                self.apologise(&way, apology).await;
                true
            }
        };
        if done {
            // A press is always acknowledged, and nobody is left with a bot that thinks for ever.
            self.acknowledge(&way).await;
        } else {
            self.platform.answers.promise(&way, private).await;
        }
    }

    async fn acknowledge(&self, way: &Way) {
        match self.platform.answers.acknowledge(way).await {
            Ok(()) | Err(DeliveryError::Gone) => {}
            Err(error) => tracing::warn!(interaction = way.interaction, %error, "could not acknowledge"),
        }
    }

    /// Says to the asker that something went wrong. It is no row: it stands for what could not become one.
    async fn apologise(&self, way: &Way, message: Said) {
        let seconds = limits::INTERACTION_SECONDS;
        let reply = ReplyWay { token: way.to_string(), seconds, private: true };
        if let Err(error) = self.platform.answers.deliver(&reply, Seen::ByAsker, &Act::Send(message)).await {
            tracing::warn!(interaction = way.interaction, %error, "could not say that something went wrong");
        }
    }

    async fn suggest(&self, interaction: &CommandInteraction) {
        let Some(unfinished) = from_discord::unfinished(interaction) else { return };
        let from_discord::Unfinished { typing, path, arg, typed, given } = unfinished;
        let looking = self.village.suggest(&typing, &path, &arg, &typed, &given);
        let found = match timeout(SUGGEST_WITHIN, looking).await {
            Ok(Ok(found)) => found,
            Ok(Err(error)) => {
                tracing::warn!(%error, "no values could be offered");
                vec![]
            }
            Err(_) => vec![],
        };
        let way = Way {
            application: interaction.application_id.get(),
            interaction: interaction.id.get(),
            on: None,
            direct: interaction.guild_id.is_none(),
            token: interaction.token.clone(),
        };
        if let Err(error) = self.platform.answers.suggest(&way, &to_discord::suggestions(&found)).await {
            tracing::debug!(interaction = way.interaction, %error, "values were offered too late");
        }
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn count(kind: &'static str) {
    metrics::counter!("village_discord_events_total", "kind" => kind).increment(1);
}

fn count_unreadable() {
    metrics::counter!("village_unreadable_total", "platform" => "discord").increment(1);
}

/// Counts something that carries no route of ours: an older version made it, or nobody at all.
fn unreadable(interaction: u64) {
    count_unreadable();
    tracing::warn!(interaction, "a button, a list or a form that is not ours");
}

#[async_trait]
impl RawEventHandler for Ears {
    /// What serenity cannot read it takes for something new. When it bears a name that is heard here, it is malformed.
    async fn raw_event(&self, _: Context, event: Event) {
        if let Event::Unknown(event) = event
            && HEARD.contains(&event.kind.as_str())
        {
            count_unreadable();
            tracing::warn!(kind = event.kind, "an event cannot be read and is passed by");
        }
    }
}

#[async_trait]
impl EventHandler for Ears {
    async fn ready(&self, _: Context, ready: Ready) {
        count("ready");
        tracing::info!(servers = ready.guilds.len(), "connected to discord");
        // What it was removed from while it was away, Discord does not tell.
        let there: HashSet<GuildId> = ready.guilds.iter().map(|guild| guild.id).collect();
        let known = self.village.open_homes(PlatformKind::Discord).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "where the bot was is not known; what it was removed from stays as it was");
            vec![]
        });
        let known = known.into_iter().filter_map(|id| id.parse().ok().map(GuildId::new));
        let is_of_this_shard =
            |guild: GuildId| ready.shard.is_none_or(|shard| shard_id(guild, shard.total) == shard.id.0);
        for guild in known.filter(|guild| is_of_this_shard(*guild) && !there.contains(guild)) {
            tracing::info!(guild = guild.get(), "removed from a server meanwhile");
            self.tell(from_discord::home_closed(guild, self.me, now())).await;
        }
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        count("resumed");
        tracing::info!("took up the connection to discord again");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        match interaction {
            Interaction::Command(command) => {
                count("command");
                self.answer(from_discord::command(&command)).await;
            }
            Interaction::Autocomplete(command) => {
                count("autocomplete");
                self.suggest(&command).await;
            }
            Interaction::Component(component) => {
                count("component");
                if let Some(asked) = from_discord::component(&component) {
                    self.answer(asked).await;
                } else {
                    unreadable(component.id.get());
                    self.acknowledge(&from_discord::pressed_way(&component)).await;
                }
            }
            Interaction::Modal(modal) => {
                count("form");
                if let Some(asked) = from_discord::submitted(&modal) {
                    self.answer(asked).await;
                } else {
                    unreadable(modal.id.get());
                    // Unlike a button's, a form's sender is told by Discord that something went wrong, unless she hears
                    // what it was.
                    let locale = Locale::from_code(&modal.locale).unwrap_or_default();
                    let message = Said::para(locale, say(locale, "stale-form", &[]));
                    self.apologise(&from_discord::submitted_way(&modal), message).await;
                }
            }
            // Pings come by HTTP only.
            Interaction::Ping(_) | _ => {}
        }
    }

    async fn message(&self, _: Context, message: Message) {
        // Asked without a standing first: most messages are only talk, and are dropped here.
        let in_circle = self.platform.circles.has(message.channel_id);
        let hearing = from_discord::Hearing { in_circle, words: self.platform.hears_talk() };
        let Some(incoming) = from_discord::said(&message, self.me, Standing::Member, hearing) else { return };
        count("message");
        let standing = match message.guild_id {
            None => Standing::Member,
            Some(guild) => {
                let (account, roles) = (&incoming.from.account, &incoming.from.roles);
                self.platform.standing_with(guild, account, roles).await.unwrap_or_else(|error| {
                    tracing::warn!(guild = guild.get(), %error, "the roles of a server are not known; taking less");
                    Standing::Member
                })
            }
        };
        let from = bot_core::incoming::Sender { standing, ..incoming.from };
        let what = files::sent(&message, incoming.what).await;
        self.tell(Incoming { from, what, ..incoming }).await;
    }

    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        count("guild_create");
        for thread in &guild.threads {
            self.platform.circles.learn(thread, self.me);
        }
        self.platform.forget_roles(guild.id);
        self.tell(from_discord::home_opened(&guild, self.me)).await;
    }

    async fn guild_delete(&self, _: Context, guild: UnavailableGuild, _: Option<Guild>) {
        // Unavailable means an outage at Discord's, not a farewell.
        if !guild.unavailable {
            count("guild_delete");
            self.tell(from_discord::home_closed(guild.id, self.me, now())).await;
        }
    }

    async fn thread_create(&self, _: Context, thread: GuildChannel) {
        self.platform.circles.learn(&thread, self.me);
    }

    async fn thread_update(&self, _: Context, _: Option<GuildChannel>, thread: GuildChannel) {
        self.platform.circles.learn(&thread, self.me);
    }

    async fn thread_list_sync(&self, _: Context, sync: ThreadListSyncEvent) {
        for thread in &sync.threads {
            self.platform.circles.learn(thread, self.me);
        }
    }

    async fn thread_delete(&self, _: Context, thread: PartialGuildChannel, _: Option<GuildChannel>) {
        count("thread_delete");
        if self.platform.circles.forget(thread.id) {
            self.tell(from_discord::own_gone(thread.guild_id, "thread", thread.id.get())).await;
        }
    }

    async fn guild_member_addition(&self, _: Context, member: Member) {
        count("member_add");
        if !member.user.bot {
            self.tell(from_discord::arrived(&member)).await;
        }
    }

    async fn guild_member_removal(&self, _: Context, guild: GuildId, user: User, _: Option<Member>) {
        count("member_remove");
        if !user.bot {
            self.tell(from_discord::departed(guild, &user, now())).await;
        }
    }

    async fn guild_ban_addition(&self, _: Context, guild: GuildId, user: User) {
        count("ban_add");
        if !user.bot {
            self.tell(from_discord::departed(guild, &user, now())).await;
        }
    }

    async fn guild_scheduled_event_delete(&self, _: Context, event: ScheduledEvent) {
        count("scheduled_event_delete");
        self.tell(from_discord::own_gone(event.guild_id, "event", event.id.get())).await;
    }

    async fn guild_update(&self, _: Context, _: Option<Guild>, guild: PartialGuild) {
        self.platform.forget_roles(guild.id);
    }

    async fn guild_role_create(&self, _: Context, role: Role) {
        self.platform.forget_roles(role.guild_id);
    }

    async fn guild_role_update(&self, _: Context, _: Option<Role>, role: Role) {
        self.platform.forget_roles(role.guild_id);
    }

    async fn guild_role_delete(&self, _: Context, guild: GuildId, _: RoleId, _: Option<Role>) {
        self.platform.forget_roles(guild);
    }
}
