//! English for sentences that are made from figures: one, several and none, in the collection's own
//! words.

use crate::model::{Term, within};

/// `1 proposal`, `25 proposals`.
pub(super) fn counted(count: usize, term: &Term) -> String {
    format!("{count} {}", within(one_or_many(count, term)))
}

/// The word for so many.
pub(in crate::view) fn one_or_many(count: usize, term: &Term) -> &str {
    if count == 1 { &term.one } else { &term.many }
}

/// `one` for one, else `many`: for verbs and for nouns that no collection names.
pub(super) fn either<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// `none`, or the number: within a sentence nothing is 0.
pub(super) fn number(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { count.to_string() }
}

/// `a`, `a and b`, `a, b and c`.
pub(in crate::view) fn list<T: AsRef<str>>(parts: &[T]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// The sentence, its first letter a capital.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{counted, list, sentence};
    use crate::model::{Term, within};

    #[test]
    fn a_term_within_a_sentence_keeps_the_capitals_of_an_abbreviation() {
        let terms = [
            ("Key feature", "key feature"),
            ("NHS board", "NHS board"),
            ("KPIs", "KPIs"),
            ("", ""),
        ];
        for (term, wanted) in terms {
            assert_eq!(within(term), wanted);
        }
        let term = Term { one: "Entry".to_owned(), many: "Entries".to_owned() };
        assert_eq!([0, 1, 2].map(|n| counted(n, &term)), ["0 entries", "1 entry", "2 entries"]);
    }

    #[test]
    fn a_list_is_english() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(sentence("none of them"), "None of them");
    }
}
