//! Documents with hand-written tags and trees, for tests of rules over dependency trees. They need no model.

use crate::article::Article;
use crate::document::{Document, Relation, Token, Upos, Xpos};
use crate::span::{SentenceId, Span, TokenId, TokenRange};
use jiff::civil::Date;

/// Returns a document of words written as `form/lemma/XPOS/head/relation`. Heads count from 1 in their sentence, 0 is
/// the root, an empty lemma is the form in lower case, and `|` separates sentences.
pub(crate) fn document(words: &str, created: Option<Date>) -> Document<'static> {
    let mut text = String::new();
    let (mut tokens, mut lemmas, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in words.split('|') {
        let first = TokenId::from(tokens.len());
        for word in sentence.split_whitespace() {
            let parts: Vec<&str> = word.rsplitn(5, '/').collect();
            let &[relation, head, xpos, lemma, form] = &parts[..] else { panic!("{word}") };
            let start = text.len();
            text.push_str(form);
            let xpos = Xpos::parse(xpos).expect(word);
            let relation = Relation::parse(relation).expect(word);
            tokens.push(Token {
                span: Span::new(start, text.len()),
                upos: upos(xpos, relation),
                xpos,
                head: head.parse::<u32>().expect(word).checked_sub(1).map(|h| first.plus(h)),
                relation,
                sentence: SentenceId::from(sentences.len()),
            });
            lemmas.push(if lemma.is_empty() { form.to_lowercase() } else { lemma.to_owned() });
            text.push(' ');
        }
        sentences.push(TokenRange::new(first, TokenId::from(tokens.len())));
    }
    let article = Box::leak(Box::new(Article::new(text, created).expect("a short text")));
    Document::new(article, tokens.into(), sentences.into(), lemmas.iter().collect())
}

/// Returns the universal part of speech of a Penn tag, which may depend on the relation.
fn upos(xpos: Xpos, relation: Relation) -> Upos {
    match xpos {
        _ if relation.is(Relation::Aux) || relation == Relation::Cop => Upos::Aux,
        _ if xpos.is_verbal() => Upos::Verb,
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Nnp | Xpos::Nnps => Upos::Propn,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs => Upos::Adj,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Wrb => Upos::Adv,
        Xpos::Dt | Xpos::Pdt => Upos::Det,
        Xpos::Prp | Xpos::PrpS | Xpos::Wdt | Xpos::Wp | Xpos::WpS | Xpos::Ex => Upos::Pron,
        Xpos::Cd => Upos::Num,
        Xpos::Cc => Upos::Cconj,
        Xpos::To | Xpos::Pos => Upos::Part,
        Xpos::In if relation == Relation::Mark => Upos::Sconj,
        Xpos::In | Xpos::Rp => Upos::Adp,
        Xpos::Md => Upos::Aux,
        _ => Upos::Punct,
    }
}
