//! One report: its page, its PDF, or the Typst source of it.

use std::collections::BTreeSet;

use super::document::{Document, Failure, Shelf};
use super::fonts::Fonts;
use super::pages::write;
use super::{Batch, Options, Output, findings, proof, provenance};
use crate::diag::Diagnostic;
use crate::load::Selections;
use crate::model::Return;
use crate::view::{self, ChangesLink, ReportInput, ReportView, Worded as _};

/// The name of the template, and of the view's page.
const TEMPLATE: &str = "report";

/// A report that is to be made, or was published before.
pub(super) struct Task<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) returned: &'a Return,
    pub(super) shelf: Shelf,
}

/// The reports of some rounds: those that are selected, and those that were published before, which would go on to show
/// figures that are no more.
pub(super) fn tasks<'a>(
    batches: &'a [Batch<'a>],
    selections: &Selections,
    output: &Output,
) -> Vec<Task<'a>> {
    let mut tasks = Vec::new();
    for batch in batches {
        let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
        for returned in batch.round.returns() {
            let id = returned.partnership().as_str();
            let is_selected = selections.has_return(collection, round, id);
            let shelf = Shelf { folder: batch.folder(), name: id.to_owned(), is_selected };
            if is_selected || output.has(&shelf.page()) || output.has(&shelf.pdf()) {
                tasks.push(Task { batch, returned, shelf });
            }
        }
    }
    tasks
}

/// Makes the PDF or its source, whichever is wanted; the return itself is attached. The path of a PDF that is right is
/// returned.
pub(super) fn document(
    task: &Task<'_>,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<Option<String>, Vec<Diagnostic>> {
    if !task.shelf.needs_source(options, output) {
        return Ok(None);
    }
    let Some(view) = report_view(task) else { return Ok(None) };
    let main = task.batch.renderer.typst(TEMPLATE, &view);
    let main = main.map_err(|error| vec![findings::template(&error, Some(task.returned))])?;
    let document = Document {
        shelf: &task.shelf,
        main: &main,
        passages: &view.passages(),
        attached: vec![(&view.provenance.attachment, task.returned.source().text().as_bytes())],
        day: task.returned.completed().unwrap_or(task.batch.round.info.deadline),
    };
    let is_right = document.settle(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Typeset(error) => {
            findings::typeset(&error, &main, task.returned, options.are_own())
        }
        Failure::Proof(faults) => proof::findings(&faults, "the report", &[task.returned]),
    })?;
    Ok(is_right.then(|| task.shelf.pdf()))
}

/// Makes the page; `pdfs` are those that are right.
pub(super) fn page(
    task: &Task<'_>,
    pdfs: &BTreeSet<String>,
    changes: Option<ChangesLink>,
    output: &Output,
) -> Result<(), Diagnostic> {
    let Some(mut view) = report_view(task) else { return Ok(()) };
    if !pdfs.contains(&task.shelf.pdf()) {
        view.pdf = None;
    }
    view.changes = changes;
    let page = task.batch.renderer.html(TEMPLATE, &view);
    let page = page.map_err(|error| findings::template(&error, Some(task.returned)))?;
    write(Ok(page), &task.shelf.page(), output)
}

fn report_view(task: &Task<'_>) -> Option<ReportView> {
    let collection = task.batch.collection;
    let id = task.returned.partnership();
    Some(view::report(ReportInput {
        collection,
        round: task.batch.round,
        returned: task.returned,
        partnership: collection.register.partnership(id.as_str())?,
        rollup: &task.batch.rollup,
        provenance: provenance::view(task),
        pdf: Some(format!("{id}.pdf")),
    }))
}
