//! What is planned of the invented nation of this repository, by what is asked for and what was
//! published before.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::prop_assert_eq;

use super::{Failed, Files, Plan, Wanted, WhyPlanned, plan};
use crate::load::{self, Selection, Selections};
use crate::model::Collection;
use crate::publish::Only;
use crate::publish::kind::OutputKind;
use crate::publish::output::Fate;
use crate::system::Disk;

/// What a plan is made from, as tests change it.
struct World {
    collections: Vec<Collection>,
    only: Option<Only>,
    before: BTreeSet<String>,
    failed: Failed,
}

impl World {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
        let mut found = Vec::new();
        let files = load::collections(&Disk, &root, &mut found).into_iter();
        let files = files.filter(|files| files.id == "example-nation");
        let read = files.filter_map(|files| {
            let written = load::collection(&Disk, files, &mut found);
            crate::check::collection(written, &mut found)
        });
        let collections: Vec<_> = read.collect();
        assert_eq!(collections.len(), 1, "the invented nation can be read: {found:?}");
        let (before, failed) = (BTreeSet::new(), Failed::default());
        Self { collections, only: None, before, failed }
    }

    fn plan(&self, what: &[&str]) -> Plan {
        let what = what.iter().map(|text| Selection::parse(text).expect("a selection"));
        plan(Wanted {
            collections: &self.collections,
            selections: &Selections::new(what.collect()),
            only: self.only,
            files: &Files {
                assets: vec!["assets/style.css".to_owned()],
                beside_source: vec!["lib/report.typ".to_owned()],
            },
            before: &self.before,
            unread: &[],
            is_all: true,
            failed: &self.failed,
        })
    }

    /// Everything, published.
    fn published() -> Self {
        let mut world = Self::new();
        world.before = paths(&world.plan(&[]));
        world
    }

    fn leave_out(&mut self, round: &str, who: &str) {
        let rounds = self.collections.iter_mut().flat_map(|own| &mut own.rounds);
        rounds.filter(|own| own.info.id.as_str() == round).for_each(|own| own.leave_out(who));
    }
}

fn paths(plan: &Plan) -> BTreeSet<String> {
    plan.outputs().map(|(path, _)| path.to_owned()).collect()
}

fn reasons(plan: &Plan, kind: OutputKind) -> BTreeSet<&'static str> {
    let own = plan.outputs().filter(|(_, planned)| planned.kind == kind);
    own.map(|(_, planned)| match planned.reason {
        WhyPlanned::Asked => "asked",
        WhyPlanned::Before => "before",
        WhyPlanned::Kept => "kept",
    })
    .collect()
}

const RETURN: &str = "example-nation/2020/auchterwhin";

#[test]
fn everything_is_every_kind_of_output_but_sources() {
    let plan = World::new().plan(&[]);
    let kinds: BTreeSet<OutputKind> = plan.outputs().map(|(_, planned)| planned.kind).collect();
    assert_eq!(kinds.len(), 13, "all kinds but one: {kinds:?}");
    assert!(!kinds.contains(&OutputKind::TypstSource));
    for path in [
        "index.html",
        "assets/style.css",
        "example-nation/2020/index.html",
        "example-nation/2020/national.pdf",
        "example-nation/2020/auchterwhin.html",
        "example-nation/2020/auchterwhin.pdf",
        "example-nation/2020/data/rollup.json",
        "example-nation/changes/2019-2020/index.html",
        "example-nation/changes/2019-2020/auchterwhin.pdf",
    ] {
        assert!(plan.makes(path), "{path} is in {:?}", paths(&plan));
    }
}

#[test]
fn one_return_from_nothing_is_its_own_report_and_the_pages_of_its_round() {
    let plan = World::new().plan(&[RETURN]);
    assert!(plan.makes("example-nation/2020/auchterwhin.pdf"));
    assert!(plan.makes("example-nation/2020/index.html"));
    let others = ["2020/dunlarrig-city", "2019/auchterwhin"]
        .map(|name| format!("example-nation/{name}.html"));
    assert!(others.iter().all(|path| !plan.has(path)));
    assert!(!plan.has("example-nation/2020/national.pdf"), "nobody asked for the whole round");
    assert!(!plan.has_round("example-nation", "2019"));
}

#[test]
fn what_was_published_is_made_anew_whatever_is_asked_for() {
    let world = World::published();
    let plan = world.plan(&[RETURN]);
    assert_eq!(paths(&plan), world.before);
    assert_eq!(reasons(&plan, OutputKind::NationalPdf), BTreeSet::from(["before"]));
    assert_eq!(reasons(&plan, OutputKind::ReportPdf), BTreeSet::from(["asked", "before"]));
}

