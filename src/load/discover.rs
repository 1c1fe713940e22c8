//! The files of a folder of collections, by their place alone.
//!
//! It lists names and reads no file. Links are not followed: what a collection says is in the
//! collection. One that stands where a round, a return or a collection is due is said, and never
//! passed over.

use std::path::{Path, PathBuf};

use crate::diag::{self, Code, Diagnostic, Place, Source};
use crate::system::{EntryKind, FolderEntry, LinkTarget, System};

/// The files of one collection.
#[derive(Debug, Clone)]
pub struct CollectionFiles {
    /// The folder's name.
    pub id: String,
    /// The folder, in the system that it is read from.
    pub path: PathBuf,
    /// What diagnostics call the folder, with `/` between its parts.
    pub name: String,
    /// The name of the file of its register.
    pub register: &'static str,
    /// The earlier versions of its rubric, by the file's name.
    pub earlier: Vec<EarlierFile>,
    /// Its rounds, by the folder's name.
    pub rounds: Vec<RoundFiles>,
    /// What is to be said of names in the folder that are not read.
    pub findings: Vec<Diagnostic>,
    /// Whether the folder could not be listed, which its findings say: nothing is known of what is
    /// in it.
    pub is_unlisted: bool,
}

/// The file of an earlier version of a rubric.
#[derive(Debug, Clone)]
pub struct EarlierFile {
    /// The file.
    pub path: PathBuf,
    /// What diagnostics call it.
    pub name: String,
}

/// The files of one round.
#[derive(Debug, Clone)]
pub struct RoundFiles {
    /// The folder's name.
    pub id: String,
    /// The folder, in the system that it is read from.
    pub path: PathBuf,
    /// What diagnostics call the folder.
    pub name: String,
    /// Its returns, by the file's name; whether it is a file at all is seen when it is read.
    pub returns: Vec<ReturnFile>,
    /// What is to be said of names in the folder that are neither returns nor `round.yaml`.
    pub findings: Vec<Diagnostic>,
    /// Whether the folder could not be listed, which its findings say: nothing is known of what is
    /// in it.
    pub is_unlisted: bool,
}

/// The file of one return.
#[derive(Debug, Clone)]
pub struct ReturnFile {
    /// The file's name without `.yaml`.
    pub stem: String,
    /// The file.
    pub path: PathBuf,
    /// What diagnostics call it.
    pub name: String,
}

impl CollectionFiles {
    /// Whether a round is a link, which its findings say.
    pub(super) fn is_linked(&self, round: &str) -> bool {
        let name = format!("{}/{}", self.name, diag::escaped(round));
        let mut named = self.findings.iter().filter_map(|finding| finding.place.as_ref());
        named.any(|place| place.source().name() == name)
    }
}

/// The collections below a folder, by name; a folder that cannot be listed is a finding.
pub fn collections(
    system: &dyn System,
    root: &Path,
    sink: &mut Vec<Diagnostic>,
) -> Vec<CollectionFiles> {
    collections_as(system, root, &display(root), sink)
}

/// The same where diagnostics call the folder by another name than its path.
pub fn collections_as(
    system: &dyn System,
    root: &Path,
    name: &str,
    sink: &mut Vec<Diagnostic>,
) -> Vec<CollectionFiles> {
    let listing = Listing { system };
    let mut found = Vec::new();
    for entry in listing.entries(root, name, sink) {
        if entry.kind == EntryKind::Folder {
            found.push(listing.collection(root, &entry, name));
        } else if leads_to_folder(&entry) {
            sink.push(linked(&format!("{name}/{}", diag::escaped(&file_name(&entry)))));
        }
    }
    found
}

/// Lists what a system holds.
struct Listing<'a> {
    system: &'a dyn System,
}

