//! From what was typed to the collections that are meant, read and checked.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::check;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{self, CollectionFiles, Selection, Selections};
use crate::model::{Collection, Entry};

/// The folder of collections and what of it is meant.
pub(super) struct Target {
    /// The folder of collections.
    pub(super) root: PathBuf,
    /// What of it.
    pub(super) selections: Selections,
}

/// What was read.
pub(super) struct Checked {
    /// The collections without errors of their own; each whole, whatever is selected.
    pub(super) collections: Vec<Collection>,
    /// Findings about what is selected.
    pub(super) findings: Vec<Diagnostic>,
    /// How many returns are selected.
    pub(super) returns: usize,
}

impl Target {
    /// What selections mean.
    ///
    /// # Errors
    /// One that is not a selection.
    pub(super) fn of_selections(root: &Path, what: &[OsString]) -> Result<Self, Diagnostic> {
        let selections = what.iter().map(|text| selection(text)).collect::<Result<_, _>>()?;
        Ok(Self { root: root.to_owned(), selections: Selections::new(selections) })
    }

    /// What selections and paths mean; paths are of one folder of collections.
    ///
    /// # Errors
    /// One that is neither, or paths of different folders.
    pub(super) fn of_any(root: &Path, what: &[OsString]) -> Result<Self, Diagnostic> {
        let mut found: Vec<Selection> = Vec::new();
        let mut roots: Vec<PathBuf> = Vec::new();
        for text in what {
            let (own_root, part) = match by_path(Path::new(text)) {
                Some(located) => located,
                None => (root.to_owned(), Some(selection(text)?)),
            };
            if !roots.contains(&own_root) {
                roots.push(own_root);
            }
            found.extend(part);
        }
        match roots.as_slice() {
            [] => Ok(Self { root: root.to_owned(), selections: Selections::default() }),
            [one] => Ok(Self { root: one.clone(), selections: Selections::new(found) }),
            _ => Err(Diagnostic::nowhere(
                Code::NothingSelected,
                "these belong to different folders of collections",
            )
            .help("check them one folder at a time")),
        }
    }

    /// Reads and checks what is meant, and the rest of the collections that it belongs to.
    pub(super) fn checked(&self) -> Checked {
        let mut findings = Vec::new();
        let files = load::collections(&self.root, &mut findings);
        findings.extend(self.selections.missing(&files));
        if files.is_empty() && findings.is_empty() {
            let root = quoted(&self.root.to_string_lossy());
            findings.push(
                Diagnostic::nowhere(Code::NothingSelected, format!("there is no collection in {root}"))
                    .help("a collection is a folder with `rubric.yaml`; `--returns` names the folder around it"),
            );
        }
        let mut collections = Vec::new();
        for files in files {
            collections.extend(self.collection(files, &mut findings));
        }
        let mut returns = 0;
        for (collection, round, entry) in entries(&collections) {
            if self.selections.has_return(collection, round, &entry.stem) {
                returns += 1;
                findings.extend(entry.findings.iter().cloned());
            }
        }
        Checked { collections, findings, returns }
    }

    /// One collection; where nothing of it is selected, what is wrong with it is not said.
    fn collection(
        &self,
        files: CollectionFiles,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Collection> {
        let is_meant = self.selections.has_collection(&files.id);
        let mut found = Vec::new();
        let written = load::collection(files, &mut found);
        let collection = check::collection(written, &mut found);
        if is_meant {
            findings.append(&mut found);
        }
        collection
    }
}

fn entries(collections: &[Collection]) -> impl Iterator<Item = (&str, &str, &Entry)> {
    collections.iter().flat_map(|collection| {
        collection.rounds.iter().flat_map(|round| {
            let ids = (collection.id.as_str(), round.info.id.as_str());
            round.entries.iter().map(move |entry| (ids.0, ids.1, entry))
        })
    })
}

fn selection(text: &OsStr) -> Result<Selection, Diagnostic> {
    text.to_str().and_then(Selection::parse).ok_or_else(|| {
        let message = format!("{} is not a selection", quoted(&text.to_string_lossy()));
        Diagnostic::nowhere(Code::NothingSelected, message)
            .help("write `collection`, `collection/round` or `collection/round/partnership`")
    })
}

/// The folder of collections around a path that exists, and what of it the path is.
fn by_path(path: &Path) -> Option<(PathBuf, Option<Selection>)> {
    let depth = if path.is_file() {
        3
    } else if path.join("round.yaml").is_file() {
        2
    } else if path.join("rubric.yaml").is_file() {
        1
    } else if path.is_dir() {
        return Some((path.to_owned(), None));
    } else {
        return None;
    };
    let full = std::path::absolute(path).ok()?;
    let root = full.ancestors().nth(depth)?;
    let mut parts: Vec<String> = full
        .strip_prefix(root)
        .ok()?
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if let Some(last) = parts.get_mut(2) {
        *last = last.trim_end_matches(".yaml").to_owned();
    }
    Some((shown(path, depth).unwrap_or(root.to_owned()), Selection::parse(&parts.join("/"))))
}

/// The folder so many levels above a path, written as the path is: what is typed is what findings name.
fn shown(path: &Path, depth: usize) -> Option<PathBuf> {
    use std::path::Component;
    if path.is_absolute() {
        return None;
    }
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    if parts.contains(&Component::ParentDir) && parts.len() <= depth {
        return None;
    }
    let kept: PathBuf = parts.iter().take(parts.len().saturating_sub(depth)).collect();
    let above: PathBuf = std::iter::repeat_n("..", depth.saturating_sub(parts.len())).collect();
    let shown = kept.join(above);
    Some(if shown.as_os_str().is_empty() { PathBuf::from(".") } else { shown })
}
