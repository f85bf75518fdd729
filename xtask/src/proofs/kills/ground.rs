use std::path::{Path, PathBuf};

use crate::process::Scratch;
use crate::server::{Server, Wanted};
use crate::storm::Dice;
use crate::trouble::Outcome;

/// Where a server keeps what it knows, and what of it is killed. A second database is a second one of these.
pub trait Ground {
    fn name(&self) -> &'static str;

    /// Begins again with nothing.
    fn fresh(&mut self) -> Outcome;

    /// The folder of the server, for its backups too.
    fn data(&self) -> PathBuf;

    /// `gongjian backup` and `gongjian audit` work here.
    fn has_files(&self) -> bool;

    /// How a server is started here.
    fn start(&self, binary: &Path, port: u16) -> Outcome<Server> {
        let data = self.data();
        Server::spawn(&Wanted { hides_code: true, ..Wanted::new(binary, &data, port) })
    }

    /// Strikes: afterwards nothing that `server` was answers any more.
    fn strike(&mut self, server: Server, _dice: &mut Dice) -> Outcome {
        drop(server);
        Ok(())
    }
}

/// SQLite beside the binary: the server is all there is to kill.
pub struct Sqlite {
    scratch: Scratch,
    era: u32,
}

impl Sqlite {
    pub fn new() -> Outcome<Self> {
        Ok(Self { scratch: Scratch::new("kills")?, era: 0 })
    }
}

impl Ground for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn has_files(&self) -> bool {
        true
    }

    fn fresh(&mut self) -> Outcome {
        // What an earlier era left is of no use; that it stays costs room, nothing else.
        let _ = std::fs::remove_dir_all(self.scratch.path().join(format!("era-{}", self.era)));
        self.era += 1;
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.scratch.path().join(format!("era-{}", self.era)).join("data")
    }
}
