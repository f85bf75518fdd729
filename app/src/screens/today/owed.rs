//! What I owe and what waits for me: notices from this device at once, the rest when the server has answered. Ordered
//! by the last day; nobody is ranked and no days over time are counted.

use gongjian_shared::ids::UserId;
use gongjian_shared::programmes::Label;
use gongjian_shared::rules::notices::{Ask, NoticeRow};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, CallError};
use crate::device::{clock, looked};
use crate::keeper::talk::{Link, MentionRow, NoticeView};
use crate::notebook::Notebook;
use crate::screens::pieces::owed_in_pairs;
use crate::screens::shell::is_paired;
use crate::screens::{desk, face};
use crate::widgets::{Empty, Glyph};
use crate::words::party::Listed as _;
use crate::words::today::TodayWord;
use crate::words::{Language, times};

/// One line: what, more about it, its last day, and the place that it leads to.
#[derive(Clone, PartialEq, Eq)]
struct Line {
    what: String,
    more: Vec<String>,
    until: Option<Date>,
    href: String,
    act: TodayWord,
    /// Somebody waits for an answer.
    main: bool,
}

#[component]
pub fn Owed() -> impl IntoView {
    let (notebook, words) = desk();
    let asked = RwSignal::new(None::<Result<Vec<Waiting>, CallError>>);
    // Asked at the start, and again whenever the link comes back or a notice changes.
    Effect::new(move |_| {
        notebook.notices.track();
        if matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline) {
            spawn_local(async move {
                let answer = api::notices::waiting().await;
                if let (Ok(_), Some(user)) = (&answer, me(notebook)) {
                    looked::answered(user, clock::now());
                }
                drop(asked.try_set(Some(answer)));
            });
        }
    });
    let pairs = pairs(notebook);
    let lines = Memo::new(move |_| {
        let language = words.language();
        let me = me(notebook);
        let held = notebook.notices.get().unwrap_or_default();
        let here = pairs.get().map(|pairs| pairs.get());
        let mut lines: Vec<Line> = held.iter().filter_map(|it| of_notice(it, me, language)).collect();
        asked.with(|asked| {
            let more = asked.iter().flatten().flatten();
            // What this device holds is known better here: a receipt or a record may wait in it.
            let is_here = |it: &Waiting| {
                let notice =
                    |here: &NoticeView| matches!(it, Waiting::Notice { notice, .. } if *notice == here.notice);
                held.iter().any(notice) || (here.is_some() && matches!(it, Waiting::Pair { .. }))
            };
            let elsewhere = more.filter(|it| !is_here(it));
            lines.extend(elsewhere.map(|it| line(it, language)));
        });
        lines.extend(here.iter().flatten().map(|it| line(it, language)));
        notebook.mentions.with(|all| lines.extend(all.iter().map(|it| called(notebook, it, language))));
        lines.sort_by_key(|it| (it.until.is_none(), it.until, it.href.clone()));
        lines
    });
    let hint = move || {
        let offline = matches!(notebook.link.get(), Link::Offline | Link::ElsewhereOffline | Link::SignedOut);
        match asked.get() {
            _ if offline => {
                let last = me(notebook).and_then(looked::last_answer).map(|at: Timestamp| words.moment(at));
                TodayWord::OwedOffline { last }
            }
            None => TodayWord::OwedAsking,
            Some(Err(_)) => TodayWord::OwedFailed,
            Some(Ok(_)) => TodayWord::OwedHint,
        }
    };
    let nothing = move || lines.with(Vec::is_empty) && asked.with(|it| matches!(it, Some(Ok(_))));
    view! {
        <section class="group" aria-labelledby="owed">
            <div class="group-top">
                <h2 id="owed">{words.today(TodayWord::Owed)}</h2>
                <span class="end" role="status">{move || words.language().today(&hint())}</span>
            </div>
            {move || nothing().then(|| view! {
                <div class="card"><Empty glyph=Glyph::Check title=words.today(TodayWord::OwedNone) text=words.today(TodayWord::OwedNoneNext)/></div>
            })}
            <ul class="card list" class:unseen=move || lines.with(Vec::is_empty)>
                {move || lines.get().into_iter().map(drawn).collect_view()}
            </ul>
            <a class="btn quiet owed-all" href="/notices">{words.today(TodayWord::AllNotices)}</a>
        </section>
    }
}

fn me(notebook: Notebook) -> Option<UserId> {
    notebook.me.with(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.user)))
}

