//! Replacing a file so that a crash leaves the old one or the new one, whole, and nobody else's version is lost.
//!
//! The new text goes into a temporary file in the same folder, with the mode and owner of the file that it
//! replaces, and is forced to disk. Then the two files are exchanged in one step, and what came out is looked at:
//! checking first and renaming then would lose whatever another program wrote in between. The former file stays
//! until it is looked at once more: who had opened it before may write to it only now.
//!
//! A symbolic link is followed, and stays. Limits: hard links part ways, an exchange cannot keep them. Where the
//! system has no exchange, the previous file is kept under a second name while the new one is renamed over it;
//! what another program renames to that place in the moment between the two is lost.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::digest::Digest;
use super::fault::of_io;
use super::os;
use crate::locales::{Fault, Message};

/// The largest file that is read. The plan of an office takes 100 to 200 KB in the course of a year.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What to do where a file is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Refuse.
    Never,
    /// Replace it.
    Replace,
}

/// Writes `text` as the file at `path`: a document, which nobody else writes.
pub fn write_text(path: &Path, text: &str, overwrite: Overwrite) -> Result<(), Fault> {
    let target = target(path)?;
    if overwrite == Overwrite::Never && target.exists() {
        return Err(Fault::input(Message::new("fault-exists").with("file", path.display())));
    }
    let written = Beside::write(&target, text.as_bytes()).and_then(|new| match overwrite {
        Overwrite::Replace => new.rename(),
        Overwrite::Never => new.create(),
    });
    written.map_err(|error| of_writing(&error, path))
}

/// The file that is written when `path` is: links followed. Refuses what is no ordinary file and what is protected
/// against writing; a file that is not there yet is none of that.
pub(super) fn target(path: &Path) -> Result<PathBuf, Fault> {
    let about = |key| Message::new(key).with("file", path.display());
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(Fault::input(about("fault-folder"))),
        Ok(meta) if !meta.is_file() => Err(Fault::input(about("fault-not-regular"))),
        // A rename would replace what its owner has protected.
        Ok(meta) if meta.permissions().readonly() => Err(Fault::input(about("fault-read-only"))),
        Ok(_) => {
            let target = path.canonicalize().map_err(|error| of_io(&error, path))?;
            match OpenOptions::new().append(true).open(&target) {
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                    Err(Fault::input(about("fault-read-only")))
                }
                _ => Ok(target),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => new_target(path),
        Err(error) => Err(of_io(&error, path)),
    }
}

/// The whole path of the file at `path`, links followed; of a file that is gone the one that it had.
pub(super) fn place(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize().or_else(|error| {
        let name = path.file_name().ok_or(error)?;
        folder(path).canonicalize().map(|folder| folder.join(name))
    })
}

/// Where a file that is not there yet is to stand: a link to nothing is followed once.
fn new_target(path: &Path) -> Result<PathBuf, Fault> {
    match fs::read_link(path) {
        Ok(to) => Ok(path.parent().unwrap_or(Path::new("")).join(to)),
        Err(_) if path.file_name().is_none() => {
            Err(Fault::input(Message::new("fault-folder").with("file", path.display())))
        }
        Err(_) => Ok(path.to_owned()),
    }
}

/// The file `target`, which is what `path` leads to, as the person would name it: what is put beside it is then told
/// by a short name. Behind a link to another folder that is its whole path.
pub(super) fn as_given(path: &Path, target: &Path) -> PathBuf {
    let is_there = folder(path)
        .canonicalize()
        .is_ok_and(|folder| folder.join(path.file_name().unwrap_or_default()) == target);
    if is_there { path.to_owned() } else { target.to_owned() }
}

/// The fault of writing the file at `path`.
pub(super) fn of_writing(error: &io::Error, path: &Path) -> Fault {
    let about = |key| Message::new(key).with("file", path.display());
    match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::input(about("fault-exists")),
        io::ErrorKind::NotFound => Fault::input(about("fault-no-folder")),
        io::ErrorKind::PermissionDenied => Fault::system(about("fault-no-permission")),
        // Without the path of the temporary file, which says nothing to anybody.
        _ => Fault::system(about("fault-save").with_said("error", Message::of_io(error))),
    }
}

