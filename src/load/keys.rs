//! Slips at the keys of a form that make a file no YAML: a colon or a hyphen without its space or
//! left out, and keys that do not stand below one another. The parser gives up some lines further
//! on; this looks for the line that is to blame.

use crate::diag::Source;

/// The keys of returns, rounds, registers and rubrics but those of `terms`, which are common words:
/// a line of text that begins with another word is left alone.
const KEYS: &[&str] = &[
    "actions",
    "comparator_sets",
    "completed",
    "completed_by",
    "contacts",
    "deadline",
    "descriptors",
    "due",
    "evidence",
    "health_board",
    "health_boards",
    "id",
    "introduction",
    "items",
    "label",
    "measure",
    "minimum_group",
    "name",
    "note",
    "notice",
    "opens",
    "owner",
    "partnership",
    "partnerships",
    "previous",
    "publisher",
    "rating",
    "replaces",
    "resources",
    "responses",
    "risks",
    "role",
    "round",
    "rubric",
    "rules",
    "scale",
    "sections",
    "share",
    "statement",
    "status",
    "subtitle",
    "terms",
    "text",
    "title",
    "version",
];

/// How many lines a text may go on over, so that the slip is so far above the place where the
/// parser gave up.
pub(super) const FAR: usize = 200;

/// What is to blame: the line (from 1), where in it, how many bytes, the message and the way out.
pub(super) type Found = (usize, usize, usize, String, String);

/// The slip at a key, on the line where the parser gave up or above it.
pub(super) fn find(source: &Source, last: usize) -> Option<Found> {
    let error = Line::of(source, last)?;
    let above: Vec<Line<'_>> = (last.saturating_sub(FAR).max(1)..last)
        .rev()
        .filter_map(|number| Line::of(source, number))
        .collect();
    let below = (last + 1..=last + FAR).map_while(|number| next(source, number));
    let below = below.flatten().next();
    glued(&error)
        .or_else(|| list_on_line(&error))
        .or_else(|| out_of_text(&error, &above))
        .or_else(|| first_line_further(&error, &above))
        .or_else(|| on_lines_above(&error, &above))
        .or_else(|| out_of_line(&error, &above))
        .or_else(|| no_hyphen(&error, &above))
        .or_else(|| no_colon(&error, &above, below))
}

/// The slip on a line that was taken for a text, where keys were to stand: a colon without its
/// space, or none.
pub(super) fn on_line(source: &Source, number: usize) -> Option<Found> {
    let line = Line::of(source, number)?;
    glued(&line).or_else(|| {
        let (key, rest) = line.known().filter(|(_, rest)| rest.starts_with(' '))?;
        let message = format!("there is no colon behind `{key}`");
        let help = format!("write a colon and a space behind it: `{key}: …`");
        (!rest.contains(':')).then_some((number, line.column, key.len(), message, help))
    })
}

/// The line, where there is one; nothing within it where it says nothing.
fn next(source: &Source, number: usize) -> Option<Option<Line<'_>>> {
    (source.line_start(number) < source.text().len()).then(|| Line::of(source, number))
}

/// A line that says something.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    number: usize,
    /// How many spaces and hyphens of lists stand before what it says.
    column: usize,
    /// How many spaces stand before the first hyphen.
    hyphen: Option<usize>,
    text: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn of(source: &'a Source, number: usize) -> Option<Self> {
        let line = source.line(number).trim_end();
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let mut text = &line[spaces..];
        let is_entry = text.starts_with("- ");
        while let Some(rest) = text.strip_prefix("- ") {
            text = rest.trim_start_matches(' ');
        }
        let hyphen = is_entry.then_some(spaces);
        let says = !text.is_empty() && !text.starts_with('#');
        says.then(|| Self { number, column: line.len() - text.len(), hyphen, text })
    }

    /// The word before the first colon that ends a key, and what stands behind it.
    pub(super) fn key(&self) -> Option<(&'a str, &'a str)> {
        let (key, value) = match self.text.split_once(": ") {
            Some((key, value)) => (key, value.trim()),
            None => (self.text.strip_suffix(':')?, ""),
        };
        let is_word = |c: char| c.is_ascii_alphanumeric() || "._-\"'".contains(c);
        (!key.is_empty() && !key.starts_with('-') && key.chars().all(is_word))
            .then_some((key, value))
    }

    /// The key of a form with which it begins, and what follows it.
    fn known(&self) -> Option<(&'a str, &'a str)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "._".contains(c);
        let end = self.text.find(|c: char| !is_part(c)).unwrap_or(self.text.len());
        let (key, rest) = self.text.split_at(end);
        is_known(key).then_some((key, rest))
    }

    /// Where what it says can stand with its hyphen, if it has one.
    pub(super) fn starts(&self) -> usize {
        self.hyphen.unwrap_or(self.column)
    }
}

