//! Matching: how long the best matching of a graph takes, with its proof, and how long rustworkx-core takes for it.
//!
//! `cargo run --release -p village-bench --bin matching -- FILE [--repeat N]`
//!
//! A file is a graph: little-endian int32 `n`, `m`, then `u[m]`, `v[m]`, `w[m]`. Without one a few are generated.
//! `--generate knn|interests|random --n N --k K --seed S FILE` writes one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use bot_core::intros::matching::{Edge, Graph, best_candidates, solve};
use clap::{Parser, ValueEnum};
use rustworkx_core::max_weight_matching::max_weight_matching;
use rustworkx_core::petgraph::graph::{NodeIndex, UnGraph};
use serde_json::json;
use village_bench::chance::Chance;
use village_bench::measure::thread_time;

/// What is measured with, or written.
#[derive(Parser)]
struct Options {
    /// The graph.
    file: Option<PathBuf>,
    /// How often it is matched; the fastest counts.
    #[arg(long, default_value_t = 3)]
    repeat: usize,
    /// Leaves rustworkx-core out, which takes long for large graphs.
    #[arg(long)]
    alone: bool,
    /// Writes a graph instead.
    #[arg(long, requires = "file")]
    generate: Option<Kind>,
    /// Its vertices.
    #[arg(long, default_value_t = 1_000)]
    n: u32,
    /// The candidates of each, or, of a random graph, its neighbours on average.
    #[arg(long, default_value_t = 32)]
    k: u32,
    /// What its lots are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// A kind of graph.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// The best candidates of each, by interests.
    Knn,
    /// Everybody with everybody, by interests.
    Interests,
    /// Edges between any two, with weights between -50 and 1,000.
    Random,
}

/// A graph as it stands in a file.
struct Listed {
    vertices: u32,
    edges: Vec<Edge>,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    match (&options.file, options.generate) {
        (Some(file), Some(kind)) => generate(kind, options.n, options.k, options.seed).write(file),
        (Some(file), None) => measure(&Listed::read(file)?, &options),
        (None, _) => {
            let cases = [(Kind::Interests, 500), (Kind::Interests, 1_000), (Kind::Knn, 2_000), (Kind::Random, 2_000)];
            cases.into_iter().try_for_each(|(kind, n)| measure(&generate(kind, n, options.k, options.seed), &options))
        }
    }
}

fn measure(listed: &Listed, options: &Options) -> anyhow::Result<()> {
    let (vertices, edges) = (listed.vertices, &listed.edges);
    let mut least = Duration::MAX;
    let mut matched = None;
    for seed in (options.seed..).take(options.repeat.max(1)) {
        let before = thread_time();
        let graph = Graph::new(vertices, edges)?;
        let matching = solve(&graph, seed);
        least = least.min(thread_time().saturating_sub(before));
        matched = Some((graph, matching));
    }
    let (graph, matching) = matched.context("nothing was matched")?;
    matching.proof.verify(&graph, &matching.mates)?;
    let bound = i64::try_from(matching.proof.bound())?;
    let line = json!({
        "n": vertices, "m": edges.len(), "cpu_s": seconds(least), "weight": matching.weight,
        "pairs": matching.pairs().count(), "bound": bound, "exact": bound == matching.weight,
    });
    println!("{line}");
    if options.alone {
        return Ok(());
    }

    let mut peer = UnGraph::<(), i64>::default();
    for _ in 0..vertices {
        peer.add_node(());
    }
    for edge in edges {
        let node = |vertex: u32| anyhow::Ok(NodeIndex::new(usize::try_from(vertex)?));
        peer.add_edge(node(edge.one)?, node(edge.other)?, edge.weight);
    }
    let before = thread_time();
    let pairs = max_weight_matching(&peer, false, |edge| anyhow::Ok(i128::from(*edge.weight())), false)?;
    let theirs = thread_time().saturating_sub(before);
    let weights = pairs.iter().map(|(one, other)| {
        graph.weight(u32::try_from(*one)?, u32::try_from(*other)?).context("rustworkx-core matched strangers")
    });
    let weight: i64 = weights.sum::<anyhow::Result<i64>>()?;
    anyhow::ensure!(weight == matching.weight, "rustworkx-core finds {weight}");
    let ratio = (theirs.as_secs_f64() / least.as_secs_f64().max(1e-9) * 10.0).round() / 10.0;
    println!("{}", json!({"peer": "rustworkx-core", "cpu_s": seconds(theirs), "weight": weight, "ratio": ratio}));
    Ok(())
}

