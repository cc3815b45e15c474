//! The tables of people.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::FromRow;
use uuid::Uuid;

use super::find::Named;
use super::{Account, Home, Member};
use crate::id::{AccountId, CommunityId, HomeId, MemberId};
use crate::incoming::{HomeKey, PlatformKind, Standing};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among, fetch_one, fetch_optional};
use crate::wording::Locale;

#[derive(FromRow)]
struct HomeRow {
    home_id: HomeId,
    community_id: CommunityId,
    platform: String,
    external_id: String,
    home_name: Option<String>,
    closed_at: Option<DateTime<Utc>>,
}

impl HomeRow {
    fn home(self) -> Home {
        Home {
            id: self.home_id,
            community: self.community_id,
            platform: PlatformKind::from_name(&self.platform).unwrap_or(PlatformKind::Console),
            key: HomeKey { id: self.external_id, name: self.home_name },
            closed_at: self.closed_at,
        }
    }
}

#[derive(FromRow)]
struct MemberRow {
    id: MemberId,
    community_id: CommunityId,
    joined_at: DateTime<Utc>,
    left_at: Option<DateTime<Utc>>,
    locale: Option<String>,
    zone: Option<String>,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        Self {
            id: row.id,
            community: row.community_id,
            joined_at: row.joined_at,
            left_at: row.left_at,
            locale: row.locale.and_then(|code| Locale::from_code(&code)),
            zone: row.zone.and_then(|zone| zone.parse::<Tz>().ok()),
        }
    }
}

#[derive(FromRow)]
struct AccountRow {
    account_id: AccountId,
    member_id: MemberId,
    account_external: String,
    name: String,
    standing: String,
    #[sqlx(flatten)]
    home: HomeRow,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self {
            id: row.account_id,
            member: row.member_id,
            home: row.home.home(),
            external: row.account_external,
            name: row.name,
            standing: standing(&row.standing),
        }
    }
}

fn standing(name: &str) -> Standing {
    match name {
        "admin" => Standing::Admin,
        "moderator" => Standing::Moderator,
        _ => Standing::Member,
    }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Admin => "admin",
        Standing::Moderator => "moderator",
        Standing::Member => "member",
    }
}

/// The home with this key, open or closed.
pub async fn home(tx: &mut Tx, platform: PlatformKind, external: &str) -> Result<Option<Home>, StoreError> {
    let row = fetch_optional!(
        tx,
        HomeRow,
        "SELECT id AS home_id, community_id, platform, external_id, name AS home_name, closed_at
         FROM homes WHERE platform = $1 AND external_id = $2",
        platform.name(),
        external
    )?;
    Ok(row.map(HomeRow::home))
}

/// Every open home of a community.
pub async fn homes(tx: &mut Tx, community: CommunityId) -> Result<Vec<Home>, StoreError> {
    let rows = fetch_all!(
        tx,
        HomeRow,
        "SELECT id AS home_id, community_id, platform, external_id, name AS home_name, closed_at
         FROM homes WHERE community_id = $1 AND closed_at IS NULL ORDER BY id",
        community
    )?;
    Ok(rows.into_iter().map(HomeRow::home).collect())
}

/// The keys of every open home on a platform.
pub async fn open_homes(tx: &mut Tx, platform: PlatformKind) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT external_id FROM homes WHERE platform = $1 AND closed_at IS NULL ORDER BY id",
        platform.name()
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Founds a community.
pub async fn found(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "INSERT INTO communities (id, created_at, next_number) VALUES ($1, $2, 1)", community, now)?;
    Ok(())
}

/// Adds a home, or opens it again with its present name.
pub async fn open_home(tx: &mut Tx, home: &Home) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO homes (id, community_id, platform, external_id, name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (platform, external_id) DO UPDATE
         SET name = COALESCE(excluded.name, homes.name), closed_at = NULL",
        home.id,
        home.community,
        home.platform.name(),
        &home.key.id,
        home.key.name.as_deref()
    )?;
    Ok(())
}

/// Notes that the bot introduces itself in a home. `false` when it did before.
pub async fn greet_home(tx: &mut Tx, home: HomeId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(execute!(tx, "UPDATE homes SET greeted_at = $2 WHERE id = $1 AND greeted_at IS NULL", home, now)? == 1)
}

