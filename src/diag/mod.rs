//! What can be wrong with a site, and how it is said.
//!
//! 1. A stage finds a mistake and makes a [`problem::Diagnostic`]: a typed [`problem::Problem`] with the
//!    places it concerns.
//! 2. [`problems::Problems`] collects them, ordered and without duplicates.
//! 3. [`show`] prints them for people, [`json`] for machines.
//!
//! A problem carries typed fields, never a finished sentence: the sentence in either language, the
//! code, the severity and the help hang on the variant, side by side, in one file for each area.

pub mod areas;
pub mod json;
pub mod kind;
pub mod problem;
pub mod problems;
pub mod show;
pub mod span;
