//! What is made of facts in many sentences: lists, days, shares.

use super::{Language, say};
use crate::model::{ActionStatus, Amount, ChoiceRule, Date, Holds, LevelRule, Status, Term};

impl Language {
    /// `a`, `a and b`, `a, b and c`.
    pub fn list<T: ToString>(&self, parts: &[T]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.to_string(),
            [others @ .., last] => {
                let others = self.enumeration(others);
                say!(self, "list-last", others = others, last = last.to_string())
            }
        }
    }

    /// `a, b, c`.
    pub fn enumeration<T: ToString>(&self, parts: &[T]) -> String {
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        parts.join(&say!(self, "list-separator"))
    }

    /// `a, b and c`; where there are many, the last ones are counted: `and three more`.
    pub fn listed<T: ToString>(&self, parts: &[T]) -> String {
        const NAMED: usize = 6;
        let mut shown: Vec<String> = parts.iter().map(ToString::to_string).collect();
        if shown.len() > NAMED + 1 {
            let more = shown.split_off(NAMED).len();
            shown.push(say!(self, "list-more", number = self.number(more)));
        }
        self.list(&shown)
    }

    /// A number, in words where it is small.
    pub fn number(&self, count: usize) -> String {
        say!(self, "number", count = count)
    }

    /// Words as a sentence of its own.
    pub fn sentence(&self, words: &str) -> String {
        say!(self, "sentence", words = words)
    }

    /// What has become of an action, in a word.
    pub fn action_status(&self, status: ActionStatus) -> String {
        match status {
            ActionStatus::Open => say!(self, "status-open"),
            ActionStatus::Done => say!(self, "status-done"),
            ActionStatus::Dropped => say!(self, "status-dropped"),
        }
    }

    /// How far a return has come, in a word.
    pub fn status(&self, status: Status) -> String {
        match status {
            Status::Draft => say!(self, "status-draft"),
            Status::Final => say!(self, "status-final"),
        }
    }

    /// `5 proposals`, in the words of a rubric.
    pub fn counted(&self, count: usize, term: &Term) -> String {
        say!(self, "counted", count = count, term = term)
    }

    /// What all options of a field are called, in their order; none of one that has none.
    pub fn options(&self, holds: &Holds) -> Vec<String> {
        match holds {
            Holds::Level(LevelRule { of }) | Holds::Choice(ChoiceRule { of, .. }) => {
                of.iter().map(|option| option.label.clone()).collect()
            }
            Holds::Flag => vec![say!(self, "flag-yes"), say!(self, "flag-no")],
            _ => Vec::new(),
        }
    }

    /// `10 May 2019`.
    pub fn day(&self, day: Date) -> String {
        say!(self, "day", day = day.day(), month = day.month(), year = day.year())
    }

    /// `May 2019`.
    pub fn month(&self, day: Date) -> String {
        say!(self, "month", month = day.month(), year = day.year())
    }

    /// A share from 0 to 1 as a whole percentage, a half rounded up; what is neither none nor all
    /// never reads as if it were.
    pub fn share(&self, share: f64) -> String {
        let percent = share * 100.0;
        if percent > 0.0 && percent < 0.5 {
            return say!(self, "share-next-to-none");
        }
        if percent > 99.5 && percent < 100.0 {
            return say!(self, "share-next-to-all");
        }
        say!(self, "share", percent = half_up(percent, 0))
    }

    /// A number of a field with so many decimals, its thousands set apart.
    pub fn amount(&self, amount: Amount, decimals: u32) -> String {
        let written = amount.written(decimals);
        let (sign, digits) = match written.strip_prefix('-') {
            Some(digits) => ("\u{2212}", digits),
            None => ("", written.as_str()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let groups: Vec<&str> = whole.as_bytes().rchunks(3).rev().filter_map(ascii).collect();
        let whole = groups.join(&say!(self, "thousands-separator"));
        match part {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}{}{part}", say!(self, "decimal-separator")),
        }
    }

    /// A number of a field, with its unit where it has one.
    pub fn measured(&self, amount: Amount, decimals: u32, unit: Option<&str>) -> String {
        let number = self.amount(amount, decimals);
        match unit {
            Some("%") => say!(self, "number-percent", number = number),
            Some(unit) if has_unit_before(unit, amount, decimals) => {
                say!(self, "number-of-one", number = number, unit = unit)
            }
            Some(unit) => say!(self, "number-with-unit", number = number, unit = unit),
            None => number,
        }
    }

    /// How far ratings agree, with two decimals: 1 and 0 are said where they are that alone.
    pub fn agreement(&self, value: f64) -> String {
        let is_end = value <= 0.0 || value >= 1.0;
        self.decimal(if is_end { value } else { value.clamp(0.01, 0.99) }, 2)
    }

    /// A figure with so many decimals.
    pub fn decimal(&self, figure: f64, decimals: usize) -> String {
        half_up(figure, decimals).replace('.', &say!(self, "decimal-separator"))
    }
}

/// Whether a unit stands before its number: what is called by a word of several things, such as
/// `visits`, does not follow a single one. Abbreviations such as `GBP` are the same of any number.
pub(crate) fn has_unit_before(unit: &str, amount: Amount, decimals: u32) -> bool {
    let one = 10_i64.checked_pow(decimals);
    one == Some(amount.0) && unit.chars().any(char::is_lowercase)
}

fn ascii(digits: &[u8]) -> Option<&str> {
    std::str::from_utf8(digits).ok()
}

/// A figure with so many decimals, as programs write it; one that lies just between two is rounded
/// up, as by hand: 1 of 8 is 13 %, not 12 %.
pub fn half_up(figure: f64, decimals: usize) -> String {
    // What a figure lacks of its half is far less than what any two counts can differ by.
    const LACKS: f64 = 1e-9;
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    format!("{:.decimals$}", (figure * scale + 0.5 + LACKS).floor() / scale)
}

/// Words as they stand at the start of a heading or a sentence: with a capital letter. A name such
/// as `eHealth`, whose second letter is one, stays.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
