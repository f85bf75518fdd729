//! The message of the day: what waits for somebody, bundled, at most once a day, not in quiet hours and not on
//! days off, by the way that the person chose. It holds counts and one link, nothing else.
//!
//! A person's message of a day is taken in the database before it goes out, so it goes out at most once, whatever
//! dies in between and however many nodes there are. It is given back only when it is certain that nothing was sent.

mod group;
mod mail;
mod words;

use std::collections::BTreeMap;
use std::time::Duration;

use gongjian_shared::calendar::WorkingDays;
use gongjian_shared::calendar::china::local;
use gongjian_shared::ids::UserId;
use gongjian_shared::rules::notices::{Channel, Reminders};
use gongjian_shared::wire::today::Waiting;

use self::group::Group;
use self::mail::Mail;
use self::words::Counts;
use crate::reports::today;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::accounts::{Account, Accounts};
use crate::store::party::{Calendars, People};
use crate::store::reminders::ReminderRows;

/// How often somebody may become due.
const ROUND: Duration = Duration::from_secs(60);
/// Most messages into a group in one round: the group takes twenty a minute.
const GROUP_MAX: usize = 15;

/// What became of a message.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It is certain that nothing went out.
    #[error("nothing was sent: {0}")]
    NotSent(String),
    /// It may have gone out.
    #[error("it may have been sent: {0}")]
    Unknown(String),
}

/// Sends the messages of the day, for as long as the server runs.
pub struct Digests {
    state: AppState,
    mail: Option<Mail>,
    group: Option<Group>,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    Mail(String),
    Group,
}

impl Digests {
    /// `None`: the server is not set up for it.
    ///
    /// # Errors
    /// Says which setting cannot be used.
    pub fn new(state: AppState) -> Result<Option<Self>, SendError> {
        let mail = state.config.reminders.mail.as_ref().map(Mail::new).transpose()?;
        let group = state.config.reminders.group.as_ref().map(Group::new).transpose()?;
        let wanted = mail.is_some() || group.is_some();
        Ok(wanted.then_some(Self { state, mail, group }))
    }

