//! A folder with texts over it that are not saved yet.

use std::io;
use std::path::Path;

use super::{FolderEntry, Memory, ReadError, System};

/// What another system holds, where some files are read from memory: the texts of an editor, or the
/// other version of a file.
#[derive(Debug)]
pub struct Overlay<'a> {
    below: &'a dyn System,
    above: Memory,
}

impl<'a> Overlay<'a> {
    /// Some files over those of a system.
    pub fn new(below: &'a dyn System, above: Memory) -> Self {
        Self { below, above }
    }
}

impl System for Overlay<'_> {
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        match self.above.read(file, most) {
            Err(_) => self.below.read(file, most),
            found => found,
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>> {
        let Ok(mut above) = self.above.list(folder) else { return self.below.list(folder) };
        match self.below.list(folder) {
            Ok(below) => {
                let is_new = |entry: &FolderEntry| above.iter().all(|own| own.name != entry.name);
                let below: Vec<FolderEntry> = below.into_iter().filter(is_new).collect();
                above.extend(below);
                above.sort();
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        Ok(above)
    }
}
