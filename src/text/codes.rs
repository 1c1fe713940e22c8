//! What codes mean, those of rules and those of the questions that a comparison raises.

use std::fmt::Write as _;

use crate::diag::{Code, Example, Severity};
use crate::diff::QuestionCode;
use crate::lang::Language;
use crate::telling::{QuestionWords, weight};

/// Every code with its rule or its question, a line each.
pub(crate) fn list() -> String {
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

/// What a question of a comparison asks, and what it is drawn from.
pub(crate) fn question(code: QuestionCode) -> String {
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

/// What a rule says and what to do, with an example.
pub(crate) fn rule(code: Code) -> String {
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
