//! The fonts that a document may use: Typst's own and those of the folders it is given.
//!
//! The order is typst-cli's (Typst's own first), because it decides between two fonts that suit
//! equally well. Within a folder it is the order of names, where typst-cli takes what order the
//! file system gives. The system's fonts are never looked at: a report must look the same on every
//! machine.

use std::fmt;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::{FontStore, embedded};
use walkdir::WalkDir;

/// A font that was asked for by its folder and can't be used.
///
/// typst-cli passes over such a file and sets the text in another font, which is no report anybody
/// wants.
#[derive(Debug)]
pub(super) enum FontError {
    /// The folder, or something in it, can't be read.
    Unreadable {
        /// What can't be read.
        path: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// The file's name ends like a font's, and there is no font in it.
    NotAFont(PathBuf),
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => {
                write!(f, "cannot read the font `{}` ({reason})", path.display())
            }
            Self::NotAFont(path) => write!(f, "`{}` is not a font", path.display()),
        }
    }
}

/// Loads Typst's own fonts, then those of `folders` and all the folders in them.
pub(super) fn load(folders: &[PathBuf]) -> Result<FontStore, FontError> {
    let mut fonts = FontStore::new();
    fonts.extend(embedded());
    for folder in folders {
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|err| FontError::Unreadable {
                path: err.path().unwrap_or(folder).to_path_buf(),
                reason: err.into(),
            })?;
            if entry.file_type().is_file() && is_named_like_a_font(entry.path()) {
                load_file(entry.path(), &mut fonts)?;
            }
        }
    }
    Ok(fonts)
}

/// Adds all the fonts of one file: one, or those of a collection.
fn load_file(path: &Path, fonts: &mut FontStore) -> Result<(), FontError> {
    let data = std::fs::read(path)
        .map_err(|reason| FontError::Unreadable { path: path.to_path_buf(), reason })?;
    let mut found = Font::iter(Bytes::new(data)).peekable();
    if found.peek().is_none() {
        return Err(FontError::NotAFont(path.to_path_buf()));
    }
    fonts.extend(found.map(|font| {
        let info = font.info().clone();
        (font, info)
    }));
    Ok(())
}

/// Whether typst-cli would look into a file of this name for fonts.
fn is_named_like_a_font(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["otf", "otc", "ttf", "ttc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}
