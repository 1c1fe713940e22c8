//! Tells cargo that the templates are part of the program: a new file among them is a reason to compile again.

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
