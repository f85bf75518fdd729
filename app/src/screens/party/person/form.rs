//! The fields of a person: what everybody may read, and what is confidential.

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Gender, Person, PersonDetail, Private, Rank, StaffKind};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::Name;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::desk::Register;
use crate::screens::party::fields::{Check, Choose, ChooseOrNot, date_of, fault};
use crate::screens::party::picker::{Chosen, Picker, What};
use crate::widgets::Field;
use crate::words::party::PartyWord as P;

#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    staff: RwSignal<StaffKind>,
    gender: RwSignal<Option<Gender>>,
    title: RwSignal<String>,
    rank: RwSignal<Rank>,
    home: RwSignal<Option<Chosen>>,
    place: RwSignal<String>,
    began: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Fields {
    fn fresh(home: Chosen) -> Self {
        Self {
            name: RwSignal::new(String::new()),
            staff: RwSignal::new(StaffKind::Teacher),
            gender: RwSignal::new(None),
            title: RwSignal::new(String::new()),
            rank: RwSignal::new(Rank::None),
            home: RwSignal::new(Some(home)),
            place: RwSignal::new("0".to_owned()),
            began: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    fn of(it: &PersonDetail, home_name: String) -> Self {
        let fields = Self::fresh(Chosen { id: it.home.to_string(), name: home_name });
        fields.name.set(it.name.as_str().to_owned());
        fields.staff.set(it.staff);
        fields.gender.set(it.gender);
        fields.title.set(it.title.clone());
        fields.rank.set(it.rank);
        fields.place.set(it.place.to_string());
        fields.began.set(it.began.map_or_else(String::new, |it| it.to_string()));
        fields
    }

    fn detail(self) -> Option<PersonDetail> {
        self.tried.set(true);
        Some(PersonDetail {
            name: Name::try_from(self.name.get_untracked()).ok()?,
            staff: self.staff.get_untracked(),
            gender: self.gender.get_untracked(),
            title: self.title.get_untracked().trim().to_owned(),
            rank: self.rank.get_untracked(),
            home: self.home.get_untracked()?.id.parse().ok()?,
            place: self.place.get_untracked().trim().parse().ok()?,
            began: date_of(&self.began.get_untracked()).ok()?,
        })
    }
}

#[component]
fn PersonFields(fields: Fields) -> impl IntoView {
    let (_, words) = desk();
    let Fields { name, staff, gender, title, rank, home, place, began, tried } = fields;
    let no_name = fault(tried, move || Name::try_from(name.get()).is_err(), P::Missing);
    let no_home = fault(tried, move || home.with(Option::is_none), P::Missing);
    let no_place = fault(tried, move || place.get().trim().parse::<i64>().is_err(), P::NotNumber);
    view! {
        <Field label=words.of(crate::words::Word::OwnName) value=name fault=no_name autofocus=true/>
        <Picker label=P::Home what=What::Units chosen=home fault=no_home/>
        <div class="fields-pair">
            <Choose label=P::Staff value=staff/>
            <ChooseOrNot label=P::Gender value=gender/>
            <Field label=words.party(P::Title) value=title/>
            <Choose label=P::Rank value=rank/>
            <Field label=words.party(P::LeaderPlace) value=place hint=words.party(P::LeaderPlaceHint) fault=no_place/>
            <Field label=words.party(P::Began) value=began kind="date"/>
        </div>
    }
}

#[derive(Clone, Copy)]
struct Secrets {
    birth: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    consent: RwSignal<bool>,
}

impl Secrets {
    fn of(it: Private) -> Self {
        Self {
            birth: RwSignal::new(it.birth.map_or_else(String::new, |it| it.to_string())),
            phone: RwSignal::new(it.phone),
            email: RwSignal::new(it.email),
            consent: RwSignal::new(it.consent),
        }
    }

    fn private(self) -> Option<Private> {
        Some(Private {
            birth: date_of(&self.birth.get_untracked()).ok()?,
            phone: self.phone.get_untracked().trim().to_owned(),
            email: self.email.get_untracked().trim().to_owned(),
            consent: self.consent.get_untracked(),
        })
    }
}

#[component]
fn SecretFields(secrets: Secrets) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <fieldset class="stack confidential-fields">
            <legend>{words.party(P::Private)}</legend>
            <p class="faint small">{words.party(P::PrivateHint)}</p>
            <div class="fields-pair">
                <Field label=words.party(P::Birth) value=secrets.birth kind="date"/>
                <Field label=words.party(P::Phone) value=secrets.phone kind="tel"/>
                <Field label=words.party(P::Email) value=secrets.email kind="email"/>
            </div>
            <Check label=P::Consent value=secrets.consent/>
        </fieldset>
    }
}

/// Enters a person at home in a unit.
#[component]
pub fn AddPerson(
    register: Register,
    open: RwSignal<bool>,
    home: UnitId,
    home_name: String,
    /// Whether the asker may write confidential fields here.
    private: bool,
) -> impl IntoView {
    let (_, words) = desk();
    let fields = Fields::fresh(Chosen { id: home.to_string(), name: home_name });
    let secrets = Secrets::of(Private::default());
    let make = Callback::new(move |()| {
        let detail = fields.detail()?;
        let private =
            if private { Some(secrets.private()?).filter(|it| *it != Private::default()) } else { None };
        Some(PartyCommand::AddPerson { person: PersonId::fresh(clock::now(), dice::draw()), detail, private })
    });
    let done = Callback::new(move |_| {
        fields.name.set(String::new());
        fields.tried.set(false);
        secrets.birth.set(String::new());
        secrets.phone.set(String::new());
        secrets.email.set(String::new());
    });
    view! {
        <Act register=register open=open title=words.party(P::AddPersonHere) make=make done=done>
            <PersonFields fields=fields/>
            {private.then(|| view! { <SecretFields secrets=secrets/> })}
        </Act>
    }
}

#[component]
pub fn ChangePerson(
    register: Register,
    open: RwSignal<bool>,
    person: Person,
    home_name: String,
) -> impl IntoView {
    let (_, words) = desk();
    let Person { person: id, detail, .. } = person;
    let fields = Fields::of(&detail, home_name);
    let make = Callback::new(move |()| {
        fields.detail().map(|detail| PartyCommand::ChangePerson { person: id, detail })
    });
    view! {
        <Act register=register open=open title=words.party(P::ChangePerson) make=make>
            <PersonFields fields=fields/>
        </Act>
    }
}

#[component]
pub fn SetPrivate(
    register: Register,
    open: RwSignal<bool>,
    person: PersonId,
    private: Option<Private>,
) -> impl IntoView {
    let (_, words) = desk();
    let secrets = Secrets::of(private.unwrap_or_default());
    let make = Callback::new(move |()| {
        secrets.private().map(|private| PartyCommand::SetPrivate { person, private })
    });
    view! {
        <Act register=register open=open title=words.party(P::SetPrivate) make=make>
            <SecretFields secrets=secrets/>
        </Act>
    }
}
