//! The command line: what was typed, what it means, what it answers.
//!
//! Data goes to standard output, talk to standard error. Nothing below this module prints or ends
//! the process.

pub mod args;
mod build;
mod check;
mod child;
mod completions;
mod diff;
mod explain;
mod fonts;
mod git_diff_driver;
mod git_merge_driver;
mod git_setup;
mod git_textconv;
mod join;
mod man;
mod merge;
mod new;
mod progress;
mod report;
mod rollup;
mod schema;
mod setting;
mod status;
mod synth;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::terminal::{Colour, Streams};
use args::{Cli, Command, Data, TYPST};
use status::Status;

/// Runs stocktake with these arguments, the program's name first.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut streams = Streams::standard();
    let parsed = declared()
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .and_then(consistent);
    let status = match parsed {
        Ok(cli) => run(cli.command, &mut streams),
        Err(answer) => answered(&answer, &mut streams),
    };
    let status = if streams.finish() { status } else { Status::CouldNotRun };
    status.into()
}

/// The declarations; a variable that is set to nothing is none.
fn declared() -> clap::Command {
    let command = Cli::command();
    if std::env::var_os(TYPST).is_none_or(|program| !program.is_empty()) {
        return command;
    }
    command.mut_subcommands(|own| {
        let takes_it = own.get_arguments().any(|arg| arg.get_id() == "typst");
        if takes_it { own.mut_arg("typst", |arg| arg.env(Resettable::Reset)) } else { own }
    })
}

/// What the declarations answer themselves: help that was asked for is data, and what was typed
/// wrong is talk.
fn answered(answer: &clap::Error, streams: &mut Streams) -> Status {
    let text = answer.render();
    let is_watched =
        if answer.use_stderr() { streams.is_watched() } else { streams.is_data_watched() };
    let text = match Colour::Auto.is_on(is_watched) {
        true => text.ansi().to_string(),
        false => text.to_string(),
    };
    if answer.use_stderr() {
        streams.say(&text);
        return Status::CouldNotRun;
    }
    streams.data(&text);
    Status::Well
}

/// What the declarations cannot say of arguments that do not go together.
fn consistent(cli: Cli) -> Result<Cli, clap::Error> {
    match &cli.command {
        Command::Rollup(args) if args.rows.is_some() && args.format != Data::Csv => Err(conflict(
            "rollup",
            "`--rows` says what a row of the CSV is about, and is for `--format csv` alone: add \
             that, or leave `--rows` out",
        )),
        Command::Check(args) if args.input_is.is_some() && (args.diff || args.fix.is_some()) => {
            Err(conflict("check", "a text on standard input has no file in which it is mended"))
        }
        Command::Check(args) if args.diff && args.findings.format.is_data() => Err(conflict(
            "check",
            "`--diff` writes to the same stream as this `--format`; ask for one of them",
        )),
        Command::Build(args) if args.explain_rebuild && args.findings.format.is_data() => {
            Err(conflict(
                "build",
                "`--explain-rebuild` writes to the same stream as this `--format`; ask for one of \
                 them",
            ))
        }
        _ => Ok(cli),
    }
}

/// That arguments of a subcommand do not go together, with how it is used.
fn conflict(name: &str, message: &str) -> clap::Error {
    let mut command = Cli::command();
    command.build();
    let of_all = command.find_subcommand_mut(name).expect("a subcommand that is declared");
    of_all.error(ErrorKind::ArgumentConflict, message)
}

fn run(command: Command, streams: &mut Streams) -> Status {
    match command {
        Command::Check(args) => check::run(&args, streams),
        Command::Build(args) => build::run(&args, streams),
        Command::Verify(args) => verify::run(&args, streams),
        Command::Join(args) => join::run(&args, streams),
        Command::Rollup(args) => rollup::run(&args, streams),
        Command::Diff(args) => diff::run(&args, streams),
        Command::New(args) => new::run(&args, streams),
        Command::Status(args) => progress::run(&args, streams),
        Command::Schema(args) => schema::run(&args, streams),
        Command::Synth(args) => synth::run(&args, streams),
        Command::Merge(args) => merge::run(&args, streams),
        Command::GitSetup(args) => git_setup::run(&args, streams),
        Command::GitTextconv(args) => git_textconv::run(&args, streams),
        Command::GitMergeDriver(args) => git_merge_driver::run(&args, streams),
        Command::GitDiffDriver(args) => git_diff_driver::run(&args, streams),
        Command::Explain(args) => explain::run(&args, streams),
        Command::Completions(args) => completions::run(&args, streams),
        Command::Man(args) => man::run(&args, streams),
        #[cfg(feature = "embedded-typst")]
        Command::Typst(args) => child::typst(&args, streams),
        Command::Render(args) => child::render(&args, streams),
        #[cfg(unix)]
        Command::Guard(args) => child::guard(&args, streams),
    }
}
