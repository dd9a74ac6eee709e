//! Sections and indicators without the measures under them.

use super::difference::{order_of, section_name};
use super::items::Values;
use super::tree::Tree;
use super::{BASE, Choice, Difference, Judge, MINE, Part, THEIRS, order};
use crate::plan::{Indicator, Plan, Section};

/// The merged headings.
pub struct Headings {
    /// Without measures.
    pub sections: Vec<Section>,
    /// For each of [`Tree::indicators`] its section and its indicator in `sections`; none where it went.
    pub places: Vec<Option<(usize, usize)>>,
}

/// Merges the headings; those of the indicators that are `needed` stay.
pub fn build(
    judge: Judge,
    sides: [&Plan; 3],
    tree: &Tree,
    needed: &[bool],
    differences: &mut Vec<Difference>,
) -> Headings {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); tree.sections.len()];
    for (index, (section, _)) in tree.indicators.iter().enumerate() {
        below[*section].push(index);
    }
    let mut sections: Vec<Option<Section>> = Vec::with_capacity(below.len());
    let mut places = vec![None; tree.indicators.len()];
    for (trio, below) in tree.sections.iter().zip(&below) {
        let seen = [BASE, MINE, THEIRS].map(|side| trio[side].map(|at| &sides[side].sections[at]));
        let mut made: Vec<(usize, Option<Indicator>)> = Vec::with_capacity(below.len());
        for index in below {
            made.push((
                *index,
                indicator(judge, seen, tree.indicators[*index].1, needed[*index], differences),
            ));
        }
        let is_needed = made.iter().any(|(_, indicator)| indicator.is_some());
        let Some(mut section) = section(judge, seen, is_needed, differences) else {
            sections.push(None);
            continue;
        };
        let lists = [BASE, MINE, THEIRS].map(|side| {
            let mut list: Vec<(usize, usize)> = (0..below.len())
                .filter_map(|key| Some((tree.indicators[below[key]].1[side]?, key)))
                .collect();
            list.sort_unstable();
            list.into_iter().map(|(_, key)| key).collect::<Vec<_>>()
        });
        let lists = lists.each_ref().map(Vec::as_slice);
        let order = order::sequence(judge, lists, |key| made[key].1.is_some());
        if order.differs {
            let names = |key: usize| made[key].1.as_ref().map(|indicator| order_of(&section, indicator));
            differences.push(ordered(section_name(&section), lists, names));
        }
        for key in order.keys {
            let (index, indicator) = &mut made[key];
            if let Some(indicator) = indicator.take() {
                // The section's own index is known once all sections are in order.
                places[*index] = Some((0, section.indicators.len()));
                section.indicators.push(indicator);
            }
        }
        sections.push(Some(section));
    }
    let sections = in_order(judge, tree, sections, &mut places, differences);
    Headings { sections, places }
}

/// The sections in order; their indexes go into `places`.
fn in_order(
    judge: Judge,
    tree: &Tree,
    mut made: Vec<Option<Section>>,
    places: &mut [Option<(usize, usize)>],
    differences: &mut Vec<Difference>,
) -> Vec<Section> {
    let lists = [BASE, MINE, THEIRS].map(|side| {
        let mut list: Vec<(usize, usize)> =
            (0..made.len()).filter_map(|key| Some((tree.sections[key][side]?, key))).collect();
        list.sort_unstable();
        list.into_iter().map(|(_, key)| key).collect::<Vec<_>>()
    });
    let lists = lists.each_ref().map(Vec::as_slice);
    let order = order::sequence(judge, lists, |key| made[key].is_some());
    if order.differs {
        let names = |key: usize| made[key].as_ref().map(|section| section_name(section).to_owned());
        differences.push(ordered("", lists, names));
    }
    let mut index_of = vec![0; made.len()];
    let mut sections = Vec::with_capacity(made.len());
    for key in order.keys {
        index_of[key] = sections.len();
        sections.extend(made[key].take());
    }
    for (place, (section, _)) in places.iter_mut().zip(&tree.indicators) {
        *place = place.map(|(_, indicator)| (index_of[*section], indicator));
    }
    sections
}

