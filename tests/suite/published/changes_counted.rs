//! Where the numbers of the index of changes lead.

use super::changes::folder;
use super::html::Page;

/// Where a number of evidence or of actions leads, there are as many things as it says.
#[test]
fn a_number_of_a_partnership_leads_to_as_many_as_it_counts() {
    let mut led = Vec::new();
    for rounds in ["2019-2020", "2020-2021"] {
        let index = Page::read(&folder().join("changes").join(rounds).join("index.html"));
        let cells = index.root.only("#partnerships").all("td");
        for link in cells.into_iter().flat_map(|cell| cell.all("a")) {
            let href = link.attribute("href").expect("a link leads somewhere");
            let (file, place) = href.split_once('#').expect("a place");
            if !place.starts_with("actions-") && !["evidence-changed", "questions"].contains(&place)
            {
                continue;
            }
            let page = Page::read(&folder().join("changes").join(rounds).join(file));
            let counted = page.root.only(&format!("#{place}"));
            if place == "questions" {
                let raised = counted.all("ul.raised").into_iter().flat_map(|own| own.all("li"));
                assert_eq!(link.text().trim(), raised.count().to_string(), "{rounds} {href}");
                led.push(place.to_owned());
                continue;
            }
            let counted = counted.all("a");
            assert_eq!(link.text().trim(), counted.len().to_string(), "{rounds} {href}");
            for own in counted {
                page.root.only(own.attribute("href").expect("a way to the item"));
            }
            led.push(place.to_owned());
        }
    }
    for place in ["questions", "evidence-changed", "actions-done", "actions-not-mentioned"] {
        assert!(led.iter().any(|own| own == place), "{place} of {led:?}");
    }
}
