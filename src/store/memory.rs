//! Where a person stood in a plan, in a file of the plan's state folder.
//!
//! This is a convenience: what cannot be read, or is of another program, is passed over, and nothing fails because it
//! could not be kept.

use std::path::Path;

use super::{sealed, text};
use crate::view::Memory;

/// The name of the file in the state folder of a plan.
const FILE: &str = "memory";

/// Keeps `memory` in `folder`.
pub(super) fn keep(folder: &Path, memory: &Memory) {
    if let Ok(body) = ron::ser::to_string_pretty(memory, text::style()) {
        // Not to stand where one stood is no reason to be told of a disk.
        let _ = sealed::write(&folder.join(FILE), &body);
    }
}

/// What is kept in `folder`; where there is nothing, or nothing that can be used, that of who was never there.
pub(super) fn kept(folder: &Path) -> Memory {
    let body = sealed::read(&folder.join(FILE));
    body.and_then(|body| ron::from_str(&body).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[allow(clippy::needless_update, reason = "there may be more to remember")]
    fn at(id: &str) -> Memory {
        Memory { round: Some(id.into()), ..Memory::default() }
    }

    #[test]
    fn what_is_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kept(folder.path()), Memory::default());
        for id in ["1.1", "๑.๓ \"ก\"\n"] {
            keep(folder.path(), &at(id));
            assert_eq!(kept(folder.path()), at(id));
        }
        keep(&folder.path().join("ไม่มี"), &at("1"));
    }

    #[test]
    fn a_torn_a_spoilt_and_a_foreign_file_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        keep(folder.path(), &at("1.1"));
        let whole = fs::read(&path).unwrap();
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            assert_eq!(kept(folder.path()), Memory::default(), "cut at {end}");
            let mut spoilt = whole.clone();
            spoilt[end] ^= 1;
            fs::write(&path, &spoilt).unwrap();
            assert_eq!(kept(folder.path()), Memory::default(), "spoilt at {end}");
        }
        // Of a program that knows more, or of none that knows the form.
        for body in ["(round: 7)", "[]", "(round: Some(\"1.1\"), unheard_of: (1, 2))"] {
            sealed::write(&path, body).unwrap();
            let found = kept(folder.path());
            assert!(found == Memory::default() || found == at("1.1"), "{body}");
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(kept(folder.path()), Memory::default());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &at("1.1"));
        let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
