//! What tells of a person and should not be published: addresses, telephone numbers, and the
//! numbers of patients and of the insured.

use std::ops::Range;

use super::every_text;
use crate::diag::{Code, Diagnostic, Findings};
use crate::load::raw::RawReturn;
use crate::load::{Inside, Located, Text};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Personal {
    Email,
    Telephone,
    /// The number of a patient in Scotland, by its check digit and the date of birth in it.
    Chi,
    /// A National Insurance number.
    Insurance,
}

/// Reports the first of each text.
pub(super) fn find(raw: &RawReturn, sink: &mut Findings) {
    every_text::of(raw).into_iter().filter_map(|(text, _)| Text::value(text)).for_each(|at| {
        sink.extend(of_text(at));
    });
}

fn of_text(at: &Located<String>) -> Option<Diagnostic> {
    let found = all(&at.value);
    let (kind, range) = found.first()?;
    let more = match found.len() {
        1 => String::new(),
        2 => ", and one more thing of a person in this text".to_owned(),
        n => format!(", and {} more things of persons in this text", n - 1),
    };
    let (what, help) = match kind {
        Personal::Email => (
            "an e-mail address",
            "name the post instead; a mailbox that everyone may write to can stand as a link, such \
             as `[write to us](mailto:…)`",
        ),
        Personal::Telephone => ("a telephone number", "leave it out, and name the post instead"),
        Personal::Chi => (
            "the CHI number of a patient",
            "take it out, and out of what git keeps: whoever looks after your repository knows how",
        ),
        Personal::Insurance => (
            "a National Insurance number",
            "take it out, and out of what git keeps: whoever looks after your repository knows how",
        ),
    };
    let message = format!("{what} would be published here{more}");
    let place = Inside::new(at).place(range.clone());
    Some(Diagnostic::new(Code::PersonalData, place, message).help(help))
}

/// Everything of a text, in its order.
fn all(text: &str) -> Vec<(Personal, Range<usize>)> {
    let mut found: Vec<(Personal, Range<usize>)> = emails(text).collect();
    found.extend(insured(text));
    found.extend(runs(text).filter_map(|run| {
        match (is_chi(&text[run.clone()]), is_telephone(&text[run.clone()])) {
            (true, _) => Some((Personal::Chi, run)),
            (false, true) => Some((Personal::Telephone, run)),
            (false, false) => None,
        }
    }));
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// E-mail addresses that are not what a link leads to: those are meant to be written to.
fn emails(text: &str) -> impl Iterator<Item = (Personal, Range<usize>)> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_domain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = &text[..at];
        let start = before.trim_end_matches(is_local).len();
        let after = &text[at + 1..];
        let end = after.len() - after.trim_start_matches(is_domain).len();
        let domain = after[..end].trim_end_matches(['.', '-']);
        let (_, last) = domain.rsplit_once('.')?;
        let is_one = start < at && last.len() > 1 && last.chars().all(|c| c.is_ascii_alphabetic());
        // One that begins with a sign of Markdown was told of, and becomes a link.
        let is_link = text[..start].ends_with(['<', ':', '/']) || text[start..].starts_with('_');
        (is_one && !is_link).then(|| (Personal::Email, start..at + 1 + domain.len()))
    })
}

/// Runs of digits with what stands between the groups of a telephone number.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_part = |c: char| c.is_ascii_digit() || " ()+-".contains(c);
        let start = at + text[at..].find(|c: char| c.is_ascii_digit() || "(+".contains(c))?;
        let rest = &text[start..];
        let end = start + (rest.len() - rest.trim_start_matches(is_part).len()).max(1);
        at = end;
        let run = text[start..end].trim_end_matches([' ', '-', '(', '+']);
        Some((start, start + run.len()))
    })
    .filter(|(start, end)| {
        let is_glued = |c: char| c.is_alphanumeric() || ".,:/_".contains(c);
        let after = text[*end..].chars();
        // A full stop or a comma ends a sentence; with a digit behind it, it is part of a number.
        let mut after = after.skip_while(|c| ".,:".contains(*c));
        let goes_on = after.next().is_some_and(|c| c.is_ascii_digit());
        let is_word = text[*end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        !text[..*start].ends_with(is_glued) && !goes_on && !is_word
    })
    .map(|(start, end)| start..end)
}

