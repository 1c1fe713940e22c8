//! The fonts that PDFs are set in: those of the templates, and Typst's own.

use std::path::Path;

use crate::diag::{Code, Diagnostic};
use crate::glyphs::Fonts;
use crate::render::Templates;

/// The fonts of stocktake's templates with those of a folder over them.
///
/// # Errors
/// The folder cannot be used.
pub(super) fn of_folder(folder: Option<&Path>) -> Result<Fonts, Diagnostic> {
    Ok(of(&templates(folder)?))
}

/// stocktake's templates with the fonts and the language of a folder over them.
///
/// # Errors
/// The folder cannot be used.
pub(super) fn templates(folder: Option<&Path>) -> Result<Templates, Diagnostic> {
    let Some(folder) = folder else { return Ok(Templates::shipped()) };
    Templates::without_own_templates(folder).map_err(|error| {
        Diagnostic::nowhere(Code::NotRendered, error.to_string()).help(error.way_out())
    })
}

/// The fonts of templates.
pub(super) fn of(templates: &Templates) -> Fonts {
    Fonts::with_files(templates.files("fonts/"))
}
