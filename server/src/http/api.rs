//! `/api/*`: the server functions of the app, behind the [`Door`].

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, HeaderValue};
use axum::http::{HeaderName, Response, StatusCode};
use axum::response::IntoResponse as _;
use gongjian_app::api::audit::{self, AuditDoor};
use gongjian_app::api::calls::{self, CallDoor};
use gongjian_app::api::care::{self, CareDoor};
use gongjian_app::api::corps::{self, CorpsDoor};
use gongjian_app::api::liaison::{self, LiaisonDoor};
use gongjian_app::api::measures::{self, MeasureDoor};
use gongjian_app::api::meetings::{self, MeetingDoor};
use gongjian_app::api::notices::{self, NoticeDoor};
use gongjian_app::api::party::{self, PartyDoor};
use gongjian_app::api::programmes::{self, ProgrammeDoor};
use gongjian_app::api::review::{self, ReviewDoor};
use gongjian_app::api::rounds::{self, RoundDoor};
use gongjian_app::api::{self, CallError, Door};
use gongjian_shared::wire::SignInRefusal;
use leptos::prelude::provide_context;
use leptos::server_fn::axum::register_explicit;
use leptos_axum::handle_server_fns_with_context;
use tower_sessions::Session;

use super::door::OpenDoor;
use super::peer::Peer;
use super::{Fault, device};
use crate::state::AppState;

/// The largest body that is read: commands and sign-ins are small.
const BODY_MAX: usize = 1024 * 1024;
const BODY_WAIT: Duration = Duration::from_secs(30);
/// Set by `server_fn` on answers that are errors.
const IS_ERROR: HeaderName = HeaderName::from_static("serverfnerror");

/// Linkers drop what nobody names, so every server function is named here.
pub(super) fn register() {
    register_explicit::<api::SignIn>();
    register_explicit::<api::SignOut>();
    register_explicit::<api::WhoAmI>();
    register_explicit::<api::Sessions>();
    register_explicit::<api::EndSession>();
    register_explicit::<api::ReadOrganisation>();
    register_explicit::<api::ReadEscrows>();
    register_explicit::<api::ReadEscrowPreview>();
    register_explicit::<api::FirstAdministrator>();
    register_explicit::<party::ReadTree>();
    register_explicit::<party::ReadUnit>();
    register_explicit::<party::ReadPerson>();
    register_explicit::<party::ReadPeople>();
    register_explicit::<party::FindParty>();
    register_explicit::<party::ReadGaps>();
    register_explicit::<party::ReadCalendar>();
    register_explicit::<party::WeighParty>();
    register_explicit::<party::ReadMyPosts>();
    register_explicit::<programmes::ReadProgrammes>();
    register_explicit::<programmes::ReadProgramme>();
    register_explicit::<programmes::DraftProgramme>();
    register_explicit::<calls::ReadCalls>();
    register_explicit::<calls::ReadCall>();
    register_explicit::<calls::ReadCallDesk>();
    register_explicit::<calls::ReadApplication>();
    register_explicit::<review::ReadReviewTasks>();
    register_explicit::<review::ReadSheet>();
    register_explicit::<review::ReadReviewBoard>();
    register_explicit::<review::ReadReviewPeople>();
    register_explicit::<care::ReadCoverage>();
    register_explicit::<care::ReadCoverageCell>();
    register_explicit::<care::ReadYearTable>();
    register_explicit::<care::ReadFiledTable>();
    register_explicit::<liaison::ReadOfficeDesk>();
    register_explicit::<liaison::ReadArrangeList>();
    register_explicit::<liaison::ReadHandover>();
    register_explicit::<liaison::ReadIssue>();
    register_explicit::<liaison::ReadIssues>();
    register_explicit::<liaison::ReadFeed>();
    register_explicit::<liaison::RenewFeed>();
    register_explicit::<liaison::EndFeed>();
    register_explicit::<rounds::ReadBoard>();
    register_explicit::<audit::ReadRecord>();
    register_explicit::<measures::ReadFigures>();
    register_explicit::<measures::ReadBehindFigure>();
    register_explicit::<meetings::ReadConveners>();
    register_explicit::<meetings::ReadOpenActions>();
    register_explicit::<corps::ReadNeedChannels>();
    register_explicit::<corps::ReadNeedPlace>();
    register_explicit::<corps::ReadEvaluation>();
    register_explicit::<corps::ReadCorps>();
    register_explicit::<corps::CheckCertificate>();
    register_explicit::<notices::ReadNotices>();
    register_explicit::<notices::ReadNotice>();
    register_explicit::<notices::ReadReminders>();
    register_explicit::<notices::ReadWaiting>();
}

