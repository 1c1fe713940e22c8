//! What was typed, as the collections that are meant.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use super::{Workspace, nearby};
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{self, Selection, Selections};
use crate::system::Disk;

/// What selections mean.
///
/// # Errors
/// One that is not a selection.
pub(crate) fn of_selections(
    root: &Path,
    what: &[OsString],
) -> Result<Workspace<'static>, Diagnostic> {
    let selections = what.iter().map(|text| selection(text)).collect::<Result<_, _>>()?;
    Ok(on_disk(root, Selections::new(selections)))
}

/// What selections and paths mean; paths are of one folder of collections.
///
/// # Errors
/// One that is neither, or paths of different folders.
pub(crate) fn of_any(root: &Path, what: &[OsString]) -> Result<Workspace<'static>, Diagnostic> {
    let mut found: Vec<Option<Selection>> = Vec::new();
    let mut roots: Vec<PathBuf> = Vec::new();
    for text in what {
        let (own_root, part) = match by_path(Path::new(text))? {
            Some(located) => located,
            None => match nearby::missing(Path::new(text), root) {
                Some(finding) => return Err(finding),
                None => (root.to_owned(), Some(selection(text)?)),
            },
        };
        if !roots.contains(&own_root) {
            roots.push(own_root);
        }
        found.push(part);
    }
    match roots.as_slice() {
        [] => Ok(on_disk(root, Selections::default())),
        [one] => {
            // The folder itself among them means everything in it, whatever else is named.
            let all: Option<Vec<Selection>> = found.into_iter().collect();
            let selections = all.map(Selections::new).unwrap_or_default();
            Ok(on_disk(one, selections))
        }
        _ => Err(Diagnostic::nowhere(
            Code::NothingSelected,
            "these belong to different folders of collections",
        )
        .help("check them one folder at a time")),
    }
}

fn on_disk(root: &Path, selections: Selections) -> Workspace<'static> {
    Workspace { system: &Disk, root: root.to_owned(), selections }
}

pub(crate) fn selection(text: &OsStr) -> Result<Selection, Diagnostic> {
    text.to_str().and_then(Selection::parse).ok_or_else(|| {
        let message = format!("{} is not a selection", quoted(&text.to_string_lossy()));
        Diagnostic::nowhere(Code::NothingSelected, message)
            .help("write `collection`, `collection/round` or `collection/round/partnership`")
    })
}

/// A selection of what need not be there yet, typed as such or as the path of its file.
///
/// # Errors
/// It is neither.
pub(crate) fn to_be(root: &Path, text: &OsStr) -> Result<Selection, Diagnostic> {
    let path: PathBuf =
        Path::new(text).components().filter(|own| *own != Component::CurDir).collect();
    let below = path.strip_prefix(root).ok().and_then(Path::to_str);
    let below = below.map(|own| own.strip_suffix(".yaml").unwrap_or(own).replace('\\', "/"));
    let below = below.map(|own| own.strip_suffix("/round").map(str::to_owned).unwrap_or(own));
    below.as_deref().and_then(Selection::parse).map_or_else(|| selection(text), Ok)
}

/// The folder of collections around a path that exists, and what of it the path is: all of it where
/// there is no selection.
pub(crate) fn by_path(path: &Path) -> Result<Option<(PathBuf, Option<Selection>)>, Diagnostic> {
    let Some((depth, kept)) = layout(path)? else {
        return Ok(path.is_dir().then(|| (path.to_owned(), None)));
    };
    let located = whole(path).and_then(|full| {
        let root = full.ancestors().nth(depth)?;
        let parts = full.strip_prefix(root).ok()?.iter().take(kept);
        let selection = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let selection = match is_file(path) {
            true => selection.strip_suffix(".yaml").unwrap_or(&selection),
            false => &selection,
        };
        Some((shown(path, depth).unwrap_or(root.to_owned()), Some(Selection::parse(selection)?)))
    });
    Ok(located)
}

/// Whether there is something that is no folder: what it is then is seen when it is read.
fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok() && !path.is_dir()
}

/// How many folders deep a path lies in the folder of collections, and how many of those a
/// selection names.
fn layout(path: &Path) -> Result<Option<(usize, usize)>, Diagnostic> {
    if is_file(path) {
        let full = whole(path).unwrap_or_else(|| path.to_owned());
        let name = full.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let beside = |up: usize, file: &str| {
            full.ancestors().nth(up).is_some_and(|folder| folder.join(file).is_file())
        };
        return match name {
            _ if name == "rubric.yaml" || load::is_register(name) => Ok(Some((2, 1))),
            _ if load::is_earlier_rubric(name) && beside(1, "rubric.yaml") => Ok(Some((2, 1))),
            "round.yaml" => Ok(Some((3, 2))),
            _ if beside(1, "round.yaml") || beside(2, "rubric.yaml") => Ok(Some((3, 3))),
            _ => {
                let message =
                    format!("{} is no file of a collection", quoted(&path.to_string_lossy()));
                Err(Diagnostic::nowhere(Code::NothingSelected, message)
                    .help("a return is in the folder of a round, beside its `round.yaml`"))
            }
        };
    }
    let holds = |file: &str| path.join(file).is_file();
    Ok(match (holds("round.yaml"), holds("rubric.yaml")) {
        (true, _) => Some((2, 2)),
        (false, true) => Some((1, 1)),
        (false, false) => None,
    })
}

/// A path from the root of the file system, without links as far as it is there.
pub(crate) fn resolved(path: &Path) -> Option<PathBuf> {
    let whole = whole(path)?;
    let there = whole.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let (part, real) = there?;
    Some(real.join(whole.strip_prefix(part).ok()?))
}

/// A path from the root of the file system, without `.` and `..`.
fn whole(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => _ = whole.pop(),
            _ => whole.push(part),
        }
    }
    Some(whole)
}

/// The folder so many levels above a path, written as the path is: what is typed is what findings
/// name.
fn shown(path: &Path, depth: usize) -> Option<PathBuf> {
    if path.is_absolute() {
        return None;
    }
    let parts: Vec<_> = path.components().filter(|part| *part != Component::CurDir).collect();
    let (kept, left) = parts.split_at(parts.len().saturating_sub(depth));
    if left.contains(&Component::ParentDir) {
        return None;
    }
    let kept: PathBuf = kept.iter().collect();
    let above: PathBuf = std::iter::repeat_n("..", depth.saturating_sub(parts.len())).collect();
    let shown = kept.join(above);
    Some(if shown.as_os_str().is_empty() { PathBuf::from(".") } else { shown })
}
