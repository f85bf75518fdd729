//! The facts of a unit as fields: to add one, or to change one.

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Level, Line, UnitDetail, UnitKind};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::Name;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::desk::Register;
use crate::screens::party::fields::{Check, Choose, date_of, fault};
use crate::widgets::Field;
use crate::words::party::PartyWord as P;

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    kind: RwSignal<UnitKind>,
    line: RwSignal<Line>,
    level: RwSignal<Level>,
    region: RwSignal<String>,
    place: RwSignal<String>,
    founded: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Fields {
    /// Empty, for a unit below one of this level.
    fn fresh(above: Option<Level>) -> Self {
        let (kind, level) = match above {
            None | Some(Level::Centre) => (UnitKind::LeagueCommittee, Level::Province),
            Some(Level::Province | Level::Prefecture | Level::County) => {
                (UnitKind::University, Level::School)
            }
            Some(Level::School) => (UnitKind::College, Level::College),
            Some(Level::College | Level::Branch) => (UnitKind::Branch, Level::Branch),
        };
        Self {
            name: RwSignal::new(String::new()),
            short_name: RwSignal::new(String::new()),
            kind: RwSignal::new(kind),
            line: RwSignal::new(Line::Education),
            level: RwSignal::new(level),
            region: RwSignal::new(String::new()),
            place: RwSignal::new("0".to_owned()),
            founded: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    fn of(it: &UnitDetail) -> Self {
        Self {
            name: RwSignal::new(it.name.as_str().to_owned()),
            short_name: RwSignal::new(it.short_name.clone().map_or_else(String::new, Into::into)),
            kind: RwSignal::new(it.kind),
            line: RwSignal::new(it.line),
            level: RwSignal::new(it.level),
            region: RwSignal::new(it.region.clone()),
            place: RwSignal::new(it.place.to_string()),
            founded: RwSignal::new(it.founded.map_or_else(String::new, |it| it.to_string())),
            tried: RwSignal::new(false),
        }
    }

    fn detail(self) -> Option<UnitDetail> {
        self.tried.set(true);
        let short = self.short_name.get_untracked();
        let short_name = if short.trim().is_empty() { None } else { Some(Name::try_from(short).ok()?) };
        Some(UnitDetail {
            name: Name::try_from(self.name.get_untracked()).ok()?,
            short_name,
            kind: self.kind.get_untracked(),
            line: self.line.get_untracked(),
            level: self.level.get_untracked(),
            region: self.region.get_untracked().trim().to_owned(),
            place: self.place.get_untracked().trim().parse().ok()?,
            founded: date_of(&self.founded.get_untracked()).ok()?,
        })
    }
}

#[component]
fn UnitFields(fields: Fields) -> impl IntoView {
    let (_, words) = desk();
    let Fields { name, short_name, kind, line, level, region, place, founded, tried } = fields;
    let no_name = fault(tried, move || Name::try_from(name.get()).is_err(), P::Missing);
    let no_place = fault(tried, move || place.get().trim().parse::<i64>().is_err(), P::NotNumber);
    view! {
        <Field label=words.party(P::Name) value=name fault=no_name autofocus=true/>
        <div class="fields-pair">
            <Choose label=P::Kind value=kind/>
            <Choose label=P::Level value=level/>
            <Choose label=P::Line value=line/>
            <Field label=words.party(P::ShortName) value=short_name/>
            <Field label=words.party(P::Founded) value=founded kind="date"/>
            <Field label=words.party(P::Region) value=region hint=words.party(P::RegionHint)/>
            <Field label=words.party(P::Place) value=place hint=words.party(P::PlaceHint) fault=no_place/>
        </div>
    }
}

/// Adds a unit below another, or at the top.
#[component]
pub fn AddUnit(
    register: Register,
    open: RwSignal<bool>,
    parent: Option<UnitId>,
    above: Option<Level>,
    #[prop(into)] title: Signal<String>,
) -> impl IntoView {
    let fields = Fields::fresh(above);
    let draft = RwSignal::new(false);
    let make = Callback::new(move |()| {
        let detail = fields.detail()?;
        let unit = UnitId::fresh(clock::now(), dice::draw());
        Some(PartyCommand::AddUnit { unit, parent, detail, draft: draft.get_untracked() })
    });
    let done = Callback::new(move |_| {
        fields.name.set(String::new());
        fields.tried.set(false);
    });
    view! {
        <Act register=register open=open title=title make=make done=done>
            <UnitFields fields=fields/>
            <Check label=P::AsDraft value=draft hint=P::AsDraftHint/>
        </Act>
    }
}

#[component]
pub fn ChangeUnit(
    register: Register,
    open: RwSignal<bool>,
    unit: UnitId,
    detail: UnitDetail,
) -> impl IntoView {
    let (_, words) = desk();
    let fields = Fields::of(&detail);
    drop(detail);
    let make =
        Callback::new(move |()| fields.detail().map(|detail| PartyCommand::ChangeUnit { unit, detail }));
    view! {
        <Act register=register open=open title=words.party(P::ChangeUnit) make=make>
            <UnitFields fields=fields/>
        </Act>
    }
}
