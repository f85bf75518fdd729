//! TLS from certificate files.

use std::sync::Arc;

use axum_server::accept::NoDelayAcceptor;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};

use crate::config::TlsFiles;

#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("{file}: no certificate or key in PEM form can be read: {source}")]
    Pem { file: String, source: pem::Error },
    #[error("certificate and key cannot be used: {0}")]
    Rustls(#[from] rustls::Error),
}

impl TlsFiles {
    /// Reads both files.
    ///
    /// # Errors
    /// [`TlsError`] names the file that cannot be used.
    pub fn load(&self) -> Result<RustlsConfig, TlsError> {
        let bad = |path: &std::path::Path, source| TlsError::Pem { file: path.display().to_string(), source };
        let chain =
            CertificateDer::pem_file_iter(&self.cert).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let chain = chain.map_err(|e| bad(&self.cert, e))?;
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|e| bad(&self.key, e))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(RustlsConfig::from_config(Arc::new(config)))
    }
}

/// Shakes hands before HTTP; each connection in its own task, so a slow one holds up nobody.
pub fn acceptor(tcp: NoDelayAcceptor, config: RustlsConfig) -> RustlsAcceptor<NoDelayAcceptor> {
    RustlsAcceptor::new(config).acceptor(tcp)
}
