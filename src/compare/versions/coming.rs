//! The other returns of a round that git is about to ask for, compared with what is common to all
//! of them read once.

use std::path::Path;

use super::{Origins, Reader, Version, compare};
use crate::compare::ReturnPath;
use crate::data::Changes;
use crate::git::{Edit, Ends};
use crate::load::MAX_BYTES;
use crate::system::{Disk, System as _};

/// Which others are about to be asked for, where that is known.
pub(crate) struct ComingReturns<'a> {
    ends: Ends<'a>,
    asked: &'a str,
    /// The folder of their round, from the top of the repository.
    pub(crate) round: String,
}

impl<'a> ComingReturns<'a> {
    /// Those of the round of a return that git asked for.
    pub(crate) fn beside(
        reader: &mut Reader,
        (old, new): (Version<'_>, Version<'a>),
        origins: &'a Origins,
    ) -> Option<Self> {
        let spot = ReturnPath::of(new.path).filter(|_| old.path == new.path)?;
        let ends = match origins {
            (Some(head), None) if head.name == "HEAD" && new.is_there() => match new.stored() {
                None => Ends::Folder,
                Some(_) => Ends::Index,
            },
            (Some(old), Some(new)) if reader.is_next(old, new) => {
                Ends::Commits(&old.commit, &new.commit)
            }
            _ => return None,
        };
        let round = format!("{}{}/{}", spot.root, spot.collection, spot.round);
        Some(Self { ends, asked: new.path, round })
    }

    /// The changes of their files.
    pub(crate) fn edits(&self, reader: &Reader) -> Vec<Edit> {
        let store = reader.store.as_ref();
        let mut edits = store.map(|store| store.edits(self.ends, &self.round)).unwrap_or_default();
        edits.retain(|edit| edit.path != self.asked && ReturnPath::of(&edit.path).is_some());
        edits
    }
}

/// What one of them changed; `None` where that is left until git asks for it.
pub(crate) fn compare_edit(reader: &mut Reader, edit: &Edit, origins: &Origins) -> Option<Changes> {
    let old = text(reader, edit, &edit.old.1)?;
    let new = text(reader, edit, &edit.new.1)?;
    let both = (version(edit, &old, &edit.old), version(edit, &new, &edit.new));
    compare(reader, both, origins)
}

/// A content, where it is there and is text.
fn text(reader: &mut Reader, edit: &Edit, content: &str) -> Option<String> {
    let bytes = match content.bytes().all(|byte| byte == b'0') {
        true => Disk.read(Path::new(&edit.path), MAX_BYTES + 1).ok()?,
        false => reader.store.as_mut()?.content(content).ok()??,
    };
    String::from_utf8(bytes).ok()
}

fn version<'a>(edit: &'a Edit, text: &'a str, of: &'a (String, String)) -> Version<'a> {
    let file = Path::new(&edit.path);
    Version { path: &edit.path, file, hex: Some(&of.1), mode: &of.0, text: Some(text) }
}
