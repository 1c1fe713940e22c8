//! The words of an edited text, with what is far from any change left out.

use crate::diff::{Fate, Run};

/// How many words on either side of a change are shown.
const BESIDE: usize = 12;

/// Words of an edited text, or an ellipsis for some that stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortened {
    /// What became of them; none where they are left out, and what stands for them is an ellipsis.
    pub fate: Option<Fate>,
    /// Whether a space stands before them.
    pub space: bool,
    /// The words.
    pub text: String,
}

/// The runs, where a long one that stayed shows the words beside the changes alone.
pub fn shortened(runs: &[Run]) -> Vec<Shortened> {
    let mut out = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let words: Vec<&str> = run.text.split(' ').collect();
        // Where nothing changed but where the text stands, how it begins and ends says which it is.
        let is_all = runs.len() == 1;
        let before = if at == 0 && !is_all { 0 } else { BESIDE };
        let after = if at + 1 == runs.len() && !is_all { 0 } else { BESIDE };
        let part = |text: String, space| Shortened { fate: Some(run.fate), space, text };
        // Leaving out fewer words than this saves no line.
        if run.fate != Fate::Same || words.len() < before + after + BESIDE {
            out.push(part(run.text.clone(), run.space));
            continue;
        }
        let (head, rest) = words.split_at(before);
        let tail = &rest[rest.len() - after..];
        if before > 0 {
            out.push(part(head.join(" "), run.space));
        }
        out.push(Shortened { fate: None, space: true, text: "…".to_owned() });
        if after > 0 {
            out.push(part(tail.join(" "), true));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shortened;
    use crate::diff::words;

    fn shown(old: &str, new: &str) -> String {
        shortened(&words(old, new))
            .iter()
            .map(|part| part.text.as_str())
            .collect::<Vec<_>>()
            .join("/")
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(shown("one two three", "one 2 three"), "one/two/2/three");
    }

    #[test]
    fn of_a_text_that_stayed_the_beginning_and_the_end_are_shown() {
        let many: Vec<String> = (0..60).map(|n| format!("w{n}")).collect();
        let shown = shown(&many.join(" "), &many.join(" "));
        assert!(
            shown.starts_with("w0 w1 ") && shown.contains("w11/…/w48") && shown.ends_with(" w59")
        );
    }

    #[test]
    fn words_far_from_a_change_are_left_out() {
        let many: Vec<String> = (0..60).map(|n| format!("w{n}")).collect();
        let (old, new) = (many.join(" "), many.join(" ").replace("w30", "new"));
        let shown = shown(&old, &new);
        assert!(shown.starts_with("…/w18 w19 ") && shown.ends_with(" w42/…"), "{shown}");
    }
}
