//! What holds for every format: what is exported and imported again is the same plan up to what the notes declare, no file
//! makes a reader panic, and real files go through.

#[cfg(test)]
mod declared;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod mutated;
#[cfg(test)]
mod python;
#[cfg(feature = "parquet")]
#[cfg(test)]
mod read_back;
#[cfg(test)]
mod real_files;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod round_trip;
#[cfg(feature = "xlsx")]
#[cfg(test)]
mod saved;
#[cfg(test)]
mod schema;
