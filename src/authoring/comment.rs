//! Words as notes of YAML: lines that begin with `#`.

use unicode_width::UnicodeWidthStr as _;

/// How wide a line is at most, where its words allow it.
const WIDEST: usize = 90;

/// Adds words as notes, wrapped; `indent` is how far in they begin, `hang` how much further all but
/// the first line do.
pub(super) fn add(out: &mut String, words: &str, indent: usize, hang: usize) {
    let mut line = String::new();
    let mut margin = 0;
    for word in
        words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|own| !own.is_empty())
    {
        let width = indent + 2 + margin + line.width() + 1 + word.width();
        if !line.is_empty() && width > WIDEST {
            push(out, indent, margin, &line);
            line.clear();
            margin = hang;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        push(out, indent, margin, &line);
    }
}

/// An empty line among notes.
pub(super) fn gap(out: &mut String) {
    out.push('\n');
}

/// Notes as plain text, without the signs before their lines.
pub(super) fn without_signs(notes: &str) -> String {
    let line = |line: &str| line.replacen("# ", "", 1).trim_end().to_owned() + "\n";
    notes.lines().map(line).collect()
}

fn push(out: &mut String, indent: usize, margin: usize, line: &str) {
    out.push_str(&" ".repeat(indent));
    out.push_str("# ");
    out.push_str(&" ".repeat(margin));
    out.push_str(line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn whatever_the_words_are_they_stay_within_their_notes() {
        let mut out = String::new();
        add(&mut out, "one\ntwo: \u{7}three\r\n\u{2028}- four\u{85}five", 2, 2);
        assert_eq!(out, "  # one two: three - four five\n");
        out.clear();
        add(&mut out, &"word ".repeat(40), 2, 4);
        assert!(out.lines().all(|line| line.len() <= 90 && line.starts_with("  # ")));
        assert_eq!(out.lines().nth(1).map(|line| &line[..12]), Some("  #     word"));
        out.clear();
        add(&mut out, " \n", 0, 0);
        assert_eq!(out, "");
    }
}
