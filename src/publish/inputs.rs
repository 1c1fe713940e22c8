//! What an output is made from, as SHA-256 of each part: with the same ones it is the same to the
//! byte, and need not be made.
//!
//! A view is plain data and holds all that a page says, so that no dependency is tracked by hand.
//! Nothing is rendered here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::digest::{self, Lines, Unwritten};
use super::output::{hex, sha256};
use crate::render::Templates;

/// What it says: its view, with the words that become links in it, or its bytes.
pub(super) const CONTENT: &str = "content";

/// What it is set by: the templates, and for a PDF the library and the fonts.
pub(super) const TEMPLATES: &str = "templates";

/// The code of stocktake.
pub(super) const STOCKTAKE: &str = "stocktake";

/// The Typst program, where it is not stocktake itself.
pub(super) const TYPST: &str = "typst";

/// The code of this stocktake: `build.rs` works it out.
const OWN: &str = env!("STOCKTAKE_CODE");

/// The parts that an output is made from, by name, each with its SHA-256; attachments have the
/// names of their files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inputs(pub(super) BTreeMap<String, String>);

/// What all outputs of a build are made with.
#[derive(Debug)]
pub(super) struct Tools {
    html: String,
    typst: String,
    /// Whether the lines of a return on which its texts begin are shown on pages and in PDFs: by
    /// templates of the user's own they may be.
    lines: [Lines; 2],
    /// An outside Typst program.
    program: Option<String>,
}

impl Inputs {
    /// Those of an output whose bytes are known.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        Self(BTreeMap::from([(CONTENT.to_owned(), sha256(bytes))]))
    }

    fn new(content: String, templates: &str) -> Self {
        let parts = [(CONTENT, content.as_str()), (TEMPLATES, templates), (STOCKTAKE, OWN)];
        Self(parts.map(|(name, hash)| (name.to_owned(), hash.to_owned())).into())
    }

    /// All of them as one.
    pub(super) fn key(&self) -> String {
        let mut hash = Sha256::new();
        for (name, own) in &self.0 {
            hash.update(format!("{name}\n{own}\n"));
        }
        hex(&hash.finalize())
    }

    /// The same without the outside program: what a document says does not depend on who set it.
    pub(super) fn said(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().filter(|(name, _)| *name != TYPST)
    }
}

impl Tools {
    /// Those of some templates, and of an outside Typst program by its SHA-256.
    pub(super) fn new(templates: &Templates, program: Option<String>) -> Self {
        Self {
            html: of_files(templates, &["html/"]),
            typst: of_files(templates, &["typst/", "fonts/"]),
            lines: ["html/", "typst/"].map(|folder| match templates.are_own(folder) {
                true => Lines::Counted,
                false => Lines::Unseen,
            }),
            program,
        }
    }

    /// What a page is made from: its view, and what may be mentioned in it.
    pub(super) fn page(&self, view: &impl Serialize, mentions: &str) -> Result<Inputs, Unwritten> {
        let [lines, _] = self.lines;
        Ok(Inputs::new(digest::of(mentions, view, lines)?, &self.html))
    }

    /// What the source of a PDF is made from, which says the lines on which texts begin.
    pub(super) fn source(
        &self,
        view: &impl Serialize,
        mentions: &str,
    ) -> Result<Inputs, Unwritten> {
        Ok(Inputs::new(digest::of(mentions, view, Lines::Counted)?, &self.typst))
    }

    /// What a PDF is made from: its view, its date, and what it attaches.
    pub(super) fn pdf(
        &self,
        view: &impl Serialize,
        mentions: &str,
        created: i64,
        attached: &[(Cow<'_, str>, Cow<'_, [u8]>)],
    ) -> Result<Inputs, Unwritten> {
        let [_, lines] = self.lines;
        let said = digest::of(mentions, view, lines)?;
        let content = sha256(format!("{said}\n{created}\n").as_bytes());
        let mut inputs = Inputs::new(content, &self.typst);
        inputs.0.extend(attached.iter().map(|(name, bytes)| (name.to_string(), sha256(bytes))));
        let program = self.program.iter().map(|hash| (TYPST.to_owned(), hash.clone()));
        inputs.0.extend(program);
        Ok(inputs)
    }
}

/// The SHA-256 of a value alone.
pub(super) fn of_value(value: &impl Serialize) -> Result<String, Unwritten> {
    digest::of("", value, Lines::Counted)
}

/// The SHA-256 of the words and of the files of some folders of the templates.
fn of_files(templates: &Templates, folders: &[&str]) -> String {
    let mut hash = Sha256::new();
    for (tag, words) in templates.language().layers() {
        hash.update(format!("{tag}\n{}\n{words}", words.len()));
    }
    for (name, bytes) in folders.iter().flat_map(|folder| templates.all(folder)) {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    hex(&hash.finalize())
}
