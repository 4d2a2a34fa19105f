//! What holds for every format: what is exported and imported again is the same plan up to what the notes declare, no file
//! makes a reader panic, and real files go through.

mod declared;
mod facts;
mod mutated;
mod real_files;
mod refused;
mod round_trip;
mod schema;
