//! Words for what the program hands over: states, refusals, faults, kinds.

use std::borrow::Cow;

use gongjian_shared::documents::basic_form::{Fault, Field};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::rules::{Refusal, Role};
use gongjian_shared::wire::SignInRefusal;

use crate::api::CallError;
use crate::keeper::talk::{ForkReason, VaultTrouble};
use crate::words::ChipWord;

pub fn chip(it: ChipWord) -> Cow<'static, str> {
    match it {
        ChipWord::AllOnServer => "全部已到服务器".into(),
        ChipWord::Storing => "正在存…".into(),
        ChipWord::Connecting { unsent: 0 } => "正在连接".into(),
        ChipWord::Connecting { unsent } => format!("正在连接 · {unsent} 项存于本机").into(),
        ChipWord::Offline { unsent: 0 } => "离线".into(),
        ChipWord::Offline { unsent } => format!("离线 · {unsent} 项存于本机").into(),
        ChipWord::OnPhone { unsent } => format!("{unsent} 项存于本机").into(),
        ChipWord::Refused { refused } => format!("未接收 {refused}").into(),
        ChipWord::SignedOut => "登录已失效".into(),
        ChipWord::Escrow { late } => format!("{late} 项待主管接收").into(),
        ChipWord::TooOld => "请更新".into(),
    }
}

pub fn fork(it: ForkReason) -> &'static str {
    match it {
        ForkReason::NoRight => "你在这个空间的权限改成了查阅，这些改动服务器没有接收。",
        ForkReason::Frozen => "这份内容已经定稿，之后的改动服务器没有接收。",
        ForkReason::Broken => "服务器用不了这些改动，没有接收。请复制出来，再写回去。",
        ForkReason::Late => "送到时你的权限已经到期。服务器收好了，等主管决定要不要接收。",
        ForkReason::TurnedAway => "送到时你的权限已经到期，主管决定不接收这些改动。",
    }
}

pub fn fault(it: Fault) -> Cow<'static, str> {
    match it {
        Fault::Missing => "还没填".into(),
        Fault::TooLong { most } => format!("太长了，最多 {most} 个字").into(),
        Fault::UnknownProvince => "请从列表里选省份".into(),
        Fault::NoContact => "请填电话（至少 7 位数字）或邮箱".into(),
        Fault::Conflict => "两人填得不一样，请选一个".into(),
    }
}

pub fn refusal(it: &Refusal) -> Cow<'static, str> {
    Cow::Borrowed(match it {
        Refusal::Party { party } => return super::party::refusal(party),
        Refusal::Decision { decision } => return super::decisions::refusal(decision),
        Refusal::Wish { wish } => return super::wishes::refusal(wish),
        Refusal::Notice { notice } => return super::notices::refusal(notice),
        Refusal::Measure { measure } => return super::measures::refusal(measure),
        Refusal::Meeting { meeting } => return super::meetings::refusal(meeting),
        Refusal::Call { call } => return super::calls::refusal(call),
        Refusal::Liaison { liaison } => return super::liaison::refusal(liaison),
        Refusal::Need { need } => return super::corps::need_refusal(need),
        Refusal::Evaluation { evaluation } => return super::corps::evaluation_refusal(evaluation),
        Refusal::Corps { corps } => return super::corps::corps_refusal(corps),
        Refusal::Review { review } => return super::review::refusal(review),
        Refusal::Programme { programme } => return super::programmes::refusal(programme),
        Refusal::Pairing { pairing } => return super::pairing::refusal(pairing),
        Refusal::Filing { filing } => return super::filings::refusal(filing),
        Refusal::Round { round } => return super::rounds::refusal(round),
        Refusal::NotAdministrator => "只有管理员能做这件事。你的权限可能刚被调整，请刷新页面。",
        Refusal::IdTaken => "这个编号已被占用。请再试一次。",
        Refusal::NoSuchSpace => "没有这个空间了。请刷新页面看最新的情况。",
        Refusal::NoSuchPerson => "没有这个人了。请刷新页面看最新的情况。",
        Refusal::LoginTaken => "这个账号已经有人用了。请换一个，比如加上工号。",
        Refusal::LastAdministrator => "至少要留一个管理员。请先让另一个人当管理员。",
        Refusal::NoSuchEscrow => "这份改动已经处理过了。请刷新页面看最新的情况。",
        Refusal::EscrowGrew => "你看的时候又来了新的改动。请再看一遍，再决定。",
        Refusal::EscrowUnfit => "文件后来变了，这些改动接不上。请不接收，让写的人抄回来。",
    })
}

