//! One collection at a revision, laid out as a folder.

use std::fs;
use std::io;
use std::path::{Component, Path};

use tempfile::TempDir;

use super::{Repository, Revision, git, said};
use crate::diag::{Code, Diagnostic, nearest, quoted, seen};
use crate::load::discover::{self, CollectionFiles};
use crate::load::file::MAX_BYTES;
use crate::load::git::Objects;

/// The files of one collection at a revision, in a folder that goes with this value.
#[derive(Debug)]
pub struct Snapshot {
    folder: TempDir,
    name: String,
}

impl Snapshot {
    /// Lays out files, each by its path from the folder of collections, which diagnostics call `name`.
    ///
    /// # Errors
    /// There is no room, or a path is none that a file can have here.
    pub fn of(files: &[(String, Vec<u8>)], name: &str) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        for (path, bytes) in files.iter().filter(|(path, _)| path.split('/').all(is_plain_name)) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            fs::write(path, bytes)?;
        }
        Ok(Self { folder, name: name.to_owned() })
    }

    /// The folder of collections, which holds the one that was asked for.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// What diagnostics call it, such as `v1:returns`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its collection, for [`crate::load::collection`] to read.
    pub fn collections(&self, sink: &mut Vec<Diagnostic>) -> Vec<CollectionFiles> {
        discover::collections_as(self.folder.path(), &self.name, sink)
    }
}

impl Repository {
    /// A collection at a revision; `root` is the folder of collections from the top of the repository.
    ///
    /// # Errors
    /// There was no such collection, or it cannot be read.
    pub fn snapshot(
        &self,
        revision: &Revision,
        root: &str,
        collection: &str,
    ) -> Result<Snapshot, Diagnostic> {
        let root = root.trim_end_matches('/');
        let from_top = if root.is_empty() { String::new() } else { format!("{root}/") };
        let name = format!("{}:{}", seen(&revision.name), seen(root));
        let path = format!("{from_top}{collection}");
        let all = self.entries(revision, &format!("{path}/"), &from_top)?;
        if all.is_empty() {
            let own = self.entries(revision, &path, &from_top)?;
            return Err(match own.first() {
                Some(own) if own.kind == Kind::Link => {
                    discover::linked(&format!("{name}/{}", seen(collection)))
                }
                _ => self.no_collection(revision, &from_top, collection)?,
            });
        }
        let folder = tempfile::tempdir().map_err(|error| unreadable(revision, &error))?;
        self.lay_out(&all, folder.path()).map_err(|error| unreadable(revision, &error))?;
        Ok(Snapshot { folder, name })
    }

    /// What stands at a path or below it, each by its path from the folder of collections.
    fn entries(
        &self,
        revision: &Revision,
        path: &str,
        root: &str,
    ) -> Result<Vec<TreeEntry>, Diagnostic> {
        let args = [
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            "--end-of-options",
            &revision.commit,
            "--",
            path,
        ];
        let output = git(&self.folder, &args)?;
        if !output.status.success() {
            return Err(said(&output, &revision.name));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.split('\0').filter_map(|line| TreeEntry::of(line, root)).collect())
    }

    /// Writes what git stores into a folder; of a file that is too large, as much as shows that.
    fn lay_out(&self, all: &[TreeEntry], folder: &Path) -> io::Result<()> {
        let mut objects = Objects::of(&self.folder)?;
        for own in all {
            let path = folder.join(&own.path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            if own.kind == Kind::Repository {
                // So git itself lays out one that was not asked for.
                fs::create_dir_all(path)?;
                continue;
            }
            let object = objects.get(&own.id, MAX_BYTES + 1)?.ok_or(io::ErrorKind::NotFound)?;
            match own.kind {
                Kind::Link => link(&String::from_utf8_lossy(&object.bytes), &own.path, &path)?,
                _ => fs::write(path, object.bytes)?,
            }
        }
        Ok(())
    }

    fn no_collection(
        &self,
        revision: &Revision,
        root: &str,
        collection: &str,
    ) -> Result<Diagnostic, Diagnostic> {
        let args = [
            "ls-tree",
            "-z",
            "-d",
            "--name-only",
            "--full-tree",
            "--end-of-options",
            &revision.commit,
            "--",
            root,
        ];
        let args = if root.is_empty() { &args[..args.len() - 1] } else { &args };
        let output = git(&self.folder, args)?;
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        let names = names.split('\0').filter_map(|path| path.strip_prefix(root));
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        let revision = quoted(&revision.name);
        if names.is_empty() && !root.is_empty() {
            let message = format!("there is no folder {} at {revision}", quoted(root));
            return Ok(Diagnostic::nowhere(Code::NothingSelected, message).help(
                "it may have had another name then: a path after a revision begins at the top of the repository",
            ));
        }
        let root = quoted(if root.is_empty() { "." } else { root });
        let message =
            format!("there is no collection {} in {root} at {revision}", quoted(collection));
        Ok(Diagnostic::nowhere(Code::NothingSelected, message)
            .maybe_help(nearest::suggestion(collection, names)))
    }
}

/// What a path stands for in a tree of git's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// The repository of others, of which git stores no more than which commit.
    Repository,
}

/// What stands at a path at a revision.
struct TreeEntry {
    kind: Kind,
    id: String,
    path: String,
}

impl TreeEntry {
    /// Reads `MODE TYPE ID` and a path from the top of the repository.
    fn of(line: &str, root: &str) -> Option<Self> {
        let (about, path) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let kind = match about.next()? {
            "120000" => Kind::Link,
            "160000" => Kind::Repository,
            _ => Kind::File,
        };
        let id = about.nth(1)?.to_owned();
        let path = path.strip_prefix(root)?;
        path.split('/').all(is_plain_name).then(|| Self { kind, id, path: path.to_owned() })
    }
}

/// Lays out a link, so that it is found to be one. It leads where it does in the collection; one that leads out of the folder
/// of collections leads nowhere.
#[cfg(unix)]
fn link(target: &str, own: &str, place: &Path) -> io::Result<()> {
    let depth = own.split('/').count() - 1;
    let up = Path::new(target).components().take_while(|part| *part == Component::ParentDir);
    let is_within = up.count() <= depth && is_forward(target);
    std::os::unix::fs::symlink(if is_within { target } else { NOWHERE }, place)
}

/// As git lays it out where there are no links: a file that says where it leads.
#[cfg(not(unix))]
fn link(target: &str, _: &str, place: &Path) -> io::Result<()> {
    fs::write(place, target)
}

/// Where a link leads that leads out of what is laid out; no file has this name.
#[cfg(unix)]
const NOWHERE: &str = "nothing/is/here";

/// Whether a relative path goes up first, if at all, and then down alone.
#[cfg(unix)]
fn is_forward(path: &str) -> bool {
    let mut parts = Path::new(path).components().skip_while(|part| *part == Component::ParentDir);
    parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Whether a name can only be that of a file in its own folder, on this platform.
fn is_plain_name(name: &str) -> bool {
    let has_others = if cfg!(windows) { name.contains(['\\', ':']) } else { false };
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\0']) && !has_others
}

fn unreadable(revision: &Revision, error: &io::Error) -> Diagnostic {
    let message = format!("{} cannot be read: {}", quoted(&revision.name), error.kind());
    Diagnostic::nowhere(Code::NoRevision, message)
        .help("`git fsck` says whether the repository is whole; a partial clone lacks files until they are fetched")
}
