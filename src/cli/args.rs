//! What can be typed: declarations alone, from which the help, the completions and the man pages
//! are made.

mod author;
mod child;
mod diff;
mod finding;
mod git;
mod setting;
mod verify;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::data::Rows;
use crate::diag::Safety;
use crate::publish::{Only, Share};
use crate::terminal::Colour;

pub use author::{ExplainArgs, NewArgs, ProgressArgs, SchemaArgs};
pub use child::ChildArgs;
#[cfg(unix)]
pub use child::GuardArgs;
#[cfg(feature = "embedded-typst")]
pub use child::{TypstArgs, TypstCommand};
pub use diff::{ChangesFormat, DEFAULT_RETURNS, DiffArgs};
pub use finding::FindingArgs;
pub use git::{GitDiffDriverArgs, GitMergeDriverArgs, GitSetupArgs, GitTextconvArgs};
pub use setting::SettingArgs;
pub(in crate::cli) use setting::TYPST;
pub use verify::{JoinArgs, VerifyArgs};

/// Checks self-evaluation returns and turns them into accessible reports.
///
/// Returns are text files (YAML with Markdown) in a folder of collections. Exit status: 0 all is
/// well, 1 errors were found, 2 stocktake could not run.
#[derive(Debug, Parser)]
#[command(name = "stocktake", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  stocktake check                                  check every return
  stocktake check returns/msg-integration/2019/angus.yaml
  stocktake new msg-integration/2020/angus         begin a return
  stocktake status msg-integration/2019            who has begun, and how far each is
  stocktake build                                  publish everything to out/
  stocktake rollup msg-integration/2019            the national figures of a round
  stocktake diff msg-integration/2019/angus        what changed since the round before
  stocktake synth returns-synthetic/sample-nation  a synthetic nation to try things out with
  stocktake explain E036                           what a code means and what to do";

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check returns and say what is wrong, where, and how to put it right
    Check(CheckArgs),
    /// Publish reports as web pages and PDFs
    Build(BuildArgs),
    /// Hold what was published to its list, or a report to the return that it carries
    Verify(VerifyArgs),
    /// Put the parts of a build together that several machines made
    Join(JoinArgs),
    /// Add up a round: ratings, movement, actions and good practice over all partnerships
    Rollup(RollupArgs),
    /// Say what changed between two returns, two rounds or two commits
    Diff(DiffArgs),
    /// Begin a return, or a round: what is asked, and a key for each answer
    New(NewArgs),
    /// Say who has begun, how far each return is, and what is late
    Status(ProgressArgs),
    /// Print the JSON Schema of the returns of a collection, for editors
    Schema(SchemaArgs),
    /// Make a synthetic collection, to try out what needs many returns
    Synth(SynthArgs),
    /// Join two edited copies of a return by proposal, action and paragraph
    Merge(MergeArgs),
    /// Have git compare and merge returns by what they say
    GitSetup(GitSetupArgs),
    /// A file as it is, where an earlier stocktake has told git to ask
    #[command(hide = true)]
    GitTextconv(GitTextconvArgs),
    /// Two edited copies of a return as one, as git calls a program that merges
    #[command(hide = true)]
    GitMergeDriver(GitMergeDriverArgs),
    /// What changed in a return, as git calls a program that compares
    #[command(hide = true)]
    GitDiffDriver(GitDiffDriverArgs),
    /// Explain a code such as E036 or an item such as 1.1, or list all codes
    Explain(ExplainArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Write the man pages
    Man(ManArgs),
    /// What Typst's own program would do
    #[cfg(feature = "embedded-typst")]
    #[command(hide = true)]
    Typst(TypstArgs),
    /// Render a page by templates that may go on for ever
    #[command(hide = true)]
    Render(ChildArgs),
    /// Run somebody else's program so that nothing of it is left when it ends or when stocktake
    /// does
    #[cfg(unix)]
    #[command(hide = true)]
    Guard(GuardArgs),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  stocktake check                                  everything below returns/
  stocktake check msg-integration/2019             a round
  stocktake check msg-integration/2019/angus       a return
  stocktake check returns/msg-integration/2019/angus.yaml
  stocktake check - --as msg-integration/2019/angus
                                                   a text that is not saved, from a pipe
  stocktake check --format short --strict          one line each, warnings count
  stocktake check --diff                           what `--fix` would change
  stocktake check --fix                            mend what can be meant in one way alone
  stocktake check --fix=suggested                  and what is most likely meant
  stocktake check --format sarif > findings.sarif  for a program that reads SARIF
  stocktake check --schema > findings.schema.json")]
pub struct CheckArgs {
    /// What to check: a collection, collection/round or collection/round/partnership, or a file or
    /// folder; `-` for a text on standard input
    #[arg(value_name = "SELECTION or PATH")]
    pub what: Vec<OsString>,
    /// Which return the text on standard input is: collection/round/partnership
    #[arg(long = "as", value_name = "SELECTION")]
    pub input_is: Option<OsString>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// The folder of templates that `build` is given, for the fonts in it
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// Mend in the files what can be mended: `--fix` alone where the meaning is certain,
    /// `--fix=suggested` also where it is most likely
    #[arg(long, value_enum, value_name = "HOW SURE", num_args = 0..=1, require_equals = true,
          default_missing_value = "safe")]
    pub fix: Option<Mend>,
    /// Show as a unified diff what `--fix` would change, and write nothing
    #[arg(long)]
    pub diff: bool,
    /// Print the JSON Schema of `--format json` instead, draft 2020-12
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// How findings are shown.
    #[command(flatten)]
    pub findings: FindingArgs,
}

