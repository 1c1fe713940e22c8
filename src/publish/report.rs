//! One report: its page, its PDF, or the Typst source of it.

use std::fs;
use std::path::Path;

use super::fonts::{self, Fonts};
use super::{Only, Options, Output, OutputError, Task, findings, provenance};
use crate::diag::Diagnostic;
use crate::model::Date;
use crate::typeset::Job;
use crate::view::{self, ReportInput, ReportView};

/// The name of the template, and of the view's page.
const TEMPLATE: &str = "report";

/// Makes what is wanted of a report; what went wrong is returned, and nothing half made is left.
pub(super) fn make(
    task: &Task<'_>,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Vec<Diagnostic> {
    let Some(mut view) = report_view(task) else { return Vec::new() };
    let mut found = Vec::new();
    if options.makes(Only::Pdf)
        && let Err(refused) = pdf(task, &view, options, output, fonts)
    {
        // Page and PDF are one report: the last good ones stay as they were, together.
        return refused;
    }
    if options.makes(Only::Typst) {
        found.extend(typst(task, &view, options, output).err());
    }
    if options.makes(Only::Html) {
        if !output.has(&path(task, "pdf")) {
            view.pdf = None;
        }
        found.extend(html(task, &view, output).err());
    }
    found
}

fn report_view(task: &Task<'_>) -> Option<ReportView> {
    let collection = task.batch.collection;
    let id = task.returned.partnership();
    Some(view::report(ReportInput {
        collection,
        round: task.batch.round,
        returned: task.returned,
        partnership: collection.register.partnership(id.as_str())?,
        rollup: &task.batch.rollup,
        provenance: provenance::view(task),
        pdf: Some(format!("{id}.pdf")),
    }))
}

/// The path of a report's file from the output folder.
fn path(task: &Task<'_>, extension: &str) -> String {
    let id = task.returned.partnership();
    format!("{}/{}/{id}.{extension}", task.batch.collection.id, task.batch.round.info.id)
}

fn html(task: &Task<'_>, view: &ReportView, output: &Output) -> Result<(), Diagnostic> {
    let renderer = &task.batch.renderer;
    let page = renderer
        .html(TEMPLATE, view)
        .map_err(|error| findings::template(&error, Some(task.returned)))?;
    output.write(&path(task, "html"), page.as_bytes()).map_err(|error| findings::output(&error))
}

fn pdf(
    task: &Task<'_>,
    view: &ReportView,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
) -> Result<(), Vec<Diagnostic>> {
    let failed = |error: OutputError| vec![findings::output(&error)];
    let folder = staged(task, output);
    let main = source(task, view, options, &folder).map_err(|finding| vec![finding])?;
    let staged = folder.with_extension("pdf");
    let job = Job {
        root: &folder,
        fonts: fonts.folder(),
        output: &staged,
        created: created(task, options),
    };
    options
        .typesetter
        .typeset(&job)
        .map_err(|error| findings::typeset(&error, &main, task.returned))?;
    output.place(&staged, &path(task, "pdf")).map_err(failed)?;
    fs::remove_dir_all(&folder).map_err(|error| failed(OutputError::Io(folder.clone(), error)))
}

fn typst(
    task: &Task<'_>,
    view: &ReportView,
    options: &Options<'_>,
    output: &Output,
) -> Result<(), Diagnostic> {
    let failed = |error: OutputError| findings::output(&error);
    let folder = staged(task, output);
    source(task, view, options, &folder)?;
    fonts::write_all(options, &folder.join("fonts")).map_err(failed)?;
    let (collection, round) = (&task.batch.collection.id, &task.batch.round.info.id);
    let target = format!("{collection}/{round}/typst/{}", task.returned.partnership());
    output.place_folder(&folder, &target).map_err(failed)
}

/// A folder of the report's own, which nobody else uses.
fn staged(task: &Task<'_>, output: &Output) -> std::path::PathBuf {
    let (collection, round) = (&task.batch.collection.id, &task.batch.round.info.id);
    output.staging().join(format!("{collection}_{round}_{}", task.returned.partnership()))
}

/// Writes `main.typ`, the library beside it and the return into a folder; gives back `main.typ`.
fn source(
    task: &Task<'_>,
    view: &ReportView,
    options: &Options<'_>,
    folder: &Path,
) -> Result<String, Diagnostic> {
    let main = task
        .batch
        .renderer
        .typst(TEMPLATE, view)
        .map_err(|error| findings::template(&error, Some(task.returned)))?;
    let mut files = vec![("main.typ", main.as_bytes())];
    files.push((&view.provenance.attachment, task.returned.source().text().as_bytes()));
    let library = options.templates.files("typst/");
    files.extend(library.map(|(name, bytes)| (name.trim_start_matches("typst/"), bytes)));
    for (name, bytes) in files {
        write(&folder.join(name), bytes).map_err(|error| findings::output(&error))?;
    }
    Ok(main)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let failed = |error| OutputError::Io(path.to_owned(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// The PDF's creation date: as asked, else the day of completion, else the round's deadline, at midnight UTC.
fn created(task: &Task<'_>, options: &Options<'_>) -> i64 {
    let day = task.returned.completed().unwrap_or(task.batch.round.info.deadline);
    options.created.unwrap_or_else(|| seconds(day))
}

fn seconds(day: Date) -> i64 {
    day.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |start| start.timestamp().as_second())
}
