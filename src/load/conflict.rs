//! Two versions side by side, as a merge leaves them: refused, with both shown.
//!
//! The forms are those of [`crate::merge`]: a mapping whose only key is `conflict`, and below it
//! `ours`, `theirs` and `base`; and in a text, a part between marks.

use std::ops::{Range, RangeInclusive};

use super::inside::Inside;
use super::located::Located;
use super::one_sided::{OneSided, one_side, spaced};
use super::yaml::{Node, Value};
use super::{remains, sides};
use crate::diag::{Code, Diagnostic, Findings, Place, quoted};

/// Reports every conflict and puts in its place that something cannot be used.
pub(super) fn refuse(root: &mut Node, sink: &mut Findings) {
    let mut apart = Vec::new();
    gather_apart(root, &mut apart);
    walk(root, What::File, &apart, sink);
}

/// Finds what only one side has where a conflict stands, though nothing was there before.
fn gather_apart(node: &Node, apart: &mut Vec<OneSided>) {
    if let Some(conflict) = Conflict::of(node) {
        apart.extend(conflict.apart());
        return;
    }
    match &node.value {
        Value::Map(map) => map.iter().for_each(|(_, value)| gather_apart(value, apart)),
        Value::List(list) => list.iter().for_each(|entry| gather_apart(entry, apart)),
        Value::Text(text) if text.contains("<<<<<<<") => {
            let lines: Vec<&str> = text.lines().collect();
            apart.extend(sides::regions(&lines).into_iter().filter_map(|region| {
                let region = &lines[region];
                let middle = sides::middle_of(region)?;
                let [ours, theirs] = [&region[1..middle], &region[middle + 1..region.len() - 1]]
                    .map(|lines| spaced(&lines.join(" ")));
                one_side(ours, theirs)
            }));
        }
        Value::Text(_) | Value::Empty | Value::Refused => {}
    }
}

/// What a node is.
#[derive(Clone, Copy)]
enum What<'a> {
    File,
    Entry,
    Key(&'a str),
}

impl What<'_> {
    fn words(self) -> String {
        match self {
            Self::File => "this file".to_owned(),
            Self::Entry => "this entry".to_owned(),
            Self::Key(name) => quoted(name),
        }
    }
}

fn walk(node: &mut Node, what: What<'_>, apart: &[OneSided], sink: &mut Findings) {
    if let Some(conflict) = Conflict::of(node) {
        sink.push(conflict.diagnostic(&what.words(), apart));
        node.value = Value::Refused;
        return;
    }
    // An unknown key `conflict` is told of by itself.
    if !matches!(what, What::Key("conflict"))
        && let Some(found) = remains::find(node, &what.words())
    {
        sink.push(found);
        node.value = Value::Refused;
        return;
    }
    match &mut node.value {
        Value::Map(map) => {
            for (key, value) in map {
                let Value::Text(name) = &key.value else { continue };
                walk(value, What::Key(name), apart, sink);
            }
        }
        Value::List(list) => {
            list.iter_mut().for_each(|entry| walk(entry, What::Entry, apart, sink))
        }
        Value::Text(text) if text.contains("<<<<<<<") => {
            let at = Located { value: text.clone(), place: node.place.clone() };
            let found = in_text(&at, &what.words(), apart);
            if !found.is_empty() {
                // It is said of each mark already that it was left.
                let lines: Vec<_> = found.iter().map(|(lines, _)| lines.clone()).collect();
                let is_known = |finding: &Diagnostic| {
                    let line = finding.place.as_ref().map_or(0, |place| place.position().line);
                    finding.code == Code::Conflict && lines.iter().any(|own| own.contains(&line))
                };
                sink.retain(|finding| !is_known(finding));
                sink.extend(found.into_iter().map(|(_, finding)| finding));
                node.value = Value::Refused;
            }
        }
        Value::Empty | Value::Refused | Value::Text(_) => {}
    }
}

