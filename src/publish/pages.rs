//! The pages around the reports: the front page, a page for each round with its open data, and what they share.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Halt;
use super::output::FRONT;
use super::{Batch, Only, Options, Output, answers, findings, national};
use crate::diag::Diagnostic;
use crate::model::Collection;
use crate::render::{Renderer, TemplateError};
use crate::view;

/// Makes the pages of rounds and their open data, and what all pages share; `pdfs` are those that are right. What went
/// wrong is added to `found`.
pub(super) fn make(
    batches: &[Batch<'_>],
    pdfs: &BTreeSet<String>,
    options: &Options<'_>,
    output: &Output,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Halt> {
    let with_pages: Vec<_> = batches.iter().filter(|batch| batch.makes_pages).collect();
    if with_pages.is_empty() && !options.makes(Only::Html) {
        return Ok(());
    }
    for (name, bytes) in options.templates.files("assets/") {
        found.extend(output.write(name, bytes, None).err().map(|error| findings::output(&error)));
    }
    found.extend(answers::make(&with_pages, pdfs, options, output)?);
    match Renderer::plain(options.templates) {
        Ok(renderer) => {
            found.extend(sheets(&with_pages, &renderer, output));
            let data = with_pages.iter().filter_map(|batch| open_data(batch, output).err());
            found.extend(data);
            let round = |batch: &&Batch<'_>| {
                let view = national::view(batch, batches, pdfs, output);
                let path = format!("{}/{FRONT}", batch.folder());
                write(renderer.html("national", &view), &path, output).err()
            };
            found.extend(with_pages.iter().copied().filter_map(|batch| round(&batch)));
        }
        Err(error) => found.push(findings::template(&error, None)),
    }
    Ok(())
}

/// Makes the style sheet of each collection; what went wrong is returned.
fn sheets(batches: &[&Batch<'_>], renderer: &Renderer, output: &Output) -> Vec<Diagnostic> {
    let collections: BTreeMap<_, _> =
        batches.iter().map(|batch| (&batch.collection.id, batch.collection)).collect();
    let sheet = |collection: &Collection| {
        let path = format!("{}/collection.css", collection.id);
        write(renderer.sheet("collection", &view::sheet(collection)), &path, output).err()
    };
    collections.into_values().filter_map(sheet).collect()
}

/// The files in the folder `data` of a round, to which its page leads.
fn open_data(batch: &Batch<'_>, output: &Output) -> Result<(), Diagnostic> {
    let folder = format!("{}/data", batch.folder());
    batch.data.iter().try_for_each(|file| {
        let path = format!("{folder}/{}", file.name);
        output.write(&path, file.text.as_bytes(), None).map_err(|error| findings::output(&error))
    })
}

/// Makes the front page.
pub(super) fn front(
    collections: &[Collection],
    options: &Options<'_>,
    output: &Output,
) -> Result<(), Diagnostic> {
    let renderer =
        Renderer::plain(options.templates).map_err(|error| findings::template(&error, None))?;
    let view = view::index(collections, |page| output.has(page));
    write(renderer.html("index", &view), FRONT, output)
}

/// Writes a page or a style sheet that was set.
pub(super) fn write(
    page: Result<String, TemplateError>,
    path: &str,
    output: &Output,
) -> Result<(), Diagnostic> {
    let page = page.map_err(|error| findings::template(&error, None))?;
    output.write(path, page.as_bytes(), None).map_err(|error| findings::output(&error))
}
