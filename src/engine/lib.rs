//! Bytes in, model out: everything Datalup knows about data, without a browser.
//!
//! The rooms stand in the order data flows:
//!
//! 1. [`read`]: a [`read::Source`] gives bytes at offsets. `sniff` settles encoding, delimiter, header and
//!    number habits from the head and from samples further in, each with its evidence, and the user may
//!    overrule any. The file is cut into byte ranges; each becomes a shard, read record by record.
//! 2. [`table`]: a shard is a run of rows in typed columns. It stays where it was parsed.
//! 3. [`job`]: a *crew* of members holds the shards (workers in the browser, values in the command line);
//!    the *director* asks all members the same question, merges their partial answers and finishes. Long
//!    work is a task that is stepped, so that others get a word in. Here cuts through quoted fields and
//!    types contradicted late in the file are settled and the shards concerned are read again.
//! 4. [`ops`]: which rows pass, in which order, and windows of them.
//! 5. [`kind`] and [`profile`]: what each column means and looks like.
//! 6. [`classify`]: what the dataset is about in KLE, with the words that speak for it.
//! 7. [`kle`]: editions of KLE, and KLE numbers standing in data; [`code_system`]: other lists of codes a user has.
//! 8. [`cases`]: a case extract by KLE: counts, times, what is missing.
//! 9. [`compare`]: what differs between two editions of a file.
//! 10. [`suggest`]: which chart is worth seeing, and the numbers behind it.
//! 11. [`map`]: which areas values mean, whether a map is worth seeing, and areas made of a file.
//! 12. [`question`]: plain questions the table can answer, each by a chart, a distance or a rank.
//! 13. [`survey`]: what the table is as a whole: its keys, what it covers, what it is an extract of.
//! 14. [`export`]: what is seen, written in forms others can read.
//!
//! No web, no clock, no randomness, no prose: sentences are made in `texts` from codes and parameters.

pub mod cases;
pub mod check;
pub mod classify;
pub mod code_system;
pub mod compare;
pub mod export;
pub mod geo;
pub mod job;
pub mod kind;
pub mod kle;
pub mod map;
pub mod ops;
pub mod profile;
pub mod question;
pub mod read;
pub mod suggest;
pub mod survey;
pub mod table;
