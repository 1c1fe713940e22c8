//! Why something could not be done with a file or a process, in words of one's own.

use std::io::{self, ErrorKind};

/// Why, in words for whoever reads a finding: the system's own words for a limit say nothing to
/// most people.
pub fn reason(error: &io::Error) -> String {
    let of_disk = match error.kind() {
        ErrorKind::StorageFull => Some("the disk is full"),
        ErrorKind::QuotaExceeded => Some("there is no more room on the disk for you"),
        ErrorKind::ReadOnlyFilesystem => Some("the disk can be read alone"),
        _ => None,
    };
    limit(error).or(of_disk).map_or_else(|| error.kind().to_string(), ToOwned::to_owned)
}

/// Which limit of the system was reached, if that is why.
#[cfg(unix)]
pub fn limit(error: &io::Error) -> Option<&'static str> {
    use rustix::io::Errno;
    match Errno::from_io_error(error)? {
        Errno::MFILE | Errno::NFILE => Some("no more files may be open at once"),
        Errno::AGAIN => Some("no more processes may run at once"),
        _ => None,
    }
}

/// Which limit of the system was reached: not known here.
#[cfg(not(unix))]
pub fn limit(_: &io::Error) -> Option<&'static str> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::reason;

    #[test]
    fn a_limit_of_the_system_is_said_in_words_and_anything_else_as_ever() {
        let said = |errno: Errno| reason(&io::Error::from(errno));
        assert_eq!(said(Errno::MFILE), "no more files may be open at once");
        assert_eq!(said(Errno::AGAIN), "no more processes may run at once");
        assert_eq!(said(Errno::NOSPC), "the disk is full");
        assert_eq!(said(Errno::ACCESS), "permission denied");
    }
}
