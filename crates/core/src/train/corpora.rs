//! Reads the corpora, which are gzipped files in `../shared/data`: treebanks in CoNLL-U, and tagged text in
//! columns. `name_corpora` and `worldwide` read the corpora of names.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Returns the text of a gzipped file.
///
/// # Errors
/// If it can't be opened or is not gzipped UTF-8; the message names the file.
pub fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)
        .and_then(|file| MultiGzDecoder::new(file).read_to_string(&mut text))
        .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    Ok(text)
}

/// Returns the error for a line that does not have the corpus's format.
#[must_use]
pub fn malformed(corpus: &str, line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{corpus}: can't read the line {line:?}"))
}

/// A document of a treebank: its text and its sentences.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text, with words joined as the treebank specifies, and a blank line between paragraphs.
    pub text: String,
    /// The sentences; each has at least one word.
    pub sentences: Vec<Vec<Word>>,
}

/// A word of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its form.
    pub form: String,
    /// Its lemma.
    pub lemma: String,
    /// Its universal part of speech; empty if the corpus has none.
    pub upos: String,
    /// Its Penn Treebank tag.
    pub xpos: String,
    /// The index of its head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Its relation with subtype; empty if the corpus has none.
    pub relation: String,
    /// The start and end of its bytes in the document's text. The parts of a multiword token are assumed to follow
    /// each other from the start of the token, each with the length of its form.
    pub span: (usize, usize),
}

/// Reads a treebank in CoNLL-U, without its empty nodes.
///
/// # Errors
/// If the file can't be read or is not CoNLL-U.
pub fn conllu(path: &Path) -> io::Result<Vec<Document>> {
    let mut documents: Vec<Document> = Vec::new();
    let (mut new_document, mut new_paragraph) = (true, false);
    for block in read(path)?.split("\n\n") {
        let (comments, rows): (Vec<&str>, Vec<&str>) =
            block.lines().partition(|line| line.starts_with('#'));
        new_document |= comments.iter().any(|c| c.starts_with("# newdoc"));
        new_paragraph |= comments.iter().any(|c| c.starts_with("# newpar"));
        if rows.is_empty() {
            continue;
        }
        if new_document {
            documents.push(Document { text: String::new(), sentences: Vec::new() });
        } else if new_paragraph && let Some(document) = documents.last_mut() {
            document.text.truncate(document.text.trim_end().len());
            document.text.push_str("\n\n");
        }
        if let Some(document) = documents.last_mut() {
            let sentence = sentence(&rows, &mut document.text)?;
            document.sentences.push(sentence);
        }
        (new_document, new_paragraph) = (false, false);
    }
    Ok(documents)
}

/// Parses the rows of one sentence, and appends its words to `text` with the white space that the treebank
/// specifies.
fn sentence(rows: &[&str], text: &mut String) -> io::Result<Vec<Word>> {
    let mut words = Vec::new();
    // The words up to number `parts_until` are parts of a multiword token. The next part starts at byte
    // `part_start`.
    let (mut parts_until, mut part_start) = (0, 0);
    for row in rows {
        let columns: Vec<&str> = row.split('\t').collect();
        let &[id, form, lemma, upos, xpos, _, head, relation, _, misc] = &columns[..] else {
            return Err(malformed("CoNLL-U", row));
        };
        let number = |text: &str| text.parse::<usize>().map_err(|_| malformed("CoNLL-U", row));
        let mut write = |form: &str| {
            let start = text.len();
            text.push_str(form);
            text.push_str(if misc.contains("SpaceAfter=No") { "" } else { " " });
            start
        };
        if let Some((_, last)) = id.split_once('-') {
            parts_until = number(last)?;
            part_start = write(form);
        } else if !id.contains('.') {
            let start = if number(id)? <= parts_until { part_start } else { write(form) };
            part_start = start + form.len();
            words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                head: number(head)?.checked_sub(1),
                relation: relation.to_owned(),
                span: (start, part_start),
            });
        }
    }
    Ok(words)
}

/// Reads columns of form and Penn Treebank tag, with a blank line after each sentence; other columns are ignored.
///
/// # Errors
/// If the file can't be read or a line has only one column.
pub fn tagged(path: &Path) -> io::Result<Vec<Vec<Word>>> {
    let mut sentences = vec![Vec::new()];
    for line in read(path)?.lines().filter(|line| !line.starts_with("# doc")) {
        if line.is_empty() {
            sentences.push(Vec::new());
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(form), Some(xpos)) = (columns.next(), columns.next()) else {
            return Err(malformed("tagged text", line));
        };
        let word = Word { form: form.to_owned(), xpos: xpos.to_owned(), ..Word::default() };
        sentences.last_mut().expect("there is always a sentence to add to").push(word);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}
