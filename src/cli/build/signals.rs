//! The signals by which a build is ended in order: what it started ends, what it staged is removed,
//! and it says so.

use std::io;

use crate::stop::Stop;

/// Has the usual signals ask for the end of the build. A second one ends the program at once.
#[cfg(unix)]
pub(super) fn heed(stop: &Stop) -> io::Result<()> {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::flag;

    for (signal, _) in SIGNALS.into_iter().filter(|(signal, _)| !is_left_alone(*signal)) {
        let came = Arc::new(AtomicBool::new(false));
        // In this order: the first signal finds that none came before it.
        flag::register_conditional_default(signal, Arc::clone(&came))?;
        flag::register(signal, came)?;
        flag::register_usize(signal, stop.signal_cell(), usize::try_from(signal).unwrap_or(1))?;
    }
    Ok(())
}

/// Whether whoever started the program wants it to go on when its terminal is closed, as `nohup`
/// does.
#[cfg(unix)]
fn is_left_alone(signal: i32) -> bool {
    let of_process = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = of_process.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    signal == signal_hook::consts::SIGHUP
        && ignored.is_some_and(|mask| mask & (1 << (signal - 1)) != 0)
}

/// Other systems end a program at once.
#[cfg(not(unix))]
pub(super) fn heed(_: &Stop) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
const SIGNALS: [(i32, &str); 3] = {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")]
};

#[cfg(not(unix))]
const SIGNALS: [(i32, &str); 0] = [];

/// What a signal is called.
pub(super) fn name(signal: usize) -> &'static str {
    let own = SIGNALS.iter().find(|(number, _)| usize::try_from(*number) == Ok(signal));
    own.map_or("a signal", |(_, name)| name)
}
