//! What marks an open place in running text, as the letters say it alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Unfinished;

/// Words that say that something is still to come; in lower case they could be words of a sentence.
const WORDS: &[&str] = &["TBC", "TBD", "TBA", "TODO", "FIXME", "T.B.C.", "T.B.D."];

/// What a whole text says that has nothing to say yet, in lower case.
const WHOLE: &[&str] = &["tbc", "tbd", "tba", "todo", "xx", "xxx", "?", "??"];

/// What templates and word processors put where somebody is to write, in lower case.
const PHRASES: &[&str] = &[
    "lorem ipsum",
    "placeholder text",
    "click here to enter text",
    "click or tap here to enter text",
    "click or tap to enter a date",
    "click here to enter a date",
];

/// What is to be put in where somebody is told to, other than by `insert`.
const THINGS: &[&str] = &[
    "text",
    "your text",
    "figure",
    "figures",
    "number",
    "numbers",
    "name",
    "names",
    "date",
    "dates",
    "detail",
    "details",
    "evidence",
    "narrative",
    "comment",
    "comments",
];

/// How a remark in square brackets begins that tells somebody to do something, in lower case.
const ORDERS: &[&str] = &[
    "insert ",
    "add ",
    "enter ",
    "check ",
    "to follow",
    "to be added",
    "to be agreed",
    "to be completed",
    "to be confirmed",
    "to be inserted",
    "to be supplied",
    "to be updated",
    "placeholder",
    "drafting note",
    "draft note",
];

/// The most letters of a remark in brackets.
const REMARK: usize = 80;

/// The most words between `insert` and `here`.
const BETWEEN: usize = 4;

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Every mark of a text, in order.
pub(super) fn marks(text: &str) -> Vec<(Unfinished, Range<usize>)> {
    let all = text.trim();
    let bare = all.strip_suffix('.').unwrap_or(all);
    if bare.len() <= 4 && WHOLE.contains(&bare.to_ascii_lowercase().as_str()) {
        let start = text.len() - text.trim_start().len();
        return vec![(Unfinished::ToCome, start..start + all.len())];
    }
    let mut found = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    let mut next = 0;
    // A plain loop, because it is taken for every byte of every return.
    while next < bytes.len() {
        let at = next;
        next += 1;
        if FIRST[usize::from(bytes[at])]
            && at >= from
            && may_begin(bytes, at)
            && let Some((mark, len)) = mark(text, at)
        {
            from = at + len;
            found.push((mark, at..from));
        }
    }
    without_what_is_explained(text, &mut found);
    found
}

/// Leaves out initials that the text writes out in full, and the marks of a list of references:
/// those that begin a line as well as being referred to.
fn without_what_is_explained(text: &str, found: &mut Vec<(Unfinished, Range<usize>)>) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut explained: BTreeSet<&str> = BTreeSet::new();
    for (mark, range) in found.iter() {
        let own = &text[range.clone()];
        let seen = times.entry(own).or_default();
        *seen += 1;
        let is_explained = match mark {
            Unfinished::Comment => is_entry(text, range),
            Unfinished::ToCome => *seen == 1 && WORDS.contains(&own) && is_name(text, own),
        };
        if is_explained {
            explained.insert(own);
        }
    }
    let is_explained = |(mark, range): &(Unfinished, Range<usize>)| {
        let own = &text[range.clone()];
        let is_single = *mark == Unfinished::Comment && times.get(own) == Some(&1);
        explained.contains(own) && !is_single
    };
    found.retain(|one| !is_explained(one));
}

/// As much of what stands before a mark as is looked at.
fn tail(before: &str) -> &str {
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(2 * REMARK))..);
    near.unwrap_or(before)
}

/// Whether a mark begins a line, and a blank follows.
fn is_entry(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches([' ', '-', '*', '+', '>']);
    (before.is_empty() || before.ends_with('\n')) && text[range.end..].starts_with([' ', '\t'])
}

/// As much of a line as any mark takes.
fn head(rest: &str) -> &str {
    let near = rest.get(..rest.floor_char_boundary(2 * REMARK)).unwrap_or(rest);
    near.lines().next().unwrap_or_default()
}

/// The bytes that a mark can begin with.
const FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let all = "?[Xx<(_$TtFLlPpCcIiAaEe£€".as_bytes();
    let mut at = 0;
    while at < all.len() {
        first[all[at] as usize] = true;
        at += 1;
    }
    first
};

