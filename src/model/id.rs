//! Ids: what may become a file name, a folder name or part of a web address.

use std::fmt;

use serde::Serialize;

/// The names of stocktake's own pages and folders, which no collection, round or partnership may
/// take.
const RESERVED: [&str; 10] = [
    "index",
    "national",
    "summary",
    "data",
    "items",
    "proposals",
    "boards",
    "changes",
    "typst",
    "assets",
];

/// What Windows takes for a device, whatever extension follows.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The longest id, in bytes.
const LONGEST: usize = 64;

/// The id of a collection, a round, a partnership, a health board, a level or an action.
///
/// Lower-case words of letters a to z and digits, joined by single hyphens, at most 64 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Id(String);

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// It is not lower-case words joined by hyphens, or too long.
    Malformed,
    /// It is the name of a page or folder of stocktake's own.
    Reserved,
    /// It is the name of a device of Windows, so no file there can be called that.
    Device,
}

impl Id {
    /// An id that is never a page of its own: a level, an action, a comparator set.
    ///
    /// # Errors
    /// [`IdError::Malformed`].
    pub fn new(text: &str) -> Result<Self, IdError> {
        let fits = text.len() <= LONGEST && text.split('-').all(is_word);
        if fits { Ok(Self(text.to_owned())) } else { Err(IdError::Malformed) }
    }

    /// An id that names a page in a folder where all pages are of its kind: a health board.
    ///
    /// # Errors
    /// [`IdError::Malformed`] and [`IdError::Device`].
    pub fn page(text: &str) -> Result<Self, IdError> {
        let id = Self::new(text)?;
        if DEVICES.contains(&text) { Err(IdError::Device) } else { Ok(id) }
    }

    /// An id that names a file or a folder beside stocktake's own: a collection, a round, a
    /// partnership.
    ///
    /// # Errors
    /// Each of [`IdError`].
    pub fn published(text: &str) -> Result<Self, IdError> {
        let id = Self::page(text)?;
        if RESERVED.contains(&text) { Err(IdError::Reserved) } else { Ok(id) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of a section or an item of a rubric: like any other id, with dots as well, such as
/// `1.10`.
// It names a page in a folder where all pages are of its kind: no two differ in case alone, and
// none ends in a dot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ItemId(String);

impl ItemId {
    /// The id of an item.
    ///
    /// # Errors
    /// [`IdError::Malformed`] and [`IdError::Device`].
    pub fn new(text: &str) -> Result<Self, IdError> {
        let fits = text.len() <= LONGEST && text.split(['-', '.']).all(is_word);
        if !fits {
            return Err(IdError::Malformed);
        }
        // Windows looks at what stands before the first dot alone.
        let stem = text.split('.').next().expect("a split has a first part");
        if DEVICES.contains(&stem) { Err(IdError::Device) } else { Ok(Self(text.to_owned())) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, IdError, ItemId};

    #[test]
    fn an_id_can_never_be_a_path() {
        for text in ["", "..", "a/b", "a\\b", "A", "a b", "-a", "a-", "a--b", "é", "a.b", "con:"] {
            assert_eq!(Id::new(text), Err(IdError::Malformed), "{text:?}");
        }
        assert!(Id::new("argyll-and-bute").is_ok());
        assert!(Id::new(&"a".repeat(65)).is_err());
    }

    #[test]
    fn the_names_of_own_pages_are_refused() {
        for text in ["index", "assets", "typst"] {
            assert_eq!(Id::published(text), Err(IdError::Reserved));
        }
        assert!(Id::new("index").is_ok());
    }

    #[test]
    fn what_names_a_page_is_no_device_of_windows() {
        for text in ["con", "nul", "aux", "com1", "lpt9"] {
            assert_eq!(Id::page(text), Err(IdError::Device));
            assert_eq!(Id::published(text), Err(IdError::Device));
            assert_eq!(ItemId::new(text), Err(IdError::Device));
            assert_eq!(ItemId::new(&format!("{text}.1")), Err(IdError::Device));
            assert!(Id::new(text).is_ok(), "a level may be called {text}");
        }
        for text in ["con-1", "1.con", "console", "com10", "com0"] {
            assert!(ItemId::new(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn an_item_is_a_file_name_that_no_other_item_has() {
        for text in ["1.1.", ".1", "1.", "A1", "1:1", "1 1", "../1", "1/1", "1_1", "é"] {
            assert_eq!(ItemId::new(text), Err(IdError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn items_with_and_without_a_last_zero_are_different() {
        assert_ne!(ItemId::new("1.1"), ItemId::new("1.10"));
        assert_eq!(ItemId::new("1..1"), Err(IdError::Malformed));
    }
}
