//! The words of the screens of forms: an enum of their own, so that they travel with the screens that say them.

use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::migrate::How;
use gongjian_shared::forms::number::Qualifier;
use gongjian_shared::forms::print::Printed;
use gongjian_shared::forms::template::Label;
use gongjian_shared::office::tie::TieFault;
use gongjian_shared::wire::tables::TableRefusal;
use leptos::prelude::*;

use super::{Language, Words, en, zh};

/// A text of the screens of forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormWord {
    /// What is wrong with an answer, and what to do.
    Fault(AnswerFault),
    Qualifier(Qualifier),
    Moved(How),
    Begin,
    BeginLead,
    NotBegun,
    ChooseForm,
    Unheard,
    UnheardNext,
    Later,
    LaterNext,
    NewVersion {
        version: u32,
    },
    NewVersionNext,
    UseNew,
    Earlier,
    EarlierHint,
    Required,
    HowSure,
    OtherWords,
    PersonHint,
    UnitHint,
    SearchOffline,
    UseName {
        name: String,
    },
    ChooseAnother,
    Nobody,
    Signature,
    FileLater,
    LongHint,
    WriteLong,
    OpenLong,
    Characters {
        count: usize,
        most: usize,
    },
    Row {
        number: usize,
    },
    AddRow,
    RemoveRow {
        number: usize,
    },
    RowUp {
        number: usize,
    },
    RowDown {
        number: usize,
    },
    NoRows,
    RowsOf {
        count: usize,
        most: usize,
    },
    RemovedRows {
        count: usize,
    },
    BringBack,
    WrittenBy {
        who: String,
    },
    WrittenBySomebody,
    Kept {
        value: String,
    },
    Print,
    Paper,
    // Tables of other issuers
    Tables,
    TablesHint,
    NoTables,
    TiedCells {
        count: usize,
    },
    FillTable,
    TieTable,
    TieAgain,
    TieTitle,
    TieLead,
    ChooseFile,
    Uploading,
    CellAt {
        place: String,
        text: String,
    },
    EmptyCell,
    TieCell {
        place: String,
    },
    Nothing,
    SaveTies,
    TiesSaved,
    TieFault(TieFault),
    Refused(TableRefusal),
    GridNumber {
        number: usize,
    },
    MoreRows {
        count: u32,
    },
    SettleFirst,
}

impl Language {
    /// The words in this language.
    pub fn form(self, word: &FormWord) -> String {
        match self {
            Self::Chinese => zh::forms::say(word).into_owned(),
            Self::English => en::forms::say(word).into_owned(),
        }
    }

    /// An answer as people read it.
    pub fn printed(self, it: &Printed) -> String {
        match self {
            Self::Chinese => zh::forms::printed(it),
            Self::English => en::forms::printed(it),
        }
    }

    /// What the issuer of a form wrote.
    pub fn label(self, it: &Label) -> &str {
        match self {
            Self::Chinese => &it.zh,
            Self::English => &it.en,
        }
    }
}

impl Words {
    /// The words as a signal.
    pub fn form(self, word: FormWord) -> Signal<String> {
        Signal::derive(move || self.language().form(&word))
    }

    /// A text of a template as a signal.
    pub fn label(self, it: Label) -> Signal<String> {
        Signal::derive(move || self.language().label(&it).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use gongjian_shared::forms::number::NumberAnswer;

    use super::*;

    // every qualifier is read back in both languages.
    #[test]
    fn a_number_says_how_sure_it_is() {
        for (qualifier, zh, en) in [
            (Qualifier::Exact, "4500人", "4500 人"),
            (Qualifier::AtLeast, "不少于4500人", "at least 4500 人"),
            (Qualifier::MoreThan, "4500余人", "more than 4500 人"),
            (Qualifier::About, "约4500人", "about 4500 人"),
        ] {
            let value = "4500".parse().expect("a number");
            let it = Printed::Number(NumberAnswer { value, unit: "人".into(), qualifier });
            assert_eq!(
                (Language::Chinese.printed(&it), Language::English.printed(&it)),
                (zh.into(), en.into())
            );
        }
    }
}
