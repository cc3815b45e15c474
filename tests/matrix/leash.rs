//! A program that dies at once when it is let go, and when the test process ends, however that ends.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::TestResult;

/// A program on a leash; what it prints is in `out.log` of its directory.
pub(crate) struct Leash {
    shell: Child,
    log: PathBuf,
}

impl Leash {
    /// Starts it in a directory.
    pub(crate) fn start<'a>(
        dir: &Path,
        program: impl AsRef<OsStr>,
        args: &[&str],
        environment: impl IntoIterator<Item = (&'a str, String)>,
    ) -> TestResult<Self> {
        // The shell lives as long as the pipe to its standard input; then it kills the program.
        let script = r#""$@" >>out.log 2>&1 </dev/null & program=$!; cat >/dev/null; kill -9 $program; wait $program"#;
        let shell = Command::new("sh")
            .args(["-c", script, "leash"])
            .arg(program)
            .args(args)
            .envs(environment)
            .current_dir(dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self { shell, log: dir.join("out.log") })
    }

    /// What it has printed.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}
