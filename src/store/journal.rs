//! The journal: edits that are not yet in the plan file, each durable before anybody is told that it is kept.
//!
//! One line an edit: a checksum of the line (CRC-32), the fingerprint of the plan's text after the edit, the edit.
//! The first line holds the number of edits before and the fingerprint of the text from which the edits start. A
//! line counts when its checksum is right; the lines behind one that does not are not read, since what they were
//! made on is unknown.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::{file, script, state};
use crate::plan::{Edit, Plan};

/// What the first line begins with, behind its checksum.
const MARK: &str = "tidtam-journal-1";

/// What a line keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// A change.
    Edit(Edit),
    /// The whole plan: where what another program wrote was taken in, no edit says how it came to be.
    Whole(Box<Plan>),
}

/// A line that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The fingerprint of the plan's text afterwards.
    pub digest: Digest,
    /// What was done.
    pub entry: Entry,
}

/// What a journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// So many edits had been made on this plan, on this machine, before the first line.
    pub revision: u64,
    /// The fingerprint of the text that the lines start from.
    pub base: Digest,
    /// The lines that count.
    pub lines: Vec<Line>,
    /// So many lines stand behind those that count, and cannot be used. A last line that was never finished was
    /// never acknowledged, and is none of them.
    pub damaged: usize,
}

impl Said {
    /// How many of the lines are in the text `present` already; none where it is neither what they start from nor
    /// what one of them led to.
    pub fn saved(&self, present: Digest) -> Option<usize> {
        if self.base == present || self.lines.is_empty() {
            return Some(0);
        }
        // Those were saved, and only the journal did not get to know.
        self.lines.iter().rposition(|line| line.digest == present).map(|at| at + 1)
    }
}

/// What the journal at `path` says; none where there is none. An error where even its first line is damaged.
pub(super) fn read(path: &Path) -> io::Result<Option<Said>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let head = lines.next().and_then(|line| head(payload(line)?));
    let Some((revision, base)) = head else { return Err(io::ErrorKind::InvalidData.into()) };
    let mut said = Said { revision, base, lines: Vec::new(), damaged: 0 };
    while let Some(text) = lines.next() {
        let Some(line) = payload(text).and_then(line) else {
            let behind: Vec<_> = std::iter::once(text).chain(lines).collect();
            let is_torn = |line: &&[u8]| !line.ends_with(b"\n");
            said.damaged = behind.len() - usize::from(behind.last().is_some_and(is_torn));
            break;
        };
        said.lines.push(line);
    }
    Ok(Some(said))
}

/// What a line says behind its checksum; none where that is wrong.
fn payload(line: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(line)).ok()?;
    let (sum, payload) = line.split_at_checked(9)?;
    (sum.strip_suffix(' ')? == checksum(payload)).then_some(payload)
}

fn checksum(payload: &str) -> String {
    format!("{:08x}", crc32fast::hash(payload.as_bytes()))
}

fn head(payload: &str) -> Option<(u64, Digest)> {
    let (revision, base) = payload.strip_prefix(MARK)?.strip_prefix(' ')?.split_once(' ')?;
    Some((revision.parse().ok()?, base.parse().ok()?))
}

/// How a line says the whole plan.
#[derive(Serialize, Deserialize)]
enum Whole<P> {
    Plan(P),
}

fn line(payload: &str) -> Option<Line> {
    let (digest, text) = payload.split_once(' ')?;
    let entry = if text.starts_with("Plan(") {
        let Whole::Plan(plan) = script::read(text).ok()?;
        Entry::Whole(Box::new(plan))
    } else {
        Entry::Edit(script::read(text).ok()?)
    };
    Some(Line { digest: digest.parse().ok()?, entry })
}

/// A journal that is written.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    /// Its length as far as it is durable.
    length: u64,
    /// Whether it has no line but the first.
    pub is_blank: bool,
}

impl Journal {
    /// Puts a journal with these `lines` in the place of the one at `path`, in one step.
    pub fn begin(path: &Path, revision: u64, base: Digest, lines: &[Line]) -> io::Result<Self> {
        let mut text = finished(&format!("{MARK} {revision} {base}"));
        for line in lines {
            text.push_str(&written(line)?);
        }
        state::write(path, text.as_bytes())?;
        file::sync_folder(path);
        let file = OpenOptions::new().append(true).open(path)?;
        Ok(Self { file, length: text.len() as u64, is_blank: lines.is_empty() })
    }

