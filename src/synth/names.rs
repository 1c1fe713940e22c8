//! Names of places that sound as if they were in Scotland and are not.

use super::random::Random;

/// Real names that nothing invented may bear: councils, partnerships, health boards and what they
/// are made of.
const REAL: [&str; 60] = [
    "aberdeen",
    "aberdeenshire",
    "angus",
    "argyll",
    "arran",
    "ayr",
    "ayrshire",
    "banff",
    "barra",
    "borders",
    "buchan",
    "bute",
    "caithness",
    "carrick",
    "clackmannan",
    "clackmannanshire",
    "clyde",
    "cowal",
    "dumbarton",
    "dumfries",
    "dunbartonshire",
    "dundee",
    "edinburgh",
    "falkirk",
    "fife",
    "forth",
    "galloway",
    "glasgow",
    "grampian",
    "harris",
    "highland",
    "inverclyde",
    "inverness",
    "islay",
    "kincardine",
    "kinross",
    "kintyre",
    "lanark",
    "lanarkshire",
    "lewis",
    "lomond",
    "lorn",
    "lothian",
    "midlothian",
    "moray",
    "mull",
    "nairn",
    "orkney",
    "perth",
    "perthshire",
    "renfrew",
    "renfrewshire",
    "ross",
    "scottish",
    "shetland",
    "skye",
    "stirling",
    "stirlingshire",
    "sutherland",
    "tayside",
];

/// How a name begins, as many real ones do.
const HEADS: [&str; 30] = [
    "Ach", "Ard", "Auchter", "Bal", "Ballin", "Cal", "Car", "Corrie", "Craig", "Dal", "Drum",
    "Dun", "Fen", "Fether", "Fin", "Gar", "Inch", "Inver", "Kil", "Kin", "Lar", "Lin", "Mal",
    "Mor", "Pit", "Ros", "Strath", "Tarra", "Tor", "Wester",
];

/// How it goes on, as no real one does.
const TAILS: [&str; 46] = [
    "brannet", "brodden", "cullary", "dennoch", "dorrin", "farrow", "fernock", "garrand", "gellan",
    "glasken", "hallin", "hendry", "kerrish", "lorvie", "lorrick", "lunnet", "mennie", "mirren",
    "morrick", "nairock", "nessock", "pendrie", "pollick", "quellan", "rannet", "roskie", "selvie",
    "shandry", "skellan", "sorlie", "tarroch", "tennoch", "thravie", "tressock", "tulloan",
    "vannick", "varrie", "vellish", "wallock", "wendry", "wharral", "whindle", "wistary", "wodran",
    "yarrick", "yettan",
];

/// What kind of place a partnership is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Islands,
    Rural,
    Towns,
    City,
}

/// The name of a partnership or a board, and what its place is called in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The whole name.
    pub full: String,
    /// The place, without what makes a name of it.
    pub place: String,
}

impl Name {
    /// The name of a place of this kind.
    pub(super) fn of_place(kind: Kind, random: &mut Random) -> Self {
        let place = place(random);
        let full = match (kind, random.below(6)) {
            (Kind::Islands, 0..3) => format!("{place} Isles"),
            (Kind::Islands, _) => format!("{place} Islands"),
            (Kind::City, 0) => format!("City of {place}"),
            (Kind::City, 1..4) => format!("{place} City"),
            (Kind::Rural, 0) => format!("{place} and {}", self::place(random)),
            (Kind::Rural | Kind::Towns, 1) => format!("{} {place}", compass(random)),
            (Kind::Rural, 2) => format!("{place}shire"),
            (Kind::Towns, 2) => format!("{} {place}shire", compass(random)),
            _ => place.clone(),
        };
        let place =
            if full.starts_with(&place) || kind != Kind::Rural { place } else { full.clone() };
        Self { full, place }
    }

    /// The name of a health board.
    pub(super) fn of_board(random: &mut Random) -> Self {
        let place = place(random);
        let full = match random.below(6) {
            0 => format!("NHS {place} and {}", self::place(random)),
            1 => format!("NHS {} {place}", compass(random)),
            _ => format!("NHS {place}"),
        };
        Self { full, place }
    }

    /// The name as an id.
    pub(super) fn id(&self) -> String {
        self.full.to_lowercase().replace(' ', "-")
    }
}

fn compass(random: &mut Random) -> &'static str {
    let own = random.pick(&["North", "South", "East", "West", "Mid", "Upper"]);
    own.expect("there are some")
}

fn place(random: &mut Random) -> String {
    loop {
        let (head, tail) = (random.pick(&HEADS), random.pick(&TAILS));
        let place = [head, tail].map(|half| half.expect("there are some")).concat();
        if !is_real(&place) && reads_well(&place) {
            return place;
        }
    }
}

/// Whether a word of a name is that of a real council, partnership or health board.
pub(super) fn is_real(name: &str) -> bool {
    let words = name.split([' ', '-']);
    words.map(str::to_lowercase).any(|word| REAL.contains(&word.as_str()))
}

/// No letter stands three times in a row.
fn reads_well(place: &str) -> bool {
    let letters = place.to_lowercase().into_bytes();
    !letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
}

#[cfg(test)]
mod tests {
    use super::{HEADS, TAILS, is_real, reads_well};

    #[test]
    fn no_place_that_can_be_invented_is_real() {
        for (head, tail) in HEADS.iter().flat_map(|head| TAILS.map(|tail| (head, tail))) {
            let place = format!("{head}{tail}");
            assert!(!is_real(&place), "{place}");
        }
    }

    #[test]
    fn the_real_partnerships_and_boards_are_told_from_invented_ones() {
        let register = include_str!("../../returns/msg-integration/partnerships.yaml");
        let names: Vec<_> = register
            .lines()
            .filter_map(|line| line.split_once("name: ").or_else(|| line.split_once(": NHS ")))
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names.len(), 31 + 14);
        for name in names.iter().filter(|name| !name.starts_with("Western Isles")) {
            assert!(is_real(name), "{name}");
        }
    }

    #[test]
    fn no_letter_stands_three_times_in_a_row() {
        assert!(!reads_well("Killlorrick"));
        assert!(reads_well("Killorrick"));
    }
}
