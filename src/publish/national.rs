//! The national summary of a round: the view of its figures, and the PDF that is set from it.
//! `pages` makes its page.

use super::document::{Destination, Document, Failure};
use super::fonts::Fonts;
use super::kind::summary_name;
use super::maker::Maker;
use super::output::FRONT;
use super::plan::Plan;
use super::{Batch, Options, changes, findings, proof};
use crate::data::{self, DataFile};
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::load;
use crate::model::Id;
use crate::view::{self, NationalInput, NationalView, ReportFiles};

/// The name of the template.
const NAME: &str = "national";

/// What the page says.
pub(super) fn view(batch: &Batch<'_>, plan: &Plan) -> NationalView {
    let collection = &batch.collection.id;
    let pdf = plan
        .has(&destination(batch).pdf())
        .then(|| format!("{}.pdf", summary_name(&batch.round.rubric)));
    let published = |id: &str| batch.published(id, plan);
    let has_page = |round: &Id| plan.will_have(&format!("{collection}/{round}/{FRONT}"));
    view::national(NationalInput {
        changes: changes::index_href(batch, plan),
        pdf,
        ..input(batch, &published, &has_page)
    })
}

/// What page and PDF are made of, without a way to any other file.
fn input<'a>(
    batch: &'a Batch<'_>,
    published: &'a dyn Fn(&str) -> ReportFiles,
    has_page: &'a dyn Fn(&Id) -> bool,
) -> NationalInput<'a> {
    NationalInput {
        collection: batch.collection,
        round: batch.round,
        rollup: &batch.rollup,
        lang: &batch.lang,
        published,
        has_page,
        data: batch.data.clone(),
        stocktake: env!("CARGO_PKG_VERSION"),
        changes: None,
        pdf: None,
    }
}

/// Makes the PDF and its source, as far as they are in the plan; the tables of figures and answers
/// are attached.
pub(super) fn document(
    batch: &Batch<'_>,
    options: &Options<'_>,
    maker: &Maker<'_>,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let destination = destination(batch);
    if !destination.has_document(maker.plan) {
        return Ok(());
    }
    // A PDF leads to no other file, and says the same whatever is published.
    let mut view = view::national(input(batch, &|_| ReportFiles::default(), &|_| false));
    let is_table = |name: &str| data::is_attached(name, &batch.round.rubric);
    view.data.retain(|file| is_table(&file.name));
    let tables =
        batch.files().filter(|file| file.as_ref().map_or(true, |file| is_table(&file.name)));
    let tables = tables.collect::<Result<Vec<_>, _>>().map_err(|error| vec![error])?;
    let attached = |file: DataFile| (file.name, file.text.into_bytes().into());
    let attached = tables.into_iter().map(attached).collect();
    let document = Document {
        destination: &destination,
        batch,
        template: NAME,
        view: &view,
        attached,
        day: batch.round.info.day(),
    };
    document.settle(options, maker, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Template(error, _) => vec![findings::template(&error, None)],
        Failure::Typeset(error, main) => {
            let by = options.set_by(NAME);
            vec![of_round(findings::national(&error, &main, &batch.folder(), by), batch)]
        }
        Failure::Hopeless(error) => vec![findings::hopeless(&error, options.set_by(NAME))],
        Failure::NotTried => Vec::new(),
        Failure::Proof(faults) => {
            let what = format!("the national summary of {}", batch.folder());
            let found = proof::findings(&faults, &what, &[]);
            found.into_iter().map(|finding| of_round(finding, batch)).collect()
        }
    })
}

/// A finding about what the summary says, at the file of its round; one about the program that sets
/// it has no place.
fn of_round(finding: Diagnostic, batch: &Batch<'_>) -> Diagnostic {
    if !matches!(finding.code, Code::NotTypeset | Code::LostInPdf | Code::Misplaced) {
        return finding;
    }
    let file = load::display(&batch.round.path.join("round.yaml"));
    Diagnostic { place: Some(Place::file(&Source::unread(file))), ..finding }
}

fn destination(batch: &Batch<'_>) -> Destination {
    Destination { folder: batch.folder(), name: summary_name(&batch.round.rubric).to_owned() }
}
