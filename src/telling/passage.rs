//! Evidence, passage by passage.

use serde::{Deserialize, Serialize};

use super::field;
use super::sign::Sign;
use crate::diff::{
    BlockChange, Evidence, EvidenceBlock, EvidencePart, Extent, Fate, Form, Kind, Run,
};
use crate::lang::{Language, capital, say};

/// What became of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceTelling {
    /// Whether anything of it did.
    pub is_changed: bool,
    /// What became of it, in a word.
    pub word: String,
    /// How much changed, as a clause.
    pub said: String,
    /// Its passages, in the order in which a reader meets them; none where nothing changed.
    pub passages: Vec<PassageTelling>,
}

/// A passage of evidence, or several that stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageTelling {
    /// What became of it.
    pub change: PassageChange,
    /// The same in words, with what the passage is: `Edited paragraph`, `4 passages unchanged`.
    pub said: String,
    /// Whether its sign and its words say that alone.
    pub is_said_by_sign: bool,
    /// What it is.
    pub kind: Kind,
    /// Its words; none where it stayed.
    pub runs: Vec<Run>,
}

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageChange {
    /// It stayed, and so did those that it stands for.
    Same,
    /// It stands elsewhere.
    Moved,
    /// Its words or its form changed.
    Edited,
    /// It is a part of one that was split.
    Split,
    /// It was merged from several.
    Merged,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

impl PassageChange {
    /// The sign.
    pub fn sign(self) -> Sign {
        match self {
            Self::Same => Sign::Folded,
            Self::Moved => Sign::Moved,
            Self::Edited | Self::Split | Self::Merged => Sign::Edited,
            Self::Added => Sign::New,
            Self::Removed => Sign::Gone,
        }
    }
}

impl PassageTelling {
    /// Whether all of it is new, gone or moved.
    pub fn is_whole(&self) -> bool {
        matches!(self.change, PassageChange::Added | PassageChange::Removed | PassageChange::Moved)
    }
}

impl EvidenceTelling {
    pub(super) fn new(found: &Evidence, lang: &Language) -> Self {
        let is_changed = found.is_changed();
        Self {
            is_changed,
            word: word(found.extent, lang),
            said: said(found, lang),
            passages: if is_changed { passages(&found.changes, lang) } else { Vec::new() },
        }
    }
}

fn word(extent: Extent, lang: &Language) -> String {
    match extent {
        Extent::None => say!(lang, "extent-none"),
        Extent::Unchanged => say!(lang, "extent-same"),
        Extent::Edited => say!(lang, "extent-edited"),
        Extent::Rewritten => say!(lang, "extent-rewritten"),
        Extent::Added => say!(lang, "extent-added"),
        Extent::Removed => say!(lang, "extent-removed"),
        Extent::Unread => say!(lang, "extent-unread"),
    }
}

fn said(found: &Evidence, lang: &Language) -> String {
    let (old, new, kept) = (found.words.old, found.words.new, found.words.kept);
    match found.extent {
        Extent::None => say!(lang, "evidence-none"),
        Extent::Unchanged => say!(lang, "evidence-same"),
        Extent::Edited => say!(lang, "evidence-edited", old = old, new = new, kept = kept),
        Extent::Rewritten => say!(lang, "evidence-rewritten", old = old, new = new, kept = kept),
        Extent::Added => say!(lang, "evidence-added", new = new),
        Extent::Removed => say!(lang, "evidence-removed", old = old),
        Extent::Unread => say!(lang, "evidence-unread"),
    }
}

/// The passages; those that stayed and stand beside each other are one count.
fn passages(changes: &[BlockChange], lang: &Language) -> Vec<PassageTelling> {
    let (mut out, mut stayed) = (Vec::new(), 0);
    for change in changes {
        if let BlockChange::Same { count, .. } = change {
            stayed += count;
            continue;
        }
        out.extend(fold(&mut stayed, lang));
        out.extend(passage(change, lang));
    }
    out.extend(fold(&mut stayed, lang));
    out
}

fn fold(stayed: &mut usize, lang: &Language) -> Option<PassageTelling> {
    let count = std::mem::take(stayed);
    (count > 0).then(|| PassageTelling {
        change: PassageChange::Same,
        said: say!(lang, "passages-unchanged", count = count),
        is_said_by_sign: false,
        kind: Kind::Paragraph,
        runs: Vec::new(),
    })
}

fn passage(change: &BlockChange, lang: &Language) -> Vec<PassageTelling> {
    let own = match change {
        BlockChange::Same { .. } => return Vec::new(),
        BlockChange::Split { was, moved, parts, .. } => return split(*was, *moved, parts, lang),
        BlockChange::Merged { is, moved, parts, .. } => merged(*is, *moved, parts, lang),
        BlockChange::Edited { was, is, moved, words, .. } => {
            edited((*was, *is), *moved, words, lang)
        }
        BlockChange::Moved { block, .. } => {
            let said = say!(lang, "passage-moved", kind = one(block.kind, lang));
            whole(PassageChange::Moved, said, block, Fate::Same)
        }
        BlockChange::Added { block, .. } => {
            let said = say!(lang, "passage-added", kind = one(block.kind, lang));
            whole(PassageChange::Added, said, block, Fate::Added)
        }
        BlockChange::Removed { block, .. } => {
            let said = say!(lang, "passage-removed", kind = one(block.kind, lang));
            whole(PassageChange::Removed, said, block, Fate::Removed)
        }
    };
    vec![own]
}

fn one(kind: Kind, lang: &Language) -> String {
    field::kind(Some(kind), 1, lang)
}

fn whole(change: PassageChange, said: String, block: &EvidenceBlock, fate: Fate) -> PassageTelling {
    PassageTelling {
        change,
        said,
        is_said_by_sign: fate != Fate::Same,
        kind: block.kind,
        runs: vec![Run { fate, space: false, text: block.text.clone() }],
    }
}

/// Each part of what was split, with what it is a part of.
fn split(was: Form, moved: bool, parts: &[EvidencePart], lang: &Language) -> Vec<PassageTelling> {
    let (kind, several) = (one(was.kind, lang), several(parts, lang));
    let told = match moved {
        true => say!(lang, "passage-split-moved", kind = kind, several = several),
        false => say!(lang, "passage-split", kind = kind, several = several),
    };
    let many = parts.len();
    let part = |(at, part): (usize, &EvidencePart)| PassageTelling {
        change: PassageChange::Split,
        said: say!(lang, "passage-part", told = told.as_str(), at = at + 1, many = many),
        is_said_by_sign: false,
        kind: part.form.kind,
        runs: part_runs(part, false),
    };
    parts.iter().enumerate().map(part).collect()
}

fn merged(is: Form, moved: bool, parts: &[EvidencePart], lang: &Language) -> PassageTelling {
    let (kind, several) = (one(is.kind, lang), several(parts, lang));
    PassageTelling {
        change: PassageChange::Merged,
        said: match moved {
            true => say!(lang, "passage-merged-moved", kind = kind, several = several),
            false => say!(lang, "passage-merged", kind = kind, several = several),
        },
        is_said_by_sign: false,
        kind: is.kind,
        runs: parts.iter().enumerate().flat_map(|(at, part)| part_runs(part, at > 0)).collect(),
    }
}

/// Such as `two bullets`, or `three blocks` where they are of several kinds.
fn several(parts: &[EvidencePart], lang: &Language) -> String {
    let first = parts.first().map(|part| part.form.kind);
    let same = first.filter(|kind| parts.iter().all(|part| part.form.kind == *kind));
    let kinds = field::kind(same, parts.len(), lang);
    say!(lang, "so-many-of-a-kind", number = lang.number(parts.len()), kinds = kinds)
}

/// The words of a part, behind a space where something stands before it.
fn part_runs(part: &EvidencePart, space: bool) -> Vec<Run> {
    let mut runs = part.words.clone();
    if let Some(first) = runs.first_mut() {
        first.space = space;
    }
    runs
}

fn edited((was, is): (Form, Form), moved: bool, words: &[Run], lang: &Language) -> PassageTelling {
    let is_reworded = words.iter().any(|run| run.fate != Fate::Same);
    let kind = one(is.kind, lang);
    let said = match (is_reworded, moved) {
        (true, false) => say!(lang, "passage-edited", kind = kind),
        (false, true) => say!(lang, "passage-moved", kind = kind),
        (true, true) => say!(lang, "passage-edited-and-moved", kind = kind),
        (false, false) => capital(&kind),
    };
    let said = if was.kind != is.kind {
        say!(lang, "passage-was", said = said, was = one(was.kind, lang))
    } else if is.depth > was.depth {
        say!(lang, "passage-deeper", said = said)
    } else if is.depth < was.depth {
        say!(lang, "passage-less-deep", said = said)
    } else {
        said
    };
    PassageTelling {
        change: PassageChange::Edited,
        said,
        is_said_by_sign: is_reworded && !moved && was == is,
        kind: is.kind,
        runs: words.to_vec(),
    }
}

/// What a passage begins with, as plain text shows it.
pub fn bullet(passage: &PassageTelling, lang: &Language) -> String {
    match passage.kind {
        // Its number stands there.
        Kind::Numbered if begins_with_number(&passage.runs) => String::new(),
        Kind::Bullet | Kind::Numbered => "• ".to_owned(),
        Kind::Heading => "# ".to_owned(),
        Kind::Quote => "> ".to_owned(),
        Kind::Note => say!(lang, "note-sign") + " ",
        Kind::Paragraph | Kind::Code | Kind::TableHead | Kind::Row => String::new(),
    }
}

/// Whether a point's words begin with its number, as it is now or was.
fn begins_with_number(runs: &[Run]) -> bool {
    let is_all_gone = runs.iter().all(|run| run.fate == Fate::Removed);
    let shown = runs.iter().filter(|run| is_all_gone || run.fate != Fate::Removed);
    let text: String = shown.map(|run| run.text.as_str()).collect();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with('.')
}
