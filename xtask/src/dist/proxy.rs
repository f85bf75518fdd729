use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::server::listen;
use crate::trouble::{Outcome, Trouble};

/// Counts what goes over the wire, headers and all, whatever speaks on either side.
pub struct Proxy {
    pub port: u16,
    counted: Arc<Counted>,
}

#[derive(Default)]
struct Counted {
    up: AtomicU64,
    down: AtomicU64,
}

impl Proxy {
    /// Listens on a free port and hands every connection on to whatever port is given to `open`.
    pub fn reserve() -> Outcome<(Self, TcpListener)> {
        let listener = listen(0)?;
        let port =
            listener.local_addr().map_err(|error| Trouble::new(error.to_string(), "is loopback up?"))?.port();
        Ok((Self { port, counted: Arc::default() }, listener))
    }

    /// Begins to take connections. The thread ends with xtask.
    pub fn open(&self, listener: TcpListener, server: u16) {
        let counted = Arc::clone(&self.counted);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(("127.0.0.1", server)) else { continue };
                let (Ok(client_2), Ok(server_2)) = (client.try_clone(), server.try_clone()) else { continue };
                let (up, down) = (Arc::clone(&counted), Arc::clone(&counted));
                thread::spawn(move || pour(client, server, &up.up));
                thread::spawn(move || pour(server_2, client_2, &down.down));
            }
        });
    }

    /// Bytes so far: (from the browser, to the browser).
    pub fn bytes(&self) -> (u64, u64) {
        (self.counted.up.load(Ordering::Relaxed), self.counted.down.load(Ordering::Relaxed))
    }
}

fn pour(mut from: TcpStream, mut to: TcpStream, count: &AtomicU64) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(length) = from.read(&mut buffer) {
        if length == 0 || to.write_all(&buffer[..length]).is_err() {
            break;
        }
        count.fetch_add(length as u64, Ordering::Relaxed);
    }
    // The other side may be gone already.
    let _ = to.shutdown(Shutdown::Write);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_both_ways() {
        let echo = listen(0).unwrap();
        let port = echo.local_addr().unwrap().port();
        thread::spawn(move || {
            let (mut socket, _) = echo.accept().unwrap();
            let mut word = [0; 4];
            socket.read_exact(&mut word).unwrap();
            socket.write_all(b"pong, pong").unwrap();
        });
        let (proxy, listener) = Proxy::reserve().unwrap();
        proxy.open(listener, port);
        let mut client = TcpStream::connect(("127.0.0.1", proxy.port)).unwrap();
        client.write_all(b"ping").unwrap();
        let mut all = Vec::new();
        client.read_to_end(&mut all).unwrap();
        assert_eq!(all, b"pong, pong");
        assert_eq!(proxy.bytes(), (4, 10));
    }
}
