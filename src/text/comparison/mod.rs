//! What changed between returns, for a terminal and as Markdown: in the same words.

mod figures;
pub mod markdown;
mod runs;
pub mod terminal;
mod trail;
mod words;
