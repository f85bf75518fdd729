//! Who answers questions: at least one who can be reached (S0-31).

use gongjian_shared::rules::programmes::Contact;
use gongjian_shared::values::Name;
use leptos::prelude::*;

use crate::screens::desk;
use crate::widgets::{Field, Glyph, Icon};
use crate::words::Word;
use crate::words::programmes::ProgrammeWord;

/// One contact as it is typed.
#[derive(Clone, Copy)]
pub struct Row {
    key: u32,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    fax: RwSignal<String>,
    email: RwSignal<String>,
}

impl Row {
    pub fn new(key: u32) -> Self {
        let empty = || RwSignal::new(String::new());
        Self { key, name: empty(), phone: empty(), fax: empty(), email: empty() }
    }

    fn is_blank(self) -> bool {
        [self.name, self.phone, self.fax, self.email].iter().all(|it| it.with(|it| it.trim().is_empty()))
    }

    /// The contact, if it has a name; tracked.
    fn contact(self) -> Option<Contact> {
        let name = Name::try_from(self.name.get()).ok()?;
        let text = |it: RwSignal<String>| it.with(|it| it.trim().to_owned());
        Some(Contact { name, phone: text(self.phone), fax: text(self.fax), email: text(self.email) })
    }
}

/// The contacts that were typed; `None` when one that was begun has no name. Tracked.
pub fn contacts(rows: RwSignal<Vec<Row>>) -> Option<Vec<Contact>> {
    rows.with(|rows| rows.iter().filter(|it| !it.is_blank()).map(|it| it.contact()).collect())
}

/// How many can be reached; tracked.
pub fn reachable(rows: RwSignal<Vec<Row>>) -> u32 {
    let count =
        rows.with(|rows| rows.iter().filter_map(|it| it.contact()).filter(Contact::is_reachable).count());
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[component]
pub fn Contacts(
    rows: RwSignal<Vec<Row>>,
    #[prop(into)] wanted: Signal<u32>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let (_, words) = desk();
    let next = StoredValue::new(1_u32);
    let add = move |_| {
        let key = next.get_value();
        next.set_value(key + 1);
        rows.update(|rows| rows.push(Row::new(key)));
    };
    let reach = move || words.tell(&ProgrammeWord::Reach { wanted: wanted.get(), have: reachable(rows) });
    view! {
        <section class="card stack" aria-labelledby="contacts">
            <div class="group-top">
                <h2 id="contacts">{words.told(ProgrammeWord::Contacts)}</h2>
                <span class="end num" aria-live="polite">{reach}</span>
            </div>
            <p class="muted small">{words.told(ProgrammeWord::ContactsHint)}</p>
            <For each=move || rows.get() key=|row| row.key let(row)>
                <ContactFields rows=rows row=row tried=tried/>
            </For>
            <div><button type="button" class="btn slim" on:click=add><Icon glyph=Glyph::Plus/>{words.told(ProgrammeWord::AddContact)}</button></div>
        </section>
    }
}

#[component]
fn ContactFields(rows: RwSignal<Vec<Row>>, row: Row, tried: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let position =
        move || rows.with(|rows| rows.iter().position(|it| it.key == row.key).map_or(1, |at| at + 1));
    let label = Signal::derive(move || words.tell(&ProgrammeWord::Contact { position: position() }));
    let remove_label = move || words.tell(&ProgrammeWord::RemoveContact { position: position() });
    let several = move || rows.with(|rows| rows.len() > 1);
    let fault = Signal::derive(move || {
        let missing =
            tried.get() && row.name.with(|it| Name::try_from(it.clone()).is_err()) && !row.is_blank();
        missing.then(|| words.say(&Word::NameHint))
    });
    view! {
        <fieldset class="contact" aria-label=label>
            <Field label=words.told(ProgrammeWord::ContactName) value=row.name fault=fault/>
            <Field label=words.told(ProgrammeWord::Phone) value=row.phone kind="tel"/>
            <Field label=words.told(ProgrammeWord::Email) value=row.email kind="email"/>
            <Field label=words.told(ProgrammeWord::Fax) value=row.fax kind="tel"/>
            {move || several().then(|| view! {
                <button
                    type="button" class="btn quiet round" aria-label=remove_label
                    on:click=move |_| rows.update(|rows| rows.retain(|it| it.key != row.key))
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            })}
        </fieldset>
    }
}