/// How sure it must be that a fix is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mend {
    /// What can be meant in one way alone, and loses nothing
    Safe,
    /// That, and what is most likely meant: read the files again afterwards
    Suggested,
}

impl Mend {
    /// The least sure fixes that are made.
    pub(in crate::cli) fn safety(self) -> Safety {
        match self {
            Self::Safe => Safety::Safe,
            Self::Suggested => Safety::Suggested,
        }
    }
}

/// Arguments of `build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  stocktake build                                  everything, to out/
  stocktake build msg-integration/2019/angus       one report, and the pages that list it
  stocktake build --only html                      web pages alone, at once
  stocktake build --explain-rebuild                why each file is made, or is as it was
  stocktake build --partition 2/5 --out part-2     one part of five, for `stocktake join`
  stocktake build --only typst                     the Typst source of each PDF, for an editor
  stocktake build --templates my-templates         your own templates over stocktake's, by name")]
pub struct BuildArgs {
    /// What to publish: a collection, collection/round or collection/round/partnership; everything
    /// if not given
    #[arg(value_name = "SELECTION")]
    pub what: Vec<OsString>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// The folder to publish to; it may be a link to one, and nothing is written through a link in
    /// it
    #[arg(long, value_name = "FOLDER", default_value = "out")]
    pub out: PathBuf,
    /// One kind of file alone
    #[arg(long, value_enum, value_name = "KIND")]
    pub only: Option<Only>,
    /// Make everything, also what is as it would be made
    #[arg(long)]
    pub force: bool,
    /// Say of each file why it was made, or was not
    #[arg(long)]
    pub explain_rebuild: bool,
    /// Make one part of all files alone, such as 2/5, for `stocktake join` to put together; not
    /// with a selection
    #[arg(long, value_name = "K/N", value_parser = setting::share)]
    pub partition: Option<Share>,
    /// How many PDFs are made at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = setting::one_or_more)]
    pub jobs: Option<NonZeroUsize>,
    /// How it is set.
    #[command(flatten)]
    pub setting: SettingArgs,
    /// How findings are shown.
    #[command(flatten)]
    pub findings: FindingArgs,
}

/// Arguments of `rollup`.
#[derive(Debug, Args)]
#[command(after_help = "\
Only final returns without errors are counted. A group of the register or a comparator set with
fewer of them than the `minimum_group` of `partnerships.yaml` is held back, and so is another if
the first could be worked out from it. The CSV is every single answer: drafts are there as well,
marked so, and nothing is held back. The `notice` of `partnerships.yaml` stands in each form; in
the CSV it is the last column of every row.
What is printed as CSV or JSON is, to the byte, what `build` publishes in the round's folder `data`,
unless a report could not be made: `build` counts no return that it has no report of.

