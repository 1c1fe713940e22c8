//! What changed in a synthetic nation of 31 partnerships, beside their reports: from valid returns
//! to HTML.

use std::sync::LazyLock;

use divan::Bencher;
use stocktake::check;
use stocktake::diff::{self, Background, Neighbours, Side};
use stocktake::lang::Language;
use stocktake::model::{Collection, Id, Partnership, Return, Round, Rubric};
use stocktake::render::{Renderer, Templates};
use stocktake::rollup;
use stocktake::synth::Size;
use stocktake::view::{self, ChangesInput, ProvenanceView, ReportInput};

use crate::synthetic;

const PLAN: Size = Size { partnerships: 31, rounds: 2, seed: 1 };

static NATION: LazyLock<Option<Collection>> = LazyLock::new(|| {
    let folder = synthetic::folder(PLAN)?;
    check::collection(synthetic::written(folder.path())?, &mut Vec::new())
});

fn provenance(id: &Id) -> ProvenanceView {
    ProvenanceView {
        file: format!("synthetic/2019/{id}.yaml"),
        attachment: format!("{id}.yaml"),
        sha256: String::new(),
        commit: None,
        rubric: String::new(),
        stocktake: String::new(),
    }
}

/// A return of the last round with its partnership, and the same partnership's return before, where
/// there is one.
struct Pair<'a> {
    partnership: &'a Partnership,
    new: &'a Return,
    old: Option<&'a Return>,
}

fn pairs<'a>(nation: &'a Collection, before: &'a Round, round: &'a Round) -> Vec<Pair<'a>> {
    let pair = |new: &'a Return| {
        let partnership = nation.register.partnership(new.partnership().as_str())?;
        let old = before.returns().find(|old| old.partnership() == new.partnership());
        Some(Pair { partnership, new, old })
    };
    round.returns().filter_map(pair).collect()
}

/// The reports of those that returned both times.
#[divan::bench]
fn reports(bencher: Bencher<'_, '_>) {
    let Some(nation) = &*NATION else { return };
    let [before, round] = &nation.rounds[..] else { return };
    let Ok(renderer) = Renderer::new(&Templates::shipped(), &round.rubric) else { return };
    let (all, rollup) = (pairs(nation, before, round), rollup::rollup(nation, round));
    bencher.bench_local(|| {
        for pair in all.iter().filter(|pair| pair.old.is_some()) {
            let view = view::report(ReportInput {
                collection: nation,
                round,
                returned: pair.new,
                partnership: pair.partnership,
                rollup: &rollup,
                provenance: provenance(&pair.partnership.id),
                pdf: None,
                lang: &Language::english(),
                others: view::OtherAnswers { collections: &[], has: &|_| false },
            });
            divan::black_box(renderer.html("report", &view).is_ok());
        }
    });
}

/// What changed in them, neighbours and all.
#[divan::bench]
fn changes(bencher: Bencher<'_, '_>) {
    let Some(nation) = &*NATION else { return };
    let [before, round] = &nation.rounds[..] else { return };
    let Ok(renderer) = Renderer::new(&Templates::shipped(), &round.rubric) else { return };
    let all = pairs(nation, before, round);
    bencher.bench_local(|| {
        let neighbours = Neighbours::of(round.returns());
        let versions: Vec<&Rubric> = nation.rubrics().collect();
        for pair in &all {
            let Some(old) = pair.old else { continue };
            let old = Side { returned: old, rubric: &before.rubric, round: &before.info };
            let new = Side { returned: pair.new, rubric: &round.rubric, round: &round.info };
            let context = Background {
                neighbours: Some(&neighbours),
                versions: &versions,
                ..Background::default()
            };
            let comparison = diff::compare(old, new, context);
            let id = &pair.partnership.id;
            let view = view::changes(ChangesInput {
                collection: nation,
                partnership: pair.partnership,
                old,
                new,
                comparison: &comparison,
                provenance: [provenance(id), provenance(id)],
                report: &|_, _| None,
                pdf: None,
                lang: &Language::english(),
            });
            divan::black_box(renderer.html("changes", &view).is_ok());
        }
    });
}
