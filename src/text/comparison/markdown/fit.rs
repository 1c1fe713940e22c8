//! As many pieces as a comment holds, the ones that matter most first, and what was left out by
//! name.
//!
//! The returns share the room: one that is short is shown whole, and what it leaves is for the
//! longer ones.

use crate::diff::Weight;
use crate::lang::{Language, say};

/// The longest that a comment is, in characters: GitHub takes 65,536.
pub(super) const LONGEST: usize = 65_000;

/// What is kept free to say what was left out.
const RESERVED: usize = 3_000;

/// How many of the pieces that are left out are named at most.
const NAMED: usize = 12;

/// The longest command that is shown.
const LONGEST_COMMAND: usize = 1_000;

/// How much a piece matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What the text begins with.
    Head,
    /// What is said first of a return.
    Overview,
    /// The questions that it raises.
    Questions,
    /// What became of each of its parts, in a table.
    Table,
    /// What is said in full of a part of it.
    Details,
    /// What is said of the rounds before.
    Trails,
}

impl Rank {
    /// What matters most comes first.
    const ALL: [Self; 6] =
        [Self::Head, Self::Overview, Self::Questions, Self::Table, Self::Details, Self::Trails];
}

/// Lines that are shown as a whole or not at all.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) rank: Rank,
    /// The place of the return that it is about.
    pub(super) of: usize,
    /// The weight of the heaviest question in it.
    pub(super) weight: Option<Weight>,
    pub(super) text: String,
    /// What it is called where it is left out.
    pub(super) name: String,
}

impl Piece {
    fn length(&self) -> usize {
        self.text.chars().count()
    }
}

/// The pieces in their order, as many as fit; `command` shows the others as well.
pub(super) fn fitted(pieces: &[Piece], command: &str, lang: &Language) -> String {
    let lengths: Vec<usize> = pieces.iter().map(Piece::length).collect();
    let mut kept = vec![true; pieces.len()];
    if lengths.iter().sum::<usize>() > LONGEST {
        kept.fill(false);
        let mut room = LONGEST - RESERVED;
        for rank in Rank::ALL {
            let own = (0..pieces.len()).filter(|&at| pieces[at].rank == rank).collect();
            share(pieces, &lengths, own, &mut room, &mut kept);
        }
    }
    let shown = pieces.iter().zip(&kept).filter(|(_, kept)| **kept);
    let mut text: String = shown.map(|(piece, _)| piece.text.as_str()).collect();
    let mut left: Vec<&Piece> =
        pieces.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(piece, _)| piece).collect();
    // A return that is missing as a whole matters more than a part of one.
    left.sort_by_key(|piece| piece.rank);
    if !left.is_empty() {
        text.push_str(&left_out(&left, command, lang));
    }
    text
}

/// Keeps the pieces at these places that fit the room: to each return as much as to the others,
/// then what is left in order.
fn share(
    pieces: &[Piece],
    lengths: &[usize],
    mut places: Vec<usize>,
    room: &mut usize,
    kept: &mut [bool],
) {
    // The heavy questions first, within a return.
    places.sort_by_key(|&at| {
        let piece = &pieces[at];
        (piece.of, piece.weight.is_none(), piece.weight, at)
    });
    let mut returns: Vec<(usize, Vec<usize>)> = places
        .chunk_by(|&a, &b| pieces[a].of == pieces[b].of)
        .map(|own| (own.iter().map(|&at| lengths[at]).sum(), own.to_vec()))
        .collect();
    returns.sort_by_key(|(length, own)| (*length, own.first().copied()));
    let many = returns.len();
    for (at, (_, own)) in returns.iter().enumerate() {
        let mut fair = *room / (many - at);
        for &place in own {
            if lengths[place] <= fair {
                fair -= lengths[place];
                *room -= lengths[place];
                kept[place] = true;
            }
        }
    }
    for (_, own) in &returns {
        for &place in own {
            if !kept[place] && lengths[place] <= *room {
                *room -= lengths[place];
                kept[place] = true;
            }
        }
    }
}