/// Whether a mark can begin at a byte: what every byte of every text is asked, so that hardly any
/// is looked at again.
pub(super) fn may_begin(bytes: &[u8], at: usize) -> bool {
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    // Within words nothing begins: most bytes need no closer look.
    if is_letter(at) && at > 0 && is_letter(at - 1) {
        return false;
    }
    let rest = &bytes[at..];
    let says = |from: usize, words: &str| {
        let own = rest.get(from..from + words.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(words.as_bytes()))
    };
    let is_open = |from: usize| matches!(rest.get(from), Some(b'X' | b'x' | b'?' | b'#'));
    match rest.first() {
        Some(b'?') => says(1, "?"),
        Some(b'[' | b'X' | b'x') => true,
        Some(b'<' | b'(') => says(1, "insert "),
        Some(b'_') => says(1, "___"),
        Some(b'$') => is_open(1),
        // The first byte of `£`, and of `€`.
        Some(0xc2) => rest.starts_with("£".as_bytes()) && is_open(2),
        Some(0xe2) => rest.starts_with("€".as_bytes()) && is_open(3),
        Some(b'T' | b't') => match rest.get(1) {
            Some(b'B' | b'.') => true,
            Some(b'O') => says(0, "TODO"),
            Some(b'Y' | b'y') => says(0, "type "),
            _ => false,
        },
        Some(b'F') => says(0, "FIXME"),
        Some(b'L' | b'l') => says(0, "lorem "),
        Some(b'P' | b'p') => says(0, "placeholder "),
        Some(b'C' | b'c') => says(0, "click "),
        Some(b'I' | b'i') => says(0, "insert "),
        Some(b'A' | b'a') => says(0, "add "),
        Some(b'E' | b'e') => says(0, "enter "),
        _ => false,
    }
}

/// The mark that begins at a byte of a text, and how long it is.
pub(super) fn mark(text: &str, at: usize) -> Option<(Unfinished, usize)> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let last = before.chars().next_back().unwrap_or(' ');
    // Question marks may stand right behind a word; of a run of signs the first begins the mark.
    if last == '_'
        || last == '?' && rest.starts_with('?')
        || last.is_alphanumeric() && !rest.starts_with('?')
    {
        return None;
    }
    // The second brackets of a link are a label.
    if last != ']'
        && let Some(len) = review(rest)
    {
        return Some((Unfinished::Comment, len));
    }
    let len = match rest.chars().next()? {
        '?' => questions(rest),
        '[' | '<' | '(' => remark(rest),
        '_' => blank(rest),
        'X' | 'x' => figure(before, rest),
        '£' | '$' | '€' => amount(rest),
        _ => word(rest).or_else(|| phrase(before, rest)),
    };
    len.map(|len| (Unfinished::ToCome, len))
}

/// How many bytes of a text are of one sign.
fn run(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// `???`, and `??%`; not where somebody is quoted.
fn questions(rest: &str) -> Option<usize> {
    let len = run(rest, '?');
    let after = &rest[len..];
    let is_quoted = after.starts_with(['"', '”', '’', '\'', '»', '“', '!']);
    ((len > 2 && !is_quoted) || (len > 1 && after.starts_with('%'))).then_some(len)
}

/// `[AB1]`, as Word leaves where a comment was: initials and a number.
fn review(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let initials = inside.chars().take_while(char::is_ascii_uppercase).count();
    let digits = inside.get(initials..)?.chars().take_while(char::is_ascii_digit).count();
    let len = 1 + initials + digits + 1;
    let mark = rest.get(..len)?;
    let is_one = (2..=4).contains(&initials) && (1..=3).contains(&digits) && mark.ends_with(']');
    let is_link = rest[len..].starts_with(['(', '[']);
    (is_one && !is_link).then_some(len)
}

/// `[insert figure]`, `<insert name>`, `(insert date)`.
fn remark(rest: &str) -> Option<usize> {
    let close = match rest.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => ')',
    };
    let line = head(rest);
    let end = line.find(close).filter(|end| *end <= REMARK)?;
    let inside = line.get(1..end)?.to_lowercase();
    let is_link = rest[end + 1..].starts_with(['(', '[', ':']);
    let is_order = match close {
        ']' => ORDERS.iter().any(|order| inside.starts_with(order)),
        _ => inside.starts_with("insert ") && !inside.contains('='),
    };
    (is_order && !is_link).then_some(end + 1)
}

