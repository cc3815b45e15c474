//! One contract, two engines: the same tables, and the same behaviour of what is claimed, leased and coalesced.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::command::Seen;
use bot_core::id::{CommunityId, IdSource, JobId, MeetupId, OutboxId};
use bot_core::incoming::{PlaceKey, PlatformKind};
use bot_core::jobs::{self, Job, JobKind, MeetupTask};
use bot_core::outbox::{self, Intent, Parcelled, To};
use bot_core::people;
use bot_core::store::{Store, StoreError, Tx};
use bot_core::testing::{TestResult, monday_morning, postgres};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// Runs a claim about the store on both engines.
async fn on_both(claim: impl AsyncFn(&Store) -> TestResult) -> TestResult {
    let store = Store::open("sqlite::memory:").await?;
    store.migrate().await?;
    claim(&store).await.map_err(|error| format!("on SQLite: {error}"))?;

    let database = postgres::fresh_database().await?;
    let store = Store::open(database.url()).await?;
    store.migrate().await?;
    claim(&store).await.map_err(|error| format!("on PostgreSQL: {error}"))?;
    store.close().await;
    Ok(())
}

#[test]
fn migrations_have_the_same_names_on_both_engines() -> TestResult {
    let names = |engine: &str| -> std::io::Result<BTreeSet<String>> {
        let folder = format!("{}/../../migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder)?.map(|file| Ok(file?.file_name().to_string_lossy().into_owned())).collect()
    };
    assert_eq!(names("sqlite")?, names("postgres")?);
    Ok(())
}

/// Columns as `name type [not null]`, and indexes as `name (columns) [unique]`, by table.
type Schema = BTreeMap<String, BTreeSet<String>>;

#[tokio::test]
async fn the_tables_are_the_same_on_both_engines() -> TestResult {
    let sqlite = Store::open("sqlite::memory:").await?;
    sqlite.migrate().await?;
    let database = postgres::fresh_database().await?;
    let postgres = Store::open(database.url()).await?;
    postgres.migrate().await?;

    let (sqlite, postgres) = (schema(&sqlite).await?, schema(&postgres).await?);
    assert!(sqlite.len() > 10, "{sqlite:?}");
    assert_eq!(sqlite, postgres);
    Ok(())
}

async fn schema(store: &Store) -> Result<Schema, Box<dyn std::error::Error>> {
    let mut schema = Schema::new();
    match store.read().await? {
        Tx::Sqlite(mut tx) => {
            let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
                "SELECT t.name, c.name, c.type, c.\"notnull\" FROM sqlite_master t, pragma_table_info(t.name) c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, column, kind, required) in columns {
                let entry = format!("{column} {kind}{}", if required { " not null" } else { "" });
                schema.entry(table).or_default().insert(entry);
            }
            let keys: Vec<(String, String, String, String)> = sqlx::query_as(
                "SELECT t.name, f.\"from\", f.\"table\", f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f
                 WHERE t.type = 'table'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, column, target, on_delete) in keys {
                schema.entry(table).or_default().insert(format!("{column} -> {target} {on_delete}"));
            }
            let indexes: Vec<(String, String, bool, String)> = sqlx::query_as(
                "SELECT t.name, i.name, i.\"unique\",
                        (SELECT group_concat(x.name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) x)
                 FROM sqlite_master t, pragma_index_list(t.name) i
                 WHERE t.type = 'table' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, name, unique, columns) in indexes {
                let name = if name.starts_with("sqlite_autoindex") { "" } else { &name };
                schema.entry(table).or_default().insert(index(name, unique, &columns));
            }
        }
        Tx::Postgres(mut tx) => {
            let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
                "SELECT table_name::text, column_name::text,
                        CASE data_type WHEN 'uuid' THEN 'BLOB' WHEN 'bigint' THEN 'INTEGER' WHEN 'boolean' THEN 'BOOLEAN'
                             WHEN 'text' THEN 'TEXT' WHEN 'jsonb' THEN 'TEXT' WHEN 'timestamp with time zone' THEN 'TEXT'
                             ELSE data_type::text END,
                        is_nullable = 'NO'
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, column, kind, required) in columns {
                let entry = format!("{column} {kind}{}", if required { " not null" } else { "" });
                schema.entry(table).or_default().insert(entry);
            }
            let keys: Vec<(String, String, String, String)> = sqlx::query_as(
                "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text,
                        CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END
                 FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                 WHERE c.contype = 'f'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, column, target, on_delete) in keys {
                schema.entry(table).or_default().insert(format!("{column} -> {target} {on_delete}"));
            }
            let indexes: Vec<(String, String, bool, bool, String)> = sqlx::query_as(
                "SELECT t.relname::text, i.relname::text, x.indisunique,
                        EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid),
                        (SELECT string_agg(a.attname::text, ',' ORDER BY k.ord)
                         FROM unnest(x.indkey) WITH ORDINALITY k(num, ord)
                         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num)
                 FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
                 WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_sqlx%'",
            )
            .fetch_all(&mut *tx)
            .await?;
            for (table, name, unique, of_constraint, columns) in indexes {
                // An integer key is the row id on SQLite and has no index of its own there.
                if columns == "seq" {
                    continue;
                }
                let name = if of_constraint { "" } else { &name };
                schema.entry(table).or_default().insert(index(name, unique, &columns));
            }
        }
    }
    Ok(schema)
}

