//! Small documents, compiled in the test's own process.

use std::fs;
use std::path::Path;

use clap::Parser;
use tempfile::TempDir;

use super::*;
use crate::typeset::command::arguments;
use crate::typeset::message::{Message, TypstSeverity, parse};

/// The least that PDF/UA-1 asks for.
const HEAD: &str = "#set document(title: \"Return\")\n#set text(lang: \"en\")\n= Return\n";

#[derive(Parser)]
struct CommandLine {
    #[command(flatten)]
    args: CompileArgs,
}

/// A folder with a root, a folder of fonts and a place for the PDF in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(main: &str) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir(desk.path("root")).unwrap();
        fs::create_dir(desk.path("fonts")).unwrap();
        fs::write(desk.path("root/main.typ"), main).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The arguments that a child gets, read as the child reads them.
    fn args(&self) -> CompileArgs {
        let packages = Path::new("/nowhere");
        let (root, fonts, output) = (self.path("root"), self.path("fonts"), self.path("out.pdf"));
        let words = arguments(&root, &fonts, packages, &output, 1_577_836_800);
        let mut args = CommandLine::try_parse_from(words).unwrap().args;
        // A child's working directory is the root; a test must not change its process's.
        args.input = root.join(args.input);
        args
    }

    /// Compiles, and gives what was said about it.
    fn compile(&self) -> (bool, Vec<Message>) {
        let mut stderr = Vec::new();
        let made = compile(&self.args(), &mut stderr).unwrap();
        assert_eq!(made, self.path("out.pdf").exists());
        (made, parse(&String::from_utf8(stderr).unwrap(), &[]))
    }

    /// Compiles what must be refused for one reason, and gives its line and text.
    #[track_caller]
    fn refusal(&self) -> (Option<u32>, String) {
        let (made, messages) = self.compile();
        assert!(!made);
        let [message] = &messages[..] else { panic!("one message: {messages:?}") };
        assert_eq!(message.severity, TypstSeverity::Error);
        (message.place.as_ref().map(|place| place.line), message.text.clone())
    }

    fn pdf(&self) -> Vec<u8> {
        fs::read(self.path("out.pdf")).unwrap()
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_document_is_accessible_archivable_and_dated() {
    let desk = Desk::new(&format!("{HEAD}#\"Text.\";"));
    let (made, messages) = desk.compile();
    assert!(made && messages.is_empty(), "{messages:?}");
    let pdf = desk.pdf();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    for mark in
        ["pdfuaid:part>1<", "pdfaid:part>3<", "pdfaid:conformance>A<", "2020-01-01T00:00:00"]
    {
        assert!(contains(&pdf, mark), "{mark}");
    }
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let (one, two) = (Desk::new(HEAD), Desk::new(HEAD));
    assert!(one.compile().0 && two.compile().0);
    assert_eq!(one.pdf(), two.pdf());
}

#[test]
fn today_is_the_fixed_date() {
    let today = "#assert.eq(datetime.today(), datetime(year: 2020, month: 1, day: 1))";
    let west = "#assert.eq(datetime.today(offset: -1), datetime(year: 2019, month: 12, day: 31))";
    let (made, messages) = Desk::new(&format!("{HEAD}{today}\n{west}")).compile();
    assert!(made, "{messages:?}");
}

#[test]
fn files_of_the_root_are_served() {
    let desk = Desk::new(&format!("{HEAD}#import \"parts/lib.typ\": say\n#say()"));
    fs::create_dir(desk.path("root/parts")).unwrap();
    fs::write(desk.path("root/parts/lib.typ"), "#let say() = read(\"/data.txt\")").unwrap();
    fs::write(desk.path("root/data.txt"), "Text.").unwrap();
    let (made, messages) = desk.compile();
    assert!(made, "{messages:?}");
}

#[test]
fn packages_are_refused() {
    for name in ["@preview/cetz:0.3.0", "@local/own:1.0.0"] {
        let (line, text) = Desk::new(&format!("\n#import \"{name}\"")).refusal();
        assert_eq!(line, Some(2));
        assert!(text.contains("no packages") && text.contains(name), "{text}");
    }
}

#[test]
fn files_outside_the_root_are_refused() {
    let desk = Desk::new("#read(\"../secret.txt\")");
    fs::write(desk.path("secret.txt"), "secret").unwrap();
    let (line, text) = desk.refusal();
    assert_eq!(line, Some(1));
    assert!(text.contains("escape"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_root_are_refused_and_others_followed() {
    let desk = Desk::new("#read(\"inside.txt\")\n#read(\"outside.txt\")");
    fs::write(desk.path("secret.txt"), "secret").unwrap();
    let link = |to: PathBuf, name| std::os::unix::fs::symlink(to, desk.path(name)).unwrap();
    link(desk.path("secret.txt"), "root/outside.txt");
    link(desk.path("root/main.typ"), "root/inside.txt");
    let (line, text) = desk.refusal();
    assert_eq!(line, Some(2));
    assert!(text.contains("outside the document's folder"), "{text}");
}

#[test]
fn an_input_outside_the_root_is_refused() {
    let desk = Desk::new(HEAD);
    fs::write(desk.path("main.typ"), HEAD).unwrap();
    let mut stderr = Vec::new();
    let args = CompileArgs { input: desk.path("main.typ"), ..desk.args() };
    assert!(!compile(&args, &mut stderr).unwrap());
    assert!(String::from_utf8(stderr).unwrap().contains("is not in the folder given as `--root`"));
}

#[test]
fn a_character_without_a_glyph_is_found_in_its_literal() {
    let (line, text) = Desk::new(&format!("{HEAD}#par[#\"one 中\";]")).refusal();
    assert_eq!(line, Some(4));
    assert!(text.contains("`\"中\"` could not be displayed"), "{text}");
}

#[test]
fn a_string_passed_to_a_function_has_no_line() {
    let (line, text) = Desk::new(&format!("{HEAD}#strong(\"中\")")).refusal();
    assert_eq!(line, None);
    assert!(text.contains("中"), "{text}");
}

#[test]
fn what_accessibility_needs_is_enforced() {
    let (line, text) = Desk::new("#set text(lang: \"en\")\n= Return").refusal();
    assert_eq!(line, None);
    assert!(text.contains("missing document title"), "{text}");
    let (line, text) = Desk::new(&format!("{HEAD}#figure(rect[x])")).refusal();
    assert_eq!(line, Some(4));
    assert!(text.contains("missing alt text"), "{text}");
}

#[test]
fn a_refused_document_leaves_the_output_alone() {
    let desk = Desk::new("#panic()");
    fs::write(desk.path("out.pdf"), "before").unwrap();
    assert!(!compile(&desk.args(), &mut Vec::new()).unwrap());
    assert_eq!(desk.pdf(), b"before");
}

#[test]
fn fonts_of_the_folder_come_after_typsts_own_by_name() {
    let desk = Desk::new(HEAD);
    let own: Vec<_> = typst_kit::fonts::embedded().collect();
    fs::create_dir(desk.path("fonts/more")).unwrap();
    fs::write(desk.path("fonts/more/c.OTF"), own[0].0.data()).unwrap();
    fs::write(desk.path("fonts/b.otf"), own[1].0.data()).unwrap();
    fs::write(desk.path("fonts/readme.txt"), "no font").unwrap();
    let fonts = fonts::load(&[desk.path("fonts")]).unwrap();
    let families: Vec<_> = [&own[..], &[own[1].clone(), own[0].clone()]].concat();
    for (index, (font, _)) in families.iter().enumerate() {
        assert_eq!(fonts.font(index).as_ref(), Some(font), "{index}");
    }
    assert!(fonts.font(families.len()).is_none());
}

#[test]
fn a_font_that_is_none_is_an_error() {
    let desk = Desk::new(HEAD);
    fs::write(desk.path("fonts/broken.ttf"), "no font").unwrap();
    let (line, text) = desk.refusal();
    assert_eq!(line, None);
    assert!(text.contains("broken.ttf") && text.contains("is not a font"), "{text}");
}

#[test]
fn a_date_beyond_the_calendar_is_an_error() {
    let desk = Desk::new(HEAD);
    let mut stderr = Vec::new();
    let args = CompileArgs { creation_timestamp: i64::MAX, ..desk.args() };
    assert!(!compile(&args, &mut stderr).unwrap());
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!(stderr, format!("error: the creation date `{}` is out of range\n", i64::MAX));
}

/// The characters of Typst's own fonts as `src/glyphs/typst.txt` has them for a build without Typst
/// inside.
#[test]
fn the_table_of_typsts_own_fonts_is_as_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/glyphs/typst.txt");
    let mut table = String::new();
    for (font, info) in typst_kit::fonts::embedded() {
        let face = crate::glyphs::Face::parse(font.data(), font.index()).unwrap();
        let is_slanted = info.variant.style != typst::text::FontStyle::Normal;
        table.push_str(&face.line(&info.family, info.variant.weight.to_number(), is_slanted));
    }
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    assert!(fs::read_to_string(path).unwrap() == table, "run this with STOCKTAKE_UPDATE=1");
}
