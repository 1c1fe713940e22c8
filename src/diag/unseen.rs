//! Characters that look like others, or like nothing: what they are, and what was meant by a text
//! that holds them.

/// What a character is that a reader takes for another one, or does not see at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deceives {
    /// Nothing is seen of it.
    Unseen(&'static str),
    /// It is seen as this.
    Like(char, &'static str),
}

/// `written` as it is seen, where something in it deceives: with the first character that does, in
/// words.
pub(super) fn as_seen(written: &str) -> Option<(String, String)> {
    let (odd, what) = written.chars().find_map(|c| Some((c, deceives(c)?)))?;
    let seen = written.chars().filter_map(|c| match deceives(c) {
        Some(Deceives::Unseen(_)) => None,
        Some(Deceives::Like(other, _)) => Some(other),
        None => Some(c),
    });
    let words = match what {
        Deceives::Unseen(name) => format!("{name} (U+{:04X}), which nobody sees", u32::from(odd)),
        Deceives::Like(like, name) => {
            format!("{name} (U+{:04X}), which looks like `{like}`", u32::from(odd))
        }
    };
    let words = words.replace("` `", "a space");
    Some((seen.collect(), words))
}

/// Whether a character takes no room and shows nothing.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(deceives(c), Some(Deceives::Unseen(_)))
}

/// Whether a character is white space other than the plain space, tab and line ends.
pub(crate) fn is_odd_space(c: char) -> bool {
    matches!(deceives(c), Some(Deceives::Like(' ', _)))
}

/// What a character that is not seen, or is no plain space, is called; `None` of any other.
pub(crate) fn name(c: char) -> Option<&'static str> {
    match deceives(c)? {
        Deceives::Unseen(name) | Deceives::Like(' ', name) => Some(name),
        Deceives::Like(..) => None,
    }
}

fn deceives(c: char) -> Option<Deceives> {
    if c.is_ascii() {
        return None;
    }
    let like = |c| Some(Deceives::Like(c, "a letter of another alphabet"));
    match c {
        '\u{ad}' => Some(Deceives::Unseen("a soft hyphen")),
        '\u{200b}' => Some(Deceives::Unseen("a zero-width space")),
        '\u{200c}' | '\u{200d}' | '\u{2060}' => Some(Deceives::Unseen("a zero-width joiner")),
        '\u{feff}' => Some(Deceives::Unseen("a byte order mark")),
        '\u{61c}' | '\u{200e}' | '\u{200f}' => Some(Deceives::Unseen("a direction mark")),
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180e}'
        | '\u{2061}'..='\u{2064}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{ffa0}' => Some(Deceives::Unseen("a filler")),
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(Deceives::Like(' ', "a no-break space")),
        '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}'
        | '\u{205f}'
        | '\u{3000}' => Some(Deceives::Like(' ', "a space of another width")),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some(Deceives::Like(' ', "a line separator")),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
            Some(Deceives::Like('-', "a dash"))
        }
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)
            .map(|ascii| Deceives::Like(ascii, "a character of full width")),
        'а' | 'α' => like('a'),
        'с' | 'ϲ' => like('c'),
        'ԁ' => like('d'),
        'е' => like('e'),
        'һ' => like('h'),
        'і' | 'ι' => like('i'),
        'ј' => like('j'),
        'ո' => like('n'),
        'о' | 'ο' => like('o'),
        'р' | 'ρ' => like('p'),
        'ѕ' => like('s'),
        'ν' => like('v'),
        'х' => like('x'),
        'у' => like('y'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::as_seen;

    #[test]
    fn what_deceives_is_named_with_what_it_looks_like() {
        for (written, seen, words) in [
            ("part\u{200b}ly", "partly", "a zero-width space (U+200B), which nobody sees"),
            ("p\u{a0}q", "p q", "a no-break space (U+00A0), which looks like a space"),
            (
                "п\u{430}rtly",
                "пartly",
                "a letter of another alphabet (U+0430), which looks like `a`",
            ),
            ("not–yet", "not-yet", "a dash (U+2013), which looks like `-`"),
            ("\u{ff11}.1", "1.1", "a character of full width (U+FF11), which looks like `1`"),
        ] {
            assert_eq!(as_seen(written), Some((seen.to_owned(), words.to_owned())));
        }
        assert_eq!(as_seen("plain, and é"), None);
    }
}
