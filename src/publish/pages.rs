//! The pages around the reports: the front page, a page for each round, and what they share.

use super::{Batch, Options, Output, answers, findings};
use crate::diag::Diagnostic;
use crate::model::Collection;
use crate::render::{Renderer, TemplateError};
use crate::view::{self, Published};

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
    found.extend(answers::make(batches, options, output));
    match Renderer::plain(options.templates) {
        Ok(renderer) => {
            found.extend(batches.iter().filter_map(|batch| round(batch, &renderer, output).err()));
            if options.whole || !output.has(FRONT) {
                found.extend(index(collections, &renderer, output).err());
            }
        }
        Err(error) => found.push(findings::template(&error, None)),
    }
    found
}

/// The page of a round. It has no answers on it, so a mention of a proposal has nothing there to lead to.
fn round(batch: &Batch<'_>, renderer: &Renderer, output: &Output) -> Result<(), Diagnostic> {
    let folder = batch.folder();
    let view = view::round_page(batch.collection, batch.round, |id| Published {
        html: output.has(&format!("{folder}/{id}.html")),
        pdf: output.has(&format!("{folder}/{id}.pdf")),
    });
    write(renderer.html("round", &view), &format!("{folder}/index.html"), output)
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
