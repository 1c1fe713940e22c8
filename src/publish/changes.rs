//! What changed from one round to the next: a page and a PDF for every partnership that returned both times, and an index.

mod pair;

pub(super) use pair::{Changes, Pair, compared, folder, histories};

use std::collections::BTreeSet;

use super::document::{Document, Failure};
use super::fonts::Fonts;
use super::pages::write;
use super::{Batch, Options, Output, findings, pool, proof, provenance};
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::view::{
    self, ChangesIndexInput, ChangesInput, ChangesLink, ChangesView, IndexedPair, Worded as _,
};

/// The name of the template of a pair of returns.
const TEMPLATE: &str = "changes";

/// The name of the template of the index.
const INDEX: &str = "changes-index";

/// The pairs whose page is right: page and PDF are one, and where the PDF could not be made, the last good ones of both
/// stay, and nothing leads to them.
#[derive(Debug)]
pub(super) struct Made(BTreeSet<String>);

/// Makes the PDFs, or their sources; the paths of the PDFs that are right are added to `pdfs`, and what went wrong to
/// `found`.
pub(super) fn documents(
    pairs: &[&Pair<'_>],
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
    progress: impl Fn(usize, usize) + Sync,
    pdfs: &mut BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) -> Result<Made, pool::Stopped> {
    let made =
        pool::run(pairs, options.pool(), progress, |pair| document(pair, options, output, fonts))?;
    let mut pages = BTreeSet::new();
    for (pair, made) in pairs.iter().zip(made) {
        match made {
            Ok(pdf) => {
                pdfs.extend(pdf);
                pages.insert(pair.shelf.page());
            }
            Err(refused) => found.extend(refused),
        }
    }
    Ok(Made(pages))
}

/// Makes the pages; what went wrong is returned.
pub(super) fn pages(
    pairs: &[&Pair<'_>],
    made: &Made,
    pdfs: &BTreeSet<String>,
    options: &Options<'_>,
    output: &Output,
) -> Result<Vec<Diagnostic>, pool::Stopped> {
    let is_made = |pair: &&&Pair<'_>| pair.batch.makes_pages && made.0.contains(&pair.shelf.page());
    let pairs: Vec<_> = pairs.iter().filter(is_made).collect();
    let page = |pair: &&&Pair<'_>| {
        let report = |page: &str| output.has(page);
        let page = pair.batch.renderer.html(TEMPLATE, &view(pair, pdfs, &report));
        write(page, &pair.shelf.page(), output)
    };
    let made = pool::run(&pairs, options.pool(), |_, _| {}, page)?;
    Ok(made.into_iter().filter_map(Result::err).collect())
}

/// Makes the index of each pair of rounds; what went wrong is returned.
pub(super) fn indexes(changes: &[Changes<'_>], made: &Made, output: &Output) -> Vec<Diagnostic> {
    let with_pages = changes.iter().filter(|own| own.batch.makes_pages);
    let indexes = with_pages.map(|own| {
        let pairs = own.pairs.iter().map(|pair| IndexedPair {
            partnership: pair.partnership,
            comparison: &pair.comparison,
            published: made.0.contains(&pair.shelf.page()),
        });
        let input = ChangesIndexInput {
            collection: own.batch.collection,
            old: own.before,
            new: own.batch.round,
            pairs: pairs.collect(),
        };
        let page = own.batch.renderer.html(INDEX, &view::changes_index(&input));
        write(page, &format!("{}/index.html", own.folder()), output)
    });
    indexes.filter_map(Result::err).collect()
}

/// The way from the page of a round to the index of what changed since the one before, where that is published.
pub(super) fn index_href(batch: &Batch<'_>, output: &Output) -> Option<String> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let is_there = output.has(&format!("{}/changes/{folder}/index.html", batch.collection.id));
    is_there.then(|| format!("../changes/{folder}/index.html"))
}

/// The way from a report to what changed, where that is right.
pub(super) fn link(batch: &Batch<'_>, partnership: &Id, made: &Made) -> Option<ChangesLink> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let path = format!("{}/changes/{folder}/{partnership}.html", batch.collection.id);
    made.0.contains(&path).then(|| ChangesLink {
        href: format!("../changes/{folder}/{partnership}.html"),
        previous: before.info.title.clone(),
    })
}

/// What page and PDF say; `has` tells which reports the page can lead to, `pdfs` are those that are right.
fn view(pair: &Pair<'_>, pdfs: &BTreeSet<String>, has: &dyn Fn(&str) -> bool) -> ChangesView {
    let collection = pair.batch.collection;
    let report = |round: &Id, partnership: &Id| {
        let page = format!("{round}/{partnership}.html");
        has(&format!("{}/{page}", collection.id)).then(|| format!("../../{page}"))
    };
    let id = &pair.partnership.id;
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
        pdf: pdfs.contains(&pair.shelf.pdf()).then(|| format!("{id}.pdf")),
    })
}

/// The PDF or its source, whichever is wanted; both returns are attached. The path of a PDF that is right is returned.
fn document(
    pair: &Pair<'_>,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<Option<String>, Vec<Diagnostic>> {
    if !pair.shelf.needs_source(options, output) {
        return Ok(None);
    }
    // A PDF leads to no other file, and says the same whatever is published.
    let view = view(pair, &BTreeSet::new(), &|_| false);
    let (old, new) = (pair.old.returned, pair.new.returned);
    let main = pair.batch.renderer.typst(TEMPLATE, &view);
    let main = main.map_err(|error| vec![findings::template(&error, Some(new))])?;
    let document = Document {
        shelf: &pair.shelf,
        main: &main,
        passages: &view.passages(),
        attached: vec![
            (&view.old.provenance.attachment, old.source().text().as_bytes()),
            (&view.new.provenance.attachment, new.source().text().as_bytes()),
        ],
        day: new.completed().unwrap_or(pair.new.round.deadline),
    };
    let is_right = document.settle(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Typeset(error) => {
            findings::typeset_pair(&error, &main, [old, new], options.are_own())
        }
        Failure::Proof(faults) => proof::findings(&faults, "the PDF of what changed", &[new, old]),
    })?;
    Ok(is_right.then(|| pair.shelf.pdf()))
}