/// What was left out, in at most [`RESERVED`] characters.
fn left_out(left: &[&Piece], command: &str, lang: &Language) -> String {
    let command = super::inert::code(command);
    let command = match command.chars().count() {
        0..=LONGEST_COMMAND => command,
        _ => super::inert::code("stocktake diff"),
    };
    let all = say!(lang, "comment-all-of-it", command = command);
    let start = say!(lang, "comment-left-out");
    let more = |named: usize| match left.len() - named {
        0 => ".".to_owned(),
        more if named == 0 => say!(lang, "comment-parts", count = more),
        more => say!(lang, "comment-more", count = more),
    };
    let mut names = String::new();
    let mut named = 0;
    for piece in left.iter().take(NAMED) {
        let name = super::inert(&cut(&piece.name, 40));
        let used = start.len() + names.len() + name.len() + all.len();
        // The last words are counted as well.
        if used + 40 > RESERVED {
            break;
        }
        if named > 0 {
            names.push_str("; ");
        }
        names.push_str(&name);
        named += 1;
    }
    format!("\n{start} {names}{} {all}\n", more(named))
}

/// A text cut to so many characters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Piece, Rank, fitted};
    use crate::diff::Weight;
    use crate::lang::Language;

    fn piece(rank: Rank, of: usize, text: String, name: &str) -> Piece {
        Piece { rank, of, weight: None, text, name: name.to_owned() }
    }

    #[test]
    fn what_matters_most_is_kept_and_the_rest_is_named() {
        let long = || "x".repeat(40_000);
        let pieces = [
            piece(Rank::Head, 0, "head\n".to_owned(), ""),
            piece(Rank::Overview, 0, "first\n".to_owned(), "A"),
            piece(Rank::Details, 0, long(), "1 of A"),
            piece(Rank::Details, 0, long(), "2 of A"),
            piece(Rank::Trails, 0, "rounds\n".repeat(4_000), "all of A"),
            piece(Rank::Overview, 1, "second\n".to_owned(), "B"),
        ];
        let text = fitted(&pieces, "stocktake diff", &Language::english());
        assert!(text.chars().count() <= LONGEST);
        assert!(text.starts_with("head\nfirst\nxxx") && text.contains("second\n"));
        assert!(text.contains("left out: 2 of A; all of A. All"), "{}", &text[text.len() - 200..]);
    }

    #[test]
    fn a_piece_that_fits_alone_is_not_cut_for_the_note() {
        let text = fitted(
            &[piece(Rank::Head, 0, "x".repeat(LONGEST), "")],
            "stocktake diff",
            &Language::english(),
        );
        assert_eq!(text.len(), LONGEST);
    }

    #[test]
    fn a_long_return_leaves_room_for_those_behind_it() {
        let mut pieces: Vec<Piece> =
            (0..20).map(|_| piece(Rank::Details, 0, "a".repeat(5_000), "A")).collect();
        pieces.extend((1..4).map(|of| piece(Rank::Details, of, "b".repeat(6_000), "B")));
        let text = fitted(&pieces, "stocktake diff", &Language::english());
        assert_eq!(text.matches("bbb").count(), 3 * 2_000);
        assert!(text.matches('a').count() > 40_000, "what they leave is for the long one");
    }

    #[test]
    fn each_return_has_its_overview_before_any_has_its_table() {
        let pieces: Vec<Piece> = (0..31)
            .flat_map(|of| {
                [
                    piece(Rank::Overview, of, "o".repeat(1_000), "O"),
                    piece(Rank::Table, of, "t".repeat(3_000), "T"),
                ]
            })
            .collect();
        let text = fitted(&pieces, "stocktake diff", &Language::english());
        assert!(text.matches('o').count() >= 31 * 1_000);
    }

    #[test]
    fn heavy_questions_are_kept_where_a_return_is_cut() {
        let mut pieces: Vec<Piece> =
            (0..20).map(|_| piece(Rank::Details, 0, "a".repeat(5_000), "A")).collect();
        pieces.push(Piece {
            weight: Some(Weight::Heavy),
            ..piece(Rank::Details, 0, "heavy".repeat(1_000), "H")
        });
        assert!(fitted(&pieces, "stocktake diff", &Language::english()).contains("heavy"));
    }

    #[test]
    fn no_name_and_no_command_makes_it_longer() {
        let name = "_&".repeat(40);
        let pieces: Vec<Piece> =
            (0..50).map(|of| piece(Rank::Details, of, "x".repeat(LONGEST / 20), &name)).collect();
        let text = fitted(&pieces, &"`".repeat(999), &Language::english());
        assert!(text.chars().count() <= LONGEST, "{}", text.chars().count());
        assert!(text.contains(" more such parts. All of it is shown by "));
    }
}
