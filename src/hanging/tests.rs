//! A platform that hangs.

use std::sync::atomic::AtomicUsize;

use bot_core::incoming::HomeKey;

use super::*;

/// Answers at once, or never.
struct Moody {
    answers: AtomicBool,
    asked: AtomicUsize,
}

#[async_trait]
impl Platform for Moody {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Matrix
    }

    fn capabilities(&self) -> Capabilities {
        unreachable!("nobody asks what it can show")
    }

    async fn deliver(&self, _: &Parcel) -> Result<Receipt, DeliveryError> {
        Err(DeliveryError::Gone)
    }

    async fn standing(&self, _: &HomeKey, _: &str) -> Result<Option<PersonThere>, DeliveryError> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.answers.load(Ordering::Relaxed) { Ok(None) } else { std::future::pending().await }
    }
}

#[tokio::test]
async fn while_it_hangs_one_request_finds_out_and_the_others_are_told_at_once() {
    let (slow, longest) = (Duration::from_millis(50), Duration::from_millis(500));
    let moody = Arc::new(Moody { answers: AtomicBool::new(true), asked: AtomicUsize::new(0) });
    let relief = Arc::new(Relief::new(0));
    let watched = Arc::new(Watched::with(moody.clone(), relief.clone(), (slow, longest)));
    let ask = || {
        let watched = watched.clone();
        async move { watched.standing(&HomeKey { id: "home".to_owned(), name: None }, "ana").await }
    };
    assert_eq!((ask().await, *relief.borrow()), (Ok(None), 0));

    moody.answers.store(false, Ordering::Relaxed);
    let waiting = tokio::spawn(ask());
    let mut hanging = relief.subscribe();
    assert!(timeout(longest, hanging.wait_for(|count| *count == 1)).await.is_ok(), "while somebody still waits for it");
    assert_eq!(waiting.await.ok(), Some(Err(hangs())), "but not for ever");

    let asked = moody.asked.load(Ordering::Relaxed);
    let probe = tokio::spawn(ask());
    while moody.asked.load(Ordering::Relaxed) == asked {
        tokio::task::yield_now().await;
    }
    assert_eq!(ask().await, Err(hangs()));
    assert_eq!(moody.asked.load(Ordering::Relaxed), asked + 1, "it was not even asked");
    assert_eq!(probe.await.ok(), Some(Err(hangs())));

    moody.answers.store(true, Ordering::Relaxed);
    assert_eq!((ask().await, *relief.borrow()), (Ok(None), 0), "it is back");
}
