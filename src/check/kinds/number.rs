//! A number with a unit.

use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::load::Text;
use crate::model::{Amount, AnswerValue, NumberRule};

/// More decimals than anybody writes, which leave digits before the point.
const MOST_DECIMALS: u32 = 9;

pub(super) fn value(text: &Text, rule: &NumberRule, sink: &mut Findings) -> Option<AnswerValue> {
    let at = text.value()?;
    let mut refuse = |message: String, help: String| {
        sink.push(Diagnostic::new(Code::NotANumber, at.place.clone(), message).help(help));
    };
    let written = |amount: Amount| amount.written(rule.decimals);
    let Some(amount) = Amount::read(at.value.trim(), rule.decimals) else {
        let has_decimals = Amount::read(at.value.trim(), MOST_DECIMALS).is_some();
        match (has_decimals, rule.decimals) {
            (true, 0) => refuse(
                format!("{} has decimals, and this field takes whole numbers", at.value.trim()),
                "write the whole number".to_owned(),
            ),
            (true, 1) => refuse(
                format!("{} has more than one decimal", at.value.trim()),
                "write one digit behind the point at most".to_owned(),
            ),
            (true, places) => refuse(
                format!("{} has more than {places} decimals", at.value.trim()),
                format!("write {places} digits behind the point at most"),
            ),
            (false, _) => {
                refuse(format!("{} is not a number of this field", quoted(&at.value)), how(rule));
            }
        }
        return None;
    };
    match (rule.least, rule.most) {
        (Some(least), _) if amount < least => {
            refuse(
                format!("{} is less than {}", at.value.trim(), written(least)),
                "look whether a digit is missing".to_owned(),
            );
            None
        }
        (_, Some(most)) if amount > most => {
            refuse(
                format!("{} is more than {}", at.value.trim(), written(most)),
                "look whether there is a digit too many".to_owned(),
            );
            None
        }
        _ => Some(AnswerValue::Number(amount)),
    }
}

/// How a number of a field is written.
fn how(rule: &NumberRule) -> String {
    let unit = rule.unit.as_ref().map(|unit| format!(" and without “{unit}”"));
    let unit = unit.unwrap_or_default();
    match rule.decimals {
        0 => format!("write its digits alone, such as `1200`, without commas or spaces{unit}"),
        places => {
            let example = Amount(12 * 10_i64.pow(places)).written(places);
            format!(
                "write its digits alone, such as `{example}`, without commas or spaces{unit}; \
                 {places} behind the point at most"
            )
        }
    }
}