/// What came of [`swap`].
#[derive(Debug)]
pub(super) enum Swap {
    /// The new text is in place, and nobody else's version stood there.
    Done(Option<Former>),
    /// Another version stands there, so nothing was written over it.
    Before,
    /// Another version came to stand there in the last moment. The new text is in place; that version lies in this
    /// file beside it.
    Behind(PathBuf),
}

/// The file that was replaced, for a while: a program that was just opening it to write it anew does so here.
#[derive(Debug)]
pub(super) struct Former {
    /// None when it was let go.
    path: Option<TempPath>,
    known: Digest,
}

impl Former {
    /// The fingerprint of what it held.
    pub const fn known(&self) -> Digest {
        self.known
    }

    /// Takes it away. Where another program has written to it, it stays, here.
    pub fn let_go(mut self) -> Option<PathBuf> {
        self.look()
    }

    fn look(&mut self) -> Option<PathBuf> {
        let path = self.path.take()?;
        let is_as_it_was = digest_of(&path).is_ok_and(|digest| digest == self.known);
        if is_as_it_was { None } else { path.keep().ok() }
    }
}

impl Drop for Former {
    fn drop(&mut self) {
        // What stays is found at the next opening.
        let _ = self.look();
    }
}

/// So often is it tried again where the file comes or goes between two steps.
const TRIES: usize = 5;

/// Replaces the file at `target`, which holds the text `known`, by `text`. Where it is not there it is made.
pub(super) fn swap(target: &Path, known: Digest, text: &[u8]) -> io::Result<Swap> {
    let is_of_the_moment = |error: &io::Error| {
        // Another program took it away, or put it there, just now.
        matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
    };
    for _ in 1..TRIES {
        match swap_once(target, known, text) {
            Err(error) if is_of_the_moment(&error) => {}
            swapped => return swapped,
        }
    }
    swap_once(target, known, text)
}

/// An error here means that nothing was replaced.
fn swap_once(target: &Path, known: Digest, text: &[u8]) -> io::Result<Swap> {
    let new = Beside::write(target, text)?;
    match digest_of(target) {
        Ok(present) if present != known => return Ok(Swap::Before),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return new.create().map(|()| Swap::Done(None));
        }
        Err(error) => return Err(error),
    }
    exchange_known(new, known, text)
}

/// Exchanges, and only then looks at what stood there: since it was looked at before, it may have changed.
fn exchange_known(new: Beside<'_>, known: Digest, text: &[u8]) -> io::Result<Swap> {
    let target = new.target;
    let old = new.exchange()?;
    // From here on the new text is in place: what fails now is no reason to say that it is not.
    let is_known = digest_of(old.path()).is_ok_and(|digest| digest == known);
    sync_folder(target);
    if !is_known {
        return Ok(Swap::Behind(old.keep().map_err(|error| error.error)?.1));
    }
    // Read back from the disk: only what lies there counts as saved. Where it is another text, or none, another
    // program was there again already.
    let is_in_place = digest_of(target).is_ok_and(|present| present == Digest::of(&[text]));
    let former = Former { path: Some(old.into_temp_path()), known };
    Ok(if is_in_place { Swap::Done(Some(former)) } else { Swap::Before })
}

/// The digest of the file at `path`; of one that is too large to be a plan, of as much as is read of it.
pub(super) fn digest_of(path: &Path) -> io::Result<Digest> {
    read(path).map(|bytes| Digest::of(&[&bytes]))
}

/// The bytes of the file at `path`, at most one more than a plan may have.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read;
    let file = File::open(path)?;
    // Of its size at once: growing would take twice the memory.
    let mut bytes =
        Vec::with_capacity(usize::try_from(file.metadata()?.len().min(MAX_BYTES) + 1).unwrap_or(0));
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A whole file beside the one that it is to replace.
struct Beside<'a> {
    target: &'a Path,
    temporary: NamedTempFile,
}

