//! People in front of a Matrix client of another code base (`driver.py`), as tests speak of them.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

use serde_json::{Value, json};

use super::TestResult;
use super::synapse::{SECRET, SERVER, Synapse, python};

/// Somebody with an account.
pub(crate) struct Driver {
    /// Her account.
    pub(crate) id: String,
    pipe: Mutex<Pipe>,
    _store: tempfile::TempDir,
}

struct Pipe {
    process: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    troubles: tempfile::NamedTempFile,
}

/// An event as she sees it.
#[derive(Debug, Clone)]
pub(crate) struct Sight(pub(crate) Value);

impl Sight {
    /// The event's id.
    pub(crate) fn id(&self) -> &str {
        self.0["event"].as_str().unwrap_or_default()
    }

    /// What it says now.
    pub(crate) fn body(&self) -> &str {
        let content = &self.0["content"];
        content["m.new_content"]["body"].as_str().or_else(|| content["body"].as_str()).unwrap_or_default()
    }

    /// Whether it was encrypted.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.0["encrypted"] == true
    }
}

impl Pipe {
    fn open() -> TestResult<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/matrix/driver.py");
        let troubles = tempfile::NamedTempFile::new()?;
        // It ends when its standard input does, and so with the test process.
        let mut process = Command::new(python()?)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(troubles.reopen()?)
            .spawn()?;
        let requests = process.stdin.take().ok_or("no standard input")?;
        let answers = BufReader::new(process.stdout.take().ok_or("no standard output")?);
        Ok(Self { process, requests, answers, troubles })
    }

    fn ask(&mut self, request: &Value) -> TestResult<Value> {
        writeln!(self.requests, "{request}")?;
        self.requests.flush()?;
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            let troubles = std::fs::read_to_string(self.troubles.path())?;
            return Err(format!("the driver has ended:\n{troubles}").into());
        }
        let mut answer: Value = serde_json::from_str(&line)?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(error.to_owned().into()),
            None => Ok(answer["ok"].take()),
        }
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Makes an account without anybody in front of it; its password is its name.
pub(crate) fn register(synapse: &Synapse, name: &str) -> TestResult<String> {
    Pipe::open()?.ask(&registration(synapse, name))?;
    Ok(format!("@{name}:{SERVER}"))
}

/// Makes new accounts; gives the access token of each. The first may look after the homeserver.
pub(crate) fn register_all(synapse: &Synapse, names: &[String]) -> TestResult<Vec<String>> {
    let mut pipe = Pipe::open()?;
    let mut tokens = Vec::new();
    for name in names {
        let mut registration = registration(synapse, name);
        registration["admin"] = json!(tokens.is_empty());
        tokens.push(pipe.ask(&registration)?.as_str().ok_or("no access token")?.to_owned());
    }
    Ok(tokens)
}

fn registration(synapse: &Synapse, name: &str) -> Value {
    json!({"do": "register", "homeserver": synapse.url(), "secret": SECRET, "name": name, "password": name})
}

impl Driver {
    /// Somebody new.
    pub(crate) fn user(synapse: &Synapse, name: &str) -> TestResult<Self> {
        let store = tempfile::tempdir()?;
        let mut pipe = Pipe::open()?;
        pipe.ask(&registration(synapse, name))?;
        let log_in = json!({"do": "log_in", "homeserver": synapse.url(), "name": name, "password": name,
            "store": store.path()});
        let id = pipe.ask(&log_in)?.as_str().unwrap_or_default().to_owned();
        Ok(Self { id, pipe: Mutex::new(pipe), _store: store })
    }

    fn ask(&self, request: &Value) -> TestResult<Value> {
        self.pipe.lock().map_err(|_| "a test has failed before")?.ask(request)
    }

    /// Any request of the client's protocol.
    pub(crate) fn api(&self, method: &str, path: &str, body: &Value) -> TestResult<Value> {
        self.ask(&json!({"do": "api", "method": method, "path": path, "body": body}))
    }

    /// Makes a room.
    pub(crate) fn makes_room(&self, name: &str, encrypted: bool, more: &Value) -> TestResult<String> {
        let mut body = json!({"name": name, "preset": "public_chat"});
        if encrypted {
            let encryption = json!({"algorithm": "m.megolm.v1.aes-sha2"});
            body["initial_state"] = json!([{"type": "m.room.encryption", "state_key": "", "content": encryption}]);
        }
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        let room = self.api("POST", "client/v3/createRoom", &body)?;
        Ok(room["room_id"].as_str().ok_or("no room")?.to_owned())
    }

