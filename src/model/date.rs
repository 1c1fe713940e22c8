//! Days of the calendar, as read and as shown.

use jiff::fmt::strtime;

/// A day of the Gregorian calendar.
pub type Date = jiff::civil::Date;

/// A day in words, such as `10 May 2019`.
pub fn in_words(date: Date) -> String {
    strtime::format("%-d %B %Y", date).unwrap_or_else(|_| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_day_is_shown_in_words() {
        assert_eq!(in_words(jiff::civil::date(2019, 5, 10)), "10 May 2019");
    }
}
