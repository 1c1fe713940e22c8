//! Which day an author most likely meant by a text that is no date.

use jiff::civil::{Date, date};

use crate::model::in_words;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words that may stand around a day.
const SMALL: [&str; 5] = ["by", "end", "of", "on", "the"];

/// What to write in its place.
pub(super) fn help(written: &str) -> String {
    let shape = "write a real day as YYYY-MM-DD";
    match meant(written) {
        Some(Meant::Day(day)) => format!("{shape}: `{day}` for {}", in_words(day)),
        Some(Meant::Within(last)) => format!("{shape}: `{last}` for its last day"),
        None if written.contains(|c: char| c.is_ascii_digit()) => {
            format!("{shape}, such as `2019-05-10`")
        }
        None => {
            format!("{shape}, such as `2019-05-10`; while no day is known, leave the line out")
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Meant {
    Day(Date),
    /// A month or a year, with its last day.
    Within(Date),
}

fn meant(written: &str) -> Option<Meant> {
    let lower = written.to_ascii_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_weekday =
        |part: &&str| part.ends_with("day") && !part.starts_with(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> =
        parts.into_iter().filter(|part| !is_weekday(part) && !SMALL.contains(part)).collect();
    match *parts.as_slice() {
        [first, month, last] if first.len() == 4 => whole(last, month, first),
        // In Britain the day is written first, before a name of a month or after it.
        [first, second, year] if named(first).is_some() => whole(second, first, year),
        [day, month, year] => whole(day, month, year),
        [first, second] if first.len() == 4 => within(second, first),
        [month, year] => within(month, year),
        [year] if year.len() == 4 => {
            Some(Meant::Within(date(year.parse().ok()?, 12, 31))).filter(|_| number(year).is_some())
        }
        _ => None,
    }
}

fn whole(written: &str, month: &str, year: &str) -> Option<Meant> {
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &written[digits.len()..];
    let day = number(digits).filter(|_| matches!(ending, "" | "st" | "nd" | "rd" | "th"))?;
    let (month, year) = (of_month(month)?, of_year(year)?);
    Date::new(year, month, i8::try_from(day).ok()?).ok().map(Meant::Day)
}

fn within(month: &str, year: &str) -> Option<Meant> {
    let first = Date::new(of_year(year).filter(|_| year.len() == 4)?, of_month(month)?, 1).ok()?;
    Some(Meant::Within(first.last_of_month()))
}

fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn of_year(text: &str) -> Option<i16> {
    match text.len() {
        4 => number(text),
        2 => number(text).map(|year| 2000 + year),
        _ => None,
    }
}

fn of_month(text: &str) -> Option<i8> {
    let number = || i8::try_from(number(text)?).ok().filter(|month| (1..=12).contains(month));
    named(text).or_else(number)
}

/// The month of a name, in full or cut short.
fn named(text: &str) -> Option<i8> {
    let is_name = text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let at = MONTHS.iter().position(|month| is_name && text.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn a_day_that_is_written_otherwise_is_named_as_it_would_be_written() {
        for (written, day) in [
            ("1/4/2025", "`2025-04-01` for 1 April 2025"),
            ("01.04.2025", "`2025-04-01` for 1 April 2025"),
            ("31-3-25", "`2025-03-31` for 31 March 2025"),
            ("2025-4-1", "`2025-04-01` for 1 April 2025"),
            ("2025/04/01", "`2025-04-01` for 1 April 2025"),
            ("1st April 2025", "`2025-04-01` for 1 April 2025"),
            ("Tuesday, 1 Apr 2025", "`2025-04-01` for 1 April 2025"),
            ("April 1st, 2025", "`2025-04-01` for 1 April 2025"),
            ("end of March 2025", "`2025-03-31` for its last day"),
            ("March 2025", "`2025-03-31` for its last day"),
            ("02/2024", "`2024-02-29` for its last day"),
            ("2024-02", "`2024-02-29` for its last day"),
            ("2025", "`2025-12-31` for its last day"),
        ] {
            let wanted = format!("write a real day as YYYY-MM-DD: {day}");
            assert_eq!(help(written), wanted, "{written:?}");
        }
    }

    #[test]
    fn what_names_no_day_is_guessed_at_by_nobody() {
        let other = [
            "31/2/2025",
            "4/31/2025",
            "2025/26",
            "Q1 2025",
            "1/4",
            "99",
            "2025-13-01",
            "1é/4/2025",
        ];
        for written in other {
            let wanted = "write a real day as YYYY-MM-DD, such as `2019-05-10`";
            assert_eq!(help(written), wanted, "{written:?}");
        }
        for written in ["TBC", "ongoing", "in May", ""] {
            assert!(help(written).ends_with("leave the line out"), "{written:?}");
        }
    }
}
