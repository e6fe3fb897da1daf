//! Modifiers of times: early and late, about, at least, nearly.

use crate::{THURSDAY, check};

#[test]
fn early_mid_and_late() {
    check(
        THURSDAY,
        "It fell/VBD in [early October] . => DATE 2015-10 START
        It fell/VBD in [early 2014] . => DATE 2014 START
        It fell/VBD [early in 2014] . => DATE 2014 START
        It fell/VBD [early last year] . => DATE 2014 START
        It fell/VBD [early this month] . => DATE 2015-10 START
        It will/MD fall [early next week] . => DATE 2015-W43 START
        It fell/VBD [early Tuesday] . => DATE 2015-10-13 START
        It fell/VBD in [mid-2014] . => DATE 2014 MID
        It fell/VBD in [mid - September] . => DATE 2015-09 MID
        It fell/VBD in [the mid - 1980s] . => DATE 198 MID
        It fell/VBD in [late 2013] . => DATE 2013 END
        It fell/VBD [late in 2013] . => DATE 2013 END
        It fell/VBD [late last year] . => DATE 2014 END
        It fell/VBD [late last month] . => DATE 2015-09 END
        It fell/VBD in [late summer] . => DATE 2015-SU END
        It fell/VBD in [the late 1980s] . => DATE 198 END
        It fell/VBD in [the late 19th century] . => DATE 18 END
        It fell/VBD in [mid - morning] . => TIME 2015-10-15TMO MID
        It fell/VBD [late on Tuesday] . => DATE 2015-10-13 END",
    );
}

#[test]
fn starts_middles_and_ends() {
    check(
        THURSDAY,
        "It fell/VBD at [the beginning of 2014] . => DATE 2014 START
        It fell/VBD at [the beginning of the year] . => DATE 2015 START
        It fell/VBD at [the start of last month] . => DATE 2015-09 START
        It fell/VBD at [the start of October] . => DATE 2015-10 START
        It fell/VBD in [the middle of 2014] . => DATE 2014 MID
        It fell/VBD in [the middle of last week] . => DATE 2015-W41 MID
        It fell/VBD in [the middle of August] . => DATE 2015-08 MID
        It will/MD fall by [the end of next month] . => DATE 2015-11 END
        It will/MD fall by [the end of the month] . => DATE 2015-10 END
        It will/MD fall by [the end of the week] . => DATE 2015-W42 END
        It will/MD fall by [the end of the decade] . => DATE 201 END
        It will/MD fall by [the end of the century] . => DATE 20 END
        It fell/VBD by [the end of last year] . => DATE 2014 END
        It fell/VBD at [the close of 2013] . => DATE 2013 END
        It fell/VBD at [the dawn of 2000] . => DATE 2000 START
        It fell/VBD at [the end of the 1980s] . => DATE 198 END
        It fell/VBD at [the end of the 19th century] . => DATE 18 END",
    );
}

#[test]
fn approximate_points() {
    check(
        THURSDAY,
        "He came/VBD [about two weeks ago] . => DATE 2015-W40 APPROX
        He came/VBD [roughly two years ago] . => DATE 2013 APPROX
        He came/VBD [more than a decade ago] . => DATE 2005 BEFORE
        He came/VBD [over ten years ago] . => DATE 2005 BEFORE
        He came/VBD [less than a month ago] . => DATE 2015-09 AFTER
        He came/VBD [nearly two years ago] . => DATE 2013 AFTER
        He came/VBD [almost two months ago] . => DATE 2015-08 AFTER
        He came/VBD [no less than a year ago] . => DATE 2014 ON_OR_BEFORE
        He came/VBD [at least two years ago] . => DATE 2013 ON_OR_BEFORE
        He came/VBD [no more than a year ago] . => DATE 2014 ON_OR_AFTER
        He came/VBD [at most two days ago] . => DATE 2015-10-13 ON_OR_AFTER
        He came/VBD [just over a year ago] . => DATE 2014 BEFORE
        He came/VBD just [two days ago] . => DATE 2015-10-13
        He came/VBD only [two days ago] . => DATE 2015-10-13
        He came/VBD [a week or so ago] . => DATE 2015-W41 APPROX
        He came/VBD [some two years ago] . => DATE 2013 APPROX
        He came/VBD [around Oct. 3] . => DATE 2015-10-03 APPROX
        He came/VBD at [about 3 p.m.] . => TIME 2015-10-15T15:00 APPROX
        He came/VBD shortly before [noon] . => TIME 2015-10-15T12:00
        He came/VBD shortly after [3 p.m. Tuesday] . => TIME 2015-10-13T15:00",
    );
}

#[test]
fn approximate_lengths() {
    check(
        THURSDAY,
        "It took [at least ten days] . => DURATION P10D EQUAL_OR_MORE
        It took [no less than ten days] . => DURATION P10D EQUAL_OR_MORE
        It took [at most ten days] . => DURATION P10D EQUAL_OR_LESS
        It took [not more than ten days] . => DURATION P10D EQUAL_OR_LESS
        It took [no longer than ten days] . => DURATION P10D EQUAL_OR_LESS
        It took [more than ten days] . => DURATION P10D MORE_THAN
        It took [over ten days] . => DURATION P10D MORE_THAN
        It took [just over two years] . => DURATION P2Y MORE_THAN
        It took [well over an hour] . => DURATION PT1H MORE_THAN
        It took [a little more than a year] . => DURATION P1Y MORE_THAN
        It took [less than two hours] . => DURATION PT2H LESS_THAN
        It took [under two hours] . => DURATION PT2H LESS_THAN
        It took [just under two hours] . => DURATION PT2H LESS_THAN
        It took [nearly four decades] . => DURATION P40Y LESS_THAN
        It took [almost six months] . => DURATION P6M LESS_THAN
        It took [about six months] . => DURATION P6M APPROX
        It took [around six months] . => DURATION P6M APPROX
        It took [approximately six months] . => DURATION P6M APPROX
        It took [some 20 years] . => DURATION P20Y APPROX
        It took [six months or so] . => DURATION P6M APPROX
        It took [the past two decades] . => DURATION P20Y
        It took only [two hours] . => DURATION PT2H
        It took [nearly a century] . => DURATION P100Y LESS_THAN",
    );
}
