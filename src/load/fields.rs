//! Taking a mapping apart key by key, collecting what does not fit.
//!
//! It knows the shape of values, not what they mean, which is for `check`.

use super::escapes;
use super::given::Given;
use super::kind::{Wanted, is_sentence, with_colon, wrong_kind};
use super::located::{Located, Text};
use super::nothing;
use super::strays::Strays;
use super::taken_by_yaml::{self, Notes};
use super::unique::{Unique, unique};
use super::yaml::{Node, Value};
use crate::diag::{self, Code, Diagnostic, Findings, Place, nearest, quoted};

/// The entries of one mapping that have not been taken yet.
pub(crate) struct Fields<'k> {
    entries: Vec<(Located<String>, Node)>,
    asked: Vec<&'k str>,
    /// Those that were asked for and are there.
    taken: Vec<&'k str>,
    /// Those that `check` tells of where they are given nothing.
    required: Vec<&'k str>,
    /// Whether it was no mapping at all, so that nothing can be said of its keys.
    unusable: bool,
    /// What is wrong with its keys so far.
    strays: Strays,
}

impl<'k> Fields<'k> {
    /// Opens a mapping; a key that is given twice, and anything that is not a mapping, is reported.
    ///
    /// `what` is what the mapping is, in words, such as `an answer`.
    pub(crate) fn open(node: Node, what: &str, sink: &mut Findings) -> Self {
        Self::open_with(node, what, &[], sink)
    }

    /// The same, where the keys are named to whoever wrote none.
    pub(crate) fn open_with(node: Node, what: &str, keys: &[&str], sink: &mut Findings) -> Self {
        let entries = match node.value {
            Value::Map(map) if is_sentence(&map, keys) => {
                sink.push(with_colon(&node.place, what, keys));
                None
            }
            Value::Map(map) => Some(unique(map, sink)),
            Value::Empty => Some(Unique::default()),
            Value::Refused => None,
            Value::Text(_) | Value::List(_) => {
                sink.push(wrong_kind(&node, what, Wanted::Keys(keys)));
                None
            }
        };
        let unusable = entries.is_none();
        let (entries, is_cut) =
            entries.map_or_else(Default::default, |own| (own.entries, own.is_cut));
        Self {
            entries,
            asked: Vec::new(),
            taken: Vec::new(),
            required: Vec::new(),
            unusable,
            strays: Strays::before_another(is_cut),
        }
    }

    /// The same, where `check` tells of some keys that are given nothing.
    pub(crate) fn requiring(self, required: &[&'k str]) -> Self {
        Self { required: required.to_vec(), ..self }
    }

    /// Takes a value, with a finding where a word of YAML's own says that there is none.
    fn given(&mut self, key: &'k str, sink: &mut Findings) -> Given<(Located<String>, Node)> {
        let given = self.take(key);
        if let Given::Value((at, node)) = &given
            && !self.required.contains(&key)
        {
            sink.extend(nothing::find(at, node));
        }
        given
    }

    /// The value of a key, without taking it.
    pub(crate) fn peek(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|(own, _)| own.value == key).map(|(_, node)| node)
    }

    /// Takes a value, whatever it is.
    pub(crate) fn take(&mut self, key: &'k str) -> Given<(Located<String>, Node)> {
        self.asked.push(key);
        match self.entries.iter().position(|(k, _)| k.value == key) {
            Some(at) => {
                self.taken.push(key);
                let entry = self.entries.remove(at);
                if entry.1.is_given_again {
                    self.strays.add_repeated(key);
                }
                Given::Value(entry)
            }
            None if self.unusable => Given::Unusable,
            None => Given::Absent,
        }
    }

