//! What is on the wall, in a file of the plan's state folder: the terminal in which the wall is led puts it there, those
//! that follow look for it.
//!
//! The file is replaced whole and proves whether it is; it is not forced to disk, for after a crash nobody is on the
//! stage. Who leads holds the system's lock on a second file for as long: it is given up however the process ends, and
//! so those that follow know whether they are led. Nothing is ever written to the plan.
//!
//! Limits: a plan is led in one terminal at a time; a second one shows its wall to nobody else until the first has left.
//! A state folder on a file system that knows no locks is none of a stage.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::home::Home;
use super::keeper::stamp;
use super::os::{self, Stamp};
use super::{file, script, sealed};
use crate::locales::{Fault, Message};
use crate::view::wall::Slide;

/// The form of the file.
const FORMAT: u32 = 1;
/// A slide takes a few KiB.
const MAX_BYTES: u64 = 1 << 20;

/// A slide as the file has it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet<S> {
    format: u32,
    /// The number of the process that leads.
    process: u32,
    /// So many slides it had shown with this one.
    count: u64,
    slide: S,
}

/// Of a sheet of whatever form.
#[derive(Debug, Deserialize)]
struct Form {
    format: u32,
}

/// The stage of a plan, for as long as it is led here.
#[derive(Debug)]
pub struct Stage {
    sheet: PathBuf,
    count: u64,
    /// Closing it gives the lock up.
    _lock: File,
}

impl Stage {
    /// Takes the stage of the plan at `path`; none where it is led in another terminal. `state` is the state folder.
    pub fn take(state: &Path, path: &Path) -> io::Result<Option<Self>> {
        let home = Home::of(state, &file::place(path)?)?;
        let lock = os::private_files().append(true).create(true).open(home.stage_lock())?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { sheet: home.stage(), count: 0, _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Shows `slide` to those that follow.
    pub fn show(&mut self, slide: &Slide) -> io::Result<()> {
        self.count += 1;
        let sheet = Sheet { format: FORMAT, process: std::process::id(), count: self.count, slide };
        let text = script::write(&sheet).map_err(io::Error::other)?;
        let unfinished = self.sheet.with_extension("new");
        let mut file = os::private_files().write(true).create(true).truncate(true).open(&unfinished)?;
        file.write_all(sealed::seal(&text).as_bytes())?;
        fs::rename(&unfinished, &self.sheet)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Before the lock is given up: it may be another's a moment later.
        let _ = fs::remove_file(&self.sheet);
    }
}

/// What is to be seen on the stage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sight {
    /// What was shown last, as far as it was seen here.
    pub slide: Option<Box<Slide>>,
    /// Whether somebody leads.
    pub is_led: bool,
    /// Why what lies there cannot be shown.
    pub fault: Option<Fault>,
}

/// A place from which the stage of a plan is seen.
#[derive(Debug)]
pub struct Seat {
    sheet: PathBuf,
    lock: PathBuf,
    /// The sheet as it was when it was read.
    seen: Option<Stamp>,
    sight: Sight,
}

impl Seat {
    /// That of the plan at `path`. `state` is the state folder.
    pub fn take(state: &Path, path: &Path) -> Result<Self, Fault> {
        let target = path.canonicalize().map_err(|error| super::fault::of_io(&error, path))?;
        let home = Home::at(state, &target);
        Ok(Self { sheet: home.stage(), lock: home.stage_lock(), seen: None, sight: Sight::default() })
    }

    /// What is to be seen, where it is another thing than the last time. The lock is looked at only where `asks` or
    /// where the sheet is another: who looks holds it for a moment himself.
    pub fn look(&mut self, asks: bool) -> Option<Sight> {
        let now = stamp(&self.sheet).ok().flatten();
        let is_new = now != self.seen;
        if !is_new && !asks {
            return None;
        }
        let is_led = now.is_some() && is_led(&self.lock);
        let mut sight = Sight { is_led, ..self.sight.clone() };
        if !is_led {
            sight.fault = None;
        }
        // What lies there after a kill is of a meeting that may be long over; who saw it has it anyway.
        if is_new && is_led {
            match self.read() {
                Ok(slide) => (sight.slide, sight.fault) = (Some(slide), None),
                // It is taken away just now: the next look sees that.
                Err(fault) if fault.message.key() == "fault-not-found" => return None,
                Err(fault) => sight.fault = Some(fault),
            }
        }
        if is_led || now.is_none() {
            self.seen = now;
        }
        let before = std::mem::replace(&mut self.sight, sight);
        (self.sight != before).then(|| self.sight.clone())
    }

