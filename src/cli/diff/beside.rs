//! A return in a file of its own beside one of a collection, by which it is judged.

use std::ffi::OsStr;
use std::path::Path;

use super::between::{is_return, one, read, round, unlike};
use super::meant;
use super::pair::{At, Indexed, compared};
use super::source::Place;
use crate::check;
use crate::data::{Changes, Sides};
use crate::diag::Diagnostic;
use crate::load::Selection;

/// Which side the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileIs {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// What changed between a file and a selected return. The file is taken for a return of the round that it says it is of;
/// the collection is read once, whatever its place in it.
///
/// # Errors
/// The file is no return, or the collection has no such round or selected return.
pub(super) fn changes(
    place: &Place,
    selection: &Selection,
    file: &Path,
    side: FileIs,
) -> Result<Changes, Vec<Diagnostic>> {
    let own = meant::loose(file).map_err(|finding| vec![finding])?;
    if !is_return(selection)? {
        let round = selection.round.as_deref().unwrap_or_default();
        return Err(vec![unlike(file.as_os_str(), OsStr::new(round))]);
    }
    let of_round =
        Selection { round: Some(own.round.clone()), partnership: None, ..selection.clone() };
    let whole = if side == FileIs::New { &of_round } else { selection };
    let stems = [selection.partnership.as_deref(), Some(own.written.stem.as_str())];
    let stems = stems.into_iter().flatten().collect();
    let collection = read(place, &[selection, &of_round], stems, whole)?;
    let round = round(&collection, &of_round).ok_or_else(Vec::new)?;
    let entry = check::beside(own.written, round, &collection.register);
    let own = Some(At { collection: &collection, round, entry: &entry });
    let other = one(&collection, selection);
    let (old, new) = if side == FileIs::New { (other, own) } else { (own, other) };
    let returns = compared(old, new, Sides::Both, &mut Indexed::default()).into_iter().collect();
    let notice = collection.register.notice().map(str::to_owned);
    Ok(Changes { schema: Changes::SCHEMA, notice, returns })
}
