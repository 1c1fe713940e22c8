//! Sentences made from figures: numbers in words, lists, one and many.

/// How many entries of a list are named before the rest is counted.
const NAMED: usize = 6;

const WORDS: [&str; 10] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A number, in words below ten.
pub(super) fn number(count: usize) -> String {
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// The word for one or for many.
pub(super) fn times<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Such as `two actions`.
pub(super) fn some(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), times(count, one, many))
}

/// Such as `a, b and c`; where there are many, the last ones are counted.
pub(super) fn listed(entries: &[String]) -> String {
    let cut = entries.len() > NAMED + 1;
    let shown = if cut { entries.get(..NAMED).unwrap_or_default() } else { entries };
    let more = cut.then(|| format!("{} more", number(entries.len() - NAMED)));
    let shown: Vec<String> = shown.iter().cloned().chain(more).collect();
    all(&shown)
}

/// Such as `a, b and c`, however many there are.
pub(super) fn all(entries: &[String]) -> String {
    match entries {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Words as a sentence: a capital letter first, a full stop last.
pub(super) fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::{listed, some};

    #[test]
    fn one_is_not_many() {
        assert_eq!(some(1, "day", "days"), "one day");
        assert_eq!(some(0, "day", "days"), "no days");
        assert_eq!(some(12, "day", "days"), "12 days");
    }

    #[test]
    fn a_long_list_is_cut_where_that_saves_something() {
        let all: Vec<String> = (1..=9).map(|n| n.to_string()).collect();
        assert_eq!(listed(&all[..1]), "1");
        assert_eq!(listed(&all[..7]), "1, 2, 3, 4, 5, 6 and 7");
        assert_eq!(listed(&all), "1, 2, 3, 4, 5, 6 and three more");
    }
}
