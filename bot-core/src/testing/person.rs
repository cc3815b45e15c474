//! Somebody in a town: what she says, presses, fills in and picks.

use chrono::{DateTime, Utc};

use super::{TestResult, Town};
use crate::command::GivenArg;
use crate::incoming::{HomeKey, Incoming, MessageKey, PlaceKey, PlatformKind, ReplyWay, Sender, Standing, What};
use crate::message::{Does, Form};
use crate::store::StoreError;
use crate::village::Typing;
use crate::wording::Locale;

/// Somebody in a town.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub(super) town: &'a Town,
    pub(super) name: &'a str,
}

impl Person<'_> {
    /// Says something in `#general`.
    pub async fn says(self, text: &str) -> TestResult {
        self.says_in("#general", text).await
    }

    /// Writes to the bot alone.
    pub async fn whispers(self, text: &str) -> TestResult {
        let place = format!("@{}", self.name);
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        self.town.happens(&self.event(&place, what)).await
    }

    /// Presses the button on the newest message she can see that has it.
    pub async fn presses(self, label: &str) -> TestResult {
        // Without forms, a button that would open one asks instead.
        let what = self.press(label)?;
        let What::Pressed { on: Some(MessageKey { place, .. }), .. } = &what else { return Ok(()) };
        self.town.happens(&self.event(place, what.clone())).await
    }

    /// Opens the form behind a button, as a platform with forms does.
    pub async fn opens(self, label: &str) -> Result<Form, Box<dyn std::error::Error>> {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let typing = Typing {
            platform: PlatformKind::Console,
            account: self.name.to_owned(),
            home: Some(HomeKey { id: "town".to_owned(), name: None }),
            locale: Locale::En,
        };
        let form = side.village.form(&typing, &self.press(label)?).await?;
        form.ok_or_else(|| format!("{label:?} opens no form").into())
    }

    /// Sends a form, with these fields changed.
    pub async fn sends(self, form: &Form, changed: &[(&str, &str)]) -> TestResult {
        let fields = form.fields.iter().map(|field| {
            let now = changed.iter().find(|(key, _)| *key == field.key).map(|(_, value)| (*value).to_owned());
            let value = now.or_else(|| field.value.clone()).unwrap_or_default();
            GivenArg { name: field.key.clone(), value }
        });
        let what = What::Submitted { route: form.route.clone(), fields: fields.collect() };
        self.town.happens(&self.event("#general", what)).await
    }

    /// The press of the button on the newest message she can see that has it.
    pub fn press(self, label: &str) -> Result<What, Box<dyn std::error::Error>> {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let found = side.platform.streets().shown.iter().rev().find_map(|shown| {
            let hers = shown.only.as_ref().is_none_or(|only| only == self.name);
            let action = shown.actions.iter().find(|action| hers && action.label.eq_ignore_ascii_case(label))?;
            Some((shown.place.clone(), shown.id.clone(), action.does.clone()))
        });
        let Some((place, id, Does::Invoke(route) | Does::Open(route))) = found else {
            return Err(format!("{} sees no button {label:?}", self.name).into());
        };
        Ok(What::Pressed { route, on: Some(MessageKey { place, id }) })
    }

    /// Chooses from the newest list she can see that has it.
    pub async fn picks(self, label: &str) -> TestResult {
        let side = self.town.sides.first().ok_or("a town without a side")?;
        let found = side.platform.streets().shown.iter().rev().find_map(|shown| {
            let hers = shown.only.as_ref().is_none_or(|only| only == self.name);
            shown.choices.iter().filter(|_| hers).find_map(|choice| {
                let option = choice.options.iter().find(|option| option.label == label)?;
                Some((shown.place.clone(), choice.route.clone(), option.value.clone()))
            })
        });
        let (place, route, value) = found.ok_or_else(|| format!("{} sees no choice {label:?}", self.name))?;
        self.town.happens(&self.event(&place, What::Picked { route, values: vec![value] })).await
    }

    /// Has this authority from now on.
    pub fn is(self, standing: Standing) {
        self.town.streets(|streets| {
            streets.standings.insert(self.name.to_owned(), standing);
        });
    }

    /// Has these roles of the town's platform from now on.
    pub fn has_roles(self, roles: &[&str]) {
        self.town.streets(|streets| {
            streets.roles.insert(self.name.to_owned(), roles.iter().map(|role| (*role).to_owned()).collect());
        });
    }

    /// Is in the town since then, as its platform knows.
    pub fn is_here_since(self, at: DateTime<Utc>) {
        self.town.streets(|streets| {
            streets.since.insert(self.name.to_owned(), at);
        });
    }

    /// Takes no direct messages any more.
    pub fn closes_dms(self) {
        self.town.streets(|streets| streets.closed.push(self.name.to_owned()));
    }

    /// Does not let herself be asked into a circle any more.
    pub fn stays_apart(self) {
        self.town.streets(|streets| streets.apart.push(self.name.to_owned()));
    }

    /// Says something in a place.
    pub async fn says_in(self, place: &str, text: &str) -> TestResult {
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        self.town.happens(&self.event(place, what)).await
    }

    /// Opens the menu on the newest message that somebody wrote where all may read it, and chooses a command there.
    pub async fn points(self, at: &str, path: &str, args: &[(&str, &str)]) -> TestResult {
        let on = self.town.newest_of(at)?;
        let given = |(name, value): &(&str, &str)| GivenArg { name: (*name).to_owned(), value: (*value).to_owned() };
        let place = on.key.place.clone();
        let what = What::Menu { path: path.to_owned(), on, args: args.iter().map(given).collect() };
        self.town.happens(&self.event(&place, what)).await
    }

    /// Replies to the newest message that somebody wrote where all may read it.
    pub async fn replies(self, to: &str, text: &str) -> TestResult {
        let on = self.town.newest_of(to)?.key;
        let place = on.place.clone();
        let what = What::Said { text: text.to_owned(), to_bot: false, replies_to: Some(on) };
        self.town.happens(&self.event(&place, what)).await
    }

    /// What is offered to her while she types an argument of a command, as she reads it.
    pub async fn is_offered(self, path: &str, arg: &str, typed: &str) -> Result<Vec<String>, StoreError> {
        let home = Some(HomeKey { id: "town".to_owned(), name: None });
        let (platform, account, locale) = (PlatformKind::Console, self.name.to_owned(), Locale::En);
        let typing = Typing { platform, account, home, locale };
        let mut offered = Vec::new();
        for side in &self.town.sides {
            let choices = side.village.suggest(&typing, path, arg, typed, &[]).await?;
            offered.extend(choices.into_iter().map(|choice| format!("{} {}", choice.value, choice.label)));
        }
        Ok(offered)
    }

    /// Lives in the town; the bot hears nothing of it.
    pub fn moves_in(self) {
        self.town.streets(|streets| {
            streets.people.insert(self.name.to_owned());
        });
    }

    /// Leaves without the bot being told.
    pub fn vanishes(self) {
        self.town.streets(|streets| streets.gone.push(self.name.to_owned()));
    }

    /// The event of her doing something.
    #[must_use]
    pub fn event(self, place: &str, what: What) -> Incoming {
        let mut standing = Standing::Member;
        let mut since = None;
        let mut roles = Vec::new();
        let mut count = 0;
        if let Some(side) = self.town.sides.first() {
            let mut streets = side.platform.streets();
            standing = streets.standings.get(self.name).copied().unwrap_or(standing);
            since = streets.since.get(self.name).copied();
            roles = streets.roles.get(self.name).cloned().unwrap_or_default();
            streets.events += 1;
            count = streets.events;
        }
        let direct = place.starts_with('@');
        Incoming {
            platform: PlatformKind::Console,
            event: format!("e{count}"),
            from: Sender {
                account: self.name.to_owned(),
                name: self.name.to_owned(),
                locale: None,
                standing,
                roles,
                since,
            },
            home: (!direct).then(|| HomeKey { id: "town".to_owned(), name: Some("Town".to_owned()) }),
            place: PlaceKey { id: place.to_owned(), thread: None, direct },
            what,
            reply: Some(ReplyWay { token: place.to_owned(), seconds: 900, private: false }),
        }
    }
}
