use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{Channel, Hour, NoticeCommand, Reminders};
use gongjian_shared::wire::notices::ReminderPage;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::screens::{desk, outbox};
use crate::widgets::{Segments, unique};
use crate::words::notices::NoticeWord;

/// How this person is reminded outside the app. Nothing while the server has not said how it stands.
#[component]
pub fn RemindCard() -> impl IntoView {
    let asked = RwSignal::new(None::<ReminderPage>);
    spawn_local(async move {
        if let Ok(page) = api::notices::reminders().await {
            asked.try_set(Some(page));
        }
    });
    move || asked.get().map(|page| view! { <Choice page=page/> })
}

#[component]
fn Choice(page: ReminderPage) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let chosen = RwSignal::new(page.reminders);
    let saved = RwSignal::new(false);
    let keep = move |change: fn(&mut Reminders, u8), hour: u8| {
        chosen.update(|it| change(it, hour));
        give(outbox, chosen.get_untracked(), saved);
    };
    let channels = Signal::derive(move || {
        vec![
            (Channel::Mail.as_str(), words.notice(&NoticeWord::ChannelMail)),
            (Channel::Group.as_str(), words.notice(&NoticeWord::ChannelGroup)),
            (Channel::None.as_str(), words.notice(&NoticeWord::ChannelNone)),
        ]
    });
    let choose = Callback::new(move |word| {
        chosen.update(|it| it.channel = Channel::parse(word).unwrap_or(it.channel));
        give(outbox, chosen.get_untracked(), saved);
    });
    let lacks = move || match chosen.get().channel {
        Channel::Mail if !page.mail => Some(NoticeWord::NoMail),
        Channel::Mail if !page.has_address => Some(NoticeWord::NoAddress),
        Channel::Group if !page.group => Some(NoticeWord::NoGroup),
        Channel::Mail | Channel::Group | Channel::None => None,
    };
    view! {
        <section class="card stack remind" aria-labelledby="remind">
            <h2 id="remind">{words.noticed(NoticeWord::Remind)}</h2>
            <p class="muted small">{words.noticed(NoticeWord::RemindLead)}</p>
            <Segments label=words.noticed(NoticeWord::RemindChannel) choices=channels chosen=Signal::derive(move || chosen.get().channel.as_str()) on_choose=choose/>
            {move || lacks().map(|word| view! { <p class="small said-waits">{words.noticed(word)}</p> })}
            <div class="hours">
                <HourField label=NoticeWord::RemindAt hour=Signal::derive(move || chosen.get().at) on_choose=Callback::new(move |hour| keep(|it, hour| it.at = at(hour, it.at), hour))/>
                <HourField label=NoticeWord::QuietFrom hour=Signal::derive(move || chosen.get().quiet_from) on_choose=Callback::new(move |hour| keep(|it, hour| it.quiet_from = at(hour, it.quiet_from), hour))/>
                <HourField label=NoticeWord::QuietUntil hour=Signal::derive(move || chosen.get().quiet_until) on_choose=Callback::new(move |hour| keep(|it, hour| it.quiet_until = at(hour, it.quiet_until), hour))/>
            </div>
            {move || saved.get().then(|| view! { <p class="small muted" role="status">{words.noticed(NoticeWord::RemindSaved)}</p> })}
        </section>
    }
}

fn at(hour: u8, before: Hour) -> Hour {
    Hour::try_from(hour).unwrap_or(before)
}

fn give(outbox: crate::outbox::Outbox, reminders: Reminders, saved: RwSignal<bool>) {
    outbox.give(Command::Notice { notice: NoticeCommand::Remind { reminders } });
    saved.set(true);
}

#[component]
fn HourField(label: NoticeWord, hour: Signal<Hour>, on_choose: Callback<u8>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("hour");
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(label)}</label>
            <select class="input" id=id on:change=move |event| {
                if let Ok(hour) = event_target_value(&event).parse() { on_choose.run(hour); }
            }>
                {(0..24_u8).map(|it| view! {
                    <option value=it.to_string() selected=move || hour.get().get() == it>{words.noticed(NoticeWord::HourIs { hour: it })}</option>
                }).collect_view()}
            </select>
        </div>
    }
}
