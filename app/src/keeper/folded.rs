//! Commands and refusals as JSON that nobody has opened. There are hundreds of kinds, and code that reads them all is a
//! quarter of the app: only the pieces that draw them carry it.

use std::marker::PhantomData;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{CommandId, DocumentId, MeetingId, PinId};
use gongjian_shared::rules::calls::Paper;
use gongjian_shared::rules::decisions::{DecisionCommand, DecisionRefusal};
use gongjian_shared::rules::meetings::MeetingCommand;
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::sync::hash::{Hash, hex};
use gongjian_shared::wire::CommandRequest;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// What the server said of a command; its refusal is not read here.
pub type Receipt = gongjian_shared::wire::Receipt<Folded<Refusal>>;

/// A `T` in JSON. Calling `open` or `new` brings the code for all of `T` along.
#[derive(Debug)]
pub struct Folded<T> {
    json: Value,
    of: PhantomData<fn() -> T>,
}

impl<T> Folded<T> {
    const fn raw(json: Value) -> Self {
        Self { json, of: PhantomData }
    }
}

impl<T: Serialize> Folded<T> {
    pub fn new(it: &T) -> Self {
        Self::raw(serde_json::to_value(it).expect("it is plain data"))
    }
}

impl<T: DeserializeOwned> Folded<T> {
    /// `None`: it comes from a newer version of the app.
    pub fn open(&self) -> Option<T> {
        T::deserialize(&self.json).ok()
    }
}

impl Folded<Refusal> {
    /// What this phone itself refuses.
    pub fn decision(decision: &DecisionRefusal) -> Self {
        Self::raw(json!({ "code": "decision", "decision": decision }))
    }
}

impl Folded<Refusal> {
    /// The papers of an application stand on work that was not accepted.
    pub fn bad_papers() -> Self {
        Self::raw(json!({ "code": "call", "call": { "why": "bad_papers" } }))
    }
}

impl<T> Clone for Folded<T> {
    fn clone(&self) -> Self {
        Self::raw(self.json.clone())
    }
}

impl<T> PartialEq for Folded<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T> Eq for Folded<T> {}

impl<T> Serialize for Folded<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { self.json.serialize(to) } else { self.json.to_string().serialize(to) }
    }
}

impl<'de, T> Deserialize<'de> for Folded<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            return Value::deserialize(from).map(Self::raw);
        }
        serde_json::from_str(&String::deserialize(from)?).map(Self::raw).map_err(D::Error::custom)
    }
}

/// A command on its way to the server: its id, and which versions it judges, are all that the keeper reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: CommandId,
    pub decision: Option<DecisionCommand>,
    /// The versions that an application hands up.
    pub papers: Vec<Paper>,
    pub body: Folded<CommandRequest>,
}

impl Letter {
    /// `None` for a command that carries a password: those never lie on a device.
    pub fn of(request: &CommandRequest) -> Option<Self> {
        if request.command.password().is_some() {
            return None;
        }
        let decision = request.command.decision().cloned();
        let papers = if let Command::Application { application } = &request.command {
            application.papers().to_vec()
        } else if let Command::Meeting { meeting: MeetingCommand::Fix { meeting, pin, heads } } =
            &request.command
        {
            vec![minutes(*meeting, *pin, heads.clone())]
        } else {
            Vec::new()
        };
        Some(Self { id: request.id, decision, papers, body: Folded::new(request) })
    }

    pub fn judges(id: CommandId, decision: DecisionCommand) -> Self {
        let json = json!({ "id": id, "command": "decision", "decision": &decision });
        Self { id, decision: Some(decision), papers: Vec::new(), body: Folded::raw(json) }
    }

    /// Fills in which version of each paper is handed up; one without any is left out.
    #[must_use]
    pub fn with_heads(mut self, mut heads_of: impl FnMut(DocumentId) -> Vec<Hash>) -> Self {
        self.papers.iter_mut().for_each(|it| it.heads = heads_of(it.document));
        self.papers.retain(|it| !it.heads.is_empty());
        if self.body.json["command"] == "meeting" {
            let first = self.papers.first();
            let heads: Vec<String> =
                first.map(|it| it.heads.iter().map(ToString::to_string).collect()).unwrap_or_default();
            self.body.json["meeting"]["heads"] = json!(heads);
        } else {
            self.body.json["application"]["papers"] = json!(self.papers);
        }
        self
    }

    pub fn is_application(&self) -> bool {
        self.body.json["command"] == "application"
    }

    /// As it is posted.
    pub fn text(&self) -> String {
        self.body.json.to_string()
    }

    fn read(json: Value) -> Option<Self> {
        let id = CommandId::deserialize(json.get("id")?).ok()?;
        let judges = json.get("command").and_then(Value::as_str) == Some("decision");
        let decision =
            if judges { Some(DecisionCommand::deserialize(json.get("decision")?).ok()?) } else { None };
        let papers = json.get("application").and_then(|it| it.get("papers"));
        let mut papers = papers.and_then(|it| Vec::<Paper>::deserialize(it).ok()).unwrap_or_default();
        papers.extend(
            json.get("meeting").and_then(Fixes::read).map(|it| minutes(it.meeting, it.pin, it.heads)),
        );
        Some(Self { id, decision, papers, body: Folded::raw(json) })
    }
}

/// The part of a command on a meeting that names a version.
#[derive(Deserialize)]
struct Fixes {
    meeting: MeetingId,
    pin: PinId,
    #[serde(with = "hex")]
    heads: Vec<Hash>,
}

