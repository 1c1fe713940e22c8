//! What helps whoever writes a return: the schema of it, and a new one.

mod asked;
mod begin;
mod carried;
mod mutants;
mod schema;
mod validator;

use std::path::{Path, PathBuf};

use asked::Asked;
use stocktake::system::Disk;

/// The collections of this repository.
fn shipped() -> Vec<Asked> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
    Asked::all(&Disk, &path)
}

/// So many forms by chance, with returns to them; none where there is no generator of forms.
fn by_chance(count: u64) -> Vec<Asked> {
    #[cfg(feature = "embedded-typst")]
    return (1..=count).map(one_by_chance).collect();
    #[cfg(not(feature = "embedded-typst"))]
    return Vec::with_capacity(usize::from(count == 0));
}

#[cfg(feature = "embedded-typst")]
fn one_by_chance(seed: u64) -> Asked {
    use stocktake::system::Memory;
    let mut form = crate::published::random_forms::Form::of(seed, seed.is_multiple_of(3));
    let sooner =
        |text: String| if seed.is_multiple_of(2) { text } else { text.replace("final", "draft") };
    let rubric = form.rubric();
    let rubric = rubric
        .replace("total: true", "total: true, least: 0, most: 99999.99, required: final")
        .replace("kind: text,", "kind: text, pattern: \"[a-z0-9 ]+\",")
        .replace("kind: points,", "kind: points, least: 2, most: 2,")
        .replace("several: true, of", "required: final, of")
        .replace("1.3", "1.10");
    let mut memory = Memory::new().file("returns/chance/rubric.yaml", rubric);
    let register = "participants:\n  one: { name: One }\n  \"2\": { name: Two }\n";
    memory = memory.file("returns/chance/participants.yaml", register);
    let round = "title: Of it\ndate: 2019-05-15\nrubric: \"1\"\n";
    memory = memory.file("returns/chance/2019/round.yaml", round);
    for id in ["one", "2"] {
        let text = sooner(form.returned(id, "2019")).replace("1.3:", "1.10:");
        memory = memory.file(format!("returns/chance/2019/{id}.yaml"), text);
    }
    Asked::all(&memory, Path::new("returns")).remove(0)
}
