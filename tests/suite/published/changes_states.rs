//! Pages of what changed in every state that two returns can be in, and what is made anew of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use stocktake::readback::PdfText;

use super::html::Page;
use super::pdf::Pdf;
use super::{build, copied, root, run, scratch};

/// A copy of the invented collection whose third round is answered under another version of the
/// rubric, and what is published of it.
struct Site {
    returns: PathBuf,
    out: PathBuf,
}

impl Site {
    fn of(name: &str) -> Self {
        let returns = copied(&root("tests/cases/lineage"), &format!("{name}-returns"));
        Self { returns, out: scratch(name) }
    }

    fn build(&self, arguments: &[&str]) {
        run(build(&self.returns, &self.out).args(arguments));
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.returns.join("sample").join(path);
        let text = fs::read_to_string(&path).expect("a return");
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replace(from, to)).expect("a scratch file");
    }

    fn path(&self, path: &str) -> PathBuf {
        self.out.join("sample").join(path)
    }

    fn page(&self, path: &str) -> Page {
        Page::read(&self.path(path))
    }
}

fn links(page: &Page, href: &str) -> usize {
    page.root.all("a").iter().filter(|link| link.attribute("href") == Some(href)).count()
}

/// Without pips, signs and the ends of lines.
fn bare(text: &str) -> String {
    let kept = text.replace(['●', '○', '×', '='], "");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answers that are not compared: number, before, now and why.
const APART: [[&str; 4]; 7] = [
    ["1.2", "Middle", "Middle", "It has been reworded since, and may ask something else."],
    ["1.4", "Completed by others", "Middle", "It is completed by others, or was before."],
    ["2.1", "Asked as 2.1 and 2.2", "High", "It was merged from 2.1 and 2.2."],
    ["2.3", "Low", "Low", "It was split off from 2.3."],
    ["2.4", "Low", "Middle", "It was split off from 2.3."],
    ["2.6", "Not asked", "Middle", "It was not asked before."],
    ["2.5", "Middle", "Not asked", "It is not asked any more."],
];

#[test]
fn answers_under_another_rubric_are_not_compared_and_the_reason_is_said() {
    let site = Site::of("changes-rubric");
    site.build(&["sample/2021/benmore"]);
    let page = site.page("changes/2020-2021/benmore.html");
    let rows = page.root.only("table.moves-table").all("tr");
    let rows = rows.into_iter().filter(|row| row.text().contains("Not comparable "));
    let rows = rows.map(|row| {
        let cells = row.all("td");
        let why = cells[2].only("span.sub").text();
        [row.only(".item-number").text(), bare(&cells[0].text()), bare(&cells[1].text()), why]
    });
    assert_eq!(rows.collect::<Vec<_>>(), APART);
    let pdf = Pdf::read(&site.path("changes/2020-2021/benmore.pdf"));
    let tables = pdf.tags.all("Table");
    let rows = tables[1].all("TR").into_iter().map(|row| row.all("TD"));
    let rows = rows.filter(|cells| !cells.is_empty());
    let rows = rows.map(|cells| [0, 2, 3, 4].map(|at: usize| bare(&cells[at].text())));
    assert_eq!(rows.collect::<Vec<_>>(), APART);
    for text in [page.text(), pdf.text()] {
        let reading = PdfText::published(&text);
        assert!(reading.count("cannot be compared, because the rubric changed.") > 0);
        assert_eq!(reading.count("Rose"), 0);
        assert!(reading.count("It was 1.3 before.") > 0, "1.5 is compared with what it replaces");
    }
    // No arrow leads from one level to another that it is not compared with.
    assert!(page.root.only("#item-2-4").all("span.arrow").is_empty());
    let index = site.page("changes/2020-2021/index.html");
    let merged = index.root.only("#item-2-1");
    assert!(merged.text().contains("It was merged from 2.1 and 2.2."));
    assert!(merged.all("table").is_empty(), "nobody changed what the rubric changed");
    let gone = index.root.only("#was-item-2-5");
    assert!(gone.text().contains("It is not asked any more."));
}

#[test]
fn trails_say_what_moved_and_nothing_of_what_cannot_be_compared() {
    let site = Site::of("changes-trails");
    site.build(&["--only", "html"]);
    let page = site.page("changes/2020-2021/benmore.html");
    let said = |id: &str| {
        let rows = page.root.only("#trails").all("tr");
        let row = rows.into_iter().find(|row| row.all("span").iter().any(|own| own.text() == id));
        row.expect("an item").all("td").last().expect("a cell").text()
    };
    let ids = ["1.1", "1.5", "2.1", "2.3", "2.7"];
    let expected = [
        "Never moved",
        "Higher than at first",
        "Not comparable",
        "Not comparable",
        "Higher than at first",
    ];
    assert_eq!(ids.map(said), expected);
    assert!(site.page("changes/2019-2020/benmore.html").root.all("#trails").is_empty());
}

#[test]
fn a_draft_on_either_side_is_said_before_anything_else() {
    let site = Site::of("changes-drafts");
    site.edit("2021/benmore.yaml", "status: final", "status: draft");
    site.build(&["sample/2021/benmore", "sample/2021/dunlow"]);
    let notes = [
        (
            "benmore",
            "The return of Third round, 2021 is not final: what is compared here may still change.",
        ),
        ("dunlow", "The return of Second round, 2020 was never made final."),
    ];
    for (who, note) in notes {
        let page = site.page(&format!("changes/2020-2021/{who}.html"));
        assert!(page.root.only("div.notice").text().contains(note), "{who}");
        let is_draft = page.root.only("body").attribute("class") == Some("draft");
        assert_eq!(is_draft, who == "benmore", "the page itself is as final as the later return");
        let pdf = Pdf::read(&site.path(&format!("changes/2020-2021/{who}.pdf")));
        assert!(PdfText::published(&pdf.pages[0]).count(note) > 0, "{who}");
    }
    let index = site.page("changes/2020-2021/index.html");
    let drafts = index.root.only("#partnerships").all("span.tag");
    assert_eq!(drafts.len(), 2, "both pairs have a draft, and are counted in nothing");
    assert!(index.root.only("#items").all("a").iter().all(|link| {
        link.attribute("href")
            .is_some_and(|href| !href.starts_with("benmore") && !href.starts_with("dunlow"))
    }));
}

#[test]
fn without_a_return_before_there_is_no_page_and_nothing_leads_to_one() {
    let site = Site::of("changes-none");
    fs::remove_file(site.returns.join("sample/2020/corrie.yaml")).expect("a return");
    site.build(&["--only", "html"]);
    for report in ["2019/ardlin.html", "2021/corrie.html"] {
        assert!(site.page(report).root.all("a.way").is_empty(), "{report}");
    }
    assert!(!site.path("changes/2020-2021/corrie.html").exists());
    let index = site.page("changes/2020-2021/index.html");
    let head = index.root.only("p.index-note").text();
    assert!(
        head.contains("1 partnership did not return both times and cannot be compared"),
        "{head}"
    );
}

#[test]
fn an_index_is_two_clicks_from_the_front_page_and_all_pages_lead_to_each_other() {
    let site = Site::of("changes-links");
    site.build(&["--only", "html"]);
    let front = Page::read(&site.out.join("index.html"));
    assert!(links(&front, "sample/2021/index.html") > 0);
    assert!(links(&site.page("2021/index.html"), "../changes/2020-2021/index.html") > 0);
    assert!(links(&site.page("changes/2020-2021/index.html"), "ardlin.html") > 0);
    let report = site.page("2021/ardlin.html");
    assert!(links(&report, "../changes/2020-2021/ardlin.html") > 0);
    let page = site.page("changes/2020-2021/ardlin.html");
    let back = ["../../2020/ardlin.html", "../../2021/ardlin.html", "../../2021/index.html"];
    for href in back.into_iter().chain(["index.html"]) {
        assert!(links(&page, href) > 0, "{href}");
    }
}

/// The bytes of every file below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a file"));
    let all = all.filter(|entry| entry.file_type().is_file());
    all.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).expect("a file"))).collect()
}

#[test]
fn an_earlier_return_that_is_made_anew_leaves_no_page_that_contradicts_it() {
    let site = Site::of("changes-anew");
    site.build(&["--only", "html"]);
    let old = files(&site.path("changes"));
    site.edit("2019/ardlin.yaml", "1.1: { rating: high }", "1.1: { rating: low }");
    site.build(&["--only", "html", "sample/2019/ardlin"]);
    let new = files(&site.path("changes"));
    let changed = new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes));
    let changed: Vec<&Path> = changed.map(|(path, _)| path.as_path()).collect();
    let expected = ["2019-2020/ardlin.html", "2019-2020/index.html", "2020-2021/ardlin.html"];
    assert_eq!(changed, expected.map(|path| site.path("changes").join(path)));
    site.build(&["--only", "html"]);
    assert_eq!(files(&site.path("changes")), new, "as if all had been made anew");
}

#[test]
fn an_earlier_return_alone_makes_no_page_that_was_not_there() {
    let site = Site::of("changes-earlier");
    site.build(&["--only", "html", "sample/2019"]);
    assert!(!site.path("changes").exists(), "nothing that it could lead to is there");
}
