//! `stocktake verify`: what was published held to its list, or a report to the return that it
//! carries.

use super::args::VerifyArgs;
use super::report as findings;
use super::setting;
use super::status::Status;
use crate::diag::{Code, Diagnostic, quoted};
use crate::publish::{self, PublishedReport, Verification};
use crate::stop::Stop;
use crate::terminal::Streams;

/// Verifies what is meant, and says what is not as it was published.
pub(super) fn run(args: &VerifyArgs, streams: &mut Streams) -> Status {
    if args.schema {
        streams.data(publish::SCHEMA);
        return Status::Well;
    }
    let answer = if args.what.is_dir() {
        publish::verify_folder(&args.what)
    } else if args.what.exists() {
        report(args)
    } else {
        let message = format!("there is no {}", quoted(&args.what.to_string_lossy()));
        let finding = Diagnostic::nowhere(Code::NothingSelected, message)
            .help("name a folder that was published to, or the PDF of a report");
        Verification { found: vec![finding], said: "nothing was verified".to_owned() }
    };
    let Verification { mut found, said } = answer;
    let counted = findings::show(&mut found, &args.findings, streams);
    streams.say(&format!("{counted}; {said}\n"));
    Status::of(&found, args.findings.strict)
}

/// Whether a report has the text that its return gives.
fn report(args: &VerifyArgs) -> Verification {
    let mut before = Vec::new();
    match attempt(args, &mut before) {
        Ok(mut answer) => {
            answer.found.append(&mut before);
            answer
        }
        Err(mut found) => {
            found.append(&mut before);
            Verification { found, said: format!("{} was not verified", args.what.display()) }
        }
    }
}

fn attempt(
    args: &VerifyArgs,
    before: &mut Vec<Diagnostic>,
) -> Result<Verification, Vec<Diagnostic>> {
    let one = |finding| vec![finding];
    let report = PublishedReport::read(&args.what).map_err(one)?;
    let stop = Stop::new();
    let templates = setting::templates(&args.setting, &stop)?;
    let typesetter = setting::typesetter(&args.setting).map_err(one)?;
    before.extend(setting::version(&typesetter).map_err(one)?);
    report.verify(&args.returns, (&templates, &typesetter), &stop)
}
