//! The day that it is, for what tells how late something is. Nothing that is published asks for it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::Date;

/// The day that it is by universal time.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
