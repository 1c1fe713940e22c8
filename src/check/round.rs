//! A round as written to a round.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bounds;
use super::prose::advised;
use super::values::{date, line, optional_text, required, required_text};
use super::versions::{Lookup, Versions};
use crate::diag::{Code, Diagnostic, Findings, Place, has_errors, nearest, quoted};
use crate::load::raw::RawRound;
use crate::load::{Loaded, Located, WrittenRound};
use crate::model::{
    Attendance, Collated, Id, ItemId, MOST_ROUNDS, RoundInfo, Rubric, Terms, within,
};

/// How many rounds of a circle are named.
const NAMED: usize = 5;

/// The collection's rounds, each with the one that it says comes before it.
pub(super) struct Siblings {
    previous: BTreeMap<String, Option<String>>,
    /// Those that come before themselves.
    in_circles: BTreeSet<String>,
}

impl Siblings {
    /// Those that were written.
    pub(super) fn new(rounds: &[WrittenRound]) -> Self {
        let previous = |round: &WrittenRound| {
            let said = round.info.as_ref().and_then(|loaded| loaded.raw.previous.value());
            (round.id.clone(), said.map(|at| at.value.clone()))
        };
        Self::of(rounds.iter().map(previous).collect())
    }

    fn of(previous: BTreeMap<String, Option<String>>) -> Self {
        let mut siblings = Self { previous, in_circles: BTreeSet::new() };
        // Each round is passed once, however long the way back from it is.
        let mut passed: BTreeMap<&str, &str> = BTreeMap::new();
        let mut found = BTreeSet::new();
        for start in siblings.previous.keys() {
            let mut last = Some(start.as_str());
            while let Some(round) = last.filter(|round| !passed.contains_key(round)) {
                passed.insert(round, start);
                last = siblings.before(round);
            }
            if let Some(round) = last.filter(|round| passed.get(round) == Some(&start.as_str())) {
                found.insert(round.to_owned());
                let others = siblings.back_from(round).take_while(|other| *other != round);
                found.extend(others.map(str::to_owned));
            }
        }
        siblings.in_circles = found;
        siblings
    }

    fn before(&self, round: &str) -> Option<&str> {
        self.previous.get(round)?.as_deref()
    }

    /// The rounds before a round, the last first; without end where they are a circle.
    fn back_from<'a>(&'a self, round: &str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(self.before(round), |last| self.before(last))
    }

    /// Whether a round is another one, or comes after it, so that it cannot be before it.
    fn leads_to(&self, round: &str, other: &str) -> bool {
        let most = self.previous.len();
        round == other || self.back_from(round).take(most).any(|before| before == other)
    }

    /// The rounds between a round and itself, where those that come before it lead back to it.
    fn circle<'a>(&'a self, own: &'a str) -> Option<impl Iterator<Item = &'a str>> {
        let is_one = self.in_circles.contains(own);
        is_one.then(|| self.back_from(own).take_while(move |other| *other != own))
    }
}

/// Who took part, in which role.
fn took_part(raw: &RawRound, sink: &mut Findings) -> Vec<Attendance> {
    let mut all = Vec::new();
    for own in raw.took_part.entries() {
        let what = "this entry of `took_part`";
        let role = required_text(&own.role, "role", &own.place, what, sink);
        let number = own.number.value();
        let count = number.and_then(|at| at.value.trim().parse().ok().filter(|count| *count > 0));
        if let (Some(at), None) = (number, count) {
            let message = format!("{} is not how many took part", quoted(&at.value));
            sink.push(
                Diagnostic::new(Code::NotANumber, at.place.clone(), message)
                    .help("write a whole number such as `11`, or leave the key out"),
            );
        }
        all.extend(role.map(|role| Attendance { role, number: count }));
    }
    all
}

