//! `stocktake schema`: the JSON Schema of the returns of a collection, for editors.

use super::args::{FindingArgs, SchemaArgs};
use super::report;
use super::status::Status;
use crate::authoring;
use crate::diag::{Code, Diagnostic, Findings, has_errors, quoted};
use crate::terminal::Streams;
use crate::workspace::{Workspace, target};

/// Prints the schema, or what is wrong with what it would be made of.
pub(super) fn run(args: &SchemaArgs, streams: &mut Streams) -> Status {
    let mut found = Findings::new();
    let collection = match meant(args) {
        Ok((target, id)) => target.asked(&id, &mut found),
        Err(finding) => {
            found.push(*finding);
            None
        }
    };
    match collection.filter(|_| !has_errors(&found)) {
        Some(collection) => {
            streams.data(&authoring::return_schema(&collection));
            Status::Well
        }
        None => {
            report::show(&mut found, &FindingArgs::TALK, streams);
            Status::of(&found, false)
        }
    }
}

/// The folder of collections, and which of them is meant.
fn meant(args: &SchemaArgs) -> Result<(Workspace<'static>, String), Box<Diagnostic>> {
    let target = target::of_any(&args.returns, std::slice::from_ref(&args.what))?;
    let id = target.selections.only_collection().map(str::to_owned);
    let id = id.ok_or_else(|| {
        let message = format!("{} is not a collection", quoted(&args.what.to_string_lossy()));
        let finding = Diagnostic::nowhere(Code::NothingSelected, message);
        finding
            .help("a schema is that of one collection: write its name, or the path of its folder")
    })?;
    Ok((target, id))
}
