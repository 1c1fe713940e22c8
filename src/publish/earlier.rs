//! Pages that stay although they could not be made anew: each says that it is of before, and leads
//! to nothing that is gone.

use std::collections::HashMap;

use super::kind::OutputKind;
use super::links::{self, GONE_HREF, HREF};
use super::output::{FRONT, Fate, Output, sha256};
use super::{OutputError, output};
use crate::render::{Renderer, TemplateError, Templates};
use crate::view::{EarlierReason, EarlierView};

/// What stands around the notice, so that it stands there once.
const BEGIN: &str = "<!-- of before -->";
const END: &str = "<!-- end of before -->";

/// What such a page was made from beside what it was made from before: what it says of itself and
/// where it leads.
const EARLIER: &str = "earlier";

/// Why pages that stay could not be brought up to date.
#[derive(Debug)]
pub(super) enum Failure {
    Template(TemplateError),
    Output(OutputError),
}

/// Brings the pages up to date that a build before made and this one leaves; `fate` says which
/// those are.
pub(super) fn settle(
    output: &Output,
    templates: &Templates,
    fate: &dyn Fn(&str) -> Fate,
) -> Result<(), Failure> {
    let mut pages = Pages { output, fate, read: HashMap::new() };
    let mut renderer = None;
    for (path, made) in output.kept_pages(fate) {
        let Some(text) = pages.text(&path).filter(|text| sha256(text.as_bytes()) == made.sha256)
        else {
            continue;
        };
        let kind = made.from.as_ref().map(|from| from.kind);
        let mut page = text.clone();
        if let Some(reason) = kind.and_then(|kind| pages.reason(&path, kind)) {
            let has_pdf = pages.has_pdf(&path);
            if renderer.is_none() {
                renderer = Some(Renderer::plain(templates).map_err(Failure::Template)?);
            }
            let view = EarlierView { reason, has_pdf };
            let notice = renderer.as_ref().map(|own| own.html("earlier", &view));
            let notice = notice.expect("what sets it was just made").map_err(Failure::Template)?;
            page = with_notice(&page, &notice);
        }
        page = relinked(&page, &path, &mut pages);
        if page != text {
            let from = made.from.map(|mut from| {
                from.inputs.0.insert(EARLIER.to_owned(), sha256(page.as_bytes()));
                from
            });
            output.rewrite(&path, page.as_bytes(), from).map_err(Failure::Output)?;
        }
    }
    Ok(())
}

/// The texts of pages as they will be published.
struct Pages<'a> {
    output: &'a Output,
    fate: &'a dyn Fn(&str) -> Fate,
    read: HashMap<String, Option<String>>,
}

impl Pages<'_> {
    fn text(&mut self, path: &str) -> Option<String> {
        let read = || String::from_utf8(self.output.read(path)?).ok();
        self.read.entry(path.to_owned()).or_insert_with(read).clone()
    }

    /// Why a page that stays is of before. `None` where the pages around it stay as well: then all
    /// is of before, and agrees.
    fn reason(&self, path: &str, kind: OutputKind) -> Option<EarlierReason> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_around = self.output.is_made(&format!("{folder}/{FRONT}"));
        match kind {
            OutputKind::ReportPage if is_around && (self.fate)(path) == Fate::Left => {
                Some(EarlierReason::WithdrawnReport)
            }
            OutputKind::ReportPage if is_around => Some(EarlierReason::Report),
            OutputKind::ChangesPage if is_around => Some(EarlierReason::Comparison),
            OutputKind::ChangesPage | OutputKind::ChangesIndex if self.has_new_round(folder) => {
                Some(EarlierReason::UnreadRound)
            }
            _ => None,
        }
    }

    /// Whether a round has new pages that is compared in a folder: `COLLECTION/changes/OLD-NEW`.
    fn has_new_round(&self, folder: &str) -> bool {
        let Some((collection, pair)) = folder.split_once("/changes/") else { return false };
        let is_made = |round: &str| self.output.is_made(&format!("{collection}/{round}/{FRONT}"));
        pair.match_indices('-').any(|(at, _)| is_made(&pair[..at]) || is_made(&pair[at + 1..]))
    }

    /// Whether the PDF of a page stays beside it.
    fn has_pdf(&self, page: &str) -> bool {
        let stem = page.strip_suffix(output::PAGE).unwrap_or(page);
        self.output.will_have(&format!("{stem}.pdf"), self.fate)
    }

    /// Whether a link leads to something: to a file, and to a place on it.
    fn leads(&mut self, path: &str, anchor: Option<&str>) -> LinkEnd {
        if !self.output.will_have(path, self.fate) {
            return LinkEnd::Nowhere;
        }
        match anchor.filter(|_| is_page(path)) {
            Some(anchor)
                if !self.text(path).is_some_and(|text| links::has_anchor(&text, anchor)) =>
            {
                LinkEnd::ToPage
            }
            _ => LinkEnd::There,
        }
    }
}

/// Whether a file is a page.
fn is_page(path: &str) -> bool {
    path.ends_with(output::PAGE)
}

/// Where a link leads.
#[derive(PartialEq, Eq)]
enum LinkEnd {
    There,
    /// The page is there, and the place on it is not.
    ToPage,
    Nowhere,
}

/// A page that says at its beginning that it is of before.
fn with_notice(page: &str, notice: &str) -> String {
    let plain = match (page.find(BEGIN), page.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            format!("{}{}", &page[..begin], &page[end + END.len()..])
        }
        _ => page.to_owned(),
    };
    let tag = ["<main", "<body"].iter().find_map(|tag| plain.find(tag));
    let at = tag.and_then(|tag| Some(tag + plain[tag..].find('>')? + 1)).unwrap_or(0);
    format!("{}{BEGIN}{}{END}{}", &plain[..at], notice.trim(), &plain[at..])
}

/// A page without a link to what is gone, and with those again that lead somewhere now.
fn relinked(page: &str, path: &str, pages: &mut Pages<'_>) -> String {
    let mut text = page.to_owned();
    for (from, to, is_gone) in [(GONE_HREF, HREF, false), (HREF, GONE_HREF, true)] {
        for link in links::links(&text, path, from).into_iter().rev() {
            let anchor = link.anchor.as_deref();
            // A page that is kept has the places that it had.
            let leads =
                if link.path == path { LinkEnd::There } else { pages.leads(&link.path, anchor) };
            let value = match leads {
                LinkEnd::ToPage if is_gone => format!("{from}{}\"", without_anchor(&link.value)),
                LinkEnd::Nowhere if is_gone => format!("{to}{}\"", link.value),
                LinkEnd::There | LinkEnd::ToPage if !is_gone => format!("{to}{}\"", link.value),
                _ => continue,
            };
            text.replace_range(link.attribute, &value);
        }
    }
    text
}

fn without_anchor(link: &str) -> &str {
    link.split('#').next().expect("a split has a first part")
}
