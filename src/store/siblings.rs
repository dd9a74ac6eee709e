//! Files beside a plan that a program which keeps folders in step has put there: another person's version, which
//! nobody sees unless it is pointed out.

use std::fs;
use std::path::{Path, PathBuf};

use super::file;

/// What such programs write into a name, in small letters.
const MARKS: [&str; 5] =
    ["conflicted copy", "sync-conflict-", "case conflict", "สำเนาที่ขัดแย้ง", "conflict copy"];

/// The versions of the plan at `target` that lie beside it, in the order of their names.
pub(super) fn of(target: &Path) -> Vec<PathBuf> {
    let Some(stem) = target.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let is_sibling = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        let rest = name.and_then(|name| name.strip_prefix(stem)).unwrap_or_default().to_lowercase();
        path.extension() == target.extension() && MARKS.iter().any(|mark| rest.contains(mark))
    };
    let Ok(entries) = fs::read_dir(file::folder(target)) else { return Vec::new() };
    let names = entries.filter_map(|entry| Some(target.with_file_name(entry.ok()?.file_name())));
    let mut found: Vec<_> = names.filter(is_sibling).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_other_programs_are_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = [
            "แผน (Example's conflicted copy 2026-03-15).ron",
            "แผน (conflicted copy 2026-03-15 101500).ron",
            "แผน.sync-conflict-20260315-101500-ABCDEFG.ron",
        ];
        let others =
            ["แผน.ron", "แผน.conflict-25690315-101500.ron", "แผน ๒ (conflicted copy).ron.bak", "x.ron"];
        for name in theirs.iter().chain(&others) {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = of(&folder.path().join("แผน.ron"));
        assert_eq!(found, theirs.map(|name| folder.path().join(name)));
    }
}
