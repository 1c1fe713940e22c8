//! Texts that end sooner than their author meant, because a line within them is something else to
//! YAML: a note, or the end of the file.

use std::sync::Arc;

use super::keys::FAR;
use super::line::{Line, begins_block};
use super::mend;
use crate::diag::{Code, Diagnostic, Place, Source, quoted};

/// The text that a line would belong to.
struct Above<'a> {
    key: &'a str,
    /// How far its lines are indented, where it stands below `|` or `>`.
    block: Option<usize>,
}

/// A note that ends the text above it, where the parser gave up at what goes on below.
pub(super) fn by_note(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
    let last = place.position().line;
    let at = place.span().start;
    let text = source.text();
    let is_here = text.get(at..).is_some_and(|rest| rest.starts_with('#'))
        && text.get(..at).is_some_and(|before| before.ends_with([' ', '\n']));
    let (number, start) = match is_here {
        true => (last, at),
        false => note_above(source, last)?,
    };
    let words = text.get(start..)?.lines().next()?.trim_end();
    let message = format!(
        "{} is taken for a note to yourself, and the text cannot go on behind it",
        quoted(words)
    );
    let is_first = source.line(number).trim_start().starts_with('#');
    let help = match above(source, number) {
        Some(Above { block: Some(spaces), .. }) => format!(
            "if it is part of the text, put {spaces} spaces before it, as before the other lines; \
             if it is a note, move it above the key of the text"
        ),
        _ if is_first => "put `|` behind the colon of the key and the text below it, indented: \
                          there `#` begins no note; a note to yourself goes above the key"
            .to_owned(),
        _ => format!(
            "`#` behind a blank begins a note: {}",
            mend::way_out_at(source, place.position().line)
        ),
    };
    let place = Place::new(source, start..start + words.len());
    Some(Diagnostic::new(Code::Syntax, place, message).help(help))
}

/// The last note right above a line, empty lines passed over; with the byte at which it begins.
fn note_above(source: &Source, last: usize) -> Option<(usize, usize)> {
    let below = Line::of(source, last)?;
    let lines = (last.saturating_sub(FAR).max(1)..last).rev();
    let mut lines = lines.skip_while(|number| source.line(*number).trim().is_empty());
    let mut number = lines.next()?;
    // The first of several notes ended the text.
    let is_note = |number: usize| {
        let line = source.line(number);
        let words = line.trim_start();
        words.starts_with('#') && line.len() - words.len() < below.starts()
    };
    while number > 1 && is_note(number) && is_note(number - 1) {
        number -= 1;
    }
    let text = source.line(number);
    let at = text.len() - text.trim_start().len();
    let start = match text[at..].starts_with('#') {
        true => at,
        false => behind_text(text)?,
    };
    // Below a note a key may stand, and an entry of a list.
    let goes_on = match above(source, number)? {
        Above { block: Some(_), .. } => true,
        Above { block: None, .. } => below.key().is_none(),
    };
    goes_on.then(|| (number, source.line_start(number) + start))
}

/// Where a note begins behind a plain text.
fn behind_text(line: &str) -> Option<usize> {
    let at = line.find(" #")? + 1;
    let value = line[..at].split_once(": ").map_or(&line[..at], |(_, value)| value).trim_start();
    (!value.is_empty() && !value.starts_with(['"', '\'', '|', '>', '[', '{'])).then_some(at)
}

/// A line that ends the whole return, `---` or `...`, within a text.
pub(super) fn by_marker(source: &Arc<Source>, place: &Place) -> Option<Diagnostic> {
    let last = place.position().line;
    let mut lines = (last.saturating_sub(FAR).max(1)..=last).rev();
    let number = lines.find(|number| is_marker(source.line(*number)))?;
    let sign = &source.line(number)[..3];
    // Two whole returns in one file are something else.
    let below = (number + 1..=number + FAR).find_map(|number| Line::of(source, number));
    if below.is_some_and(|line| line.starts() == 0 && line.key().is_some()) {
        return None;
    }
    let Above { key, block } = above(source, number)?;
    let message = format!(
        "to YAML `{sign}` at the start of a line ends the whole return, and with it the text of \
         `{key}`"
    );
    let help = match block {
        Some(spaces) => format!(
            "if it belongs to the text, put {spaces} spaces before it, as before the other lines; \
             if not, delete it"
        ),
        None => "if it belongs to the text, put `|` behind the colon and the whole text below it, \
                 indented; if not, delete it"
            .to_owned(),
    };
    let start = source.line_start(number);
    let place = Place::new(source, start..start + source.line(number).trim_end().len());
    Some(Diagnostic::new(Code::Syntax, place, message).help(help))
}

