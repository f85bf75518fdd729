//! Sends a book: in batches, with the progress on the terminal.

use std::io::{IsTerminal as _, Write as _};

use gongjian_shared::wire::{CommandRequest, Outcome as Verdict, Receipt};

use crate::clock::Stopwatch;
use crate::http::Client;
use crate::trouble::{Outcome, Trouble};

/// How many commands go at once: few enough that a slow machine answers before the client gives up.
const BATCH: usize = 250;
const PATH: &str = "/api/commands/batch";

pub fn all(client: &mut Client, requests: &[CommandRequest]) -> Outcome {
    let mut progress = Progress::new(requests.len());
    for batch in requests.chunks(BATCH) {
        let receipts: Vec<Receipt> = client.post(PATH, &batch)?;
        for (request, receipt) in batch.iter().zip(&receipts) {
            if receipt.id != request.id || receipt.outcome != Verdict::Accepted {
                return Err(refused(request, receipt));
            }
        }
        if receipts.len() != batch.len() {
            return Err(Trouble::new("the server left receipts out", "report this"));
        }
        progress.step(batch.len());
    }
    progress.end();
    Ok(())
}

fn refused(request: &CommandRequest, receipt: &Receipt) -> Trouble {
    let what = format!("the demo was answered {:?} to {:?}", receipt.outcome, request.command);
    Trouble::new(what, "choose another folder with --data")
}

/// One line that is written over and over; where nobody looks on, a line for each tenth.
struct Progress {
    all: usize,
    done: usize,
    shown: usize,
    watch: Stopwatch,
    live: bool,
}

impl Progress {
    fn new(all: usize) -> Self {
        Self { all, done: 0, shown: 0, watch: Stopwatch::start(), live: std::io::stdout().is_terminal() }
    }

    fn step(&mut self, more: usize) {
        self.done += more;
        let tenths = self.done * 10 / self.all.max(1);
        if self.live {
            print!("\r{}\x1b[K", self.line());
        } else if tenths > self.shown {
            println!("{}", self.line());
        }
        self.shown = tenths;
        // A terminal that went away is no reason to stop.
        let _ = std::io::stdout().flush();
    }

    fn line(&self) -> String {
        let spent = self.watch.elapsed().as_secs_f64();
        let left = self.all.saturating_sub(self.done);
        #[expect(clippy::cast_precision_loss, reason = "an estimate for people")]
        let seconds = spent * left as f64 / self.done.max(1) as f64;
        format!("demo yunnan: {} of {} commands, about {seconds:.0} s left", self.done, self.all)
    }

    fn end(&self) {
        let clear = if self.live { "\r\x1b[K" } else { "" };
        println!("{clear}demo yunnan: {} commands in {}", self.done, self.watch.seconds());
    }
}
