//! YAML as a person would write it: plain scalars where they are safe, blocks for prose, lines of a
//! readable length.

/// How long a line may be.
const WIDTH: usize = 100;

/// `key: value` on a line of its own.
pub(super) fn entry(indent: usize, key: &str, value: &str) -> String {
    format!("{:indent$}{key}: {}\n", "", scalar(value))
}

/// A text of one line as a scalar: as it is, or in quotation marks where YAML could take it for
/// something else.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

/// Whether a text can stand without quotation marks; a day can, and is read as it is written.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_day = text.parse::<crate::model::Date>().is_ok();
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_words = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || " -,.'()/".contains(c))
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    is_day || is_year || is_words
}

/// A paragraph in lines that each begin so.
pub(super) fn paragraph(indent: &str, text: &str) -> String {
    let lines = wrapped(text, WIDTH - indent.chars().count());
    lines.iter().map(|line| format!("{indent}{line}\n")).collect()
}

/// A text broken at spaces into lines of at most this many characters, where its words allow.
///
/// No line but the first begins with what Markdown takes for the mark of a list, a heading or a
/// quotation.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if fits(line, word, width) || is_mark(word) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn fits(line: &str, word: &str, width: usize) -> bool {
    line.chars().count() + 1 + word.chars().count() <= width
}

fn is_mark(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_number = number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number || word.starts_with(['-', '+', '*', '#', '>', '|', '=', '~', '`', '<', '['])
}

#[cfg(test)]
mod tests {
    use super::{scalar, wrapped};

    #[test]
    fn what_yaml_could_take_for_something_else_stands_in_quotation_marks() {
        for (text, wanted) in [
            ("Mid Tarrowshire", "Mid Tarrowshire"),
            ("Head of Service, Older People", "Head of Service, Older People"),
            ("carers' lead", "carers' lead"),
            ("2021-05-14", "2021-05-14"),
            ("2021", "2021"),
            ("2019-03", "'2019-03'"),
            ("1.10", "'1.10'"),
            ("No", "'No'"),
            ("null", "'null'"),
            ("", "''"),
            ("a: b", "'a: b'"),
            ("a #b", "'a #b'"),
            ("- a", "'- a'"),
            ("'a' & b", "'''a'' & b'"),
            ("{a}", "'{a}'"),
            ("*a", "'*a'"),
        ] {
            assert_eq!(scalar(text), wanted);
        }
    }

    #[test]
    fn no_line_begins_with_a_mark_of_markdown() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("in the year 2021. And more", 12), ["in the year 2021.", "And more"]);
        assert_eq!(wrapped("one two - three", 8), ["one two -", "three"]);
        assert_eq!(wrapped("", 8), Vec::<String>::new());
    }
}
