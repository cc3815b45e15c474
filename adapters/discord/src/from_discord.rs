//! What Discord tells, in the village's words: free functions from serenity's events to [`Incoming`].
#![expect(clippy::wildcard_enum_match_arm, reason = "serenity's enums are open; what is new there is not for us")]

use bot_core::catalogue::CATALOG;
use bot_core::command::{ArgKind, GivenArg, Seen};
use bot_core::incoming::{
    HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What, Written,
};
use bot_core::message::Route;
use bot_core::village::Typing;
use bot_core::wording::Locale;
use chrono::{DateTime, Utc};
use serenity::all::{
    ActionRowComponent, Attachment, ChannelId, ChannelType, CommandDataOption, CommandDataOptionValue,
    CommandInteraction, ComponentInteraction, ComponentInteractionDataKind, Guild, GuildChannel, GuildId, Member,
    Message, MessageType, ModalInteraction, Permissions, ResolvedTarget, Timestamp, User, UserId,
};

use crate::answer::Way;
use crate::commands;
use crate::limits;
use crate::to_discord::{OPENS, PICKS, PICKS_OPEN};

/// An interaction as the village understands it.
#[derive(Debug)]
pub(crate) struct Asked {
    /// For the village.
    pub(crate) incoming: Incoming,
    /// Who asks, for forms.
    pub(crate) typing: Typing,
    /// How to answer.
    pub(crate) way: Way,
    /// Whether only the asker may see that the bot is thinking, and so its answer, when it takes long.
    pub(crate) private: bool,
    /// Whether a form may be opened.
    pub(crate) may_open_form: bool,
    /// Files that were given, by the name of the argument.
    pub(crate) files: Vec<(String, Attachment)>,
}

/// A command with its path and arguments.
pub(crate) fn command(interaction: &CommandInteraction) -> Asked {
    let what = from_menu(interaction).unwrap_or_else(|| {
        let (path, options) = path_of(&interaction.data.name, &interaction.data.options);
        What::Command { path, args: given(options) }
    });
    let answer = match &what {
        What::Command { path, .. } | What::Menu { path, .. } => CATALOG.iter().find(|spec| spec.path == path),
        _ => None,
    };
    let answer = answer.map(|spec| spec.answer);
    let files = files(interaction);
    // What a menu was opened on would not come back with a form, and no file would.
    let may_open_form = matches!(what, What::Command { .. }) && files.is_empty();
    let around = Around {
        member: interaction.member.as_deref(),
        user: &interaction.user,
        guild: interaction.guild_id,
        channel: interaction.channel_id,
        locale: &interaction.locale,
    };
    let way = Way {
        application: interaction.application_id.get(),
        interaction: interaction.id.get(),
        on: None,
        direct: interaction.guild_id.is_none(),
        token: interaction.token.clone(),
    };
    Asked { files, ..around.asked(what, way, answer != Some(Seen::ByAll), may_open_form) }
}

/// The files that came with a command.
fn files(interaction: &CommandInteraction) -> Vec<(String, Attachment)> {
    let (_, options) = path_of(&interaction.data.name, &interaction.data.options);
    let given = options.iter().filter_map(|option| match option.value {
        CommandDataOptionValue::Attachment(id) => Some((option.name.clone(), id)),
        _ => None,
    });
    given.filter_map(|(name, id)| Some((name, interaction.data.resolved.attachments.get(&id)?.clone()))).collect()
}

/// A command from the menu on a person or on a message; none when it is a slash command.
fn from_menu(interaction: &CommandInteraction) -> Option<What> {
    let spec = || commands::in_menu(&interaction.data.name);
    match interaction.data.target()? {
        ResolvedTarget::User(user, _) => {
            let spec = spec()?;
            let person = spec.args.iter().find(|arg| arg.kind == ArgKind::Person)?;
            let args = vec![GivenArg { name: person.name.to_owned(), value: user.id.to_string() }];
            Some(What::Command { path: spec.path.to_owned(), args })
        }
        ResolvedTarget::Message(message) => {
            let own = message.author.id.get() == interaction.application_id.get();
            let on = Written {
                key: MessageKey { place: message.channel_id.to_string(), id: message.id.to_string() },
                home: interaction.guild_id.map(home),
                account: if own { String::new() } else { message.author.id.to_string() },
                name: message.author.display_name().to_owned(),
                text: message.content.clone(),
                at: since(Some(message.timestamp)).unwrap_or_default(),
            };
            Some(What::Menu { path: spec()?.path.to_owned(), on, args: Vec::new() })
        }
        _ => None,
    }
}

