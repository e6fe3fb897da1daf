//! The memory of a process and of all that it started, where the system tells it (Linux).

use std::{collections::HashMap, fs};

/// The bytes of memory that a process and those below it hold now; what two of them share counts twice.
pub(super) fn of_tree(root: u32) -> u64 {
    let processes = processes();
    let mut sum = 0;
    let mut left = vec![root];
    while let Some(id) = left.pop() {
        sum += processes.get(&id).map_or(0, |process| process.bytes);
        left.extend(processes.iter().filter(|(_, p)| p.parent == id).map(|(&id, _)| id));
    }
    sum
}

struct Process {
    parent: u32,
    bytes: u64,
}

fn processes() -> HashMap<u32, Process> {
    let Ok(entries) = fs::read_dir("/proc") else { return HashMap::new() };
    let process = |entry: fs::DirEntry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        Some((id, of_status(&fs::read_to_string(entry.path().join("status")).ok()?)?))
    };
    entries.flatten().filter_map(process).collect()
}

fn of_status(status: &str) -> Option<Process> {
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
    let kibibytes: u64 = field("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(Process { parent: field("PPid:")?.trim().parse().ok()?, bytes: kibibytes * 1024 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_holds_what_its_processes_hold() {
        let Process { parent, bytes } =
            of_status("Name:\tx\nPPid:\t7\nVmHWM:\t 9 kB\nVmRSS:\t   12 kB\n").unwrap();
        assert_eq!((parent, bytes), (7, 12 * 1024));
        assert!(!cfg!(target_os = "linux") || of_tree(std::process::id()) > 1_000_000);
    }
}
