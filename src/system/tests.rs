//! The systems hold the same files, and say the same of them.

use std::fs;
use std::path::Path;

use super::{Disk, EntryKind, FolderEntry, Memory, Overlay, ReadError, System};

const FILES: [(&str, &str); 5] = [
    ("c/rubric.yaml", "title: A"),
    ("c/2019/a.yaml", "status: draft"),
    ("c/2019/b.yaml", ""),
    ("c/2019-late/a.yaml", "status: final"),
    ("d/rubric.yaml", "title: B"),
];

fn names(found: &[FolderEntry]) -> Vec<(String, EntryKind)> {
    found.iter().map(|own| (own.name.to_string_lossy().into_owned(), own.kind)).collect()
}

fn all_alike(here: &dyn System, there: &dyn System, root: &Path) {
    for folder in ["", "c", "c/2019", "c/2019-late", "d"] {
        let (here, there) = (here.list(Path::new(folder)), there.list(&root.join(folder)));
        assert_eq!(here.expect(folder), there.expect(folder), "{folder}");
    }
    for none in ["e", "c/2018", "c/2019/none"] {
        let kinds = [here.list(Path::new(none)), there.list(&root.join(none))];
        let kinds = kinds.map(|listed| listed.expect_err(none).kind());
        assert_eq!(kinds[0], kinds[1], "{none}");
    }
    for (file, text) in FILES {
        let read = [here.read(Path::new(file), 99), there.read(&root.join(file), 99)];
        assert!(read.iter().all(|read| read.as_ref().is_ok_and(|own| own == text.as_bytes())));
    }
    let cut =
        [here.read(Path::new("c/rubric.yaml"), 5), there.read(&root.join("c/rubric.yaml"), 5)];
    assert!(cut.iter().all(|read| read.as_ref().is_ok_and(|own| own == b"title")));
    let folder = [here.read(Path::new("c"), 9), there.read(&root.join("c"), 9)];
    assert!(folder.iter().all(|read| matches!(read, Err(ReadError::NoFile(EntryKind::Folder)))));
    for none in ["", "c/none.yaml", "x"] {
        let read = here.read(Path::new(none), 9);
        assert!(none.is_empty() || matches!(read, Err(ReadError::Io(_))), "{none}");
    }
}

#[test]
fn memory_is_listed_and_read_as_the_disk_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in FILES {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let memory: Memory = FILES.into_iter().collect();
    all_alike(&memory, &Disk, folder.path());
}

#[test]
fn an_overlay_is_what_it_would_be_if_all_were_saved() {
    let below: Memory = FILES.into_iter().filter(|(path, _)| !path.starts_with("d/")).collect();
    let below = below.file("c/2019/a.yaml", "as it was saved");
    let above = Memory::new().file("c/2019/a.yaml", FILES[1].1).file(FILES[4].0, FILES[4].1);
    let memory: Memory = FILES.into_iter().collect();
    all_alike(&Overlay::new(&below, above), &memory, Path::new(""));
}

#[test]
fn folders_come_once_and_by_name_however_their_names_begin() {
    let memory: Memory = FILES.into_iter().collect();
    let found = memory.list(Path::new("c")).expect("listed");
    let (folder, file) = (EntryKind::Folder, EntryKind::File);
    let expected = [("2019", folder), ("2019-late", folder), ("rubric.yaml", file)];
    assert_eq!(names(&found), expected.map(|(name, kind)| (name.to_owned(), kind)));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_told_by_what_they_are() {
    use super::LinkTarget;
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder")).expect("made");
    fs::write(at("file"), "text").expect("written");
    for (name, target) in [("to-folder", "folder"), ("to-file", "file"), ("to-none", "none")] {
        symlink(target, at(name)).expect("a link");
    }
    let found = names(&Disk.list(folder.path()).expect("listed"));
    let expected = [
        ("file", EntryKind::File),
        ("folder", EntryKind::Folder),
        ("to-file", EntryKind::Link(LinkTarget::Elsewhere)),
        ("to-folder", EntryKind::Link(LinkTarget::ToFolder)),
        ("to-none", EntryKind::Link(LinkTarget::Nowhere)),
    ];
    assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    assert!(matches!(Disk.read(&at("to-file"), 9), Err(ReadError::NoFile(EntryKind::Link(_)))));
}
