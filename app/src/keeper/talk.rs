//! What page and keeper say to each other. The keeper is the worker that holds the vault, the documents and the
//! link; the page only shows views and sends edits. Postcard bytes over
//! `postMessage`: half the code of JSON in the download.

mod past;
mod rows;
mod together;

use std::collections::BTreeMap;

use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::view::View;
use gongjian_shared::history::Heads;
use gongjian_shared::ids::{CommandId, DocumentId, PinId, UserId};
use gongjian_shared::rules::decisions::DecisionCommand;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Me;
use serde::{Deserialize, Serialize};

use super::folded::Letter;

pub use self::past::Past;
pub use self::rows::{
    DocumentRow, GivenRow, GivenState, MeetingView, MemberView, NoticeView, PinView, RosterPerson, SpaceView,
    ToldRow, UnsentRow, WishView,
};
pub use self::together::{Asks, MentionRow, Place, Places, Present, Tells};

/// A document, or the fork of it that holds what the server did not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Paper {
    pub document: DocumentId,
    pub fork: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToKeeper {
    /// Somebody signed in on this page: their vault is opened (made at the first time) and the link dialled.
    SignedIn {
        me: Me,
    },
    /// Leaves the phone clean: deletes the vault of the person. The page has warned about unsent work.
    /// The server is owed the end of the sign-in until `Paid`.
    SignOut,
    /// The sign-in that was owed an end is over on the server too.
    Paid,
    /// Makes a document (or finds the one that is there, for "one per owner" documents).
    Create {
        head: DocumentHead,
        title: String,
    },
    /// Shows a paper until `Close`; every `View` of it is answered to.
    Open {
        paper: Paper,
    },
    Close {
        paper: Paper,
    },
    /// `view` is the number of the view on the screen, `number` counts the edits of this page on this paper.
    Edit {
        paper: Paper,
        view: u64,
        number: u64,
        edit: Edit,
    },
    /// What an editor holds back while composing, on the screen showing `view`; kept so that a killed tab loses
    /// nothing. Empty text ends it.
    Draft {
        paper: Paper,
        view: u64,
        place: String,
        text: String,
    },
    /// The text on the screen showing `view`, with the edits up to `number`, has this digest. Where the document says
    /// otherwise, it is shown anew.
    Check {
        paper: Paper,
        view: u64,
        number: u64,
        digest: u64,
    },
    /// Keeps a command until the server has judged it.
    Give {
        request: Letter,
    },
    /// Keeps a decision on the version that the screen showing `view` has reached: its heads are filled in.
    Adopt {
        paper: Paper,
        view: u64,
        id: CommandId,
        #[serde(with = "super::as_json")]
        decision: DecisionCommand,
    },
    /// Keeps a command that hands papers up: the heads of each paper that is open here are filled in, others are left
    /// out.
    HandUp {
        request: Letter,
    },
    /// A person has seen what became of a command.
    Dismiss {
        id: CommandId,
    },
    /// Show a fixed version; answered by `Version`.
    Version {
        pin: PinId,
    },
    /// Who wrote a paper, change by change; answered by `Past`. Unless `all`, nothing is read where the person has looked
    /// at everything.
    Past {
        paper: Paper,
        all: bool,
    },
    /// Show an open paper as it was; answered by `Then`.
    Then {
        paper: Paper,
        at: Heads,
    },
    /// The person has looked at what the screen showing `view` tells.
    Looked {
        paper: Paper,
        view: u64,
    },
    /// About those who read and write the same text.
    Together {
        paper: Paper,
        asks: Asks,
    },
    /// Drops a fork for good.
    DropFork {
        document: DocumentId,
    },
    /// Sends the changes of a fork again, after rights came back.
    PushFork {
        document: DocumentId,
    },
    /// Everybody whose name this phone holds; answered by `Roster`, and again when that changes.
    Roster,
    /// All meetings that this phone holds; answered by `Meetings`, and again when one changes.
    Meetings,
    /// All wishes that this phone holds; answered by `Wishes`, and again when one changes.
    Wishes,
    /// Requests and corps that this phone holds; answered by `Told`, and again when one changes.
    Told,
    /// Try to connect now: the page saw the network return, or a person tapped.
    Connect,
    /// How much room is used and whether it is protected; asks the browser to protect it where it is not.
    Room,
    /// Everything that has not left this phone, as one JSON text for the worst day.
    ExportUnsent,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromKeeper {
    /// The keeper runs. `me` is who was signed in when the app was last used.
    Awake {
        me: Option<Me>,
        installation: gongjian_shared::ids::InstallationId,
        /// A sign-in of somebody who left without a network.
        owed: Option<String>,
    },
    Link {
        link: Link,
    },
    Spaces {
        spaces: Vec<SpaceView>,
    },
    Documents {
        documents: Vec<DocumentRow>,
    },
    View(PaperView),
    /// Edit `number` is safe on the phone. `made` names the blocks it made, in order of its steps.
    Stored {
        paper: Paper,
        number: u64,
        made: Vec<String>,
        at: Timestamp,
    },
    /// The right to read it has ended: it leaves the screen.
    Closed {
        paper: Paper,
    },
    /// An edit could not be taken; the page shows the paper anew from the next view.
    Unfit {
        paper: Paper,
        number: u64,
    },
    /// Where the work of a paper stands.
    State {
        paper: Paper,
        state: EditState,
    },
    Unsent {
        rows: Vec<UnsentRow>,
    },
    /// The commands of this phone, the newest first.
    Given {
        rows: Vec<GivenRow>,
    },
    /// All fixed versions that this phone knows of.
    Pins {
        pins: Vec<PinView>,
    },
    /// All notices that came to this person.
    Notices {
        notices: Vec<NoticeView>,
    },
    /// A fixed version; `None` while not all of it is on this phone.
    Version {
        pin: PinId,
        content: Option<View>,
    },
    Past {
        paper: Paper,
        past: Past,
    },
    /// A paper as it was; `None` while not all of it is on this phone.
    Then {
        paper: Paper,
        at: Heads,
        content: Option<View>,
    },
    /// About those who read and write the same text.
    Together {
        paper: Paper,
        tells: Tells,
    },
    /// Where comments call this person.
    Mentions {
        mentions: Vec<MentionRow>,
    },
    Roster {
        people: Vec<RosterPerson>,
    },
    Meetings {
        meetings: Vec<MeetingView>,
    },
    Wishes {
        #[serde(with = "super::as_json")]
        wishes: Vec<WishView>,
    },
    Told {
        rows: Vec<ToldRow>,
    },
    Room {
        room: Room,
    },
    Exported {
        text: String,
    },
    /// The vault of the person is deleted.
    SignedOut,
    /// The phone refused to keep something (full, broken): nothing may be shown as saved. Said until it works again.
    VaultTrouble {
        trouble: VaultTrouble,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperView {
    pub paper: Paper,
    /// Grows by one with every view of the paper.
    pub view: u64,
    /// The last edit of this page that is in the view.
    pub seen: u64,
    pub content: View,
    pub may_write: bool,
    /// A fork of this document exists: not accepted by the server, kept here, with the reason.
    pub fork: Option<ForkReason>,
    pub head: DocumentHead,
    /// The names of those who wrote the values of a form that are in dispute, or comments, by actor.
    pub writers: BTreeMap<Vec<u8>, String>,
    /// Who wrote comments, by actor.
    pub authors: BTreeMap<Vec<u8>, UserId>,
}

/// The link to the server, as the person should see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Nothing tried yet, or trying.
    #[default]
    Connecting,
    Online,
    Offline,
    /// The server knows no sign-in for this browser any more: sign in again; the work stays.
    SignedOut,
    /// Another tab of this browser holds the link.
    ElsewhereOnline,
    ElsewhereOffline,
    /// The server speaks a newer language: reload.
    TooOld,
}

/// The one visible state of work (在哪儿).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditState {
    /// Nothing of mine waits: all is on the server.
    OnServer { at: Option<Timestamp> },
    /// Safe on this phone, not yet on the server.
    OnPhone { changes: usize, since: Timestamp },
    /// Not accepted; kept in a fork.
    Refused { reason: ForkReason },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForkReason {
    /// The person may not write in this space (any more).
    NoRight,
    /// The document is closed for changes.
    Frozen,
    /// The server could not use the change.
    Broken,
    /// The right had ended when it arrived: the server keeps it, and a supervisor decides.
    Late,
    /// The supervisor left it out.
    TurnedAway,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    pub used_bytes: u64,
    pub quota_bytes: u64,
    /// The browser promised not to clear this storage by itself.
    pub protected: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VaultTrouble {
    Full,
    Broken,
    /// It works again.
    Over,
}
