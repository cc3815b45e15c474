//! The tables of acts, and of what platforms do for them.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Act, Kind, State};
use crate::id::{AccountId, ActId, CommunityId, HoldId, HomeId, MemberId};
use crate::incoming::PlatformKind;
use crate::people::{self, Account};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

#[derive(FromRow)]
struct Row {
    id: ActId,
    community_id: CommunityId,
    number: i64,
    kind: String,
    state: String,
    by_id: Option<MemberId>,
    second_id: Option<MemberId>,
    about_id: Option<MemberId>,
    reason: Option<String>,
    words: Option<String>,
    lost: Option<String>,
    minutes: Option<i64>,
    platform: Option<String>,
    place: Option<String>,
    message: Option<String>,
    counts: bool,
    created_at: DateTime<Utc>,
    acted_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
}

impl From<Row> for Act {
    fn from(row: Row) -> Self {
        let platform = row.platform.as_deref().and_then(PlatformKind::from_name);
        Self {
            id: row.id,
            community: row.community_id,
            number: row.number,
            kind: Kind::from_name(&row.kind).unwrap_or(Kind::Note),
            state: State::from_name(&row.state).unwrap_or(State::Dropped),
            by: row.by_id,
            second: row.second_id,
            about: row.about_id,
            reason: row.reason,
            words: row.words,
            lost: row.lost,
            minutes: row.minutes,
            place: platform.zip(row.place),
            message: row.message,
            counts: row.counts,
            created_at: row.created_at,
            acted_at: row.acted_at,
            ends_at: row.ends_at,
        }
    }
}

/// The next number of a community's acts. Its writers come one after the other.
pub async fn next_number(tx: &mut Tx, community: CommunityId) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM care_acts WHERE community_id = $1";
    let (number,) = fetch_one!(tx, (i64,), sql, community)?;
    Ok(number)
}

/// Writes an act down.
pub async fn add(tx: &mut Tx, act: &Act) -> Result<(), StoreError> {
    let (platform, place) = act.place.clone().map(|(platform, place)| (platform.name(), place)).unzip();
    execute!(
        tx,
        "INSERT INTO care_acts (id, community_id, number, kind, state, by_id, second_id, about_id, reason, words, lost,
                                minutes, platform, place, message, counts, created_at, acted_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        act.id,
        act.community,
        act.number,
        act.kind.name(),
        act.state.name(),
        act.by,
        act.second,
        act.about,
        act.reason.as_deref(),
        act.words.as_deref(),
        act.lost.as_deref(),
        act.minutes,
        platform,
        place,
        act.message.as_deref(),
        act.counts,
        act.created_at,
        act.acted_at,
        act.ends_at
    )?;
    Ok(())
}

/// Writes what changes about an act.
pub async fn save(tx: &mut Tx, act: &Act) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE care_acts SET state = $2, second_id = $3, reason = $4, words = $5, lost = $6, counts = $7,
                              acted_at = $8, ends_at = $9 WHERE id = $1",
        act.id,
        act.state.name(),
        act.second,
        act.reason.as_deref(),
        act.words.as_deref(),
        act.lost.as_deref(),
        act.counts,
        act.acted_at,
        act.ends_at
    )?;
    Ok(())
}

/// An act.
pub async fn get(tx: &mut Tx, act: ActId) -> Result<Option<Act>, StoreError> {
    Ok(fetch_optional!(tx, Row, "SELECT * FROM care_acts WHERE id = $1", act)?.map(Act::from))
}

/// An act by its number.
pub async fn numbered(tx: &mut Tx, community: CommunityId, number: i64) -> Result<Option<Act>, StoreError> {
    let sql = "SELECT * FROM care_acts WHERE community_id = $1 AND number = $2";
    Ok(fetch_optional!(tx, Row, sql, community, number)?.map(Act::from))
}

/// What was done about a member, the newest first.
pub async fn about(tx: &mut Tx, member: MemberId) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM care_acts WHERE about_id = $1 AND state IN ('asked', 'doing', 'active', 'ended', 'undone')
               ORDER BY created_at DESC, id DESC LIMIT 200";
    Ok(fetch_all!(tx, Row, sql, member)?.into_iter().map(Act::from).collect())
}

