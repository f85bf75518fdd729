//! How documents and states look in lists: plain values from plain values.

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::ids::DocumentId;

use super::titles;
use crate::keeper::talk::{DocumentRow, EditState, ForkReason, Link, UnsentRow};
use crate::widgets::{ChipState, Glyph};
use crate::words::{ChipWord, Language, Word};

/// The title, or what stands for one.
pub fn title(language: Language, kind: Kind, title: &str) -> String {
    match (kind, title.trim()) {
        (Kind::Form, template) => match titles::of(language, template) {
            Some(title) => title.to_owned(),
            None => language.say(&Word::Untitled(kind)).into_owned(),
        },
        (
            Kind::SitePlan
            | Kind::BlankPlan
            | Kind::BasicForm
            | Kind::Answer
            | Kind::Activity
            | Kind::Minutes
            | Kind::Comments,
            "",
        ) => language.say(&Word::Untitled(kind)).into_owned(),
        (
            Kind::SitePlan | Kind::BlankPlan | Kind::Answer | Kind::Activity | Kind::Minutes | Kind::Comments,
            title,
        ) => title.to_owned(),
        (Kind::BasicForm, school) => format!("{school} · {}", language.say(&Word::Kind(kind))),
    }
}

/// The same among other documents: while nobody has given it a title, the plan of a form is named by the school.
pub fn title_among<'a>(
    language: Language,
    find: impl Fn(DocumentId) -> Option<&'a DocumentRow>,
    document: DocumentId,
    kind: Kind,
    written: &str,
) -> String {
    let school = || {
        let owner = find(document)?.head.owner?;
        let form = find(DocumentId::from_bytes(owner.into_bytes()))?;
        if form.head.kind != Kind::BasicForm {
            return None;
        }
        Some(form.summary.title.trim().to_owned()).filter(|school| !school.is_empty())
    };
    match written.trim().is_empty().then(school).flatten() {
        Some(school) => language.say(&Word::PlanTitleFor { school }).into_owned(),
        None => title(language, kind, written),
    }
}

/// Where a document is shown.
pub fn address(kind: Kind, document: DocumentId) -> String {
    let place = if kind == Kind::Activity { "activities" } else { "paper" };
    format!("/{place}/{document}")
}

pub const fn glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::SitePlan => Glyph::Plan,
        Kind::BlankPlan | Kind::Answer | Kind::Minutes | Kind::Comments => Glyph::Blank,
        Kind::BasicForm | Kind::Form => Glyph::Form,
        Kind::Activity => Glyph::Today,
    }
}

/// The chip of one document. `storing`: something on the screen is not even safe on this phone.
pub fn chip(state: EditState, has_fork: bool, storing: bool) -> (ChipState, Word) {
    if storing {
        return (ChipState::Storing, Word::Storing);
    }
    match state {
        EditState::Refused { reason: ForkReason::Late } => (ChipState::Escrow, Word::AwaitsSupervisor),
        EditState::Refused { .. } => (ChipState::Refused, Word::NotAccepted),
        EditState::OnPhone { .. } => (ChipState::OnPhone, Word::OnPhone),
        EditState::OnServer { .. } if has_fork => (ChipState::Refused, Word::NotAccepted),
        EditState::OnServer { .. } => (ChipState::OnServer, Word::OnServer),
    }
}

/// Form: how many fields are filled. Plan: how long it is.
pub fn measure(language: Language, row: &DocumentRow) -> String {
    let word = match row.summary.filled {
        Some((done, of)) => Word::Filled { done, of },
        None if matches!(row.head.kind, Kind::Form | Kind::Activity) => Word::Kind(row.head.kind),
        None => Word::Characters { count: row.summary.characters },
    };
    language.say(&word).into_owned()
}

