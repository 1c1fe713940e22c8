//! A second language is a file and nothing else: whatever is published in one that is made up has
//! no word of English left beside what authors and the rubric wrote, who write in Greek letters
//! here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use stocktake::lang::{Language, Part};

use crate::project::Project;
#[cfg(feature = "embedded-typst")]
use crate::published::pdf::Pdf;

/// What is the same in every language: names of files and of what they are made of.
const NAMES: [&str; 12] = [
    "actions",
    "csv",
    "rollup",
    "json",
    "metadata",
    "schema",
    "figures",
    "ratings",
    "returns",
    "yaml",
    "due_before",
    "example",
];

/// Every letter of a text with an accent that none has.
fn accented(text: &str) -> String {
    let letter = |c: char| match c.is_ascii_alphabetic() {
        true => format!("{c}\u{301}"),
        false => c.to_string(),
    };
    text.chars().map(letter).collect()
}

/// The words of a language that nobody speaks: those of English, each letter accented.
fn made_up() -> String {
    let message = |(key, parts): (String, Vec<Part>)| match key.as_str() {
        "terms-within-sentences" => format!("{key} = as-written\n"),
        _ => format!("{key} = {}\n", written(&parts)),
    };
    Language::english().messages().expect("English").into_iter().map(message).collect()
}

/// Parts of a message as Fluent writes them.
fn written(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => {
            let text = accented(text).replace('\\', "\\\\").replace('"', "\\\"");
            let lines: Vec<String> =
                text.split('\n').map(|line| format!("{{ \"{line}\" }}")).collect();
            lines.join(" ")
        }
        Part::Fact(name) => format!("{{ ${name} }}"),
        Part::Made(name, facts) => {
            let facts: Vec<String> = facts.iter().map(|fact| format!("${fact}")).collect();
            format!("{{ {name}({}) }}", facts.join(", "))
        }
        Part::Choice(name, variants) => {
            let variant = |own: &stocktake::lang::Variant| {
                let star = if own.default { "*" } else { " " };
                format!("\n   {star}[{}] {}", own.key, written(&own.parts))
            };
            let variants: String = variants.iter().map(variant).collect();
            format!("{{ ${name} ->{variants}\n}}")
        }
    };
    parts.iter().map(part).collect()
}

/// A text in Greek letters.
fn greek(text: &str) -> String {
    let letter = |c: char| {
        let base = if c.is_ascii_lowercase() { ('a', 'α') } else { ('A', 'Α') };
        match c.is_ascii_alphabetic() {
            // Both alphabets have a letter at seventeen places in a row.
            true => char::from_u32(u32::from(base.1) + (u32::from(c) - u32::from(base.0)) % 17),
            false => Some(c),
        }
        .unwrap_or(c)
    };
    text.chars().map(letter).collect()
}

/// What an author writes as a text.
const TEXTS: [&str; 18] = [
    "title",
    "subtitle",
    "publisher",
    "label",
    "statement",
    "name",
    "note",
    "text",
    "owner",
    "measure",
    "resources",
    "risks",
    "role",
    "introduction",
    "notice",
    "one",
    "many",
    "completed_by",
];

