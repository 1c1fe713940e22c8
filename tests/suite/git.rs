//! git as the tests run it: without the user's own settings, on a day that is given.

use std::path::Path;
use std::process::{Command, Output};

use crate::project::Project;

/// The day of what happens on no day of its own.
pub(crate) const DAY: &str = "2019-05-01";

/// git in a folder on a day, before it is told what to do.
pub(crate) fn command(folder: &Path, day: &str) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir()).env("GIT_EDITOR", "true");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "An Officer");
        command.env(format!("GIT_{who}_EMAIL"), "officer@example.org");
    }
    // The committer's clock says late in the evening, in a zone where it is another day than in
    // UTC.
    command.env("GIT_COMMITTER_DATE", format!("{day}T23:30:00 -0500"));
    command.env("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z");
    command
}

/// What a command prints; it succeeds.
#[track_caller]
pub(crate) fn succeeds(command: &mut Command) -> String {
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).expect("an answer in UTF-8")
}

impl Project {
    /// Runs git here; it succeeds.
    #[track_caller]
    pub(crate) fn git(&self, args: &[&str]) -> String {
        succeeds(command(&self.path("."), DAY).args(args))
    }

    /// Runs git here, however it ends.
    pub(crate) fn try_git(&self, args: &[&str]) -> Output {
        command(&self.path("."), DAY).args(args).output().expect("git runs")
    }

    /// Commits everything.
    #[track_caller]
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "."]);
        self.git(&["commit", "-q", "-m", message]);
    }
}
