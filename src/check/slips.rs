//! What an author most likely meant by a text, where Markdown or YAML reads it otherwise, with the
//! way out.

use super::{many, mend, pipe};
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, name_of_unseen, quoted};
use crate::load::{Inside, Located, Style, first_line, has_marks};
use crate::markdown::{Slip, SlipKind, is_structural, slips};
use SlipKind as K;

/// Reports the slips of a text; what is lost by the way it is written goes first, for it explains
/// the rest.
pub(super) fn find(at: &Located<String>, sink: &mut Findings) {
    if let Some(finding) = pipe::find(at).or_else(|| joined(at)) {
        sink.push(finding);
        return;
    }
    // What git left is an error of its own, whatever Markdown makes of it.
    let found = if has_marks(&at.value) { Vec::new() } else { slips(&at.value) };
    if !found.is_empty() {
        let inside = Inside::new(at);
        let found = found.iter();
        let found = found.map(|slip| finding(slip, at, inside.place(slip.range.clone())));
        many::tell(found, sink);
    }
}

/// Lines of a list or a table that YAML joins: the first one that is joined to another.
fn joined(at: &Located<String>) -> Option<Diagnostic> {
    let style = Style::of(at);
    let help = match style {
        Style::Folded(_) => "write `|` in place of `>`: below it each line stays as it is",
        Style::Plain => {
            "write `|` after the colon and the text below it: so each line stays as it is"
        }
        Style::Quoted => {
            "put the text below `|`, without the quotation marks: so each line stays as it is"
        }
        Style::Literal(_) | Style::Alias => return None,
    };
    let span = at.place.span();
    let source = at.place.source();
    let mut start = span.start;
    let mut above: Option<&str> = None;
    for line in source.text().get(span)?.split('\n') {
        let text = line.trim();
        // Below `>` lines that are indented further are not joined.
        let is_joined = |above: &str| match style {
            Style::Folded(_) => at.value.contains(&format!("{above} {text}")),
            _ => !text.is_empty(),
        };
        if let Some(above) = above
            && is_structural(text)
            && is_joined(above)
        {
            let start = start + (line.len() - line.trim_start().len());
            let place = Place::new(source, start..start + text.len());
            let message = "this line is joined to the one above, so that the list or table is lost";
            let fix = match &style {
                Style::Folded(header) => {
                    let sign = header.start..header.start + 1;
                    Fix::replace(Safety::Suggested, source, sign, "|")
                }
                _ => None,
            };
            return Some(Diagnostic::new(Code::FoldedLines, place, message).help(help).fix(fix));
        }
        above = Some(text).filter(|text| !text.is_empty());
        start += line.len() + 1;
    }
    None
}

fn finding(slip: &Slip, at: &Located<String>, place: Place) -> Diagnostic {
    let (code, message, help) = match slip.kind {
        K::List => (
            Code::PastedList,
            "this begins like an entry of a list, and is published as running text",
            "begin each entry with a hyphen and a space, `- `, or with `1. `, and leave a line \
             empty above the first",
        ),
        K::Columns | K::Commas => return columns(slip, at, place),
        K::HtmlTable
        | K::TableWithoutRule
        | K::TableOfTwoWidths
        | K::TableApart
        | K::RowApart
        | K::TableInText => table(slip.kind),
        K::Minus
        | K::Plus
        | K::Greater
        | K::Signs
        | K::SignsAlone
        | K::SignOfEntry
        | K::HeadingEnd
        | K::EmptyHeading
        | K::EmptyQuote
        | K::SignsInAddress
        | K::SignsInWord => sign(slip.kind),
        K::Name | K::Path | K::BackslashAtEnd => unpublished(slip.kind),
        K::TextInTable | K::TextInQuote | K::TextInList | K::TextInNote => below(slip.kind),
        K::LinkWithBlank
        | K::LinkApart
        | K::LinkWithQuotes
        | K::LinkOpen
        | K::LinkAroundNote
        | K::LinkExchanged
        | K::LinkReversed => link(slip.kind),
        K::Comment | K::HashHeading | K::HashLine => remark(slip.kind),
        K::Underlined | K::UnderlinedBySign | K::IndentedCode => block(slip.kind),
        K::LooksEmpty => return looks_empty(slip, at, place),
        K::OpenSign => return open_sign(slip, at, place),
        K::OpenFence => (
            Code::Unclosed,
            "this begins code that has no end: all that follows is published as code",
            "write a line of three back-ticks where the code ends, or delete this line",
        ),
    };
    let fix = mend::slip(slip, at, &place);
    Diagnostic::new(code, place, message).help(help).fix(fix)
}

