//! The real server while its disk fails: it says "not saved", never says "saved" of what is not, and goes on by
//! itself when the disk is well again.

use std::sync::Arc;

use axum::http::StatusCode;
use gongjian_server::store::{Stores, copies, run};
use gongjian_shared::ids::CommandId;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Welcome};
use serde_json::json;

use crate::folder::Folder;
use crate::office::{Browser, Office, PASSWORD, add_person, add_space, folder_of, set_member, space};
use crate::phone::{Phone, Plan, Served, serve};
use crate::tape::{Plan as Fault, Tape, Trouble, tape};
use crate::vfs;

/// No push and no start makes so many calls: a sweep that comes here has lost its way.
const CALLS_MAX: u64 = 2_000;

const TROUBLES: [(Trouble, bool); 4] =
    [(Trouble::Full, false), (Trouble::Full, true), (Trouble::Broken, false), (Trouble::Broken, true)];

/// A server with a space, a person who writes there, and the tape of its folder.
struct Scene {
    office: Office,
    admin: Browser,
    li: Browser,
    served: Served,
    phone: Phone,
    plan: Plan,
    tape: Arc<Tape>,
    batch: u64,
    /// Where each acknowledged change stands, and its bytes.
    acked: Vec<(u64, Vec<u8>)>,
}

impl Scene {
    async fn set() -> Self {
        vfs::install();
        let (office, mut admin) = Office::open().await;
        for (nth, command) in
            (1..).zip([add_space(3), add_person(2, "limin"), set_member(3, 2, Some("member"))])
        {
            admin.command(nth, command).await.expect_status(StatusCode::OK);
        }
        let mut li = office.browser(2);
        li.sign_in("limin", PASSWORD).await.expect_status(StatusCode::OK);
        let served = serve(&office).await;
        let (phone, welcome) = Phone::greet(&served, &li, vec![]).await;
        let plan = Plan::new(space(3), 1, &welcome);
        let tape = tape(&folder_of(&office));
        Self { office, admin, li, served, phone, plan, tape, batch: 0, acked: Vec::new() }
    }

    /// Nearly every commit moves pages as well: more calls that can fail. Asked anew, for a connection may be new.
    async fn plant(&self, fault: Fault) {
        let mut writer = self.office.state.stores.log_writer.acquire().await.expect("free");
        run(&mut writer, "PRAGMA wal_autocheckpoint = 4").await.expect("sets");
        drop(writer);
        self.tape.plant(fault);
    }

    /// Pushes bytes; `None` when the server says anything but "saved".
    async fn push(&mut self, bytes: &[u8]) -> Option<u64> {
        self.batch += 1;
        match self.phone.push(self.batch, self.plan.head, &[bytes]).await {
            Some(Down::Ack(ack)) if ack.batch == self.batch => ack.taken.first().map(|(_, seq)| *seq),
            Some(Down::Later(_)) => None,
            Some(Down::Goodbye(_)) | None => None,
            other => panic!("saved or not saved, not {other:?}"),
        }
    }

    async fn dial(&mut self) -> Option<Welcome> {
        self.phone = Phone::dial(&self.served, &self.li).await;
        self.phone.hello(&self.li, vec![]).await
    }

    /// One edit while the `nth` call fails; then the disk is well, and the same edit is saved. Gives how many failed.
    async fn edit(&mut self, fault: Fault) -> u64 {
        let bytes = self.plan.write("一句话。").bytes;
        self.plant(fault).await;
        let told = self.push(&bytes).await;
        let fired = self.tape.mend();
        assert!(told.is_some() || fired > 0, "not saved, and nothing was wrong: {fault:?}");
        // The link may have ended, also behind an ack: the log could not be read for it.
        self.dial().await.expect("the disk is well again");
        let again = self.push(&bytes).await;
        let seq = again.unwrap_or_else(|| panic!("the disk is well and the server is not: {fault:?}"));
        assert!(told.is_none_or(|told| told == seq), "two places for one change: {told:?} {seq} {fault:?}");
        self.acked.push((seq, bytes));
        fired
    }

