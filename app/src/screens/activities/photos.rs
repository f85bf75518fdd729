//! Photos of an activity: welcome, never asked for. Taken without a network, shown at once, sent when one is there.

use gongjian_shared::activities::PhotoNote;
use gongjian_shared::documents::edit::ActivityEdit;
use gongjian_shared::ids::SpaceId;
use gongjian_shared::wire::blobs::BlobHash;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::ActivityDesk;
use crate::device::{picture, room};
use crate::photos::{self, PhotoKey, Photos, Shown};
use crate::screens::desk;
use crate::widgets::{Chip, ChipState, Glyph, Icon};
use crate::words::activities::ActivityWord as W;

/// Less than this is told before somebody goes out: some hundred photos. Unit: bytes.
const ROOM_WANTED: u64 = 60 << 20;

#[component]
pub fn PhotoWall(activity: ActivityDesk, space: Memo<Option<SpaceId>>) -> impl IntoView {
    let (notebook, words) = desk();
    let user = Memo::new(move |_| notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user)));
    let here = move || Some((photos::of(user.get()?), space.get()?));
    let hashes = Memo::new(move |_| {
        activity.shown.with(|shown| shown.photos.iter().map(|it| it.hash).collect::<Vec<BlobHash>>())
    });
    view! {
        <section class="group" aria-labelledby="photos">
            <div class="group-top"><h2 id="photos">{words.activity(W::Photos)}</h2></div>
            {move || here().map(|(photos, space)| {
                let adding = photos.clone();
                view! {
                    <ul class="photos">
                        <For each=move || hashes.get() key=|hash| *hash let(hash)>
                            <Photo activity=activity photos=photos.clone() at=PhotoKey { space, hash }/>
                        </For>
                    </ul>
                    <AddPhoto activity=activity photos=adding space=space/>
                }
            })}
            <p class="field-below">{words.activity(W::PhotosHint)}</p>
        </section>
    }
}

#[component]
fn AddPhoto(activity: ActivityDesk, photos: Photos, space: SpaceId) -> impl IntoView {
    let (_, words) = desk();
    let working = RwSignal::new(0_usize);
    let trouble = RwSignal::new(None::<W>);
    spawn_local(async move { drop(trouble.try_set(short_of_room().await)) });
    let choose = move |event: leptos::ev::Event| {
        let (photos, files) = (photos.clone(), picture::chosen(&event));
        working.update(|working| *working += files.len());
        trouble.set(None);
        // One after the other: a painted photo takes some twenty megabytes for a moment.
        spawn_local(async move {
            for (name, file) in files {
                match photos.take(space, file).await {
                    Ok((hash, size)) => {
                        let caption = String::new();
                        activity.act(ActivityEdit::Photo { photo: PhotoNote { hash, name, size, caption } });
                    }
                    Err(why) => drop(trouble.try_set(Some(W::PhotoNot(why)))),
                }
                working.try_update(|working| *working = working.saturating_sub(1));
            }
        });
    };
    view! {
        {move || activity.may_write.get().then(|| view! {
            <label class="btn photo-add">
                <Icon glyph=Glyph::Plus/>
                <span>{words.activity(W::PhotoAdd)}</span>
                <input class="unseen" type="file" accept="image/*" multiple on:change=choose.clone()/>
            </label>
        })}
        <p class="field-below" data-fault=move || trouble.with(Option::is_some).then_some("") role="status">
            {move || match (working.get(), trouble.get()) {
                (0, Some(trouble)) => words.say_activity(&trouble),
                (0, None) => String::new(),
                (count, _) => words.say_activity(&W::PhotoWorking { count }),
            }}
        </p>
    }
}

/// Told where the browser tells.
async fn short_of_room() -> Option<W> {
    let (used, quota, _) = room::look().await;
    let left = quota.saturating_sub(used);
    (quota > 0 && left < ROOM_WANTED).then_some(W::RoomShort { left_mb: left >> 20 })
}

