//! How findings are shown, of every command that has some.

use clap::Args;

use crate::diag::Format;
use crate::terminal::Colour;

/// How findings are shown and counted.
#[derive(Debug, Clone, Args)]
pub struct FindingArgs {
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Colour: always, never, or on a terminal that has not set NO_COLOR
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

impl FindingArgs {
    /// For people, of a command that cannot be told otherwise.
    pub(in crate::cli) const TALK: Self =
        Self { format: Format::Human, strict: false, color: Colour::Auto };
}
