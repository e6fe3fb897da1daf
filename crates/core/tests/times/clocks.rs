//! Times of day, and vague times in the present, past and future.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn clocks() {
    check(
        THURSDAY,
        "It struck/VBD at [10 p.m. Wednesday] . => TIME 2015-10-14T22:00
        It struck/VBD at [10:35 a.m. on Wednesday] . => TIME 2015-10-14T10:35
        It struck/VBD [Wednesday at 10:35 a.m.] => TIME 2015-10-14T10:35
        It struck/VBD [Wednesday] => DATE 2015-10-14
        It struck/VBD at [noon Monday] . => TIME 2015-10-12T12:00
        It struck/VBD at [midnight Monday] . => TIME 2015-10-12T24:00
        It struck/VBD at [5 p.m. EST , Oct. 6] . => TIME 2015-10-06T17:00
        It struck/VBD at [5pm] . => TIME 2015-10-15T17:00
        It struck/VBD at [5:30pm] . => TIME 2015-10-15T17:30
        It struck/VBD at [3.30 p.m.] => TIME 2015-10-15T15:30
        It struck/VBD at [14:05] . => TIME 2015-10-15T14:05
        It struck/VBD at [14:05:30] . => TIME 2015-10-15T14:05:30
        It struck/VBD at [0735 GMT] . => TIME 2015-10-15T07:35
        It struck/VBD at [ten o'clock] . => TIME 2015-10-15T10:00
        It struck/VBD at [12 a.m.] => TIME 2015-10-15T00:00
        It struck/VBD at [12 p.m.] => TIME 2015-10-15T12:00
        It struck/VBD [around 7:15 p.m.] => TIME 2015-10-15T19:15 APPROX
        It struck/VBD at [3:30 in the afternoon] . => TIME 2015-10-15T15:30
        It struck at [9 a.m. on March 3 , 2011] . At [noon] , it struck again => TIME 2011-03-03T09:00, TIME 2011-03-03T12:00",
    );
    check(UNKNOWN, "It struck at [9:15 a.m.] => TIME XXXX-XX-XXT09:15");
}

#[test]
fn parts_of_days() {
    check(
        THURSDAY,
        "He fell ill [Tuesday night] . => TIME 2015-10-13TNI
        He fell ill on [Friday evening] . => TIME 2015-10-09TEV
        He fell ill [late Tuesday night] . => TIME 2015-10-13TNI END
        He fell ill [this morning] . => TIME 2015-10-15TMO
        He fell ill [early this morning] . => TIME 2015-10-15TMO START
        He fell ill [last night] . => TIME 2015-10-14TNI
        He sings [tonight] . => TIME 2015-10-15TNI
        He sings [tomorrow afternoon] . => TIME 2015-10-16TAF
        He fell ill in [the morning] . => TIME 2015-10-15TMO
        He fell ill on [the night of Oct. 3] . => TIME 2015-10-03TNI
        He fell ill on [the morning of March 3 , 2011] . => TIME 2011-03-03TMO
        He fell ill in [mid - afternoon yesterday] . => TIME 2015-10-14TAF MID",
    );
}

#[test]
fn vague_times() {
    check(
        THURSDAY,
        "He is [now] the owner . => DATE PRESENT_REF
        He is [currently] the owner . => DATE PRESENT_REF
        He is [right now] the owner . => DATE PRESENT_REF
        His [current] wife owns it . => DATE PRESENT_REF
        He [recently] sold it . => DATE PAST_REF
        He will sell it in [the future] . => DATE FUTURE_REF
        He will sell it in [the near future] . => DATE FUTURE_REF
        He will sell it [soon] . => DATE FUTURE_REF
        In [the past] , he sold much . => DATE PAST_REF
        He will [one day] sell it . => DATE FUTURE_REF",
    );
}

#[test]
fn more_clocks() {
    check(
        THURSDAY,
        "It struck/VBD at [4 in the morning] . => TIME 2015-10-15T04:00
        It struck/VBD at [10 in the evening] . => TIME 2015-10-15T22:00
        It struck/VBD at [8 AM] . => TIME 2015-10-15T08:00
        It struck/VBD at [8 pm on Tuesday] . => TIME 2015-10-13T20:00
        It struck/VBD [Tuesday , at about 8 p.m.] => TIME 2015-10-13T20:00
        It struck/VBD at [9:15 local time] . => TIME 2015-10-15T09:15
        It struck/VBD at [1430 GMT Tuesday] . => TIME 2015-10-13T14:30
        It struck/VBD at [midday] . => TIME 2015-10-15T12:00
        It struck/VBD by [mid - afternoon] . => TIME 2015-10-15TAF MID
        It struck/VBD [yesterday evening] . => TIME 2015-10-14TEV
        It struck/VBD on [the evening of March 3 , 2011] . => TIME 2011-03-03TEV
        It struck/VBD during [the night] . => TIME 2015-10-15TNI
        It struck/VBD [overnight] . => TIME 2015-10-15TNI
        It strikes [tomorrow at noon] . => TIME 2015-10-16T12:00
        It strikes [Friday at 9 a.m.] => TIME 2015-10-09T09:00
        It is [nowadays] rare . => DATE PRESENT_REF
        It is rare [these days] . => DATE PRESENT_REF
        It was rare in [the recent past] . => DATE PAST_REF
        He wants it [as soon as possible] . => DATE FUTURE_REF
        It hurts in [future quarters] . => DATE FUTURE_REF
        It holds for [the foreseeable future] . => DATE FUTURE_REF
        He did it [more recently] . => DATE PAST_REF
        He has been ill [lately] . => DATE PAST_REF",
    );
}
