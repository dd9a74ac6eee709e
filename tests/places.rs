//! Plans in every kind of place: links, rights, names. What is saved is saved in place, and what is protected stays.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

#[path = "common/apply.rs"]
mod apply;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use apply::{Desk, Ended, ended, line};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_symbolic_link_stays_one_and_its_target_is_changed() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let links = [folder.path().join("one.ron"), folder.path().join("two.ron")];
    symlink(&desk.path, &links[0]).unwrap();
    symlink("one.ron", &links[1]).unwrap();
    let script = desk.script([line(0)]);
    let mut command =
        desk.command(&["apply".as_ref(), links[1].as_ref(), "--script".as_ref(), script.as_ref()]);
    assert_eq!(ended(&mut command).code, Some(0));
    assert_eq!(desk.count(), 1);
    assert!(links.iter().all(|link| fs::symlink_metadata(link).unwrap().is_symlink()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the lock lies beside the file itself");
    // It is one plan, whichever way one comes: one history, one journal.
    assert_eq!(desk.run([line(1)]).code, Some(0));
    assert_eq!(fs::read_dir(desk.home().join("history")).unwrap().count(), 3);
}

#[test]
fn a_version_comes_back_behind_links_that_lead_to_nothing_now() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    let folder = tempfile::tempdir().unwrap();
    let links = [folder.path().join("one.ron"), folder.path().join("two.ron")];
    symlink(&desk.path, &links[0]).unwrap();
    symlink("one.ron", &links[1]).unwrap();
    fs::remove_file(&desk.path).unwrap();
    let words: [&OsStr; 4] = ["history".as_ref(), links[1].as_ref(), "--restore".as_ref(), "1".as_ref()];
    let run = ended(&mut desk.command(&words));
    assert_eq!((run.code, desk.count()), (Some(0), 1), "{}", run.err);
    assert!(links.iter().all(|link| fs::symlink_metadata(link).unwrap().is_symlink()));
    assert_eq!(desk.recover(), 1);
}

#[test]
fn the_mode_stays_as_it_was() {
    for wanted in [0o640, 0o600, 0o664, 0o666, 0o660] {
        let desk = Desk::new();
        set_mode(&desk.path, wanted);
        assert_eq!(desk.run([line(0)]).code, Some(0));
        assert_eq!((desk.count(), format!("{:o}", mode(&desk.path))), (1, format!("{wanted:o}")));
    }
}

#[test]
fn what_the_program_keeps_for_itself_is_the_persons_alone() {
    let desk = Desk::new();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    let mut folders = vec![desk.state.path().join("tidtam")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
                files += 1;
            }
        }
    }
    assert_eq!(files, 3, "the journal and two versions");
}

#[test]
fn a_protected_file_is_left_alone() {
    let desk = Desk::new();
    set_mode(&desk.path, 0o444);
    let before = fs::read(&desk.path).unwrap();
    let run = desk.run([line(0)]);
    assert_eq!((run.code, run.acks), (Some(2), 0), "{}", run.err);
    assert!(run.err.contains("protected against writing"), "{}", run.err);
    assert_eq!((fs::read(&desk.path).unwrap(), mode(&desk.path)), (before, 0o444));
    assert!(desk.others().is_empty());
}

/// The other name goes on naming what the file was: an exchange cannot keep both.
#[test]
fn a_hard_link_keeps_the_version_before() {
    let desk = Desk::new();
    let other = desk.state.path().join("other.ron");
    fs::hard_link(&desk.path, &other).unwrap();
    let before = fs::read(&desk.path).unwrap();
    assert_eq!(desk.run([line(0)]).code, Some(0));
    assert_eq!((desk.count(), fs::read(&other).unwrap()), (1, before));
}

#[test]
fn a_relative_path_and_a_name_alone_are_the_same_plan() {
    let desk = Desk::new();
    let own = desk.path.file_name().unwrap();
    let deep = desk.folder.path().join("deep");
    fs::create_dir(&deep).unwrap();
    let script = desk.script([]);
    let up = Path::new("..").join(own);
    let ways: [(&Path, &OsStr); 4] = [
        (desk.folder.path(), own),
        (desk.folder.path(), desk.path.as_ref()),
        (&deep, up.as_ref()),
        (desk.folder.path(), "deep/../แผน.ron".as_ref()),
    ];
    for (at, (folder, path)) in ways.into_iter().enumerate() {
        fs::write(&script, line(at)).unwrap();
        let mut command = desk.command(&["apply".as_ref(), path, "--script".as_ref(), script.as_ref()]);
        assert_eq!(ended(command.current_dir(folder)).code, Some(0), "{}", path.display());
        assert_eq!(desk.count(), at + 1);
    }
    // One folder: one plan.
    assert_eq!(fs::read_dir(desk.home().join("history")).unwrap().count(), ways.len() + 1);
}

#[test]
fn names_of_every_kind() {
    use std::os::unix::ffi::OsStringExt;
    let long = "ก".repeat(83) + "ab.ron";
    assert_eq!(long.len(), 255);
    let names: [OsString; 6] = [
        long.into(),
        "สอง\nบรรทัด.ron".into(),
        "-แผน".into(),
        ".ron".into(),
        "a b'\"$(x)\u{1b}[31m.ron".into(),
        OsString::from_vec(b"\xff\xfe.ron".to_vec()),
    ];
    for name in names {
        let desk = Desk::with(&name);
        let run = desk.run([line(0), line(1)]);
        assert_eq!((run.code, desk.count()), (Some(0), 2), "{}: {}", name.display(), run.err);
        let run = desk.run(["bad".to_owned()]);
        assert!(!run.err.contains(['\u{1b}', '\r']) && run.err.lines().count() == 1, "{:?}", run.err);
        assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 2, "the plan and its lock");
        let listed = ended(&mut desk.command(&["history".as_ref(), "--".as_ref(), desk.path.as_ref()]));
        assert_eq!((listed.code, listed.out.lines().count()), (Some(0), 2), "{}", listed.err);
    }
}

