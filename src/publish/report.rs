//! One report: its page, its PDF, or the Typst source of it.

use serde::Serialize;

use super::document::{Destination, Document, Failure};
use super::fonts::Fonts;
use super::maker::{Maker, any_page};
use super::plan::{Plan, source};
use super::{Batch, Options, changes, findings, proof, provenance};
use crate::diag::Diagnostic;
use crate::form::Layout;
use crate::markdown::Passage;
use crate::model::Return;
use crate::view::{
    self, ChangesLink, OtherAnswers, PaperView, ProvenanceView, ReportInput, ReportView, Worded,
};

/// What a report says, as the layout of its form has it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum LaidOut {
    /// As a report.
    Report(Box<ReportView>),
    /// As a paper.
    Paper(Box<PaperView>),
}

impl LaidOut {
    /// The name of the template, and of the view's page.
    fn template(&self) -> &'static str {
        match self {
            Self::Report(_) => "report",
            Self::Paper(_) => "paper",
        }
    }

    fn provenance(&self) -> &ProvenanceView {
        match self {
            Self::Report(view) => &view.provenance,
            Self::Paper(view) => &view.provenance,
        }
    }

    /// Says where the page leads to: whether to a PDF, to what changed, and to its figures.
    fn lead(&mut self, has_pdf: bool, to: Option<ChangesLink>, figures: Option<String>) {
        if let Self::Paper(view) = self {
            view.figures = figures;
        }
        let (pdf, changes) = match self {
            Self::Report(view) => (&mut view.pdf, &mut view.changes),
            Self::Paper(view) => (&mut view.pdf, &mut view.changes),
        };
        *changes = to;
        if !has_pdf {
            *pdf = None;
        }
    }
}

impl Worded for LaidOut {
    fn passages(&self) -> Vec<Passage> {
        match self {
            Self::Report(view) => view.passages(),
            Self::Paper(view) => view.passages(),
        }
    }
}

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
    let Some(view) = laid_out(task, &|_| false) else { return Ok(()) };
    let template = view.template();
    let file = task.returned.source();
    let document = Document {
        destination: &task.destination,
        batch: task.batch,
        template,
        view: &view,
        attached: vec![(
            view.provenance().attachment.as_str().into(),
            file.text().as_bytes().into(),
        )],
        day: task.returned.completed().unwrap_or(task.batch.round.info.day()),
    };
    document.settle(options, maker, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Template(error, true) => vec![findings::template(&error, None)],
        Failure::Template(error, false) => vec![findings::template(&error, Some(task.returned))],
        Failure::Typeset(error, main) => {
            findings::typeset(&error, &main, task.returned, options.set_by(template))
        }
        Failure::Hopeless(error) => vec![findings::hopeless(&error, options.set_by(template))],
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
    let Some(mut view) = laid_out(task, &has) else { return Ok(()) };
    let changes = changes::link(task.batch, task.returned.partnership(), maker.plan);
    let figures = format!("figures/{}.html", task.destination.name);
    let figures_page = format!("{}/{figures}", task.destination.folder);
    let figures = maker.plan.has(&figures_page).then_some(figures);
    view.lead(maker.plan.has(&task.destination.pdf()), changes, figures);
    figures_of(task, options, maker, &figures_page)?;
    maker.page(&task.destination.page(), &view, &task.batch.mentions, || {
        let renderer = task.batch.renderer(options);
        let renderer = renderer.map_err(|error| findings::template(&error, None))?;
        let page = renderer.html(view.template(), &view);
        page.map_err(|error| findings::template(&error, Some(task.returned)))
    })
}

/// Makes the page of the figures of a paper.
fn figures_of(
    task: &Task<'_>,
    options: &Options<'_>,
    maker: &Maker<'_>,
    path: &str,
) -> Result<(), Diagnostic> {
    let input = input(task, &|_| false).filter(|_| maker.plan.has(path));
    let Some(view) = input.and_then(view::figures_page) else { return Ok(()) };
    maker.page(path, &view, &task.batch.mentions, || {
        any_page(task.batch.renderer(options).and_then(|own| own.html("figures", &view)))
    })
}

/// What the report says, with ways to those pages of other reports that there are.
fn laid_out(task: &Task<'_>, has: &(dyn Fn(&str) -> bool + Sync)) -> Option<LaidOut> {
    let input = input(task, has)?;
    Some(match task.batch.round.rubric.layout() {
        Layout::Report => LaidOut::Report(Box::new(view::report(input))),
        Layout::Paper => LaidOut::Paper(Box::new(view::paper(input))),
    })
}

/// What a report is made of.
fn input<'a>(
    task: &'a Task<'_>,
    has: &'a (dyn Fn(&str) -> bool + Sync),
) -> Option<ReportInput<'a>> {
    let collection = task.batch.collection;
    let id = task.returned.partnership();
    Some(ReportInput {
        collection,
        round: task.batch.round,
        returned: task.returned,
        partnership: collection.register.partnership(id.as_str())?,
        rollup: &task.batch.rollup,
        provenance: provenance::view(task),
        pdf: Some(format!("{id}.pdf")),
        lang: &task.batch.lang,
        others: OtherAnswers { collections: task.batch.collections, has },
    })
}