/// Whether a run is written as a telephone number in the United Kingdom is: its code first, and
/// then two groups at least.
fn is_telephone(run: &str) -> bool {
    let national = run.strip_prefix("+44").map(|rest| format!("0{}", rest.trim_start()));
    let run = national.as_deref().unwrap_or(run).replace(['(', ')'], " ");
    let groups: Vec<&str> = run.split([' ', '-']).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let begins = |digits: &[&str]| digits.iter().any(|own| run.trim_start().starts_with(own));
    let is_grouped = (2..=4).contains(&groups.len()) && groups.iter().all(|own| own.len() > 2);
    let is_mobile = groups.len() == 1 && digits == 11 && begins(&["07"]);
    begins(&["01", "02", "03", "07", "08"])
        && (10..=12).contains(&digits)
        && (is_grouped || is_mobile)
}

/// Whether ten digits, or six and four, are a CHI number: six of a date of birth, and the last one
/// by modulus 11. After the NHS Data Dictionary for Scotland, "CHI Number".
fn is_chi(run: &str) -> bool {
    let groups: Vec<usize> = run.split([' ', '-']).map(str::len).collect();
    if !matches!(&*groups, [10] | [6, 4]) {
        return false;
    }
    let all: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    let [d1, d2, m1, m2, .., check] = &*all else { return false };
    let (day, month) = (10 * d1 + d2, 10 * m1 + m2);
    let is_date = (1..=31).contains(&day) && (1..=12).contains(&month);
    let sum: u32 = all.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    all.len() == 10 && is_date && (11 - sum % 11) % 11 == *check
}

/// National Insurance numbers: two letters, three pairs of digits and a letter from A to D.
fn insured(text: &str) -> impl Iterator<Item = (Personal, Range<usize>)> {
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_uppercase() && !text[..*at].ends_with(|c: char| c.is_alphanumeric())
    });
    starts.filter_map(|(start, _)| {
        let mut pattern = "LLDDDDDDA".chars();
        let mut wanted = pattern.next();
        for (at, c) in text[start..].char_indices() {
            let fits = match wanted? {
                'L' => c.is_ascii_uppercase() && !"DFIQUV".contains(c),
                'D' => c.is_ascii_digit(),
                _ => ('A'..='D').contains(&c),
            };
            if c == ' ' && at > 0 {
                continue;
            }
            if !fits {
                return None;
            }
            wanted = pattern.next();
            if wanted.is_none() {
                let end = start + at + c.len_utf8();
                let is_whole = !text[end..].starts_with(|c: char| c.is_alphanumeric());
                return is_whole.then_some((Personal::Insurance, start..end));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::{Personal, all};

    fn kinds(text: &str) -> Vec<(Personal, &str)> {
        all(text).into_iter().map(|(kind, range)| (kind, &text[range])).collect()
    }

    #[test]
    fn what_tells_of_a_person_is_found_where_it_stands() {
        for (text, kind, found) in [
            ("Ask j.doe@example.org.", Personal::Email, "j.doe@example.org"),
            ("Call 01632 960 123, please.", Personal::Telephone, "01632 960 123"),
            ("Call (01632) 960123.", Personal::Telephone, "(01632) 960123"),
            ("+44 20 7946 0123", Personal::Telephone, "+44 20 7946 0123"),
            ("A mobile: 07700900123", Personal::Telephone, "07700900123"),
            ("Patient 0101501234 said so", Personal::Chi, "0101501234"),
            ("Patient 010150 1234 said so", Personal::Chi, "010150 1234"),
            ("of AB 12 34 56 C, and", Personal::Insurance, "AB 12 34 56 C"),
            ("of AB123456C", Personal::Insurance, "AB123456C"),
        ] {
            assert_eq!(kinds(text), [(kind, found)], "{text}");
        }
    }

    #[test]
    fn figures_days_and_addresses_that_are_links_are_nobodys() {
        for text in [
            "1,200 of 34,000 people (3.5 %) in 2019-20",
            "0101501235 has another check digit",
            "from 01-02-2020 to 31-03-2021, 08:00 to 17:00",
            "[write to us](mailto:hello@example.org) or <hello@example.org>",
            "see @angus and user@host",
            "KPI 12 34 56 and AB 12 of C",
            "0 10 20 30 40 50 60",
            "£0.01 to 012,345,678,901",
            "paragraphs 01 02 03 04 05",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