/// Notes that the bot is not in a home any more.
pub async fn close_home(tx: &mut Tx, home: HomeId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE homes SET closed_at = $2 WHERE id = $1", home, now)?;
    Ok(())
}

/// A home goes on under another id.
pub async fn move_home(tx: &mut Tx, home: HomeId, external: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE homes SET external_id = $2 WHERE id = $1", home, external)?;
    Ok(())
}

/// Gives a home to another community.
pub async fn give_home(tx: &mut Tx, home: HomeId, community: CommunityId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE homes SET community_id = $2 WHERE id = $1", home, community)?;
    Ok(())
}

/// The next short number of a community.
pub async fn next_number(tx: &mut Tx, community: CommunityId) -> Result<i64, StoreError> {
    let (number,) = fetch_one!(
        tx,
        (i64,),
        "UPDATE communities SET next_number = next_number + 1 WHERE id = $1 RETURNING next_number - 1",
        community
    )?;
    Ok(number)
}

/// A member by her account.
pub async fn member_by_account(
    tx: &mut Tx,
    community: CommunityId,
    platform: PlatformKind,
    external: &str,
) -> Result<Option<(Member, Account)>, StoreError> {
    let account = fetch_optional!(
        tx,
        AccountRow,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id
         WHERE a.community_id = $1 AND a.platform = $2 AND a.external_id = $3",
        community,
        platform.name(),
        external
    )?;
    let Some(account) = account.map(Account::from) else { return Ok(None) };
    Ok(member(tx, account.member).await?.map(|member| (member, account)))
}

/// A member.
pub async fn member(tx: &mut Tx, member: MemberId) -> Result<Option<Member>, StoreError> {
    let row = fetch_optional!(
        tx,
        MemberRow,
        "SELECT id, community_id, joined_at, left_at, locale, zone FROM members WHERE id = $1",
        member
    )?;
    Ok(row.map(Member::from))
}

/// Adds a member.
pub async fn add_member(
    tx: &mut Tx,
    member: MemberId,
    community: CommunityId,
    now: DateTime<Utc>,
) -> Result<Member, StoreError> {
    execute!(tx, "INSERT INTO members (id, community_id, joined_at) VALUES ($1, $2, $3)", member, community, now)?;
    Ok(Member { id: member, community, joined_at: now, left_at: None, locale: None, zone: None })
}

/// Adds somebody who is nobody: a number where somebody was who is forgotten.
pub async fn add_nobody(
    tx: &mut Tx,
    nobody: MemberId,
    community: CommunityId,
    day: DateTime<Utc>,
    forget_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO members (id, community_id, joined_at, left_at, first_met_at, forget_at) VALUES ($1, $2, $3, $3, $3, $4)",
        nobody,
        community,
        day,
        forget_at
    )?;
    Ok(())
}

/// Adds an account, or notes where and under what name it was seen last.
pub async fn see_account(tx: &mut Tx, account: &Account, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO accounts (id, community_id, member_id, home_id, platform, external_id, name, standing, seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (community_id, platform, external_id) DO UPDATE
         SET home_id = excluded.home_id, name = excluded.name, standing = excluded.standing, seen_at = excluded.seen_at",
        account.id,
        account.home.community,
        account.member,
        account.home.id,
        account.home.platform.name(),
        &account.external,
        &account.name,
        standing_name(account.standing),
        now
    )?;
    Ok(())
}

/// Notes that an account was seen, unless that was noted after `before`: once a day is enough.
pub async fn seen(
    tx: &mut Tx,
    account: AccountId,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(tx, "UPDATE accounts SET seen_at = $2 WHERE id = $1 AND seen_at <= $3", account, now, before)?;
    Ok(())
}

/// Notes what somebody may do now who was not seen herself.
pub async fn set_standing(tx: &mut Tx, account: AccountId, standing: Standing) -> Result<(), StoreError> {
    execute!(tx, "UPDATE accounts SET standing = $2 WHERE id = $1", account, standing_name(standing))?;
    Ok(())
}

/// Forgets an account; its member stays.
pub async fn forget_account(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM accounts WHERE id = $1", account)?;
    Ok(())
}

