use gongjian_shared::programmes::Problem;

use super::contradiction::weight;
use super::value::{date, unit};
use crate::words::programmes::Names;

pub fn problem(names: Names<'_>, it: &Problem) -> String {
    use Problem as P;
    match it {
        P::OtherProgramme { .. } => "这些改动属于另一种项目。请刷新页面。".to_owned(),
        P::NoSuchRule { rule, .. } => format!("没有“{rule}”这条规则。请刷新页面。"),
        P::NoSuchPhase { phase, .. } => format!("没有“{phase}”这个阶段。请刷新页面。"),
        P::NotAdjustable { rule } => format!("“{}”是文件定的，不能改。", names.rule(rule)),
        P::OtherKind { rule, .. } | P::OtherUnit { rule, .. } | P::OtherShape { rule } => {
            format!("“{}”只能改数字，不能改种类和单位。", names.rule(rule))
        }
        P::OutOfRange { rule, number, unit: of, allowed } => {
            let unit = unit(*of);
            format!("“{}”填了 {number}，只能填 {} 到 {} {unit}。", names.rule(rule), allowed.min, allowed.max)
        }
        P::Crossed { rule, min, max } => {
            format!("“{}”的下限 {min} 大于上限 {max}。", names.rule(rule))
        }
        P::Weights { rule, fault } => format!("“{}”：{}", names.rule(rule), weight(names, fault)),
        P::PhaseEndsBeforeStart { phase, days } => {
            format!("阶段“{}”{}结束，早于{}开始。", names.phase(phase), date(days.to), date(days.from))
        }
        P::RunEndsBeforeStart { run } => {
            format!("项目{}结束，早于{}开始。", date(run.to), date(run.from))
        }
    }
}
