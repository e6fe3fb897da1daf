//! Trains the models that find the story of a web page or of a pasted text.
//!
//! The annotation (`models/annotations/page-blocks.jsonl`) is our own and does not contain the pages. It has a hash
//! and a label for each block of a page as saved; the same blocks are found in the page as a browser copies it.

use super::CorporaConfig;
use super::corpora;
use super::log_linear::{self, Choice, Settings};
use crate::article::Article;
use crate::article::story::classify::{N, ROLES, both, first_scores, margin};
use crate::article::story::context::Context;
use crate::article::story::features::LEXICAL;
use crate::article::story::{Blocks, StoryModel, of_html, of_text};
use crate::features::{Features, number};
use crate::linear::{self, Model, Row, put_varint};
use crate::span::Span;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::io;

const ANNOTATION: &str = "models/annotations/page-blocks.jsonl";
/// The sets of pages: as saved, and as a browser copies them.
const SETS: &[(&str, &str)] =
    &[("pages-dev", "pages-copied-dev"), ("pages-readability-dev", "pages-copied-readability-dev")];
/// The letters of the labels in the annotation, in the order of [`ROLES`]. Items of lists (`L`) and cells of tables
/// (`A`) are body; their elements tell them apart.
const LETTERS: &str = "TSHBQKYC";
/// The training settings, tuned by cross-validation.
const SETTINGS: Settings = Settings { epochs: 16, rate: 0.1, penalty: 0.002, least: 15 };
/// The log-odds that one step of the integer weights stands for.
const UNIT: f32 = 0.1;
/// The smallest weight that is kept, in steps. Without the smaller ones, the models have half the size, and
/// cross-validation gains half a point of F1.
const SMALLEST: i8 = 2;
/// The number of parts in which the pages are split to train the second model on predictions for unseen pages.
const INNER: u32 = 4;

/// The label of a block: the index of its role, `Some(None)` if it is beside the story, `None` if it is unknown.
type Label = Option<Option<usize>>;

/// The annotation of a page: the hash and the letter of each block. A hash has four digits in base 64.
#[derive(Debug, Deserialize)]
struct Annotated {
    set: String,
    id: String,
    hashes: String,
    labels: String,
}

/// A page of a set.
#[derive(Debug, Deserialize)]
struct Source {
    id: String,
    #[serde(default)]
    html: String,
    #[serde(default)]
    text: String,
}

/// A page or a text, with the labels of its blocks.
#[derive(Debug)]
struct Example {
    /// The id of the page in its set.
    id: String,
    /// The file of the cross-validation that gets the article; `None` if the text is an article alone, which no set has.
    file: Option<String>,
    form: Form,
    labels: Vec<Label>,
}

#[derive(Debug)]
enum Form {
    Html(String),
    Text(String),
}

impl Form {
    fn with_blocks<T>(&self, f: impl FnOnce(&Blocks) -> T) -> T {
        match self {
            Self::Html(html) => of_html(html, f),
            Self::Text(text) => of_text(text, f),
        }
    }

    const fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    fn article(&self, model: &StoryModel) -> Option<Article> {
        match self {
            Self::Html(html) => Article::from_html(html, None, Some(model)).ok(),
            Self::Text(text) => Article::from_text(text.clone(), None, model).ok(),
        }
    }
}

/// Returns the hash of a block's text in the annotation.
fn block_hash(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let text: Vec<&str> = text.split_whitespace().collect();
    let hash = number(&text.join(" "));
    (0..4).map(|digit| char::from(DIGITS[(hash >> (6 * digit)) as usize & 63])).collect()
}