    /// One command while the `nth` call fails; then it is sent again.
    async fn command(&mut self, nth: u64, fault: Fault) -> u64 {
        let role = if nth.is_multiple_of(2) { "member" } else { "reader" };
        let mut command = set_member(3, 2, Some(role));
        command["id"] =
            json!(CommandId::from_bytes([nth.to_be_bytes(), *b"failing "].concat().try_into().expect("16")));
        self.plant(fault).await;
        let told = self.admin.post("/api/commands", &command).await;
        let fired = self.tape.mend();
        if told.status != StatusCode::OK {
            assert!(fired > 0 && told.status.is_server_error(), "{fault:?}: {} {}", told.status, told.text());
        }
        let again = self.admin.post("/api/commands", &command).await.expect_status(StatusCode::OK);
        assert!(told.status != StatusCode::OK || told.text() == again.text(), "two receipts: {fault:?}");
        fired
    }

    /// Everything that was acknowledged stands where it was said to, in a log whose chain holds.
    async fn check(&mut self) {
        self.dial().await.expect("greets");
        let (log, _) = self.phone.read_all().await;
        for (seq, bytes) in &self.acked {
            let at = usize::try_from(*seq).expect("small") - 1;
            let Some(Entry::Change(change)) = log.get(at) else { panic!("{seq} is lost") };
            assert_eq!(change.bytes.as_slice(), bytes.as_slice(), "{seq} is another change");
        }
        let mut reader = self.office.state.stores.log_readers.acquire().await.expect("free");
        copies::walk(&mut reader, space(3)).await.expect("the chain holds");
    }
}

/// Fails the first call, the second, … until nothing is left to fail; gives how many calls failed in all.
macro_rules! sweep {
    ($step:expr, |$fault:ident| $once:expr) => {{
        let mut injected = 0;
        for (trouble, for_good) in TROUBLES {
            let mut nth = 1;
            loop {
                let $fault = Fault { trouble, nth, for_good };
                let fired = $once;
                if fired == 0 {
                    break;
                }
                injected += fired;
                nth += $step;
                assert!(nth < CALLS_MAX, "no end of calls: {:?}", $fault);
            }
            assert!(nth > 1, "nothing was written, and all was called saved: {trouble:?}");
        }
        injected
    }};
}

#[tokio::test]
async fn a_push_on_a_failing_disk_is_not_saved_and_is_saved_when_the_disk_is_well() {
    let mut scene = Scene::set().await;
    let injected = sweep!(1, |fault| scene.edit(fault).await);
    scene.check().await;
    println!("figures {{\"errors_in_pushes\":{injected},\"edits\":{}}}", scene.acked.len());
}

#[tokio::test]
async fn a_command_on_a_failing_disk_has_no_answer_and_one_receipt_when_the_disk_is_well() {
    let mut scene = Scene::set().await;
    let mut nth = 10;
    let injected = sweep!(1, |fault| {
        nth += 1;
        scene.command(nth, fault).await
    });
    scene.check().await;
    println!("figures {{\"errors_in_commands\":{injected}}}");
}

#[tokio::test]
async fn a_start_on_a_failing_disk_fails_and_the_next_one_works() {
    vfs::install();
    // Every call in `cargo xtask verify images`, one of seven otherwise: a start has very many.
    let step = if std::env::var_os("GONGJIAN_IMAGES").is_some() { 1 } else { 7 };
    let injected = sweep!(step, |fault| {
        let folder = Folder::new("start");
        let tape = tape(folder.path());
        tape.plant(fault);
        let first = Stores::open(folder.path()).await;
        let fired = tape.mend();
        if let Ok(stores) = first {
            stores.close().await;
        }
        Stores::open(folder.path()).await.unwrap_or_else(|error| panic!("{fault:?}: {error}")).close().await;
        fired
    });
    println!("figures {{\"errors_in_starts\":{injected}}}");
}
