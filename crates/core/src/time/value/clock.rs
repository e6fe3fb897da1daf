//! Times of day.

/// A time of day or a part of a day, in the local time of the text. Time zones are discarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    /// Hour (0 to 24), and minute and second if given: `T14:30`. Midnight at the end of a day is `T24:00`.
    At(u8, Option<u8>, Option<u8>),
    /// Morning, evening …: `TMO`.
    Part(DayPart),
}

/// The parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `DT`: working hours, or daylight.
    Daytime,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
}

impl DayPart {
    /// Every part with its TIMEX3 spelling and its approximate first minute of the day.
    pub(super) const ALL: [(Self, &'static str, u32); 6] = [
        (Self::Morning, "MO", 6 * 60),
        (Self::Midday, "MI", 12 * 60),
        (Self::Daytime, "DT", 9 * 60),
        (Self::Afternoon, "AF", 13 * 60),
        (Self::Evening, "EV", 18 * 60),
        (Self::Night, "NI", 21 * 60),
    ];
}

impl Clock {
    /// Returns the time; `None` if no clock shows it (the last time is 24:00), or if it has a second but no minute.
    #[must_use]
    pub fn at(hour: u8, minute: Option<u8>, second: Option<u8>) -> Option<Self> {
        let (m, s) = (minute.unwrap_or(0), second.unwrap_or(0));
        let exists = hour < 24 && m < 60 && s < 60 || hour == 24 && m == 0 && s == 0;
        (exists && (minute.is_some() || second.is_none())).then_some(Self::At(hour, minute, second))
    }

    /// Returns the minute of the day, from 0 to 1440; for a part of the day, its approximate first minute.
    #[must_use]
    pub fn minutes(self) -> u32 {
        match self {
            Self::At(hour, minute, _) => u32::from(hour) * 60 + u32::from(minute.unwrap_or(0)),
            Self::Part(part) => {
                DayPart::ALL.iter().find(|(p, ..)| *p == part).map_or(0, |(.., minutes)| *minutes)
            }
        }
    }
}