/// The highest authority somebody has anywhere in her community, as of when she was seen last.
pub async fn standing_of(tx: &mut Tx, member: MemberId) -> Result<Standing, StoreError> {
    let accounts = accounts(tx, member).await?;
    Ok(accounts.iter().map(|account| account.standing).max().unwrap_or(Standing::Member))
}

/// A member's accounts, the one seen last first.
pub async fn accounts(tx: &mut Tx, member: MemberId) -> Result<Vec<Account>, StoreError> {
    let rows = fetch_all!(
        tx,
        AccountRow,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id
         WHERE a.member_id = $1 ORDER BY a.seen_at DESC, a.id",
        member
    )?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// The names of every member, the one seen last first; of those who have left as well when `gone` are asked for.
pub async fn names(tx: &mut Tx, community: CommunityId, gone: bool) -> Result<Vec<Named>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, String, String, String),
        "SELECT a.member_id, a.platform, a.external_id, a.name
         FROM accounts a JOIN members m ON m.id = a.member_id
         WHERE a.community_id = $1 AND (m.left_at IS NULL OR $2) ORDER BY a.seen_at DESC, a.id",
        community,
        gone
    )?;
    let named = |(member, platform, account, name): (MemberId, String, String, String)| {
        Some(Named { member, platform: PlatformKind::from_name(&platform)?, account, name })
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// Every community that knows an account and has not seen it go, with the account there.
pub async fn memberships(tx: &mut Tx, platform: PlatformKind, external: &str) -> Result<Vec<Account>, StoreError> {
    let rows = fetch_all!(
        tx,
        AccountRow,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id JOIN members m ON m.id = a.member_id
         WHERE a.platform = $1 AND a.external_id = $2 AND m.left_at IS NULL AND h.closed_at IS NULL
         ORDER BY a.community_id",
        platform.name(),
        external
    )?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// The community that an account means in direct chats.
pub async fn direct_choice(
    tx: &mut Tx,
    platform: PlatformKind,
    external: &str,
) -> Result<Option<CommunityId>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Uuid,),
        "SELECT community_id FROM direct_choices WHERE platform = $1 AND external_id = $2",
        platform.name(),
        external
    )?;
    Ok(row.map(|(id,)| CommunityId(id)))
}

/// Remembers it.
pub async fn choose_direct(
    tx: &mut Tx,
    platform: PlatformKind,
    external: &str,
    community: CommunityId,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO direct_choices (platform, external_id, community_id) VALUES ($1, $2, $3)
         ON CONFLICT (platform, external_id) DO UPDATE SET community_id = excluded.community_id",
        platform.name(),
        external,
        community
    )?;
    Ok(())
}

/// Sets or clears a member's own language.
pub async fn set_locale(tx: &mut Tx, member: MemberId, locale: Option<Locale>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE members SET locale = $2 WHERE id = $1", member, locale.map(Locale::code))?;
    Ok(())
}

/// Sets or clears a member's own zone.
pub async fn set_zone(tx: &mut Tx, member: MemberId, zone: Option<Tz>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE members SET zone = $2 WHERE id = $1", member, zone.map(Tz::name))?;
    Ok(())
}

/// Notes that a member is gone, or here again; whoever is here is not to be forgotten.
pub async fn set_left(tx: &mut Tx, member: MemberId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE members SET left_at = $2, forget_at = NULL WHERE id = $1", member, at)?;
    Ok(())
}

/// Those of these members who are still here, in the order in which they are named.
pub async fn present(tx: &mut Tx, members: &[MemberId]) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_among!(tx, (MemberId,), "SELECT id FROM members WHERE left_at IS NULL AND id IN (", members, ")")?;
    Ok(members.iter().filter(|member| rows.contains(&(**member,))).copied().collect())
}

/// Notes since when a member is here.
pub async fn set_joined(tx: &mut Tx, member: MemberId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE members SET joined_at = $2 WHERE id = $1", member, at)?;
    Ok(())
}

/// A community as its operator sees it: its id, when it was founded, its open homes as their platforms name them.
pub type Served = (CommunityId, DateTime<Utc>, Vec<(PlatformKind, String)>);