Examples:
  stocktake rollup msg-integration/2019                           a view for a terminal
  stocktake rollup msg-integration/2019 --format csv > ratings.csv
  stocktake rollup msg-integration/2019 --format csv --rows actions > actions.csv
  stocktake rollup msg-integration/2019 --format json | jq .denominators
  stocktake rollup --schema > rollup.schema.json")]
pub struct RollupArgs {
    /// The round to add up: collection/round
    #[arg(value_name = "SELECTION", required_unless_present = "schema")]
    pub what: Option<OsString>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// The folder of templates that `build` is given, for the fonts in it
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Data::Table)]
    pub format: Data,
    /// What a row of the CSV is about [default: ratings, or answers of a form without them]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub rows: Option<Rows>,
    /// Print the JSON Schema of `--format json` instead, draft 2020-12
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Colour: always, never, or on a terminal that has not set NO_COLOR
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// A form of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Data {
    /// The figures for people, as plain text
    Table,
    /// What is behind the figures, in rows
    Csv,
    /// All figures, for programs
    Json,
}

/// Arguments of `merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
What one side alone changed is taken as it was written. What both changed, each in its own way, is
left with both versions at that one place, below `conflict:` or in a text between lines of marks,
which `stocktake check` refuses. A file that is no YAML is merged by lines, as git does it.

Exit status: 0 merged, 1 conflicts, 2 could not run.

`stocktake git-setup` has git call this command itself.

Examples:
  stocktake merge base.yaml ours.yaml theirs.yaml                 the result in place of ours.yaml
  stocktake merge base.yaml ours.yaml theirs.yaml --output both.yaml")]
pub struct MergeArgs {
    /// The copy that both began with; an empty file if there was none
    pub base: PathBuf,
    /// Our copy, which the result takes the place of
    pub ours: PathBuf,
    /// The other copy
    pub theirs: PathBuf,
    /// Write the result to this file and leave our copy as it is
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What messages call the file: git gives its path (%P)
    #[arg(long, value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How long the lines of marks are where a file is merged by lines: git gives it (%L)
    #[arg(long, value_name = "N", default_value = "7")]
    pub marker_size: NonZeroUsize,
    /// Leave no conflict: where both sides changed the same, take what this one says
    #[arg(long, value_enum, value_name = "SIDE")]
    pub favor: Option<MergeSide>,
}

/// A copy of the three that are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MergeSide {
    /// Our copy, as `git merge -X ours`
    Ours,
    /// The other copy, as `git merge -X theirs`
    Theirs,
    /// The copy that both began with, as git does it for the base of a criss-cross merge
    Base,
}

/// Arguments of `synth`.
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing in the collection is real: the partnerships do not exist, and ratings, evidence and
actions are put together by chance. Every page and file made from it says so. The same seed gives
the same bytes, on any machine and any day.

Examples:
  stocktake synth --partnerships 31 --rounds 3 --seed 7 returns-synthetic/sample-nation
  stocktake build --returns returns-synthetic --out out-synthetic --only html
  stocktake rollup --returns returns-synthetic sample-nation/2023
  stocktake synth --partnerships 6 --rubric my-rubric.yaml returns-synthetic/small-nation")]
pub struct SynthArgs {
    /// The folder to make; its name is the id of the collection, and it must not be there yet
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// How many partnerships are expected to return, up to 2000
    #[arg(long, value_name = "N", default_value = "31",
          value_parser = clap::value_parser!(u16).range(1..=2000))]
    pub partnerships: u16,
    /// How many rounds there are, a year apart, up to 10
    #[arg(long, value_name = "N", default_value = "2")]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=10))]
    pub rounds: u8,
    /// A whole number; another one makes another collection of the same size
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    pub seed: u64,
    /// The rubric that is answered, in place of that of the review of integration of 2019
    #[arg(long, value_name = "FILE")]
    pub rubric: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  stocktake completions bash > ~/.local/share/bash-completion/completions/stocktake")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  stocktake man ~/.local/share/man/man1")]
pub struct ManArgs {
    /// The folder to write stocktake.1 and a page for each command to
    pub folder: PathBuf,
}
