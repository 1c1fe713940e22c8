//! Which of the files that git hands over are returns: it knows a file by its path alone.

use std::path::Path;

use crate::diag::Source;
use crate::git::Objects;
use crate::load;

/// The place of a return, by its path from the top of the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReturnPath<'a> {
    /// The folder of collections, with a `/` at its end, or nothing.
    pub(crate) root: &'a str,
    pub(crate) collection: &'a str,
    pub(crate) round: &'a str,
    pub(crate) stem: &'a str,
}

impl<'a> ReturnPath<'a> {
    /// Takes a path apart; `None` where no return can have it.
    pub(crate) fn of(path: &'a str) -> Option<Self> {
        let mut parts = path.rsplitn(4, '/');
        let stem = parts.next()?.strip_suffix(".yaml")?;
        let (round, collection) = (parts.next()?, parts.next()?);
        // The `/` behind it belongs to it.
        let root = parts.next().map_or("", |root| &path[..=root.len()]);
        let is_hidden = [collection, round, stem].iter().any(|name| name.starts_with('.'));
        (stem != "round" && !is_hidden).then_some(Self { root, collection, round, stem })
    }

    /// Whether a text that is merged is a return: its folder is in a collection, or it says itself
    /// that it is one here, as where a whole collection has just come, or was moved.
    pub(crate) fn is_of_return(self, texts: &[&str]) -> bool {
        let rubric = format!("{}{}/rubric.yaml", self.root, self.collection);
        Path::new(&rubric).is_file()
            || texts.iter().any(|text| self.is_named_by(text))
            || is_committed(&rubric)
    }

    fn is_named_by(self, text: &str) -> bool {
        let Some(read) = load::returned_from(&Source::new("", text), &mut Vec::new()) else {
            return false;
        };
        let partnership = read.raw.partnership.value().is_some_and(|own| own.value == self.stem);
        partnership && read.raw.round.value().is_some_and(|own| own.value == self.round)
    }
}

/// Whether the last commit holds a file, which the work tree may lack.
fn is_committed(path: &str) -> bool {
    let objects = Objects::of(Path::new("."));
    objects
        .and_then(|mut git| git.get(&format!("HEAD:{path}"), 0))
        .is_ok_and(|found| found.is_some())
}

#[cfg(test)]
mod tests {
    use super::ReturnPath;

    #[test]
    fn a_return_is_known_by_its_place() {
        let spot = |path| ReturnPath::of(path).map(|s| (s.root, s.collection, s.round, s.stem));
        assert_eq!(spot("c/2019/a.yaml"), Some(("", "c", "2019", "a")));
        assert_eq!(spot("x/y/c/2019/a.yaml"), Some(("x/y/", "c", "2019", "a")));
        for none in
            ["2019/a.yaml", "c/2019/round.yaml", ".github/workflows/ci.yaml", "c/2019/a.yml"]
        {
            assert_eq!(spot(none), None, "{none}");
        }
    }
}
