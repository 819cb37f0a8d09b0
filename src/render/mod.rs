//! One planned page → its bytes.
//!
//! The context of a template holds the page's inputs and those that all pages share, nothing else. The
//! same inputs give the same bytes, on any thread.

pub mod body;
pub mod page;
pub mod problem;
pub mod relative;
