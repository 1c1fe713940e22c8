//! Returns as they were at a revision, read through git itself.
//!
//! What a revision holds is laid out as a folder of its own and read like any other, so that nothing else needs to know of
//! git. Nothing of a repository is run or written, and no revision or path can be taken for an option.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Seek, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use tempfile::TempDir;

use super::discover::{self, CollectionFiles};
use super::file::MAX_BYTES;
use super::git;
use super::selection::Selection;
use crate::diag::{Code, Diagnostic, nearest, quoted, seen};

/// Something at a revision, as it is typed: `REVISION:SELECTION` or `REVISION:PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtRevision {
    /// A branch, a tag, a commit.
    pub revision: String,
    /// A selection, or the path of a return from the top of the repository.
    pub what: String,
}

impl AtRevision {
    /// Reads what is typed. `None` where it names no revision: it has no colon, or is a path on a drive of Windows.
    pub fn parse(text: &str) -> Option<Self> {
        let (revision, what) = text.split_once(':')?;
        let is_drive = revision.len() == 1
            && revision.starts_with(|c: char| c.is_ascii_alphabetic())
            && (what.starts_with('\\') || (cfg!(windows) && what.starts_with('/')));
        let is_path = revision.contains(['\\']) || revision.starts_with("./");
        let named = !revision.is_empty() && !what.is_empty() && !is_drive && !is_path;
        named.then(|| Self { revision: revision.to_owned(), what: what.to_owned() })
    }
}

/// A revision that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// As it was typed.
    pub name: String,
    /// The full hash of the commit.
    pub commit: String,
}

/// A return that a range of commits changes, by its paths from the top of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Before; `None` where it is new.
    pub old: Option<String>,
    /// After; `None` where it is gone.
    pub new: Option<String>,
}

/// What a range of commits changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Where it begins.
    pub old: Revision,
    /// Where it ends.
    pub new: Revision,
    /// The returns, by their paths.
    pub returns: Vec<Change>,
}

/// The files of one collection at a revision, in a folder that goes with this value.
#[derive(Debug)]
pub struct Snapshot {
    folder: TempDir,
    name: String,
}

impl Snapshot {
    /// The folder of collections, which holds the one that was asked for.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// What diagnostics call it, such as `v1:returns`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its collection, for [`super::collection`] to read.
    pub fn collections(&self, sink: &mut Vec<Diagnostic>) -> Vec<CollectionFiles> {
        discover::collections_as(self.folder.path(), &self.name, sink)
    }
}

/// The repository around a folder of collections.
#[derive(Debug)]
pub struct Repository {
    folder: PathBuf,
    /// The folder from the top of the repository, with `/` at its end, or nothing.
    prefix: String,
}

