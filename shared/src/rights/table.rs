use super::Part;
use crate::named::named;
use crate::rules::Role;

named! {
    /// Where a thing lies, seen from the unit of an appointment.
    Relation {
        /// In the unit itself.
        Own = "own",
        /// In the unit's subtree, the unit left out.
        Below = "below",
        /// On the way from the unit up to the root.
        Above = "above",
        /// In a unit that this unit guides without being above it.
        Guided = "guided",
        /// Anywhere else.
        Apart = "apart",
    }

    Thing {
        Unit = "unit",
        Person = "person",
        /// Birth, telephone, mail.
        Private = "private",
        Appointment = "appointment",
        /// 配备标准
        Standard = "standard",
        Account = "account",
        /// Documents in the space of the unit.
        Paper = "paper",
        /// Late work that waits for a supervisor.
        Escrow = "escrow",
        Programme = "programme",
        /// 申报书, seen from the host unit.
        Application = "application",
        Notice = "notice",
        /// 会议 that a unit convenes. Who is invited sees it by being invited, not by this table.
        Meeting = "meeting",
        Audit = "audit",
        /// What leaders of a unit owe their counselors: kinds and days, nothing that was said.
        Owed = "owed",
        /// 意见和问题: what was raised in talks of a programme, with who raised it (S1-16).
        Issue = "issue",
        /// Figures of a unit, computed from its records (K8); to write is to say that there was nothing (零报告).
        Statistic = "statistic",
        /// The channel for teachers in need (S0-18): who handles requests, and which replies are overdue. What is said in
        /// one is nobody's by a post.
        Need = "need",
        /// Mentors and young teachers of a unit (S0-07 to S0-16).
        Corps = "corps",
    }

    Verb {
        Read = "read",
        Write = "write",
        Create = "create",
        /// Delete a draft, merge, dissolve.
        Remove = "remove",
        Decide = "decide",
        /// Say something beside a text, without writing in it.
        Comment = "comment",
    }
}

