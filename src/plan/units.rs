//! Another name for a unit, in the whole plan.
//!
//! What bears the name: the responsible units of measures and their printed words, the unit of follow-ups and of
//! directives. Limits: the units of members have no edit and stay as they are. In printed words a name stands as a
//! whole where no letter touches it, or a word that joins units (และ, หรือ, กับ). An edit finds a measure and a
//! directive by the id, so one whose id stands twice cannot be reached: see [`Plan::unreachable`].

use std::collections::HashSet;

use super::{Directive, Edit, Field, FollowUp, Measure, Plan, Responsible};

/// Words that join two units.
const JOINING: [&str; 5] = ["และ", "หรือ", "กับ", "ร่วม", "โดย"];

impl Plan {
    /// The edit that has the unit `from` be called `to`, all in one; none where that changes nothing, or `to` is no
    /// name. Where there is a unit `to`, the two become one: a measure that had both has it once.
    pub fn rename_unit(&self, from: &str, to: &str) -> Option<Edit> {
        let to = to.trim();
        if to.is_empty() || from == to {
            return None;
        }
        let mut edits = Vec::new();
        let mut known = HashSet::new();
        for (_, measure) in self.measures().filter(|(_, measure)| known.insert(measure.id.as_str())) {
            rename_in_measure(measure, from, to, &mut edits);
        }
        let mut known = HashSet::new();
        for directive in self.directives.iter().filter(|directive| known.insert(directive.id.as_str())) {
            if directive.unit == from {
                let renamed = Directive { unit: to.to_owned(), ..directive.clone() };
                edits.push(Edit::SetDirective(Box::new(renamed)));
            }
        }
        (!edits.is_empty()).then_some(Edit::Batch(edits))
    }

    /// The id of something that bears the name `unit` and that no edit can reach, because its id stood before.
    pub fn unreachable(&self, unit: &str) -> Option<&str> {
        let (mut known, mut given) = (HashSet::new(), HashSet::new());
        let again = self.measures().map(|(_, measure)| measure).filter(|m| !known.insert(m.id.as_str()));
        let measures = again.filter(|m| {
            m.responsible.units.iter().any(|u| u == unit) || m.log.iter().any(|entry| entry.unit == unit)
        });
        let again = self.directives.iter().filter(|directive| !given.insert(directive.id.as_str()));
        let directives = again.filter(|directive| directive.unit == unit);
        measures.map(|m| m.id.as_str()).chain(directives.map(|d| d.id.as_str())).next()
    }
}

fn rename_in_measure(measure: &Measure, from: &str, to: &str, edits: &mut Vec<Edit>) {
    let renamed = rename(&measure.responsible, from, to);
    if renamed != measure.responsible {
        let field = Field::Responsible(renamed);
        edits.push(Edit::SetField { measure: measure.id.clone(), field });
    }
    for (at, entry) in measure.log.iter().enumerate().filter(|(_, entry)| entry.unit == from) {
        let entry = FollowUp { unit: to.to_owned(), ..entry.clone() };
        edits.push(Edit::SetFollowUp { measure: measure.id.clone(), at, entry });
    }
}

/// The responsible ones under the new name. Without the old one among the units the words stay: there the name
/// means something else.
fn rename(responsible: &Responsible, from: &str, to: &str) -> Responsible {
    if !responsible.units.iter().any(|unit| unit == from) {
        return responsible.clone();
    }
    let mut units: Vec<String> = Vec::with_capacity(responsible.units.len());
    let mut has_it = false;
    for unit in &responsible.units {
        let is_it = unit == from || unit == to;
        if !is_it {
            units.push(unit.clone());
        } else if !has_it {
            has_it = true;
            units.push(to.to_owned());
        }
    }
    Responsible { text: rename_in_words(&responsible.text, from, to), units }
}

/// `text` with `to` wherever `from` stands as a whole, and once where the two stood beside each other.
fn rename_in_words(text: &str, from: &str, to: &str) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut done = 0;
    // Where the last of the name ended in the old text and in the new one.
    let mut last: Option<(usize, usize)> = None;
    for (start, end, is_from) in standing(text, from, to) {
        let beside = last.is_some_and(|(ended, _)| joins(&text[ended..start]));
        if beside && let Some((_, kept)) = last {
            renamed.truncate(kept);
        } else {
            renamed.push_str(&text[done..start]);
            renamed.push_str(if is_from { to } else { &text[start..end] });
        }
        done = end;
        last = Some((end, renamed.len()));
    }
    renamed.push_str(&text[done..]);
    renamed
}

