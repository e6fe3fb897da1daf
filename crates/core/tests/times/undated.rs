//! Values of time expressions without a publication date.

use crate::{UNKNOWN, check};

#[test]
fn days() {
    check(
        UNKNOWN,
        "He came/VBD on [Monday] . => DATE XXXX-WXX-1
        He came/VBD [last Monday] . => DATE XXXX-WXX-1
        He will/MD come [next Sunday] . => DATE XXXX-WXX-7
        He came/VBD [today] . => DATE XXXX-XX-XX
        He will/MD come [tomorrow] . => DATE XXXX-XX-XX
        He came/VBD on [March 5] . => DATE XXXX-03-05
        He came/VBD on [5 March] . => DATE XXXX-03-05
        He came/VBD on [Monday , March 5] . => DATE XXXX-03-05
        He came/VBD at [Christmas] . => DATE XXXX-12-25
        He came/VBD on [Christmas Eve] . => DATE XXXX-12-24
        He came/VBD on [Easter Sunday] . => DATE XXXX-XX-XX
        He came/VBD [two days ago] . => DATE XXXX-XX-XX
        He came/VBD over [the weekend] . => DATE XXXX-WXX-WE
        He came/VBD [last weekend] . => DATE XXXX-WXX-WE
        He came/VBD [this morning] . => TIME XXXX-XX-XXTMO
        He came/VBD [last night] . => TIME XXXX-XX-XXTNI
        He came/VBD [tonight] . => TIME XXXX-XX-XXTNI
        He came/VBD at [3 p.m.] . => TIME XXXX-XX-XXT15:00
        He came/VBD at [3 p.m. Monday] . => TIME XXXX-WXX-1T15:00
        He came/VBD [Monday afternoon] . => TIME XXXX-WXX-1TAF
        He came/VBD at [noon on March 5] . => TIME XXXX-03-05T12:00",
    );
}

#[test]
fn longer_than_days() {
    check(
        UNKNOWN,
        "He came/VBD [this week] . => DATE XXXX-WXX
        He will/MD come [next month] . => DATE XXXX-XX
        He came/VBD in [March] . => DATE XXXX-03
        He came/VBD in [early March] . => DATE XXXX-03 START
        He came/VBD [last March] . => DATE XXXX-03
        He came/VBD [this year] . => DATE XXXX
        He came/VBD [a year ago] . => DATE XXXX
        He came/VBD [three months ago] . => DATE XXXX-XX
        He came/VBD in [the summer] . => DATE XXXX-SU
        He came/VBD [last winter] . => DATE XXXX-WI
        He came/VBD in [the second quarter] . => DATE XXXX-Q2
        He came/VBD [this quarter] . => DATE XXXX-QX
        He came/VBD by [the end of the year] . => DATE XXXX END
        He came/VBD in [June last year] . => DATE XXXX-06",
    );
}

#[test]
fn times_independent_of_publication() {
    check(
        UNKNOWN,
        "He came/VBD in [1998] . => DATE 1998
        He came/VBD on [March 5 , 1998] . => DATE 1998-03-05
        He came/VBD in [the 1980s] . => DATE 198
        He came/VBD in [the 19th century] . => DATE 18
        He came/VBD for [two weeks] . => DURATION P2W
        He comes [every Monday] . => SET XXXX-WXX-1
        He comes [twice a month] . => SET P1M
        He is [now] here . => DATE PRESENT_REF
        He came/VBD [recently] . => DATE PAST_REF
        He came/VBD on [Easter Sunday 1998] . => DATE 1998-04-12",
    );
}
