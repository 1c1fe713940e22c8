//! One collection at a revision, laid out as a folder.

use std::fs;
use std::io;
use std::path::Path;

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
    /// A collection at a revision, with the returns of one partnership or of all; `root` is the folder of collections from
    /// the top of the repository.
    ///
    /// # Errors
    /// There was no such collection, or it cannot be read.
    pub fn snapshot(
        &self,
        revision: &Revision,
        root: &str,
        collection: &str,
        partnership: Option<&str>,
    ) -> Result<Snapshot, Diagnostic> {
        let root = root.trim_end_matches('/');
        let from_top = if root.is_empty() { String::new() } else { format!("{root}/") };
        let path = format!("{from_top}{collection}");
        let mut blobs = self.blobs(revision, &format!("{path}/"), &from_top)?;
        blobs.retain(|blob| partnership.is_none_or(|own| blob.is_needed_for(own)));
        if blobs.is_empty() {
            return Err(self.no_collection(revision, &from_top, collection)?);
        }
        let folder = tempfile::tempdir().map_err(|error| unreadable(revision, &error))?;
        self.lay_out(&blobs, folder.path()).map_err(|error| unreadable(revision, &error))?;
        let shown = if root.is_empty() { "" } else { root };
        Ok(Snapshot { folder, name: format!("{}:{}", seen(&revision.name), seen(shown)) })
    }

    /// The files below a path, each by its path from the folder of collections.
    fn blobs(&self, revision: &Revision, path: &str, root: &str) -> Result<Vec<Blob>, Diagnostic> {
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
        let blob = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let is_file = about.next()?.starts_with("100") && about.next()? == "blob";
            let path = path.strip_prefix(root)?;
            let is_safe = path.split('/').all(is_plain_name);
            (is_file && is_safe)
                .then_some(Blob { id: about.next()?.to_owned(), path: path.to_owned() })
        };
        Ok(text.split('\0').filter_map(blob).collect())
    }

    /// Writes files into a folder, as git stores them; of one that is too large, as much as shows that.
    fn lay_out(&self, blobs: &[Blob], folder: &Path) -> io::Result<()> {
        let mut objects = Objects::of(&self.folder)?;
        for blob in blobs {
            let object = objects.get(&blob.id, MAX_BYTES + 1)?.ok_or(io::ErrorKind::NotFound)?;
            let path = folder.join(&blob.path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, object.bytes)?;
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

/// A file at a revision.
struct Blob {
    id: String,
    path: String,
}

impl Blob {
    /// Whether it is a file of a partnership, or one that is not of a partnership at all.
    fn is_needed_for(&self, partnership: &str) -> bool {
        match self.path.splitn(3, '/').nth(2).and_then(|name| name.strip_suffix(".yaml")) {
            Some(stem) => stem == "round" || stem == partnership,
            None => true,
        }
    }
}

/// Whether a name can only be that of a file in its own folder, on any platform.
fn is_plain_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['\\', ':', '\0'])
}

fn unreadable(revision: &Revision, error: &io::Error) -> Diagnostic {
    let message = format!("{} cannot be read: {}", quoted(&revision.name), error.kind());
    Diagnostic::nowhere(Code::NoRevision, message)
        .help("`git fsck` says whether the repository is whole; a partial clone lacks files until they are fetched")
}
