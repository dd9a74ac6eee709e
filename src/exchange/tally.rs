//! The figures of what was understood, for the report.

use std::collections::BTreeMap;

use crate::calendar::Cadence;
use crate::locales::Message;
use crate::plan::{Indicator, Measure, Plan, Status, When};

/// Everything that is to be said of `plan`, in order.
pub(super) fn of(plan: &Plan) -> Vec<Message> {
    let mut said = Vec::new();
    let indicators: Vec<&Indicator> = plan.sections.iter().flat_map(|section| &section.indicators).collect();
    let measures: Vec<&Measure> = plan.measures().map(|(_, measure)| measure).collect();
    said.push(
        Message::new("import-read-measures")
            .with("indicators", indicators.len())
            .with("measures", measures.len())
            .with("each", list(indicators.iter().map(|indicator| indicator.measures.len()))),
    );
    let section = |s: &crate::plan::Section| {
        let name = if s.code.is_empty() { &s.title } else { &s.code };
        format!("{name} {}", s.indicators.len())
    };
    said.push(Message::new("import-read-sections").with("sections", list(plan.sections.iter().map(section))));
    said.push(dues(&measures));
    said.extend(rhythms(&indicators));
    let without = measures.iter().filter(|measure| measure.responsible.units.is_empty()).count();
    said.push(Message::new("import-read-units").with("units", plan.units().len()).with("without", without));
    said.extend(statuses(&measures));
    said.extend(of_indicators(&indicators));
    for body in &plan.bodies {
        let order = body.order.as_ref().map_or("-", |order| order.number.as_str());
        let date =
            body.order.as_ref().and_then(|order| order.date).map_or("-".to_owned(), |date| date.to_string());
        said.push(
            Message::new("import-read-body")
                .with("name", &body.name)
                .with("members", body.members.len())
                .with("duties", body.duties.len())
                .with("order", order)
                .with("date", date),
        );
    }
    if let Some(score) = &plan.score {
        said.push(
            Message::new("import-read-score")
                .with("year", score.year)
                .with("total", score.total)
                .with("grade", &score.grade)
                .with("scores", indicators.iter().filter(|indicator| indicator.score.is_some()).count()),
        );
    }
    said
}

fn list<T: std::fmt::Display>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}

fn dues(measures: &[&Measure]) -> Message {
    let count = |is: fn(When) -> bool| measures.iter().filter(|measure| is(measure.due.when)).count();
    Message::new("import-read-dues")
        .with("on", count(|when| matches!(when, When::On(_))))
        .with("within", count(|when| matches!(when, When::Within(..))))
        .with("whole", count(|when| when == When::WholeYear))
        .with("every", count(|when| matches!(when, When::Every(_))))
        .with("unstated", count(|when| when == When::Unstated))
}

/// Of each rhythm, how many measures have it and of how many indicators they are.
fn rhythms(indicators: &[&Indicator]) -> Vec<Message> {
    let mut counts: BTreeMap<Option<Cadence>, (usize, usize)> = BTreeMap::new();
    for indicator in indicators {
        let mut here: BTreeMap<Option<Cadence>, usize> = BTreeMap::new();
        for measure in &indicator.measures {
            *here.entry(measure.monitoring.every).or_default() += 1;
        }
        for (every, measures) in here {
            let count = counts.entry(every).or_default();
            *count = (count.0 + measures, count.1 + 1);
        }
    }
    let say = |(every, (measures, indicators))| {
        let key = match every {
            None => "import-read-unmonitored",
            Some(Cadence::Daily) => "import-read-daily",
            Some(Cadence::Weekly) => "import-read-weekly",
            Some(Cadence::TwiceMonthly) => "import-read-twice-monthly",
            Some(Cadence::Monthly) => "import-read-monthly",
            Some(Cadence::Quarterly) => "import-read-quarterly",
            Some(Cadence::TwiceYearly) => "import-read-twice-yearly",
            Some(Cadence::Yearly) => "import-read-yearly",
        };
        Message::new(key).with("measures", measures).with("indicators", indicators)
    };
    counts.into_iter().map(say).collect()
}

fn statuses(measures: &[&Measure]) -> Option<Message> {
    let count = |status| {
        let has = |measure: &&&Measure| measure.log.last().is_some_and(|entry| entry.status == status);
        measures.iter().filter(has).count()
    };
    measures.iter().any(|measure| !measure.log.is_empty()).then(|| {
        Message::new("import-read-statuses")
            .with("done", count(Status::Done))
            .with("progress", count(Status::InProgress))
            .with("open", count(Status::NotStarted))
            .with("delayed", count(Status::Delayed))
            .with("cancelled", count(Status::Cancelled))
    })
}

fn of_indicators(indicators: &[&Indicator]) -> Option<Message> {
    let issues: usize = indicators.iter().map(|indicator| indicator.issues.len()).sum();
    let results: usize = indicators.iter().map(|indicator| indicator.results.len()).sum();
    (issues + results > 0)
        .then(|| Message::new("import-read-results").with("issues", issues).with("results", results))
}
