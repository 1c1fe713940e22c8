//! Every word of a return reaches its page and its PDF, whatever the size and shape of what holds
//! it.
//!
//! Returns are made of words each of which stands in one place alone, so that a word that is lost,
//! doubled or out of its place is seen. `STOCKTAKE_CASES` says how many are made instead of a few,
//! and of what sizes up to the limit of a file:
//!
//! ```sh
//! STOCKTAKE_CASES=300 cargo test --test suite published::whole -- --nocapture
//! ```

mod make;
mod markdown;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use stocktake::readback::{self, Order, PdfText};

use self::make::{Made, Returned};
use super::html::Page;
use super::pdf::Pdf;
use super::{build, scratch};
use crate::random::Random;

/// How many returns are made where nobody asks for more, and of how many words each is at most.
const CASES: usize = 6;
const WORDS: usize = 400;

/// How many are built at a time.
const BATCH: usize = 10;

/// Of how many words a return is in a long run: up to about the limit of a file.
const SIZES: [usize; 6] = [300, 1_500, 1_500, 5_000, 20_000, 60_000];

#[expect(clippy::print_stdout, reason = "a long run says how far it is")]
#[test]
fn every_word_of_a_return_of_any_shape_reaches_its_page_and_its_pdf() {
    let cases = std::env::var("STOCKTAKE_CASES").ok().and_then(|text| text.parse::<usize>().ok());
    let from = std::env::var("STOCKTAKE_SEED").ok().and_then(|text| text.parse::<u64>().ok());
    let mut words = 0;
    let mut seed = from.unwrap_or(1);
    let mut left = cases.unwrap_or(CASES);
    while left > 0 {
        let count = left.min(BATCH);
        let most = |index: usize| if cases.is_some() { SIZES[index % SIZES.len()] } else { WORDS };
        let mut made = Made::new(&mut Random::new(seed), count, most);
        let folder = scratch(&format!("whole-{seed}"));
        words += holds(&mut made, &folder, seed);
        std::fs::remove_dir_all(&folder).expect("a scratch folder");
        (seed, left) = (seed + 1, left - count);
        if cases.is_some() {
            println!("seed {}, {left} returns left, {words} words found", seed - 1);
        }
    }
}

/// Takes out what `check` refuses because it is more than a report can be set from: a long run may
/// make that, and then is told so; a short one does not.
fn leave_out_what_is_too_much(made: &mut Made, returns: &Path) -> usize {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stocktake"));
    let output = command.args(["check", "--format", "short", "--returns"]).arg(returns).output();
    let said = String::from_utf8(output.expect("a program that can be run").stderr);
    let said = said.expect("words in UTF-8");
    let before = made.returns.len();
    made.returns.retain(|returned| {
        let name = format!("/{}.yaml:", returned.id);
        let limits = ["error[E002]", "error[E090]", "error[E091]", "error[E092]", "error[E130]"];
        let is_too_much =
            |line: &str| line.contains(&name) && limits.iter().any(|limit| line.contains(limit));
        let is_left_out = said.lines().any(is_too_much);
        if is_left_out {
            let file = returns.join("whole/2020").join(&returned.id).with_extension("yaml");
            fs::remove_file(file).expect("the file of a return");
        }
        !is_left_out
    });
    before - made.returns.len()
}

/// Builds what was made and finds every word again; how many there were is returned.
fn holds(made: &mut Made, folder: &Path, seed: u64) -> usize {
    let (returns, out) = (folder.join("returns"), folder.join("out"));
    made.write(&returns);
    let left_out = leave_out_what_is_too_much(made, &returns);
    assert!(left_out <= made.returns.len(), "seed {seed}: {left_out} are too much");
    let mut command = build(&returns, &out);
    command.args(["--format", "short", "--timeout", "600"]);
    let output = command.output().expect("a program that can be run");
    let said = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error")).take(5).collect();
    assert!(output.status.success(), "seed {seed}, {}:\n{}", folder.display(), errors.join("\n"));
    let published = out.join("whole/2020");
    made.returns.iter().map(|returned| words_of(returned, &published, seed)).sum()
}

fn words_of(returned: &Returned, published: &Path, seed: u64) -> usize {
    let path = |kind: &str| -> PathBuf { published.join(&returned.id).with_extension(kind) };
    let what = format!("seed {seed}, {}", path("pdf").display());
    let pdf = Pdf::read(&path("pdf"));
    assert_eq!(pdf.misplaced, [], "{what}");
    assert_in_order(&pdf.text(), &returned.in_pdf(), &what);
    // The mark of a note stands right behind a word, and is none of it.
    let apart = fs::read_to_string(path("html")).expect("a page").replace("<sup", " <sup");
    fs::write(path("apart.html"), apart).expect("a page to read");
    let page = Page::read(&path("apart.html")).text();
    assert_in_order(&page, &returned.on_page(), &format!("page, {what}"));
    assert_same_words(&pdf.text(), &page, returned, &what);
    returned.in_pdf().len()
}

fn assert_in_order(text: &str, words: &[&str], what: &str) {
    let text = PdfText::published(text);
    let lost = readback::missing(words.iter().copied(), &text, Order::Kept);
    let lost: Vec<_> = lost.iter().map(|lost| words[lost.index]).collect();
    assert!(lost.is_empty(), "{what}: {lost:?} of {} words are not in their place", words.len());
}

/// A page and a PDF have the words of a return, each as often as it is asked for.
fn assert_same_words(pdf: &str, page: &str, returned: &Returned, what: &str) {
    let mut expected: HashMap<&str, usize> = HashMap::new();
    returned.in_pdf().into_iter().for_each(|word| *expected.entry(word).or_default() += 1);
    for (kind, text) in [("PDF", pdf), ("page", page)] {
        // Where a line ends within a word is not told apart from where it ends behind one.
        let text = PdfText::published(text);
        let mut wrong: Vec<_> =
            expected.iter().filter(|(word, count)| text.count(word) != **count).collect();
        wrong.sort();
        wrong.truncate(5);
        assert!(wrong.is_empty(), "{kind}, {what}: not as often as expected: {wrong:?}");
    }
}
