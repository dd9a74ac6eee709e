//! The earlier versions of a plan, in its state folder: the newest 50, and of older ones the last of each day for a
//! year; never more than 64 MiB of them.
//!
//! A version is kept when it is opened for editing and when it is saved, so that the one which lies in the plan's
//! place is always among them: it is what a journal starts from. What is the same is kept once, under the time at which it
//! was last seen. What cannot be read here is passed over; it is a store of copies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use super::digest::Digest;
use super::{file, read, state, text};
use crate::plan::Plan;

/// So many versions are kept, whatever their age.
const NEWEST: usize = 50;
/// Of what is older, one a day for so many days.
const DAYS: u64 = 366;
/// The most bytes of all versions together.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// So many are kept even where they are larger than that.
const ALWAYS: usize = 3;
/// How the time stands in a version's name. The time of day is that of the clock on the wall.
const TIME: &str = "%Y%m%dT%H%M%S%3f";

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// When it was last seen in the plan's place.
    pub when: NaiveDateTime,
    /// Its length.
    pub bytes: u64,
    /// The first 16 digits of its fingerprint.
    pub digest: String,
    /// Where it lies.
    path: PathBuf,
}

impl Version {
    /// The file as it was.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let bytes = file::read(&self.path)?;
        let is_whole = Digest::of(&[&bytes]).short() == self.digest;
        if is_whole { Ok(bytes) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "damaged")) }
    }
}

/// The plan that `version` says; none where it is damaged, or was no plan when it was kept.
pub fn plan_of(version: &Version) -> Option<Plan> {
    let bytes = version.bytes().ok()?;
    text::parse(read::decode(&bytes, &version.path).ok()?, "").ok()
}

/// Which of `versions` the file at `path` is; none where it is none of them, or gone.
pub fn present(versions: &[Version], path: &Path) -> Option<usize> {
    let digest = file::digest_of(path).ok()?.short();
    versions.iter().position(|version| version.digest == digest)
}

/// The versions of one plan.
#[derive(Debug)]
pub(super) struct Versions {
    folder: PathBuf,
}

impl Versions {
    /// Those in `folder`, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Every version, the newest first.
    pub fn list(&self) -> Vec<Version> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut versions: Vec<_> = entries.filter_map(|entry| version(&entry.ok()?.path())).collect();
        versions.sort_by(|a, b| b.path.cmp(&a.path));
        versions
    }

    /// The version with this fingerprint.
    pub fn bytes(&self, digest: Digest) -> Option<Vec<u8>> {
        let version = self.list().into_iter().find(|version| version.digest == digest.short())?;
        version.bytes().ok().filter(|bytes| Digest::of(&[bytes]) == digest)
    }

    /// Keeps `bytes`, which stand in the plan's place at `now`; forced to disk when this returns.
    pub fn keep(&self, bytes: &[u8], now: NaiveDateTime) -> io::Result<()> {
        let digest = Digest::of(&[bytes]).short();
        let path = self.folder.join(format!("{}-{digest}.ron", now.format(TIME)));
        let all = self.list();
        if let Some(known) = all.iter().find(|version| version.digest == digest) {
            // A damaged one is written anew.
            if file::read(&known.path).is_ok_and(|kept| kept == bytes) {
                return if known.path < path { fs::rename(&known.path, &path) } else { Ok(()) };
            }
        }
        state::make(&self.folder)?;
        state::write(&path, bytes)?;
        file::sync_folder(&path);
        self.thin_out(&path, now.date());
        Ok(())
    }

    /// Takes away what need not be kept, but not the version at `new`: where the clock was put back, others look
    /// newer. What stays though it might go is no harm.
    fn thin_out(&self, new: &Path, today: NaiveDate) {
        for version in superfluous(&self.list(), today) {
            if version.path != new {
                let _ = fs::remove_file(&version.path);
            }
        }
        let unfinished = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        for path in unfinished.filter(|path| state::is_unfinished(path)) {
            let _ = fs::remove_file(path);
        }
    }
}

