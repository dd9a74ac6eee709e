//! A plan that is open for editing: what is durable, what comes back, what others write meanwhile.

#![allow(clippy::unwrap_used, reason = "in a test a failed unwrap is the failure")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use tidtam::plan::{Edit, Field, FollowUp, Plan, Status};
use tidtam::store::{self, Access, Keeper, News, Opened, Outcome, Overwrite, Why, Wish};

/// A clock that goes on by a second whenever it is looked at.
fn clock() -> NaiveDateTime {
    static SECONDS: AtomicI64 = AtomicI64::new(0);
    let noon = NaiveDate::from_ymd_opt(2023, 3, 15).unwrap().and_hms_opt(12, 0, 0).unwrap();
    noon + TimeDelta::seconds(SECONDS.fetch_add(1, Ordering::Relaxed))
}

/// A folder with the example plan, and one for the state.
struct Desk {
    folder: tempfile::TempDir,
    state: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap(), state: tempfile::tempdir().unwrap() };
        let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/demo.ron");
        let plan = store::load(Path::new(demo)).unwrap();
        store::save(&desk.path(), &plan, Overwrite::Never).unwrap();
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("แผน.ron")
    }

    fn open(&self) -> Opened {
        store::open(&self.path(), Wish::Edit, clock, Some(self.state.path())).unwrap()
    }

    /// The keeper of the plan, where nothing is to be told.
    #[track_caller]
    fn keeper(&self) -> Keeper {
        let (keeper, news) = self.keeper_with_news();
        assert!(news.brought_back == 0 && news.recovered.is_none() && news.unread.is_none(), "{news:?}");
        keeper
    }

    #[track_caller]
    fn keeper_with_news(&self) -> (Keeper, News) {
        let Opened { access: Access::Edit(keeper), news, .. } = self.open() else {
            panic!("not for editing")
        };
        (*keeper, news)
    }

    fn file(&self) -> Plan {
        store::load(&self.path()).unwrap()
    }

    /// Another program replaces the file.
    fn write(&self, change: impl FnOnce(&mut Plan)) {
        let mut plan = self.file();
        change(&mut plan);
        store::write_text(&self.path(), &store::to_text(&plan).unwrap(), Overwrite::Replace).unwrap();
    }

    /// The names in the plan's folder but its own and those of the lock.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !["แผน.ron", ".แผน.ron.lock", ".แผน.ron.holder"].contains(&name.as_str()));
        names.sort();
        names
    }
}

fn note(id: &str, text: &str) -> Edit {
    Edit::SetField { measure: id.into(), field: Field::Note(text.into()) }
}

fn set(plan: &mut Plan, edit: Edit) {
    edit.apply(plan).unwrap();
}

fn note_of(plan: &Plan, id: &str) -> String {
    plan.find(id).unwrap().1.note.clone()
}

#[test]
fn what_was_committed_comes_back_and_is_saved() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    let first = keeper.commit(note("1.1", "หนึ่ง")).unwrap();
    let second = keeper.commit(note("1.2", "สอง\nสาม")).unwrap();
    assert_eq!((first.revision, second.revision), (1, 2));
    drop(keeper);
    assert_eq!(note_of(&desk.file(), "1.1"), "", "not in the file yet");

    let Opened { plan, access: Access::Edit(mut keeper), news } = desk.open() else { panic!("held") };
    assert_eq!((news.brought_back, note_of(&plan, "1.2").as_str()), (2, "สอง\nสาม"));
    assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
    assert_eq!(desk.file(), plan);
    let bytes = fs::read(desk.path()).unwrap();
    assert_eq!(store::Digest::of(&[&bytes]), second.digest, "the file is what was acknowledged");
    assert!(matches!(keeper.save().unwrap(), Outcome::Nothing));
    assert_eq!(keeper.commit(note("1.1", "สี่")).unwrap().revision, 3);
    drop(keeper);
    assert_eq!(desk.keeper_with_news().1.brought_back, 1);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    let said = keeper.commit(note("99.9", "")).unwrap_err().to_string();
    assert!(said.contains("99.9"), "{said}");
    assert_eq!(keeper.commit(note("1.1", "x")).unwrap().revision, 1);
}

#[test]
fn a_save_that_the_journal_did_not_get_to_know_is_not_done_again() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "หนึ่ง")).unwrap();
    let mut plan = desk.file();
    set(&mut plan, note("1.1", "หนึ่ง"));
    keeper.commit(note("1.2", "สอง")).unwrap();
    drop(keeper);
    // As if the program had ended between the exchange and the new journal, with one more edit made.
    store::save(&desk.path(), &plan, Overwrite::Replace).unwrap();
    let (_, news) = desk.keeper_with_news();
    assert_eq!(news.brought_back, 1);
}

