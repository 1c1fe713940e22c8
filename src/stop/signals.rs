//! The signals by which a build is ended in order: what it started ends, what it staged is removed,
//! and it says so.

use std::io;
#[cfg(unix)]
use std::time::{Duration, Instant};

use super::Stop;

/// Has the usual signals ask for the end of the build.
///
/// One that comes again ends the program at once, unless it is an echo of the first: `timeout`
/// sends one to the program and one to its group.
#[cfg(unix)]
pub(crate) fn heed(stop: &Stop) -> io::Result<()> {
    use std::collections::BTreeMap;

    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let heeded: Vec<i32> =
        SIGNALS.into_iter().map(|(signal, _)| signal).filter(|own| !is_left_alone(*own)).collect();
    let mut signals = Signals::new(&heeded)?;
    for signal in heeded {
        flag::register_usize(signal, stop.signal_cell(), usize::try_from(signal).unwrap_or(1))?;
    }
    let listen = move || {
        let mut heard: BTreeMap<i32, Heard> = BTreeMap::new();
        for signal in signals.forever() {
            if heard.entry(signal).or_default().ends_at_once(Instant::now()) {
                // It does not come back from this, unless the system refuses.
                _ = emulate_default_handler(signal);
            }
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(listen)?;
    Ok(())
}

/// How long a second signal may be an echo of the first.
#[cfg(unix)]
const ECHO: Duration = Duration::from_secs(2);

/// How often a signal came, and when first.
#[cfg(unix)]
#[derive(Debug, Default)]
struct Heard {
    first: Option<Instant>,
    count: usize,
}

#[cfg(unix)]
impl Heard {
    /// Counts a signal, and says whether it ends the program at once: a third one does, and a
    /// second one that is no echo of the first.
    fn ends_at_once(&mut self, now: Instant) -> bool {
        self.count += 1;
        let first = *self.first.get_or_insert(now);
        self.count > 2 || self.count == 2 && now.duration_since(first) >= ECHO
    }
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
pub(crate) fn heed(_: &Stop) -> io::Result<()> {
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
pub(crate) fn name(signal: usize) -> &'static str {
    let own = SIGNALS.iter().find(|(number, _)| usize::try_from(*number) == Ok(signal));
    own.map_or("a signal", |(_, name)| name)
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::{Duration, Instant};

    use super::Heard;

    #[test]
    fn an_echo_of_the_first_signal_does_not_end_a_build_at_once_and_any_later_one_does() {
        let began = Instant::now();
        let ended = |times: &[u64]| {
            let mut heard = Heard::default();
            let at = times.iter().map(|time| began + Duration::from_millis(*time));
            at.map(|now| heard.ends_at_once(now)).collect::<Vec<_>>()
        };
        assert_eq!(ended(&[0, 0]), [false, false]);
        assert_eq!(ended(&[7, 2006, 2006]), [false, false, true]);
        assert_eq!(ended(&[0, 2000]), [false, true]);
        assert_eq!(ended(&[0, 1, 9000]), [false, false, true]);
    }
}
