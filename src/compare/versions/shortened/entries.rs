//! The keys of an answer and of its actions, by their lines alone.

use super::plain::{is_plain_value, is_said, lines};
use crate::load::indentation;
use crate::model::{ActionStatus, Date, Id};

/// What YAML takes for something other than a word.
const NO_WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// So many actions of an answer are counted without being read: more may be too many.
const MOST_ACTIONS: usize = 20;

/// A key with what stands behind and below it; without a name where it is a note or an empty line.
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    /// What stands behind the colon.
    pub(super) inline: &'a str,
    /// The line of the key, and those below it.
    pub(super) line: &'a str,
    pub(super) below: Vec<&'a str>,
}

/// An answer, cut between its keys.
pub(super) struct Answer<'a> {
    /// The line that says which it is.
    pub(super) head: &'a str,
    pub(super) keys: Vec<Key<'a>>,
    /// The actions, none where there are none; `None` where they may be something else, or be
    /// hidden in something else.
    pub(super) entries: Option<Vec<Entry<'a>>>,
}

/// An action, cut between its keys.
pub(super) struct Entry<'a> {
    pub(super) keys: Vec<Key<'a>>,
}

impl<'a> Answer<'a> {
    /// `None` where it is laid out in another way than keys below one another.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let lines: Vec<&str> = lines(text).collect();
        let (head, lines) = lines.split_first()?;
        let indent = indentation(lines.iter().find(|line| is_said(line))?);
        let keys = keys(lines, indent)?;
        Some(Self { head, entries: all_entries(&keys), keys })
    }
}

fn all_entries<'a>(keys: &[Key<'a>]) -> Option<Vec<Entry<'a>>> {
    let mut found = None;
    for key in keys {
        match key.name {
            "" | "rating" | "evidence" | "share" => {}
            "actions" if found.is_none() && key.inline.is_empty() => {
                found = Some(entries(&key.below)?);
            }
            _ => return None,
        }
    }
    Some(found.unwrap_or_default()).filter(|found| found.len() <= MOST_ACTIONS)
}

/// The entries of a list, each beginning with its id.
fn entries<'a>(lines: &[&'a str]) -> Option<Vec<Entry<'a>>> {
    let indent = indentation(lines.iter().find(|line| is_said(line))?);
    let begins = |line: &str| indentation(line) <= indent && is_said(line);
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| begins(lines[at])).collect();
    let first = *starts.first()?;
    if lines[..first].iter().any(|line| is_said(line)) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let entry = |(start, end): (&usize, usize)| {
        let lines = &lines[*start..end];
        let is_entry = lines[0].get(indent..).is_some_and(|rest| rest.starts_with("- id:"));
        is_entry.then(|| keys(lines, indent + 2).map(|keys| Entry { keys })).flatten()
    };
    starts.iter().zip(ends).map(entry).collect()
}

/// Keys below one another; the first may follow the hyphen of an entry.
fn keys<'a>(lines: &[&'a str], indent: usize) -> Option<Vec<Key<'a>>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(&line) = lines.get(at) {
        at += 1;
        let is_key = line.as_bytes().get(indent).is_some_and(u8::is_ascii_lowercase);
        if !is_key && !is_said(line) {
            found.push(Key { name: "", inline: "", line, below: Vec::new() });
            continue;
        }
        let is_entry = at == 1 && line.trim_start().starts_with("- ");
        let own = indentation(line) + if is_entry { 2 } else { 0 };
        let (name, inline) = line.get(own..)?.trim_end().split_once(':')?;
        if own != indent || name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let is_below = |line: &&&str| indentation(line) > own || line.trim().is_empty();
        let below: Vec<&str> = lines[at..].iter().take_while(is_below).copied().collect();
        at += below.len();
        found.push(Key { name, inline, line, below });
    }
    Some(found)
}

impl<'a> Entry<'a> {
    /// The id, where it is one that nothing is wrong with.
    pub(super) fn id(&self) -> Option<&'a str> {
        let id = self.keys.first()?.value()?;
        let is_word = id.starts_with(|c: char| c.is_ascii_lowercase()) && !NO_WORDS.contains(&id);
        (is_word && Id::new(id).is_ok()).then_some(id)
    }

    /// The words of its text.
    pub(super) fn words(&self) -> Vec<&'a str> {
        let texts = self.keys.iter().filter(|key| key.name == "text");
        let lines = texts.flat_map(|key| [key.inline].into_iter().chain(key.below.iter().copied()));
        lines.flat_map(str::split_whitespace).collect()
    }

    /// Whether nothing is wrong with any part of it and its status is given; whether it is open,
    /// then.
    pub(super) fn is_open(&self) -> Option<bool> {
        let (mut is_open, mut has_text) = (None, false);
        for (at, key) in self.keys.iter().enumerate() {
            let is_well = match key.name {
                "" => key.line.trim().is_empty(),
                "id" => self.id().is_some(),
                "due" => key.value().is_some_and(is_day),
                "status" => {
                    let status = key.value()?;
                    is_open = Some(status == ActionStatus::Open.word());
                    let all = [ActionStatus::Open, ActionStatus::Done, ActionStatus::Dropped];
                    all.iter().any(|own| own.word() == status)
                }
                "text" | "owner" | "measure" | "resources" | "risks" => {
                    has_text |= key.name == "text";
                    is_plain_value(key.inline, &key.below)
                }
                _ => false,
            };
            let mut before = self.keys[..at].iter();
            if !is_well || !key.name.is_empty() && before.any(|other| other.name == key.name) {
                return None;
            }
        }
        is_open.filter(|_| has_text)
    }
}

impl<'a> Key<'a> {
    /// A single word behind the key, with nothing below it.
    fn value(&self) -> Option<&'a str> {
        let is_all = self.below.iter().all(|line| line.trim().is_empty());
        let value = self.inline.strip_prefix(' ')?;
        (is_all && !value.contains(' ')).then_some(value)
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// Whether two texts begin and end with the same words, three quarters of the longer one at least.
pub(super) fn are_alike(old: &[&str], new: &[&str]) -> bool {
    let begin = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[begin..], &new[begin..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = begin + old.len().max(new.len());
    longest > 0 && (begin + end) * 4 >= longest * 3
}
