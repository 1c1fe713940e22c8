//! The nearest valid value to a misspelt one.

use super::{Fix, Place, Safety, quoted, unseen};

/// The candidate nearest to `written`, where one is near enough to be what was meant.
///
/// Case, and whether words are joined by spaces, hyphens or underscores, are not counted as
/// mistakes. The measure is the Damerau–Levenshtein distance; a third of the longer word may
/// differ. Of years as near as one another the nearest in time is meant.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = fold(written);
    candidates
        .into_iter()
        .map(|candidate| (distance(&written, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| {
            let longer = written.chars().count().max(candidate.chars().count());
            *distance <= (longer / 3).max(1) && *distance < longer
        })
        .min_by_key(|(distance, candidate)| (*distance, apart(&written, candidate)))
        .map(|(_, candidate)| candidate)
}

/// How far two whole numbers, such as the years of rounds, are from one another; nothing for words.
fn apart(written: &str, candidate: &str) -> u64 {
    let number = |text: &str| text.parse::<u64>().ok();
    number(written).zip(number(candidate)).map_or(0, |(own, other)| own.abs_diff(other))
}

/// A `help:` sentence: the nearest value, or all of them where few are possible.
///
/// Where both look alike, it says what does not: nobody is told to write what seems to be there
/// already. Candidates are authors' input as well, and are [`quoted`].
pub fn suggestion<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    const FEW: usize = 8;
    let candidates: Vec<_> = candidates.into_iter().collect();
    if let Some((near, words)) = deceptive(written, &candidates) {
        return Some(format!("type {} again: what stands here has {words}", quoted(near)));
    }
    if let Some(near) = nearest(written, candidates.iter().copied()) {
        return Some(format!("did you mean {}?", quoted(near)));
    }
    let all: Vec<_> = candidates.iter().map(|c| quoted(c)).collect();
    (!all.is_empty() && all.len() <= FEW).then(|| format!("use one of {}", all.join(", ")))
}

/// The fix that puts the value in place of a misspelt one: safe where it is told from that only by
/// capitals, by how its words are joined or by a character that deceives; suggested where it is
/// nearer than any other.
pub fn fix<'a>(
    place: &Place,
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<Fix> {
    let candidates: Vec<_> = candidates.into_iter().collect();
    let same = |written: &str| {
        let mut same = candidates.iter().filter(|candidate| fold(candidate) == fold(written));
        same.next().filter(|_| same.next().is_none()).copied()
    };
    let seen = unseen::as_seen(written);
    let certain = same(written).or_else(|| seen.and_then(|(seen, _)| same(&seen)));
    let (safety, meant) = match certain {
        Some(meant) => (Safety::Safe, meant),
        None => (Safety::Suggested, only_nearest(written, &candidates)?),
    };
    Fix::value(safety, place, written, meant)
}

/// The nearest candidate, where no other one is as near.
fn only_nearest<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let near = nearest(written, candidates.iter().copied())?;
    let written = fold(written);
    let own = distance(&written, &fold(near));
    let mut others = candidates.iter().filter(|other| **other != near);
    others.all(|other| distance(&written, &fold(other)) > own).then_some(near)
}

/// A `help:` sentence where a text is several of what may be listed, written behind one another.
pub fn listed(written: &str, is_one: impl Fn(&str) -> bool) -> Option<String> {
    let written = written.replace(" and ", ",");
    let parts: Vec<&str> = written.split([',', ';']).map(str::trim).collect();
    let is_list = parts.len() > 1 && parts.iter().all(|part| is_one(part));
    is_list.then(|| format!("write several as a list: `[{}]`", parts.join(", ")))
}

/// A `help:` sentence where what is written is no item's id: the one that was meant, or which there
/// are.
///
/// Numbers are near one another whatever is meant by them: `7.1` is no slip for `1.1`. One is
/// offered only where it is the same number, written in another way.
pub fn item<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<_> = candidates.into_iter().collect();
    let is_word = |id: &&str| id.contains(|c: char| c.is_ascii_alphabetic());
    if candidates.iter().any(is_word) {
        return suggestion(written, candidates);
    }
    if let Some(same) = same_item(written, candidates.iter().copied()) {
        return Some(format!("did you mean {}?", quoted(same)));
    }
    let own = numbers(written);
    let section = own.first();
    let siblings: Vec<_> = candidates
        .iter()
        .filter(|id| numbers(id).first() == section)
        .map(|id| quoted(id))
        .collect();
    if let (Some(section), [_, ..]) = (section, &*siblings) {
        return Some(format!("those that begin with {section} are {}", siblings.join(", ")));
    }
    let (first, last) = (candidates.first()?, candidates.last()?);
    Some(format!("they go from {} to {}", quoted(first), quoted(last)))
}

