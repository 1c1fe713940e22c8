//! How findings are shown, of every command that has some.

use clap::{Args, ValueEnum};

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

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Several lines each, with the author's own text
    Human,
    /// One line each: place, code, message
    Short,
    /// As JSON, whose schema `stocktake check --schema` prints
    Json,
    /// As SARIF 2.1.0, for programs that collect the findings of others
    Sarif,
    /// As workflow commands of GitHub Actions, which shows them beside the lines
    Github,
    /// As JUnit XML, a test for each file, as GitLab and others read it
    Junit,
}

impl Format {
    /// Whether it is for programs, and goes to standard output.
    pub fn is_data(self) -> bool {
        !matches!(self, Self::Human | Self::Short)
    }
}

/// When findings are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that has not set NO_COLOR
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
