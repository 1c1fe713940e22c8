//! Whatever a return holds is text: it comes out as the text that it is, and does nothing.

use std::collections::BTreeSet;
use std::path::Path;

use stocktake::readback::PdfText;

use super::html::Element;
use super::pdf::Target;
use super::words;
use super::{HOSTILE, INVENTED, KEPT, Report, build, collection, root, run, scratch};

/// Texts of the return, as they stand there: none of them is anything in Markdown.
const LITERAL: [&str; 22] = [
    r##"#panic() and #import "/etc/passwd" and "]; #eval("7 * 7") and \u{22} and */ and $x$ end"##,
    "//@ 1",
    "//@ end",
    "<script>alert(1)</script>",
    "Inline <script>alert(2)</script> and <img src=x onerror=alert(3)> and",
    r#"<a href="javascript:alert(4)">here</a>"#,
    r#"{{ 7 * 7 }} and {% include "x" %} and {# gone? #} and {{ get_env(name="HOME") }}."#,
    r"../../etc/passwd and @label and <item-1-1> and <item-1-1> and --input x=y and C:\temp\new",
    "Heading #panic() <script>alert(5)</script>",
    r##"nested #eval("7 * 7") and &lt; and #strong[x]"##,
    "//@ 7 and #emph[x]",
    r#"Quotation #panic() {{ 7 * 7 }} struck "]; out"#,
    "Head <script>alert(6)</script>",
    "{{ 7 * 7 }} | $x$",
    r##"#panic("code block") </code><script>alert(7)</script>"##,
    "javascript:alert(8)",
    "file:///etc/passwd",
    "Note #panic() <script>alert(9)</script> {{ 7 * 7 }}",
    "deep in quotations",
    r##"#panic("action") <script>alert(10)</script> {{ 7 * 7 }} "]; \ @label"##,
    r##"#panic("owner") </dd><script>alert("owner")</script> {{ 7 * 7 }} \u{22}"##,
    "one two three four five #panic() 'single' \"double\" <risks>",
];

fn report() -> &'static Report {
    HOSTILE.report("trickster")
}

