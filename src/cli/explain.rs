//! `stocktake explain`: a code's rule, why it is one, and what to do.

use std::fmt::Write as _;

use super::args::ExplainArgs;
use super::status::Status;
use super::streams::Streams;
use crate::diag::{Code, nearest, quoted};

/// Explains one code, or lists all.
pub(super) fn run(args: &ExplainArgs, streams: &mut Streams) -> Status {
    let Some(wanted) = &args.code else {
        streams.data(&list());
        return Status::Well;
    };
    if let Some(code) = Code::from_id(wanted.trim()) {
        streams.data(&one(code));
        return Status::Well;
    }
    let help = nearest::nearest(wanted, Code::ALL.iter().map(|code| code.id()));
    let help = help.map_or_else(
        || "`stocktake explain` lists the codes".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    streams.say(&format!("error: there is no code {}\nhelp: {help}\n", quoted(wanted)));
    Status::CouldNotRun
}

fn list() -> String {
    let mut text = String::new();
    for code in Code::ALL {
        _ = writeln!(text, "{code}  {}", code.definition().rule);
    }
    text
}

fn one(code: Code) -> String {
    let definition = code.definition();
    format!(
        "{} ({}): {}\n\n{}\n",
        definition.id,
        code.severity(),
        definition.rule,
        definition.explanation
    )
}
