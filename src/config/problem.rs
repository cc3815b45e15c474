//! What is wrong with a configuration, told so that it can be mended.

use std::fmt;

/// Everything that is wrong, in the order in which it was found; never empty.
#[derive(Debug)]
pub(crate) struct Problems(pub(super) Vec<Problem>);

/// One thing that is wrong.
#[derive(Debug)]
pub(super) struct Problem {
    /// The key, or the file as a whole.
    pub(super) key: String,
    /// What it is set to, as it would stand in the file. Nothing for secrets and for what is missing.
    pub(super) value: Option<String>,
    /// Where it is set: a file or an environment variable.
    pub(super) place: Option<String>,
    /// What to do about it.
    pub(super) remedy: String,
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => write!(f, "the configuration needs mending:")?,
            number => write!(f, "the configuration needs mending in {number} places:")?,
        }
        for problem in &self.0 {
            write!(f, "\n\n{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        if let Some(value) = &self.value {
            write!(f, " = {value}")?;
        }
        if let Some(place) = &self.place {
            write!(f, " (in {place})")?;
        }
        write!(f, "\n    {}", self.remedy)
    }
}
