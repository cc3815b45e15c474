//! The tables of profiles.

use std::collections::HashMap;

use super::{Part, Profile, SeenBy, Way};
use crate::id::{CommunityId, MemberId};
use crate::people::vocabulary::languages::Spoken;
use crate::people::vocabulary::{Book, Word};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among};
use crate::time::free::Free;
use crate::time::naps::Days;
use crate::time::window::Window;

type Row = (MemberId, Option<String>, Option<String>, Option<String>, Option<String>);

/// Adds what is kept of these members to `profiles`.
pub(super) async fn add(
    tx: &mut Tx,
    members: &[MemberId],
    profiles: &mut HashMap<MemberId, Profile>,
) -> Result<(), StoreError> {
    let rows = fetch_among!(
        tx,
        Row,
        "SELECT member_id, about, area, languages, ways FROM profiles WHERE member_id IN (",
        members,
        ")"
    )?;
    for (member, about, area, languages, ways) in rows {
        let profile = profiles.entry(member).or_default();
        (profile.about, profile.area) = (about, area);
        profile.languages = listed(languages.as_deref(), Spoken::from_code);
        profile.ways = listed(ways.as_deref(), Way::from_name);
    }

    let rows = fetch_among!(
        tx,
        (MemberId, String, String, Option<String>),
        "SELECT member_id, book, key, own FROM profile_words WHERE member_id IN (",
        members,
        ") ORDER BY member_id, book, position"
    )?;
    for (member, book, key, own) in rows {
        let profile = profiles.entry(member).or_default();
        let word = Word::from_stored(key, own);
        match Book::from_name(&book) {
            Some(Book::Topics) => profile.topics.push(word),
            Some(Book::Lived) => profile.lived.push(word),
            None => {}
        }
    }

    let rows = fetch_among!(
        tx,
        (MemberId, i64, i64, i64),
        "SELECT member_id, days, from_minute, to_minute FROM free_windows WHERE member_id IN (",
        members,
        ") ORDER BY member_id, position"
    )?;
    for (member, days, from, to) in rows {
        profiles.entry(member).or_default().free.extend(window(days, from, to));
    }

    let rows = fetch_among!(
        tx,
        (MemberId, String, String),
        "SELECT member_id, part, seen_by FROM profile_sharing WHERE member_id IN (",
        members,
        ")"
    )?;
    for (member, part, seen) in rows {
        if let (Some(part), Some(seen)) = (Part::from_name(&part), SeenBy::from_name(&seen)) {
            let profile = profiles.entry(member).or_default();
            profile.seen = std::mem::take(&mut profile.seen).with(part, seen);
        }
    }
    Ok(())
}

fn listed<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    text.into_iter().flat_map(|text| text.split(',')).filter_map(read).collect()
}

fn window(days: i64, from: i64, to: i64) -> Option<Free> {
    let window = Window::new(u16::try_from(from).ok()?, u16::try_from(to).ok()?)?;
    Some(Free { days: Days::from_bits(days)?, window })
}

/// Sets or clears the line about her.
pub async fn set_about(tx: &mut Tx, member: MemberId, about: Option<&str>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO profiles (member_id, about) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET about = excluded.about",
        member,
        about
    )?;
    Ok(())
}

/// Sets or clears her area.
pub async fn set_area(tx: &mut Tx, member: MemberId, area: Option<&str>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO profiles (member_id, area) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET area = excluded.area",
        member,
        area
    )?;
    Ok(())
}

/// Replaces the languages she speaks.
pub async fn set_languages(tx: &mut Tx, member: MemberId, languages: &[Spoken]) -> Result<(), StoreError> {
    let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
    execute!(
        tx,
        "INSERT INTO profiles (member_id, languages) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET languages = excluded.languages",
        member,
        (!codes.is_empty()).then(|| codes.join(","))
    )?;
    Ok(())
}

/// Replaces the ways in which she likes to meet.
pub async fn set_ways(tx: &mut Tx, member: MemberId, ways: &[Way]) -> Result<(), StoreError> {
    let names: Vec<&str> = ways.iter().map(|way| way.name()).collect();
    execute!(
        tx,
        "INSERT INTO profiles (member_id, ways) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET ways = excluded.ways",
        member,
        (!names.is_empty()).then(|| names.join(","))
    )?;
    Ok(())
}

/// Replaces the words of one of her lists.
pub async fn set_words(tx: &mut Tx, member: MemberId, book: Book, words: &[Word]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM profile_words WHERE member_id = $1 AND book = $2", member, book.name())?;
    for (word, position) in words.iter().zip(0_i64..) {
        execute!(
            tx,
            "INSERT INTO profile_words (member_id, book, position, key, own) VALUES ($1, $2, $3, $4, $5)",
            member,
            book.name(),
            position,
            word.key(),
            word.own_text()
        )?;
    }
    Ok(())
}

/// Replaces the windows in which she is usually free.
pub async fn set_free(tx: &mut Tx, member: MemberId, free: &[Free]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM free_windows WHERE member_id = $1", member)?;
    for (free, position) in free.iter().zip(0_i64..) {
        execute!(
            tx,
            "INSERT INTO free_windows (member_id, position, days, from_minute, to_minute) VALUES ($1, $2, $3, $4, $5)",
            member,
            position,
            free.days.bits(),
            i64::from(free.window.from()),
            i64::from(free.window.to())
        )?;
    }
    Ok(())
}

/// Sets who sees a part.
pub async fn set_seen(tx: &mut Tx, member: MemberId, part: Part, seen: SeenBy) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO profile_sharing (member_id, part, seen_by) VALUES ($1, $2, $3)
         ON CONFLICT (member_id, part) DO UPDATE SET seen_by = excluded.seen_by",
        member,
        part.name(),
        seen.name()
    )?;
    Ok(())
}

/// What members of a community have lived through and let others know of, the most common first.
pub async fn lived_in(tx: &mut Tx, community: CommunityId, most: i64) -> Result<Vec<Word>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String, Option<String>),
        "SELECT w.key, MIN(w.own) FROM profile_words w
         JOIN members m ON m.id = w.member_id
         LEFT JOIN profile_sharing s ON s.member_id = w.member_id AND s.part = w.book
         WHERE m.community_id = $1 AND m.left_at IS NULL AND w.book = 'lived'
         AND COALESCE(s.seen_by, 'introduced') <> 'nobody'
         GROUP BY w.key ORDER BY COUNT(*) DESC, w.key LIMIT $2",
        community,
        most
    )?;
    Ok(rows.into_iter().map(|(key, own)| Word::from_stored(key, own)).collect())
}

/// Who of a community has lived through something and lets others know of it, in the order of their ids.
pub async fn lived_by(tx: &mut Tx, community: CommunityId, word: &Word) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT w.member_id FROM profile_words w
         JOIN members m ON m.id = w.member_id
         LEFT JOIN profile_sharing s ON s.member_id = w.member_id AND s.part = w.book
         WHERE m.community_id = $1 AND m.left_at IS NULL AND w.book = 'lived' AND w.key = $2
         AND COALESCE(s.seen_by, 'introduced') <> 'nobody' ORDER BY w.member_id",
        community,
        word.key()
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}