    /// Never ends by itself.
    pub async fn run(self) {
        let mut clock = tokio::time::interval(ROUND);
        clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            clock.tick().await;
            if let Err(error) = self.round().await {
                tracing::error!(%error, "messages of the day could not be sent");
            }
        }
    }

    /// Looks once who is due; gives how many messages went out.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn round(&self) -> Result<usize, StoreError> {
        let here = local(self.state.clock.now());
        let mut reader = self.state.stores.log_readers.acquire().await?;
        let days = WorkingDays::built_in();
        if days.quiet(here.date()) && Calendars(&mut reader).none().await? {
            return Ok(0);
        }
        let accounts = Accounts(&mut reader).all().await?;
        drop(reader);
        let (mut sent, mut into_group) = (0, 0);
        for account in accounts.into_iter().filter(|it| it.open) {
            let Some(way) = self.due(&account, here).await? else { continue };
            if way == Way::Group && into_group == GROUP_MAX {
                continue;
            }
            match self.one(&account, &way, here.date()).await? {
                Some(Ok(())) => {
                    sent += 1;
                    into_group += usize::from(way == Way::Group);
                }
                // The way is closed for the moment: the next round tries again.
                Some(Err(SendError::NotSent(_))) => break,
                Some(Err(SendError::Unknown(_))) | None => {}
            }
        }
        Ok(sent)
    }

    /// How the person is to be told now; `None`: not now, or not at all.
    async fn due(&self, account: &Account, here: jiff::civil::DateTime) -> Result<Option<Way>, StoreError> {
        let mut reader = self.state.stores.log_readers.acquire().await?;
        let chosen: Reminders = ReminderRows(&mut reader).find(account.user).await?.unwrap_or_default();
        if !chosen.may_send(here.time()) {
            return Ok(None);
        }
        let way = match chosen.channel {
            Channel::None => None,
            Channel::Group => self.group.as_ref().map(|_| Way::Group),
            Channel::Mail => {
                let private = People(&mut reader).private(account.user.into()).await?;
                let address = private.map(|it| it.email.trim().to_owned()).filter(|it| !it.is_empty());
                address.filter(|_| self.mail.is_some()).map(Way::Mail)
            }
        };
        let told = ReminderRows(&mut reader).was_told(account.user, here.date()).await?;
        if way.is_none() || told {
            return Ok(None);
        }
        // By the calendar of the unit that the person is at home in.
        let home = People(&mut reader).find(account.user.into()).await?.map(|it| it.detail.home);
        let days = match home {
            Some(home) => Calendars(&mut reader).of(home).await?.working_days(),
            None => WorkingDays::built_in(),
        };
        Ok(way.filter(|_| !days.quiet(here.date())))
    }

    /// `None`: nothing waits for the person, or somebody else has told them.
    async fn one(
        &self,
        account: &Account,
        way: &Way,
        day: jiff::civil::Date,
    ) -> Result<Option<Result<(), SendError>>, StoreError> {
        let now = self.state.clock.now();
        let waiting = today::all(&self.state.stores, account.user, now).await?;
        let channel = if matches!(way, Way::Group) { Channel::Group } else { Channel::Mail };
        let mut writer = self.state.stores.log_writer.begin().await?;
        let taken = ReminderRows(&mut writer).take(account.user, day, channel, now).await?;
        writer.commit().await?;
        // Who has nothing to do today is not told so, and is not looked at again today.
        if !taken || waiting.is_empty() {
            return Ok(None);
        }
        let outcome = self.send(account, way, &waiting).await;
        if let Err(error) = &outcome {
            tracing::warn!(%error, channel = channel.as_str(), "a message of the day did not go out");
            if matches!(error, SendError::NotSent(_)) {
                self.give_back(account.user, day).await?;
            }
        }
        Ok(Some(outcome))
    }

    async fn give_back(&self, user: UserId, day: jiff::civil::Date) -> Result<(), StoreError> {
        let mut writer = self.state.stores.log_writer.begin().await?;
        ReminderRows(&mut writer).give_back(user, day).await?;
        writer.commit().await?;
        Ok(())
    }

    async fn send(&self, account: &Account, way: &Way, waiting: &[Waiting]) -> Result<(), SendError> {
        let link = self.state.origins.first().map(String::as_str).unwrap_or_default();
        let counts = counts(waiting);
        match (way, &self.mail, &self.group) {
            (Way::Mail(address), Some(mail), _) => {
                mail.send(address, words::subject(), words::mail(&counts, link)).await
            }
            (Way::Group, _, Some(group)) => {
                group.send(words::group(account.name.as_str(), &counts, link)).await
            }
            (Way::Mail(_), None, _) | (Way::Group, _, None) => Ok(()),
        }
    }
}

/// How many things of each kind wait: all that leaves the house.
fn counts(waiting: &[Waiting]) -> Counts {
    let mut counts = BTreeMap::new();
    for it in waiting {
        let (kind, many) = match it {
            Waiting::Notice { .. } => (words::Kind::Notice, 1),
            Waiting::Late { count } => (words::Kind::Late, *count),
            Waiting::Meeting { .. } => (words::Kind::Meeting, 1),
            Waiting::Action { .. } => (words::Kind::Action, 1),
            Waiting::Arrange { open, .. } => (words::Kind::Arrange, *open),
            Waiting::Serve { open } => (words::Kind::Serve, *open),
            Waiting::TalkAsked { .. } => (words::Kind::TalkAsked, 1),
            Waiting::Issue { .. } => (words::Kind::Issue, 1),
            Waiting::Answered { .. } => (words::Kind::Answered, 1),
            Waiting::Opinions { count, .. } => (words::Kind::Opinions, *count),
            Waiting::MeetingOwed { .. } => (words::Kind::MeetingOwed, 1),
            Waiting::Application { .. } => (words::Kind::Application, 1),
            Waiting::Pair { .. } => (words::Kind::Pair, 1),
            Waiting::Review { .. } => (words::Kind::Review, 1),
            Waiting::Publicity { .. } => (words::Kind::Publicity, 1),
            Waiting::Checklist { open, .. } => (words::Kind::Checklist, *open),
            Waiting::Report { .. } => (words::Kind::Report, 1),
            Waiting::Ending { .. } => (words::Kind::Ending, 1),
            Waiting::Gap { posts, .. } => (words::Kind::Gap, u64::try_from(posts.len()).unwrap_or(u64::MAX)),
            Waiting::GapsBelow { units } => (words::Kind::GapsBelow, *units),
        };
        *counts.entry(kind).or_default() += many;
    }
    counts
}
