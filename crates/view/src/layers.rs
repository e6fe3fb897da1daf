//! The layers of marks: what each is called, and which are switched off.

use dateline_schema::EntityKind;

/// A kind of mark that can be switched on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// People.
    People,
    /// Organisations, companies, teams.
    Organisations,
    /// Countries, towns, buildings, seas.
    Places,
    /// Peoples, laws, works and all else that has a name.
    Others,
    /// What was said.
    Quotes,
    /// What was thought: off at first.
    Thoughts,
    /// What happened.
    Events,
    /// When.
    Times,
}

impl Layer {
    /// All of them, as they are listed.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Organisations,
        Self::Places,
        Self::Others,
        Self::Quotes,
        Self::Thoughts,
        Self::Events,
        Self::Times,
    ];

    /// The layer of entities of a kind.
    #[must_use]
    pub const fn of_kind(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::People,
            EntityKind::Org => Self::Organisations,
            EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac => Self::Places,
            _ => Self::Others,
        }
    }

    /// Its class in the style sheet, and its name in storage.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::People => "person",
            Self::Organisations => "org",
            Self::Places => "place",
            Self::Others => "other",
            Self::Quotes => "quote",
            Self::Thoughts => "thought",
            Self::Events => "event",
            Self::Times => "time",
        }
    }

    /// Its name for the reader.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Organisations => "Organisations",
            Self::Places => "Places",
            Self::Others => "Others",
            Self::Quotes => "Quotes",
            Self::Thoughts => "Thoughts",
            Self::Events => "Events",
            Self::Times => "Times",
        }
    }

    /// Whether it is drawn as a ground under whole sentences, not as a line under words.
    #[must_use]
    pub const fn is_quote(self) -> bool {
        matches!(self, Self::Quotes | Self::Thoughts)
    }

    /// Whether its marks are entities.
    #[must_use]
    pub const fn is_entity(self) -> bool {
        matches!(self, Self::People | Self::Organisations | Self::Places | Self::Others)
    }
}

/// Which layers are switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    off: Vec<Layer>,
}

impl Default for Layers {
    fn default() -> Self {
        Self { off: vec![Layer::Thoughts] }
    }
}

impl Layers {
    /// From what [`Layers::off`] gave; unknown words are ignored.
    #[must_use]
    pub fn stored(words: &str) -> Self {
        let off = |layer: &Layer| words.split(' ').any(|word| word == layer.class());
        Self { off: Layer::ALL.into_iter().filter(off).collect() }
    }

    /// Whether the layer is shown.
    #[must_use]
    pub fn shows(&self, layer: Layer) -> bool {
        !self.off.contains(&layer)
    }

    /// Switches the layer on or off.
    pub fn toggle(&mut self, layer: Layer) {
        if self.shows(layer) {
            self.off.push(layer);
        } else {
            self.off.retain(|&off| off != layer);
        }
    }

    /// Switches the layer on.
    pub fn show(&mut self, layer: Layer) {
        self.off.retain(|&off| off != layer);
    }

    /// The classes of those that are off, for the style sheet and for storage.
    #[must_use]
    pub fn off(&self) -> String {
        self.off.iter().map(|layer| layer.class()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_come_back_from_storage() {
        let mut layers = Layers::default();
        assert_eq!(layers.off(), "thought");
        layers.toggle(Layer::People);
        layers.toggle(Layer::Thoughts);
        layers.toggle(Layer::Times);
        assert_eq!(Layers::stored(&layers.off()), layers);
        assert_eq!(Layers::stored("person nonsense").off(), "person");
        assert!(Layers::stored("").shows(Layer::Thoughts));
    }

    #[test]
    fn kinds_go_to_their_layers() {
        for (kind, layer) in [
            (EntityKind::Person, Layer::People),
            (EntityKind::Org, Layer::Organisations),
            (EntityKind::Gpe, Layer::Places),
            (EntityKind::Fac, Layer::Places),
            (EntityKind::Norp, Layer::Others),
            (EntityKind::Misc, Layer::Others),
        ] {
            assert_eq!(Layer::of_kind(kind), layer, "{kind}");
        }
    }
}
