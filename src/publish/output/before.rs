//! What the builds before made, held against what is there now.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;

use super::manifest::{Made, sha256};
use super::place;
use crate::publish::pool::{self, Stopped};
use crate::stop::Stop;

/// What the builds before made and is still there, by path.
#[derive(Debug, Default)]
pub(in crate::publish) struct Before(BTreeMap<String, Earlier>);

/// A file that a build before made.
#[derive(Debug)]
pub(in crate::publish) struct Earlier {
    /// What the list says of it.
    pub(in crate::publish) made: Made,
    /// Whether its bytes are those that were made.
    pub(in crate::publish) is_intact: bool,
}

impl Before {
    /// Reads every file of the list; one that is gone, or that has something else in its place, is
    /// as if it had not been made.
    pub(in crate::publish) fn look(
        root: &Path,
        files: &BTreeMap<String, Made>,
        pool: (NonZeroUsize, &Stop),
    ) -> Result<Self, Stopped> {
        let files: Vec<_> = files.iter().collect();
        let look = |(path, made): &(&String, &Made)| {
            place::look(root, path).ok().flatten()?;
            let bytes = place::read(root, path, u64::MAX);
            let is_intact = matches!(bytes, Ok(Some(bytes)) if sha256(&bytes) == made.sha256);
            Some(((*path).clone(), Earlier { made: (*made).clone(), is_intact }))
        };
        let found = pool::run(&files, pool, |_, _| {}, look)?;
        Ok(Self(found.into_iter().flatten().collect()))
    }

    /// What was made at a path.
    pub(in crate::publish) fn get(&self, path: &str) -> Option<&Earlier> {
        self.0.get(path)
    }

    /// The paths.
    pub(in crate::publish) fn paths(&self) -> BTreeSet<String> {
        self.0.keys().cloned().collect()
    }
}