/// The id of an item that is meant by what is none: the same number in another way, or the nearest
/// word.
pub fn same_item<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let candidates: Vec<_> = candidates.into_iter().collect();
    if candidates.iter().any(|id| id.contains(|c: char| c.is_ascii_alphabetic())) {
        return nearest(written, candidates);
    }
    let own = numbers(written);
    candidates.into_iter().find(|id| !own.is_empty() && numbers(id) == own)
}

/// The numbers of an id such as `1.10`, however they are joined, without a word before them; none
/// where there are words among them.
fn numbers(id: &str) -> Vec<&str> {
    let id = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    let parts = id.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    match parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        true => parts.into_iter().map(|part| part.trim_start_matches('0')).collect(),
        false => Vec::new(),
    }
}

/// The candidate that what is written looks like and is not, with what deceives in words.
fn deceptive<'a>(written: &str, candidates: &[&'a str]) -> Option<(&'a str, String)> {
    let (seen, words) = unseen::as_seen(written)?;
    let seen = fold(&seen);
    let near = candidates.iter().copied().find(|candidate| fold(candidate) == seen)?;
    Some((near, words))
}

/// Longer input than any id or key is not worth measuring: the distance takes quadratic time.
const LONGEST: usize = 80;

fn distance(a: &str, b: &str) -> usize {
    if a.len() > LONGEST || b.len() > LONGEST {
        return usize::MAX;
    }
    strsim::damerau_levenshtein(a, b)
}

fn fold(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::{nearest, suggestion};

    const LEVELS: [&str; 4] =
        ["not-yet-established", "partly-established", "established", "exemplary"];

    #[test]
    fn a_slip_finds_the_value_that_was_meant() {
        assert_eq!(nearest("exemplery", LEVELS), Some("exemplary"));
        assert_eq!(nearest("Partly established", LEVELS), Some("partly-established"));
    }

    #[test]
    fn of_years_the_nearest_in_time_is_meant() {
        assert_eq!(nearest("2027", ["2020", "2025", "2026"]), Some("2026"));
        assert_eq!(nearest("2018", ["2019", "2017-pilot", "2010"]), Some("2019"));
    }

    #[test]
    fn a_value_far_from_all_gets_the_list_of_them() {
        let help = suggestion("green", LEVELS).expect("a list");
        assert!(help.starts_with("use one of `not-yet-established`"), "{help}");
    }

    #[test]
    fn a_value_that_looks_like_another_is_told_from_it() {
        let help = suggestion("exempl\u{200b}ary", LEVELS).expect("a way out");
        assert_eq!(
            help,
            "type `exemplary` again: what stands here has a zero-width space (U+200B), which \
             nobody sees"
        );
        let help = suggestion("partly\u{a0}established", LEVELS).expect("a way out");
        assert!(help.starts_with("type `partly-established` again"), "{help}");
    }

    #[test]
    fn what_is_suggested_cannot_drive_the_terminal() {
        let hostile = "\u{1b}]0;PWN\u{7}\u{202e}";
        for written in ["\u{1b}]0;PWN\u{7}", "something else"] {
            let help = suggestion(written, [hostile]).expect("a way out");
            assert!(!help.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{help:?}");
        }
    }

    #[test]
    fn a_number_is_offered_only_where_it_is_the_same() {
        let ids = ["1.1", "1.2", "1.10", "2.1"];
        for (written, help) in [
            ("1,2", "did you mean `1.2`?"),
            ("Proposal 1.2", "did you mean `1.2`?"),
            ("01.02.", "did you mean `1.2`?"),
            ("1.3", "those that begin with 1 are `1.1`, `1.2`, `1.10`"),
            ("7.1", "they go from `1.1` to `2.1`"),
        ] {
            assert_eq!(super::item(written, ids).as_deref(), Some(help), "{written}");
        }
        let words = ["leadership-1", "finance-1"];
        assert_eq!(
            super::item("leadershp-1", words).as_deref(),
            Some("did you mean `leadership-1`?")
        );
    }

    #[test]
    fn hostile_length_is_not_measured() {
        assert_eq!(nearest(&"x".repeat(1 << 20), LEVELS), None);
    }
}
