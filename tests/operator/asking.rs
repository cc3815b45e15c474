//! What an operator asks of a village's database.

use bot_core::id::{CommunityId, JobId};
use bot_core::jobs::{self, Job, JobKind};
use bot_core::store::Store;
use chrono::Utc;
use uuid::Uuid;

use crate::village::{Folder, TestResult};

/// The first word of a line.
fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

#[test]
fn who_is_served_is_shown_by_ids_alone_and_can_be_forgotten() -> TestResult {
    let folder = Folder::new()?
        .file("park.txt", "ana: /meetup new title:\"Secret picnic\" when:\"sat 10am\" place:\"Elm\"\n")?;
    assert_eq!(folder.call(&["play", "--script", "park.txt", "--data", "."])?.status, Some(0));
    let before = std::fs::read(folder.path().join("village.db"))?;
    let called = folder.call(&["communities"])?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = called.out.lines().collect();
    let [community, home] = lines.as_slice() else { return Err(called.out.into()) };
    assert!(Uuid::parse_str(first_word(community)).is_ok(), "{community}");
    assert!(community.contains("  since 20") && community.ends_with("  homes 1"), "{community}");
    assert_eq!(*home, "    console town");
    assert!(!called.out.contains("picnic") && !called.out.contains("ana"), "{}", called.out);

    let called = folder.call(&["jobs", "--failed"])?;
    assert_eq!((called.status, called.out.as_str()), (Some(0), "nothing was put aside\n"));
    assert!(std::fs::read(folder.path().join("village.db"))? == before, "asking changed something");

    let id = first_word(community).to_owned();
    let called = folder.call(&["forget-community", &id])?;
    assert_eq!((called.status, called.out), (Some(0), format!("{id} is forgotten\n")));
    assert_eq!(folder.call(&["communities"])?.out, "no community is served yet\n");
    let called = folder.call(&["forget-community", &id])?;
    assert_eq!(called.status, Some(2));
    assert!(called.err.contains("`village communities` shows who is served"), "{}", called.err);
    Ok(())
}

#[tokio::test]
async fn what_was_put_aside_is_shown_with_its_reason_and_tried_again() -> TestResult {
    let folder = Folder::new()?;
    assert_eq!(folder.call(&["migrate"])?.status, Some(0));
    let store = Store::open(&format!("sqlite:{}", folder.path().join("village.db").display())).await?;
    let now = Utc::now();
    let kind = JobKind::MoveIn { into: CommunityId::from(Uuid::from_u128(1)) };
    let job = Job { id: JobId::from(Uuid::from_u128(2)), community: None, kind, due_at: now, attempts: 0 };
    let lease = Uuid::from_u128(3);
    let mut tx = store.write(None).await?;
    jobs::store::schedule(&mut tx, &job, None).await?;
    jobs::store::claim(&mut tx, now, lease, 100).await?;
    jobs::store::fail(&mut tx, job.id, lease, "the reason", None, now).await?;
    tx.commit().await?;
    store.close().await;

    let id = job.id.to_string();
    let called = folder.call(&["jobs", "--failed"])?;
    let words = format!("{id}  job move-in  since ");
    assert!(called.out.starts_with(&words) && called.out.ends_with("after 1 tries: the reason\n"), "{}", called.out);
    let called = folder.call(&["retry", &id])?;
    assert_eq!((called.status, called.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(called.out.replace(&id, "ID"), @"ID will be tried again");
    assert_eq!(folder.call(&["jobs", "--failed"])?.out, "nothing was put aside\n");
    let called = folder.call(&["retry", &Uuid::from_u128(9).to_string()])?;
    assert_eq!(called.status, Some(2));
    insta::assert_snapshot!(called.err, @"village: nothing with the id 00000000-0000-0000-0000-000000000009 was put aside; `village jobs --failed` shows what was");
    Ok(())
}
