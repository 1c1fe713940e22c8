//! What an output folder will hold when all is in its place: what was made, and what a build before
//! made and this one leaves.

use std::fs;

use super::error::OutputError;
use super::manifest::{From, Made};
use super::pass::NEW;
use super::{Fate, Output, PAGE, place};

impl Output {
    /// The pages that a build before made and this one leaves as they are.
    pub(in crate::publish) fn kept_pages(
        &self,
        fate: &dyn Fn(&str) -> Fate,
    ) -> Vec<(String, Made)> {
        let before = self.before.iter().flat_map(|before| &before.files);
        let kept = before.filter(|(path, _)| {
            path.ends_with(PAGE) && !self.is_made(path) && fate(path) != Fate::Goes
        });
        kept.map(|(path, made)| (path.clone(), made.clone())).collect()
    }

    /// Whether this build has made a file, or found it as it would make it.
    pub(in crate::publish) fn is_made(&self, path: &str) -> bool {
        self.made().contains_key(path)
    }

    /// Whether a file will be there when all is in its place.
    pub(in crate::publish) fn will_have(&self, path: &str, fate: &dyn Fn(&str) -> Fate) -> bool {
        let is_listed = self.before.as_ref().is_some_and(|list| list.files.contains_key(path));
        self.is_made(path) || (self.is_there(path) && (!is_listed || fate(path) != Fate::Goes))
    }

    /// The bytes of a file as it will be published.
    pub(in crate::publish) fn read(&self, path: &str) -> Option<Vec<u8>> {
        let is_staged = self.made().get(path).is_some_and(|new| new.is_staged);
        match is_staged {
            true => fs::read(self.staging.path().join(NEW).join(path)).ok(),
            false => place::read(&self.root, path, u64::MAX).ok().flatten(),
        }
    }

    /// The same of a file that a build before made and this one keeps; it may not be known what it
    /// was made from.
    pub(in crate::publish) fn rewrite(
        &self,
        path: &str,
        content: &[u8],
        from: Option<From>,
    ) -> Result<(), OutputError> {
        self.put(path, content, from, true)
    }

    /// Forgets what this build made and is not wanted after all: what is there stays as it is.
    pub(in crate::publish) fn retain(&self, is_wanted: impl Fn(&str) -> bool) {
        self.made().retain(|path, _| is_wanted(path));
    }
}
