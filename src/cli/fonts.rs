//! The fonts that PDFs are set in: those of the templates, and Typst's own.

use std::path::Path;

use crate::diag::Diagnostic;
use crate::glyphs::Fonts;
use crate::render::{OwnError, Templates};

/// stocktake's templates with the fonts and the language of a folder over them.
///
/// # Errors
/// The folder cannot be used.
pub(super) fn templates(folder: Option<&Path>) -> Result<Templates, Vec<Diagnostic>> {
    let Some(folder) = folder else { return Ok(Templates::shipped()) };
    Templates::without_own_templates(folder).map_err(OwnError::findings)
}

/// The fonts of templates.
pub(super) fn of(templates: &Templates) -> Fonts {
    Fonts::with_files(templates.files("fonts/"))
}
