//! The running program → its digest, which stands for all the code that a result depends on.

use std::fs::File;
use std::io;
use std::sync::OnceLock;

use crate::base::digest::{Digest, Digester};

/// Gives the digest of the running executable, read once.
///
/// Where the executable cannot be read, the version of the program has to do.
pub fn engine() -> Digest {
    static ENGINE: OnceLock<Digest> = OnceLock::new();
    *ENGINE.get_or_init(|| {
        executable().and_then(Digest::of_reader).map_or_else(
            |_| Digester::new(env!("CARGO_PKG_VERSION")).finish(),
            |(digest, _)| digest,
        )
    })
}

fn executable() -> io::Result<File> {
    // On Linux this name still opens the running program after its file was replaced by a new one.
    if cfg!(target_os = "linux")
        && let Ok(file) = File::open("/proc/self/exe")
    {
        return Ok(file);
    }
    File::open(std::env::current_exe()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_the_executable() {
        let (expected, _) =
            Digest::of_reader(File::open(std::env::current_exe().unwrap()).unwrap()).unwrap();
        assert_eq!(engine(), expected);
        assert_eq!(engine(), expected);
    }
}
