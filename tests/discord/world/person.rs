//! Somebody on Discord: what she does, and what she sees.

use std::time::Instant;

use bot_core::incoming::{PlaceKey, ReplyWay};
use serde_json::{Value, json};

use super::gateway::{CONTENT_INTENT, MEMBERS_INTENT};
use super::state::{BOT, EPHEMERAL, Interaction, LOADING, Message, Person, Response, State, role};
use super::{TestResult, World, show};

/// Somebody in a server, or in her direct chat with the bot.
#[derive(Clone)]
pub(crate) struct Someone<'w> {
    pub(super) world: &'w World,
    pub(super) person: Person,
    pub(super) guild: Option<u64>,
    pub(super) channel: u64,
}

/// What came of something she did.
#[derive(Clone, PartialEq)]
pub(crate) enum Happened {
    /// The bot answered.
    Answered {
        /// What she sees.
        text: String,
        /// Whether only she sees it.
        private: bool,
    },
    /// A form opened.
    Form(Form),
    /// Nothing to see: the bot said that all is well, perhaps by changing the card.
    Acknowledged,
}

/// A form before her.
#[derive(Clone, PartialEq)]
pub(crate) struct Form {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Each question with what stands in it already.
    pub(crate) fields: Vec<(String, String)>,
    on: Option<u64>,
}

impl Happened {
    /// The bot's answer, which must be for her alone.
    #[track_caller]
    pub(crate) fn privately(self) -> TestResult<String> {
        match self {
            Self::Answered { text, private: true } => Ok(text),
            other => Err(format!("not a private answer: {}", other.described()).into()),
        }
    }

    /// The bot's answer, which must be for everybody.
    #[track_caller]
    pub(crate) fn publicly(self) -> TestResult<String> {
        match self {
            Self::Answered { text, private: false } => Ok(text),
            other => Err(format!("not a public answer: {}", other.described()).into()),
        }
    }

    /// The form that opened.
    #[track_caller]
    pub(crate) fn form(self) -> TestResult<Form> {
        match self {
            Self::Form(form) => Ok(form),
            other => Err(format!("not a form: {}", other.described()).into()),
        }
    }

    /// Whether there is nothing to see.
    pub(crate) fn is_acknowledged(&self) -> bool {
        *self == Self::Acknowledged
    }

    fn described(&self) -> String {
        match self {
            Self::Answered { text, private } => format!("private: {private}, {text}"),
            Self::Form(form) => format!("a form: {}", form.title),
            Self::Acknowledged => "acknowledged".to_owned(),
        }
    }
}

/// A user as the gateway describes her.
pub(super) fn user(person: &Person) -> Value {
    json!({
        "id": person.id.to_string(), "username": person.name.to_lowercase(), "discriminator": "0",
        "global_name": person.name, "avatar": null, "bot": false,
    })
}

