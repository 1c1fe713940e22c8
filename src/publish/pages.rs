//! The pages around the reports: the front page, a page for each round with its open data, and what they share.

use super::{Batch, Options, Output, answers, findings, national};
use crate::diag::Diagnostic;
use crate::model::Collection;
use crate::render::{Renderer, TemplateError};
use crate::view;

/// The front page.
const FRONT: &str = "index.html";

/// Makes them all but the pages of the rounds that are `kept`, by their folder, as they were published before; what went
/// wrong is returned.
pub(super) fn make(
    collections: &[Collection],
    batches: &[Batch<'_>],
    kept: &[String],
    options: &Options<'_>,
    output: &Output,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, bytes) in options.templates.files("assets/") {
        found.extend(output.write(name, bytes).err().map(|error| findings::output(&error)));
    }
    found.extend(answers::make(batches, options, output));
    match Renderer::plain(options.templates) {
        Ok(renderer) => {
            let made = || batches.iter().filter(|batch| !kept.contains(&batch.folder()));
            found.extend(made().filter_map(|batch| open_data(batch, output).err()));
            found.extend(made().filter_map(|batch| round(batch, batches, &renderer, output).err()));
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
    let folder = format!("{}/data", batch.folder());
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
    let view = national::view(batch, batches, output);
    write(renderer.html("national", &view), &format!("{}/{FRONT}", batch.folder()), output)
}

fn index(
    collections: &[Collection],
    renderer: &Renderer,
    output: &Output,
) -> Result<(), Diagnostic> {
    let view = view::index(collections, |page| output.has(page));
    write(renderer.html("index", &view), FRONT, output)
}

/// Writes a page that was set.
pub(super) fn write(
    page: Result<String, TemplateError>,
    path: &str,
    output: &Output,
) -> Result<(), Diagnostic> {
    let page = page.map_err(|error| findings::template(&error, None))?;
    output.write(path, page.as_bytes()).map_err(|error| findings::output(&error))
}
