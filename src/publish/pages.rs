//! The pages around the reports: the front page, a page for each round with its open data, and what
//! they share.

use std::collections::BTreeMap;

use super::build::Abort;
use super::maker::{Maker, any_page};
use super::output::FRONT;
use super::{Batch, Options, answers, findings, national};
use crate::diag::Diagnostic;
use crate::model::Collection;
use crate::render::{Renderer, TemplateError};
use crate::view;

/// Makes the pages of rounds and their open data, and what all pages share. What went wrong is
/// added to `found`.
pub(super) fn make(
    batches: &[Batch<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Abort> {
    for (name, bytes) in options.templates.files("assets/") {
        found.extend(maker.file(name, bytes).err().map(|error| findings::output(&error)));
    }
    let with_pages: Vec<_> = batches.iter().filter(|batch| batch.has_pages).collect();
    found.extend(answers::make(&with_pages, options, maker)?);
    found.extend(sheets(&with_pages, options, maker));
    found.extend(with_pages.iter().filter_map(|batch| open_data(batch, maker).err()));
    let round = |batch: &&Batch<'_>| {
        let view = national::view(batch, maker.plan);
        let path = format!("{}/{FRONT}", batch.folder());
        let page = || any_page(plain(options).and_then(|own| own.html("national", &view)));
        maker.page(&path, &view, NO_MENTIONS, page).err()
    };
    found.extend(with_pages.iter().filter_map(round));
    Ok(())
}

/// On these pages a mention is text.
const NO_MENTIONS: &str = "";

fn plain(options: &Options<'_>) -> Result<Renderer, TemplateError> {
    Renderer::plain(options.templates)
}

/// Makes the style sheet of each collection; what went wrong is returned.
fn sheets(batches: &[&Batch<'_>], options: &Options<'_>, maker: &Maker<'_>) -> Vec<Diagnostic> {
    let collections: BTreeMap<_, _> =
        batches.iter().map(|batch| (&batch.collection.id, batch.collection)).collect();
    let sheet = |collection: &Collection| {
        let view = view::sheet(collection);
        let path = format!("{}/collection.css", collection.id);
        let page = || any_page(plain(options).and_then(|own| own.sheet("collection", &view)));
        maker.page(&path, &view, NO_MENTIONS, page).err()
    };
    collections.into_values().filter_map(sheet).collect()
}

/// The files in the folder `data` of a round, to which its page leads.
fn open_data(batch: &Batch<'_>, maker: &Maker<'_>) -> Result<(), Diagnostic> {
    let folder = format!("{}/data", batch.folder());
    batch.files().try_for_each(|file| {
        let file = file?;
        let path = format!("{folder}/{}", file.name);
        maker.file(&path, file.text.as_bytes()).map_err(|error| findings::output(&error))
    })
}

/// Makes the front page.
pub(super) fn front(
    collections: &[Collection],
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Result<(), Diagnostic> {
    let lang = options.templates.language();
    let view = view::index(collections, lang, |page| maker.plan.will_have(page));
    maker.page(FRONT, &view, NO_MENTIONS, || {
        any_page(plain(options).and_then(|own| own.html("index", &view)))
    })
}
