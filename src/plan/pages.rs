//! Cuts long lists into pages that, once full, never change.
//!
//! Pages are numbered from the oldest article. The front page has no number and holds the newest n to
//! 2n − 1 articles; when it reaches 2n, its oldest n become the next numbered page.

/// A list cut into pages. All parts are newest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut<'a, T> {
    /// The front page.
    pub front: &'a [T],
    /// Numbered pages, page 1 (the oldest) first.
    pub numbered: Vec<&'a [T]>,
}

/// Cuts a list that is newest first into pages of `size`, at least 1.
pub fn cut<T>(list: &[T], size: usize) -> Cut<'_, T> {
    let size = size.max(1);
    let full = (list.len() / size).saturating_sub(1);
    let (front, old) = list.split_at(list.len() - full * size);
    Cut { front, numbered: old.chunks(size).rev().collect() }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_front_page_holds_between_n_and_2n_minus_1() {
        for length in 0..50_u32 {
            let list: Vec<u32> = (0..length).rev().collect();
            let cut = cut(&list, 5);
            assert!(cut.front.len() < 10 && (cut.front.len() >= 5 || length < 5), "{length}");
            assert!(cut.numbered.iter().all(|page| page.len() == 5));
        }
    }

    #[test]
    fn full_pages_do_not_change_when_articles_are_added() {
        let long: Vec<u32> = (0..40).rev().collect();
        let all = cut(&long, 5).numbered;
        for length in 0..40_u32 {
            let list: Vec<u32> = (0..length).rev().collect();
            for (at, page) in cut(&list, 5).numbered.iter().enumerate() {
                assert_eq!(*page, all[at], "{length}");
            }
        }
    }
}
