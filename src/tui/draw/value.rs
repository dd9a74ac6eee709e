//! The two values of a difference in words: all that they say, so that what differs is among what is seen. Never the
//! secretary's private note, which no screen shows: of that only the length is told. Limits: blanks at the end of a
//! line and characters that are never drawn are not seen here either.

use super::say;
use crate::locales::{Message, Words};
use crate::plan::{
    Difference, Due, Field, FollowUp, Measure, Monitoring, Named, Part, Responsible, Spot, When,
};
use crate::store;
use crate::tui::app::App;

/// What differs, in a word or two.
pub fn name(app: &App, difference: &Difference) -> String {
    let words = &app.words;
    let key = match difference {
        Difference::Field { mine, .. } => field_key(mine),
        Difference::Entry { mine, theirs, .. } => {
            let day = theirs.as_ref().or(mine.as_ref()).map(|entry| say::calendar(words).short_day(entry.on));
            return format!("{} {}", words.text("field-report"), day.unwrap_or_default());
        }
        Difference::Log { .. } => "field-log-order",
        Difference::Whole { .. } => "field-whole",
        Difference::Place { .. } => "field-place",
        Difference::Order { .. } => "field-order",
        Difference::Part { mine, theirs, .. } => {
            theirs.as_ref().or(mine.as_ref()).map_or("field-order", part_key)
        }
    };
    words.text(key).into_owned()
}

const fn field_key(field: &Field) -> &'static str {
    match field {
        Field::Codes(_) => "field-codes",
        Field::Title(_) => "field-title",
        Field::Issue(_) => "field-issue",
        Field::Activities(_) => "field-activities",
        Field::Outputs(_) => "field-outputs",
        Field::Awareness(_) => "field-awareness",
        Field::Due(_) => "field-due",
        Field::Monitoring(_) => "field-monitoring",
        Field::Responsible(_) => "field-responsible",
        Field::Note(_) => "field-note",
    }
}

const fn part_key(part: &Part) -> &'static str {
    match part {
        Part::Format(_) => "part-format",
        Part::Agency(_) => "part-agency",
        Part::FiscalYear(_) => "part-year",
        Part::Title(_) => "part-plan-title",
        Part::Score(_) | Part::IndicatorScore(_) => "part-score",
        Part::Body(_) => "part-body",
        Part::Meeting(_) => "part-meeting",
        Part::Directive(_) => "field-directive",
        Part::Section(_) => "part-section",
        Part::SectionTitle(_) | Part::IndicatorTitle(_) => "part-title",
        Part::SectionCode(_) => "part-code",
        Part::Indicator(_) => "part-indicator",
        Part::IndicatorNo(_) => "part-no",
        Part::IndicatorAnalysis(_) => "part-analysis",
        Part::IndicatorIssues(_) => "field-issue",
        Part::IndicatorResults(_) => "part-results",
        Part::Order(_) => "field-order",
    }
}

/// Theirs and mine, each in at least one paragraph.
pub fn both(app: &App, difference: &Difference) -> (Vec<String>, Vec<String>) {
    let words = &app.words;
    let (theirs, mine) = match difference {
        Difference::Field { mine, theirs, .. } => (field(words, theirs), field(words, mine)),
        Difference::Entry { mine, theirs, .. } => {
            let said =
                |entry: &Option<FollowUp>| entry.as_ref().map(|e| follow_up(words, e)).unwrap_or_default();
            (said(theirs), said(mine))
        }
        Difference::Log { mine, theirs, .. } => {
            let said = |log: &[FollowUp]| log.iter().flat_map(|entry| follow_up(words, entry)).collect();
            (said(theirs), said(mine))
        }
        Difference::Whole { mine, theirs, .. } => (
            theirs.as_ref().map(|theirs| measure(words, theirs)).unwrap_or_default(),
            mine.as_ref()
                .map(|(spot, mine)| [at(words, spot), measure(words, mine)].concat())
                .unwrap_or_default(),
        ),
        Difference::Place { mine, theirs, .. } => (at(words, theirs), at(words, mine)),
        Difference::Order { mine, theirs, .. } => (vec![names(words, theirs)], vec![names(words, mine)]),
        Difference::Part { mine, theirs, .. } => (part(theirs.as_ref()), part(mine.as_ref())),
    };
    let nothing = |texts: Vec<String>| {
        let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        if texts.is_empty() { vec![words.text("tui-not-there").into_owned()] } else { texts }
    };
    (nothing(theirs), nothing(mine))
}

fn field(words: &Words, field: &Field) -> Vec<String> {
    match field {
        Field::Title(text) | Field::Issue(text) => vec![text.clone()],
        Field::Codes(list) | Field::Activities(list) | Field::Outputs(list) | Field::Awareness(list) => {
            listed(list)
        }
        Field::Due(value) => due(words, value),
        Field::Monitoring(value) => monitoring(words, value),
        Field::Responsible(value) => responsible(words, value),
        Field::Note(text) => note(words, text),
    }
}

