//! Numbers and dates as people write them: `1.234,5` and `21.11.2026`.
