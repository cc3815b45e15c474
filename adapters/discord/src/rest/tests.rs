//! What errors mean, and when nothing is asked.

use reqwest::header::HeaderValue;

use super::*;

fn refused(status: u16, code: i64) -> DeliveryError {
    RestError::Refused { status, code }.into()
}

#[test]
fn errors_mean_what_the_worker_must_tell_apart() {
    for code in [10003, 10004, 10007, 10008, 10013, 10015, 10062, 50027] {
        assert_eq!(refused(404, code), DeliveryError::Gone, "{code}");
    }
    assert!(matches!(refused(403, 50001), DeliveryError::Forbidden(_)));
    assert!(matches!(refused(403, 50013), DeliveryError::Forbidden(_)));
    assert!(matches!(refused(403, 50007), DeliveryError::Forbidden("direct messages are closed")));
    assert!(matches!(refused(400, 50035), DeliveryError::Forbidden(_)));
    assert_eq!(refused(400, 30046), DeliveryError::RateLimited(limits::OLD_EDIT_PAUSE));
    assert!(matches!(refused(401, 0), DeliveryError::Unavailable(_)));
}

#[test]
fn the_breaker_opens_well_before_discord_shuts_the_address_out() {
    let start = Instant::now();
    let mut refusals = Refusals::default();
    let opened = (0..limits::REFUSALS).filter(|_| refusals.count(start)).count();
    assert_eq!(opened, 1);
    const { assert!(limits::REFUSALS < 10_000) };
    assert_eq!(refusals.shut_until(start), Some(start + limits::REFUSALS_SPAN));
    assert_eq!(refusals.shut_until(start + limits::REFUSALS_SPAN), None);
    refusals.count(start + limits::REFUSALS_SPAN);
    assert_eq!(refusals.shut_until(start + limits::REFUSALS_SPAN), None);
}

#[test]
fn a_used_up_bucket_holds_only_itself_back() {
    let (now, mut pace) = (Instant::now(), Pace::default());
    let here = Bucket::of(&Route::ChannelMessages { channel_id: 1.into() });
    let there = Bucket::of(&Route::ChannelMessages { channel_id: 2.into() });
    let mut headers = HeaderMap::new();
    headers.insert("x-ratelimit-remaining", HeaderValue::from_static("0"));
    headers.insert("x-ratelimit-reset-after", HeaderValue::from_static("1.5"));
    pace.learn(&here, StatusCode::OK, &headers, now);
    assert_eq!(pace.wait(&here, true, now), Some(Duration::from_millis(1500)));
    assert_eq!(pace.wait(&there, true, now), None);
    assert_eq!(pace.wait(&here, true, now + Duration::from_millis(1500)), None);
    pace.hold(here, true, now + Duration::from_secs(1));
    assert!(pace.wait(&there, true, now).is_some());
    assert!(pace.wait(&there, false, now).is_none(), "interactions are not bound to the global limit");
}
