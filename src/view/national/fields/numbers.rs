//! Numbers: the least, the median and the greatest, each on one axis, and over rounds a line for
//! each who gave one.

use serde::{Deserialize, Serialize};

use super::SummaryBody;
use super::summed::Given;
use crate::chart::{Chart, Drawing, WHOLE};
use crate::lang::{Language, say};
use crate::model::{
    Amount, AnswerValue, Holds, Id, ItemId, NumberRule, Response, Return, Round, Standing, Status,
};
use crate::rollup::FieldTally;
use crate::view::fields::{number, written_number};

/// How many rounds stand beside each other at most: the last of them.
const MOST_ROUNDS: usize = 6;

/// A figure over all numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberFact {
    /// What it is.
    pub name: String,
    /// The number, with its unit.
    pub number: String,
}

/// All numbers on one axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberAxisView {
    /// The axis with a dot for each.
    pub chart: Chart,
    /// The number at its left end, with its unit.
    pub least: String,
    /// The number at its right end, with its unit.
    pub greatest: String,
}

/// Numbers of this round and of those before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRoundsView {
    /// What the rounds are called, oldest first; the last is this one.
    pub titles: Vec<String>,
    /// Those who returned in this one and gave a number in any, in the order of the register.
    pub rows: Vec<NumberLineView>,
}

/// The numbers that somebody gave over the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberLineView {
    /// Who.
    pub name: String,
    /// The way to the answer, where the report is published.
    pub href: Option<String>,
    /// One for each round; none where it has no number.
    pub numbers: Vec<Option<String>>,
    /// The places of the rounds, from 0, in which it does not apply.
    pub outside: Vec<usize>,
    /// The line, all on one scale; none where there are fewer than two numbers.
    pub chart: Option<Chart>,
}

/// A round in which a field is asked as it is now.
struct Past<'a> {
    round: &'a Round,
    item: ItemId,
    at: usize,
}

impl Given<'_> {
    /// The numbers.
    pub(super) fn numbers(&self, tally: &FieldTally, rule: &NumberRule) -> SummaryBody {
        let lang = self.summed.lang;
        let (past, other_units) = self.past(rule);
        let others = other_units.iter().map(|round| &round.info.title).collect::<Vec<_>>();
        let other_unit = || say!(lang, "number-other-unit", rounds = lang.list(&others));
        SummaryBody::Numbers {
            facts: facts(tally, rule, self.values.len(), lang),
            axis: self.axis(rule),
            answers: self.lines(),
            rounds: self.rounds(&past, rule),
            other_unit: (!others.is_empty()).then(other_unit),
        }
    }

    /// Each on one axis.
    fn axis(&self, rule: &NumberRule) -> Option<NumberAxisView> {
        let mut amounts: Vec<i64> =
            self.values.iter().filter_map(|(_, value)| amount(value)).map(|own| own.0).collect();
        amounts.sort_unstable();
        let (least, greatest) = (*amounts.first()?, *amounts.last()?);
        if least == greatest {
            return None;
        }
        let at = |double: i128| place(double, (least, greatest));
        let doubled = |own: i64| 2 * i128::from(own);
        let middle = amounts.len() / 2;
        let other = if amounts.len() % 2 == 1 { middle } else { middle - 1 };
        let median = i128::from(amounts[middle]) + i128::from(amounts[other]);
        let lang = self.summed.lang;
        let called = |own: i64| number(rule, Amount(own), lang);
        let (from, to) = (called(least), called(greatest));
        Some(NumberAxisView {
            chart: Chart {
                drawing: Drawing::Dots {
                    dots: amounts.iter().map(|own| at(doubled(*own))).collect(),
                    median: Some(at(median)),
                    zero: (least < 0 && greatest > 0).then(|| at(0)),
                },
                alt: say!(
                    lang,
                    "dots-in-words",
                    count = amounts.len(),
                    least = &from,
                    greatest = &to
                ),
            },
            least: from,
            greatest: to,
        })
    }

    /// The rounds in which the field is asked as it is now, oldest first, this one included; and
    /// those in which its numbers are in another unit or have other decimals.
    fn past(&self, rule: &NumberRule) -> (Vec<Past<'_>>, Vec<&Round>) {
        let summed = self.summed;
        let (mut found, mut others) = (Vec::new(), Vec::new());
        let all = summed.collection.back_from(summed.round);
        for round in all.iter().skip(all.len().saturating_sub(MOST_ROUNDS)) {
            let versions = summed.collection.comparison(&summed.round.rubric, &round.rubric);
            let Some(item) = versions.comparable(&self.item.id) else { continue };
            let fields = round.rubric.fields();
            let asked = |at: &usize| fields[*at].id == self.field.id;
            let own = round.rubric.item(item).map(|item| item.fields.as_slice());
            let Some(at) = own.unwrap_or_default().iter().copied().find(asked) else { continue };
            let Holds::Number(was) = &fields[at].holds else { continue };
            if (&was.unit, was.decimals) == (&rule.unit, rule.decimals) {
                found.push(Past { round, item: item.clone(), at });
            } else {
                others.push(*round);
            }
        }
        (found, others)
    }

    /// Each number beside those of the rounds before.
    fn rounds(&self, past: &[Past<'_>], rule: &NumberRule) -> Option<NumberRoundsView> {
        let given = |id: &Id| past.iter().map(|past| past.amount(id)).collect::<Vec<_>>();
        let rows = self.summed.finals.iter().map(|(id, _)| (*id, given(id)));
        let rows: Vec<_> = rows.filter(|(_, own)| own.iter().any(Option::is_some)).collect();
        let has_any = |at: usize| rows.iter().any(|(_, own)| own[at].is_some());
        let shown: Vec<usize> = (0..past.len()).filter(|at| has_any(*at)).collect();
        if shown.len() < 2 {
            return None;
        }
        let all = || rows.iter().flat_map(|(_, own)| own).flatten().map(|own| own.0);
        let ends = (all().min()?, all().max()?);
        let titles: Vec<String> =
            shown.iter().map(|at| past[*at].round.info.title.clone()).collect();
        let lang = self.summed.lang;
        let row = |(id, own): &(&Id, Vec<Option<Amount>>)| {
            let own: Vec<Option<Amount>> = shown.iter().map(|at| own[*at]).collect();
            let numbers = own.iter().map(|own| own.map(|own| number(rule, own, lang)));
            let numbers: Vec<Option<String>> = numbers.collect();
            NumberLineView {
                name: self.summed.name(id),
                href: (self.summed.way)(id, self.item),
                chart: line(&own, &numbers, (ends, &titles), lang),
                numbers,
                outside: (0..shown.len()).filter(|at| past[shown[*at]].is_outside(id)).collect(),
            }
        };
        Some(NumberRoundsView { rows: rows.iter().map(row).collect(), titles })
    }
}

