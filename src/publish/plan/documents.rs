//! What is planned of a document: its page, its PDF, and the Typst source of that.

use super::{Planner, WhyPlanned};
use crate::publish::Only;
use crate::publish::kind::OutputKind;

/// A document that may be published as a page, as a PDF and as Typst source.
pub(super) struct Document {
    /// The path of its files without their endings.
    pub(super) stem: String,
    /// What its page is, and its PDF.
    pub(super) kinds: [OutputKind; 2],
    /// The names of the files that the PDF attaches.
    pub(super) attached: Vec<String>,
    /// Whether it was asked for by name.
    pub(super) is_asked: bool,
}

impl Planner<'_> {
    /// A document that is asked for or was published before: its page where pages are made, its
    /// PDF, its source.
    pub(super) fn document(&mut self, document: &Document, has_pages: bool) {
        let Document { stem, kinds: [page, _], is_asked, .. } = document;
        let had = |ending: &str| self.wanted.had(&format!("{stem}.{ending}"));
        if !is_asked && !had("html") && !had("pdf") {
            return;
        }
        if has_pages {
            let is_wanted = *is_asked && self.wanted.makes(Only::Html);
            self.add(format!("{stem}.html"), *page, WhyPlanned::of(is_wanted));
        }
        self.files_of(document);
    }

    /// The PDF of a document, and its source.
    pub(super) fn files_of(&mut self, document: &Document) {
        let Document { stem, kinds: [_, kind], is_asked, .. } = document;
        let pdf = format!("{stem}.pdf");
        let (makes_pdf, had) = (self.wanted.makes(Only::Pdf), self.wanted.had(&pdf));
        if makes_pdf && (*is_asked || had) {
            self.add(pdf, *kind, WhyPlanned::of(*is_asked));
        } else if had {
            self.add(pdf, *kind, WhyPlanned::Kept);
        }
        let source = source(stem);
        let is_wanted = *is_asked && self.wanted.makes(Only::Typst);
        if is_wanted || self.wanted.had(&format!("{source}/main.typ")) {
            let own =
                std::iter::once("main.typ").chain(document.attached.iter().map(String::as_str));
            let beside = self.wanted.files.beside_source.iter().map(String::as_str);
            for name in own.chain(beside) {
                self.add(
                    format!("{source}/{name}"),
                    OutputKind::TypstSource,
                    WhyPlanned::of(is_wanted),
                );
            }
        }
    }
}

/// The folder of the source of a document.
pub(in crate::publish) fn source(stem: &str) -> String {
    match stem.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/typst/{name}"),
        None => format!("typst/{stem}"),
    }
}
