//! Plans of the sizes that are measured, made from the demo plan.

#[allow(dead_code, reason = "not every benchmark draws")]
pub mod screen;

use std::path::Path;

use tidtam::plan::{Measure, Plan};
use tidtam::store;

/// The sizes: an office's plan, a large one, more than anybody has.
#[allow(dead_code, reason = "not every benchmark is of several sizes")]
pub const SIZES: [usize; 3] = [30, 1_000, 10_000];

/// The demo plan with `count` measures: its own again and again, under ids of their own, each with its newest
/// follow-up only. (With their whole logs 10,000 would be more than a plan file may hold.)
pub fn plan(count: usize) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/demo.ron");
    let mut plan = store::load(&path).expect("the demo plan is sound");
    let models: Vec<Measure> = plan.measures().map(|(_, measure)| brief(measure)).collect();
    let indicators = plan.sections.iter().map(|section| section.indicators.len()).sum::<usize>();
    let share = count.div_ceil(indicators);
    let mut made = 0;
    for indicator in plan.sections.iter_mut().flat_map(|section| &mut section.indicators) {
        indicator.measures.clear();
        for n in 1..=share.min(count - made) {
            let id = format!("{}.{n}", indicator.no.unwrap_or_default());
            indicator.measures.push(Measure { id, ..models[(made + n) % models.len()].clone() });
        }
        made += indicator.measures.len();
    }
    assert_eq!(plan.measures().count(), count);
    plan
}

fn brief(measure: &Measure) -> Measure {
    Measure {
        title: measure.title.clone(),
        outputs: measure.outputs.clone(),
        due: measure.due.clone(),
        monitoring: measure.monitoring.clone(),
        responsible: measure.responsible.clone(),
        log: measure.log.last().cloned().into_iter().collect(),
        ..Measure::default()
    }
}
