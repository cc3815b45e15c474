//! What the bench of commands goes through as well: from the JSON of Discord's gateway to the village's words, and from
//! what the village says to the JSON of an answer.

use bot_core::incoming::Incoming;
use bot_core::message::Message;
use serenity::all::{Event, GatewayEvent, Interaction};

use crate::from_discord;
use crate::to_discord::{self, CommandIds};

/// A command or a press as the gateway tells of it; none when it is anything else, or not ours.
#[must_use]
pub fn heard(frame: &[u8]) -> Option<Incoming> {
    let Ok(GatewayEvent::Dispatch(_, Event::InteractionCreate(told))) = serde_json::from_slice(frame) else {
        return None;
    };
    let asked = match told.interaction {
        Interaction::Command(command) => Some(from_discord::command(&command)),
        Interaction::Component(component) => from_discord::component(&component),
        Interaction::Ping(_) | Interaction::Autocomplete(_) | Interaction::Modal(_) | _ => None,
    };
    asked.map(|asked| asked.incoming)
}

/// A message as the bodies of the requests that say it.
pub fn said(message: &Message) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&to_discord::bodies(message, &CommandIds::default()))
}