#[test]
fn pdfs_that_nobody_asks_for_are_kept_and_led_to_until_they_are_stale() {
    let mut world = World::published();
    world.only = Some(Only::Html);
    let mut plan = world.plan(&[]);
    assert_eq!(reasons(&plan, OutputKind::ReportPdf), BTreeSet::from(["kept"]));
    let pdf = format!("{RETURN}.pdf");
    assert!(plan.has(&pdf) && !plan.makes(&pdf));
    plan.leave_out(&BTreeSet::from([pdf.clone()]));
    assert!(!plan.has(&pdf), "nothing leads to it");
    assert_eq!(plan.fate(&pdf), Fate::Stays);
}

#[test]
fn a_source_is_its_template_its_library_and_its_attachments() {
    let mut world = World::new();
    world.only = Some(Only::Typst);
    let plan = world.plan(&[]);
    let folder = "example-nation/2020/typst/auchterwhin";
    for name in ["main.typ", "auchterwhin.yaml", "lib/report.typ"] {
        assert!(plan.makes(&format!("{folder}/{name}")), "{name}");
    }
    let changes = "example-nation/changes/2019-2020/typst/auchterwhin";
    assert!(plan.makes(&format!("{changes}/2019_auchterwhin.yaml")));
    assert!(plan.makes("example-nation/2020/typst/national/ratings.csv"));
    assert!(plan.outputs().all(|(_, planned)| planned.kind == OutputKind::TypstSource));
}

#[test]
fn a_return_without_its_report_is_in_no_plan_and_keeps_what_it_had() {
    let mut world = World::published();
    world.leave_out("2020", "auchterwhin");
    let plan = world.plan(&[]);
    for path in [format!("{RETURN}.html"), format!("{RETURN}.pdf")] {
        assert!(!plan.has(&path) && plan.will_have(&path), "{path}");
    }
    let changes = "example-nation/changes/2019-2020/auchterwhin.html";
    assert!(!plan.has(changes) && plan.will_have(changes));
    world.before.clear();
    assert!(!world.plan(&[]).will_have(&format!("{RETURN}.html")), "there was none");
}

#[test]
fn a_pair_and_a_collection_that_could_not_be_made_stay_as_they_are() {
    let mut world = World::published();
    let pair = "example-nation/changes/2019-2020/auchterwhin";
    world.failed.documents.insert(pair.to_owned());
    let plan = world.plan(&[]);
    assert!(!plan.has(&format!("{pair}.html")) && plan.will_have(&format!("{pair}.html")));
    world.failed.collections.insert("example-nation".to_owned());
    let plan = world.plan(&[]);
    assert_eq!(paths(&plan), BTreeSet::from(["assets/style.css".to_owned()]));
    assert!(world.before.iter().all(|path| plan.will_have(path)));
}

#[test]
fn what_is_gone_goes_as_far_as_a_build_reaches() {
    let mut world = World::published();
    let gone = ["example-nation/2020/example-gone.pdf", "example-nation/2021/boards/gone.html"];
    world.before.extend(gone.map(str::to_owned));
    let fates = |what: &[&str]| gone.map(|path| world.plan(what).fate(path));
    assert_eq!(fates(&[]), [Fate::Goes, Fate::Goes]);
    assert_eq!(fates(&["example-nation/2020"]), [Fate::Goes, Fate::Left]);
    assert_eq!(fates(&[RETURN]), [Fate::Left, Fate::Left]);
}

/// Some of what can be asked for.
const SELECTIONS: [&str; 5] = [
    "example-nation",
    "example-nation/2020",
    RETURN,
    "example-nation/2021/dunlarrig-city",
    "example-nation/2019",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever was published before and whatever is asked for: no build plans more than one of all
    /// does, and none leaves a file that it neither makes nor keeps nor knows to be gone.
    #[test]
    fn no_build_plans_what_one_of_all_does_not(
        what in prop::sample::subsequence(SELECTIONS.to_vec(), 0..3),
        kept in prop::collection::vec(any::<bool>(), 400),
    ) {
        let mut world = World::new();
        let all = paths(&world.plan(&[]));
        let some = all.iter().zip(kept).filter(|(_, kept)| *kept).map(|(path, _)| path.clone());
        world.before = some.collect();
        let plan = world.plan(&what);
        let beyond: Vec<_> = paths(&plan).difference(&all).cloned().collect();
        prop_assert_eq!(beyond, Vec::<String>::new());
        let lost =
            world
                .before
                .iter()
                .filter(|path| !plan.will_have(path) && plan.fate(path) == Fate::Stays);
        prop_assert_eq!(lost.collect::<Vec<_>>(), Vec::<&String>::new());
        // Published once more, nothing else is there.
        world.before = paths(&plan);
        prop_assert_eq!(paths(&world.plan(&what)), paths(&plan));
    }
}
