//! `my show`: everything that is kept about her.

use super::mine;
use crate::message::{Field, Message, Moment, MomentStyle, Part, Span, tidy};
use crate::people::profile::{self, Part as ProfilePart, Viewer};
use crate::people::{avoid, kids, naps, store, wishes};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::birth::Kid;
use crate::turn::Reader;
use crate::wording::{Arg, say, words};

pub(super) async fn show(tx: &mut Tx, settings: &Settings, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut message = Message::para(locale, Vec::new());
    let Some(id) = reader.member else { return Ok(message) };
    let Some(member) = store::member(tx, id).await? else { return Ok(message) };
    let kids = kids::store::of(tx, id).await?;
    let naps = naps::store::of(tx, id).await?;
    let wishes = wishes::store::of(tx, id).await?;
    let profile = profile::of(tx, id).await?;
    let avoided = avoid::wording::list(tx, reader).await?;

    let mut fields = Vec::new();
    let mut field = |key: &str, value: Vec<Span>| {
        let value = if value.is_empty() { say(locale, "profile-nothing", &[]) } else { value };
        fields.push(Field { name: say(locale, key, &[]), value });
    };
    let text = |text: String| if text.is_empty() { Vec::new() } else { vec![Span::Text(text)] };
    let since = Moment { at: member.joined_at, zone: reader.zone, style: MomentStyle::Day };
    let names: Vec<String> = store::accounts(tx, id)
        .await?
        .iter()
        .map(|account| format!("{} ({})", tidy(&account.name).replace('\n', " "), account.home.platform.name()))
        .collect();
    field("profile-name", text(names.join(", ")));
    field("profile-since", vec![Span::Moment(since)]);
    field(
        "profile-zone",
        match member.zone {
            Some(zone) => text(zone.name().to_owned()),
            None => say(locale, "profile-community", &[("value", Arg::text(settings.zone().name()))]),
        },
    );
    field(
        "profile-language",
        match member.locale {
            Some(own) => text(own.code().to_owned()),
            None => say(locale, "profile-community", &[("value", Arg::text(settings.locale().code()))]),
        },
    );
    for part in ProfilePart::ALL {
        let value = profile::wording::value(&profile, part, "", locale);
        if !value.is_empty() {
            let args = [("value", Arg::text(value)), ("who", Arg::Key(profile.seen.of(part).name()))];
            fields.push(Field {
                name: vec![Span::Text(profile::wording::label(part, locale))],
                value: say(locale, "profile-part", &args),
            });
        }
    }
    let mut field = |key: &str, value: Vec<Span>| {
        let value = if value.is_empty() { say(locale, "profile-nothing", &[]) } else { value };
        fields.push(Field { name: say(locale, key, &[]), value });
    };
    field("kids-heading", text(kids.iter().map(|kid| mine::kid_words(*kid, reader)).collect::<Vec<_>>().join("; ")));
    field("naps-heading", text(naps.iter().map(|nap| mine::nap_words(*nap, locale)).collect::<Vec<_>>().join("; ")));
    field("profile-reminders", text(mine::reminders_words(&wishes, locale)));
    field("profile-quiet", text(mine::quiet_words(&wishes, settings, reader)));
    field("profile-spontaneous", text(mine::spontaneous_words(&wishes, locale)));
    let comma = || Span::from(", ");
    let names: Vec<Span> =
        avoided.into_iter().flat_map(|person| std::iter::once(comma()).chain(person)).skip(1).collect();
    let nobody = names.is_empty().then(|| say(locale, "profile-nobody", &[]));
    field("avoid-heading", nobody.unwrap_or(names));

    message.parts = vec![
        Part::Heading(say(locale, "profile-heading", &[])),
        Part::Fields(fields),
        Part::Note(say(
            locale,
            "profile-note",
            &[
                ("export", Arg::command("my export")),
                ("forget", Arg::command("my forget")),
                ("command", Arg::command("village help my")),
            ],
        )),
    ];
    message.parts.extend(as_others_see(&profile, &kids, reader));
    message.parts.push(Part::Actions(mine::wishes_row(locale)));
    Ok(message)
}

/// What others see of her profile.
fn as_others_see(profile: &profile::Profile, kids: &[Kid], reader: &Reader) -> Vec<Part> {
    let locale = reader.locale;
    let today = reader.now.with_timezone(&reader.zone).date_naive();
    let seen = |viewer| profile::wording::seen_fields(profile, kids, viewer, today, locale);
    let (introduced, anyone) = (seen(Viewer::Introduced), seen(Viewer::Anyone));
    let mut parts = vec![Part::Heading(say(locale, "seen-heading", &[]))];
    if introduced.is_empty() {
        let args = [("command", Arg::command("my profile")), ("sharing", Arg::command("my sharing"))];
        parts.push(Part::Para(say(locale, "seen-nothing", &args)));
        return parts;
    }
    for (key, fields) in [("seen-introduced", introduced), ("seen-anyone", anyone)] {
        let whom = Span::Strong(vec![Span::Text(words(locale, key, &[]))]);
        parts.push(Part::Para(vec![whom]));
        parts.push(if fields.is_empty() {
            Part::Para(say(locale, "profile-nothing", &[]))
        } else {
            Part::Fields(fields)
        });
    }
    parts.push(Part::Note(say(locale, "seen-how", &[("command", Arg::command("my sharing"))])));
    parts
}
