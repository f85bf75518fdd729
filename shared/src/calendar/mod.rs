//! Dates as people in offices use them. Pure: which day it is comes in as an argument.
//!
//! In reading order:
//! - [`china`]: moments to local dates and back.
//! - [`DaySpan`], [`months`]: from day to day; "within six months", ages.
//! - [`Period`], [`Cycle`], [`SchoolCalendar`]: quarter, term, academic year, building year.
//! - [`Deadline`]: until when something is in time.
//! - [`WorkingDays`]: holidays, make-up working days, publicity in working days.
//! - [`UnitCalendar`]: what units set of both; [`read_notice`]: the days of a notice, pasted as text.

pub mod china;
mod deadline;
mod holidays;
pub mod months;
mod notice;
mod period;
mod school;
mod setting;
mod span;
mod working_days;
mod year;

pub use deadline::{Deadline, DeadlineError, TimeLeft};
pub use notice::{NoticeFault, read_notice};
pub use period::{Cycle, Half, Month, MonthError, Period, PeriodError, Quarter};
pub use school::{SchoolCalendar, TermsError};
pub use setting::{SettingError, UnitCalendar, YearSetting};
pub use span::{DaySpan, DaySpanError};
pub use working_days::{Arrangement, Count, Counted, Day, DayKind, DayRow, RowError, RowKind, WorkingDays};
pub use year::{Year, YearError};
