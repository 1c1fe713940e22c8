//! One report: its page, its PDF, or the Typst source of it.

use super::document::{Document, Failure};
use super::fonts::Fonts;
use super::{Only, Options, Output, Task, findings, provenance};
use crate::diag::Diagnostic;
use crate::view::{self, ChangesLink, ReportInput, ReportView};

/// The name of the template, and of the view's page.
const TEMPLATE: &str = "report";

/// Makes what is wanted of a report; what went wrong is returned, and nothing half made is left.
pub(super) fn make(
    task: &Task<'_>,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
    changes: Option<ChangesLink>,
) -> Vec<Diagnostic> {
    let Some(mut view) = report_view(task) else { return Vec::new() };
    let mut found = Vec::new();
    if (options.makes(Only::Pdf) || options.makes(Only::Typst))
        && let Err(refused) = document(task, &view, options, output, fonts)
    {
        // Page and PDF are one report: the last good ones stay as they were, together.
        return refused;
    }
    if options.makes(Only::Html) {
        if !output.has(&path(task, "pdf")) {
            view.pdf = None;
        }
        view.changes = changes;
        found.extend(html(task, &view, output).err());
    }
    found
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

/// The path of a report's file from the output folder.
fn path(task: &Task<'_>, extension: &str) -> String {
    format!("{}/{}.{extension}", task.batch.folder(), task.returned.partnership())
}

fn html(task: &Task<'_>, view: &ReportView, output: &Output) -> Result<(), Diagnostic> {
    let renderer = &task.batch.renderer;
    let page = renderer
        .html(TEMPLATE, view)
        .map_err(|error| findings::template(&error, Some(task.returned)))?;
    output.write(&path(task, "html"), page.as_bytes()).map_err(|error| findings::output(&error))
}

/// The PDF or its source, whichever is wanted; the return itself is attached.
fn document(
    task: &Task<'_>,
    view: &ReportView,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let renderer = &task.batch.renderer;
    let main = renderer
        .typst(TEMPLATE, view)
        .map_err(|error| vec![findings::template(&error, Some(task.returned))])?;
    let document = Document {
        folder: task.batch.folder(),
        name: task.returned.partnership().as_str(),
        main: &main,
        attached: vec![(&view.provenance.attachment, task.returned.source().text().as_bytes())],
        day: task.returned.completed().unwrap_or(task.batch.round.info.deadline),
    };
    if options.makes(Only::Typst) {
        return document.source(options, output).map_err(|error| vec![findings::output(&error)]);
    }
    document.pdf(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Typeset(error) => findings::typeset(&error, &main, task.returned),
    })
}
