//! What is planned of a round: its reports, what changed, its summary, its pages and its open data.

use std::borrow::Cow;

use super::documents::Document;
use super::{Planner, Planning, WhyPlanned};
use crate::data;
use crate::model::{Id, Round, Standing};
use crate::publish::Only;
use crate::publish::kind::{OutputKind, summary_name};
use crate::publish::output::FRONT;
use crate::view;

impl<'a> Planner<'a> {
    /// The rounds that are selected, or of which something was published before.
    pub(super) fn rounds(&self) -> Vec<Planning<'a>> {
        let mut rounds = Vec::new();
        let wanted = self.wanted;
        let failed = &wanted.failed.collections;
        for collection in wanted.collections.iter().filter(|own| !failed.contains(own.id.as_str()))
        {
            for round in &collection.rounds {
                let folder = format!("{}/{}", collection.id, round.info.id);
                let (id, own) = (collection.id.as_str(), round.info.id.as_str());
                if wanted.selections.has_round(id, own) || wanted.has_folder(&folder) {
                    let has_pages =
                        wanted.makes(Only::Html) || wanted.had(&format!("{folder}/{FRONT}"));
                    rounds.push(Planning { collection, round, has_pages });
                }
            }
        }
        rounds
    }

    /// Everything of a round.
    pub(super) fn round(&mut self, planning: &Planning<'a>) {
        let Planning { collection, round, .. } = *planning;
        let selections = self.wanted.selections;
        let (id, own) = (collection.id.as_str(), round.info.id.as_str());
        let folder = planning.folder();
        for partnership in returned(round) {
            let is_asked = selections.has_return(id, own, partnership.as_str());
            self.document(
                &Document {
                    stem: format!("{folder}/{partnership}"),
                    kinds: [OutputKind::ReportPage, OutputKind::ReportPdf],
                    attached: vec![format!("{partnership}.yaml")],
                    is_asked,
                },
                planning.has_pages,
            );
        }
        let rubric = &round.rubric;
        let tables = data::names(rubric).filter(|name| data::is_attached(name, rubric));
        let summary = Document {
            stem: format!("{folder}/{}", summary_name(rubric)),
            kinds: [OutputKind::NationalPage, OutputKind::NationalPdf],
            attached: tables.map(Cow::into_owned).collect(),
            is_asked: selections.has_whole_round(id, own),
        };
        self.files_of(&summary);
        if planning.has_pages {
            self.pages(planning, &folder);
        }
        self.changes(planning);
    }

    /// The pages around the reports of a round, and its open data.
    fn pages(&mut self, planning: &Planning<'_>, folder: &str) {
        let Planning { collection, round, .. } = planning;
        let (id, own) = (collection.id.as_str(), round.info.id.as_str());
        let is_asked = self.wanted.makes(Only::Html) && self.wanted.selections.has_round(id, own);
        let reason = WhyPlanned::of(is_asked);
        self.add(format!("{id}/collection.css"), OutputKind::Asset, reason);
        self.add(format!("{folder}/{FRONT}"), OutputKind::NationalPage, reason);
        for item in round.rubric.items() {
            self.add(format!("{folder}/items/{}.html", item.id), OutputKind::ItemPage, reason);
            if !round.rubric.has_own_fields() {
                let before = format!("{folder}/proposals/{}.html", item.id);
                self.add(before, OutputKind::MovedPage, reason);
            }
        }
        for returned in round.returns().filter(|own| view::has_figures(&round.rubric, own)) {
            let path = format!("{folder}/figures/{}.html", returned.partnership());
            self.add(path, OutputKind::FiguresPage, reason);
        }
        let groupings = collection.register.groupings();
        for own in collection.register.partnerships() {
            for (grouping, group) in groupings.iter().zip(&own.groups) {
                let path = format!("{folder}/{}.html", grouping.page(&group.id));
                self.add(path, OutputKind::GroupPage, reason);
            }
        }
        for name in data::names(&round.rubric) {
            self.add(format!("{folder}/data/{name}"), OutputKind::OpenData, reason);
        }
        if let Some((folder, _)) = planning.changes() {
            self.add(format!("{folder}/{FRONT}"), OutputKind::ChangesIndex, reason);
        }
    }

    /// What each partnership changed that returned in the round before as well.
    fn changes(&mut self, planning: &Planning<'_>) {
        let Planning { collection, round, has_pages } = *planning;
        let Some((folder, before)) = planning.changes() else { return };
        for partnership in collection.register.partnerships() {
            let id = &partnership.id;
            let stem = format!("{folder}/{id}");
            if [before, round].iter().any(|round| !has_valid(round, id))
                || self.wanted.failed.documents.contains(&stem)
            {
                continue;
            }
            let (own, new) = (collection.id.as_str(), round.info.id.as_str());
            let attached = [before, round].map(|round| format!("{}_{id}.yaml", round.info.id));
            self.document(
                &Document {
                    stem,
                    kinds: [OutputKind::ChangesPage, OutputKind::ChangesPdf],
                    attached: attached.to_vec(),
                    is_asked: self.wanted.selections.has_return(own, new, id.as_str()),
                },
                has_pages,
            );
        }
    }
}

/// The partnerships with a valid return in a round.
fn returned(round: &Round) -> impl Iterator<Item = &Id> {
    round.returns().map(|returned| returned.partnership())
}

fn has_valid(round: &Round, partnership: &Id) -> bool {
    let entry = round.entry(partnership.as_str());
    entry.is_some_and(|entry| matches!(entry.standing, Standing::Valid(_)))
}
