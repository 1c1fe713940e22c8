//! Arguments of `new`, `status`, `explain` and `schema`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

use crate::model::Date;

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
A new return is a draft: each question with its levels as notes, and a key for each answer. Where
the same partnership made a return in a round before, its texts, ratings and open actions are taken
over, each answer marked `carried:` until somebody has looked at it again. A new round is a folder
with a `round.yaml` in which you fill in what it is called and when it is due. Nothing that is there
is ever written over.

Where `return.schema.json` lies in the folder of the collection, a new return names it for editors.

Examples:
  stocktake new msg-integration/2020               a round
  stocktake new msg-integration/2020/angus         a return in it
  stocktake new msg-integration/2020/angus --blank the same, with nothing taken over
  stocktake check msg-integration/2020/angus       what is still to be answered")]
pub struct NewArgs {
    /// What to begin: collection/round/partnership, or collection/round for a round
    #[arg(value_name = "SELECTION")]
    pub what: OsString,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// The round that answers are taken over from [default: the last with a return of theirs]
    #[arg(long, value_name = "ROUND", conflicts_with = "blank")]
    pub from: Option<String>,
    /// Take nothing over
    #[arg(long)]
    pub blank: bool,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
#[command(after_help = "\
An answer is there where it gives all that a final return must give; whether what it says is right
is for `stocktake check` to say. Late is what was completed after the deadline, and what is no
final return yet once that has passed.

Examples:
  stocktake status                                 the newest round of each collection
  stocktake status msg-integration/2019            a round: who has begun, and how far each is
  stocktake status msg-integration/2019/angus      a return: what is still to come")]
pub struct ProgressArgs {
    /// A collection, collection/round or collection/round/partnership
    #[arg(value_name = "SELECTION")]
    pub what: Option<OsString>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// The day that it is, such as 2019-05-20 [default: today]
    #[arg(long, value_name = "DAY", hide_default_value = true)]
    pub on: Option<Date>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  stocktake explain                                the codes of all rules, a line each
  stocktake explain E036                           what a code means and what to do
  stocktake explain 1.1 msg-integration            what an item asks, with its levels")]
pub struct ExplainArgs {
    /// A code, or the number of an item; the list of all codes if not given
    #[arg(value_name = "CODE or ITEM")]
    pub what: Option<String>,
    /// Where the item is asked: a collection, or collection/round; not needed where there is one
    #[arg(value_name = "COLLECTION", requires = "what")]
    pub of: Option<OsString>,
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// Explain every code
    #[arg(long, conflicts_with = "what")]
    pub all: bool,
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