/// Signs of a name or a path that are not published.
fn unpublished(kind: SlipKind) -> Words {
    match kind {
        K::Name => (
            Code::NameInBold,
            "the underscores of this name set it in bold, and are not published",
            "put the whole name in back-ticks, one before it and one behind",
        ),
        K::Path => (
            Code::LostBackslash,
            "backslashes of this path are not published",
            "put the whole path in back-ticks, one before it and one behind",
        ),
        _ => (
            Code::LostBackslash,
            "this backslash begins a new line here, and is not published itself",
            "for a backslash write two, `\\\\`; for a new line end this one with two spaces, or \
             leave a line empty below it",
        ),
    }
}

/// What stands right below another block.
fn below(kind: SlipKind) -> Words {
    let message = match kind {
        SlipKind::TextInTable => "this line is published as a row of the table above it",
        SlipKind::TextInQuote => "this sentence is published as part of the quotation above it",
        SlipKind::TextInNote => "this sentence is published as part of the note above it",
        _ => "this sentence is published as part of the entry above it",
    };
    let help = match kind {
        SlipKind::TextInTable => {
            "leave a line empty above it; for a row write `|` between its cells"
        }
        SlipKind::TextInQuote => "leave a line empty above it; if it is quoted, begin it with `> `",
        SlipKind::TextInNote => {
            "leave a line empty above it; if it belongs to the note, indent it by four spaces"
        }
        _ => "leave a line empty above it; if it belongs to the entry, indent it like its words",
    };
    (Code::RunsOn, message, help)
}

/// What makes another block of a text.
fn block(kind: SlipKind) -> Words {
    match kind {
        SlipKind::Underlined => (
            Code::Underlined,
            "this line makes a heading of the text above it",
            "leave a line empty above it; a heading begins with `##` and a space",
        ),
        SlipKind::UnderlinedBySign => (
            Code::Underlined,
            "this sign makes a heading of the text above it, and is not published",
            "put a backslash before the sign, as `\\--` before two hyphens; a heading begins with \
             `##` and a space",
        ),
        _ => (
            Code::IndentedCode,
            "this is published as code, in a fixed width, because it is indented further than the \
             text around it",
            "indent it like the lines around it",
        ),
    }
}

type Words = (Code, &'static str, &'static str);

fn table(kind: SlipKind) -> Words {
    let (message, help) = match kind {
        SlipKind::HtmlTable => (
            "this is a table in HTML, and its tags are published as they are typed",
            "write `|` between the cells of a row, `| Year | Places |`, and below the heading a \
             line `| --- | --- |`",
        ),
        SlipKind::TableOfTwoWidths => (
            "this table is published as running text: its line of dashes has more or fewer cells \
             than its heading",
            "give both as many cells",
        ),
        SlipKind::TableApart => (
            "this line of dashes stands alone, and its table is published as running text",
            "leave no line empty between the rows of a table",
        ),
        SlipKind::RowApart => (
            "this row stands apart from its table, and is published as running text",
            "delete the empty line above it",
        ),
        SlipKind::TableInText => (
            "this table is published as running text: it stands right below a line of text",
            "leave a line empty above the heading of the table",
        ),
        _ => (
            "this looks like a row of a table, and is published as running text",
            "write a line of dashes below the heading, with as many cells: `| --- | --- |`",
        ),
    };
    (Code::PastedTable, message, help)
}

/// What is said of rows without `|`, with the first of them as it would be written.
fn columns(slip: &Slip, at: &Located<String>, place: Place) -> Diagnostic {
    let row = &at.value[slip.range.clone()];
    let cells: Vec<&str> = match (slip.kind, row.contains('\t')) {
        (SlipKind::Commas, _) => {
            let count = |sign: char| row.matches(sign).count();
            row.split(if count(';') > count(',') { ';' } else { ',' }).collect()
        }
        (_, true) => row.split('\t').collect(),
        _ => row.split("   ").filter(|cell| !cell.trim().is_empty()).collect(),
    };
    let cells: Vec<&str> = cells.into_iter().map(str::trim).collect();
    let message = "this looks like a row of a table, and is published as running text";
    let help = format!(
        "write `|` between the cells, as {}, and below the heading a line {}",
        quoted(&format!("| {} |", cells.join(" | "))),
        quoted(&format!("{}|", "| --- ".repeat(cells.len()))),
    );
    Diagnostic::new(Code::PastedTable, place, message).help(help)
}

