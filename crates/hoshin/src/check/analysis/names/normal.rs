//! The compatibility form of a text (NFKC): full-width letters become plain, ligatures are parted.
//!
//! Natively a library makes it. In a module for browsers its tables would be a fifteenth of everything, and one packed
//! tighter takes their place. INVARIANT: both make the same of every text, which a test sees to.

#[cfg(any(target_family = "wasm", test))]
mod packed;
#[cfg(test)]
mod tests;

/// The compatibility form.
pub(super) fn nfkc(text: &str) -> String {
    #[cfg(target_family = "wasm")]
    return packed::nfkc(text);
    #[cfg(not(target_family = "wasm"))]
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}
