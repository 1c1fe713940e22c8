//! What changed from one round to the next: a page and a PDF for every partnership that returned
//! both times, and an index.

mod pair;

pub(super) use pair::{Changes, Pair, compared, folder, histories};

use super::document::{Document, Failure};
use super::fonts::Fonts;
use super::maker::{Maker, any_page};
use super::output::FRONT;
use super::plan::Plan;
use super::{Batch, Options, findings, pool, proof, provenance};
use crate::diag::Diagnostic;
use crate::model::{Id, Readable};
use crate::view::{self, ChangesIndexInput, ChangesInput, ChangesLink, ChangesView, IndexedPair};

/// The name of the template of a pair of returns.
const TEMPLATE: &str = "changes";

/// The name of the template of the index.
const INDEX: &str = "changes-index";

/// Makes the PDFs and their sources, as far as they are in the plan. The paths of those that could
/// not be made, without their endings, are returned, and what went wrong is added to `found`.
pub(super) fn documents(
    pairs: &[&Pair<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
    fonts: &Fonts,
    progress: impl Fn(usize, usize) + Sync,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, pool::Stopped> {
    let made =
        pool::run(pairs, options.pool(), progress, |pair| document(pair, options, maker, fonts))?;
    let mut failed = Vec::new();
    for (pair, made) in pairs.iter().zip(made) {
        if let Err(refused) = made {
            found.extend(refused);
            failed.push(pair.destination.stem());
        }
    }
    Ok(failed)
}

/// Makes the pages; what went wrong is returned.
pub(super) fn pages(
    pairs: &[&Pair<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Result<Vec<Diagnostic>, pool::Stopped> {
    let is_made = |pair: &&&Pair<'_>| maker.plan.makes(&pair.destination.page());
    let pairs: Vec<_> = pairs.iter().filter(is_made).collect();
    let page = |pair: &&&Pair<'_>| {
        let view = view(pair, &|page| maker.plan.will_have(page), maker.plan);
        maker.page(&pair.destination.page(), &view, &pair.batch.mentions, || {
            any_page(pair.batch.renderer(options).and_then(|own| own.html(TEMPLATE, &view)))
        })
    };
    let made = pool::run(&pairs, options.pool(), |_, _| {}, page)?;
    Ok(made.into_iter().filter_map(Result::err).collect())
}

/// Makes the index of each pair of rounds; what went wrong is returned.
pub(super) fn indexes(
    changes: &[Changes<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Vec<Diagnostic> {
    let indexes = changes.iter().filter(|own| own.batch.has_pages).map(|own| {
        let pairs = own.pairs.iter().map(|pair| IndexedPair {
            partnership: pair.partnership,
            comparison: &pair.comparison,
            published: maker.plan.has(&pair.destination.page()),
            is_earlier: is_earlier(&pair.destination.page(), maker.plan),
        });
        let input = ChangesIndexInput {
            collection: own.batch.collection,
            old: own.before,
            new: own.batch.round,
            pairs: pairs.collect(),
            lang: &own.batch.lang,
        };
        let view = view::changes_index(&input);
        maker.page(&format!("{}/{FRONT}", own.folder()), &view, &own.batch.mentions, || {
            any_page(own.batch.renderer(options).and_then(|own| own.html(INDEX, &view)))
        })
    });
    indexes.filter_map(Result::err).collect()
}

/// The way from the page of a round to the index of what changed since the one before, where that
/// is published.
pub(super) fn index_href(batch: &Batch<'_>, plan: &Plan) -> Option<String> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let is_there = plan.will_have(&format!("{}/changes/{folder}/{FRONT}", batch.collection.id));
    is_there.then(|| format!("../changes/{folder}/{FRONT}"))
}

/// Whether a page is none of this build, and one that was published before stays in its place.
fn is_earlier(path: &str, plan: &Plan) -> bool {
    !plan.has(path) && plan.will_have(path)
}

/// The way from a report to what changed, be it to what was published before of it.
pub(super) fn link(batch: &Batch<'_>, partnership: &Id, plan: &Plan) -> Option<ChangesLink> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let path = format!("{}/changes/{folder}/{partnership}.html", batch.collection.id);
    plan.will_have(&path).then(|| ChangesLink {
        href: format!("../changes/{folder}/{partnership}.html"),
        previous: before.info.title.clone(),
        is_earlier: is_earlier(&path, plan),
    })
}

/// What the PDF says: it leads to no other file, and says the same whatever is published.
fn pdf_view(pair: &Pair<'_>) -> ChangesView {
    view_of(pair, &|_| false, None)
}

/// What the page says; `has` tells which reports it can lead to.
fn view(pair: &Pair<'_>, has: &dyn Fn(&str) -> bool, plan: &Plan) -> ChangesView {
    let pdf = plan.has(&pair.destination.pdf()).then(|| format!("{}.pdf", pair.partnership.id));
    view_of(pair, has, pdf)
}

fn view_of(pair: &Pair<'_>, has: &dyn Fn(&str) -> bool, pdf: Option<String>) -> ChangesView {
    let collection = pair.batch.collection;
    let report = |round: &Id, partnership: &Id| {
        let page = format!("{round}/{partnership}.html");
        has(&format!("{}/{page}", collection.id)).then(|| format!("../../{page}"))
    };
    view::changes(ChangesInput {
        collection,
        partnership: pair.partnership,
        old: pair.old,
        new: pair.new,
        comparison: &pair.comparison,
        provenance: [
            provenance::beside(collection, pair.old.round, pair.old.returned, pair.history),
            provenance::beside(collection, pair.new.round, pair.new.returned, &pair.batch.history),
        ],
        report: &report,
        pdf,
        lang: &pair.batch.lang,
    })
}

/// Makes the PDF and its source, as far as they are in the plan; both returns are attached.
fn document(
    pair: &Pair<'_>,
    options: &Options<'_>,
    maker: &Maker<'_>,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let view = pdf_view(pair);
    let (old, new) = (pair.old.returned, pair.new.returned);
    let [old_file, new_file] = [old, new].map(Readable::source);
    let document = Document {
        destination: &pair.destination,
        batch: pair.batch,
        template: TEMPLATE,
        view: &view,
        attached: vec![
            (view.old.provenance.attachment.as_str().into(), old_file.text().as_bytes().into()),
            (view.new.provenance.attachment.as_str().into(), new_file.text().as_bytes().into()),
        ],
        day: new.completed().unwrap_or(pair.new.round.day()),
    };
    document.settle(options, maker, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Template(error, true) => vec![findings::template(&error, None)],
        Failure::Template(error, false) => vec![findings::template(&error, Some(new))],
        Failure::Typeset(error, main) => {
            findings::typeset_pair(&error, &main, [old, new], options.set_by(TEMPLATE))
        }
        Failure::Hopeless(error) => vec![findings::hopeless(&error, options.set_by(TEMPLATE))],
        Failure::NotTried => Vec::new(),
        Failure::Proof(faults) => proof::findings(&faults, "the PDF of what changed", &[new, old]),
    })
}
