//! Which crate may use what.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use crate::{TestResult, hold};

/// Crates of the project and what they never use directly, tests excepted.
const NEVER: &[(&str, &[&str])] = &[
    (
        "bot-core",
        &[
            "serenity",
            "matrix-sdk",
            "axum",
            "reqwest",
            "anyhow",
            "figment",
            "clap",
            "bot-discord",
            "bot-matrix",
            "bot-console",
            "village",
        ],
    ),
    ("bot-discord", &["matrix-sdk", "sqlx", "anyhow", "bot-matrix", "bot-console", "village"]),
    ("bot-matrix", &["serenity", "sqlx", "anyhow", "bot-discord", "bot-console", "village"]),
    ("bot-console", &["serenity", "matrix-sdk", "sqlx", "anyhow", "bot-discord", "bot-matrix", "village"]),
    ("village-bench", &["serenity", "matrix-sdk", "bot-matrix", "village"]),
    ("core-tests", &[]),
];

/// What does not even come along with something else.
const NEVER_BEHIND: &[(&str, &[&str])] = &[
    ("bot-core", &["serenity", "matrix-sdk", "axum", "reqwest", "hyper", "anyhow"]),
    ("bot-console", &["serenity", "matrix-sdk", "axum", "reqwest", "hyper"]),
    ("bot-discord", &["matrix-sdk"]),
    ("bot-matrix", &["serenity"]),
];

/// The workspace with everything it is built from on this machine.
pub(crate) fn metadata() -> Result<Metadata, Box<dyn Error>> {
    // Without the platform Cargo would fetch what only other systems need.
    let rustc = String::from_utf8(Command::new("rustc").arg("-vV").output()?.stdout)?;
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not know its host")?;
    let options = ["--locked", "--filter-platform", host].map(str::to_owned);
    Ok(MetadataCommand::new().current_dir(crate::sources::root()).other_options(options).exec()?)
}

#[test]
fn every_crate_uses_only_what_it_may() -> TestResult {
    let metadata = metadata()?;
    let mut breaches = Vec::new();
    for (name, never) in NEVER {
        let package = package(&metadata, name)?;
        for used in package.dependencies.iter().filter(|used| used.kind != DependencyKind::Development) {
            if never.contains(&used.name.as_str()) {
                breaches.push(format!("{name} uses {}", used.name));
            }
        }
    }
    for (name, never) in NEVER_BEHIND {
        let behind = everything_behind(&metadata, &package(&metadata, name)?.id)?;
        breaches.extend(never.iter().filter(|it| behind.contains(**it)).map(|it| format!("{name} brings {it} along")));
    }
    let known: Vec<&str> = NEVER.iter().map(|(name, _)| *name).chain(["village"]).collect();
    for package in metadata.workspace_packages().iter().filter(|package| !known.contains(&package.name.as_str())) {
        breaches.push(format!("{} is new: say in {} what it may use", package.name, file!()));
    }
    hold(
        "The core knows no platform, adapters know no database and not each other, `anyhow` belongs to the root, and only \
         the root knows everything.",
        &breaches,
    )
}

#[test]
fn every_platform_can_be_left_out_and_is_in_by_default() -> TestResult {
    let metadata = metadata()?;
    let root = package(&metadata, "village")?;
    let feature = |name: &str| root.features.get(name).cloned().unwrap_or_default();
    let mut breaches = Vec::new();
    for platform in ["discord", "matrix", "console"] {
        if !feature(platform).contains(&format!("dep:bot-{platform}")) {
            breaches.push(format!("the feature `{platform}` does not bring bot-{platform}"));
        }
        if !feature("default").contains(&platform.to_owned()) {
            breaches.push(format!("`{platform}` is not on by default"));
        }
    }
    hold("Each adapter is a feature of the root, on by default.", &breaches)
}

#[test]
fn the_scenario_harness_stays_out_of_the_program() -> TestResult {
    let metadata = metadata()?;
    let mut breaches = Vec::new();
    for package in metadata.workspace_packages().into_iter().filter(|package| package.name != "village-bench") {
        let uses = package.dependencies.iter().filter(|used| used.kind != DependencyKind::Development);
        let harness = uses.filter(|used| used.name == "bot-core" && used.features.contains(&"testing".to_owned()));
        breaches.extend(harness.map(|_| package.name.to_string()));
    }
    hold("The feature `testing` of bot-core is for dev-dependencies and benches.", &breaches)
}

#[test]
fn a_plain_cargo_test_means_everything_and_lints_hold_everywhere() -> TestResult {
    let metadata = metadata()?;
    let default: BTreeSet<&PackageId> = metadata.workspace_default_members.iter().collect();
    let mut breaches = Vec::new();
    for package in metadata.workspace_packages() {
        if !default.contains(&package.id) {
            breaches.push(format!("{} is not among the default members", package.name));
        }
        let manifest: toml::Table = std::fs::read_to_string(&package.manifest_path)?.parse()?;
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        if lints != Some(true) {
            breaches.push(format!("{} does not take the workspace's lints", package.name));
        }
    }
    hold("Every crate is a default member and takes the workspace's lints.", &breaches)
}

fn package<'a>(metadata: &'a Metadata, name: &str) -> Result<&'a Package, String> {
    let found = metadata.workspace_packages().into_iter().find(|package| package.name == name);
    found.ok_or_else(|| format!("there is no crate {name} in this workspace"))
}

/// The names of everything that `package` is built from, near or far.
fn everything_behind(metadata: &Metadata, package: &PackageId) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let nodes = &metadata.resolve.as_ref().ok_or("cargo metadata did not resolve")?.nodes;
    let nodes: BTreeMap<&PackageId, _> = nodes.iter().map(|node| (&node.id, node)).collect();
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![package];
    while let Some(id) = open.pop() {
        let Some(node) = nodes.get(id).filter(|_| seen.insert(id)) else { continue };
        let normal = node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(|it| it.kind == DependencyKind::Normal));
        open.extend(normal.map(|dep| &dep.pkg));
        names.insert(metadata[id].name.to_string());
    }
    Ok(names)
}
