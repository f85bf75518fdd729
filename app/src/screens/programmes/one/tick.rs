//! One item of a checklist: a tick goes through the outbox, so it holds in a tunnel and over a restart (S0-20).

use gongjian_shared::ids::{ProgrammeId, UnitId};
use gongjian_shared::programmes::{Entry, Key};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::programmes::ProgrammeCommand;
use gongjian_shared::wire::programmes::TickLine;
use leptos::prelude::*;

use super::View;
use crate::keeper::talk::{GivenRow, GivenState};
use crate::screens::{desk, outbox};
use crate::words::DecisionWord;
use crate::words::Word;
use crate::words::programmes::{Names, ProgrammeWord};

/// Which box: of a programme, a site, a phase.
#[derive(Clone, PartialEq, Eq)]
struct Place {
    programme: ProgrammeId,
    site: UnitId,
    phase: Key,
    item: Key,
}

impl Place {
    /// What a command wants of this box, if it is about it.
    fn wanted(&self, row: &GivenRow) -> Option<bool> {
        let Some(Command::Programme {
            programme: ProgrammeCommand::Tick { programme, site, phase, item, done },
        }) = row.command()
        else {
            return None;
        };
        (Self { programme, site, phase, item } == *self).then_some(done)
    }

    fn order(self, done: bool) -> Command {
        let Self { programme, site, phase, item } = self;
        Command::Programme { programme: ProgrammeCommand::Tick { programme, site, phase, item, done } }
    }
}

#[component]
pub fn Item(it: View, site: RwSignal<Option<UnitId>>, phase: StoredValue<Key>, item: Entry) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let item = StoredValue::new(item);
    let programme = it.page.with_untracked(|page| page.programme);
    let place = Memo::new(move |_| {
        let (phase, item) = (phase.get_value(), item.with_value(|item| item.id.clone()));
        site.get().map(|site| Place { programme, site, phase, item })
    });
    let tick = Memo::new(move |_| {
        let own = |tick: &&TickLine| {
            place.with(|place| {
                place
                    .as_ref()
                    .is_some_and(|it| (it.site, &it.phase, &it.item) == (tick.site, &tick.phase, &tick.item))
            })
        };
        it.page.with(|page| page.ticks.iter().find(own).cloned())
    });
    // The newest command of this device about this box.
    let given = Memo::new(move |_| {
        let place = place.get()?;
        outbox.rows.with(|rows| rows.iter().find_map(|row| Some((place.wanted(row)?, row.state.clone()))))
    });
    Effect::new(move |before: Option<bool>| {
        let done = given.with(|it| matches!(it, Some((_, GivenState::Done { .. }))));
        if before == Some(false) && done {
            it.reread.run(());
        }
        done
    });
    // From the tap until the page that knows of it: the box does not jump back.
    let unread = RwSignal::new(false);
    Effect::new(move |_| {
        it.page.track();
        if given.with_untracked(|it| it.as_ref().is_none_or(|(_, state)| !state.waits())) {
            unread.set(false);
        }
    });
    let checked = Signal::derive(move || {
        let known = tick.with(Option::is_some);
        given.with(|it| match it {
            Some((wanted, state)) if state.waits() || (unread.get() && !state.failed()) => *wanted,
            _ => known,
        })
    });
    let toggled = move |event: leptos::ev::Event| {
        let Some(place) = place.get_untracked() else { return };
        unread.set(true);
        outbox.give(place.order(event_target_checked(&event)));
    };
    let name = Signal::derive(move || {
        let language = words.language();
        it.definition
            .with_value(|definition| item.with_value(|item| Names { definition, language }.name(item)))
    });
    let note = move || {
        let state = given.get().map(|(_, state)| state);
        let word = match state {
            Some(state) if state.waits() => Some(DecisionWord::GivenWaits),
            Some(state) if state.failed() => Some(DecisionWord::GivenRefused),
            _ => None,
        };
        match (word, tick.get()) {
            (Some(word), _) => {
                view! { <small class="faint" data-tick="waits">{words.of(Word::Decision(word))}</small> }
                    .into_any()
            }
            (None, Some(tick)) => {
                let when = words.moment(tick.at);
                let told = words.told(ProgrammeWord::TickedBy { who: tick.by, when });
                view! { <small class="faint num" data-tick="done">{told}</small> }.into_any()
            }
            (None, None) => ().into_any(),
        }
    };
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox" disabled=move || site.get().is_none() || !it.lives()
                    prop:checked=move || checked.get() on:change=toggled
                />
                <span class="item-words"><span>{name}</span>{note}</span>
            </label>
        </li>
    }
}
