//! What a return must hold that says that it is final.

use super::super::json::Json;
use super::super::readings;
use super::parts::{any_of, reference};
use crate::form::keys::{KeyNeeded, RETURN};
use crate::model::{AskedField, Holds, Item, RequiredWhen, Rubric};

/// The keywords `if` and `then`: a draft may lack all of it.
pub(super) fn when_final(rubric: &Rubric) -> Json {
    let status = Json::object([("const", "final".into())]);
    let is_final = Json::object([
        ("properties", Json::object([("status", status)])),
        ("required", Json::List(vec!["status".into()])),
    ]);
    let items = || rubric.items().filter(|item| item.is_local());
    let is_asked = |item: &&Item| rubric.fields_of(item).any(is_in_final);
    let asked: Json =
        items().filter(is_asked).filter(is_read_alike).map(|own| Json::from(id(own))).collect();
    let has_answers = items().any(|item| is_asked(&item));
    let keys = RETURN.iter().filter(|own| own.required == KeyNeeded::Final);
    let keys = keys.filter(|own| own.key != "responses" || has_answers);
    let each: Json = items()
        .filter(is_read_alike)
        .map(|item| (id(item).to_owned(), of_answer(item, rubric)))
        .filter(|(_, needed)| !needed.is_empty())
        .collect();
    let answers = Json::object([])
        .maybe("required", (!asked.is_empty()).then_some(asked))
        .maybe("properties", (!each.is_empty()).then_some(each));
    let then = Json::object([("required", keys.map(|own| Json::from(own.key)).collect())]);
    let below = || Json::object([("responses", answers.clone())]);
    let then = then.maybe("properties", (!answers.is_empty()).then(below));
    Json::object([("if", is_final), ("then", then)])
}

fn id(item: &Item) -> &str {
    item.id.as_str()
}

/// Whether all readers of YAML hand the number of an item over as it is written.
fn is_read_alike(item: &&Item) -> bool {
    readings::keys(id(item)).len() == 1
}

fn is_in_final(field: &AskedField) -> bool {
    field.required == RequiredWhen::Final
}

/// What the answer to an item must hold.
fn of_answer(item: &Item, rubric: &Rubric) -> Json {
    let fields = || rubric.fields_of(item);
    let always: Json =
        fields().filter(|own| is_in_final(own)).map(|own| Json::from(own.id.as_str())).collect();
    let with: Json = fields().filter_map(|own| with_another(own, item, rubric)).collect();
    Json::object([])
        .maybe("required", (!always.is_empty()).then_some(always))
        .maybe("allOf", (!with.is_empty()).then_some(with))
}

/// That a field must be there where another one says something.
fn with_another(field: &AskedField, item: &Item, rubric: &Rubric) -> Option<Json> {
    let RequiredWhen::With(key) = &field.required else { return None };
    let other = rubric.fields_of(item).find(|other| other.id == *key)?;
    let says = match &other.holds {
        // A text of signs alone says nothing.
        Holds::Prose | Holds::Text(_) => {
            Json::object([("type", "string".into()), ("pattern", "^[A-Za-z]".into())])
        }
        Holds::Points(_) | Holds::Entries(_) | Holds::Actions => {
            Json::object([("type", "array".into()), ("minItems", 1.into())])
        }
        Holds::Rating
        | Holds::Level(_)
        | Holds::Choice(_)
        | Holds::Number(_)
        | Holds::Date
        | Holds::Flag => {
            // What does not apply needs nothing beside it.
            let outside = Json::object([("type", "object".into())]);
            Json::object([("not", any_of([reference("nothing"), outside]))])
        }
    };
    let is_said = Json::object([
        ("properties", Json::Object(vec![(key.as_str().to_owned(), says)])),
        ("required", Json::List(vec![key.as_str().into()])),
    ]);
    let then = Json::object([("required", Json::List(vec![field.id.as_str().into()]))]);
    Some(Json::object([("if", is_said), ("then", then)]))
}
