//! The program as `cargo xtask` calls it.

use std::process::Command;

fn run(argument: &str) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask-library")).arg(argument).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn it_tells_its_chores_and_refuses_others() {
    let (code, told) = run("help");
    assert_eq!(code, Some(0));
    for chore in ["bench", "corpus", "pages", "parity", "reports", "widths"] {
        assert!(told.contains(&format!("  {chore} ")), "{told}");
    }
    assert_eq!(run("dance"), (Some(2), told));
}
