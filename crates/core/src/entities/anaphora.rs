//! Coreference of descriptions and pronouns: finds the antecedent of each.
//!
//! This module defines the order of resolution, and resolves first-person pronouns: "I" refers to the speaker of
//! the quote, and "we" to the group or organisation that the speaker represents, if it is known. `descriptions`
//! resolves descriptions, and `pronouns` resolves third-person pronouns. A description without an antecedent gets a
//! cluster of its own; a pronoun without an antecedent is in no cluster.

use super::clusters::{ClusterId, Clusters};
use super::search::Spoken;
use super::{descriptions, pronouns};
use crate::mentions::{EntityKind, Mention, MentionForm, Number};
use crate::quotes::{self, Quote};
use crate::span::{MentionId, QuoteId, TokenRange};
use typed_index_collections::{TiSlice, TiVec};

/// Resolves all descriptions and pronouns: first those outside direct quotes, then those in direct quotes, each in
/// text order. In a quote, "I" refers to the speaker, and "he" or "she" to somebody else.
pub(super) fn look_back(clusters: &mut Clusters, quotes: &TiSlice<QuoteId, Quote>) {
    let spoken = spoken(clusters, quotes, |quote| quote.form == quotes::QuoteForm::Direct);
    let reported = self::spoken(clusters, quotes, |_| true);
    let roles = descriptions::RoleBearers::new(clusters);
    let mut says: TiVec<MentionId, Option<QuoteId>> =
        clusters.mentions.iter().map(|_| None).collect();
    for (id, quote) in quotes.iter_enumerated() {
        quote.speaker.into_iter().for_each(|speaker| says[speaker] = Some(id));
    }
    let speaker = |clusters: &Clusters, quote: Option<QuoteId>| {
        quotes[quote?].speaker.and_then(|speaker| clusters.of(speaker))
    };
    for in_marks in [false, true] {
        for (id, mention) in clusters.mentions.iter_enumerated() {
            let first_person = mention.form == MentionForm::Pronoun && mention.person == 1;
            let quote = if first_person { reported[id] } else { spoken[id] };
            if clusters.of(id).is_some() || quote.is_some() != in_marks {
                continue;
            }
            let speaker = speaker(clusters, quote);
            let antecedent = match (mention.form, mention.person) {
                (MentionForm::Name, _) => None,
                (MentionForm::Nominal, _) => descriptions::antecedent(clusters, id, &roles),
                (MentionForm::Pronoun, 3) => {
                    let said = says[id].map(|quote| &quotes[quote]);
                    let mut barred = said.map_or_else(Vec::new, |quote| named(clusters, quote));
                    barred.extend(speaker);
                    // The source of indirect speech may be a thing, such as a plan or a study.
                    let speaks =
                        said.is_some_and(|quote| quote.form != quotes::QuoteForm::Indirect);
                    pronouns::antecedent(clusters, id, barred, &spoken, speaks)
                }
                (MentionForm::Pronoun, 1) if mention.number == Some(Number::Singular) => speaker,
                (MentionForm::Pronoun, 1) => {
                    speaker.and_then(|speaker| represented_party(clusters, speaker))
                }
                (MentionForm::Pronoun, _) => None,
            };
            match antecedent {
                Some(cluster) => clusters.add(id, cluster),
                None if mention.form == MentionForm::Nominal => _ = clusters.begin(id),
                None => {}
            }
        }
    }
}

/// Returns, for each mention, the quote that contains it, among the quotes for which `chosen` returns true.
fn spoken(
    clusters: &Clusters,
    quotes: &TiSlice<QuoteId, Quote>,
    chosen: impl Fn(&Quote) -> bool,
) -> Spoken {
    let mentions = clusters.mentions;
    let mut spoken: Spoken = mentions.iter().map(|_| None).collect();
    let quotes = quotes.iter_enumerated().filter(|(_, quote)| chosen(quote));
    for (id, part) in quotes.flat_map(|(id, quote)| quote.content.iter().map(move |c| (id, c))) {
        for place in within(mentions, *part) {
            spoken[MentionId::from(place)] = Some(id);
        }
    }
    spoken
}

/// Returns the indices of the mentions that start in these tokens.
fn within(mentions: &TiSlice<MentionId, Mention>, tokens: TokenRange) -> std::ops::Range<usize> {
    let first = mentions.raw.partition_point(|m| m.tokens.start < tokens.start);
    let rest = mentions.raw[first..].iter();
    first..first + rest.take_while(|m| m.tokens.start < tokens.end).count()
}

