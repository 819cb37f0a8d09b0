//! Finished bytes → the output folder, touching only what is ours and what has to change.
//!
//! 1. [`folder`] checks and opens the output folder and makes the folders in it.
//! 2. [`owned`] keeps the list of the files Toasoan wrote, on disk before the first of them.
//! 3. [`prune`] removes those of them that are no longer planned.
//! 4. [`mod@write`] writes the others.
//!
//! That order lets a page become a folder and a folder a page. Files that Toasoan did not write
//! are never overwritten or removed, and no symbolic link is followed below the output folder.

pub mod folder;
pub mod owned;
pub mod pack;
pub mod prune;
pub mod starter;
pub mod write;
