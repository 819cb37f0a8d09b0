//! What one build remembers for the next: records that prove themselves.
//!
//! 1. [`shard`] keeps maps from text to values in small flat files.
//! 2. [`engine`] names the program that wrote them, so that no other program believes them.
//! 3. [`replace`] puts a file in the place of another at once.
//!
//! A cache that is lost, torn or foreign costs work, never a wrong result and never an error.

pub mod engine;
pub mod replace;
pub mod shard;