/// A button or a list; nothing when what it carries is not ours.
pub(crate) fn component(interaction: &ComponentInteraction) -> Option<Asked> {
    let on = MessageKey { place: interaction.channel_id.to_string(), id: interaction.message.id.to_string() };
    let id = interaction.data.custom_id.as_str();
    let (what, opens) = match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => {
            let opens = id.strip_prefix(PICKS_OPEN);
            let route = Route::parse(opens.or_else(|| id.strip_prefix(PICKS))?)?;
            (What::Picked { route, values: values.clone() }, opens.is_some())
        }
        ComponentInteractionDataKind::Button => {
            let opens = id.strip_prefix(OPENS);
            (What::Pressed { route: Route::parse(opens.unwrap_or(id))?, on: Some(on) }, opens.is_some())
        }
        _ => return None,
    };
    let around = Around {
        member: interaction.member.as_ref(),
        user: &interaction.user,
        guild: interaction.guild_id,
        channel: interaction.channel_id,
        locale: &interaction.locale,
    };
    Some(around.asked(what, pressed_way(interaction), true, opens))
}

/// How to answer a button or a list.
pub(crate) fn pressed_way(interaction: &ComponentInteraction) -> Way {
    Way {
        application: interaction.application_id.get(),
        interaction: interaction.id.get(),
        on: Some(interaction.message.id.get()),
        direct: interaction.guild_id.is_none(),
        token: interaction.token.clone(),
    }
}

/// A form that was sent; nothing when it is not ours.
pub(crate) fn submitted(interaction: &ModalInteraction) -> Option<Asked> {
    let route = Route::parse(&interaction.data.custom_id)?;
    let inputs = interaction.data.components.iter().flat_map(|row| &row.components);
    let fields = inputs
        .filter_map(|component| match component {
            ActionRowComponent::InputText(input) => {
                Some(GivenArg { name: input.custom_id.clone(), value: input.value.clone().unwrap_or_default() })
            }
            _ => None,
        })
        .collect();
    let around = Around {
        member: interaction.member.as_ref(),
        user: &interaction.user,
        guild: interaction.guild_id,
        channel: interaction.channel_id,
        locale: &interaction.locale,
    };
    Some(around.asked(What::Submitted { route, fields }, submitted_way(interaction), true, false))
}

/// The way to answer a form, whoever made it.
pub(crate) fn submitted_way(interaction: &ModalInteraction) -> Way {
    Way {
        application: interaction.application_id.get(),
        interaction: interaction.id.get(),
        on: interaction.message.as_ref().map(|message| message.id.get()),
        direct: interaction.guild_id.is_none(),
        token: interaction.token.clone(),
    }
}

/// What somebody is typing.
#[derive(Debug)]
pub(crate) struct Unfinished {
    /// Who.
    pub(crate) typing: Typing,
    /// Which command.
    pub(crate) path: String,
    /// Which argument.
    pub(crate) arg: String,
    /// What stands there so far.
    pub(crate) typed: String,
    /// The other arguments.
    pub(crate) given: Vec<GivenArg>,
}

/// An unfinished command; nothing when no argument is being typed.
pub(crate) fn unfinished(interaction: &CommandInteraction) -> Option<Unfinished> {
    let (path, options) = path_of(&interaction.data.name, &interaction.data.options);
    let (arg, typed) = options.iter().find_map(|option| match &option.value {
        CommandDataOptionValue::Autocomplete { value, .. } => Some((option.name.clone(), value.clone())),
        _ => None,
    })?;
    let typing = typing(&interaction.user, interaction.guild_id, &interaction.locale);
    let given = given(options).into_iter().filter(|given| given.name != arg).collect();
    Some(Unfinished { typing, path, arg, typed, given })
}

/// What surrounds every interaction.
struct Around<'a> {
    member: Option<&'a Member>,
    user: &'a User,
    guild: Option<GuildId>,
    channel: ChannelId,
    locale: &'a str,
}

impl Around<'_> {
    fn asked(&self, what: What, way: Way, private: bool, may_open_form: bool) -> Asked {
        let permissions = self.member.and_then(|member| member.permissions).unwrap_or(Permissions::empty());
        let incoming = Incoming {
            platform: PlatformKind::Discord,
            event: way.interaction.to_string(),
            from: Sender {
                account: self.user.id.to_string(),
                name: self.member.map_or_else(|| self.user.display_name(), Member::display_name).to_owned(),
                locale: Locale::from_code(self.locale),
                standing: standing_of(permissions),
                roles: self.member.map(|member| &member.roles).into_iter().flatten().map(ToString::to_string).collect(),
                since: self.member.and_then(|member| since(member.joined_at)),
            },
            home: self.guild.map(home),
            place: PlaceKey { id: self.channel.to_string(), thread: None, direct: self.guild.is_none() },
            what,
            // Nothing is promised yet: the first response will say who sees the answer.
            reply: Some(ReplyWay { token: way.to_string(), seconds: limits::INTERACTION_SECONDS, private: false }),
        };
        let typing = typing(self.user, self.guild, self.locale);
        Asked { incoming, typing, way, private, may_open_form, files: Vec::new() }
    }
}

