//! What changed from one round to the next: a page and a PDF for every partnership that returned both times, and an index.

mod pair;

pub(super) use pair::{Changes, Pair, compared, histories, is_stale};

use std::collections::BTreeSet;

use super::document::{Document, Failure};
use super::fonts::Fonts;
use super::pages::write;
use super::provenance;
use super::{Batch, Only, Options, Output, findings, pool};
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::view::{self, ChangesIndexInput, ChangesInput, ChangesLink, ChangesView, IndexedPair};

/// The name of the template of a pair of returns.
const TEMPLATE: &str = "changes";

/// The name of the template of the index.
const INDEX: &str = "changes-index";

/// The paths of the pages that are to be made. Page and PDF are one: where the PDF could not be made, the last good ones
/// of both stay.
#[derive(Debug)]
pub(super) struct Made(BTreeSet<String>);

/// Makes the PDFs, or their sources, of the pairs that are selected; what went wrong is added to `found`.
pub(super) fn documents(
    pairs: &[&Pair<'_>],
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
    progress: impl Fn(usize, usize) + Sync,
    found: &mut Vec<Diagnostic>,
) -> Made {
    let mut pages = Made(pairs.iter().map(|pair| pair.path("html")).collect());
    if options.only == Some(Only::Html) {
        return pages;
    }
    let made = pool::run(pairs, options.jobs, progress, |pair| {
        document(pair, &view(pair, output), options, output, fonts)
    });
    for (pair, made) in pairs.iter().zip(made) {
        if let Err(refused) = made {
            pages.0.remove(&pair.path("html"));
            found.extend(refused);
        }
    }
    pages
}

/// Makes the pages of the pairs that are selected; what went wrong is returned.
pub(super) fn pages(
    pairs: &[&Pair<'_>],
    made: &Made,
    options: &Options<'_>,
    output: &Output,
) -> Vec<Diagnostic> {
    let pairs: Vec<_> = pairs.iter().filter(|pair| made.0.contains(&pair.path("html"))).collect();
    let made = pool::run(
        &pairs,
        options.jobs,
        |_, _| {},
        |pair| {
            let page = pair.batch.renderer.html(TEMPLATE, &view(pair, output));
            write(page, &pair.path("html"), output)
        },
    );
    made.into_iter().filter_map(Result::err).collect()
}

/// Makes the index of each pair of rounds; what went wrong is returned.
pub(super) fn indexes(changes: &[Changes<'_>], output: &Output) -> Vec<Diagnostic> {
    let made = changes.iter().map(|own| {
        let pairs = own.pairs.iter().map(|pair| IndexedPair {
            partnership: pair.partnership,
            comparison: &pair.comparison,
            published: output.has(&pair.path("html")),
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
    made.filter_map(Result::err).collect()
}

/// The way from the page of a round to the index of what changed since the one before, where that is published.
pub(super) fn index_href(batch: &Batch<'_>, output: &Output) -> Option<String> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let is_there = output.has(&format!("{}/changes/{folder}/index.html", batch.collection.id));
    is_there.then(|| format!("../changes/{folder}/index.html"))
}

/// The way from a report to what changed, where that is published, or will be in this build.
pub(super) fn link(
    batch: &Batch<'_>,
    partnership: &Id,
    made: &Made,
    output: &Output,
) -> Option<ChangesLink> {
    let before = batch.collection.before(batch.round)?;
    let folder = pair::folder_name(&before.info.id, &batch.round.info.id);
    let path = format!("{}/changes/{folder}/{partnership}.html", batch.collection.id);
    (made.0.contains(&path) || output.has(&path)).then(|| ChangesLink {
        href: format!("../changes/{folder}/{partnership}.html"),
        previous: before.info.title.clone(),
    })
}

fn view(pair: &Pair<'_>, output: &Output) -> ChangesView {
    let collection = pair.batch.collection;
    let report = |round: &Id, partnership: &Id| {
        let page = format!("{round}/{partnership}.html");
        output.has(&format!("{}/{page}", collection.id)).then(|| format!("../../{page}"))
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
        pdf: output.has(&pair.path("pdf")).then(|| format!("{id}.pdf")),
    })
}

/// The PDF or its source, whichever is wanted; both returns are attached.
fn document(
    pair: &Pair<'_>,
    view: &ChangesView,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let (old, new) = (pair.old.returned, pair.new.returned);
    let renderer = &pair.batch.renderer;
    let main = renderer
        .typst(TEMPLATE, view)
        .map_err(|error| vec![findings::template(&error, Some(new))])?;
    let document = Document {
        folder: pair.folder.clone(),
        name: pair.partnership.id.as_str(),
        main: &main,
        attached: vec![
            (&view.old.provenance.attachment, old.source().text().as_bytes()),
            (&view.new.provenance.attachment, new.source().text().as_bytes()),
        ],
        day: new.completed().unwrap_or(pair.new.round.deadline),
    };
    if options.makes(Only::Typst) {
        return document.source(options, output).map_err(|error| vec![findings::output(&error)]);
    }
    document.pdf(options, output, fonts).map_err(|failure| match failure {
        Failure::Output(error) => vec![findings::output(&error)],
        Failure::Typeset(error) => findings::typeset_pair(&error, &main, [old, new]),
    })
}
