//! `{{ evidence | markdown(level = 3, name = "…") }}`: the author's Markdown, set.
//!
//! The value is a `MarkdownView`. Arguments: `level`, the heading it stands under; `name`, what it is called, for
//! its tables; `id`, unique on the page, for its footnotes; `current`, the item it belongs to.

use std::borrow::Cow;

use tera::{Filter, Kwargs, Map, State, TeraResult, Value};

use crate::markdown::{self, Document, Mentions, Place};

/// Sets Markdown as HTML.
pub(super) struct Html(Mentions);

/// Sets Markdown as Typst source, with markers of the author's lines.
pub(super) struct Typst(Mentions);

impl Html {
    pub(super) fn new(mentions: Mentions) -> Self {
        Self(mentions)
    }
}

impl Typst {
    pub(super) fn new(mentions: Mentions) -> Self {
        Self(mentions)
    }
}