/// The pauses of a member that last.
pub async fn pauses(tx: &mut Tx, member: MemberId) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM care_acts WHERE about_id = $1 AND kind = 'pause' AND state IN ('doing', 'active')";
    Ok(fetch_all!(tx, Row, sql, member)?.into_iter().map(Act::from).collect())
}

/// The goodbyes to a member that are asked for or hold.
pub async fn goodbyes(tx: &mut Tx, member: MemberId) -> Result<Vec<Act>, StoreError> {
    let sql =
        "SELECT * FROM care_acts WHERE about_id = $1 AND kind = 'goodbye' AND state IN ('asked', 'doing', 'active')";
    Ok(fetch_all!(tx, Row, sql, member)?.into_iter().map(Act::from).collect())
}

/// Whether a platform has not let go of a pause of hers yet, in a home where it could.
pub async fn is_paused_still(tx: &mut Tx, member: MemberId) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM care_holds h JOIN care_acts a ON a.id = h.act_id
         JOIN accounts c ON c.id = h.account_id JOIN homes o ON o.id = h.home_id
         WHERE c.member_id = $1 AND a.kind = 'pause' AND h.state IN ('wanted', 'on', 'stuck') AND o.closed_at IS NULL",
        member
    )?;
    Ok(count > 0)
}

/// What makes a place slower at present.
pub async fn coolings(
    tx: &mut Tx,
    community: CommunityId,
    platform: PlatformKind,
    place: &str,
) -> Result<Vec<Act>, StoreError> {
    let sql = "SELECT * FROM care_acts WHERE community_id = $1 AND kind = 'cool' AND state IN ('doing', 'active')
               AND platform = $2 AND place = $3";
    Ok(fetch_all!(tx, Row, sql, community, platform.name(), place)?.into_iter().map(Act::from).collect())
}

/// The account of somebody to whom goodbye was said, and who writes to the bot nevertheless.
pub async fn farewell(tx: &mut Tx, platform: PlatformKind, external: &str) -> Result<Option<Account>, StoreError> {
    let row = fetch_optional!(
        tx,
        (MemberId,),
        "SELECT a.member_id FROM accounts a JOIN care_acts c ON c.about_id = a.member_id
         WHERE a.platform = $1 AND a.external_id = $2 AND c.kind = 'goodbye' AND c.state IN ('doing', 'active')
         ORDER BY c.acted_at DESC LIMIT 1",
        platform.name(),
        external
    )?;
    let Some((member,)) = row else { return Ok(None) };
    let accounts = people::store::accounts(tx, member).await?;
    Ok(accounts.into_iter().find(|account| account.home.platform == platform && account.external == external))
}

/// Where something that a platform does stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldState {
    /// It is to be done.
    Wanted,
    /// It is done.
    On,
    /// It is let go of.
    Off,
    /// The platform did not allow it.
    Refused,
    /// The platform did not allow letting go of it.
    Stuck,
}

impl HoldState {
    const ALL: [Self; 5] = [Self::Wanted, Self::On, Self::Off, Self::Refused, Self::Stuck];

    /// Whether something is there to be let go of, or may be.
    #[must_use]
    pub fn is_there(self) -> bool {
        match self {
            Self::Wanted | Self::On | Self::Stuck => true,
            Self::Off | Self::Refused => false,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::On => "on",
            Self::Off => "off",
            Self::Refused => "refused",
            Self::Stuck => "stuck",
        }
    }
}

/// What a platform does for an act, in one place or home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// For which.
    pub act: ActId,
    /// To which account; none when it is about a place.
    pub account: Option<AccountId>,
    /// In which home.
    pub home: HomeId,
    /// In which place; none when it is about all of the home.
    pub place: Option<String>,
    /// Where it stands.
    pub state: HoldState,
    /// What was there before, in the platform's own words.
    pub before: Option<String>,
}

#[derive(FromRow)]
struct HoldRow {
    id: HoldId,
    act_id: ActId,
    account_id: Option<AccountId>,
    home_id: HomeId,
    place: Option<String>,
    state: String,
    before: Option<String>,
}