    /// The keys that have not been taken yet.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.value.as_str())
    }

    /// Where a key stands, without taking it.
    pub(crate) fn place(&self, key: &str) -> Option<Place> {
        self.entries.iter().find(|(k, _)| k.value == key).map(|(k, _)| k.place.clone())
    }

    /// Takes a text; nothing, or white space alone, is as if the key were not there.
    pub(crate) fn text(&mut self, key: &'k str, sink: &mut Findings) -> Text {
        match self.given(key, sink) {
            Given::Value((at, node)) => value(&at, node, &format!("`{key}`"), sink),
            Given::Absent => Given::Absent,
            Given::Unusable => Given::Unusable,
        }
    }

    /// Takes a text in an author's own words, of which a note behind it may have taken some away.
    pub(crate) fn words(&mut self, key: &'k str, sink: &mut Findings) -> Text {
        self.own_words(key, Notes::Apart, sink)
    }

    /// Takes Markdown, which nobody writes a note behind.
    pub(crate) fn prose(&mut self, key: &'k str, sink: &mut Findings) -> Text {
        self.own_words(key, Notes::Never, sink)
    }

    fn own_words(&mut self, key: &'k str, notes: Notes, sink: &mut Findings) -> Text {
        match self.given(key, sink) {
            Given::Value((at, node)) => own_words(&at, node, &format!("`{key}`"), notes, sink),
            Given::Absent => Given::Absent,
            Given::Unusable => Given::Unusable,
        }
    }

    /// Takes a list; `first` are the keys with which an entry begins, none where it is a text.
    pub(crate) fn list(
        &mut self,
        key: &'k str,
        first: &'static [&'static str],
        sink: &mut Findings,
    ) -> Given<Vec<Node>> {
        match self.given(key, sink) {
            Given::Absent => Given::Absent,
            Given::Value((_, node)) => list(node, &format!("`{key}`"), first, sink),
            Given::Unusable => Given::Unusable,
        }
    }

    /// Takes a mapping from the author's own keys to lists; `first` are the keys with which an
    /// entry begins.
    pub(crate) fn lists(
        &mut self,
        key: &'k str,
        first: &'static [&'static str],
        sink: &mut Findings,
    ) -> Given<Vec<NamedList>> {
        self.map(key, sink).map(|entries| {
            let own = |(key, node): (Located<String>, Node)| {
                let nodes = list(node, &quoted(&key.value), first, sink);
                (key, nodes)
            };
            entries.into_iter().map(own).collect()
        })
    }

    /// Takes a list of texts; `what` is what one of them is, in words. An entry that says nothing
    /// is absent.
    pub(crate) fn text_list(
        &mut self,
        key: &'k str,
        what: &str,
        sink: &mut Findings,
    ) -> Given<Vec<Text>> {
        let nodes = self.list(key, &[], sink);
        nodes.map(|nodes| nodes.into_iter().map(|node| entry(node, what, sink)).collect())
    }

    /// Takes a text, or a list of texts; `what` is what one of them is, in words.
    pub(crate) fn text_or_list(
        &mut self,
        key: &'k str,
        what: &str,
        sink: &mut Findings,
    ) -> Given<Vec<Text>> {
        match self.given(key, sink) {
            Given::Absent | Given::Value((_, Node { value: Value::Empty, .. })) => Given::Absent,
            Given::Value((_, Node { value: Value::List(list), .. })) => {
                Given::Value(list.into_iter().map(|node| entry(node, what, sink)).collect())
            }
            Given::Value((_, node)) => Given::Value(vec![entry(node, what, sink)]),
            Given::Unusable => Given::Unusable,
        }
    }

    /// Takes a mapping whose keys are the author's own.
    pub(crate) fn map(
        &mut self,
        key: &'k str,
        sink: &mut Findings,
    ) -> Given<Vec<(Located<String>, Node)>> {
        match self.given(key, sink) {
            Given::Value((_, node)) => Self::all(node, &format!("`{key}`"), sink),
            Given::Absent => Given::Absent,
            Given::Unusable => Given::Unusable,
        }
    }

    /// The entries of a mapping whose keys are the author's own.
    pub(crate) fn all(
        node: Node,
        what: &str,
        sink: &mut Findings,
    ) -> Given<Vec<(Located<String>, Node)>> {
        let fields = Self::open(node, what, sink);
        if fields.unusable { Given::Unusable } else { Given::Value(fields.entries) }
    }

    /// Takes a mapping from the author's own keys to texts in their own words.
    pub(crate) fn texts(
        &mut self,
        key: &'k str,
        sink: &mut Findings,
    ) -> Given<Vec<(Located<String>, Text)>> {
        self.all_words(key, Notes::Apart, sink)
    }

    /// The same of Markdown.
    pub(crate) fn proses(
        &mut self,
        key: &'k str,
        sink: &mut Findings,
    ) -> Given<Vec<(Located<String>, Text)>> {
        self.all_words(key, Notes::Never, sink)
    }

    fn all_words(
        &mut self,
        key: &'k str,
        notes: Notes,
        sink: &mut Findings,
    ) -> Given<Vec<(Located<String>, Text)>> {
        self.map(key, sink).map(|entries| {
            let text = |(key, node): (Located<String>, Node)| {
                let text = own_words(&key, node, &quoted(&key.value), notes, sink);
                (key, text)
            };
            entries.into_iter().map(text).collect()
        })
    }

    /// Reports every key that nobody asked for, and returns what they may have been meant for.
    pub(crate) fn close(self, what: &str, sink: &mut Findings) -> Strays {
        self.close_among(what, |_| None, sink)
    }

    /// The same beside other parts of the form: `elsewhere` says the way out for a key of one of
    /// them, which is in the wrong place and is meant for none of these.
    pub(crate) fn close_among(
        mut self,
        what: &str,
        elsewhere: impl Fn(&str) -> Option<String>,
        sink: &mut Findings,
    ) -> Strays {
        let mut strays = std::mem::take(&mut self.strays);
        for (key, _) in std::mem::take(&mut self.entries) {
            let elsewhere = elsewhere(&key.value);
            let near = nearest::nearest(&key.value, self.asked.iter().copied());
            let near = near.filter(|_| elsewhere.is_none());
            let is_near = near.is_some();
            strays.add(&key.value, near);
            let is_free = |key: &&'k str| !self.taken.contains(key) && near == Some(*key);
            let free = self.asked.iter().copied().find(is_free);
            // Where two keys are near to one, only the first can be meant for it.
            let fix = free.and_then(|own| {
                self.taken.push(own);
                nearest::fix(&key.place, &key.value, self.asked.iter().copied())
            });
            let message = format!("{what} has no key {}", quoted(&key.value));
            let help = elsewhere.unwrap_or_else(|| match &*self.asked {
                [only] if !is_near => format!("its only key is `{only}`"),
                asked => nearest::suggestion(&key.value, asked.iter().copied())
                    .unwrap_or_else(|| format!("its keys are {}", back_ticked(asked))),
            });
            sink.push(Diagnostic::new(Code::UnknownKey, key.place, message).help(help).fix(fix));
        }
        strays
    }
}

