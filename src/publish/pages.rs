//! The pages around the reports: the front page, a page for each round, and what they share.

use super::{Batch, Options, Output, findings};
use crate::diag::Diagnostic;
use crate::model::Collection;
use crate::render::{Renderer, TemplateError, Templates};
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
    for batch in batches {
        found.extend(round(batch, output).err());
    }
    if options.whole || !output.has(FRONT) {
        found.extend(index(collections, options.templates, output).err());
    }
    found
}

fn round(batch: &Batch<'_>, output: &Output) -> Result<(), Diagnostic> {
    let folder = format!("{}/{}", batch.collection.id, batch.round.info.id);
    let view = view::round_page(batch.collection, batch.round, |id| Published {
        html: output.has(&format!("{folder}/{id}.html")),
        pdf: output.has(&format!("{folder}/{id}.pdf")),
    });
    write(batch.renderer.html("round", &view), &format!("{folder}/index.html"), output)
}

fn index(
    collections: &[Collection],
    templates: &Templates,
    output: &Output,
) -> Result<(), Diagnostic> {
    let renderer = Renderer::plain(templates).map_err(|error| findings::template(&error, None))?;
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
