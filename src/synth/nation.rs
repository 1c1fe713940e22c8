//! The nation: who its partnerships are, with which boards and in which sets; `partnerships.yaml`
//! and each `round.yaml`.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::names::{Kind, Name};
use super::random::{For, Random};
use super::rubric::SyntheticRubric;
use super::yaml::{entry, paragraph};
use super::{FIRST_YEAR, File, Size};
use crate::model::Date;

/// How many returns a group must have for its figures to be shown.
const MINIMUM_GROUP: usize = 3;

/// A partnership that does not exist.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: Name,
    kind: Kind,
    /// Whether many of its people are old: a set that goes across the kinds.
    ages: bool,
    /// The place of its board among the boards.
    board: usize,
}

/// Who there is.
#[derive(Debug)]
pub(super) struct Nation {
    pub(super) plan: Size,
    members: Vec<Member>,
    boards: Vec<Name>,
}

impl Nation {
    /// The nation of a plan; that of a greater plan with the same seed begins with the same
    /// partnerships.
    pub(super) fn new(plan: Size) -> Self {
        let mut taken = HashSet::new();
        let (mut members, mut boards) = (Vec::new(), Vec::new());
        let mut free = 0;
        for number in 0..plan.partnerships {
            if free == 0 {
                let mut random = Random::new(plan.seed, For::Board, [boards.len(), 0]);
                boards.push(unused(&mut taken, || Name::of_board(&mut random)));
                free = random.pick(&[1, 2, 2, 3, 3, 4]).unwrap_or(1);
            }
            free -= 1;
            let mut random = Random::new(plan.seed, For::Name, [number, 0]);
            let kind = match random.below(100) {
                0..10 => Kind::Islands,
                10..45 => Kind::Rural,
                45..80 => Kind::Towns,
                _ => Kind::City,
            };
            let name = unused(&mut taken, || Name::of_place(kind, &mut random));
            members.push(Member { name, kind, ages: random.happens(45), board: boards.len() - 1 });
        }
        Self { plan, members, boards }
    }

    /// Who made it and how, for the head of every file.
    pub(super) fn made_by(&self) -> String {
        format!("made by `stocktake synth` with seed {}", self.plan.seed)
    }

    /// The year of a round.
    pub(super) fn year(round: usize) -> i16 {
        FIRST_YEAR.saturating_add(i16::try_from(round).unwrap_or(i16::MAX))
    }

    /// The last day on which a return of a round is in time.
    pub(super) fn deadline(round: usize) -> Date {
        jiff::civil::date(Self::year(round), 5, 14)
    }

    /// The partnership with a number.
    pub(super) fn member(&self, number: usize) -> Option<&Member> {
        self.members.get(number)
    }

    /// The board of a partnership.
    pub(super) fn board(&self, member: &Member) -> &str {
        self.boards.get(member.board).map_or("the Health Board", |board| &board.full)
    }

    /// `partnerships.yaml`, in the order of the names.
    pub(super) fn register(&self) -> String {
        let mut text = paragraph(
            "# ",
            &format!(
                "SYNTHETIC: {}. No partnership, health board or place of this register exists.",
                self.made_by()
            ),
        );
        let seed = self.plan.seed;
        let notice = format!(
            "Synthetic: made by stocktake synth with seed {seed}; no partnership or answer here is \
             real."
        );
        _ = write!(text, "\n# Every page and every file made from this collection says this.\n");
        text.push_str(&entry(0, "notice", &notice));
        text.push_str("\nhealth_boards:\n");
        let mut boards: Vec<_> =
            self.boards.iter().map(|board| (board.id(), &board.full)).collect();
        boards.sort();
        for (id, name) in boards {
            text.push_str(&entry(2, &id, name));
        }
        text.push_str("\npartnerships:\n");
        for (id, member) in self.sorted(|_| true) {
            _ = writeln!(text, "  {id}:");
            text.push_str(&entry(4, "name", &member.name.full));
            let board = self.boards[member.board].id();
            text.push_str(&entry(4, "health_board", &board));
        }
        text.push_str(&self.sets());
        text
    }

