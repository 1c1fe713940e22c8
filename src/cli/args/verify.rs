//! Arguments of `verify` and of `join`.

use std::path::PathBuf;

use clap::Args;

use super::{FindingArgs, SettingArgs};

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
A folder is held to its `manifest.json`: a file that was altered or is missing is an error; one that
is in the folder and not in the list is told of, and so is a link that leads nowhere; each is an
error with `--strict`. What was altered or is missing is made again by `stocktake build`; nothing
removes what is not in the list but you.

The PDF of a report carries the file of its return. That is checked, the report is set again among
the returns of its collection, and the text is compared page by page. Give the same `--templates`
and `--typst` as to `build`.

Exit status: 0 all is as it was published, 1 something is not, 2 could not run.

Examples:
  stocktake verify                                 the folder out/
  stocktake verify public --strict                 nothing else may be in it
  stocktake verify out/msg-integration/2019/angus.pdf
  stocktake verify --schema > manifest.schema.json")]
pub struct VerifyArgs {
    /// The folder that was published to, or the PDF of a report
    #[arg(value_name = "FOLDER or PDF", default_value = "out")]
    pub what: PathBuf,
    /// The folder of collections, for a report
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// Print the JSON Schema of `manifest.json` instead, draft 2020-12
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// How it is set.
    #[command(flatten)]
    pub setting: SettingArgs,
    /// How findings are shown.
    #[command(flatten)]
    pub findings: FindingArgs,
}

/// Arguments of `join`.
#[derive(Debug, Args)]
#[command(after_help = "\
Every part must be there once, as it was made, and of the same whole. What stocktake published in
the output folder before and is in no part is taken away.

Example:
  stocktake build --partition 1/2 --out part-1
  stocktake build --partition 2/2 --out part-2
  stocktake join part-1 part-2 --out out")]
pub struct JoinArgs {
    /// The folders of the parts
    #[arg(value_name = "FOLDER", required = true)]
    pub parts: Vec<PathBuf>,
    /// The folder to publish to
    #[arg(long, value_name = "FOLDER", default_value = "out")]
    pub out: PathBuf,
    /// How findings are shown.
    #[command(flatten)]
    pub findings: FindingArgs,
}
