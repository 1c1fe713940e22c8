//! The tag tree of a PDF: what stands where in the document, in the order in which it is read aloud.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};

use super::glyphs::Page;

/// An element of the tag tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    /// What it is, such as `H2`, by the document's own roles where they are standard ones.
    pub(crate) role: String,
    /// What it says to whoever cannot see it.
    pub(crate) alt: Option<String>,
    /// What it holds.
    pub(crate) kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub(crate) enum Kid {
    /// An element.
    Element(Element),
    /// Painted text.
    Text(String),
    /// An annotation, by its object.
    Annotation(ObjectIdentifier),
}

impl Element {
    /// The text, with a line end between one element or marked content and the next.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, out: &mut String) {
        for kid in &self.kids {
            match kid {
                Kid::Element(element) => element.push_text(out),
                Kid::Text(text) => {
                    out.push('\n');
                    out.push_str(text);
                }
                Kid::Annotation(_) => {}
            }
        }
    }

    /// Every element below it, in reading order.
    pub(crate) fn descendants(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        for element in self.elements() {
            all.push(element);
            all.extend(element.descendants());
        }
        all
    }

    /// Every element below it with a role, in reading order.
    pub(crate) fn all(&self, role: &str) -> Vec<&Self> {
        self.descendants().into_iter().filter(|element| element.role == role).collect()
    }

    /// The elements directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(|kid| match kid {
            Kid::Element(element) => Some(element),
            Kid::Text(_) | Kid::Annotation(_) => None,
        })
    }
}

/// The tag tree of a document.
pub(super) fn tree(catalog: &Dict<'_>, pages: &[Page]) -> Element {
    let root: Dict<'_> = catalog.get("StructTreeRoot").expect("a tagged PDF");
    let marks = pages.iter().map(|page| (page.id, page.by_mark())).collect();
    Reader { marks }.element(&root, None)
}

struct Reader {
    marks: HashMap<ObjectIdentifier, std::collections::BTreeMap<i32, String>>,
}

impl Reader {
    fn element(&self, dict: &Dict<'_>, page: Option<ObjectIdentifier>) -> Element {
        let page = dict.get_ref("Pg").map(Into::into).or(page);
        let role = dict.get::<Name<'_>>("S").map(|name| name.as_str().to_owned());
        let alt = dict.get::<Object<'_>>("Alt").map(super::text);
        let mut kids = Vec::new();
        match dict.get::<Object<'_>>("K") {
            Some(Object::Array(array)) => {
                kids.extend(array.iter::<Object<'_>>().filter_map(|kid| self.kid(kid, page)));
            }
            Some(kid) => kids.extend(self.kid(kid, page)),
            None => {}
        }
        Element { role: role.unwrap_or_default(), alt, kids }
    }

    fn kid(&self, kid: Object<'_>, page: Option<ObjectIdentifier>) -> Option<Kid> {
        let dict = match kid {
            Object::Number(number) => return self.text(page, i32::try_from(number.as_i64()).ok()?),
            Object::Dict(dict) => dict,
            _ => return None,
        };
        let page = dict.get_ref("Pg").map(Into::into).or(page);
        match dict.get::<Name<'_>>("Type").as_ref().map(Name::as_str) {
            Some("MCR") => self.text(page, dict.get("MCID")?),
            Some("OBJR") => Some(Kid::Annotation(dict.get_ref("Obj")?.into())),
            _ => Some(Kid::Element(self.element(&dict, page))),
        }
    }

    fn text(&self, page: Option<ObjectIdentifier>, mark: i32) -> Option<Kid> {
        Some(Kid::Text(self.marks.get(&page?)?.get(&mark)?.clone()))
    }
}
