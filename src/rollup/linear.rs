//! The sums and differences of a few rows, exactly: a row space over the numbers modulo a prime.
//!
//! The rows hold noughts and ones. What is a combination of them with fractions is one modulo the prime as well,
//! unless the prime divides the denominator of a fraction, which a prime of 61 bits does not for tables of this kind.

/// Values below the prime.
pub(super) type Row = Vec<u64>;

/// The Mersenne prime 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

/// A row space in reduced form: each row has a pivot, where it is 1 and every other row is 0, and is 0 before it.
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
        self.reduced(row).iter().all(|value| *value == 0)
    }

    fn add(&mut self, row: &Row) {
        let row = self.reduced(row);
        let Some(pivot) = row.iter().position(|value| *value != 0) else { return };
        let scale = inverse(row[pivot]);
        let row: Row = row.iter().map(|value| times(*value, scale)).collect();
        for (_, other) in &mut self.0 {
            *other = less(other, other[pivot], &row);
        }
        self.0.push((pivot, row));
    }

    fn reduced(&self, row: &Row) -> Row {
        self.0.iter().fold(row.clone(), |row, (pivot, own)| less(&row, row[*pivot], own))
    }
}

/// The sums of rows in which a column is nought, by one row fewer; the column is not nought in one row at least.
pub(super) fn without(rows: &[Row], column: usize) -> Vec<Row> {
    let Some(at) = rows.iter().position(|row| row[column] != 0) else { return rows.to_vec() };
    let scale = inverse(rows[at][column]);
    let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
    others.map(|(_, row)| less(row, times(row[column], scale), &rows[at])).collect()
}

/// A row less so many times another.
fn less(row: &Row, factor: u64, other: &Row) -> Row {
    let subtract = |(a, b): (&u64, &u64)| (a + PRIME - times(factor, *b)) % PRIME;
    row.iter().zip(other).map(subtract).collect()
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(PRIME);
    // The remainder is below the prime, so it fits.
    u64::try_from(product).unwrap_or_default()
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
    use super::Space;

    #[test]
    fn a_difference_is_in_the_space_and_a_part_is_not() {
        let rows = [vec![1, 1, 1, 1], vec![1, 1, 0, 0], vec![0, 1, 1, 0]];
        let space = Space::of(rows.iter());
        assert!(space.has(&vec![0, 0, 1, 1]));
        assert!(!space.has(&vec![0, 0, 0, 1]));
        assert!(space.rows().iter().all(|(pivot, row)| row[*pivot] == 1));
    }
}
