//! Names of holidays: "Christmas Eve", "Labor Day", "Easter".

use crate::time::cursor::Cursor;
use crate::time::meaning::{Holiday, Name};

/// Parses the name of a holiday. A name that also has another meaning must be followed by "Day" ("May Day").
pub(super) fn holiday_name(c: &mut Cursor) -> Option<Name> {
    use Holiday::{Easter, ElectionDay, Fixed, Nth};
    const HOLIDAYS: &[(&str, Holiday)] = &[
        ("christmas eve", Fixed(12, 24)),
        ("christmas day", Fixed(12, 25)),
        ("christmas", Fixed(12, 25)),
        ("boxing day", Fixed(12, 26)),
        ("new year 's eve", Fixed(12, 31)),
        ("new year ’s eve", Fixed(12, 31)),
        ("new year 's day", Fixed(1, 1)),
        ("new year ’s day", Fixed(1, 1)),
        ("martin luther king day", Nth(1, 3, 1)),
        ("valentine 's day", Fixed(2, 14)),
        ("valentine ’s day", Fixed(2, 14)),
        ("presidents ' day", Nth(2, 3, 1)),
        ("presidents day", Nth(2, 3, 1)),
        ("st. patrick 's day", Fixed(3, 17)),
        ("st. patrick ’s day", Fixed(3, 17)),
        ("april fools ' day", Fixed(4, 1)),
        ("ash wednesday", Easter(-46)),
        ("palm sunday", Easter(-7)),
        ("good friday", Easter(-2)),
        ("easter sunday", Easter(0)),
        ("easter monday", Easter(1)),
        ("easter", Easter(0)),
        ("may day", Fixed(5, 1)),
        ("mother 's day", Nth(5, 2, 7)),
        ("memorial day", Nth(5, -1, 1)),
        ("father 's day", Nth(6, 3, 7)),
        ("independence day", Fixed(7, 4)),
        ("fourth of july", Fixed(7, 4)),
        ("bastille day", Fixed(7, 14)),
        ("labor day", Nth(9, 1, 1)),
        ("columbus day", Nth(10, 2, 1)),
        ("halloween", Fixed(10, 31)),
        ("election day", ElectionDay),
        ("armistice day", Fixed(11, 11)),
        ("veterans day", Fixed(11, 11)),
        ("veterans ' day", Fixed(11, 11)),
        ("canada day", Fixed(7, 1)),
        ("anzac day", Fixed(4, 25)),
        ("international women 's day", Fixed(3, 8)),
        ("international women ’s day", Fixed(3, 8)),
        ("earth day", Fixed(4, 22)),
        ("juneteenth", Fixed(6, 19)),
        ("cinco de mayo", Fixed(5, 5)),
        ("remembrance day", Fixed(11, 11)),
        ("remembrance sunday", Nth(11, 2, 7)),
        ("all saints ' day", Fixed(11, 1)),
        ("all saints ’ day", Fixed(11, 1)),
        ("maundy thursday", Easter(-3)),
        ("ascension day", Easter(39)),
        ("thanksgiving day", Nth(11, 4, 4)),
        ("thanksgiving", Nth(11, 4, 4)),
    ];
    let capital = c.peek()?.capital || c.lower() == "fourth";
    capital.then(|| c.phrases(HOLIDAYS)).flatten().map(Name::Holiday)
}