/// A file of a collection, in which whatever an author wrote is in Greek letters.
fn in_greek(yaml: &str) -> String {
    let (mut out, mut block, mut in_descriptors) = (Vec::new(), None, None);
    for line in yaml.lines() {
        let indent = line.len() - line.trim_start().len();
        if block.is_some_and(|outer| indent > outer || line.trim().is_empty()) {
            out.push(greek(line));
            continue;
        }
        block = None;
        if in_descriptors.is_some_and(|outer| indent <= outer && !line.trim().is_empty()) {
            in_descriptors = None;
        }
        let item = line.trim_start().trim_start_matches("- ");
        let Some((key, value)) = item.split_once(':').filter(|_| !item.starts_with('#')) else {
            out.push(line.to_owned());
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        let head = &line[..line.len() - item.len()];
        // Ids and rules have small letters.
        let is_heading = ["rating", "evidence", "actions"].contains(&key)
            && value.starts_with(|c: char| c.is_ascii_uppercase());
        let is_text = TEXTS.contains(&key) || is_heading || in_descriptors.is_some();
        match value {
            "" if key == "descriptors" => in_descriptors = Some(indent),
            "|" | ">-" | "|-" | ">" => block = Some(indent),
            _ => {}
        }
        out.push(match value.starts_with('{') {
            true => format!("{head}{key}: {}", flow(value)),
            false if is_text => format!("{head}{key}: {}", greek(value)),
            false => line.to_owned(),
        });
    }
    out.join("\n") + "\n"
}

/// The texts of a term or a level that stands on one line.
fn flow(value: &str) -> String {
    let entry = |entry: &str| match entry.split_once(':') {
        Some((key, text)) if TEXTS.contains(&key.trim_matches(['{', ' '])) => {
            format!("{key}:{}", greek(text))
        }
        _ => entry.to_owned(),
    };
    value.split(',').map(entry).collect::<Vec<_>>().join(",")
}

/// The example nation in Greek letters, and the folder of templates with the made-up language.
fn project() -> Project {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns/example-nation");
    let mut project = Project::empty().file("own/lang/en-XA.ftl", made_up());
    for entry in walkdir::WalkDir::new(&top).sort_by_file_name() {
        let entry = entry.expect("an entry");
        if entry.path().extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let name = entry.path().strip_prefix(&top).expect("within").to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path()).expect("a text");
        project = project.file(&format!("returns/example/{name}"), in_greek(&text));
    }
    project
}

/// The words of a page that a reader meets: what stands in it, and in the attributes that are read.
fn read(page: &str) -> String {
    let mut out = String::new();
    for piece in page.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for name in [
            "aria-label=\"",
            "data-label=\"",
            "alt=\"",
            "data-all=\"",
            "data-some=\"",
            "data-highest=\"",
            "data-sort=\"By",
            "title=\"",
        ] {
            let value = tag.split_once(name).and_then(|(_, rest)| rest.split('"').next());
            out.push_str(value.unwrap_or_default());
            out.push('\n');
        }
        if !tag.starts_with("!--") && !tag.starts_with("code") {
            out.push_str(text);
        }
        out.push('\n');
    }
    // Places that the script of the grid fills.
    let mut out = out.replace("{shown}", "").replace("{by}", "");
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, sign);
    }
    out
}

/// The English words in a text: two letters or more in a row without an accent, but for ids and
/// names.
fn english(text: &str, ids: &BTreeSet<String>) -> BTreeSet<String> {
    let is_word = |c: char| c.is_alphanumeric() || "-_./\u{301}".contains(c);
    let words = text.split(|c| !is_word(c)).map(|word| word.trim_matches(['-', '_', '.', '/']));
    let plain = words.filter(|word| {
        let letters: Vec<char> = word.chars().collect();
        let runs = letters.windows(2).any(|pair| pair.iter().all(char::is_ascii_alphabetic));
        // A line may end within a hash.
        let is_hash = word.len() >= 4
            && word.chars().all(|c| c.is_ascii_hexdigit())
            && word.chars().any(|c| c.is_ascii_digit());
        let parts = word.split(['/', '.', '-', '_']);
        let mut is_name =
            parts.clone().filter(|part| part.chars().any(|c| c.is_ascii_alphabetic()));
        let all_named =
            is_name.all(|part| ids.contains(part) || NAMES.contains(&part.to_lowercase().as_str()));
        runs && !is_hash && !all_named && !ids.contains(*word)
    });
    plain.map(str::to_owned).collect()
}

/// Ids of several parts and names of files, within which a line of a PDF may end.
#[cfg(feature = "embedded-typst")]
fn may_be_broken(word: &str, project: &Project) -> bool {
    let files = project.files("returns");
    let texts = files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let is_id = |name: &str| name.contains('-') && name.contains(word);
    let is_within =
        |text: &str| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(is_id);
    ["auchterwhin", "example", "yaml"].iter().any(|name| name.contains(word))
        || texts.into_iter().any(|text| is_within(&text))
}

/// What ids and keys the collection has, which no language changes.
fn ids(project: &Project) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (_, bytes) in project.files("returns") {
        let text = String::from_utf8(bytes).expect("a text");
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
        all.extend(words.map(str::to_owned));
    }
    all
}