/// Where `from` or `to` stands as a whole in `text`: start, end, whether it is `from`. Of two at one place the longer.
fn standing(text: &str, from: &str, to: &str) -> Vec<(usize, usize, bool)> {
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for (name, is_from) in [(from, true), (to, false)] {
        let all = text.match_indices(name).map(|(at, _)| (at, at + name.len(), is_from));
        found.extend(all.filter(|(start, end, _)| stands_alone(&text[..*start], &text[*end..])));
    }
    found.sort_by_key(|(start, end, _)| (*start, usize::MAX - end));
    let mut upto = 0;
    found.retain(|(start, end, _)| {
        let is_free = *start >= upto;
        upto = if is_free { *end } else { upto };
        is_free
    });
    found
}

/// Whether what stands between `before` and `after` is a word of its own.
fn stands_alone(before: &str, after: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}');
    let begins = !before.ends_with(is_part) || JOINING.iter().any(|word| before.ends_with(word));
    let ends = !after.starts_with(is_part) || JOINING.iter().any(|word| after.starts_with(word));
    begins && ends
}

/// Whether `between` only joins what stands round it.
fn joins(between: &str) -> bool {
    let mut rest = between.trim();
    for word in ["ร่วมกับ", "และ", "หรือ", "กับ", ",", "/", "-", "•"] {
        if let Some(behind) = rest.strip_prefix(word) {
            rest = behind.trim();
            break;
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::arbitrary;
    use proptest::prelude::*;

    #[test]
    fn in_words_a_name_is_changed_where_it_stands_as_a_whole() {
        let rename = |text: &str| rename_in_words(text, "ฝ่ายทะเบียน", "กลุ่มทะเบียน");
        assert_eq!(rename("ฝ่ายทะเบียน"), "กลุ่มทะเบียน");
        assert_eq!(rename("- ฝ่ายทะเบียน\n- ฝ่ายโยธา"), "- กลุ่มทะเบียน\n- ฝ่ายโยธา");
        assert_eq!(rename("ฝ่ายโยธาและฝ่ายทะเบียนร่วมกับทุกฝ่าย"), "ฝ่ายโยธาและกลุ่มทะเบียนร่วมกับทุกฝ่าย");
        assert_eq!(rename("ฝ่ายทะเบียนราษฎร, หัวหน้าฝ่ายทะเบียน"), "ฝ่ายทะเบียนราษฎร, หัวหน้าฝ่ายทะเบียน");
    }

    #[test]
    fn two_that_become_one_stand_once_in_the_words() {
        let merge = |text: &str| rename_in_words(text, "ฝ่ายก", "ฝ่ายข");
        assert_eq!(merge("ฝ่ายก และ ฝ่ายข"), "ฝ่ายข");
        assert_eq!(merge("ฝ่ายข/ฝ่ายก/ฝ่ายค"), "ฝ่ายข/ฝ่ายค");
        assert_eq!(merge("ฝ่ายก ฝ่ายค ฝ่ายข"), "ฝ่ายข ฝ่ายค ฝ่ายข");
        assert_eq!(rename_in_words("ฝ่าย ก ข", "ฝ่าย ก", "ฝ่าย ก ข"), "ฝ่าย ก ข");
    }

    #[test]
    fn all_that_bears_the_name_is_renamed_and_nothing_else() {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let day = "2023-03-15".parse().unwrap();
        let entry =
            |unit: &str| FollowUp { unit: unit.into(), ..FollowUp::new(day, crate::plan::Status::Done) };
        let measure = |id: &str, units: &[&str], log: Vec<FollowUp>| {
            let mut measure = Measure { id: id.into(), log, ..Measure::default() };
            measure.responsible.units = units.iter().map(|unit| (*unit).to_owned()).collect();
            measure.responsible.text = units.join(", ");
            measure
        };
        let measures = vec![
            measure("1", &["ก", "ข", "ค"], vec![entry("ข"), entry(""), entry("ก")]),
            measure("2", &["ค"], vec![entry("ก")]),
        ];
        let indicators = vec![crate::plan::Indicator { measures, ..Default::default() }];
        plan.sections = vec![crate::plan::Section { indicators, ..Default::default() }];
        plan.directives = ["ก", "ค"]
            .map(|unit| Directive {
                id: unit.into(),
                about: String::new(),
                unit: unit.into(),
                text: "ก".into(),
                given_at: String::new(),
                due: None,
                reports: Vec::new(),
                closed_at: None,
            })
            .to_vec();
        plan.rename_unit("ก", " ข ").unwrap().apply(&mut plan).unwrap();
        let told: Vec<_> = plan
            .measures()
            .map(|(_, m)| {
                let log: Vec<_> = m.log.iter().map(|entry| entry.unit.as_str()).collect();
                format!("{}|{}|{}", m.responsible.units.join(" "), m.responsible.text, log.join(" "))
            })
            .collect();
        assert_eq!(told, ["ข ค|ข, ค|ข  ข", "ค|ค|ข"]);
        let directives: Vec<_> = plan.directives.iter().map(|d| (d.unit.as_str(), d.text.as_str())).collect();
        assert_eq!(directives, [("ข", "ก"), ("ค", "ก")]);
        assert_eq!(
            (plan.rename_unit("ก", "ง"), plan.rename_unit("ค", " "), plan.rename_unit("ค", "ค")),
            (None, None, None)
        );
    }

    #[test]
    fn what_no_edit_reaches_is_told() {
        let mut plan = Plan::new("สำนักงาน", crate::calendar::FiscalYear::new(2566).unwrap());
        let mut measure = Measure { id: "1".into(), ..Measure::default() };
        measure.responsible.units = vec!["ก".into()];
        let measures = vec![measure.clone(), measure];
        let indicators = vec![crate::plan::Indicator { measures, ..Default::default() }];
        plan.sections = vec![crate::plan::Section { indicators, ..Default::default() }];
        assert_eq!((plan.unreachable("ก"), plan.unreachable("ข")), (Some("1"), None));
        plan.sections[0].indicators[0].measures[1].id = "2".into();
        assert_eq!(plan.unreachable("ก"), None);
    }

    /// Two names of the plan, or one and a new one, each with blanks for variety.
    fn names(
        plan: &Plan,
        from: prop::sample::Index,
        to: Option<prop::sample::Index>,
    ) -> Option<(String, String)> {
        let units: Vec<_> = plan.units().into_iter().filter(|unit| !unit.trim().is_empty()).collect();
        let pick = |index: prop::sample::Index| index.get(&units).to_string();
        if units.is_empty() {
            return None;
        }
        Some((pick(from), to.map_or("ฝ่ายใหม่".into(), pick)))
    }

    proptest! {
        #[test]
        fn no_unit_is_lost_and_none_stands_twice(
            plan in arbitrary::plan(),
            from in any::<prop::sample::Index>(),
            to in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let Some((from, to)) = names(&plan, from, to) else { return Ok(()) };
            let to = to.trim();
            let Some(edit) = plan.rename_unit(&from, to) else {
                prop_assert!(from == to);
                return Ok(());
            };
            let mut renamed = plan.clone();
            let back = edit.apply(&mut renamed).unwrap();
            let has = |plan: &Plan, unit: &str| plan.units().contains(&unit);
            prop_assert!(plan.unreachable(&from).is_some() || !has(&renamed, &from));
            for ((_, old), (_, new)) in plan.measures().zip(renamed.measures()) {
                let mut expected: Vec<&str> = Vec::new();
                for unit in &old.responsible.units {
                    let now = if *unit == from { to } else { unit };
                    if now != to || !expected.contains(&to) {
                        expected.push(now);
                    }
                }
                if old.responsible.units.contains(&from) && new.responsible != old.responsible {
                    prop_assert_eq!(&new.responsible.units, &expected);
                }
                prop_assert_eq!(old.log.len(), new.log.len());
            }
            if plan.unreachable(&from).is_none() {
                prop_assert!(!renamed.measures().any(|(_, m)| m.log.iter().any(|e| e.unit == from)));
                prop_assert!(!renamed.directives.iter().any(|d| d.unit == from));
            }
            prop_assert_eq!(renamed.rename_unit(&from, to).is_some(), plan.unreachable(&from).is_some());
            back.apply(&mut renamed).unwrap();
            prop_assert_eq!(renamed, plan);
        }
    }
}
