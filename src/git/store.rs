//! Where two versions of a file come from that git compares: it says which contents they are, and
//! not of which commits.

use std::io;
use std::path::{Path, PathBuf};

use super::Objects;
use super::repository::{Revision, git, shown};
use crate::load::MAX_BYTES;

/// A version of a file that git has stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Its path from the top of the repository.
    pub path: &'a str,
    /// The full name of its content.
    pub content: &'a str,
}

/// The two versions that a commit lies between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Before,
    After,
}

/// What git compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends<'a> {
    /// The last commit, and the files of the work tree.
    Folder,
    /// The last commit, and what the next one will hold.
    Index,
    /// Two commits.
    Commits(&'a str, &'a str),
}

/// A file that is another at the new end than at the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its path from the top of the repository.
    pub path: String,
    /// The mode and the full name of the content before; one that is not stored has nothing but
    /// noughts.
    pub old: (String, String),
    /// The same, after.
    pub new: (String, String),
}

impl Edit {
    /// Reads `:100644 100644 OLD NEW M` and a path.
    fn of(about: &str, path: &str) -> Option<Self> {
        let mut parts = about.strip_prefix(':')?.split(' ').map(str::to_owned);
        let (old_mode, new_mode) = (parts.next()?, parts.next()?);
        let (old, new) = (parts.next()?, parts.next()?);
        let is_edit = parts.next()? == "M";
        is_edit.then(|| Self { path: path.to_owned(), old: (old_mode, old), new: (new_mode, new) })
    }
}

/// What a repository has stored, from one git that answers for all of it.
pub struct Store {
    folder: PathBuf,
    objects: Objects,
}