impl From<HoldRow> for Hold {
    fn from(row: HoldRow) -> Self {
        let state = HoldState::ALL.into_iter().find(|state| state.name() == row.state).unwrap_or(HoldState::Wanted);
        Self {
            id: row.id,
            act: row.act_id,
            account: row.account_id,
            home: row.home_id,
            place: row.place,
            state,
            before: row.before,
        }
    }
}

/// Writes a hold down.
pub async fn add_hold(tx: &mut Tx, hold: &Hold) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO care_holds (id, act_id, account_id, home_id, place, state, before) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        hold.id,
        hold.act,
        hold.account,
        hold.home,
        hold.place.as_deref(),
        hold.state.name(),
        hold.before.as_deref()
    )?;
    Ok(())
}

/// Writes where a hold stands.
pub async fn save_hold(tx: &mut Tx, hold: &Hold) -> Result<(), StoreError> {
    let (state, before) = (hold.state.name(), hold.before.as_deref());
    execute!(tx, "UPDATE care_holds SET state = $2, before = $3 WHERE id = $1", hold.id, state, before)?;
    Ok(())
}

/// A hold.
pub async fn hold(tx: &mut Tx, hold: HoldId) -> Result<Option<Hold>, StoreError> {
    Ok(fetch_optional!(tx, HoldRow, "SELECT * FROM care_holds WHERE id = $1", hold)?.map(Hold::from))
}

/// The holds of an act.
pub async fn holds(tx: &mut Tx, act: ActId) -> Result<Vec<Hold>, StoreError> {
    let sql = "SELECT * FROM care_holds WHERE act_id = $1 ORDER BY id";
    Ok(fetch_all!(tx, HoldRow, sql, act)?.into_iter().map(Hold::from).collect())
}

/// The platform's id of an account.
pub async fn external(tx: &mut Tx, account: AccountId) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(tx, (String,), "SELECT external_id FROM accounts WHERE id = $1", account)?;
    Ok(row.map(|(external,)| external))
}

/// A place goes on under another id.
pub async fn move_place(tx: &mut Tx, platform: PlatformKind, from: &str, to: &str) -> Result<(), StoreError> {
    let sql = "UPDATE care_acts SET place = $3 WHERE platform = $1 AND place = $2";
    execute!(tx, sql, platform.name(), from, to)?;
    let sql = "UPDATE care_holds SET place = $3 WHERE place = $2 AND act_id IN
               (SELECT id FROM care_acts WHERE platform = $1)";
    execute!(tx, sql, platform.name(), from, to)?;
    Ok(())
}

/// Whether admins have not heard yet that a place is gone that was chosen for something; they have from now on.
pub async fn lose_place(
    tx: &mut Tx,
    community: CommunityId,
    platform: PlatformKind,
    place: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "INSERT INTO care_lost_places (community_id, platform, place, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (community_id, platform, place) DO NOTHING";
    Ok(execute!(tx, sql, community, platform.name(), place, now)? == 1)
}

/// The place is chosen anew, so its loss would be news again.
pub async fn regain_places(tx: &mut Tx, community: CommunityId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM care_lost_places WHERE community_id = $1", community)?;
    Ok(())
}

/// Whether a platform holds something for an account, or may.
pub async fn is_held(tx: &mut Tx, account: AccountId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM care_holds WHERE account_id = $1 AND state IN ('wanted', 'on', 'stuck')";
    Ok(fetch_one!(tx, (i64,), sql, account)?.0 > 0)
}

/// Lets go of drafts, of what was to be given back, and of old records; how many.
pub async fn sweep(
    tx: &mut Tx,
    drafts: DateTime<Utc>,
    lost: DateTime<Utc>,
    old: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM care_acts WHERE state IN ('draft', 'dropped', 'refused') AND created_at <= $1";
    let mut gone = execute!(tx, sql, drafts)?;
    gone += execute!(tx, "UPDATE care_acts SET lost = NULL WHERE lost IS NOT NULL AND created_at <= $1", lost)?;
    // What is still in force stays.
    let sql = "DELETE FROM care_acts WHERE created_at <= $1 AND NOT
               (state IN ('doing', 'active') AND kind IN ('pause', 'goodbye', 'cool'))";
    gone += execute!(tx, sql, old)?;
    gone += execute!(tx, "DELETE FROM care_lost_places WHERE at <= $1", old)?;
    Ok(gone)
}
