//! What one side moved and rewrote, and the other touched as well: known by its words alone it
//! would stand there again.

use std::cell::LazyCell;

use super::align::{self, Fate, Moves, Script};
use super::diff3::{OURS, THEIRS};
use super::text::Text;

/// Whether there is anything of that kind in three copies of a text.
pub(super) fn is_undone(texts: [&Text<'_>; 3]) -> bool {
    let keys = texts.map(|text| text.blocks.iter().map(|b| b.key.as_str()).collect::<Vec<_>>());
    let scripts = |moves| [1, 2].map(|which| align::script(&keys[0], &keys[which], moves));
    let edited: [Script; 2] = scripts(Moves::Edited);
    let same = LazyCell::new(|| scripts(Moves::Same));
    let is_rewritten = |side: usize, at: usize| match edited[side].fates[at] {
        Fate::Moved(new) => edited[side].edited.contains(&new),
        // Something else passed it by.
        Fate::Changed(new) => {
            same[side].fates[at] == Fate::Gone
                && !same[side].origins.contains_key(&new)
                && !same[side].runs.iter().any(|run| run.contains(&at))
        }
        Fate::Kept(_) | Fate::Gone => false,
    };
    let is_touched = |side: usize, at: usize| !matches!(edited[side].fates[at], Fate::Kept(_));
    (0..keys[0].len())
        .any(|at| [OURS, THEIRS].iter().any(|s| is_touched(1 - s, at) && is_rewritten(*s, at)))
}
