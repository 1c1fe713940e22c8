//! What `stocktake check --fix` says of the files that were mended.

use crate::diag::escaped;
use crate::terminal::Streams;
use crate::text::unified;
use crate::workspace::Mending;

/// Says of each file what was mended, or shows what would be where nothing is to be written.
pub(super) fn show(mending: &mut Mending, is_dry: bool, streams: &mut Streams) {
    let would = if is_dry { "can be mended" } else { "mended" };
    let changed = mending.changed();
    for file in changed {
        if is_dry {
            let diff = unified(&file.name, &file.before, &file.after);
            // What a file holds cannot drive the terminal; a program gets it as it is.
            let shown = match streams.is_data_watched() {
                true => diff.lines().map(|line| escaped(line) + "\n").collect(),
                false => diff,
            };
            streams.data(&shown);
        }
        streams.say(&format!("{}: {} {would}:\n", file.name, file.fixes.len()));
        file.fixes.iter().for_each(|(_, fix)| streams.say(&format!("  {fix}\n")));
    }
    if !changed.is_empty() {
        streams.say("\n");
    }
}
