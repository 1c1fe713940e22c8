//! A new return with nothing in it yet, and a new round.

use super::carry::{Carrying, EarlierReturn};
use super::comment;
use super::readings;
use crate::form::keys::{ACTION, ANSWER, FixedHolds, FixedKey, KeyNeeded, RETURN};
use crate::model::{
    Amount, AskedField, Collection, EntriesRule, Holds, Item, NamedOption, Partnership,
    RequiredWhen, Round, Rubric, Section,
};

/// What a new return of somebody in a round is: what is asked as notes, and a key for each answer,
/// with what is taken over from an earlier return; and how many answers that is.
///
/// `schema` is where an editor finds the schema of it, from the folder of the round.
pub fn new_return(
    round: &Round,
    who: &Partnership,
    earlier: Option<&EarlierReturn<'_>>,
    schema: Option<&str>,
) -> (String, usize) {
    let rubric = &*round.rubric;
    let mut carrying = earlier.map(|earlier| Carrying::new(earlier, rubric));
    let mut carried = 0;
    let mut out = String::new();
    if let Some(schema) = schema {
        out += &format!("# yaml-language-server: $schema={schema}\n");
    }
    let title = format!("{}: {}, {}", rubric.title(), who.name, round.info.title);
    comment::add(&mut out, &title, 0, 0);
    comment::add(&mut out, INTRODUCTION, 0, 0);
    if let Some(earlier) = earlier {
        comment::gap(&mut out);
        let from = &earlier.round.info;
        comment::add(&mut out, &carried_from(&from.title, from.id.as_str()), 0, 0);
    }
    legend(&mut out, rubric);
    comment::gap(&mut out);
    for own in &RETURN {
        head(&mut out, own, round, who);
    }
    for section in rubric.sections() {
        let word = &rubric.terms().section.one;
        comment::gap(&mut out);
        comment::add(&mut out, &format!("{word} {}: {}", section.id, section.title), 2, 2);
        carried += items(&mut out, section, rubric, &mut carrying);
    }
    (out, carried)
}

/// What is said of the answers that are taken over.
fn carried_from(title: &str, id: &str) -> String {
    format!(
        "Answers that have carried: {id} are those of {title}. Look at each again: write carried: \
         confirmed where it holds as it was, or write it anew and delete that line."
    )
}

const INTRODUCTION: &str = "Lines that begin with # are notes, which no page shows. An answer \
                            stands behind the colon of its key; a longer text begins with | \
                            behind the colon, and stands below it, indented.";

/// A key of the head, with what stands behind it.
fn head(out: &mut String, own: &FixedKey, round: &Round, who: &Partnership) {
    let value = match own.holds {
        FixedHolds::Participant => who.id.as_str(),
        FixedHolds::Round => round.info.id.as_str(),
        FixedHolds::Word(words) => words.first().map_or("", |(word, _)| word),
        _ => "",
    };
    if value.is_empty() || matches!(own.holds, FixedHolds::Word(_)) {
        comment::add(out, &format!("{}: {}", own.key, plain(own.says)), 0, 2);
    }
    if let FixedHolds::Entries(keys) = own.holds {
        let first = keys.first().map_or("", |own| own.key);
        comment::add(out, &format!("- {first}: …"), 0, 0);
    }
    key(out, own.key, value, 0);
}

/// The words of the table of keys without the signs of Markdown.
fn plain(says: &str) -> String {
    says.replace('`', "")
}

/// What each key of an answer is, once for all items.
fn legend(out: &mut String, rubric: &Rubric) {
    comment::gap(out);
    comment::add(out, "The keys of an answer:", 0, 0);
    let all = rubric.fields().iter().enumerate();
    for (_, field) in all.filter(|(at, _)| is_first(rubric, *at)) {
        comment::add(out, &field_in_words(field), 0, 4);
    }
}

/// Whether a field is as the form has it: one that is otherwise at an item comes behind it.
fn is_first(rubric: &Rubric, at: usize) -> bool {
    let all = rubric.fields();
    all[..at].iter().all(|other| other.id != all[at].id)
}

/// A field in words: its key, its label and what it is given.
pub(super) fn field_in_words(field: &AskedField) -> String {
    let help = field.help.iter().cloned();
    let says: Vec<String> = about(field).into_iter().chain(help).collect();
    format!("{}: {}; {}", field.id, field.label, says.join("; "))
}

/// How an action is written.
fn actions() -> String {
    let keys = ACTION.iter().map(|own| match own.required {
        KeyNeeded::Always => format!("{} ({})", own.key, plain(own.says)),
        _ => own.key.to_owned(),
    });
    let keys = keys.collect::<Vec<_>>().join(", ");
    format!("a list, of which each entry begins with a hyphen as - id: …, with the keys {keys}")
}

/// How an entry is written.
fn entries(rule: &EntriesRule) -> String {
    let keys = rule.of.iter().map(|own| {
        let says = about(own).join("; ");
        format!("{} ({}; {says})", own.id, own.label)
    });
    let keys = keys.collect::<Vec<_>>().join(", ");
    format!("a list, of which each entry begins with a hyphen as - id: …, with the keys {keys}")
}

