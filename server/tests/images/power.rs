//! The power goes at every moment: what was promised is there, and nothing is broken.

use std::collections::BTreeMap;

use crate::dice::Dice;
use crate::disk::{Disk, FATES, Fate};
use crate::folder::Folder;
use crate::judge::judge;
use crate::tape::{Op, tape};
use crate::vfs;
use crate::work::{Promise, Synced, work};

/// So many images at least; `cargo xtask verify images` asks for more.
const IMAGES: usize = 150;
const ROUNDS: u8 = 40;

/// What all images of a run came to.
#[derive(Debug, Default)]
struct Sum {
    images: usize,
    lost: usize,
    corrupt: usize,
    first: Option<String>,
}

fn wanted() -> usize {
    let told = std::env::var("GONGJIAN_IMAGES").ok();
    told.map_or(IMAGES, |it| it.parse().expect("GONGJIAN_IMAGES is a number"))
}

/// One run on a disk that is watched.
async fn recorded(synced: Synced) -> (Vec<Op>, Vec<Promise>) {
    vfs::install();
    let folder = Folder::new("power");
    let tape = tape(folder.path());
    tape.record();
    let promises = work(folder.path(), &tape, synced, ROUNDS).await;
    let ops = tape.take();
    let syncs = ops.iter().filter(|op| matches!(op, Op::Sync { .. })).count();
    assert!(syncs > usize::from(ROUNDS) / 4, "only {syncs} syncs are on the tape");
    (ops, promises)
}

/// Cuts the power behind every step of the tape, with as many images for each as make `images` in all.
async fn cut(ops: &[Op], promises: &[Promise], images: usize, fates: &[Fate]) -> Sum {
    let folder = Folder::new("image");
    let (mut disk, mut dice, mut sum, mut promised) = (Disk::default(), Dice(7), Sum::default(), 0);
    for (nth, op) in ops.iter().enumerate() {
        disk.play(op);
        if let Op::Promise { count } = op {
            promised = *count;
        }
        // Spread evenly: after this step so many of all images are done.
        let due = (nth + 1) * images / ops.len();
        while sum.images < due {
            let fate = fates[sum.images % fates.len()];
            let files: BTreeMap<String, Vec<u8>> = disk.image(fate, &mut dice);
            let found = judge(folder.path(), &files, &promises[..promised]).await;
            sum.images += 1;
            sum.lost += found.lost;
            sum.corrupt += usize::from(found.corrupt.is_some());
            if found.lost > 0 || found.corrupt.is_some() {
                sum.first.get_or_insert(format!("step {nth} of {} ({op:?}), {fate:?}: {found:?}", ops.len()));
            }
        }
    }
    sum
}

#[tokio::test]
async fn what_was_promised_survives_every_power_cut() {
    let (ops, promises) = recorded(Synced::Full).await;
    let sum = cut(&ops, &promises, wanted(), &FATES).await;
    println!(
        "figures {{\"images\":{},\"lost\":{},\"corrupt\":{},\"steps\":{},\"promises\":{}}}",
        sum.images,
        sum.lost,
        sum.corrupt,
        ops.len(),
        promises.len()
    );
    assert!(promises.len() > usize::from(ROUNDS), "little was promised: {}", promises.len());
    assert_eq!((sum.lost, sum.corrupt), (0, 0), "{:?}", sum.first);
}

/// The same run with the setting that many recommend for a WAL: were it to pass, the images would prove nothing.
#[tokio::test]
async fn with_synchronous_normal_a_power_cut_loses_what_was_promised() {
    let (ops, promises) = recorded(Synced::Normal).await;
    let sum = cut(&ops, &promises, wanted().min(ops.len()), &[Fate::Gone]).await;
    println!("figures {{\"lost_with_normal\":{}}}", sum.lost);
    assert!(sum.lost > 0, "{sum:?}");
    assert_eq!(sum.corrupt, 0, "NORMAL loses, it does not break: {:?}", sum.first);
}
