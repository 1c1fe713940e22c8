//! A return in a file of its own beside one of a collection, by which it is judged.

use std::path::Path;

use super::named::{is_return, one, read, round, unlike};
use super::pair::{EvidenceIndex, PlacedReturn, compare_returns};
use super::place::Location;
use crate::check::{self, CheckFor};
use crate::data::{Changes, Sides};
use crate::diag::{Code, Diagnostic, quoted};
use crate::form::AnswerForm;
use crate::lang::Language;
use crate::load::{self, ReturnFile, Selection};
use crate::system::Disk;

/// Which side the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileIs {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// What changed between a file and a selected return. The file is taken for a return of the round
/// that it says it is of; the collection is read once, whatever its place in it.
///
/// # Errors
/// The file is no return, or the collection has no such round or selected return.
pub(super) fn compare(
    place: &Location,
    selection: &Selection,
    file: &Path,
    side: FileIs,
    lang: &Language,
) -> Result<Changes, Vec<Diagnostic>> {
    let own = alone(file).map_err(|finding| vec![finding])?;
    if !is_return(selection)? {
        let round = selection.round.as_deref().expect("a whole collection is refused");
        let other = format!("{}/{round}", selection.collection);
        return Err(vec![unlike(&file.to_string_lossy(), &other)]);
    }
    let of_round =
        Selection { round: Some(own.round.clone()), partnership: None, ..selection.clone() };
    let whole = if side == FileIs::New { &of_round } else { selection };
    let stems = [selection.partnership.as_deref(), Some(own.stem.as_str())];
    let stems = stems.into_iter().flatten().collect();
    let collection = read(place, &[selection, &of_round], stems, whole)?;
    let round = round(&collection, &of_round).ok_or_else(Vec::new)?;
    let Alone { stem, name, text, .. } = own;
    let written = load::returned_of(text.into(), &stem, name, round.rubric.form());
    let entry = check::beside(written, round, &collection.register, CheckFor::Errors);
    let own = Some(PlacedReturn { collection: &collection, round, entry: &entry });
    let other = one(&collection, selection);
    let (old, new) = if side == FileIs::New { (other, own) } else { (own, other) };
    let returns = compare_returns(old, new, Sides::Both, &mut EvidenceIndex::default(), lang)
        .into_iter()
        .collect();
    let notice = collection.register.notice().map(str::to_owned);
    Ok(Changes { schema: Changes::SCHEMA, notice, returns })
}

/// A return in a file of its own, which is in no round's folder.
#[derive(Debug)]
struct Alone {
    /// The round that it says it is of.
    round: String,
    /// The partnership that it says it is from.
    stem: String,
    /// What diagnostics call it.
    name: String,
    /// The file.
    text: String,
}

/// Reads a file as a return.
///
/// # Errors
/// It is no return, or does not say whose and of which round.
fn alone(path: &Path) -> Result<Alone, Diagnostic> {
    let name = path.to_string_lossy().into_owned();
    let refused = |why: &str| {
        let message = format!("{} {why}", quoted(&name));
        Diagnostic::nowhere(Code::NothingSelected, message)
            .help("a return says `partnership:` and `round:`; both must be those of the collection")
    };
    let file = ReturnFile { stem: String::new(), path: path.to_owned(), name: name.clone() };
    let written = load::returned(&Disk, file, &AnswerForm::usual());
    let Some(loaded) = &written.raw else { return Err(refused("cannot be read as a return")) };
    match (loaded.raw.partnership.value(), loaded.raw.round.value()) {
        (Some(partnership), Some(round)) => {
            let (round, stem) = (round.value.clone(), partnership.value.clone());
            Ok(Alone { round, stem, name, text: loaded.raw.source.text().to_owned() })
        }
        _ => Err(refused("does not say whose return it is and of which round")),
    }
}
