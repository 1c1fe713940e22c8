//! What each who returned gave, one after the other: a page of the round's PDF for each.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use crate::markdown::anchor;
use crate::model::SummaryBy;
use crate::view::fields::{FieldBody, FieldView};
use crate::view::place::Place;
use crate::view::report::{ReturnAnswers, section_view};
use crate::view::{ItemView, OtherAnswers, PartnershipView, SectionView};

/// The PDF of a round leads to no page.
const NOWHERE: OtherAnswers<'static> = OtherAnswers { collections: &[], has: &|_| false };

/// What one of them gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EachView {
    /// Its anchor.
    pub anchor: String,
    /// Who.
    pub partnership: PartnershipView,
    /// What was asked, and the answers; anchors are unique among all of them.
    pub sections: Vec<SectionView>,
}

/// Those with a final return, in the order of the register; none where the summary goes by items.
pub(super) fn each(input: &NationalInput<'_>) -> Vec<EachView> {
    let (rubric, register) = (input.rubric(), &input.collection.register);
    let finals = input.finals().filter(|_| rubric.summary_by() == SummaryBy::Participants);
    let views = finals.map(|(id, returned)| {
        let answers =
            ReturnAnswers { round: input.round, returned, others: NOWHERE, lang: input.lang };
        let place = Place::new(rubric, input.rollup, returned, input.lang);
        let sections = rubric.sections().iter();
        let sections = sections.map(|section| section_view(section, answers, &place));
        let partnership = register.partnership(id.as_str()).expect("finals are of the register");
        let own = anchor("of-", id.as_str());
        EachView {
            partnership: PartnershipView::new(partnership, register, rubric.terms()),
            sections: sections.map(|section| apart(section, &own)).collect(),
            anchor: own,
        }
    });
    views.collect()
}

/// Leaves out fields in which nothing was given, unless nothing was in any.
fn keep_given(item: &mut ItemView) {
    let has_actions = !item.actions.is_empty();
    let is_given = |field: &FieldView| match field.body {
        FieldBody::Actions => has_actions,
        _ => !field.body.is_empty(),
    };
    if item.fields.iter().any(is_given) {
        item.fields.retain(is_given);
    }
}

/// A section whose anchors nobody else's has.
fn apart(section: SectionView, own: &str) -> SectionView {
    let mut section = section;
    section.anchor = format!("{own}--{}", section.anchor);
    for item in &mut section.items {
        keep_given(item);
        item.anchor = format!("{own}--{}", item.anchor);
    }
    section
}