#[test]
fn what_is_no_plan_is_refused_and_nothing_is_made() {
    let desk = Desk::new();
    let pipe = desk.folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::write(desk.folder.path().join("empty"), "").unwrap();
    let script = desk.script([line(0)]);
    let before = fs::read_dir(desk.folder.path()).unwrap().count();
    for name in ["pipe", "empty", ".", "no-such", "/dev/null", "/dev/zero"] {
        let mut command =
            desk.command(&["apply".as_ref(), name.as_ref(), "--script".as_ref(), script.as_ref()]);
        let run = ended(&mut command);
        assert_eq!((run.code, run.err.lines().count()), (Some(2), 1), "{name}: {}", run.err);
    }
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), before);
}

/// The number of the user nobody.
const NOBODY: u32 = 65534;

/// The program as another user, where this one may become one: rights do not bind root.
struct Nobody {
    desk: Desk,
    program: PathBuf,
}

impl Nobody {
    fn new() -> Option<Self> {
        let desk = Desk::new();
        if fs::metadata(desk.folder.path()).unwrap().uid() != 0 {
            return Some(Self { desk, program: env!("CARGO_BIN_EXE_tidtam").into() });
        }
        // Where the program lies, another user need not be able to go.
        let program = desk.folder.path().with_extension("tidtam");
        fs::copy(env!("CARGO_BIN_EXE_tidtam"), &program).unwrap();
        let nobody = Self { desk, program };
        let tried = nobody.command(&["--version".as_ref()]).stdout(Stdio::null()).status();
        if !tried.is_ok_and(|status| status.success()) {
            println!("skipped: rights do not bind root, and no other user can be taken on here");
            return None;
        }
        for path in [nobody.desk.state.path(), nobody.desk.folder.path(), &nobody.desk.path] {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        Some(nobody)
    }

    fn command(&self, arguments: &[&OsStr]) -> Command {
        let is_root = self.program != Path::new(env!("CARGO_BIN_EXE_tidtam"));
        let mut command = Command::new(if is_root { "setpriv".as_ref() } else { self.program.as_os_str() });
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&self.program);
        }
        command.args(arguments);
        self.desk.surround(&mut command);
        command
    }

    fn run(&self, at: usize) -> Ended {
        let script = self.desk.script([line(at)]);
        let path = &self.desk.path;
        ended(&mut self.command(&["apply".as_ref(), path.as_ref(), "--script".as_ref(), script.as_ref()]))
    }
}

impl Drop for Nobody {
    fn drop(&mut self) {
        if self.program != Path::new(env!("CARGO_BIN_EXE_tidtam")) {
            let _ = fs::remove_file(&self.program);
        }
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error_and_the_plan_is_as_it_was() {
    let Some(nobody) = Nobody::new() else { return };
    assert_eq!(nobody.run(0).code, Some(0));
    let desk = &nobody.desk;
    set_mode(desk.folder.path(), 0o555);
    let run = nobody.run(1);
    set_mode(desk.folder.path(), 0o700);
    // Its lock can be taken still, so that what was told is durable; only the file cannot be replaced.
    assert_eq!((run.code, run.acks, desk.count()), (Some(1), 1, 1), "{}", run.err);
    assert!(run.err.contains("not allowed") && run.err.contains("is kept"), "{}", run.err);
    let run = nobody.run(2);
    assert_eq!((run.code, desk.count()), (Some(0), 3), "{}", run.err);

    let desk = Nobody::new().unwrap();
    set_mode(desk.desk.folder.path(), 0o555);
    let run = desk.run(0);
    set_mode(desk.desk.folder.path(), 0o700);
    assert_eq!((run.code, run.acks, desk.desk.count()), (Some(1), 0, 0), "no lock: {}", run.err);
}

#[test]
fn a_file_and_a_state_folder_that_may_not_be_written() {
    let Some(nobody) = Nobody::new() else { return };
    let desk = &nobody.desk;
    set_mode(&desk.path, 0o400);
    let run = nobody.run(0);
    assert_eq!((run.code, run.acks, desk.count()), (Some(2), 0, 0), "{}", run.err);
    set_mode(&desk.path, 0o600);
    let script = desk.script([line(0)]);
    set_mode(desk.state.path(), 0o500);
    let path = &desk.path;
    let mut command =
        nobody.command(&["apply".as_ref(), path.as_ref(), "--script".as_ref(), script.as_ref()]);
    let run = ended(&mut command);
    set_mode(desk.state.path(), 0o700);
    assert_eq!((run.code, run.acks, desk.count()), (Some(1), 0, 0), "{}", run.err);
    assert!(run.err.contains("unsaved changes cannot be kept there"), "{}", run.err);
}

/// The file belongs to another person, who lets its group write: it stays that person's where that can be.
#[test]
fn the_owner_stays_where_the_system_allows_it() {
    let desk = Desk::new();
    if fs::metadata(desk.folder.path()).unwrap().uid() != 0 {
        println!("skipped: only root may give files away");
        return;
    }
    chown(&desk.path, Some(NOBODY), Some(NOBODY)).unwrap();
    set_mode(&desk.path, 0o640);
    assert_eq!(desk.run([line(0)]).code, Some(0));
    let meta = fs::metadata(&desk.path).unwrap();
    assert_eq!((meta.uid(), meta.gid(), mode(&desk.path)), (NOBODY, NOBODY, 0o640));
}