/// The chip of all work. What needs a person comes first. `given`: commands that wait, and that came to nothing.
pub fn all_work(
    link: Link,
    opened: bool,
    storing: bool,
    unsent: &[UnsentRow],
    given: (usize, usize),
) -> (ChipState, ChipWord) {
    let late = unsent.iter().filter(|row| row.refused == Some(ForkReason::Late)).count();
    let forked = unsent.iter().filter(|row| row.refused.is_some()).count() - late;
    let (waiting, refused) = (unsent.len() - forked - late + given.0, forked + given.1);
    match link {
        Link::SignedOut => (ChipState::SignedOut, ChipWord::SignedOut),
        Link::TooOld => (ChipState::Offline, ChipWord::TooOld),
        Link::Offline | Link::ElsewhereOffline => (ChipState::Offline, ChipWord::Offline { unsent: waiting }),
        Link::Connecting => (ChipState::Connecting, ChipWord::Connecting { unsent: waiting }),
        Link::Online | Link::ElsewhereOnline if !opened => {
            (ChipState::Connecting, ChipWord::Connecting { unsent: 0 })
        }
        Link::Online | Link::ElsewhereOnline if refused > 0 => {
            (ChipState::Refused, ChipWord::Refused { refused })
        }
        Link::Online | Link::ElsewhereOnline if storing => (ChipState::Storing, ChipWord::Storing),
        Link::Online | Link::ElsewhereOnline if waiting > 0 => {
            (ChipState::OnPhone, ChipWord::OnPhone { unsent: waiting })
        }
        Link::Online | Link::ElsewhereOnline if late > 0 => (ChipState::Escrow, ChipWord::Escrow { late }),
        Link::Online | Link::ElsewhereOnline => (ChipState::OnServer, ChipWord::AllOnServer),
    }
}

#[cfg(test)]
mod tests {
    use gongjian_shared::documents::kind::DocumentHead;
    use gongjian_shared::documents::view::Summary;
    use gongjian_shared::ids::SpaceId;
    use gongjian_shared::time::Timestamp;

    use super::*;
    use crate::keeper::talk::Paper;

    fn row(refused: Option<ForkReason>) -> UnsentRow {
        let paper = Paper { document: DocumentId::from_bytes([1; 16]), fork: refused.is_some() };
        let since = Timestamp::from_millis(0);
        UnsentRow {
            paper,
            kind: Kind::SitePlan,
            title: String::new(),
            space: String::new(),
            changes: 1,
            bytes: 9,
            since,
            refused,
            answer: None,
            opens: true,
        }
    }

    #[test]
    fn one_chip_says_the_most_important_thing() {
        let (waits, refused) = (row(None), row(Some(ForkReason::NoRight)));
        let both = [waits.clone(), refused];
        let late = [row(Some(ForkReason::Late))];
        for (link, storing, rows, expected) in [
            (Link::Online, false, &[][..], (ChipState::OnServer, ChipWord::AllOnServer)),
            (Link::Online, true, &[], (ChipState::Storing, ChipWord::Storing)),
            (Link::Online, false, &both[..1], (ChipState::OnPhone, ChipWord::OnPhone { unsent: 1 })),
            (Link::Online, false, &late, (ChipState::Escrow, ChipWord::Escrow { late: 1 })),
            (Link::ElsewhereOnline, true, &both, (ChipState::Refused, ChipWord::Refused { refused: 1 })),
            (Link::Offline, true, &both, (ChipState::Offline, ChipWord::Offline { unsent: 1 })),
            (Link::Connecting, false, &[waits], (ChipState::Connecting, ChipWord::Connecting { unsent: 1 })),
            (Link::SignedOut, false, &both, (ChipState::SignedOut, ChipWord::SignedOut)),
        ] {
            assert_eq!(all_work(link, true, storing, rows, (0, 0)), expected, "{link:?} {storing}");
        }
        // Nothing is claimed before the vault was read.
        let unread = (ChipState::Connecting, ChipWord::Connecting { unsent: 0 });
        assert_eq!(all_work(Link::Online, false, false, &[], (0, 0)), unread);
    }

    #[test]
    fn the_plan_of_a_form_is_named_by_the_school_until_it_has_a_title() {
        let space = SpaceId::from_bytes([3; 16]);
        let form = DocumentHead::one_per(space, Kind::BasicForm, space.as_uuid());
        let plan = DocumentHead::one_per(space, Kind::SitePlan, form.document.as_uuid());
        let row = |head, title: &str| DocumentRow {
            head,
            summary: Summary { title: title.to_owned(), ..Summary::default() },
            changed_by: None,
            changed_by_me: false,
            changed: None,
            state: EditState::OnServer { at: None },
            fork: None,
        };
        let zh = Language::Chinese;
        for (school, written, expected) in [
            ("云南大学", "", "云南大学建设方案"),
            ("云南大学", "三年方案", "三年方案"),
            (" ", "", "未命名的建设方案"),
        ] {
            let rows = [row(form, school), row(plan, written)];
            let find = |id| rows.iter().find(|row| row.head.document == id);
            assert_eq!(title_among(zh, find, plan.document, Kind::SitePlan, written), expected);
        }
    }

    #[test]
    fn a_document_without_title_is_named_by_its_kind() {
        assert_eq!(title(Language::Chinese, Kind::SitePlan, " "), "未命名的建设方案");
        assert_eq!(title(Language::Chinese, Kind::BasicForm, "云南大学"), "云南大学 · 基本信息表");
    }
}