fn sign(kind: SlipKind) -> Words {
    let (message, help) = match kind {
        SlipKind::Minus => (
            "this hyphen begins an entry of a list, and no minus is published",
            "for a minus write `-5%`, without the blank; for an entry begin it with a word",
        ),
        SlipKind::Plus => (
            "this plus begins an entry of a list, and is not published",
            "for a plus write `+5%`, without the blank; for an entry begin it with a hyphen",
        ),
        SlipKind::Greater => (
            "this `>` begins a quotation, and is not published",
            "write `more than`, or put a backslash before it: `\\>`",
        ),
        SlipKind::SignOfEntry => (
            "this sign begins an entry of a list, and is not published",
            "if it belongs to the text, put a backslash before it or write it in words; if it is \
             an entry, leave a line empty above it",
        ),
        SlipKind::SignsAlone => (
            "these signs set what is between them in bold or otherwise, and are not published",
            "put them in back-ticks, one before the first and one behind the last",
        ),
        SlipKind::SignsInAddress => (
            "signs of this address set what is between them, and are not published: the address \
             is another",
            "put the whole address between `<` and `>`",
        ),
        SlipKind::SignsInWord => (
            "signs within this word set a part of it, and are not published",
            "put the whole word in back-ticks, one before it and one behind; for a product write \
             `×`",
        ),
        SlipKind::HeadingEnd => (
            "this `#` is taken for the end of the heading, and is not published",
            "put a backslash before it: `\\#`",
        ),
        SlipKind::EmptyHeading => (
            "this is a heading without a word, and is not published",
            "write the heading behind it, or delete it; for the sign itself write `\\#`",
        ),
        SlipKind::EmptyQuote => (
            "this is a quotation without a word, and is not published",
            "write the words behind it, or delete it; for the sign itself write `\\>`",
        ),
        _ => (
            "the signs around this figure set it otherwise, and are not published",
            "put a backslash before each of them, or write `×` or `about`",
        ),
    };
    (Code::LostSign, message, help)
}

fn link(kind: SlipKind) -> Words {
    let (message, help) = match kind {
        SlipKind::LinkWithBlank => (
            "this is no link, because its address has a blank in it",
            "write `%20` in place of the blank",
        ),
        SlipKind::LinkApart => (
            "this is no link, because a blank stands between its words and its address",
            "delete the blank between `]` and `(`",
        ),
        SlipKind::LinkWithQuotes => (
            "this is no link, because of the curly quotation marks in it",
            "use straight quotation marks, `\"`, or leave out what stands between them",
        ),
        SlipKind::LinkAroundNote => (
            "this is no link, because the mark of a note stands within its words",
            "put the mark behind the link: `[words](https://…)[^1]`",
        ),
        SlipKind::LinkExchanged => (
            "this is no link, because its round and its square brackets are exchanged",
            "write its words in square brackets and its address in round ones: \
             `[words](https://…)`",
        ),
        SlipKind::LinkReversed => (
            "this is no link, because its address stands before its words",
            "write the words first: `[words](https://…)`",
        ),
        _ => (
            "this is no link as it stands",
            "write `[words](https://…)`, with every bracket closed and no blank in the address",
        ),
    };
    (Code::BrokenLink, message, help)
}

fn remark(kind: SlipKind) -> Words {
    let (message, help) = match kind {
        SlipKind::Comment => (
            "this remark is published, as it stands here",
            "delete it, or move it to a line of its own above the key of this text, begun with `#`",
        ),
        SlipKind::HashHeading => (
            "this line is published, as a heading",
            "if it is a note to yourself, move it above the key of this text; if it is a heading, \
             begin it with `##`",
        ),
        _ => (
            "this line is published, as part of the text",
            "if it is a note to yourself, move it above the key of this text, begun with `#`",
        ),
    };
    (Code::Remark, message, help)
}

fn open_sign(slip: &Slip, at: &Located<String>, place: Place) -> Diagnostic {
    let sign = &at.value[slip.range.clone()];
    let message =
        format!("{} sets nothing in bold here, and is published as it is typed", quoted(sign));
    Diagnostic::new(Code::Unclosed, place, message).help(
        "write `**` right before the first word and right behind the last, within one paragraph; \
         what is meant as a star gets a backslash before it, `\\*`",
    )
}

fn looks_empty(slip: &Slip, at: &Located<String>, place: Place) -> Diagnostic {
    let text = &at.value[slip.range.clone()];
    let what = text.chars().find_map(name_of_unseen).unwrap_or("white space");
    let message = format!("this line only looks empty, and parts no paragraphs: it holds {what}");
    // White space has no place of its own in a text; where each line stands as it is, it can be
    // counted.
    let place = match Style::of(at) {
        Style::Literal(_) => {
            let above = at.value[..slip.range.start].matches('\n').count();
            let line = first_line(at) + above;
            let source = at.place.source();
            let start = source.line_start(line);
            let column =
                source.line(line).find(|c| name_of_unseen(c).is_some()).unwrap_or_default();
            Place::new(source, start + column..start + source.line(line).len())
        }
        _ => place,
    };
    let fix = mend::looks_empty(at, &place);
    Diagnostic::new(Code::LooksEmpty, place, message)
        .help("delete the line, and make an empty one in its place")
        .fix(fix)
}
