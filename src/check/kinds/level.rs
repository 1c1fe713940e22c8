//! A level of a scale.

use super::choice::place;
use crate::diag::Findings;
use crate::load::Text;
use crate::model::{AnswerValue, LevelRule};

pub(super) fn value(text: &Text, rule: &LevelRule, sink: &mut Findings) -> Option<AnswerValue> {
    place(text.value()?, &rule.of, "level", sink).map(AnswerValue::Level)
}
