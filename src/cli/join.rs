//! `stocktake join`: the parts of a build, made by several machines, put together.

use super::args::JoinArgs;
use super::report;
use super::status::Status;
use crate::diag::{Code, Diagnostic, quoted};
use crate::publish::{self, Joined, Output};
use crate::terminal::Streams;
use crate::text::built;

/// Puts the parts together, and says what was made of them.
pub(super) fn run(args: &JoinArgs, streams: &mut Streams) -> Status {
    let output = Output::open(&args.out).map_err(|error| vec![publish::refusal(&error)]);
    let joined = output.and_then(|output| publish::join(&args.parts, output));
    let mut findings: Vec<_> = match &joined {
        Ok(joined) => {
            let left_out = joined.left_out.iter().map(|path| left_out(path));
            publish::altered(&joined.placed).chain(left_out).collect()
        }
        Err(findings) => findings.clone(),
    };
    let counted = report::show(&mut findings, &args.findings, streams);
    match &joined {
        Ok(Joined { count, placed, .. }) => {
            streams.say(&built::taken_away(placed, &args.out));
            let (parts, out) = (args.parts.len(), args.out.display());
            streams.say(&format!("{counted}; {count} files of {parts} parts are in {out}\n"));
        }
        Err(_) => streams.say(&format!("{counted}; nothing was joined\n")),
    }
    Status::of(&findings, args.findings.strict)
}

/// What no part could make.
fn left_out(path: &str) -> Diagnostic {
    let message = format!("{} could not be made, and is left out of the parts", quoted(path));
    Diagnostic::nowhere(Code::LeftOutOfParts, message).help(
        "what was published of it before stays; the build of each part says what is wrong: mend \
         that, and build all parts again",
    )
}
