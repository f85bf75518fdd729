//! Every text, by name. Its words are in one file per language.

use gongjian_shared::documents::basic_form::{Fault, Field};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::rules::{Refusal, Role};
use gongjian_shared::wire::demo::DemoPart;

use super::{ChipWord, DecisionWord};
use crate::api::CallError;
use crate::keeper::talk::{ForkReason, VaultTrouble};

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
    /// Commands that were given, fixed versions, the record of decisions.
    Decision(DecisionWord),
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
    SectionUnits,
    SectionPeople,
    SectionGaps,
    SectionLists,
    SectionAccounts,
    Activities,
    Wishes,
    Meetings,
    Figures,
    Corps,
    Needs,
    Calls,
    Notices,
    Programmes,
    /// 结对联系
    Care,
    CareHint,
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
    CommentOnly,
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
    NoRoomTitle,
    NoRoomText,
    UpdateNow,
    Reload,
}