fn typing(user: &User, guild: Option<GuildId>, locale: &str) -> Typing {
    Typing {
        platform: PlatformKind::Discord,
        account: user.id.to_string(),
        home: guild.map(home),
        locale: Locale::from_code(locale).unwrap_or_default(),
    }
}

fn home(guild: GuildId) -> HomeKey {
    HomeKey { id: guild.to_string(), name: None }
}

/// The words of a command, and its arguments.
fn path_of<'a>(name: &str, options: &'a [CommandDataOption]) -> (String, &'a [CommandDataOption]) {
    let mut path = name.to_owned();
    let mut options = options;
    while let [option] = options {
        let (CommandDataOptionValue::SubCommand(inner) | CommandDataOptionValue::SubCommandGroup(inner)) =
            &option.value
        else {
            break;
        };
        path.push(' ');
        path.push_str(&option.name);
        options = inner;
    }
    (path, options)
}

fn given(options: &[CommandDataOption]) -> Vec<GivenArg> {
    let text = |value: &CommandDataOptionValue| match value {
        CommandDataOptionValue::String(text) => Some(text.clone()),
        CommandDataOptionValue::Integer(number) => Some(number.to_string()),
        CommandDataOptionValue::Boolean(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        CommandDataOptionValue::Number(number) => Some(number.to_string()),
        CommandDataOptionValue::User(user) => Some(user.to_string()),
        CommandDataOptionValue::Channel(channel) => Some(channel.to_string()),
        CommandDataOptionValue::Role(role) => Some(role.to_string()),
        _ => None,
    };
    options
        .iter()
        .filter_map(|option| Some(GivenArg { name: option.name.clone(), value: text(&option.value)? }))
        .collect()
}

/// What talk is heard, besides what is said to the bot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hearing {
    /// It is said in a circle of the bot's: it says, without a word, that those in it do talk.
    pub(crate) in_circle: bool,
    /// Discord sends the words of talk, because the bot asks for them.
    pub(crate) words: bool,
}

/// A message to the bot: in a direct chat, with a mention of it, or in reply to it. Anything else is only talk,
/// of which Discord sends no words to a bot that does not ask for them.
pub(crate) fn said(message: &Message, me: UserId, standing: Standing, hearing: Hearing) -> Option<Incoming> {
    let person = !message.author.bot && message.webhook_id.is_none() && message.author.id != me;
    let talk = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    let direct = message.guild_id.is_none();
    let mentioned = message.mentions.iter().any(|user| user.id == me);
    let content = message.content.trim();
    let is_heard = hearing.words && !content.is_empty() && !is_for_a_bot(content);
    if !person || !talk || !(direct || hearing.in_circle || mentioned || is_heard) {
        return None;
    }
    let named = [format!("<@{me}>"), format!("<@!{me}>")];
    let words = named.iter().find_map(|name| content.strip_prefix(name.as_str()));
    let replies_to = message.message_reference.as_ref().filter(|_| message.kind == MessageType::InlineReply);
    let nick = message.member.as_ref().and_then(|member| member.nick.as_deref());
    Some(Incoming {
        platform: PlatformKind::Discord,
        event: message.id.to_string(),
        from: Sender {
            account: message.author.id.to_string(),
            name: nick.unwrap_or_else(|| message.author.display_name()).to_owned(),
            locale: None,
            standing,
            roles: message.member.iter().flat_map(|member| &member.roles).map(ToString::to_string).collect(),
            since: message.member.as_ref().and_then(|member| since(member.joined_at)),
        },
        home: message.guild_id.map(home),
        place: PlaceKey { id: message.channel_id.to_string(), thread: None, direct },
        what: What::Said {
            text: words.unwrap_or(content).trim().to_owned(),
            to_bot: mentioned && words.is_some(),
            replies_to: replies_to.and_then(|reference| {
                Some(MessageKey { place: reference.channel_id.to_string(), id: reference.message_id?.to_string() })
            }),
        },
        reply: None,
    })
}

/// Whether talk is a command for some bot, as `!play` is. Commands of this one have a menu of their own on Discord, so
/// that it stays out of what is meant for others.
fn is_for_a_bot(content: &str) -> bool {
    let mut letters = content.chars();
    letters.next().is_some_and(|first| "!?.,;:$%&+-=~/\\".contains(first))
        && letters.next().is_some_and(char::is_alphabetic)
}

