//! The sums and differences of a few rows, exactly: a row space over the numbers modulo a prime.
//!
//! The rows hold noughts and ones. What is a combination of them with fractions is one modulo the
//! prime as well, unless the prime divides the denominator of a fraction, which a prime of 61 bits
//! does not for tables of this kind.

/// Values below the prime.
pub(super) type Row = Vec<u64>;

/// The Mersenne prime 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

/// A row space in reduced form: each row has a pivot, where it is 1 and every other row is 0, and
/// is 0 before it.
pub(super) struct Space(Vec<(usize, Row)>);

impl Space {
    /// The space of these rows.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut space = Self(Vec::new());
        for row in rows {
            space.add(row);
        }
        space
    }

    /// The rows with their pivots.
    pub(super) fn rows(&self) -> &[(usize, Row)] {
        &self.0
    }

    /// Whether a row is a combination of those of the space.
    pub(super) fn has(&self, row: &Row) -> bool {
        let mut row = row.clone();
        reduce(&mut row, &self.0);
        row.iter().all(|value| *value == 0)
    }

    fn add(&mut self, row: &Row) {
        let mut row = row.clone();
        reduce(&mut row, &self.0);
        let Some(pivot) = row.iter().position(|value| *value != 0) else { return };
        scale(&mut row, pivot);
        for (_, other) in &mut self.0 {
            let factor = other[pivot];
            subtract(other, factor, &row);
        }
        self.0.push((pivot, row));
    }
}

/// Those of `rows` without which `sum` is no longer a combination of the others, by their places,
/// lowest first; `sum` is a combination of all of them.
///
/// Each row carries along how it was made of the given ones. What is left of `sum` then says which
/// it is made of; a row can be done without if it is not among those, or if it is itself made of
/// others.
pub(super) fn needed(rows: &[&Row], sum: &Row) -> Vec<usize> {
    let mut echelon: Vec<(usize, Row)> = Vec::new();
    let mut can_be_replaced = vec![false; rows.len()];
    let width = sum.len();
    for (at, row) in rows.iter().enumerate() {
        let mut row = with_origin(row, Some(at), rows.len());
        reduce(&mut row, &echelon);
        match row.iter().take(width).position(|value| *value != 0) {
            Some(pivot) => {
                scale(&mut row, pivot);
                echelon.push((pivot, row));
            }
            None => {
                for (replaced, part) in can_be_replaced.iter_mut().zip(row.iter().skip(width)) {
                    *replaced |= *part != 0;
                }
            }
        }
    }
    let mut sum = with_origin(sum, None, rows.len());
    reduce(&mut sum, &echelon);
    let made_of = sum.iter().skip(width).zip(can_be_replaced).enumerate();
    made_of.filter(|(_, (part, replaced))| **part != 0 && !replaced).map(|(at, _)| at).collect()
}

/// A row followed by what it is made of: one of the given rows, or none of them.
fn with_origin(row: &Row, at: Option<usize>, rows: usize) -> Row {
    row.iter().copied().chain((0..rows).map(|own| u64::from(Some(own) == at))).collect()
}

/// The sums of rows in which a column is nought, by one row fewer; the column is not nought in one
/// row at least.
pub(super) fn without(rows: &[Row], column: usize) -> Vec<Row> {
    let Some(at) = rows.iter().position(|row| row[column] != 0) else { return rows.to_vec() };
    let inverse = inverse(rows[at][column]);
    let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
    let less = |(_, row): (usize, &Row)| {
        let mut row = row.clone();
        let factor = times(row[column], inverse);
        subtract(&mut row, factor, &rows[at]);
        row
    };
    others.map(less).collect()
}

/// Makes a row nought at the pivots of others, each of which is nought at the pivots before its
/// own.
fn reduce(row: &mut Row, others: &[(usize, Row)]) {
    for (pivot, other) in others {
        let factor = row[*pivot];
        subtract(row, factor, other);
    }
}

/// Makes a row 1 at its pivot.
fn scale(row: &mut Row, pivot: usize) {
    let factor = inverse(row[pivot]);
    row.iter_mut().for_each(|value| *value = times(*value, factor));
}

/// Takes so many times another row from a row. Most factors and most values are nought.
fn subtract(row: &mut Row, factor: u64, other: &Row) {
    if factor == 0 {
        return;
    }
    for (value, own) in row.iter_mut().zip(other).filter(|(_, own)| **own != 0) {
        *value = folded(*value + PRIME - times(factor, *own));
    }
}

fn times(a: u64, b: u64) -> u64 {
    // 2⁶¹ is 1 modulo the prime: what stands above bit 61 is added to what stands below.
    let product = u128::from(a) * u128::from(b);
    let (above, below) = (product >> 61, product & u128::from(PRIME));
    let fits = |half: u128| u64::try_from(half).expect("half of a product fits");
    folded(fits(above) + fits(below))
}

/// A number below twice the prime, modulo the prime.
fn folded(number: u64) -> u64 {
    if number >= PRIME { number - PRIME } else { number }
}

/// By Fermat's little theorem.
fn inverse(value: u64) -> u64 {
    let (mut power, mut base, mut left) = (1, value, PRIME - 2);
    while left > 0 {
        if left % 2 == 1 {
            power = times(power, base);
        }
        base = times(base, base);
        left /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::{PRIME, Row, Space, inverse, needed, times};

    #[test]
    fn each_row_of_a_space_is_one_at_its_pivot_and_the_others_are_nought() {
        let rows = [vec![1, 1, 1, 1], vec![1, 1, 0, 0], vec![0, 1, 1, 0], vec![0, 0, 1, 1]];
        let space = Space::of(rows.iter());
        assert_eq!(space.rows().len(), 3, "the last is the first less the second");
        for (pivot, row) in space.rows() {
            let at_pivot: Vec<_> = space.rows().iter().map(|(_, row)| row[*pivot]).collect();
            assert_eq!((row[*pivot], at_pivot.iter().sum::<u64>()), (1, 1));
        }
    }

    #[test]
    fn a_difference_is_in_the_space_and_a_part_is_not() {
        let space = Space::of([vec![1, 1, 1, 1], vec![1, 1, 0, 0], vec![0, 1, 1, 0]].iter());
        assert!(space.has(&vec![0, 0, 1, 1]));
        assert!(!space.has(&vec![0, 0, 0, 1]));
    }

    #[test]
    fn a_row_is_needed_where_no_other_way_leads_to_the_sum() {
        let rows: [Row; 4] =
            [vec![1, 1, 1, 1], vec![1, 1, 0, 0], vec![0, 1, 1, 0], vec![0, 0, 1, 1]];
        let given: Vec<&Row> = rows.iter().collect();
        // The last is there itself, and is the first less the second as well.
        assert!(needed(&given, &vec![0, 0, 1, 1]).is_empty());
        assert_eq!(needed(&given[..3], &vec![0, 0, 1, 1]), [0, 1]);
        assert_eq!(needed(&given, &vec![0, 1, 1, 0]), [2]);
        assert_eq!(needed(&given[1..], &vec![1, 2, 1, 0]), [0, 1]);
    }

    #[test]
    fn arithmetic_is_that_of_the_prime() {
        let numbers = [1, 2, 3, PRIME / 2, PRIME - 2, PRIME - 1];
        for a in numbers {
            assert_eq!(times(a, inverse(a)), 1, "{a}");
            for b in numbers {
                let plain = u128::from(a) * u128::from(b) % u128::from(PRIME);
                assert_eq!(u128::from(times(a, b)), plain, "{a} times {b}");
            }
        }
    }
}
