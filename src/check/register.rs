//! A register as written to a register.

use super::alike;
use super::bounds;
use super::groupings::{self, Groups};
use super::values::{Once, id, optional_text, published_id, required_text};
use crate::diag::{Code, Diagnostic, Findings, Place, has_errors, nearest, quoted};
use crate::load::raw::{RawComparatorSet, RawPartnership, RawRegister};
use crate::load::{Loaded, Located, Text};
use crate::model::{ComparatorSet, Id, Partnership, Register, RegisterParts};

/// The register, where it has no errors; findings go to the sink.
pub(crate) fn register(loaded: &Loaded<RawRegister>, sink: &mut Findings) -> Option<Register> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Findings::new();
    bounds::register(raw, &mut found);
    let notice = notice(&raw.notice, &mut found);
    let groupings = groupings::all(raw, &mut found);
    if raw.partnerships.is_empty() && !raw.partnerships.is_unusable() {
        let file = Place::file(&raw.source);
        let message = format!("the register has no `{}`", raw.who.key());
        found.push(
            Diagnostic::new(Code::Missing, file, message)
                .help("list who is expected to return, each with a `name`"),
        );
    }
    let names = raw.partnerships.entries().iter().map(|partnership| &partnership.name);
    alike::report(names, raw.who.one(), &mut found);
    let partnerships: Vec<Partnership> = raw
        .partnerships
        .entries()
        .iter()
        .filter_map(|partnership| one(partnership, raw, &groupings, &mut found))
        .collect();
    let minimum_group = minimum_group(&raw.minimum_group, &mut found);
    let sets = raw.comparator_sets.entries();
    alike::report(sets.iter().map(|set| &set.name), "comparator set", &mut found);
    let comparator_sets = sets.iter().filter_map(|s| comparator_set(s, raw, &mut found)).collect();
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    let file = raw.source.name().rsplit('/').next().unwrap_or_default().to_owned();
    let groupings = groupings::known(groupings);
    let parts =
        RegisterParts { file, notice, groupings, partnerships, minimum_group, comparator_sets };
    (!refused).then(|| Register::checked(parts))
}

/// What every page says; it must leave room for the rest of the page's head.
fn notice(text: &Text, sink: &mut Findings) -> Option<String> {
    let notice = optional_text(text)?;
    let length = notice.chars().count();
    if length > Register::LONGEST_NOTICE {
        let message = format!("this notice is {length} characters long");
        let help = format!(
            "say it in at most {}: it stands at the head of every page",
            Register::LONGEST_NOTICE
        );
        let place = text.value()?.place.clone();
        sink.push(Diagnostic::new(Code::LongNotice, place, message).help(help));
    }
    Some(notice)
}

fn one(
    raw: &RawPartnership,
    register: &RawRegister,
    groupings: &[Groups<'_>],
    sink: &mut Findings,
) -> Option<Partnership> {
    let what = format!("this {}", register.who.one());
    let name = required_text(&raw.name, "name", &raw.id.place, &what, sink);
    let id = published_id(&raw.id, sink);
    let groups = groupings::of(raw, &what, (groupings, register.groupings.is_unusable()), sink);
    Some(Partnership { id: id?, name: name?, groups: groups?, note: optional_text(&raw.note) })
}

fn minimum_group(text: &Text, sink: &mut Findings) -> usize {
    let Some(at) = text.value() else { return Register::MINIMUM_GROUP };
    match at.value.trim().parse() {
        Ok(number @ 1..) => number,
        _ => {
            let message = format!("{} is not a whole number of at least 1", quoted(&at.value));
            let help = "write how many returns a group must have for its figures to be shown; \
                        1 shows every group that has one";
            sink.push(Diagnostic::new(Code::MinimumGroup, at.place.clone(), message).help(help));
            Register::MINIMUM_GROUP
        }
    }
}

fn comparator_set(
    raw: &RawComparatorSet,
    register: &RawRegister,
    sink: &mut Findings,
) -> Option<ComparatorSet> {
    let name = required_text(&raw.name, "name", &raw.id.place, "this comparator set", sink);
    let id = id(&raw.id, sink);
    let mut once = Once::default();
    let written = raw.partnerships.entries().iter().filter_map(Text::value);
    let partnerships: Vec<Id> =
        written.filter_map(|at| member(at, register, &mut once, sink)).collect();
    let is_without = raw.partnerships.entries().iter().all(Text::is_absent);
    if is_without && !raw.partnerships.is_unusable() {
        let message = format!("this comparator set has no `{}`", register.who.key());
        sink.push(
            Diagnostic::new(Code::NoMember, raw.id.place.clone(), message)
                .help("list the ids of its members, or delete the set"),
        );
    }
    Some(ComparatorSet { id: id?, name: name?, partnerships })
}

/// The member that a comparator set names, where the register has it and it is named for the first
/// time.
fn member(
    at: &Located<String>,
    register: &RawRegister,
    once: &mut Once,
    sink: &mut Findings,
) -> Option<Id> {
    let is_first = once.see(at, Code::RepeatedMember, sink);
    let ids = register.partnerships.entries().iter().map(|entry| entry.id.value.as_str());
    if ids.clone().any(|id| id == at.value) {
        return Id::published(&at.value).ok().filter(|_| is_first);
    }
    if is_first && !register.partnerships.is_unusable() {
        let (who, key) = (register.who.one(), register.who.key());
        let message = format!("{} is not a {who} of the register", quoted(&at.value));
        let help = nearest::suggestion(&at.value, ids.clone())
            .unwrap_or_else(|| format!("correct its id, or add it below `{key}:`"));
        let finding = Diagnostic::new(Code::UnknownMember, at.place.clone(), message).help(help);
        sink.push(finding.fix(nearest::fix(&at.place, &at.value, ids)));
    }
    None
}
