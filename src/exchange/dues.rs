//! By when and how often: the words of a cell beside what the calendar understands of them.

use super::header::Field;
use super::list::Listing;
use super::markup;
use crate::calendar::{self, Cadence, FiscalYear, Reading, Unread};
use crate::locales::Message;
use crate::plan::{Due, Monitoring, When};

/// Reads the cell of a due, with a remark where its words say no day.
pub(super) fn due(cell: &str, year: FiscalYear) -> (Due, Option<Message>) {
    let text = markup::plain(cell);
    let reading = calendar::read(&text, year);
    let when = When::of_reading(&reading, year);
    let why = if let Reading::Unknown(why) = reading { Some(why) } else { None };
    let remark = why.filter(|_| says_something(&text)).map(|why| {
        let key = if why == Unread::NoSuchDay { "import-due-no-such-day" } else { "import-due-unread" };
        Message::new(key).with("text", &text)
    });
    (Due { text, when }, remark)
}

/// Reads the cell of the monitoring: the rhythm is that of its last item that has one, the other items say
/// how.
pub(super) fn monitoring(cell: &str, year: FiscalYear) -> (Monitoring, Option<Message>) {
    let mut parts = Listing::read(cell, 1).flat();
    if let Some((index, every)) =
        parts.iter().enumerate().rev().find_map(|(i, p)| Some((i, rhythm(p, year)?)))
    {
        let text = parts.remove(index);
        return (Monitoring { text, every: Some(every), how: parts.join("\n") }, None);
    }
    let text = markup::plain(cell);
    let remark = says_something(&text).then(|| Message::new("import-no-rhythm").with("text", &text));
    (Monitoring { text, every: None, how: String::new() }, remark)
}

/// The rhythm in `text`.
pub(super) fn rhythm(text: &str, year: FiscalYear) -> Option<Cadence> {
    Monitoring::rhythm_of(text, year)
}

/// Whether there are words: a dash says that nothing is said.
pub(super) fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The columns that say by when, how often, by whom: what a row has of its own.
pub(super) const OWN: [Field; 3] = [Field::Responsible, Field::Due, Field::Monitoring];

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> FiscalYear {
        FiscalYear::new(2566).unwrap()
    }

    #[test]
    fn dues_keep_their_words() {
        let when = |text: &str| due(text, year()).0.when;
        assert_eq!(when("๓๐ มี.ค. ๖๖"), When::On("2023-03-30".parse().unwrap()));
        assert_eq!(when("ให้แล้วเสร็จภายใน ๓๐ เม.ย. ๖๖ และนำขึ้นเว็บไซต์"), When::On("2023-04-30".parse().unwrap()));
        assert_eq!(when("ตลอด ปีงบประมาณ ๒๕๖๖"), When::WholeYear);
        assert_eq!(when("ทุกเดือน"), When::Every(Cadence::Monthly));
        let (kept, remark) = due("<p>อย่างต่อเนื่อง</p>", year());
        assert_eq!((kept.text.as_str(), kept.when), ("อย่างต่อเนื่อง", When::Unstated));
        assert_eq!(remark.map(|m| m.key()), Some("import-due-unread"));
        assert_eq!(due("๓๑ เม.ย. ๖๖", year()).1.map(|m| m.key()), Some("import-due-no-such-day"));
        assert_eq!(due("-", year()).1, None);
    }

    #[test]
    fn the_last_item_with_a_rhythm_is_the_rhythm() {
        let (read, remark) = monitoring("<ul> - กำกับทุกเดือนในที่ประชุม - ตรวจเว็บไซต์ - ทุกไตรมาส", year());
        assert_eq!((read.text.as_str(), read.every), ("ทุกไตรมาส", Some(Cadence::Quarterly)));
        assert_eq!((read.how.as_str(), remark), ("กำกับทุกเดือนในที่ประชุม\nตรวจเว็บไซต์", None));
        let (read, remark) = monitoring("รายงานผลการเผยแพร่", year());
        assert_eq!((read.text.as_str(), read.every), ("รายงานผลการเผยแพร่", None));
        assert!(remark.is_some());
    }
}
