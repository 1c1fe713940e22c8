//! Where words are painted: within the page, and not over one another.

use kurbo::Rect;

use super::painted::{Page, Run};

/// Words that readers do not see, or not well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// They are painted beyond the edge of the page.
    Outside {
        /// The page, from 1.
        page: usize,
        /// The words.
        words: String,
    },
    /// They are painted over other words.
    Over {
        /// The page, from 1.
        page: usize,
        /// The words.
        words: String,
        /// What they are painted over.
        over: String,
    },
}

/// How much of two letters must lie over each other, as a part of the size of the smaller, before
/// neither can be read: what leans over its neighbour, such as an italic f, covers less.
const COVERED: f64 = 0.2;

/// How many are told of a page: where thousands of runs lie over each other, each pair would be
/// one.
const MOST: usize = 8;

/// What is misplaced on a page, the first of it.
pub(super) fn misplaced(page: &Page, number: usize) -> Vec<Misplaced> {
    let mut found = Vec::new();
    for run in page.runs.iter().filter(|run| !is_within(run, page.bounds)).take(MOST) {
        found.push(Misplaced::Outside { page: number, words: run.words.trim().to_owned() });
    }
    // By their feet, so that those that may touch a run are just behind it.
    let mut runs: Vec<&Run> = page.runs.iter().collect();
    runs.sort_by(|a, b| a.core.y0.total_cmp(&b.core.y0));
    for (at, run) in runs.iter().enumerate() {
        let near = runs[at + 1..].iter().take_while(|other| other.core.y0 < run.core.y1);
        for other in near.filter(|other| is_over(run, other)) {
            let [words, over] = [other, run].map(|run| run.words.trim().to_owned());
            found.push(Misplaced::Over { page: number, words, over });
            if found.len() >= MOST {
                return found;
            }
        }
    }
    found
}

/// Whether letters are on the page, give or take what is left of rounding.
fn is_within(run: &Run, bounds: Rect) -> bool {
    let bounds = bounds.inflate(0.5, 0.5);
    bounds.contains_rect(run.core)
}

fn is_over(run: &Run, other: &Run) -> bool {
    let common = run.core.intersect(other.core);
    let enough = COVERED * run.size.min(other.size);
    common.width() > enough && common.height() > enough
}
