//! What stocktake speaks through: its two streams, a pager, colours, and the width of a line.

mod pager;
mod streams;

use clap::ValueEnum;

pub(crate) use pager::{paged, width};
pub(crate) use streams::{Streams, why};

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that has not set NO_COLOR
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether there are colours on a stream that somebody watches, or nobody.
    pub(crate) fn is_on(self, is_watched: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                is_watched && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}