fn back_ticked(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The text of a key in an author's own words, with a finding where some of them are lost.
fn own_words(
    key: &Located<String>,
    node: Node,
    what: &str,
    notes: Notes,
    sink: &mut Findings,
) -> Text {
    let is_nothing = match &node.value {
        Value::Empty => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    };
    if is_nothing && taken_by_yaml::of_nothing(&key.place, sink) {
        return Given::Unusable;
    }
    let wanted = if notes == Notes::Never { Wanted::Prose } else { Wanted::Line };
    let text = text(node, what, wanted, sink);
    taken_by_yaml::of_key(&key.place, &text, sink);
    if let Given::Value(at) = &text {
        taken_by_yaml::of_text(at, notes, sink);
    }
    text
}

/// A key of the author's own with a list.
type NamedList = (Located<String>, Given<Vec<Node>>);

/// The entries of a list; `what` says in words what it is, `first` are the keys with which an entry
/// begins.
fn list(
    node: Node,
    what: &str,
    first: &'static [&'static str],
    sink: &mut Findings,
) -> Given<Vec<Node>> {
    match node.value {
        Value::Empty => Given::Absent,
        Value::List(list) => Given::Value(list),
        Value::Refused => Given::Unusable,
        Value::Text(_) | Value::Map(_) => {
            sink.push(wrong_kind(&node, what, Wanted::List(first)));
            Given::Unusable
        }
    }
}

/// Markdown that is an entry of a list; `what` is what it is, in words.
pub(crate) fn statement(node: Node, what: &str, sink: &mut Findings) -> Text {
    let text = text(node, what, Wanted::Prose, sink);
    if let Given::Value(at) = &text {
        taken_by_yaml::of_text(at, Notes::Apart, sink);
    }
    text
}

/// The text of a key that asks for a word, an id or a day.
fn value(key: &Located<String>, node: Node, what: &str, sink: &mut Findings) -> Text {
    let text = entry(node, what, sink);
    taken_by_yaml::of_key(&key.place, &text, sink);
    text
}

/// The same of an entry of a list.
fn entry(node: Node, what: &str, sink: &mut Findings) -> Text {
    let text = text(node, what, Wanted::Value, sink);
    if let Given::Value(at) = &text {
        taken_by_yaml::of_value(at, sink);
    }
    text
}

/// The text of a node, where it is one and says something.
fn text(node: Node, what: &str, wanted: Wanted, sink: &mut Findings) -> Text {
    match node.value {
        Value::Text(value) if value.chars().all(is_nothing) => Given::Absent,
        Value::Text(value) if value.chars().any(diag::is_unwanted) => {
            sink.push(escapes::hidden(&node.place, what).unwrap_or_else(|| {
                let message = format!("{what} holds a character that readers cannot see");
                let help = "write the text without the backslash that stands for it";
                Diagnostic::new(Code::HiddenCharacter, node.place, message).help(help)
            }));
            Given::Unusable
        }
        Value::Text(value) => Given::Value(Located { value, place: node.place }),
        Value::Empty => Given::Absent,
        Value::Refused => Given::Unusable,
        Value::List(_) | Value::Map(_) => {
            sink.push(wrong_kind(&node, what, wanted));
            Given::Unusable
        }
    }
}

/// Whether nobody sees anything of a character.
fn is_nothing(c: char) -> bool {
    c.is_whitespace() || diag::is_unseen(c)
}