/// The round of a folder and what was asked in it, where it has no errors; findings go to the sink.
///
/// A round whose version of the rubric cannot be used is left out without a word: that version has
/// been reported.
pub(crate) fn round(
    loaded: &Loaded<RawRound>,
    id: Id,
    versions: &Versions,
    siblings: &Siblings,
    sink: &mut Findings,
) -> Option<(RoundInfo, Arc<Rubric>)> {
    let Loaded { raw, flawed } = loaded;
    let mut found = Findings::new();
    let file = Place::file(&raw.source);
    let what = "the round";
    bounds::round(raw, &mut found);
    let title = match raw.empty_at("title") {
        Some(place) => {
            found.push(nothing_behind("title", place));
            None
        }
        None => required_text(&raw.title, "title", &file, what, &mut found),
    };
    let deadline = date(&raw.deadline, &mut found);
    let day = date(&raw.date, &mut found);
    if raw.deadline.is_absent() && raw.date.is_absent() {
        let empty =
            ["deadline", "date"].into_iter().find_map(|key| Some((key, raw.empty_at(key)?)));
        found.push(match empty {
            Some((key, place)) => nothing_behind(key, place),
            None => without_day(&file),
        });
    }
    let opens = date(&raw.opens, &mut found);
    let rubric = rubric(raw, versions, &file, &mut found);
    let previous = previous(raw, &id, siblings, &mut found);
    let note = raw.note.value().map(|at| advised(at, &mut found));
    report_empty(raw, &mut found);
    let took_part = took_part(raw, &mut found);
    let collated = rubric.as_deref().map(|rubric| collated(raw, rubric, &mut found));
    let refused = *flawed || has_errors(&found);
    sink.append(&mut found);
    if refused {
        return None;
    }
    let before = siblings.back_from(id.as_str()).take(MOST_ROUNDS);
    let before = before.filter_map(|other| Id::published(other).ok()).collect();
    let rubric = rubric?;
    let info = RoundInfo {
        id,
        title: title?,
        opens,
        deadline,
        date: day,
        place: optional_text(&raw.place),
        took_part,
        rubric: rubric.version().to_owned(),
        previous,
        before,
        note,
        collated: collated.unwrap_or_default(),
    };
    Some((info, rubric))
}

/// What is written of sections and items; a number that both have is that of the item.
fn collated(raw: &RawRound, rubric: &Rubric, sink: &mut Findings) -> Collated {
    let mut out = Collated::default();
    for (key, text) in raw.collated.entries() {
        let id = ItemId::new(&key.value).ok();
        let is_item = id.as_ref().is_some_and(|id| rubric.item(id).is_some());
        let is_section = rubric.sections().iter().any(|own| own.id.as_str() == key.value);
        let (Some(id), true) = (id, is_item || is_section) else {
            sink.push(of_nothing(key, rubric));
            continue;
        };
        if text.is_absent() {
            sink.push(left_empty(&key.value, &key.place));
        }
        let Some(at) = text.value() else { continue };
        let all = if is_item { &mut out.items } else { &mut out.sections };
        all.insert(id, advised(at, sink));
    }
    out
}

/// That a text is of no section and no item of the rubric.
fn of_nothing(key: &Located<String>, rubric: &Rubric) -> Diagnostic {
    let Terms { section, item, .. } = rubric.terms();
    let message = format!(
        "the rubric has neither {} {number} nor {} {number}",
        within(&section.one),
        within(&item.one),
        number = quoted(&key.value)
    );
    let sections = rubric.sections().iter().map(|own| own.id.as_str());
    let ids = sections.chain(rubric.items().map(|own| own.id.as_str()));
    Diagnostic::new(Code::CollatedOfNothing, key.place.clone(), message)
        .maybe_help(nearest::item(&key.value, ids))
}

/// Reports keys with nothing behind them that nothing else is told of.
fn report_empty(raw: &RawRound, sink: &mut Findings) {
    let mut optional = vec!["opens", "place", "took_part", "previous", "note", "collated"];
    if !(raw.deadline.is_absent() && raw.date.is_absent()) {
        optional.extend(["deadline", "date"]);
    }
    for key in optional {
        sink.extend(raw.empty_at(key).map(|place| left_empty(key, place)));
    }
}

/// That a key, which may be left out, has nothing behind it.
fn left_empty(key: &str, place: &Place) -> Diagnostic {
    let message = format!("{} says nothing", quoted(key));
    Diagnostic::new(Code::SaysNothing, place.clone(), message)
        .help("write what is meant behind the colon, or delete the key")
}

/// That a key stands there with nothing behind it.
fn nothing_behind(key: &str, place: &Place) -> Diagnostic {
    let message = format!("`{key}` of the round says nothing");
    Diagnostic::new(Code::Missing, place.clone(), message).help("write it behind the colon")
}

