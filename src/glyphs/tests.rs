//! Which texts can be set, asked of the fonts that stocktake brings.

use std::fs;
use std::path::Path;

use super::{Fonts, SetAs, UnsetReason};

fn fonts() -> Fonts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let names = ["SourceSans3-Regular.otf", "NotoEmoji-Regular.ttf"];
    let files = names.map(|name| (name, fs::read(folder.join(name)).expect("a font")));
    Fonts::with_files(files.iter().map(|(name, bytes)| (*name, bytes.as_slice())))
}

/// The clusters that cannot be set, each with the reason.
fn unset(text: &str, set_as: SetAs) -> Vec<(String, UnsetReason)> {
    let all = fonts().unset(text, set_as).into_iter();
    all.map(|unset| (text[unset.range].to_owned(), unset.lack)).collect()
}

#[test]
fn the_languages_and_signs_that_reports_are_written_in_can_be_set() {
    for text in [
        "“Gàidhlig” – tha e a’ cur ri; Zażółć gęślą jaźń; Υπεύθυνος; Партнёры; Các đối tác",
        "½ × 2 = 1, 20 °C, CO₂, §4, €1,250; ☐ ☑ ☒ ✓ ✗ → ← ↑ ↓ • ▪ ■ ★",
        "👍 👍🏽 ✅ ❌ ⚠️ 📈 🎉 😀 🇬🇧 👨‍👩‍👧 🔴",
        "e\u{301}, soft\u{ad}hyphen, zero\u{200b}width",
        "שלום مرحبا",
    ] {
        assert_eq!(unset(text, SetAs::Text), [], "{text}");
    }
}

#[test]
fn what_no_font_has_is_found_cluster_by_cluster() {
    let found = unset("a ⁃ b 健康 ਸਿ", SetAs::Text);
    let clusters: Vec<_> = found.iter().map(|(cluster, _)| cluster.as_str()).collect();
    // The hyphen bullet is in a font for formulas, and another one says that it has it.
    assert_eq!(clusters, ["⁃", "健", "康", "ਸਿ"]);
    assert!(found.iter().all(|(_, lack)| *lack == UnsetReason::Glyph));
}

#[test]
fn a_script_that_fonts_have_letters_of_and_no_rules_for_is_found() {
    let found = unset("स्वास्थ्य", SetAs::Text);
    assert!(!found.is_empty());
    assert!(found.iter().all(|(_, lack)| *lack == UnsetReason::Shape("Devanagari")), "{found:?}");
}

#[test]
fn a_sign_of_two_that_typst_would_set_one_of_is_found() {
    // Libertinus has the staff of Aesculapius and no woman: she would be lost.
    assert_eq!(unset("👩‍⚕️", SetAs::Text).len(), 1);
    assert_eq!(unset("1\u{fe0f}\u{20e3}", SetAs::Text).len(), 1);
}
