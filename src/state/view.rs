//! The signals of what the reader sees: the pane and lists that are shown, the selection, and the settings.

use crate::storage;
use crate::text_search::Search;
use crate::typography::Settings;
use dateline_schema::Offsets;
use dateline_view::item::Item;
use dateline_view::layers::Layers;
use dateline_view::state::{Choice, List, Order, Pane, Quoted, Sorting};
use leptos::prelude::*;
use std::ops::Range;
use web_sys::Element;

/// The words that the reader has selected, and their position on the screen in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// The span of the words.
    pub span: Offsets,
    /// The distance of the words' left edge from the left edge of the window.
    pub left: i32,
    /// The distance of the words' bottom edge from the top of the window.
    pub top: i32,
}

/// The signals of what the reader sees.
#[derive(Clone, Copy, Debug)]
pub struct ViewState {
    /// Whether the start screen is shown. After the first text is submitted, it stays until there is an analysis to
    /// show.
    pub start_screen: RwSignal<bool>,
    /// Whether the panes render the warm-up, which is never painted.
    pub warming_up: RwSignal<bool>,
    /// Whether the comparison of all open articles is shown.
    pub comparing: RwSignal<bool>,
    /// The selected place.
    pub chosen: RwSignal<Option<Choice>>,
    /// The item under the pointer.
    pub pointed: RwSignal<Option<Item>>,
    /// Which layers are shown.
    pub layers: RwSignal<Layers>,
    /// The reader's own layers and order, while an article is shown with somebody else's.
    pub own_view: StoredValue<Option<(Layers, Order)>>,
    /// The typographic settings.
    pub settings: RwSignal<Settings>,
    /// The visible bytes of the text.
    pub in_view: RwSignal<Range<u32>>,
    /// The text search; `None` while the find bar is closed.
    pub search: RwSignal<Option<Search>>,
    /// Whether the paragraphs beside the story are shown (see `set_aside`).
    pub asides_shown: RwSignal<bool>,
    /// Whether the timeline scrolls along with the text.
    pub follows_reading: RwSignal<bool>,
    /// Whether the lists and the timeline show every event; otherwise they show the main events.
    pub all_events: RwSignal<bool>,
    /// The order of the entities.
    pub sorting: RwSignal<Sorting>,
    /// Which quotes are listed.
    pub quote_filter: RwSignal<Quoted>,
    /// The order of the timeline.
    pub order: RwSignal<Order>,
    /// The pane that a narrow screen shows.
    pub pane: RwSignal<Pane>,
    /// The list that the findings show.
    pub list: RwSignal<List>,
    /// The selected words of the article.
    pub selected: RwSignal<Option<Selected>>,
    /// The highlighted elements, each with its class.
    pub highlighted: StoredValue<Vec<(Element, &'static str)>, LocalStorage>,
}

impl ViewState {
    /// Creates the initial view, with the layers and settings that are stored on the device.
    #[must_use]
    pub fn load() -> Self {
        let layers =
            storage::load("layers").map(|words| Layers::stored(&words)).unwrap_or_default();
        let settings =
            storage::load("settings").map(|words| Settings::stored(&words)).unwrap_or_default();
        Self {
            start_screen: RwSignal::new(true),
            warming_up: RwSignal::new(false),
            comparing: RwSignal::new(false),
            chosen: RwSignal::new(None),
            pointed: RwSignal::new(None),
            layers: RwSignal::new(layers),
            own_view: StoredValue::new(None),
            settings: RwSignal::new(settings),
            in_view: RwSignal::default(),
            search: RwSignal::new(None),
            asides_shown: RwSignal::new(false),
            follows_reading: RwSignal::new(false),
            all_events: RwSignal::new(false),
            sorting: RwSignal::default(),
            quote_filter: RwSignal::default(),
            order: RwSignal::default(),
            pane: RwSignal::default(),
            list: RwSignal::default(),
            selected: RwSignal::new(None),
            highlighted: StoredValue::new_local(Vec::new()),
        }
    }
}
