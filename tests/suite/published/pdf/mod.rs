//! PDFs, read: what is painted on each page, what the tags say, what the file carries.
//!
//! Its text and its tags are read as `stocktake build` reads them back; the rest is here. It judges
//! nothing: whether a PDF/UA file is a good one is for veraPDF, which `.ci/check-pdf` runs.

mod objects;

use std::path::Path;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use stocktake::readback::{self, Misplaced, PdfDocument};

pub(crate) use self::objects::{Normal, normal_objects};
pub(crate) use stocktake::readback::{Element, Kid};

/// A PDF that has been read.
#[derive(Debug)]
pub(crate) struct Pdf {
    /// What is painted on each page, running header and footer too, line by line.
    pub(crate) pages: Vec<String>,
    /// Words that readers do not see, or not well.
    pub(crate) misplaced: Vec<Misplaced>,
    /// The tag tree, which is the document as assistive technology reads it.
    pub(crate) tags: Element,
    /// Each file that the PDF carries: name and content.
    pub(crate) attachments: Vec<(String, Vec<u8>)>,
    /// The XMP metadata.
    pub(crate) xmp: String,
    /// The language of the document.
    pub(crate) language: String,
    /// The bookmarks in order, each with its depth from 0.
    pub(crate) bookmarks: Vec<(usize, String)>,
    /// The places of the document that links may name.
    pub(crate) places: Vec<String>,
    /// Every link, in the order of pages.
    pub(crate) links: Vec<Link>,
}

/// A link annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The annotation's object.
    pub(crate) id: ObjectIdentifier,
    /// Where it leads.
    pub(crate) target: Target,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// An address outside of the document.
    Address(String),
    /// A place of the document that has a name; see [`Pdf::places`].
    Name(String),
    /// A place on a page.
    Page,
    /// None of these, which is no good.
    Nowhere,
}

impl Pdf {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).expect("a PDF that can be read");
        let file = hayro_syntax::Pdf::new(bytes).expect("a PDF that can be taken apart");
        let catalog: Dict<'_> = file.xref().get(file.xref().root_id()).expect("a catalogue");
        let document = PdfDocument::of(&file).expect("a tagged PDF");
        let outlines = catalog.get::<Dict<'_>>("Outlines");
        let mut bookmarks = Vec::new();
        collect_bookmarks(outlines.and_then(|root| root.get("First")), 0, &mut bookmarks);
        let xmp = catalog.get::<Stream<'_>>("Metadata").expect("XMP metadata");
        Self {
            misplaced: document.misplaced(),
            pages: document.pages().collect(),
            tags: document.tags,
            attachments: attachments(&catalog),
            xmp: String::from_utf8(xmp.decoded().expect("a stream").into_owned()).expect("UTF-8"),
            language: catalog.get::<Object<'_>>("Lang").map(text).unwrap_or_default(),
            bookmarks,
            places: places(&catalog),
            links: file.pages().iter().flat_map(|page| links(page.raw())).collect(),
        }
    }

    /// The document as its tags say it, without running headers and footers.
    pub(crate) fn text(&self) -> String {
        self.tags.text()
    }
}

fn text(object: Object<'_>) -> String {
    readback::string(object).expect("a string")
}

fn collect_bookmarks(first: Option<Dict<'_>>, depth: usize, found: &mut Vec<(usize, String)>) {
    let mut next = first;
    while let Some(bookmark) = next {
        found.push((depth, bookmark.get::<Object<'_>>("Title").map(text).expect("a title")));
        collect_bookmarks(bookmark.get("First"), depth + 1, found);
        next = bookmark.get("Next");
    }
}

fn attachments(catalog: &Dict<'_>) -> Vec<(String, Vec<u8>)> {
    let associated: Array<'_> = catalog.get("AF").expect("associated files");
    let files = associated.iter::<Dict<'_>>();
    files
        .map(|file| {
            let name = file.get::<Object<'_>>("UF").map(text).expect("a name");
            let embedded: Dict<'_> = file.get("EF").expect("an embedded file");
            let stream: Stream<'_> = embedded.get("F").expect("its content");
            (name, stream.decoded().expect("a stream").into_owned())
        })
        .collect()
}

fn links(page: &Dict<'_>) -> Vec<Link> {
    let annotations = page.get::<Array<'_>>("Annots");
    let mut links = Vec::new();
    for annotation in annotations.iter().flat_map(|all| all.iter::<Dict<'_>>()) {
        let id = annotation.obj_id().expect("an annotation is an object");
        links.push(Link { id, target: target(&annotation) });
    }
    links
}

fn target(annotation: &Dict<'_>) -> Target {
    let action = annotation.get::<Dict<'_>>("A");
    if let Some(address) = action.as_ref().and_then(|action| action.get::<Object<'_>>("URI")) {
        return Target::Address(text(address));
    }
    let inside = action.and_then(|action| action.get("D"));
    match annotation.get::<Object<'_>>("Dest").or(inside) {
        Some(Object::Array(_)) => Target::Page,
        Some(name @ Object::String(_)) => Target::Name(text(name)),
        _ => Target::Nowhere,
    }
}

/// The names of the document's places; Typst writes them as one list, of a name and a place by
/// turns.
fn places(catalog: &Dict<'_>) -> Vec<String> {
    let tree = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("Dests"));
    let list = tree.and_then(|dests| dests.get::<Array<'_>>("Names"));
    let entries = list.iter().flat_map(|list| list.iter::<Object<'_>>());
    entries.filter(|entry| matches!(entry, Object::String(_))).map(text).collect()
}
