//! The page of a unit: as it is, or as it was on a day.

mod about;
mod acts;
mod appoint;
mod composition;
mod form;
mod posts;
mod rules;
mod shift;
mod standards;

use gongjian_shared::ids::{AppointmentId, UnitId};
use gongjian_shared::party::{Gap, Standard};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::{Named, UnitPage};
use jiff::civil::Date;
use leptos::prelude::*;

use self::about::{Children, Facts, Follows};
use self::acts::Acts;
use self::appoint::EndPost;
use self::composition::Composed;
pub use self::form::AddUnit;
use self::posts::Posts;
pub use self::posts::term;
use self::rules::ChangeStandard;
use self::standards::Standards;
use super::act::Ask;
use super::desk::{Register, asked, shown};
use super::fields::date_of;
use crate::api;
use crate::device::page as device;
use crate::screens::desk;
use crate::screens::sections::Unfolded;
use crate::widgets::{Glyph, Icon, unique};
use crate::words::Word;
use crate::words::party::PartyWord as P;

/// What a part of the page may set going.
#[derive(Clone, Copy)]
pub struct Going {
    pub register: Register,
    pub ending: RwSignal<Option<(AppointmentId, String)>>,
    pub asking: RwSignal<Option<(P, PartyCommand)>>,
    pub standard: RwSignal<Option<Standard>>,
}

#[component]
pub fn UnitPane(register: Register, unit: UnitId) -> impl IntoView {
    let (_, words) = desk();
    let on = RwSignal::new(None::<Date>);
    let answer = asked(register, move || api::party::unit(unit, on.get()));
    let going = Going {
        register,
        ending: RwSignal::new(None),
        asking: RwSignal::new(None),
        standard: RwSignal::new(None),
    };
    let unfolded = expect_context::<Unfolded>();
    Effect::new(move |_| {
        answer.with(|it| {
            let Some(Ok(page)) = it else { return };
            device::set_title(&format!("{} · {}", page.unit.detail.name.as_str(), words.say(&Word::Brand)));
            // The tree beside shows where the unit stands.
            let closed = |at: &Named| unfolded.0.with_untracked(|open| !open.contains(&at.unit));
            if page.path.iter().any(closed) {
                unfolded.0.update(|open| open.extend(page.path.iter().map(|it| it.unit)));
            }
        });
    });
    view! {
        <a class="btn quiet unit-back" href="/units"><Icon glyph=Glyph::Back/>{words.party(P::BackToTree)}</a>
        {shown(register, answer, move |page| view! { <Body going=going page=page on=on/> }.into_any())}
        <EndPost register=register ending=going.ending/>
        <ChangeStandard register=register changing=going.standard/>
        <Ask register=register asking=going.asking/>
    }
}

#[component]
fn Body(going: Going, page: UnitPage, on: RwSignal<Option<Date>>) -> impl IntoView {
    let at = page.on;
    let gaps = page.gaps.clone();
    view! {
        <article class="unit">
            <Head page=page.clone()/>
            <Acts going=going page=page.clone()/>
            <OnTheDay on=on at=at/>
            <Gaps gaps=gaps/>
            <div class="unit-parts">
                <div class="stack">
                    <Posts going=going page=page.clone()/>
                    <Follows going=going page=page.clone()/>
                    <Standards going=going page=page.clone()/>
                </div>
                <div class="stack">
                    <Facts going=going page=page.clone()/>
                    <Composed composition=page.composition.clone() lacks=page.lacks.clone() empty=page.empty.clone()/>
                    <Children page=page/>
                </div>
            </div>
        </article>
    }
}

#[component]
fn Head(page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let unit = page.unit;
    let detail = unit.detail;
    let merged = unit.merged_into.map(|into| {
        view! { <a class="small" href=format!("/units/{into}")>{words.party(P::MergedInto)}</a> }
    });
    view! {
        <header class="unit-head">
            {(!page.path.is_empty()).then(|| view! {
                <nav class="crumbs" aria-label=words.party(P::Path)>
                    <ol>
                        {page.path.into_iter().map(|it| view! { <li><a href=format!("/units/{}", it.unit)>{it.name}</a></li> }).collect_view()}
                    </ol>
                </nav>
            })}
            <h2>{String::from(detail.name)}</h2>
            <p class="tags">
                <span class="tag">{words.list_name(detail.kind)}</span>
                <span class="tag">{words.list_name(detail.level)}</span>
                {unit.draft.then(|| view! { <span class="tag" data-tone="care">{words.party(P::Draft)}</span> })}
                {unit.dissolved.map(|on| view! { <span class="tag" data-tone="alarm">{words.party(P::DissolvedOn { on })}</span> })}
                {merged}
            </p>
        </header>
    }
}

/// History: the unit as it was on another day (S4-02).
#[component]
fn OnTheDay(on: RwSignal<Option<Date>>, at: Date) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("day");
    let choose = move |typed: String| {
        if let Ok(day) = date_of(&typed) {
            on.set(day);
        }
    };
    view! {
        <div class="on-the-day" data-past=move || on.get().map(|_| "")>
            <label for=id.clone()>{words.party(P::OnTheDay)}</label>
            <input class="input" type="date" id=id prop:value=at.to_string() on:change=move |event| choose(event_target_value(&event))/>
            {move || on.get().map(|_| view! {
                <span class="small" role="status">{words.party(P::AsOn { on: at })}</span>
                <button type="button" class="btn slim" on:click=move |_| on.set(None)>{words.party(P::BackToToday)}</button>
            })}
        </div>
    }
}

#[component]
fn Gaps(gaps: Vec<Gap>) -> impl IntoView {
    let (_, words) = desk();
    let count = gaps.len();
    (count > 0).then(|| {
        view! {
            <section class="card unit-gaps" aria-label=words.party(P::Gaps { count })>
                <h3>{words.party(P::Gaps { count })}</h3>
                <ul>
                    {gaps.into_iter().map(|it| view! {
                        <li><strong>{it.standard_name}</strong><span>{words.party(P::Short(it.short))}</span></li>
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}
