//! What an output is made from, as SHA-256 of each part: with the same ones it is the same to the byte, and need not be made.
//!
//! A view is plain data and holds all that a page says, so that no dependency is tracked by hand. Nothing is rendered here.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

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

/// The parts that an output is made from, by name, each with its SHA-256; attachments have the names of their files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inputs(pub(super) BTreeMap<String, String>);

/// What all outputs of a build are made with.
#[derive(Debug)]
pub(super) struct Tools {
    html: String,
    typst: String,
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
            program,
        }
    }

    /// What a page is made from: its view, and what may be mentioned in it.
    pub(super) fn page(&self, view: &impl Serialize, mentions: &str) -> io::Result<Inputs> {
        Ok(Inputs::new(of_view(view, mentions)?, &self.html))
    }

    /// What the source of a PDF is made from.
    pub(super) fn source(&self, view: &impl Serialize, mentions: &str) -> io::Result<Inputs> {
        Ok(Inputs::new(of_view(view, mentions)?, &self.typst))
    }

    /// What a PDF is made from: that of its source, its date, and what it attaches.
    pub(super) fn pdf(&self, source: &Inputs, created: i64, attached: &[(&str, &[u8])]) -> Inputs {
        let mut inputs = source.clone();
        let said = source.0.get(CONTENT).map_or("", String::as_str);
        let content = sha256(format!("{said}\n{created}\n").as_bytes());
        inputs.0.insert(CONTENT.to_owned(), content);
        inputs.0.extend(attached.iter().map(|(name, bytes)| ((*name).to_owned(), sha256(bytes))));
        let program = self.program.iter().map(|hash| (TYPST.to_owned(), hash.clone()));
        inputs.0.extend(program);
        inputs
    }
}

/// A hash that is written to.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The SHA-256 of a view and of what may be mentioned in it.
fn of_view(view: &impl Serialize, mentions: &str) -> io::Result<String> {
    let mut out = BufWriter::new(Hashing(Sha256::new()));
    writeln!(out, "{mentions}")?;
    serde_json::to_writer(&mut out, view)?;
    let Hashing(hash) = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(hex(&hash.finalize()))
}

/// The SHA-256 of a value alone.
pub(super) fn of_value(value: &impl Serialize) -> io::Result<String> {
    of_view(value, "")
}

/// The SHA-256 of the files of some folders of the templates.
fn of_files(templates: &Templates, folders: &[&str]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in folders.iter().flat_map(|folder| templates.all(folder)) {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    hex(&hash.finalize())
}
