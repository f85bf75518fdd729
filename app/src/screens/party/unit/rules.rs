//! What holds for a unit by rule: memberships that follow a post, and standards.

use gongjian_shared::ids::{FollowId, StandardId, UnitId};
use gongjian_shared::party::{Follow, Level, Post, Rank, StandardDetail, UnitKind};
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
    let (_, words) = desk();
    let name = RwSignal::new(String::new());
    let (kind, post) = (RwSignal::new(UnitKind::PioneerCommittee), RwSignal::new(Post::Director));
    let levels = RwSignal::new(Vec::<Level>::new());
    let (least, most, lines) =
        (RwSignal::new("1".to_owned()), RwSignal::new(String::new()), RwSignal::new("1".to_owned()));
    let rank = RwSignal::new(None::<Rank>);
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let most = most.get().trim().to_owned();
            let detail = StandardDetail {
                name: Name::try_from(name.get()).ok()?,
                under: unit,
                kind: kind.get(),
                levels: levels.get(),
                post: post.get(),
                least: whole(least)?,
                most: if most.is_empty() { None } else { Some(most.parse().ok()?) },
                lines: whole(lines)?,
                rank: rank.get(),
            };
            let standard = StandardId::fresh(clock::now(), dice::draw());
            Some(PartyCommand::SetStandard { standard, detail })
        })
    });
    let no_name = fault(tried, move || Name::try_from(name.get()).is_err(), P::Missing);
    let no_least = fault(tried, move || whole(least).is_none(), P::NotNumber);
    let no_lines = fault(tried, move || whole(lines).is_none(), P::NotNumber);
    view! {
        <Act register=register open=open title=words.party(P::SetStandard) make=make>
            <Field label=words.party(P::StandardName) value=name hint=words.party(P::StandardNameHint) fault=no_name/>
            <div class="fields-pair">
                <Choose label=P::StandardKind value=kind/>
                <Choose label=P::Post value=post/>
                <Field label=words.party(P::Least) value=least kind="number" fault=no_least/>
                <Field label=words.party(P::Most) value=most kind="number"/>
                <Field label=words.party(P::Lines) value=lines kind="number" hint=words.party(P::LinesHint) fault=no_lines/>
                <ChooseOrNot label=P::RankLeast value=rank/>
            </div>
            <Several label=P::StandardLevels chosen=levels/>
        </Act>
    }
}

fn whole(value: RwSignal<String>) -> Option<u32> {
    value.get().trim().parse().ok()
}
