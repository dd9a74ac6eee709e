//! Edits of what stands round the measures: the plan's own fields, sections, indicators, directives.

use std::collections::HashSet;
use std::mem::swap;

use super::{Edit, IndicatorField, Misfit, PlanField, SectionField};
use crate::plan::{Directive, Indicator, Plan, Section};

/// [`Edit::apply`] of an edit that is not about a measure.
pub(super) fn apply(edit: Edit, plan: &mut Plan) -> Result<Edit, Misfit> {
    match edit {
        Edit::SetPlan(field) => Ok(Edit::SetPlan(set_plan(field, plan))),
        Edit::InsertSection { at, section } => insert_section(plan, at, *section),
        Edit::RemoveSection { at } if at < plan.sections.len() => {
            let section = Box::new(plan.sections.remove(at));
            match new_ids(plan, section.indicators.iter()) {
                Ok(()) => Ok(Edit::InsertSection { at, section }),
                Err(misfit) => {
                    plan.sections.insert(at, *section);
                    Err(misfit)
                }
            }
        }
        Edit::RemoveSection { at } => Err(Misfit::NoSection(at)),
        Edit::SetSection { at, field } => {
            let section = plan.sections.get_mut(at).ok_or(Misfit::NoSection(at))?;
            Ok(Edit::SetSection { at, field: set_section(field, section) })
        }
        Edit::InsertIndicator { section, at, indicator } => insert_indicator(plan, section, at, *indicator),
        Edit::RemoveIndicator { section, at } => {
            let indicators = indicators(plan, section)?;
            if at >= indicators.len() {
                return Err(Misfit::NoIndicator { section, at });
            }
            let indicator = Box::new(indicators.remove(at));
            match new_ids(plan, std::iter::once(&*indicator)) {
                Ok(()) => Ok(Edit::InsertIndicator { section, at, indicator }),
                Err(misfit) => {
                    plan.sections[section].indicators.insert(at, *indicator);
                    Err(misfit)
                }
            }
        }
        Edit::SetIndicator { section, at, field } => {
            let indicator =
                indicators(plan, section)?.get_mut(at).ok_or(Misfit::NoIndicator { section, at })?;
            Ok(Edit::SetIndicator { section, at, field: set_indicator(field, indicator) })
        }
        Edit::AddDirective { at, directive } => add_directive(plan, at, *directive),
        Edit::RemoveDirective { id } => {
            let at = directive_at(plan, &id)?;
            let directive = Box::new(plan.directives.remove(at));
            Ok(Edit::AddDirective { at, directive })
        }
        Edit::SetDirective(mut directive) => {
            let at = directive_at(plan, &directive.id)?;
            swap(&mut *directive, &mut plan.directives[at]);
            Ok(Edit::SetDirective(directive))
        }
        // The rest is about measures, and does not come here.
        edit => edit.apply(plan),
    }
}

fn set_plan(mut field: PlanField, plan: &mut Plan) -> PlanField {
    match &mut field {
        PlanField::Agency(value) => swap(value, &mut plan.agency),
        PlanField::Title(value) => swap(value, &mut plan.title),
        PlanField::Score(value) => swap(value, &mut plan.score),
    }
    field
}

fn set_section(mut field: SectionField, section: &mut Section) -> SectionField {
    match &mut field {
        SectionField::Title(value) => swap(value, &mut section.title),
        SectionField::Code(value) => swap(value, &mut section.code),
    }
    field
}

fn set_indicator(mut field: IndicatorField, indicator: &mut Indicator) -> IndicatorField {
    match &mut field {
        IndicatorField::No(value) => swap(value, &mut indicator.no),
        IndicatorField::Title(value) => swap(value, &mut indicator.title),
        IndicatorField::Score(value) => swap(value, &mut indicator.score),
        IndicatorField::Analysis(value) => swap(value, &mut indicator.analysis),
        IndicatorField::Issues(value) => swap(value, &mut indicator.issues),
        IndicatorField::Results(value) => swap(value, &mut indicator.results),
    }
    field
}

fn insert_section(plan: &mut Plan, at: usize, section: Section) -> Result<Edit, Misfit> {
    if at > plan.sections.len() {
        return Err(Misfit::NoSection(at));
    }
    new_ids(plan, section.indicators.iter())?;
    plan.sections.insert(at, section);
    Ok(Edit::RemoveSection { at })
}

fn insert_indicator(
    plan: &mut Plan,
    section: usize,
    at: usize,
    indicator: Indicator,
) -> Result<Edit, Misfit> {
    if at > indicators(plan, section)?.len() {
        return Err(Misfit::NoIndicator { section, at });
    }
    new_ids(plan, std::iter::once(&indicator))?;
    indicators(plan, section)?.insert(at, indicator);
    Ok(Edit::RemoveIndicator { section, at })
}

/// Whether no measure of `added` has an id that the plan has. An id that stands twice in what is added may: it
/// comes back as it was taken out.
fn new_ids<'a>(plan: &Plan, added: impl Iterator<Item = &'a Indicator>) -> Result<(), Misfit> {
    let mut added = added.flat_map(|indicator| &indicator.measures).peekable();
    if added.peek().is_none() {
        return Ok(());
    }
    let known: HashSet<&str> = plan.measures().map(|(_, measure)| measure.id.as_str()).collect();
    match added.find(|measure| known.contains(measure.id.as_str())) {
        Some(measure) => Err(Misfit::IdTaken(measure.id.clone())),
        None => Ok(()),
    }
}

fn indicators(plan: &mut Plan, section: usize) -> Result<&mut Vec<Indicator>, Misfit> {
    let section = plan.sections.get_mut(section).ok_or(Misfit::NoSection(section))?;
    Ok(&mut section.indicators)
}

fn add_directive(plan: &mut Plan, at: usize, directive: Directive) -> Result<Edit, Misfit> {
    if at > plan.directives.len() {
        return Err(Misfit::NoDirective(at.to_string()));
    }
    if plan.directives.iter().any(|known| known.id == directive.id) {
        return Err(Misfit::IdTaken(directive.id));
    }
    let id = directive.id.clone();
    plan.directives.insert(at, directive);
    Ok(Edit::RemoveDirective { id })
}

fn directive_at(plan: &Plan, id: &str) -> Result<usize, Misfit> {
    let found = plan.directives.iter().position(|directive| directive.id == id);
    found.ok_or_else(|| Misfit::NoDirective(id.to_owned()))
}