/// A label and a text in one paragraph; none where the text is empty.
fn labelled(words: &Words, key: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{}  {text}", words.text(key)))
}

fn listed(list: &[String]) -> Vec<String> {
    list.iter().map(|text| format!("• {text}")).collect()
}

/// As printed, and as understood.
fn due(words: &Words, due: &Due) -> Vec<String> {
    let calendar = say::calendar(words);
    let understood = match due.when {
        When::On(day) => calendar.short_day(day),
        When::Within(first, last) => calendar.range(first, last),
        When::WholeYear => words.text("print-whole-year").into_owned(),
        When::Every(cadence) => calendar.cadence(cadence).into_owned(),
        When::Unstated => words.text("deadline-undated").into_owned(),
    };
    [labelled(words, "field-printed", &due.text), labelled(words, "field-understood", &understood)]
        .into_iter()
        .flatten()
        .collect()
}

fn monitoring(words: &Words, monitoring: &Monitoring) -> Vec<String> {
    let every = monitoring.every.map(|cadence| say::calendar(words).cadence(cadence).into_owned());
    [
        labelled(words, "field-printed", &monitoring.text),
        labelled(words, "field-understood", &every.unwrap_or_default()),
        labelled(words, "field-how", &monitoring.how),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn responsible(words: &Words, responsible: &Responsible) -> Vec<String> {
    let printed = labelled(words, "field-printed", &responsible.text).into_iter();
    printed
        .chain(responsible.units.iter().filter_map(|unit| labelled(words, "field-understood", unit)))
        .collect()
}

/// That there is one: it is for the secretary alone, and the screen may hang on a wall.
fn note(words: &Words, text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let count = say::number(words, text.chars().count());
    vec![words.say(&Message::new("tui-note-hidden").with("count", count))]
}

/// The day, the status and the unit; then what was said.
fn follow_up(words: &Words, entry: &FollowUp) -> Vec<String> {
    let FollowUp { on, status, text, obstacles, evidence, unit, meeting, decided: _ } = entry;
    let mut texts = vec![format!("{}  {}", say::calendar(words).short_day(*on), say::status(words, *status))];
    texts.push(text.clone());
    texts.extend(labelled(words, "field-unit", unit));
    texts.extend(labelled(words, "field-obstacles", obstacles));
    texts.extend(evidence.iter().filter_map(|proof| labelled(words, "field-evidence", proof)));
    texts.extend(labelled(words, "part-meeting", meeting));
    texts
}

/// Everything that a measure says.
fn measure(words: &Words, measure: &Measure) -> Vec<String> {
    let Measure {
        id: _,
        codes,
        title,
        issue,
        activities,
        outputs,
        awareness,
        due: by,
        monitoring: followed,
        responsible: who,
        log,
        note: private,
    } = measure;
    let mut texts = vec![title.clone()];
    texts.extend(labelled(words, "field-codes", &codes.join(" ")));
    texts.extend(labelled(words, "field-issue", issue));
    for (key, list) in
        [("field-activities", activities), ("field-outputs", outputs), ("field-awareness", awareness)]
    {
        texts.extend(list.iter().filter_map(|text| labelled(words, key, text)));
    }
    for (key, values) in [
        ("field-due", due(words, by)),
        ("field-monitoring", monitoring(words, followed)),
        ("field-responsible", responsible(words, who)),
    ] {
        texts.extend(labelled(words, key, &values.join(" · ")));
    }
    texts.extend(note(words, private));
    texts.extend(log.iter().flat_map(|entry| follow_up(words, entry)));
    texts
}

/// The heading, and behind which measure.
fn at(words: &Words, spot: &Spot) -> Vec<String> {
    let after = spot.after.as_ref().map(|id| Message::new("tui-behind").with("id", say::digits(words, id)));
    [Some(say::digits(words, &spot.heading).into_owned()), after.map(|after| words.say(&after))]
        .into_iter()
        .flatten()
        .collect()
}

fn names(words: &Words, list: &[Named]) -> String {
    let ids: Vec<_> = list.iter().map(|named| say::digits(words, &named.id).into_owned()).collect();
    ids.join("  ")
}

/// As the plan file has it: only by hand in the file does such a part change.
fn part(part: Option<&Part>) -> Vec<String> {
    match part {
        None => Vec::new(),
        Some(Part::Agency(text) | Part::Title(text) | Part::SectionTitle(text)) => vec![text.clone()],
        Some(Part::SectionCode(text) | Part::IndicatorTitle(text) | Part::IndicatorAnalysis(text)) => {
            vec![text.clone()]
        }
        Some(Part::Order(list) | Part::IndicatorResults(list)) => listed(list),
        Some(other) => vec![store::value_to_text(other).unwrap_or_default()],
    }
}
