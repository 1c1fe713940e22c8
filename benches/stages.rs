//! How long each stage takes for one return: load, check, Markdown, view, render; and for a nation:
//! check, rollup, data.
//!
//! `cargo bench --no-default-features` (nothing here runs Typst, which takes minutes to compile).
//! The large samples are there to show growth: where a stage's bytes a second are far below those
//! of Angus, it grows faster than its input. Beside this file `build-against-typst` measures a
//! build as a whole, and `rollup-against-check` holds the figures of a nation to their limit.

mod nation;
mod samples;
mod synthetic;

use divan::Bencher;
use divan::counter::BytesCount;
use samples::Sample;
use stocktake::lang::Language;
use stocktake::markdown::{self, Items, Mentions, ProsePlace};
use stocktake::model::Return;
use stocktake::view::{self, ReportInput};
use stocktake::{check, data, load, rollup};

fn main() -> Result<(), String> {
    if let Some(problem) = samples::problem() {
        return Err(problem.clone());
    }
    divan::main();
    Ok(())
}

/// Counts the bytes of the return's file, for every stage alike.
fn of_file(sample: &Sample) -> BytesCount {
    BytesCount::of_str(sample.source.text())
}

/// YAML text to a return as written.
#[divan::bench(args = samples::all())]
fn load_return(bencher: Bencher<'_, '_>, sample: &Sample) {
    bencher
        .counter(of_file(sample))
        .bench_local(|| load::returned_from(&sample.source, &mut Vec::new()));
}

/// A return as written to a valid one.
#[divan::bench(args = samples::all())]
fn check_return(bencher: Bencher<'_, '_>, sample: &Sample) {
    let Some((round, returned)) = sample.returned() else { return };
    let context = check::Context {
        rubric: &sample.collection.rubric,
        register: &sample.collection.register,
        round: &round.info,
        stem: returned.partnership().as_str(),
        asks: check::CheckFor::Everything,
    };
    bencher
        .counter(of_file(sample))
        .bench_local(|| check::returned(&sample.raw, context, &mut Vec::<_>::new()));
}

/// Where the Markdown stands.
const PLACE: ProsePlace<'static> = ProsePlace {
    heading_level: 3,
    id_prefix: "item-",
    name: "Evidence",
    current: None,
    items: Items::Here,
};

/// Every passage of Markdown of a return, parsed and set.
fn set(bencher: Bencher<'_, '_>, sample: &Sample, set: impl Fn(&markdown::Document) -> String) {
    let ids = sample.collection.rubric.items().map(|item| item.id.as_str());
    let mentions = Mentions::new("item-", ids, &["proposal", "proposals", "item"]);
    let prose = sample.prose();
    bencher
        .counter(BytesCount::new(prose.iter().map(|text| text.len()).sum::<usize>()))
        .bench_local(|| {
            prose.iter().map(|text| set(&markdown::parse(text, &mentions)).len()).sum::<usize>()
        });
}

/// Markdown to HTML.
#[divan::bench(args = samples::all())]
fn markdown_html(bencher: Bencher<'_, '_>, sample: &Sample) {
    let lang = Language::english();
    set(bencher, sample, |document| markdown::html(document, &PLACE, &lang));
}

/// Markdown to Typst source.
#[divan::bench(args = samples::all())]
fn markdown_typst(bencher: Bencher<'_, '_>, sample: &Sample) {
    set(bencher, sample, |document| markdown::typst(document, &PLACE, Some(1)));
}

/// A valid return to the view of its report.
#[divan::bench(args = samples::all())]
fn view_report(bencher: Bencher<'_, '_>, sample: &Sample) {
    let Some((round, returned)) = sample.returned() else { return };
    let Some(partnership) = partnership(sample, returned) else { return };
    let provenance = &sample.view.provenance;
    let rollup = rollup::rollup(&sample.collection, round);
    bencher.counter(of_file(sample)).bench_local(|| {
        view::report(ReportInput {
            collection: &sample.collection,
            round,
            returned,
            partnership,
            rollup: &rollup,
            provenance: provenance.clone(),
            pdf: None,
            lang: &Language::english(),
            others: view::OtherAnswers { collections: &[], has: &|_| false },
        })
    });
}

fn partnership<'a>(
    sample: &'a Sample,
    returned: &Return,
) -> Option<&'a stocktake::model::Partnership> {
    sample.collection.register.partnership(returned.partnership().as_str())
}

/// A view to its web page, Markdown included.
#[divan::bench(args = samples::all())]
fn render_html(bencher: Bencher<'_, '_>, sample: &Sample) {
    bencher.counter(of_file(sample)).bench_local(|| sample.renderer.html("report", &sample.view));
}

/// A view to its Typst source, Markdown included.
#[divan::bench(args = samples::all())]
fn render_typst(bencher: Bencher<'_, '_>, sample: &Sample) {
    bencher.counter(of_file(sample)).bench_local(|| sample.renderer.typst("report", &sample.view));
}

/// Two rounds of 1,000 partnerships as written, to valid ones.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn check_nation(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(nation::written)
        .bench_local_values(|written| check::collection(written?, &mut Vec::<_>::new()));
}

/// Two rounds of 1,000 partnerships to the figures of the second.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn rollup_nation(bencher: Bencher<'_, '_>) {
    let Some((collection, round)) = nation::checked() else { return };
    bencher.bench_local(|| rollup::rollup(collection, round));
}

/// The figures and the returns to the files of open data.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn data_nation(bencher: Bencher<'_, '_>) {
    let Some((collection, round)) = nation::checked() else { return };
    let figures = rollup::rollup(collection, round);
    let lang = Language::english();
    bencher.bench_local(|| data::files(collection, round, &figures, &lang));
}
