//! HTML pages, read as a browser reads them: elements, attributes and text.
//!
//! There are no styles here: what a stylesheet hides counts as text.

mod sink;

use std::path::Path;

use html5ever::tendril::TendrilSink as _;

/// An element of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    /// Its name, such as `h2`.
    pub(crate) name: String,
    /// Its attributes, in order.
    pub(crate) attributes: Vec<(String, String)>,
    /// What it holds.
    pub(crate) kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub(crate) enum Kid {
    /// An element.
    Element(Element),
    /// Text.
    PdfText(String),
}

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The document, which holds the element `html`.
    pub(crate) root: Element,
    /// What a validator would say of its syntax.
    pub(crate) faults: Vec<String>,
}

impl Page {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Self {
        let source = std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        html5ever::parse_document(sink::Findings::default(), html5ever::ParseOpts::default())
            .one(source)
    }

    /// What `main` says.
    pub(crate) fn text(&self) -> String {
        self.root.only("main").text()
    }
}

impl Element {
    /// Its text, with a line end around everything that stands on lines of its own.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, out: &mut String) {
        for kid in &self.kids {
            match kid {
                Kid::PdfText(text) => out.push_str(text),
                Kid::Element(element) => {
                    let edge = if element.is_inline() { "" } else { "\n" };
                    out.push_str(edge);
                    element.push_text(out);
                    out.push_str(edge);
                }
            }
        }
    }

    fn is_inline(&self) -> bool {
        const INLINE: [&str; 12] =
            ["a", "abbr", "b", "code", "del", "em", "i", "s", "span", "strong", "sup", "time"];
        INLINE.contains(&self.name.as_str())
    }

    /// An attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }

    /// Every element below it, in order.
    pub(crate) fn descendants(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        for kid in &self.kids {
            if let Kid::Element(element) = kid {
                all.push(element);
                all.extend(element.descendants());
            }
        }
        all
    }

    /// Every element below it that a selector fits: `name`, `.class`, `#id` or `name.class`.
    pub(crate) fn all(&self, selector: &str) -> Vec<&Self> {
        self.descendants().into_iter().filter(|element| element.fits(selector)).collect()
    }

    /// The one element below it that a selector fits.
    pub(crate) fn only(&self, selector: &str) -> &Self {
        match self.all(selector)[..] {
            [element] => element,
            ref others => panic!("{} elements are `{selector}`", others.len()),
        }
    }

    fn fits(&self, selector: &str) -> bool {
        if let Some(id) = selector.strip_prefix('#') {
            return self.attribute("id") == Some(id);
        }
        let (name, class) = selector.split_once('.').unwrap_or((selector, ""));
        (name.is_empty() || self.name == name) && (class.is_empty() || self.has_class(class))
    }
}
