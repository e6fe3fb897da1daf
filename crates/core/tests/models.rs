//! Tests of damaged, foreign and swapped model files: each causes an error with the file's name, never a panic or a
//! wrong model.

use dateline_core::article::Article;
use dateline_core::model_file::{Content, ModelError, pack, unpack};
use dateline_core::models::{FILES, Models, content};
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

/// The bytes of the shipped model files, in the order of [`FILES`].
static SHIPPED: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    FILES.iter().map(|file| std::fs::read(folder.join(file)).expect("a shipped file")).collect()
});

/// Returns the result of loading the shipped files, with the file at index `place` replaced by `bytes`.
fn load_with(place: usize, bytes: &[u8]) -> Result<(), (&'static str, ModelError)> {
    models_with(place, bytes).map(drop)
}

/// Returns the body of a valid model file of any kind.
fn body(file: &[u8]) -> Vec<u8> {
    let place = SHIPPED.iter().position(|shipped| shipped[4..8] == file[4..8]);
    unpack(content(FILES[place.expect("a kind of ours")]), file).expect("a file that can be read")
}

fn models_with(place: usize, bytes: &[u8]) -> Result<Models, (&'static str, ModelError)> {
    let mut files: Vec<&[u8]> = SHIPPED.iter().map(Vec::as_slice).collect();
    files[place] = bytes;
    Models::load(&files)
}

#[test]
fn a_file_in_the_place_of_another_is_of_the_wrong_kind() {
    for (place, &name) in FILES.iter().enumerate() {
        let other = &SHIPPED[(place + 1) % FILES.len()];
        assert_eq!(load_with(place, other), Err((name, ModelError::WrongKind)));
        assert_eq!(load_with(place, b"<!doctype html>"), Err((name, ModelError::Foreign)));
    }
    let files: Vec<&[u8]> = SHIPPED.iter().map(Vec::as_slice).collect();
    let missing = Models::load(&files[..2]).map(drop);
    assert_eq!(missing, Err((FILES[2], ModelError::Damaged)));
}

#[test]
fn a_model_of_other_labels_is_damaged() {
    let labels = ["content", "source", "cue"].map(str::to_owned);
    let body = dateline_core::linear::to_bytes(&labels, &mut [(7, vec![(2, 1)])]);
    let place = FILES.iter().position(|&file| file == "quotes.bin").expect("a model of quotes");
    let (_, error) =
        load_with(place, &pack(content("quotes.bin"), &body)).expect_err("two labels are wanted");
    assert_eq!(error, ModelError::Damaged);
}

/// Returns the kind and fingerprint of the shipped file at index `place`, and its body.
fn opened(place: usize) -> (Content, Vec<u8>) {
    let content = content(FILES[place]);
    (content, unpack(content, &SHIPPED[place]).expect("a shipped file is whole"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_bit_is_seen(place in 0..FILES.len(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut file = SHIPPED[place].clone();
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        match load_with(place, &file) {
            Err((name, _)) => prop_assert_eq!(name, FILES[place]),
            // The changed file is an equivalent encoding: a back reference points to another place with the same
            // bytes.
            Ok(()) => prop_assert!(body(&file) == body(&SHIPPED[place])),
        }
    }

    #[test]
    fn a_file_cut_short_or_too_long_is_seen(place in 0..FILES.len(), at in any::<prop::sample::Index>(), more in 1usize..9) {
        let file = &SHIPPED[place];
        prop_assert!(load_with(place, &file[..at.index(file.len())]).is_err());
        prop_assert!(load_with(place, &[&file[..], &vec![0; more]].concat()).is_err());
    }

    /// A changed body with a correct checksum is an error or gives some model; neither loading nor annotating
    /// panics.
    #[test]
    fn a_changed_body_never_panics(
        place in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        at_the_start in any::<bool>(),
    ) {
        let (content, mut body) = opened(place);
        // Lengths and counts are at the start, so half of the changes are made there.
        let reach = if at_the_start { body.len().min(300) } else { body.len() };
        for (at, byte) in changes {
            body[at.index(reach)] = byte;
        }
        if let Some(cut) = cut {
            body.truncate(cut.index(body.len()));
        }
        if let Ok(models) = models_with(place, &pack(content, &body)) {
            let text = "\"The bridge is closed,\" said Ana Lund. The mayor of Port Lund resigned on Monday.";
            let article = Article::new(text.to_owned(), None).expect("a short text");
            let _ = dateline_core::annotate(&article, &models, |_| ControlFlow::Continue(()));
        }
    }
}
