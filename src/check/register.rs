//! A register as written to a register.

use super::values::{Sink, id, optional_text, published_id, required, required_text};
use crate::diag::{Code, Diagnostic, Place, has_errors, nearest, quoted};
use crate::load::raw::{RawPartnership, RawRegister};
use crate::load::{At, Loaded, Text};
use crate::model::{HealthBoard, Partnership, Register};

/// The register, where it has no errors; findings go to the sink.
pub(crate) fn register(loaded: &Loaded<RawRegister>, sink: &mut Sink) -> Option<Register> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Sink::new();
    let boards = raw.health_boards.entries();
    let boards: Vec<HealthBoard> =
        boards.iter().filter_map(|(key, name)| board(key, name, &mut found)).collect();
    if raw.partnerships.is_empty() {
        let file = Place::file(&raw.source);
        found.push(
            Diagnostic::new(Code::Missing, file, "the register has no `partnerships`")
                .help("list who is expected to return, each with a `name` and a `health_board`"),
        );
    }
    let partnerships = raw
        .partnerships
        .entries()
        .iter()
        .filter_map(|partnership| one(partnership, raw, &boards, &mut found))
        .collect();
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    (!refused).then(|| Register::checked(partnerships))
}

fn board(key: &At<String>, name: &Text, sink: &mut Sink) -> Option<HealthBoard> {
    if name.is_absent() {
        sink.push(
            Diagnostic::new(Code::Missing, key.place.clone(), "this health board has no name")
                .help("write its name after the colon"),
        );
    }
    Some(HealthBoard { id: id(key, sink)?, name: optional_text(name)? })
}

fn one(
    raw: &RawPartnership,
    register: &RawRegister,
    boards: &[HealthBoard],
    sink: &mut Sink,
) -> Option<Partnership> {
    let place = &raw.id.place;
    let what = "this partnership";
    let name = required_text(&raw.name, "name", place, what, sink);
    let id = published_id(&raw.id, sink);
    let at = required(&raw.health_board, "health_board", place, what, sink)?;
    let board = boards.iter().find(|board| board.id.as_str() == at.value).cloned();
    let is_listed = register.health_boards.entries().iter().any(|(key, _)| key.value == at.value);
    if !is_listed && !register.health_boards.is_unusable() {
        let message = format!("{} is not a health board of the register", quoted(&at.value));
        let ids = boards.iter().map(|board| board.id.as_str());
        sink.push(
            Diagnostic::new(Code::UnknownBoard, at.place.clone(), message)
                .maybe_help(nearest::suggestion(&at.value, ids)),
        );
    }
    Some(Partnership { id: id?, name: name?, board: board?, note: optional_text(&raw.note) })
}