/// One row: this part, at these relations, may do these verbs to these things.
struct Row(Part, &'static [Relation], &'static [Thing], &'static [Verb]);

use Part::{
    Administrator, Auditor, CoAuthor, Counselor, Decider, Elder, Inspector, Liaison, Member, Office, Reader,
    Reviewer, StudentSecretary,
};
use Relation::{Above, Apart, Below, Guided, Own};
use Thing as T;
use Verb::{Comment, Create, Decide, Read, Remove, Write};

const REGISTER: &[Thing] = &[T::Unit, T::Person, T::Appointment];
const EVERYWHERE: &[Relation] = &[Own, Below, Above, Guided, Apart];

/// What is not here is not allowed. Guiding a unit gives no right to write (A1).
const TABLE: &[Row] = &[
    // Runs the register, reads no papers.
    Row(
        Administrator,
        EVERYWHERE,
        &[T::Unit, T::Person, T::Appointment, T::Standard, T::Account],
        &[Read, Write, Create, Remove],
    ),
    Row(Administrator, EVERYWHERE, &[T::Private], &[Read, Write]),
    Row(Administrator, EVERYWHERE, &[T::Programme, T::Notice, T::Audit], &[Read]),
    Row(Administrator, EVERYWHERE, &[T::Programme], &[Create, Write]),
    // The office of a unit keeps the register of it and of what is below.
    Row(Office, &[Own, Below], REGISTER, &[Read, Write, Create, Remove]),
    Row(Office, &[Own, Below], &[T::Private], &[Read, Write]),
    Row(Office, &[Own, Below], &[T::Standard], &[Read, Write, Create, Remove]),
    // It lets its people in; who runs the server closes accounts.
    Row(Office, &[Own, Below], &[T::Account], &[Read, Create]),
    Row(Office, &[Own, Below], &[T::Programme, T::Notice], &[Read]),
    Row(Office, &[Own], &[T::Programme, T::Notice], &[Write, Create]),
    // Deciders appoint, and take late work in.
    Row(Decider, &[Own, Below], REGISTER, &[Read]),
    Row(Decider, &[Own, Below], &[T::Appointment], &[Write, Create]),
    Row(Decider, &[Own, Below], &[T::Standard, T::Programme, T::Notice], &[Read]),
    Row(Decider, &[Own], &[T::Programme, T::Notice], &[Decide]),
    // Its office convenes; who is invited, chairs or writes the minutes does so by the meeting itself.
    Row(Office, &[Own], &[T::Meeting], &[Read, Write, Create]),
    Row(Decider, &[Own], &[T::Meeting], &[Read]),
    Row(Decider, &[Own, Below], &[T::Escrow], &[Read, Decide]),
    // Papers are read and written by those who work in the unit.
    Row(CoAuthor, &[Own], &[T::Paper], &[Read, Write, Create, Comment]),
    Row(StudentSecretary, &[Own], &[T::Paper], &[Read, Write, Create, Comment]),
    Row(Elder, &[Own], &[T::Paper], &[Read, Write, Create, Comment]),
    Row(Inspector, &[Own], &[T::Paper], &[Read, Write, Create, Comment]),
    Row(Reader, &[Own], &[T::Paper], &[Read]),
    // A version is fixed by who decides in the unit; and in a space that is no unit's by who writes in it.
    Row(Decider, &[Own], &[T::Paper], &[Read, Decide, Comment]),
    Row(Member, &[Own], &[T::Paper], &[Read, Write, Create, Decide, Comment]),
    // An application is written and handed up at its host, checked, ranked and submitted at the unit that nominates:
    // the host itself or one above it. Which of them the sender speaks for, the rules ask (S3-10).
    Row(CoAuthor, &[Own], &[T::Application], &[Read, Write, Create]),
    Row(Decider, &[Own, Below], &[T::Application], &[Read, Decide]),
    Row(Office, &[Own, Below], &[T::Application], &[Read, Write, Decide]),
    Row(Reader, &[Own], &[T::Application], &[Read]),
    // The office of the owner alone knows who raised what; who runs the server does not.
    Row(Office, &[Own], &[T::Issue], &[Read, Write]),
    // Sees what is due for the leaders of the unit, arranges it and reminds of it.
    Row(Liaison, &[Own], &[T::Owed], &[Read, Write]),
    // Figures go up the tree; that there was nothing says the unit itself.
    Row(Office, &[Own, Below], &[T::Statistic], &[Read]),
    Row(Office, &[Own], &[T::Statistic], &[Write]),
    Row(Decider, &[Own, Below], &[T::Statistic], &[Read]),
    Row(Decider, &[Own], &[T::Statistic], &[Write]),
    Row(CoAuthor, &[Own], &[T::Statistic], &[Read]),
    // Who decides in a unit names who handles requests, and sees dates; no part reads a request.
    Row(Decider, &[Own], &[T::Need], &[Read, Decide]),
    // The office keeps mentors and young teachers; those who decide look.
    Row(Office, &[Own, Below], &[T::Corps], &[Read]),
    Row(Office, &[Own], &[T::Corps], &[Write]),
    Row(Decider, &[Own, Below], &[T::Corps], &[Read]),
    // The record of decisions.
    Row(Auditor, &[Own, Below], &[T::Audit], &[Read]),
    Row(Auditor, &[Own, Below], &[T::Unit, T::Appointment], &[Read]),
    // Who works in a unit sees who is in it, and who stands above.
    Row(CoAuthor, &[Own, Below], REGISTER, &[Read]),
    Row(CoAuthor, &[Own], &[T::Programme, T::Notice], &[Read]),
    Row(Counselor, &[Own], REGISTER, &[Read]),
    Row(Counselor, &[Own], &[T::Programme, T::Notice], &[Read]),
    Row(Elder, &[Own], REGISTER, &[Read]),
    Row(Elder, &[Own], &[T::Programme, T::Notice], &[Read]),
    Row(StudentSecretary, &[Own], REGISTER, &[Read]),
    Row(StudentSecretary, &[Own], &[T::Programme, T::Notice], &[Read]),
    Row(Reader, &[Own], REGISTER, &[Read]),
    Row(Reader, &[Own], &[T::Programme, T::Notice], &[Read]),
    Row(Reviewer, &[Own], &[T::Unit, T::Programme, T::Notice], &[Read]),
    Row(Inspector, &[Own], &[T::Unit, T::Programme, T::Notice], &[Read]),
    Row(Office, &[Above], &[T::Unit, T::Appointment], &[Read]),
    Row(Decider, &[Above], &[T::Unit, T::Appointment], &[Read]),
    Row(CoAuthor, &[Above], &[T::Unit, T::Appointment], &[Read]),
    Row(Counselor, &[Above], &[T::Unit], &[Read]),
    Row(Elder, &[Above], &[T::Unit], &[Read]),
    Row(StudentSecretary, &[Above], &[T::Unit], &[Read]),
    Row(Reader, &[Above], &[T::Unit], &[Read]),
    // A guiding unit looks, and never writes (A1).
    Row(Office, &[Guided], REGISTER, &[Read]),
    Row(Decider, &[Guided], REGISTER, &[Read]),
];

/// Whether `part` may do `verb` to a `thing` that lies at `relation`.
pub fn may(part: Part, relation: Relation, thing: Thing, verb: Verb) -> bool {
    TABLE.iter().any(|Row(its_part, relations, things, verbs)| {
        *its_part == part && relations.contains(&relation) && things.contains(&thing) && verbs.contains(&verb)
    })
}

/// What the part may do in the space of its own unit.
pub fn paper_role(part: Part) -> Option<Role> {
    let may = |verb| may(part, Own, T::Paper, verb);
    if may(Write) {
        Some(Role::Member)
    } else if may(Comment) {
        Some(Role::Commenter)
    } else {
        may(Read).then_some(Role::Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guiding_and_standing_apart_never_write() {
        for part in Part::ALL.iter().filter(|part| **part != Administrator) {
            for thing in Thing::ALL {
                for verb in [Write, Create, Remove, Decide, Comment] {
                    for relation in [Guided, Above, Apart] {
                        assert!(
                            !may(*part, relation, *thing, verb),
                            "{part:?} {relation:?} {thing:?} {verb:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn who_runs_the_server_reads_no_papers() {
        for thing in [T::Paper, T::Escrow, T::Owed, T::Issue] {
            assert!(Verb::ALL.iter().all(|verb| !may(Administrator, Own, thing, *verb)), "{thing:?}");
        }
        assert_eq!(paper_role(CoAuthor), Some(Role::Member));
        assert_eq!(
            paper_role(Decider),
            Some(Role::Commenter),
            "who decides says why, and leaves the text alone"
        );
        assert_eq!(paper_role(Reader), Some(Role::Reader));
        assert_eq!(paper_role(Auditor), None);
    }
}
