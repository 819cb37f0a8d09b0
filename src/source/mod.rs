//! What lies on the disk of the author: folders in, checked descriptions of files out.
//!
//! 1. [`scan`] walks the folders of a site and names every file, without opening any.
//! 2. [`read`] opens the files that are new or changed and digests them.
//! 3. [`watch`] reports later changes.
//!
//! [`picture`], [`anatomy`], [`shrink`] and [`first_page`] look into pictures and PDFs.
//!
//! Nothing here writes. A path that leads out of the site's root is never opened.

pub mod anatomy;
pub mod file;
pub mod first_page;
pub mod picture;
pub mod read;
pub mod scan;
pub mod shrink;
pub mod watch;
