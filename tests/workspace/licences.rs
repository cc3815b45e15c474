//! Under which licences the project's dependencies stand. The list is in `deny.toml`.

use std::collections::BTreeSet;
use std::error::Error;

use spdx::{Expression, LicenseReq, ParseMode};

use crate::{TestResult, dependencies, hold, sources};

/// What `deny.toml` allows to all, and to single crates.
struct Allowed {
    all: BTreeSet<String>,
    single: BTreeSet<(String, String)>,
}

impl Allowed {
    fn read() -> Result<Self, Box<dyn Error>> {
        let deny: toml::Table = std::fs::read_to_string(sources::root().join("deny.toml"))?.parse()?;
        let licenses = deny.get("licenses").ok_or("deny.toml has no [licenses]")?;
        let mut single = BTreeSet::new();
        for exception in licenses.get("exceptions").and_then(toml::Value::as_array).into_iter().flatten() {
            let name = exception.get("crate").and_then(toml::Value::as_str).ok_or("an exception names no crate")?;
            single.extend(texts(exception).into_iter().map(|licence| (name.to_owned(), licence)));
        }
        Ok(Self { all: texts(licenses).into_iter().collect(), single })
    }

    fn allows(&self, name: &str, licence: &LicenseReq) -> bool {
        // `MPL-2.0+` offers MPL-2.0 too.
        let licence = licence.to_string().trim_end_matches('+').to_owned();
        self.all.contains(&licence) || self.single.contains(&(name.to_owned(), licence))
    }
}

fn texts(table: &toml::Value) -> Vec<String> {
    let items = table.get("allow").and_then(toml::Value::as_array).into_iter().flatten();
    items.filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

#[test]
fn every_dependency_may_be_used_and_passed_on() -> TestResult {
    let allowed = Allowed::read()?;
    let metadata = dependencies::metadata()?;
    let nodes = &metadata.resolve.as_ref().ok_or("cargo metadata did not resolve")?.nodes;
    let mut breaches = Vec::new();
    for node in nodes {
        let package = &metadata[&node.id];
        let Some(licence) = &package.license else {
            breaches.push(format!("{} names no licence", package.name));
            continue;
        };
        let expression = Expression::parse_mode(licence, ParseMode::LAX)?;
        if !expression.evaluate(|licence| allowed.allows(&package.name, licence)) {
            breaches.push(format!("{} {} stands under {licence}", package.name, package.version));
        }
    }
    hold("Every dependency stands under a licence that deny.toml allows.", &breaches)
}

#[test]
fn every_exception_is_still_needed() -> TestResult {
    let names: BTreeSet<String> = dependencies::metadata()?.packages.iter().map(|it| it.name.to_string()).collect();
    let allowed = Allowed::read()?;
    let gone = allowed.single.iter().filter(|(name, _)| !names.contains(name));
    let breaches: Vec<String> = gone.map(|(name, licence)| format!("{name}: {licence}")).collect();
    hold("An exception in deny.toml is for a crate that is still used.", &breaches)
}
