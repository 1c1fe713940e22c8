//! In which of YAML's ways a text was written.

use std::ops::Range;

use super::located::Located;

/// A way of writing a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Behind its key, without anything around it.
    Plain,
    /// In quotation marks.
    Quoted,
    /// Below `|`, each line as it stands; with the bytes of what begins with the sign.
    Literal(Range<usize>),
    /// Below `>`, lines joined; with the bytes of what begins with the sign.
    Folded(Range<usize>),
    /// Somewhere else, and repeated here by `*`.
    Alias,
}

impl Style {
    /// That of a text.
    pub(crate) fn of(at: &Located<String>) -> Self {
        let text = at.place.source().text();
        let start = at.place.span().start;
        match at.place.text_from().chars().next() {
            Some('"' | '\'') => Self::Quoted,
            Some('*') => Self::Alias,
            _ => Self::block(text, start).unwrap_or(Self::Plain),
        }
    }

    /// A block of text, where its sign ends the last line above that says anything.
    fn block(text: &str, start: usize) -> Option<Self> {
        let before = text.get(..start)?;
        let indentation = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
        if !indentation.trim().is_empty() {
            return None;
        }
        let above = before.trim_end();
        let line = above.rfind('\n').map_or(0, |at| at + 1);
        let header = above.get(line..)?;
        let sign = header.char_indices().find(|(at, c)| {
            let is_apart = header[..*at].ends_with([' ', '\t']) || *at == 0;
            matches!(c, '|' | '>') && is_apart && ends_header(&header[at + 1..])
        });
        let (at, sign) = sign?;
        let range = line + at..line + header.len();
        Some(if sign == '|' { Self::Literal(range) } else { Self::Folded(range) })
    }
}

/// Whether nothing follows the sign of a block but how it ends, how far it is indented, and a note.
fn ends_header(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    rest.trim().is_empty() || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::Style;
    use crate::diag::Source;
    use crate::load::fields::Fields;
    use crate::load::yaml;

    fn style(yaml: &str) -> String {
        let source = Source::new("a.yaml", yaml);
        let mut sink = Vec::new();
        let node = yaml::parse(&source).expect("YAML");
        let text = Fields::open(node, "a test", &mut sink).text("a", &mut sink);
        match Style::of(text.value().expect("a text")) {
            Style::Literal(range) => format!("literal {:?}", &yaml[range]),
            Style::Folded(range) => format!("folded {:?}", &yaml[range]),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn each_way_of_writing_a_text_is_told() {
        for (yaml, wanted) in [
            ("a: one", "Plain"),
            ("a:\n  one\n  two", "Plain"),
            ("b: x |\na: one", "Plain"),
            ("a: one >\n  two", "Plain"),
            ("a: 'one'", "Quoted"),
            ("a:\n  \"one\"", "Quoted"),
            ("b: &x one\na: *x", "Alias"),
            ("a: |\n  one", "literal \"|\""),
            ("a: |2-  # a note\n\n    one", "literal \"|2-  # a note\""),
            ("a:\n  >+\n  one", "folded \">+\""),
            ("a: &x >-\n  one | two\n  three", "folded \">-\""),
        ] {
            assert_eq!(style(yaml), wanted, "{yaml:?}");
        }
    }
}