#[test]
fn edits_on_another_file_are_put_beside_it_and_never_applied() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "ของฉัน")).unwrap();
    drop(keeper);
    desk.write(|plan| set(plan, note("1.1", "ของเขา")));
    let Opened { plan, news, .. } = desk.open();
    assert_eq!((note_of(&plan, "1.1").as_str(), news.brought_back), ("ของเขา", 0));
    let recovered = news.recovered.unwrap();
    assert_eq!(note_of(&recovered.mine, "1.1"), "ของฉัน");
    assert_eq!(note_of(&recovered.base.unwrap(), "1.1"), "");
    assert_eq!(store::load(&recovered.file).unwrap(), *recovered.mine);
    assert!(recovered.file.file_name().unwrap().to_str().unwrap().starts_with("แผน.recovered-25660315-1200"));
}

#[test]
fn a_foreign_change_before_a_save_is_handed_out_and_taken_in() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "ของฉัน")).unwrap();
    desk.write(|plan| set(plan, note("2.1", "ของเขา")));
    let Outcome::Foreign { base, theirs } = keeper.save().unwrap() else { panic!("saved over it") };
    assert_eq!((note_of(&base, "1.1"), note_of(&base, "2.1")), (String::new(), String::new()));
    assert_eq!(note_of(&theirs, "2.1"), "ของเขา");
    assert!(matches!(keeper.save().unwrap(), Outcome::Nothing), "it waits");

    let mut merged = *theirs;
    set(&mut merged, note("1.1", "ของฉัน"));
    assert_eq!(keeper.take_in(merged.clone(), None).unwrap(), None);
    drop(keeper);
    let (mut keeper, news) = desk.keeper_with_news();
    assert_eq!(news.brought_back, 1, "what was taken in is durable before it is saved");
    assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
    assert_eq!(desk.file(), merged);
    assert!(
        matches!(keeper.save().unwrap(), Outcome::Nothing),
        "what was replaced goes when it was looked at again"
    );
    assert!(desk.others().is_empty(), "{:?}", desk.others());
}

#[test]
fn what_could_not_be_merged_is_kept_beside() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "ของฉัน")).unwrap();
    desk.write(|plan| set(plan, note("1.1", "ของเขา")));
    assert!(matches!(keeper.poll().unwrap(), Outcome::Foreign { .. }));
    let (theirs, mine) = (desk.file(), keeper.plan().unwrap().clone());
    let before = fs::read(desk.path()).unwrap();
    let kept = keeper.take_in(theirs, Some(&mine)).unwrap().unwrap();
    assert_eq!(note_of(&store::load(&kept).unwrap(), "1.1"), "ของฉัน");
    assert!(!keeper.is_unsaved() && matches!(keeper.save().unwrap(), Outcome::Nothing));
    assert_eq!(fs::read(desk.path()).unwrap(), before, "their file is not written anew");
    drop(keeper);
    desk.keeper();
}

#[test]
fn a_change_to_something_unreadable_is_never_saved_over() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "ของฉัน")).unwrap();
    fs::write(desk.path(), "(format: 1, agency: ").unwrap();
    assert!(matches!(keeper.poll().unwrap(), Outcome::Unreadable(_)));
    assert!(matches!(keeper.poll().unwrap(), Outcome::Nothing), "said once");
    assert!(matches!(keeper.save().unwrap(), Outcome::Unreadable(_)));
    assert_eq!(fs::read_to_string(desk.path()).unwrap(), "(format: 1, agency: ");
}

#[test]
fn what_another_program_writes_into_the_replaced_file_is_taken_in() {
    use std::io::{Seek, SeekFrom, Write};
    for by_save in [true, false] {
        let desk = Desk::new();
        let mut keeper = desk.keeper();
        let mut theirs = desk.file();
        set(&mut theirs, note("2.1", "ของเขา"));
        let mut other = fs::OpenOptions::new().write(true).open(desk.path()).unwrap();
        keeper.commit(note("1.1", "ของฉัน")).unwrap();
        assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
        // It had opened the file before, and cuts and writes it only now.
        other.set_len(0).unwrap();
        other.seek(SeekFrom::Start(0)).unwrap();
        other.write_all(store::to_text(&theirs).unwrap().as_bytes()).unwrap();
        let found = if by_save { keeper.save() } else { keeper.poll() };
        let Outcome::Foreign { base, theirs } = found.unwrap() else { panic!("unseen") };
        let mine = keeper.plan().unwrap().clone();
        let merge = tidtam::plan::merge(&base, &mine, &theirs);
        assert!(merge.differences.is_empty());
        keeper.take_in(merge.plan, None).unwrap();
        assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
        assert_eq!(["1.1", "2.1"].map(|id| note_of(&desk.file(), id)), ["ของฉัน", "ของเขา"]);
        drop(keeper);
        assert!(desk.others().is_empty(), "{:?}", desk.others());
        assert_eq!(store::versions(&desk.path(), desk.state.path()).unwrap().len(), 4);
    }
}

