//! The regions of three copies of a file, joined.
//!
//! Where only one side changed a region, that side's bytes are taken; where neither did, ours. What
//! is new on either side keeps its place after what it stood behind. An entry with an id is the
//! same wherever it stands.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Favor;
use super::conflict::{self, Versions};
use super::diff3::{OURS, THEIRS};
use super::field::{self, Field};
use super::lines::{shifted, spaces};
use super::meaning::Meaning;
use super::merged::{Merged, MergedBranch, chosen, lead, lost_notes, whole, written};
use super::moves::{ID, Moves};
use super::order::{Names, names, order};
use super::passages::{Known, Passages};
use super::renamed::{alike, is_one, of_one_text};
use super::tree::{Branch, Entry, Tree};

/// Joins branches, and remembers what could not be joined.
pub(super) struct Join<'a, 'b> {
    /// Whose version stands where both changed the same.
    pub(super) favor: Option<Favor>,
    moves: Moves<'a, 'b>,
    /// What was put into other texts.
    pub(super) passages: Passages<'b>,
    /// The keys that lead to what is being joined.
    pub(super) path: Vec<String>,
    /// The keys from the top of the file to each place that both sides changed.
    pub(super) conflicts: Vec<Vec<String>>,
}

/// An entry as the base, ours and theirs have it.
pub(super) type EntryVersions<'a, 'b> = [Option<&'b Entry<'a>>; 3];

/// A list, and a mapping, of which one side has nothing.
static NO_LIST: Branch<'static> =
    Branch { opening: "", inline: false, list: true, entries: Vec::new() };
static NO_MAP: Branch<'static> =
    Branch { opening: "", inline: false, list: false, entries: Vec::new() };

impl<'a, 'b> Join<'a, 'b> {
    /// Begins to join three copies; where a side is favoured, no conflict is left.
    pub(super) fn of(trees: [&'b Tree<'a>; 3], favor: Option<Favor>) -> Self {
        let passages = Passages::of(trees);
        let mut moves = Moves::of(trees);
        passages.paths.iter().for_each(|path| moves.open(path));
        Self { favor, moves, passages, path: Vec::new(), conflicts: Vec::new() }
    }

    /// Joins the entries of three branches; without a base everything is new on both sides.
    pub(super) fn branch(
        &mut self,
        base: Option<&'b Branch<'a>>,
        ours: &'b Branch<'a>,
        theirs: &'b Branch<'a>,
    ) -> Option<MergedBranch> {
        let column = [ours, theirs].into_iter().find_map(|side| side.entries.first())?.column;
        let mut names = [
            base.map(|base| names(base, None)).unwrap_or_default(),
            self.names(OURS, ours, base),
            self.names(THEIRS, theirs, base),
        ];
        if ours.list && theirs.list {
            self.name_alike(&mut names, ours, theirs);
        }
        let at = names.each_ref().map(|names| -> HashMap<&str, usize> {
            names.iter().enumerate().map(|(at, name)| (&**name, at)).collect()
        });
        let [b, o, t] = names.each_ref().map(|names| names.iter().map(|name| &**name).collect());
        let fixed = ours.inline || (theirs.inline && ours.entries.is_empty());
        let inline = |names| Names { names, inline: fixed };
        let mut merged = Vec::new();
        for name in order(&inline(b), &inline(o), &inline(t)) {
            let branches = [base, Some(ours), Some(theirs)];
            let three = [0, 1, 2].map(|which| {
                branches[which].and_then(|branch| branch.entries.get(*at[which].get(name)?))
            });
            self.path.push(name.to_owned());
            let placed = self.placed(three, column, ours.list);
            self.path.pop();
            merged.extend(placed);
        }
        let opening = match base {
            _ if theirs.entries.is_empty() => ours.opening,
            _ if ours.entries.is_empty() => theirs.opening,
            Some(base) if ours.opening == base.opening && !ours.inline => theirs.opening,
            Some(_) | None => ours.opening,
        };
        Some(written(opening, fixed, ours.list, column, merged))
    }