/// What a file of metadata says of tables and columns.
fn described(metadata: &serde_json::Value) -> String {
    match metadata {
        serde_json::Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| match value.as_str() {
                Some(text) if key == "dc:description" || key == "dc:title" => format!("{text}\n"),
                _ => described(value),
            })
            .collect(),
        serde_json::Value::Array(values) => values.iter().map(described).collect(),
        _ => String::new(),
    }
}

#[test]
fn no_word_of_english_is_left_in_what_is_published_in_another_language() {
    let project = project();
    project.run(["build", "--templates", "own", "--only", "html"]).status(0);
    let ids = ids(&project);
    let mut left = BTreeSet::new();
    for (path, bytes) in project.files("out") {
        let name = path.to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&bytes);
        if name.ends_with(".html") {
            assert!(text.contains("<html lang=\"en-XA\">"), "{name}");
            left.extend(english(&read(&text), &ids));
        }
        if name.ends_with("csv-metadata.json") {
            let metadata = serde_json::from_str(&text).expect("a JSON");
            left.extend(english(&described(&metadata), &ids));
        }
    }
    let args = ["rollup", "--templates", "own", "example/2021"];
    left.extend(english(&project.run(args).status(0).data, &ids));
    for format in ["terminal", "markdown"] {
        let args = ["diff", "--templates", "own", "example/2021", "--format", format];
        let told = project.run(args).status(0).data.replace("&#8203;", "");
        // The command that shows all of it, and the tags of Markdown.
        let told = told.replace("stocktake diff", "");
        left.extend(english(&read(&format!(">{told}")), &ids));
    }
    assert_eq!(left, BTreeSet::new());
}

#[cfg(feature = "embedded-typst")]
#[test]
fn no_word_of_english_is_left_in_a_pdf_in_another_language() {
    let project = project();
    project
        .run(["build", "--templates", "own", "--only", "pdf", "example/2021/auchterwhin"])
        .status(0);
    let ids = ids(&project);
    let mut left = BTreeSet::new();
    for (path, _) in project.files("out") {
        if path.extension().is_some_and(|end| end == "pdf") {
            left.extend(english(&Pdf::read(&project.path("out").join(&path)).text(), &ids));
        }
    }
    left.retain(|word| !may_be_broken(word, &project));
    assert_eq!(left, BTreeSet::new());
}

/// A build of pages with a language file of the user's own.
fn spoken(file: &str, text: &str) -> Project {
    let returned = "partnership: example-north\nround: 2019\nstatus: draft\nresponses: {}\n";
    let project = Project::new().file("returns/sample/2019/example-north.yaml", returned);
    project.file(&format!("own/lang/{file}"), text)
}

#[test]
fn a_slip_in_a_language_file_is_told_at_its_line_before_anything_is_made() {
    let project = spoken("en-GB.ftl", "owner = Who\npart-of = Some ({ $share })\n");
    let what = "error[E147]: `part-of` does not say `$count`";
    let at = "own/lang/en-GB.ftl:2:1";
    for command in [
        &["build", "--only", "html"][..],
        &["build", "--only", "pdf"],
        &["check"],
        &["rollup", "sample/2019"],
        &["diff", "sample/2019"],
    ] {
        let command: Vec<&str> = command.iter().chain(&["--templates", "own"]).copied().collect();
        project.run(&command).status(2).says(what).says(at).says("help: in `en-GB` it is");
        assert!(!project.path("out").exists(), "{command:?}");
    }
}

#[test]
fn a_page_is_in_the_language_in_which_most_of_it_is_said() {
    let few = spoken("cy.ftl", "owner = Perchennog\n");
    let answer = few.run(["build", "--only", "html", "--templates", "own"]).status(0);
    answer.says("warning[W098]: ").says("are not said in `cy`").says("own/lang/cy.ftl:1:1");
    assert!(few.read("out/index.html").contains("<html lang=\"en-GB\">"));
    let english = include_str!("../../lang/en-GB.ftl");
    let (most, _) = english.split_at(english.find("## PDFs alone").expect("a part of the file"));
    let most = spoken("cy.ftl", most);
    let answer = most.run(["build", "--only", "html", "--templates", "own"]).status(0);
    answer.says("warning[W098]: ").says("pages and PDFs say that they are in `cy`");
    assert!(most.read("out/index.html").contains("<html lang=\"cy\">"));
}
