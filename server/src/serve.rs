//! From a config to a running server, and back to rest.

use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum_server::Handle;
use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::TokioTimer;
use tokio::signal::unix::{SignalKind, signal};

use crate::blobs::{BlobRoom, Depot, DepotError, sweep};
use crate::clock::Clock;
use crate::config::{Config, TlsFiles};
use crate::digest::{Digests, SendError};
use crate::http::site::{Site, SiteError};
use crate::reports::audit::Trail;
use crate::sign_in::{FirstCode, Passwords};
use crate::state::AppState;
use crate::store::{StoreError, Stores};
use crate::sync::Hub;
use crate::sync::same_seal::{self, SealError};
use crate::tls::{self, TlsError};

/// How long requests may take to end after the signal.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// A browser that sends its headers slower than this is cut off.
const HEADERS_WAIT: Duration = Duration::from_secs(15);

#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {at}: {source}; is another server running there?")]
    Listen { at: SocketAddr, source: std::io::Error },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Depot(#[from] DepotError),
    #[error("reminders cannot be set up: {0}")]
    Reminders(#[from] SendError),
    #[error("the network failed: {0}")]
    Network(#[from] std::io::Error),
}

/// Serves until the process is told to stop.
///
/// # Errors
/// [`ServeError`] when it cannot start.
pub async fn run(config: Config) -> Result<(), ServeError> {
    let clock = Clock::real();
    let listen = |source| ServeError::Listen { at: config.listen, source };
    let listener = TcpListener::bind(config.listen).map_err(listen)?;
    listener.set_nonblocking(true)?;
    let at = listener.local_addr()?;
    let tls = config.tls.as_ref().map(TlsFiles::load).transpose()?;
    let state = state(config, clock, at).await?;
    let digests = Digests::new(state.clone())?.map(|it| tokio::spawn(it.run()));
    let sweeping = tokio::spawn(sweep::run(state.clone()));
    let handle = Handle::new();
    let stopping = tokio::spawn(stop(handle.clone(), state.hub.clone()));
    serve(listener, tls, handle, &state, at).await?;
    // Whoever is still here has been told; what they sent is committed before the files close.
    let _ = stopping.await;
    // What a message took in the database stays taken, so it may be cut off anywhere.
    sweeping.abort();
    digests.iter().for_each(tokio::task::JoinHandle::abort);
    state.stores.close().await;
    Ok(())
}

async fn state(config: Config, clock: Clock, at: SocketAddr) -> Result<AppState, ServeError> {
    let stores = match &config.database {
        Some(url) => Stores::connect(url, clock.dice()).await?,
        None => Stores::open(&config.data).await?,
    };
    let depot = match &config.blobs {
        Some(bucket) => Depot::bucket(bucket)?,
        None => Depot::folder(&config.data)?,
    };
    let site = Site::open(config.site.as_deref())?;
    let seal = same_seal::open(&stores, &config.data, &clock).await?;
    let mut state = AppState {
        origins: config.origins(at.port()).into(),
        config: Arc::new(config),
        passwords: Passwords::new(clock.clone()),
        hub: Hub::start(stores.clone(), clock.clone(), seal.clone()),
        blobs: BlobRoom::new(depot),
        seal,
        first: FirstCode::none(),
        clock,
        stores,
        site,
        trail: Trail::default(),
    };
    if !state.register().is_inhabited().await? {
        state.first = invite(&state);
    }
    Ok(state)
}

/// Shows the code to whoever sits at the terminal; it is never logged.
fn invite(state: &AppState) -> FirstCode {
    let (first, shown) = FirstCode::draw(&state.clock);
    let origin = state.origins.first().map(String::as_str).unwrap_or_default();
    eprintln!(
        "Nobody has an account here. Within the hour, open {origin}/first and type the\none-time code: {shown}"
    );
    first
}

async fn serve(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    handle: Handle<SocketAddr>,
    state: &AppState,
    at: SocketAddr,
) -> Result<(), ServeError> {
    let service = crate::router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    // Without NoDelay an entry that follows an acknowledgement waits 40 ms for the phone's TCP to confirm that.
    let mut server = axum_server::from_tcp(listener)?.acceptor(NoDelayAcceptor).handle(handle);
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WAIT);
    // The one line on standard output: whoever started us waits for it.
    let mut out = std::io::stdout();
    let _ = writeln!(out, "listening on {}://{at}", state.config.scheme()).and_then(|()| out.flush());
    match tls {
        None => server.serve(service).await?,
        Some(tls) => server.map(|it| tls::acceptor(it, tls)).serve(service).await?,
    }
    Ok(())
}

/// Waits for the signal: no new connections, every link told, the last requests answered.
async fn stop(handle: Handle<SocketAddr>, hub: Hub) {
    let (mut term, mut int) = match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(term), Ok(int)) => (term, int),
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "signals cannot be heard; only kill ends this server");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    handle.graceful_shutdown(Some(LAST_REQUESTS));
    hub.shut_down().await;
    tracing::info!("stopping");
}
