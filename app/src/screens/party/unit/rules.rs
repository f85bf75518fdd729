//! What holds for a unit by rule: memberships that follow a post, and standards.

use gongjian_shared::ids::{FollowId, StandardId, UnitId};
use gongjian_shared::party::{Follow, Level, Post, Rank, Standard, StandardDetail, UnitKind};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::Name;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::desk::{Register, today};
use crate::screens::party::fields::{Choose, ChooseOrNot, Several, date_in, fault};
use crate::screens::party::picker::{Chosen, Picker, What};
use crate::widgets::Field;
use crate::words::party::PartyWord as P;

#[component]
pub fn AddFollow(register: Register, open: RwSignal<bool>, unit: UnitId) -> impl IntoView {
    let (_, words) = desk();
    let (post, of_post) = (RwSignal::new(Post::Member), RwSignal::new(Post::Head));
    let of_unit = RwSignal::new(None::<Chosen>);
    let from = RwSignal::new(today().to_string());
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let follow = FollowId::fresh(clock::now(), dice::draw());
            let of_unit = of_unit.get()?.id.parse().ok()?;
            let (post, of_post, from) = (post.get(), of_post.get(), date_in(from)?);
            Some(PartyCommand::AddFollow {
                follow: Follow { follow, unit, post, of_unit, of_post, from, until: None },
            })
        })
    });
    let none = fault(tried, move || of_unit.with(Option::is_none), P::Missing);
    let no_date = fault(tried, move || date_in(from).is_none(), P::NotDate);
    view! {
        <Act register=register open=open title=words.party(P::AddFollow) make=make>
            <Choose label=P::FollowHere value=post/>
            <Picker label=P::FollowOf what=What::Units chosen=of_unit fault=none/>
            <Choose label=P::FollowOfPost value=of_post/>
            <Field label=words.party(P::OnDate) value=from kind="date" hint=words.party(P::OnDateHint) fault=no_date/>
        </Act>
    }
}

#[component]
pub fn SetStandard(register: Register, open: RwSignal<bool>, unit: UnitId) -> impl IntoView {
    view! { <StandardForm register=register open=open unit=unit now=None/> }
}

/// The same form over a standard that holds; open while there is one.
#[component]
pub fn ChangeStandard(register: Register, changing: RwSignal<Option<Standard>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(changing.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && changing.with_untracked(Option::is_some) {
            changing.set(None);
        }
    });
    move || {
        changing.get().map(|it| {
            view! { <StandardForm register=register open=open unit=it.detail.under now=Some(it)/> }
        })
    }
}

/// What is typed of a standard.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    kind: RwSignal<UnitKind>,
    levels: RwSignal<Vec<Level>>,
    post: RwSignal<Post>,
    least: RwSignal<String>,
    most: RwSignal<String>,
    lines: RwSignal<String>,
    rank: RwSignal<Option<Rank>>,
}

impl Typed {
    fn of(now: Option<&StandardDetail>) -> Self {
        let number =
            |it: Option<u32>, or: &str| RwSignal::new(it.map_or_else(|| or.to_owned(), |it| it.to_string()));
        Self {
            name: RwSignal::new(now.map_or_else(String::new, |it| it.name.as_str().to_owned())),
            kind: RwSignal::new(now.map_or(UnitKind::PioneerCommittee, |it| it.kind)),
            levels: RwSignal::new(now.map_or_else(Vec::new, |it| it.levels.clone())),
            post: RwSignal::new(now.map_or(Post::Director, |it| it.post)),
            least: number(now.map(|it| it.least), "1"),
            most: number(now.and_then(|it| it.most), ""),
            lines: number(now.map(|it| it.lines), "1"),
            rank: RwSignal::new(now.and_then(|it| it.rank)),
        }
    }

    fn detail(self, under: UnitId) -> Option<StandardDetail> {
        let most = self.most.get().trim().to_owned();
        Some(StandardDetail {
            name: Name::try_from(self.name.get()).ok()?,
            under,
            kind: self.kind.get(),
            levels: self.levels.get(),
            post: self.post.get(),
            least: whole(self.least)?,
            most: if most.is_empty() { None } else { Some(most.parse().ok()?) },
            lines: whole(self.lines)?,
            rank: self.rank.get(),
        })
    }
}

#[component]
fn StandardForm(
    register: Register,
    open: RwSignal<bool>,
    unit: UnitId,
    now: Option<Standard>,
) -> impl IntoView {
    let (_, words) = desk();
    let it = Typed::of(now.as_ref().map(|it| &it.detail));
    let title = if now.is_some() { P::ChangeStandard } else { P::SetStandard };
    let number = now.map(|it| it.standard);
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let standard = number.unwrap_or_else(|| StandardId::fresh(clock::now(), dice::draw()));
            Some(PartyCommand::SetStandard { standard, detail: it.detail(unit)? })
        })
    });
    let no_name = fault(tried, move || Name::try_from(it.name.get()).is_err(), P::Missing);
    let no_least = fault(tried, move || whole(it.least).is_none(), P::NotNumber);
    let no_lines = fault(tried, move || whole(it.lines).is_none(), P::NotNumber);
    view! {
        <Act register=register open=open title=words.party(title) make=make>
            <Field label=words.party(P::StandardName) value=it.name hint=words.party(P::StandardNameHint) fault=no_name/>
            <div class="fields-pair">
                <Choose label=P::StandardKind value=it.kind/>
                <Choose label=P::Post value=it.post/>
                <Field label=words.party(P::Least) value=it.least kind="number" fault=no_least/>
                <Field label=words.party(P::Most) value=it.most kind="number"/>
                <Field label=words.party(P::Lines) value=it.lines kind="number" hint=words.party(P::LinesHint) fault=no_lines/>
                <ChooseOrNot label=P::RankLeast value=it.rank/>
            </div>
            <Several label=P::StandardLevels chosen=it.levels/>
        </Act>
    }
}

fn whole(value: RwSignal<String>) -> Option<u32> {
    value.get().trim().parse().ok()
}