impl Someone<'_> {
    /// The same person in her direct chat with the bot.
    pub(crate) fn directly(&self) -> Self {
        let channel = self.world.inner.change(|state| {
            let fresh = state.id();
            *state.directs.entry(self.person.id).or_insert(fresh)
        });
        Self { guild: None, channel, ..self.clone() }
    }

    /// Her name as it stands in messages.
    pub(crate) fn mention(&self) -> String {
        format!("<@{}>", self.person.id)
    }

    /// She closes her direct messages.
    pub(crate) fn closes_dms(&self) {
        self.world.inner.change(|state| {
            if let Some(person) = state.people.get_mut(&self.person.name) {
                person.closed = true;
            }
        });
    }

    /// She has just come into the server; only bots that ask for it are told.
    pub(crate) fn arrives(&self) {
        self.world.inner.change(|state| {
            if state.intents & MEMBERS_INTENT == 0 {
                return;
            }
            let arrival = json!({
                "guild_id": self.guild.unwrap_or_default().to_string(), "user": user(&self.person), "roles": [],
                "joined_at": "2026-11-23T14:00:00.000000+00:00", "deaf": false, "mute": false, "flags": 0,
            });
            state.tell("GUILD_MEMBER_ADD", arrival);
        });
    }

    /// Her client speaks this language from now on.
    pub(crate) fn speaking(mut self, locale: &'static str) -> Self {
        self.person.locale = locale;
        self
    }

    /// She gives a slash command.
    pub(crate) async fn slash(&self, path: &str, args: &[(&str, &str)]) -> TestResult<Happened> {
        let interaction = self.begins_slash(path, args);
        self.outcome(interaction).await
    }

    /// She gives a slash command, and the test looks elsewhere meanwhile.
    pub(crate) fn begins_slash(&self, path: &str, args: &[(&str, &str)]) -> u64 {
        let options: Vec<Value> = args.iter().map(|(name, value)| option(name, value)).collect();
        self.does(2, command(path, options), None)
    }

    /// What is offered while she types the last argument.
    pub(crate) async fn types(&self, path: &str, args: &[(&str, &str)]) -> TestResult<Vec<String>> {
        let mut options: Vec<Value> = args.iter().map(|(name, value)| option(name, value)).collect();
        if let Some(last) = options.last_mut() {
            last["focused"] = json!(true);
        }
        let interaction = self.does(4, command(path, options), None);
        let offered = |state: &State| match state.interactions.get(&interaction)?.response.as_ref()? {
            Response::Offered(choices) => Some(choices.clone()),
            _ => None,
        };
        let choices = self.world.until("suggestions", offered).await?;
        let names = choices.as_array().into_iter().flatten();
        Ok(names.map(|choice| choice["name"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// She presses the newest button with this label that she can see.
    pub(crate) async fn presses(&self, label: &str) -> TestResult<Happened> {
        let interaction = self.begins_press(label).await?;
        self.outcome(interaction).await
    }

    /// The same, and the test looks elsewhere meanwhile.
    pub(crate) async fn begins_press(&self, label: &str) -> TestResult<u64> {
        let find = |message: &Message| Some((message.id, show::button(message, label)?));
        let (on, id) = self.until_sees(&format!("a button {label}"), find).await?;
        Ok(self.does(3, json!({ "custom_id": id, "component_type": 2 }), Some(on)))
    }

    /// She presses something on the newest message she can see that carries what the bot never made.
    pub(crate) async fn presses_unknown(&self, id: &str) -> TestResult<Happened> {
        let on = self.until_sees("a message", |message| Some(message.id)).await?;
        let interaction = self.does(3, json!({ "custom_id": id, "component_type": 2 }), Some(on));
        self.outcome(interaction).await
    }

    /// She chooses from the newest list that offers this.
    pub(crate) async fn picks(&self, label: &str) -> TestResult<Happened> {
        let find = |message: &Message| Some((message.id, show::option(message, label)?));
        let (on, (id, value)) = self.until_sees(&format!("an option {label}"), find).await?;
        let data = json!({ "custom_id": id, "component_type": 3, "values": [value] });
        let interaction = self.does(3, data, Some(on));
        self.outcome(interaction).await
    }

    /// She sends a form, with some answers changed.
    pub(crate) async fn submits(&self, form: Form, answers: &[(&str, &str)]) -> TestResult<Happened> {
        let rows = form.fields.iter().map(|(key, value)| {
            let given = answers.iter().find(|(name, _)| name == key).map_or(value.as_str(), |(_, given)| *given);
            json!({ "type": 1, "components": [{ "type": 4, "custom_id": key, "value": given }] })
        });
        let data = json!({ "custom_id": form.id, "components": rows.collect::<Vec<_>>() });
        let interaction = self.does(5, data, form.on);
        self.outcome(interaction).await
    }

    /// She writes a message.
    pub(crate) fn says(&self, text: &str) -> u64 {
        self.writes(text, json!([]))
    }

    /// The same with files.
    pub(super) fn writes(&self, text: &str, attachments: Value) -> u64 {
        self.world.inner.change(|state| {
            let id = state.id();
            let mention = format!("<@{BOT}>");
            let named = text.contains(&mention);
            let bot = json!([{ "id": BOT.to_string(), "username": "village", "discriminator": "0" }]);
            let heard = named || self.guild.is_none() || state.intents & CONTENT_INTENT != 0;
            let mut message = json!({
                "id": id.to_string(), "channel_id": self.channel.to_string(), "author": user(&self.person),
                // Without the content intent, Discord sends words to the bot only where it is meant.
                "content": if heard { text } else { "" }, "timestamp": "2026-11-18T15:00:00.000000+00:00",
                "edited_timestamp": null, "tts": false, "mention_everyone": false,
                "mentions": if named { bot } else { json!([]) }, "mention_roles": [], "attachments": attachments, "embeds": [],
                "pinned": false, "type": 0, "components": [],
            });
            if let Some(guild) = self.guild {
                message["guild_id"] = json!(guild.to_string());
                message["member"] = json!({
                    "roles": [role(self.permissions(state))], "joined_at": "2026-01-01T00:00:00.000000+00:00",
                    "deaf": false, "mute": false, "nick": null, "flags": 0,
                });
            }
            state.tell("MESSAGE_CREATE", message);
            id
        })
    }

    /// The interaction is told again, as after a resumption.
    pub(crate) fn repeats(&self, interaction: u64) {
        self.world.inner.change(|state| {
            let wanted = json!(interaction.to_string());
            let events = state.session.iter().flat_map(|session| &session.events);
            let data = events.filter(|event| event["d"]["id"] == wanted).map(|event| event["d"].clone()).next();
            if let Some(data) = data {
                state.tell("INTERACTION_CREATE", data);
            }
        });
    }

    /// Her account's id.
    pub(crate) fn account(&self) -> String {
        self.person.id.to_string()
    }

    /// The channel she is in.
    pub(crate) fn place(&self) -> PlaceKey {
        PlaceKey { id: self.channel.to_string(), thread: None, direct: self.guild.is_none() }
    }

    /// What has come of something she did, so far.
    pub(crate) fn so_far(&self, interaction: u64) -> Option<Happened> {
        self.world.inner.look(|state| happened(state, interaction))
    }

    /// All that the bot has said and that she can see here, oldest first.
    pub(crate) fn sees(&self) -> Vec<String> {
        self.world.inner.look(|state| self.seen(state).map(show::message).collect())
    }

    /// The files that came with what she can see here, oldest first.
    pub(crate) fn files(&self) -> Vec<String> {
        self.world.inner.look(|state| self.seen(state).flat_map(|message| message.files.clone()).collect())
    }

    /// Waits until she sees a message that holds these words, and gives it.
    pub(crate) async fn until_sees_words(&self, words: &str) -> TestResult<String> {
        let find = |message: &Message| Some(show::message(message)).filter(|text| text.contains(words));
        self.until_sees(words, find).await
    }

    async fn until_sees<T>(&self, what: &str, find: impl Fn(&Message) -> Option<T>) -> TestResult<T> {
        let look = |state: &State| self.seen(state).collect::<Vec<_>>().into_iter().rev().find_map(&find);
        match self.world.until(what, look).await {
            Ok(found) => Ok(found),
            Err(error) => Err(format!("{error}; {} sees {:#?}", self.person.name, self.sees()).into()),
        }
    }

    fn seen<'s>(&self, state: &'s State) -> impl Iterator<Item = &'s Message> {
        let (channel, me) = (self.channel, self.person.id);
        let mine = move |message: &&Message| {
            message.channel == channel && message.only.is_none_or(|only| only == me) && message.flags & LOADING == 0
        };
        state.messages.iter().filter(mine)
    }

    fn permissions(&self, state: &State) -> u64 {
        let guild = state.guilds.values().find(|guild| Some(guild.id) == self.guild);
        guild.and_then(|guild| guild.members.get(&self.person.id)).copied().unwrap_or(0)
    }

    /// She does something that only the test knows of: the bot's way to answer it, as the adapter writes it down.
    pub(crate) fn asks_unheard(&self, on: Option<u64>) -> (u64, ReplyWay) {
        let interaction = self.world.inner.change(|state| self.interaction(state, on));
        let direct = u8::from(self.guild.is_none());
        let token = format!("{BOT}:{interaction}:{}:{direct}:token-{interaction}", on.unwrap_or(0));
        (interaction, ReplyWay { token, seconds: 900, private: false })
    }

    fn interaction(&self, state: &mut State, on: Option<u64>) -> u64 {
        let id = state.id();
        let interaction = Interaction {
            token: format!("token-{id}"),
            person: self.person.id,
            channel: self.channel,
            on,
            created: state.now,
            told: Instant::now(),
            response: None,
            original: None,
            follow_ups: vec![],
        };
        state.interactions.insert(id, interaction);
        id
    }

    pub(super) fn does(&self, kind: u8, data: Value, on: Option<u64>) -> u64 {
        self.world.inner.change(|state| {
            let id = self.interaction(state, on);
            let token = format!("token-{id}");
            let mut told = json!({
                "id": id.to_string(), "application_id": BOT.to_string(), "type": kind, "data": data, "token": token,
                "version": 1, "channel_id": self.channel.to_string(), "locale": self.person.locale,
                "entitlements": [], "authorizing_integration_owners": {}, "attachment_size_limit": 10_485_760,
                "context": u8::from(self.guild.is_none()),
            });
            match self.guild {
                None => told["user"] = user(&self.person),
                Some(guild) => {
                    let permissions = self.permissions(state);
                    told["guild_id"] = json!(guild.to_string());
                    told["member"] = json!({
                        "user": user(&self.person), "roles": [role(permissions)], "joined_at": "2026-01-01T00:00:00Z",
                        "deaf": false, "mute": false, "flags": 0, "permissions": permissions.to_string(), "nick": null,
                    });
                }
            }
            if let Some(message) = on.and_then(|on| state.message(on)) {
                let components = message.body["components"].clone();
                told["message"] = json!({
                    "id": message.id.to_string(), "channel_id": message.channel.to_string(),
                    "author": { "id": BOT.to_string(), "username": "village", "discriminator": "0", "bot": true },
                    "content": message.body["content"], "timestamp": "2026-11-18T15:00:00.000000+00:00",
                    "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [],
                    "mention_roles": [], "attachments": [], "embeds": message.body["embeds"], "pinned": false,
                    "type": 0, "components": components, "flags": message.flags,
                });
            }
            state.tell("INTERACTION_CREATE", told);
            id
        })
    }

    /// What came of something she did, when it is complete.
    pub(crate) async fn outcome(&self, interaction: u64) -> TestResult<Happened> {
        self.world.until("an answer", |state| happened(state, interaction)).await
    }
}

fn happened(state: &State, interaction: u64) -> Option<Happened> {
    let known = state.interactions.get(&interaction)?;
    let answered = |message: &Message| Happened::Answered {
        text: show::message(message),
        private: message.flags & EPHEMERAL != 0 || !state.guilds.values().any(|guild| guild.channel == message.channel),
    };
    let last = known.follow_ups.last().and_then(|id| state.message(*id));
    match known.response.as_ref()? {
        Response::Message | Response::Deferred => {
            let original = known.original.and_then(|id| state.message(id));
            match (last, original) {
                (Some(last), _) => Some(answered(last)),
                (None, Some(original)) if original.flags & LOADING == 0 => Some(answered(original)),
                (None, Some(_)) => None,
                (None, None) => Some(Happened::Acknowledged),
            }
        }
        Response::Acknowledged | Response::Updated => Some(last.map_or(Happened::Acknowledged, answered)),
        Response::Offered(_) => None,
        Response::Form(data) => Some(Happened::Form(form(data, known.on))),
    }
}

fn form(data: &Value, on: Option<u64>) -> Form {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let inputs = data["components"].as_array().into_iter().flatten().map(|row| &row["components"][0]);
    Form {
        id: text(&data["custom_id"]),
        title: text(&data["title"]),
        fields: inputs.map(|input| (text(&input["custom_id"]), text(&input["value"]))).collect(),
        on,
    }
}

/// The data of a command: its words become a command and a subcommand.
pub(super) fn command(path: &str, options: Vec<Value>) -> Value {
    match path.split_once(' ') {
        None => json!({ "id": "1", "name": path, "type": 1, "options": options }),
        Some((group, verb)) => json!({
            "id": "1", "name": group, "type": 1, "options": [{ "name": verb, "type": 1, "options": options }],
        }),
    }
}

fn option(name: &str, value: &str) -> Value {
    match value.parse::<i64>() {
        Ok(number) if name == "spots" => json!({ "name": name, "type": 4, "value": number }),
        _ => json!({ "name": name, "type": 3, "value": value }),
    }
}
