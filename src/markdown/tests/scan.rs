//! Readers of the output that know only so much as it takes to judge it.

/// The calls that Typst sets as blocks, so that white space next to them does not show.
const BLOCKS: [&str; 9] = [
    "#parbreak",
    "#list",
    "#enum",
    "#quote",
    "#heading",
    "#md-table",
    "#md-notes",
    "#raw(block",
    "#line(",
];

/// Asserts that Typst source is made of calls, literals and line comments, its brackets paired,
/// and that there is no white space where Typst would show it.
#[track_caller]
pub(super) fn check(source: &str) {
    let (code, _) = split(source);
    let is_block = |call: &str| BLOCKS.iter().any(|block| call.starts_with(block));
    // The open brackets, each with the last call that began within it.
    let mut open = vec![(' ', "")];
    for (at, c) in code.char_indices() {
        let allowed = c.is_ascii_lowercase() || c.is_ascii_digit() || "#\"();[],:-% \n".contains(c);
        assert!(allowed, "{c:?} outside literals in {source}");
        let innermost = open.last_mut().expect("the source itself");
        let in_markup = innermost.0 != '(';
        match c {
            '#' => innermost.1 = &code[at..],
            '(' | '[' => open.push((c, "")),
            ')' | ']' => {
                let pair = if c == ')' { '(' } else { '[' };
                assert_eq!(open.pop().map(|(bracket, _)| bracket), Some(pair), "{source}");
            }
            ' ' => assert!(!in_markup, "a space outside literals in {source}"),
            '\n' if in_markup => {
                let next = &code[at + 1..];
                let apart = next.is_empty() || is_block(next) || is_block(innermost.1);
                assert!(apart, "a line end between inline calls in {source}");
            }
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "{source}");
}

/// The texts of the string literals in Typst source that are shown.
#[track_caller]
pub(super) fn literals(source: &str) -> Vec<String> {
    split(source).1
}

/// The source with every literal emptied and every comment gone, and the texts of the literals
/// that are shown.
#[track_caller]
fn split(source: &str) -> (String, Vec<String>) {
    let (mut code, mut texts) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let at_line_start = code.is_empty() || code.ends_with('\n');
        if at_line_start && let Some(comment) = rest.strip_prefix("//@ ") {
            rest = comment.trim_start_matches(|c: char| c.is_ascii_digit());
            rest = rest.strip_prefix('\n').expect("a comment ends its line");
            continue;
        }
        rest = &rest[c.len_utf8()..];
        code.push(c);
        if c == '"' {
            let (text, end) = literal(rest);
            if !code.ends_with("link(\"") && !code.ends_with("label(\"") {
                texts.push(text);
            }
            code.push('"');
            rest = &rest[end..];
        }
    }
    (code, texts)
}

/// The text of the literal that begins behind its first quotation mark, and where it ends.
#[track_caller]
fn literal(rest: &str) -> (String, usize) {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (text, at + 1),
            '\\' => match chars.next().expect("an escape").1 {
                'u' => {
                    let code: String =
                        chars.by_ref().map(|(_, c)| c).skip(1).take_while(|&c| c != '}').collect();
                    let code = u32::from_str_radix(&code, 16).expect("a code");
                    text.push(char::from_u32(code).expect("a character"));
                }
                escaped @ ('"' | '\\') => text.push(escaped),
                other => panic!("escape {other:?}"),
            },
            c => {
                assert!(!c.is_control(), "{c:?} in a literal");
                text.push(c);
            }
        }
    }
    panic!("a literal without end in {rest}")
}

/// The text of HTML, once its tags are seen to be paired.
#[track_caller]
pub(super) fn html_text(html: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if ["br", "hr"].contains(&name) => {}
            None => {
                assert!(!(name == "a" && open.contains(&"a")), "a link in a link: {html}");
                open.push(name);
            }
        }
        if !["a", "/a", "em", "/em", "strong", "/strong", "del", "/del", "code", "/code"]
            .contains(&name)
        {
            text.push(' ');
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{html}");
    text.push_str(rest);
    let bare = |c: char| c == '"' || c == '\'' || (c.is_control() && c != '\n' && c != '\t');
    assert!(!text.contains(bare), "{html}");
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
