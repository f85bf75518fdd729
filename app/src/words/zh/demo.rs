//! 演示账号：身份，以及可以试什么。

use gongjian_shared::wire::demo::DemoPart;

pub const fn name(it: DemoPart) -> &'static str {
    match it {
        DemoPart::Administrator => "系统管理员",
        DemoPart::CentreOffice => "团中央学校部办公室",
        DemoPart::ProvinceOffice => "云南团省委办公室",
        DemoPart::PrefectureOffice => "昆明团市委办公室",
        DemoPart::UniversityOffice => "学校办公室",
        DemoPart::Decider => "学校党委书记",
        DemoPart::Leader => "联系领导（院长）",
        DemoPart::Counselor => "辅导员",
        DemoPart::LeagueSecretary => "校团委书记",
        DemoPart::SecretaryGeneral => "关工委秘书长",
        DemoPart::StudentSecretary => "学生秘书",
        DemoPart::BranchSecretary => "教师党支部书记",
        DemoPart::Reviewer => "评审专家",
        DemoPart::Inspector => "督导人员",
        DemoPart::BrigadeCounselor => "大队辅导员",
        DemoPart::Auditor => "审计人员",
        DemoPart::Reader => "只读人员（联络员）",
    }
}

pub const fn to_try(it: DemoPart) -> &'static str {
    match it {
        DemoPart::Administrator => "看全部组织和人员，开账号，查配备缺口",
        DemoPart::CentreOffice => "看三十二个省级团委，向下查到学校",
        DemoPart::ProvinceOffice => "看十六个州市；搜“wangfang”；看双主任缺在哪里",
        DemoPart::PrefectureOffice => "看十四个县区和各校大队辅导员",
        DemoPart::UniversityOffice => "看学院、部门和任职，新增人员和任职",
        DemoPart::Decider => "看领导小组，任免本校职务",
        DemoPart::Leader => "打开学院的文档，接着写联系安排",
        DemoPart::Counselor => "看自己的学院和联系领导",
        DemoPart::LeagueSecretary => "和副书记同写建设方案，断网也能写",
        DemoPart::SecretaryGeneral => "看关工委的年龄结构和缺口，写建设方案",
        DemoPart::StudentSecretary => "替老同志记录，写简报一章",
        DemoPart::BranchSecretary => "写“双带头人”工作室的设想",
        DemoPart::Reviewer => "看评审人能看到多少",
        DemoPart::Inspector => "看督导组能看到什么",
        DemoPart::BrigadeCounselor => "看自己学校的少先队大队",
        DemoPart::Auditor => "看任职和变更记录，不能改",
        DemoPart::Reader => "看学院的文档，不能写",
    }
}
