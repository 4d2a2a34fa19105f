//! Packages of Debian, installed where whoever runs this may do so: on machines made for such runs.

use std::process::Command;

use super::told::{Trouble, is_there, output, tell};

/// Installs packages with what they need. Says why not, if it cannot.
pub(crate) fn install(packages: &[&str], remedy: &str) -> Result<(), Trouble> {
    let is_root = output(Command::new("id").arg("-u"), remedy).is_ok_and(|id| id.trim() == "0");
    if !is_root || !is_there("apt-get") {
        let reason = format!("{} cannot be installed: this is not root on a Debian", packages.join(", "));
        return Err(Trouble::new(reason, remedy));
    }
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.arg("-qq").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        output(&mut apt, remedy)
    };
    // Lists that are old may do as well.
    let _ = tell("apt-get update", || apt(&["update"]));
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    tell(&format!("apt-get install {}", packages.join(" ")), || apt(&install)).map(drop)
}
