//! Names of people, schools and universities: put together at random, meant for nobody.

use crate::storm::Dice;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤普刀和木字";
const FEMALE: &str = "芳娜敏静秀丽艳娟霞玲桂兰英华慧巧美雅燕红云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚";
const MALE: &str = "伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌";

/// Of invented schools.
const SCHOOLS: [&str; 40] = [
    "春晓",
    "青禾",
    "云杉",
    "向阳坡",
    "溪畔",
    "星火桥",
    "晨曦",
    "红枫岭",
    "白鹭湾",
    "杏林",
    "竹影",
    "松涛",
    "映山红",
    "小满",
    "谷雨",
    "金穗",
    "彩云桥",
    "石榴园",
    "梧桐里",
    "清泉",
    "望月坪",
    "百草园",
    "稻香",
    "茶马坊",
    "银杏坡",
    "蓝花楹",
    "山茶里",
    "报春",
    "飞燕",
    "听雨",
    "扬帆",
    "启明坊",
    "勤耕",
    "橄榄坪",
    "核桃箐",
    "樱花谷",
    "杜鹃岭",
    "芭蕉箐",
    "桂香",
    "芦花塘",
];
const GRADES: [&str; 3] = ["小学", "初级中学", "第二小学"];

const UNIVERSITIES: [&str; 20] = [
    "霁山", "澜岸", "星坪", "雁塘", "梧岭", "鹭湖", "竹屿", "朔川", "青埂", "云汀", "月桥", "砚田", "枫浦",
    "禾原", "雪涧", "榴坪", "松坞", "溪隐", "岚谷", "花渡",
];
const SORTS: [&str; 6] = ["大学", "学院", "师范学院", "职业技术学院", "理工学院", "医学院"];

/// A full name; `female` chooses among the characters.
pub fn person(dice: &mut Dice, female: bool) -> String {
    let mut name = String::from(one(dice, SURNAMES));
    let given = if female { FEMALE } else { MALE };
    name.push(one(dice, given));
    if dice.up_to(9) < 7 {
        name.push(one(dice, given));
    }
    name
}

fn one(dice: &mut Dice, from: &str) -> char {
    let most = from.chars().count() - 1;
    let at = usize::try_from(dice.up_to(most as u64)).unwrap_or(0);
    from.chars().nth(at).unwrap_or('王')
}

/// The `nth` school of a county that begins its list at `first`: never twice the same in one county.
pub fn school(first: usize, nth: usize) -> String {
    let at = first + nth * 7;
    format!("{}{}", SCHOOLS[at % SCHOOLS.len()], GRADES[(at / SCHOOLS.len() + nth) % GRADES.len()])
}

/// The `nth` university, all of them different.
pub fn university(nth: usize) -> String {
    format!("{}{}", UNIVERSITIES[nth % UNIVERSITIES.len()], SORTS[nth / UNIVERSITIES.len() % SORTS.len()])
}
