//! The links of a page that lead to files beside it.

use std::ops::Range;

/// A link of a page to a file of the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// Where the attribute stands in the page.
    pub(super) attribute: Range<usize>,
    /// What it says.
    pub(super) value: String,
    /// The path that it leads to, from the output folder.
    pub(super) path: String,
    /// The place on that page.
    pub(super) anchor: Option<String>,
}

/// How a link is written.
pub(super) const HREF: &str = " href=\"";

/// How a link is written that leads nowhere now and may lead there again.
pub(super) const GONE_HREF: &str = " data-href=\"";

/// The links of a page that are written with [`HREF`] or [`GONE_HREF`]; what stocktake publishes
/// writes every `<` that is none of a tag as `&lt;`.
pub(super) fn links(page: &str, path: &str, name: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(tag) = page[at..].find('<').map(|tag| at + tag) {
        let end = page[tag..].find('>').map_or(page.len(), |end| tag + end);
        at = end;
        let Some(begin) = page[tag..end].find(name).map(|begin| tag + begin) else { continue };
        let value_begin = begin + name.len();
        let Some(length) = page[value_begin..end].find('"') else { continue };
        let value = &page[value_begin..value_begin + length];
        if let Some((to, anchor)) = resolved(path, value) {
            let attribute = begin..value_begin + length + 1;
            found.push(Link { attribute, value: value.to_owned(), path: to, anchor });
        }
    }
    found
}

/// The path that a link on a page leads to, and the place there; none where it leads out of what is
/// published.
fn resolved(page: &str, link: &str) -> Option<(String, Option<String>)> {
    let (link, anchor) =
        link.split_once('#').map_or((link, None), |(to, anchor)| (to, Some(anchor)));
    let link = link.split('?').next().expect("a split has a first part");
    if link.contains(':') || link.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    if !link.is_empty() {
        parts.pop();
        for part in link.split('/') {
            match part {
                "." => {}
                ".." => _ = parts.pop()?,
                part => parts.push(part),
            }
        }
    }
    let anchor = anchor.filter(|anchor| !anchor.is_empty()).map(str::to_owned);
    Some((parts.join("/"), anchor))
}

/// The places of a page that a link can lead to.
pub(super) fn anchors(page: &str) -> impl Iterator<Item = &str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Whether a page has a place of this name.
pub(super) fn has_anchor(page: &str, anchor: &str) -> bool {
    page.contains(&format!(" id=\"{anchor}\""))
}

#[cfg(test)]
mod tests {
    use super::{GONE_HREF, HREF, links};

    #[test]
    fn a_link_leads_from_its_page_to_a_file_and_a_place_in_it() {
        let page = "<p>a &lt;b href=\"x\"> <a class=\"c\" href=\"../r/p.html#item-1\">p</a> <a \
                    href=\"#top\">top</a><a href=\"https://example.org/a.html\">far</a> <a \
                    href=\"mailto:a@example.org\">mail</a><link href=\"../../assets/style.css\"> \
                    <a data-href=\"q.html\">gone</a></p>";
        let found = links(page, "c/changes/p.html", HREF);
        let found: Vec<_> =
            found.iter().map(|own| (own.path.as_str(), own.anchor.as_deref())).collect();
        let wanted = [
            ("c/r/p.html", Some("item-1")),
            ("c/changes/p.html", Some("top")),
            ("assets/style.css", None),
        ];
        assert_eq!(found, wanted);
        assert_eq!(links(page, "c/p.html", GONE_HREF)[0].path, "c/q.html");
    }
}