/// Returns the examples of the annotated pages.
fn examples(config: &CorporaConfig) -> io::Result<Vec<Example>> {
    let mut sources: HashMap<(String, String), Source> = HashMap::new();
    for set in SETS.iter().flat_map(|&(saved, copied)| [saved, copied]) {
        for line in corpora::read(&config.join(&format!("../eval/{set}.jsonl.gz")))?.lines() {
            let source: Source =
                serde_json::from_str(line).map_err(|_| corpora::malformed(set, line))?;
            sources.insert((set.to_owned(), source.id.clone()), source);
        }
    }
    let mut examples = Vec::new();
    for line in std::fs::read_to_string(ANNOTATION)?.lines() {
        let malformed = || corpora::malformed("page-blocks", line);
        let gold: Annotated = serde_json::from_str(line).map_err(|_| malformed())?;
        let copied = SETS.iter().find(|set| set.0 == gold.set).ok_or_else(malformed)?.1;
        let saved = sources.get(&(gold.set.clone(), gold.id.clone())).ok_or_else(malformed)?;
        let copy = sources.get(&(copied.to_owned(), gold.id.clone())).ok_or_else(malformed)?;
        let mut add = |file: Option<String>, form: Form| {
            let labels =
                form.with_blocks(|blocks| gold.labels_of(&blocks.texts().collect::<Vec<_>>()));
            examples.push(Example { id: gold.id.clone(), file, form, labels });
        };
        add(Some(gold.set.clone()), Form::Html(saved.html.clone()));
        if !copy.html.is_empty() {
            add(Some(copied.to_owned()), Form::Html(copy.html.clone()));
        }
        if !copy.text.trim().is_empty() {
            add(Some(format!("{copied}-plain")), Form::Text(copy.text.clone()));
        }
        let article =
            of_html(&saved.html, |blocks| gold.article(&blocks.texts().collect::<Vec<_>>()));
        add(None, Form::Text(article));
    }
    Ok(examples)
}

impl Annotated {
    fn labels_by_hash(&self) -> HashMap<&str, Vec<Option<usize>>> {
        let mut labels: HashMap<&str, Vec<Option<usize>>> = HashMap::new();
        for (at, letter) in self.labels.chars().enumerate() {
            let letter = if matches!(letter, 'L' | 'A') { 'B' } else { letter };
            let hash = self.hashes.get(at * 4..at * 4 + 4).unwrap_or_default();
            labels.entry(hash).or_default().push(LETTERS.find(letter));
        }
        labels
    }

    /// Returns the labels of these blocks: of the n-th block with a hash, the n-th label of this hash.
    fn labels_of(&self, texts: &[&str]) -> Vec<Label> {
        let labels = self.labels_by_hash();
        let mut seen: HashMap<String, usize> = HashMap::new();
        texts
            .iter()
            .map(|text| {
                let hash = block_hash(text);
                let list = labels.get(hash.as_str())?;
                let n = seen.entry(hash).or_default();
                *n += 1;
                Some(*list.get(*n - 1).or(list.last())?)
            })
            .collect()
    }

    /// Returns the blocks of the article alone, as a reader copies them.
    fn article(&self, texts: &[&str]) -> String {
        let labels = self.labels_of(texts);
        let kept = texts.iter().zip(labels).filter(|(_, label)| matches!(label, Some(Some(_))));
        kept.map(|(text, _)| *text).collect::<Vec<_>>().join("\n\n")
    }
}

/// Returns the body of `story.bin`.
///
/// # Errors
/// If the pages or their annotation can't be read.
pub fn train(config: &CorporaConfig) -> io::Result<Vec<u8>> {
    let examples =
        if config.holds("../eval/pages-dev.jsonl.gz") { examples(config)? } else { Vec::new() };
    let mut body = Vec::new();
    for is_text in [false, true] {
        let examples: Vec<&Example> =
            examples.iter().filter(|example| example.form.is_text() == is_text).collect();
        for mut rows in train_pair(&examples) {
            let bytes = linear::to_bytes(&ROLES.map(str::to_owned), &mut rows);
            put_varint(&mut body, bytes.len() as u32);
            body.extend(bytes);
        }
    }
    Ok(body)
}

/// Returns the rows of the first and of the second model.
fn train_pair(examples: &[&Example]) -> [Vec<Row>; 2] {
    let mut choices = Vec::new();
    for fold in 0..INNER {
        let (held_back, rest): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(|example| fold_of(&example.id, INNER) == fold);
        let first = model(&rows(first_choices(&rest)));
        for example in held_back {
            example.form.with_blocks(|blocks| {
                let context = Context::new(blocks);
                let margins = first_scores(&context, &first).iter().map(margin).collect();
                let predicted = context.predicted(margins);
                let describe =
                    |at: usize, features: &mut Features| both(&context, at, &predicted, features);
                choices.extend(choices_of(example, describe));
            });
        }
    }
    [rows(first_choices(examples)), rows(choices)]
}