#[component]
fn Photo(activity: ActivityDesk, photos: Photos, at: PhotoKey) -> impl IntoView {
    let (_, words) = desk();
    let shown = photos.shown.clone();
    let state = Memo::new(move |_| shown.with(|shown| shown.get(&at).cloned()));
    let caption = Memo::new(move |_| {
        let of = |shown: &gongjian_shared::documents::view::ActivityView| {
            shown.photos.iter().find(|it| it.hash == at.hash).map(|it| it.caption.clone())
        };
        activity.shown.with(of).unwrap_or_default()
    });
    let change = move |event: leptos::ev::Event| {
        let caption = event_target_value(&event).split_whitespace().collect::<Vec<_>>().join(" ");
        activity.act(ActivityEdit::Caption { hash: at.hash, caption });
    };
    let again = {
        let photos = photos.clone();
        move |_| {
            let photos = photos.clone();
            spawn_local(async move { photos.again(at).await });
        }
    };
    let remove = {
        let photos = photos.clone();
        move |_| {
            activity.act(ActivityEdit::DropPhoto { hash: at.hash });
            let photos = photos.clone();
            spawn_local(async move { photos.forget(at).await });
        }
    };
    let failed = move || state.with(|state| matches!(state, Some(Shown::Failed(_))));
    view! {
        <li class="photo">
            <Picture photos=photos at=at caption=caption/>
            <div class="photo-acts">
                {move || state.get().map(|state| view! { <Standing state=state/> })}
                {move || failed().then(|| view! {
                    <button type="button" class="btn slim" on:click=again.clone()>{words.activity(W::PhotoAgain)}</button>
                })}
                {move || activity.may_write.get().then(|| view! {
                    <button
                        type="button" class="btn quiet slim" on:click=remove.clone()
                        aria-label=move || words.say_activity(&W::PhotoDropOf { caption: caption.get() })
                    >{words.activity(W::PhotoDrop)}</button>
                })}
            </div>
            <textarea
                class="input photo-caption" rows="1" aria-label=words.activity(W::PhotoCaption)
                placeholder=words.activity(W::PhotoCaption) autocomplete="off" prop:value=move || caption.get()
                readonly=move || !activity.may_write.get() on:change=change
            ></textarea>
        </li>
    }
}

#[component]
fn Standing(state: Shown) -> impl IntoView {
    let (_, words) = desk();
    let (chip, word) = match state {
        Shown::Waiting => (ChipState::OnPhone, W::PhotoWaiting),
        Shown::Sending { percent } => (ChipState::Connecting, W::PhotoSending { percent }),
        Shown::OnServer => (ChipState::OnServer, W::PhotoSent),
        Shown::Failed(why) => {
            let why = words.say_activity(&W::PhotoWhy(why));
            (ChipState::Refused, W::PhotoFailed { why })
        }
    };
    view! { <Chip state=chip text=words.activity(word)/> }
}

/// The picture, from this phone or from the server; asked for until it is there, or the page is left.
#[component]
fn Picture(photos: Photos, at: PhotoKey, caption: Memo<String>) -> impl IntoView {
    let (_, words) = desk();
    let address = RwSignal::new(None::<String>);
    spawn_local(async move {
        let wanted = move || address.try_with_untracked(Option::is_none) == Some(true);
        let Some(bytes) = photos.when_there(at, wanted).await else { return };
        if let Some(Some(unwanted)) = address.try_set(picture::address(&bytes)) {
            picture::release(&unwanted);
        }
    });
    on_cleanup(move || {
        if let Some(Some(address)) = address.try_get_untracked() {
            picture::release(&address);
        }
    });
    let alt = move || {
        let caption = caption.get();
        if caption.is_empty() { words.say_activity(&W::PhotoPicture) } else { caption }
    };
    move || {
        match address.get() {
        Some(address) => view! { <img class="photo-picture" src=address alt=alt/> }.into_any(),
        None => view! { <div class="photo-picture" role="img" aria-label=alt><p>{words.activity(W::PhotoAway)}</p></div> }
            .into_any(),
    }
    }
}
