//! A `village` program in a folder of its own.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

/// How long a program under test may take before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder in which the program is called, with no environment but what a test adds.
pub(crate) struct Folder {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a call printed, and how it ended.
pub(crate) struct Called {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        Ok(Self { folder: tempfile::tempdir()?, variables: Vec::new() })
    }

    /// A folder with this `village.toml`.
    pub(crate) fn with(configuration: &str) -> Result<Self, Box<dyn Error>> {
        Self::new()?.file("village.toml", configuration)
    }

    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Result<Self, Box<dyn Error>> {
        std::fs::write(self.path().join(name), text)?;
        Ok(self)
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The names of what is in the folder.
    pub(crate) fn contents(&self) -> Result<Vec<PathBuf>, Box<dyn Error>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.path())? {
            names.push(entry?.file_name().into());
        }
        names.sort();
        Ok(names)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_village"));
        command.args(args).current_dir(self.path()).env_clear().envs(self.variables.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Calls the program and waits for its end.
    pub(crate) fn call(&self, args: &[&str]) -> Result<Called, Box<dyn Error>> {
        self.tell(args, "")
    }

    /// The same with these lines typed to it.
    pub(crate) fn tell(&self, args: &[&str], lines: &str) -> Result<Called, Box<dyn Error>> {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // Whoever reads nothing has ended already.
            let _ = stdin.write_all(lines.as_bytes());
        }
        let output = child.wait_with_output()?;
        Ok(Called {
            status: output.status.code(),
            out: String::from_utf8(output.stdout)?,
            err: String::from_utf8(output.stderr)?,
        })
    }

    /// Starts the program and reads its log.
    pub(crate) fn start(&self, args: &[&str]) -> Result<Running, Box<dyn Error>> {
        let mut child = self.command(args).spawn()?;
        let log = child.stderr.take().ok_or("no log")?;
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(log).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Running { child, lines, seen: Vec::new() })
    }
}

/// A program that runs; it is killed when the test is over.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Running {
    /// The next line of the log that contains `words`.
    pub(crate) fn logs(&mut self, words: &str) -> Result<String, Box<dyn Error>> {
        let began = Instant::now();
        while let Some(left) = PATIENCE.checked_sub(began.elapsed()) {
            let Ok(line) = self.lines.recv_timeout(left) else { break };
            self.seen.push(line.clone());
            if line.contains(words) {
                return Ok(line);
            }
        }
        Err(format!("the log never said {words:?}, but:\n{}", self.seen.join("\n")).into())
    }

    /// Sends a signal and says how the program ended, and after how long.
    pub(crate) fn signal(&mut self, signal: &str) -> Result<(ExitStatus, Duration), Box<dyn Error>> {
        let began = Instant::now();
        let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {}", self.child.id())]).status()?;
        if !sent.success() {
            return Err(format!("{signal} could not be sent").into());
        }
        // Its pipes close when it ends, so this waits without asking again and again.
        let mut rest = String::new();
        if let Some(mut out) = self.child.stdout.take() {
            out.read_to_string(&mut rest)?;
        }
        Ok((self.child.wait()?, began.elapsed()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already when the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