/// Returns the clusters that are named in the content of a quote. People do not refer to themselves by name, so the
/// speaker is somebody else. Returns none for a mixed quote, because its words outside quotation marks may be the
/// article's own words, which may name the speaker.
fn named(clusters: &Clusters, quote: &Quote) -> Vec<ClusterId> {
    if quote.form == quotes::QuoteForm::Mixed {
        return Vec::new();
    }
    let inside = quote.content.iter().flat_map(|&part| within(clusters.mentions, part));
    let names =
        inside.map(MentionId::from).filter(|&id| clusters.mentions[id].form == MentionForm::Name);
    names.filter_map(|id| clusters.of(id)).collect()
}

/// Returns the cluster to which "we" refers in the words of a speaker: the speaker itself, if it is several persons
/// or an organisation, else the organisation in the speaker's current role ("a Nokia spokesman"). `None` if the
/// roles and descriptions of the speaker contain no organisation.
fn represented_party(clusters: &Clusters, speaker: ClusterId) -> Option<ClusterId> {
    let (document, mentions) = (clusters.document, clusters.mentions);
    let known = clusters.cluster(speaker);
    if known.kind() != EntityKind::Person || known.number != Some(Number::Singular) {
        return Some(speaker);
    }
    // The maximum number of roles and of mentions that are searched. A speaker has few descriptions, and the first
    // ones introduce the speaker.
    const MOST: usize = 16;
    let said = known.mentions.iter().take(MOST).map(|&m| &mentions[m]);
    let described = said.filter(|m| m.form == MentionForm::Nominal).map(|m| m.tokens);
    let current = |tokens: &TokenRange| {
        !tokens.iter().any(|t| matches!(document.lower(t), "former" | "ex" | "ex-"))
    };
    known.roles.iter().copied().take(MOST).chain(described).filter(current).find_map(|tokens| {
        let mut inside = within(mentions, tokens).map(MentionId::from);
        let is_body = |&m: &MentionId| {
            mentions[m].form == MentionForm::Name && mentions[m].kind == Some(EntityKind::Org)
        };
        inside.find(is_body).and_then(|body| clusters.of(body))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    /// Returns the sentence `"PRONOUN left" said Fell , a EMPLOYER spokesman` in the notation of
    /// [`crate::testing::document`]. `employer` is in this notation too: the token between "a" and "spokesman".
    fn words(pronoun: &str, employer: &str) -> String {
        format!(
            "\"//``/3/punct {pronoun}//PRP/3/nsubj left/leave/VBD/5/ccomp \"//''/3/punct said/say/VBD/0/root \
             Fell//NNP/5/nsubj ,//,/10/punct a//DT/10/det {employer} spokesman//NN/6/appos"
        )
    }

    #[test]
    fn i_is_the_speaker() {
        let said = ["I", "P=Fell", "pm=a Novatek spokesman", "O=Novatek"];
        check(
            &words("I", "Novatek//NNP/10/compound"),
            &said,
            &[("\" I left", 1)],
            &["Fell (Novatek spokesman): I, Fell, a Novatek spokesman"],
        );
        check(
            &words("I", "Novatek//NNP/10/compound"),
            &said,
            &[],
            &["Fell (Novatek spokesman): Fell, a Novatek spokesman"],
        );
    }

    #[test]
    fn we_is_the_side_for_which_somebody_speaks() {
        let said = ["we", "P=Fell", "pm=a Novatek spokesman", "O=Novatek"];
        check(
            &words("we", "Novatek//NNP/10/compound"),
            &said,
            &[("\" we left", 1)],
            &["Novatek: we, Novatek", "Fell (Novatek spokesman): Fell, a Novatek spokesman"],
        );
        let said = ["we", "P=Fell", "pm=a former spokesman"];
        check(
            &words("we", "former//JJ/10/amod"),
            &said,
            &[("\" we left", 1)],
            &["Fell (former spokesman): Fell, a former spokesman"],
        );
    }

    #[test]
    fn we_is_a_speaker_of_several() {
        let words =
            "we//PRP/2/nsubj left/leave/VBD/3/ccomp said/say/VBD/0/root workers/worker/NNS/3/nsubj";
        check(words, &["we", "pp=workers"], &[("we left", 1)], &["workers: we, workers"]);
        check(words, &["we", "P=workers"], &[("we left", 1)], &[]);
    }

    #[test]
    fn he_in_a_quote_is_not_who_speaks() {
        let words = "he//PRP/2/nsubj left/leave/VBD/4/ccomp Otto//NNP/4/nsubj said/say/VBD/0/root | \
                     he//PRP/2/nsubj left/leave/VBD/4/ccomp Otto//NNP/4/nsubj said/say/VBD/0/root";
        check(
            words,
            &["he", "Pm=Otto", "he", "Pm=Otto"],
            &[("he left", 1)],
            &["Otto: Otto, he, Otto"],
        );
    }
}