#[test]
fn a_file_that_is_gone_is_made_anew() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "ของฉัน")).unwrap();
    fs::remove_file(desk.path()).unwrap();
    assert!(matches!(keeper.poll().unwrap(), Outcome::Gone));
    assert!(matches!(keeper.poll().unwrap(), Outcome::Nothing));
    assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
    assert_eq!(note_of(&desk.file(), "1.1"), "ของฉัน");
}

#[test]
fn comments_inside_wait_for_consent_and_are_kept() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path()).unwrap();
    let commented = format!("// หัว\n{}", text.replacen("  agency", "  // ตรวจแล้ว\n  agency", 1));
    fs::write(desk.path(), &commented).unwrap();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "x")).unwrap();
    assert!(matches!(keeper.save().unwrap(), Outcome::Asks));
    assert_eq!(fs::read_to_string(desk.path()).unwrap(), commented);
    keeper.allow();
    assert!(matches!(keeper.save().unwrap(), Outcome::Saved(None)));
    assert!(fs::read_to_string(desk.path()).unwrap().starts_with("// หัว\n"));
    assert!(matches!(keeper.poll().unwrap(), Outcome::Nothing));
    assert_eq!(desk.others(), ["แผน.comments.ron"]);
    assert_eq!(fs::read_to_string(desk.folder.path().join("แผน.comments.ron")).unwrap(), commented);
}

#[test]
fn the_second_one_looks_on_and_may_follow() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    let Opened { access: Access::View(mut viewer), .. } = desk.open() else { panic!("held twice") };
    let Why::Held(Some(holder)) = viewer.why() else { panic!("{:?}", viewer.why()) };
    assert_eq!(holder.process, std::process::id());
    assert!(viewer.poll().unwrap().is_none() && !viewer.is_free());
    keeper.commit(note("1.1", "ใหม่")).unwrap();
    keeper.save().unwrap();
    assert_eq!(note_of(&viewer.poll().unwrap().unwrap(), "1.1"), "ใหม่");
    drop(keeper);
    assert!(viewer.is_free());
    desk.keeper();
}

#[test]
fn an_earlier_version_comes_back_to_the_letter() {
    let desk = Desk::new();
    let first = fs::read_to_string(desk.path()).unwrap().replacen('(', "(/* ความเห็น */", 1);
    fs::write(desk.path(), &first).unwrap();
    let mut keeper = desk.keeper();
    keeper.allow();
    for text in ["หนึ่ง", "สอง"] {
        keeper.commit(note("1.1", text)).unwrap();
        keeper.save().unwrap();
    }
    keeper.commit(note("1.1", "สาม")).unwrap();
    let versions = store::versions(&desk.path(), desk.state.path()).unwrap();
    assert_eq!(versions.len(), 3);
    assert!(matches!(keeper.put_back(&versions[2]).unwrap(), Outcome::Saved(None)));
    assert_eq!(fs::read_to_string(desk.path()).unwrap(), first);
    let versions = store::versions(&desk.path(), desk.state.path()).unwrap();
    assert_eq!(versions.len(), 4, "what was not saved yet is among them");
    assert!(!keeper.is_unsaved());
    keeper.commit(note("1.1", "สี่")).unwrap();
    assert!(matches!(keeper.save().unwrap(), Outcome::Asks), "it has comments again");
}

