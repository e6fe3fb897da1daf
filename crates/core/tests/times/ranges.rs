//! Several times in one phrase: ranges and coordinations.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn days() {
    check(
        THURSDAY,
        "The fair will/MD run from [Monday] to [Friday] . => DATE 2015-10-19, DATE 2015-10-23
        The fair will/MD run [Saturday] and [Sunday] . => DATE 2015-10-17, DATE 2015-10-18
        The fair ran/VBD from [Monday] to [Wednesday] . => DATE 2015-10-12, DATE 2015-10-14
        The fair ran/VBD from [Friday] to [Monday] . => DATE 2015-10-09, DATE 2015-10-12
        The fair ran/VBD from [Friday] through [Sunday] . => DATE 2015-10-09, DATE 2015-10-11
        The fair ran/VBD on [Monday] and [Tuesday] . => DATE 2015-10-12, DATE 2015-10-13
        The fair ran/VBD [Oct. 3] - [5] . => DATE 2015-10-03, DATE 2015-10-05
        The fair ran/VBD [Oct. 3] to [5 , 2014] . => DATE 2014-10-03, DATE 2014-10-05
        The fair ran/VBD [Oct. 3] - [5 , 2014] . => DATE 2014-10-03, DATE 2014-10-05
        The fair ran/VBD from [3] to [5 October] . => DATE 2015-10-03, DATE 2015-10-05
        The fair ran/VBD [3] - [5 October 2014] . => DATE 2014-10-03, DATE 2014-10-05
        The fair ran/VBD from [Sept. 28] to [Oct. 5] . => DATE 2015-09-28, DATE 2015-10-05
        The fair will/MD run from [Dec. 28] to [Jan. 5] . => DATE 2015-12-28, DATE 2016-01-05
        The fair ran/VBD on [May 3] , [5] and [9] . => DATE 2015-05-03, DATE 2015-05-05, DATE 2015-05-09
        The fair ran/VBD from [yesterday] to [tomorrow] . => DATE 2015-10-14, DATE 2015-10-16
        It is open from [Tuesday night] to [Thursday morning] . => TIME 2015-10-13TNI, TIME 2015-10-15TMO",
    );
    check(
        UNKNOWN,
        "The fair ran/VBD from [Monday] to [Friday] . => DATE XXXX-WXX-1, DATE XXXX-WXX-5
        The fair ran/VBD [Oct. 3] - [5] . => DATE XXXX-10-03, DATE XXXX-10-05",
    );
}

#[test]
fn months_and_years() {
    check(
        THURSDAY,
        "It rained/VBD from [March] to [May 2014] . => DATE 2014-03, DATE 2014-05
        It rained/VBD between [March] and [May 2014] . => DATE 2014-03, DATE 2014-05
        It rained/VBD from [March 2012] to [May 2014] . => DATE 2012-03, DATE 2014-05
        It rained/VBD in [June] and [July] . => DATE 2015-06, DATE 2015-07
        It rained/VBD in [June] , [July] and [August] . => DATE 2015-06, DATE 2015-07, DATE 2015-08
        It rained/VBD from [November] to [March] . => DATE 2014-11, DATE 2015-03
        It will/MD rain from [November] to [March] . => DATE 2015-11, DATE 2016-03
        It rained/VBD from [1990] - [95] . => DATE 1990, DATE 1995
        It rained/VBD in [1999] - [2001] . => DATE 1999, DATE 2001
        It rained/VBD in [1999] to [2001] . => DATE 1999, DATE 2001
        It rained/VBD between [1990] and [1995] . => DATE 1990, DATE 1995
        The [2014] - [15] season was/VBD wet => DATE 2014, DATE 2015
        It rained/VBD in [1968] , [1972] and [1976] . => DATE 1968, DATE 1972, DATE 1976
        It rained/VBD in [the 1960s] and [1970s] . => DATE 196, DATE 197
        It rained/VBD in [the 1960s] and [the '70s] . => DATE 196, DATE 197
        It rained/VBD in [the 18th] and [19th centuries] . => DATE 17, DATE 18
        It rained/VBD from [the 12th century] to [the 15th century] . => DATE 11, DATE 14
        It rained/VBD from [spring] to [autumn 2013] . => DATE 2013-SP, DATE 2013-FA
        It rained/VBD [last month] and [this month] . => DATE 2015-09, DATE 2015-10",
    );
}

#[test]
fn times_and_sets() {
    check(
        THURSDAY,
        "It was/VBD shut from [2 p.m.] to [4 p.m.] . => TIME 2015-10-15T14:00, TIME 2015-10-15T16:00
        It was/VBD shut from [2] to [4 p.m.] . => TIME 2015-10-15T14:00, TIME 2015-10-15T16:00
        It was/VBD shut from [9 a.m.] until [noon] . => TIME 2015-10-15T09:00, TIME 2015-10-15T12:00
        It was/VBD shut between [10 p.m.] and [6 a.m.] . => TIME 2015-10-15T22:00, TIME 2015-10-15T06:00
        It was/VBD shut between [14:00] and [15:30] . => TIME 2015-10-15T14:00, TIME 2015-10-15T15:30
        It is shut on [Tuesdays] and [Thursdays] . => SET XXXX-WXX-2, SET XXXX-WXX-4
        It is shut [every Tuesday] and [Thursday] . => SET XXXX-WXX-2, SET XXXX-WXX-4
        It was/VBD shut between [2] and [4 p.m. on Oct. 3] . => TIME 2015-10-03T14:00, TIME 2015-10-03T16:00
        It will/MD last/VB [two to three hours] . => DURATION PT2H
        It took [two to three hours] . => DURATION PT2H
        It took [six to eight weeks] . => DURATION P6W
        It took [5 - 10 minutes] . => DURATION PT5M",
    );
}
