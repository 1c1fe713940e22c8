//! Arguments that say how pages and PDFs are set, and which part of them.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::publish::Share;

/// The variable that names a Typst program.
pub(in crate::cli) const TYPST: &str = "STOCKTAKE_TYPST";

/// How pages and PDFs are set.
#[derive(Debug, Clone, Args)]
pub struct SettingArgs {
    /// An official Typst program in place of the Typst inside stocktake
    #[arg(long, value_name = "PROGRAM", env = TYPST)]
    pub typst: Option<PathBuf>,
    /// A folder of templates that take the place of stocktake's own of the same name
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// How many seconds a PDF may take, and a page by templates of your own
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = one_or_more)]
    pub timeout: NonZeroUsize,
    /// How many megabytes of memory a PDF may take, and a page by templates of your own, where the
    /// system bounds it (Linux)
    #[arg(long, value_name = "MB", default_value = "900",
          value_parser = clap::value_parser!(u32).range(64..=1_048_576))]
    pub typst_memory: u32,
}

/// Reads `K/N`.
pub(super) fn share(text: &str) -> Result<Share, String> {
    let share = text.split_once('/').and_then(|(n, of)| n.parse().ok().zip(of.parse().ok()));
    share
        .and_then(|(number, of)| Share::new(number, of))
        .ok_or_else(|| "write which part and of how many, such as 2/5".to_owned())
}

/// Reads how many at a time, or how many seconds.
pub(super) fn one_or_more(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "write a whole number, 1 or more".to_owned())
}
