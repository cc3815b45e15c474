//! What meetups do beyond being announced and answered: they change, have a waiting list, find their time, and have a
//! spot on the map, a thread and a pin.

use bot_core::message::REACTION_KEYS;
use bot_core::testing::calendar_line;
use serde_json::json;

use super::TestResult;
use super::story::Moms;

async fn a_change_from_looking_at_it_to_calling_it_off(encrypted: bool) -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(encrypted).await?;
    ana.says(&room, "!meetup new Park when: sat 10am place: Elm Park")?;
    let hers = ana.direct_room(&bot)?;
    let card = ben.hears(&room, &bot, "Coming: nobody yet")?;
    ben.says(&room, "!meetup going #1")?;
    let his = ben.direct_room(&bot)?;
    ben.hears(&his, &bot, "you're coming")?;
    let card_says = |words: &str| -> TestResult {
        let edited = ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": words}))?;
        assert_eq!(edited.is_encrypted(), encrypted);
        assert_eq!(edited.0["content"]["m.relates_to"]["event_id"], card.id());
        Ok(())
    };

    ana.says(&room, "!meetup edit #1 when: sat 11am")?;
    ana.hears(&hers, &bot, "Nothing has changed yet")?;
    ana.says(&hers, "yes")?;
    card_says("11:00 AM")?;
    ben.hears(&his, &bot, "has a new time")?;

    // Without words of hers, she is asked one thing after the other.
    ana.says(&room, "!meetup edit #1")?;
    ana.hears(&hers, &bot, "What would you like to change")?;
    ana.says(&hers, "Place")?;
    ana.hears(&hers, &bot, "For example")?;
    ana.says(&hers, "Oak Park")?;
    ana.hears(&hers, &bot, "Elm Park → Oak Park")?;
    ana.says(&hers, "yes")?;
    card_says("Oak Park")?;
    ben.hears(&his, &bot, "is somewhere else")?;

    ana.says(&room, "!meetup cancel #1")?;
    card_says("This meetup is off")?;
    ben.hears(&his, &bot, "takes the meetup out of your calendar")?;
    for news in ["has a new time", "is somewhere else", "is off"] {
        assert_eq!(ben.has(&json!({"room": his, "sender": bot, "contains": news}))?.len(), 1, "{news}");
    }
    let files = ben.files(&his, &bot)?;
    let of = |name| files.iter().map(|file| calendar_line(file, name)).collect::<Vec<_>>();
    assert_eq!(of("METHOD"), ["PUBLISH", "PUBLISH", "PUBLISH", "CANCEL"]);
    assert_eq!(of("SEQUENCE"), ["0", "1", "2", "3"]);
    assert_eq!(of("LOCATION"), ["Elm Park", "Elm Park", "Oak Park", "Oak Park"]);
    let uids = of("UID");
    assert!(uids.iter().all(|uid| !uid.is_empty() && Some(uid) == uids.first()), "{uids:?}");
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_looked_at_and_told_once_with_a_newer_calendar_file() -> TestResult {
    a_change_from_looking_at_it_to_calling_it_off(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_in_an_encrypted_room_is_looked_at_and_told_once_with_a_newer_calendar_file() -> TestResult {
    a_change_from_looking_at_it_to_calling_it_off(true).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spot_that_comes_free_is_offered_in_her_direct_room_and_taken_with_a_word() -> TestResult {
    let moms = Moms::meet(false).await?;
    let cleo = moms.joins("cleo").await?;
    let Moms { ana, ben, bot, room, living } = moms;
    let card_says = |words: &str| ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": words}));
    ana.says(&room, "!meetup new Park when: sat 10am place: Elm Park spots: 1")?;
    let card = ben.hears(&room, &bot, "Coming: nobody yet")?;
    let tap = ben.reacts(&room, card.id(), REACTION_KEYS[0])?;
    card_says("1 going · full")?;
    cleo.hears(&room, &bot, "Coming: nobody yet")?;
    cleo.reacts(&room, card.id(), REACTION_KEYS[0])?;
    let hers = cleo.direct_room(&bot)?;
    cleo.hears(&hers, &bot, "you come next")?;
    card_says("1 going · 1 waiting")?;

    ben.redacts(&room, &tap)?;
    let offer = cleo.hears(&hers, &bot, "A spot at Park is free")?;
    assert!(offer.is_encrypted() && offer.body().contains("going, can't"), "{}", offer.body());
    cleo.says(&hers, "going")?;
    cleo.hears(&hers, &bot, "you're coming")?;
    card_says("Coming: 1 going · full")?;
    assert!(ana.has(&json!({"room": room, "sender": bot, "contains": "is free"}))?.is_empty());
    assert_eq!(cleo.has(&json!({"room": hers, "sender": bot, "contains": "is free"}))?.len(), 1);
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_is_found_by_reactions_and_words_and_those_who_said_yes_are_down_for_it() -> TestResult {
    let moms = Moms::meet(false).await?;
    let cleo = moms.joins("cleo").await?;
    let Moms { ana, ben, bot, room, living } = moms;
    let card_says = |words: &str| ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": words}));
    ana.says(&room, "!meetup find Play when: sat 10am, sat 3pm, sunday 11am place: Elm Park")?;
    let hers = ana.direct_room(&bot)?;
    ana.hears(&hers, &bot, "I'm asking when Play suits")?;
    let asked = ben.hears(&room, &bot, "When does it suit you?")?;
    ben.reacts(&room, asked.id(), REACTION_KEYS[1])?;
    card_says("1 yes")?;
    let mistaken = ben.reacts(&room, asked.id(), REACTION_KEYS[0])?;
    card_says("10:00 AM EST – 1 yes")?;
    ben.redacts(&room, &mistaken)?;
    card_says("10:00 AM EST – no answer yet")?;
    cleo.says(&room, "!meetup vote #1 2 maybe: 3 no: 1")?;
    cleo.hears(&cleo.direct_room(&bot)?, &bot, "Your answers to Play")?;
    let counted = card_says("2 yes")?;
    for line in ["10:00 AM EST – 1 no", "3:00 PM EST – 2 yes", "11:00 AM EST – 1 if need be"] {
        assert!(counted.body().contains(line), "{}", counted.body());
    }

    ana.says(&room, "!meetup decide #1")?;
    ana.hears(&hers, &bot, "2 families have answered Play")?;
    ana.says(&hers, "announce")?;
    ana.hears(&hers, &bot, "The 2 who said yes are down for it")?;
    let settled = card_says("It's settled: Saturday, November 28, 2026, 3:00 PM EST")?;
    assert_eq!(settled.0["content"]["m.relates_to"]["event_id"], asked.id());
    ben.hears(&room, &bot, "2 going")?;
    for guest in [&ben, &cleo] {
        let direct = guest.direct_room(&bot)?;
        guest.hears(&direct, &bot, "you're down as coming")?;
        guest.hears(&direct, &bot, "the meetup for your calendar")?;
        let file = guest.files(&direct, &bot)?.concat();
        assert_eq!(calendar_line(&file, "DTSTART"), "20261128T200000Z", "{file}");
    }
    living.stops().await
}

/// Where the card is given a thread and is pinned, and the place has coordinates.
async fn what_a_room_has_of_its_own(encrypted: bool) -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(encrypted).await?;
    for setting in ["meetup-threads", "pin-cards"] {
        ana.says(&room, &format!("!settings set {setting} on"))?;
        ana.hears(&ana.direct_room(&bot)?, &bot, setting)?;
    }
    let path = format!("client/v3/rooms/{room}/state/m.room.power_levels/");
    let mut levels = ana.api("GET", &path, &json!(null))?;

    // Without the power to pin, the meetup lives, and the host hears once what is missing.
    let park = "!meetup new Park when: sat 10am place: Elm Park 40.44,-3.69";
    ana.says(&room, park)?;
    let hers = ana.direct_room(&bot)?;
    let card = ben.hears(&room, &bot, "Coming: nobody yet")?;
    let spot = ben.hears(&room, &bot, "geo:40.44,-3.69")?;
    assert_eq!(spot.0["content"]["msgtype"], "m.location");
    assert_eq!(spot.0["content"]["geo_uri"], "geo:40.44,-3.69");
    assert_eq!(spot.is_encrypted(), encrypted);
    let thread = ben.hears(&room, &bot, "This is the place to talk about #1")?;
    assert_eq!(thread.0["content"]["m.relates_to"]["rel_type"], "m.thread");
    assert_eq!(thread.0["content"]["m.relates_to"]["event_id"], card.id());
    ana.hears(&hers, &bot, "\"Change pinned messages\"")?;
    ben.reacts(&room, card.id(), REACTION_KEYS[0])?;
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "1 going"}))?;
    ana.says(&room, park)?;
    ben.hears(&room, &bot, "This is the place to talk about #2")?;

    // Given the power, it pins the card with the next change.
    levels["users"][bot.as_str()] = json!(50);
    ana.sets(&room, "m.room.power_levels", "", &levels)?;
    ana.says(&room, "!meetup edit #1 place: Oak Park 40.45,-3.69")?;
    ana.hears(&hers, &bot, "Nothing has changed yet")?;
    ana.says(&hers, "yes")?;
    let pins = ben.sees(&json!({"room": room, "sender": bot, "type": "m.room.pinned_events"}))?;
    assert_eq!(pins.0["content"]["pinned"], json!([card.id()]));
    ben.hears(&room, &bot, "geo:40.45,-3.69")?;
    let told = ana.has(&json!({"room": hers, "sender": bot, "contains": "\"Change pinned messages\""}))?;
    assert_eq!(told.len(), 1, "once is enough");
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_has_a_spot_on_the_map_a_thread_and_a_pin_as_far_as_its_room_allows() -> TestResult {
    what_a_room_has_of_its_own(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_in_an_encrypted_room_has_a_spot_on_the_map_a_thread_and_a_pin_as_far_as_its_room_allows() -> TestResult
{
    what_a_room_has_of_its_own(true).await
}

async fn what_a_day_brings(encrypted: bool) -> TestResult {
    let Moms { ana, ben, bot, room, living } = Moms::meet(encrypted).await?;
    ben.says(&room, "!my spontaneous North side")?;
    let his = ben.direct_room(&bot)?;
    ben.hears(&his, &bot, "You hear of spontaneous meetups")?;
    ana.says(&room, "!settings set whats-on here")?;
    let board = ben.hears(&room, &bot, "What's on")?;

    // Somebody is out right now: everybody sees the area, and who wished to hear of it does.
    ana.says(&room, "!meetup now Elm Park, by the swings until: in 2 hours area: North side")?;
    let now = ben.hears(&room, &bot, "Where: North side")?;
    assert!(now.is_encrypted() == encrypted && !now.body().contains("swings"), "{}", now.body());
    let told = ben.hears(&his, &bot, "Anyone?")?;
    assert!(told.is_encrypted() && !told.body().contains("swings"), "{}", told.body());
    ben.says(&his, "where")?;
    ben.hears(&his, &bot, "Elm Park, by the swings")?;

    // Rain, illness and lateness reach whom they should, and the board keeps up.
    ana.says(&room, "!meetup new Park when: sat 10am place: Oak Park rain: Bean & Leaf")?;
    let hers = ana.direct_room(&bot)?;
    ben.hears(&room, &bot, "Oak Park")?;
    ben.says(&room, "!meetup going #2")?;
    ben.hears(&his, &bot, "you're coming to Park")?;
    ana.says(&room, "!meetup rain #2")?;
    ben.hears(&his, &bot, "Bean & Leaf")?;
    ben.says(&room, "!meetup late #2 note: ten minutes, nappy")?;
    ana.hears(&hers, &bot, "ten minutes, nappy")?;
    let counted = json!({"room": room, "sender": bot, "edits": true, "contains": "1 going"});
    let on_board = |sight: &super::driver::Sight| sight.0["content"]["m.relates_to"]["event_id"] == board.id();
    ben.sees(&counted)?;
    ben.says(&room, "!meetup sick #2")?;
    ben.hears(&his, &bot, "get well soon")?;
    ana.hears(&hers, &bot, "ill")?;
    assert!(ana.has(&json!({"room": room, "sender": bot, "contains": "nappy"}))?.is_empty());
    ben.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "Bean & Leaf"}))?;
    let current = ana.sees(&json!({"room": room, "sender": bot, "edits": true, "contains": "(#2)"}))?;
    assert!(on_board(&current), "{current:?}");
    let boards = ben.has(&json!({"room": room, "sender": bot, "contains": "What's on"}))?;
    assert!(boards.iter().all(|sight| sight.id() == board.id() || on_board(sight)), "one message: {boards:?}");
    living.stops().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_right_now_rain_illness_and_lateness_reach_whom_they_should() -> TestResult {
    what_a_day_brings(false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_right_now_rain_illness_and_lateness_reach_whom_they_should_in_an_encrypted_room() -> TestResult {
    what_a_day_brings(true).await
}
