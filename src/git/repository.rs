//! A repository, and its revisions.

use std::path::{Path, PathBuf};
use std::process::Output;

use super::{Refusal, Tree, command, run, unusable};
use crate::diag::reason::{limit, reason};
use crate::diag::{Code, Diagnostic, escaped, nearest, quoted};
use crate::load::Selection;

/// Something at a revision, as it is typed: `REVISION:SELECTION` or `REVISION:PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtRevision {
    /// A branch, a tag, a commit.
    pub revision: String,
    /// A selection, or the path of a return from the top of the repository.
    pub what: String,
}

impl AtRevision {
    /// Reads what is typed. `None` where it names no revision: it has no colon, or is a path on a
    /// drive of Windows.
    ///
    /// A file of this name goes first: whether there is one is for the caller to see.
    pub fn parse(text: &str) -> Option<Self> {
        let (revision, what) = text.split_once(':')?;
        let is_drive = revision.len() == 1
            && revision.starts_with(|c: char| c.is_ascii_alphabetic())
            && (what.starts_with('\\') || (cfg!(windows) && what.starts_with('/')));
        let is_path = revision.contains('\\') || revision.starts_with("./");
        let named = !revision.is_empty() && !what.is_empty() && !is_drive && !is_path;
        named.then(|| Self { revision: revision.to_owned(), what: what.to_owned() })
    }
}

/// A revision that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// As it was typed; a full hash is cut to its first digits.
    pub name: String,
    /// The full hash of the commit.
    pub commit: String,
}

/// The repository around a folder of collections.
#[derive(Debug)]
pub struct Repository {
    pub(super) folder: PathBuf,
    /// The folder from the top of the repository, with `/` at its end, or nothing.
    pub(super) prefix: String,
}

impl Repository {
    /// The repository around a folder; a bare one will do.
    ///
    /// # Errors
    /// There is none, git cannot be run, or git does not trust it.
    pub fn around(folder: &Path) -> Result<Self, Diagnostic> {
        let here = folder.ancestors().find(|part| part.is_dir()).unwrap_or(Path::new("."));
        let about = ["--is-bare-repository", "--is-inside-work-tree", "--show-prefix"];
        let output = git(here, &[&["rev-parse"], &about[..]].concat())?;
        let answer = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<&str> = answer.lines().collect();
        let prefix = match *lines {
            _ if !output.status.success() => return Err(no_repository(folder, &output)),
            // In a bare repository no folder is meant but the one that was named.
            ["true", ..] => String::new(),
            [_, "true", prefix] => prefix.to_owned(),
            _ => match unusable::of_other_files(command(here)) {
                Some(refusal) => return Err(refused(&refusal)),
                None => String::new(),
            },
        };
        // Here and now where no part of a relative path is there: then all of it is below.
        let below = folder.strip_prefix(here).unwrap_or(folder);
        let below: String = below.iter().map(|part| part.to_string_lossy() + "/").collect();
        Ok(Self { folder: here.to_owned(), prefix: prefix + &below })
    }

    /// A revision by its name.
    ///
    /// # Errors
    /// There is none of this name, or a shallow clone lacks it.
    pub fn revision(&self, name: &str) -> Result<Revision, Diagnostic> {
        let wanted = format!("{name}^{{commit}}");
        let args = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        match self.line(&args)? {
            Some(commit) => Ok(Revision { name: shown(name, &commit), commit }),
            None => Err(self.unknown(name)?),
        }
    }

    /// What is meant at a revision: its collection, and which return or round of it.
    ///
    /// # Errors
    /// The revision is not there, or nothing of that name was there at it.
    pub fn read(&self, at: &AtRevision) -> Result<(Tree, Selection), Diagnostic> {
        let revision = self.revision(&at.revision)?;
        let (root, selection) = self.located(&at.what)?;
        Ok((self.tree(&revision, &root, &selection.collection)?, selection))
    }

