//! The processes that a process started and those that these started, also where they have left its
//! group.

use std::fs;
use std::thread;
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, wait};

/// How often those that are still there are killed; one that cannot be killed is left to the
/// system.
const ATTEMPTS: usize = 200;

/// Makes processes that lose their parent below this one its own children, where the system can.
pub(super) fn adopt() {
    #[cfg(target_os = "linux")]
    {
        _ = rustix::process::set_child_subreaper(Some(getpid()));
    }
}

/// Kills all children, then those that come to this process when these are gone, until none is
/// left.
pub(super) fn end() {
    for _ in 0..ATTEMPTS {
        match wait(WaitOptions::NOHANG) {
            Ok(Some(_)) => {}
            Ok(None) => {
                children().into_iter().for_each(|child| _ = kill_process(child, Signal::KILL));
                thread::sleep(Duration::from_millis(1));
            }
            Err(Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// The processes whose parent is this one, by what Linux says of each process.
fn children() -> Vec<Pid> {
    let own = getpid().as_raw_nonzero().get();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    numbers.filter(|number| parent(*number) == Some(own)).filter_map(Pid::from_raw).collect()
}

/// The parent of a process: the second word behind the name in brackets.
fn parent(number: i32) -> Option<i32> {
    let stat = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}
