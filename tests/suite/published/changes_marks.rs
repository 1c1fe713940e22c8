//! What was added and removed is marked as such for those who see, those who hear, and those who
//! print.

use stocktake::diff::{ActionEdit, BlockChange, Comparison, Fate, Run};
use stocktake::readback::PdfText;

use super::changes::nation;
use super::html::Element;

/// Every word that became one thing or the other: of evidence, then of the texts of actions.
fn words(comparison: &Comparison, fate: Fate) -> Vec<String> {
    let mut out = Vec::new();
    let mut runs = |runs: &[Run]| {
        out.extend(runs.iter().filter(|run| run.fate == fate).map(|run| run.text.clone()));
    };
    for item in &comparison.items {
        for change in item.evidence.iter().flat_map(|evidence| &evidence.changes) {
            match (change, fate) {
                (BlockChange::Edited { words, .. }, _) => runs(words),
                (BlockChange::Added { block, .. }, Fate::Added)
                | (BlockChange::Removed { block, .. }, Fate::Removed) => {
                    runs(&[Run { fate, space: false, text: block.text.clone() }]);
                }
                _ => {}
            }
        }
        for edit in item.actions.iter().flat_map(|action| &action.edits) {
            if let ActionEdit::Reworded { words } = edit {
                runs(words);
            }
        }
    }
    out
}

/// The words of an element that are seen.
fn seen(element: &Element) -> String {
    let hidden: Vec<String> =
        element.all("span.visually-hidden").iter().map(|e| e.text()).collect();
    hidden.iter().fold(element.text(), |text, hidden| text.replacen(hidden.as_str(), "", 1))
}

#[test]
fn what_was_added_and_removed_is_marked_as_such_in_both() {
    for pair in nation() {
        for (fate, name, sign) in [(Fate::Added, "ins", "+"), (Fate::Removed, "del", "−")] {
            let marked: Vec<String> = pair.page.root.all(name).into_iter().map(seen).collect();
            let words = words(&pair.comparison, fate);
            let missing: Vec<_> = words.iter().filter(|word| !marked.contains(word)).collect();
            assert!(missing.is_empty(), "{} {name}: {missing:?}", pair.name);
            let edited = pair.comparison.items.iter().flat_map(|item| &item.evidence);
            let edited = edited.flat_map(|evidence| &evidence.changes);
            let runs = edited.filter_map(|change| match change {
                BlockChange::Edited { words, .. } => Some(words),
                _ => None,
            });
            let runs = runs.flatten().filter(|run| run.fate == fate);
            let bracketed: Vec<String> =
                runs.map(|run| format!("[{sign} {} {sign}]", run.text)).collect();
            let missing: Vec<_> = PdfText::published(&pair.pdf.text())
                .missing(&bracketed)
                .into_iter()
                .cloned()
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", pair.name);
        }
    }
}

/// What a screen reader is given where it does not speak of `ins` and `del`, or not of where they
/// end.
#[test]
fn a_change_within_a_text_is_announced_at_both_ends() {
    let mut found = 0;
    for pair in nation() {
        let root = &pair.page.root;
        let passages = root.all("li.passage-edited").into_iter();
        let actions = root.all("ul.actions").into_iter().flat_map(|list| list.all("li"));
        let actions = actions.filter(|action| !action.has_class("action-whole"));
        for place in passages.chain(actions).chain(root.all("dl.facts")) {
            for (name, said) in [("ins", "added"), ("del", "removed")] {
                for element in place.all(name) {
                    let text = element.text();
                    assert!(text.starts_with(&format!("[{said}: ")), "{text}");
                    assert!(text.ends_with(&format!(" end of {said}]")), "{text}");
                    found += 1;
                }
            }
        }
        // Of an action or a passage that is new or gone as a whole, the line above its words says
        // so.
        for (kind, said) in [("added", "Added "), ("removed", "Removed ")] {
            for passage in root.all(&format!("li.passage-{kind}")) {
                assert!(passage.only("p.passage-said").text().starts_with(said));
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn no_page_of_the_pdf_ends_with_a_label_alone() {
    for pair in nation() {
        for (at, page) in pair.pdf.pages.iter().enumerate() {
            let lines: Vec<&str> = page.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            let foot = lines.iter().rposition(|line| line.contains("Page ")).unwrap_or(lines.len());
            let last = lines[..foot].iter().rev().find(|line| !line.starts_with("Example: Review"));
            let last = last.expect("a page with something on it");
            let labels =
                ["Evidence and notes", "Edited: ", "Rewritten: ", "Proposed", "improvement"];
            let heads = ["Edited ", "Added ", "Removed ", "Moved ", "Question", "Our rating"];
            let alone = labels.iter().chain(&heads).any(|label| last.starts_with(label));
            assert!(!alone, "{}, page {}: {last}", pair.name, at + 1);
        }
    }
}
