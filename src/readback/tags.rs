//! The tag tree of a PDF: what stands where in the document, in the order in which it is read
//! aloud.

use std::collections::{BTreeMap, HashMap};

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};

use super::PageId;
use super::painted::Page;

/// How deep a tree may be. Typst nests two or three elements for each list or quotation of an
/// author's, who may nest eight; one that is deeper than this leads back to itself.
const DEEPEST: usize = 200;

/// An element of the tag tree.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// What it is, such as `H2`, by the document's own roles where they are standard ones.
    pub role: String,
    /// What it says to whoever cannot see it.
    pub alt: Option<String>,
    /// What it holds.
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub enum Kid {
    /// An element.
    Element(Element),
    /// Painted text.
    PdfText(String),
    /// An annotation, by its object.
    Annotation(ObjectIdentifier),
}

impl Element {
    /// The text, with a line end between one element or marked content and the next.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, out: &mut String) {
        for kid in &self.kids {
            match kid {
                Kid::Element(element) => element.push_text(out),
                Kid::PdfText(text) => {
                    out.push('\n');
                    out.push_str(text);
                }
                Kid::Annotation(_) => {}
            }
        }
    }

    /// Every element below it, in reading order.
    pub fn descendants(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        for element in self.elements() {
            all.push(element);
            all.extend(element.descendants());
        }
        all
    }

    /// Every element below it with a role, in reading order.
    pub fn all(&self, role: &str) -> Vec<&Self> {
        self.descendants().into_iter().filter(|element| element.role == role).collect()
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            Kid::PdfText(_) | Kid::Annotation(_) => None,
        })
    }
}

/// The tag tree of a document, where it has one that ends.
pub(super) fn tree(catalog: &Dict<'_>, pages: &[Page]) -> Option<Element> {
    let root: Dict<'_> = catalog.get("StructTreeRoot")?;
    let marks = pages.iter().filter_map(|page| Some((page.id?, page.by_mark()))).collect();
    Reader { marks }.element(&root, None, 0)
}

struct Reader {
    marks: HashMap<PageId, BTreeMap<i32, String>>,
}

impl Reader {
    /// An element; none where it lies too deep.
    fn element(&self, dict: &Dict<'_>, page: Option<PageId>, depth: usize) -> Option<Element> {
        if depth > DEEPEST {
            return None;
        }
        let page = dict.get_ref("Pg").map(Into::into).or(page);
        let role = dict.get::<Name<'_>>("S").map(|name| name.as_str().to_owned());
        let alt = dict.get::<Object<'_>>("Alt").and_then(super::string);
        let mut kids = Vec::new();
        match dict.get::<Object<'_>>("K") {
            Some(Object::Array(array)) => {
                for kid in array.iter::<Object<'_>>() {
                    kids.extend(self.kid(kid, page, depth)?);
                }
            }
            Some(kid) => kids.extend(self.kid(kid, page, depth)?),
            None => {}
        }
        Some(Element { role: role.unwrap_or_default(), alt, kids })
    }

    /// What an element holds at one place, which may be nothing; none where it lies too deep.
    fn kid(&self, kid: Object<'_>, page: Option<PageId>, depth: usize) -> Option<Option<Kid>> {
        let dict = match kid {
            Object::Number(number) => {
                return Some(
                    i32::try_from(number.as_i64()).ok().and_then(|mark| self.text(page, mark)),
                );
            }
            Object::Dict(dict) => dict,
            _ => return Some(None),
        };
        let page = dict.get_ref("Pg").map(Into::into).or(page);
        Some(match dict.get::<Name<'_>>("Type").as_ref().map(Name::as_str) {
            Some("MCR") => dict.get("MCID").and_then(|mark| self.text(page, mark)),
            Some("OBJR") => dict.get_ref("Obj").map(|object| Kid::Annotation(object.into())),
            _ => Some(Kid::Element(self.element(&dict, page, depth + 1)?)),
        })
    }

    fn text(&self, page: Option<PageId>, mark: i32) -> Option<Kid> {
        Some(Kid::PdfText(self.marks.get(&page?)?.get(&mark)?.clone()))
    }
}