impl Past<'_> {
    /// The number that somebody gave in a final return.
    fn amount(&self, id: &Id) -> Option<Amount> {
        amount(self.response(id)?.value(self.at)?)
    }

    /// Whether somebody said in a final return that it does not apply.
    fn is_outside(&self, id: &Id) -> bool {
        let key = &self.round.rubric.fields()[self.at].id;
        self.response(id).is_some_and(|own| own.not_applicable(key).is_some())
    }

    /// What somebody answered in a final return.
    fn response(&self, id: &Id) -> Option<&Response> {
        let Standing::Valid(returned) = &self.round.entry(id.as_str())?.standing else {
            return None;
        };
        let returned: &Return = returned;
        returned.response(&self.item).filter(|_| returned.status() == Status::Final)
    }
}

fn amount(value: &AnswerValue) -> Option<Amount> {
    match value {
        AnswerValue::Number(amount) => Some(*amount),
        _ => None,
    }
}

/// Where twice a number lies between two others.
fn place(double: i128, (least, greatest): (i64, i64)) -> u32 {
    let (least, greatest) = (i128::from(least), i128::from(greatest));
    let part = (double - 2 * least) * i128::from(WHOLE) / (2 * (greatest - least));
    u32::try_from(part.clamp(0, i128::from(WHOLE))).expect("no more than the whole")
}

/// The line of somebody's numbers; `ends` are the least and the greatest of everybody's.
fn line(
    own: &[Option<Amount>],
    numbers: &[Option<String>],
    (ends, titles): ((i64, i64), &[String]),
    lang: &Language,
) -> Option<Chart> {
    let given: Vec<_> =
        numbers.iter().zip(titles).filter_map(|(n, t)| Some((n.as_ref()?, t))).collect();
    let [(first, since), .., (last, round)] = given.as_slice() else { return None };
    let at = |own: Amount| match ends.0 == ends.1 {
        true => WHOLE / 2,
        false => place(2 * i128::from(own.0), ends),
    };
    let places = own.iter().map(|own| own.map(at)).collect();
    let alt =
        say!(lang, "line-in-words", first = *first, since = *since, last = *last, round = *round);
    Some(Chart { drawing: Drawing::Line { places }, alt })
}

/// What is told of all numbers together; of a single one there is nothing to say.
fn facts(tally: &FieldTally, rule: &NumberRule, count: usize, lang: &Language) -> Vec<NumberFact> {
    let FieldTally::Numbers { least, median, greatest, total, .. } = tally else {
        return Vec::new();
    };
    let total = (say!(lang, "number-total"), total);
    let all = match () {
        () if count < 2 => vec![],
        () if least == greatest => vec![(say!(lang, "number-each"), least), total],
        () => vec![
            (say!(lang, "number-least"), least),
            (say!(lang, "number-median"), median),
            (say!(lang, "number-greatest"), greatest),
            total,
        ],
    };
    let fact = |(name, written): (String, &Option<String>)| {
        Some(NumberFact { name, number: written_number(rule, written.as_deref()?, lang)? })
    };
    all.into_iter().filter_map(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_number_lies_where_its_share_of_the_axis_is() {
        assert_eq!(place(2 * 5, (0, 10)), 5000);
        assert_eq!(place(-2 * 10, (-10, 10)), 0);
        assert_eq!(place(0, (-10, 10)), 5000);
        assert_eq!(place(5, (2, 3)), 5000);
        assert_eq!(
            place(2 * 999_999_999_999_999, (-999_999_999_999_999, 999_999_999_999_999)),
            10_000
        );
    }
}