impl<'a> Beside<'a> {
    fn write(target: &'a Path, bytes: &[u8]) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        let prefix = hidden(target);
        builder.prefix(&prefix).suffix(SUFFIX);
        os::usual_mode(&mut builder);
        let mut temporary = builder.tempfile_in(folder(target))?;
        if let Ok(present) = fs::metadata(target) {
            os::like(temporary.as_file(), &present)?;
        }
        temporary.write_all(bytes)?;
        temporary.as_file().sync_all()?;
        Ok(Self { target, temporary })
    }

    fn rename(self) -> io::Result<()> {
        self.temporary.persist(self.target).map_err(|error| error.error)?;
        sync_folder(self.target);
        Ok(())
    }

    fn create(self) -> io::Result<()> {
        self.temporary.persist_noclobber(self.target).map_err(|error| error.error)?;
        sync_folder(self.target);
        Ok(())
    }

    /// Exchanges the two; the temporary file is the former one then.
    fn exchange(self) -> io::Result<NamedTempFile> {
        match os::exchange(self.temporary.path(), self.target) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => self.follow(),
            exchanged => exchanged.map(|()| self.temporary),
        }
    }

    /// Where the system has no exchange: a second name for the former file, then the rename.
    fn follow(self) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        let prefix = hidden(self.target);
        builder.prefix(&prefix).suffix(SUFFIX);
        let former = builder.make_in(folder(self.target), |path| {
            // Where there are no links either, a copy.
            fs::hard_link(self.target, path).or_else(|_| fs::copy(self.target, path).map(drop))?;
            File::open(path)
        })?;
        self.temporary.persist(self.target).map_err(|error| error.error)?;
        Ok(former)
    }
}

/// How the name of a temporary file ends.
const SUFFIX: &str = ".tidtam";
/// Bytes that the systems allow in a name.
const LONGEST_NAME: usize = 255;
/// Bytes that are kept free behind a file's own name: for what the program appends, and for what it counts.
const ROOM: usize = 40;

/// How the names of the hidden files begin that stand beside `target`: `.NAME.`; for a name so long that nothing
/// can be appended, its fingerprint.
pub(super) fn hidden(target: &Path) -> OsString {
    let name = target.file_name().unwrap_or_default();
    let mut hidden = OsString::from(".");
    if name.len() + ROOM <= LONGEST_NAME {
        hidden.push(name);
    } else {
        hidden.push(Digest::of(&[name.as_encoded_bytes()]).short());
    }
    hidden.push(".");
    hidden
}

/// A name beside `target` that nothing has yet: `STEM.MARK.ron`, with a number where that is taken.
pub(super) fn free_name(target: &Path, mark: &str) -> PathBuf {
    let mut stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    while stem.len() + mark.len() + ROOM > LONGEST_NAME {
        stem.pop();
    }
    let name = |number: u32| match number {
        1 => format!("{stem}.{mark}.ron"),
        number => format!("{stem}.{mark}-{number}.ron"),
    };
    let names = (1..).map(|number| target.with_file_name(name(number)));
    names.into_iter().find(|path| path.symlink_metadata().is_err()).unwrap_or_default()
}

/// Gives the file `path` the name `kept`, too, which nothing has yet.
pub(super) fn keep_as(path: &Path, kept: &Path) -> io::Result<()> {
    // A second name takes no room on a full disk.
    fs::hard_link(path, kept).or_else(|_| fs::copy(path, kept).map(drop))?;
    sync_folder(kept);
    Ok(())
}

/// The temporary files of writers of `target` that were interrupted.
pub(super) fn leftovers(target: &Path) -> Vec<PathBuf> {
    let prefix = hidden(target);
    let Ok(entries) = fs::read_dir(folder(target)) else { return Vec::new() };
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(SUFFIX.as_bytes())
    };
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_ours).collect()
}

