//! Other alphabets come out as they were written; a character that no font has is pointed at where
//! its author wrote it.

use std::path::PathBuf;

use stocktake::readback::PdfText;

use super::{INVENTED, build, root, scratch};

/// A character of a script that no font of a report has.
const CUNEIFORM: char = '\u{12000}';

#[test]
fn other_alphabets_come_out_as_they_were_written() {
    let report = INVENTED.report("example-east");
    for text in [report.pdf.text(), report.html.text()] {
        let reading = PdfText::published(&text);
        for words in [
            "Υπεύθυνος σχεδιασμού",
            "Οι συνεργάτες μοιράζονται ό,τι γνωρίζουν.",
            "Партнёры делятся тем, что знают.",
            "Các đối tác chia sẻ những gì họ biết; người dân được lắng nghe.",
            "€1,250 – £900",
            "“quoted” and ‘quoted’ …",
            "Gàidhlig: tha e a’ cur ri obair-coimhearsnachd. Zażółć gęślą jaźń.",
            "½ × 2 = 1, 20 °C, CO₂, §4.",
        ] {
            assert!(reading.count(words) > 0, "{words}");
        }
    }
}

/// A folder of collections in which the return of `example-south` is alone, and rewritten.
fn rewritten(name: &str, rewrite: impl Fn(&str) -> String) -> PathBuf {
    let folder = scratch(name);
    let source = root("tests/cases/published/example-review");
    for file in ["rubric.yaml", "partnerships.yaml", "2019/round.yaml", "2019/example-south.yaml"] {
        let text = std::fs::read_to_string(source.join(file)).expect("a fixture");
        let target = folder.join("returns/example-review").join(file);
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("a scratch folder");
        let text = if file.ends_with("south.yaml") { rewrite(&text) } else { text };
        std::fs::write(target, text).expect("a scratch file");
    }
    folder
}

/// The findings with a code, for which nothing is published of the report.
fn found(folder: &std::path::Path, code: &str) -> Vec<String> {
    let (returns, out) = (folder.join("returns"), folder.join("out"));
    let output = build(&returns, &out).args(["--format", "short"]).output().expect("a program");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    for kind in ["html", "pdf"] {
        let file = out.join("example-review/2019/example-south").with_extension(kind);
        assert!(!file.exists(), "page and PDF are one report");
    }
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let errors = said.lines().filter(|line| line.contains("error["));
    errors.inspect(|line| assert!(line.contains(code), "{line}")).map(str::to_owned).collect()
}

#[test]
fn a_character_that_no_font_has_is_pointed_at_where_it_stands() {
    let places = [
        ("paragraph", "What is said under"),
        ("nested-list", "then **at once**"),
        ("table-cell", "1,234"),
        ("quotation", "What others said"),
        ("footnote", "A note at the foot"),
        ("owner", "Head of Engagement"),
    ];
    for (name, words) in places {
        let folder = rewritten(&format!("glyph-{name}"), |text| {
            text.replace(words, &format!("{CUNEIFORM} {words}"))
        });
        let path = folder.join("returns/example-review/2019/example-south.yaml");
        let text = std::fs::read_to_string(&path).expect("a scratch file");
        let line = text.lines().position(|line| line.contains(CUNEIFORM)).expect("it is there") + 1;
        let found = found(&folder, "E085");
        let place = format!("{}:{line}:", path.display());
        assert!(!found.is_empty(), "{name}");
        for finding in &found {
            assert!(finding.starts_with(&place), "{name}: {finding} instead of {place}");
            assert!(finding.contains(CUNEIFORM), "{name}: {finding}");
        }
    }
}

#[test]
fn a_character_that_is_written_as_an_escape_is_named_all_the_same() {
    let folder = rewritten("glyph-escape", |text| {
        text.replace("owner: Head of Engagement", "owner: \"Head \\U00012000\"")
    });
    for finding in found(&folder, "E085") {
        assert!(finding.contains("example-south.yaml"), "{finding}");
        assert!(finding.contains("U+12000"), "{finding}");
    }
}
