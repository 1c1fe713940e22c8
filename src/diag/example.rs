//! What breaks a rule and what keeps it, as the page of its code shows them.

/// What breaks a rule, and what keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Lines of a file. The suite finds the code in those that are wrong, and nothing in those
    /// that are right.
    Text {
        /// What the lines are part of, such as `an answer`.
        place: &'static str,
        /// Those that break the rule.
        wrong: &'static str,
        /// Those that keep it.
        right: &'static str,
    },
    /// What no few lines of a file can show, because it is about what surrounds them or about
    /// their number: said in words.
    Situation {
        /// What breaks the rule.
        wrong: &'static str,
        /// What keeps it.
        right: &'static str,
    },
}

impl Example {
    /// Takes the end of a page apart: from `Wrong` on.
    pub(super) const fn new(page: &'static str) -> Self {
        if let Some((wrong, right)) = parts(page, "\n\nRight: ")
            && let Some((_, wrong)) = parts(wrong, "Wrong: ")
            && let Some((right, rest)) = parts(right, "\n")
        {
            assert!(rest.is_empty(), "what is right is said in one paragraph");
            return Self::Situation { wrong, right };
        }
        let shape = "an example is `Wrong, in …:` and `Right:`, each with a block of YAML below it";
        let (place, rest) = parts(page, ":\n\n```yaml\n").expect(shape);
        let (_, place) = parts(place, "Wrong, in ").expect(shape);
        let (wrong, rest) = parts(rest, "```\n\nRight:\n\n```yaml\n").expect(shape);
        let (right, rest) = parts(rest, "```\n").expect(shape);
        assert!(rest.is_empty(), "nothing follows the example");
        Self::Text { place, wrong, right }
    }
}

/// A text before and behind the first place of another one in it.
pub(super) const fn parts(
    text: &'static str,
    sought: &str,
) -> Option<(&'static str, &'static str)> {
    let (own, sought) = (text.as_bytes(), sought.as_bytes());
    let mut at = 0;
    while at + sought.len() <= own.len() {
        let mut same = 0;
        while same < sought.len() && own[at + same] == sought[same] {
            same += 1;
        }
        if same == sought.len() {
            let (before, rest) = text.split_at(at);
            return Some((before, rest.split_at(sought.len()).1));
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Example, parts};

    #[test]
    fn a_text_is_parted_where_the_other_stands_first() {
        assert_eq!(parts("aab-aab", "ab"), Some(("a", "-aab")));
        assert_eq!(parts("aa", "ab"), None);
        assert_eq!(parts("a", ""), Some(("", "a")));
    }

    #[test]
    fn an_example_is_lines_of_a_file_or_words() {
        let page = "Wrong, in an answer:\n\n```yaml\na: 1\n```\n\nRight:\n\n```yaml\na: 2\n```\n";
        let lines = Example::Text { place: "an answer", wrong: "a: 1\n", right: "a: 2\n" };
        assert_eq!(Example::new(page), lines);
        let words = Example::Situation { wrong: "Too wide.", right: "As wide: as that." };
        assert_eq!(Example::new("Wrong: Too wide.\n\nRight: As wide: as that.\n"), words);
    }
}