/// Whether a key is one of a form, or the number of an item.
pub(super) fn is_known(key: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    KEYS.contains(&key) || (key.contains('.') && key.split('.').all(is_number))
}

/// Whether the value of a key is a block of text that begins on the next line.
pub(super) fn begins_block(value: &str) -> bool {
    let sign = value.split(" #").next().unwrap_or(value).trim_end();
    sign.strip_prefix(['|', '>'])
        .is_some_and(|rest| rest.chars().all(|c| matches!(c, '+' | '-') || c.is_ascii_digit()))
}

/// `rating:mostly` and `-id: one`.
fn glued(line: &Line<'_>) -> Option<Found> {
    if let Some((key, rest)) = line.known()
        && let Some(value) = rest.strip_prefix(':')
        && !value.is_empty()
        && !value.starts_with([' ', '\t'])
        && value.starts_with(|c: char| c.is_ascii())
    {
        let message = "there is no space behind this colon, so that it ends no key".to_owned();
        let help = format!("write a space behind the colon: `{key}: …`");
        return Some((line.number, line.column + key.len(), 1, message, help));
    }
    let rest = line.text.strip_prefix('-')?;
    let own = Line { text: rest, ..*line };
    let (key, after) = own.known()?;
    after.starts_with(':').then(|| {
        let message = "there is no space behind this hyphen, so that it begins no entry".to_owned();
        let help = format!("write a space behind the hyphen: `- {key}: …`");
        (line.number, line.column, 1, message, help)
    })
}

/// `evidence: - one`.
fn list_on_line(line: &Line<'_>) -> Option<Found> {
    let (key, value) = line.key()?;
    if !value.starts_with("- ") {
        return None;
    }
    let at = line.column + line.text.len() - value.len();
    let message = "a list cannot begin on the line of its key".to_owned();
    let help = match key {
        "actions" | "contacts" => {
            format!("begin it on a line of its own below `{key}:`, indented by two more spaces")
        }
        _ => format!(
            "write `{key}: |`, and the text below it, indented by two more spaces than `{key}`"
        ),
    };
    Some((line.number, at, 1, message, help))
}

/// A block of text whose first line is indented further than this one.
fn first_line_further(error: &Line<'_>, above: &[Line<'_>]) -> Option<Found> {
    let header = above.iter().position(|line| line.starts() < error.starts())?;
    let (_, value) = above[header].key()?;
    let first = above.get(header.checked_sub(1)?)?;
    (begins_block(value) && first.starts() > error.starts()).then(|| {
        let message = format!(
            "this first line of the text is indented further than line {}, which is therefore no \
             part of it",
            error.number
        );
        let help = "indent all lines of the text alike".to_owned();
        (first.number, first.starts(), first.text.len(), message, help)
    })
}

/// A line of a text that is not indented like the text.
fn out_of_text(error: &Line<'_>, above: &[Line<'_>]) -> Option<Found> {
    let is_key = |line: &Line<'_>| line.key().is_some_and(|(key, _)| is_known(key));
    let at = above.iter().position(is_key).filter(|_| error.key().is_none())?;
    let (key, value) = above[at].key()?;
    let is_out =
        begins_block(value) && error.known().is_none() && error.starts() <= above[at].column;
    let text = above[..at].iter().map(Line::starts).min().unwrap_or(above[at].column + 2);
    let message = format!("this line is not indented like the text of `{key}`");
    let help = format!("put {text} spaces before it, if it belongs to that text");
    is_out.then(|| {
        let start = error.starts();
        (error.number, start, error.column + error.text.len() - start, message, help)
    })
}

/// A key that stands below no other one.
fn out_of_line(error: &Line<'_>, above: &[Line<'_>]) -> Option<Found> {
    let (key, _) = error.key().filter(|(key, _)| is_known(key) && error.hyphen.is_none())?;
    let mut parents: Vec<&Line<'_>> = Vec::new();
    for line in above.iter().filter(|line| line.key().is_some()) {
        if parents.last().is_none_or(|inner| line.column < inner.column) {
            parents.push(line);
        }
    }
    // What has a value of its own holds no keys, so that this one was to stand beside it.
    let beside = match parents.iter().find(|line| line.column <= error.column) {
        Some(own) if own.column == error.column => return None,
        Some(own) if own.key().is_some_and(|(_, value)| !value.is_empty()) => *own,
        Some(_) | None => *parents.iter().min_by_key(|line| line.column.abs_diff(error.column))?,
    };
    let (other, _) = beside.key()?;
    let is_answer = key.starts_with(|c: char| c.is_ascii_digit());
    let has_answers = || above.iter().any(|line| line.text.starts_with("responses"));
    if is_answer && error.number <= FAR && !has_answers() {
        let message = format!("`{key}:` stands below no `responses:`");
        let help =
            "write `responses:` on a line of its own above it, without blanks before it".to_owned();
        return Some((error.number, error.column, key.len() + 1, message, help));
    }
    let message = format!("`{key}:` does not stand exactly below another key");
    let spaces = match beside.column {
        0 => "do not indent it".to_owned(),
        1 => "indent it by 1 space".to_owned(),
        n => format!("indent it by {n} spaces"),
    };
    let help = format!(
        "{spaces}, and what is below it as much further, if it belongs beside `{other}:` on line \
         {}",
        beside.number
    );
    Some((error.number, error.column, key.len() + 1, message, help))
}

