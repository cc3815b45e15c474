//! What somebody does in a terminal, as the village is told of it.

use bot_core::command::GivenArg;
use bot_core::incoming::{HomeKey, Incoming, PlatformKind, Sender, What, Written};
use bot_core::message::Route;

use crate::town::{self, MessageId, Person, Spot};

/// A thing that happened, without its id.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Who did it.
    pub from: Sender,
    /// Where.
    pub spot: Spot,
    /// What.
    pub what: What,
}

impl Deed {
    /// The event as the village takes it in.
    #[must_use]
    pub fn told_as(self, event: String) -> Incoming {
        Incoming {
            platform: PlatformKind::Console,
            event,
            from: self.from,
            home: home_of(&self.spot),
            place: self.spot.key(),
            what: self.what,
            reply: None,
        }
    }
}

/// The home a place belongs to; none for a direct chat.
#[must_use]
pub fn home_of(spot: &Spot) -> Option<HomeKey> {
    match spot {
        Spot::Channel(_) | Spot::Thread(_) => Some(town::home()),
        Spot::Private(_) => None,
    }
}

/// A person as the console describes her.
#[must_use]
pub fn sender(person: &Person) -> Sender {
    Sender {
        account: person.account.clone(),
        name: person.name.clone(),
        locale: None,
        standing: person.standing,
        roles: Vec::new(),
        since: None,
    }
}

/// Words, or a command in the text grammar; the core finds out.
#[must_use]
pub fn said(from: Sender, spot: Spot, text: &str) -> Deed {
    let mention = "@village";
    let (to_bot, text) = match text.split_at_checked(mention.len()) {
        Some((start, rest))
            if start.eq_ignore_ascii_case(mention) && !rest.starts_with(|c: char| c.is_alphanumeric()) =>
        {
            (true, rest.trim_start_matches([' ', ':', ',']))
        }
        Some(_) | None => (false, text),
    };
    Deed { from, spot, what: What::Said { text: text.to_owned(), to_bot, replies_to: None } }
}

/// A button.
#[must_use]
pub fn pressed(from: Sender, spot: Spot, on: MessageId, route: Route) -> Deed {
    let on = Some(town::message_key(&spot, on));
    Deed { from, spot, what: What::Pressed { route, on } }
}

/// Choices from a list.
#[must_use]
pub fn picked(from: Sender, spot: Spot, route: Route, values: Vec<String>) -> Deed {
    Deed { from, spot, what: What::Picked { route, values } }
}

/// A form that was filled in.
#[must_use]
pub fn submitted(from: Sender, spot: Spot, route: Route, fields: Vec<GivenArg>) -> Deed {
    Deed { from, spot, what: What::Submitted { route, fields } }
}

/// The message menu "Report kindly", with its words.
#[must_use]
pub fn reported(from: Sender, spot: Spot, on: Written, words: &str) -> Deed {
    let args = vec![GivenArg { name: "why".to_owned(), value: words.to_owned() }];
    Deed { from, spot, what: What::Menu { path: "report".to_owned(), on, args } }
}
