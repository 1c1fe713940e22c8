//! What changed where a return holds hostile texts or its PDF cannot be set.

use std::fs;
use std::path::PathBuf;

use super::html::Page;
use super::pdf::Pdf;
use super::{build, copied, root, run, scratch};

/// A copy of a folder of collections with one return changed in a second round.
fn second_round(name: &str) -> PathBuf {
    let returns = copied(&root("tests/cases/hostile"), name);
    let (old, new) = (returns.join("tricks/2019"), returns.join("tricks/2020"));
    fs::create_dir(&new).expect("a scratch folder");
    let read = |name: &str| fs::read_to_string(old.join(name)).expect("a file");
    let round = format!("{}\nprevious: \"2019\"\n", read("round.yaml").trim_end());
    fs::write(new.join("round.yaml"), round).expect("a scratch file");
    let changed = read("trickster.yaml")
        .replace("round: 2019", "round: 2020")
        .replace("alert(", "alert(1")
        .replace("#panic", "#panic.with")
        .replace("{{ 7 * 7 }}", "{{ 7 * 7 * 1 }}");
    fs::write(new.join("trickster.yaml"), changed).expect("a scratch file");
    returns
}

#[test]
fn hostile_texts_come_out_as_texts_and_change_nothing_else() {
    let (returns, out) = (second_round("changes-hostile"), scratch("changes-hostile-out"));
    run(&mut build(&returns, &out));
    let page = Page::read(&out.join("tricks/changes/2019-2020/trickster.html"));
    assert!(page.faults.is_empty(), "{:?}", page.faults);
    for active in ["script", "iframe", "img", "object", "form", "input"] {
        assert!(page.root.all(active).is_empty(), "{active}");
    }
    let pdf = Pdf::read(&out.join("tricks/changes/2019-2020/trickster.pdf"));
    let computed = regex::Regex::new(r"\b49\b|root:x:0").expect("a pattern");
    for text in [page.text(), pdf.text()] {
        assert!(text.contains("alert("), "the tricks are there");
        assert!(text.contains("{{ 7 * 7"), "the tricks are there");
        assert_eq!(computed.find(&text).map(|found| found.as_str()), None);
    }
}

#[test]
fn a_pdf_that_fails_leaves_page_and_pdf_as_they_were() {
    let (out, templates) = (scratch("changes-failed"), scratch("changes-failed-templates"));
    fs::create_dir(templates.join("typst")).expect("a scratch folder");
    let path = templates.join("typst/changes.typ.tera");
    fs::write(path, "#panic(\"no\")\n").expect("a template");
    let build = |what: &str| {
        let mut command = build(&root("returns"), &out);
        command.arg(what);
        command
    };
    let what = "example-nation/2021/dunlarrig-city";
    let broken = || build(what).arg("--templates").arg(&templates).output().expect("a program");
    assert!(!broken().status.success());
    let folder = out.join("example-nation/changes/2020-2021");
    let report = || Page::read(&out.join("example-nation/2021/dunlarrig-city.html"));
    assert!(!folder.join("dunlarrig-city.html").exists());
    assert!(!out.join("example-nation").exists(), "by templates with a fault nothing is published");
    run(&mut build(what));
    assert!(!folder.join("auchterwhin.html").exists(), "only what is selected is made");
    let read = || {
        let file = |kind| fs::read(folder.join(format!("dunlarrig-city.{kind}")));
        ["html", "pdf"].map(|kind| file(kind).expect("a file"))
    };
    let good = read();
    assert!(!broken().status.success());
    assert_eq!(read(), good);
    assert_eq!(report().root.all("a.way").len(), 1);
}

#[test]
fn a_character_without_a_font_is_said_once_and_at_the_return_that_has_it() {
    for with in ["2019", "2020"] {
        let returns = second_round(&format!("changes-glyph-{with}"));
        let path = returns.join(format!("tricks/{with}/trickster.yaml"));
        let text = fs::read_to_string(&path).expect("a return");
        fs::write(&path, text.replacen("deep in", "deep \u{13080} in", 1)).expect("a scratch file");
        let out = scratch(&format!("changes-glyph-{with}-out"));
        let output = build(&returns, &out).output().expect("a program");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.matches("the fonts of the PDF do not have").count(), 1, "{said}");
        assert!(said.contains(&format!("tricks/{with}/trickster.yaml:59:")), "{said}");
        assert!(!out.join("tricks/changes/2019-2020/trickster.html").exists());
    }
}
