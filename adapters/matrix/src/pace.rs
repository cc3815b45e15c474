//! How long to wait before trying again.

use std::time::Duration;

use tokio::sync::watch;

/// Waits that double from one to thirty seconds.
#[derive(Debug)]
pub(crate) struct Backoff {
    next: Duration,
}

impl Backoff {
    const FIRST: Duration = Duration::from_secs(1);
    const LONGEST: Duration = Duration::from_secs(30);

    pub(crate) fn new() -> Self {
        Self { next: Self::FIRST }
    }

    /// How long to wait now.
    pub(crate) fn next(&mut self) -> Duration {
        let now = self.next;
        self.next = (now * 2).min(Self::LONGEST);
        now
    }
}

/// The bot is stopping.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stopping;

/// Whether and when the bot is to stop.
#[derive(Debug, Clone)]
pub(crate) struct Stop(watch::Receiver<bool>);

impl Stop {
    pub(crate) fn new(shutdown: watch::Receiver<bool>) -> Self {
        Self(shutdown)
    }

    pub(crate) fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Ends when the bot is to stop; also when nobody could ask for it any more.
    pub(crate) async fn asked(&mut self) {
        // An error says that the other end is gone, which is a stop as well.
        let _ = self.0.wait_for(|stop| *stop).await;
    }

    /// Waits, unless the bot is to stop.
    pub(crate) async fn sleep(&mut self, time: Duration) -> Result<(), Stopping> {
        tokio::select! {
            () = tokio::time::sleep(time) => Ok(()),
            () = self.asked() => Err(Stopping),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_half_a_minute() {
        let mut backoff = Backoff::new();
        let waits: Vec<u64> = (0..7).map(|_| backoff.next().as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30]);
    }

    #[tokio::test]
    async fn a_wait_ends_when_the_bot_stops() {
        let (stop, receiver) = watch::channel(false);
        let mut waiting = Stop::new(receiver);
        let waited = tokio::spawn(async move { waiting.sleep(Duration::from_hours(1)).await });
        assert!(stop.send(true).is_ok());
        assert_eq!(waited.await.ok(), Some(Err(Stopping)));
    }
}
