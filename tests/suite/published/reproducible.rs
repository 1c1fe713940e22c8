//! The same returns give the same bytes, whoever builds them, where, when and how many at a time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use regex::bytes::Regex;

use super::pdf::{Normal, normal_objects};
use super::{INVENTED, build, files, root, run, scratch};

/// Every file of a folder.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let read = |path: &PathBuf| std::fs::read(folder.join(path)).expect("a file that can be read");
    files(folder).into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// Fails with the names of the files that differ.
fn assert_same(a: &Path, b: &Path) {
    let (a, b) = (contents(a), contents(b));
    let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&a), names(&b));
    let differ: Vec<_> = a.keys().filter(|name| a[*name] != b[*name]).collect();
    assert!(differ.is_empty(), "not the same bytes: {differ:?}");
}

fn invented() -> PathBuf {
    root("tests/cases/published")
}

#[test]
fn one_at_a_time_or_many_gives_the_same_bytes() {
    for jobs in ["1", "4"] {
        let out = scratch("jobs");
        run(build(&invented(), &out).args(["--jobs", jobs]));
        assert_same(&INVENTED.out, &out);
    }
}

#[test]
fn another_place_zone_and_language_give_the_same_bytes() {
    let elsewhere = scratch("elsewhere");
    let mut command = build(Path::new("published"), &elsewhere.join("out"));
    command.current_dir(root("tests/cases"));
    for variable in ["LANG", "LC_ALL", "LANGUAGE"] {
        command.env(variable, "el_GR.UTF-8");
    }
    run(command.env("TZ", "Pacific/Kiritimati").env("TMPDIR", &elsewhere));
    assert_same(&INVENTED.out, &elsewhere.join("out"));
}

#[test]
fn building_over_what_is_published_changes_nothing() {
    let out = scratch("twice");
    for _ in 0..2 {
        run(&mut build(&invented(), &out));
    }
    assert_same(&INVENTED.out, &out);
}

#[test]
fn source_date_epoch_changes_the_dates_of_the_pdfs_alone() {
    let out = scratch("epoch");
    run(build(&invented(), &out).env("SOURCE_DATE_EPOCH", "1600000000"));
    for file in files(&out) {
        let (before, after) = (INVENTED.out.join(&file), out.join(&file));
        if file.extension().is_some_and(|kind| kind == "pdf") {
            let after = normal_objects(&after);
            let dated = after.iter().filter(|o| o.values.contains("D:20200913122640Z"));
            assert!(dated.count() > 0, "{} has the date", file.display());
            assert_eq!(undated(&normal_objects(&before)), undated(&after), "{}", file.display());
        } else if file.as_os_str() != "manifest.json" {
            assert!(std::fs::read(before).ok() == std::fs::read(after).ok(), "{}", file.display());
        }
    }
}

/// What the objects of a PDF say, apart from their dates.
fn undated(objects: &[Normal]) -> Vec<(String, Option<Vec<u8>>)> {
    let date = Regex::new(r"D:\d{14}Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00").expect("a pattern");
    let strip = |bytes: &[u8]| date.replace_all(bytes, &b"a date"[..]).into_owned();
    let values = |object: &Normal| String::from_utf8(strip(object.values.as_bytes()));
    objects
        .iter()
        .map(|object| (values(object).expect("UTF-8"), object.stream.as_deref().map(strip)))
        .collect()
}
