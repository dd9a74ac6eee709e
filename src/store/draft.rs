//! What is being typed and was not accepted yet, in a file of the plan's state folder.
//!
//! The file is `sealed`: replaced whole, the person's alone (private notes stand in it), and passed over where a disk
//! has spoilt it. Not read as a plan is: a line of a text may well look like the mark of an unfinished merge.
//!
//! Limits: a file that does not prove true is passed over, and replaced by the next. Nothing here waits or
//! counts keys: how often to write is for the caller to say.

use std::fs;
use std::io;
use std::path::Path;

use super::{sealed, text};
use crate::locales::{Fault, Message};
use crate::plan::Draft;
use crate::thai::clean;

/// The name of the file in the state folder of a plan.
const FILE: &str = "drafts";

/// Keeps `drafts`, all that there are, in `folder`; without any there is no file.
pub(super) fn keep(folder: &Path, drafts: &[Draft]) -> Result<(), Fault> {
    let path = folder.join(FILE);
    let kept = if drafts.is_empty() { remove(&path) } else { replace(&path, drafts) };
    kept.map_err(|error| {
        Fault::system(Message::new("fault-draft").with_said("error", Message::of_io(&error)))
    })
}

/// The drafts that are kept in `folder`; none where there is no file, or it does not prove true.
pub(super) fn kept(folder: &Path) -> Vec<Draft> {
    sealed::read(&folder.join(FILE)).as_deref().and_then(parse).unwrap_or_default()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn replace(path: &Path, drafts: &[Draft]) -> io::Result<()> {
    sealed::write(path, &to_text(drafts)?)
}

fn to_text(drafts: &[Draft]) -> io::Result<String> {
    ron::ser::to_string_pretty(drafts, text::style()).map_err(io::Error::other)
}

fn parse(text: &str) -> Option<Vec<Draft>> {
    let mut drafts: Vec<Draft> = ron::from_str(text).ok()?;
    for draft in &mut drafts {
        draft.text = clean::sanitize(&draft.text).text;
    }
    Some(drafts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{List, Passage, Words};
    use proptest::prelude::*;

    fn draft(measure: &str, passage: Passage, text: &str) -> Draft {
        Draft { measure: measure.into(), passage, text: text.into(), over: String::new(), on: None }
    }

    fn two() -> Vec<Draft> {
        let said = "จัดโต๊ะแล้ว \"รอป้าย\" \\ # กำ น้ำ\nบรรทัดสอง\tท้าย";
        vec![draft("1.2", Passage::Report, said), draft("๑.๓", Passage::Note, "ถาม")]
    }

    /// What an earlier program kept is read, and what this one keeps of every kind comes back.
    #[test]
    fn drafts_of_every_kind_and_of_earlier_programs_are_read() {
        let earlier = "[(measure:\"1.1\",passage:Report,text:\"ก\"),(measure:\"1.2\",passage:Note,text:\"ข\",over:\"ค\")]";
        let over = Draft { over: "ค".into(), ..draft("1.2", Passage::Note, "ข") };
        let expected = vec![draft("1.1", Passage::Report, "ก"), over];
        assert_eq!(parse(earlier), Some(expected));
        let kinds = [
            Passage::Evidence(2),
            Passage::Item(List::Units, 3),
            Passage::Logged(7, Words::Report),
            Passage::Logged(0, Words::Evidence(1)),
        ];
        let mut drafts: Vec<_> = kinds.into_iter().map(|passage| draft("1.1", passage, "ก")).collect();
        drafts[2].on = Some("2023-03-15".parse().unwrap());
        assert_eq!(parse(&to_text(&drafts).unwrap()), Some(drafts));
    }

    /// The names in a folder.
    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn what_is_kept_is_found_again_and_goes_when_it_is_accepted() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(kept(folder.path()), []);
        keep(folder.path(), &[]).unwrap();
        keep(folder.path(), &two()).unwrap();
        assert_eq!(kept(folder.path()), two());
        keep(folder.path(), &two()[1..]).unwrap();
        assert_eq!(kept(folder.path()), two()[1..]);
        assert_eq!(names(folder.path()), [FILE]);
        keep(folder.path(), &[]).unwrap();
        assert_eq!(kept(folder.path()), []);
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_text_may_hold_whatever_a_person_pastes() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = [draft("1.1", Passage::Report, "<<<<<<< HEAD\n)\n=======\n")];
        keep(folder.path(), &drafts).unwrap();
        assert_eq!(kept(folder.path()), drafts);
    }

    /// Of a process that was killed, as often as that happens.
    #[test]
    fn what_was_left_half_written_does_not_pile_up() {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &two()).unwrap();
        fs::write(folder.path().join("drafts.new"), "half").unwrap();
        keep(folder.path(), &two()[1..]).unwrap();
        assert_eq!((kept(folder.path()), names(folder.path())), (two()[1..].to_vec(), vec![FILE.to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        keep(folder.path(), &two()).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault_to_write_and_nothing_to_read() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("ไม่มี");
        assert!(keep(&gone, &two()).is_err());
        assert_eq!(kept(&gone), []);
        assert!(keep(&gone, &[]).is_ok());
    }

    /// At every length and with every bit of every byte turned: what was written, or nothing.
    #[test]
    fn a_torn_or_spoilt_file_is_not_taken_for_text() {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), &two()).unwrap();
        let whole = fs::read(folder.path().join(FILE)).unwrap();
        let kept = |bytes: &[u8]| {
            fs::write(folder.path().join(FILE), bytes).unwrap();
            kept(folder.path())
        };
        assert_eq!(kept(&whole), two());
        for end in 0..whole.len() {
            assert_eq!(kept(&whole[..end]), [], "cut at {end}");
            for bit in 0..8 {
                let mut spoilt = whole.clone();
                spoilt[end] ^= 1 << bit;
                assert_eq!(kept(&spoilt), [], "bit {bit} of {end}");
            }
        }
        assert_eq!(kept(&[&whole[..], b"x"].concat()), []);
    }

    /// A new file over an old one: between the two there is nothing that could be read as something else.
    #[test]
    fn half_of_a_new_file_over_an_old_one_is_neither() {
        let [old, new] = [&two()[..], &two()[..1]].map(|drafts| sealed::seal(&to_text(drafts).unwrap()));
        for at in (1..new.len()).filter(|at| new.is_char_boundary(*at) && old.is_char_boundary(*at)) {
            let mixed = format!("{}{}", &new[..at], &old[at..]);
            assert!(mixed == old || sealed::open(&mixed).is_none(), "{at}");
        }
    }

    #[test]
    fn what_could_harm_a_terminal_does_not_enter() {
        let text = to_text(&[draft("1.1", Passage::Note, "ก\u{1b}[2Jข\u{202e}")]).unwrap();
        assert_eq!(parse(&text), Some(vec![draft("1.1", Passage::Note, "กข")]));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[ก-ฺเ-๛ \"#\\\\\n\t{}()a-z]{0,60}", id in "\\PC{0,8}") {
            let drafts = vec![draft(&id, Passage::Report, &text)];
            prop_assert_eq!(parse(&to_text(&drafts).unwrap()), Some(drafts));
        }
    }
}
