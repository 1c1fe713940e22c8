//! git told to compare and merge returns through stocktake, in one repository alone.
//!
//! Which files are meant stands in `info/attributes` of the repository, what is run for them in its
//! `config`. Neither is a file of the user's tree, and both hold for every branch and every
//! worktree of the repository. What is not stocktake's own in either is never touched, and what
//! cannot be set up whole is not set up at all.

mod attributes;
mod scripts;
mod settings;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::diag::reason::{limit, reason};
use crate::diag::{Code, Diagnostic, quoted};
use crate::git::{self, Refusal, unusable};
use attributes::{Attributes, handed_over, left_out, literal};
use scripts::Program;
#[cfg(target_os = "linux")]
pub(crate) use scripts::{AHEAD, AHEAD_PREFIX};
pub(crate) use scripts::{CONFLICTS, DONE, FEW, NOT_MINE};
use settings::Settings;

/// Sets git up for the returns in a folder; what was done is told.
///
/// # Errors
/// It cannot be set up whole. Then nothing is.
pub fn install(returns: &Path) -> Result<String, Diagnostic> {
    Setup::of(returns, false)?.install()
}

/// Takes away what was set up; what was done is told.
///
/// # Errors
/// It cannot be taken away whole. Then nothing is.
pub fn remove(returns: &Path) -> Result<String, Diagnostic> {
    Setup::of(returns, true)?.remove()
}

/// A repository, and where its returns are.
struct Setup {
    folder: PathBuf,
    /// The folder of returns from the top of the repository, with a `/` at its end, or nothing.
    prefix: Vec<u8>,
    attributes: Attributes,
    settings: Settings,
}

impl Setup {
    /// What is taken away is so wherever the returns are now.
    fn of(folder: &Path, is_removed: bool) -> Result<Self, Diagnostic> {
        let here = folder.ancestors().find(|part| part.is_dir()).unwrap_or(Path::new("."));
        let shown = quoted(&folder.to_string_lossy());
        let inside = asked(here, &["rev-parse", "--is-inside-work-tree"])?;
        if !inside.status.success() {
            return Err(no_repository(folder, &inside));
        }
        if inside.stdout != b"true\n" {
            return Err(no_files(here, &shown));
        }
        if !folder.is_dir() && !is_removed {
            return Err(no_folder(&shown));
        }
        let folder = if is_removed { here } else { folder };
        let unusable = || {
            refused(
                "git does not say where its settings are",
                "update git: 2.31 or newer is needed",
            )
        };
        let prefix = answer(folder, &["rev-parse", "--show-prefix"])?.ok_or_else(unusable)?;
        let place = ["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"];
        let place = answer(folder, &place)?.ok_or_else(unusable)?;
        Ok(Self {
            folder: folder.to_owned(),
            prefix,
            attributes: Attributes::at(PathBuf::from(os(place))),
            settings: Settings::around(folder),
        })
    }

    fn install(&self) -> Result<String, Diagnostic> {
        let before = self.attributes.read()?;
        let collections = self.collections()?;
        for said in self.said_of_returns(&collections)? {
            if said.value != "unspecified" && said.value != "stocktake" {
                return Err(said_otherwise(&said));
            }
        }
        let mut lines = before.clone();
        for Folder { pattern, .. } in &collections {
            lines.add(handed_over(&[pattern, &b"*/*.yaml"[..]].concat()))?;
            lines.add(left_out(&[pattern, &b"*/round.yaml"[..]].concat()))?;
        }
        let prefix = std::str::from_utf8(&self.prefix).ok();
        let undo = self.settings.install(&Program::new(&program()?, prefix))?;
        let was_other = undo.was_other();
        let written = self.attributes.write(&lines).and_then(|()| self.is_heard(&collections));
        if let Err(finding) = written {
            self.settings.restore(undo)?;
            self.attributes.write(&before)?;
            return Err(finding);
        }
        let shown = quoted(&self.folder.to_string_lossy());
        let again = match self.prefix.is_empty() {
            true => "; run this again when there is another collection",
            false => "",
        };
        let renewed = match was_other {
            true => "\nwhat another stocktake had set up here was replaced",
            false => "",
        };
        Ok(format!(
            "git compares and merges the returns below {shown} by what they say{again}{renewed}"
        ))
    }