/// The texts of both forms of the report, each with its name.
fn texts() -> [(&'static str, String); 2] {
    [("PDF", report().pdf.text()), ("page", report().html.text())]
}

#[test]
fn every_trick_comes_out_as_the_text_that_it_is() {
    for (form, text) in texts() {
        let reading = PdfText::published(&text);
        let missing: Vec<_> = LITERAL.iter().filter(|trick| reading.count(trick) == 0).collect();
        assert!(missing.is_empty(), "{form}: {missing:#?}");
    }
}

#[test]
fn nothing_is_computed_read_or_included() {
    let computed = regex::Regex::new(r"\b49\b|root:x:0|\[workspace\]").expect("a pattern");
    let home = std::env::var("HOME").unwrap_or_else(|_| "/root".to_owned());
    for (form, text) in texts() {
        assert_eq!(computed.find(&text).map(|found| found.as_str()), None, "{form}");
        assert!(!text.contains(&home), "{form}");
    }
}

/// The national page's own script and controls.
fn is_of_the_grid(element: &Element) -> bool {
    let is = |name: &str, wanted: &str| element.attribute(name) == Some(wanted);
    match element.name.as_str() {
        "script" => is("src", "../../assets/grid.js") && element.kids.is_empty(),
        "form" => is("id", "grid-tools"),
        "input" => is("id", "grid-name"),
        _ => false,
    }
}

#[test]
fn no_page_has_an_element_or_attribute_that_an_author_wrote() {
    const ACTIVE: [&str; 9] =
        ["script", "iframe", "img", "object", "embed", "form", "input", "base", "i"];
    for (path, page) in HOSTILE.pages() {
        for element in page.root.descendants() {
            let name = element.name.as_str();
            let is_ours = is_of_the_grid(element);
            assert!(is_ours || !ACTIVE.contains(&name), "{}: {name}", path.display());
            let handlers = element.attributes.iter().filter(|(name, _)| name.starts_with("on"));
            assert_eq!(handlers.count(), 0, "{}: {element:?}", path.display());
        }
    }
}

/// A site may forbid pages to bring a style or a script of their own: what they look like is in
/// sheets beside them.
#[test]
fn no_page_holds_a_style_or_a_script_of_its_own() {
    for site in [&*HOSTILE, &*INVENTED, &*KEPT] {
        for (path, page) in site.pages() {
            for element in page.root.descendants() {
                assert_ne!(element.name, "style", "{}", path.display());
                assert_eq!(element.attribute("style"), None, "{}: {element:?}", path.display());
                assert!(element.name != "script" || element.kids.is_empty(), "{}", path.display());
            }
        }
    }
}

#[test]
fn no_link_leads_elsewhere_but_those_to_web_pages() {
    let expected: BTreeSet<&str> =
        BTreeSet::from(["https://example.org/%22];#panic()", "https://example.org/?a=%22b"]);
    let on_page: BTreeSet<&str> = report()
        .html
        .root
        .all("a")
        .into_iter()
        .filter_map(|link: &Element| link.attribute("href"))
        .filter(|href| href.contains(':'))
        .collect();
    assert_eq!(on_page, expected);
    let addresses = report().pdf.links.iter().filter_map(|link| match &link.target {
        Target::Address(address) => Some(address.as_str()),
        Target::Name(_) | Target::Page | Target::Nowhere => None,
    });
    assert_eq!(addresses.collect::<BTreeSet<_>>(), expected);
}

/// The hostile collection, its return rewritten.
fn rewritten(name: &str, rewrite: impl Fn(&str) -> String) -> std::path::PathBuf {
    let folder = scratch(name);
    let source = root("tests/cases/hostile/tricks");
    for file in ["rubric.yaml", "partnerships.yaml", "2019/round.yaml", "2019/trickster.yaml"] {
        let text = std::fs::read_to_string(source.join(file)).expect("a fixture");
        let text = if file.ends_with("trickster.yaml") { rewrite(&text) } else { text };
        let target = folder.join("returns/tricks").join(file);
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("a scratch folder");
        std::fs::write(target, text).expect("a scratch file");
    }
    folder
}

#[test]
fn the_line_ends_of_other_systems_change_no_word() {
    let mixed = |text: &str| {
        let lines = text.split('\n').enumerate();
        lines.map(|(n, line)| format!("{line}{}", if n % 3 == 0 { "\r\n" } else { "\n" })).collect()
    };
    let folder = rewritten("line-ends", mixed);
    let returns = folder.join("returns");
    run(build(&returns, &folder.join("out")).args(["--only", "html"]));
    let page = super::html::Page::read(&folder.join("out/tricks/2019/trickster.html"));
    let collection = collection(&returns, "tricks");
    let returned = collection.rounds[0].returns().next().expect("a return");
    assert_eq!(words::of_return(returned), words::of_return(HOSTILE.returned(report())));
    let expected = words::of_return(returned);
    assert_eq!(PdfText::published(&page.text()).missing(&expected), Vec::<&String>::new());
}

/// What `build` says of a folder of collections that has errors.
fn refusal(returns: &Path, out: &Path) -> String {
    let output = build(returns, out).args(["--format", "short", "--only", "html"]).output();
    let output = output.expect("a program that can be run");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn a_partnership_that_is_a_path_is_refused() {
    for trick in ["../../../etc/passwd", "/etc/passwd", "..", "a/b", "<b>", "index", "typst"] {
        let folder = rewritten("paths", |text| {
            text.replace("partnership: trickster", &format!("partnership: '{trick}'"))
        });
        let out = folder.join("out");
        let said = refusal(&folder.join("returns"), &out);
        assert!(said.contains("error[E0"), "{trick}: {said}");
        let pages = super::files(&out);
        let reports = pages.iter().filter(|path| path.parent() == Some(Path::new("tricks/2019")));
        let reports: Vec<_> = reports.map(|path| path.file_name().expect("a file")).collect();
        assert_eq!(reports, ["index.html"], "{trick}");
    }
}

#[test]
fn a_file_whose_name_is_no_id_is_refused() {
    for trick in ["Trick", "a b", "--only", "<b>", "$(id)", "index", "#panic()", "a;b"] {
        let folder = rewritten("names", str::to_owned);
        let round = folder.join("returns/tricks/2019");
        let name = round.join(format!("{trick}.yaml"));
        std::fs::rename(round.join("trickster.yaml"), name).expect("a scratch file");
        let out = folder.join("out");
        refusal(&folder.join("returns"), &out);
        let published = super::files(&out);
        let page = Path::new("tricks/2019").join(format!("{trick}.html"));
        let is_own = trick == "index";
        assert_eq!(published.contains(&page), is_own, "{trick}: {published:?}");
    }
}
