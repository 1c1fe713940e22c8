//! The answers of a return: what each item of a rubric is answered in.

use super::super::json::Json;
use super::super::readings;
use super::fixed::{self, Held};
use super::parts::any_of;
use super::values;
use crate::form::keys;
use crate::model::{AskedField, Item, Rubric, Section};

/// Everything below `responses:`.
///
/// The number of an item stands among `properties`, for those who look for names there; and among
/// `patternProperties`, because a language server takes a key such as `1.1` for a number, which no
/// property is called.
pub(super) fn responses(rubric: &Rubric) -> Json {
    let mut named: Vec<(String, Vec<Json>)> = Vec::new();
    for section in rubric.sections() {
        for item in section.items.iter().filter(|item| item.is_local()) {
            for key in readings::keys(item.id.as_str()) {
                let own = answer(item, section, rubric);
                match named.iter_mut().find(|(other, _)| *other == key) {
                    Some((_, all)) => all.push(own),
                    None => named.push((key, vec![own])),
                }
            }
        }
    }
    let escaped: Vec<String> = named.iter().map(|(key, _)| key.replace('.', "\\.")).collect();
    let pattern = format!("^({})$", escaped.join("|"));
    let properties = named.into_iter().map(|(key, mut all)| {
        // `1.1` and `1.10` are one number.
        let own = if all.len() == 1 { all.remove(0) } else { any_of(all) };
        (key, own)
    });
    let says = keys::find(&keys::RETURN, "responses").says;
    Json::object([
        ("description", fixed::sentence(says).into()),
        ("type", Json::List(vec!["object".into(), "null".into()])),
        ("properties", properties.collect()),
        ("patternProperties", Json::Object(vec![(pattern, true.into())])),
        ("additionalProperties", false.into()),
    ])
}

/// The answer to an item.
fn answer(item: &Item, section: &Section, rubric: &Rubric) -> Json {
    let fields: Vec<&AskedField> = rubric.fields_of(item).collect();
    let properties = fields.iter().map(|field| {
        (
            field.id.as_str().to_owned(),
            values::about(field, item, rubric).and(values::given(field, item, rubric)),
        )
    });
    let beside = fixed::properties(&keys::ANSWER, Held { collection: None, themes: &[] });
    let about = Json::object([
        ("title", format!("{} {}", item.id, item.statement).into()),
        ("description", within(section, &fields, rubric).into()),
    ]);
    let below = Json::object([
        ("type", Json::List(vec!["object".into(), "null".into()])),
        ("properties", properties.collect::<Json>().and(beside)),
        ("additionalProperties", false.into()),
    ]);
    match &*fields {
        [only] => about.and(any_of([below, values::alone(only, item, rubric)])),
        _ => about.and(below),
    }
}

/// Where an item stands, and what it is answered in.
fn within(section: &Section, fields: &[&AskedField], rubric: &Rubric) -> String {
    let labels: Vec<&str> = fields.iter().map(|field| &*field.label).collect();
    let (word, id) = (&rubric.terms().section.one, &section.id);
    format!("{word} {id}: {}. Answered in: {}.", section.title, labels.join(", "))
}
