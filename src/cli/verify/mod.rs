//! `stocktake verify`: what was published held to its list, or a report to the return that it carries.

mod carried;
mod folder;
mod report;

use super::args::VerifyArgs;
use super::report as findings;
use super::status::Status;
use super::streams::Streams;
use crate::diag::{Code, Diagnostic, quoted};
use crate::publish;

/// What came of it: what was found, and a sentence that sums it up.
struct Answer {
    found: Vec<Diagnostic>,
    said: String,
}

/// Verifies what is meant, and says what is not as it was published.
pub(super) fn run(args: &VerifyArgs, streams: &mut Streams) -> Status {
    if args.schema {
        streams.data(publish::SCHEMA);
        return Status::Well;
    }
    let answer = if args.what.is_dir() {
        folder::verify(&args.what)
    } else if args.what.exists() {
        report::verify(args)
    } else {
        let message = format!("there is no {}", quoted(&args.what.to_string_lossy()));
        let finding = Diagnostic::nowhere(Code::NothingSelected, message)
            .help("name a folder that was published to, or the PDF of a report");
        Answer { found: vec![finding], said: "nothing was verified".to_owned() }
    };
    let Answer { mut found, said } = answer;
    findings::show(&mut found, &args.findings, streams);
    streams.say(&format!("{}; {said}\n", findings::count(&found)));
    Status::of(&found, args.findings.strict)
}