    fn remove(&self) -> Result<String, Diagnostic> {
        let before = self.attributes.read()?;
        let mut lines = before.clone();
        lines.clear();
        let undo = self.settings.remove()?;
        if let Err(finding) = self.attributes.write(&lines) {
            self.settings.restore(undo)?;
            return Err(finding);
        }
        self.attributes.forget();
        Ok("git compares and merges returns by lines again".to_owned())
    }

    /// The folders of collections: any folder in a folder of returns; where that is the whole
    /// repository, of which much may be something else, those that are collections now.
    fn collections(&self) -> Result<Vec<Folder>, Diagnostic> {
        if !self.prefix.is_empty() {
            let sample = [&*self.prefix, b"a/"].concat();
            return Ok(vec![Folder {
                pattern: [b"/", &*literal(&self.prefix), b"*/"].concat(),
                sample,
            }]);
        }
        let unlisted = |error: io::Error| {
            let shown = quoted(&self.folder.to_string_lossy());
            let help = "look whether it is yours to read";
            refused(format!("{shown} cannot be listed: {}", reason(&error)), help)
        };
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(unlisted)? {
            let entry = entry.map_err(unlisted)?;
            let name = entry.file_name();
            let is_collection = entry.file_type().is_ok_and(|kind| kind.is_dir())
                && !name.to_string_lossy().starts_with('.')
                && entry.path().join("rubric.yaml").is_file();
            if is_collection {
                let name = [bytes(&name), b"/".to_vec()].concat();
                found.push(Folder { pattern: [b"/", &*literal(&name)].concat(), sample: name });
            }
        }
        found.sort_by(|a, b| a.sample.cmp(&b.sample));
        match found.is_empty() {
            true => Err(refused(
                "there is no collection in this repository yet, and its top is the folder of \
                 returns",
                "a collection is a folder with a `rubric.yaml`: run this again when there is one",
            )),
            false => Ok(found),
        }
    }

    /// What git's attributes say of a return in each folder, and of the file of its round.
    fn said_of_returns(&self, collections: &[Folder]) -> Result<Vec<Said>, Diagnostic> {
        let top = answer(&self.folder, &["rev-parse", "--show-toplevel"])?;
        let top = top.map_or_else(|| self.folder.clone(), |top| PathBuf::from(os(top)));
        let files = collections.iter().flat_map(|Folder { sample, .. }| {
            [&b"b/c.yaml"[..], b"b/round.yaml"].map(|file| os([sample, file].concat()))
        });
        let mut command = git::command(&top);
        command.args(["check-attr", "-z", "diff", "merge", "--"]).args(files);
        let output = git::run(&mut command).map_err(|error| not_run(&error))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let fields: Vec<&str> = text.split('\0').collect();
        let said = |fields: &[&str]| Said {
            is_round: fields[0].ends_with("/round.yaml"),
            attribute: fields[1].to_owned(),
            value: fields[2].to_owned(),
        };
        Ok(fields.chunks_exact(3).map(said).collect())
    }

    /// Whether git reads what was written as it was meant.
    fn is_heard(&self, collections: &[Folder]) -> Result<(), Diagnostic> {
        let all = self.said_of_returns(collections)?;
        let is_meant =
            |said: &Said| said.value == if said.is_round { "unspecified" } else { "stocktake" };
        match all.iter().find(|said| !is_meant(said)) {
            Some(said) => Err(said_otherwise(said)),
            None => Ok(()),
        }
    }
}

