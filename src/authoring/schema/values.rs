//! What a field is given, kind by kind.

use super::super::json::Json;
use super::fixed::{self, Held, list, one_or_several};
use super::parts::{
    any_of, or_nothing, reference, text, text_or, text_or_nothing, words_or_nothing,
};
use super::pattern;
use crate::form::keys;
use crate::model::{
    Amount, AskedField, EntriesRule, Holds, Item, NamedOption, NumberRule, PointsRule, Rubric,
};

/// What readers call a field, and what an author should know.
pub(super) fn about(field: &AskedField, item: &Item, rubric: &Rubric) -> Json {
    let help = field.help.iter().cloned();
    let parts = help.chain([kind_in_words(field)]).chain(levels_in_words(field, item, rubric));
    let says: Vec<String> = parts.collect();
    Json::object([("title", field.label.as_str().into()), ("description", says.join("\n").into())])
}

/// What may stand behind the key of a field.
pub(super) fn given(field: &AskedField, item: &Item, rubric: &Rubric) -> Json {
    let value = value(field, item, rubric);
    if field.may_not_apply { any_of([value, outside()]) } else { value }
}

/// Why a field does not apply.
fn outside() -> Json {
    let says = "Why it does not apply to you, in one sentence, which is published.";
    let reason = Json::object([("description", says.into())]).and(text());
    Json::object([
        ("type", "object".into()),
        ("properties", Json::object([("not-applicable", reason)])),
        ("required", Json::List(vec!["not-applicable".into()])),
        ("additionalProperties", false.into()),
    ])
}

fn value(field: &AskedField, item: &Item, rubric: &Rubric) -> Json {
    match &field.holds {
        Holds::Rating => {
            let text = |at: usize| item.descriptors.get(at).map(|own| own.text.clone());
            let levels = rubric.scale().iter().enumerate();
            words_or_nothing(
                levels.map(|(at, own)| (own.id.as_str(), Some((&*own.label, text(at))))),
            )
        }
        Holds::Level(rule) => {
            words_or_nothing(rule.of.iter().map(|own| (own.id.as_str(), Some((&*own.label, None)))))
        }
        Holds::Prose => {
            let see = fixed::object(&keys::SEE, Held { collection: None, themes: &[] });
            text_or(see)
        }
        Holds::Points(rule) => points(rule),
        Holds::Choice(rule) => one_or_several(&rule.of, (!rule.is_several).then_some(1)),
        Holds::Number(rule) => number(rule),
        Holds::Text(rule) => {
            let written = rule.pattern.as_ref().and_then(|own| pattern::elsewhere(own.written()));
            text_or_nothing().maybe("pattern", written)
        }
        Holds::Date => reference("day"),
        Holds::Flag => words_or_nothing([("true", None), ("false", None)]),
        Holds::Actions => reference("actions"),
        Holds::Entries(rule) => entries(rule, item, rubric),
    }
}

/// Entries with fields of their own, whose texts stand in no other answer.
fn entries(rule: &EntriesRule, item: &Item, rubric: &Rubric) -> Json {
    let own = rule.of.iter().map(|field| {
        let value = match &field.holds {
            Holds::Prose => text_or_nothing(),
            _ => given(field, item, rubric),
        };
        (field.id.as_str().to_owned(), about(field, item, rubric).and(value))
    });
    let says = "What the entry is called by, once in an answer: it stays the same from round to \
                round.";
    let id = Json::object([("description", says.into())]).and(fixed::own_id());
    let entry = Json::object([
        ("type", "object".into()),
        ("properties", std::iter::once(("id".to_owned(), id)).chain(own).collect()),
        ("required", Json::List(vec!["id".into()])),
        ("additionalProperties", false.into()),
    ]);
    list(entry, rule.least, rule.most)
}

/// The lists of actions, which every answer that has any writes alike.
pub(super) fn actions() -> Json {
    list(fixed::object(&keys::ACTION, Held { collection: None, themes: &[] }), None, None)
}

/// What may stand in place of a whole answer that has this field alone: a text or a list; keys are
/// those of the answer.
pub(super) fn alone(field: &AskedField, item: &Item, rubric: &Rubric) -> Json {
    match &field.holds {
        Holds::Prose if field.may_not_apply => any_of([text_or_nothing(), outside()]),
        Holds::Prose => text_or_nothing(),
        _ => given(field, item, rubric),
    }
}

fn points(rule: &PointsRule) -> Json {
    let held = Held { collection: None, themes: &rule.themes };
    let statement = any_of([text(), fixed::object(&keys::STATEMENT, held)]);
    list(statement, rule.least, rule.most)
}

/// Digits in quotation marks are a text to other readers, whose size they do not look at. What is a
/// multiple of a hundredth they cannot tell of the numbers that they make.
fn number(rule: &NumberRule) -> Json {
    let kind = if rule.decimals == 0 { "integer" } else { "number" };
    let read = Json::object([("type", kind.into())])
        .maybe("minimum", rule.least.map(|least| bound(least, rule)))
        .maybe("maximum", rule.most.map(|most| bound(most, rule)));
    let part = match rule.decimals {
        0 => String::new(),
        places => format!("(\\.[0-9]{{1,{places}}})?"),
    };
    let quoted = Json::object([
        ("type", "string".into()),
        ("pattern", format!("^\\s*-?[0-9]+{part}\\s*$").into()),
    ]);
    or_nothing(any_of([read, quoted]))
}

fn bound(amount: Amount, rule: &NumberRule) -> Json {
    let written = amount.written(rule.decimals);
    match rule.decimals {
        0 => amount.0.into(),
        _ => written.parse::<f64>().expect("digits and a point").into(),
    }
}

/// What is given, with its limits.
fn kind_in_words(field: &AskedField) -> String {
    let what = match &field.holds {
        Holds::Number(rule) => {
            let unit = rule.unit.as_ref().map(|unit| format!(" in {unit}")).unwrap_or_default();
            let places = match rule.decimals {
                0 => ", whole".to_owned(),
                places => format!(", with {places} decimals at most"),
            };
            format!("a number{unit}{places}")
        }
        Holds::Choice(rule) if rule.is_several => {
            "one of some options, or a list of them".to_owned()
        }
        holds => holds.kind().gives().to_owned(),
    };
    fixed::sentence(&what)
}

/// Each level with what it means, where an item says it.
fn levels_in_words(field: &AskedField, item: &Item, rubric: &Rubric) -> Vec<String> {
    match &field.holds {
        Holds::Rating => {
            let levels = rubric.scale().iter().enumerate();
            let one = levels.map(|(at, level)| {
                let text = item.descriptors.get(at).map(|own| format!(": {}", own.text));
                format!("{} ({}){}", level.id, level.label, text.unwrap_or_default())
            });
            one.collect()
        }
        Holds::Level(rule) => options_in_words(&rule.of),
        Holds::Choice(rule) => options_in_words(&rule.of),
        Holds::Points(rule) => options_in_words(&rule.themes),
        Holds::Prose
        | Holds::Number(_)
        | Holds::Text(_)
        | Holds::Date
        | Holds::Flag
        | Holds::Entries(_)
        | Holds::Actions => Vec::new(),
    }
}

fn options_in_words(of: &[NamedOption]) -> Vec<String> {
    of.iter().map(|own| format!("{} ({})", own.id, own.label)).collect()
}