    /// Asks somebody in.
    pub(crate) fn invites(&self, room: &str, who: &str) -> TestResult {
        self.api("POST", &format!("client/v3/rooms/{room}/invite"), &json!({"user_id": who}))?;
        Ok(())
    }

    /// Comes into a public room.
    pub(crate) fn joins(&self, room: &str) -> TestResult {
        self.api("POST", &format!("client/v3/join/{room}"), &json!({}))?;
        Ok(())
    }

    /// Sets a state event.
    pub(crate) fn sets(&self, room: &str, kind: &str, key: &str, content: &Value) -> TestResult {
        self.api("PUT", &format!("client/v3/rooms/{room}/state/{kind}/{key}"), content)?;
        Ok(())
    }

    /// Sends any event.
    pub(crate) fn sends(&self, room: &str, kind: &str, content: &Value) -> TestResult<String> {
        let sent = self.ask(&json!({"do": "sends", "room": room, "type": kind, "content": content}))?;
        Ok(sent.as_str().unwrap_or_default().to_owned())
    }

    /// Says something.
    pub(crate) fn says(&self, room: &str, words: &str) -> TestResult<String> {
        self.sends(room, "m.room.message", &json!({"msgtype": "m.text", "body": words, "m.mentions": {}}))
    }

    /// Sends a file of text.
    pub(crate) fn uploads(&self, room: &str, name: &str, kind: &str, text: &str) -> TestResult {
        self.ask(&json!({"do": "uploads", "room": room, "name": name, "kind": kind, "text": text}))?;
        Ok(())
    }

    /// Sets a reaction.
    pub(crate) fn reacts(&self, room: &str, on: &str, key: &str) -> TestResult<String> {
        let relation = json!({"rel_type": "m.annotation", "event_id": on, "key": key});
        self.sends(room, "m.reaction", &json!({"m.relates_to": relation}))
    }

    /// Takes something back.
    pub(crate) fn redacts(&self, room: &str, event: &str) -> TestResult {
        let path = format!("client/v3/rooms/{room}/redact/{event}/once");
        self.api("PUT", &path, &json!({}))?;
        Ok(())
    }

    /// The next message that fits, within twenty seconds unless `wanted` says otherwise; each is seen once.
    pub(crate) fn sees(&self, wanted: &Value) -> TestResult<Sight> {
        self.look("sees", wanted).map(Sight)
    }

    /// What `sender` says in a room next, with these words in it.
    pub(crate) fn hears(&self, room: &str, sender: &str, words: &str) -> TestResult<Sight> {
        self.sees(&json!({"room": room, "sender": sender, "contains": words}))
    }

    /// All that fits and has happened so far.
    pub(crate) fn has(&self, wanted: &Value) -> TestResult<Vec<Sight>> {
        let found = self.look("has", wanted)?;
        Ok(found.as_array().into_iter().flatten().cloned().map(Sight).collect())
    }

    /// The files that somebody has brought into a room so far, opened, oldest first.
    pub(crate) fn files(&self, room: &str, sender: &str) -> TestResult<Vec<String>> {
        let sights = self.has(&json!({"room": room, "sender": sender}))?;
        let files = sights.iter().map(|sight| &sight.0["content"]).filter(|content| content["msgtype"] == "m.file");
        let open =
            |content| Ok(self.look("opens", &json!({"content": content}))?.as_str().unwrap_or_default().to_owned());
        files.map(open).collect()
    }

    /// The room that somebody has asked her into alone.
    pub(crate) fn direct_room(&self, with: &str) -> TestResult<String> {
        let room = self.look("direct", &json!({"with": with}))?;
        Ok(room.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until her client knows that these are in a room.
    pub(crate) fn knows(&self, room: &str, members: &[&str]) -> TestResult {
        self.look("in_room", &json!({"room": room, "members": members})).map(|_| ())
    }

    /// Waits until her client knows so many devices of somebody.
    pub(crate) fn knows_devices(&self, user: &str, count: usize) -> TestResult {
        self.look("knows_devices", &json!({"user": user, "count": count})).map(|_| ())
    }

    /// From now on nobody gets the keys of what she says.
    pub(crate) fn holds_keys(&self) -> TestResult {
        self.look("hold_keys", &json!({})).map(|_| ())
    }

    /// They get them now.
    pub(crate) fn releases_keys(&self) -> TestResult<u64> {
        Ok(self.look("release_keys", &json!({}))?.as_u64().unwrap_or_default())
    }

    fn look(&self, what: &str, wanted: &Value) -> TestResult<Value> {
        let mut request = wanted.clone();
        request["do"] = json!(what);
        self.ask(&request)
    }
}
