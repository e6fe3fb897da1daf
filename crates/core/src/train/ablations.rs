//! Ablation experiments: trains models without a group of features, or with coarser weights.
//!
//! Each experiment writes one model file, in a folder `NUMBER description` inside the folder of its model. The
//! command `cargo xtask ablations` scores these files on the development sets and writes the table. The experiments
//! for names train on a third of the documents, and those for names and syntax run fewer epochs than the shipped
//! models, so their scores are comparable only with each other.

use super::CorporaConfig;
use super::crf::Settings;
use super::names::{self, Grain, LeftOut, SECOND_PASS, SETTINGS, SHARES, SHIPPED};
use super::{events, quotes, sentences, syntax};
use crate::model_file::pack;
use crate::models::content;
use std::io;
use std::path::Path;

/// The folder for the files of the experiments, which has a folder for each model.
pub const FOLDER: &str = "target/ablations";

/// A function that receives the description of an experiment and the body of its model.
type Take<'a> = &'a mut dyn FnMut(&str, Vec<u8>) -> io::Result<()>;

/// The experiments for one model: the name of the model, the name of its file, and the function that runs the
/// experiments.
type Experiments = (&'static str, &'static str, fn(&CorporaConfig, Take) -> io::Result<()>);

const ALL: &[Experiments] = &[
    ("sentences", "sentences.bin", of_sentences),
    ("syntax", "syntax.bin", of_syntax),
    ("names", "names.bin", of_names),
    ("quotes", "quotes.bin", of_quotes),
    ("events", "events.bin", of_events),
];

/// The groups of feature templates of the name model; each is left out in one experiment. A template may be in two
/// groups.
const GROUPS_OF_NAMES: &[(&str, LeftOut)] = &[
    ("affixes", &[25..=26]),
    ("shapes", &[16..=20, 22..=22, 41..=47, 50..=50, 85..=85, 88..=88]),
    ("neighbours", &[1..=2, 4..=7, 9..=12, 14..=17, 19..=20, 30..=49]),
    ("pairs of words", &[30..=50]),
    ("clusters", &[6..=15, 24..=24, 35..=40, 48..=50, 84..=84]),
    ("the gazetteer", &[60..=64]),
    ("the run of capitals", &[72..=76]),
    ("the company in the document", &[90..=90]),
    ("what is said of sport", &[82..=88]),
    ("the second look", &[SECOND_PASS..=SECOND_PASS + 99]),
];

/// The experiments for names train on every third document. This is the step between the indices of these documents.
const SHARE: usize = 3;

fn of_names(config: &CorporaConfig, take: Take) -> io::Result<()> {
    let (readings, lists) = names::prepare(config)?;
    let readings: Vec<_> = readings.into_iter().step_by(SHARE).collect();
    let settings = Settings { epochs: 2, ..SETTINGS };
    let learn = |left_out| names::learn(&readings, &lists, settings, left_out);
    let crf = learn(&[])?;
    let grains = [
        ("all features, 8 bits, small weights dropped: as shipped", SHIPPED),
        ("10 bits, nothing dropped", Grain { largest: 508, least: 1 }),
        ("8 bits, nothing dropped", Grain { least: 1, ..SHIPPED }),
        ("6 bits", Grain { largest: 31, least: 1 }),
        ("4 bits", Grain { largest: 7, least: 1 }),
    ];
    for (what, grain) in grains {
        take(what, names::body(&crf, SHARES, grain))?;
    }
    for (group, templates) in GROUPS_OF_NAMES {
        take(&format!("without {group}"), names::body(&learn(templates)?, SHARES, SHIPPED))?;
    }
    Ok(())
}

/// The groups of feature templates of the syntax network; each is left out in one experiment.
const GROUPS_OF_SYNTAX: &[(&str, LeftOut)] = &[
    ("the word itself", &[0..=0]),
    ("how it is written", &[1..=2]),
    ("word classes", &[3..=4]),
    ("affixes", &[5..=11]),
];

