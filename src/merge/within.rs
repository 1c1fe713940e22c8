//! One block that both sides rewrote: a paragraph joined by its sentences, a row of a table by its
//! cells.

use super::blocks::{self, Block};
use super::labelled;
use super::prose::{self, Blocks, SIDES};
use super::text::{Body, Chunk, Line, Text};
use crate::markdown::PieceKind;

/// A block as the base and both sides have it.
#[derive(Clone, Copy)]
pub(super) struct BlockVersions<'t, 'a> {
    /// The three texts.
    pub(super) texts: [&'t Text<'a>; 3],
    /// The block in each.
    pub(super) at: [usize; 3],
}

impl<'t, 'a> BlockVersions<'t, 'a> {
    fn block(&self, which: usize) -> &'t Block {
        &self.texts[which].blocks[self.at[which]]
    }

    fn lines(&self, which: usize) -> &'t [&'a str] {
        &self.texts[which].lines[self.block(which).lines.clone()]
    }

    /// The block of one of the three, as it stands there.
    fn whole(&self, which: usize) -> Chunk {
        self.texts[which].chunk(which, self.at[which])
    }

    /// What the three are and how deep they stand, if that is the same.
    fn same_sign(&self) -> Option<&'t str> {
        let sign = |which: usize| self.block(which).key.split(' ').next();
        let sign_of_ours = sign(1)?;
        (sign(0) == sign(1) && sign(0) == sign(2)).then_some(sign_of_ours)
    }

    /// Both versions side by side.
    fn apart(&self) -> Body {
        let [base, ours, theirs] = [0, 1, 2].map(|which| vec![self.whole(which)]);
        Body::Either { sides: [ours, theirs], base }
    }
}

/// The block as both sides have it together; what they dispute in it, each has in its own way.
pub(super) fn joined(three: BlockVersions<'_, '_>) -> Body {
    let joined = match three.block(1).kind {
        Some(PieceKind::Row | PieceKind::TableHead) => row(three),
        _ if [0, 1, 2].iter().all(|which| three.block(*which).is_prose) => {
            let at = three.at.map(|at| vec![at]);
            prose::joined(Blocks { texts: three.texts, at: at.each_ref().map(Vec::as_slice) }).map(
                |bodies| {
                    bodies.into_iter().next().unwrap_or_else(|| Body::Either {
                        sides: Default::default(),
                        base: Vec::new(),
                    })
                },
            )
        }
        _ => None,
    };
    joined.unwrap_or_else(|| three.apart())
}

/// A row joined by its cells, where all three have as many.
fn row(three: BlockVersions<'_, '_>) -> Option<Body> {
    let sign = three.same_sign()?;
    let all = [0, 1, 2].map(|which| three.lines(which));
    let [base, ours, theirs] = all.map(|lines| lines.first().map(|line| blocks::cells(line)));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    // The line below a table's head says how columns are aligned, and is one thing with it.
    let below = |which: usize| all[which].get(1).map(|line| blocks::aligned_row(line));
    let is_aligned_by = |which: usize| below(which) != below(0);
    let [our_rest, their_rest] = SIDES.map(|which| (is_aligned_by(which), all[which].get(1)));
    let rest = match (our_rest, their_rest) {
        ((_, ours), (false, _)) => ours,
        ((false, _), (true, theirs)) => theirs,
        ((true, ours), (true, _)) if below(1) == below(2) => ours,
        _ => return None,
    };
    if base.len() != ours.len() || base.len() != theirs.len() {
        return None;
    }
    let is_one = |side: &[&str]| labelled::are_one_row(&base, side);
    if three.block(1).kind == Some(PieceKind::Row) && !(is_one(&ours) && is_one(&theirs)) {
        return None;
    }
    let mut versions = [Vec::new(), Vec::new(), Vec::new()];
    for ((base, ours), theirs) in base.iter().zip(&ours).zip(&theirs) {
        let says = [base, ours, theirs].map(|cell| blocks::spaced(cell));
        let cells = match () {
            () if says[0] == says[2] || says[1] == says[2] => [ours; 3],
            () if says[0] == says[1] => [theirs; 3],
            () => [base, ours, theirs],
        };
        versions.iter_mut().zip(cells).for_each(|(version, cell)| version.push(*cell));
    }
    let indent = all[1].first().map_or(0, |line| line.len() - line.trim_start().len());
    let made = |cells: &[&str]| {
        let line = format!("{:indent$}|{}|", "", cells.join("|"));
        let lines = [Some(line), rest.map(|rest| (*rest).to_owned())];
        let key = format!("{sign} {}", blocks::row_key(lines.iter().flatten().map(String::as_str)));
        let lines = lines.into_iter().flatten().map(Line::Made).collect();
        Chunk { lines, key, blanks: three.block(1).blanks, own: Some(three.at[1]) }
    };
    if versions[1] == versions[2] {
        return Some(Body::One(made(&versions[1])));
    }
    let [base, ours, theirs] = versions.map(|cells| vec![made(&cells)]);
    Some(Body::Either { sides: [ours, theirs], base })
}
