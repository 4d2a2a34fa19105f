//! What crosses crates: the catalogue against its folder and manuals, the grammar against the builder, layers,
//! refusals, laws, and what is generated.

#[cfg(test)]
mod api;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod documentation;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod faults;
mod fixes;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod fuzzing;
#[cfg(test)]
mod generated;
#[cfg(test)]
mod grammar;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod oracles;
#[cfg(test)]
mod places;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod starters;
#[cfg(test)]
mod synthetic;
