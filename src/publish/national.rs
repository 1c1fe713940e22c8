//! The national summary of a round: the view of its figures, and the PDF that is set from it. `pages` makes its page.

use super::document::{Document, Failure};
use super::fonts::Fonts;
use super::{Batch, Only, Options, Output, changes, findings};
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::view::{self, DataFileView, NationalInput, NationalView, Published};

/// The name of the template and of the PDF.
const NAME: &str = "national";

/// What the page and the PDF say; `batches` are the rounds that are published now.
pub(super) fn view(batch: &Batch<'_>, batches: &[Batch<'_>], output: &Output) -> NationalView {
    let (collection, folder) = (&batch.collection.id, batch.folder());
    let is_made = |round: &Id| {
        let of_this = batches.iter().filter(|other| other.collection.id == *collection);
        of_this.map(|other| &other.round.info.id).any(|id| id == round)
    };
    let pdf = output.has(&format!("{folder}/{NAME}.pdf")).then(|| format!("{NAME}.pdf"));
    view::national(NationalInput {
        collection: batch.collection,
        round: batch.round,
        rollup: &batch.rollup,
        published: &|id| Published {
            html: output.has(&format!("{folder}/{id}.html")),
            pdf: output.has(&format!("{folder}/{id}.pdf")),
        },
        has_page: &|round| {
            is_made(round) || output.has(&format!("{collection}/{round}/index.html"))
        },
        data: batch.data.iter().map(DataFileView::from).collect(),
        stocktake: env!("CARGO_PKG_VERSION"),
        changes: changes::index_href(batch, output),
        pdf,
    })
}

/// Makes the PDF or its source, whichever is wanted; the tables of figures and answers are attached.
pub(super) fn document(
    batch: &Batch<'_>,
    batches: &[Batch<'_>],
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<(), Diagnostic> {
    let view = view(batch, batches, output);
    let main =
        batch.renderer.typst(NAME, &view).map_err(|error| findings::template(&error, None))?;
    let tables = batch.data.iter().filter(|file| file.name.ends_with(".csv"));
    let document = Document {
        folder: batch.folder(),
        name: NAME,
        main: &main,
        attached: tables.map(|file| (file.name, file.text.as_bytes())).collect(),
        day: batch.round.info.deadline,
    };
    if options.makes(Only::Typst) {
        return document.source(options, output).map_err(|error| findings::output(&error));
    }
    document.pdf(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => findings::output(&error),
        Failure::Typeset(error) => findings::national(&error, &batch.folder()),
    })
}