/// The difference of an order.
fn ordered(of: &str, lists: [&[usize]; 3], name: impl Fn(usize) -> Option<String>) -> Difference {
    let names = |side: usize| Some(Part::Order(lists[side].iter().filter_map(|key| name(*key)).collect()));
    Difference::Part { of: of.to_owned(), mine: names(MINE), theirs: names(THEIRS) }
}

/// The heading of a section; none where it went.
fn section(
    judge: Judge,
    seen: [Option<&Section>; 3],
    needed: bool,
    differences: &mut Vec<Difference>,
) -> Option<Section> {
    let own = |section: &Section| {
        let Section { title, code, indicators: _ } = section;
        Section { title: title.clone(), code: code.clone(), indicators: Vec::new() }
    };
    let [base, mine, theirs] = seen.map(|section| section.map(own));
    let (Some(mine), Some(theirs)) = (&mine, &theirs) else {
        return one_sided(
            judge,
            [base, mine, theirs],
            needed,
            |s| section_name(s).to_owned(),
            Part::Section,
            differences,
        );
    };
    let mut made = theirs.clone();
    let base = base.as_ref();
    let mut values = Values { judge, of: section_name(theirs), differences };
    values.merge_or_new(&mut made.title, base.map(|b| &b.title), &mine.title, Part::SectionTitle);
    values.merge_or_new(&mut made.code, base.map(|b| &b.code), &mine.code, Part::SectionCode);
    Some(made)
}

/// An indicator without its measures; none where it went.
fn indicator(
    judge: Judge,
    sections: [Option<&Section>; 3],
    trio: super::tree::Trio,
    needed: bool,
    differences: &mut Vec<Difference>,
) -> Option<Indicator> {
    let seen = [BASE, MINE, THEIRS].map(|side| sections[side].zip(trio[side]));
    let own = |(section, at): (&Section, usize)| {
        let Indicator { no, title, score, analysis, issues, results, measures: _ } = &section.indicators[at];
        Indicator {
            no: *no,
            title: title.clone(),
            score: *score,
            analysis: analysis.clone(),
            issues: issues.clone(),
            results: results.clone(),
            measures: Vec::new(),
        }
    };
    let section = sections[THEIRS].or(sections[MINE]).or(sections[BASE])?;
    let name = |indicator: &Indicator| order_of(section, indicator);
    let [base, mine, theirs] = seen.map(|seen| seen.map(own));
    let (Some(mine), Some(theirs)) = (&mine, &theirs) else {
        return one_sided(judge, [base, mine, theirs], needed, name, Part::Indicator, differences);
    };
    let mut made = theirs.clone();
    let (base, of) = (base.as_ref(), name(theirs));
    let mut values = Values { judge, of: &of, differences };
    values.merge_or_new(&mut made.no, base.map(|b| &b.no), &mine.no, Part::IndicatorNo);
    values.merge_or_new(&mut made.title, base.map(|b| &b.title), &mine.title, Part::IndicatorTitle);
    values.merge_or_new(&mut made.score, base.map(|b| &b.score), &mine.score, Part::IndicatorScore);
    values.merge_or_new(
        &mut made.analysis,
        base.map(|b| &b.analysis),
        &mine.analysis,
        Part::IndicatorAnalysis,
    );
    values.merge_or_new(&mut made.issues, base.map(|b| &b.issues), &mine.issues, Part::IndicatorIssues);
    values.merge_or_new(&mut made.results, base.map(|b| &b.results), &mine.results, Part::IndicatorResults);
    Some(made)
}

/// What becomes of a heading that a side has not got. One that is needed stays as whoever has it has it.
fn one_sided<T: Clone + PartialEq>(
    judge: Judge,
    [base, mine, theirs]: [Option<T>; 3],
    needed: bool,
    name: impl Fn(&T) -> String,
    part: fn(T) -> Part,
    differences: &mut Vec<Difference>,
) -> Option<T> {
    let choice = judge.choose(Some(&base), &mine, &theirs);
    if choice == Choice::Differ {
        let of = mine.as_ref().or(theirs.as_ref()).map_or(String::new(), &name);
        let (mine, theirs) = (mine.clone().map(part), theirs.clone().map(part));
        differences.push(Difference::Part { of, mine, theirs });
    }
    let stands = if choice == Choice::Mine { mine.clone() } else { theirs.clone() };
    if needed { stands.or(mine).or(theirs).or(base) } else { stands }
}
