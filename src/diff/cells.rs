//! How many words of a table's row stayed, whichever column they stand in now.

use std::collections::HashMap;

use super::words::{count, standing, stayed, words};
use crate::model::as_seen;

/// How many words two rows have in common: those of cells that are the same, in whatever order, and
/// those that stayed in the others. Time grows with the length of both.
pub(super) fn stayed_in_cells(old: &str, new: &str) -> usize {
    let cells = |row: &'_ str| -> Vec<String> {
        row.split('|').map(|cell| as_seen(cell.trim()).into_owned()).collect()
    };
    let (old, new) = (cells(old), cells(new));
    let mut waiting: HashMap<&str, usize> = HashMap::new();
    for cell in &old {
        *waiting.entry(cell).or_default() += 1;
    }
    let (mut same, mut added) = (0, Vec::new());
    for cell in &new {
        match waiting.get_mut(cell.as_str()) {
            Some(many @ 1..) => {
                *many -= 1;
                same += count(&standing(cell));
            }
            _ => added.push(cell.as_str()),
        }
    }
    let mut is_gone = |cell: &&str| match waiting.get_mut(*cell) {
        Some(many @ 1..) => {
            *many -= 1;
            true
        }
        _ => false,
    };
    let gone: Vec<&str> = old.iter().map(String::as_str).filter(&mut is_gone).collect();
    same + stayed(&words(&gone.join(" | "), &added.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::stayed_in_cells;
    use crate::diff::{Evidence, Extent, blocks};

    #[test]
    fn cells_stay_in_whatever_column_and_words_within_the_others() {
        assert_eq!(stayed_in_cells("Home care | 12 June", "12 June | Home care"), 4);
        assert_eq!(stayed_in_cells("a | a | b", "b | a | c"), 2);
        assert_eq!(stayed_in_cells("Home care | 12 June", "12 June | Home help"), 3);
        assert_eq!(stayed_in_cells("| one", "one |"), 1);
        assert_eq!(stayed_in_cells("one | two", "three | four"), 0);
    }

    #[test]
    fn all_words_of_a_table_stay_where_its_columns_are_exchanged() {
        let table = |rows: &[[&str; 2]], turned: bool| {
            let row = |[a, b]: &[&str; 2]| match turned {
                true => format!("| {b} | {a} |\n"),
                false => format!("| {a} | {b} |\n"),
            };
            let mut rows: Vec<String> = rows.iter().map(row).collect();
            rows.insert(1, "|---|---|\n".to_owned());
            blocks(&rows.concat())
        };
        let rows = [["Service", "Opened"], ["Home help", "12 June"], ["Meals on wheels", "3 May"]];
        let found = Evidence::of(&table(&rows, false), &table(&rows, true));
        assert_eq!((found.extent, found.words.kept), (Extent::Edited, 11));
        assert_eq!((found.words.old, found.words.new), (11, 11));
    }
}
