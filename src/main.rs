//! The `stocktake` program: parse, run, exit status.
#![allow(clippy::print_stdout)]
use stocktake::*;
fn main() {
    let mut sink = vec![];
    for f in load::collections(std::path::Path::new("returns"), &mut sink) {
        let w = load::collection(f, &mut sink);
        let c = check::collection(w, &mut sink).unwrap();
        let r = &c.rounds[0];
        let ret = r.returns().next().unwrap();
        let v = view::report(view::ReportInput {
            collection: &c,
            round: &r.info,
            returned: ret,
            partnership: c.register.partnership("angus").unwrap(),
            provenance: view::ProvenanceView {
                file: "2019/angus.yaml".into(),
                attachment: "angus.yaml".into(),
                sha256: "0".repeat(64),
                commit: Some(view::CommitView {
                    hash: "a".repeat(40),
                    short: "aaaaaaaaaaaa".into(),
                    day: "2026-11-21".into(),
                    changed: false,
                }),
                rubric: c.rubric.version().into(),
                stocktake: "0.1.0".into(),
            },
            pdf: Some("angus.pdf".into()),
        });
        std::fs::write("/tmp/report.json", serde_json::to_string_pretty(&v).unwrap()).unwrap();
        let v = view::round_page(&c, r, |_| view::Published { html: true, pdf: true });
        std::fs::write("/tmp/round.json", serde_json::to_string_pretty(&v).unwrap()).unwrap();
        let v = view::index(&[c], |_| true);
        std::fs::write("/tmp/index.json", serde_json::to_string_pretty(&v).unwrap()).unwrap();
    }
}