/// A server that the bot is in. It is told at every start, always as the same event.
pub(crate) fn home_opened(guild: &Guild, me: UserId) -> Incoming {
    Incoming {
        event: format!("guild-opened:{}:{}", guild.id, guild.joined_at.unix_timestamp()),
        home: Some(HomeKey { id: guild.id.to_string(), name: Some(guild.name.clone()) }),
        place: place_of(guild, me),
        from: nobody(guild.owner_id, Standing::Admin, Locale::from_code(&guild.preferred_locale)),
        what: What::HomeOpened,
        platform: PlatformKind::Discord,
        reply: None,
    }
}

/// The channel in which Discord itself greets people, else the one that stands first, of those in which the bot may
/// write; no id where there is none.
fn place_of(guild: &Guild, me: UserId) -> PlaceKey {
    let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
    // Discord sends the bot's own member along. Without it, what happens is seen when something is said.
    let may_write = |channel: &GuildChannel| {
        guild.members.get(&me).is_none_or(|me| guild.user_permissions_in(channel, me).contains(needed))
    };
    let open = guild.channels.values().filter(|channel| channel.is_text_based() && may_write(channel));
    let first = open.min_by_key(|channel| {
        (Some(channel.id) != guild.system_channel_id, channel.kind == ChannelType::Voice, channel.position, channel.id)
    });
    let id = first.map_or_else(String::new, |channel| channel.id.to_string());
    PlaceKey { id, thread: None, direct: false }
}

/// The bot was removed from a server, or the server is gone.
pub(crate) fn home_closed(guild: GuildId, me: UserId, now: i64) -> Incoming {
    in_guild(guild, format!("guild-closed:{guild}:{now}"), nobody(me, Standing::Member, None), What::HomeClosed)
}

/// Somebody came.
pub(crate) fn arrived(member: &Member) -> Incoming {
    let joined = member.joined_at.map_or(0, |at| at.unix_timestamp());
    let from = Sender {
        account: member.user.id.to_string(),
        name: member.display_name().to_owned(),
        locale: None,
        standing: Standing::Member,
        roles: member.roles.iter().map(ToString::to_string).collect(),
        since: since(member.joined_at),
    };
    in_guild(member.guild_id, format!("arrived:{}:{}:{joined}", member.guild_id, member.user.id), from, What::Arrived)
}

/// Somebody left or was removed. Discord gives such an event no id; that it is told twice does no harm.
pub(crate) fn departed(guild: GuildId, user: &User, now: i64) -> Incoming {
    let from = Sender { name: user.display_name().to_owned(), ..nobody(user.id, Standing::Member, None) };
    in_guild(guild, format!("departed:{guild}:{}:{now}", user.id), from, What::Departed)
}

/// A scheduled event or a thread was taken away; the village knows whether it was one of its own.
pub(crate) fn own_gone(guild: GuildId, kind: &str, id: u64) -> Incoming {
    let from = Sender { account: String::new(), ..nobody(UserId::new(1), Standing::Member, None) };
    let what = What::OwnGone { id: id.to_string() };
    in_guild(guild, format!("{kind}-gone:{guild}:{id}"), from, what)
}

fn in_guild(guild: GuildId, event: String, from: Sender, what: What) -> Incoming {
    Incoming {
        platform: PlatformKind::Discord,
        event,
        from,
        home: Some(home(guild)),
        place: PlaceKey { id: guild.to_string(), thread: None, direct: false },
        what,
        reply: None,
    }
}

fn nobody(account: UserId, standing: Standing, locale: Option<Locale>) -> Sender {
    Sender { account: account.to_string(), name: String::new(), locale, standing, roles: vec![], since: None }
}

/// Since when somebody is in a server.
fn since(joined_at: Option<Timestamp>) -> Option<DateTime<Utc>> {
    joined_at.and_then(|at| DateTime::from_timestamp(at.unix_timestamp(), 0))
}

/// What Discord's permissions come to.
pub(crate) fn standing_of(permissions: Permissions) -> Standing {
    let admin = Permissions::ADMINISTRATOR | Permissions::MANAGE_GUILD;
    let moderator = Permissions::MODERATE_MEMBERS | Permissions::MANAGE_MESSAGES | Permissions::KICK_MEMBERS;
    if permissions.intersects(admin) {
        Standing::Admin
    } else if permissions.intersects(moderator) {
        Standing::Moderator
    } else {
        Standing::Member
    }
}

#[cfg(test)]
mod tests;
