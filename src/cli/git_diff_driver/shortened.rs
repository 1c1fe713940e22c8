//! Two versions of a return without most of what is the same in both: reading and checking it would cost nearly all of the time
//! of a comparison, which tells nothing of it.
//!
//! An answer whose lines are the same in both versions keeps its rating, and of each action its id and what becomes of it. Of its
//! evidence the first line is left, and no owner, measure, resources or risks: as long as these are plain words, of which
//! `check` has no errors to tell. Of the text of an action the first line is left, unless an action came or went, which may be a
//! copy of it. Everything else stays as it is.

use std::collections::BTreeMap;

/// A longer return is left whole: how much there is of it may be an error itself.
const LONGEST: usize = 300_000;

/// How long evidence is at most that is left out, any other text, and a word of either.
const LONGEST_PROSE: usize = 20_000;
const LONGEST_TEXT: usize = 4000;
const LONGEST_WORD: usize = 60;

/// How many lines of it there are at most.
const MOST_LINES: usize = 300;

/// What may be left out of an action.
const LEFT_OUT: [&str; 4] = ["owner", "measure", "resources", "risks"];

/// Both versions, shortened; `None` where there is nothing to shorten, or a file is not laid out as returns are.
pub(super) fn shortened(old: &str, new: &str) -> Option<[String; 2]> {
    if old.len().max(new.len()) > LONGEST {
        return None;
    }
    let both = [Parts::of(old)?, Parts::of(new)?];
    let is_settled = ids(old).eq(ids(new));
    let mut known: BTreeMap<&str, [Vec<&str>; 2]> = BTreeMap::new();
    for (which, parts) in both.iter().enumerate() {
        for answer in &parts.answers {
            let key = answer.lines().next()?;
            known.entry(key).or_default()[which].push(answer);
        }
    }
    let mut short: BTreeMap<&str, String> = BTreeMap::new();
    for answers in known.into_values() {
        if let [[old], [new]] = answers.each_ref().map(Vec::as_slice)
            && old == new
            && let Some(shorter) = answer(old, is_settled)
            && shorter.len() < old.len()
        {
            short.insert(old, shorter);
        }
    }
    let written = both.map(|parts| {
        let answers = parts.answers.iter();
        let answers = answers.map(|answer| short.get(answer).map_or(*answer, String::as_str));
        [parts.head].into_iter().chain(answers).chain([parts.tail]).collect()
    });
    (!short.is_empty()).then_some(written)
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
        let (mut at, mut is_within, mut indent) = (0, false, None);
        let mut cuts = Vec::new();
        let mut end = text.len();
        for line in text.split_inclusive('\n') {
            let own = indent_of(line);
            let is_said = is_said(line);
            // A tab, a directive and a second document are for YAML to judge.
            if line.starts_with(['\t', '%']) || line.starts_with("---") || line.starts_with("...") {
                return None;
            }
            if own == 0 && is_said {
                if is_within {
                    (is_within, end) = (false, at);
                } else if line.trim_end() == "responses:" && cuts.is_empty() {
                    is_within = true;
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

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines that actions begin with.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| line.starts_with("- id:"))
}

/// An answer, shortened; `None` where a key of it stands twice.
fn answer(text: &str, is_settled: bool) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let indent = lines.iter().skip(1).find(|line| is_said(line)).map(|line| indent_of(line))?;
    let mut short = lines[0].to_owned();
    let (mut at, mut left_out, mut is_in_actions) = (1, Vec::new(), false);
    while let Some(line) = lines.get(at) {
        at += 1;
        if !is_said(line) {
            short.push_str(line);
            continue;
        }
        let rest = line.trim_start_matches([' ', '-']);
        let (own, is_entry) = (line.len() - rest.len(), line.trim_start().starts_with("- "));
        let (key, inline) = rest.trim_end().split_once(':').unwrap_or_default();
        if is_entry {
            left_out.clear();
        }
        if own == indent {
            is_in_actions = key == "actions";
        }
        // What stands below the actions is looked at line by line.
        let is_below = |line: &&&str| line.trim().is_empty() || indent_of(line) > own;
        let inner = if own == indent && is_in_actions {
            0
        } else {
            lines[at..].iter().take_while(is_below).count()
        };
        let value = &lines[at..at + inner];
        at += inner;
        let is_evidence = own == indent && key == "evidence" && inline == " |";
        let is_text = is_settled && is_in_actions && key == "text";
        let is_block = matches!(inline, " |" | " >" | " |-" | " >-");
        if is_evidence && is_plain(value, LONGEST_PROSE)
            || is_text && is_block && is_plain(value, LONGEST_TEXT)
        {
            short.push_str(line);
            short.push_str(value[0]);
        } else if is_in_actions
            && !is_entry
            && LEFT_OUT.contains(&key)
            && is_plain_value(inline, value)
        {
            if left_out.contains(&key) {
                return None;
            }
            left_out.push(key);
        } else {
            short.push_str(line);
            value.iter().for_each(|line| short.push_str(line));
        }
    }
    Some(short)
}

/// Whether a line says something, and is no note.
fn is_said(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// Whether a value is a text of plain words, which stands behind its key or below it.
fn is_plain_value(inline: &str, below: &[&str]) -> bool {
    let inline = inline.trim_start();
    match inline {
        "|" | ">" | "|-" | ">-" => is_plain(below, LONGEST_TEXT),
        _ => {
            let is_scalar = inline.starts_with(|c: char| c.is_ascii_alphabetic())
                && inline.split(' ').count() > 1
                && !inline.contains(':');
            let is_more = |line: &&str| !line.contains(':');
            is_scalar
                && is_plain(&[inline], LONGEST_TEXT)
                && (below.is_empty() || is_plain(below, LONGEST_TEXT) && below.iter().all(is_more))
        }
    }
}

/// Whether lines are plain words: paragraphs and simple lists, of which nothing can be wrong.
fn is_plain(lines: &[&str], longest: usize) -> bool {
    let is_plain_line = |line: &&str| {
        let said = line.trim();
        said.is_empty()
            || said.chars().all(is_plain_char)
                && said.contains(|c: char| c.is_ascii_alphanumeric())
                && !said.starts_with("- -")
                && said.split(' ').all(|word| word.len() <= LONGEST_WORD)
    };
    let is_begun = lines.first().is_some_and(|line| !line.trim().is_empty());
    let size: usize = lines.iter().map(|line| line.len()).sum();
    is_begun && size <= longest && lines.len() <= MOST_LINES && lines.iter().all(is_plain_line)
}

fn is_plain_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || " .,;:'\"()/%£?-–—’‘“”".contains(c)
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

    #[test]
    fn an_answer_that_is_the_same_in_both_keeps_what_is_told_of_it() {
        let new = PLAIN.replace("high", "low");
        let [old, new] = shortened(PLAIN, &new).expect("something to leave out");
        let kept = "responses:\n  1.1:\n    rating: low\n    evidence: |\n      The board meets.\n    actions:\n      - id: minutes\n        text: >-\n          Send the minutes.\n        status: open\n  1.2:\n    rating: ";
        assert_eq!([old, new], [format!("{kept}high\n"), format!("{kept}low\n")]);
    }

    #[test]
    fn the_text_of_an_action_stays_where_another_may_be_its_copy() {
        let copy = "    actions:\n      - id: copy\n        text: Send the minutes. All of them.\n";
        let [old, new] =
            shortened(PLAIN, &format!("{PLAIN}{copy}")).expect("something to leave out");
        assert!(old.contains("All of them.") && new.matches("All of them.").count() == 2);
    }

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
            shortened(&text, &new).is_none_or(|short| short[0].contains("WRONG"))
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
            &format!("WRONG{}", "a".repeat(100)),
        ] {
            let text = PLAIN.replace("- It meets", wrong);
            assert!(stays(text), "{wrong}");
        }
        for wrong in ["owner: {WRONG: a}", "owner: WRONG: a b", "owner: \"WRONG a", "owner: WRONG"]
        {
            assert!(stays(PLAIN.replace("owner: Chief Officer", wrong)), "{wrong}");
        }
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
        ] {
            let (old, new) = (PLAIN.replace(from, to), new.replace(from, to));
            assert_eq!(shortened(&old, &new), None, "{to}");
        }
    }
}
