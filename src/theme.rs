//! The colour scheme: light, dark, or that of the system. `public/theme.js` applies the stored choice before the first
//! paint.

use super::storage;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: &str) -> Self {
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or(Self::Auto)
    }

    const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// A button that cycles through the colour schemes.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(Theme::named(&storage::load("theme").unwrap_or_default()));
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        let name = theme.get_untracked().name();
        storage::save("theme", name);
        if let Some(root) = document().document_element() {
            // `setAttribute` fails only for an invalid name.
            let _ = root.set_attribute("data-theme", name);
        }
    };
    let label = move || format!("Colours: {}", theme.get().name());
    view! {
        <button type="button" class="quiet theme" title=label aria-label=label on:click=turn data-theme-is=move || theme.get().name()></button>
    }
}
