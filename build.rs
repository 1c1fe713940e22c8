//! Tells the program which code it is made of, by which outputs of another stocktake are known.

#[path = "build/code.rs"]
mod code;

use std::path::Path;

fn main() -> std::io::Result<()> {
    for place in code::PLACES {
        println!("cargo::rerun-if-changed={place}");
    }
    let hash = code::hash(Path::new("."))?;
    println!("cargo::rustc-env=STOCKTAKE_CODE={hash}");
    Ok(())
}
