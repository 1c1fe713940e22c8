//! What can be typed to compare returns, and how git calls for a comparison.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::terminal::Colour;

/// Where collections are if nothing else is said.
pub const DEFAULT_RETURNS: &str = "returns";

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
A side is a selection, a file, or either of them as it was at a revision of git:
REVISION:SELECTION, or REVISION:PATH with the path from the top of the repository. Where one
side alone is named, it is compared with the same partnership's return in the round before,
which is the one that `previous:` in `round.yaml` names.

A side that has errors is compared as far as it can be read, and its errors are listed.

Exit status: 0 compared, 2 could not compare. With --exit-code, as with git diff: 0 nothing
differs, 1 something does, 2 could not compare. A return that only one side has differs, and
so does one with errors, because what it says cannot be known in full.

Examples:
  stocktake diff example-nation/2020/auchterwhin           since the round before
  stocktake diff example-nation/2019 example-nation/2020   every return of two rounds
  stocktake diff v1:example-nation/2020/auchterwhin example-nation/2020/auchterwhin
  stocktake diff old.yaml returns/example-nation/2020/auchterwhin.yaml
  stocktake diff --git main...HEAD                         all returns that this branch changes
  stocktake diff --git main...HEAD --format markdown       the same, as a comment
  stocktake diff --format json example-nation/2020 | jq '.returns[].comparison.counts'
  stocktake diff --schema > changes.schema.json")]
pub struct DiffArgs {
    /// The old side, or the only one: collection/round/partnership, collection/round, a file, or
    /// REVISION: and either
    #[arg(value_name = "OLD", required_unless_present_any = ["schema", "git"])]
    pub old: Option<OsString>,
    /// The new side [default: OLD is the new side, and the round before it the old one]
    #[arg(value_name = "NEW")]
    pub new: Option<OsString>,
    /// Compare all returns that a range of commits changes: A...B is what B changed since it left A
    #[arg(long, value_name = "RANGE", conflicts_with = "old")]
    pub git: Option<String>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = DEFAULT_RETURNS)]
    pub returns: PathBuf,
    /// A folder whose file of a language, such as `lang/gd.ftl`, says what changed
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t = ChangesFormat::Terminal)]
    pub format: ChangesFormat,
    /// End with 1 where anything differs
    #[arg(long)]
    pub exit_code: bool,
    /// Print the JSON Schema of `--format json` instead, draft 2020-12
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// Do not show what is longer than the terminal through `PAGER`, or `less`
    #[arg(long)]
    pub no_pager: bool,
    /// Colour: always, never, or on a terminal that has not set NO_COLOR
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// A form of what changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For people, 80 columns wide
    Terminal,
    /// A comment on a merge request, of at most 65,000 characters
    Markdown,
    /// All of it, for programs
    Json,
}