impl Repository {
    /// The repository around a folder; a bare one will do.
    ///
    /// # Errors
    /// There is none, git cannot be run, or git does not trust it.
    pub fn around(folder: &Path) -> Result<Self, Diagnostic> {
        let here = folder.ancestors().find(|part| part.is_dir()).unwrap_or(Path::new("."));
        let output = git(here, &["rev-parse", "--is-bare-repository", "--show-prefix"])?;
        let answer = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut lines = answer.lines();
        let (true, Some(bare)) = (output.status.success(), lines.next()) else {
            return Err(no_repository(folder, &output));
        };
        let prefix = match bare {
            // In a bare repository no folder is meant but the one that was named.
            "true" => String::new(),
            _ => lines.next().unwrap_or_default().to_owned(),
        };
        let below = folder.strip_prefix(here).unwrap_or(Path::new(""));
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
            Some(commit) => Ok(Revision { name: name.to_owned(), commit }),
            None => Err(self.unknown(name)?),
        }
    }

    /// What is meant at a revision: its collection, and which return or round of it.
    ///
    /// # Errors
    /// The revision is not there, or nothing of that name was there at it.
    pub fn read(&self, at: &AtRevision) -> Result<(Snapshot, Selection), Diagnostic> {
        let revision = self.revision(&at.revision)?;
        let (root, selection) = self.located(&at.what)?;
        Ok((self.snapshot(&revision, &root, &selection.collection)?, selection))
    }

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
        let path = format!("{from_top}{collection}");
        let blobs = self.blobs(revision, &format!("{path}/"), &from_top)?;
        if blobs.is_empty() {
            return Err(self.no_collection(revision, &from_top, collection)?);
        }
        let folder = tempfile::tempdir().map_err(|error| unreadable(revision, &error))?;
        self.lay_out(&blobs, folder.path()).map_err(|error| unreadable(revision, &error))?;
        let shown = if root.is_empty() { "" } else { root };
        Ok(Snapshot { folder, name: format!("{}:{}", seen(&revision.name), seen(shown)) })
    }

    /// The returns that a range changes, renames followed: `A...B` is what B changed since it left A, `A..B` what differs
    /// between the two.
    ///
    /// # Errors
    /// It is no range, a revision of it is not there, or the two have nothing in common.
    pub fn changes(&self, range: &str) -> Result<Changes, Diagnostic> {
        let Some((old, new, since)) = ends(range) else {
            let message = format!("{} is not a range of commits", quoted(range));
            return Err(Diagnostic::nowhere(Code::NoRevision, message).help(
                "write `main...HEAD` for what this branch changes, or `v1..v2` for what differs",
            ));
        };
        let (mut old, new) = (self.revision(old)?, self.revision(new)?);
        if since {
            let base = ["merge-base", "--end-of-options", &old.commit, &new.commit];
            let Some(commit) = self.line(&base)? else { return Err(self.unrelated(&old, &new)?) };
            old = Revision { name: old.name, commit };
        }
        let args = ["diff-tree", "-r", "-z", "-M", "--name-status", "--no-ext-diff"];
        let ends = ["--no-textconv", "--end-of-options", &old.commit, &new.commit];
        let output = git(&self.folder, &[&args[..], &ends].concat())?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(Changes { old, new, returns: self.returns(&text) })
    }

    /// The returns among what `diff-tree` names.
    fn returns(&self, text: &str) -> Vec<Change> {
        let mut fields = text.split('\0');
        let mut returns = Vec::new();
        while let (Some(status), Some(path)) =
            (fields.next().filter(|s| !s.is_empty()), fields.next())
        {
            let kept = |path: &str| self.is_return(path).then(|| path.to_owned());
            let (old, new) = match status.as_bytes().first() {
                Some(b'R' | b'C') => (kept(path), fields.next().and_then(kept)),
                Some(b'A') => (None, kept(path)),
                Some(b'D') => (kept(path), None),
                _ => (kept(path), kept(path)),
            };
            if old.is_some() || new.is_some() {
                returns.push(Change { old, new });
            }
        }
        returns
    }

    /// Whether a path is that of a return: collection, round and file below the folder of collections.
    fn is_return(&self, path: &str) -> bool {
        let below = path.strip_prefix(&self.prefix).unwrap_or_default();
        let parts: Vec<&str> = below.split('/').collect();
        parts.len() == 3 && parts[2].ends_with(".yaml") && parts[2] != "round.yaml"
    }

    /// The folder of collections and the selection that something names.
    fn located(&self, what: &str) -> Result<(String, Selection), Diagnostic> {
        let Some(path) = what.strip_suffix(".yaml") else {
            let selection = Selection::parse(what).ok_or_else(|| not_a_selection(what))?;
            return Ok((self.prefix.clone(), selection));
        };
        let path = match path.strip_prefix("./") {
            Some(below) => format!("{}{below}", self.prefix),
            None => path.to_owned(),
        };
        let parts: Vec<&str> = path.split('/').collect();
        let (root, last) = parts.split_at(parts.len().saturating_sub(3));
        let selection = Selection::parse(&last.join("/")).filter(|s| s.partnership.is_some());
        Ok((root.join("/"), selection.ok_or_else(|| not_a_selection(what))?))
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
        let mut ids = tempfile::tempfile()?;
        blobs.iter().try_for_each(|blob| writeln!(ids, "{}", blob.id))?;
        ids.rewind()?;
        let mut child = git::command(&self.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::from(ids))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let written = match child.stdout.take() {
            Some(out) => written(blobs, &mut BufReader::new(out), folder),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        };
        // Everything wanted has been read, or cannot be: how git ends does not matter.
        _ = child.kill();
        _ = child.wait();
        written
    }

    fn line(&self, args: &[&str]) -> Result<Option<String>, Diagnostic> {
        let output = git(&self.folder, args)?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().next().filter(|_| output.status.success()).map(str::to_owned))
    }

    fn is_shallow(&self) -> Result<bool, Diagnostic> {
        Ok(self.line(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    fn unknown(&self, name: &str) -> Result<Diagnostic, Diagnostic> {
        let message = format!("there is no revision {}", quoted(name));
        let finding = Diagnostic::nowhere(Code::NoRevision, message);
        if self.is_shallow()? {
            return Ok(finding.help(SHALLOW));
        }
        let output = git(&self.folder, &["for-each-ref", "--format=%(refname:short)"])?;
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        let help = nearest::suggestion(name, names.lines());
        Ok(finding.help(help.unwrap_or_else(|| {
            "name a branch, a tag or a commit, such as `main`, `v1` or `HEAD~3`".to_owned()
        })))
    }

    fn unrelated(&self, old: &Revision, new: &Revision) -> Result<Diagnostic, Diagnostic> {
        let names = (quoted(&old.name), quoted(&new.name));
        let message = format!("{} and {} have no commit in common", names.0, names.1);
        let help =
            if self.is_shallow()? { SHALLOW } else { "`A..B` compares two that are not related" };
        Ok(Diagnostic::nowhere(Code::NoRevision, message).help(help))
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
        let names =
            names.split('\0').filter_map(|path| path.strip_prefix(root)).filter(|n| !n.is_empty());
        let message = format!(
            "there is no collection {} in {} at {}",
            quoted(collection),
            quoted(if root.is_empty() { "." } else { root }),
            quoted(&revision.name)
        );
        Ok(Diagnostic::nowhere(Code::NothingSelected, message)
            .maybe_help(nearest::suggestion(collection, names)))
    }
}

const SHALLOW: &str =
    "this repository is shallow and lacks older commits: `git fetch --unshallow` brings them";

/// A file at a revision.
struct Blob {
    id: String,
    path: String,
}

/// The two ends of a range, and whether only what came since they parted is meant.
fn ends(range: &str) -> Option<(&str, &str, bool)> {
    let (old, new, since) = match range.split_once("...") {
        Some((old, new)) => (old, new, true),
        None => range.split_once("..").map(|(old, new)| (old, new, false))?,
    };
    let old = if old.is_empty() { "HEAD" } else { old };
    let new = if new.is_empty() { "HEAD" } else { new };
    (range.len() > 3 && !new.contains("..")).then_some((old, new, since))
}

/// Whether a name can only be that of a file in its own folder, on any platform.
fn is_plain_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['\\', ':', '\0'])
}

