//! The pages around the reports: the front page, a page for each round with its open data, and what they share.

use super::{Batch, Options, Output, findings};
use crate::diag::Diagnostic;
use crate::model::{Collection, Id};
use crate::render::{Renderer, TemplateError};
use crate::view::{self, DataFileView, NationalInput, Published};

/// The front page.
const FRONT: &str = "index.html";

/// Makes them all; what went wrong is returned.
pub(super) fn make(
    collections: &[Collection],
    batches: &[Batch<'_>],
    options: &Options<'_>,
    output: &Output,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, bytes) in options.templates.files("assets/") {
        found.extend(output.write(name, bytes).err().map(|error| findings::output(&error)));
    }
    match Renderer::plain(options.templates) {
        Ok(renderer) => {
            found.extend(batches.iter().filter_map(|batch| open_data(batch, output).err()));
            found.extend(
                batches.iter().filter_map(|batch| round(batch, batches, &renderer, output).err()),
            );
            if options.whole || !output.has(FRONT) {
                found.extend(index(collections, &renderer, output).err());
            }
        }
        Err(error) => found.push(findings::template(&error, None)),
    }
    found
}

/// The files in the folder `data` of a round, to which its page leads.
fn open_data(batch: &Batch<'_>, output: &Output) -> Result<(), Diagnostic> {
    let folder = format!("{}/{}/data", batch.collection.id, batch.round.info.id);
    batch.data.iter().try_for_each(|file| {
        let path = format!("{folder}/{}", file.name);
        output.write(&path, file.text.as_bytes()).map_err(|error| findings::output(&error))
    })
}

/// The page of a round. It has no answers on it, so a mention of an item has nothing there to lead to.
fn round(
    batch: &Batch<'_>,
    batches: &[Batch<'_>],
    renderer: &Renderer,
    output: &Output,
) -> Result<(), Diagnostic> {
    let collection = &batch.collection.id;
    let folder = format!("{collection}/{}", batch.round.info.id);
    let is_made = |round: &Id| {
        let of_this = batches.iter().filter(|other| other.collection.id == *collection);
        of_this.map(|other| &other.round.info.id).any(|id| id == round)
    };
    let pdf = output.has(&format!("{folder}/national.pdf")).then(|| "national.pdf".to_owned());
    let view = view::national(NationalInput {
        collection: batch.collection,
        round: batch.round,
        rollup: &batch.rollup,
        published: &|id| Published {
            html: output.has(&format!("{folder}/{id}.html")),
            pdf: output.has(&format!("{folder}/{id}.pdf")),
        },
        has_page: &|round| is_made(round) || output.has(&format!("{collection}/{round}/{FRONT}")),
        data: batch.data.iter().map(DataFileView::from).collect(),
        pdf,
    });
    write(renderer.html("national", &view), &format!("{folder}/{FRONT}"), output)
}

fn index(
    collections: &[Collection],
    renderer: &Renderer,
    output: &Output,
) -> Result<(), Diagnostic> {
    let view = view::index(collections, |page| output.has(page));
    write(renderer.html("index", &view), FRONT, output)
}

fn write(
    page: Result<String, TemplateError>,
    path: &str,
    output: &Output,
) -> Result<(), Diagnostic> {
    let page = page.map_err(|error| findings::template(&error, None))?;
    output.write(path, page.as_bytes()).map_err(|error| findings::output(&error))
}
