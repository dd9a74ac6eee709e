//! Saving and reading on a real file system: what is there is replaced whole, or left alone.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::fs;
use std::path::{Path, PathBuf};

use tidtam::calendar::FiscalYear;
use tidtam::locales::{Blame, Fault};
use tidtam::plan::Plan;
use tidtam::store::{self, Overwrite};

fn plan() -> Plan {
    Plan::new("สำนักงานเขตตัวอย่าง", FiscalYear::new(2566).unwrap())
}

fn other() -> Plan {
    Plan { title: "อีกฉบับ".into(), ..plan() }
}

/// A folder of its own with a saved plan in it.
fn saved() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("แผน ๒๕๖๖.ron");
    store::save(&path, &plan(), Overwrite::Never).unwrap();
    (folder, path)
}

/// The names in a folder, to see that nothing is left lying about.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[track_caller]
fn said(result: Result<impl std::fmt::Debug, Fault>, blame: Blame) -> String {
    let fault = result.unwrap_err();
    assert_eq!(fault.blame, blame, "{fault}");
    fault.to_string()
}

#[test]
fn a_plan_is_saved_and_replaced() {
    let (folder, path) = saved();
    assert_eq!(store::load(&path).unwrap(), plan());
    store::save(&path, &other(), Overwrite::Replace).unwrap();
    assert_eq!(store::load(&path).unwrap(), other());
    assert_eq!(names(folder.path()), ["แผน ๒๕๖๖.ron"]);
}

#[test]
fn what_is_there_is_not_replaced_unasked() {
    let (folder, path) = saved();
    let before = fs::read(&path).unwrap();
    let said = said(store::save(&path, &other(), Overwrite::Never), Blame::Input);
    assert!(said.contains("exists already"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn the_comment_at_the_head_of_a_file_is_kept() {
    let (_folder, path) = saved();
    let head = "// ฉบับที่ผ่านความเห็นชอบแล้ว\n\n";
    fs::write(&path, format!("{head}{}", fs::read_to_string(&path).unwrap())).unwrap();
    store::save(&path, &other(), Overwrite::Replace).unwrap();
    assert!(fs::read_to_string(&path).unwrap().starts_with(head));
    assert_eq!(store::load(&path).unwrap(), other());
}

#[test]
fn of_a_file_with_comments_inside_a_copy_is_kept_first() {
    let (folder, path) = saved();
    let commented = fs::read_to_string(&path).unwrap().replace("  agency", "  // ตรวจแล้ว\n  agency");
    for _ in 0..2 {
        fs::write(&path, &commented).unwrap();
        store::save(&path, &other(), Overwrite::Replace).unwrap();
    }
    assert_eq!(names(folder.path()), ["แผน ๒๕๖๖.comments.ron", "แผน ๒๕๖๖.ron"], "the same is kept once");
    fs::write(&path, commented.replace("ตรวจแล้ว", "ตรวจอีกครั้ง")).unwrap();
    store::save(&path, &plan(), Overwrite::Replace).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("แผน ๒๕๖๖.comments.ron")).unwrap(), commented);
    assert!(names(folder.path()).contains(&"แผน ๒๕๖๖.comments-2.ron".to_owned()));
}

#[test]
fn a_file_name_without_a_folder_is_in_the_current_one() {
    let said =
        said(store::write_text(Path::new("no-such-folder/x.ron"), "x", Overwrite::Never), Blame::Input);
    assert!(said.contains("its folder does not exist"), "{said}");
    let (folder, path) = saved();
    assert!(store::write_text(folder.path(), "x", Overwrite::Replace).is_err());
    assert!(path.exists());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_mode_is_kept() {
        let (_folder, path) = saved();
        for wanted in [0o640, 0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            store::save(&path, &other(), Overwrite::Replace).unwrap();
            assert_eq!(mode(&path), wanted);
        }
    }

    #[test]
    fn a_link_stays_a_link_and_its_file_is_replaced() {
        let (folder, path) = saved();
        let link = folder.path().join("link.ron");
        symlink(&path, &link).unwrap();
        store::save(&link, &other(), Overwrite::Replace).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(store::load(&path).unwrap(), other());
    }

    #[test]
    fn a_link_to_nothing_yet_is_followed() {
        let (folder, _) = saved();
        let link = folder.path().join("link.ron");
        symlink("target.ron", &link).unwrap();
        store::save(&link, &other(), Overwrite::Never).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(store::load(&folder.path().join("target.ron")).unwrap(), other());
    }

    #[test]
    fn what_is_read_only_is_left_alone() {
        let (folder, path) = saved();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let said = said(store::save(&path, &other(), Overwrite::Replace), Blame::Input);
        assert!(said.contains("protected against writing"), "{said}");
        assert_eq!(store::load(&path).unwrap(), plan());
        assert_eq!(names(folder.path()).len(), 1);
    }

    #[test]
    fn devices_and_pipes_are_refused_without_waiting() {
        let said = said(store::read_text(Path::new("/dev/zero")), Blame::Input);
        assert!(said.contains("no ordinary file"), "{said}");
        assert!(store::save(Path::new("/dev/null"), &plan(), Overwrite::Replace).is_err());
    }
}

#[test]
fn files_that_are_no_text_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let read = |bytes: &[u8]| {
        let path = folder.path().join("x.ron");
        fs::write(&path, bytes).unwrap();
        said(store::load(&path), Blame::Input)
    };
    assert!(read(b"").contains("is empty"));
    assert!(read(b" \r\n").contains("is empty"));
    assert!(read(&[0; 4096]).contains("nothing but zeros"));
    assert!(read(b"\xff\xfe(\0").contains("UTF-16"));
    assert!(
        read("(ก\n  \u{e02}".as_bytes().split_last().unwrap().1).contains("x.ron:2:3: the file ends here")
    );
    assert!(read(b"(\n  a\xff\xe9b").contains("x.ron:2:4: is not UTF-8"));
    assert!(read(b"(\n<<<<<<< HEAD\n").contains("x.ron:2: an unfinished merge"));
    assert!(read(&vec![b' '; 17 << 20]).contains("larger than 16 MiB"));
    assert!(said(store::load(folder.path()), Blame::Input).contains("is a folder"));
    assert!(said(store::load(&folder.path().join("y.ron")), Blame::Input).contains("no such file"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_fault() {
    let (_folder, path) = saved();
    let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
    fs::write(&path, format!("\u{feff}{text}")).unwrap();
    assert_eq!(store::load(&path).unwrap(), plan());
}

#[test]
fn a_failed_save_leaves_the_old_file() {
    let (folder, path) = saved();
    let mut broken = plan();
    // Deeper than a file can say is impossible with this model; a value that does not survive is not.
    broken.format = 7;
    assert!(store::save(&path, &broken, Overwrite::Replace).is_err());
    assert_eq!(store::load(&path).unwrap(), plan());
    assert_eq!(names(folder.path()).len(), 1);
}
