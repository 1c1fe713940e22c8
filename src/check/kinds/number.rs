//! A number with a unit.

use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::load::Text;
use crate::model::{Amount, AnswerValue, NumberRule};

pub(super) fn value(text: &Text, rule: &NumberRule, sink: &mut Findings) -> Option<AnswerValue> {
    let at = text.value()?;
    let mut refuse = |message: String, help: String| {
        sink.push(Diagnostic::new(Code::NotANumber, at.place.clone(), message).help(help));
    };
    let written = |amount: Amount| amount.written(rule.decimals);
    let Some(amount) = Amount::read(at.value.trim(), rule.decimals) else {
        if has_other_decimals(at.value.trim()) {
            let message = format!("{} has more decimals than this field", at.value.trim());
            refuse(message, decimals(rule.decimals));
        } else {
            refuse(format!("{} is not a number of this field", quoted(&at.value)), how(rule));
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

/// Whether a number is written as it should be but for how many digits stand behind the point.
fn has_other_decimals(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, part)| {
        let is_written = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        Amount::read(whole, 0).is_some() && !part.is_empty() && is_written(part)
    })
}

fn decimals(places: u32) -> String {
    match places {
        0 => "write a whole number".to_owned(),
        1 => "write one digit behind the point at most".to_owned(),
        places => format!("write {places} digits behind the point at most"),
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