/// The conflicts between marks in a text, each with the lines of the file that it stands on.
fn in_text(
    at: &Located<String>,
    what: &str,
    apart: &[OneSided],
) -> Vec<(RangeInclusive<usize>, Diagnostic)> {
    let lines: Vec<&str> = at.value.lines().collect();
    let starts = starts(&at.value);
    let inside = Inside::new(at);
    let part = |range: Range<usize>| Part { inside: &inside, range };
    let mut found = Vec::new();
    let regions = sides::regions(&lines);
    for region in &regions {
        let Some(middle) = sides::middle_of(&lines[region.clone()]) else { continue };
        let middle = region.start + middle;
        let versions =
            [starts[region.start + 1]..starts[middle], starts[middle + 1]..starts[region.end - 1]];
        let [ours, theirs] = versions.map(|range| Version {
            text: at.value[range.clone()].to_owned(),
            at: Where::Part(part(range)),
        });
        let place = inside.place(starts[region.start]..starts[region.start + 1]);
        let around = [&lines[..region.start], &lines[region.end..]].concat();
        let text = if ours.is_nothing() { &theirs.text } else { &ours.text };
        let is_moved = one_side(spaced(&ours.text), spaced(&theirs.text))
            .is_some_and(|own| own.is_among(apart));
        let was = match is_moved || stands_in(text, &around) {
            true => Was::Elsewhere,
            false => Was::Unknown,
        };
        let message = message(&ours, &theirs, &format!("this part of {what}"), was);
        let last = inside.place(starts[region.end - 1]..starts[region.end]);
        let own = place.position().line..=last.position().line;
        let finding = finding(place, message, &ours, &theirs);
        let help = match (was, ours.is_nothing() || theirs.is_nothing()) {
            (Was::Elsewhere, true) => {
                "keep it in one of the two places, and delete the three lines of marks"
            }
            (_, true) => "keep it or delete it, and delete the three lines of marks",
            (_, false) => "make one text of both, and delete the three lines of marks",
        };
        found.push((own, finding.help(help)));
    }
    found
}

/// Whether lines hold a text, word for word.
fn stands_in(text: &str, lines: &[&str]) -> bool {
    let own: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let others: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    !own.is_empty() && others.windows(own.len()).any(|window| window == own)
}

/// Where each line of a text begins, and the end.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    starts.push(text.len());
    starts
}

/// The versions of a conflict, and where it stands.
struct Conflict<'a> {
    place: &'a Place,
    ours: &'a Node,
    theirs: &'a Node,
    has_base: bool,
}

impl<'a> Conflict<'a> {
    fn of(node: &'a Node) -> Option<Self> {
        let Value::Map(map) = &node.value else { return None };
        let [(key, Node { value: Value::Map(sides), .. })] = &**map else { return None };
        let side = |wanted: &str| sides.iter().find(|(key, _)| is_key(key, wanted)).map(|(_, v)| v);
        let (ours, theirs) = (side("ours")?, side("theirs")?);
        let has_base = side("base").is_some();
        let place = &key.place;
        let is_conflict = is_key(key, "conflict") && sides.len() == 2 + usize::from(has_base);
        is_conflict.then_some(Self { place, ours, theirs, has_base })
    }

    /// What one side alone has here, where nothing was before.
    fn apart(&self) -> Option<OneSided> {
        if self.has_base {
            return None;
        }
        let [ours, theirs] = [self.ours, self.theirs].map(|side| {
            let text = Version::of(side).text;
            let id = id(side).map(|id| format!("{id}; ")).unwrap_or_default();
            spaced(text.strip_prefix(&id).unwrap_or(&text))
        });
        let own = one_side(ours, theirs)?;
        let id = id(if own.is_ours { self.ours } else { self.theirs }).map(str::to_owned);
        Some(OneSided { id, ..own })
    }

    fn diagnostic(&self, what: &str, apart: &[OneSided]) -> Diagnostic {
        let (ours, theirs) = (Version::of(self.ours), Version::of(self.theirs));
        let is_elsewhere = self.apart().is_some_and(|own| own.is_among(apart));
        let was = match (self.has_base, is_elsewhere) {
            (true, _) => Was::Here,
            (false, true) => Was::Elsewhere,
            (false, false) => Was::Nowhere,
        };
        let name = id(self.ours).or_else(|| id(self.theirs));
        let what = name.map_or(what.to_owned(), |id| format!("the entry {}", quoted(id)));
        let message = message(&ours, &theirs, &what, was);
        let help = match was {
            Was::Elsewhere => {
                "keep it in one of the two places, and take out `conflict:` and all that is below \
                 it in the other; if they are two, give one of them another id"
            }
            _ => "write what is right in place of `conflict:` and all that is below it",
        };
        finding(self.place.clone(), message, &ours, &theirs).help(help)
    }
}

/// The id of an entry of a list.
fn id(node: &Node) -> Option<&str> {
    let Value::Map(map) = &node.value else { return None };
    map.iter().find_map(|(key, value)| match &value.value {
        Value::Text(id) if is_key(key, "id") => Some(id.as_str()),
        _ => None,
    })
}

/// What is known of what both sides began with.
#[derive(Clone, Copy)]
enum Was {
    /// It stood here.
    Here,
    /// It is new, or came from another place.
    Nowhere,
    /// The side that has it not here has it in another place.
    Elsewhere,
    /// Marks do not tell.
    Unknown,
}

