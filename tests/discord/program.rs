//! The program itself, `village run`, in the world.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::world::{TOKEN, TestResult, World, within};

/// The program in a folder of its own; killed when the test is over.
pub(crate) struct Program {
    process: Child,
    log: UnboundedReceiver<String>,
    /// What of its log the test has read so far.
    pub(crate) read: Vec<String>,
    _folder: TempDir,
}

impl Program {
    /// Starts it on this world, with these variables besides.
    pub(crate) fn start(world: &World, variables: &[(&str, &str)]) -> TestResult<Self> {
        let folder = tempfile::tempdir()?;
        // Beyond its limit a process gets a signal, unless it does not want it: then writing fails, as on a full disk.
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" run", env!("CARGO_BIN_EXE_village")]);
        command.env("VILLAGE_DISCORD__TOKEN", TOKEN).env("VILLAGE_DISCORD__API", world.api());
        command.envs(variables.iter().copied()).current_dir(folder.path()).kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let mut lines = BufReader::new(process.stderr.take().ok_or("no log")?).lines();
        let (sender, log) = unbounded_channel();
        // Read also when the test does not listen: a program whose log is full waits.
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                let _ = sender.send(line);
            }
        });
        Ok(Self { process, log, read: Vec::new(), _folder: folder })
    }

    /// Kills it at once, in the middle of whatever it is doing.
    pub(crate) async fn dies(mut self) -> TestResult {
        Ok(self.process.kill().await?)
    }

    /// Tells it to stop, and says whether it ended well, and after how long.
    pub(crate) async fn stops(&mut self) -> TestResult<(bool, Duration)> {
        let process = self.process.id().ok_or("it has ended")?.to_string();
        let began = Instant::now();
        Command::new("sh").args(["-c", &format!("kill -TERM {process}")]).status().await?;
        let end = within("it stops", self.process.wait()).await??;
        Ok((end.success(), began.elapsed()))
    }

    /// Lets no file of its grow beyond so many bytes, as if the disk were full there.
    pub(crate) async fn may_write(&self, bytes: &str) -> TestResult {
        let process = self.process.id().ok_or("it has ended")?.to_string();
        let most = format!("--fsize={bytes}:");
        let done = Command::new("prlimit").args(["--pid", &process, &most]).status().await?;
        if done.success() { Ok(()) } else { Err("prlimit could not set a limit".into()) }
    }

    /// Reads its log up to a line with these words.
    pub(crate) async fn logs(&mut self, words: &str) -> TestResult {
        let (log, read) = (&mut self.log, &mut self.read);
        within(words, async {
            while let Some(line) = log.recv().await {
                read.push(line.clone());
                if line.contains(words) {
                    return Ok(());
                }
            }
            Err(format!("it ended without saying {words:?}").into())
        })
        .await?
    }
}

/// A port that nobody uses at this moment.
pub(crate) fn free_address() -> TestResult<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// What the program answers to `/readyz` or `/metrics`.
pub(crate) async fn get(address: &str, path: &str) -> TestResult<(u16, String)> {
    let answer = reqwest::get(format!("http://{address}{path}")).await?;
    Ok((answer.status().as_u16(), answer.text().await?))
}
