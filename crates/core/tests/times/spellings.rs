//! Spellings of dates and times of day.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn days_with_a_year() {
    check(
        THURSDAY,
        "Filed [10/15/15] => DATE 2015-10-15
        Filed [10/15/2015] => DATE 2015-10-15
        Filed [15/10/2015] => DATE 2015-10-15
        Filed [15/10/15] => DATE 2015-10-15
        Filed [15.10.2015] => DATE 2015-10-15
        Filed [15-10-2015] => DATE 2015-10-15
        Filed [2015-10-15] => DATE 2015-10-15
        Filed [2015/10/15] => DATE 2015-10-15
        Filed [2015.10.15] => DATE 2015-10-15
        Filed [1/2/99] => DATE 1999-01-02
        Filed [31/12/1999] => DATE 1999-12-31
        Filed [12/25/1999] => DATE 1999-12-25
        Filed on [15 October 2014] . => DATE 2014-10-15
        Filed on [15 Oct 2014] . => DATE 2014-10-15
        Filed on [15th October 2014] . => DATE 2014-10-15
        Filed on [the 15th of October 2014] . => DATE 2014-10-15
        Filed on [October 15 2014] . => DATE 2014-10-15
        Filed on [October 15th , 2014] . => DATE 2014-10-15
        Filed on [Oct 15 , 2014] . => DATE 2014-10-15
        Filed on [Oct. 15 , '14] . => DATE 2014-10-15
        Filed on [Wednesday 15 October 2014] . => DATE 2014-10-15
        Filed on [Wednesday , 15 October , 2014] . => DATE 2014-10-15
        Filed on [Wed. , Oct. 15 , 2014] . => DATE 2014-10-15
        Filed on [Wednesday , October 15th , 2014] . => DATE 2014-10-15
        Filed on [15 - Oct - 2014] . => DATE 2014-10-15
        Filed on [the fifteenth of October , 2014] . => DATE 2014-10-15
        Filed on [October the fifteenth] . => DATE 2015-10-15
        Filed in [Oct. 2014] . => DATE 2014-10
        Filed in [October '14] . => DATE 2014-10
        Filed in [Sept 2014] . => DATE 2014-09
        Filed in [Jan. 2014] . => DATE 2014-01",
    );
}

#[test]
fn days_without_a_year() {
    check(
        THURSDAY,
        "He fled/VBD on [Oct. 5] . => DATE 2015-10-05
        He fled/VBD on [5 October] . => DATE 2015-10-05
        He fled/VBD on [5th October] . => DATE 2015-10-05
        He fled/VBD on [the 5th of October] . => DATE 2015-10-05
        He fled/VBD on [October 5th] . => DATE 2015-10-05
        He fled/VBD on [the fifth of October] . => DATE 2015-10-05
        He fled/VBD on [Monday 5 October] . => DATE 2015-10-05
        He fled/VBD on [Monday the 5th] . => DATE 2015-10-05
        He fled/VBD on [Monday] the 32nd . => DATE 2015-10-12
        He fled/VBD on [Monday , October 5] . => DATE 2015-10-05
        He fled/VBD on [the 5th of this month] . => DATE 2015-10-05
        He fled/VBD on [the 5th of last month] . => DATE 2015-09-05
        He fled/VBD on [the 5th] . => DATE 2015-10-05
        He will/MD flee on [the 20th] . => DATE 2015-10-20
        He fled/VBD on [August 1] . => DATE 2015-08-01
        He fled/VBD on [May 1] . => DATE 2015-05-01
        He fled/VBD on [March 1st] . => DATE 2015-03-01
        He fled/VBD on [Jan. 31] . => DATE 2015-01-31
        He fled/VBD on [Nov. 20] . => DATE 2014-11-20
        He will/MD flee on [Feb. 29] . => DATE 2016-02-29
        He fled/VBD on [Feb. 29] . => DATE 2012-02-29",
    );
}

#[test]
fn years() {
    check(
        THURSDAY,
        "He fled/VBD in [1066] . => DATE 1066
        He fled/VBD in [the year 1066] . => DATE 1066
        He fled/VBD in [2010] . => DATE 2010
        He fled/VBD in ['09] . => DATE 2009
        He fled/VBD in [44 B.C.] . => DATE BC0044
        He fled/VBD in [44 BC] . => DATE BC0044
        He fled/VBD in [A.D. 79] . => DATE 0079
        He fled/VBD in [79 AD] . => DATE 0079
        The [2012] vote/NN was/VBD close => DATE 2012
        He fled/VBD before the [1979] revolution . => DATE 1979
        The class of [1984] met => DATE 1984
        It was/VBD born in [nineteen eighty - four] . => DATE 1984
        It was/VBD the best since [2008] . => DATE 2008
        It will/MD end by [2030] . => DATE 2030",
    );
}

#[test]
fn decades_and_centuries() {
    check(
        THURSDAY,
        "He lived in [the 1960s] . => DATE 196
        He lived in [the sixties] . => DATE 196
        He lived in [the late '60s] . => DATE 196 END
        He lived in [the late sixties] . => DATE 196 END
        He lived in [the early 1970s] . => DATE 197 START
        He lived in [the 2000s] . => DATE 200
        He lived in [the 2010s] . => DATE 201
        He lived in [the 1800s] . => DATE 18
        He lived in [the 1700s] . => DATE 17
        He lived in [the 16th century] . => DATE 15
        He lived in [the sixteenth century] . => DATE 15
        He lived in [the 21st century] . => DATE 20
        He lived in [the 1st century] . => DATE 00
        He was a [17th - century] poet . => DATE 16
        He lived in [the last century] . => DATE 19
        It began [this decade] . => DATE 201
        It began [last decade] . => DATE 200
        It began [earlier this century] . => DATE 20",
    );
}

#[test]
fn clocks_and_zones() {
    check(
        THURSDAY,
        "It fell/VBD at [3 p.m. EST] . => TIME 2015-10-15T15:00
        It fell/VBD at [3 p.m. Eastern time] . => TIME 2015-10-15T15:00
        It fell/VBD at [15:30 GMT] . => TIME 2015-10-15T15:30
        It fell/VBD at [1530 GMT] . => TIME 2015-10-15T15:30
        It fell/VBD at [1500 hours] . => TIME 2015-10-15T15:00
        It fell/VBD at [15:30 UTC on Tuesday] . => TIME 2015-10-13T15:30
        It fell/VBD at [noon local time] . => TIME 2015-10-15T12:00
        It fell/VBD at [noon EDT] . => TIME 2015-10-15T12:00
        It fell/VBD at [8 p.m. ET Sunday] . => TIME 2015-10-11T20:00
        It fell/VBD at [8 p.m.] ( [1200 GMT] ) . => TIME 2015-10-15T20:00, TIME 2015-10-15T12:00
        It fell/VBD at [8 p.m.] ( [1200 GMT] ) on [Tuesday] => TIME 2015-10-13T20:00, TIME 2015-10-13T12:00, DATE 2015-10-13
        It fell/VBD at [8 p.m. on Oct. 3 , 2014] . => TIME 2014-10-03T20:00
        It fell/VBD on [Oct. 3 , 2014 , at 8 p.m.] => TIME 2014-10-03T20:00
        It fell/VBD at [8 p.m. Oct. 3] . => TIME 2015-10-03T20:00
        Sent [2015-10-14T14:00Z] by post => TIME 2015-10-14T14:00
        Sent [2015-10-14T14:00:05+02:00] by post => TIME 2015-10-14T14:00:05
        Sent [2015-10-14 14:00] by post => TIME 2015-10-14T14:00
        It fell/VBD at [12:01 a.m.] => TIME 2015-10-15T00:01
        It fell/VBD at [12:30 p.m.] => TIME 2015-10-15T12:30
        It fell/VBD at [00:30] . => TIME 2015-10-15T00:30
        It fell/VBD at [23:59] . => TIME 2015-10-15T23:59
        It fell/VBD at [7.30pm] . => TIME 2015-10-15T19:30
        It fell/VBD at [7.30 pm] . => TIME 2015-10-15T19:30
        It fell/VBD at [10am] . => TIME 2015-10-15T10:00
        It fell/VBD at [10 AM] . => TIME 2015-10-15T10:00
        It fell/VBD at [six o'clock] . => TIME 2015-10-15T06:00
        It fell/VBD at [9 o'clock in the evening] . => TIME 2015-10-15T21:00
        It fell/VBD at [9 p.m. Tuesday night] . => TIME 2015-10-13T21:00
        It fell/VBD at [6 a.m. this morning] . => TIME 2015-10-15T06:00
        It fell/VBD at [6 a.m. today] . => TIME 2015-10-15T06:00
        It fell/VBD at [6 a.m. yesterday] . => TIME 2015-10-14T06:00
        It will/MD fall at [6 a.m. tomorrow] . => TIME 2015-10-16T06:00
        It fell/VBD at [3 p.m. , Friday] . => TIME 2015-10-09T15:00
        It fell/VBD at [midnight Tuesday] . => TIME 2015-10-13T24:00
        It fell/VBD at [5:15 p.m. PDT] . => TIME 2015-10-15T17:15
        It fell/VBD at [half past three] . => TIME 2015-10-15T03:30
        It fell/VBD at [a quarter to five] . => TIME 2015-10-15T04:45",
    );
    check(UNKNOWN, "Sent [2015-10-14T14:00Z] by post => TIME 2015-10-14T14:00");
}

#[test]
fn parts_of_days() {
    check(
        THURSDAY,
        "It fell/VBD [Wednesday morning] . => TIME 2015-10-14TMO
        It fell/VBD on [Wednesday morning] . => TIME 2015-10-14TMO
        It fell/VBD [early Wednesday morning] . => TIME 2015-10-14TMO START
        It fell/VBD [late Sunday night] . => TIME 2015-10-11TNI END
        It fell/VBD [Sunday afternoon] . => TIME 2015-10-11TAF
        It fell/VBD [yesterday afternoon] . => TIME 2015-10-14TAF
        It will/MD fall [tomorrow night] . => TIME 2015-10-16TNI
        It fell/VBD [this afternoon] . => TIME 2015-10-15TAF
        It will/MD fall [this evening] . => TIME 2015-10-15TEV
        It fell/VBD [last evening] . => TIME 2015-10-14TEV
        It fell/VBD [late last night] . => TIME 2015-10-14TNI END
        It fell/VBD on [the evening of Oct. 3 , 2014] . => TIME 2014-10-03TEV
        It fell/VBD on [the night of Tuesday] . => TIME 2015-10-13TNI
        It fell/VBD in [the early morning] . => TIME 2015-10-15TMO START
        It fell/VBD in [the afternoon] . => TIME 2015-10-15TAF
        It fell/VBD at [dawn] . => TIME 2015-10-15TMO
        It fell/VBD at [dawn Tuesday] . => TIME 2015-10-13TMO
        It fell/VBD [last Saturday night] . => TIME 2015-10-10TNI
        It will/MD fall [next Monday morning] . => TIME 2015-10-19TMO
        It fell/VBD on [Tuesday lunchtime] . => TIME 2015-10-13TMI
        It fell/VBD on [Christmas morning] . => TIME 2014-12-25TMO
        It fell/VBD on [Oct. 3 in the morning] . => TIME 2015-10-03TMO
        It fell/VBD on [the morning of the 5th] . => TIME 2015-10-05TMO",
    );
}