fn first_choices(examples: &[&Example]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for example in examples {
        example.form.with_blocks(|blocks| {
            let context = Context::new(blocks);
            choices.extend(choices_of(example, |at, features| context.first(at, features)));
        });
    }
    choices
}

/// Returns a choice of a role for each block whose label is known.
fn choices_of(example: &Example, describe: impl Fn(usize, &mut Features)) -> Vec<Choice> {
    let known = example.labels.iter().enumerate().filter_map(|(at, label)| Some((at, (*label)?)));
    // A plain text tells little else than its words. Copies of the choices without the words teach the other features
    // more, and the model recognises more texts of other sites: cross-validation gains 1.5 points of F1. Pages gain
    // nothing.
    let copies: &[&[_]] = if example.form.is_text() { &[&[], LEXICAL] } else { &[&[]] };
    let copies = known.flat_map(|known| copies.iter().map(move |left_out| (known, *left_out)));
    copies
        .map(|((at, label), left_out)| {
            let mut features = Features::without(left_out);
            describe(at, &mut features);
            let of_role =
                |role: u32| features.list.iter().map(|feature| feature << 3 | role).collect();
            let options = (0..N as u32).map(of_role).collect();
            Choice { common: Vec::new(), options, right: label.into_iter().collect() }
        })
        .collect()
}

/// Trains a model. The three low bits of a feature of a choice are the role.
fn rows(choices: Vec<Choice>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (feature, cells) in log_linear::train(choices, SETTINGS).quantise(0, UNIT, SMALLEST) {
        let (feature, role) = (feature >> 3, (feature & 7) as u16);
        let cell = (role, cells[0].1);
        match rows.last_mut() {
            Some(last) if last.0 == feature => last.1.push(cell),
            _ => rows.push((feature, vec![cell])),
        }
    }
    rows
}

fn model(rows: &[Row]) -> Model {
    Model::new(ROLES.map(str::to_owned).to_vec(), rows)
}

fn fold_of(id: &str, folds: u32) -> u32 {
    (number(id) >> 8) % folds
}

/// Reads every page with models that were trained on the other pages, in `folds` parts. Returns for each file (a set of
/// pages, `-plain` for its plain copies) the articles as `../shared/eval/pages.py` scores them, one line each.
///
/// # Errors
/// If the pages or their annotation can't be read.
pub fn cross_validate(config: &CorporaConfig, folds: u32) -> io::Result<BTreeMap<String, String>> {
    let examples = examples(config)?;
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for fold in 0..folds {
        let is_held_back = |example: &&Example| (number(&example.id) >> 3) % folds == fold;
        let (held_back, rest): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(is_held_back);
        let pair = |is_text: bool| {
            let examples: Vec<&Example> =
                rest.iter().copied().filter(|example| example.form.is_text() == is_text).collect();
            train_pair(&examples).map(|rows| model(&rows))
        };
        let model = StoryModel::new(pair(false), pair(true));
        for example in held_back {
            let Some(file) = &example.file else { continue };
            if let Some(article) = example.form.article(&model) {
                let lines = files.entry(file.clone()).or_default();
                lines.push_str(&system_line(&example.id, &article));
                lines.push('\n');
            }
        }
    }
    Ok(files)
}

/// Returns an article as JSON, with offsets in code points.
fn system_line(id: &str, article: &Article) -> String {
    let mut places = vec![0; article.text.len() + 1];
    for (place, (at, _)) in article.text.char_indices().enumerate() {
        places[at] = place;
    }
    places[article.text.len()] = article.text.chars().count();
    let span = |span: Span| [places[span.start as usize], places[span.end as usize]];
    let paragraphs: Vec<_> = article
        .paragraphs
        .iter()
        .map(|paragraph| json!({"span": span(paragraph.span), "role": paragraph.role}))
        .collect();
    json!({
        "id": id,
        "text": article.text,
        "title": article.title.map(span),
        "published": article.created.map(|day| day.to_string()),
        "paragraphs": paragraphs,
    })
    .to_string()
}
