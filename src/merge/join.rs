//! The regions of three copies of a file, joined.
//!
//! Where only one side changed a region, that side's bytes are taken; where neither did, ours. What is new on either side
//! keeps its place after what it stood behind.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::Versions;
use super::field;
use super::lines::{shifted, spaces};
use super::meaning::Meaning;
use super::tree::{Branch, Entry};

/// An entry of the merged file.
struct Merged {
    name: String,
    lead: String,
    body: String,
    meaning: Meaning,
}

/// Entries of the merged file, with what stands before them.
pub(super) struct MergedBranch {
    /// What stands before the first entry's lead.
    pub(super) opening: String,
    /// The entries.
    pub(super) entries: String,
    /// What they say.
    pub(super) meaning: Meaning,
}

/// Joins branches, and remembers what could not be joined.
#[derive(Default)]
pub(super) struct Join {
    path: Vec<String>,
    /// The keys from the top of the file to each entry that both sides changed.
    pub(super) conflicts: Vec<Vec<String>>,
}

type Three<'a, 'b> = (Option<&'b Entry<'a>>, Option<&'b Entry<'a>>, Option<&'b Entry<'a>>);

impl Join {
    /// Joins the entries of three branches; without a base everything is new on both sides.
    pub(super) fn branch(
        &mut self,
        base: Option<&Branch<'_>>,
        ours: &Branch<'_>,
        theirs: &Branch<'_>,
    ) -> Option<MergedBranch> {
        let sides = [Some(ours), Some(theirs)];
        let column = sides.into_iter().flatten().find_map(|side| side.entries.first())?.column;
        let by_name = |branch: &'_ Branch<'_>| -> BTreeMap<String, usize> {
            let names = branch.entries.iter().enumerate();
            names.map(|(at, entry)| (entry.name.clone(), at)).collect()
        };
        let at = [base.map(by_name).unwrap_or_default(), by_name(ours), by_name(theirs)];
        let mut merged = Vec::new();
        for name in order(base, ours, theirs) {
            let three = (
                base.and_then(|base| base.entries.get(*at[0].get(name)?)),
                at[1].get(name).and_then(|at| ours.entries.get(*at)),
                at[2].get(name).and_then(|at| theirs.entries.get(*at)),
            );
            self.path.push(name.to_owned());
            merged.extend(self.entry(three, column, ours.list));
            self.path.pop();
        }
        let opening = match base {
            Some(base) if ours.opening == base.opening && !ours.inline => theirs.opening,
            Some(_) | None => ours.opening,
        };
        Some(written(opening, ours, column, merged))
    }

