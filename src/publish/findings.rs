//! What went wrong in making a report, as diagnostics: at the author's line wherever the author's text caused it.

use std::sync::Arc;

use super::OutputError;
use crate::diag::{Code, Diagnostic, Place, Source, quoted};
use crate::model::Return;
use crate::render::TemplateError;
use crate::typeset::{self, Message, Severity, source_map};

/// A template that could not be rendered.
pub(super) fn template(error: &TemplateError, returned: Option<&Return>) -> Diagnostic {
    let while_setting =
        returned.map(|r| format!(", while setting {}", r.source().name())).unwrap_or_default();
    Diagnostic::nowhere(Code::NotRendered, format!("{error}{while_setting}"))
        .help("this is a template; if it is not one of yours, please report it")
}

/// A file that could not be written.
pub(super) fn output(error: &OutputError) -> Diagnostic {
    Diagnostic::nowhere(Code::NotWritten, error.to_string())
        .help("check that the folder is yours to write to and that the disk has room")
}

/// What Typst, or the program that should have been Typst, says of a report's source `main`.
pub(super) fn typeset(error: &typeset::Error, main: &str, returned: &Return) -> Vec<Diagnostic> {
    let file = || Place::file(returned.source());
    match error {
        typeset::Error::Failed { messages } => {
            let errors = messages.iter().filter(|m| m.severity == Severity::Error);
            errors.map(|message| compile_error(message, main, returned)).collect()
        }
        typeset::Error::TimedOut { .. } => {
            vec![
                Diagnostic::new(Code::TypesetTimeout, file(), error.to_string())
                    .help("give it more with `--timeout SECONDS`"),
            ]
        }
        typeset::Error::Crashed { .. } => {
            vec![Diagnostic::new(Code::NotTypeset, file(), error.to_string())]
        }
        _ => vec![Diagnostic::nowhere(Code::TypstUnusable, error.to_string())],
    }
}

fn compile_error(message: &Message, main: &str, returned: &Return) -> Diagnostic {
    let Some(place) = author_place(message, main, returned.source()) else {
        let at = message.place.as_ref();
        let at = at.map(|p| format!("{}:{}: ", p.file.display(), p.line)).unwrap_or_default();
        let text = format!("{at}{}, while setting {}", message.text, returned.source().name());
        return Diagnostic::nowhere(Code::NotRendered, text)
            .help("`--only typst` leaves the source for you to open in an editor");
    };
    match message.missing_glyphs() {
        Some(glyphs) => {
            let text = format!("none of the fonts has the character {}", quoted(glyphs));
            Diagnostic::new(Code::NotTypeset, place, text).help("write it another way")
        }
        None => Diagnostic::new(Code::NotTypeset, place, "Typst cannot set this text as a PDF")
            .help(format!("Typst says: {}", message.text)),
    }
}

/// The author's line: by the markers in the source, or by the text itself where it stands outside of prose.
fn author_place(message: &Message, main: &str, source: &Arc<Source>) -> Option<Place> {
    let line = message.place.as_ref().filter(|p| p.file.as_os_str() == "main.typ")?.line;
    if let Some(line) = source_map::author_line(main, line) {
        return Some(Place::line(source, usize::try_from(line).ok()?));
    }
    let glyphs = message.missing_glyphs()?;
    let at = source.text().find(glyphs)?;
    Some(Place::new(source, at..at + glyphs.len()))
}
