//! A form with fields of its own: what is published says all of it, and speaks of nothing else.

use std::fs;
use std::path::Path;

#[cfg(feature = "embedded-typst")]
use stocktake::readback::PdfDocument;

use crate::project::{Project, valid};

/// The invented bids of the cases, with some of their texts replaced.
fn bids(replaced: &[(&str, &str, &str)]) -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/bids/bids");
    let mut project = Project::empty();
    for name in [
        "rubric.yaml",
        "partnerships.yaml",
        "2019/round.yaml",
        "2019/north-van.yaml",
        "2019/south-room.yaml",
        "2019/east-hall.yaml",
        "2020/round.yaml",
        "2020/north-van.yaml",
        "2020/south-room.yaml",
        "2020/east-hall.yaml",
    ] {
        let mut text = fs::read_to_string(folder.join(name)).expect("a file of the bids");
        for (_, old, new) in replaced.iter().filter(|(file, ..)| *file == name) {
            assert!(text.contains(old), "{name}: {old}");
            text = text.replace(old, new);
        }
        project = project.file(&format!("returns/bids/{name}"), text);
    }
    project
}

/// The words of a page, without its tags.
pub(crate) fn words(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    let mut is_tag = true;
    for c in body.chars() {
        match c {
            '<' => is_tag = true,
            '>' => (is_tag, _) = (false, text.push(' ')),
            _ if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(page: &str, all: &[&str]) {
    let text = words(page);
    for own in all {
        assert!(text.contains(own), "no “{own}” in\n{text}");
    }
}

#[test]
fn every_page_says_what_was_answered_and_none_speaks_of_ratings() {
    let project = bids(&[]);
    project.run(["check", "--strict"]).status(0);
    project.run(["build", "--only", "html"]).status(0);
    project.run(["verify", "out"]).status(0);
    says(
        &project.read("out/bids/2019/north-van.html"),
        &[
            "Summary A van that brings books to each village.",
            "Aims Fewer empty shelves.",
            "Theme: Staffing",
            "Outcome Developed",
            "Partners Council and Charity",
            "Grant 12,500.50 GBP",
            "Lead Head of the library",
            "Began 1 April 2018",
            "Open to others Yes",
        ],
    );
    says(
        &project.read("out/bids/2019/items/1.1.html"),
        &[
            "All of them speak of books , and question 1.2 says what came of it.",
            "A room with light.",
            "Nothing but a hall.",
        ],
    );
    for (path, _) in project.files("out") {
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".html") {
            let text = words(&project.read(&format!("out/{name}"))).to_lowercase();
            for word in [" rating", " rated", "improvement action", "health board", "partnership"] {
                assert!(!text.contains(word), "{name} says “{word}”:\n{text}");
            }
        }
    }
}

#[test]
fn a_round_adds_up_each_field_as_its_kind_allows() {
    let project = bids(&[]);
    project.run(["build", "--only", "html", "bids/2019"]).status(0);
    let page = project.read("out/bids/2019/index.html");
    says(
        &page,
        &[
            "Took part Readers of bids (4), The head of the fund",
            "Those who bid met once.",
            "Summary All 3 bids that returned give this.",
            "Aims 2 of the 3 bids that returned give this.",
            // Each bid is counted once, though one of them raises the theme twice.
            "Staffing 2 bids",
            "Buildings 1 bid",
            "Without a theme North van Fewer empty shelves.",
            "Developed 2 North van East hall",
            "Stopped 1 South room",
            "Council 2 North van South room Charity 1 North van University 0",
            "Least 1,200.00 GBP Median 6,850.25 GBP Greatest 12,500.50 GBP Total 13,700.50 GBP",
            "Yes 1 North van No 1 South room",
            "Not sure 1 North van Sure 1 South room Beyond doubt 1 East hall Median: Sure",
        ],
    );
}

#[cfg(feature = "embedded-typst")]
#[test]
fn every_pdf_of_a_form_of_its_own_is_made() {
    let project = bids(&[]);
    project.run(["build", "--only", "pdf"]).status(0);
    for name in [
        "2019/north-van",
        "2019/south-room",
        "2019/summary",
        "2020/summary",
        "changes/2019-2020/north-van",
    ] {
        let bytes = fs::read(project.path(&format!("out/bids/{name}.pdf"))).expect("a PDF");
        let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
        for word in ["rating", "Rating", "mprovement action", "Health board"] {
            assert!(!text.contains(word), "{name} says “{word}”: {text}");
        }
    }
}

/// A page for each, in the order of the register, below what is collated; drafts have none.
#[cfg(feature = "embedded-typst")]
#[test]
fn the_pdf_of_a_round_may_have_a_page_for_each_who_returned() {
    let by_participants = "summary_by: participants\nsections:\n  - id: 1\n";
    let project = bids(&[("rubric.yaml", "sections:\n  - id: 1\n", by_participants)]);
    project.run(["build", "--only", "pdf", "bids/2019"]).status(0);
    let bytes = fs::read(project.path("out/bids/2019/summary.pdf")).expect("a PDF");
    let text = PdfDocument::read(bytes).expect("a PDF that can be read").text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.split_once("All of them speak of").expect("the collated text").1;
    for own in [
        // What is counted comes first, and names nobody.
        "In figures",
        "Staffing",
        "Least",
        "1,200.00 GBP",
        "13,700.50 GBP",
        "North van",
        "What is it for?",
        "A van that brings books to each village.",
        "A driver for each village",
        "Staffing",
        "Not sure",
        "12,500.50 GBP",
        "South room",
        "A room with light.",
        "East hall",
        "Nothing but a hall.",
    ] {
        rest = rest.split_once(own).unwrap_or_else(|| panic!("{own}: {rest}")).1;
    }
    // Nothing is told item by item as well.
    assert_eq!(text.matches("Nothing but a hall.").count(), 1);
}

#[test]
fn what_changed_in_a_field_is_told_and_a_number_by_how_much() {
    let project = bids(&[]);
    project.run(["build", "--only", "html"]).status(0);
    says(
        &project.read("out/bids/changes/2019-2020/north-van.html"),
        &[
            "Answers to questions 1.1, 1.2, 1.3 and 1.4 changed.",
            "Grant",
            "More by 499.50",
            "How sure we are",
            "Rose by 2 levels",
        ],
    );
    let told = project.run(["diff", "bids/2020/north-van"]).status(0);
    let told = told
        .prints("Question 1.3: changed")
        .prints("Grant: more by 499.50")
        .prints("How sure we are: rose by 2 levels");
    let told = told.prints("− 12,500.50 GBP").prints("+ 13,000.00 GBP");
    assert!(!told.data.contains("rated"), "{}", told.data);
    let told = project.run(["diff", "bids/2020/south-room"]).status(0);
    told.prints("Grant: less by 300.00");
}

#[test]
fn a_slip_in_another_file_does_not_make_slips_of_the_answers() {
    for (file, old, new, code) in [
        ("2019/round.yaml", "date: 2019-05-15", "date: 2019-05", "E015"),
        ("2019/round.yaml", "rubric: \"1\"", "rubric: \"2\"", "E023"),
        ("rubric.yaml", "kind: choice", "kind: choices", "E016"),
        ("rubric.yaml", "\nfields:\n", "\nfeilds:\n", "E010"),
        ("rubric.yaml", "title: Bids", "title: [Bids", "E005"),
        ("partnerships.yaml", "name: North van", "nam: North van", "E010"),
    ] {
        let project = bids(&[(file, old, new)]);
        let told = project.run(["check", "bids/2019"]).status(1);
        let told = told.says(&format!("[{code}]")).never_says("an answer has no key");
        told.never_says("an answer is a list");
    }
}

#[test]
fn a_register_of_other_participants_may_be_called_so() {
    let mut project = bids(&[]);
    let register = project.read("returns/bids/partnerships.yaml");
    let register = register.replace("partnerships:", "participants:");
    fs::remove_file(project.path("returns/bids/partnerships.yaml")).expect("a register");
    project = project.file("returns/bids/participants.yaml", register);
    project.run(["check", "--strict"]).status(0);
    let stranger = project.read("returns/bids/2019/east-hall.yaml").replace("east-hall", "nobody");
    project.write("returns/bids/2019/nobody.yaml", stranger);
    project.run(["check"]).status(1).says("or add it to `participants.yaml`");
    // Two registers are one too many.
    project.write("returns/bids/2019/nobody.yaml", "");
    fs::remove_file(project.path("returns/bids/2019/nobody.yaml")).expect("a return");
    project.write("returns/bids/partnerships.yaml", project.read("returns/bids/participants.yaml"));
    project.run(["check"]).status(0).says("participants.yaml");
}

#[test]
fn pages_of_items_have_one_address_unless_they_had_another() {
    let project = bids(&[]);
    project.run(["build", "--only", "html"]).status(0);
    assert!(project.path("out/bids/2019/items/1.1.html").is_file());
    assert!(!project.path("out/bids/2019/proposals").exists());
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"));
    project.run(["build", "--only", "html"]).status(0);
    let moved = project.read("out/sample/2019/proposals/1.1.html");
    assert!(moved.contains("url=../items/1.1.html"), "{moved}");
    project.run(["verify", "out"]).status(0);
}

#[test]
fn numbers_stand_beside_those_of_the_rounds_before_with_a_line_for_each() {
    let project = bids(&[]);
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/bids/2020/index.html");
    says(
        &page,
        &[
            "900.00 GBP 13,000.00 GBP Each dot is one bid",
            "Grant over the rounds Bid Bids of 2019 Bids of 2020 Over the rounds",
            "North van 12,500.50 GBP 13,000.00 GBP South room 1,200.00 GBP 900.00 GBP",
        ],
    );
    let alt = "From 12,500.50 GBP in Bids of 2019 to 13,000.00 GBP in Bids of 2020";
    assert!(page.contains(&format!(r#"aria-label="{alt}""#)), "{page}");
    // In the first round there is nothing to stand beside.
    let first = words(&project.read("out/bids/2019/index.html"));
    assert!(!first.contains("over the rounds"), "{first}");
}

#[test]
fn no_line_goes_from_one_unit_to_another() {
    let mut project = bids(&[
        ("rubric.yaml", "version: \"1\"", "version: \"2\"\nreplaces: \"1\""),
        ("rubric.yaml", "unit: GBP", "unit: EUR"),
        ("2020/round.yaml", "rubric: \"1\"", "rubric: \"2\""),
    ]);
    let older = project.read("returns/bids/rubric.yaml").replace("unit: EUR", "unit: GBP");
    let older = older.replace("version: \"2\"\nreplaces: \"1\"", "version: \"1\"");
    project = project.file("returns/bids/rubric-1.yaml", older);
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/bids/2020/index.html");
    says(&page, &["The numbers of Bids of 2019 had another unit or other decimals"]);
    assert!(!words(&page).contains("over the rounds"), "{page}");
}

#[test]
fn the_page_of_an_item_counts_its_fields_above_the_answers() {
    let project = bids(&[]);
    project.run(["build", "--only", "html", "bids/2019"]).status(0);
    let page = project.read("out/bids/2019/items/1.1.html");
    let counted = "Theme Bids Who Staffing 2 North van South room Buildings 1 South room \
                   Without a theme 1 North van";
    says(&page, &["In figures", counted]);
    let (above, _) = page.split_once(r#"id="answers""#).expect("the answers");
    assert!(above.contains(r#"id="figures""#), "{page}");
    let numbers = project.read("out/bids/2019/items/1.3.html");
    says(&numbers, &["Median 6,850.25 GBP", "Each dot is one bid"]);
    assert!(numbers.contains(r##"<a href="#answer-north_van">"##), "{numbers}");
}

/// The bids by area: two of the north, one of the east.
fn grouped(minimum: &str) -> Project {
    let groupings = "  area:\n    one: Area\n    many: Areas\n    \
                     of: { north: The north, east: The east }\npartnerships:\n";
    let own = |name: &str, area: &str| format!("{{ name: {name}, groups: {{ area: {area} }} }}");
    let register = format!(
        "minimum_group: {minimum}\ngroupings:\n{groupings}  north-van: {}\n  south-room: {}\n  \
         east-hall: {}\n  west-shed: {}\n",
        own("North van", "north"),
        own("South room", "north"),
        own("East hall", "east"),
        own("West shed", "east"),
    );
    let project = bids(&[]);
    project.write("returns/bids/partnerships.yaml", register);
    project
}

#[test]
fn groups_have_their_pages_and_figures_in_a_form_without_ratings() {
    let project = grouped("1");
    project.run(["build", "--only", "html", "bids/2019"]).status(0);
    project.run(["verify", "--strict", "out"]).status(0);
    says(
        &project.read("out/bids/2019/groups/area.north.html"),
        &[
            "Area: The north",
            "Developed 1 North van Stopped 1 South room",
            "Least 1,200.00 GBP Median 6,850.25 GBP Greatest 12,500.50 GBP",
        ],
    );
    says(
        &project.read("out/bids/2019/index.html"),
        &[
            "Areas and their final returns Area Final returns The north 2 of 2 The east 1 of 2",
            "Grant, question 1.3: by area Area Bids Least Median Greatest Total",
            "The north 2 1,200.00 GBP 6,850.25 GBP 12,500.50 GBP 13,700.50 GBP",
            "Outcome, question 1.2: by area Area Bids Developed Stopped The north 2 1 1",
        ],
    );
}

#[test]
fn figures_of_groups_are_held_back_as_those_of_ratings_are() {
    let project = grouped("2");
    project.run(["build", "--only", "html", "bids/2019"]).status(0);
    // The east has one return; with the north its figures could be worked out.
    for (area, why) in [
        ("north", "figures of fewer than 2 bids could be worked out"),
        ("east", "because fewer than 2 bids returned"),
    ] {
        let page = project.read(&format!("out/bids/2019/groups/area.{area}.html"));
        says(&page, &[why]);
        assert!(!words(&page).contains("Median"), "{page}");
    }
    let page = words(&project.read("out/bids/2019/index.html"));
    assert!(page.contains("because fewer than 2 bids returned"), "{page}");
    assert!(!page.contains("by area"), "{page}");
}

#[test]
fn entries_are_shown_counted_and_a_table_and_what_does_not_apply_has_its_reason() {
    let project = bids(&[]);
    project.run(["build", "--only", "html", "bids/2019"]).status(0);
    let steps = "With a ramp Who: Head of the library Ready by: 30 September 2019 State: Planned \
                 Cost: 9,000 GBP Free to users: Yes How sure: Sure";
    says(&project.read("out/bids/2019/north-van.html"), &[steps, "Find a driver."]);
    let reason = "Not applicable: The hall is given.";
    says(&project.read("out/bids/2019/east-hall.html"), &["Grant", reason]);
    says(
        &project.read("out/bids/2019/index.html"),
        &[
            "Entries In all 3",
            "Ready by 2019 1 2020 1 State Planned 2 Done 1",
            "Hang lamps.",
            reason,
        ],
    );
    let table = project.read("out/bids/2019/data/entries-steps.csv");
    assert!(table.contains(",1.2,driver,final,Find a driver.,,2020-01-31,planned,,,"), "{table}");
}

#[test]
fn a_mention_in_what_was_collated_leads_to_the_page_of_its_item() {
    let project = bids(&[]);
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/bids/2019/items/1.1.html");
    assert!(page.contains("href=\"1.2.html\""), "{page}");
    let answer = project.run(["verify", "out"]);
    assert!(!answer.talk.contains("W092"), "{}", answer.talk);
}