impl Store {
    /// That of the repository around a folder, which is its top.
    ///
    /// # Errors
    /// git cannot be run.
    pub fn of(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: folder.to_owned(), objects: Objects::of(folder)? })
    }

    /// The commits in which two versions of a file stand, as near to each other as can be: the one
    /// that brought the new version, and the one just before it, or else the last that still had
    /// the old version.
    ///
    /// What was never committed is in none. Where none is found none is named, which is no error.
    pub fn origins(
        &mut self,
        old: Option<Stored<'_>>,
        new: Option<Stored<'_>>,
    ) -> (Option<Revision>, Option<Revision>) {
        let new = new.and_then(|new| self.origin_of_new(new));
        let old = old.and_then(|old| {
            if let Some(new) = &new {
                let parent = format!("{}^", new.commit);
                if self.has(&parent, old) {
                    return self.commit(&parent).map(short);
                }
            }
            match self.has("HEAD", old) {
                true => self.head(),
                false => self.beside_a_change(old, End::Before).map(short),
            }
        });
        (old, new)
    }

    /// The last commit, as people call it.
    pub fn head(&mut self) -> Option<Revision> {
        Some(Revision { name: "HEAD".to_owned(), commit: self.commit("HEAD")? })
    }

    /// Whether a commit is the first before another.
    pub fn is_next(&mut self, old: &Revision, new: &Revision) -> bool {
        self.commit(&format!("{}^", new.commit)).is_some_and(|parent| parent == old.commit)
    }

    /// Whether a version is what the next commit will hold.
    pub fn is_staged(&mut self, version: Stored<'_>) -> bool {
        self.has("", version)
    }

    /// The files of a collection at a revision that a return of it is read with, each by its path
    /// from the folder of collections: those of the collection itself, and of each round its own
    /// and the return of the partnership that is named.
    ///
    /// `root` is the folder of collections from the top of the repository, with a `/` at its end,
    /// or nothing.
    ///
    /// # Errors
    /// git does not answer.
    pub fn files_for(
        &mut self,
        revision: &Revision,
        root: &str,
        collection: &str,
        partnership: Option<&str>,
    ) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut files = Vec::new();
        let top = format!("{}:{root}{collection}", revision.commit);
        for entry in self.objects.folder(&top)? {
            let path = format!("{collection}/{}", entry.name);
            if entry.is_folder {
                for file in self.objects.folder(&entry.id)? {
                    let stem = file.name.strip_suffix(".yaml").unwrap_or_default();
                    if stem == "round" || partnership == Some(stem) {
                        self.read(&file.id, format!("{path}/{}", file.name), &mut files)?;
                    }
                }
            } else if entry.name.ends_with(".yaml") {
                self.read(&entry.id, path, &mut files)?;
            }
        }
        Ok(files)
    }

    fn read(
        &mut self,
        object: &str,
        path: String,
        files: &mut Vec<(String, Vec<u8>)>,
    ) -> io::Result<()> {
        files.extend(self.objects.get(object, MAX_BYTES + 1)?.map(|found| (path, found.bytes)));
        Ok(())
    }

    /// The content of a file by its full name, where that is stored.
    ///
    /// # Errors
    /// git does not answer.
    pub fn content(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.objects.get(name, MAX_BYTES + 1)?.map(|found| found.bytes))
    }

    /// The files of a folder that are others at the new end than at the old one, both there.
    pub fn edits(&self, ends: Ends<'_>, folder: &str) -> Vec<Edit> {
        let (command, ends): (_, &[&str]) = match ends {
            Ends::Folder => ("diff-index", &["HEAD"]),
            Ends::Index => ("diff-index", &["--cached", "HEAD"]),
            Ends::Commits(old, new) => ("diff-tree", &[old, new]),
        };
        let how = ["-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff"];
        let args = [&[command][..], &how, ends, &["--", folder]].concat();
        let Ok(output) = git(&self.folder, &args) else { return Vec::new() };
        let text = String::from_utf8_lossy(&output.stdout);
        let mut fields = text.split('\0');
        let mut edits = Vec::new();
        while let (Some(about), Some(path)) = (fields.next(), fields.next()) {
            edits.extend(Edit::of(about, path));
        }
        edits
    }

    /// Whether a version stands at a revision, or in the index where that has no name.
    fn has(&mut self, revision: &str, version: Stored<'_>) -> bool {
        let found = self.objects.get(&format!("{revision}:{}", version.path), 0);
        found.is_ok_and(|found| found.is_some_and(|found| found.id == version.content))
    }

    fn commit(&mut self, name: &str) -> Option<String> {
        Some(self.objects.get(&format!("{name}^{{commit}}"), 0).ok()??.id)
    }

    /// The commit that brought a version: the last one, where the one before it has another, or
    /// else the newest that did.
    fn origin_of_new(&mut self, new: Stored<'_>) -> Option<Revision> {
        let is_brought = self.has("HEAD", new) && !self.has("HEAD^", new);
        match is_brought {
            true => self.commit("HEAD").map(short),
            false => self.beside_a_change(new, End::After).map(short),
        }
    }

    /// The newest commit that brought a version, or the one before the newest that took it away.
    fn beside_a_change(&mut self, version: Stored<'_>, end: End) -> Option<String> {
        let wanted = format!("--find-object={}", version.content);
        let args = ["-c", "log.showRoot=true", "log", "--all", "--full-history", "--raw"];
        let about = ["--no-abbrev", "--no-renames", "--diff-merges=first-parent", "--format=%H"];
        let safe = ["--no-show-signature", "--no-ext-diff", "--no-textconv"];
        let which = [&*wanted, "--end-of-options", "--", version.path];
        let output = git(&self.folder, &[&args[..], &about, &safe, &which].concat()).ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let commit = beside(&text, version.content, end)?;
        match end {
            End::After => Some(commit),
            End::Before => self.commit(&format!("{commit}^")),
        }
    }
}

/// A commit as people read it: by the first digits of its hash.
fn short(commit: String) -> Revision {
    Revision { name: shown(&commit, &commit), commit }
}

/// The first commit of a log in which a content is the old or the new one.
fn beside(log: &str, content: &str, end: End) -> Option<String> {
    let mut commit = None;
    for line in log.lines() {
        match line.strip_prefix(':') {
            // `100644 100644 OLD NEW M`
            Some(change) => {
                let place = if end == End::Before { 2 } else { 3 };
                if change.split(' ').nth(place) == Some(content) {
                    return commit;
                }
            }
            None if !line.is_empty() => commit = Some(line.to_owned()),
            None => {}
        }
    }
    None
}
