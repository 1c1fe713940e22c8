//! Scripts that a font must have rules for, because their letters change or move with what stands
//! beside them.
//!
//! Typst's own fonts have letters of some of them for use in formulas, and would set them one by
//! one.

/// A script that cannot be set letter by letter.
#[derive(Debug)]
pub(super) struct Script {
    /// Its name, for whoever reads a finding.
    pub(super) name: &'static str,
    /// The tags under which a font has rules for it.
    pub(super) tags: &'static [&'static [u8; 4]],
    /// Its characters.
    ranges: &'static [(u32, u32)],
}

/// The scripts, in the order of Unicode.
const SCRIPTS: &[Script] = &[
    Script {
        name: "Arabic",
        tags: &[b"arab"],
        ranges: &[(0x620, 0x64a), (0x66e, 0x6d3), (0x6d5, 0x6ff), (0x750, 0x77f), (0x8a0, 0x8c7)],
    },
    Script { name: "Syriac", tags: &[b"syrc"], ranges: &[(0x700, 0x74f), (0x860, 0x86f)] },
    Script { name: "Thaana", tags: &[b"thaa"], ranges: &[(0x780, 0x7bf)] },
    Script { name: "N’Ko", tags: &[b"nko "], ranges: &[(0x7c0, 0x7ff)] },
    Script {
        name: "Devanagari",
        tags: &[b"deva", b"dev2", b"dev3"],
        ranges: &[(0x900, 0x97f), (0xa8e0, 0xa8ff)],
    },
    Script { name: "Bengali", tags: &[b"beng", b"bng2", b"bng3"], ranges: &[(0x980, 0x9ff)] },
    Script { name: "Gurmukhi", tags: &[b"guru", b"gur2", b"gur3"], ranges: &[(0xa00, 0xa7f)] },
    Script { name: "Gujarati", tags: &[b"gujr", b"gjr2", b"gjr3"], ranges: &[(0xa80, 0xaff)] },
    Script { name: "Odia", tags: &[b"orya", b"ory2", b"ory3"], ranges: &[(0xb00, 0xb7f)] },
    Script { name: "Tamil", tags: &[b"taml", b"tml2", b"tml3"], ranges: &[(0xb80, 0xbff)] },
    Script { name: "Telugu", tags: &[b"telu", b"tel2", b"tel3"], ranges: &[(0xc00, 0xc7f)] },
    Script { name: "Kannada", tags: &[b"knda", b"knd2", b"knd3"], ranges: &[(0xc80, 0xcff)] },
    Script { name: "Malayalam", tags: &[b"mlym", b"mlm2", b"mlm3"], ranges: &[(0xd00, 0xd7f)] },
    Script { name: "Sinhala", tags: &[b"sinh"], ranges: &[(0xd80, 0xdff)] },
    Script { name: "Thai", tags: &[b"thai"], ranges: &[(0xe01, 0xe3a), (0xe40, 0xe5b)] },
    Script { name: "Lao", tags: &[b"lao "], ranges: &[(0xe80, 0xeff)] },
    Script { name: "Tibetan", tags: &[b"tibt"], ranges: &[(0xf00, 0xfff)] },
    Script { name: "Burmese", tags: &[b"mymr", b"mym2"], ranges: &[(0x1000, 0x109f)] },
    Script { name: "Khmer", tags: &[b"khmr"], ranges: &[(0x1780, 0x17ff)] },
    Script { name: "Mongolian", tags: &[b"mong"], ranges: &[(0x1800, 0x18af)] },
];

/// The script of a character, where it is one of these.
pub(super) fn script(c: char) -> Option<&'static Script> {
    let c = u32::from(c);
    if c < 0x620 {
        return None;
    }
    let holds =
        |script: &&Script| script.ranges.iter().any(|&(first, last)| (first..=last).contains(&c));
    SCRIPTS.iter().find(holds)
}
