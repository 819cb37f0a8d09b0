//! The vocabulary of Toasoan: values that know nothing of sites, files or themes.
//!
//! Everything here is a plain value: made by a checking constructor, compared, ordered, hashed,
//! and never changed afterwards. Invariants:
//! 1. every text that enters is in Unicode normal form C;
//! 2. order and serialized form are total and equal in every process;
//! 3. nothing here reads the disk, the network or the clock.

pub mod collate;
pub mod color;
pub mod date;
pub mod digest;
pub mod few;
pub mod find;
pub mod fold;
pub mod route;
pub mod slug;
pub mod table;
pub mod text;