/// Whether a line ends a document of YAML.
pub(super) fn is_marker(line: &str) -> bool {
    ["---", "..."].into_iter().any(|sign| {
        line.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The text that ends right above a line.
fn above(source: &Source, number: usize) -> Option<Above<'_>> {
    let mut least: Option<usize> = None;
    for number in (number.saturating_sub(FAR).max(1)..=number).rev() {
        let Some(line) = Line::of(source, number) else { continue };
        if let Some((key, value)) = line.key()
            && least.is_none_or(|least| line.starts() < least)
        {
            if begins_block(value) {
                return Some(Above { key, block: Some(least.unwrap_or(line.starts() + 2)) });
            }
            if !value.is_empty() {
                return Some(Above { key, block: None });
            }
            return None;
        }
        let starts = line.starts();
        // The line that is asked about, and one like it, are no lines of the text.
        if !is_marker(source.line(number)) {
            least = Some(least.map_or(starts, |least| least.min(starts)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::diag::Source;
    use crate::load::{syntax, yaml};

    /// What is said of a text that is no YAML: place, message and help.
    #[track_caller]
    fn said(text: &str) -> String {
        let source = Source::new("a.yaml", text);
        let error = yaml::parse(&source).expect_err("no YAML");
        let finding = syntax::diagnostic(&source, &error);
        let help = finding.help.unwrap_or_default();
        format!("{} {} ({help})", finding.place.expect("a place"), finding.message)
    }

    #[test]
    fn a_hash_sign_in_a_text_that_goes_on_is_named_where_it_stands() {
        for (text, wanted) in [
            (
                "evidence: One # two\n  three\n",
                "a.yaml:1:15 `# two` is taken for a note to yourself",
            ),
            (
                "evidence: One\n  two # 3 in, see: 4\n  four\n",
                "a.yaml:2:7 `# 3 in, see: 4` is taken",
            ),
            ("evidence: One\n  two # 3\n  - four\n", "a.yaml:2:7 `# 3` is taken"),
            ("evidence: One\n  # two\n  three\n", "a.yaml:2:3 `# two` is taken"),
            ("evidence: One\n  two # 3\n\n  Four.\nb: c\n", "a.yaml:2:7 `# 3` is taken"),
        ] {
            let said = said(text);
            assert!(said.starts_with(wanted) && said.contains("below"), "{text:?}: {said}");
        }
    }

    #[test]
    fn a_note_that_ends_a_block_of_text_is_named_and_how_far_the_text_is_indented() {
        for note in ["# todo", "  # todo", "#todo"] {
            for below in ["    Two.", "\n    - Two.", "    Two: three."] {
                let said = said(&format!("evidence: |\n    One.\n{note}\n{below}\nb: c\n"));
                assert!(said.starts_with("a.yaml:3:") && said.contains("todo` is taken"), "{said}");
                assert!(said.contains("put 4 spaces before it"), "{said}");
            }
        }
    }

    #[test]
    fn a_line_that_ends_the_return_within_a_text_is_named_with_the_key_of_the_text() {
        for sign in ["---", "...", "--- more ---"] {
            for below in ["      Two.\n", "\n      Two.\n", "  b: c\n"] {
                let text = format!("a:\n  text: |\n      One.\n\n{sign}\n{below}");
                let said = said(&text);
                let wanted = format!("a.yaml:5:1 to YAML `{}` at the start of a line", &sign[..3]);
                assert!(said.starts_with(&wanted), "{text:?}: {said}");
                assert!(said.contains("the text of `text` (if"), "{said}");
                assert!(said.contains("put 6 spaces before it"), "{said}");
            }
        }
        let notes = said("a: |\n  One.\n# two\n# three\n  Four.\n");
        assert!(notes.starts_with("a.yaml:3:1 `# two` is taken for a note"), "{notes}");
        let quoted = said("a: \"One\n---\n  two.\"\n");
        assert!(quoted.starts_with("a.yaml:2:1 to YAML `---` at the start"), "{quoted}");
        let second = said("a: |\n  One.\n---\na: b\n");
        assert!(second.contains("a second document begins here"), "{second}");
    }
}
