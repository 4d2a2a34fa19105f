//! The last guard: a panic, which is a fault of ours, becomes a problem like any other and never crosses a boundary.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::problem::Problems;

/// Does some work, and turns a panic into a problem.
///
/// # Errors
///
/// Those of the work; `internal` if it panicked.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Problems>) -> Result<T, Problems> {
    // Plans and reports are never changed in place, so that none is left half done.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let told = panic.downcast_ref::<String>().map(String::as_str);
        let told = told.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why");
        Err(Problems::one(
            "internal",
            format!("hoshin failed: {told}"),
            "this is a fault in hoshin: please report it with the plan that shows it",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_problem() {
        let place = 3;
        let problems = guarded::<()>(|| panic!("place {place}")).unwrap_err();
        assert_eq!(
            (&*problems.errors[0].code, &*problems.errors[0].message),
            ("internal", "hoshin failed: place 3")
        );
        assert_eq!(guarded::<()>(|| panic!("plain")).unwrap_err().errors[0].message, "hoshin failed: plain");
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
