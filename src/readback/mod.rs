//! What can be read in a PDF, and whether it is all that should be there.
//!
//! ```text
//! bytes ──read──▶ Document ──text──▶ Text ──missing──▶ words that are not in it
//!                     └──misplaced──▶ words beside the page, and words over other words
//! ```
//!
//! It promises to read a document as assistive technology does: by its tags, in their order,
//! without what repeats on every page. It takes bytes and words and gives values; it knows nothing
//! of returns, of Typst or of files, and where a PDF cannot be read it says so.
//!
//! How a text is painted is not what was written: lines end anywhere, hyphens stand at their ends,
//! accents are letters of their own or not, and what runs to the left is painted from its last
//! letter. [`PdfText`] says which of that is the same.

mod attached;
mod content;
mod font;
mod missing;
mod painted;
mod place;
mod tags;
mod text;

#[cfg(test)]
mod tests;

use std::fmt;

use hayro_syntax::object::{Dict, Object, ObjectIdentifier};
use hayro_syntax::{Pdf, PdfData};

pub use attached::{Attached, attached};
pub use missing::{Missing, Order, missing};
pub use place::Misplaced;
pub use tags::{Element, Kid};
pub use text::PdfText;

use painted::Page;

/// A PDF that has been read.
#[derive(Debug)]
pub struct PdfDocument {
    pages: Vec<Page>,
    /// The tag tree, which is the document as assistive technology reads it.
    pub tags: Element,
}

/// Why a PDF cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no PDF, or a damaged one.
    Damaged,
    /// It has no tags, or such as never end.
    Untagged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "it is damaged",
            Self::Untagged => "it has no tags that say in which order it is read",
        })
    }
}

impl PdfDocument {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// They are no whole PDF, or one without tags.
    pub fn read(bytes: impl Into<PdfData>) -> Result<Self, Unreadable> {
        Self::of(&Pdf::new(bytes).map_err(|_| Unreadable::Damaged)?)
    }

    /// Reads a file that has been taken apart.
    ///
    /// # Errors
    /// As for [`PdfDocument::read`].
    pub fn of(file: &Pdf) -> Result<Self, Unreadable> {
        let catalog: Dict<'_> =
            file.xref().get(file.xref().root_id()).ok_or(Unreadable::Damaged)?;
        let pages = painted::pages(file);
        let tags = tags::tree(&catalog, &pages).ok_or(Unreadable::Untagged)?;
        Ok(Self { pages, tags })
    }

    /// How many pages it has.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// What is painted on each page, running header and footer too, line by line.
    pub fn pages(&self) -> impl Iterator<Item = String> {
        self.pages.iter().map(Page::text)
    }

    /// What is read aloud, in order.
    pub fn text(&self) -> String {
        self.tags.text()
    }

    /// Words that readers do not see, or not well: beside the page, or painted over each other.
    pub fn misplaced(&self) -> Vec<Misplaced> {
        let pages = self.pages.iter().zip(1..);
        pages.flat_map(|(page, number)| place::misplaced(page, number)).collect()
    }
}

/// The object of a page, by which tags refer to it.
type PageId = ObjectIdentifier;

/// The text of a PDF string: UTF-16 with a byte order mark, or else what is the same in ASCII.
pub fn string(object: Object<'_>) -> Option<String> {
    let string = object.into_string()?;
    match string.as_bytes() {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            Some(
                char::decode_utf16(units)
                    .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect(),
            )
        }
        bytes => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}
