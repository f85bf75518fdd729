//! The names of closed lists, and the columns of lists by xlsx and of the yearly table (S1-21): what the server writes into files, and screens
//! show. Nothing else of the words is compiled for the server.

pub mod en;
pub mod zh;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
    use gongjian_shared::wire::lists::ListKind;

    use super::{en, zh};

    fn differ<T: Copy>(all: &[T], say: [fn(T) -> &'static str; 2]) {
        let said: BTreeSet<String> =
            say.iter().flat_map(|say| all.iter().map(move |it| say(*it).to_lowercase())).collect();
        assert_eq!(said.len(), 2 * all.len(), "{said:?}");
    }

    // A word in a cell means one thing only, in either language.
    #[test]
    fn words_of_a_list_differ() {
        differ(Basis::ALL, [zh::basis, en::basis]);
        differ(Gender::ALL, [zh::gender, en::gender]);
        differ(Level::ALL, [zh::level, en::level]);
        differ(Line::ALL, [zh::line, en::line]);
        differ(Post::ALL, [zh::post, en::post]);
        differ(Rank::ALL, [zh::rank, en::rank]);
        differ(StaffKind::ALL, [zh::staff, en::staff]);
        differ(UnitKind::ALL, [zh::unit_kind, en::unit_kind]);
        for list in ListKind::ALL {
            differ(list.columns(), [zh::column, en::column]);
        }
    }
}
