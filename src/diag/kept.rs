//! Files that are kept for long, of which there may be thousands.

use std::io::{Read, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::Source;

/// A file that is kept for whoever asks for its text later: as it was read, or compressed.
#[derive(Debug)]
pub struct KeptSource {
    name: String,
    text: Text,
}

#[derive(Debug)]
enum Text {
    Open(Arc<Source>),
    Compressed { bytes: Box<[u8]>, length: usize },
}

impl KeptSource {
    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file as it was read; a compressed one is made anew each time.
    pub fn source(&self) -> Arc<Source> {
        match &self.text {
            Text::Open(source) => Arc::clone(source),
            Text::Compressed { bytes, length } => {
                let mut text = String::with_capacity(*length);
                let read = DeflateDecoder::new(&**bytes).read_to_string(&mut text);
                read.expect("what was compressed here can be read again");
                Source::new(&*self.name, text)
            }
        }
    }

    /// Compresses the text, to about a third of what prose takes.
    pub fn compress(&mut self) {
        let Text::Open(source) = &self.text else { return };
        let text = source.text();
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        let written = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
        let bytes = written.expect("memory can be written to").into_boxed_slice();
        self.text = Text::Compressed { bytes, length: text.len() };
    }
}

impl From<Arc<Source>> for KeptSource {
    fn from(source: Arc<Source>) -> Self {
        Self { name: source.name().to_owned(), text: Text::Open(source) }
    }
}

#[cfg(test)]
mod tests {
    use super::{KeptSource, Source, Text};

    #[test]
    fn a_compressed_file_is_small_and_the_same_again() {
        let source = Source::new("a.yaml", "Wörter, die sich wiederholen.\r\n".repeat(1000));
        let mut kept = KeptSource::from(source.clone());
        kept.compress();
        kept.compress();
        assert_eq!((kept.name(), kept.source()), ("a.yaml", source.clone()));
        let Text::Compressed { bytes, .. } = kept.text else { panic!("it is not compressed") };
        assert!(bytes.len() * 10 < source.text().len());
    }

    #[test]
    fn an_empty_file_is_the_same_again() {
        let mut kept = KeptSource::from(Source::unread("a.yaml"));
        kept.compress();
        assert_eq!(kept.source(), Source::unread("a.yaml"));
    }
}