/// Every community, for the operator.
pub async fn communities(tx: &mut Tx) -> Result<Vec<Served>, StoreError> {
    let rows = fetch_all!(
        tx,
        (Uuid, DateTime<Utc>, Option<String>, Option<String>),
        "SELECT c.id, c.created_at, h.platform, h.external_id
         FROM communities c LEFT JOIN homes h ON h.community_id = c.id AND h.closed_at IS NULL ORDER BY c.id, h.id"
    )?;
    let mut communities: Vec<Served> = Vec::new();
    for (id, at, platform, external) in rows {
        let home = platform.and_then(|name| PlatformKind::from_name(&name)).zip(external);
        match communities.last_mut().filter(|(last, _, _)| last.0 == id) {
            Some((_, _, homes)) => homes.extend(home),
            None => communities.push((CommunityId(id), at, home.into_iter().collect())),
        }
    }
    Ok(communities)
}

/// The communities after one, in the order of their ids.
pub async fn communities_after(
    tx: &mut Tx,
    after: Option<CommunityId>,
    most: i64,
) -> Result<Vec<CommunityId>, StoreError> {
    let after = after.unwrap_or(CommunityId(Uuid::nil()));
    let rows = fetch_all!(tx, (Uuid,), "SELECT id FROM communities WHERE id > $1 ORDER BY id LIMIT $2", after, most)?;
    Ok(rows.into_iter().map(|(id,)| CommunityId(id)).collect())
}

/// Since when a community is served.
pub async fn founded_at(tx: &mut Tx, community: CommunityId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = fetch_optional!(tx, (DateTime<Utc>,), "SELECT created_at FROM communities WHERE id = $1", community)?;
    Ok(row.map(|(at,)| at))
}

/// The zones of those of these members who chose one.
pub async fn zones(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Tz>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, String),
        "SELECT id, zone FROM members WHERE zone IS NOT NULL AND id IN (",
        members,
        ")"
    )?;
    Ok(rows.into_iter().filter_map(|(member, zone)| Some((member, zone.parse().ok()?))).collect())
}

/// The accounts of each of these members, the one seen last first, in one query.
pub async fn accounts_among(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Vec<Account>>, StoreError> {
    let rows = fetch_among!(
        tx,
        AccountRow,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id WHERE a.member_id IN (",
        members,
        ") ORDER BY a.seen_at DESC, a.id"
    )?;
    let mut accounts: HashMap<MemberId, Vec<Account>> = HashMap::new();
    for account in rows.into_iter().map(Account::from) {
        accounts.entry(account.member).or_default().push(account);
    }
    Ok(accounts)
}

/// The platforms on which each of these members can be written to, one bit each in the order of [`PlatformKind::ALL`].
pub async fn platforms(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, u8>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, String),
        "SELECT DISTINCT a.member_id, h.platform FROM accounts a JOIN homes h ON h.id = a.home_id
         WHERE h.closed_at IS NULL AND a.member_id IN (",
        members,
        ")"
    )?;
    let mut platforms: HashMap<MemberId, u8> = HashMap::new();
    for (member, platform) in rows {
        let bit = PlatformKind::ALL.iter().position(|known| known.name() == platform).unwrap_or(0);
        *platforms.entry(member).or_default() |= 1 << bit;
    }
    Ok(platforms)
}

/// Since when each of these members is here, and the zone that she chose.
pub async fn joined(
    tx: &mut Tx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, (DateTime<Utc>, Option<Tz>)>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, DateTime<Utc>, Option<String>),
        "SELECT id, joined_at, zone FROM members WHERE id IN (",
        members,
        ")"
    )?;
    let of = |(member, at, zone): (MemberId, DateTime<Utc>, Option<String>)| {
        (member, (at, zone.and_then(|zone| zone.parse().ok())))
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Members who had this authority or more when they were seen last, the one seen last first.
pub async fn in_authority(
    tx: &mut Tx,
    community: CommunityId,
    least: Standing,
    most: i64,
) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT a.member_id FROM accounts a JOIN members m ON m.id = a.member_id
         WHERE a.community_id = $1 AND m.left_at IS NULL AND (a.standing = 'admin' OR a.standing = $2)
         GROUP BY a.member_id ORDER BY MAX(a.seen_at) DESC, a.member_id LIMIT $3",
        community,
        standing_name(least),
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}
