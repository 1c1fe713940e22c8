//! What an author most likely meant by a text and CommonMark does not read: pasted lists and
//! tables, links that are none, remarks to colleagues, signs that become markup.
//!
//! Each is a guess, so each is a warning, and none changes what is published. What CommonMark does
//! read as it was meant is never named here; where it is in doubt, nothing is said.

mod addresses;
mod below;
mod blocks;
mod glued;
mod lines;
mod links;
mod lists;
mod marks;
mod plain;
mod runs;
mod signs;
mod tables;
mod unclosed;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use marks::is_structural;
pub use signs::paths;

use self::runs::Runs;

/// Something in a text that is published otherwise than its author most likely meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// The bytes of the source that it concerns, on character boundaries.
    pub range: Range<usize>,
}

/// What an author may have meant that CommonMark does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// Lines begin with the marks of a list that are none: its entries run on.
    List,
    /// Lines are parted by tabs, or by many spaces, like a table.
    Columns,
    /// Rows of a table whose cells are parted by commas or semicolons.
    Commas,
    /// A table in HTML, whose tags are shown as they are typed.
    HtmlTable,
    /// Lines with `|` and no line of dashes below the first.
    TableWithoutRule,
    /// The line of dashes has more or fewer cells than the heading.
    TableOfTwoWidths,
    /// The line of dashes of a table stands alone: empty lines part its rows.
    TableApart,
    /// The table follows a line of text.
    TableInText,
    /// `- 5%`: a minus that makes a bullet, and is gone.
    Minus,
    /// `+ 5%`: a plus that makes a bullet, and is gone.
    Plus,
    /// `> 12`: a sign that makes a quotation, and is gone.
    Greater,
    /// A line of a paragraph that begins with `+ `, `- ` or `* `, which makes a bullet of it alone.
    SignOfEntry,
    /// `____/____`: signs that set no word, and are gone.
    SignsAlone,
    /// `5*3*2` or `~5~`: signs that set or strike what is between them, and are gone.
    Signs,
    /// `__init__.py`: underscores of a name that set it in bold, and are gone.
    Name,
    /// A path whose backslashes are gone, or some of them.
    Path,
    /// A link whose address has a blank.
    LinkWithBlank,
    /// A blank between the words of a link and its address.
    LinkApart,
    /// A link with curly quotation marks in it.
    LinkWithQuotes,
    /// A link whose bracket is not closed, or which is not read for another reason.
    LinkOpen,
    /// A link in whose words a note stands.
    LinkAroundNote,
    /// A link with its address before its words.
    LinkReversed,
    /// `(words)[https://…]`: a link whose brackets are exchanged.
    LinkExchanged,
    /// `<!-- … -->`, which is shown as it is typed.
    Comment,
    /// `# …`, which is a heading.
    HashHeading,
    /// `#word …` or `// …` at the start of a line, which is text.
    HashLine,
    /// `https://x.example/a*b*c`: signs of an address that set what is between them, and are gone.
    SignsInAddress,
    /// `cost*volume*rate`, `_draft_.docx`: signs within a word that set a part of it, and are gone.
    SignsInWord,
    /// A backslash that ends a line, begins another and is gone.
    BackslashAtEnd,
    /// A line of text right below a table, which becomes a row of it.
    TextInTable,
    /// A sentence right below a quotation, which becomes a part of it.
    TextInQuote,
    /// A sentence right below a list, which becomes a part of its last entry.
    TextInList,
    /// A sentence right below a note, which becomes a part of it.
    TextInNote,
    /// A row of a table behind an empty line, which ends the table.
    RowApart,
    /// A line of dashes or equals signs that makes a heading of the text above.
    Underlined,
    /// `=` or `-` on a line of its own, which does the same.
    UnderlinedBySign,
    /// `## C #`: signs at the end of a heading that are taken for its end, and are gone.
    HeadingEnd,
    /// `##` with nothing behind it, which is gone.
    EmptyHeading,
    /// `> ` with nothing behind it, which is gone.
    EmptyQuote,
    /// Lines that are set as code because they are indented.
    IndentedCode,
    /// A line that looks empty, and parts nothing.
    LooksEmpty,
    /// `**` that sets nothing.
    OpenSign,
    /// The line that begins code which has no end.
    OpenFence,
}

/// Looks for slips in a text, in the order of the source.
///
/// Time and memory grow with the length of `source`.
pub fn slips(source: &str) -> Vec<Slip> {
    if plain::is_plain(source) { Vec::new() } else { taken_apart(source) }
}

fn taken_apart(source: &str) -> Vec<Slip> {
    let runs = Runs::of(source);
    let mut found = Vec::new();
    blocks::find(source, &runs, &mut found);
    lists::find(source, &runs, &mut found);
    signs::find(source, &runs, &mut found);
    unclosed::find(source, &runs, &mut found);
    addresses::find(source, &runs, &mut found);
    below::find(source, &runs, &mut found);
    found.extend(tables::in_html(source, &runs));
    for run in &runs.texts {
        tables::find(source, run, &runs, &mut found);
        links::find(source, run, &mut found);
        lines::find(run, &mut found);
    }
    found.sort_by_key(|slip| slip.range.start);
    // Of an address it is told once.
    let mut told = 0;
    found.retain(|slip| {
        let is_address = slip.kind == SlipKind::SignsInAddress;
        told = if is_address { slip.range.end } else { told };
        is_address || slip.range.start >= told
    });
    found
}
