//! Why git has no answer, in plain words.

use std::io;
use std::process::Output;

use crate::diag::{quoted, quoted_shell_word};

/// Why git has no answer, where it is for the user to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It did not answer in time.
    Silent,
    /// There is no git to ask.
    Missing,
    /// There is a repository, and no git to ask.
    NoGit(String),
    /// The repository belongs to somebody else, whom git does not trust.
    NotTrusted(String),
    /// The user's own settings keep git from a bare repository that is not named.
    NotNamed(String),
    /// The environment names something that is no repository.
    NoneNamed(String),
    /// What should be the repository around the returns is none that git can read.
    PassedOver(String),
    /// The repository around the returns is that of the files of another folder.
    OfOtherFiles(String),
    /// The branch that is checked out has no commit, and others have.
    NoBranch(String),
    /// What is checked out is no commit, and no branch either.
    NoHead,
    /// Something else, in its own words: a broken setting, a repository that is not whole.
    Said(String),
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

    /// Reads what git says where it was asked of nothing but the repository itself, so that any
    /// fault is one; `None` where there is just no repository, or no commit in it yet.
    pub(crate) fn of_any(output: &Output) -> Option<Self> {
        let talk = String::from_utf8_lossy(&output.stderr);
        let is_none = ["(or any of the parent directories)", "(or any parent up to mount point"]
            .iter()
            .any(|words| talk.contains(words));
        let is_new = talk.contains("Not a valid object name HEAD");
        let said = || {
            let line = talk.lines().find(|line| !line.trim().is_empty());
            let line = line.unwrap_or("it ended without a word");
            Self::Said(line.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned())
        };
        let may_say = !output.status.success() && !is_none && !is_new;
        Self::of(output).or_else(|| may_say.then(said))
    }

    /// Why it could not be run at all; `None` where that is a matter of the system's.
    pub(super) fn of_start(error: &io::Error) -> Option<Self> {
        match error.kind() {
            io::ErrorKind::TimedOut => Some(Self::Silent),
            io::ErrorKind::NotFound => Some(Self::Missing),
            _ => None,
        }
    }

    /// What is wrong, and the way out.
    pub fn told(&self) -> (String, String) {
        (self.why(), self.way_out())
    }

    fn why(&self) -> String {
        match self {
            Self::Silent => "git does not answer".to_owned(),
            Self::Missing => {
                "git is needed for this, and the program `git` is not found".to_owned()
            }
            Self::NoGit(repository) => format!(
                "{} is a repository, and the program `git` is not found, or may not be run",
                quoted(repository)
            ),
            Self::NotTrusted(folder) => format!(
                "git does not trust the repository {}: it belongs to somebody else",
                quoted(folder)
            ),
            Self::NotNamed(folder) => format!(
                "git does not use the bare repository {} unless it is named, by your setting \
                 `safe.bareRepository`",
                quoted(folder)
            ),
            Self::NoneNamed(named) => {
                format!("`GIT_DIR` names {}, which is no git repository", quoted(named))
            }
            Self::PassedOver(folder) => {
                format!(
                    "{} should be a git repository, and git can read none there",
                    quoted(folder)
                )
            }
            Self::OfOtherFiles(folder) => format!(
                "the repository says by its setting `core.worktree` that its files are in {}, and \
                 the returns are not among them",
                quoted(folder)
            ),
            Self::NoBranch(branch) => {
                format!("the branch {} that is checked out has no commit", quoted(branch))
            }
            Self::NoHead => {
                "what is checked out in the repository leads to no commit: it is damaged".to_owned()
            }
            Self::Said(words) => format!("git gives no answer: {}", quoted(words)),
        }
    }

    fn way_out(&self) -> String {
        match self {
            Self::Silent | Self::Said(_) => {
                "look whether `git log` works in the folder of returns".to_owned()
            }
            Self::Missing | Self::NoGit(_) => {
                "install git, or put the folder that holds it into `PATH`".to_owned()
            }
            Self::NotTrusted(folder) => format!(
                "if you trust it, run `git config --global --add safe.directory {}`",
                quoted_shell_word(folder)
            ),
            Self::NotNamed(folder) => {
                format!("name it: put `GIT_DIR={}` before the command", quoted_shell_word(folder))
            }
            Self::NoneNamed(_) => {
                "correct `GIT_DIR`, or take it out of the environment by `unset GIT_DIR`".to_owned()
            }
            Self::PassedOver(_) => "look whether its file `HEAD` is damaged: it holds a line such \
                                    as `ref: refs/heads/main`; if it is there by mistake, remove it"
                .to_owned(),
            Self::OfOtherFiles(_) => {
                "if that is not meant, run `git config --unset core.worktree` \
                                      in the folder of returns"
                    .to_owned()
            }
            Self::NoBranch(_) => {
                "look at `git status` and `git branch` in the folder of returns".to_owned()
            }
            Self::NoHead => {
                "`git status` and `git fsck` in the folder of returns say more".to_owned()
            }
        }
    }
}