impl Listing<'_> {
    fn collection(&self, root: &Path, folder: &FolderEntry, parent: &str) -> CollectionFiles {
        let id = file_name(folder);
        let name = format!("{parent}/{}", diag::escaped(&id));
        let path = root.join(&folder.name);
        let (earlier, rounds, mut findings) = (Vec::new(), Vec::new(), Vec::new());
        let entries = self.entries(&path, &name, &mut findings);
        let is_unlisted = !findings.is_empty();
        let has = |file: &str| entries.iter().any(|entry| file_name(entry) == file);
        let register = REGISTERS.into_iter().find(|file| has(file)).unwrap_or(REGISTERS[0]);
        let mut files =
            CollectionFiles { id, path, name, register, earlier, rounds, findings, is_unlisted };
        for entry in entries {
            let file = file_name(&entry);
            let name = format!("{}/{}", files.name, diag::escaped(&file));
            if entry.kind == EntryKind::Folder {
                files.rounds.push(self.round(&files.path, &entry, &files.name));
            } else if leads_to_folder(&entry) {
                files.findings.push(linked(&name));
            } else if is_earlier_rubric(&file) {
                files.earlier.push(EarlierFile { path: files.path.join(&entry.name), name });
            } else if file.ends_with(".yaml") && file != "rubric.yaml" && file != files.register {
                files.findings.push(stray(&name).help(BESIDE_ROUNDS));
            }
        }
        files
    }

    fn round(&self, parent: &Path, folder: &FolderEntry, within: &str) -> RoundFiles {
        let id = file_name(folder);
        let name = format!("{within}/{}", diag::escaped(&id));
        let path = parent.join(&folder.name);
        let (mut returns, mut findings) = (Vec::new(), Vec::new());
        let entries = self.entries(&path, &name, &mut findings);
        let is_unlisted = !findings.is_empty();
        for entry in entries {
            let file = file_name(&entry);
            let shown = format!("{name}/{}", diag::escaped(&file));
            match file.strip_suffix(".yaml") {
                Some("round") => {}
                Some(stem) => {
                    let path = path.join(&entry.name);
                    returns.push(ReturnFile { stem: stem.to_owned(), path, name: shown });
                }
                None => findings.push(stray(&shown).help(beside_returns(&file))),
            }
        }
        RoundFiles { id, path, name, returns, findings, is_unlisted }
    }

    /// What stands directly in a folder, by name, without the entries that begin with a dot.
    fn entries(&self, folder: &Path, name: &str, sink: &mut Vec<Diagnostic>) -> Vec<FolderEntry> {
        match self.system.list(folder) {
            Ok(mut found) => {
                found.retain(|entry| !file_name(entry).starts_with('.'));
                found
            }
            Err(_) => {
                let place = Place::file(&Source::unread(name));
                let message = "this folder cannot be listed";
                let finding = Diagnostic::new(Code::Unreadable, place, message);
                sink.push(finding.help("check the spelling of its name and that you may open it"));
                Vec::new()
            }
        }
    }
}

/// The names that the file of a register may have; where there are several, the first is it.
const REGISTERS: [&str; 2] = ["partnerships.yaml", "participants.yaml"];

/// Whether a file beside `rubric.yaml` may be the register, by its name.
pub(crate) fn is_register(file: &str) -> bool {
    REGISTERS.contains(&file)
}

/// Whether a file beside `rubric.yaml` is an earlier version of it, by its name.
pub(crate) fn is_earlier_rubric(file: &str) -> bool {
    let version = file.strip_prefix("rubric-").and_then(|rest| rest.strip_suffix(".yaml"));
    version.is_some_and(|version| !version.is_empty())
}

const BESIDE_ROUNDS: &str = "a return is in the folder of its round; an earlier version of the \
                             rubric is named `rubric-….yaml`";

/// A file that is not read.
fn stray(name: &str) -> Diagnostic {
    let place = Place::file(&Source::unread(name));
    Diagnostic::new(Code::StrayFile, place, "this is not a return and is not read")
}

/// What to do with something in the folder of a round that is no return by its name.
fn beside_returns(file: &str) -> String {
    match stem_meant(file) {
        Some(stem) => {
            let name = diag::quoted(&format!("{stem}.yaml"));
            format!("if it is a return, rename it to {name}: the name of a return ends in `.yaml`")
        }
        None => "a return is a file that ends in `.yaml`".to_owned(),
    }
}

/// What a YAML file is called, whatever an editor or a system made of the end of its name; `None`
/// where it is of another kind.
pub(super) fn stem_meant(file: &str) -> Option<&str> {
    let without = |file: &'_ str, end: &str| {
        let at = file.len().checked_sub(end.len())?;
        file.get(at..).filter(|own| own.eq_ignore_ascii_case(end)).map(|_| at)
    };
    let plain = without(file, ".txt").map_or(file, |at| &file[..at]);
    let at = without(plain, ".yaml").or_else(|| without(plain, ".yml"))?;
    Some(&plain[..at]).filter(|stem| !stem.is_empty())
}

/// Whether an entry is a link to a folder, or one that leads nowhere and has the name of a folder.
fn leads_to_folder(entry: &FolderEntry) -> bool {
    match entry.kind {
        EntryKind::Link(LinkTarget::ToFolder) => true,
        EntryKind::Link(LinkTarget::Nowhere) => !file_name(entry).contains('.'),
        _ => false,
    }
}

/// A link where a folder is due.
pub(crate) fn linked(name: &str) -> Diagnostic {
    let place = Place::file(&Source::unread(name));
    Diagnostic::new(
        Code::Unreadable,
        place,
        "this is a link, and links are not followed: nothing \
                                              in it is read",
    )
    .help(
        "put the folder itself here, with what is in it; or move the link elsewhere, if it \
               is none of the collection's",
    )
}

fn file_name(entry: &FolderEntry) -> String {
    entry.name.to_string_lossy().into_owned()
}

/// A path as diagnostics show it: `/` between the parts on every platform.
pub(crate) fn display(path: &Path) -> String {
    let text = diag::escaped(&path.to_string_lossy()).replace('\\', "/");
    if text.len() > 1 { text.trim_end_matches('/').to_owned() } else { text }
}
