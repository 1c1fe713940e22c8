//! Figures in tables: none is broken over two lines where its column can have the room for it.

use stocktake::readback::PdfDocument;

use crate::project::{Project, with_evidence};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A table of rows as an author writes it.
fn table(rows: &[Vec<&str>]) -> String {
    let line = |cells: &[&str]| format!("      | {} |\n", cells.join(" | "));
    let rule = vec!["---"; rows[0].len()];
    let body: String = rows[1..].iter().map(|row| line(row)).collect();
    format!("{}{}{body}", line(&rows[0]), line(&rule))
}

/// The lines of the PDF of a return with this evidence.
fn lines(evidence: &str) -> Vec<String> {
    let text = with_evidence("example-north", "2019", &format!("|\n{evidence}"));
    let project = Project::new().file(NORTH, text);
    project.run(["build", "--only", "pdf"]).status(0);
    let pdf = std::fs::read(project.path("out/sample/2019/example-north.pdf")).expect("a PDF");
    let pages: Vec<String> = PdfDocument::read(pdf).expect("a PDF to read").pages().collect();
    pages.iter().flat_map(|page| page.lines()).map(|line| line.trim().to_owned()).collect()
}

/// How many lines hold a text whole.
fn holding(lines: &[String], text: &str) -> usize {
    lines.iter().filter(|line| line.contains(text)).count()
}

#[test]
fn a_figure_in_a_narrow_column_is_never_broken() {
    let with = |label, cell, count| [vec![label], vec![cell; count]].concat();
    let years =
        [with("Area", "2022/23", 12), with("Northumberland and Berwickshire", "2021/22", 12)];
    let sums = [
        with("Measure", "£12.5m", 10),
        with("Emergency admissions per 1,000 people", "1,234,567", 10),
    ];
    let mixed = [
        vec!["Date", "Who was responsible for it", "What", "In 2017/18", "Cost", "Change", "Notes"],
        vec![
            "12/03/2024",
            "The community planning partnership",
            "Rehabilitation and reablement services",
            "7,654,321",
            "£12,500,000",
            "+14.5%",
            "Responsibilities unspecified in 2018/19",
        ],
    ];
    let evidence = [table(&years), table(&sums), table(&mixed)].join("\n      Then.\n\n");
    let lines = lines(&evidence);
    for (figure, count) in [
        ("2022/23", 12),
        ("2021/22", 12),
        ("£12.5m", 10),
        ("1,234,567", 10),
        ("12/03/2024", 1),
        ("7,654,321", 1),
        ("£12,500,000", 1),
        ("+14.5%", 1),
        ("2017/18", 1),
        ("2018/19", 1),
    ] {
        assert_eq!(holding(&lines, figure), count, "{figure}: {lines:#?}");
    }
}

#[test]
fn figures_for_which_there_is_no_room_at_all_are_all_there() {
    let wide = [vec!["12/03/2024"; 20], vec!["£1,234,567"; 20]];
    let all = lines(&table(&wide)).concat();
    assert_eq!(all.matches("12/03/2024").count(), 20, "{all}");
    assert_eq!(all.matches("£1,234,567").count(), 20, "{all}");
}
