//! How the bucket is spoken to: by the client for HTTP that the server has already (`ureq`), on threads of its own.

use std::time::Duration;

use async_trait::async_trait;
use object_store::client::{
    ClientOptions, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpService,
};
use ureq::Agent;

/// How long one request may take, the largest file included.
const WAIT: Duration = Duration::from_secs(60);
/// More than the largest file; images that were written anew may have grown.
const ANSWER_MAX: u64 = 256 << 20;

#[derive(Debug)]
pub struct Connector;

#[derive(Debug)]
struct Service(Agent);

impl HttpConnector for Connector {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        // A status that is no success is an answer, which the library judges.
        let config = Agent::config_builder().timeout_global(Some(WAIT)).http_status_as_error(false);
        Ok(HttpClient::new(Service(config.build().new_agent())))
    }
}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let body = collected(body).await?;
        let (agent, request) = (self.0.clone(), axum::http::Request::from_parts(parts, body));
        let work = tokio::task::spawn_blocking(move || sent(&agent, request));
        work.await.map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?
    }
}

async fn collected(body: object_store::client::HttpRequestBody) -> Result<Vec<u8>, HttpError> {
    let whole = axum::body::to_bytes(axum::body::Body::new(body), usize::MAX).await;
    whole.map(Into::into).map_err(|error| HttpError::new(HttpErrorKind::Request, error))
}

fn sent(agent: &Agent, request: axum::http::Request<Vec<u8>>) -> Result<HttpResponse, HttpError> {
    let answer = agent.run(request).map_err(|error| {
        let timeout = matches!(error, ureq::Error::Timeout(_));
        let unreached =
            matches!(error, ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::Io(_));
        let kind = match (timeout, unreached) {
            (true, _) => HttpErrorKind::Timeout,
            (false, true) => HttpErrorKind::Connect,
            (false, false) => HttpErrorKind::Unknown,
        };
        HttpError::new(kind, error)
    })?;
    let (parts, mut body) = answer.into_parts();
    let bytes = body.with_config().limit(ANSWER_MAX).read_to_vec();
    let bytes = bytes.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error))?;
    Ok(HttpResponse::from_parts(parts, bytes.into()))
}
