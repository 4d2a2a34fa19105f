//! The program as `cargo xtask` calls it.

use std::process::Command;

#[test]
fn it_tells_its_chores_and_refuses_others() {
    let run = |argument: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask-library")).arg(argument).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, told) = run("help");
    assert_eq!(code, Some(0));
    for chore in ["bench", "corpus", "pages", "parity", "reports", "widths"] {
        assert!(told.contains(&format!("  {chore} ")), "{told}");
    }
    assert_eq!(run("dance"), (Some(2), told));
}
