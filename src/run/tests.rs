//! Keeping parts alive.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

#[tokio::test]
async fn a_part_that_fails_or_panics_is_started_anew_until_it_is_told_to_stop() {
    let (say_stop, stop) = watch::channel(false);
    let lives = Arc::new(AtomicUsize::new(0));
    let reasons = Mutex::new(Vec::new());
    let live = || {
        let (life, say_stop) = (lives.fetch_add(1, Ordering::Relaxed), say_stop.clone());
        async move {
            match life {
                0 => Err(anyhow!("refused").context("cannot log in")),
                1 => panic!("a bug"),
                2 => Ok(()),
                _ => {
                    say_stop.send_replace(true);
                    Ok(())
                }
            }
        }
    };
    let fell = |why: &str| {
        if let Ok(mut reasons) = reasons.lock() {
            reasons.push(why.to_owned());
        }
    };
    supervise("part", Backoff::new(Duration::ZERO, Duration::ZERO), stop, fell, live).await;
    let reasons = reasons.into_inner().unwrap_or_default();
    assert_eq!(reasons, ["cannot log in: refused", "it panicked", "it ended by itself"]);
    assert_eq!(lives.load(Ordering::Relaxed), 4);
}