    fn read(&self) -> Result<Box<Slide>, Fault> {
        let about = |key| Message::new(key).with("file", self.sheet.display());
        let of_io = |error: io::Error| super::fault::of_io(&error, &self.sheet);
        // Asked before opening: opening a pipe would wait for its writer.
        if !fs::metadata(&self.sheet).map_err(of_io)?.is_file() {
            return Err(Fault::input(about("fault-not-regular")));
        }
        let mut text = Vec::new();
        File::open(&self.sheet).map_err(of_io)?.take(MAX_BYTES).read_to_end(&mut text).map_err(of_io)?;
        let unreadable = || Fault::input(about("fault-stage"));
        let body = std::str::from_utf8(&text).ok().and_then(sealed::open).ok_or_else(unreadable)?;
        match script::read::<Form>(body) {
            Ok(Form { format: FORMAT }) => {}
            Ok(_) => return Err(Fault::input(about("fault-stage-newer"))),
            Err(_) => return Err(unreadable()),
        }
        let sheet: Sheet<Box<Slide>> = script::read(body).map_err(|_| unreadable())?;
        if sheet.slide.is_sound() { Ok(sheet.slide) } else { Err(unreadable()) }
    }
}

/// Whether somebody holds the lock at `path`.
fn is_led(path: &Path) -> bool {
    // Together with others who look, and only for the moment.
    File::open(path).is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Round;
    use crate::view::wall::{Footer, Options, outline, page};

    fn slides() -> Vec<Slide> {
        let plan = super::super::parse(include_str!("../../examples/demo.ron"), "demo").unwrap();
        let day: crate::calendar::Day = "2023-03-15".parse().unwrap();
        let round = Round::of_month(&plan, crate::calendar::FiscalMonth::of(day), day);
        let entries = outline(&plan, &round);
        let of = |(at, entry): (usize, &crate::view::wall::Entry)| Slide {
            page: page(&plan, &round, entry.key, 0..entry.items, Options { scores: true }),
            footer: Footer::of(&plan, &round),
            number: at + 1,
            count: entries.len(),
            clock: "๐๙.๔๒ น.".into(),
            step: 0,
            is_blank: false,
            selected: None,
        };
        entries.iter().enumerate().map(of).collect()
    }

    /// A plan, its state folder, and the slides of it.
    fn plan() -> (tempfile::TempDir, PathBuf, PathBuf, Vec<Slide>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("แผน.ron");
        fs::write(&path, include_str!("../../examples/demo.ron")).unwrap();
        let state = folder.path().join("state");
        (folder, path, state, slides())
    }

    fn slide_of(sight: Option<Sight>) -> Slide {
        let sight = sight.unwrap();
        assert!(sight.is_led && sight.fault.is_none(), "{sight:?}");
        *sight.slide.unwrap()
    }

    #[test]
    fn every_slide_is_seen_as_it_was_shown_once() {
        let (_folder, path, state, slides) = plan();
        let mut seat = Seat::take(&state, &path).unwrap();
        assert_eq!(seat.look(true), None, "there is no state folder yet");
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        assert_eq!(seat.look(true), None, "nothing is shown yet");
        for slide in &slides {
            led.show(slide).unwrap();
            assert_eq!(slide_of(seat.look(false)), *slide);
            assert_eq!(seat.look(true), None);
            assert!(fs::metadata(&led.sheet).unwrap().len() < MAX_BYTES / 16);
        }
        let last = slides.last().unwrap();
        drop(led);
        let left = seat.look(false).unwrap();
        assert_eq!((left.slide.as_deref(), left.is_led), (Some(last), false));
        let mut again = Stage::take(&state, &path).unwrap().unwrap();
        again.show(&slides[0]).unwrap();
        assert_eq!(slide_of(seat.look(false)), slides[0]);
    }

    #[test]
    fn one_leads_at_a_time_and_a_look_does_not() {
        let (_folder, path, state, slides) = plan();
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        led.show(&slides[0]).unwrap();
        assert!(Stage::take(&state, &path).unwrap().is_none());
        assert!(led.sheet.exists(), "who was refused takes nothing away");
        drop(led);
        assert!(Seat::take(&state, &path).unwrap().look(true).is_none());
        assert!(Stage::take(&state, &path).unwrap().is_some());
    }

    #[test]
    fn what_a_killed_process_left_is_shown_to_nobody_who_comes_later() {
        let (_folder, path, state, slides) = plan();
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        led.show(&slides[3]).unwrap();
        let mut seat = Seat::take(&state, &path).unwrap();
        assert_eq!(slide_of(seat.look(false)), slides[3]);
        let left = fs::read(&led.sheet).unwrap();
        let sheet = led.sheet.clone();
        drop(led);
        fs::write(sheet, left).unwrap();
        let mut late = Seat::take(&state, &path).unwrap();
        assert_eq!(late.look(true), None);
        let seen = seat.look(true).unwrap();
        assert_eq!((seen.slide.as_deref(), seen.is_led), (Some(&slides[3]), false));
        // Somebody leads again.
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        led.show(&slides[4]).unwrap();
        assert_eq!(slide_of(late.look(false)), slides[4]);
    }

    #[test]
    fn a_torn_a_spoilt_a_huge_and_a_foreign_file_are_passed_over_with_a_sentence() {
        let (_folder, path, state, slides) = plan();
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        led.show(&slides[2]).unwrap();
        let sheet = led.sheet.clone();
        let whole = fs::read_to_string(&sheet).unwrap();
        let mut seat = Seat::take(&state, &path).unwrap();
        assert_eq!(slide_of(seat.look(false)), slides[2]);
        let body = sealed::open(&whole).unwrap();
        let same = |key: &str, text: &[u8], seat: &mut Seat| {
            fs::remove_file(&sheet).unwrap();
            fs::write(&sheet, text).unwrap();
            seat.look(true);
            assert_eq!(seat.sight.fault.as_ref().map(|fault| fault.message.key()), Some(key), "{key}");
            assert_eq!(seat.sight.slide.as_deref(), Some(&slides[2]), "the last one stays");
        };
        for end in (0..whole.len()).step_by(97) {
            same("fault-stage", &whole.as_bytes()[..end], &mut seat);
        }
        same("fault-stage", &vec![b'('; 3 << 20], &mut seat);
        same("fault-stage", &[0xff; 64], &mut seat);
        let sealed = |from: &str, to: &str| sealed::seal(&body.replacen(from, to, 1)).into_bytes();
        same("fault-stage-newer", &sealed("format: 1", "format: 2, more: [1]"), &mut seat);
        same("fault-stage", &sealed("format: 1", "format: 1, more: [1]"), &mut seat);
        same("fault-stage", &sealed("number: 3", "number: 300"), &mut seat);
        same("fault-stage", &sealed("selected: None", "selected: Some(9999999)"), &mut seat);
        fs::remove_file(&sheet).unwrap();
        fs::create_dir(&sheet).unwrap();
        seat.look(true);
        assert_eq!(seat.sight.fault.as_ref().unwrap().message.key(), "fault-not-regular");
        fs::remove_dir(&sheet).unwrap();
        led.show(&slides[2]).unwrap();
        assert_eq!(slide_of(seat.look(false)), slides[2]);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path, state, slides) = plan();
        let mut led = Stage::take(&state, &path).unwrap().unwrap();
        led.show(&slides[0]).unwrap();
        assert_eq!(fs::metadata(&led.sheet).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
