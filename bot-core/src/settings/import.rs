//! `settings import`: takes the file of `settings export`, and `settings move` the settings of another community. What it
//! would change is shown first, and nothing of it happens before she says yes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::export::FORMAT;
use super::{Outcome, SettingSpec, Settings, Typed, parse, shown, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, FILE_BYTES, Seen};
use crate::id::ImportId;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Lines of a file that cannot be used, of which it is told why.
const UNUSED: usize = 12;

/// A setting as a file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which.
    pub name: String,
    /// What it is here; none when nobody has set it.
    pub before: Option<Value>,
    /// What it would be.
    pub after: Value,
}

/// A line of a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unused {
    /// What stands before the `=`.
    pub name: String,
    /// Why not.
    pub why: Refusal,
}

/// Shows what a file would change.
#[derive(Debug)]
pub struct Import {
    /// The community whose settings they are; none for a file.
    of: Option<String>,
    wanted: Vec<Wanted>,
    unused: Vec<Unused>,
}

impl Command for Import {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings import",
        args: &[ArgSpec::required("file", ArgKind::File)],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings import",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let text = args.get("file").ok_or_else(|| Refusal::missing("file"))?;
        if text.len() > FILE_BYTES {
            return Err(Refusal::new("refused-import-large").about("file").command("command", "settings export"));
        }
        let table = read(text)?;
        let (mut wanted, mut unused) = (Vec::new(), Vec::new());
        for (name, value) in table {
            match setting(&name, &value, turn) {
                Ok(Some(setting)) => wanted.push(setting),
                Ok(None) => {}
                Err(why) => unused.push(Unused { name: name.chars().take(40).collect(), why }),
            }
        }
        unused.truncate(UNUSED);
        Ok(Self { of: None, wanted, unused })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(self.offer(turn).await?)
    }
}

impl Import {
    /// What would come of taking over the settings of another community. Those that nobody has set there stay here as they
    /// are.
    #[must_use]
    pub fn from(theirs: &Settings, name: String, turn: &Turn<'_>) -> Self {
        let (mut wanted, mut unused) = (Vec::new(), Vec::new());
        for spec in turn.lists.settings() {
            let Some(after) = theirs.get(spec.name).cloned() else { continue };
            if spec.kind.is_of_a_home() {
                unused.push(Unused { name: spec.name.to_owned(), why: Refusal::new("refused-import-place") });
            } else if changes(spec, &after, turn) {
                let before = turn.settings.get(spec.name).cloned();
                wanted.push(Wanted { name: spec.name.to_owned(), before, after });
            }
        }
        Self { of: Some(name), wanted, unused }
    }

    /// Shows it, and keeps it until she says yes.
    pub async fn offer(self, turn: &mut Turn<'_>) -> Result<Outcome, StoreError> {
        let Self { of, wanted, unused } = self;
        let import = turn.ids.next(turn.now);
        if !wanted.is_empty() {
            let (member, wanted) = (turn.asker.member.id, wanted.clone());
            let row = store::Imported { id: import, community: turn.community, member, wanted };
            store::put_import(turn.tx, &row, turn.now).await?;
        }
        Ok(Outcome::Import { import, of, wanted, unused, overtaken: false })
    }
}

/// The table of settings in a file.
fn read(text: &str) -> Result<toml::Table, Refusal> {
    let file: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or(text).lines().count().max(1));
        Refusal::new("refused-import-toml").about("file").number("line", i64::try_from(line).unwrap_or(i64::MAX))
    })?;
    match (file.get("format").and_then(toml::Value::as_integer), file.get("settings")) {
        (Some(FORMAT), Some(toml::Value::Table(settings))) => Ok(settings.clone()),
        (Some(format), _) if format != FORMAT => {
            Err(Refusal::new("refused-import-format").about("file").number("format", format))
        }
        _ => Err(Refusal::new("refused-import-other").about("file").command("command", "settings export")),
    }
}

/// What a line of the file would change; none when that is so already.
fn setting(name: &str, value: &toml::Value, turn: &Turn<'_>) -> Result<Option<Wanted>, Refusal> {
    let spec = turn.lists.setting(name).ok_or_else(|| Refusal::new("refused-import-unknown"))?;
    if spec.kind.is_of_a_home() {
        return Err(Refusal::new("refused-import-place"));
    }
    let text = match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Boolean(yes) => if *yes { "on" } else { "off" }.to_owned(),
        toml::Value::Float(_) | toml::Value::Datetime(_) | toml::Value::Array(_) | toml::Value::Table(_) => {
            return Err(Refusal::new("refused-import-value"));
        }
    };
    // As somebody would type it who has set nothing yet, so that nothing is added to what is here.
    let after = parse(spec, Typed { text: &text, home: None, place: &turn.place }, None)?;
    let before = turn.settings.get(spec.name).cloned();
    Ok(changes(spec, &after, turn).then(|| Wanted { name: spec.name.to_owned(), before, after }))
}

/// Whether this is something else than what is here, as people read it.
fn changes(spec: &SettingSpec, after: &Value, turn: &Turn<'_>) -> bool {
    let then = Settings::new([(spec.name.to_owned(), after.clone())].into(), turn.defaults.clone());
    let text = |settings: &Settings| shown(spec, settings, turn.defaults, Some(turn.home), turn.settings.locale()).0;
    text(turn.settings) != text(&then)
}

/// She says yes. None when the button means nothing any more.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    if !Access::Admin.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    let Some(import) = ImportId::from_simple(&route.subject) else { return Ok(None) };
    let row = store::import(turn.tx, import).await?;
    let row = row.filter(|row| row.community == turn.community && row.member == turn.asker.member.id);
    let Some(row) = row else { return Ok(None) };
    if row.wanted.iter().any(|one| turn.settings.get(&one.name) != one.before.as_ref()) {
        let as_now = |one: Wanted| {
            let spec = turn.lists.setting(&one.name).filter(|spec| changes(spec, &one.after, turn))?;
            Some(Wanted { before: turn.settings.get(spec.name).cloned(), ..one })
        };
        let wanted: Vec<Wanted> = row.wanted.into_iter().filter_map(as_now).collect();
        let row = store::Imported { wanted, ..row };
        store::put_import(turn.tx, &row, turn.now).await?;
        return Ok(Some(Outcome::Import { import, of: None, wanted: row.wanted, unused: Vec::new(), overtaken: true }));
    }
    for one in &row.wanted {
        super::change(turn, &one.name, Some(one.after.clone())).await?;
    }
    store::forget_import(turn.tx, import).await?;
    let settings = row.wanted.into_iter().map(|one| one.name).collect();
    Ok(Some(Outcome::Imported { settings, at: turn.now }))
}
