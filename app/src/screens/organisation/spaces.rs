use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::{Command, Role};
use gongjian_shared::wire::{PersonRow, SpaceRow};
use leptos::ev;
use leptos::prelude::*;

use super::add::Submit;
use super::desk::Office;
use crate::screens::desk;
use crate::widgets::{Avatar, Dialog, Glyph, Icon, Segments, unique};
use crate::words::Word;

#[component]
pub fn Spaces(office: Office) -> impl IntoView {
    view! {
        <For each=move || office.organisation.get().spaces key=|it| (it.space, it.name.clone(), members_key(it)) let(space)>
            <SpaceCard office=office space=space/>
        </For>
    }
}

fn members_key(space: &SpaceRow) -> Vec<(UserId, &'static str)> {
    space.members.iter().map(|(user, role)| (*user, role.as_str())).collect()
}

#[component]
fn SpaceCard(office: Office, space: SpaceRow) -> impl IntoView {
    let (_, words) = desk();
    let SpaceRow { space: id, name, members } = space;
    let people = office.organisation.with_untracked(|it| it.people.clone());
    let named = |user: UserId| {
        people.iter().find(|it| it.user == user).map_or_else(String::new, |it| it.name.clone())
    };
    let (inside, count) = (members.iter().map(|(user, _)| *user).collect::<Vec<_>>(), members.len());
    let rows = members.into_iter().map(|(user, role)| (user, named(user), role)).collect::<Vec<_>>();
    let outside: Vec<PersonRow> =
        people.into_iter().filter(|it| it.open && !inside.contains(&it.user)).collect();
    view! {
        <div class="card office-space">
            <div class="group-top">
                <h3>{name.clone()}</h3>
                <span class="faint small">{words.of(Word::MembersCount { count })}</span>
                <LetIn office=office space=id name=name outside=outside/>
            </div>
            {rows.is_empty().then(|| view! { <p class="muted small">{words.of(Word::NoMembers)}</p> })}
            <ul class="office-members">
                {rows.into_iter().map(|(user, name, role)| view! { <Member office=office space=id user=user name=name role=role/> }).collect_view()}
            </ul>
        </div>
    }
}

#[component]
fn Member(office: Office, space: SpaceId, user: UserId, name: String, role: Role) -> impl IntoView {
    let (_, words) = desk();
    let set = move |role: Option<Role>| office.send(Command::SetMember { space, user, role }, || {});
    view! {
        <li>
            <Avatar name=name.clone()/>
            <span class="grow">{name.clone()}</span>
            <select
                class="input slim" aria-label=words.of(Word::RoleOf { name: name.clone() }) disabled=move || office.busy.get()
                on:change=move |event| if let Some(role) = Role::parse(&event_target_value(&event)) { set(Some(role)) }
            >
                {[Role::Member, Role::Commenter, Role::Reader].map(|it| view! {
                    <option value=it.as_str() selected=it == role>{words.of(Word::Role(it))}</option>
                })}
            </select>
            <button
                type="button" class="btn quiet round" disabled=move || office.busy.get()
                aria-label=words.of(Word::TakeOutOf { name: name.clone() }) title=words.of(Word::TakeOutOf { name })
                on:click=move |_| set(None)
            >
                <Icon glyph=Glyph::Close/>
            </button>
        </li>
    }
}

#[component]
fn LetIn(office: Office, space: SpaceId, name: String, outside: Vec<PersonRow>) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let nobody = outside.is_empty();
    let person = RwSignal::new(outside.first().map(|it| it.user));
    let role = RwSignal::new(Role::Member);
    let outside = StoredValue::new(outside);
    let id = StoredValue::new(unique("person"));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(user) = person.get_untracked() else { return };
        let role = Some(role.get_untracked());
        office.send(Command::SetMember { space, user, role }, move || {
            open.try_set(false);
        });
    };
    let choices = Signal::derive(move || {
        [Role::Member, Role::Commenter, Role::Reader]
            .map(|it| (it.as_str(), words.say(&Word::Role(it))))
            .to_vec()
    });
    let choose = Callback::new(move |it: &'static str| role.set(Role::parse(it).unwrap_or(Role::Reader)));
    view! {
        <button type="button" class="btn quiet slim end" aria-label=words.of(Word::LetInTo { space: name.clone() }) on:click=move |_| office.open(open)>
            <Icon glyph=Glyph::Plus/>{words.of(Word::LetIn)}
        </button>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.of(Word::LetInTo { space: name }) close_label=words.of(Word::Close)>
            {if nobody {
                view! { <p class="muted">{words.of(Word::EverybodyIn)}</p> }.into_any()
            } else {
                view! {
                    <form class="stack" on:submit=submit>
                        <div class="field">
                            <label for=id.get_value()>{words.of(Word::Person)}</label>
                            <select class="input" id=id.get_value() on:change=move |event| person.set(event_target_value(&event).parse().ok())>
                                {outside.get_value().into_iter().map(|it| view! {
                                    <option value=it.user.to_string()>{it.name}" · "{it.login}</option>
                                }).collect_view()}
                            </select>
                        </div>
                        <div class="field">
                            <span class="label">{words.of(Word::RoleLabel)}</span>
                            <Segments label=words.of(Word::RoleLabel) choices=choices chosen=Signal::derive(move || role.get().as_str()) on_choose=choose/>
                        </div>
                        <Submit office=office label=Word::LetIn/>
                    </form>
                }.into_any()
            }}
        </Dialog>
    }
}
