//! Two versions of a return without most of what is the same in both: reading and checking it would
//! cost nearly all of the time of a comparison, which tells nothing of it.
//!
//! An answer whose lines are the same in both versions keeps its rating and a word of its evidence,
//! as long as what is left out is plain words, of which `check` has no errors to tell. Its actions
//! are counted and left out where they are in good order and no action of the return came, went or
//! says something else: another could be taken for one of them. Everything else stays as it is.

mod entries;
mod plain;

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::ActionCounts;
use crate::load::indentation;
use entries::Answer;
use plain::{LONGEST_PROSE, is_plain, is_plain_value, is_said, lines};

/// A longer return is left whole: how much there is of it may be an error itself.
const LONGEST: usize = 300_000;

/// What may be left out of an action that stays.
const LEFT_OUT: [&str; 4] = ["owner", "measure", "resources", "risks"];

/// What stands for evidence that is the same in both.
const THE_SAME: &str = "Same\n";

/// Both versions, shortened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shortened {
    /// The texts.
    pub(super) texts: [String; 2],
    /// The actions that were left out: they are what they were.
    pub(super) left_out: ActionCounts,
}

/// Both versions, shortened; `None` where there is nothing to shorten, or a file is not laid out as
/// returns are.
pub(super) fn shortened(old: &str, new: &str) -> Option<Shortened> {
    if old.len().max(new.len()) > LONGEST || [old, new].into_iter().any(plain::has_rare_space) {
        return None;
    }
    let both = [Parts::of(old)?, Parts::of(new)?];
    let mut known: BTreeMap<&str, [Vec<&str>; 2]> = BTreeMap::new();
    for (which, parts) in both.iter().enumerate() {
        for answer in &parts.answers {
            let key = answer.lines().next()?;
            known.entry(key).or_default()[which].push(answer);
        }
    }
    let (mut same, mut other) = (Vec::new(), [Vec::new(), Vec::new()]);
    for answers in known.into_values() {
        match answers.each_ref().map(Vec::as_slice) {
            [[old], [new]] if old == new => same.push(*old),
            [old, new] => {
                other[0].extend(old);
                other[1].extend(new);
            }
        }
    }
    let same: Vec<(&str, Option<Answer<'_>>)> =
        same.into_iter().map(|text| (text, Answer::of(text))).collect();
    let are_settled = are_settled(&same, &other);
    let mut left_out = ActionCounts::default();
    let mut short: BTreeMap<&str, String> = BTreeMap::new();
    for (whole, answer) in &same {
        let counts = are_settled.then_some(&mut left_out);
        let shorter = answer.as_ref().map(|answer| shorter(answer, counts));
        if let Some(shorter) = shorter.filter(|shorter| shorter.len() < whole.len()) {
            short.insert(whole, shorter);
        }
    }
    let texts = both.map(|parts| {
        let answers = parts.answers.iter();
        let answers = answers.map(|answer| short.get(answer).map_or(*answer, String::as_str));
        [parts.head].into_iter().chain(answers).chain([parts.tail]).collect()
    });
    (!short.is_empty()).then_some(Shortened { texts, left_out })
}

/// Whether the actions are the same ones in both versions, each once, and none of them could be
/// taken for another.
fn are_settled(same: &[(&str, Option<Answer<'_>>)], other: &[Vec<&str>; 2]) -> bool {
    let settled = || {
        let mut ids = BTreeSet::new();
        for (_, answer) in same {
            for entry in answer.as_ref()?.entries.as_ref()? {
                ids.insert(entry.id()?).then_some(())?;
            }
        }
        let mut both = [Vec::new(), Vec::new()];
        for (found, answers) in both.iter_mut().zip(other) {
            for answer in answers {
                found.extend(Answer::of(answer)?.entries?);
            }
        }
        let [old, new] = both;
        (old.len() == new.len()).then_some(())?;
        for (old, new) in old.iter().zip(&new) {
            let is_one = old.id()? == new.id()? && entries::are_alike(&old.words(), &new.words());
            (is_one && ids.insert(old.id()?)).then_some(())?;
        }
        Some(())
    };
    settled().is_some()
}

/// A return, cut between its answers.
struct Parts<'a> {
    /// All up to the first answer.
    head: &'a str,
    /// Each answer, with its key and what stands up to the next.
    answers: Vec<&'a str>,
    /// What comes behind the answers.
    tail: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (mut at, mut is_within, mut is_known, mut indent) = (0, false, false, None);
        let mut cuts = Vec::new();
        let mut end = text.len();
        for line in lines(text) {
            let own = indentation(line);
            // Most lines are some answer's own.
            if is_within && indent.is_some_and(|indent| own > indent) {
                at += line.len();
                continue;
            }
            let is_said = is_said(line);
            // A tab, a directive and a second document are for YAML to judge.
            if line.starts_with(['\t', '%']) || line.starts_with("---") || line.starts_with("...") {
                return None;
            }
            if own == 0 && is_said {
                if line.trim_end() == "responses:" {
                    if is_known {
                        return None;
                    }
                    (is_within, is_known) = (true, true);
                } else if is_within {
                    (is_within, end) = (false, at);
                }
            } else if is_within && is_said && own <= *indent.get_or_insert(own) {
                let is_key = Some(own) == indent && line.trim_end().ends_with(':');
                if !is_key || line.trim_start().starts_with(['-', '?', '&', '*', '!']) {
                    return None;
                }
                cuts.push(at);
            }
            at += line.len();
        }
        let first = *cuts.first()?;
        let ends = cuts.iter().skip(1).copied().chain([end]);
        let answers = cuts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect();
        Some(Self { head: &text[..first], answers, tail: &text[end..] })
    }
}

/// An answer that is the same in both, shortened. Its actions are left out and counted where there
/// is something to count them in.
fn shorter(answer: &Answer<'_>, counts: Option<&mut ActionCounts>) -> String {
    let mut short = answer.head.to_owned();
    let entries = &answer.entries;
    let open: Option<Vec<bool>> = entries.iter().flatten().map(entries::Entry::is_open).collect();
    let open = open.filter(|_| entries.is_some());
    let are_counted = counts.is_some() && open.is_some();
    if let (Some(counts), Some(open)) = (counts, &open) {
        counts.carried += open.iter().filter(|is_open| **is_open).count();
        counts.settled += open.iter().filter(|is_open| !**is_open).count();
    }
    for key in &answer.keys {
        if key.name == "evidence" && key.inline == " |" && is_plain(&key.below, LONGEST_PROSE) {
            short.push_str(key.line);
            short.extend(std::iter::repeat_n(' ', indentation(key.below[0])));
            short.push_str(THE_SAME);
        } else if key.name != "actions" || open.is_none() {
            whole(key, &mut short);
        } else if !are_counted {
            short.push_str(key.line);
            for key in entries.iter().flatten().flat_map(|entry| &entry.keys) {
                let is_left_out =
                    LEFT_OUT.contains(&key.name) && is_plain_value(key.inline, &key.below);
                if !is_left_out {
                    whole(key, &mut short);
                }
            }
        }
    }
    short
}

fn whole(key: &entries::Key<'_>, out: &mut String) {
    out.push_str(key.line);
    key.below.iter().for_each(|line| out.push_str(line));
}

#[cfg(test)]
mod tests {
    use super::shortened;

    const PLAIN: &str = "responses:
  1.1:
    rating: low
    evidence: |
      The board meets.

      - It meets each month.
    actions:
      - id: minutes
        text: >-
          Send the minutes.
          All of them.
        owner: Chief Officer
        measure: |
          Minutes that are read.
        status: open
  1.2:
    rating: high
";

    fn texts(old: &str, new: &str) -> [String; 2] {
        shortened(old, new).expect("something to leave out").texts
    }

    #[test]
    fn an_answer_that_is_the_same_in_both_keeps_its_rating_and_its_actions_are_counted() {
        let settled = PLAIN.replace("status: open", "status: done");
        let with_another = format!("{settled}{ANOTHER}");
        let new = with_another.replace("high", "low");
        let short = shortened(&with_another, &new).expect("something to leave out");
        let kept = "responses:\n  1.1:\n    rating: low\n    evidence: \
                    |\n      Same\n  1.2:\n    rating: ";
        assert_eq!(
            short.texts,
            [format!("{kept}high\n{ANOTHER}"), format!("{kept}low\n{ANOTHER}")]
        );
        assert_eq!((short.left_out.carried, short.left_out.settled), (0, 1));
        let open = shortened(PLAIN, &PLAIN.replace("high", "low")).expect("something");
        assert_eq!((open.left_out.carried, open.left_out.settled), (1, 0));
    }

    #[test]
    fn actions_stay_where_another_came_went_or_says_something_else() {
        let old = format!("{PLAIN}{ANOTHER}");
        for new in [
            PLAIN.to_owned(),
            format!("{old}      - id: third\n        text: Send the minutes. All of them.\n"),
            old.replace("another", "other"),
            old.replace("Ask the board once more.", "Send the minutes. All of them."),
            old.replace("id: another", "id: minutes"),
            old.replace("- id: another\n        text", "- text"),
            format!("{PLAIN}    actions: []\n"),
        ] {
            for [one, other] in [[&old, &new], [&new, &old]] {
                let short = texts(one, other);
                assert!(short.iter().all(|text| text.contains("All of them.")), "{new}");
                assert!(short.iter().all(|text| !text.contains("Chief Officer")), "{new}");
            }
        }
    }

    #[test]
    fn actions_that_may_be_wrong_stay() {
        for (from, to) in [
            ("status: open", "status: opne"),
            ("status: open", "due: 2019-02-30"),
            ("status: open", "status: open\n        status: open"),
            ("id: minutes", "id: Minutes"),
            ("id: minutes", "id: yes"),
            ("        status", "        # A note.\n        status"),
            ("        status", "        stauts"),
            ("    actions:\n", "    actions: # All.\n"),
            ("    actions:\n", "    action:\n"),
        ] {
            let old = PLAIN.replace(from, to);
            let short = texts(&old, &old.replace("high", "low"));
            assert!(short.iter().all(|text| text.contains("All of them.")), "{to}");
        }
    }

    const ANOTHER: &str =
        "    actions:\n      - id: another\n        text: Ask the board once more.\n";

    #[test]
    fn an_answer_that_differs_stays_whole() {
        for word in ["each month", "Chief Officer", "are read"] {
            assert_eq!(shortened(PLAIN, &PLAIN.replace(word, "is another")), None, "{word}");
        }
    }

    #[test]
    fn what_may_be_wrong_stays() {
        let stays = |text: String| {
            let new = text.replace("high", "low");
            shortened(&text, &new).is_none_or(|short| short.texts[0].contains("WRONG"))
        };
        for wrong in [
            "![WRONG](a.png)",
            "| WRONG |",
            "# WRONG",
            "`WRONG",
            "[^1] WRONG",
            "<b>WRONG",
            "\u{202e}WRONG",
            "😀 WRONG",
            "- - WRONG",
            "- id: WRONG",
            "text: WRONG",
            &format!("WRONG{}", "a".repeat(100)),
        ] {
            let text = PLAIN.replace("- It meets", wrong);
            assert!(stays(text), "{wrong}");
        }
        for wrong in ["owner: {WRONG: a}", "owner: WRONG: a b", "owner: \"WRONG a", "owner: WRONG"]
        {
            assert!(stays(PLAIN.replace("owner: Chief Officer", wrong)), "{wrong}");
        }
        assert!(stays(PLAIN.replace("      The board meets.", "       WRONG words.")));
        assert_eq!(shortened(PLAIN, &PLAIN.replace("status: open", "status: open\u{a0}")), None);
        let twice = "owner: WRONG one\n        owner: WRONG two";
        assert!(stays(PLAIN.replace("owner: Chief Officer", twice)));
    }

    #[test]
    fn a_file_that_is_laid_out_otherwise_stays_whole() {
        let new = PLAIN.replace("high", "low");
        for (from, to) in [
            ("responses:\n", "responses: # all\n"),
            ("  1.2:\n    rating: high\n", "  1.2: { rating: high }\n"),
            ("responses:", "---\nresponses:"),
            ("responses:", "responses:\nresponses:"),
            ("responses:", "responses:\nstatus: draft\nresponses:"),
        ] {
            let (old, new) = (PLAIN.replace(from, to), new.replace(from, to));
            assert_eq!(shortened(&old, &new), None, "{to}");
        }
    }
}
