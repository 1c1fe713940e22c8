//! The national summary as a PDF: two pages for a meeting, then every figure, with the tables
//! behind them attached.

use std::sync::LazyLock;

use stocktake::model::{Id, Rating, Round};
use stocktake::readback::PdfText;
use stocktake::rollup::{Distribution, Rollup, rollup};

use super::pdf::{Kid, Pdf, Target};
use super::{HOSTILE, INVENTED, Site, build, collection, root, run, scratch};

/// A synthetic nation of two rounds, so that something moved.
struct Nation {
    pdf: Pdf,
    rollup: Rollup,
    collection: stocktake::model::Collection,
    folder: std::path::PathBuf,
}

static NATION: LazyLock<Nation> = LazyLock::new(|| {
    let returns = root("returns");
    let out = scratch("summary");
    run(build(&returns, &out).arg("example-nation/2020"));
    let collection = collection(&returns, "example-nation");
    let is_second = |round: &&Round| round.info.id.as_str() == "2020";
    let round = collection.rounds.iter().find(is_second).expect("a round");
    let folder = out.join("example-nation/2020");
    let pdf = Pdf::read(&folder.join("national.pdf"));
    Nation { pdf, rollup: rollup(&collection, round), folder, collection }
});

impl Nation {
    fn round(&self) -> &Round {
        let is_it = |round: &&Round| round.info.id.as_str() == "2020";
        self.collection.rounds.iter().find(is_it).expect("a round")
    }
}

/// The summaries of every site.
fn summaries() -> Vec<(String, Pdf)> {
    let of = |site: &Site| (site.collection.id.to_string(), Pdf::read(&site.path("national.pdf")));
    vec![of(&INVENTED), of(&HOSTILE)]
}

#[test]
fn the_figures_and_the_answers_behind_them_are_attached_as_they_are_published() {
    let names: Vec<&str> = NATION.pdf.attachments.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["actions.csv", "figures.csv", "ratings.csv", "returns.csv"]);
    for (name, content) in &NATION.pdf.attachments {
        let published = std::fs::read(NATION.folder.join("data").join(name)).expect("a table");
        assert!(*content == published, "{name}");
    }
}

#[test]
fn a_meeting_gets_two_pages_and_the_detail_follows() {
    let on = |page: usize, words: &str| PdfText::published(&NATION.pdf.pages[page]).count(words);
    assert_eq!(on(0, "Summary"), 1);
    assert_eq!(on(0, "3 of 5 partnerships have made a final return."), 1);
    assert_eq!(on(1, "At a glance"), 1);
    assert_eq!(on(2, "Contents"), 1);
}

/// How a distribution stands in a table: what is at each level, then what is at it or above.
fn rows(distribution: &Distribution) -> String {
    let percent = |share: Option<f64>| {
        share.map(|share| format!(" ({:.0}%)", share * 100.0)).unwrap_or_default()
    };
    let levels = distribution.levels.iter();
    let at = levels.clone().map(|level| format!("{}{}", level.count, percent(level.share)));
    let above =
        levels.map(|level| format!("{}{}", level.at_or_above, percent(level.share_at_or_above)));
    let [at, above] = [at.collect::<Vec<_>>(), above.collect::<Vec<_>>()].map(|row| row.join(" "));
    format!("Ratings {at} At it or above {above}")
}

#[test]
fn every_distribution_stands_below_its_statement() {
    let rubric = &NATION.round().rubric;
    let text = NATION.pdf.text();
    for figures in &NATION.rollup.nation.items {
        let item = rubric.item(&figures.item).expect("an item");
        let heading = format!("{} {}", item.id, item.statement);
        let below = text.rsplit(&item.statement).find(|part| part.contains("At it or above"));
        let below = below.unwrap_or_else(|| panic!("{heading}: {text}"));
        assert!(
            PdfText::published(below).count(&rows(&figures.distribution)) > 0,
            "{heading}: {below}"
        );
    }
}

