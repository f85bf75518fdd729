//! Between the view, the app's copy of the text and the keeper: what a person does goes out at once, what others did
//! comes in when this person's own edits are all in it and nothing composes.

use std::rc::Rc;
use std::time::Duration;

use gongjian_shared::documents::edit::{Edit, Style};
use gongjian_shared::documents::view::{Block, TextView, View};
use gongjian_shared::history::apart::Clash;
use gongjian_shared::ids::CommentId;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::{Changed, Key, Model};
use super::said::{Bar, Given, Looks, Say, Start, Told};
use super::{notes, spots};
use crate::device::editor::{self, View as Screen};
use crate::device::textarea::{self, TextArea};
use crate::keeper::talk::Place as Caret;
use crate::notebook::OpenPaper;
use crate::screens::composing::Composing;
use crate::screens::plan::editor::{Heading, Place};
use crate::splice::Splice;
use gongjian_shared::documents::numbering::numbers;

/// The place of the title in drafts.
const TITLE: &str = "title";
/// So long after the last edit the keeper is asked whether it holds what the screen shows.
const CHECK_AFTER: Duration = Duration::from_secs(1);

/// A handle on an open plan; copy it freely.
#[derive(Clone, Copy)]
pub struct Writing {
    pub open: OpenPaper,
    pub title: RwSignal<String>,
    pub outline: RwSignal<Vec<Heading>>,
    pub characters: RwSignal<usize>,
    pub looks: RwSignal<Looks>,
    pub bar: RwSignal<Option<Bar>>,
    pub may_write: Memo<bool>,
    pub composing: Composing<Place>,
    /// The text is here, so that a view can begin with it.
    pub ready: RwSignal<bool>,
    /// The block that has the caret, by its name, and the place in it: what others are told.
    pub at: RwSignal<Option<Caret>>,
    /// A part that people speak about was pressed.
    pub noted: RwSignal<Option<CommentId>>,
    /// Counts how often the text on the screen settled: then it is asked anew where the parts are.
    pub settled: RwSignal<u64>,
    /// The view stands; `false` before.
    pub stands: RwSignal<bool>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
pub(super) struct Inner {
    pub model: Model,
    adopted: bool,
    screen: Option<Rc<Screen>>,
    title: Option<TextArea>,
    /// Counts edits, so that only the last one asks for a check.
    round: u64,
    /// The carets of others as they were put last.
    pub carets: notes::Shown,
}

impl Writing {
    pub fn new(open: OpenPaper) -> Self {
        Self {
            open,
            title: RwSignal::new(String::new()),
            outline: RwSignal::new(vec![]),
            characters: RwSignal::new(0),
            looks: RwSignal::new(Looks::default()),
            bar: RwSignal::new(None),
            may_write: Memo::new(move |_| {
                open.view.with(|view| view.as_ref().is_some_and(|view| view.may_write))
            }),
            composing: Composing::new(open),
            ready: RwSignal::new(false),
            at: RwSignal::new(None),
            noted: RwSignal::new(None),
            settled: RwSignal::new(0),
            stands: RwSignal::new(false),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Puts the view into its place as soon as the script and the text are here; `missing` when it cannot be had.
    pub fn mount(self, node: NodeRef<html::Div>, label: String, hint: String, missing: impl Fn() + 'static) {
        spawn_local(async move {
            let Some(script) = editor::fetch().await else { return missing() };
            let Some(Some(place)) = node.try_get_untracked() else { return };
            let start = self.inner.try_with_value(|inner| {
                let blocks = inner.model.blocks().collect();
                let writes = self.may_write.get_untracked();
                serde_json::to_string(&Start { blocks, writes, label: &label, hint: &hint })
                    .unwrap_or_default()
            });
            let Some(start) = start else { return };
            match script.mount(&place, &start, move |json| self.hear(json)) {
                Some(screen) => {
                    self.inner.try_update_value(|inner| inner.screen = Some(Rc::new(screen)));
                    self.stands.try_set(true);
                }
                None => missing(),
            }
        });
    }

    /// Takes the view from the page; what it had not told is told first.
    pub fn end(self) {
        let screen = self.inner.try_update_value(|inner| inner.screen.take()).flatten();
        drop(screen);
    }

    fn hear(self, json: &str) {
        let Ok(told) = serde_json::from_str::<Told>(json) else {
            return editor::complain("a word of the view");
        };
        match told {
            Told::Changed(changed) => self.changed(&changed),
            Told::Held { block, text } => {
                if let Some((place, name)) = self.named(block) {
                    self.composing.draft(place, &name, &text);
                }
            }
            Told::Composing { block } => {
                if let Some((place, _)) = self.named(block) {
                    self.composing.start(place);
                }
            }
            Told::Composed => {
                let name = self.composing.place().map(|place| self.name_of(place)).unwrap_or_default();
                self.composing.end(&name, move || self.adopt_when_quiet());
            }
            Told::Looks(looks) => self.looks.set(looks),
            Told::Bar(bar) => self.bar.set(Some(bar)),
            Told::Noted { thread } => self.noted.set(Some(thread)),
            Told::At { block, at } => self.moved(block, at),
        }
    }

    fn changed(self, it: &Changed) {
        let made = self.inner.try_update_value(|inner| {
            inner.round += 1;
            inner.model.change(it).map(|change| (change, inner.model.view))
        });
        let Some((change, view)) = made.flatten() else { return };
        let number = self.open.edit(view, Edit::Body { steps: change.steps.clone() });
        self.inner.update_value(|inner| inner.model.sent(&change, number));
        if let Some(place) = self.composing.place() {
            // What was held back is sent: nothing of it may be put in again.
            self.open.draft(&self.name_of(place), "");
        }
        self.show_about();
        self.check_later();
    }

    /// Sends what stands on the screen, also what is being composed: the page may be gone in a moment.
    pub fn flush(self) {
        if let Some(screen) = self.screen() {
            screen.flush();
        }
    }

    /// Takes the newest view when all own edits are in it and nothing composes; otherwise it waits.
    pub fn adopt_when_quiet(self) {
        let composes = self.composing.place().is_some();
        if composes || self.screen().is_some_and(|screen| !screen.is_quiet()) {
            return;
        }
        let (sent, stored) = (self.open.sent.get_untracked(), self.open.stored.get_untracked());
        let made = self.open.made.get_untracked();
        let adopted = self.open.view.with_untracked(|view| {
            let view = view.as_ref().filter(|view| view.seen == sent)?;
            let View::Text(text) = &view.content else { return None };
            self.inner.try_update_value(|inner| {
                inner.model.learn(&made);
                // The names of new blocks come with the news that they are kept.
                if inner.model.unnamed().is_some_and(|number| number > stored) {
                    return None;
                }
                inner.model.forget_unnamed();
                let news = !inner.adopted || inner.model.view != view.view;
                inner.adopted = true;
                news.then(|| (inner.model.adopt(view.view, text), text.title.clone(), view.view))
            })?
        });
        let Some((patch, title, view)) = adopted else { return };
        self.open.shows(view);
        self.say(&Say::Show(patch));
        self.show_title(&title);
        self.show_about();
        self.ready.maybe_update(|ready| !std::mem::replace(ready, true));
        self.settled.update(|count| *count += 1);
    }

    /// Marks the sentences that two people changed at the same time; not while something composes.
    pub fn show_spots(self, clashes: &[Clash]) {
        if self.composing.place().is_some() || self.screen().is_some_and(|screen| !screen.is_quiet()) {
            return;
        }
        if let Some(spots) = self.inner.try_with_value(|inner| spots::places(inner.model.blocks(), clashes)) {
            self.say(&Say::Spots(spots));
        }
    }

    /// Has the view do something, as the tool bar says it.
    pub fn act(self, name: &'static str, with: impl Into<Given>) {
        self.say(&Say::Act(name, with.into()));
    }

    pub fn may_write_now(self, writes: bool) {
        self.say(&Say::Writes(writes));
    }

    /// Which block has the caret, counted from the title, and where it stands in it.
    pub fn caret(self) -> Option<(usize, usize)> {
        let in_title =
            self.title_area().filter(textarea::is_focused).map(|it| (0, textarea::selection(&it).0));
        in_title.or_else(|| self.screen()?.caret().map(|(block, at)| (block + 1, at)))
    }

    /// Puts the caret where [`Writing::caret`] found it.
    pub fn put_caret(self, row: usize, at: usize) {
        match (row.checked_sub(1), self.title_area()) {
            (None, Some(title)) => textarea::focus_at(&title, at),
            (None, None) => {}
            (Some(block), _) => {
                if let Some(screen) = self.screen() {
                    screen.put_caret(block, at);
                }
            }
        }
    }

    pub fn go_to(self, key: Key) {
        if let Some(block) = self.inner.with_value(|inner| inner.model.position(key)) {
            self.put_caret(block + 1, 0);
        }
    }

    /// What stands on the screen.
    pub fn text(self) -> TextView {
        let blocks = self.inner.with_value(|inner| inner.model.blocks().cloned().collect());
        TextView { title: self.title.get_untracked(), blocks, minutes: None }
    }

    /// Puts a text below this one, as one step that can be undone. Its title comes along where there is none.
    pub fn append(self, text: &TextView) {
        if self.title.with_untracked(String::is_empty)
            && let Some(area) = self.title_area()
        {
            textarea::replace(&area, &text.title, (0, 0));
            self.title_typed(false);
        }
        if let Ok(blocks) = serde_json::to_string(&text.blocks) {
            self.act("append", blocks);
        }
    }

    pub fn plain_text(self) -> String {
        let body = self.inner.with_value(|inner| {
            let numbers = numbers(inner.model.blocks().map(|it| it.style));
            let lines = inner.model.blocks().zip(numbers);
            lines.map(|(it, number)| format!("{}{}", number.unwrap_or_default(), it.text)).collect::<Vec<_>>()
        });
        format!("{}\n{}", self.title.get_untracked(), body.join("\n"))
    }

    pub fn set_title_area(self, area: TextArea) {
        textarea::replace(&area, &self.title.get_untracked(), (0, 0));
        self.inner.update_value(|inner| inner.title = Some(area));
    }

    pub fn title_area(self) -> Option<TextArea> {
        self.inner.try_with_value(|inner| inner.title.clone()).flatten()
    }

    /// The title was typed; `composing`: its keyboard has not decided yet.
    pub fn title_typed(self, composing: bool) {
        let Some(area) = self.title_area() else { return };
        textarea::fit(&area);
        if composing {
            return self.composing.draft(Place::Title, TITLE, &area.value());
        }
        let (typed, caret) = (area.value().replace('\n', " "), textarea::selection(&area).1);
        let splice = self.title.with_untracked(|title| Splice::between(title, &typed, Some(caret)));
        let Some(Splice { at, delete, insert }) = splice else { return };
        if area.value() != typed {
            textarea::replace(&area, &typed, (caret, caret));
        }
        self.title.set(typed);
        let view = self.inner.with_value(|inner| inner.model.view);
        self.open.edit(view, Edit::Title { at, delete, insert });
    }

    pub fn title_composed(self) {
        self.title_typed(false);
        self.composing.end(TITLE, move || self.adopt_when_quiet());
    }

    fn show_title(self, title: &str) {
        let splice = self.title.with_untracked(|shown| Splice::between(shown, title, None));
        let Some(splice) = splice else { return };
        self.title.set(title.to_owned());
        if let Some(area) = self.title_area() {
            let (start, end) = textarea::selection(&area);
            textarea::replace(&area, title, (splice.carry(start), splice.carry(end)));
        }
    }

    /// Outline and length.
    fn show_about(self) {
        let (outline, characters) = self.inner.with_value(|inner| {
            let numbers = numbers(inner.model.blocks().map(|it| it.style));
            let headings = inner.model.blocks.iter().zip(numbers).filter_map(|(held, number)| {
                let Style::Heading { level } = held.block.style else { return None };
                let words = format!("{}{}", number.unwrap_or_default(), held.block.text);
                Some(Heading { key: held.key, level, words })
            });
            (headings.collect::<Vec<_>>(), TextView::characters(inner.model.blocks()))
        });
        self.outline.maybe_update(|shown| std::mem::replace(shown, outline.clone()) != outline);
        self.characters.maybe_update(|shown| std::mem::replace(shown, characters) != characters);
    }

    /// The heading above the caret.
    pub fn current(self) -> Option<Key> {
        let block = self.looks.with(|looks| looks.block);
        self.inner.with_value(|inner| {
            let above = inner.model.blocks.iter().take(block + 1);
            above.rev().find(|held| matches!(held.block.style, Style::Heading { .. })).map(|held| held.key)
        })
    }

    fn check_later(self) {
        let Some(round) = self.inner.try_with_value(|inner| inner.round) else { return };
        set_timeout(
            move || {
                let quiet = self.screen().is_some_and(|screen| screen.is_quiet());
                let asked = self.inner.try_with_value(|inner| {
                    let last = inner.round == round && quiet;
                    last.then(|| (inner.model.view, TextView::digest(inner.model.blocks())))
                });
                if let Some((view, digest)) = asked.flatten() {
                    self.open.check(view, digest);
                    self.settled.update(|count| *count += 1);
                }
            },
            CHECK_AFTER,
        );
    }

    pub(super) fn say(self, it: &Say) {
        if let (Some(screen), Ok(json)) = (self.screen(), serde_json::to_string(it)) {
            screen.hear(&json);
        }
    }

    pub(super) fn screen(self) -> Option<Rc<Screen>> {
        self.inner.try_with_value(|inner| inner.screen.clone()).flatten()
    }

    fn named(self, block: usize) -> Option<(Place, String)> {
        let place =
            self.inner.try_with_value(|inner| inner.model.blocks.get(block).map(|it| Place::Block(it.key)));
        place.flatten().map(|place| (place, self.name_of(place)))
    }

    /// A name of the place that outlives the page, for drafts.
    fn name_of(self, place: Place) -> String {
        match place {
            Place::Title => TITLE.to_owned(),
            Place::Block(key) => self
                .inner
                .with_value(|inner| inner.model.blocks[inner.model.position(key)?].block.id.clone())
                .unwrap_or_else(|| format!("new-{key}")),
        }
    }
}

/// The length of a text as Chinese offices count it.
pub fn length_of(text: &str) -> usize {
    let block = Block { text: text.to_owned(), ..Block::default() };
    TextView::characters(std::iter::once(&block))
}