fn of_syntax(config: &CorporaConfig, take: Take) -> io::Result<()> {
    syntax::experiments(config, GROUPS_OF_SYNTAX, take)
}

/// The groups of feature templates of the sentence splitter; each is left out in one experiment.
const GROUPS_OF_SENTENCES: &[(&str, LeftOut)] = &[
    ("words as such", &[1..=1, 3..=5, 11..=11, 13..=14, 16..=16]),
    ("word classes", &[7..=7, 15..=15]),
    ("marks farther off", &[6..=6, 8..=8, 16..=17]),
    ("length, quotes and brackets", &[9..=10, 17..=17]),
];

fn of_sentences(config: &CorporaConfig, take: Take) -> io::Result<()> {
    take("all features: as shipped", sentences::learn(config, &[])?)?;
    for (group, templates) in GROUPS_OF_SENTENCES {
        take(&format!("without {group}"), sentences::learn(config, templates)?)?;
    }
    Ok(())
}

/// The groups of feature templates of the quote model; each is left out in one experiment. A template may be in two
/// groups.
const GROUPS_OF_QUOTES: &[(&str, LeftOut)] = &[
    ("word classes", &[24..=28, 68..=74]),
    ("the cue's subject", &[18..=22]),
    (
        "the way in the tree",
        &[40..=43, 45..=45, 47..=47, 49..=49, 51..=51, 61..=61, 64..=64, 67..=68, 71..=72, 81..=85],
    ),
    ("how it stands to marks", &[10..=11, 43..=43, 58..=60, 65..=65, 70..=70, 75..=77]),
    ("what stands between", &[76..=78]),
    ("lengths and distances", &[54..=57, 60..=60, 65..=65, 91..=92]),
    ("who can speak", &[18..=19, 23..=23, 63..=64, 83..=83, 86..=87, 92..=92, 95..=95]),
];

fn of_quotes(config: &CorporaConfig, take: Take) -> io::Result<()> {
    take("all features: as shipped", quotes::train(config)?)?;
    for (group, templates) in GROUPS_OF_QUOTES {
        take(&format!("without {group}"), quotes::learn(config, templates)?)?;
    }
    Ok(())
}

/// The groups of feature templates of the event models, first those of triggers, then those of dates; each is left
/// out in one experiment.
const GROUPS_OF_EVENTS: &[(&str, LeftOut)] = &[
    ("words as such", &[1..=4, 20..=21, 23..=24, 33..=34]),
    ("endings", &[5..=7]),
    ("sorts of meaning", &[9..=11, 31..=32]),
    ("word classes", &[14..=15]),
    ("lists of kinds", &[16..=16]),
    ("neighbours", &[20..=24]),
    ("dependents", &[30..=36]),
    ("dates: the way in the tree", &[60..=68]),
    ("dates: the preposition", &[72..=73]),
];

fn of_events(config: &CorporaConfig, take: Take) -> io::Result<()> {
    take("all features: as shipped", events::train(config)?)?;
    for (group, templates) in GROUPS_OF_EVENTS {
        take(&format!("without {group}"), events::learn(config, templates)?)?;
    }
    Ok(())
}

/// Runs the experiments for the models in `wanted`, or for all models if `wanted` is empty. For each experiment, passes
/// the name of the model and the description of the experiment to `tell`.
///
/// # Errors
/// If a corpus can't be read or a file can't be written.
pub fn run(
    config: &CorporaConfig,
    wanted: &[String],
    mut tell: impl FnMut(&str),
) -> io::Result<()> {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|w| w == name);
    for (name, file, experiments) in ALL.iter().filter(|model| is_wanted(model.0)) {
        let folder = Path::new(FOLDER).join(name);
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder)?;
        }
        let mut number = 0;
        experiments(config, &mut |what, body| {
            let folder = folder.join(format!("{number:02} {what}"));
            number += 1;
            std::fs::create_dir_all(&folder)?;
            tell(&format!("{name}: {what}"));
            std::fs::write(folder.join(file), pack(content(file), &body))
        })?;
    }
    Ok(())
}
