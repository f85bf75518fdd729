//! Writing a wish down. What looks like a number of a person is refused before it leaves the phone.

use gongjian_shared::ids::{SpaceId, WishId};
use gongjian_shared::rules::wishes::{AgeGroup, NeedKind, WishCommand, WishDraft};
use gongjian_shared::rules::{Command, Refusal, Role};
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::screens::{desk, outbox};
use crate::widgets::{Dialog, Field, Glyph, Icon, unique};
use crate::words::Word;
use crate::words::party::Listed;
use crate::words::wishes::WishWord as W;

#[component]
pub fn Collect() -> impl IntoView {
    let (notebook, words) = desk();
    let writable = Memo::new(move |_| {
        notebook.spaces.with(|spaces| {
            let writable = spaces.iter().flatten().filter(|space| space.role.is_some_and(Role::may_write));
            writable.map(|space| (space.space, space.name.clone())).collect::<Vec<_>>()
        })
    });
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        {move || (!writable.with(Vec::is_empty)).then(|| view! {
            <button type="button" class="btn primary" on:click=move |_| open.set(true)><Icon glyph=Glyph::Plus/>{words.wish(W::Collect)}</button>
        })}
        <Dialog open=open on_close=close title=words.wish(W::Collect) close_label=words.of(Word::Close)>
            <Form writable=writable on_done=close/>
        </Dialog>
    }
}

#[component]
fn Form(writable: Memo<Vec<(SpaceId, String)>>, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let space = RwSignal::new(writable.with_untracked(|all| all.first().map(|(id, _)| *id)));
    let (school, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let worth = RwSignal::new("100".to_owned());
    let (age, need) = (RwSignal::new(AgeGroup::To11), RwSignal::new(NeedKind::Study));
    let fault = RwSignal::new(None::<Refusal>);
    let outbox = outbox();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(space) = space.get_untracked() else { return };
        let draft = WishDraft {
            school: school.get_untracked().trim().to_owned(),
            age: age.get_untracked(),
            need: need.get_untracked(),
            text: text.get_untracked().trim().to_owned(),
            worth: worth.with_untracked(|it| it.trim().parse().unwrap_or(u32::MAX)),
        };
        if let Err(wish) = draft.check() {
            return fault.set(Some(Refusal::Wish { wish }));
        }
        let wish = WishId::fresh(clock::now(), dice::draw());
        outbox.give(Command::Wish { wish: WishCommand::Collect { wish, space, draft } });
        on_done.run(());
    };
    let space_id = unique("space");
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted">{words.wish(W::CollectLead)}</p>
            <div class="field">
                <label for=space_id.clone()>{words.wish(W::Space)}</label>
                <select class="input" id=space_id on:change=move |event| space.set(event_target_value(&event).parse().ok())>
                    {move || writable.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                </select>
            </div>
            <Field label=words.wish(W::School) value=school/>
            <Choice label=W::Age chosen=age word=AgeGroup::as_str parse=AgeGroup::parse/>
            <Choice label=W::Need chosen=need word=NeedKind::as_str parse=NeedKind::parse/>
            <Field label=words.wish(W::Text) value=text hint=words.wish(W::TextHint)/>
            <Field label=words.wish(W::Worth) value=worth kind="number"/>
            {move || fault.get().map(|it| view! { <p class="field-below" data-fault="" role="alert">{words.say(&Word::Refusal(it))}</p> })}
            <button type="submit" class="btn primary wide">{words.wish(W::Save)}</button>
        </form>
    }
}

/// One of a closed list.
#[component]
fn Choice<L: Listed>(
    label: W,
    chosen: RwSignal<L>,
    word: fn(L) -> &'static str,
    parse: fn(&str) -> Option<L>,
) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("choice");
    let change = move |event| {
        if let Some(it) = parse(&event_target_value(&event)) {
            chosen.set(it);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.wish(label)}</label>
            <select class="input" id=id on:change=change>
                {L::LIST.iter().map(|it| {
                    let it = *it;
                    view! { <option value=word(it) selected=move || chosen.get() == it>{words.list_name(it)}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}
