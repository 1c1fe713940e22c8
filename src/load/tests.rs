//! What holds of whatever is written behind a key: the way out that is shown is one.

use crate::diag::{Code, Diagnostic, Source};
use crate::load::returned_from;

/// What is found of a return in which an action says this, written as it stands.
fn findings(text: &str) -> Vec<Diagnostic> {
    let yaml = format!(
        "partnership: a\nround: 2019\nstatus: draft\nresponses:\n  1.1:\n    actions:\n      \
         - id: b\n        text: {text}\n        owner: c\n"
    );
    let mut found = Vec::new();
    let source = Source::new("a.yaml", yaml);
    if let Err(error) = super::yaml::parse(&source) {
        return vec![super::syntax::diagnostic(&source, &error)];
    }
    returned_from(&source, &mut found);
    found
}

/// The text in each of the ways that a help names.
fn ways(help: &str, text: &str) -> Vec<String> {
    let bare = text.trim();
    let mut ways = Vec::new();
    if help.contains("single quotation marks") {
        ways.push(format!("'{bare}'"));
    } else if help.contains("double quotation marks") {
        ways.push(format!("\"{bare}\""));
    } else if help.contains("in quotation marks") {
        ways.extend([format!("\"{bare}\""), format!("'{bare}'")]);
    }
    if help.contains('|') {
        ways.push(format!("|\n          {bare}"));
    }
    ways
}

/// Whether a finding says that a text is lost to YAML, or none.
fn is_about_yaml(own: &Diagnostic) -> bool {
    matches!(own.code, Code::Syntax | Code::HashText | Code::SignText | Code::WrongKind)
}

#[track_caller]
fn follow(text: &str) {
    for own in findings(text).iter().filter(|own| is_about_yaml(own)) {
        let help = own.help.clone().unwrap_or_default();
        for way in ways(&help, text) {
            let again = findings(&way);
            assert!(!again.iter().any(is_about_yaml), "{text}: {help}: {way}: {again:?}");
        }
    }
}

#[test]
fn what_a_help_says_of_quotation_marks_mends_the_text() {
    for text in [
        r#""He said: "no"""#,
        r#"He said: "no""#,
        "'it's fine: yes'",
        "it's: fine",
        r#"#1 "best""#,
        r"> 90% of C:\plans: all",
        r#"*It's "new""#,
        r#"“She said: "no"”"#,
        "“A “b”: c”",
        r#""C:\plans""#,
        "{a} b's",
        "@it's",
        "&nbsp;",
    ] {
        follow(text);
        assert!(findings(text).iter().any(is_about_yaml), "{text} is no slip");
    }
    let circle = &findings(r#""He said: "no"""#)[0];
    assert!(circle.help.as_ref().is_some_and(|help| help.contains("`'…'`")), "{circle:?}");
}

/// Of what texts are made that YAML reads otherwise.
const PIECES: [&str; 17] =
    ["a", " b", ": ", ":", "\"", "'", "#", " #", ">", "*", "&", "@", "{", "[", "]", "\\", "“"];

#[test]
fn whatever_is_written_the_way_out_is_one() {
    for first in PIECES {
        for second in PIECES {
            follow(format!("{first}{second}a").trim());
            follow(format!("a {first}b{second}").trim());
        }
    }
}
