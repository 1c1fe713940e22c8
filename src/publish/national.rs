//! The national summary of a round: the view of its figures, and the PDF that is set from it. `pages` makes its page.

use std::collections::BTreeSet;

use super::document::{Document, Failure, Shelf};
use super::fonts::Fonts;
use super::{Batch, Options, Output, changes, findings, proof};
use crate::diag::Diagnostic;
use crate::load::Selections;
use crate::model::Id;
use crate::view::{self, DataFileView, NationalInput, NationalView, Published, Worded as _};

/// The name of the template and of the PDF.
const NAME: &str = "national";

/// What the page says; `batches` are the rounds that are published now, `pdfs` those that are right.
pub(super) fn view(
    batch: &Batch<'_>,
    batches: &[Batch<'_>],
    pdfs: &BTreeSet<String>,
    output: &Output,
) -> NationalView {
    let collection = &batch.collection.id;
    let is_made = |round: &Id| {
        let of_this = batches.iter().filter(|other| other.collection.id == *collection);
        of_this.map(|other| &other.round.info.id).any(|id| id == round)
    };
    let pdf = pdfs.contains(&shelf(batch, false).pdf()).then(|| format!("{NAME}.pdf"));
    let published = |id: &str| batch.published(id, pdfs, output);
    let has_page =
        |round: &Id| is_made(round) || output.has(&format!("{collection}/{round}/index.html"));
    view::national(NationalInput {
        changes: changes::index_href(batch, output),
        pdf,
        ..input(batch, &published, &has_page)
    })
}

/// What page and PDF are made of, without a way to any other file.
fn input<'a>(
    batch: &'a Batch<'_>,
    published: &'a dyn Fn(&str) -> Published,
    has_page: &'a dyn Fn(&Id) -> bool,
) -> NationalInput<'a> {
    NationalInput {
        collection: batch.collection,
        round: batch.round,
        rollup: &batch.rollup,
        published,
        has_page,
        data: batch.data.iter().map(DataFileView::from).collect(),
        stocktake: env!("CARGO_PKG_VERSION"),
        changes: None,
        pdf: None,
    }
}

/// Makes the PDF or its source, whichever is wanted; the tables of figures and answers are attached. The path of a PDF
/// that is right is returned.
pub(super) fn document(
    batch: &Batch<'_>,
    selections: &Selections,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<Option<String>, Vec<Diagnostic>> {
    let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
    let shelf = shelf(batch, selections.has_whole_round(collection, round));
    if !shelf.needs_source(options, output) {
        return Ok(None);
    }
    // A PDF leads to no other file, and says the same whatever is published.
    let view = view::national(input(batch, &|_| Published::default(), &|_| false));
    let main = batch
        .renderer
        .typst(NAME, &view)
        .map_err(|error| vec![findings::template(&error, None)])?;
    let tables = batch.data.iter().filter(|file| file.name.ends_with(".csv"));
    let document = Document {
        shelf: &shelf,
        main: &main,
        passages: &view.passages(),
        attached: tables.map(|file| (file.name, file.text.as_bytes())).collect(),
        day: batch.round.info.deadline,
    };
    let is_right = document.settle(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Typeset(error) => {
            vec![findings::national(&error, &batch.folder(), options.are_own())]
        }
        Failure::Proof(faults) => {
            proof::findings(&faults, &format!("the national summary of {}", batch.folder()), &[])
        }
    })?;
    Ok(is_right.then(|| shelf.pdf()))
}

fn shelf(batch: &Batch<'_>, is_selected: bool) -> Shelf {
    Shelf { folder: batch.folder(), name: NAME.to_owned(), is_selected }
}
