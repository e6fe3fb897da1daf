//! `--show`: prints one stage of the analysis in readable form, to inspect the core.

use dateline_core::annotations::Annotations;
use dateline_core::document::Document;
use dateline_core::span::{MentionId, TokenRange};
use dateline_schema::MIN_SALIENCE;
use std::fmt::Write as _;

/// A stage that can be shown.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Stage {
    /// Paragraphs with their roles.
    Layout,
    /// One token per line with lemma, tags and head, and a blank line after each sentence.
    Tree,
    /// Entities with their mentions.
    Entities,
    /// Quotes with cue and speaker.
    Quotes,
    /// Time expressions with their values.
    Times,
    /// Events with roles and dates.
    Events,
    /// The timeline. A star marks the main events.
    Timeline,
}

/// Formats a stage as lines of text.
pub(crate) fn text(annotations: &Annotations, stage: Stage) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = match stage {
        Stage::Layout => layout(annotations, &mut out),
        Stage::Tree => tree(&annotations.document, &mut out),
        Stage::Entities => entities(annotations, &mut out),
        Stage::Quotes => quotes(annotations, &mut out),
        Stage::Times => times(annotations, &mut out),
        Stage::Events => events(annotations, &mut out),
        Stage::Timeline => timeline(annotations, &mut out),
    };
    out
}

fn flat(document: &Document, range: TokenRange) -> String {
    document.text(range).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn layout(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    let article = annotations.document.article;
    writeln!(out, "published {:?} from {:?}", article.created, article.created_from)?;
    for paragraph in &article.paragraphs {
        writeln!(
            out,
            "{:<8}{}",
            format!("{:?}", paragraph.role),
            &article.text[paragraph.span.range()]
        )?;
    }
    Ok(())
}

fn tree(document: &Document, out: &mut String) -> std::fmt::Result {
    for sentence in &document.sentences {
        for id in sentence.iter() {
            let token = document.tokens[id];
            let head = token.head.map_or(0, |h| h.0 + 1 - sentence.start.0);
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{head}\t{}",
                id.0 + 1 - sentence.start.0,
                document.form(id),
                document.lemma(id),
                token.upos.as_str(),
                token.xpos.as_str(),
                token.relation.as_str()
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn entities(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    let Annotations { document, mentions, entities, .. } = annotations;
    for (id, entity) in entities.list.iter_enumerated() {
        let roles: Vec<String> = entity.roles.iter().map(|&r| flat(document, r)).collect();
        let name = flat(document, mentions[entity.name].tokens);
        writeln!(out, "{:>3} {:<9}{name} {roles:?}", id.0, entity.kind.as_str())?;
        let texts: Vec<String> =
            entity.mentions.iter().map(|&m| flat(document, mentions[m].tokens)).collect();
        writeln!(out, "             {}", texts.join(" | "))?;
    }
    Ok(())
}

fn speaker(annotations: &Annotations, mention: Option<MentionId>) -> String {
    let Annotations { document, mentions, entities, .. } = annotations;
    let entity = mention.and_then(|m| entities.of_mention[m]);
    entity.map_or("?".to_owned(), |e| flat(document, mentions[entities.list[e].name].tokens))
}

fn quotes(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    let document = &annotations.document;
    for quote in &annotations.quotes {
        let part = |range: Option<TokenRange>| range.map_or("-".to_owned(), |r| flat(document, r));
        let content: Vec<String> = quote.content.iter().map(|&r| flat(document, r)).collect();
        let speaker = speaker(annotations, quote.speaker);
        writeln!(
            out,
            "{:?} {:?} by {speaker} [{}] ({})",
            quote.form,
            quote.act,
            part(quote.source),
            part(quote.cue)
        )?;
        writeln!(out, "    {}", content.join(" … "))?;
    }
    Ok(())
}

fn times(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    for timex in &annotations.timexes {
        let modifier = timex.modifier.map_or("", |m| m.as_str());
        let words = flat(&annotations.document, timex.tokens);
        writeln!(
            out,
            "{:<9}{:<18}{modifier:<8}{words}",
            timex.kind.as_str(),
            timex.value.to_string()
        )?;
    }
    Ok(())
}

fn events(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    let document = &annotations.document;
    for event in &annotations.events {
        let date = event
            .date
            .as_ref()
            .map_or("-".to_owned(), |d| format!("{} ({})", d.value, d.from.as_str()));
        let traits = [
            event.class.as_str(),
            event.kind.as_str(),
            event.polarity.as_str(),
            event.certainty.as_str(),
            event.tense.as_str(),
        ];
        writeln!(
            out,
            "{:.2} {} [{}] {date}\n     {}",
            event.salience,
            event.lemma,
            traits.join(" "),
            event.summary
        )?;
        for argument in &event.arguments {
            writeln!(out, "     {}: {}", argument.role.as_str(), flat(document, argument.tokens))?;
        }
    }
    Ok(())
}

fn timeline(annotations: &Annotations, out: &mut String) -> std::fmt::Result {
    for entry in &annotations.timeline {
        writeln!(out, "{} ({})", entry.date, entry.precision.as_str())?;
        for &id in &entry.events {
            let event = &annotations.events[id];
            let star = if f64::from(event.salience) >= MIN_SALIENCE { '*' } else { ' ' };
            writeln!(out, "  {star} {:.2} {}", event.salience, event.summary)?;
        }
    }
    Ok(())
}