    /// What is said of groups in the register.
    fn sets(&self) -> String {
        let mut text = format!(
            "\n# Which partnerships are alike, as invented as all the rest. A group of fewer than\n\
             # `minimum_group` returns is not reported on its own.\n\
             minimum_group: {MINIMUM_GROUP}\n"
        );
        let is_rural = |member: &Member| matches!(member.kind, Kind::Islands | Kind::Rural);
        let mut rows = String::new();
        for (id, name, members) in [
            ("islands-and-rural", "Islands and rural areas", self.sorted(is_rural)),
            ("towns", "Towns and the country around them", self.sorted(|m| m.kind == Kind::Towns)),
            ("cities", "Cities", self.sorted(|member| member.kind == Kind::City)),
            ("ageing", "Many people over 75", self.sorted(|member| member.ages)),
        ] {
            if members.is_empty() {
                continue;
            }
            _ = writeln!(rows, "  {id}:");
            rows.push_str(&entry(4, "name", name));
            rows.push_str("    partnerships:\n");
            rows.extend(members.iter().map(|(id, _)| format!("      - {id}\n")));
        }
        if !rows.is_empty() {
            text.push_str("comparator_sets:\n");
            text.push_str(&rows);
        }
        text
    }

    /// Some partnerships with their ids, in the order of these.
    fn sorted(&self, is_meant: impl Fn(&Member) -> bool) -> Vec<(String, &Member)> {
        let meant = self.members.iter().filter(|member| is_meant(member));
        let mut found: Vec<_> = meant.map(|member| (member.name.id(), member)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    }

    /// The `round.yaml` of a round.
    pub(super) fn round(&self, round: usize, rubric: &SyntheticRubric) -> File {
        let year = Self::year(round);
        let mut text = paragraph("# ", &format!("SYNTHETIC: {}.", self.made_by()));
        let title = format!("{} self-evaluation, {year} (synthetic)", ordinal(round));
        text.push_str(&entry(0, "title", &title));
        text.push_str(&entry(0, "deadline", &Self::deadline(round).to_string()));
        text.push_str(&entry(0, "rubric", rubric.rubric().version()));
        if round > 0 {
            text.push_str(&entry(0, "previous", &Self::year(round - 1).to_string()));
        }
        text.push_str("note: |\n");
        text.push_str(&paragraph("  ", &format!(
            "Nothing here is real: these returns were {} to try out reports of many partnerships. \
             The partnerships do not exist, and the ratings, the evidence and the actions were put \
             together by chance.",
            self.made_by()
        )));
        File { path: format!("{year}/round.yaml"), text }
    }
}

/// A name that nobody has yet.
///
/// Its place is unused too where that can be found with little trouble.
fn unused(taken: &mut HashSet<String>, mut invent: impl FnMut() -> Name) -> Name {
    let mut tries = 0;
    loop {
        let name = invent();
        tries += 1;
        let is_place_free = tries > 20 || !taken.contains(&name.place);
        if is_place_free && !taken.contains(&name.full) {
            taken.insert(name.full.clone());
            taken.insert(name.place.clone());
            return name;
        }
    }
}

fn ordinal(round: usize) -> String {
    const WORDS: [&str; 10] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
        "Tenth",
    ];
    WORDS.get(round).map_or_else(|| format!("{}th", round + 1), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::names::is_real;
    use super::super::{MOST, Size};
    use super::Nation;
    use crate::model::Id;

    #[test]
    fn every_partnership_has_a_name_of_its_own_which_no_real_one_has() {
        for seed in 0..4 {
            let nation = Nation::new(Size { seed, ..MOST });
            let ids: BTreeSet<String> = nation.members.iter().map(|m| m.name.id()).collect();
            assert_eq!(ids.len(), MOST.partnerships);
            let boards: BTreeSet<String> = nation.boards.iter().map(|board| board.id()).collect();
            assert_eq!(boards.len(), nation.boards.len());
            for id in ids.iter().chain(&boards) {
                assert!(Id::published(id).is_ok() && !is_real(id), "{id}");
            }
        }
    }

    #[test]
    fn there_is_a_board_for_every_two_or_three_partnerships() {
        let nation = Nation::new(Size { partnerships: 600, rounds: 1, seed: 1 });
        assert!((200..300).contains(&nation.boards.len()), "{}", nation.boards.len());
    }
}
