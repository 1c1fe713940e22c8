//! What was done to a text out of which a side put something into another text: nothing that it
//! wrote stands in the place of that.

use std::collections::BTreeSet;

use super::align::{self, Fate, Moves, Script};
use super::passages::Left;

/// What was done to a text to get another, where some of what stood there is in another text now.
pub(super) fn script(
    base: &[&str],
    side: &[&str],
    moves: Moves,
    left: Option<&BTreeSet<String>>,
) -> Script {
    let is_left = |key: &str| left.is_some_and(|l| l.contains(key)) && !side.contains(&key);
    let stay: Vec<usize> = (0..base.len()).filter(|at| !is_left(base[*at])).collect();
    if stay.len() == base.len() {
        return align::script(base, side, moves);
    }
    let rest: Vec<&str> = stay.iter().map(|at| base[*at]).collect();
    let of_rest = align::script(&rest, side, moves);
    let mut fates = vec![Fate::Gone; base.len()];
    stay.iter().zip(of_rest.fates).for_each(|(at, fate)| fates[*at] = fate);
    let mut before = vec![Vec::new(); base.len() + 1];
    for (gap, units) in of_rest.before.into_iter().enumerate() {
        // What is new stands right behind what it stood behind.
        let place = gap.checked_sub(1).map_or(0, |last| stay[last] + 1);
        before[place] = units;
    }
    let runs = of_rest.runs.into_iter().map(|run| stay[run.start]..stay[run.end - 1] + 1);
    let origins = of_rest.origins.into_iter().map(|(new, old)| (new, stay[old]));
    Script {
        fates,
        before,
        runs: runs.collect(),
        origins: origins.collect(),
        edited: of_rest.edited,
    }
}

/// The units of the base that either side put into another text.
pub(super) fn units(base: &[&str], left: Option<&Left>) -> BTreeSet<usize> {
    let is_left = |key: &str| left.into_iter().flatten().any(|own| own.contains(key));
    (0..base.len()).filter(|at| is_left(base[*at])).collect()
}
