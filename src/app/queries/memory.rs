//! How much memory there is for a table, and what of a file would fit.

use model::dataset::Estimate;

const MEGABYTE: u64 = 1 << 20;
/// What each worker that holds rows may take on a computer.
const WORKER_BYTES: u64 = 3 << 30;
/// Workers that hold rows, at most: so many are started (see `worker::crew`).
const MOST_WORKERS: u64 = 6;
/// What everything may take on a phone or a tablet, which end pages that take more.
const PHONE_BYTES: u64 = 300 * MEGABYTE;
/// What page and director take of that without any table, and each worker that holds rows.
const PHONE_PAGE_BYTES: u64 = 30 * MEGABYTE;
const PHONE_WORKER_BYTES: u64 = 15 * MEGABYTE;
/// Part of the room a proposal fills: estimates err.
const PROPOSED_SHARE: f64 = 0.8;

/// What is known of the device the page runs on.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    /// A phone or a tablet.
    pub is_phone: bool,
    /// Processors it tells of.
    pub cores: u64,
    /// Its memory, when the browser tells; never more than 8 GB is told.
    pub memory_bytes: Option<u64>,
}

/// What there is for a table. `query` is that of the page's address: `?memory_mb=` sets it, for tests.
pub fn budget_bytes(query: &str, device: Device) -> u64 {
    let said = query
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.strip_prefix("memory_mb="))
        .find_map(|number| number.parse::<u64>().ok());
    let workers = device.cores.clamp(1, MOST_WORKERS);
    match said {
        Some(megabytes) => megabytes.saturating_mul(MEGABYTE),
        None if device.is_phone => PHONE_BYTES - PHONE_PAGE_BYTES - workers * PHONE_WORKER_BYTES,
        // others want memory too
        None => {
            (workers * WORKER_BYTES).min(device.memory_bytes.map_or(WORKER_BYTES, |all| all / 2))
        }
    }
}

/// True for phones and tablets, by what the browser calls itself. Tablets that call themselves computers
/// are known by their touch.
pub fn is_phone(agent: &str, touch_points: i32) -> bool {
    ["Mobi", "Android", "iPhone", "iPad"]
        .iter()
        .any(|name| agent.contains(name))
        || (agent.contains("Macintosh") && touch_points > 1)
}

/// So many of the first rows fit: a round number.
pub fn rows_that_fit(estimate: &Estimate, budget_bytes: u64) -> u64 {
    let bytes = estimate.bytes();
    if bytes == 0 {
        return estimate.rows;
    }
    let share = budget_bytes as f64 * PROPOSED_SHARE / bytes as f64;
    let rows = (estimate.rows as f64 * share) as u64;
    // one figure that counts, and never fewer than can be looked at
    let unit = 10_u64.pow(rows.max(1).ilog10());
    (rows / unit * unit).max(100).min(estimate.rows.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_sets_the_room_and_else_the_device_does() {
        let device = |is_phone, cores, memory_gb: Option<u64>| Device {
            is_phone,
            cores,
            memory_bytes: memory_gb.map(|gigabytes| gigabytes << 30),
        };
        let computer = device(false, 2, None);
        assert_eq!(budget_bytes("", computer), 3 << 30);
        assert_eq!(budget_bytes("", device(false, 2, Some(8))), 4 << 30);
        assert_eq!(budget_bytes("", device(false, 8, Some(4))), 2 << 30);
        assert_eq!(budget_bytes("", device(false, 1, Some(8))), 3 << 30);
        assert_eq!(budget_bytes("?memory_mb=many", computer), 3 << 30);
        // on a phone page and workers are in the same 300 MB
        assert_eq!(budget_bytes("", device(true, 2, None)), 240 << 20);
        assert_eq!(budget_bytes("", device(true, 8, Some(8))), 180 << 20);
        let phone = device(true, 6, None);
        assert_eq!(budget_bytes("?a=1&memory_mb=2", phone), 2 << 20);
    }

    #[test]
    fn tablets_that_pose_as_computers_are_known_by_their_touch() {
        assert!(is_phone("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0)", 5));
        assert!(is_phone("Mozilla/5.0 (Macintosh; Intel Mac OS X)", 5));
        assert!(!is_phone("Mozilla/5.0 (Macintosh; Intel Mac OS X)", 0));
        assert!(!is_phone("Mozilla/5.0 (Windows NT 10.0)", 10));
    }

    #[test]
    fn a_round_number_of_rows_is_proposed() {
        let estimate = Estimate {
            rows: 13_000_000,
            column_bytes: vec![2 << 30, 4 << 30],
        };
        assert_eq!(rows_that_fit(&estimate, 3 << 30), 5_000_000);
        let tiny = Estimate {
            rows: 50,
            column_bytes: vec![1 << 40],
        };
        assert_eq!(rows_that_fit(&tiny, 1), 50);
    }
}
