//! Where html5ever builds its tree.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::{Element, Kid, Page};

/// A node by its place in the list of nodes; 0 is the document.
type Handle = usize;

/// A node while the tree is built.
#[derive(Debug, Default)]
struct Node {
    name: Option<QualName>,
    attributes: Vec<(String, String)>,
    text: String,
    parent: Option<Handle>,
    kids: Vec<Handle>,
}

/// The tree while it is built.
#[derive(Debug)]
pub(super) struct Findings {
    nodes: RefCell<Vec<Node>>,
    faults: RefCell<Vec<String>>,
}

impl Default for Findings {
    fn default() -> Self {
        Self { nodes: RefCell::new(vec![Node::default()]), faults: RefCell::default() }
    }
}

impl Findings {
    fn add(&self, node: Node) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    /// Puts a node or a text into a parent at a place; text joins the text before it.
    fn insert(&self, parent: Handle, at: usize, child: NodeOrText<Handle>) {
        let before = at.checked_sub(1).map(|at| self.nodes.borrow()[parent].kids[at]);
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if let Some(before) = before.filter(|before| self.is_text(*before)) {
                    return self.nodes.borrow_mut()[before].text.push_str(&text);
                }
                self.add(Node { text: text.to_string(), ..Node::default() })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        nodes[parent].kids.insert(at, child);
    }

    fn is_text(&self, node: Handle) -> bool {
        let node = &self.nodes.borrow()[node];
        node.name.is_none() && !node.text.is_empty()
    }

    fn element(nodes: &[Node], handle: Handle) -> Element {
        let node = &nodes[handle];
        let kids = node.kids.iter().map(|kid| {
            if nodes[*kid].name.is_some() {
                Kid::Element(Self::element(nodes, *kid))
            } else {
                Kid::PdfText(nodes[*kid].text.clone())
            }
        });
        Element {
            name: node.name.as_ref().map(|name| name.local.to_string()).unwrap_or_default(),
            attributes: node.attributes.clone(),
            kids: kids.collect(),
        }
    }
}

/// The name of an element, on its own.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl html5ever::interface::ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Findings {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = Name;

    fn finish(self) -> Page {
        Page { root: Self::element(&self.nodes.borrow(), 0), faults: self.faults.take() }
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.faults.borrow_mut().push(message.into_owned());
    }

    fn get_document(&self) -> Handle {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name {
        Name(self.nodes.borrow()[*target].name.clone().expect("an element"))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let attributes =
            attributes.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
        self.add(Node { name: Some(name), attributes: attributes.collect(), ..Node::default() })
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(Node::default())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Node::default())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let end = self.nodes.borrow()[*parent].kids.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        *target
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[*sibling].parent.expect("a sibling has a parent");
        let at = self.nodes.borrow()[parent].kids.iter().position(|kid| kid == sibling);
        self.insert(parent, at.expect("a sibling is a kid"), child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let node = &mut self.nodes.borrow_mut()[*target];
        for attribute in attributes {
            let name = attribute.name.local.to_string();
            if node.attributes.iter().all(|(known, _)| *known != name) {
                node.attributes.push((name, attribute.value.to_string()));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].kids.retain(|kid| kid != target);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let kids = std::mem::take(&mut nodes[*node].kids);
        for kid in &kids {
            nodes[*kid].parent = Some(*new_parent);
        }
        nodes[*new_parent].kids.extend(kids);
    }
}
