//! `stocktake explain`: what a code means and what to do, of rules and of the questions that a
//! comparison raises; what an item asks.

use super::args::{ExplainArgs, FindingArgs};
use super::report;
use super::status::Status;
use crate::diag::{Code, Findings, nearest, quoted};
use crate::diff::QuestionCode;
use crate::load::Selection;
use crate::system::Disk;
use crate::terminal::Streams;
use crate::text::codes::{list, question, rule};
use crate::workspace::{Workspace, target};

/// Explains one code or all, or lists them; or an item.
pub(super) fn run(args: &ExplainArgs, streams: &mut Streams) -> Status {
    if args.all {
        let rules = Code::ALL.iter().map(|code| rule(*code));
        let questions = QuestionCode::ALL.iter().map(|code| question(*code));
        let pages: Vec<String> = rules.chain(questions).collect();
        streams.data(&pages.join("\n\n"));
        return Status::Well;
    }
    let Some(wanted) = &args.what else {
        streams.data(&list());
        return Status::Well;
    };
    let rule = Code::from_id(wanted.trim()).map(rule);
    if let Some(text) = rule.or_else(|| QuestionCode::from_id(wanted.trim()).map(question)) {
        streams.data(&text);
        return Status::Well;
    }
    if is_code(wanted) && args.of.is_none() {
        let help = nearest::nearest(wanted, ids()).map(|near| format!("did you mean `{near}`?"));
        let help = help.unwrap_or_else(|| "`stocktake explain` lists the codes".to_owned());
        streams.say(&format!("error: there is no code {}\nhelp: {help}\n", quoted(wanted)));
        return Status::CouldNotRun;
    }
    item(args, wanted.trim(), streams)
}

/// Whether a text is written as codes are: a letter and digits.
fn is_code(wanted: &str) -> bool {
    let digits = wanted.trim().strip_prefix(|c: char| c.is_ascii_alphabetic());
    digits.is_some_and(|own| !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit()))
}

fn ids() -> impl Iterator<Item = &'static str> {
    let questions = QuestionCode::ALL.iter().map(|code| code.id());
    Code::ALL.iter().map(|code| code.id()).chain(questions)
}

/// Explains an item of what is meant.
fn item(args: &ExplainArgs, wanted: &str, streams: &mut Streams) -> Status {
    let mut found = Findings::new();
    let meant = args.of.as_ref().map(|text| target::to_be(&args.returns, text)).transpose();
    let text = meant.and_then(|meant| {
        let selections = meant.as_ref().map(Selection::of_collection).unwrap_or_default();
        let workspace = Workspace { system: &Disk, root: args.returns.clone(), selections };
        workspace.item(meant.as_ref(), wanted, &mut found)
    });
    match text {
        Ok(text) => {
            streams.data(&text);
            return Status::Well;
        }
        Err(finding) if found.is_empty() => found.push(finding),
        // Why a collection cannot be read is told alone.
        Err(_) => {}
    }
    report::show(&mut found, &FindingArgs::TALK, streams);
    Status::of(&found, false)
}
