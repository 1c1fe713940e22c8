//! Collections that were made: that they are valid, the same each time, and like real ones.
