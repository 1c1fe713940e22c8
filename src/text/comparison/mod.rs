//! What changed between returns, set for a terminal and as Markdown. What is said, and with which
//! signs, is decided in [`crate::telling`].

pub mod markdown;
pub mod terminal;
