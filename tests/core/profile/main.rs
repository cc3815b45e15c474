//! What a member shares of herself: `my profile`, `my topics`, `my lived` and the rest, and who sees it.

mod forms;
mod keeping;
mod sharing;
mod telling;
mod wishes;
