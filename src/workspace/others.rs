//! The collections of a folder, read as far as one that is checked speaks of them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::check::{self, CheckFor, OtherCollections};
use crate::glyphs::Fonts;
use crate::load::{self, CollectionFiles, Forms, ReturnFile, WrittenReturn};
use crate::model::{Collection, Entry, Register, Round};
use crate::system::System;

/// The collections of a folder. Nothing of them is read before it is asked for, and of their
/// returns no more than one is held.
#[derive(Debug)]
pub struct CollectionReader<'a> {
    system: &'a dyn System,
    /// Those that PDFs are set in; without them nothing is said of characters.
    fonts: Option<&'a Fonts>,
    files: Vec<CollectionFiles>,
    read: RefCell<BTreeMap<String, Rc<OwnFiles>>>,
    last: RefCell<Option<(String, Rc<Entry>)>>,
}

/// What the files of a collection that are no returns say.
#[derive(Debug)]
struct OwnFiles {
    collection: Option<Rc<Collection>>,
    forms: Forms,
}

impl<'a> CollectionReader<'a> {
    /// One of these files.
    pub fn new(
        system: &'a dyn System,
        fonts: Option<&'a Fonts>,
        files: &[CollectionFiles],
    ) -> Self {
        let (files, read, last) = (files.to_vec(), RefCell::default(), RefCell::default());
        Self { system, fonts, files, read, last }
    }

    /// A return held against its round, with the words that it takes from others in their places.
    pub fn check(
        &self,
        written: WrittenReturn,
        (collection, round): (&str, &Round),
        register: &Register,
    ) -> Entry {
        let mut entry = check::beside(written, round, register, CheckFor::Everything);
        let place = (collection, round.info.id.as_str(), &*round.rubric);
        check::take_words(&mut entry, place, self);
        entry
    }

    fn files(&self, id: &str) -> Option<&CollectionFiles> {
        self.files.iter().find(|files| files.id == id)
    }

    fn returns(&self, collection: &str, round: &str) -> &[ReturnFile] {
        let rounds = self.files(collection).into_iter().flat_map(|files| &files.rounds);
        let mut own = rounds.filter(|own| own.id == round);
        own.next().map_or(&[], |round| &round.returns)
    }

    fn own_files(&self, id: &str) -> Option<Rc<OwnFiles>> {
        if let Some(read) = self.read.borrow().get(id) {
            return Some(Rc::clone(read));
        }
        let mut files = self.files(id)?.clone();
        files.rounds.iter_mut().for_each(|round| round.returns.clear());
        let mut found = Vec::new();
        let mut written = load::collection(self.system, files, &mut found);
        if let Some(fonts) = self.fonts {
            check::characters(&mut written, fonts, &mut found);
        }
        let forms = written.forms();
        let collection = check::collection(written, &mut found).map(Rc::new);
        let own = Rc::new(OwnFiles { collection, forms });
        self.read.borrow_mut().insert(id.to_owned(), Rc::clone(&own));
        Some(own)
    }

    fn read(&self, collection: &str, round: &str, file: ReturnFile) -> Option<Entry> {
        let own = self.own_files(collection)?;
        let collection = own.collection.as_ref()?;
        let within = collection.round(round)?;
        let mut written = load::returned(self.system, file, &own.forms.of(round));
        if let Some(fonts) = self.fonts {
            check::characters_of_return(&mut written, fonts);
        }
        Some(check::beside(written, within, &collection.register, CheckFor::Errors))
    }
}

impl OtherCollections for CollectionReader<'_> {
    fn ids(&self) -> Vec<&str> {
        self.files.iter().map(|files| files.id.as_str()).collect()
    }

    fn collection(&self, id: &str) -> Option<Rc<Collection>> {
        self.own_files(id)?.collection.clone()
    }

    fn stems(&self, collection: &str, round: &str) -> Vec<&str> {
        self.returns(collection, round).iter().map(|file| file.stem.as_str()).collect()
    }

    fn entry(&self, collection: &str, round: &str, stem: &str) -> Option<Rc<Entry>> {
        let place = format!("{collection}/{round}/{stem}");
        let held = self.last.borrow().clone();
        if let Some((_, entry)) = held.filter(|(own, _)| *own == place) {
            return Some(entry);
        }
        let file = self.returns(collection, round).iter().find(|file| file.stem == stem)?;
        let entry = Rc::new(self.read(collection, round, file.clone())?);
        *self.last.borrow_mut() = Some((place, Rc::clone(&entry)));
        Some(entry)
    }
}
