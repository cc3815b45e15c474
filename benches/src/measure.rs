//! Time, memory and percentiles.

use std::time::Duration;

/// CPU time of this process so far, system time included.
///
/// Read from `/proc/self/stat` (fields 14 and 15, in ticks of 10 ms on Linux); zero where there is none.
#[must_use]
pub fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in parentheses and may hold spaces.
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// CPU time since [`cpu_time`] was `before`.
#[must_use]
pub fn cpu_since(before: Duration) -> Duration {
    cpu_time().saturating_sub(before)
}

/// CPU time of this thread so far, to the nanosecond where the system tells (`/proc/thread-self/schedstat`), else that
/// of the process.
#[must_use]
pub fn thread_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = stat.split_whitespace().next().and_then(|field| field.parse().ok());
    nanos.map_or_else(cpu_time, Duration::from_nanos)
}

/// The most memory this process has held so far, in MiB; zero where `/proc` does not tell.
#[must_use]
pub fn peak_memory() -> f64 {
    memory_line("VmHWM:")
}

/// The memory this process holds now, in MiB; zero where `/proc` does not tell.
#[must_use]
pub fn memory() -> f64 {
    memory_line("VmRSS:")
}

fn memory_line(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u32>().ok()).unwrap_or(0);
    rounded(f64::from(kib) / 1024.0)
}

/// The value that `share` of the times do not exceed.
#[must_use]
pub fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    let at = (1..=last).rev().find(|at| at_most(*at, last, share)).unwrap_or(0);
    times.get(at).copied().unwrap_or_default()
}

fn at_most(at: usize, last: usize, share: f64) -> bool {
    per(at, last) <= share
}

/// `count` over `of`.
#[must_use]
pub fn per(count: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(count) / number(of.max(1))
}

/// How many a second.
#[must_use]
pub fn rate(count: usize, time: Duration) -> f64 {
    (f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / time.as_secs_f64().max(1e-9)).round()
}

/// In milliseconds, to the hundredth.
#[must_use]
pub fn ms(time: Duration) -> f64 {
    rounded(time.as_secs_f64() * 1000.0)
}

/// To the hundredth.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// What must not be exceeded: what was is told at the end, all of it, and then the program fails.
#[derive(Debug, Default)]
pub struct Bars(Vec<String>);

impl Bars {
    /// At most `bar` of something; nothing without a bar.
    pub fn at_most(&mut self, what: &str, measured: f64, bar: f64) {
        if measured > bar {
            self.0.push(format!("{what} is {measured}, and may be {bar}"));
        }
    }

    /// At least `bar` of something.
    pub fn at_least(&mut self, what: &str, measured: f64, bar: f64) {
        if measured < bar {
            self.0.push(format!("{what} is {measured}, and must be {bar}"));
        }
    }

    /// An error that names every bar that was missed.
    pub fn hold(self) -> anyhow::Result<()> {
        anyhow::ensure!(self.0.is_empty(), "missed: {}", self.0.join("; "));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times() {
        let mut times: Vec<Duration> = (1..=101).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&mut times, 0.5), Duration::from_millis(51));
        assert_eq!(percentile(&mut times, 0.99), Duration::from_millis(100));
        assert_eq!(percentile(&mut times, 1.0), Duration::from_millis(101));
        assert_eq!(percentile(&mut [], 0.99), Duration::ZERO);
    }
}
