//! What is published together agrees, what is withdrawn goes, and whatever happens to a build, the
//! output folder is whole.

#[cfg(feature = "embedded-typst")]
mod agree;
#[cfg(all(unix, feature = "embedded-typst"))]
mod failing;
mod folder;
mod part;
mod parts;
mod rebuild;
mod sequences;
#[cfg(all(unix, feature = "embedded-typst"))]
mod stopped;
mod verify;
mod withdrawn;

use std::fs;

use crate::project::{Answer, Project};

/// A return of the invented collection: rated, with this evidence.
fn rated(partnership: &str, round: &str, rating: &str, evidence: &str) -> String {
    format!(
        "partnership: {partnership}\nround: {round}\nstatus: final\ncompleted: 2019-05-10\n\
         responses:\n  1.1:\n    rating: {rating}\n    evidence: {evidence}\n"
    )
}

fn path(partnership: &str, round: &str) -> String {
    format!("returns/sample/{round}/{partnership}.yaml")
}

/// The invented collection: two rounds, with two returns in each.
fn project() -> Project {
    let second = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n";
    let mut project = Project::new().file("returns/sample/2020/round.yaml", second);
    for (partnership, round) in
        ["2019", "2020"].iter().flat_map(|round| ["north", "south"].map(|who| (who, *round)))
    {
        let id = format!("example-{partnership}");
        let evidence = format!("Minutes of {round}.");
        project = project.file(&path(&id, round), rated(&id, round, "low", &evidence));
    }
    project
}

/// A template in which a report whose evidence says so cannot be set, for a reason that lies in
/// that text.
#[cfg(feature = "embedded-typst")]
const UNSETTABLE: &str = r#"#set document(title: {{ page.title }})
#set text(lang: "en", font: "Source Sans 3")
= #{{ page.title }};
{% for section in sections %}{% for item in section.items %}
{% if item.rating %}#{{ item.rating.label }};{% endif %}
{% for group in item.place %}#{{ group | typst }};{% endfor %}
{% for field in item.fields %}{% if field.body.set_as == "prose" and field.body.text %}#{{ field.body.text.text }};
{% if "Unsettable" in field.body.text.text %}
//@ {{ field.body.text.line }}
#panic("unsettable")
//@ end
{% endif %}{% endif %}{% endfor %}
{% endfor %}{% endfor %}
"#;

impl Project {
    fn build(&self, what: &[&str]) -> Answer {
        self.run([&["build"], what].concat())
    }

    /// The names of the files below a folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let files = self.files(folder).into_iter();
        files.map(|(path, _)| path.to_string_lossy().replace('\\', "/")).collect()
    }

    /// What lies beside the output folder, hidden: what a build works with.
    fn hidden(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path(""))
            .expect("the folder")
            .chain(fs::read_dir(self.path("out")).into_iter().flatten());
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        names.filter(|name| name.starts_with('.') && name != ".stocktake.lock").collect()
    }
}
