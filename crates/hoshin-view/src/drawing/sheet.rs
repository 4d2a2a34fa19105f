//! Tables as pictures.
