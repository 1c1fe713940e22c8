//! What an answer says beyond the usual form, as written.

use super::see::{RawSee, prose_or_see};
use crate::diag::{Code, Diagnostic, Findings, Place, nearest};
use crate::form::{AnswerKey, FieldKind, keys};
use crate::load::fields::{self, Fields};
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::mend;
use crate::load::strays::Strays;
use crate::load::yaml::{Node, Value};

/// The key of an entry that every one has.
const ID: &str = "id";

/// The keys of a statement.
pub(crate) const OF_A_STATEMENT: &[&str] = &keys::names(&keys::STATEMENT);

/// What a field of the rubric's own is given.
#[derive(Debug)]
pub struct RawAnswerValue {
    /// The key.
    pub key: String,
    /// Where the key stands; nowhere where it is not given.
    pub place: Option<Place>,
    /// What the key holds.
    pub kind: FieldKind,
    /// What it is given.
    pub value: RawValue,
}

/// A value as its kind is written.
#[derive(Debug)]
pub enum RawValue {
    /// A text: Markdown, a line, a word, a number or a day.
    Text(Text),
    /// One or several words.
    Words(Given<Vec<Text>>),
    /// Statements.
    Statements(Given<Vec<RawStatement>>),
    /// Entries.
    Entries(Given<Vec<RawEntry>>),
}

/// One of several statements.
#[derive(Debug)]
pub struct RawStatement {
    /// Where it stands.
    pub place: Place,
    /// What it says, Markdown.
    pub text: Text,
    /// Its themes.
    pub themes: Given<Vec<Text>>,
}

/// An entry.
#[derive(Debug)]
pub struct RawEntry {
    /// The keys that such an entry does not have.
    pub strays: Strays,
    /// Where it stands.
    pub place: Place,
    /// What it is called by, once in an answer.
    pub id: Text,
    /// What its fields are given, in the order of the rubric.
    pub values: Vec<RawAnswerValue>,
}

impl RawAnswerValue {
    /// Takes what a key of an answer is given.
    pub(super) fn take<'k>(
        f: &mut Fields<'k>,
        own: &'k AnswerKey,
        sees: &mut Vec<RawSee>,
        sink: &mut Findings,
    ) -> Self {
        let key = own.key.as_str();
        let place = f.place(key);
        let value = match own.kind {
            FieldKind::Prose => RawValue::Text(prose_or_see(f, key, sees, sink)),
            FieldKind::Text => RawValue::Text(f.words(key, sink)),
            FieldKind::Choice => RawValue::Words(f.text_or_list(key, "an option", sink)),
            FieldKind::Entries => {
                let nodes = f.list(key, RawEntry::FIRST, sink);
                RawValue::Entries(nodes.map(|nodes| {
                    nodes.into_iter().map(|node| RawEntry::decode(node, own, sink)).collect()
                }))
            }
            FieldKind::Points => {
                let nodes = f.list(key, &["text"], sink);
                RawValue::Statements(nodes.map(|nodes| {
                    nodes.into_iter().map(|node| RawStatement::decode(node, sink)).collect()
                }))
            }
            FieldKind::Level | FieldKind::Number | FieldKind::Date | FieldKind::Flag => {
                RawValue::Text(f.text(key, sink))
            }
        };
        Self { key: key.to_owned(), place, kind: own.kind, value }
    }

    /// Takes what a key of an entry is given, whose texts stand in no other answer.
    fn take_in_entry<'k>(f: &mut Fields<'k>, own: &'k AnswerKey, sink: &mut Findings) -> Self {
        match own.kind {
            FieldKind::Prose => {
                let place = f.place(&own.key);
                let value = RawValue::Text(f.prose(&own.key, sink));
                Self { key: own.key.clone(), place, kind: own.kind, value }
            }
            _ => Self::take(f, own, &mut Vec::new(), sink),
        }
    }
}

