//! The plans that were opened before, so that the program finds them again when it is started without one.
//!
//! They stand in the state folder of the person (`XDG_STATE_HOME`, where there is none the folder of local data).
//! This is a convenience: what cannot be read or written there is passed over, nothing fails for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::state;
use crate::calendar::Day;

/// The name of the file in the state folder: a plan a line, the last opened first, as `2023-03-15 /folder/plan.ron`.
const FILE: &str = "recent-plans";
/// What it was before: one line, the path of the last plan.
const FORMER: &str = "last-plan";
/// So many are known.
const MOST: usize = 10;

/// A plan that was opened before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its file, be it there or not.
    pub path: PathBuf,
    /// When it was opened last, where that is known.
    pub opened: Option<Day>,
    /// Whether its file was not there when that was asked.
    pub is_gone: bool,
}

impl Known {
    /// Looks whether its file is there: on a share that does not answer this may take long.
    #[must_use]
    pub fn looked_for(self) -> Self {
        Self { is_gone: !self.path.is_file(), ..self }
    }
}

/// Remembers that the plan at `path` was opened on `today`. A path that is no Unicode text is not remembered.
pub fn remember(path: &Path, today: Day) {
    let (Some(folder), Ok(absolute)) = (state::folder(), std::path::absolute(path)) else { return };
    let mut known = known_in(&folder);
    if absolute.to_str().is_none_or(|line| line.contains('\n')) {
        return;
    }
    let this = Known { path: absolute, opened: Some(today), is_gone: false };
    // Writing waits for the disk; as a rule it is the same plan again.
    if known.first() == Some(&this) {
        return;
    }
    known.retain(|other| other.path != this.path);
    known.insert(0, this);
    known.truncate(MOST);
    if state::make(&folder).is_ok() {
        // Not to find the plan again is no reason not to open it now.
        let _ = state::write(&folder.join(FILE), to_text(&known).as_bytes());
    }
}

/// The plans that were opened before, the last one first, be they there or not.
pub fn known_plans() -> Vec<Known> {
    state::folder().map(|folder| known_in(&folder)).unwrap_or_default()
}

fn known_in(folder: &Path) -> Vec<Known> {
    if let Ok(text) = fs::read_to_string(folder.join(FILE)) {
        return parse(&text);
    }
    let former = fs::read_to_string(folder.join(FORMER)).unwrap_or_default();
    let path = former.trim_end_matches('\n');
    if path.is_empty() { Vec::new() } else { vec![Known { path: path.into(), opened: None, is_gone: false }] }
}

fn to_text(known: &[Known]) -> String {
    let day = |known: &Known| known.opened.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let lines: Vec<_> =
        known.iter().map(|known| format!("{} {}", day(known), known.path.display())).collect();
    lines.join("\n") + "\n"
}

fn parse(text: &str) -> Vec<Known> {
    let lines = text.lines().filter_map(|line| line.split_once(' ')).filter(|(_, path)| !path.is_empty());
    let known =
        lines.map(|(day, path)| Known { path: path.into(), opened: day.parse().ok(), is_gone: false });
    known.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_no_more_than_ten() {
        let known = |count: usize| -> Vec<Known> {
            let opened = |n: usize| (n != 1).then(|| "2023-03-15".parse().unwrap());
            (0..count)
                .map(|n| Known {
                    path: format!("/ก ข/แผน {n}.ron").into(),
                    opened: opened(n),
                    is_gone: false,
                })
                .collect()
        };
        assert_eq!(parse(&to_text(&known(3))), known(3));
        assert_eq!(parse(&to_text(&known(30))), known(10));
        assert_eq!(
            parse("\n \nx\n2023-99-99 /a.ron\n"),
            [Known { path: "/a.ron".into(), opened: None, is_gone: false }]
        );
    }

    #[test]
    fn the_file_of_before_is_still_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(known_in(folder.path()), []);
        fs::write(folder.path().join(FORMER), "/ก/แผน.ron\n").unwrap();
        assert_eq!(
            known_in(folder.path()),
            [Known { path: "/ก/แผน.ron".into(), opened: None, is_gone: false }]
        );
        fs::write(folder.path().join(FILE), "2023-03-15 /ข.ron\n").unwrap();
        assert_eq!(known_in(folder.path())[0].path, Path::new("/ข.ron"));
    }
}
