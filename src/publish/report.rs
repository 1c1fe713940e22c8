//! One report: its page, its PDF, or the Typst source of it.

use super::document::{Destination, Document, Failure};
use super::fonts::Fonts;
use super::maker::Maker;
use super::plan::{Plan, source};
use super::{Batch, Options, changes, findings, proof, provenance};
use crate::diag::Diagnostic;
use crate::model::Return;
use crate::view::{self, OtherAnswers, ReportInput, ReportView};

/// The name of the template, and of the view's page.
const TEMPLATE: &str = "report";

/// A report of which something is in the plan.
pub(super) struct Task<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) returned: &'a Return,
    pub(super) destination: Destination,
}

/// The reports of some rounds of which something is in the plan.
pub(super) fn tasks<'a>(batches: &'a [Batch<'a>], plan: &Plan) -> Vec<Task<'a>> {
    let mut tasks = Vec::new();
    for batch in batches {
        for returned in batch.round.returns() {
            let name = returned.partnership().to_string();
            let destination = Destination { folder: batch.folder(), name };
            let source = format!("{}/main.typ", source(&destination.stem()));
            if [destination.page(), destination.pdf(), source].iter().any(|path| plan.has(path)) {
                tasks.push(Task { batch, returned, destination });
            }
        }
    }
    tasks
}

/// Makes the PDF and its source, as far as they are in the plan; the return itself is attached.
pub(super) fn document(
    task: &Task<'_>,
    options: &Options<'_>,
    maker: &Maker<'_>,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    // A PDF travels alone: it leads to no page.
    let Some(view) = report_view(task, &|_| false) else { return Ok(()) };
    let file = task.returned.source();
    let document = Document {
        destination: &task.destination,
        batch: task.batch,
        template: TEMPLATE,
        view: &view,
        attached: vec![(&view.provenance.attachment, file.text().as_bytes().into())],
        day: task.returned.completed().unwrap_or(task.batch.round.info.day()),
    };
    document.settle(options, maker, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Template(error, true) => vec![findings::template(&error, None)],
        Failure::Template(error, false) => vec![findings::template(&error, Some(task.returned))],
        Failure::Typeset(error, main) => {
            findings::typeset(&error, &main, task.returned, options.set_by(TEMPLATE))
        }
        Failure::Hopeless(error) => vec![findings::hopeless(&error, options.set_by(TEMPLATE))],
        Failure::NotTried => Vec::new(),
        Failure::Proof(faults) => proof::findings(&faults, "the report", &[task.returned]),
    })
}

/// Makes the page.
pub(super) fn page(
    task: &Task<'_>,
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Result<(), Diagnostic> {
    let has = |page: &str| maker.plan.will_have(page);
    let Some(mut view) = report_view(task, &has) else { return Ok(()) };
    if !maker.plan.has(&task.destination.pdf()) {
        view.pdf = None;
    }
    view.changes = changes::link(task.batch, task.returned.partnership(), maker.plan);
    maker.page(&task.destination.page(), &view, &task.batch.mentions, || {
        let renderer = task.batch.renderer(options);
        let renderer = renderer.map_err(|error| findings::template(&error, None))?;
        let page = renderer.html(TEMPLATE, &view);
        page.map_err(|error| findings::template(&error, Some(task.returned)))
    })
}

/// What the report says, with ways to those pages of other reports that there are.
fn report_view(task: &Task<'_>, has: &(dyn Fn(&str) -> bool + Sync)) -> Option<ReportView> {
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
        lang: &task.batch.lang,
        others: OtherAnswers { collections: task.batch.collections, has },
    }))
}
