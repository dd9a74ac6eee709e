//! Indicators into sections, and the ids of their measures.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::ita;
use crate::plan::{Indicator, Section};

/// An indicator with what its document says of where it belongs.
#[derive(Debug)]
pub(super) struct Filed {
    /// The indicator.
    pub indicator: Indicator,
    /// The section that the document shows; empty where it shows none.
    pub section: String,
    /// Whether it is an indicator, and not a topic of a table without indicators.
    pub is_indicator: bool,
    /// What its table is called where the document shows no section.
    pub table: String,
}

/// Puts `filed` into sections. The indicators of the assessment fall into its three instruments by
/// themselves; others stand under the section that their document shows, else under their table.
pub(super) fn sections(filed: Vec<Filed>) -> Vec<Section> {
    let count = filed.iter().filter(|f| f.is_indicator).count();
    let named =
        filed.iter().filter(|f| f.is_indicator && ita::indicator(&f.indicator.title).is_some()).count();
    let is_assessment = named * 2 > count;
    let mut sections: Vec<Section> = Vec::new();
    let mut by_name: HashMap<(&str, String), usize> = HashMap::new();
    let mut places: HashMap<(usize, Option<u32>, String), usize> = HashMap::new();
    for Filed { indicator, section, is_indicator, table } in filed {
        let named = ita::indicator(&indicator.title);
        let no = if is_assessment && is_indicator { named.or(indicator.no) } else { None };
        let (code, title) = match no.and_then(ita::instrument) {
            Some(instrument) => (instrument.code, instrument.title.to_owned()),
            None if section.is_empty() => ("", table),
            None => ("", section),
        };
        let at = *by_name.entry((code, title.clone())).or_insert_with(|| {
            sections.push(Section { title, code: code.to_owned(), indicators: Vec::new() });
            sections.len() - 1
        });
        let indicators = &mut sections[at].indicators;
        match places.entry((at, indicator.no, indicator.title.clone())) {
            Entry::Occupied(place) => join(&mut indicators[*place.get()], indicator),
            Entry::Vacant(place) => {
                place.insert(indicators.len());
                indicators.push(indicator);
            }
        }
    }
    let order = |section: &Section| {
        ita::INSTRUMENTS.iter().position(|i| i.code == section.code).unwrap_or(usize::MAX)
    };
    sections.sort_by_key(order);
    sections
}

/// Goes on with an indicator that another table had.
fn join(known: &mut Indicator, more: Indicator) {
    super::text::append(&mut known.analysis, &more.analysis);
    known.score = known.score.or(more.score);
    known.issues.extend(more.issues);
    known.results.extend(more.results);
    known.measures.extend(more.measures);
}

/// Gives each measure its id: the number of its indicator and its own. An indicator without a number, or
/// with one that stands already, counts on from the greatest.
pub(super) fn number(sections: &mut [Section]) {
    let indicators = || sections.iter().flat_map(|section| &section.indicators);
    let mut next = indicators().filter_map(|indicator| indicator.no).max().unwrap_or(0).saturating_add(1);
    let mut used = HashSet::new();
    for indicator in sections.iter_mut().flat_map(|section| &mut section.indicators) {
        let no = indicator.no.filter(|no| used.insert(*no)).unwrap_or_else(|| {
            next = next.saturating_add(1);
            next - 1
        });
        for (index, measure) in indicator.measures.iter_mut().enumerate() {
            measure.id = format!("{no}.{}", index + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Measure;

    fn filed(no: Option<u32>, title: &str, is_indicator: bool) -> Filed {
        let measures = vec![Measure::default(), Measure::default()];
        let indicator = Indicator { no, title: title.into(), measures, ..Indicator::default() };
        Filed { indicator, section: String::new(), is_indicator, table: "ตาราง".into() }
    }

    #[test]
    fn the_ten_fall_into_three_and_topics_stay_apart() {
        let mut sections = sections(vec![
            filed(None, "หัวข้อ", false),
            filed(Some(9), "การเปิดเผยข้อมูล", true),
            filed(Some(2), "การใช้งบประมาณ", true),
            filed(Some(6), "คุณภาพการดำเนินงาน", true),
        ]);
        let codes: Vec<&str> = sections.iter().map(|s| s.code.as_str()).collect();
        assert_eq!(codes, ["IIT", "EIT", "OIT", ""]);
        number(&mut sections);
        let ids: Vec<&str> = sections
            .iter()
            .flat_map(|s| &s.indicators)
            .flat_map(|i| &i.measures)
            .map(|m| m.id.as_str())
            .collect();
        assert_eq!(ids, ["2.1", "2.2", "6.1", "6.2", "9.1", "9.2", "10.1", "10.2"]);
    }

    #[test]
    fn other_plans_have_the_sections_of_their_source_and_ids_stay_unique() {
        let mut two = vec![filed(Some(1), "งานบริการ", true), filed(Some(1), "งานพัสดุ", true)];
        two[1].section = "ด้านพัสดุ".into();
        let mut sections = sections(two);
        assert_eq!(sections.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["ตาราง", "ด้านพัสดุ"]);
        number(&mut sections);
        assert_eq!(sections[1].indicators[0].measures[0].id, "2.1");
    }
}