fn index(name: &str, unique: bool, columns: &str) -> String {
    format!("index {name}({columns}){}", if unique { " unique" } else { "" })
}

/// Two communities, and where ids come from.
async fn communities(store: &Store, ids: &IdSource) -> Result<[CommunityId; 2], Box<dyn std::error::Error>> {
    let mut tx = store.write(None).await?;
    let made = [ids.next(monday_morning()), ids.next(monday_morning())];
    for community in made {
        people::store::found(&mut tx, community, monday_morning()).await?;
    }
    tx.commit().await?;
    Ok(made)
}

fn job(ids: &IdSource, community: CommunityId, due_at: DateTime<Utc>) -> Job {
    let meetup: MeetupId = ids.next(due_at);
    let kind = JobKind::Meetup { meetup, task: MeetupTask::Over, after: None };
    Job { id: ids.next(due_at), community: Some(community), kind, due_at, attempts: 0 }
}

/// How often the claimed jobs were tried, this time included.
fn attempts(claimed: Vec<(JobId, Result<Job, StoreError>)>) -> Result<Vec<i64>, StoreError> {
    claimed.into_iter().map(|(_, job)| Ok(job?.attempts)).collect()
}

#[tokio::test]
async fn a_try_that_failed_counts_and_one_that_ended_with_its_process_does_not_count_twice() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let mut now = monday_morning();
        let mut tx = store.write(None).await?;
        let wanted = job(&ids, community, now);
        jobs::store::schedule(&mut tx, &wanted, None).await?;
        for wanted_attempts in 1..4 {
            let mut lease: Uuid = ids.next(now);
            for _ in 0..60 {
                lease = ids.next(now);
                assert_eq!(attempts(jobs::store::claim(&mut tx, now, lease, 10).await?)?, [wanted_attempts]);
                now += jobs::LEASE;
            }
            jobs::store::fail(&mut tx, wanted.id, lease, "no luck", Some(now), now).await?;
        }
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_claimed_job_is_out_of_sight_until_its_lease_ends() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let (first, second): (Uuid, Uuid) = (ids.next(now), ids.next(now));

        let mut tx = store.write(None).await?;
        let wanted = job(&ids, community, now);
        jobs::store::schedule(&mut tx, &wanted, None).await?;
        assert_eq!(jobs::store::claim(&mut tx, now - TimeDelta::seconds(1), first, 10).await?.len(), 0);
        assert_eq!(jobs::store::claim(&mut tx, now, first, 10).await?.len(), 1);
        assert_eq!(jobs::store::claim(&mut tx, now, second, 10).await?.len(), 0);

        let later = now + jobs::LEASE;
        assert_eq!(attempts(jobs::store::claim(&mut tx, later, second, 10).await?)?, [1], "no life is lost by a kill");
        assert!(!jobs::store::finish(&mut tx, wanted.id, first).await?, "the first has lost it");
        assert!(jobs::store::finish(&mut tx, wanted.id, second).await?);
        assert_eq!(jobs::store::next_due(&mut tx).await?, None);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_community_waits_behind_anothers_heap() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [busy, quiet] = communities(store, &ids).await?;
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        for second in 0..300 {
            jobs::store::schedule(&mut tx, &job(&ids, busy, now - TimeDelta::seconds(1000 - second)), None).await?;
        }
        jobs::store::schedule(&mut tx, &job(&ids, quiet, now), None).await?;

        let claimed = jobs::store::claim(&mut tx, now, ids.next(now), 20).await?;
        assert_eq!(claimed.len(), 20);
        let quiets = claimed.iter().filter(|(_, job)| job.as_ref().is_ok_and(|job| job.community == Some(quiet)));
        assert_eq!(quiets.count(), 1);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_job_with_the_same_key_is_replaced_and_a_range_of_keys_is_taken_back() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        for key in ["remind:a:60", "remind:a:60", "remind:a:1440", "remind:b:60"] {
            jobs::store::schedule(&mut tx, &job(&ids, community, now), Some(key)).await?;
        }
        jobs::store::schedule_once(&mut tx, &job(&ids, community, now), "remind:b:60").await?;
        assert_eq!(jobs::store::cancel_between(&mut tx, "remind:a:", "remind:a;").await?, 2);
        assert_eq!(jobs::store::claim(&mut tx, now, ids.next(now), 10).await?.len(), 1);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_job_that_cannot_be_done_is_put_aside_and_can_be_tried_again() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let lease: Uuid = ids.next(now);
        let mut tx = store.write(None).await?;
        let wanted = job(&ids, community, now);
        jobs::store::schedule(&mut tx, &wanted, None).await?;
        jobs::store::claim(&mut tx, now, lease, 10).await?;
        jobs::store::fail(&mut tx, wanted.id, lease, "no luck", None, now).await?;
        let aside = jobs::store::put_aside(&mut tx).await?;
        assert_eq!(aside.iter().map(|one| (one.id, one.what.as_str())).collect::<Vec<_>>(), [(wanted.id.0, "job")]);
        assert_eq!(jobs::store::claim(&mut tx, now + TimeDelta::days(1), lease, 10).await?.len(), 0);
        assert!(jobs::store::retry(&mut tx, wanted.id.0, now).await?);
        assert_eq!(jobs::store::claim(&mut tx, now, lease, 10).await?.len(), 1);
        tx.commit().await?;
        Ok(())
    })
    .await
}

