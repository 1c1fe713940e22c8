//! `stocktake explain`: what a code means and what to do, of rules and of the questions that a
//! comparison raises.

use std::fmt::Write as _;

use super::args::ExplainArgs;
use super::status::Status;
use crate::diag::{Code, Example, Severity, nearest, quoted};
use crate::diff::QuestionCode;
use crate::lang::Language;
use crate::telling::{QuestionWords, weight};
use crate::terminal::Streams;

/// Explains one code or all, or lists them.
pub(super) fn run(args: &ExplainArgs, streams: &mut Streams) -> Status {
    if args.all {
        let rules = Code::ALL.iter().map(|code| rule(*code));
        let questions = QuestionCode::ALL.iter().map(|code| question(*code));
        let pages: Vec<String> = rules.chain(questions).collect();
        streams.data(&pages.join("\n\n"));
        return Status::Well;
    }
    let Some(wanted) = &args.code else {
        streams.data(&list());
        return Status::Well;
    };
    let rule = Code::from_id(wanted.trim()).map(rule);
    if let Some(text) = rule.or_else(|| QuestionCode::from_id(wanted.trim()).map(question)) {
        streams.data(&text);
        return Status::Well;
    }
    let help = nearest::nearest(wanted, ids());
    let help = help.map_or_else(
        || "`stocktake explain` lists the codes".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    streams.say(&format!("error: there is no code {}\nhelp: {help}\n", quoted(wanted)));
    Status::CouldNotRun
}

fn ids() -> impl Iterator<Item = &'static str> {
    let questions = QuestionCode::ALL.iter().map(|code| code.id());
    Code::ALL.iter().map(|code| code.id()).chain(questions)
}

fn list() -> String {
    let mut text = String::new();
    for code in Code::ALL {
        _ = writeln!(text, "{code}  {}", code.definition().rule);
    }
    let lang = Language::english();
    for code in QuestionCode::ALL {
        let words = QuestionWords::of(*code, &lang);
        _ = writeln!(text, "{}  {} {}", code.id(), words.seen, words.asks);
    }
    text
}

fn question(code: QuestionCode) -> String {
    let lang = Language::english();
    let words = QuestionWords::of(code, &lang);
    format!(
        "{} (question): {}\n\n{}\n\nDrawn from: {}\n\nIts weight is {}: of several questions the \
         heavy ones come first. It is no verdict: there may be a good answer.\n",
        code.id(),
        words.seen,
        words.asks,
        words.drawn_from,
        weight(code.definition().weight, &lang)
    )
}

fn rule(code: Code) -> String {
    let definition = code.definition();
    let example = match definition.example {
        Example::Text { place, wrong, right } => {
            format!("Wrong, in {place}:\n\n{}\nRight:\n\n{}", indented(wrong), indented(right))
        }
        Example::Situation { wrong, right } => format!("Wrong: {wrong}\n\nRight: {right}\n"),
    };
    let status = match code.severity() {
        _ if code.could_not_run() => "2",
        Severity::Error => "1",
        Severity::Warning => "0, or 1 under `--strict`",
    };
    format!(
        "{} ({}): {}\n\n{}\n\n{example}\nWhere it is found, the exit status is {status}.\n",
        definition.id,
        code.severity(),
        definition.rule,
        definition.explanation
    )
}

/// Lines that are told from the words around them.
fn indented(lines: &str) -> String {
    let line = |line: &str| match line.trim() {
        "" => line.to_owned(),
        _ => format!("    {line}"),
    };
    lines.split_inclusive('\n').map(line).collect()
}
