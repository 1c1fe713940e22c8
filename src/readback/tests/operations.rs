//! What is read of a page's operations, whichever of them a program chose to paint the same words.

use super::super::{Misplaced, Order, PdfDocument, PdfText, missing};

/// The characters of the font, from code 1 on.
const LETTERS: [&str; 8] = ["a", "b", "c", " ", "j\u{30C}", "\u{30C}", "ffi", "\u{237}"];

/// A PDF of one page with this content, and another that content may show as `/X`. Letters are half
/// as wide as they are high; the marked contents 0 to 3 are paragraphs.
fn pdf(content: &str, form: &str) -> Vec<u8> {
    let map: String = LETTERS
        .iter()
        .zip(1..)
        .map(|(letters, code)| {
            let units: String = letters.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            format!("<{code:04X}> <{units}>\n")
        })
        .collect();
    let count = LETTERS.len();
    let map = format!(
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n{count} \
         beginbfchar\n{map}endbfchar endcmap"
    );
    let paragraph = |number: usize| format!("<</Type/StructElem/S/P/P 2 0 R/Pg 4 0 R/K {number}>>");
    let paragraphs: String = (0..4).map(paragraph).collect();
    let fonts = "/Resources<</Font<</F 5 0 R>>/XObject<</X 9 0 R>>/Properties<</M <</MCID 1>>>>>>";
    let stream = |dict: &str, data: &str| {
        format!("<<{dict}/Length {}>>stream\n{data}\nendstream", data.len())
    };
    let objects = [
        "<</Type/Catalog/Pages 3 0 R/StructTreeRoot 2 0 R>>".to_owned(),
        format!("<</Type/StructTreeRoot/K[{paragraphs}]>>"),
        "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 3 0 R/MediaBox[0 0 600 800]/Contents 8 0 R{fonts}>>"),
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
            .to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/DW 500/W[6[0]7 7 900]>>".to_owned(),
        stream("", &map),
        stream("", content),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 0 50]", form),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
    let size = objects.len() + 1;
    file.push_str(&format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"));
    file.into_bytes()
}

fn read(content: &str, form: &str) -> PdfDocument {
    PdfDocument::read(pdf(content, form)).expect("a PDF with tags")
}

/// What is read aloud: the lines, without empty ones.
fn lines(content: &str) -> Vec<String> {
    let text = read(content, "").text();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_line_is_one_line_however_its_glyphs_are_moved_to_their_places() {
    for operations in [
        "/F 10 Tf 50 700 Td <0001000200040003> Tj",
        "/F 10 Tf 1 0 0 1 50 700 Tm [<00010002> 20 <00040003>] TJ",
        "/F 10 Tf 50 700 Td <0001> Tj 1 0 0 1 55 700 Tm <000200040003> Tj",
        "/F 10 Tf 50 700 Td <00010002> Tj 10 0 Td <00040003> Tj",
        "/F 10 Tf 50 700 Td [(\\000\\001) -20 <0002> 20 <00 04 0003>] TJ",
        "/F 10 Tf 50 700 Td [ -1 -.5\n<00010002> 2.5 <00040003 > ] TJ",
        "/F 1 Tf 10 0 0 10 50 700 Tm 100 Tz <00010002> Tj <00040003> Tj",
        "/F 10 Tf 50 700 Td 3 Ts <0001000200040003> Tj",
        "/F 10 Tf 50 700 Td 1 Tc <0001000200040003> Tj",
    ] {
        let content = format!("/P <</MCID 0>> BDC q BT {operations} ET Q EMC");
        assert_eq!(lines(&content), ["ab c"], "{operations}");
    }
}

#[test]
fn glyphs_that_do_not_follow_upon_one_another_are_lines_of_their_own() {
    for operations in [
        "50 700 Td <0001> Tj 0 -12 Td <0002> Tj",
        "50 700 Td <0001> Tj 30 0 Td <0002> Tj",
        "50 700 TD 12 TL <0001> Tj <0002> '",
        "50 700 Td 12 TL <0001> Tj T* <0002> Tj",
        "50 700 Td 12 TL <0001> Tj 0 0 <0002> \"",
        "50 712 TD 0 -12 TD <0001> Tj T* <0002> Tj",
        "50 700 Td [<0001> -900 <0002>] TJ",
    ] {
        let content = format!("/P <</MCID 0>> BDC q BT /F 10 Tf {operations} ET Q EMC");
        assert_eq!(lines(&content), ["a", "b"], "{operations}");
    }
}

#[test]
fn what_a_marked_content_says_it_stands_for_is_read_in_place_of_its_glyphs() {
    let content = "/P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td <0001> Tj \
         /Span <</ActualText <FEFF0078>>> BDC <0002> Tj EMC <0003> Tj ET EMC \
         /P /M BDC BT /F 10 Tf 50 600 Td <0007> Tj ET EMC";
    assert_eq!(lines(content), ["axc", "ffi"]);
}

#[test]
fn content_within_content_stands_where_it_is_put() {
    let inner = "/P <</MCID 1>> BDC /Span <</ActualText <FEFF0078>>> BDC BT /F 10 Tf 50 700 Td \
         <00010001> Tj ET EMC EMC";
    let outer =
        "q 1 0 0 1 0 40 cm /X Do Q /P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td <0002> Tj ET EMC";
    let document = read(outer, inner);
    assert_eq!(document.text().trim(), "b\nx");
    assert_eq!(document.misplaced(), []);
    let lower = outer.replace("0 40 cm", "0 -50 cm");
    let over = Misplaced::Over { page: 1, words: "b".to_owned(), over: "aa".to_owned() };
    assert_eq!(read(&lower, inner).misplaced(), [over]);
    let beside = Misplaced::Outside { page: 1, words: "aa".to_owned() };
    assert_eq!(read(&outer.replace("0 40 cm", "0 60 cm"), inner).misplaced(), [beside]);
}

/// A letter, and its mark at a height of its own, are each said to be both; a dotless letter shares
/// a glyph with it.
#[test]
fn a_letter_whose_mark_is_painted_for_itself_is_read_once_and_is_not_painted_over() {
    let content = "/P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td <0005> Tj ET EMC /P <</MCID 1>> BDC BT \
         /F 10 Tf 52 702 Td /Span <</ActualText <FEFF006A030C>>> BDC <0006> Tj EMC ET EMC /P \
         <</MCID 2>> BDC BT /F 10 Tf 55 700 Td <00040008> Tj ET EMC";
    let document = read(content, "");
    let text = PdfText::published(&document.text());
    for words in ["j\u{30C} \u{237}", "\u{1F0} \u{237}"] {
        assert_eq!(missing([words], &text, Order::Kept), [], "{words}");
    }
    assert_eq!(missing(["j\u{30C} a"], &text, Order::Kept).len(), 1);
    assert_eq!(document.misplaced(), []);
}

#[test]
fn content_that_shows_itself_comes_to_an_end() {
    let document = read("/X Do", "/P <</MCID 0>> BDC BT /F 10 Tf 9 9 Td <0001> Tj ET EMC /X Do");
    assert!(!document.text().trim().is_empty());
}
