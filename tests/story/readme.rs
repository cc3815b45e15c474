//! What README.md shows, held to what the program prints.

use std::error::Error;

use crate::TestResult;
use crate::program::{ENGLISH, HOME, SPANISH, Story, tell};

/// A line of its own in the README's transcript: something is left out here.
const LEFT_OUT: &str = "…";

#[test]
fn the_readme_shows_what_the_program_prints() -> TestResult {
    let readme = readme()?;
    let (_, transcript) = readme.split_once("```text\n").ok_or("the README has no transcript")?;
    let (transcript, _) = transcript.split_once("```").ok_or("the README's transcript does not end")?;
    let told = tell(ENGLISH, &[])?;
    let mut rest = told.as_str();
    for piece in pieces(transcript) {
        let Some((_, after)) = rest.split_once(piece.as_str()) else {
            return Err(format!("the README shows what the program does not print (there):\n{piece}").into());
        };
        rest = after;
    }
    Ok(())
}

#[test]
fn the_readme_says_how_to_see_it_again() -> TestResult {
    let readme = readme()?;
    for story in [ENGLISH, SPANISH] {
        let command = command(&story);
        assert!(readme.contains(&command), "the README does not say `{command}`");
    }
    Ok(())
}

fn readme() -> Result<String, Box<dyn Error>> {
    Ok(std::fs::read_to_string(format!("{HOME}/README.md"))?)
}

fn command(story: &Story) -> String {
    format!("cargo run --release -- {}\n", story.arguments().join(" "))
}

/// What stands between the lines that say that something is left out: whole lines, without the blank ones around.
fn pieces(transcript: &str) -> Vec<String> {
    let lines: Vec<&str> = transcript.lines().collect();
    let pieces = lines.split(|line| *line == LEFT_OUT).map(|piece| piece.join("\n").trim_matches('\n').to_owned());
    pieces.filter(|piece| !piece.is_empty()).map(|piece| piece + "\n").collect()
}
