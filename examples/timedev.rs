use dateline::article::Article;
use dateline::document::{Document, Relation, Token, Upos, Xpos};
use dateline::span::{SentenceId, Span, TokenId, TokenRange};
use std::io::BufRead;
fn tokenize(text: &str) -> Vec<(usize, usize)> {
    let mut out = vec![];
    let b: Vec<(usize, char)> = text.char_indices().collect();
    let mut i = 0;
    let abbr = [
        "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.", "nov.", "dec.", "a.m.", "p.m.",
        "u.s.", "mr.", "mrs.", "no.", "st.", "gen.", "corp.", "inc.", "co.",
    ];
    let end = |i: usize| if i < b.len() { b[i].0 } else { text.len() };
    while i < b.len() {
        let c = b[i].1;
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        let mut j = i;
        let word = |c: char| c.is_alphanumeric();
        if word(c)
            || (c == '\''
                && i + 2 < b.len()
                && b[i + 1].1.is_ascii_digit()
                && b[i + 2].1.is_ascii_digit())
        {
            j += 1;
            while j < b.len()
                && (word(b[j].1)
                    || ("-.,:/–".contains(b[j].1)
                        && j + 1 < b.len()
                        && word(b[j + 1].1)
                        && (b[j].1 != ',' || b[j + 1].1.is_ascii_digit())))
            {
                j += 1;
            }
            if j < b.len() && b[j].1 == '.' {
                let t = text[b[i].0..end(j + 1)].to_lowercase();
                if abbr.contains(&t.as_str())
                    || (t.len() == 2 && t.as_bytes()[0].is_ascii_alphabetic())
                    || (t.matches('.').count() > 1)
                {
                    j += 1;
                }
            }
            out.push((b[i].0, end(j)));
        } else if c == '\'' && i + 1 < b.len() && b[i + 1].1 == 's' {
            j += 2;
            out.push((b[i].0, end(j)));
        } else {
            j += 1;
            out.push((b[i].0, end(j)));
        }
        i = j;
    }
    out
}
fn main() {
    let mut total = std::time::Duration::ZERO;
    let mut bytes = 0;
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = v["text"].as_str().unwrap().to_owned();
        let article = Article {
            text,
            created: v["published"].as_str().and_then(|d| d.parse().ok()),
            created_from: None,
            title: None,
            paragraphs: vec![],
        };
        let text = &article.text;
        let spans = tokenize(text);
        let mut tokens = typed_index_collections::TiVec::new();
        let mut lemmas = vec![];
        let mut sentences: typed_index_collections::TiVec<SentenceId, TokenRange> =
            Default::default();
        let mut start = 0;
        for (i, &(a, b)) in spans.iter().enumerate() {
            let t = &text[a..b];
            let l = t.to_lowercase();
            let upos = if l.ends_with("ed")
                || [
                    "was", "were", "said", "had", "has", "have", "will", "would", "is", "are",
                    "'ll", "to", "can", "could", "began", "made", "went", "came", "took", "fell",
                    "rose",
                ]
                .contains(&l.as_str())
            {
                Upos::Verb
            } else {
                Upos::X
            };
            let xpos = if upos == Upos::Verb {
                if ["will", "would", "'ll", "can", "could"].contains(&l.as_str()) {
                    Xpos::Md
                } else if l == "to" {
                    Xpos::Vb
                } else if l == "is" || l == "are" {
                    Xpos::Vbz
                } else {
                    Xpos::Vbd
                }
            } else if t.chars().next().unwrap().is_uppercase() {
                Xpos::Nnp
            } else if t.chars().all(|c| c.is_ascii_digit()) {
                Xpos::Cd
            } else if l.len() > 3 && l.ends_with('s') {
                Xpos::Nns
            } else if ["the", "a", "an", "this", "that"].contains(&l.as_str()) {
                Xpos::Dt
            } else if l.len() < 3 {
                Xpos::In
            } else {
                Xpos::Nn
            };
            tokens.push(Token {
                span: Span::new(a, b),
                upos,
                xpos,
                head: None,
                relation: Relation::Root,
                sentence: SentenceId::from(sentences.len()),
            });
            lemmas.push(l.clone());
            if [".", "!", "?"].contains(&t)
                || i + 1 == spans.len()
                || text[b..spans[i + 1].0].contains("\n\n")
            {
                sentences.push(TokenRange::new(TokenId::from(start), TokenId::from(i + 1)));
                start = i + 1;
            }
        }
        bytes += text.len();
        let document = Document::new(&article, tokens, sentences, &lemmas);
        let now = std::time::Instant::now();
        let times = dateline::time::find(&document);
        total += now.elapsed();
        let chars = |b: u32| text[..b as usize].chars().count();
        let times: Vec<_> = times.iter().map(|t| { let s = document.span(t.tokens); serde_json::json!({"span":[chars(s.start),chars(s.end)],"type":t.kind.as_str(),"value":t.value.to_string(),"mod":t.modifier.map(|m|m.as_str())}) }).collect();
        println!("{}", serde_json::json!({"id": v["id"], "times": times}));
    }
    eprintln!("{:.3} ms per 3 kB", total.as_secs_f64() * 1e3 / bytes as f64 * 3000.0);
}