/// What is owed in the pairs of this device; `None` while the code for it is on its way, or there are none.
fn pairs(notebook: Notebook) -> RwSignal<Option<Memo<Vec<Waiting>>>> {
    let (paired, pairs) = (is_paired(notebook), RwSignal::new(None));
    let owner = Owner::current();
    Effect::new(move |_| {
        if !paired.get() || pairs.with_untracked(Option::is_some) {
            return;
        }
        let owner = owner.clone();
        spawn_local(async move {
            if let (Ok(owed), Some(owner)) = (owed_in_pairs().await, owner) {
                let _here = pairs.try_set(Some(owner.with(|| owed(notebook))));
            }
        });
    });
    pairs
}

fn drawn(it: Line) -> impl IntoView {
    let (_, words) = desk();
    let href = it.href.clone();
    let until = it.until.map(|on| {
        let said = move || {
            let on = times::local_date(words.language(), on);
            words.language().today(&TodayWord::Due { on })
        };
        view! { <span class="num">{said}</span> }
    });
    view! {
        <li class="item">
            <i class="lamp" data-tone=it.main.then_some("care")></i>
            <span class="item-words">
                <a class="owed-what" href=href.clone()><strong>{it.what}</strong></a>
                <span class="item-more">
                    {it.more.into_iter().map(|it| view! { <span>{it}</span> }).collect_view()}
                    {until}
                </span>
            </span>
            <a class="btn slim" href=href>{words.today(it.act)}</a>
        </li>
    }
}

fn of_notice(it: &NoticeView, me: Option<UserId>, language: Language) -> Option<Line> {
    let row: &NoticeRow = &it.row;
    row.waits_for(me)
        .then(|| notice(&it.notice.to_string(), &row.title, &row.from_name, row.ask, row.due, language))
}

fn notice(id: &str, title: &str, from: &str, ask: Ask, due: Option<Date>, language: Language) -> Line {
    let word = match ask {
        Ask::Read => TodayWord::Unread,
        Ask::Confirm => TodayWord::ToConfirm,
        Ask::Reply => TodayWord::ToReply,
    };
    Line {
        what: title.to_owned(),
        more: vec![from.to_owned(), language.today(&word)],
        until: due,
        href: format!("/notices/{id}"),
        act: TodayWord::GoRead,
        main: true,
    }
}

/// A comment calls the person.
fn called(notebook: Notebook, it: &MentionRow, language: Language) -> Line {
    let title = notebook.documents.with(|rows| {
        let row = rows.iter().flatten().find(|row| row.head.document == it.text)?;
        Some(face::title(language, row.head.kind, &row.summary.title))
    });
    Line {
        what: language.today(&TodayWord::MentionLine { who: it.name.clone() }),
        more: title.into_iter().chain([it.mention.words.clone()]).collect(),
        until: None,
        href: format!("/paper/{}?note={}", it.text, it.mention.thread),
        act: TodayWord::GoSee,
        main: true,
    }
}

