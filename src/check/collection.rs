//! A whole collection: the versions of its rubric, register, rounds and their returns.

use super::returned::{CheckFor, Context, Read, read};
use super::round::Siblings;
use super::values::id_finding;
use super::versions::Versions;
use super::{register, round, rounds};
use crate::diag::{Diagnostic, Findings, Place, Source};
use crate::load::{Written, WrittenReturn, WrittenRound};
use crate::model::{Collection, Entry, Id, Register, Round, RoundInfo, Rubric, Standing};

/// The collection, where its rubric and register have no errors.
///
/// Findings about the collection and its rounds go to the sink; those about a return stay with its
/// entry. Where rubric or register are wrong, no return can be checked, and what reading the
/// returns found goes to the sink.
pub fn collection(written: Written, sink: &mut Vec<Diagnostic>) -> Option<Collection> {
    let rubrics: Vec<_> = std::iter::once(written.rubric).chain(written.earlier).collect();
    let versions = Versions::new(&rubrics, sink);
    let register = written.register.as_ref().and_then(|loaded| register::register(loaded, sink));
    let id = folder_id(&written.id, &written.name, sink);
    let (Some(rubric), Some(register), Some(id)) = (versions.current(), register, id) else {
        let returns = written.rounds.into_iter().flat_map(|round| round.returns);
        sink.extend(returns.flat_map(|returned| returned.findings));
        return None;
    };
    let siblings = Siblings::new(&written.rounds);
    let context = Surroundings { versions: &versions, register: &register, siblings: &siblings };
    let places = rounds::places(&written.rounds);
    let rounds: Vec<Round> =
        written.rounds.into_iter().filter_map(|round| one_round(round, context, sink)).collect();
    rounds::held_to_each_other(&rounds, &places, sink);
    let earlier = versions.earlier();
    Some(Collection { id, rubric, earlier, register, rounds })
}

/// What a round is held against.
#[derive(Clone, Copy)]
struct Surroundings<'a> {
    versions: &'a Versions,
    register: &'a Register,
    siblings: &'a Siblings,
}

fn one_round(
    written: WrittenRound,
    context: Surroundings<'_>,
    sink: &mut Findings,
) -> Option<Round> {
    let Surroundings { versions, register, siblings } = context;
    let id = folder_id(&written.id, &written.name, sink);
    let found = match (&written.info, id) {
        (Some(loaded), Some(id)) => round::round(loaded, id, versions, siblings, sink),
        _ => None,
    };
    let Some((info, rubric)) = found else {
        sink.extend(written.returns.into_iter().flat_map(|returned| returned.findings));
        return None;
    };
    let entries = written
        .returns
        .into_iter()
        .map(|written| entry(written, (&info, &rubric, register), CheckFor::Everything))
        .collect();
    Some(Round { info, rubric, path: written.path, entries })
}

fn entry(
    written: WrittenReturn,
    (round, rubric, register): (&RoundInfo, &Rubric, &Register),
    asks: CheckFor,
) -> Entry {
    let WrittenReturn { stem, name, raw, mut findings } = written;
    let context = Context { rubric, register, round, stem: &stem, asks };
    let found = raw.map(|loaded| read(&loaded, context, &mut findings));
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let standing = match found {
        Some(Read::Valid(returned)) => Standing::Valid(Box::new(returned)),
        Some(Read::InPart(readable)) => {
            Standing::Refused { errors, readable: Some(Box::new(readable)) }
        }
        Some(Read::Not) | None => Standing::Refused { errors, readable: None },
    };
    Entry { stem, name, standing, findings }
}

/// A return that is in no round's folder, held against a round as if it were.
pub fn beside(written: WrittenReturn, round: &Round, register: &Register, asks: CheckFor) -> Entry {
    entry(written, (&round.info, &round.rubric, register), asks)
}

fn folder_id(id: &str, name: &str, sink: &mut Findings) -> Option<Id> {
    match Id::published(id) {
        Ok(id) => Some(id),
        Err(error) => {
            sink.push(id_finding(error, id, Place::file(&Source::unread(name))));
            None
        }
    }
}