/// An entry of a list without its hyphen: the first one, or this one.
fn no_hyphen(error: &Line<'_>, above: &[Line<'_>]) -> Option<Found> {
    let blame = match error.hyphen {
        Some(hyphen) => {
            let holder = above.iter().position(|line| line.starts() < hyphen)?;
            let first = above.get(holder.checked_sub(1)?)?;
            let is_list = above[holder].key().is_some_and(|(_, value)| value.is_empty());
            (is_list && first.hyphen.is_none()).then_some(first)?
        }
        None => {
            let beside = above.iter().find(|line| line.starts() <= error.column)?;
            beside.hyphen.filter(|hyphen| *hyphen == error.column).map(|_| error)?
        }
    };
    let (key, _) = blame.key()?;
    let message = "the hyphen is missing with which an entry of a list begins".to_owned();
    let help = format!(
        "write `- {key}: …`, with the hyphen below those of the other entries and the other keys \
         below `{key}`"
    );
    Some((blame.number, blame.column, key.len() + 1, message, help))
}

/// `rating mostly`, `evidence |` and `2.1` where a key is.
fn no_colon(line: &Line<'_>, above: &[Line<'_>], below: Option<Line<'_>>) -> Option<Found> {
    let (key, rest) = line.known()?;
    if !(rest.is_empty() || rest.starts_with([' ', ';', '='])) {
        return None;
    }
    let beside = above.iter().find(|other| other.column <= line.column);
    let is_beside = |other: &Line<'_>| other.column == line.column && other.key().is_some();
    let is_first = |other: &Line<'_>| other.key().is_some_and(|(_, value)| value.is_empty());
    let is_key = match beside {
        Some(other) if is_beside(other) => true,
        // The first below a key, and what holds others itself.
        Some(other) if is_first(other) && other.column < line.column => {
            below.is_some_and(|below| below.key().is_some())
        }
        _ => false,
    };
    is_key.then(|| {
        let message = format!("there is no colon behind `{key}`");
        let help = match rest.trim() {
            "" => format!("write `{key}:`"),
            sign if begins_block(sign) => format!("write `{key}: {sign}`"),
            _ => format!("write a colon and a space behind it: `{key}: …`"),
        };
        (line.number, line.column, key.len(), message, help)
    })
}

/// A slip on the lines above, over which a text goes on to where the parser gave up.
fn on_lines_above(error: &Line<'_>, above: &[Line<'_>]) -> Option<Found> {
    let mut below = Some(*error);
    for (at, line) in above.iter().enumerate() {
        let outer = &above[at + 1..];
        let holder = outer.iter().find(|other| other.column < line.column);
        if holder.and_then(Line::key).is_some_and(|(_, value)| begins_block(value)) {
            return None;
        }
        let found = glued(line).or_else(|| no_colon(line, outer, below));
        if found.is_some() {
            return found;
        }
        if line.key().is_some() {
            return None;
        }
        below = Some(*line);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    /// The keys of `terms` and of each term.
    const OF_TERMS: [&str; 6] = ["section", "item", "participant", "group", "one", "many"];

    #[test]
    fn every_key_that_a_form_asks_for_is_known() {
        let forms = [
            include_str!("raw/register.rs"),
            include_str!("raw/returns.rs"),
            include_str!("raw/round.rs"),
            include_str!("raw/rubric.rs"),
        ];
        let is_key = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let mut asked = 0;
        for form in forms {
            let parts: Vec<&str> = form.split('"').collect();
            for around in parts.windows(3).filter(|own| own[0].ends_with(['(', ' '])) {
                let [before, key, after] = around else { continue };
                let is_asked = before.ends_with('(') || before.ends_with("below(&mut f, ");
                if is_asked && is_key(key) && after.starts_with([',', ')']) {
                    asked += 1;
                    assert!(KEYS.contains(key) || OF_TERMS.contains(key), "{key}");
                }
            }
        }
        assert!(asked > 45, "{asked}");
    }
}
