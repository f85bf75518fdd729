//! The papers of an application: whether all is here, whether they are its own, what stands against submitting.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use gongjian_shared::documents::edit::Style;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{Block, View};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::check::validate;
use gongjian_shared::forms::definitions::shipped;
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::migrate::migrate;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::template::Template;
use gongjian_shared::ids::{ApplicationId, DocumentId, SpaceId, UnitId};
use gongjian_shared::rules::calls::Paper;
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;

use crate::store::changes::Changes;
use crate::store::pins::Pins;
use crate::store::{Connection, StoreError};

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(shipped);

/// The newest version of a form.
pub(crate) fn template(id: &TemplateId) -> Option<&'static Template> {
    TEMPLATES.iter().filter(|it| it.id == *id).max_by_key(|it| it.version)
}

/// All forms, each in its newest version.
pub(crate) fn templates() -> impl Iterator<Item = &'static Template> {
    TEMPLATES.iter().filter(|it| template(&it.id).is_some_and(|newest| newest.version == it.version))
}

/// What was found about the papers that are handed up.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub missing: Vec<Hash>,
    pub foreign: bool,
    pub gaps: u32,
}

/// The form of an application: one document in the space of its host.
pub(crate) fn form_of(application: ApplicationId, host: UnitId) -> DocumentHead {
    DocumentHead::one_per(SpaceId::of_unit(host), Kind::Form, application.as_uuid())
}

/// The form and its long texts.
fn own(known: &Template, first: DocumentHead) -> Vec<DocumentHead> {
    known.fields().filter_map(|field| field.long_text(&first)).chain([first]).collect()
}

pub(super) async fn judge(
    conn: &mut Connection,
    application: ApplicationId,
    host: UnitId,
    form: &TemplateId,
    papers: &[Paper],
) -> Result<Found, StoreError> {
    let Some(known) = template(form) else { return Ok(Found { foreign: true, ..Found::default() }) };
    let first = form_of(application, host);
    let own = own(known, first);
    let mut found = Found::default();
    for paper in papers {
        let Some(head) = own.iter().find(|it| it.document == paper.document) else {
            return Ok(Found { foreign: true, ..Found::default() });
        };
        found.foreign |= Pins(&mut *conn).find(paper.pin).await?.is_some();
        let first = genesis_hash(head.kind);
        let wanted: Vec<Hash> = paper.heads.iter().copied().filter(|hash| *hash != first).collect();
        found.missing.extend(Changes(&mut *conn).missing(paper.document, &wanted).await?);
    }
    if !found.missing.is_empty() || found.foreign {
        return Ok(found);
    }
    let versions: Vec<_> = papers.iter().map(|it| (it.document, it.heads.clone())).collect();
    let answers = answers_of(conn, application, host, form, &versions).await?;
    let gaps = answers.map_or(1, |answers| validate(known, &answers).len());
    found.gaps = u32::try_from(gaps).unwrap_or(u32::MAX);
    Ok(found)
}

/// The answers in these versions, long texts put in; `None`: the form is not among them, or is another one.
pub(crate) async fn answers_of(
    conn: &mut Connection,
    application: ApplicationId,
    host: UnitId,
    form: &TemplateId,
    versions: &[(DocumentId, Vec<Hash>)],
) -> Result<Option<Answers>, StoreError> {
    let first = form_of(application, host);
    let own = template(form).map(|known| own(known, first)).unwrap_or_default();
    let mut views = Vec::new();
    for (document, heads) in versions {
        let Some(kind) = own.iter().find(|it| it.document == *document).map(|it| it.kind) else { continue };
        let log: Vec<Vec<u8>> =
            Changes(&mut *conn).all(*document).await?.into_iter().map(|(_, bytes)| bytes).collect();
        let heads: BTreeSet<Hash> = heads.iter().copied().collect();
        let built = tokio::task::spawn_blocking(move || view(kind, &log, &heads)).await;
        views.extend(built.ok().flatten().map(|view| (*document, view)));
    }
    Ok(join(form, first, &views))
}

/// Beside the others: a made-up change may break it, which is a paper that cannot be read.
fn view(kind: Kind, log: &[Vec<u8>], heads: &BTreeSet<Hash>) -> Option<View> {
    let mut document = Document::new(kind, b"calls");
    document.apply(log.iter().map(Vec::as_slice)).ok()?;
    document.knows(heads).then(|| document.view_at(heads))
}

fn join(form: &TemplateId, first: DocumentHead, views: &[(DocumentId, View)]) -> Option<Answers> {
    let of = |id: DocumentId| views.iter().find(|(document, _)| *document == id).map(|(_, view)| view);
    let Some(View::Sheet(sheet)) = of(first.document) else { return None };
    let (id, version) = sheet.template()?;
    let newest = template(form).filter(|_| id == form)?;
    let old = TEMPLATES.iter().find(|it| it.id == *id && it.version == *version).unwrap_or(newest);
    let (mut answers, _) = migrate(old, newest, sheet.answers.clone());
    for field in newest.fields() {
        let long = field.long_text(&first).and_then(|head| of(head.document));
        let Some(View::Text(text)) = long else { continue };
        // As on the phone: where only the headings stand, nothing is written.
        let own = |block: &Block| block.style == Style::Paragraph && !block.text.trim().is_empty();
        if text.blocks.iter().any(own) {
            let lines: Vec<&str> = text.blocks.iter().map(|block| block.text.as_str()).collect();
            answers.values.insert(AnswerKey::Field(field.id.clone()), vec![Answer::text(lines.join("\n"))]);
        }
    }
    Some(answers)
}
