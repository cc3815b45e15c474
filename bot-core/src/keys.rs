//! Keys from the configuration: what is sealed with them, and tags that only they can make.
//!
//! Each community has keys of its own, derived from the configured one. Sealing is XChaCha20-Poly1305, deriving is
//! HKDF and tags are HMAC, both over SHA-256.

use std::fmt::Write as _;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

/// Bytes of a nonce.
const NONCE: usize = 24;

/// What a key is derived for. Nothing made for one is ever of use for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Who has written an anonymous post.
    Author,
    /// Whether somebody has written a certain anonymous post.
    Hers,
    /// How many she has written on a certain day.
    Today,
    /// Whether she may share at all.
    Paused,
    /// Whether somebody has tapped "me too" under a certain post.
    MeToo,
    /// Whether an event was handled before.
    Event,
    /// Where an answer goes that must not name her.
    Destination,
    /// Whether somebody was offered support a short while ago.
    Offered,
    /// What outlives somebody who was forgotten.
    Forgotten,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Hers => "hers",
            Self::Today => "today",
            Self::Paused => "paused",
            Self::MeToo => "me-too",
            Self::Event => "event",
            Self::Destination => "destination",
            Self::Offered => "offered",
            Self::Forgotten => "forgotten",
        }
    }
}

/// The configured keys: the one in use and those before it, which still open what they have sealed.
#[derive(Clone, Default)]
pub struct Keys {
    all: Vec<[u8; 32]>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({}, redacted)", self.all.len())
    }
}

impl Keys {
    /// No key: what needs one is off.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The key in use, and those before it.
    #[must_use]
    pub fn new(current: [u8; 32], before: Vec<[u8; 32]>) -> Self {
        Self { all: std::iter::once(current).chain(before).collect() }
    }

    /// The key of a play, which everybody knows: nothing in a play is a secret.
    #[must_use]
    pub fn of_a_play() -> Self {
        Self::new(*b"everybody knows the key of plays", Vec::new())
    }

    /// Whether there is a key.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !self.all.is_empty()
    }

    /// A tag of these parts, by the key in use. Without one it is made by no secret: it hides nothing from whoever holds
    /// the database.
    #[must_use]
    pub fn tag(&self, community: Uuid, purpose: Purpose, parts: &[&[u8]]) -> String {
        tag(self.all.first().unwrap_or(&[0; 32]), community, purpose, parts)
    }

    /// The tag by the key in use, then by each one before it.
    #[must_use]
    pub fn tags(&self, community: Uuid, purpose: Purpose, parts: &[&[u8]]) -> Vec<String> {
        if self.all.is_empty() {
            return vec![self.tag(community, purpose, parts)];
        }
        self.all.iter().map(|key| tag(key, community, purpose, parts)).collect()
    }

    /// Seals something, so that it opens only together with `beside`. None without a key.
    #[must_use]
    pub fn seal(&self, community: Uuid, purpose: Purpose, beside: &[u8], plain: &[u8]) -> Option<String> {
        let key = derived(self.all.first()?, community, purpose);
        // Chance of the system, also in a play: a nonce is never used twice under one key.
        let nonce: Vec<u8> =
            [Uuid::new_v4(), Uuid::new_v4()].iter().flat_map(|id| *id.as_bytes()).take(NONCE).collect();
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let cipher = XChaCha20Poly1305::new(&key.into());
        let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: beside }).ok()?;
        Some(hex(nonce.iter().chain(&sealed)))
    }

    /// Opens what one of the keys has sealed together with `beside`.
    #[must_use]
    pub fn open(&self, community: Uuid, purpose: Purpose, beside: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let sealed = unhex(sealed)?;
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        self.all.iter().find_map(|key| {
            let cipher = XChaCha20Poly1305::new(&derived(key, community, purpose).into());
            cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: beside }).ok()
        })
    }
}

fn derived(key: &[u8; 32], community: Uuid, purpose: Purpose) -> [u8; 32] {
    let mut derived = [0; 32];
    let info = [b"village/", purpose.name().as_bytes()].concat();
    // 32 bytes are never too many for HKDF-SHA-256, which gives up to 8,160.
    let _ = Hkdf::<Sha256>::new(Some(community.as_bytes()), key).expand(&info, &mut derived);
    derived
}

fn tag(key: &[u8; 32], community: Uuid, purpose: Purpose, parts: &[&[u8]]) -> String {
    let key = derived(key, community, purpose);
    // HMAC takes keys of any length.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::Mac>::new_from_slice(&key) else { return String::new() };
    for part in parts {
        // With its length, so that no two lists of parts are one.
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    hex(mac.finalize().into_bytes().iter().take(16))
}

fn hex<'b>(bytes: impl Iterator<Item = &'b u8>) -> String {
    bytes.fold(String::new(), |mut text, byte| {
        // A string takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len() / 2).map(|at| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);

    #[test]
    fn what_is_sealed_opens_with_its_key_its_community_and_what_stood_beside_it_alone() {
        let keys = Keys::new([7; 32], Vec::new());
        let sealed = keys.seal(ONE, Purpose::Author, b"post", b"ana").unwrap_or_default();
        assert_eq!(keys.open(ONE, Purpose::Author, b"post", &sealed).as_deref(), Some(b"ana".as_slice()));
        assert_eq!(keys.open(OTHER, Purpose::Author, b"post", &sealed), None);
        assert_eq!(keys.open(ONE, Purpose::Destination, b"post", &sealed), None);
        assert_eq!(keys.open(ONE, Purpose::Author, b"another post", &sealed), None);
        assert_eq!(Keys::new([8; 32], Vec::new()).open(ONE, Purpose::Author, b"post", &sealed), None);
        assert_eq!(Keys::none().seal(ONE, Purpose::Author, b"post", b"ana"), None);
        assert!(!format!("{keys:?}").contains('7'));
    }

    #[test]
    fn a_key_that_was_in_use_still_opens_and_does_not_seal() {
        let sealed = Keys::new([7; 32], Vec::new()).seal(ONE, Purpose::Author, b"", b"ana").unwrap_or_default();
        let keys = Keys::new([8; 32], vec![[7; 32]]);
        assert_eq!(keys.open(ONE, Purpose::Author, b"", &sealed).as_deref(), Some(b"ana".as_slice()));
        let anew = keys.seal(ONE, Purpose::Author, b"", b"ana").unwrap_or_default();
        assert_eq!(Keys::new([7; 32], Vec::new()).open(ONE, Purpose::Author, b"", &anew), None);
        assert_eq!(keys.tags(ONE, Purpose::Hers, &[b"ana"]).len(), 2);
    }

    #[test]
    fn the_same_is_never_sealed_alike_and_tags_tell_lists_apart() {
        let keys = Keys::of_a_play();
        assert_ne!(keys.seal(ONE, Purpose::Author, b"", b"ana"), keys.seal(ONE, Purpose::Author, b"", b"ana"));
        assert_eq!(keys.tag(ONE, Purpose::Hers, &[b"a", b"b"]), keys.tag(ONE, Purpose::Hers, &[b"a", b"b"]));
        assert_ne!(keys.tag(ONE, Purpose::Hers, &[b"a", b"b"]), keys.tag(ONE, Purpose::Hers, &[b"ab"]));
        assert_ne!(keys.tag(ONE, Purpose::Hers, &[b"a"]), keys.tag(OTHER, Purpose::Hers, &[b"a"]));
    }
}
