//! The files of a folder of collections, by their place alone.
//!
//! It lists names and reads no file. Links are not followed: what a collection says is in the collection.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{self, Code, Diagnostic, Place, Source};

/// The files of one collection.
#[derive(Debug)]
pub struct CollectionFiles {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub path: PathBuf,
    /// What diagnostics call the folder, with `/` between its parts.
    pub name: String,
    /// The earlier versions of its rubric, by the file's name.
    pub earlier: Vec<EarlierFile>,
    /// Its rounds, by the folder's name.
    pub rounds: Vec<RoundFiles>,
    /// What diagnostics call the YAML files beside the rubric that are not its own.
    pub strays: Vec<String>,
}

/// The file of an earlier version of a rubric.
#[derive(Debug)]
pub struct EarlierFile {
    /// The file.
    pub path: PathBuf,
    /// What diagnostics call it.
    pub name: String,
}

/// The files of one round.
#[derive(Debug)]
pub struct RoundFiles {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub path: PathBuf,
    /// What diagnostics call the folder.
    pub name: String,
    /// Its returns, by the file's name.
    pub returns: Vec<ReturnFile>,
    /// What diagnostics call the files that are neither returns nor `round.yaml`.
    pub strays: Vec<String>,
}

/// The file of one return.
#[derive(Debug)]
pub struct ReturnFile {
    /// The file's name without `.yaml`.
    pub stem: String,
    /// The file.
    pub path: PathBuf,
    /// What diagnostics call it.
    pub name: String,
}

/// The collections below a folder, by name; a folder that cannot be listed is a finding.
pub fn collections(root: &Path, sink: &mut Vec<Diagnostic>) -> Vec<CollectionFiles> {
    collections_as(root, &display(root), sink)
}

/// The same under a name of its own, where the folder is a copy of what readers know.
pub(super) fn collections_as(
    root: &Path,
    name: &str,
    sink: &mut Vec<Diagnostic>,
) -> Vec<CollectionFiles> {
    let mut found = Vec::new();
    for entry in entries(root, name, sink) {
        if entry.file_type().is_dir() {
            found.push(collection(&entry, name, sink));
        }
    }
    found
}

fn collection(folder: &DirEntry, parent: &str, sink: &mut Vec<Diagnostic>) -> CollectionFiles {
    let id = file_name(folder);
    let name = format!("{parent}/{}", diag::seen(&id));
    let mut files = CollectionFiles {
        id,
        path: folder.path().to_owned(),
        name,
        earlier: Vec::new(),
        rounds: Vec::new(),
        strays: Vec::new(),
    };
    for entry in entries(folder.path(), &files.name, sink) {
        let file = file_name(&entry);
        let name = format!("{}/{}", files.name, diag::seen(&file));
        if entry.file_type().is_dir() {
            files.rounds.push(round(&entry, &files.name, sink));
        } else if is_earlier_rubric(&file) {
            files.earlier.push(EarlierFile { path: entry.path().to_owned(), name });
        } else if file.ends_with(".yaml") && !matches!(&*file, "rubric.yaml" | "partnerships.yaml")
        {
            files.strays.push(name);
        }
    }
    files
}

/// Whether a file beside `rubric.yaml` is an earlier version of it, by its name.
pub(crate) fn is_earlier_rubric(file: &str) -> bool {
    let version = file.strip_prefix("rubric-").and_then(|rest| rest.strip_suffix(".yaml"));
    version.is_some_and(|version| !version.is_empty())
}

fn round(folder: &DirEntry, parent: &str, sink: &mut Vec<Diagnostic>) -> RoundFiles {
    let id = file_name(folder);
    let name = format!("{parent}/{}", diag::seen(&id));
    let mut returns = Vec::new();
    let mut strays = Vec::new();
    for entry in entries(folder.path(), &name, sink) {
        let file = file_name(&entry);
        match file.strip_suffix(".yaml") {
            Some("round") => {}
            Some(stem) if entry.file_type().is_file() => returns.push(ReturnFile {
                stem: stem.to_owned(),
                path: entry.path().to_owned(),
                name: format!("{name}/{}", diag::seen(&file)),
            }),
            _ => strays.push(format!("{name}/{}", diag::seen(&file))),
        }
    }
    RoundFiles { id, path: folder.path().to_owned(), name, returns, strays }
}

/// What stands directly in a folder, by name, without the entries that begin with a dot.
fn entries(folder: &Path, name: &str, sink: &mut Vec<Diagnostic>) -> Vec<DirEntry> {
    let walk = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name();
    let mut found = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if file_name(&entry).starts_with('.') => {}
            Ok(entry) => found.push(entry),
            Err(_) => sink.push(
                Diagnostic::new(
                    Code::Unreadable,
                    Place::file(&Source::unread(name)),
                    "this folder cannot be listed",
                )
                .help("check the spelling of its name and that you may open it"),
            ),
        }
    }
    found
}

fn file_name(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// A path as diagnostics show it: `/` between the parts on every platform.
fn display(path: &Path) -> String {
    let text = diag::seen(&path.to_string_lossy()).replace('\\', "/");
    if text.len() > 1 { text.trim_end_matches('/').to_owned() } else { text }
}
