//! Arguments of `new` and of `schema`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
A new return is a draft in which nothing is answered: each question with its levels as notes, and a
key for each answer. A new round is a folder with a `round.yaml` in which you fill in what it is
called and when it is due. Nothing that is there is ever written over.

Where `return.schema.json` lies in the folder of the collection, a new return names it for editors.

Examples:
  stocktake new msg-integration/2020               a round
  stocktake new msg-integration/2020/angus         a return in it
  stocktake check msg-integration/2020/angus       what is still to be answered")]
pub struct NewArgs {
    /// What to begin: collection/round/partnership, or collection/round for a round
    #[arg(value_name = "SELECTION")]
    pub what: OsString,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
It is draft 2020-12, made from the rubric, the register and the rounds of the collection: make it
anew when one of them changes. What it refuses, `stocktake check` refuses; `check` says more.

Examples:
  stocktake schema msg-integration > returns/msg-integration/return.schema.json
  stocktake schema returns/msg-integration         the same, by the path of its folder")]
pub struct SchemaArgs {
    /// The collection, or its folder
    #[arg(value_name = "COLLECTION")]
    pub what: OsString,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
}
