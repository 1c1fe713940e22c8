//! The commands that git runs for returns, each with a way on where stocktake cannot be run: what
//! they do is in `merge.sh` and `diff.sh`.
//!
//! git hands a command to `sh` on every platform. A status of stocktake's own says that the work is
//! done: an empty file that the shell takes for a script ends with 0, a program that is gone with
//! 127, and neither has done anything.

use crate::diag::quoted_shell_word;

/// The first line of every command, by which it is known again.
pub(super) const MARK: &str = "# Written by stocktake git-setup, which can take it away.";

/// How a hidden command ends that has done what git asked for.
pub(crate) const DONE: u8 = 70;

/// How a merge ends that leaves conflicts.
pub(crate) const CONFLICTS: u8 = 71;

/// How a merge ends that is git's own to do, because the file is no return.
pub(crate) const NOT_MINE: u8 = 72;

/// The variable that names the folder in which comparisons are left that git is about to ask for.
#[cfg(target_os = "linux")]
pub(crate) const AHEAD: &str = "STOCKTAKE_AHEAD";

/// What the folder's name begins with; the number of git's process follows, and when that began.
#[cfg(target_os = "linux")]
pub(crate) const AHEAD_PREFIX: &str = "stocktake-git-";

/// So few files are compared one by one.
pub(crate) const FEW: usize = 8;

/// This program and how it is set up again, as a shell reads them.
pub(super) struct Program {
    path: String,
    mend: String,
}

impl Program {
    /// `folder` is the folder of returns from the top of the repository, where that can be written
    /// down.
    pub(super) fn new(path: &str, folder: Option<&str>) -> Self {
        let mend = match folder.map(|folder| folder.trim_end_matches('/')) {
            Some("returns") | None => "stocktake git-setup".to_owned(),
            Some("") => "stocktake git-setup --returns .".to_owned(),
            Some(folder) => format!("stocktake git-setup --returns {}", quoted_shell_word(folder)),
        };
        Self { path: quoted_shell_word(path), mend: quoted_shell_word(&mend) }
    }

    /// What git merges a file by. With `virtual_base` it is what git merges two bases by, whose
    /// conflicts nobody solves: they stay between marks, as git leaves them, so that neither side's
    /// answer is taken for what both began with.
    pub(super) fn merge(&self, virtual_base: bool) -> String {
        // What git puts in begins with `%`; every other one is doubled.
        let given = "p=%P l=%L x=%X s=%S y=%Y o=%O a=%A b=%B";
        let option = if virtual_base { "--virtual-base" } else { "" };
        let Self { path, mend } = self;
        let script = format!(
            "program={path} mend={mend} virtual={option} \
             done={DONE} conflicts={CONFLICTS} not_mine={NOT_MINE}\n{}",
            include_str!("merge.sh")
        );
        format!("{MARK}\n{given}\n{}", script.replace('%', "%%"))
    }

    /// What git compares two files by: its own lines where stocktake cannot be run, as it shows
    /// them where no program is set. git adds what it compares behind the last line.
    pub(super) fn diff(&self) -> String {
        let Self { path, mend } = self;
        let script = include_str!("diff.sh").trim_end();
        format!("{MARK}\nprogram={path} mend={mend} done={DONE} few={FEW}\n{script}")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{AHEAD, AHEAD_PREFIX};

    #[test]
    fn the_script_and_the_program_mean_the_same_folder() {
        let script = include_str!("diff.sh");
        assert!(script.contains(&format!("export {AHEAD}=")) && script.contains(AHEAD_PREFIX));
    }
}
