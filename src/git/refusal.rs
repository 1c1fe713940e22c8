//! Why git has no answer, in plain words.

use std::process::Output;

use super::shell;
use crate::diag::quoted;

/// Why git has no answer, where it is for the user to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It did not answer in time.
    Silent,
    /// The repository belongs to somebody else, whom git does not trust.
    NotTrusted(String),
    /// The user's own settings keep git from a bare repository that is not named.
    NotNamed(String),
    /// The environment names something that is no repository.
    NoneNamed(String),
}

impl Refusal {
    /// Reads what git says; `None` where it is about something else, or there is just no
    /// repository.
    pub(crate) fn of(output: &Output) -> Option<Self> {
        let talk = String::from_utf8_lossy(&output.stderr);
        let between = |before: &str, after: &str| {
            let (_, rest) = talk.split_once(before)?;
            Some(rest.split_once(after)?.0.to_owned())
        };
        let not_trusted = between("dubious ownership in repository at '", "'\n")
            .or_else(|| between("unsafe repository ('", "' is owned by someone else"));
        let not_named = || between("cannot use bare repository '", "' (safe.bareRepository");
        let none_named = || {
            let named = std::env::var_os("GIT_DIR")?.to_string_lossy().into_owned();
            talk.contains("not a git repository").then_some(named)
        };
        (not_trusted.map(Self::NotTrusted))
            .or_else(|| not_named().map(Self::NotNamed))
            .or_else(|| none_named().map(Self::NoneNamed))
    }

    /// What is wrong, and the way out.
    pub fn told(&self) -> (String, String) {
        match self {
            Self::Silent => (
                "git does not answer".to_owned(),
                "look whether `git log` works in the folder of returns".to_owned(),
            ),
            Self::NotTrusted(folder) => (
                format!(
                    "git does not trust the repository {}: it belongs to somebody else",
                    quoted(folder)
                ),
                format!(
                    "if you trust it, run `git config --global --add safe.directory {}`",
                    shell(folder)
                ),
            ),
            Self::NotNamed(folder) => (
                format!(
                    "git does not use the bare repository {} unless it is named, by your setting \
                     `safe.bareRepository`",
                    quoted(folder)
                ),
                format!("name it: put `GIT_DIR={}` before the command", shell(folder)),
            ),
            Self::NoneNamed(named) => (
                format!("`GIT_DIR` names {}, which is no git repository", quoted(named)),
                "correct `GIT_DIR`, or take it out of the environment by `unset GIT_DIR`"
                    .to_owned(),
            ),
        }
    }
}
