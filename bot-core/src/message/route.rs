//! What a button means: a few words that fit into a Discord `custom_id` and survive every restart.

use serde::{Deserialize, Serialize};

/// Bytes of a route at most: Discord's `custom_id`, the tightest of the platforms.
pub const ROUTE_BYTES: usize = 100;

/// `1.module.verb.subject.arg.rev`; the `1` is the version of this form.
///
/// A route is a hint, never an authority: whoever presses is checked against the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Route {
    /// The slice it belongs to.
    pub module: String,
    /// What to do.
    pub verb: String,
    /// To what: usually an id in 32 hexadecimal digits.
    pub subject: String,
    /// A short detail, or nothing.
    pub arg: String,
    /// The revision of the subject that the person saw.
    pub rev: u32,
}

impl Route {
    /// A route without a detail.
    #[must_use]
    pub fn new(module: &str, verb: &str, subject: impl Into<String>) -> Self {
        Self { module: clean(module), verb: clean(verb), subject: clean(&subject.into()), arg: String::new(), rev: 0 }
    }

    /// The same with a detail.
    #[must_use]
    pub fn arg(self, arg: impl AsRef<str>) -> Self {
        Self { arg: clean(arg.as_ref()), ..self }
    }

    /// The same for a revision.
    #[must_use]
    pub fn rev(self, rev: u32) -> Self {
        Self { rev, ..self }
    }

    /// Reads a route; none when it is not one of ours or of an unknown version.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > ROUTE_BYTES {
            return None;
        }
        let mut parts = text.split('.');
        let mut next = || parts.next();
        let (version, module, verb, subject, arg, rev) = (next()?, next()?, next()?, next()?, next()?, next()?);
        let route = Self {
            module: module.to_owned(),
            verb: verb.to_owned(),
            subject: subject.to_owned(),
            arg: arg.to_owned(),
            rev: rev.parse().ok()?,
        };
        (version == "1" && next().is_none()).then_some(route)
    }
}

/// Keeps what may stand in a route, and no more of it than fits.
fn clean(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_~".contains(*c)).take(40).collect()
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { module, verb, subject, arg, rev } = self;
        write!(f, "1.{module}.{verb}.{subject}.{arg}.{rev}")
    }
}

impl From<Route> for String {
    fn from(route: Route) -> Self {
        route.to_string()
    }
}

impl TryFrom<String> for Route {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a route")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_back() {
        let route = Route::new("meetup", "going", "0193a5b2c3d47e8f9a0b1c2d3e4f5061").arg("2").rev(7);
        assert_eq!(route.to_string(), "1.meetup.going.0193a5b2c3d47e8f9a0b1c2d3e4f5061.2.7");
        assert_eq!(Route::parse(&route.to_string()), Some(route));
    }

    #[test]
    fn what_is_not_ours_is_no_route() {
        for text in ["", "1.a.b", "2.a.b.c..0", "1.a.b.c..x", "1.a.b.c..0.more", "vote:12"] {
            assert_eq!(Route::parse(text), None, "{text}");
        }
    }
}
