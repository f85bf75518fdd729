//! 微心愿的说法。

use std::borrow::Cow;

use gongjian_shared::rules::wishes::{AgeGroup, NeedKind, WishField, WishRefusal, WishState};
use gongjian_shared::values::Identity;

use crate::words::wishes::WishWord;

pub fn say(word: &WishWord) -> Cow<'static, str> {
    use WishWord as W;
    Cow::Borrowed(match word {
        W::Title => "微心愿",
        W::Collect => "记一个心愿",
        W::CollectLead => "只写学校、年龄段和想要什么，不写孩子的姓名、住址、电话和证件号。断网也能记。",
        W::Space => "交到哪里",
        W::School => "学校",
        W::Age => "年龄段",
        W::Need => "想要什么",
        W::Text => "具体说说",
        W::TextHint => "例如：一套适合四年级读的科普书",
        W::Worth => "大约多少元",
        W::Save => "记下",
        W::None => "还没有心愿",
        W::NoneNext => "记下第一个，核实后大家就能认领。",
        W::Yuan { yuan } => return format!("{yuan} 元以内").into(),
        W::Check => "核实，可以认领",
        W::Claim => "认领",
        W::ClaimTitle => "认领这个心愿",
        W::ClaimLead { days } => {
            return format!(
                "认领后 {days} 天内送到；过期会自动放开给别人。断网时先记在本机，以服务器收到的先后为准。"
            )
            .into();
        }
        W::OnBehalf => "代表哪个单位（可不填）",
        W::Grant => "已经送到",
        W::Confirm => "确认收到",
        W::Withdraw => "撤下",
        W::WithdrawReason => "为什么撤下",
        W::Waiting => "待确认：连上服务器后才算数",
        W::Refused => "没有办成",
        W::ClaimedBy { who, until } => return format!("{who} 认领，{until}前送到").into(),
        W::ClaimedFor { who, on_behalf, until } => {
            return format!("{who}（{on_behalf}）认领，{until}前送到").into();
        }
        W::Claimer { who, on_behalf } => {
            return format!("认领人：{who} {on_behalf}").trim_end().to_owned().into();
        }
        W::Because { reason } => return format!("撤下原因：{reason}").into(),
        W::Seen => "知道了",
        W::Counted { granted, all } => return format!("共 {all} 个，已送到 {granted} 个").into(),
    })
}

pub fn refusal(it: &WishRefusal) -> Cow<'static, str> {
    match it {
        WishRefusal::NotThere => "没有这个心愿，或不在你能看的范围内。".into(),
        WishRefusal::NotYours => "这一步不由你办。请找能定稿的人或记下心愿的人。".into(),
        WishRefusal::IdTaken => "这个编号已被占用。请再试一次。".into(),
        WishRefusal::Empty { field: it } => format!("请填写{}。", field(*it)).into(),
        WishRefusal::TooLong { field: it, most } => {
            format!("{}太长了，最多 {most} 个字。", field(*it)).into()
        }
        WishRefusal::Identity { field: it, found: Identity::IdNumber } => {
            format!("{}里有像身份证号的数字。为了保护孩子，请删去再存。", field(*it)).into()
        }
        WishRefusal::Identity { field: it, found: Identity::Phone } => {
            format!("{}里有像电话的数字。为了保护孩子，请删去再存。", field(*it)).into()
        }
        WishRefusal::TooMuch { most } => format!("微心愿不超过 {most} 元。").into(),
        WishRefusal::Claimed { name, .. } => {
            format!("{name} 先认领了。可以选别的心愿；14 天没送到会再放开。").into()
        }
        WishRefusal::Wrong { state: it } => format!("这个心愿现在是“{}”，不能这样办。", state(*it)).into(),
        WishRefusal::NotClaimer => "只有认领的人能说“已经送到”。".into(),
    }
}

pub const fn age(it: AgeGroup) -> &'static str {
    match it {
        AgeGroup::To8 => "6–8 岁",
        AgeGroup::To11 => "9–11 岁",
        AgeGroup::To14 => "12–14 岁",
        AgeGroup::To17 => "15–17 岁",
    }
}

pub const fn need(it: NeedKind) -> &'static str {
    match it {
        NeedKind::Study => "学习用品",
        NeedKind::Books => "图书",
        NeedKind::Clothes => "衣物",
        NeedKind::Sports => "体育用品",
        NeedKind::Toys => "玩具",
        NeedKind::Company => "陪伴",
        NeedKind::Other => "其他",
    }
}

pub const fn state(it: WishState) -> &'static str {
    match it {
        WishState::Collected => "待核实",
        WishState::Checked => "可认领",
        WishState::Claimed => "已认领",
        WishState::Granted => "已送到",
        WishState::Confirmed => "已确认",
        WishState::Withdrawn => "已撤下",
    }
}

pub const fn field(it: WishField) -> &'static str {
    match it {
        WishField::School => "学校",
        WishField::Text => "内容",
        WishField::OnBehalf => "单位",
        WishField::Reason => "原因",
    }
}
