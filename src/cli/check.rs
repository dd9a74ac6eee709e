//! `tidtam check`: whether a plan file can be read, and what in it is probably not meant.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;

use super::{Context, Stop, news};
use crate::locales::{Message, Words};
use crate::plan::{self, Finding, Problem};
use crate::store;
use crate::thai::pad::truncate;

/// Check a plan: errors with line and column, warnings for what is doubtful
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan file
    plan: PathBuf,
}

/// Exit code 0 where the plan can be used, with warnings or without.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Stop> {
    let text = store::read_text(&args.plan)?;
    news::tell_unsaved(&args.plan, context);
    let name = args.plan.display().to_string();
    let plan = store::parse(&text, &name)?;
    let cleaned = store::losses(&text).cleaned;
    for found in &cleaned {
        let place = format!("{name}:{}", found.line);
        context.say(&Message::new("check-cleaned").with("place", place).with("count", found.count))?;
    }
    let findings = plan::check(&plan);
    let lines = lines_of_ids(&text);
    for finding in &findings {
        let line = lines.get(finding.id.as_str()).and_then(|lines| lines.get(finding.nth));
        let place = line.map_or(String::new(), |line| format!(":{line}"));
        let said = say(finding, &context.words);
        let warning = Message::new("check-warning").with("place", format!("{name}{place}"));
        context.say(&warning.with("id", short(&finding.id)).with("said", said))?;
    }
    let units = plan.units().len();
    let doubtful = findings.len() + cleaned.len();
    let counts = Message::new(if doubtful == 0 { "check-sound" } else { "check-doubtful" });
    let counts = counts.with("file", name).with("measures", plan.measures().count()).with("units", units);
    context.say(&counts.with("warnings", doubtful))
}

/// The lines (from 1) on which each id, and each name of a body, stands in the file.
fn lines_of_ids(text: &str) -> HashMap<&str, Vec<usize>> {
    let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        for (at, field) in line.match_indices("id: \"").chain(line.match_indices("name: \"")) {
            // Not the end of a longer name.
            let stands_alone = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let id = line[at + field.len()..].split('"').next().filter(|_| stands_alone);
            if let Some(id) = id {
                lines.entry(id).or_default().push(index + 1);
            }
        }
    }
    lines
}

/// `text` as it is quoted: of a whole page that stands in the wrong field, the beginning.
fn short(text: &str) -> Cow<'_, str> {
    truncate(text, 120)
}

fn say(finding: &Finding, words: &Words) -> String {
    let message = match &finding.problem {
        Problem::DoubleId => Message::new("check-double-id"),
        Problem::NoId => Message::new("check-no-id"),
        Problem::NoTitle => Message::new("check-no-title"),
        Problem::NoUnit { text } if text.is_empty() => Message::new("check-no-unit"),
        Problem::NoUnit { text } => Message::new("check-unit-unread").with("text", short(text)),
        Problem::UnknownUnit { unit, near: Some(near) } => {
            Message::new("check-unit-like").with("unit", short(unit)).with("near", short(near))
        }
        Problem::UnknownUnit { unit, near: None } => {
            Message::new("check-unit-unknown").with("unit", short(unit))
        }
        Problem::UnitAlike { unit, near } => {
            Message::new("check-unit-alike").with("unit", short(unit)).with("near", short(near))
        }
        Problem::DueOutsideYear { day } => Message::new("check-due-outside").with("day", day),
        Problem::DueBackwards { first, last } => {
            Message::new("check-due-backwards").with("first", first).with("last", last)
        }
        Problem::DueUnread { text } => Message::new("check-due-unread").with("text", short(text)),
        Problem::MonitoringUnread { text } => {
            Message::new("check-monitoring-unread").with("text", short(text))
        }
        Problem::FollowUpOutsideYear { day } => Message::new("check-log-outside").with("day", day),
        Problem::UnknownMeasure { about } => {
            Message::new("check-measure-unknown").with("about", short(about))
        }
        Problem::DoubleBody => Message::new("check-double-body"),
        Problem::TwoChairs { count } => Message::new("check-two-chairs").with("count", count),
        Problem::NoSecretary => Message::new("check-no-secretary"),
        Problem::DoubleMember { who } => Message::new("check-double-member").with("who", short(who)),
        Problem::UnnamedMember { number } => Message::new("check-unnamed-member").with("number", number),
    };
    words.say(&message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_by_line_and_in_order() {
        let text = "(\n  id: \"1.1\", void: \"1.2\",\n  id: \"1.2\",\n),(id: \"1.1\")";
        let lines = lines_of_ids(text);
        assert_eq!((&lines["1.1"], &lines["1.2"]), (&vec![2, 4], &vec![3]));
    }
}
