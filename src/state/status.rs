//! The signals of what the page reports: notices, announcements for screen readers, and the offline storage.

use leptos::prelude::*;
use web_sys::ServiceWorkerRegistration;

/// A message to the reader, with an optional remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What the reader can do about it.
    pub remedy: Option<Remedy>,
    /// Whether it reports an error.
    pub is_error: bool,
}

/// An action that a notice offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Restarts the worker, and analyses the text that waits for it.
    TryAgain,
    /// Reloads the page.
    Reload,
    /// Shows the box with the typed text.
    Box,
    /// Lists the corrections.
    Corrections,
}

/// Whether the page is stored for offline use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfflineStatus {
    /// The page is not stored: the browser does not support that, or the files of the host are incomplete.
    #[default]
    Unsupported,
    /// The files are being stored.
    Preparing,
    /// The page opens without a network.
    Ready,
    /// The page opens without a network, and a newer build can be activated.
    UpdateReady,
}

impl OfflineStatus {
    /// Returns the status with a name; [`OfflineStatus::Unsupported`] if the name is unknown.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let all = [Self::Preparing, Self::Ready, Self::UpdateReady];
        all.into_iter().find(|status| status.name() == name).unwrap_or_default()
    }

    /// Returns its name in markup and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Preparing => "preparing",
            Self::Ready => "ready",
            Self::UpdateReady => "update-ready",
        }
    }
}

/// The state of the offline storage.
#[derive(Clone, Copy, Debug)]
pub struct OfflineState {
    /// The status.
    pub status: RwSignal<OfflineStatus>,
    /// Whether the reader dismissed the notice of a newer build.
    pub update_declined: RwSignal<bool>,
    /// Whether the reader has been warned that the text does not fit into session storage.
    pub warned: StoredValue<bool>,
    /// Whether the registration of the service worker has begun.
    pub begun: StoredValue<bool>,
    /// The registration of the service worker.
    pub registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Default for OfflineState {
    fn default() -> Self {
        Self {
            status: RwSignal::default(),
            update_declined: RwSignal::new(false),
            warned: StoredValue::new(false),
            begun: StoredValue::new(false),
            registration: StoredValue::new_local(None),
        }
    }
}

/// The signals of what the page reports.
#[derive(Clone, Copy, Debug)]
pub struct StatusState {
    /// The notice for the reader.
    pub notice: RwSignal<Option<Notice>>,
    /// The latest announcement for screen readers.
    pub announcement: RwSignal<String>,
    /// The state of the offline storage.
    pub offline: OfflineState,
}

impl Default for StatusState {
    fn default() -> Self {
        Self {
            notice: RwSignal::new(None),
            announcement: RwSignal::default(),
            offline: OfflineState::default(),
        }
    }
}

impl StatusState {
    /// Shows a notice.
    pub fn show_notice(&self, text: String, remedy: Option<Remedy>) {
        let is_error = !matches!(remedy, Some(Remedy::Box | Remedy::Corrections));
        self.notice.set(Some(Notice { text, remedy, is_error }));
    }

    /// Announces words to screen readers.
    pub fn announce(&self, words: &str) {
        self.announcement.set(words.to_owned());
    }

    /// Reports that parts of the page are of different builds.
    pub fn report_outdated(&self) {
        let text = "Dateline has been updated since this page was loaded. Reload the page. Your texts and corrections stay.";
        self.show_notice(text.to_owned(), Some(Remedy::Reload));
    }
}