/// `____`, a line to write on.
fn blank(rest: &str) -> Option<usize> {
    let len = run(rest, '_');
    let after = rest[len..].chars().next();
    (len > 3 && !after.is_some_and(char::is_alphanumeric)).then_some(len)
}

/// `XX%`, `XX/XX/2019`, `XX people`, `XXX`; not `Schedule XX`.
fn figure(before: &str, rest: &str) -> Option<usize> {
    let sign = rest.chars().next()?;
    let len = run(rest, sign);
    let after = &rest[len..];
    let spaced = after.trim_start_matches(' ');
    if ["%", "per cent", "percent"].iter().any(|unit| spaced.starts_with(unit)) {
        let end = rest.len() - spaced.len() + usize::from(spaced.starts_with('%'));
        return (len > 1 || sign == 'X').then_some(if spaced.starts_with('%') { end } else { len });
    }
    let is_day = |c: char| c == '/' || c.eq_ignore_ascii_case(&'x') || c.is_ascii_digit();
    if len > 1 && after.starts_with('/') && after[1..].starts_with(is_day) {
        return Some(len + (after.len() - after.trim_start_matches(is_day).len()));
    }
    if len == 1 || after.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let next = after.strip_prefix(' ').unwrap_or_default();
    let is_counting = next.starts_with(char::is_lowercase) && !next.starts_with("chromosome")
        || MONTHS.iter().any(|month| next.starts_with(month));
    let last = tail(before).split_whitespace().next_back().unwrap_or_default();
    let is_roman = sign == 'X' && len < 4 && last.starts_with(char::is_uppercase);
    let is_open = match (sign, len) {
        ('X', 3..) => is_counting || !last.is_empty() || len > 3,
        _ => is_counting,
    };
    (is_open && !is_roman).then_some(len)
}

/// `£XXk`, `£?`, `£##`.
fn amount(rest: &str) -> Option<usize> {
    let sign = rest.chars().next()?.len_utf8();
    let figure = &rest[sign..];
    let is_open = |c: char| matches!(c, 'X' | 'x' | '?' | '#');
    let len = figure.len() - figure.trim_start_matches(|c| is_open(c) || c == ',').len();
    let unit: String = figure[len..].chars().take_while(|c| c.is_alphabetic()).collect();
    let is_amount = matches!(&*unit, "" | "k" | "K" | "m" | "M" | "bn");
    // `$x` is a name of something.
    let is_name = figure[..len] == *"x";
    (figure.starts_with(is_open) && is_amount && !is_name)
        .then_some(sign + figure[..len].trim_end_matches(',').len())
}

/// `TBC`.
fn word(rest: &str) -> Option<usize> {
    let found = WORDS.iter().find(|word| rest.starts_with(**word))?;
    let is_word = !rest[found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    is_word.then_some(found.len())
}

/// Whether a text says once in full what initials are short for, as in `Tayside Bus Company (TBC)`.
fn is_name(text: &str, initials: &str) -> bool {
    text.match_indices(&format!("({initials})")).any(|(at, _)| {
        let mut words = tail(&text[..at]).split_whitespace().rev();
        let mut letters = initials.chars().rev();
        letters.all(|letter| words.next().is_some_and(|word| word.starts_with(letter)))
    })
}

/// What a template says where somebody is to write.
fn phrase(before: &str, rest: &str) -> Option<usize> {
    let starts = |phrase: &&&str| {
        rest.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase))
    };
    if let Some(found) = PHRASES.iter().find(starts) {
        return Some(found.len());
    }
    let line = head(rest);
    let verb = line.split(' ').next()?.to_lowercase();
    let is_insert = verb == "insert";
    let begins = before.trim_end_matches([' ', '*', '_', '[', '(', '-']);
    let is_order = begins.is_empty() || begins.ends_with(['\n', '.', ':', ';', '?', '!', '|']);
    let is_verb = is_insert || is_order && matches!(&*verb, "add" | "enter" | "type");
    if !is_verb {
        return None;
    }
    let mut end = verb.len();
    let mut between = Vec::new();
    for word in line[end..].split(' ').skip(1).take(BETWEEN + 1) {
        end += 1 + word.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if bare.eq_ignore_ascii_case("here") {
            let what = between.join(" ").to_lowercase();
            let is_thing = is_insert && !between.is_empty() || THINGS.contains(&&*what);
            return is_thing.then_some(end - (word.len() - bare.len()));
        }
        // The thing is a few words, and no sentence.
        if bare.len() < word.len() {
            return None;
        }
        between.push(word);
    }
    None
}