#[test]
fn a_version_of_an_interrupted_exchange_is_kept() {
    let desk = Desk::new();
    let mut theirs = desk.file();
    set(&mut theirs, note("1.1", "ของเขา"));
    let leftover = desk.folder.path().join(".แผน.ron.Ab12.tidtam");
    fs::write(&leftover, store::to_text(&theirs).unwrap()).unwrap();
    // Of ours, not finished; and of theirs.
    for (name, text) in [("torn", "(\n  format: 1,\n  age"), ("zero", "(\n  form\0\0"), ("none", "")] {
        fs::write(desk.folder.path().join(format!(".แผน.ron.{name}.tidtam")), text).unwrap();
    }
    fs::write(desk.folder.path().join(".แผน.ron.half.tidtam"), "(\n  format: 1,\n  title: \"ของเข").unwrap();
    let (_keeper, news) = desk.keeper_with_news();
    assert_eq!((news.kept.len(), desk.others().len()), (2, 2), "{:?}", desk.others());
    let plans: Vec<_> = news.kept.iter().filter_map(|kept| store::load(kept).ok()).collect();
    assert_eq!(plans, [theirs]);
}

#[test]
fn status_keys_of_a_whole_morning_come_back() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    let mut plan = desk.file();
    for (at, status) in Status::ALL.into_iter().cycle().take(60).enumerate() {
        let measure = plan.measures().nth(at % 30).unwrap().1;
        let entry = FollowUp::new("2023-03-15".parse().unwrap(), status);
        let edit = Edit::AddFollowUp { measure: measure.id.clone(), at: measure.log.len(), entry };
        set(&mut plan, edit.clone());
        keeper.commit(edit).unwrap();
        if at % 7 == 6 {
            keeper.save().unwrap();
        }
    }
    drop(keeper);
    let opened = desk.open();
    assert_eq!((opened.plan, opened.news.brought_back), (plan, 60 % 7));
}

#[test]
fn control_characters_that_a_save_would_drop_are_asked_for_like_comments() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path()).unwrap().replacen("agency: \"", "agency: \"\\u{1b}[2J", 1);
    fs::write(desk.path(), &text).unwrap();
    let mut keeper = desk.keeper();
    keeper.commit(note("1.1", "x")).unwrap();
    assert!(matches!(keeper.save().unwrap(), Outcome::Asks));
    keeper.allow();
    keeper.save().unwrap();
    assert_eq!(fs::read_to_string(desk.folder.path().join("แผน.comments.ron")).unwrap(), text);
}

#[test]
fn a_plan_of_a_later_format_can_be_looked_at() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path()).unwrap();
    let later =
        text.replacen("format: 1", "format: 2", 1).replacen("  agency", "  colour: \"ฟ้า\",\n  agency", 1);
    fs::write(desk.path(), &later).unwrap();
    let Opened { access: Access::View(viewer), plan, .. } = desk.open() else { panic!("for editing") };
    assert_eq!(*viewer.why(), Why::Newer(vec!["colour".into()]));
    assert_eq!(plan.measures().count(), 30);
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1, "no lock either");
    // Where there is a lock from before, and where somebody holds it.
    fs::write(desk.path(), &text).unwrap();
    let keeper = desk.keeper();
    fs::write(desk.path(), &later).unwrap();
    let why_now = || match desk.open().access {
        Access::View(viewer) => viewer.why().clone(),
        Access::Edit(_) => panic!("for editing"),
    };
    assert_eq!(why_now(), Why::Newer(vec!["colour".into()]));
    drop(keeper);
    assert_eq!(why_now(), Why::Newer(vec!["colour".into()]));
    assert!(desk.others().is_empty());
}

#[test]
fn what_is_no_plan_gets_no_lock_and_what_has_one_is_refused_alike() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path()).unwrap();
    let refused = || {
        let opened = store::open(&desk.path(), Wish::Edit, clock, Some(desk.state.path()));
        opened.unwrap_err().message.key()
    };
    fs::write(desk.path(), "").unwrap();
    assert_eq!(refused(), "fault-empty");
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1);
    fs::write(desk.path(), &text).unwrap();
    drop(desk.keeper());
    fs::write(desk.path(), "").unwrap();
    assert_eq!(refused(), "fault-empty");
    let large = vec![b' '; usize::try_from(store::MAX_BYTES).unwrap() + 1];
    fs::write(desk.path(), large).unwrap();
    assert_eq!(refused(), "fault-too-large");
    assert!(!desk.folder.path().join(".แผน.ron.holder").exists());
}

#[test]
fn what_is_saved_can_be_opened_again() {
    let desk = Desk::new();
    let mut keeper = desk.keeper();
    for text in ["บรรทัด\n<<<<<<< HEAD\n=======\n>>>>>>> อื่น", "\u{feff}", "PK\u{3}\u{4}", "\n\n", "\\ \"# '\t"]
    {
        let text = tidtam::thai::clean::sanitize(text).text;
        keeper.commit(note("1.1", &text)).unwrap();
        keeper.save().unwrap();
        assert_eq!(note_of(&desk.file(), "1.1"), text);
    }
}