pub(super) async fn call(
    State(state): State<AppState>,
    Peer(from): Peer,
    session: Session,
    request: Request,
) -> Result<Response<Body>, Fault> {
    let (mut parts, body) = request.into_parts();
    let body = whole(body).await?;
    // Leptos answers browsers that take HTML with a redirect, the error in its URL; ours never do.
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let device = device::device(&parts.headers);
    let door = Arc::new(OpenDoor { state, session, from, device });
    let context = move || {
        provide_context::<Arc<dyn Door>>(door.clone());
        provide_context::<Arc<dyn PartyDoor>>(door.clone());
        provide_context::<Arc<dyn ProgrammeDoor>>(door.clone());
        provide_context::<Arc<dyn CallDoor>>(door.clone());
        provide_context::<Arc<dyn ReviewDoor>>(door.clone());
        provide_context::<Arc<dyn CareDoor>>(door.clone());
        provide_context::<Arc<dyn LiaisonDoor>>(door.clone());
        provide_context::<Arc<dyn RoundDoor>>(door.clone());
        provide_context::<Arc<dyn AuditDoor>>(door.clone());
        provide_context::<Arc<dyn MeasureDoor>>(door.clone());
        provide_context::<Arc<dyn MeetingDoor>>(door.clone());
        provide_context::<Arc<dyn NoticeDoor>>(door.clone());
        provide_context::<Arc<dyn CorpsDoor>>(door.clone());
    };
    let answer = handle_server_fns_with_context(context, Request::from_parts(parts, body.into())).await;
    honest(answer.into_response()).await
}

/// The whole body, if it is small and arrives in time.
pub(super) async fn whole(body: Body) -> Result<Bytes, Fault> {
    whole_up_to(body, BODY_MAX).await
}

/// The whole body, if it has at most `most` bytes and arrives in time.
pub(super) async fn whole_up_to(body: Body, most: usize) -> Result<Bytes, Fault> {
    let read = tokio::time::timeout(BODY_WAIT, to_bytes(body, most)).await;
    read.map_err(|_| Fault::TooSlow)?.map_err(|_| Fault::TooLarge)
}

/// Gives an error the status that says what it is: `server_fn` calls all of them 500.
async fn honest(answer: Response<Body>) -> Result<Response<Body>, Fault> {
    if !answer.headers().contains_key(IS_ERROR) {
        return Ok(answer);
    }
    let (mut parts, body) = answer.into_parts();
    let body = whole(body).await?;
    let error = serde_json::from_slice(&body).unwrap_or(CallError::Fault);
    parts.status = status(&error);
    Ok(Response::from_parts(parts, body.into()))
}

const fn status(error: &CallError) -> StatusCode {
    match error {
        CallError::Refused { refusal: SignInRefusal::Wrong | SignInRefusal::BadCode } => {
            StatusCode::UNAUTHORIZED
        }
        CallError::Refused { refusal: SignInRefusal::TooMany { .. } } => StatusCode::TOO_MANY_REQUESTS,
        CallError::Refused { refusal: SignInRefusal::Closed } => StatusCode::FORBIDDEN,
        CallError::Refused { refusal: SignInRefusal::NotFirst } => StatusCode::CONFLICT,
        CallError::SignedOut => StatusCode::UNAUTHORIZED,
        CallError::NotAdministrator => StatusCode::FORBIDDEN,
        CallError::NotThere => StatusCode::NOT_FOUND,
        CallError::Bad { .. } => StatusCode::BAD_REQUEST,
        CallError::Fault => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
