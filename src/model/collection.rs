//! A collection that has been checked: a rubric in its versions, one register, and rounds with what
//! was returned.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Comparability, Id, Readable, Register, Return, RoundInfo, Rubric};
use crate::diag::Diagnostic;

/// A checked collection.
#[derive(Debug)]
pub struct Collection {
    /// The folder's name.
    pub id: Id,
    /// What is asked now.
    pub rubric: Arc<Rubric>,
    /// What was asked before: the earlier versions that could be read, by the names of their files.
    pub earlier: Vec<Arc<Rubric>>,
    /// Who is asked.
    pub register: Register,
    /// The rounds that could be read, by id.
    pub rounds: Vec<Round>,
}

/// A round with what was returned in it.
#[derive(Debug)]
pub struct Round {
    /// What `round.yaml` says.
    pub info: RoundInfo,
    /// What was asked in it: the version of the rubric that `info` names.
    pub rubric: Arc<Rubric>,
    /// The folder.
    pub path: PathBuf,
    /// One entry for each return's file, by the file's name.
    pub entries: Vec<Entry>,
}

/// A return's file in a round.
#[derive(Debug)]
pub struct Entry {
    /// The file's name without `.yaml`; the id of its partnership where it is valid.
    pub stem: String,
    /// What diagnostics call the file.
    pub name: String,
    /// Whether it could be used.
    pub standing: Standing,
    /// What reading and checking it found.
    pub findings: Vec<Diagnostic>,
}

/// Whether a return could be used.
#[derive(Debug)]
pub enum Standing {
    /// It is valid.
    Valid(Box<Return>),
    /// It has this many errors and is left out.
    Refused {
        /// How many errors were found.
        errors: usize,
        /// What can be read of it all the same, where its file is YAML.
        readable: Option<Box<Readable>>,
    },
    /// It is valid, but its report could not be made: it is left out like one with errors, so that
    /// no page tells of an answer that no report shows.
    NotMade(Box<Return>),
}

/// Over how many rounds anything is followed: ten years of rounds that come every quarter.
pub(crate) const MOST_ROUNDS: usize = 40;

impl Collection {
    /// A round.
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.info.id.as_str() == id)
    }

    /// The round that was last due, or last took place.
    pub fn newest(&self) -> Option<&Round> {
        self.rounds.iter().max_by_key(|own| (own.info.day(), own.info.id.clone()))
    }

    /// A round, to put its returns in, and the register that they are held against.
    pub fn round_mut(&mut self, id: &str) -> Option<(&mut Round, &Register)> {
        let round = self.rounds.iter_mut().find(|round| round.info.id.as_str() == id)?;
        Some((round, &self.register))
    }

    /// The round before a round, where it names one that could be read.
    pub fn before(&self, round: &Round) -> Option<&Round> {
        let previous = round.info.previous.as_ref()?;
        self.round(previous.as_str())
    }

    /// A round and those before it, oldest first, back to one that names no other or that could not
    /// be read; of a longer chain the last forty.
    pub fn back_from<'a>(&'a self, round: &'a Round) -> Vec<&'a Round> {
        let mut chain = vec![round];
        // Checked rounds are not in a circle; a chain that came back would never end.
        while let Some(earlier) = chain.last().and_then(|round| self.before(round))
            && chain.len() < MOST_ROUNDS
            && chain.iter().all(|passed| passed.info.id != earlier.info.id)
        {
            chain.push(earlier);
        }
        chain.reverse();
        chain
    }

    /// The returns that the figures of a round are without, because they could not be used: its
    /// own, and those of the rounds before it, with which it is compared.
    pub fn unused_back_from<'a>(
        &'a self,
        round: &'a Round,
    ) -> impl Iterator<Item = (&'a Round, &'a Entry)> {
        let entries = |round: &'a Round| round.entries.iter().map(move |entry| (round, entry));
        let all = self.back_from(round).into_iter().flat_map(entries);
        all.filter(|(_, entry)| !matches!(entry.standing, Standing::Valid(_)))
    }

    /// Every version of the rubric, the one that is asked now first.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rubric> + Clone {
        std::iter::once(&self.rubric).chain(&self.earlier).map(|rubric| &**rubric)
    }

    /// A version of the rubric held against an older one.
    pub fn comparison(&self, newer: &Rubric, older: &Rubric) -> Comparability {
        Comparability::new(newer, older, self.rubrics())
    }
}

impl Entry {
    /// Why it could not be used, in words for whoever reads a list of such returns.
    pub fn why_unused(&self) -> Option<String> {
        match self.standing {
            Standing::Valid(_) => None,
            Standing::NotMade(_) => Some("it could not be set, as said above".to_owned()),
            Standing::Refused { errors: 1, .. } => Some(format!("1 error in {}", self.name)),
            Standing::Refused { errors, .. } => Some(format!("{errors} errors in {}", self.name)),
        }
    }

    /// Compresses the text of its file, where that can be read: of thousands that are held the text
    /// of few is asked for again.
    pub fn compress(&mut self) {
        match &mut self.standing {
            Standing::Valid(returned) | Standing::NotMade(returned) => returned.compress(),
            Standing::Refused { readable, .. } => {
                readable.iter_mut().for_each(|own| own.compress());
            }
        }
    }

    /// What can be read of it: all of it where it is valid.
    pub fn readable(&self) -> Option<&Readable> {
        match &self.standing {
            Standing::Valid(returned) | Standing::NotMade(returned) => Some(returned),
            Standing::Refused { readable, .. } => readable.as_deref(),
        }
    }
}

impl Round {
    /// The entry of a partnership.
    pub fn entry(&self, partnership: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.stem == partnership)
    }

    /// The valid return of a partnership.
    pub fn returned(&self, partnership: &str) -> Option<&Return> {
        match &self.entry(partnership)?.standing {
            Standing::Valid(returned) => Some(returned),
            Standing::Refused { .. } | Standing::NotMade(_) => None,
        }
    }

    /// The valid returns, by partnership.
    pub fn returns(&self) -> impl Iterator<Item = &Return> {
        self.entries.iter().filter_map(|entry| match &entry.standing {
            Standing::Valid(returned) => Some(&**returned),
            Standing::Refused { .. } | Standing::NotMade(_) => None,
        })
    }

    /// Leaves out the valid return in a file of this name: its report could not be made.
    pub fn leave_out(&mut self, stem: &str) {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.stem == stem) else { return };
        let none = Standing::Refused { errors: 0, readable: None };
        entry.standing = match std::mem::replace(&mut entry.standing, none) {
            Standing::Valid(returned) => Standing::NotMade(returned),
            other => other,
        };
    }
}