    /// Joins one entry; `None` where it is gone.
    fn entry(&mut self, three: Three<'_, '_>, column: usize, list: bool) -> Option<Merged> {
        let (base, ours, theirs) = three;
        match three {
            (None, Some(one), None) | (None, None, Some(one)) => Some(whole(one, column)),
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
                if one.body == base.body || one.meaning.is_same(&base.meaning) {
                    return None;
                }
                self.conflict(Versions { base: Some(base), ours, theirs }, column, list)
            }
            (_, Some(ours), Some(theirs)) => {
                let lead = lead(base.map(|base| base.lead), ours, theirs, column);
                self.both(base, ours, theirs, column, list).map(|mut merged| {
                    merged.lead.insert_str(0, &lead);
                    merged
                })
            }
            (_, None, None) => None,
        }
    }

    /// Joins an entry that both sides have; its lead is for the caller.
    fn both(
        &mut self,
        base: Option<&Entry<'_>>,
        ours: &Entry<'_>,
        theirs: &Entry<'_>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        let all: Vec<&Entry<'_>> = [Some(ours), Some(theirs), base].into_iter().flatten().collect();
        let is_base = |side: &Entry<'_>| base.is_some_and(|base| side.body == base.body);
        if ours.body == theirs.body || is_base(theirs) {
            return Some(chosen(ours, column, &[]));
        }
        if is_base(ours) {
            return Some(chosen(theirs, column, &[]));
        }
        if let (Some(our_branch), Some(their_branch)) = (&ours.branch, &theirs.branch)
            && our_branch.list == their_branch.list
            && let Some(base_branch) = base_branch(base, our_branch.list)
        {
            let merged = self.branch(base_branch, our_branch, their_branch)?;
            let (name, lead) = (ours.name.clone(), lost_notes(&ours.notes, &all, column));
            let body = merged.opening + &merged.entries;
            return Some(Merged { name, lead, body, meaning: merged.meaning });
        }
        let is_unchanged =
            |side: &Entry<'_>| base.is_some_and(|base| side.meaning.is_same(&base.meaning));
        if ours.meaning.is_same(&theirs.meaning) || is_unchanged(theirs) {
            return Some(chosen(ours, column, &all));
        }
        if is_unchanged(ours) {
            return Some(chosen(theirs, column, &all));
        }
        if let Some((body, meaning)) = base.and_then(|base| field::joined(base, ours, theirs)) {
            let kept: Vec<&str> = ours.notes.iter().copied().filter(|n| body.contains(n)).collect();
            let (name, lead) = (ours.name.clone(), lost_notes(&kept, &all, column));
            return Some(Merged { name, lead, body, meaning });
        }
        self.conflict(Versions { base, ours: Some(ours), theirs: Some(theirs) }, column, list)
    }

    fn conflict(
        &mut self,
        versions: Versions<'_, '_>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        let (body, meaning) = versions.written(column, list)?;
        self.conflicts.push(self.path.clone());
        let present = versions.ours.or(versions.theirs)?;
        let lead = match (versions.ours, versions.theirs) {
            (Some(_), Some(_)) => String::new(),
            _ => shifted(present.lead, present.column, column, true),
        };
        Some(Merged { name: present.name.clone(), lead, body, meaning })
    }
}

/// The base's own branch; none where there was nothing before; `None` where there was something of another kind.
#[expect(clippy::option_option, reason = "no base is not the same as a base of another kind")]
fn base_branch<'a, 'b>(base: Option<&'b Entry<'a>>, list: bool) -> Option<Option<&'b Branch<'a>>> {
    match base {
        None => Some(None),
        Some(base) if base.meaning == Meaning::Empty => Some(None),
        Some(base) => base.branch.as_ref().filter(|branch| branch.list == list).map(Some),
    }
}

/// An entry of one side, as it is.
fn whole(entry: &Entry<'_>, column: usize) -> Merged {
    let lead = shifted(entry.lead, entry.column, column, true);
    Merged { lead, ..chosen(entry, column, &[]) }
}

/// The body of one side; the notes that other sides wrote in theirs go before it.
fn chosen(entry: &Entry<'_>, column: usize, all: &[&Entry<'_>]) -> Merged {
    Merged {
        name: entry.name.clone(),
        lead: lost_notes(&entry.notes, all, column),
        body: shifted(entry.body, entry.column, column, false),
        meaning: entry.meaning.clone(),
    }
}

/// Notes of the two sides that are neither kept nor in the base (the third), each on a line of its own.
fn lost_notes(kept: &[&str], all: &[&Entry<'_>], column: usize) -> String {
    let base = all.get(2).map_or(&[][..], |base| &base.notes);
    let mut seen: BTreeSet<&str> = kept.iter().chain(base).copied().collect();
    let sides = all.iter().take(2).flat_map(|side| side.notes.iter().copied());
    let lost: Vec<&str> = sides.filter(|note| seen.insert(note)).collect();
    lost.iter().map(|note| format!("{}{note}\n", spaces(column))).collect()
}

/// The blank lines and notes before an entry that both sides have; where both changed them, those of both.
fn lead(base: Option<&str>, ours: &Entry<'_>, theirs: &Entry<'_>, column: usize) -> String {
    let their_lead = shifted(theirs.lead, theirs.column, column, true);
    let our_lead = shifted(ours.lead, ours.column, column, true);
    both_notes(base, &our_lead, &their_lead)
}

/// Blank lines and notes of both sides.
pub(super) fn both_notes(base: Option<&str>, ours: &str, theirs: &str) -> String {
    match base {
        Some(base) if base == theirs => ours.to_owned(),
        Some(base) if base == ours => theirs.to_owned(),
        _ => {
            let lines = |text: &'_ str| -> BTreeSet<String> {
                text.lines().map(|line| line.trim().to_owned()).collect()
            };
            let known = [lines(ours), lines(base.unwrap_or_default())];
            let is_new = |line: &&str| {
                let line = line.trim();
                !line.is_empty() && !known.iter().any(|known| known.contains(line))
            };
            let new: String = theirs.split_inclusive('\n').filter(is_new).collect();
            format!("{ours}{new}")
        }
    }
}

