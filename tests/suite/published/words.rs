//! The words of a return and of its rubric, block by block, as its author wrote them.

use stocktake::markdown::{self, Mentions};
use stocktake::model::{AnswerValue, Collated, Return, RoundInfo, Rubric};

/// The words of each paragraph, heading, list item and cell of a Markdown text, and of its
/// footnotes. The box of a task is a character in a PDF and an element of a page.
pub(crate) fn blocks(markdown: &str) -> Vec<String> {
    let document = markdown::parse(markdown, &Mentions::none());
    let passages = markdown::passages(&document).into_iter();
    let words = passages.map(|passage| passage.words.trim_start_matches(['☐', '☑']).to_owned());
    words.filter(|words| !words.trim().is_empty()).collect()
}

/// Everything that the author of a return wrote for readers.
pub(crate) fn of_return(returned: &Return) -> Vec<String> {
    let mut words = returned.contacts().to_vec();
    for response in returned.responses() {
        words.extend(response.evidence.iter().flat_map(|prose| blocks(&prose.markdown)));
        for action in &response.actions {
            words.extend(blocks(&action.text.markdown));
            let plain = [&action.owner, &action.measure, &action.resources, &action.risks];
            words.extend(plain.into_iter().flatten().cloned());
        }
        words.extend(response.outside.iter().map(|own| own.reason.clone()));
        words.extend(response.values.iter().flat_map(|own| of_value(&own.value)));
    }
    words
}

fn of_value(value: &AnswerValue) -> Vec<String> {
    match value {
        AnswerValue::Prose(text) => blocks(&text.markdown),
        AnswerValue::Points(points) => {
            points.iter().flat_map(|point| blocks(&point.text.markdown)).collect()
        }
        AnswerValue::Entries(entries) => {
            let values = entries.iter().flat_map(|entry| &entry.values);
            values.flat_map(|own| of_value(&own.value)).collect()
        }
        AnswerValue::Text(text) => vec![text.clone()],
        AnswerValue::Level(_)
        | AnswerValue::Choice(_)
        | AnswerValue::Number(_)
        | AnswerValue::Date(_)
        | AnswerValue::Flag(_) => Vec::new(),
    }
}

/// Everything that those who asked wrote in a round: its note, and what is collated.
pub(crate) fn of_round(round: &RoundInfo) -> Vec<String> {
    let Collated { sections, items } = &round.collated;
    let texts = round.note.iter().chain(sections.values()).chain(items.values());
    texts.flat_map(|text| blocks(&text.markdown)).collect()
}

/// Everything that a report takes from the rubric.
pub(crate) fn of_rubric(rubric: &Rubric) -> Vec<String> {
    let mut words = vec![rubric.title().to_owned()];
    words.extend(rubric.subtitle().map(str::to_owned));
    words.extend(rubric.scale().iter().map(|level| level.label.clone()));
    words.extend(rubric.sections().iter().map(|section| section.title.clone()));
    for item in rubric.items() {
        words.push(item.statement.clone());
        words.extend(item.completed_by.clone());
        words.extend(item.descriptors.iter().map(|descriptor| descriptor.text.clone()));
    }
    words
}