impl RawValue {
    /// Whether nothing was given, or nothing but white space or a list without entries.
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Text(text) => text.is_absent(),
            Self::Words(words) => words.is_empty(),
            Self::Statements(statements) => statements.is_empty(),
            Self::Entries(entries) => entries.is_empty(),
        }
    }
}

impl RawAnswerValue {
    /// The Markdown in it.
    pub fn markdown(&self) -> Vec<&Text> {
        match (&self.value, self.kind) {
            (RawValue::Text(text), FieldKind::Prose) => vec![text],
            (RawValue::Statements(statements), _) => {
                statements.entries().iter().map(|statement| &statement.text).collect()
            }
            (RawValue::Entries(entries), _) => entries
                .entries()
                .iter()
                .flat_map(RawEntry::values)
                .flat_map(Self::markdown)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The lines of plain text in it.
    pub fn lines(&self) -> Vec<&Text> {
        match (&self.value, self.kind) {
            (RawValue::Text(text), FieldKind::Text) => vec![text],
            (RawValue::Entries(entries), _) => {
                entries.entries().iter().flat_map(RawEntry::values).flat_map(Self::lines).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl RawStatement {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        if !matches!(node.value, Value::Map(_)) {
            let text = fields::statement(node, "a statement", sink);
            return Self { place, text, themes: Given::Absent };
        }
        if let Some(finding) = sentence(&node) {
            sink.push(finding);
            return Self { place, text: Given::Unusable, themes: Given::Unusable };
        }
        let mut f = Fields::open_with(node, "a statement", OF_A_STATEMENT, sink);
        f = f.requiring(&["text"]);
        let text = f.prose("text", sink);
        let themes = f.text_or_list("themes", "a theme", sink);
        let strays = f.close("a statement", sink);
        Self { place, text: strays.in_place_of(text, "text"), themes }
    }
}

impl RawEntry {
    /// The key with which one begins.
    const FIRST: &[&str] = &[ID];

    /// The keys that an entry of a field has.
    fn keys(of: &AnswerKey) -> Vec<&str> {
        std::iter::once(ID).chain(of.of.iter().map(|own| own.key.as_str())).collect()
    }

    fn decode(node: Node, of: &AnswerKey, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let required = of.of.iter().filter(|own| own.is_required).map(|own| own.key.as_str());
        let required: Vec<&str> = std::iter::once(ID).chain(required).collect();
        let mut f = Fields::open_with(node, "an entry", &Self::keys(of), sink);
        f = f.requiring(&required);
        let id = f.text(ID, sink);
        let take = |own| RawAnswerValue::take_in_entry(&mut f, own, sink);
        let values = of.of.iter().map(take).collect();
        let strays = f.close("an entry", sink);
        Self { place, id: strays.told(id, ID), values, strays }
    }

    /// What its fields are given.
    fn values(&self) -> &[RawAnswerValue] {
        &self.values
    }
}

/// A statement with a colon in it, which YAML takes for a key.
fn sentence(node: &Node) -> Option<Diagnostic> {
    let Value::Map(entries) = &node.value else { return None };
    let [(key, value)] = &**entries else { return None };
    let (Value::Text(words), Value::Text(_)) = (&key.value, &value.value) else { return None };
    if nearest::nearest(words, OF_A_STATEMENT.iter().copied()).is_some() {
        return None;
    }
    let place = Place::new(node.place.source(), key.place.span().start..value.place.span().end);
    let message = "this statement has a colon, and YAML takes what stands before it for a key";
    let help = mend::way_out(place.text());
    let fix = mend::quote(place.source(), place.span());
    Some(Diagnostic::new(Code::WrongKind, place, message).help(help).fix(fix))
}

/// An answer that is the value of its only field, as if the key of that stood before it.
pub(super) fn with_key(item: &Located<String>, key: &str, node: Node) -> Node {
    let Node { place, is_given_again, .. } = node.clone();
    let value = Value::Text(key.to_owned());
    let of_key = Node { value, place: item.place.clone(), is_given_again: false };
    let own = Node { is_given_again: false, ..node };
    Node { value: Value::Map(vec![(of_key, own)]), place, is_given_again }
}