/// A folder of collections, or a collection.
struct Folder {
    /// What matches it from the top of the repository, with a `/` at its end.
    pattern: Vec<u8>,
    /// A path that is matched.
    sample: Vec<u8>,
}

/// What git's attributes say of a file.
struct Said {
    /// Whether it is a `round.yaml`.
    is_round: bool,
    attribute: String,
    value: String,
}

fn said_otherwise(said: &Said) -> Diagnostic {
    let own = quoted(&format!("{}={}", said.attribute, said.value));
    let whose = if said.is_round { "`round.yaml`" } else { "returns" };
    refused(
        format!("your own attributes already say {own} for {whose}"),
        "nothing was changed; take that line out of `.gitattributes` or `.git/info/attributes` \
         first",
    )
}

fn refused(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::NoGitSetup, message).help(help)
}

fn no_repository(folder: &Path, output: &Output) -> Diagnostic {
    if let Some(refusal) = Refusal::of(output).or_else(|| unusable::passed_over(folder, output)) {
        let (message, help) = refusal.told();
        return refused(message, &help);
    }
    refused(
        format!("{} is in no git repository that can be used", quoted(&folder.to_string_lossy())),
        "`git status` in that folder says why; `git init` begins a repository",
    )
}

/// A repository in which nothing is edited and nothing merged.
fn no_files(here: &Path, shown: &str) -> Diagnostic {
    let is_bare = asked(here, &["rev-parse", "--is-bare-repository"]);
    if is_bare.is_ok_and(|output| output.stdout == b"true\n") {
        return refused(
            format!("{shown} is in a bare repository, which has no files to edit or merge"),
            "run `stocktake git-setup` in each clone of it; here `stocktake diff --git A...B` \
             compares what it holds",
        );
    }
    if let Some(refusal) = unusable::of_other_files(git::command(here)) {
        let (message, help) = refusal.told();
        return refused(message, &help);
    }
    refused(
        format!("{shown} is inside `.git`, where there are no returns"),
        "run `stocktake git-setup` where the files of the repository are",
    )
}

fn no_folder(shown: &str) -> Diagnostic {
    refused(
        format!("there is no folder {shown}"),
        "`--returns` names the folder that your collections are in",
    )
}

fn not_run(error: &io::Error) -> Diagnostic {
    match Refusal::of_start(error) {
        Some(refusal) => {
            let (message, help) = refusal.told();
            refused(message, &help)
        }
        None => {
            let help = match limit(error) {
                Some(_) => "end other programs, or have the limits of this one raised",
                None => "look whether you may run it",
            };
            refused(format!("git cannot be run: {}", reason(error)), help)
        }
    }
}

fn asked(folder: &Path, args: &[&str]) -> Result<Output, Diagnostic> {
    git::run(git::command(folder).args(args)).map_err(|error| not_run(&error))
}

/// What git answers, without the line break at its end; `None` where it fails.
fn answer(folder: &Path, args: &[&str]) -> Result<Option<Vec<u8>>, Diagnostic> {
    let output = asked(folder, args)?;
    let mut answer = output.stdout;
    answer.pop_if(|last| *last == b'\n');
    Ok(output.status.success().then_some(answer))
}

/// This program, as git's shell finds it.
fn program() -> Result<String, Diagnostic> {
    let path = std::env::current_exe().ok().and_then(|path| path.to_str().map(str::to_owned));
    let Some(path) = path else {
        return Err(refused(
            "the path of stocktake itself cannot be written down",
            "move it to a folder with a plain name",
        ));
    };
    Ok(if cfg!(windows) { path.replace('\\', "/") } else { path })
}

/// A path as git writes it.
#[cfg(unix)]
fn os(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(unix)]
fn bytes(name: &OsStr) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(name).to_owned()
}

#[cfg(not(unix))]
fn bytes(name: &OsStr) -> Vec<u8> {
    name.to_string_lossy().into_owned().into_bytes()
}