fn written(blobs: &[Blob], out: &mut impl BufRead, folder: &Path) -> io::Result<()> {
    for blob in blobs {
        let mut head = String::new();
        out.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or(io::ErrorKind::InvalidData)?;
        let mut bytes = Vec::new();
        out.take(size.min(MAX_BYTES + 1)).read_to_end(&mut bytes)?;
        // What is too much of a large file, and the line break after each.
        io::copy(&mut out.take(size - bytes.len() as u64 + 1), &mut io::sink())?;
        let path = folder.join(&blob.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn git(folder: &Path, args: &[&str]) -> Result<Output, Diagnostic> {
    git::command(folder).args(args).output().map_err(|error| {
        let message = format!("git cannot be run: {}", error.kind());
        Diagnostic::nowhere(Code::NoRevision, message)
            .help("revisions are read through git: install it, or name files without `REVISION:`")
    })
}

fn no_repository(folder: &Path, output: &Output) -> Diagnostic {
    let talk = String::from_utf8_lossy(&output.stderr);
    let shown = quoted(&folder.to_string_lossy());
    if talk.contains("dubious ownership") {
        let message = format!("the git repository around {shown} belongs to somebody else");
        return Diagnostic::nowhere(Code::NoRevision, message)
            .help("`git status` there says how to trust it");
    }
    Diagnostic::nowhere(Code::NoRevision, format!("{shown} is in no git repository"))
        .help("a revision can be named where the folder of returns is kept in git")
}

fn said(output: &Output, name: &str) -> Diagnostic {
    let talk = String::from_utf8_lossy(&output.stderr);
    let reason = talk.lines().next().unwrap_or("no reason given");
    Diagnostic::nowhere(
        Code::NoRevision,
        format!("{} cannot be read: {}", quoted(name), seen(reason)),
    )
    .help("`git fsck` says whether the repository is whole")
}

fn unreadable(revision: &Revision, error: &io::Error) -> Diagnostic {
    let message = format!("{} cannot be read: {}", quoted(&revision.name), error.kind());
    Diagnostic::nowhere(Code::NoRevision, message)
        .help("`git fsck` says whether the repository is whole; a partial clone lacks files until they are fetched")
}

fn not_a_selection(what: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::NothingSelected, format!("{} is not a selection", quoted(what)))
        .help("after the revision write `collection/round/partnership`, or the path of a return")
}
