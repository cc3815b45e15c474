//! What errors mean, and when nothing is asked.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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

/// A stand-in for Discord that answers each request by what it is the how-manieth of, and counts them.
fn stand(answer: impl Fn(usize) -> String + Send + 'static) -> std::io::Result<(Rest, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let api = format!("http://{}", listener.local_addr()?);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut request = [0; 4096];
            if stream.read(&mut request).is_err() {
                continue;
            }
            let number = count.fetch_add(1, Ordering::SeqCst);
            // Whoever hangs up early is not this test's business.
            let _ = stream.write_all(answer(number).as_bytes());
        }
    });
    let rest = Rest::new(&SecretString::from("a.token"), &api).map_err(std::io::Error::other)?;
    Ok((rest, asked))
}

/// An answer, with headers of its own.
fn says(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

async fn ask(rest: &Rest, channel: u64) -> Result<Vec<u8>, RestError> {
    rest.send(Method::GET, Route::Channel { channel_id: channel.into() }, "", Payload::Nothing).await
}

fn count_of(asked: &AtomicUsize) -> usize {
    asked.load(Ordering::SeqCst)
}

#[tokio::test]
async fn what_is_used_up_is_not_asked_again_until_discord_takes_more() -> std::io::Result<()> {
    let (rest, asked) = stand(|number| {
        let left = 2_usize.saturating_sub(number + 1);
        let headers = format!("x-ratelimit-remaining: {left}\r\nx-ratelimit-reset-after: 60.0\r\n");
        says("200 OK", &headers, "{}")
    })?;
    assert!(ask(&rest, 1).await.is_ok() && ask(&rest, 1).await.is_ok());
    assert!(matches!(ask(&rest, 1).await, Err(RestError::Limited(wait)) if wait > Duration::from_secs(50)));
    assert_eq!(count_of(&asked), 2, "the third was held back here");
    assert!(ask(&rest, 2).await.is_ok(), "another channel has a bucket of its own");
    Ok(())
}

#[tokio::test]
async fn too_fast_for_one_or_for_all_is_told_apart() -> std::io::Result<()> {
    let (rest, asked) = stand(|number| match number {
        0 => says("429 Too Many Requests", "retry-after: 60\r\n", r#"{"retry_after": 60.0, "global": false}"#),
        1 => says("200 OK", "", "{}"),
        _ => says(
            "429 Too Many Requests",
            "retry-after: 60\r\nx-ratelimit-global: true\r\n",
            r#"{"retry_after": 60.0, "global": true}"#,
        ),
    })?;
    assert!(matches!(ask(&rest, 1).await, Err(RestError::Limited(_))));
    assert!(matches!(ask(&rest, 1).await, Err(RestError::Limited(_))));
    assert_eq!(count_of(&asked), 1);
    assert!(ask(&rest, 2).await.is_ok());
    assert!(matches!(ask(&rest, 3).await, Err(RestError::Limited(_))));
    assert!(matches!(ask(&rest, 4).await, Err(RestError::Limited(_))));
    assert_eq!(count_of(&asked), 3, "after a limit for all nothing is asked");
    Ok(())
}

#[tokio::test]
async fn after_too_many_refusals_nothing_is_asked_at_all() -> std::io::Result<()> {
    let (rest, asked) = stand(|_| says("403 Forbidden", "", r#"{"code": 50013, "message": "Missing Permissions"}"#))?;
    for _ in 0..limits::REFUSALS {
        assert_eq!(ask(&rest, 1).await, Err(RestError::Refused { status: 403, code: 50013 }));
    }
    for channel in 1..50 {
        assert!(matches!(ask(&rest, channel).await, Err(RestError::Limited(_))));
    }
    assert_eq!(count_of(&asked), usize::try_from(limits::REFUSALS).unwrap_or(0));
    Ok(())
}

#[tokio::test]
async fn limits_that_others_have_used_up_are_not_counted_as_refusals() -> std::io::Result<()> {
    let (rest, _) = stand(|_| {
        says(
            "429 Too Many Requests",
            "x-ratelimit-scope: shared\r\nretry-after: 0\r\n",
            r#"{"retry_after": 0.0, "global": false}"#,
        )
    })?;
    for _ in 0..5 {
        assert!(matches!(ask(&rest, 1).await, Err(RestError::Limited(_))));
    }
    assert_eq!(rest.pace().refusals.count, 0);
    Ok(())
}