    /// The folder of collections and the selection that something names: a path from the top of the
    /// repository, or a selection.
    fn located(&self, what: &str) -> Result<(String, Selection), Diagnostic> {
        let path = match what.strip_prefix("./") {
            Some(below) => format!("{}{below}", self.prefix),
            None => what.to_owned(),
        };
        let Some(file) = path.strip_suffix(".yaml") else {
            let below = path.strip_prefix(&self.prefix).unwrap_or(&path);
            let selection = Selection::parse(below).ok_or_else(|| not_a_selection(what))?;
            return Ok((self.prefix.clone(), selection));
        };
        let parts: Vec<&str> = file.split('/').collect();
        let (depth, kept) = match parts.last() {
            Some(&"rubric" | &"partnerships") => (2, 1),
            Some(&"round") => (3, 2),
            _ => (3, 3),
        };
        let (root, last) = parts.split_at(parts.len().saturating_sub(depth));
        let selection = last.get(..kept).and_then(|last| Selection::parse(&last.join("/")));
        Ok((root.join("/"), selection.ok_or_else(|| not_a_selection(what))?))
    }

    pub(super) fn line(&self, args: &[&str]) -> Result<Option<String>, Diagnostic> {
        let output = git(&self.folder, args)?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().next().filter(|_| output.status.success()).map(str::to_owned))
    }

    pub(super) fn is_shallow(&self) -> Result<bool, Diagnostic> {
        Ok(self.line(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    fn unknown(&self, name: &str) -> Result<Diagnostic, Diagnostic> {
        let message = format!("there is no revision {}", quoted(name));
        let finding = Diagnostic::nowhere(Code::NoRevision, message);
        if self.is_shallow()? {
            return Ok(finding.help(SHALLOW));
        }
        let base = name.split(['~', '^', '@']).next().filter(|base| *base != name);
        if let Some(base) = base.filter(|base| self.revision(base).is_ok()) {
            let help =
                format!("{} is there, and its history does not go back so far", quoted(base));
            return Ok(finding.help(help));
        }
        let output = git(&self.folder, &["for-each-ref", "--format=%(refname:short)"])?;
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        let help = nearest::suggestion(name, names.lines());
        Ok(finding.help(help.unwrap_or_else(|| {
            "name a branch, a tag or a commit, such as `main`, `v1` or `HEAD~3`".to_owned()
        })))
    }
}

/// A revision as people read it: of a hash, as many digits as tell one commit from another.
pub(super) fn shown(name: &str, commit: &str) -> String {
    const DIGITS: usize = 7;
    commit.get(..DIGITS).filter(|_| name == commit).unwrap_or(name).to_owned()
}

pub(super) const SHALLOW: &str =
    "this repository is shallow and lacks older commits: `git fetch --unshallow` brings them";

pub(super) fn git(folder: &Path, args: &[&str]) -> Result<Output, Diagnostic> {
    run(command(folder).args(args)).map_err(|error| match Refusal::of_start(&error) {
        Some(refusal) => refused(&refusal),
        None => {
            let message = format!("git cannot be run: {}", reason(&error));
            let help = match limit(&error) {
                Some(_) => "end other programs, or have the limits of this one raised",
                None => "look whether you may run it",
            };
            Diagnostic::nowhere(Code::NoRevision, message).help(help)
        }
    })
}

fn refused(refusal: &Refusal) -> Diagnostic {
    let (message, help) = refusal.told();
    Diagnostic::nowhere(Code::NoRevision, message).help(help)
}

fn no_repository(folder: &Path, output: &Output) -> Diagnostic {
    if let Some(refusal) = Refusal::of(output).or_else(|| unusable::passed_over(folder, output)) {
        return refused(&refusal);
    }
    let shown = quoted(&folder.to_string_lossy());
    Diagnostic::nowhere(Code::NoRevision, format!("{shown} is in no git repository"))
        .help("a revision can be named where the folder of returns is kept in git")
}

/// What git says of something that it cannot read.
pub(super) fn said(output: &Output, name: &str) -> Diagnostic {
    let talk = String::from_utf8_lossy(&output.stderr);
    let reason = talk.lines().next().unwrap_or("no reason given");
    Diagnostic::nowhere(
        Code::NoRevision,
        format!("{} cannot be read: {}", quoted(name), escaped(reason)),
    )
    .help("`git fsck` says whether the repository is whole")
}

fn not_a_selection(what: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::NothingSelected, format!("{} is not a selection", quoted(what)))
        .help("after the revision write `collection/round/partnership`, or the path of a return")
}