fn parcel(ids: &IdSource, community: CommunityId, place: &str, now: DateTime<Utc>) -> Parcelled {
    let place = PlaceKey { id: place.to_owned(), thread: None, direct: false };
    let id: OutboxId = ids.next(now);
    Parcelled::new(id, Some(community), To::Place { platform: PlatformKind::Console, place }, Intent::Hello, now)
}

#[tokio::test]
async fn parcels_of_one_place_leave_in_order() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        let rows: Vec<_> = ["a", "a", "b"].into_iter().map(|place| parcel(&ids, community, place, now)).collect();
        for row in &rows {
            outbox::store::put(&mut tx, row).await?;
        }
        let mut left = Vec::new();
        for _ in 0..3 {
            let claimed = outbox::store::claim(&mut tx, now, ids.next(now), 10).await?;
            let step: Vec<usize> =
                claimed.iter().filter_map(|(id, _)| rows.iter().position(|row| row.id == *id)).collect();
            for (id, _) in claimed {
                outbox::store::done(&mut tx, id, ids.next(now), now).await?;
            }
            left.push(step);
        }
        assert_eq!(left, [vec![0, 2], vec![1], vec![]]);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_waits_for_its_time_holds_nothing_up_and_what_is_tried_again_does() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        let later = Parcelled { run_at: now + TimeDelta::hours(8), ..parcel(&ids, community, "a", now) };
        let urgent = parcel(&ids, community, "a", now);
        outbox::store::put(&mut tx, &later).await?;
        outbox::store::put(&mut tx, &urgent).await?;
        let claimed = outbox::store::claim(&mut tx, now, ids.next(now), 10).await?;
        assert_eq!(claimed.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [urgent.id]);

        outbox::store::retry_at(&mut tx, urgent.id, now + TimeDelta::hours(1), 1, "unavailable").await?;
        outbox::store::put(&mut tx, &parcel(&ids, community, "a", now)).await?;
        assert!(outbox::store::claim(&mut tx, now, ids.next(now), 10).await?.is_empty());
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_changes_while_it_is_on_its_way_is_said_again_under_a_new_key() -> TestResult {
    on_both(async |store| {
        let ids = IdSource::seeded(1, 1);
        let [community, _] = communities(store, &ids).await?;
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        let card = |now| Parcelled { coalesce: Some("card".to_owned()), ..parcel(&ids, community, "a", now) };
        let first = card(now);
        outbox::store::put(&mut tx, &first).await?;
        outbox::store::put(&mut tx, &card(now)).await?;
        assert_eq!(outbox::store::claim(&mut tx, now, ids.next(now), 10).await?.len(), 1, "two became one");

        outbox::store::put(&mut tx, &card(now)).await?;
        let next: OutboxId = ids.next(now);
        outbox::store::done(&mut tx, first.id, next, now).await?;
        let again = outbox::store::claim(&mut tx, now, ids.next(now), 10).await?;
        assert_eq!(again.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [next]);
        outbox::store::done(&mut tx, next, ids.next(now), now).await?;
        assert_eq!(outbox::store::next_due(&mut tx).await?, None);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_event_is_marked_once_and_forgotten_after_a_while() -> TestResult {
    on_both(async |store| {
        let now = monday_morning();
        let mut tx = store.write(None).await?;
        assert!(outbox::store::mark(&mut tx, PlatformKind::Matrix, "$1", now).await?);
        assert!(!outbox::store::mark(&mut tx, PlatformKind::Matrix, "$1", now).await?);
        assert!(outbox::store::mark(&mut tx, PlatformKind::Discord, "$1", now).await?);
        let later = now + TimeDelta::days(1);
        assert_eq!(outbox::store::sweep(&mut tx, later, later, later).await?, 2);
        assert!(outbox::store::mark(&mut tx, PlatformKind::Matrix, "$1", now).await?);
        tx.commit().await?;
        Ok(())
    })
    .await
}

#[test]
fn a_reply_token_never_shows_in_a_log() {
    let way = bot_core::incoming::ReplyWay { token: "secret".to_owned(), seconds: 900, private: true };
    let place = PlaceKey { id: "a".to_owned(), thread: None, direct: false };
    let to = To::Asker {
        platform: PlatformKind::Discord,
        place,
        member: None,
        account: "1".to_owned(),
        way: Some(way),
        seen: Seen::ByAsker,
    };
    assert!(!format!("{to:?}").contains("secret"));
}
