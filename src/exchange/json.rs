//! The plan as JSON: every field, private notes too, under the names of the plan file.
//!
//! What is empty is left out, as in the plan file. Read again as a [`Plan`] it is the same plan.

use crate::locales::{Fault, Message};
use crate::plan::Plan;

/// `plan` as indented JSON in UTF-8 (Thai is not escaped), with one line end at the end.
pub fn to_text(plan: &Plan) -> Result<String, Fault> {
    match serde_json::to_string_pretty(plan) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(Fault::system(Message::new("fault-unwritable-plan").with("error", error))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::arbitrary;

    proptest! {
        #[test]
        fn what_is_written_reads_again(plan in arbitrary::plan()) {
            let text = to_text(&plan).unwrap();
            prop_assert_eq!(text.trim_end().len() + 1, text.len());
            prop_assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
        }
    }

    #[test]
    fn names_are_those_of_the_plan_file_and_thai_is_readable() {
        let plan = Plan::new("สำนักงานเขตตัวอย่าง", crate::calendar::FiscalYear::new(2566).unwrap());
        let expected =
            "{\n  \"format\": 1,\n  \"agency\": \"สำนักงานเขตตัวอย่าง\",\n  \"fiscal_year\": 2566\n}\n";
        assert_eq!(to_text(&plan).unwrap(), expected);
    }
}