    /// Appends a line; durable when this returns. On an error the journal is as it was, as far as the system
    /// allows.
    pub fn append(&mut self, line: &Line) -> io::Result<()> {
        let line = written(line)?;
        let appended = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_data());
        if appended.is_ok() {
            self.length += line.len() as u64;
            self.is_blank = false;
        } else {
            // Half a line would damage the one that follows.
            let _ = self.file.set_len(self.length);
            let _ = self.file.seek(SeekFrom::End(0));
        }
        appended
    }
}

fn written(line: &Line) -> io::Result<String> {
    let text = match &line.entry {
        Entry::Edit(edit) => script::write(edit),
        Entry::Whole(plan) => script::write(&Whole::Plan(&**plan)),
    };
    Ok(finished(&format!("{} {}", line.digest, text.map_err(io::Error::other)?)))
}

/// `payload` with its checksum before it and a line end behind.
fn finished(payload: &str) -> String {
    format!("{} {payload}\n", checksum(payload))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Field, arbitrary};
    use proptest::prelude::*;

    fn note(text: &str) -> Line {
        let edit = Edit::SetField { measure: "1.1".into(), field: Field::Note(text.into()) };
        Line { digest: Digest::of(&[text.as_bytes()]), entry: Entry::Edit(edit) }
    }

    /// A journal of four lines, one of them a whole plan.
    fn whole() -> (tempfile::TempDir, std::path::PathBuf, Said) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let whole = Line { digest: Digest::of(&[]), entry: Entry::Whole(Box::new(plan)) };
        let lines = vec![note("น้ำ"), note("สอง\nบรรทัด"), whole, note("สี่")];
        let base = Digest::of(&[b"base"]);
        let mut journal = Journal::begin(&path, 7, base, &lines[..1]).unwrap();
        lines[1..].iter().for_each(|line| journal.append(line).unwrap());
        (folder, path, Said { revision: 7, base, lines, damaged: 0 })
    }

    #[test]
    fn what_was_written_is_read() {
        let (_folder, path, said) = whole();
        assert_eq!(read(&path).unwrap().unwrap(), said);
        assert_eq!(read(&path.with_extension("no")).unwrap(), None);
    }

    /// The line ends in `bytes`.
    fn ends(bytes: &[u8]) -> usize {
        bytes.split(|byte| *byte == b'\n').count() - 1
    }

    /// Whatever is cut off, what counts is a beginning of what was written; a torn line is not called damaged.
    #[test]
    fn cut_at_every_byte() {
        let (_folder, path, said) = whole();
        let bytes = fs::read(&path).unwrap();
        let head = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        for length in 0..bytes.len() {
            fs::write(&path, &bytes[..length]).unwrap();
            let Ok(found) = read(&path) else {
                assert!(length < head, "{length}");
                continue;
            };
            let found = found.unwrap();
            assert_eq!((found.revision, found.base, found.damaged), (7, said.base, 0), "{length}");
            // A line end alone may be missing.
            let whole = ends(&bytes[..=length]) - 1;
            assert_eq!(found.lines, said.lines[..whole], "{length}");
        }
    }

    /// Whatever bit is flipped, what counts is a beginning of what was written, and the rest is called damaged.
    #[test]
    fn every_byte_flipped() {
        let (_folder, path, said) = whole();
        let bytes = fs::read(&path).unwrap();
        let head = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        for at in 0..bytes.len() {
            for bit in [0x01, 0x20, 0x80] {
                let mut flipped = bytes.clone();
                flipped[at] ^= bit;
                fs::write(&path, &flipped).unwrap();
                let Ok(found) = read(&path) else {
                    assert!(at <= head, "{at}");
                    continue;
                };
                let found = found.unwrap();
                let before = ends(&bytes[..at]) - 1;
                assert_eq!(found.lines, said.lines[..before], "{at}");
                // Of the last line only the end may be missing, which tells nobody that it was finished.
                assert!(found.damaged > 0 || before == 3, "{at}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_plan_is_said_in_one_line(plan in arbitrary::plan()) {
            let line = Line { digest: Digest::of(&[]), entry: Entry::Whole(Box::new(plan)) };
            let text = written(&line).unwrap();
            prop_assert_eq!(text.matches('\n').count(), 1);
            prop_assert_eq!(payload(text.as_bytes()).and_then(super::line), Some(line));
        }
    }

    #[test]
    fn a_line_that_cannot_be_written_leaves_the_journal_whole() {
        let (_folder, path, said) = whole();
        let mut journal = Journal {
            file: File::open(&path).unwrap(),
            length: fs::metadata(&path).unwrap().len(),
            is_blank: false,
        };
        assert!(journal.append(&note("ห้า")).is_err());
        assert_eq!(read(&path).unwrap().unwrap(), said);
    }
}