    /// The names of a side's entries: one whose id alone, or nearly alone, was changed keeps the
    /// name that it had.
    fn names<'n>(
        &self,
        side: usize,
        branch: &'n Branch<'_>,
        base: Option<&'n Branch<'_>>,
    ) -> Vec<Cow<'n, str>>
    where
        'b: 'n,
    {
        let mut names = names(branch, base);
        for (name, entry) in names.iter_mut().zip(&branch.entries).filter(|_| branch.list) {
            if let Some(old) = self.moves.id_before(side, &entry.name) {
                *name = Cow::Borrowed(old);
            }
        }
        names
    }

    /// Gives what both sides added with one text under two ids one name: they are one, and dispute
    /// its id.
    fn name_alike<'n>(
        &self,
        names: &mut [Vec<Cow<'n, str>>; 3],
        ours: &'n Branch<'_>,
        theirs: &'n Branch<'_>,
    ) {
        let added = |side: usize, branch: &'n Branch<'_>| -> Vec<&'n Entry<'_>> {
            let all = branch.entries.iter();
            all.filter(|entry| self.moves.is_added(side, &entry.name)).collect()
        };
        let (ours, all) = (added(OURS, ours), added(THEIRS, theirs));
        let pairs = of_one_text(&ours, &all).into_iter().chain(alike(&ours, &all));
        for (their_name, our_name) in pairs {
            let at = theirs.entries.iter().position(|entry| entry.name == their_name);
            if let Some(name) = at.and_then(|at| names[2].get_mut(at)) {
                *name = Cow::Borrowed(our_name);
            }
        }
    }

    /// Joins one entry, wherever each side has it; `None` where it is gone from here.
    fn placed(
        &mut self,
        three: EntryVersions<'a, 'b>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        let [_, ours, theirs] = three;
        let elsewhere = match self.path.split_last() {
            Some((id, path)) if list => self.moves.elsewhere(id, path),
            _ => [None; 3],
        };
        match (three, elsewhere) {
            (_, [None, None, None]) => self.entry(three, column, list),
            // Moved away by one, or by both: it is joined where it stands now.
            ([Some(base), None, _], [_, Some(ours), theirs]) => {
                let is_torn = theirs.is_some_and(|theirs| !ours.is_beside(theirs));
                self.moved_away(base, is_torn || (theirs.is_none() && three[2].is_none()), column)
            }
            ([Some(base), _, None], [_, _, Some(_)]) => {
                self.moved_away(base, ours.is_none(), column)
            }
            ([None, Some(_), Some(_)], [Some(base), ..]) => {
                self.entry([Some(base.entry), ours, theirs], column, list)
            }
            // Moved here by one: joined with what the other made of it where it stood.
            ([None, Some(own), None], [Some(base), _, Some(other)]) if base.is_beside(other) => {
                self.moved_here([base.entry, own, other.entry], own, column)
            }
            ([None, None, Some(own)], [Some(base), Some(other), _]) if base.is_beside(other) => {
                self.moved_here([base.entry, other.entry, own], own, column)
            }
            // Moved to two places, moved and taken away, or added in two places.
            _ => self.conflict(Versions::of([None, ours, theirs], "not here"), column, list),
        }
    }

    /// What is left where an entry stood that was moved.
    fn moved_away(&self, base: &Entry<'a>, is_disputed: bool, column: usize) -> Option<Merged> {
        (is_disputed && self.favor == Some(Favor::Base)).then(|| whole(base, column))
    }

    /// An entry in the place that one side moved it to.
    fn moved_here(
        &mut self,
        [base, ours, theirs]: [&'b Entry<'a>; 3],
        own: &Entry<'a>,
        column: usize,
    ) -> Option<Merged> {
        let merged = self.both(Some(base), ours, theirs, ours.column, true)?;
        let merged = merged.shifted(ours.column, column);
        let other = if std::ptr::eq(own, ours) { theirs } else { ours };
        let known = base.all_notes();
        let new = other.lead_notes().filter(|note| !known.contains(note));
        let notes: String = new.map(|note| format!("{}{note}\n", spaces(column))).collect();
        // A note that the other side took away or rewrote is not there again.
        let left: Vec<&str> = other.lead_notes().collect();
        let is_gone = |line: &str| known.contains(&line.trim()) && !left.contains(&line.trim());
        let lead = whole(own, column).lead;
        let lead: String = lead.split_inclusive('\n').filter(|line| !is_gone(line)).collect();
        Some(Merged { lead: lead + &notes + &merged.lead, ..merged })
    }

    /// Joins one entry; `None` where it is gone.
    fn entry(&mut self, three: EntryVersions<'a, 'b>, column: usize, list: bool) -> Option<Merged> {
        let is_torn = self.path.last().is_some_and(|id| self.moves.is_torn(id, list));
        match three {
            [None, Some(one), None] | [None, None, Some(one)]
                if is_torn || self.moves.is_clashing(&one.name, list) =>
            {
                self.conflict(Versions::of(three, "not here"), column, list)
            }
            [None, Some(one), None] | [None, None, Some(one)]
                if self.passages.at(&self.path).is_some() =>
            {
                self.put_here(three, one, column, list)
            }
            [None, Some(one), None] | [None, None, Some(one)] => {
                self.descended(three, one, column).unwrap_or_else(|| Some(whole(one, column)))
            }
            [Some(base), Some(one), None] | [Some(base), None, Some(one)] => {
                if one.branch.as_ref().is_some_and(|branch| branch.list)
                    && let Some(merged) = self.descended(three, one, column)
                {
                    return merged;
                }
                // A note on what the other took away would come to stand over something else.
                if !one.is_changed_since(base) && !is_torn {
                    return None;
                }
                if let Some(merged) = self.emptied(three, one, column) {
                    return Some(merged);
                }
                self.conflict(Versions::of(three, "taken away"), column, list)
            }
            [base, Some(ours), Some(theirs)] => {
                let lead = lead(base.map(|base| base.lead), ours, theirs, column);
                self.both(base, ours, theirs, column, list).map(|mut merged| {
                    merged.lead.insert_str(0, &lead);
                    merged
                })
            }
            [_, None, None] => None,
        }
    }

    /// What one side alone has, joined entry by entry: a list of which the other took all away, and
    /// where something was moved to. `None` where it is to be looked at as a whole.
    #[expect(clippy::option_option, reason = "what is gone is not the same as what is left whole")]
    fn descended(
        &mut self,
        three: EntryVersions<'a, 'b>,
        one: &'b Entry<'a>,
        column: usize,
    ) -> Option<Option<Merged>> {
        let branch = one.branch.as_ref()?;
        if three[0].is_none() && !self.moves.is_open(&self.path) {
            return None;
        }
        let nothing = if branch.list { &NO_LIST } else { &NO_MAP };
        let base = match three[0] {
            Some(base) => Some(base.branch.as_ref().filter(|base| base.list == branch.list)?),
            None => None,
        };
        let side = |which: usize| three[which].map_or(nothing, |_| branch);
        let merged = self.branch(base, side(1), side(2))?;
        if merged.entries.is_empty() {
            return Some(None);
        }
        let body = shifted(&(merged.opening + &merged.entries), one.column, column, false);
        let (name, lead) = (one.name.clone(), whole(one, column).lead);
        Some(Some(Merged { name, lead, body, meaning: merged.meaning }))
    }

    /// Joins an entry that both sides have; its lead is for the caller.
    fn both(
        &mut self,
        base: Option<&'b Entry<'a>>,
        ours: &'b Entry<'a>,
        theirs: &'b Entry<'a>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        let all: Vec<&Entry<'_>> = [Some(ours), Some(theirs), base].into_iter().flatten().collect();
        let is_base = |side: &Entry<'_>| base.is_some_and(|base| side.body == base.body);
        let is_open = self.moves.is_open(&self.path);
        if !is_open && (ours.body == theirs.body || is_base(theirs)) {
            return Some(chosen(ours, column, &[]));
        }
        if !is_open && is_base(ours) {
            return Some(chosen(theirs, column, &[]));
        }
        let versions = Versions::of([base, Some(ours), Some(theirs)], "");
        let is_left = all.iter().any(|entry| conflict::is_left(&entry.meaning));
        let are_two = list && base.is_none() && !is_one(ours, theirs);
        if !(is_left || are_two)
            && let Some((base_branch, our_branch, their_branch)) = branches(base, ours, theirs)
        {
            let merged = self.branch(base_branch, our_branch, their_branch)?;
            let (name, lead) = (ours.name.clone(), lost_notes(&ours.notes, &all, column));
            let from = if our_branch.entries.is_empty() { theirs.column } else { ours.column };
            let body = shifted(&(merged.opening + &merged.entries), from, column, false);
            return Some(Merged { name, lead, body, meaning: merged.meaning });
        }
        // Under an id that the other gave to something else there would be two.
        if is_open && self.path.last().is_some_and(|key| key == ID) {
            return self.conflict(versions, column, list);
        }
        let is_unchanged =
            |side: &Entry<'_>| base.is_some_and(|base| side.meaning.is_same(&base.meaning));
        let disputed = self.passages.at(&self.path);
        if ours.meaning.is_same(&theirs.meaning) || disputed.is_none() && is_unchanged(theirs) {
            return Some(chosen(ours, column, &all));
        }
        if disputed.is_none() && is_unchanged(ours) {
            return Some(chosen(theirs, column, &all));
        }
        let known = Known { apart: &[], disputed, left: self.passages.left(&self.path) };
        match base.and_then(|base| field::joined([base, ours, theirs], self.favor, known)) {
            Some(Field::Joined { body, meaning, disputes }) => {
                self.conflicts.extend(std::iter::repeat_n(self.path.clone(), disputes));
                let notes = ours.notes.iter().copied();
                let kept: Vec<&str> = notes.filter(|note| body.contains(note)).collect();
                let (name, lead) = (ours.name.clone(), lost_notes(&kept, &all, column));
                Some(Merged { name, lead, body, meaning })
            }
            Some(Field::Disputed(made)) => {
                self.conflict(Versions { made, ..versions }, column, list)
            }
            None if base.is_some_and(|base| self.is_emptied_by_both([base, ours, theirs])) => None,
            None => self.conflict(versions, column, list),
        }
    }

    /// Both versions of an entry, or that of the favoured side.
    pub(super) fn conflict(
        &mut self,
        versions: Versions<'a, 'b>,
        column: usize,
        list: bool,
    ) -> Option<Merged> {
        if let Some(favor) = self.favor {
            return versions.favored(favor, column);
        }
        let (body, meaning) = versions.written(column, list)?;
        self.conflicts.push(self.path.clone());
        let present = versions.ours.or(versions.theirs)?;
        let lead = match (versions.ours, versions.theirs) {
            (Some(_), Some(_)) => String::new(),
            _ => whole(present, column).lead,
        };
        Some(Merged { name: present.name.clone(), lead, body, meaning })
    }
}

/// The entries of the base, if there are any, of ours and of theirs.
type Branches<'a, 'b> = (Option<&'b Branch<'a>>, &'b Branch<'a>, &'b Branch<'a>);

/// The entries below one that both sides have, of one kind in all; where there is nothing, there
/// are none.
fn branches<'a, 'b>(
    base: Option<&'b Entry<'a>>,
    ours: &'b Entry<'a>,
    theirs: &'b Entry<'a>,
) -> Option<Branches<'a, 'b>> {
    let first = ours.branch.as_ref().or(theirs.branch.as_ref())?;
    let nothing = if first.list { &NO_LIST } else { &NO_MAP };
    let below = |entry: &'b Entry<'a>| match &entry.branch {
        Some(branch) => (branch.list == first.list).then_some(branch),
        None => (entry.meaning == Meaning::Empty).then_some(nothing),
    };
    let base = match base {
        None => None,
        Some(base) if base.meaning == Meaning::Empty => None,
        Some(base) => Some(below(base)?),
    };
    Some((base, below(ours)?, below(theirs)?))
}
