//! Configuration: `site.toml` (and the environment) → [`settings::Settings`].
//!
//! 1. [`tree`] reads TOML or YAML into a tree whose every key and value knows its place.
//! 2. [`fields`] reads typed values out of a table and collects every mistake it meets.
//! 3. [`keys`] lists the keys with their docs; [`settings`] turns a table into settings.
//!
//! Reading never fails: a wrong value is a problem, and the default stands in for it.

pub mod built_in;
pub mod comments;
pub mod fields;
pub mod keys;
pub mod outlets;
pub mod pattern;
pub mod pictures;
pub mod settings;
pub mod share;
pub mod subsites;
pub mod tree;
