//! The files that a PDF carries.

use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::{Pdf, PdfData};

use super::{Unreadable, string};

/// A file that a PDF carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub content: Vec<u8>,
}

/// The files that belong to a PDF as a whole, in its order.
///
/// # Errors
/// It is no PDF, or a damaged one.
pub fn attached(bytes: impl Into<PdfData>) -> Result<Vec<Attached>, Unreadable> {
    let file = Pdf::new(bytes).map_err(|_| Unreadable::Damaged)?;
    let catalog: Dict<'_> = file.xref().get(file.xref().root_id()).ok_or(Unreadable::Damaged)?;
    let files = catalog.get::<Array<'_>>("AF");
    let files = files.iter().flat_map(|files| files.iter::<Dict<'_>>());
    Ok(files.filter_map(|about| one(&about)).collect())
}

fn one(about: &Dict<'_>) -> Option<Attached> {
    let name = about.get("UF").or_else(|| about.get("F")).and_then(string)?;
    let content = about.get::<Dict<'_>>("EF")?.get::<Stream<'_>>("F")?;
    Some(Attached { name, content: content.decoded().ok()?.into_owned() })
}
