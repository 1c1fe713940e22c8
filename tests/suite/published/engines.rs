//! The Typst inside stocktake and the official program make the same document, also of a folder
//! that is handed on.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::pdf::normal_objects;
use super::{INVENTED, KEPT, Site, build, files, root, run, scratch};

/// Names an official Typst 0.15.1; CI sets it.
const OFFICIAL: &str = "STOCKTAKE_TEST_TYPST";

/// The official program, or a word on stderr that it was not tried: not everyone has one.
fn official() -> Option<OsString> {
    let program = std::env::var_os(OFFICIAL);
    if program.is_none() {
        _ = writeln!(std::io::stderr(), "not run: {OFFICIAL} names no official Typst 0.15.1");
    }
    program
}

/// Fails where two PDFs differ in more than their ids and how they were compressed.
fn assert_same_document(a: &Path, b: &Path) {
    let name = a.display();
    let (a, b) = (normal_objects(a), normal_objects(b));
    assert!(a.len() > 100, "a tagged PDF has hundreds of objects, {name} {}", a.len());
    assert_eq!(a.len(), b.len(), "objects in {name}");
    for (index, (a, b)) in a.iter().zip(&b).enumerate() {
        assert_eq!(a.values, b.values, "object {index} of {name}");
        assert!(a.stream == b.stream, "the stream of object {index} of {name}");
    }
}

/// The published PDFs of a site, as paths from the output folder.
fn pdfs(site: &Site) -> Vec<PathBuf> {
    let mut found = files(&site.out);
    found.retain(|path| path.extension().is_some_and(|kind| kind == "pdf"));
    assert!(found.len() >= site.reports.len(), "{found:?}");
    found
}

#[test]
fn the_official_program_makes_the_same_document() {
    let Some(program) = official() else { return };
    for (site, returns) in [(&KEPT, "returns"), (&INVENTED, "tests/cases/published")] {
        let out = scratch("official");
        run(build(&root(returns), &out).args(["--only", "pdf", "--typst"]).arg(&program));
        for pdf in pdfs(site) {
            assert_same_document(&site.out.join(&pdf), &out.join(&pdf));
        }
    }
}

/// Sets a folder that `--only typst` has left, by nothing but what lies in it.
fn compile(mut program: Command, folder: &Path, output: &Path, created: &str) {
    program.current_dir(folder).args(["compile", "--pdf-standard=ua-1,a-3a"]);
    program.args(["--ignore-system-fonts", "--root=.", "--font-path=fonts"]);
    program.arg(format!("--creation-timestamp={created}")).arg("main.typ").arg(output);
    run(&mut program);
}

/// The folder that `--only typst` leaves for each return, beside the PDF that the build made, and
/// its date.
fn handed_on(name: &str) -> Vec<(PathBuf, PathBuf, String)> {
    let out = scratch(name);
    run(build(&root("tests/cases/published"), &out).args(["--only", "typst"]));
    let round = out.join("example-review/2019");
    let reports = INVENTED.reports.iter().map(|report| {
        let day = INVENTED.returned(report).completed().unwrap_or(INVENTED.round().info.day());
        let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).expect("a day of this era");
        let folder = round.join("typst").join(&report.id);
        let pdf = INVENTED.path(&format!("{}.pdf", report.id));
        (folder, pdf, midnight.timestamp().as_second().to_string())
    });
    reports.collect()
}

#[test]
fn a_folder_that_is_handed_on_gives_the_bytes_of_the_build() {
    for (folder, pdf, created) in handed_on("handed-on") {
        let mut program = Command::new(env!("CARGO_BIN_EXE_stocktake"));
        program.arg("typst");
        let output = folder.with_extension("pdf");
        compile(program, &folder, &output, &created);
        let [expected, found] = [&pdf, &output].map(|path| std::fs::read(path).expect("a PDF"));
        assert!(expected == found, "{} is not {}", output.display(), pdf.display());
    }
}

#[test]
fn a_folder_that_is_handed_on_suits_the_official_program() {
    let Some(program) = official() else { return };
    for (folder, pdf, created) in handed_on("handed-on-to-official") {
        let output = folder.with_extension("pdf");
        compile(Command::new(&program), &folder, &output, &created);
        assert_same_document(&pdf, &output);
    }
}