/// What a field is given, with its limits.
fn about(field: &AskedField) -> Vec<String> {
    let kind = field.holds.kind().gives().to_owned();
    let mut says = match &field.holds {
        Holds::Level(rule) => vec![format!("{kind}: {}", options(&rule.of))],
        Holds::Choice(rule) if rule.is_several => {
            vec![format!("one of these, or several as [one, other]: {}", options(&rule.of))]
        }
        Holds::Choice(rule) => vec![format!("{kind}: {}", options(&rule.of))],
        Holds::Points(rule) if rule.themes.is_empty() => vec![kind],
        Holds::Points(rule) => {
            let keys = "one with themes is written as - text: … with themes: … below text";
            vec![kind, format!("{keys}; the themes are {}", options(&rule.themes))]
        }
        Holds::Number(rule) => {
            let unit = rule.unit.as_ref().map(|unit| format!(" in {unit}")).unwrap_or_default();
            let places = match rule.decimals {
                0 => "without a point".to_owned(),
                places => format!("{places} digits behind the point at most"),
            };
            vec![format!("{kind}{unit}, {places}")]
        }
        Holds::Actions => vec![actions()],
        Holds::Entries(rule) => vec![entries(rule)],
        Holds::Rating | Holds::Prose | Holds::Text(_) | Holds::Date | Holds::Flag => vec![kind],
    };
    says.extend(limits(&field.holds));
    if field.may_not_apply {
        let key = "not-applicable: with the reason below it where it does not apply to you";
        says.push(key.to_owned());
    }
    match &field.required {
        RequiredWhen::Final => says.push("a final return must have it".to_owned()),
        RequiredWhen::With(key) => says.push(format!("it must stand beside {key}")),
        RequiredWhen::Never => {}
    }
    says
}

/// How many or how much there may be, where the rubric says so.
fn limits(holds: &Holds) -> Option<String> {
    let count = |count: Option<usize>| count.map(|count| count.to_string());
    let (least, most) = match holds {
        Holds::Points(rule) => (count(rule.least), count(rule.most)),
        Holds::Entries(rule) => (count(rule.least), count(rule.most)),
        Holds::Number(rule) => {
            let written = |own: Option<Amount>| own.map(|own| own.written(rule.decimals));
            (written(rule.least), written(rule.most))
        }
        _ => (None, None),
    };
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("at least {least} and at most {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

fn options(of: &[NamedOption]) -> String {
    let all = of.iter().map(|own| format!("{} ({})", own.id, own.label));
    all.collect::<Vec<_>>().join(", ")
}

/// The items of a section, each with its words and its keys, and with what is taken over; how many
/// answers that is.
fn items(
    out: &mut String,
    section: &Section,
    rubric: &Rubric,
    carrying: &mut Option<Carrying<'_>>,
) -> usize {
    let mut carried = 0;
    for item in &section.items {
        comment::gap(out);
        comment::add(out, &format!("{} {}", item.id, item.statement), 2, 0);
        if let Some(by) = &item.completed_by {
            comment::add(out, &format!("(It is completed by {by}: no answer stands here.)"), 2, 0);
            continue;
        }
        levels(out, item, rubric, 4);
        key(out, item.id.as_str(), "", 2);
        let over = carrying.as_mut().map(|own| own.written(item)).unwrap_or_default();
        if let (Some(from), [_, ..]) = (carrying.as_ref().map(Carrying::round), &*over) {
            key(out, ANSWER[0].key, from.as_str(), 4);
            carried += 1;
        }
        for (at, field) in item.fields.iter().map(|at| (*at, &rubric.fields()[*at])) {
            if !is_first(rubric, at) {
                comment::add(out, &field_in_words(field), 4, 4);
            }
            match over.iter().find(|(own, _)| *own == at) {
                Some((_, lines)) => out.push_str(lines),
                None => key(out, field.id.as_str(), "", 4),
            }
        }
    }
    carried
}

/// What each level means for an item, as notes; `indent` is how far in they begin.
pub(super) fn levels(out: &mut String, item: &Item, rubric: &Rubric, indent: usize) {
    if !rubric.is_rated(item) {
        return;
    }
    for (at, level) in rubric.scale().iter().enumerate() {
        let text = item.descriptors.get(at).map(|own| format!(": {}", own.text));
        let says = format!("{} ({}){}", level.id, level.label, text.unwrap_or_default());
        comment::add(out, &says, indent, 2);
    }
}

/// A key, and a word behind it where there is one: in quotation marks where another reader of YAML
/// would call the key otherwise, or anyone take the word for nothing.
fn key(out: &mut String, name: &str, value: &str, indent: usize) {
    let is_other = readings::keys(name).len() > 1;
    let name = if is_other { format!("\"{name}\"") } else { name.to_owned() };
    let value = match value {
        "" => String::new(),
        "null" => " \"null\"".to_owned(),
        word => format!(" {word}"),
    };
    *out += &format!("{}{name}:{value}\n", " ".repeat(indent));
}

/// What the file of a new round is: what can be known of it, and a key for what cannot.
pub fn new_round(collection: &Collection) -> String {
    let newest = collection.newest();
    let mut out = String::new();
    comment::add(&mut out, "What readers call the round.", 0, 0);
    if let Some(before) = newest {
        comment::add(&mut out, &format!("The one before is called: {}", before.info.title), 0, 2);
    }
    out += "title:\n";
    let day = "The day by which returns are due, such as 2019-05-15; where nothing is due, write \
               date: in its place, with the day on which it takes place.";
    comment::add(&mut out, day, 0, 0);
    out += "deadline:\n";
    comment::add(&mut out, "The version of the rubric that its returns answer.", 0, 0);
    out += &format!("rubric: {}\n", in_quotes(collection.rubric.version()));
    if let Some(before) = newest {
        comment::add(&mut out, "The round before, with which it is compared.", 0, 0);
        out += &format!("previous: {}\n", in_quotes(before.info.id.as_str()));
    }
    out
}

/// A text of one line in quotation marks: those of JSON are YAML's as well.
fn in_quotes(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
