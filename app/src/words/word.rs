//! Every text, by name. Its words are in one file per language.

use gongjian_shared::documents::basic_form::{Fault, Field};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::rules::{Refusal, Role};
use gongjian_shared::wire::demo::DemoPart;

use crate::api::CallError;
use crate::keeper::talk::{ForkReason, VaultTrouble};

/// The one visible state of all work, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipWord {
    /// Something on the screen is on its way to the vault.
    Storing,
    AllOnServer,
    Connecting {
        unsent: usize,
    },
    Offline {
        unsent: usize,
    },
    OnPhone {
        unsent: usize,
    },
    Refused {
        refused: usize,
    },
    /// The server has it, and a supervisor decides.
    Escrow {
        late: usize,
    },
    SignedOut,
    TooOld,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The state chip of the whole app.
    Chip(ChipWord),
    /// Why something was not accepted.
    Fork(ForkReason),
    /// What is wrong with a field, and what to do.
    Fault(Fault),
    /// Why the server said no to a command.
    Refusal(Refusal),
    /// Why a call gave nothing.
    Call(CallError),
    /// The phone cannot keep anything.
    Trouble(VaultTrouble),
    TroubleNext(VaultTrouble),
    Kind(Kind),
    /// A document without a title.
    Untitled(Kind),
    Role(Role),
    Field(Field),
    FieldHint(Field),

    // Everywhere
    Brand,
    Tagline,
    Skip,
    MainMenu,
    Back,
    Cancel,
    Close,
    Loading,
    TryAgain,
    Open,
    NotFound,
    NotFoundNext,
    /// The code of a screen is not on this device.
    PieceMissing,
    PieceMissingNext,

    // Places
    Today,
    Work,
    Organisation,
    Me,
    MeGroup,
    Unsent,
    AllSpaces,

    // Where work stands
    OnPhone,
    OnServer,
    NotAccepted,
    AwaitsSupervisor,
    SupervisorSaid {
        reason: String,
    },

    // Sign-in
    SignIn,
    SignInLead,
    Account,
    Password,
    SigningIn,
    ShowPassword,
    HidePassword,
    SignInStays,
    SignInMissing,
    ExpiredTitle,
    ExpiredText,
    SignInAgain,
    ToFirst,
    ToSignIn,

    // First administrator
    FirstTitle,
    FirstLead,
    Code,
    CodeHint,
    OwnName,
    PasswordAgain,
    PasswordHint,
    LoginHint,
    NameHint,
    PasswordsDiffer,
    CreateAdministrator,

    // Today
    ToHandle,
    ToHandleHint,
    GoOn,
    GoOnHint,
    OthersChanged,
    OthersHint,
    ChangedBy {
        who: String,
        when: String,
    },
    ChangedByMe {
        when: String,
    },
    SomeoneChanged {
        who: String,
        when: String,
    },
    NothingToGoOn,
    NothingToGoOnNext,
    NothingFromOthers,
    GoToWork,
    RefusedLine,
    WaitingLine {
        age: String,
    },
    See,
    SeeAll,
    LastWritten,

    // Work
    New,
    Filter,
    FilterHint,
    NothingFound,
    NoDocuments,
    NoDocumentsNext,
    NoSpaces,
    NoSpacesNext,
    NewLead,
    ChooseSpace,
    WhatKind,
    KindFormHint,
    KindPlanHint,
    KindBlankHint,
    PlanTitle,
    Create,
    NoWritableSpace,
    Filled {
        done: usize,
        of: usize,
    },
    Characters {
        count: usize,
    },
    ReaderHere,
    LeftSpace,
    NotChangedYet,

    // A paper
    OpeningPaper,
    PaperNotHere,
    PaperNotHereNext,
    BackToWork,
    Title,
    TitleHint,
    BlockLabel {
        position: usize,
    },
    BlockHint,
    UnknownBlock,
    Toolbar,
    StyleParagraph,
    StyleHeading {
        level: u8,
    },
    Outline,
    OutlineEmpty,
    StoredAt {
        when: String,
    },
    Storing,
    NotStored,
    ReadOnly,
    AboutPaper,
    CharactersLabel,
    LastChange,
    Nobody,
    Members,

    // A fork
    ForkTitle,
    ForkStays,
    ForkElsewhere,
    LateTitle,
    PaperClosed,
    PaperClosedNext,
    CopyAll,
    Copied,
    CopyFailed,
    PushAgain,
    Drop,
    DropTitle,
    DropText,
    DropYes,
    SeeFork,
    SeeServer,

    // The basic form
    Choose,
    StillMissing,
    AllFilled,
    MissingHint,
    PlanField,
    PlanFieldHint,
    StartPlan,
    OpenPlan,
    PlanNotYet,
    PlanTitleFor {
        school: String,
    },
    ConflictLead,
    UseValue {
        value: String,
    },
    WriteAnother,
    CountOf {
        count: usize,
        most: usize,
    },

    // Not sent
    UnsentLead,
    /// All that is left was refused: waiting does not help.
    RefusedLead,
    AllSent,
    AllSentNext,
    ConnectNow,
    ExportAsFile,
    ExportHint,
    Exported,
    ExportFailed,
    Changes {
        count: usize,
    },
    WaitedFor {
        age: String,
    },
    WaitingToSend,

    // Commands
    Given,
    GivenHint,
    GivenWaits,
    GivenWaitsForContent,
    GivenDone,
    GivenRefused,
    GivenNotUnderstood,
    GivenAdopt {
        title: String,
    },
    GivenReopen {
        title: String,
    },
    GivenOther,
    Seen,

    // Fixed versions
    Adopt,
    AdoptTitle,
    AdoptLead,
    AdoptYes,
    Reason,
    ReasonHint,
    ReasonMissing,
    PaperNumber,
    PaperNumberHint,
    TooLong {
        most: usize,
    },
    Versions,
    VersionsHint,
    VersionFixed,
    VersionUndone,
    UndoneBy {
        who: String,
        when: String,
        why: String,
    },
    SeeVersion,
    VersionShown,
    FixedBy {
        who: String,
        when: String,
        why: String,
    },
    BackToPaper,
    DownloadVersion,
    VersionNotHere,

    // The record of decisions
    Record,
    RecordLead,
    RecordPerson,
    RecordUnit,
    RecordKind,
    AllKinds,
    RecordNone,
    RecordNotHere,
    RecordNotHereNext,
    RecordMore,
    RecordReason {
        reason: String,
    },
    RecordNumber {
        number: String,
    },
    RecordVersion {
        short: String,
    },
    VerifiedTo {
        to: i64,
        newest: i64,
    },
    BrokenAt {
        row: i64,
    },

    // Me
    Administrator,
    Room,
    RoomUsed {
        used: String,
        quota: String,
    },
    RoomUnknown,
    Protected,
    NotProtected,
    Devices,
    DevicesHint,
    ThisDevice,
    Since {
        when: String,
    },
    LastSeen {
        when: String,
    },
    EndSession,
    EndSessionOf {
        device: String,
    },
    OnlineOnly,
    SessionEnded,
    Language,
    Version,
    SignOut,
    SignOutTitle,
    SignOutText,
    SignOutUnsent {
        count: usize,
    },
    SignOutYes,
    SignOutAnyway,
    SignInAs,
    SigningOut,

    // Late work
    Escrow,
    EscrowLead,
    EscrowWaits {
        count: usize,
    },
    EscrowWaitsHint,
    NoEscrow,
    NoEscrowNext,
    EscrowBy {
        author: String,
    },
    EscrowCame {
        when: String,
    },
    SeeWhatChanges,
    LinesAdded,
    LinesRemoved,
    PreviewEmpty,
    PreviewTooLarge,
    TakeIn,
    TakeInOf {
        author: String,
    },
    TakeInText,
    TurnAway,
    TurnAwayOf {
        author: String,
    },
    TurnAwayText,
    TurnAwayReason,
    EscrowTakenIn,
    EscrowTurnedAway,

    // Organisation
    OrganisationOffline,
    OrganisationOfflineNext,
    OnlyAdministrators,
    Spaces,
    People,
    AddSpace,
    AddSpaceHint,
    SpaceName,
    AddPerson,
    IsAdministrator,
    FirstPassword,
    FirstPasswordOnce {
        name: String,
    },
    Understood,
    LetIn,
    LetInTo {
        space: String,
    },
    Person,
    RoleLabel,
    RoleOf {
        name: String,
    },
    TakeOut,
    TakeOutOf {
        name: String,
    },
    MembersCount {
        count: usize,
    },
    NoMembers,
    CloseAccount,
    CloseAccountOf {
        name: String,
    },
    OpenAccount,
    OpenAccountOf {
        name: String,
    },
    AccountClosed,
    CloseTitle {
        name: String,
    },
    CloseText,
    EverybodyIn,
    Working,
    Copy,
    Add,
    NobodyElse,

    // The accounts of a demo
    DemoTitle,
    DemoLead,
    DemoName(DemoPart),
    DemoTry(DemoPart),

    // The app itself
    UpdateWaits,
    UpdateNow,
    Reload,
}
