//! One collection at a revision, read from what git has stored.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Objects;
use super::repository::{Repository, Revision, git, said};
use crate::diag::{Code, Diagnostic, escaped, nearest, quoted};
use crate::load;
use crate::system::{self, FolderEntry, LinkTarget, ReadError, System};

/// The folder of collections at a revision, of which one collection is there. Paths begin at that
/// folder.
pub struct Tree {
    name: String,
    entries: BTreeMap<PathBuf, Stored>,
    objects: RefCell<Objects>,
}

impl Tree {
    /// What diagnostics call it, such as `v1:returns`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tree").field("name", &self.name).finish_non_exhaustive()
    }
}

impl System for Tree {
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        let Some(own) = self.entries.get(file) else {
            let is_folder = system::below(&self.entries, file).next().is_some();
            return Err(match is_folder {
                true => ReadError::NoFile(system::EntryKind::Folder),
                false => io::Error::from(io::ErrorKind::NotFound).into(),
            });
        };
        match self.kind(file, own) {
            system::EntryKind::File => {}
            other => return Err(ReadError::NoFile(other)),
        }
        let found = self.objects.borrow_mut().get(&own.id, most).map_err(ReadError::NotStored)?;
        Ok(found.ok_or_else(|| ReadError::NotStored(io::ErrorKind::NotFound.into()))?.bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>> {
        let found =
            system::entries(&self.entries, folder, |path, own| self.kind(&folder.join(path), own));
        let is_there = !found.is_empty() || self.is_empty_folder(folder);
        if is_there { Ok(found) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Tree {
    fn kind(&self, path: &Path, own: &Stored) -> system::EntryKind {
        match own.kind {
            Kind::File => system::EntryKind::File,
            // So git itself lays out one that was not asked for.
            Kind::Repository => system::EntryKind::Folder,
            Kind::Link => {
                system::EntryKind::Link(self.end(path, own).unwrap_or(LinkTarget::Nowhere))
            }
        }
    }

    fn is_empty_folder(&self, path: &Path) -> bool {
        self.entries.get(path).is_some_and(|own| own.kind == Kind::Repository)
    }

    /// Where a link leads; `None` where that is not in the collection, or git cannot say.
    fn end(&self, path: &Path, own: &Stored) -> Option<LinkTarget> {
        let object = self.objects.borrow_mut().get(&own.id, LONGEST_LINK).ok()??;
        let target = String::from_utf8(object.bytes).ok()?;
        let mut end = path.parent()?.to_owned();
        for part in Path::new(&target).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir if end.pop() => {}
                Component::Normal(name) => end.push(name),
                _ => return None,
            }
        }
        match self.entries.get(&end).map(|own| own.kind) {
            Some(Kind::File) => Some(LinkTarget::Elsewhere),
            Some(Kind::Repository) => Some(LinkTarget::ToFolder),
            Some(Kind::Link) => None,
            None => system::below(&self.entries, &end).next().map(|_| LinkTarget::ToFolder),
        }
    }
}

/// No system takes the path of a link to be longer, in bytes.
const LONGEST_LINK: u64 = 4096;

impl Repository {
    /// A collection at a revision; `root` is the folder of collections from the top of the
    /// repository.
    ///
    /// # Errors
    /// There was no such collection, or it cannot be read.
    pub fn tree(
        &self,
        revision: &Revision,
        root: &str,
        collection: &str,
    ) -> Result<Tree, Diagnostic> {
        let root = root.trim_end_matches('/');
        let from_top = if root.is_empty() { String::new() } else { format!("{root}/") };
        let name = format!("{}:{}", escaped(&revision.name), escaped(root));
        let path = format!("{from_top}{collection}");
        let all = self.entries(revision, &format!("{path}/"), &from_top)?;
        if all.is_empty() {
            let own = self.entries(revision, &path, &from_top)?;
            return Err(match own.values().next() {
                Some(own) if own.kind == Kind::Link => {
                    load::linked(&format!("{name}/{}", escaped(collection)))
                }
                _ => self.no_collection(revision, &from_top, collection)?,
            });
        }
        let objects = Objects::of(&self.folder).map_err(|error| unreadable(revision, &error))?;
        Ok(Tree { name, entries: all, objects: RefCell::new(objects) })
    }

    /// What stands at a path or below it, each by its path from the folder of collections.
    fn entries(
        &self,
        revision: &Revision,
        path: &str,
        root: &str,
    ) -> Result<BTreeMap<PathBuf, Stored>, Diagnostic> {
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
        Ok(text.split('\0').filter_map(|line| Stored::of(line, root)).collect())
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
                "it may have had another name then: a path after a revision begins at the top of \
                 the repository",
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

/// What git has stored at a path.
struct Stored {
    kind: Kind,
    /// The full name of the content.
    id: String,
}

impl Stored {
    /// Reads `MODE TYPE ID` and a path from the top of the repository; the path is then from the
    /// folder of collections.
    fn of(line: &str, root: &str) -> Option<(PathBuf, Self)> {
        let (about, path) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let kind = match about.next()? {
            "120000" => Kind::Link,
            "160000" => Kind::Repository,
            _ => Kind::File,
        };
        let id = about.nth(1)?.to_owned();
        let path = path.strip_prefix(root)?;
        path.split('/').all(is_plain_name).then(|| (PathBuf::from(path), Self { kind, id }))
    }
}

/// Whether a name can only be that of a file in its own folder, on this platform.
fn is_plain_name(name: &str) -> bool {
    let has_others = if cfg!(windows) { name.contains(['\\', ':']) } else { false };
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\0']) && !has_others
}

fn unreadable(revision: &Revision, error: &io::Error) -> Diagnostic {
    let message = format!("{} cannot be read: {}", quoted(&revision.name), error.kind());
    Diagnostic::nowhere(Code::NoRevision, message).help(
        "`git fsck` says whether the repository is whole; a partial clone lacks files until \
               they are fetched",
    )
}