pub fn call(it: &CallError) -> Cow<'static, str> {
    match it {
        CallError::Refused { refusal } => sign_in(refusal),
        CallError::SignedOut => "登录已失效，请重新登录。".into(),
        CallError::NotAdministrator => "这件事只有管理员能做。".into(),
        CallError::NotThere => "没有找到，或不在你的管理范围内。".into(),
        CallError::Bad { .. } => "服务器没看懂这次请求。请刷新页面再试。".into(),
        CallError::Fault => "连不上服务器。请检查网络，再试一次。".into(),
    }
}

fn sign_in(it: &SignInRefusal) -> Cow<'static, str> {
    match it {
        SignInRefusal::Wrong => "账号或密码不对。请再试一次；忘了密码请找管理员。".into(),
        SignInRefusal::TooMany { wait_s } => format!("试得太多了。请等 {wait_s} 秒再试。").into(),
        SignInRefusal::Closed => "这个账号已停用。有疑问请找管理员。".into(),
        SignInRefusal::BadCode => {
            "口令不对、用过了，或已超过一小时。请看服务器终端，重启它会给出新的口令。".into()
        }
        SignInRefusal::NotFirst => "这台服务器已经有管理员了。请直接登录。".into(),
    }
}

pub fn trouble(it: VaultTrouble) -> &'static str {
    match it {
        VaultTrouble::Full => "空间满了，现在写的没有存住",
        VaultTrouble::Broken => "浏览器存不了东西，现在写的没有存住",
        VaultTrouble::Over => "又能存了",
    }
}

pub fn trouble_next(it: VaultTrouble) -> &'static str {
    match it {
        VaultTrouble::Full => "请删掉一些照片或文件腾出空间。这一页先不要关，写的内容可以先复制出去。",
        VaultTrouble::Broken => {
            "这一页先不要关，把写的内容复制出去，再刷新页面。无痕窗口里存不了，请换普通窗口。"
        }
        VaultTrouble::Over => "刚才没存住的已经补上。",
    }
}

pub fn kind(it: Kind) -> &'static str {
    match it {
        Kind::SitePlan => "建设方案",
        Kind::BlankPlan => "空白方案",
        Kind::BasicForm => "基本信息表",
        Kind::Form => "表单",
        Kind::Minutes => "会议纪要",
        Kind::Comments => "批注",
        Kind::Activity => "活动",
        Kind::Answer => "长文本",
    }
}

pub fn untitled(it: Kind) -> &'static str {
    match it {
        Kind::SitePlan => "未命名的建设方案",
        Kind::BlankPlan => "未命名的方案",
        Kind::BasicForm => "示范点学校基本信息表",
        Kind::Form => "表单",
        Kind::Minutes => "未命名的会议纪要",
        Kind::Comments => "未命名的批注",
        Kind::Activity => "未命名的活动",
        Kind::Answer => "未命名的长文本",
    }
}

pub fn role(it: Role) -> &'static str {
    match it {
        Role::Reader => "查阅",
        Role::Commenter => "查阅、批注",
        Role::Member => "共同编写",
    }
}

pub fn field(it: Field) -> &'static str {
    match it {
        Field::Province => "省份",
        Field::School => "学校名称",
        Field::LeagueHead => "团委负责人",
        Field::Contact => "联系方式",
        Field::PilotContent => "试点内容",
    }
}

pub fn field_hint(it: Field) -> &'static str {
    match it {
        Field::Province => "按学校所在地选；兵团学校选新疆生产建设兵团。",
        Field::School => "写全称，与公章一致。",
        Field::LeagueHead => "姓名，可带职务。",
        Field::Contact => "电话或邮箱。",
        Field::PilotContent => "准备试什么、怎么试。可以多人同时写。",
    }
}
