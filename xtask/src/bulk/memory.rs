//! Measures the memory of a process and its descendants (Linux only).

use std::{collections::HashMap, fs};

/// Returns the resident memory of a process and its descendants in bytes; 0 on systems other than Linux. Memory
/// that two of the processes share counts twice.
pub(super) fn of_process_tree(root: u32) -> u64 {
    let processes = processes();
    let mut sum = 0;
    let mut pending = vec![root];
    while let Some(id) = pending.pop() {
        sum += processes.get(&id).map_or(0, |process| process.bytes);
        pending.extend(processes.iter().filter(|(_, p)| p.parent == id).map(|(&id, _)| id));
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
        Some((id, parse_status(&fs::read_to_string(entry.path().join("status")).ok()?)?))
    };
    entries.flatten().filter_map(process).collect()
}

fn parse_status(status: &str) -> Option<Process> {
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
    let kibibytes: u64 = field("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(Process { parent: field("PPid:")?.trim().parse().ok()?, bytes: kibibytes * 1024 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_a_process_tree_is_measured() {
        let Process { parent, bytes } =
            parse_status("Name:\tx\nPPid:\t7\nVmHWM:\t 9 kB\nVmRSS:\t   12 kB\n").unwrap();
        assert_eq!((parent, bytes), (7, 12 * 1024));
        assert!(!cfg!(target_os = "linux") || of_process_tree(std::process::id()) > 1_000_000);
    }
}
