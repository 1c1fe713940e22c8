//! Comparisons that git is about to ask for, made at once.
//!
//! git starts a program for each file that it compares. Where it says that many are to come, the
//! first of them compares the others of the same round as well, with what is common to them read
//! once, and leaves what is to be shown in a folder that is the user's alone and named after that
//! one run of git. The command that git runs shows it from there: it starts no stocktake. What lies
//! there is under the names of both contents; a file of the work tree must be older than it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::shown;
use crate::compare::ReturnPath;
use crate::compare::versions::{self, Origins, Reader, Version};
use crate::git::setup::{AHEAD, AHEAD_PREFIX, FEW};
use crate::git::{Edit, Ends};
use crate::load::MAX_BYTES;
use crate::system::{Disk, System as _};
use crate::text::comparison::terminal::Look;

/// Where comparisons are left.
pub(super) struct Ahead {
    folder: PathBuf,
}

impl Ahead {
    /// Where they are wanted: the command that git runs can look there, and many are to come.
    pub(super) fn wanted() -> Option<Self> {
        let total: usize = std::env::var("GIT_DIFF_PATH_TOTAL").ok()?.parse().ok()?;
        let folder = PathBuf::from(std::env::var_os(AHEAD)?);
        (total > FEW && folder.is_absolute()).then_some(Self { folder })
    }

    /// Compares the other returns of the round as far as they are foreseen.
    ///
    /// # Errors
    /// They cannot be left where they should be.
    pub(super) fn make(
        &self,
        reader: &mut Reader,
        (old, new): (Version<'_>, Version<'_>),
        origins: &Origins,
        look: Look,
    ) -> io::Result<()> {
        let Some(spot) = ReturnPath::of(new.path).filter(|_| old.path == new.path) else {
            return Ok(());
        };
        let ends = match origins {
            (Some(head), None) if head.name == "HEAD" && new.is_there() => match new.stored() {
                None => Ends::Folder,
                Some(_) => Ends::Index,
            },
            (Some(old), Some(new)) if reader.is_next(old, new) => {
                Ends::Commits(&old.commit, &new.commit)
            }
            _ => return Ok(()),
        };
        let round = format!("{}{}/{}", spot.root, spot.collection, spot.round);
        if !self.begin()? || self.folder.join(&round).exists() {
            return Ok(());
        }
        fs::create_dir_all(self.folder.join(&round))?;
        let edits =
            reader.store.as_ref().map(|store| store.edits(ends, &round)).unwrap_or_default();
        let is_next = |edit: &&Edit| edit.path != new.path && ReturnPath::of(&edit.path).is_some();
        for edit in edits.iter().filter(is_next) {
            self.leave(reader, edit, origins, look)?;
        }
        Ok(())
    }

    /// Compares one file and leaves what is to be shown.
    fn leave(
        &self,
        reader: &mut Reader,
        edit: &Edit,
        origins: &Origins,
        look: Look,
    ) -> io::Result<()> {
        let mut texts = Vec::new();
        for (_, content) in [&edit.old, &edit.new] {
            let bytes = match content.bytes().all(|byte| byte == b'0') {
                true => match Disk.read(Path::new(&edit.path), MAX_BYTES + 1) {
                    Ok(bytes) => bytes,
                    Err(_) => return Ok(()),
                },
                false => {
                    let store = reader.store.as_mut().ok_or(io::ErrorKind::NotFound)?;
                    store.content(content)?.ok_or(io::ErrorKind::NotFound)?
                }
            };
            // What is no text is compared when git asks for it.
            let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
            texts.push(text);
        }
        let old = version(edit, &texts[0], &edit.old);
        let new = version(edit, &texts[1], &edit.new);
        let Some(changes) = versions::compare(reader, (old, new), origins) else { return Ok(()) };
        let (old, new) = (&edit.old, &edit.new);
        let key = format!("{}-{}-{}-{}", old.1, old.0, new.1, new.0);
        // It is looked for under its own name once it is whole.
        let staged = self.folder.join(".stocktake-shown");
        fs::write(&staged, shown(&changes, look))?;
        fs::rename(staged, self.folder.join(format!("{}.{key}", edit.path)))
    }

    /// Makes the folder, or finds it made by this run of git before; whether it is the user's own.
    fn begin(&self) -> io::Result<bool> {
        let mut builder = fs::DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&self.folder) {
            Ok(()) => {
                self.sweep();
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => is_own(&self.folder),
            Err(error) => Err(error),
        }
    }

    /// Takes away what runs of git left that were stopped before their end.
    fn sweep(&self) {
        let beside = self.folder.parent().and_then(|folder| fs::read_dir(folder).ok());
        for entry in beside.into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let run = name.strip_prefix(AHEAD_PREFIX).and_then(|run| run.split_once('-'));
            let is_over = run.is_some_and(|(process, began)| {
                beginning(process).is_none_or(|known| known != began)
            });
            if is_over && is_own(&entry.path()).is_ok_and(|own| own) {
                // What cannot be taken away now may be the next time.
                _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

fn version<'a>(edit: &'a Edit, text: &'a str, of: &'a (String, String)) -> Version<'a> {
    let file = Path::new(&edit.path);
    Version { path: &edit.path, file, hex: Some(&of.1), mode: &of.0, text: Some(text) }
}

/// Whether a folder is the user's own, and no link.
fn is_own(folder: &Path) -> io::Result<bool> {
    let found = fs::symlink_metadata(folder)?;
    let owner = std::os::unix::fs::MetadataExt::uid(&found);
    Ok(found.is_dir() && owner == rustix::process::geteuid().as_raw())
}

/// When a process began, as Linux counts it.
fn beginning(process: &str) -> Option<String> {
    let about = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything.
    let (_, rest) = about.rsplit_once(") ")?;
    rest.split(' ').nth(19).map(str::to_owned)
}
