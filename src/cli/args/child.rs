//! Arguments of the hidden subcommands that stocktake calls itself by.

#[cfg(unix)]
use std::ffi::OsString;
use std::num::NonZeroU64;

use clap::Args;
#[cfg(feature = "embedded-typst")]
use clap::Subcommand;

/// What a child of stocktake is told of its limits.
#[derive(Debug, Args)]
pub struct ChildArgs {
    /// How many bytes of memory it may write to
    #[arg(long, value_name = "BYTES")]
    pub memory: Option<NonZeroU64>,
}

/// Arguments of `typst`.
#[cfg(feature = "embedded-typst")]
#[derive(Debug, Args)]
pub struct TypstArgs {
    /// Its limits.
    #[command(flatten)]
    pub child: ChildArgs,
    /// End as soon as standard input does
    #[arg(long)]
    pub with_parent: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: TypstCommand,
}

/// Arguments of `guard`.
#[cfg(unix)]
#[derive(Debug, Args)]
pub struct GuardArgs {
    /// The limits of the program.
    #[command(flatten)]
    pub child: ChildArgs,
    /// The program, and its arguments behind it
    #[arg(required = true, last = true)]
    pub command: Vec<OsString>,
}

/// The part of Typst's own command line that stocktake calls itself by.
#[cfg(feature = "embedded-typst")]
#[derive(Debug, Subcommand)]
pub enum TypstCommand {
    /// Set a document as a PDF
    Compile(crate::typeset::embedded::CompileArgs),
}
