use gongjian_shared::programmes::{Bound, Contradiction, Key, RuleValue, WeightFault};

use super::value::{bound, date, due, length, measure, span};
use crate::words::programmes::Names;
use crate::words::zh::party;

pub fn contradiction(names: Names<'_>, it: &Contradiction) -> String {
    use Contradiction as C;
    match it {
        C::NoContact { wanted, have } => {
            format!("至少要有 {wanted} 位能联系上的联系人；现在有 {have} 位。")
        }
        C::OwnerGone { until, run } => {
            format!(
                "主办单位于{}撤销，项目到{}才结束。请另选主办单位，或提前结束。",
                date(*until),
                date(run.to)
            )
        }
        C::OwnerNotYet { since, run } => {
            format!("主办单位{}才成立，项目{}就开始。请推后首日。", date(*since), date(run.from))
        }
        C::PhaseOutsideRun { phase, days, run } => format!(
            "阶段“{}”（{}）超出了项目期限（{}）。",
            names.phase(phase),
            span(days.from, days.to),
            span(run.from, run.to)
        ),
        C::PhaseEndsBeforeStart { phase, days } => {
            format!("阶段“{}”{}结束，早于{}开始。", names.phase(phase), date(days.to), date(days.from))
        }
        C::PhaseNever { phase, run } => {
            format!("阶段“{}”在项目期限（{}）里一天也没有。", names.phase(phase), span(run.from, run.to))
        }
        C::DeadlineBeforeOpening { rule, opens, on } => {
            format!("“{}”{}截止，早于{}开始。", names.rule(rule), date(*on), date(*opens))
        }
        C::DeadlineOutsideRun { rule, on, run } => {
            format!("“{}”{}截止，不在项目期限（{}）里。", names.rule(rule), date(*on), span(run.from, run.to))
        }
        C::Crossed { rule, min, max } => {
            format!("“{}”的下限 {min} 大于上限 {max}。", names.rule(rule))
        }
        C::RotationTooShort { rotation, every, commitment, due: by } => format!(
            "“{}”每 {}一换，“{}”要求{}，来不及完成。",
            names.rule(rotation),
            length(*every),
            names.commitment(commitment),
            due(*by)
        ),
        C::LoadCannotFit { .. } => load(names, it),
        C::TooFewDifferent { each, of, times, have, .. } => format!(
            "每{}{}要 {times} 位不同的{}；现在只有 {have} 位。",
            measure(names, of),
            names.counted(of),
            names.counted(each)
        ),
        C::PlacesCannotBeFilled { places, of, per, units, each_at_most, reached, wanted, .. } => format!(
            "{units} 个{}，每个最多 {each_at_most} 个{}，合起来最多 {reached} 个；“{}”要{}。",
            names.counted(per),
            names.counted(of),
            names.rule(places),
            bound(*wanted)
        ),
        C::QuotaBroken { rule, unit, count, bound: wanted, .. } => {
            format!("{unit}的“{}”是 {count}，应为{}。", names.rule(rule), bound(*wanted))
        }
        C::SharedOutWrong { rule, sum, bound: wanted } => {
            format!("“{}”一共分出 {sum}，应为{}。", names.rule(rule), bound(*wanted))
        }
        C::UnitsBeyondAddressees { rule, per, units, addressees } => format!(
            "“{}”算到 {units} 个{}，通知只发给 {addressees} 个。",
            names.rule(rule),
            names.counted(per)
        ),
        C::LinesMissing { rule, unit, missing } => {
            let missing: Vec<_> = missing.iter().map(|line| party::line(*line)).collect();
            format!("{unit}的“{}”还缺{}方面的人。", names.rule(rule), missing.join("、"))
        }
        C::Weights { rule, scheme, fault } => {
            format!("考核方案“{scheme}”不合“{}”：{}", names.rule(rule), weight(names, fault))
        }
        C::FundExceeded { rule, amount, allocated } => {
            format!("“{}”已分配 {allocated} 元，超过总额 {amount} 元。", names.rule(rule))
        }
    }
}

pub fn weight(names: Names<'_>, it: &WeightFault) -> String {
    match it {
        WeightFault::Sum { sum } => format!("各项合计 {sum}%，应为 100%。"),
        WeightFault::TooLight { theme, weight, minimum } => {
            format!("{}占 {weight}%，不得低于 {minimum}%。", names.theme(theme))
        }
    }
}

fn load(names: Names<'_>, it: &Contradiction) -> String {
    let Contradiction::LoadCannotFit { rule, each, of, demand, bound: load, have, least, most, .. } = it
    else {
        return String::new();
    };
    let wanted = match (least, most) {
        (_, _) if load.max() == Some(0) => "一位也不能承担，再多人也不够".to_owned(),
        (Some(least), Some(most)) if least == most => format!("需要 {least} 位{}", names.counted(each)),
        (Some(least), Some(most)) if least > most => {
            format!(
                "至少要 {least} 位{}才够分，超过 {most} 位又不够每位的下限，怎么都配不平",
                names.counted(each)
            )
        }
        (Some(least), Some(most)) => format!("需要 {least} 至 {most} 位{}", names.counted(each)),
        (Some(least), None) => format!("至少需要 {least} 位{}", names.counted(each)),
        (None, Some(most)) => format!("最多 {most} 位{}", names.counted(each)),
        (None, None) => format!("{}的人数不合适", names.counted(each)),
    };
    format!(
        "{}，{}，{wanted}；现在有 {have} 位。",
        demanded(names, rule, of, *demand),
        each_takes(names, of, *load)
    )
}

fn demanded(names: Names<'_>, rule: &Key, of: &Key, demand: u64) -> String {
    let times = names.definition.rule(rule).map_or(1, |rule| match &rule.value {
        RuleValue::Load(it) => u64::from(it.times.max(1)),
        RuleValue::Quota(_)
        | RuleValue::Places(_)
        | RuleValue::Staffing(_)
        | RuleValue::Owed(_)
        | RuleValue::Window(_)
        | RuleValue::Rotation(_)
        | RuleValue::Age(_)
        | RuleValue::Weights(_)
        | RuleValue::Deadline(_)
        | RuleValue::ClosingHour(_)
        | RuleValue::Notice(_)
        | RuleValue::Fund(_)
        | RuleValue::Order(_)
        | RuleValue::Yes(_) => 1,
    });
    let (measure, of) = (measure(names, of), names.counted(of));
    if times > 1 {
        format!("{} {measure}{of}各要 {times} 次，共 {demand} 次", demand / times)
    } else {
        format!("{demand} {measure}{of}")
    }
}

fn each_takes(names: Names<'_>, of: &Key, it: Bound) -> String {
    format!("每人联系 {} {}", bound(it), measure(names, of))
}
