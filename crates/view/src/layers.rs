//! The layers of marks: their names, and which of them are hidden.

use dateline_schema::EntityKind;

/// A kind of mark that can be shown and hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// People.
    People,
    /// Organisations, companies, teams.
    Organisations,
    /// Countries, towns, buildings, seas.
    Places,
    /// Groups (nationalities, faiths, parties), laws, works, and all other names.
    Others,
    /// Quotes of speech.
    Quotes,
    /// Quotes of thought. Hidden by default.
    Thoughts,
    /// Events.
    Events,
    /// Times.
    Times,
}

impl Layer {
    /// All layers in display order.
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

    /// Returns the layer of an entity kind.
    #[must_use]
    pub const fn of_kind(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::People,
            EntityKind::Org => Self::Organisations,
            EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac => Self::Places,
            _ => Self::Others,
        }
    }

    /// Returns the layer's class in the style sheet, which is also the layer's name in storage.
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

    /// Returns the name under which the page shows the layer.
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

    /// Returns whether the layer's marks are drawn as backgrounds of quotes and not as lines under words.
    #[must_use]
    pub const fn is_quote(self) -> bool {
        matches!(self, Self::Quotes | Self::Thoughts)
    }

    /// Returns whether the layer's marks are mentions of entities.
    #[must_use]
    pub const fn is_entity(self) -> bool {
        matches!(self, Self::People | Self::Organisations | Self::Places | Self::Others)
    }
}

/// Which layers are shown, stored as the list of the hidden ones.
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
    /// Parses what [`Layers::off`] returned. Unknown words are ignored.
    #[must_use]
    pub fn stored(words: &str) -> Self {
        let off = |layer: &Layer| words.split(' ').any(|word| word == layer.class());
        Self { off: Layer::ALL.into_iter().filter(off).collect() }
    }

    /// Returns whether a layer is shown.
    #[must_use]
    pub fn shows(&self, layer: Layer) -> bool {
        !self.off.contains(&layer)
    }

    /// Hides a layer that is shown; shows a layer that is hidden.
    pub fn toggle(&mut self, layer: Layer) {
        if self.shows(layer) {
            self.off.push(layer);
        } else {
            self.off.retain(|&off| off != layer);
        }
    }

    /// Shows a layer.
    pub fn show(&mut self, layer: Layer) {
        self.off.retain(|&off| off != layer);
    }

    /// Returns the classes of the hidden layers, for the style sheet and for storage.
    #[must_use]
    pub fn off(&self) -> String {
        self.off.iter().map(|layer| layer.class()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_round_trip_through_storage() {
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
    fn entity_kinds_map_to_layers() {
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
