//! The closed tag sets of syntax: universal parts of speech, Penn Treebank tags, UD English relations.
//!
//! Each tag set is an enum with conversions from and to its standard spelling. Sources: the UD 2 guidelines
//! (<https://universaldependencies.org/en/>) and Santorini's tagging guidelines for the Penn Treebank (1990).

macro_rules! tagset {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $(#[doc = concat!("<code>", $text, "</code>")] $variant,)* }

        impl $name {
            /// Every member, in the order of the enum.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the standard spelling.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// Returns the member with this spelling, if there is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

tagset! {
    /// Universal parts of speech.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

tagset! {
    /// Part-of-speech tags of the Penn Treebank with the additions of the English Web Treebank.
    Xpos {
        Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Ls = "LS", Md = "MD", Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", Pdt = "PDT", Pos = "POS",
        Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO",
        Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT",
        Wp = "WP", WpS = "WP$", Wrb = "WRB", Period = ".", Comma = ",", Colon = ":", OpenQuote = "``",
        CloseQuote = "''", Dollar = "$", Hash = "#", Lrb = "-LRB-", Rrb = "-RRB-", Hyph = "HYPH", Nfp = "NFP",
        Add = "ADD", Gw = "GW", Afx = "AFX", Xx = "XX",
    }
}

tagset! {
    /// Dependency relations of UD English, with subtypes.
    Relation {
        Root = "root", Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl",
        Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case",
        Cc = "cc", CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt",
        Conj = "conj", Cop = "cop", Csubj = "csubj", CsubjPass = "csubj:pass", CsubjOuter = "csubj:outer",
        Dep = "dep", Det = "det", DetPredet = "det:predet", Discourse = "discourse", Dislocated = "dislocated",
        Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list",
        Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass", NsubjOuter = "nsubj:outer",
        Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked",
        Orphan = "orphan", Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum",
        Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Relation {
    /// Returns the relation without its subtype: `nsubj` for `nsubj:pass`.
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::AclRelcl => Self::Acl,
            Self::AdvclRelcl => Self::Advcl,
            Self::AuxPass => Self::Aux,
            Self::CcPreconj => Self::Cc,
            Self::CompoundPrt => Self::Compound,
            Self::CsubjPass | Self::CsubjOuter => Self::Csubj,
            Self::DetPredet => Self::Det,
            Self::NmodDesc | Self::NmodPoss | Self::NmodUnmarked => Self::Nmod,
            Self::NsubjPass | Self::NsubjOuter => Self::Nsubj,
            Self::OblAgent | Self::OblUnmarked => Self::Obl,
            whole => whole,
        }
    }

    /// Returns whether this relation is `other` or a subtype of `other`: `nsubj:pass` is an `nsubj`, but `nsubj` is
    /// not an `nsubj:pass`.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        self == other || self.base() == other
    }
}

impl Upos {
    /// Returns whether this is the tag of a noun or a proper noun.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }
}

impl Xpos {
    /// Returns whether this is a tag of a verb; modals don't count.
    #[must_use]
    pub fn is_verbal(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_reads_back() {
        assert!(Upos::ALL.iter().all(|&t| Upos::parse(t.as_str()) == Some(t)));
        assert!(Xpos::ALL.iter().all(|&t| Xpos::parse(t.as_str()) == Some(t)));
        assert!(Relation::ALL.iter().all(|&t| Relation::parse(t.as_str()) == Some(t)));
        assert_eq!(Upos::parse("noun"), None);
    }

    #[test]
    fn a_subtype_is_its_base_but_not_the_reverse() {
        assert!(Relation::NsubjPass.is(Relation::Nsubj));
        assert!(!Relation::Nsubj.is(Relation::NsubjPass));
        for &relation in Relation::ALL {
            let base = relation.as_str().split(':').next().unwrap_or_default();
            assert_eq!(relation.base().as_str(), base);
        }
    }
}
