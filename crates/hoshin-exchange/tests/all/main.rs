//! What holds for every format: what is exported and imported again is the same plan up to what the notes declare, no file
//! makes a reader panic, and real files go through.

mod declared;
mod facts;
mod mutated;
#[cfg(feature = "parquet")]
mod read_back;
mod real_files;
mod refused;
mod round_trip;
mod schema;
