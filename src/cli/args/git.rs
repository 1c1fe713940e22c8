//! What can be typed to set git up, and how git calls stocktake then.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

/// Arguments of `git-setup`.
#[derive(Debug, Args)]
#[command(after_help = "\
Once in each clone: git merge, rebase and cherry-pick then join returns by proposal, action and
paragraph, and git diff shows what changed as `stocktake diff` does. git log -p and git show run no
such program unless they are told to, by --ext-diff: else they show git's own lines, under the item
that they belong to. git blame shows the file's own lines. It is written to the settings of this
repository alone (.git/config and .git/info/attributes); no file of yours changes. Where stocktake
is gone, git merges and compares returns by lines, and says so.

git tells no program of -X ours and -X theirs: `STOCKTAKE_MERGE_FAVOR=ours git merge …`, or
`theirs`, does that.

Examples:
  stocktake git-setup
  stocktake git-setup --returns elsewhere/returns
  stocktake git-setup --remove                     as it was before")]
pub struct GitSetupArgs {
    /// The folder of collections
    #[arg(long, value_name = "FOLDER", default_value = "returns")]
    pub returns: PathBuf,
    /// Take away what an earlier run has set up
    #[arg(long)]
    pub remove: bool,
}

/// Arguments of `git-textconv`.
#[derive(Debug, Args)]
pub struct GitTextconvArgs {
    /// The file
    pub file: PathBuf,
}

/// Arguments of `git-diff-driver`, in the order in which git gives them.
#[derive(Debug, Args)]
pub struct GitDiffDriverArgs {
    /// The status to end with when it is done
    #[arg(long, value_name = "STATUS", default_value = "0")]
    pub done: u8,
    /// The path from the top of the work tree; where nothing follows, two versions of it are not
    /// merged yet
    pub path: String,
    /// A file with what was there
    pub old_file: Option<PathBuf>,
    /// The name of its content
    pub old_hex: Option<String>,
    /// Its mode
    pub old_mode: Option<String>,
    /// A file with what is there
    pub new_file: Option<PathBuf>,
    /// The name of its content
    pub new_hex: Option<String>,
    /// Its mode
    pub new_mode: Option<String>,
    /// The new path, where it is another
    pub new_path: Option<String>,
    /// What git says of the new path
    pub about: Option<String>,
}

/// Arguments of `git-merge-driver`.
#[derive(Debug, Args)]
pub struct GitMergeDriverArgs {
    /// Two bases are merged into one that nobody sees
    #[arg(long)]
    pub virtual_base: bool,
    /// How long the lines of marks are where a file is merged by lines
    #[arg(long, value_name = "N", default_value = "7")]
    pub marker_size: NonZeroUsize,
    /// The path from the top of the repository
    #[arg(long)]
    pub path: PathBuf,
    /// A file with what both began with
    pub base: PathBuf,
    /// A file with what is ours, which the result takes the place of
    pub ours: PathBuf,
    /// A file with what is theirs
    pub theirs: PathBuf,
}