/// To a tenth of a millisecond.
fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e4).round() / 1e4
}

fn generate(kind: Kind, n: u32, k: u32, seed: u64) -> Listed {
    let mut chance = Chance::new(seed);
    let edges = match kind {
        Kind::Random => {
            let pairs = u64::from(n) * u64::from(k) / 2;
            let mut drawn = (0..pairs).map(|_| (below(&mut chance, n), below(&mut chance, n), chance.below(1_051)));
            let edge = |(one, other, weight)| Edge { one, other, weight: i64::try_from(weight).unwrap_or(0) - 50 };
            drawn.by_ref().filter(|(one, other, _)| one != other).map(edge).collect()
        }
        Kind::Knn | Kind::Interests => {
            // Six of forty topics, and a child's age in months: 20 for each topic both like, up to 36 for the age.
            let members: Vec<(u64, u64)> = (0..n)
                .map(|_| ((0..6).fold(0, |topics, _| topics | 1_u64 << chance.below(40)), chance.below(36)))
                .collect();
            let of =
                |member: u32| usize::try_from(member).ok().and_then(|at| members.get(at)).copied().unwrap_or_default();
            let fit = |one: u32, other: u32| {
                let ((topics, age), (others, other_age)) = (of(one), of(other));
                Some(
                    i64::from((topics & others).count_ones()) * 20 + 36
                        - i64::try_from(age.abs_diff(other_age)).unwrap_or(0),
                )
            };
            let count = if matches!(kind, Kind::Interests) { n } else { k };
            let candidates = best_candidates(n, usize::try_from(count).unwrap_or(usize::MAX), seed, fit);
            candidates.pairs.into_iter().map(|(one, other, weight)| Edge { one, other, weight }).collect()
        }
    };
    Listed { vertices: n, edges }
}

fn below(chance: &mut Chance, end: u32) -> u32 {
    u32::try_from(chance.below(u64::from(end))).unwrap_or(0)
}

impl Listed {
    fn read(file: &Path) -> anyhow::Result<Self> {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let (numbers, rest) = bytes.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|bytes| i32::from_le_bytes(*bytes));
        let vertices = u32::try_from(numbers.next().context("there is no n")?)?;
        let size = usize::try_from(numbers.next().context("there is no m")?)?;
        let numbers: Vec<i32> = numbers.collect();
        anyhow::ensure!(rest.is_empty() && numbers.len() == 3 * size, "there are not three numbers an edge");
        let (ones, others) = numbers.split_at(size);
        let (others, weights) = others.split_at(size);
        let edge = |((one, other), weight): ((&i32, &i32), &i32)| {
            anyhow::Ok(Edge { one: u32::try_from(*one)?, other: u32::try_from(*other)?, weight: i64::from(*weight) })
        };
        let edges = ones.iter().zip(others).zip(weights).map(edge).collect::<anyhow::Result<_>>()?;
        Ok(Self { vertices, edges })
    }

    fn write(&self, file: &Path) -> anyhow::Result<()> {
        let mut numbers = vec![i32::try_from(self.vertices)?, i32::try_from(self.edges.len())?];
        for column in
            [|edge: &Edge| i64::from(edge.one), |edge: &Edge| i64::from(edge.other), |edge: &Edge| edge.weight]
        {
            numbers.extend(self.edges.iter().map(|edge| i32::try_from(column(edge))).collect::<Result<Vec<_>, _>>()?);
        }
        let bytes: Vec<u8> = numbers.into_iter().flat_map(i32::to_le_bytes).collect();
        fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))
    }
}