/// The folder in which `path` stands.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Forces to disk that a name in the folder of `path` stands for another file now. Where that cannot be done (a
/// network share) the file is in place all the same.
pub(super) fn sync_folder(path: &Path) {
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("แผน.ron");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_is_known_is_replaced_and_leaves_nothing_behind() {
        let (folder, path) = place("old");
        assert!(matches!(swap(&path, Digest::of(&[b"old"]), b"new").unwrap(), Swap::Done(_)));
        assert_eq!((read(&path).unwrap(), names(folder.path())), (b"new".to_vec(), 1));
    }

    #[test]
    fn another_version_is_left_where_it_is() {
        let (folder, path) = place("theirs");
        assert!(matches!(swap(&path, Digest::of(&[b"old"]), b"new").unwrap(), Swap::Before));
        assert_eq!((read(&path).unwrap(), names(folder.path())), (b"theirs".to_vec(), 1));
    }

    #[test]
    fn a_version_of_the_last_moment_is_found_behind() {
        let (folder, path) = place("old");
        let new = Beside::write(&path, b"new").unwrap();
        // Between the look before and the exchange.
        fs::write(&path, "theirs").unwrap();
        let Swap::Behind(former) = exchange_known(new, Digest::of(&[b"old"]), b"new").unwrap() else {
            panic!("unseen")
        };
        assert_eq!((read(&path).unwrap(), read(&former).unwrap()), (b"new".to_vec(), b"theirs".to_vec()));
        assert_eq!((leftovers(&path), names(folder.path())), (vec![former], 2));
    }

    #[test]
    fn what_is_written_to_the_former_file_is_not_lost() {
        use std::io::{Seek, SeekFrom};
        let (folder, path) = place("old");
        // Opened before, written after everything was looked at.
        let mut other = OpenOptions::new().write(true).open(&path).unwrap();
        let Swap::Done(Some(former)) = swap(&path, Digest::of(&[b"old"]), b"new").unwrap() else {
            panic!("not exchanged")
        };
        other.set_len(0).unwrap();
        other.seek(SeekFrom::Start(0)).unwrap();
        other.write_all(b"theirs").unwrap();
        let stays = former.let_go().unwrap();
        assert_eq!((read(&path).unwrap(), read(&stays).unwrap()), (b"new".to_vec(), b"theirs".to_vec()));
        assert_eq!((leftovers(&path), names(folder.path())), (vec![stays], 2));
    }

    #[test]
    fn a_file_that_goes_in_the_last_moment_is_made_anew() {
        let (folder, path) = place("old");
        let new = Beside::write(&path, b"new").unwrap();
        fs::remove_file(&path).unwrap();
        let error = exchange_known(new, Digest::of(&[b"old"]), b"new").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound, "then it is tried again");
        assert_eq!(names(folder.path()), 0);
    }

    #[test]
    fn a_file_that_is_gone_is_made_anew() {
        let (_folder, path) = place("old");
        fs::remove_file(&path).unwrap();
        assert!(matches!(swap(&path, Digest::of(&[b"old"]), b"new").unwrap(), Swap::Done(_)));
        assert_eq!(read(&path).unwrap(), b"new");
    }

    #[test]
    fn without_an_exchange_the_former_file_is_kept_until_it_was_looked_at() {
        let (folder, path) = place("old");
        let former = Beside::write(&path, b"new").unwrap().follow().unwrap();
        assert_eq!((read(&path).unwrap(), read(former.path()).unwrap()), (b"new".to_vec(), b"old".to_vec()));
        assert_eq!(leftovers(&path), [former.path()]);
        drop(former);
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn a_name_of_any_length_can_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ก".repeat(85));
        fs::write(&path, "old").unwrap();
        assert!(matches!(swap(&path, Digest::of(&[b"old"]), b"new").unwrap(), Swap::Done(_)));
        let free = free_name(&path, "conflict-25691120-135500");
        fs::write(&free, "x").unwrap();
        assert_ne!(free_name(&path, "conflict-25691120-135500"), free);
    }

    #[test]
    fn leftovers_are_those_of_this_file() {
        let (folder, path) = place("old");
        for name in [".แผน.ron.abc.tidtam", ".แผน ๒.ron.abc.tidtam", ".แผน.ron.holder", "แผน.ron.tidtam"]
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        assert_eq!(leftovers(&path), [folder.path().join(".แผน.ron.abc.tidtam")]);
    }
}
