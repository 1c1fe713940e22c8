//! What a reader or an author would notice, one module a subject.

mod blocks;
mod footnotes;
mod hostile;
mod links;
mod literals;
mod mentioned;
mod properties;
mod scan;
mod tables;
mod typst_source;

use std::sync::LazyLock;

use super::{Document, Items, Mentions, ProblemKind, ProsePlace, parse, plain, typst};
use crate::lang::Language;

static ENGLISH: LazyLock<Language> = LazyLock::new(Language::english);

fn html(document: &Document, place: &ProsePlace<'_>) -> String {
    super::html(document, place, &ENGLISH)
}

const PLACE: ProsePlace<'static> = ProsePlace {
    heading_level: 2,
    id_prefix: "x-",
    name: "Evidence",
    current: Some("1.1"),
    items: Items::Here,
};

fn items() -> Mentions {
    let ids = ["1.1", "4.4", "4.5", "4.6", "6", "6.1", "key-1"];
    Mentions::new("item-", ids, &["proposal", "proposals", "key feature"])
}

fn read(source: &str) -> Document {
    parse(source, &items())
}

fn to_html(source: &str) -> String {
    html(&read(source), &PLACE)
}

fn to_typst(source: &str) -> String {
    typst(&read(source), &PLACE, None)
}

fn to_plain(source: &str) -> String {
    plain(&read(source))
}

/// The problems with the pieces of the source that they concern.
fn problems(source: &str) -> Vec<(ProblemKind, usize, String)> {
    let doc = read(source);
    let problem = |p: &super::Problem| (p.kind.clone(), p.line, source[p.range.clone()].to_owned());
    doc.problems().iter().map(problem).collect()
}
