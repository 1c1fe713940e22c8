//! Finding an author's words in what was published: every letter counts, and so does every space.
//!
//! Only how lines are broken does not: a line end in what was published may stand for a space or for nothing, because
//! a PDF breaks lines at spaces and, in narrow columns, within words.

/// What was published, ready to be searched.
#[derive(Debug)]
pub(crate) struct Reading {
    letters: String,
    /// What stands before each byte of `letters`; within a letter, nothing.
    gaps: Vec<Gap>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    LineEnd,
    Space,
}

impl Reading {
    /// A text in which line ends are those of the page, and all other white space is the author's.
    pub(crate) fn of(text: &str) -> Self {
        let (mut letters, mut gaps) = (String::new(), Vec::new());
        let mut gap = Gap::Nothing;
        for letter in text.chars().filter(|c| *c != '\u{AD}') {
            match letter {
                '\n' if gap != Gap::Space => gap = Gap::LineEnd,
                _ if letter.is_whitespace() => gap = Gap::Space,
                _ => {
                    letters.push(letter);
                    gaps.push(gap);
                    gaps.resize(letters.len(), Gap::Nothing);
                    gap = Gap::Nothing;
                }
            }
        }
        Self { letters, gaps }
    }

    /// How often some words stand in it.
    pub(crate) fn count(&self, words: &str) -> usize {
        let sought = Self::of(&words.replace(char::is_whitespace, " "));
        let places = self.letters.match_indices(&sought.letters);
        places.filter(|(at, _)| !sought.letters.is_empty() && self.fits(*at, &sought)).count()
    }

    /// Whether the spaces from a place on are those of what is sought.
    fn fits(&self, at: usize, sought: &Self) -> bool {
        let gaps = self.gaps[at..].iter().zip(&sought.gaps).skip(1);
        gaps.into_iter().all(|(found, wanted)| *found == Gap::LineEnd || found == wanted)
    }

    /// Those of some texts that do not stand in it.
    pub(crate) fn missing<'a>(
        &self,
        texts: impl IntoIterator<Item = &'a String>,
    ) -> Vec<&'a String> {
        texts.into_iter().filter(|text| self.count(text) == 0).collect()
    }
}

#[test]
fn a_line_end_stands_for_a_space_or_for_nothing_and_a_space_for_itself() {
    let reading = Reading::of("the on-\ngoing work of the\nboard and\n \npartners ½ × 2");
    for words in ["on-going work", "the board", "board\nand partners", "partners", "½ × 2"] {
        assert_eq!(reading.count(words), 1, "{words}");
    }
    for words in ["ongoing", "wor k", "workof", "andpartners", ""] {
        assert_eq!(reading.count(words), 0, "{words}");
    }
}