#[test]
fn what_moved_is_said_in_words_and_level_by_level() {
    let movement = NATION.rollup.movement.as_ref().expect("a round before");
    let change = &movement.overall;
    let said = format!(
        "Of {} ratings that can be compared, {} rose, {} fell and {} stayed.",
        change.rose + change.fell + change.stayed,
        change.rose,
        change.fell,
        change.stayed
    );
    let text = PdfText::published(&NATION.pdf.text());
    assert_eq!(text.count(&said), 1);
    for (at, row) in change.table.iter().enumerate() {
        let label = &NATION.round().rubric.scale()[at].label;
        let counts: Vec<String> = row.iter().map(ToString::to_string).collect();
        let all: usize = row.iter().sum();
        let row = format!("{label} {} {all}", counts.join(" "));
        assert!(text.count(&row) > 0, "{row}");
    }
}

#[test]
fn every_rating_of_a_final_return_stands_in_its_row_and_no_other() {
    let round = NATION.round();
    let tables = NATION.pdf.tags.all("Table");
    let grid = tables
        .iter()
        .find(|table| table.all("TR")[0].text().contains("1.1"))
        .expect("a table whose heading has the items");
    let name = |id: &Id| &NATION.collection.register.partnership(id.as_str()).expect("one").name;
    let mut rows = 0;
    for row in grid.all("TR").iter().skip(1) {
        let cells: Vec<String> = row.elements().map(|cell| cell.text().trim().to_owned()).collect();
        let is_own = |id: &Id| *name(id) == cells[0];
        let returned =
            round.returns().find(|returned| is_own(returned.partnership())).expect("own");
        assert!(returned.completed().is_some(), "{cells:?}");
        let items = round.rubric.items().filter(|item| item.is_local());
        let place = |rating: Option<Rating>| {
            rating.map_or("–".to_owned(), |rating| (rating.index() + 1).to_string())
        };
        let ratings =
            items.map(|item| place(returned.response(&item.id).and_then(|own| own.rating)));
        assert_eq!(cells[1..], ratings.collect::<Vec<_>>()[..], "{}", cells[0]);
        rows += 1;
    }
    assert_eq!(rows, NATION.rollup.denominators.returned);
}

#[test]
fn a_group_that_is_held_back_is_named_and_has_no_figure() {
    let held_back = NATION.rollup.health_boards.iter().filter(|group| group.withheld);
    let text = PdfText::published(&NATION.pdf.text());
    let mut seen = 0;
    for group in held_back {
        let row =
            format!("{} {} of {} Not shown", group.name, group.returned, group.partnerships.len());
        assert_eq!(text.count(&row), 1, "{row}");
        seen += 1;
    }
    assert!(seen > 0, "the example has such a board");
}

#[test]
fn every_table_has_header_cells_every_chart_says_what_it_shows_and_every_link_leads_somewhere() {
    for (name, pdf) in summaries() {
        for table in pdf.tags.all("Table") {
            let first: Vec<_> = table.all("TR")[0].elements().map(|cell| &cell.role).collect();
            assert!(first.iter().all(|role| *role == "TH"), "{name}: {}", table.text());
        }
        let charts = pdf.tags.all("Figure");
        assert!(!charts.is_empty(), "{name}");
        for chart in charts {
            assert!(chart.alt.as_ref().is_some_and(|alt| alt.ends_with('.')), "{name}");
        }
        let annotated = pdf.tags.all("Link").into_iter().flat_map(|link| &link.kids);
        assert!(annotated.filter(|kid| matches!(kid, Kid::Annotation(_))).count() > 0, "{name}");
        for link in &pdf.links {
            let is_known = match &link.target {
                Target::Name(place) => pdf.places.contains(place),
                Target::Page => true,
                Target::Address(_) | Target::Nowhere => false,
            };
            assert!(is_known, "{name}: {:?}", link.target);
        }
    }
}

#[test]
fn it_bears_the_notice_on_every_page() {
    for site in [&INVENTED, &HOSTILE] {
        let notice = site.collection.register.notice().expect("a notice");
        let pdf = Pdf::read(&site.path("national.pdf"));
        for (index, page) in pdf.pages.iter().enumerate() {
            assert_eq!(PdfText::published(page).count(notice), 1, "page {}", index + 1);
        }
    }
}

#[test]
fn one_return_alone_leaves_the_summary_as_it_was() {
    let out = scratch("summary-of-one");
    run(build(&root("returns"), &out).args(["--only", "pdf", "example-nation/2020/auchterwhin"]));
    assert!(out.join("example-nation/2020/auchterwhin.pdf").is_file());
    assert!(!out.join("example-nation/2020/national.pdf").exists());
}
