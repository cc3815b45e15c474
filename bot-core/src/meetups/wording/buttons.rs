//! Buttons and menus of a meetup.

use super::super::{Answer, Aspect, Meetup, now, rules};
use super::{number, strong};
use crate::message::{Action, Choice, Does, Message, Part, Route, Style};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// What else somebody who is going may tap: that somebody is ill, and close to the start that she is late.
pub(super) fn guests_buttons(meetup: &Meetup, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let sick = (!meetup.spontaneous).then(|| private(answer_button(locale, meetup, Answer::Sick)));
    let is_near = meetup.starts_at - reader.now <= rules::NEAR;
    let late = is_near.then(|| private(action(locale, "late", button(meetup, "late"))));
    sick.into_iter().chain(late).collect()
}

/// What can be changed, one thing at a time.
pub(super) fn edit_menu(meetup: &Meetup, locale: Locale) -> Message {
    // As the examples of these arguments have it, so that each language shows its own.
    let example = if meetup.spontaneous { "until: 11:30" } else { "when: sat 10am" };
    let example = format!("meetup edit {} {example}", number(meetup));
    let args = [("title", Arg::from(strong(&meetup.plan.title))), ("command", Arg::command(example))];
    let mut message = Message::para(locale, say(locale, "edit-menu", &args));
    let mut names: Vec<&str> = Aspect::ALL.into_iter().map(Aspect::arg).chain(["length", "hosts", "repeat"]).collect();
    if meetup.spontaneous {
        names = now::CHANGEABLE.to_vec();
    }
    let names = names.into_iter().map(|arg| (arg, format!("aspect-{arg}")));
    let prompt = words(locale, "edit-menu-prompt", &[]);
    message.parts.push(one_of("meetup-edit", meetup, prompt, names, locale));
    message
}

/// What she can say about her family, one thing at a time.
pub(super) fn family_menu(meetup: &Meetup, locale: Locale) -> Message {
    let names = ["kids", "adults", "note"].into_iter().map(|arg| (arg, format!("family-{arg}")));
    let prompt = words(locale, "family-menu-prompt", &[]);
    let mut message = Message::para(locale, Vec::new());
    message.parts = vec![one_of("meetup-going", meetup, prompt, names, locale)];
    message
}

/// A list of arguments of a command about this meetup, of which she chooses one to say.
pub(super) fn one_of<'a>(
    command: &str,
    meetup: &Meetup,
    prompt: String,
    names: impl Iterator<Item = (&'a str, String)>,
    locale: Locale,
) -> Part {
    let options = names.map(|(arg, key)| crate::message::Choosable {
        value: format!("{}-{arg}", meetup.number),
        label: words(locale, &key, &[]),
    });
    Part::Choice(Choice {
        prompt,
        route: Route::new("ask", "one", command),
        options: options.collect(),
        most: 1,
        opens: true,
    })
}

/// A button that does something about a meetup.
pub(super) fn button(meetup: &Meetup, verb: &str) -> Does {
    Does::Invoke(Route::new("meetup", verb, meetup.id.simple()))
}

/// A button with the label `button-…` and the word `word-…`.
pub(super) fn action(locale: Locale, name: &str, does: Does) -> Action {
    Action { private: false, ..Action::new(locale, name, does) }
}

pub(super) fn private(action: Action) -> Action {
    Action { private: true, ..action }
}

pub(super) fn answer_button(locale: Locale, meetup: &Meetup, answer: Answer) -> Action {
    let style = if answer == Answer::Going { Style::Main } else { Style::Plain };
    Action { style, ..action(locale, answer.name(), button(meetup, answer.name())) }
}

/// Ways to change it: the form with what is changed most, and where forms are short the list of all the rest.
pub(super) fn change_actions(meetup: &Meetup, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let form = private(action(locale, "change", Does::Open(with("meetup-edit", meetup))));
    let menu = || private(action(locale, "change-more", button(meetup, "change-more")));
    std::iter::once(form).chain(reader.forms.then(menu)).collect()
}

/// The form of a command about this meetup.
pub(super) fn with(path: &str, meetup: &Meetup) -> Route {
    Route::new("ask", "with", path).arg(meetup.number.to_string())
}