impl Fixes {
    fn read(json: &Value) -> Option<Self> {
        (json.get("act")? == "fix").then_some(())?;
        Self::deserialize(json).ok()
    }
}

/// The version of the minutes that a chair fixes.
fn minutes(meeting: MeetingId, pin: PinId, heads: Vec<Hash>) -> Paper {
    Paper { pin, document: DocumentHead::minutes_of(meeting).document, heads }
}

impl Serialize for Letter {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Letter {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let body = Folded::<CommandRequest>::deserialize(from)?;
        Self::read(body.json).ok_or_else(|| D::Error::custom("no command"))
    }
}

impl Folded<CommandRequest> {
    pub fn command(&self) -> Option<Command> {
        self.open().map(|it| it.command)
    }
}

#[cfg(test)]
mod tests {
    use gongjian_shared::ids::{ApplicationId, UserId};
    use gongjian_shared::rules::calls::{ApplicationCommand, CallRefusal};
    use gongjian_shared::values::{Login, Name, Password};

    use super::*;

    fn decision() -> DecisionCommand {
        let (pin, document) = (PinId::from_bytes([2; 16]), DocumentId::from_bytes([3; 16]));
        let heads = vec![Hash::from_bytes([4; 32])];
        DecisionCommand::Adopt { pin, document, heads, reason: "会议通过".to_owned(), number: None }
    }

    #[test]
    fn a_letter_is_the_request_by_every_way() {
        let id = CommandId::from_bytes([1; 16]);
        let request = CommandRequest { id, command: Command::Decision { decision: decision() } };
        let letter = Letter::of(&request).expect("no password");
        assert_eq!(letter, Letter::judges(id, decision()));
        assert_eq!(serde_json::from_str::<CommandRequest>(&letter.text()).expect("whole"), request);
        assert_eq!(letter.body.command(), Some(request.command));
        let bytes = postcard::to_allocvec(&letter).expect("written");
        assert_eq!(postcard::from_bytes::<Letter>(&bytes).expect("read"), letter);
        let json = serde_json::to_vec(&letter).expect("written");
        assert_eq!(serde_json::from_slice::<Letter>(&json).expect("read"), letter);
    }

    // S3-12: what is handed up without a network names its versions, and only those that are there.
    #[test]
    fn papers_that_are_handed_up_get_their_heads_and_one_that_nobody_has_is_left_out() {
        let id = CommandId::from_bytes([1; 16]);
        let [form, long] = [3, 4].map(|nth| DocumentId::from_bytes([nth; 16]));
        let paper = |document, heads| Paper { pin: PinId::from_bytes([2; 16]), document, heads };
        let application = ApplicationId::from_bytes([5; 16]);
        let request = |papers| {
            let application = ApplicationCommand::HandUp { application, papers };
            CommandRequest { id, command: Command::Application { application } }
        };
        let heads = vec![Hash::from_bytes([6; 32])];
        let empty = request(vec![paper(form, vec![]), paper(long, vec![])]);
        let letter = Letter::of(&empty).expect("no password");
        let letter = letter.with_heads(|it| if it == form { heads.clone() } else { vec![] });
        assert_eq!(letter, Letter::of(&request(vec![paper(form, heads)])).expect("no password"));
        let json = serde_json::to_vec(&letter).expect("written");
        assert_eq!(serde_json::from_slice::<Letter>(&json).expect("read"), letter);
        assert_eq!(Folded::bad_papers().open(), Some(Refusal::Call { call: CallRefusal::BadPapers }));
    }

    #[test]
    fn minutes_that_are_fixed_without_a_network_name_the_version_that_stands_open() {
        let (id, meeting) = (CommandId::from_bytes([1; 16]), MeetingId::from_bytes([2; 16]));
        let request = |heads| {
            let meeting = MeetingCommand::Fix { meeting, pin: PinId::from_bytes([3; 16]), heads };
            CommandRequest { id, command: Command::Meeting { meeting } }
        };
        let heads = vec![Hash::from_bytes([6; 32])];
        let document = DocumentHead::minutes_of(meeting).document;
        let letter = Letter::of(&request(vec![])).expect("no password");
        let letter = letter.with_heads(|it| if it == document { heads.clone() } else { vec![] });
        assert_eq!(letter, Letter::of(&request(heads)).expect("no password"));
        let json = serde_json::to_vec(&letter).expect("written");
        assert_eq!(serde_json::from_slice::<Letter>(&json).expect("read"), letter);
        assert!(!letter.is_application());
    }

    #[test]
    fn a_password_is_never_folded_and_what_is_no_command_is_none() {
        let id = CommandId::from_bytes([1; 16]);
        let command = Command::AddPerson {
            user: UserId::from_bytes([9; 16]),
            login: Login::try_from("limin".to_owned()).expect("sound"),
            name: Name::try_from("李敏".to_owned()).expect("sound"),
            password: Password::try_from("correct horse".to_owned()).expect("sound"),
            administrator: false,
        };
        assert_eq!(Letter::of(&CommandRequest { id, command }), None);
        for broken in [
            r#"{"command":"decision"}"#,
            r#"{"id":"01010101-0101-0101-0101-010101010101","command":"decision"}"#,
            "7",
        ] {
            assert!(serde_json::from_str::<Letter>(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_refusal_of_this_phone_reads_as_one_of_the_server() {
        let decision = DecisionRefusal::StandsOnRefused;
        assert_eq!(
            Folded::decision(&decision).open(),
            Some(Refusal::Decision { decision: decision.clone() })
        );
        assert_eq!(Folded::decision(&decision), Folded::new(&Refusal::Decision { decision }));
    }
}
