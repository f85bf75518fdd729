//! What the server knows that matters for one command.

use gongjian_shared::ids::UserId;
use gongjian_shared::rules::{Command, Facts};

use super::{Case, escrow};
use crate::clock::local_day;
use crate::store::accounts::{Account, Accounts};
use crate::store::meetings::Meetings;
use crate::store::needs::Needs;
use crate::store::pairs::Pairs;
use crate::store::spaces::{OFFICE, Spaces};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction. With `first`, an empty database makes the sender an administrator.
pub(super) async fn gather(connection: &mut Connection, case: &Case) -> Result<Facts, StoreError> {
    let administrator = may_decide(connection, case.who, case.first).await?;
    let facts = Facts { administrator, ..Facts::default() };
    match &case.command {
        Command::TakeIn { .. } | Command::TurnAway { .. } => {
            let escrow = escrow::facts(connection, case, administrator).await?;
            Ok(Facts { escrow, ..facts })
        }
        Command::AddSpace { space, .. } => {
            let id_taken = Spaces(connection).find(*space).await?.is_some();
            Ok(Facts { id_taken, ..facts })
        }
        Command::AddPerson { user, login, .. } => {
            let id_taken = Accounts(connection).find(*user).await?.is_some();
            let login_taken = Accounts(connection).find_login(login).await?.is_some();
            Ok(Facts { id_taken, login_taken, ..facts })
        }
        Command::SetMember { space, user, .. } => {
            // Into the spaces of a pair, a meeting and a request nobody is let by hand (S1-24).
            let space_known = Spaces(connection).find(*space).await?.is_some()
                && Pairs(connection).of_space(*space).await?.is_none()
                && !Meetings(connection).has_space(*space).await?
                && !Needs(connection).has_space(*space).await?;
            let person_known = Accounts(connection).find(*user).await?.is_some();
            let role = Spaces(connection).role_from(*space, *user, OFFICE, case.received).await?;
            Ok(Facts { space_known, person_known, role, ..facts })
        }
        Command::Party { party } => {
            let party = super::party::gather(connection, case.who, party, local_day(case.now)).await?;
            Ok(Facts { party, ..facts })
        }
        Command::Programme { programme } => {
            let programme =
                super::programmes::gather(connection, case.who, programme, local_day(case.now)).await?;
            Ok(Facts { programme, ..facts })
        }
        Command::Pairing { pairing } => {
            let pairing = super::pairing::gather(connection, case.who, pairing, local_day(case.now)).await?;
            Ok(Facts { pairing, ..facts })
        }
        Command::Round { round } => {
            let round = super::rounds::gather(connection, case.who, round, local_day(case.now)).await?;
            Ok(Facts { round, ..facts })
        }
        Command::Filing { filing } => {
            let filing = super::filings::gather(connection, case, filing).await?;
            Ok(Facts { filing, ..facts })
        }
        Command::Decision { decision } => {
            let decision = super::decisions::gather(connection, case.who, decision, case.now).await?;
            Ok(Facts { decision, ..facts })
        }
        Command::Wish { wish } => {
            let wish = super::wishes::gather(connection, case, wish).await?;
            Ok(Facts { wish, ..facts })
        }
        Command::Call { call } => {
            let call = super::calls::gather_call(connection, case, call).await?;
            Ok(Facts { call, ..facts })
        }
        Command::Application { application } => {
            let application = super::calls::gather_application(connection, case, application).await?;
            Ok(Facts { application, ..facts })
        }
        Command::Measure { measure } => {
            let measure = super::measures::gather(connection, case, measure).await?;
            Ok(Facts { measure, ..facts })
        }
        Command::Meeting { meeting } => {
            let meeting = super::meetings::gather(connection, case, meeting).await?;
            Ok(Facts { meeting, ..facts })
        }
        Command::Review { review } => {
            let review = super::review::gather(connection, case, review).await?;
            Ok(Facts { review, ..facts })
        }
        Command::Liaison { liaison } => {
            let liaison = super::liaison::gather(connection, case, liaison).await?;
            Ok(Facts { liaison, ..facts })
        }
        Command::Need { need } => {
            let need = super::needs::gather(connection, case, need).await?;
            Ok(Facts { need, ..facts })
        }
        Command::Evaluation { evaluation } => {
            let evaluation = super::evaluations::gather(connection, case, evaluation).await?;
            Ok(Facts { evaluation, ..facts })
        }
        Command::Corps { corps } => {
            let corps = super::corps::gather(connection, case, corps).await?;
            Ok(Facts { corps, ..facts })
        }
        Command::Notice { notice } => {
            let notice = super::notices::gather(connection, case.who, notice, case.now).await?;
            Ok(Facts { notice, ..facts })
        }
        Command::SetAccountOpen { user, .. } => account(connection, *user, facts).await,
    }
}

async fn may_decide(connection: &mut Connection, who: UserId, first: bool) -> Result<bool, StoreError> {
    if first {
        return Ok(Accounts(connection).count().await? == 0);
    }
    Ok(Accounts(connection).find(who).await?.is_some_and(|it| it.administrator && it.open))
}

async fn account(connection: &mut Connection, user: UserId, facts: Facts) -> Result<Facts, StoreError> {
    let account = Accounts(connection).find(user).await?;
    let others = Accounts(connection).open_administrators().await? > 1;
    let counts = |it: &Account| it.administrator && it.open;
    Ok(Facts {
        person_known: account.is_some(),
        account_open: account.as_ref().is_some_and(|it| it.open),
        last_administrator: account.as_ref().is_some_and(counts) && !others,
        ..facts
    })
}