/// What both sides say, from the words on in which they differ.
fn message(ours: &Version<'_>, theirs: &Version<'_>, what: &str, was: Was) -> String {
    let [our_words, their_words] = ours.apart(theirs);
    let (our_words, their_words) = (ours.shown(our_words), theirs.shown(their_words));
    let (one, other, words) = match (ours.is_nothing(), theirs.is_nothing()) {
        (false, false) => {
            let did = if matches!(was, Was::Nowhere) { "added" } else { "changed" };
            return format!(
                "both sides of a merge {did} {what}: ours says {our_words}, theirs says \
                 {their_words}"
            );
        }
        (true, _) => ("theirs", "ours", their_words),
        (false, true) => ("ours", "theirs", our_words),
    };
    match was {
        Was::Here => format!("{other} took {what} away, and {one} changed it: {words}"),
        Was::Elsewhere => format!(
            "both sides of a merge put {what} in a place of their own: {one} moved or added it \
             here, {other} has it elsewhere: {words}"
        ),
        Was::Nowhere => format!(
            "{one} moved or added {what} here, and {other} took it away, or what it stands in: \
             {words}"
        ),
        Was::Unknown => format!("{one} has {what}, and {other} has not: {words}"),
    }
}

fn finding(place: Place, message: String, ours: &Version<'_>, theirs: &Version<'_>) -> Diagnostic {
    let [our_words, their_words] = ours.apart(theirs);
    Diagnostic::new(Code::Conflict, place, message)
        .label(ours.place(our_words), "ours")
        .label(theirs.place(their_words), "theirs")
}

fn is_key(key: &Node, wanted: &str) -> bool {
    matches!(&key.value, Value::Text(name) if name == wanted)
}

/// One version, with everything that it says in one text.
struct Version<'a> {
    text: String,
    at: Where<'a>,
}

/// Where a version stands.
enum Where<'a> {
    /// All that a node holds.
    Node(&'a Node),
    /// A part of a text.
    Part(Part<'a>),
}

/// A part of a text.
struct Part<'a> {
    inside: &'a Inside<'a>,
    range: Range<usize>,
}

/// How many characters of what both say in the same words are shown before what differs.
const BEFORE: usize = 24;

impl<'a> Version<'a> {
    fn of(node: &'a Node) -> Self {
        let mut texts = Vec::new();
        gather(node, &mut texts);
        Self { text: texts.join("; "), at: Where::Node(node) }
    }

    fn is_nothing(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes of each version in which they differ, as whole words.
    fn apart(&self, other: &Self) -> [Range<usize>; 2] {
        let words = [words(&self.text), words(&other.text)];
        let same = |pair: &((usize, &str), (usize, &str))| pair.0.1 == pair.1.1;
        let pairs = || words[0].iter().copied().zip(words[1].iter().copied());
        let head = pairs().take_while(same).count();
        let ends =
            words[0][head..].iter().rev().copied().zip(words[1][head..].iter().rev().copied());
        let tail = ends.take_while(same).count();
        let texts = [&self.text, &other.text];
        [0, 1].map(|side| {
            let rest = &words[side][head..words[side].len() - tail];
            match (rest.first(), rest.last()) {
                (Some((start, _)), Some((last, word))) => *start..last + word.len(),
                _ => {
                    let at =
                        words[side].get(head).map_or(texts[side].trim_end().len(), |word| word.0);
                    at..at
                }
            }
        })
    }

    /// What it says there, with some words before it, in back-ticks.
    fn shown(&self, differs: Range<usize>) -> String {
        let head = &self.text[..differs.start];
        let sentence = ["\n\n", "\n- ", ". ", ".\n", "; "]
            .map(|mark| head.rfind(mark).map_or(0, |at| at + mark.len()));
        let sentence = sentence.into_iter().fold(0, usize::max);
        let near = head.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
        let start = match sentence >= near {
            true => sentence,
            false => head[near..].find(char::is_whitespace).map_or(sentence, |at| near + at),
        };
        let cut = if start > sentence { "… " } else { "" };
        let words = self.text[start..].split_whitespace().collect::<Vec<_>>().join(" ");
        quoted(&format!("{cut}{words}"))
    }

    /// Where it differs in the file; where it is all there is, all of it.
    fn place(&self, differs: Range<usize>) -> Place {
        let differs = if differs.is_empty() { 0..self.text.len() } else { differs };
        match &self.at {
            Where::Node(Node { value: Value::Text(text), place, .. }) => {
                let at = Located { value: text.clone(), place: place.clone() };
                Inside::new(&at).place(differs)
            }
            Where::Node(node) => node.place.clone(),
            Where::Part(part) => {
                let start = part.range.start;
                match self.is_nothing() {
                    // The mark that stands below nothing.
                    true => part.inside.place(start..part.inside.line_end(start)),
                    false => part.inside.place(start + differs.start..start + differs.end),
                }
            }
        }
    }
}

/// The words of a text and where each begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(|word| (word.as_ptr() as usize - start, word)).collect()
}

/// Every text of a node.
fn gather<'a>(node: &'a Node, texts: &mut Vec<&'a str>) {
    match &node.value {
        Value::Empty | Value::Refused => {}
        Value::Text(text) => texts.push(text),
        Value::List(list) => list.iter().for_each(|entry| gather(entry, texts)),
        Value::Map(map) => map.iter().for_each(|(_, value)| gather(value, texts)),
    }
}