/// The text of a branch.
fn written(opening: &str, ours: &Branch<'_>, column: usize, merged: Vec<Merged>) -> MergedBranch {
    let mut text = String::new();
    for (at, entry) in merged.iter().enumerate() {
        if ours.inline && at == 0 {
            // Nothing can stand between the hyphen and the first key.
            text.push_str(&entry.body);
            text.extend(entry.lead.split_inclusive('\n').filter(|line| !line.trim().is_empty()));
        } else {
            text.push_str(&entry.lead);
            text.push_str(&spaces(column));
            text.push_str(&entry.body);
        }
    }
    let meaning = match (merged.is_empty(), ours.list) {
        (true, _) => Meaning::Empty,
        (false, true) => Meaning::List(merged.into_iter().map(|entry| entry.meaning).collect()),
        (false, false) => {
            Meaning::Map(merged.into_iter().map(|entry| (entry.name, entry.meaning)).collect())
        }
    };
    MergedBranch { opening: opening.to_owned(), entries: text, meaning }
}

/// The names of both sides in the order of the merged file.
///
/// It is that of ours, or of the other side where that one alone put them in another order. What the second side added
/// comes after what it stood behind there, and after what the first side added in the same place.
fn order<'b>(
    base: Option<&'b Branch<'_>>,
    ours: &'b Branch<'_>,
    theirs: &'b Branch<'_>,
) -> Vec<&'b str> {
    let names = |branch: &'b Branch<'_>| -> Vec<&'b str> {
        branch.entries.iter().map(|entry| entry.name.as_str()).collect()
    };
    let (ours, inline) = (names(ours), ours.inline);
    let (theirs, base) = (names(theirs), base.map(names).unwrap_or_default());
    let set = |names: &[&'b str]| -> BTreeSet<&'b str> { names.iter().copied().collect() };
    let (in_base, in_ours, in_theirs) = (set(&base), set(&ours), set(&theirs));
    let common = |names: &[&'b str]| -> Vec<&'b str> {
        let all = [&in_base, &in_ours, &in_theirs];
        names.iter().copied().filter(|name| all.iter().all(|set| set.contains(name))).collect()
    };
    let moved = common(&ours) == common(&base) && common(&theirs) != common(&base);
    let (first, second, in_first, in_second) = match moved {
        true => (theirs, ours, in_theirs, in_ours),
        false => (ours, theirs, in_ours, in_theirs),
    };
    let mut after: BTreeMap<Option<&str>, Vec<&'b str>> = BTreeMap::new();
    let mut anchor = None;
    for name in second {
        match in_first.contains(name) {
            true => anchor = Some(name),
            false => after.entry(anchor).or_default().push(name),
        }
    }
    let mut order = Vec::new();
    let mut pending = after.remove(&None).unwrap_or_default();
    for (at, name) in first.into_iter().enumerate() {
        let is_own = !in_base.contains(name) && !in_second.contains(name);
        let is_fixed = inline && at == 0;
        if !(is_own || is_fixed) {
            order.append(&mut pending);
        }
        order.push(name);
        pending.extend(after.remove(&Some(name)).unwrap_or_default());
    }
    order.append(&mut pending);
    order
}
