//! Business periods: fiscal years, quarters and halves, and the periods that reports cover.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn fiscal_years() {
    check(
        THURSDAY,
        "Profit rose/VBD in [fiscal 2014] . => DATE 2014
        Profit rose/VBD in [the 2014 fiscal year] . => DATE 2014
        Profit rose/VBD in [FY 2014] . => DATE 2014
        Profit rose/VBD in [FY2014] . => DATE 2014
        Profit will/MD rise in [the next fiscal year] . => DATE 2016
        Profit will/MD rise in [this fiscal year] . => DATE 2015
        Profit will/MD rise in [the 2016 financial year] . => DATE 2016
        Profit rose/VBD in [the last financial year] . => DATE 2014
        Profit rose/VBD in [calendar 2014] . => DATE 2014
        Profit rose/VBD for [the full year] . => DATE 2015
        Stocks rose/VBD at [year - end] . => DATE 2015 END",
    );
}

#[test]
fn quarters() {
    check(
        THURSDAY,
        "Profit rose/VBD in [the first fiscal quarter] . => DATE 2015-Q1
        Profit rose/VBD in [the fiscal first quarter] . => DATE 2015-Q1
        Profit rose/VBD in [the first quarter of fiscal 2015] . => DATE 2015-Q1
        Profit rose/VBD in [the first quarter of this year] . => DATE 2015-Q1
        Profit rose/VBD in [the fourth quarter of last year] . => DATE 2014-Q4
        Profit rose/VBD in [last year 's second quarter] . => DATE 2014-Q2
        Profit rose/VBD in [this year 's first quarter] . => DATE 2015-Q1
        [Q1] profit rose/VBD => DATE 2015-Q1
        Profit rose/VBD in [Q4 of 2014] . => DATE 2014-Q4
        Profit rose/VBD in [the final quarter of 2014] . => DATE 2014-Q4
        Profit rose/VBD in [the last quarter of 2014] . => DATE 2014-Q4
        Profit will/MD rise in [the current quarter] . => DATE 2015-Q4
        Profit will/MD rise [next quarter] . => DATE 2016-Q1
        Profit rose/VBD in [the previous quarter] . => DATE 2015-Q3
        Profit rose/VBD in [the prior quarter] . => DATE 2015-Q3
        The rule held/VBD to [the end of the third quarter] . => DATE 2015-Q3 END
        The rule held/VBD from [early in the second quarter] . => DATE 2015-Q2 START
        The [second - quarter] profit rose/VBD => DATE 2015-Q2
        Profit in [the second quarter] fell/VBD from [the first quarter] . => DATE 2015-Q2, DATE 2015-Q1
        Profit in [the second quarter of 2012] fell/VBD ; in [the previous quarter] it rose => DATE 2012-Q2, DATE 2012-Q1",
    );
    check(
        UNKNOWN,
        "Profit rose/VBD in [the first quarter of 2012] . => DATE 2012-Q1
        Profit will/MD rise [next quarter] . => DATE XXXX-QX
        Profit rose/VBD in [fiscal 2014] . => DATE 2014",
    );
}

#[test]
fn halves() {
    check(
        THURSDAY,
        "Profit rose/VBD in [the first half of this year] . => DATE 2015-H1
        Profit rose/VBD in [the first half of the year] . => DATE 2015-H1
        Profit rose/VBD in [the second half of fiscal 2014] . => DATE 2014-H2
        Profit rose/VBD in [the latter half of 2013] . => DATE 2013-H2
        The [first - half] profit rose/VBD => DATE 2015-H1
        Profit rose/VBD in [this year 's first half] . => DATE 2015-H1
        Profit rose/VBD in [the early part of the year] . => DATE 2015 START
        Profit rose/VBD in [the latter part of 2013] . => DATE 2013 END",
    );
}

#[test]
fn periods_of_reports() {
    check(
        THURSDAY,
        "Profit rose/VBD in [the first six months] of [2014] . => DURATION P6M, DATE 2014
        Profit rose/VBD in [nine months] ended [Sept. 30] . => DURATION P9M, DATE 2015-09-30
        Profit rose/VBD in [the three months] ended [June 30 , 2014] . => DURATION P3M, DATE 2014-06-30
        Profit rose/VBD in [the 12 months] through [August] . => DURATION P12M, DATE 2015-08
        Profit rose/VBD in [the year] ended [March 31] . => DURATION P1Y, DATE 2015-03-31
        Profit rose/VBD in [the quarter] ended [June 30] . => DATE 2015-Q2, DATE 2015-06-30
        Profit rose/VBD in [the six months] to [March] . => DURATION P6M, DATE 2015-03
        Profit rose/VBD in [the last 12 months] . => DURATION P12M
        Profit in [May] beat that of [the same month last year] . => DATE 2015-05, DATE 2014-05
        Profit in [the third quarter] beat that of [the same period last year] . => DATE 2015-Q3, DATE 2014-Q3
        Profit in [the third quarter] beat that of [the same quarter of 2013] . => DATE 2015-Q3, DATE 2013-Q3
        Profit in [the third quarter] beat that of [the 2013 period] . => DATE 2015-Q3, DATE 2013-Q3
        Profit in [the third quarter] beat [the year - ago period] . => DATE 2015-Q3, DATE 2014-Q3
        Profit rose/VBD in [the week] ended [Oct. 3] . => DURATION P1W, DATE 2015-10-03",
    );
}
