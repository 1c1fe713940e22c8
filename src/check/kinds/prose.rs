//! Markdown.

use crate::check::prose::of_return;
use crate::check::responses::Answers;
use crate::check::see;
use crate::diag::Findings;
use crate::load::Text;
use crate::model::AnswerValue;

pub(super) fn value(text: &Text, answers: Answers<'_>, sink: &mut Findings) -> Option<AnswerValue> {
    let at = text.value()?;
    see::report_words(at, sink);
    Some(AnswerValue::Prose(of_return(at, answers.documents, sink)))
}
