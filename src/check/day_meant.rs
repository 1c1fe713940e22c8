//! Which day an author most likely meant by a text that is no date.

use jiff::civil::{Date, date};

use crate::diag::{Fix, Safety};
use crate::load::Located;
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

/// Writes a day that was written otherwise as dates are: safe where it can be read in one way
/// alone. A month or a year is no day, so that no one is put in its place.
pub(super) fn fix(at: &Located<String>) -> Option<Fix> {
    let written = at.value.trim();
    let Some(Meant::Day(day)) = meant(written) else { return None };
    let safety = if is_certain(written) { Safety::Safe } else { Safety::Suggested };
    Fix::value(safety, &at.place, &at.value, &day.to_string())
}

/// Whether a day is written in full, with nothing beside it, and its month cannot be taken for its
/// day: by its name, behind a year, or beside a day that is no month.
fn is_certain(written: &str) -> bool {
    let lower = written.to_ascii_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = *parts.as_slice() else { return false };
    let has_name = |part: &str| named(part).is_some_and(|at| is_whole_name(part, at));
    match (number(first), number(second)) {
        (Some(_), Some(_)) if is_year(first) => true,
        (Some(day), Some(_)) => is_year(third) && day > 12,
        _ => (has_name(first) || has_name(second)) && (is_year(third) || is_year(first)),
    }
}

/// Whether a name of a month is written in full or cut short as is usual.
fn is_whole_name(written: &str, month: i8) -> bool {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = usize::try_from(month - 1).expect("months are counted from 1");
    written == "sept" || written.len() == 3 || NAMES.get(at) == Some(&written)
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
        [first, month, last] if is_year(first) => whole(last, month, first),
        // In Britain the day is written first, before a name of a month or after it.
        [first, second, year] if named(first).is_some() => whole(second, first, year),
        [day, month, year] => whole(day, month, year),
        [first, second] if is_year(first) => within(second, first),
        [month, year] => within(month, year),
        [year] if is_year(year) => Some(Meant::Within(date(number(year)?, 12, 31))),
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

fn is_year(text: &str) -> bool {
    text.len() == 4 && number(text).is_some()
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
    use crate::diag::{Place, Safety, Source};
    use crate::load::Located;

    #[test]
    fn a_day_that_is_written_otherwise_is_named_as_it_would_be_written() {
        for (written, day) in [
            ("1/4/2025", "`2025-04-01` for 1 April 2025"),
            ("01.04.2025", "`2025-04-01` for 1 April 2025"),
            ("31-3-25", "`2025-03-31` for 31 March 2025"),
            ("2025-4-1", "`2025-04-01` for 1 April 2025"),
            ("2025/04/01", "`2025-04-01` for 1 April 2025"),
            ("1st April 2025", "`2025-04-01` for 1 April 2025"),
            ("17th May 2021", "`2021-05-17` for 17 May 2021"),
            ("June 2025", "`2025-06-30` for its last day"),
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

    /// The fix of a date that is written so.
    fn fixed(written: &str) -> Option<(Safety, String)> {
        let source = Source::new("a.yaml", format!("due: {written}\n"));
        let place = Place::new(&source, 5..5 + written.len());
        let fix = super::fix(&Located { value: written.to_owned(), place })?;
        Some((fix.safety(), fix.edits()[0].text.clone()))
    }

    #[test]
    fn a_day_that_can_be_read_in_one_way_alone_is_certain() {
        for (written, day) in [
            ("1 March 2019", "2019-03-01"),
            ("17th May 2021", "2021-05-17"),
            ("Sept 3rd, 2019", "2019-09-03"),
            ("2019/3/1", "2019-03-01"),
            ("31.03.2019", "2019-03-31"),
        ] {
            assert_eq!(fixed(written), Some((Safety::Safe, day.to_owned())), "{written}");
        }
        for (written, day) in [
            ("1/3/2019", "2019-03-01"),
            ("31-03-19", "2019-03-31"),
            ("Tuesday, 1 Apr 2025", "2025-04-01"),
            ("by 1 April 2025", "2025-04-01"),
            ("1 Marchand 2025", "2025-03-01"),
        ] {
            assert_eq!(fixed(written), Some((Safety::Suggested, day.to_owned())), "{written}");
        }
        for written in ["March 2019", "2019", "31/2/2019", "ongoing"] {
            assert_eq!(fixed(written), None, "{written}");
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
