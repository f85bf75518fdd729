//! A sixth programme of the same nature needs no code: here is one, from text to contradictions.

use gongjian_shared::programmes::{
    Bound, Change, Contradiction, Load, RuleSet, RuleValue, Situation, burden, check, load, phases_on,
};
use jiff::civil::date;

use crate::key;

/// Retired engineers help young technicians of a works: no source of ours, no line of ours in Rust.
const SIXTH: &str = r#"
id = "masters_and_apprentices"
title = { zh = "老工匠结对青年技工", en = "Masters and apprentices" }
owner = { zh = "工会", en = "Trade union", kind = "enterprise", level = "county", line = "union" }
target = { zh = "青年技工", en = "Young technicians", from = ["S6-01"], count = "约120人" }
run = { length = "1 year" }
contacts = { at_least = 2, from = ["S6-02"] }
goals = [{ id = "skills", zh = "传承技艺", en = "Skills handed on", from = ["S6-01"] }]
subjects = [{ id = "workshop", zh = "车间", en = "workshop", from = ["S6-01"] }]

[[roles]]
id = "master"
zh = "老工匠"
en = "Master"
from = ["S6-01"]
part = "elder"
posts = ["elder"]
voluntary = true

[[roles]]
id = "apprentice"
zh = "青年技工"
en = "Apprentice"
from = ["S6-01"]
part = "liaison"
posts = ["member"]

[[roles]]
id = "union_office"
zh = "工会办公室"
en = "Union office"
from = ["S6-01"]
part = "programme_office"
posts = ["office_staff"]

[[phases]]
id = "learning"
zh = "带徒"
en = "Learning"
from = ["S6-03"]
span = { relative = { length = "1 year" } }
open = ["record", "confirm_pairs"]
checklist = [{ id = "paired", zh = "结对", en = "Paired", from = ["S6-03"] }]

[[rules]]
id = "load"
zh = "每位师傅带徒数"
en = "Apprentices of a master"
from = ["S6-03"]
value = { load = { each = "master", of = "apprentice", bound = { at_most = 4 } } }
adjustable = true
allowed = { min = 1, max = 8 }

[[rules]]
id = "meeting_rule"
zh = "座谈"
en = "Meetings"
from = ["S6-04"]
value = { owed = { at_least = 1, due = { every = "month" } } }
adjustable = true
allowed = { min = 1, max = 2 }

[[commitments]]
id = "monthly_meeting"
zh = "每月座谈"
en = "Monthly meeting"
from = ["S6-04"]
owed_by = "union_office"
per = "workshop"
rule = "meeting_rule"
counts = ["meetings"]

[[catalogues]]
id = "meetings"
zh = "座谈"
en = "Meetings"
from = ["S6-04"]
of = "meetings"
open = true
kinds = [{ id = "round_table", zh = "座谈会", en = "round table" }]

[[forms]]
id = "meeting_note"
zh = "座谈记录"
en = "Meeting note"
from = ["S6-04"]
template = "meeting_note/1"
filled_by = "union_office"
for_each = "workshop"
asked = { owed = "meeting_rule" }
fields = 3
minutes = 5
"#;

#[test]
fn a_sixth_programme_needs_no_code() {
    let definition = load("sixth.toml", SIXTH).expect("it loads");
    let rules = RuleSet::start(&definition, date(2027, 3, 1));
    assert_eq!(phases_on(&definition, &rules, date(2028, 2, 29)).len(), 1);
    assert_eq!(phases_on(&definition, &rules, date(2028, 3, 1)).len(), 0);
    let numbers = [("master", 20), ("apprentice", 120), ("workshop", 6), ("union_office", 1)];
    let numbers = numbers.map(|(of, n)| (key(of), n)).into();
    let there = Situation { numbers, contacts: 2, ..Situation::default() };
    let told = check(&definition, &rules, &there);
    assert!(
        matches!(
            &told[..],
            [Contradiction::LoadCannotFit { demand: 120, least: Some(30), most: None, have: 20, .. }]
        ),
        "{told:?}"
    );
    let bound = Bound::AtMost(6);
    let more = RuleValue::Load(Load { each: key("master"), of: key("apprentice"), bound, times: 1 });
    let change = [Change::Rule { rule: key("load"), value: more }];
    let adjusted = rules.adjust(&definition, &change).expect("allowed");
    assert_eq!((adjusted.version().number(), check(&definition, &adjusted, &there)), (2, vec![]));
    let meter = burden(&definition, &adjusted, &there);
    assert_eq!((meter.rows[0].forms, meter.rows[0].minutes), (72, 360));
}
