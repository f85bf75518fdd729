//! How many commands go at once: few enough that a batch is soon written and others get their turn.

use gongjian_shared::wire::{BATCH_MAX, CommandRequest};

/// Commands in one batch.
const AT_ONCE: usize = if BATCH_MAX < 200 { BATCH_MAX } else { 200 };
/// Unit: bytes of JSON; the server reads four times as much.
const BYTES: usize = 1 << 20;

/// How many of the first requests go next: at least one while there is any.
pub fn next(requests: &[(usize, CommandRequest)]) -> usize {
    let mut bytes = 0;
    let mut count = 0;
    for (_, request) in requests.iter().take(AT_ONCE) {
        bytes += serde_json::to_string(request).map_or(0, |it| it.len());
        if count > 0 && bytes > BYTES {
            break;
        }
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use gongjian_shared::ids::{CommandId, PersonId};
    use gongjian_shared::rules::Command;
    use gongjian_shared::rules::party::PartyCommand;

    use super::*;

    fn command(title: usize) -> (usize, CommandRequest) {
        let private = gongjian_shared::party::Private { email: "长".repeat(title), ..Default::default() };
        let party = PartyCommand::SetPrivate { person: PersonId::from_bytes([1; 16]), private };
        (0, CommandRequest { id: CommandId::from_bytes([2; 16]), command: Command::Party { party } })
    }

    // no batch is larger than the server takes, and each moves on.
    #[test]
    fn a_batch_ends_by_number_or_by_size() {
        assert_eq!(next(&[]), 0);
        assert_eq!(next(&vec![command(1); 1_000]), AT_ONCE);
        assert_eq!(next(&vec![command(32_767); 200]), 10, "98 KB each");
        assert_eq!(next(&[command(1_000_000), command(1)]), 1);
    }
}
