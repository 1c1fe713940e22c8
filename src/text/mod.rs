//! Values written for a terminal or as Markdown. It makes text and decides nothing.

pub(crate) mod built;
pub(crate) mod codes;
pub mod comparison;
pub(crate) mod progress;
pub mod rollup;
mod unified;

pub(crate) use unified::unified;
