//! Marks of work that goes on, in a return that says that it is final.

use super::every_text::{self, Written};
use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::load::raw::RawReturn;
use crate::load::{Inside, Text, has_marks};
use crate::markdown::{Unfinished, unfinished, unfinished_line};

/// Reports the first mark of each text.
pub(super) fn find(raw: &RawReturn, sink: &mut Findings) {
    for (text, written) in every_text::of(raw) {
        match written {
            Written::Prose => prose(text, sink),
            Written::Line => line(text, sink),
        }
    }
}

fn prose(text: &Text, sink: &mut Findings) {
    one(text, unfinished, "put what is meant as it stands in back-ticks", sink);
}

fn line(text: &Text, sink: &mut Findings) {
    one(text, unfinished_line, "write out in full what is meant as it stands", sink);
}

fn one(
    text: &Text,
    marks: impl Fn(&str) -> Vec<(Unfinished, std::ops::Range<usize>)>,
    else_: &str,
    sink: &mut Findings,
) {
    // What git left is an error of its own.
    let Some(at) = text.value().filter(|at| !has_marks(&at.value)) else { return };
    let found = marks(&at.value);
    let Some((mark, range)) = found.first() else { return };
    let written = quoted(&at.value[range.clone()]);
    let more = match found.len() {
        1 => String::new(),
        2 => ", and one more such mark in this text".to_owned(),
        n => format!(", and {} more such marks in this text", n - 1),
    };
    let (message, help) = match mark {
        Unfinished::ToCome => (
            format!("the return is final, and {written} is still to be filled in{more}"),
            format!("say what is meant here, or write `status: draft` while work goes on; {else_}"),
        ),
        Unfinished::Comment => (
            format!(
                "the return is final, and {written} looks like the mark of a comment in Word{more}"
            ),
            "delete it, or write it in round brackets if it is a reference".to_owned(),
        ),
    };
    let place = Inside::new(at).place(range.clone());
    sink.push(Diagnostic::new(Code::Unfinished, place, message).help(help));
}
