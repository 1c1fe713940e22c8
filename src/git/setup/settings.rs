//! The settings of a repository that are stocktake's own: which there are, and whose a value is.

use std::io;
use std::path::{Path, PathBuf};

use super::refused;
use super::scripts::{MARK, Program};
use crate::diag::reason::limit;
use crate::diag::{Diagnostic, quoted};
use crate::git;

/// Where a hunk stands, in git's own lines: the item, or else the key at the top of the file.
const HEADING: &str = "^( {0,2}[^ #-].*)$";

/// What a setting may hold that an earlier stocktake has written, or this one.
struct Setting {
    key: &'static str,
    /// What it is to hold; nothing where only earlier ones had it.
    value: Option<String>,
    is_own: fn(&str) -> bool,
}

/// The settings. `git diff` runs `command`, and so does `git log --ext-diff`. There is no
/// `textconv`: `git blame` would count its lines in place of the file's.
fn settings(program: &Program) -> [Setting; 8] {
    let setting = |key, value: String, is_own| Setting { key, value: Some(value), is_own };
    [
        setting("merge.stocktake.name", NAME.to_owned(), |value| value == NAME),
        setting("merge.stocktake.recursive", BASE.to_owned(), |value| value == BASE),
        setting("merge.stocktake.driver", program.merge(false), |value| {
            is_marked(value)
                || runs_stocktake(value, " merge --marker-size %L --path %P -- %O %A %B")
        }),
        setting("merge.stocktake-base.name", BASE_NAME.to_owned(), |value| value == BASE_NAME),
        setting("merge.stocktake-base.driver", program.merge(true), is_marked),
        setting("diff.stocktake.command", program.diff(), |value| {
            is_marked(value) || runs_stocktake(value, " git-diff-driver")
        }),
        Setting {
            key: "diff.stocktake.textconv",
            value: None,
            is_own: |value| runs_stocktake(value, " git-textconv"),
        },
        setting("diff.stocktake.xfuncname", HEADING.to_owned(), |value| {
            [HEADING, "^([^ ].*)$"].contains(&value)
        }),
    ]
}

const NAME: &str = "returns by proposal, action and paragraph";
const BASE: &str = "stocktake-base";
const BASE_NAME: &str = "what two copies of a return began with";

fn is_marked(value: &str) -> bool {
    value.starts_with(MARK)
}

/// Whether a value is what an earlier stocktake wrote: a program in quotation marks, and this
/// behind it.
fn runs_stocktake(value: &str, rest: &str) -> bool {
    value
        .strip_suffix(rest)
        .is_some_and(|path| path.len() > 1 && path.starts_with('\'') && path.ends_with('\''))
}

/// The settings of one repository.
pub(super) struct Settings {
    /// A folder in it.
    folder: PathBuf,
}

/// What the settings held before they were changed, so that it can be put back.
#[derive(Default)]
pub(super) struct Undo {
    before: Vec<(&'static str, Vec<String>)>,
}

impl Undo {
    /// Whether a setting held something else that stocktake had written.
    pub(super) fn was_other(&self) -> bool {
        self.before.iter().any(|(_, held)| !held.is_empty())
    }
}

impl Settings {
    /// Those of the repository around a folder.
    pub(super) fn around(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Writes them. Nothing is written where one holds what somebody else has put there.
    ///
    /// # Errors
    /// Somebody else has set one, or they cannot be written; they are then as they were.
    pub(super) fn install(&self, program: &Program) -> Result<Undo, Diagnostic> {
        let settings = settings(program);
        for setting in &settings {
            let held = self.values(setting.key)?;
            if let Some(other) = held.iter().find(|value| !(setting.is_own)(value)) {
                return Err(taken(setting.key, other));
            }
        }
        self.change(settings.iter().map(|setting| (setting, setting.value.as_deref())))
    }

    /// Takes away those that are stocktake's own; what somebody else has put there stays.
    ///
    /// # Errors
    /// They cannot be written; they are then as they were.
    pub(super) fn remove(&self) -> Result<Undo, Diagnostic> {
        let settings = settings(&Program::new("", None));
        self.change(settings.iter().map(|setting| (setting, None)))
    }

    /// Puts back what was there.
    pub(super) fn restore(&self, undo: Undo) -> Result<(), Diagnostic> {
        for (key, values) in undo.before.into_iter().rev() {
            if !self.values(key)?.is_empty() {
                self.write(&["--unset-all", key])?;
            }
            for value in &values {
                self.write(&["--add", key, value])?;
            }
        }
        Ok(())
    }

    fn change<'a>(
        &self,
        wanted: impl Iterator<Item = (&'a Setting, Option<&'a str>)>,
    ) -> Result<Undo, Diagnostic> {
        let mut undo = Undo::default();
        for (setting, value) in wanted {
            if let Err(finding) = self.set(setting, value, &mut undo) {
                return match self.restore(undo) {
                    Ok(()) => Err(finding),
                    Err(_) => Err(finding.help(
                        "some settings were written before that: `stocktake git-setup --remove` \
                         takes them away",
                    )),
                };
            }
        }
        Ok(undo)
    }

    fn set(
        &self,
        setting: &Setting,
        value: Option<&str>,
        undo: &mut Undo,
    ) -> Result<(), Diagnostic> {
        let held = self.values(setting.key)?;
        let own: Vec<&String> = held.iter().filter(|value| (setting.is_own)(value)).collect();
        if own.iter().map(|own| Some(own.as_str())).eq([value])
            || (own.is_empty() && value.is_none())
        {
            return Ok(());
        }
        undo.before.push((setting.key, held.clone()));
        for own in own {
            self.write(&["--fixed-value", "--unset-all", setting.key, own])?;
        }
        value.map_or(Ok(()), |value| self.write(&["--add", setting.key, value]))
    }

    /// What the repository's own settings hold.
    fn values(&self, key: &str) -> Result<Vec<String>, Diagnostic> {
        let output = self.run(&["--null", "--get-all", key])?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        match output.status.code() {
            Some(0) => Ok(text.split_terminator('\0').map(str::to_owned).collect()),
            // There is none.
            Some(1) => Ok(Vec::new()),
            _ => Err(unusable("read")),
        }
    }

    fn write(&self, args: &[&str]) -> Result<(), Diagnostic> {
        match self.run(args)?.status.success() {
            true => Ok(()),
            false => Err(unusable("written")),
        }
    }

    fn run(&self, args: &[&str]) -> Result<std::process::Output, Diagnostic> {
        let mut command = git::command(&self.folder);
        git::run(command.args(["config", "--local"]).args(args)).map_err(|error| {
            match error.kind() {
                io::ErrorKind::TimedOut => refused("git does not answer", "try it again"),
                _ if limit(&error).is_some() => super::not_run(&error),
                _ => unusable("read"),
            }
        })
    }
}

fn unusable(what: &str) -> Diagnostic {
    refused(
        format!("the settings of this repository cannot be {what}"),
        "look whether `.git/config` is yours to write to, and whether a `.git/config.lock` is left \
         that no git holds any more",
    )
}

fn taken(key: &str, value: &str) -> Diagnostic {
    let held = value.lines().next().unwrap_or_default();
    refused(
        format!("your own settings already say what {} is: {}", quoted(key), quoted(held)),
        &format!(
            "nothing was changed; if you do not need it, take it away by `git config --unset-all \
             {key}`"
        ),
    )
}