fn line(it: &Waiting, language: Language) -> Line {
    let label = |it: &Label| match language {
        Language::Chinese => it.zh.clone(),
        Language::English => it.en.clone(),
    };
    let say = |word: TodayWord| language.today(&word);
    let plain = |what: TodayWord, href: String| Line {
        what: say(what),
        more: vec![],
        until: None,
        href,
        act: TodayWord::GoSee,
        main: false,
    };
    match it {
        Waiting::Notice { notice: id, title, from_name, ask, due } => {
            notice(&id.to_string(), title, from_name, *ask, *due, language)
        }
        Waiting::Gap { unit, unit_name, posts } => {
            let posts = posts.join(match language {
                Language::Chinese => "、",
                Language::English => ", ",
            });
            plain(TodayWord::GapLine { unit: unit_name.clone(), posts }, format!("/units/{unit}"))
        }
        Waiting::GapsBelow { units } => plain(TodayWord::GapsBelowLine { units: *units }, "/gaps".to_owned()),
        Waiting::Checklist { programme, title, site_name, phase, open, until, .. } => {
            let href = format!("/programmes/{programme}");
            let more = say(TodayWord::ChecklistMore { title: title.clone(), site: site_name.clone() });
            let what = TodayWord::ChecklistLine { phase: label(phase), open: *open };
            Line { more: vec![more], until: Some(*until), ..plain(what, href) }
        }
        Waiting::Report { programme, title, report, until } => {
            let what = TodayWord::ReportLine { report: label(report) };
            let href = format!("/programmes/{programme}");
            Line { more: vec![title.clone()], until: Some(*until), ..plain(what, href) }
        }
        Waiting::Ending { person, person_name, unit_name, post, on } => {
            let post = post.name_in(language).to_owned();
            let what = TodayWord::EndingLine { who: person_name.clone(), unit: unit_name.clone(), post };
            let on = say(TodayWord::EndingOn { on: times::local_date(language, *on) });
            Line { more: vec![on], ..plain(what, format!("/people/{person}")) }
        }
        Waiting::Application { application, title, host_name, returned, until } => {
            let title = title.clone();
            let what =
                if *returned { TodayWord::ReturnedLine { title } } else { TodayWord::CheckLine { title } };
            let href = format!("/applications/{application}");
            Line { more: vec![host_name.clone()], until: *until, main: true, ..plain(what, href) }
        }
        Waiting::Pair { pair, other, owed, due } => {
            let what = TodayWord::PairLine { what: label(owed), other: other.clone() };
            let more = due.is_none().then(|| say(TodayWord::PairSoon));
            let base = plain(what, format!("/care/{pair}"));
            Line { more: more.into_iter().collect(), until: *due, act: TodayWord::GoArrange, ..base }
        }
        Waiting::Review { application, title, call_title } => {
            let what = TodayWord::ReviewLine { title: title.clone() };
            let base = plain(what, format!("/reviews/{application}"));
            Line { more: vec![call_title.clone()], main: true, ..base }
        }
        Waiting::Publicity { call, title, to } => {
            let what = TodayWord::PublicityLine { title: title.clone() };
            let over = say(TodayWord::PublicityOver { on: times::local_date(language, *to) });
            let base = plain(what, format!("/calls/{call}/review"));
            Line { more: vec![over], act: TodayWord::GoDecide, main: true, ..base }
        }
        Waiting::Meeting { meeting, title, from_name, on } => {
            let what = TodayWord::MeetingLine { title: title.clone() };
            let base = plain(what, format!("/meetings/{meeting}"));
            let (more, act) = (vec![from_name.clone()], TodayWord::GoAnswer);
            Line { more, until: Some(*on), act, main: true, ..base }
        }
        Waiting::Action { meeting, title, text, due } => {
            let what = TodayWord::ActionLine { text: text.clone() };
            let base = plain(what, format!("/meetings/{meeting}"));
            Line { more: vec![title.clone()], until: Some(*due), main: true, ..base }
        }
        Waiting::Arrange { open, until, reminded_by } => {
            let more = reminded_by.clone().map(|who| say(TodayWord::RemindedBy { who }));
            let base = plain(TodayWord::ArrangeLine { open: *open }, "/care".to_owned());
            let (main, more) = (more.is_some(), more.into_iter().collect());
            Line { more, until: *until, act: TodayWord::GoArrange, main, ..base }
        }
        Waiting::TalkAsked { pair, who, liaison } => {
            let href = if *liaison { "/arrange".to_owned() } else { format!("/care/{pair}") };
            let base = plain(TodayWord::TalkAskedLine { who: who.clone() }, href);
            Line { act: TodayWord::GoArrange, main: true, ..base }
        }
        Waiting::Serve { open } => {
            let base = plain(TodayWord::ServeLine { open: *open }, "/arrange".to_owned());
            Line { act: TodayWord::GoArrange, ..base }
        }
        Waiting::Issue { issue, programme, title, due, office } => {
            let title = title.clone();
            let (what, href) = if *office {
                (TodayWord::LateIssueLine { title }, format!("/office/{programme}"))
            } else {
                (TodayWord::IssueLine { title }, format!("/issues/{issue}"))
            };
            Line { until: Some(*due), main: true, ..plain(what, href) }
        }
        Waiting::Answered { pair, title, .. } => {
            plain(TodayWord::AnsweredLine { title: title.clone() }, format!("/care/{pair}"))
        }
        Waiting::Opinions { programme, count } => {
            plain(TodayWord::OpinionsLine { count: *count }, format!("/office/{programme}"))
        }
        Waiting::MeetingOwed { programme, name, until } => {
            let base =
                plain(TodayWord::MeetingOwedLine { name: label(name) }, format!("/office/{programme}"));
            Line { until: Some(*until), ..base }
        }
        Waiting::Late { count } => {
            let what = TodayWord::LateLine { count: *count };
            Line { act: TodayWord::GoDecide, main: true, ..plain(what, "/escrow".to_owned()) }
        }
    }
}