/// The version at `path`; none where the name is not one of ours.
fn version(path: &Path) -> Option<Version> {
    let (time, digest) = path.file_name()?.to_str()?.strip_suffix(".ron")?.split_once('-')?;
    let when = NaiveDateTime::parse_from_str(time, TIME).ok()?;
    let bytes = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    Some(Version { when, bytes, digest: digest.to_owned(), path: path.to_owned() })
}

/// Which of `versions` (the newest first) need not be kept on the day `today`.
fn superfluous(versions: &[Version], today: NaiveDate) -> Vec<&Version> {
    let (mut bytes, mut day, mut dropped) = (0, None, Vec::new());
    for (index, version) in versions.iter().enumerate() {
        let is_last_of_day = day.replace(version.when.date()) != Some(version.when.date());
        let is_recent = version.when.date() + chrono::Days::new(DAYS) > today;
        let is_wanted = index < NEWEST || (is_last_of_day && is_recent);
        bytes += version.bytes;
        if (is_wanted && bytes <= MOST_BYTES) || index < ALWAYS {
            continue;
        }
        bytes -= version.bytes;
        dropped.push(version);
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn versions() -> (tempfile::TempDir, Versions) {
        let folder = tempfile::tempdir().unwrap();
        let versions = Versions::new(folder.path().join("history"));
        (folder, versions)
    }

    #[test]
    fn one_text_is_kept_once_under_its_last_time() {
        let (_folder, versions) = versions();
        let texts = ["ก", "ข", "ก"];
        for (minute, text) in texts.iter().enumerate() {
            versions.keep(text.as_bytes(), at(&format!("2023-03-15 09:0{minute}"))).unwrap();
        }
        let kept = versions.list();
        assert_eq!(
            kept.iter().map(|v| v.bytes().unwrap()).collect::<Vec<_>>(),
            ["ก".as_bytes(), "ข".as_bytes()]
        );
        assert_eq!(kept[0].when, at("2023-03-15 09:02"));
        assert_eq!(versions.bytes(Digest::of(&["ข".as_bytes()])).unwrap(), "ข".as_bytes());
    }

    #[test]
    fn a_damaged_version_is_none_and_is_written_anew() {
        let (_folder, versions) = versions();
        versions.keep(b"plan", at("2023-03-15 09:00")).unwrap();
        let path = versions.list()[0].path.clone();
        fs::write(&path, "plaM").unwrap();
        assert_eq!(versions.bytes(Digest::of(&[b"plan"])), None);
        versions.keep(b"plan", at("2023-03-15 09:00")).unwrap();
        assert_eq!(versions.bytes(Digest::of(&[b"plan"])).unwrap(), b"plan");
    }

    fn made(when: &str, bytes: u64) -> Version {
        Version { when: at(when), bytes, digest: String::new(), path: PathBuf::from(when) }
    }

    #[test]
    fn fifty_and_one_a_day_for_a_year() {
        // Two a day, back from 15 March, the newest first.
        let mut versions = Vec::new();
        for days in 0..800 {
            let day = NaiveDate::from_ymd_opt(2023, 3, 15).unwrap() - chrono::Days::new(days);
            versions.extend([made(&format!("{day} 16:00"), 1), made(&format!("{day} 09:00"), 1)]);
        }
        let dropped = superfluous(&versions, versions[0].when.date());
        let kept: Vec<_> = versions.iter().filter(|version| !dropped.contains(version)).collect();
        assert_eq!(kept.len(), 50 + (366 - 25));
        assert!(kept[50..].iter().all(|version| version.when.format("%H").to_string() == "16"));
        assert_eq!(kept.last().unwrap().when, at("2022-03-15 16:00"));
    }

    #[test]
    fn large_ones_are_fewer_but_never_none() {
        let large = |hour: u32| made(&format!("2023-03-15 {hour}:00"), 20 << 20);
        let versions: Vec<_> = (10..20).rev().map(large).collect();
        assert_eq!(superfluous(&versions, versions[0].when.date()).len(), 7);
        let huge = |hour: u32| made(&format!("2023-03-15 {hour}:00"), 1 << 30);
        let versions: Vec<_> = (10..20).rev().map(huge).collect();
        assert_eq!(superfluous(&versions, versions[0].when.date()).len(), 7);
    }
}