/// That a round has neither a deadline nor a day of its own.
fn without_day(file: &Place) -> Diagnostic {
    let message = "the round has neither `deadline` nor `date`";
    Diagnostic::new(Code::Missing, file.clone(), message).help(
        "add `deadline:`, the day by which returns are due, or `date:`, the day on which it took \
         place, such as `date: 2019-05-15`",
    )
}

fn rubric(
    raw: &RawRound,
    versions: &Versions,
    file: &Place,
    sink: &mut Findings,
) -> Option<Arc<Rubric>> {
    if let Some(place) = raw.empty_at("rubric") {
        sink.push(nothing_behind("rubric", place));
        return None;
    }
    let at = required(&raw.rubric, "rubric", file, "the round", sink)?;
    match versions.find(&line(&at.value)) {
        Lookup::Rubric(rubric) => return Some(rubric),
        Lookup::Unusable => {}
        Lookup::Unknown => {
            let message = format!("this collection has no rubric of version {}", quoted(&at.value));
            let help = nearest::suggestion(&at.value, versions.names()).unwrap_or_else(|| {
                "write the `version:` of `rubric.yaml`, or of an earlier version beside it"
                    .to_owned()
            });
            sink.push(Diagnostic::new(Code::RubricVersion, at.place.clone(), message).help(help));
        }
    }
    None
}

fn previous(raw: &RawRound, own: &Id, siblings: &Siblings, sink: &mut Findings) -> Option<Id> {
    let at = raw.previous.value()?;
    if at.value == own.as_str() || !siblings.previous.contains_key(&at.value) {
        let others = siblings.previous.keys().map(String::as_str);
        let others = others.filter(|other| !siblings.leads_to(other, own.as_str()));
        let message = format!("{} is not another round of this collection", quoted(&at.value));
        let is_only = others.clone().next().is_none();
        let help = nearest::suggestion(&at.value, others).unwrap_or_else(|| match is_only {
            true => "no other round comes before this one: delete this line, or put the folder of \
                     the round before beside this one"
                .to_owned(),
            false => "name the folder of another round, or delete this line if no round came \
                      before"
                .to_owned(),
        });
        sink.push(Diagnostic::new(Code::UnknownRound, at.place.clone(), message).help(help));
        return None;
    }
    if let Some(between) = siblings.circle(own.as_str()) {
        let mut names: Vec<_> = between.take(NAMED + 1).map(quoted).collect();
        if names.len() > NAMED {
            names[NAMED] = "others".to_owned();
        }
        let message = format!("this round comes before itself, by way of {}", names.join(", "));
        sink.push(
            Diagnostic::new(Code::UnknownRound, at.place.clone(), message)
                .help("the first round has no `previous`: take it out there"),
        );
        return None;
    }
    Id::published(&at.value).ok()
}

#[cfg(test)]
mod tests {
    use super::Siblings;

    /// What is between each round and itself, of rounds written as `a<b`: b is the one before a.
    fn circles(rounds: &str) -> Vec<String> {
        let each = rounds.split(' ').map(|round| {
            let (id, before) = round.split_once('<').unwrap_or((round, ""));
            (id.to_owned(), (!before.is_empty()).then(|| before.to_owned()))
        });
        let siblings = Siblings::of(each.collect());
        let of = |own: &String| {
            let between = siblings.circle(own)?.collect::<Vec<_>>().join(" ");
            Some(format!("{own}: {between}"))
        };
        siblings.previous.keys().filter_map(of).collect()
    }

    #[test]
    fn only_a_round_that_comes_back_to_itself_is_in_a_circle() {
        assert_eq!(circles("a b<a c<b"), [""; 0]);
        assert_eq!(circles("a<c b<a c<b d<a e<d"), ["a: c b", "b: a c", "c: b a"]);
        assert_eq!(circles("a<b b<a c<d d<c e<nowhere"), ["a: b", "b: a", "c: d", "d: c"]);
    }

    #[test]
    fn thousands_of_rounds_are_passed_once_each() {
        let rounds: Vec<String> = (1..20_000).map(|n| format!("r{n}<r{}", n - 1)).collect();
        assert_eq!(circles(&rounds.join(" ")), [""; 0]);
    }
}
