//! As many pieces as a comment holds, the ones that matter most first, and what was left out by name.

/// The longest that a comment is, in characters: GitHub takes 65,536.
pub(super) const LONGEST: usize = 65_000;

/// What is kept free to say what was left out.
const RESERVED: usize = 1_500;

/// How many of the pieces that are left out are named.
const NAMED: usize = 12;

/// How much a piece matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Head,
    Overview,
    Details,
    Trails,
}

/// Lines that are shown as a whole or not at all.
#[derive(Debug)]
pub(super) struct Piece {
    rank: Rank,
    text: String,
    name: String,
}

impl Piece {
    /// What the text begins with.
    pub(super) fn head(text: String) -> Self {
        Self { rank: Rank::Head, text, name: String::new() }
    }

    /// What is said first of a return, which is called so.
    pub(super) fn overview(text: String, name: &str) -> Self {
        Self { rank: Rank::Overview, text, name: name.to_owned() }
    }

    /// What is said in full of a part of it, which is called so.
    pub(super) fn details(text: String, name: &str) -> Self {
        Self { rank: Rank::Details, text, name: name.to_owned() }
    }

    /// What is said of the rounds before, which is called so.
    pub(super) fn trails(text: String, name: &str) -> Self {
        Self { rank: Rank::Trails, text, name: name.to_owned() }
    }
}

/// The pieces in their order, as many as fit; `command` shows the others as well.
pub(super) fn fitted(pieces: &[Piece], command: &str) -> String {
    let length = |piece: &Piece| piece.text.chars().count();
    let total: usize = pieces.iter().map(length).sum();
    let limit = if total > LONGEST { LONGEST - RESERVED } else { LONGEST };
    let mut kept = vec![false; pieces.len()];
    let mut used = 0;
    for rank in [Rank::Head, Rank::Overview, Rank::Details, Rank::Trails] {
        for (piece, kept) in pieces.iter().zip(&mut kept).filter(|(piece, _)| piece.rank == rank) {
            if used + length(piece) <= limit {
                used += length(piece);
                *kept = true;
            }
        }
    }
    let shown = pieces.iter().zip(&kept).filter(|(_, kept)| **kept);
    let mut text: String = shown.map(|(piece, _)| piece.text.as_str()).collect();
    let mut left: Vec<&Piece> =
        pieces.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(piece, _)| piece).collect();
    // A return that is missing as a whole matters more than a part of one.
    left.sort_by_key(|piece| piece.rank);
    if !left.is_empty() {
        text.push_str(&left_out(&left, command));
    }
    text
}

fn left_out(left: &[&Piece], command: &str) -> String {
    let name = |piece: &&Piece| super::inert(&cut(&piece.name, 40));
    let named: Vec<String> = left.iter().take(NAMED).map(name).collect();
    let more = match left.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let command = if command.chars().count() > 300 { "stocktake diff" } else { command };
    let command = super::inert::code(command);
    format!(
        "\n**This is not all.** A comment holds no more, so these are left out: {}{more}. All of it is shown by \
         {command}.\n",
        named.join("; ")
    )
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Piece, fitted};

    #[test]
    fn what_matters_most_is_kept_and_the_rest_is_named() {
        let long = || "x".repeat(40_000);
        let pieces = [
            Piece::head("head\n".to_owned()),
            Piece::overview("first\n".to_owned(), "A"),
            Piece::details(long(), "1 of A"),
            Piece::details(long(), "2 of A"),
            Piece::trails("rounds\n".repeat(4_000), "all of A"),
            Piece::overview("second\n".to_owned(), "B"),
        ];
        let text = fitted(&pieces, "stocktake diff");
        assert!(text.chars().count() <= LONGEST);
        assert!(text.starts_with("head\nfirst\nxxx") && text.contains("second\n"));
        assert!(text.contains("left out: 2 of A; all of A. All"), "{}", &text[text.len() - 200..]);
    }

    #[test]
    fn a_piece_that_fits_alone_is_not_cut_for_the_note() {
        let text = fitted(&[Piece::head("x".repeat(LONGEST))], "stocktake diff");
        assert_eq!(text.len(), LONGEST);
    }
}
