//! What git has stored, read by name: one git answers for as many objects as are asked for.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{ChildStdin, Stdio};

use super::{Running, command};

/// A git that is asked for objects.
pub(crate) struct Objects {
    names: ChildStdin,
    answers: BufReader<Running>,
}

/// An object.
pub(crate) struct Object {
    /// Its full name.
    pub(crate) id: String,
    /// Its content, or the beginning of it.
    pub(crate) bytes: Vec<u8>,
}

/// Something in a folder that git has stored.
pub(crate) struct TreeEntry {
    /// Its name in the folder.
    pub(crate) name: String,
    /// The full name of its content.
    pub(crate) id: String,
    /// Whether it is a folder, and no file.
    pub(crate) is_folder: bool,
}

impl Objects {
    /// Starts a git in a folder.
    ///
    /// # Errors
    /// It cannot be run.
    pub(crate) fn of(folder: &Path) -> io::Result<Self> {
        let mut git = command(folder);
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let mut running = Running::start(&mut git)?;
        let names = running.input().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { names, answers: BufReader::new(running) })
    }

    /// An object by any name that git knows it by, and up to so many bytes of it; `None` where
    /// there is none.
    ///
    /// # Errors
    /// git does not answer, or not as it should.
    pub(crate) fn get(&mut self, name: &str, most: u64) -> io::Result<Option<Object>> {
        // git ends a name at a line break.
        if name.contains('\n') {
            return Ok(None);
        }
        self.names.write_all(format!("{name}\n").as_bytes())?;
        let mut head = String::new();
        if self.answers.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((id, size)) = found(head.trim_end_matches('\n')) else { return Ok(None) };
        let mut bytes = Vec::new();
        (&mut self.answers).take(size.min(most)).read_to_end(&mut bytes)?;
        // What is too much of a large one, and the line break after each.
        let left = size + 1 - bytes.len() as u64;
        match io::copy(&mut (&mut self.answers).take(left), &mut io::sink())? {
            skipped if skipped == left => Ok(Some(Object { id: id.to_owned(), bytes })),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// What stands in a folder that git has stored, by its name; nothing where there is none. Links
    /// and the repositories of others are left out.
    ///
    /// # Errors
    /// git does not answer, or not as it should.
    pub(crate) fn folder(&mut self, name: &str) -> io::Result<Vec<TreeEntry>> {
        Ok(self.get(name, u64::MAX)?.map(|tree| entries(&tree)).unwrap_or_default())
    }
}

/// The name and the size that git's first line tells: `NAME TYPE SIZE`. Else it says that there is
/// no such object.
fn found(head: &str) -> Option<(&str, u64)> {
    let mut parts = head.rsplitn(3, ' ');
    let size = parts.next()?.parse().ok()?;
    let is_known = matches!(parts.next()?, "blob" | "tree" | "commit" | "tag");
    let id = parts.next()?;
    (is_known && id.bytes().all(|b| b.is_ascii_hexdigit())).then_some((id, size))
}

/// The entries of a tree: each is `MODE NAME`, a null, and the bytes of its name. A name that is
/// not UTF-8 is none of ours.
fn entries(tree: &Object) -> Vec<TreeEntry> {
    let width = tree.id.len() / 2;
    let mut rest = tree.bytes.as_slice();
    let mut found = Vec::new();
    while let Some(end) = rest.iter().position(|byte| *byte == 0) {
        let (head, Some((id, after))) = (&rest[..end], rest[end + 1..].split_at_checked(width))
        else {
            break;
        };
        rest = after;
        let Some((mode, name)) = std::str::from_utf8(head).ok().and_then(|h| h.split_once(' '))
        else {
            continue;
        };
        let is_folder = mode == "40000";
        if is_folder || mode.starts_with("100") {
            let id = id.iter().map(|byte| format!("{byte:02x}")).collect();
            found.push(TreeEntry { name: name.to_owned(), id, is_folder });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Object, entries, found};

    #[test]
    fn an_answer_is_told_from_a_name_that_looks_like_one() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(found(&format!("{id} blob 12")), Some((id, 12)));
        for none in
            ["HEAD:a blob 12 missing", "HEAD:a b blob 12", "HEAD missing", "ab ambiguous", ""]
        {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn a_folder_is_read_whatever_its_hashes_hold() {
        let mut bytes = Vec::new();
        for (mode, name) in [("100644", "a b.yaml"), ("120000", "link"), ("40000", "2019")] {
            bytes.extend(format!("{mode} {name}\0").bytes());
            bytes.extend([0; 20]);
        }
        let tree = Object { id: "0".repeat(40), bytes };
        let found = entries(&tree);
        let found: Vec<_> = found.iter().map(|entry| (&*entry.name, entry.is_folder)).collect();
        assert_eq!(found, [("a b.yaml", false), ("2019", true)]);
        assert!(
            entries(&Object { id: "0".repeat(40), bytes: b"100644 a\0short".to_vec() }).is_empty()
        );
    }
}
