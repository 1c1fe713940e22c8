//! One view struct for each template, with a sample of it in the repository: for whoever writes a
//! template.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use stocktake::readback::PdfText;
use stocktake::render::{Renderer, Templates};
use stocktake::view::{
    ChangesIndexView, ChangesView, FiguresPageView, GroupPageView, IndexView, ItemPageView,
    MovedView, NationalView, PaperView, ProvenanceView, ReportView, SheetView, Worded,
};

use super::html::Page;
use super::pdf::Pdf;
use super::{root, run, scratch};

/// A sample as its view, which must say all that the sample says and no more.
fn sample<View: Serialize + DeserializeOwned>(name: &str) -> View {
    let path = root("tests/samples").join(format!("{name}.json"));
    let text = std::fs::read_to_string(path).expect("a sample");
    let view: View = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let said: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(serde_json::to_value(&view).expect("JSON"), said, "{name}");
    view
}

fn renderer() -> Renderer {
    Renderer::plain(&Templates::shipped()).expect("templates without a fault")
}

/// The sample's page, set by the shipped template.
fn page(name: &str, view: &impl Serialize) -> Page {
    let html = renderer().html(name, view).expect("a template that suits its view");
    let path = scratch(&format!("sample-{name}")).join("page.html");
    std::fs::write(&path, html).expect("a scratch file");
    Page::read(&path)
}

fn write(path: &Path, content: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a scratch folder");
    std::fs::write(path, content).expect("a scratch file");
}

/// The sample's PDF, set by the shipped template and by nothing else.
fn pdf(name: &str, view: &impl Serialize, sources: &[&ProvenanceView]) -> PathBuf {
    let folder = scratch(&format!("sample-typst-{name}"));
    let templates = Templates::shipped();
    let main = renderer().typst(name, view).expect("a template that suits its view");
    write(&folder.join("main.typ"), main.as_bytes());
    for source in sources {
        write(&folder.join(&source.attachment), b"# Synthetic: the return of a sample.\n");
    }
    for (name, bytes) in templates.library().chain(templates.files("fonts/")) {
        write(&folder.join(name), bytes);
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_stocktake"));
    program.current_dir(&folder).args(["typst", "compile", "--pdf-standard=ua-1,a-3a"]);
    program.args(["--root=.", "--font-path=fonts", "--creation-timestamp=0"]);
    run(program.args(["main.typ", "sample.pdf"]));
    folder.join("sample.pdf")
}

#[test]
fn the_sample_of_a_report_is_set_by_both_templates() {
    let view: ReportView = sample("report");
    let texts = [
        page("report", &view).text(),
        Pdf::read(&pdf("report", &view, &[&view.provenance])).text(),
    ];
    for text in texts {
        let reading = PdfText::published(&text);
        for item in view.sections.iter().flat_map(|section| &section.items) {
            assert!(reading.count(&item.statement) > 0, "{:?}", item.statement);
        }
    }
}

#[test]
fn the_sample_of_a_paper_is_set_by_both_templates() {
    let view: PaperView = sample("paper");
    let page = page("paper", &view);
    let ways = page.root.only("p.ways").all("a").into_iter().map(|way| way.attribute("href"));
    assert!(ways.into_iter().any(|way| way == view.figures.as_deref()));
    for text in [page.text(), Pdf::read(&pdf("paper", &view, &[&view.provenance])).text()] {
        let reading = PdfText::published(&text);
        // What stands above every page, and what only the PDF carries.
        let around = [view.collection.notice.as_deref(), Some(&view.provenance.attachment)];
        let passages = view.passages();
        for own in passages.iter().filter(|own| !around.contains(&Some(&own.words))) {
            assert!(reading.count(&own.words) > 0, "{:?}", own.words);
        }
    }
}

#[test]
fn the_sample_of_the_figures_of_a_paper_is_set_by_its_template() {
    let view: FiguresPageView = sample("figures");
    let page = page("figures", &view);
    let figures: Vec<_> = view.groups.iter().flat_map(|group| &group.figures).collect();
    assert_eq!(page.root.only("dl.cards").all("dt").len(), figures.len());
    for figure in figures {
        assert!(PdfText::published(&page.text()).count(&figure.label) > 0, "{figure:?}");
    }
}

#[test]
fn the_sample_of_a_round_is_set_by_its_template() {
    let view: NationalView = sample("national");
    let text = page("national", &view).text();
    for row in &view.completeness.rows {
        assert!(PdfText::published(&text).count(&row.partnership.name) > 0, "{row:?}");
    }
}

#[test]
fn the_sample_of_the_front_page_is_set_by_its_template() {
    let view: IndexView = sample("index");
    let text = page("index", &view).text();
    for card in &view.collections {
        assert!(PdfText::published(&text).count(&card.collection.title) > 0, "{card:?}");
    }
}

#[test]
fn the_sample_of_an_item_is_set_by_its_template_open_and_folded() {
    let mut view: ItemPageView = sample("item");
    for folded in [false, true] {
        view.folded = folded;
        let page = page("item", &view);
        let text = PdfText::published(&page.text());
        for answer in &view.answers {
            assert!(text.count(&answer.partnership.name) > 0, "{answer:?}");
        }
        let answers = if folded { view.answers.len() } else { 0 };
        assert_eq!(page.root.all("details").len(), answers);
    }
}

#[test]
fn the_sample_of_a_page_that_has_moved_is_set_by_its_template() {
    let view: MovedView = sample("moved");
    let page = page("moved", &view);
    let link = page.root.only("main").only("a");
    assert_eq!(link.attribute("href"), Some("../items/1.1.html"));
    let contents = page.root.all("meta").into_iter().map(|meta| meta.attribute("content"));
    assert!(contents.into_iter().any(|own| own == Some("0; url=../items/1.1.html")));
}

#[test]
fn the_sample_of_a_board_is_set_by_its_template() {
    let view: GroupPageView = sample("group");
    let text = page("group", &view).text();
    for row in &view.rows {
        assert!(PdfText::published(&text).count(&row.partnership.name) > 0, "{row:?}");
    }
}

#[test]
fn the_sample_of_a_style_sheet_is_set_by_its_template() {
    let view: SheetView = sample("collection");
    let sheet = renderer().sheet("collection", &view).expect("a template that suits its view");
    assert!(sheet.contains(r#"--notice: "Synthetic: none of it is real.";"#), "{sheet}");
    for count in view.grids.iter().chain(&view.boards) {
        let rule = format!("[data-columns=\"{count}\"] {{ --columns: {count}; }}\n");
        assert_eq!(sheet.matches(&rule).count(), 1, "{rule}: {sheet}");
    }
}

#[test]
fn the_sample_of_what_changed_is_set_by_both_templates() {
    let view: ChangesView = sample("changes");
    let pdf = pdf("changes", &view, &[&view.old.provenance, &view.new.provenance]);
    for text in [page("changes", &view).text(), Pdf::read(&pdf).text()] {
        let reading = PdfText::published(&text);
        for row in view.ratings.iter().flat_map(|group| &group.rows) {
            assert!(reading.count(&row.item.statement) > 0, "{:?}", row.item.statement);
        }
        assert!(view.trails.is_some() && !view.questions.is_empty(), "the sample has each part");
    }
}

#[test]
fn the_sample_of_an_index_of_changes_is_set_by_its_template() {
    let view: ChangesIndexView = sample("changes-index");
    let text = page("changes-index", &view).text();
    for row in &view.rows {
        assert!(PdfText::published(&text).count(&row.name) > 0, "{row:?}");
    }
}
