//! Dates relative to the publication date, or to another date.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn days_around_publication() {
    check(
        THURSDAY,
        "He called [today] . => DATE 2015-10-15
        He called [yesterday] . => DATE 2015-10-14
        He will call [tomorrow] . => DATE 2015-10-16
        He called [the day before yesterday] . => DATE 2015-10-13
        He will call [the day after tomorrow] . => DATE 2015-10-17
        He called [yesterday morning] . => TIME 2015-10-14TMO
        He called [late yesterday] . => DATE 2015-10-14 END",
    );
    check(
        UNKNOWN,
        "He called [yesterday] . => DATE XXXX-XX-XX
        He called [Thursday] . => DATE XXXX-WXX-4
        He called [last week] . => DATE XXXX-WXX
        He called [last month] . => DATE XXXX-XX
        He called [last year] . => DATE XXXX
        He called [a week from Friday] . => DATE XXXX-WXX-5
        He called [the day after Thursday] . => DATE XXXX-WXX-5
        He called [Tuesday night] . => TIME XXXX-WXX-2TNI
        He called [two weeks ago] . => DATE XXXX-WXX",
    );
}

#[test]
fn weekdays_go_by_tense() {
    check(
        THURSDAY,
        "He resigned/VBD [Tuesday] . => DATE 2015-10-13
        He resigned/VBD on [Friday] . => DATE 2015-10-09
        He resigned/VBD [Thursday] . => DATE 2015-10-15
        He will/MD resign [Friday] . => DATE 2015-10-16
        He will/MD resign [Tuesday] . => DATE 2015-10-20
        He is expected/VBN to resign/VB on [Monday] . => DATE 2015-10-19
        The talks run until [Sunday] . => DATE 2015-10-18
        He resigned/VBD [last Friday] . => DATE 2015-10-09
        He resigned/VBD [last Thursday] . => DATE 2015-10-08
        He resigns [next Monday] . => DATE 2015-10-19
        He resigns [this Saturday] . => DATE 2015-10-17
        He resigned/VBD on [Tuesday of last week] . => DATE 2015-10-06
        He resigned/VBD after a [Tuesday] vote/NN . => DATE 2015-10-13
        He resigned/VBD after a [Tuesday night] vote/NN . => TIME 2015-10-13TNI
        He resigned/VBD [late Tuesday] . => DATE 2015-10-13 END
        He resigned/VBD [earlier Thursday] . => DATE 2015-10-15",
    );
}

#[test]
fn weeks_months_and_years() {
    check(
        THURSDAY,
        "Rain fell [last week] . => DATE 2015-W41
        Rain fell [this week] . => DATE 2015-W42
        Rain will fall/VB [next week] . => DATE 2015-W43
        Rain will fall/VB in [the coming week] . => DATE 2015-W43
        Rain fell [last month] . => DATE 2015-09
        Rain fell [this month] . => DATE 2015-10
        Rain fell [earlier this month] . => DATE 2015-10
        Rain will fall/VB [next month] . => DATE 2015-11
        Rain fell [last year] . => DATE 2014
        Rain fell [this year] . => DATE 2015
        Rain fell [the previous year] . => DATE 2014
        Rain will fall/VB [next year] . => DATE 2016
        Rain will fall/VB [early next year] . => DATE 2016 START
        Rain will fall/VB [later this year] . => DATE 2015
        Rain fell [last quarter] . => DATE 2015-Q3
        Rain fell in [the past year] . => DATE 2014
        Rain fell [last April] . => DATE 2015-04
        Rain fell [last November] . => DATE 2014-11
        Rain will fall/VB [next April] . => DATE 2016-04
        Rain will fall/VB [this November] . => DATE 2015-11
        Rain fell [last weekend] . => DATE 2015-W41-WE
        Rain will/MD fall over [the weekend] . => DATE 2015-W42-WE
        Rain fell/VBD over [the weekend] . => DATE 2015-W41-WE
        Rain will fall/VB [this weekend] . => DATE 2015-W42-WE
        Rain will fall/VB [next weekend] . => DATE 2015-W42-WE
        It lasts to [the end of the year] . => DATE 2015 END
        It lasts to [the end of this week] . => DATE 2015-W42 END
        It lasts to [year - end] . => DATE 2015 END
        It lasts to [year 's end] . => DATE 2015 END
        It shut in [the week of Oct. 5] . => DATE 2015-W41",
    );
}

#[test]
fn lengths_ago() {
    check(
        THURSDAY,
        "He fled [two days ago] . => DATE 2015-10-13
        He fled [10 days ago] . => DATE 2015-10-05
        He fled [three weeks ago] . => DATE 2015-W39
        He fled [six months ago] . => DATE 2015-04
        He fled [a year ago] . => DATE 2014
        He fled [five years ago] . => DATE 2010
        He fled [a decade ago] . => DATE 2005
        He fled [more than two years ago] . => DATE 2013 BEFORE
        He fled [less than a year ago] . => DATE 2014 AFTER
        He fled [about three years ago] . => DATE 2012 APPROX
        He fled [nearly 20 years ago] . => DATE 1995 AFTER
        He fled [several years ago] . => DATE PAST_REF
        He fled [years ago] . => DATE PAST_REF
        He fled [long ago] . => DATE PAST_REF
        He fled [a year and a half ago] . => DATE 2014-04
        He will return [two years from now] . => DATE 2017
        He will return [a week from Friday] . => DATE 2015-10-23
        He will return [two days after Christmas] . => DATE 2015-12-27",
    );
}

#[test]
fn relative_to_another_date() {
    check(
        THURSDAY,
        "It began on [March 3 , 2011] . [The next day] , it spread . => DATE 2011-03-03, DATE 2011-03-04
        It began on [March 3 , 2011] . [The following day] it spread . => DATE 2011-03-03, DATE 2011-03-04
        It began on [March 3 , 2011] , and [two days later] it spread . => DATE 2011-03-03, DATE 2011-03-05
        It began on [March 3 , 2011] ; [two days earlier] , all was well . => DATE 2011-03-03, DATE 2011-03-01
        It began on [March 3 , 2011] ; [the day before] , all was well . => DATE 2011-03-03, DATE 2011-03-02
        It began on [March 3 , 2011] , and [that day] he fled . => DATE 2011-03-03, DATE 2011-03-03
        It began on [March 3 , 2011] , and [the same day] he fled . => DATE 2011-03-03, DATE 2011-03-03
        It began on [March 3 , 2011] . [Later that month] he fled . => DATE 2011-03-03, DATE 2011-03
        It began on [March 3 , 2011] . [Later that year] he fled . => DATE 2011-03-03, DATE 2011
        It began in [March 2011] . [The following month] , it spread . => DATE 2011-03, DATE 2011-04
        It began in [2011] . [The following year] , it spread . => DATE 2011, DATE 2012
        It began in [2011] ; [a year later] , it spread . => DATE 2011, DATE 2012
        It began in [2011] ; [the previous year] , all was well . => DATE 2011, DATE 2010
        It began on [March 3 , 2011] . [The next morning] , it spread . => DATE 2011-03-03, TIME 2011-03-04TMO
        It began on [March 3 , 2011] . [That night] , it spread . => DATE 2011-03-03, TIME 2011-03-03TNI
        It began on [March 3 , 2011] . [That summer] , it spread . => DATE 2011-03-03, DATE 2011-SU
        It began on [March 3 , 2011] . [The previous Friday] , it rained . => DATE 2011-03-03, DATE 2011-02-25",
    );
}

#[test]
fn the_same_quarter_or_month_a_year_before() {
    check(
        THURSDAY,
        "Sales in [the third quarter] rose from [a year earlier] . => DATE 2015-Q3, DATE 2014-Q3
        Sales in [the third quarter] rose from [a year ago] . => DATE 2015-Q3, DATE 2014-Q3
        Sales in [the third quarter] beat [the year - ago quarter] . => DATE 2015-Q3, DATE 2014-Q3
        Sales in [the third quarter] beat [the year - earlier period] . => DATE 2015-Q3, DATE 2014-Q3
        Sales in [the third quarter] beat [the same quarter last year] . => DATE 2015-Q3, DATE 2014-Q3
        Sales in [the second quarter] beat [the quarter a year ago] . => DATE 2015-Q2, DATE 2014-Q2
        Sales in [September] rose from [a year earlier] . => DATE 2015-09, DATE 2014-09",
    );
}

#[test]
fn direction_by_verb() {
    check(
        THURSDAY,
        "The talks broke/VBD down [Friday] . => DATE 2015-10-09
        The talks have/VBP failed/VBN since [Friday] . => DATE 2015-10-09
        The talks will/MD resume [Friday] . => DATE 2015-10-16
        The talks may/MD resume [Friday] . => DATE 2015-10-16
        The talks resume/VBP [Friday] . => DATE 2015-10-16
        The talks could open as soon as [Friday] . => DATE 2015-10-16
        They had until [Friday] to leave/VB . => DATE 2015-10-16
        Since [Friday] , the talks will/MD be on . => DATE 2015-10-09
        The accord , announced/VBD [Friday] , will/MD hold . => DATE 2015-10-09
        They will/MD fight [Friday] 's/POS ruling . => DATE 2015-10-09
        The law passed/VBD in [May] . => DATE 2015-05
        The law will/MD pass in [May] . => DATE 2016-05
        The law will/MD pass in [November] . => DATE 2015-11
        The law passed/VBD in [November] . => DATE 2014-11
        The court sat/VBD on [Dec. 20] . => DATE 2014-12-20",
    );
}

#[test]
fn other_publication_dates() {
    check(
        "2012-02-29",
        "It rained [a year ago] . => DATE 2011
        It rained [yesterday] . => DATE 2012-02-28
        It will rain [tomorrow] . => DATE 2012-03-01
        It rained [last month] . => DATE 2012-01
        It rained [two months ago] . => DATE 2011-12
        It rained [last quarter] . => DATE 2011-Q4
        It rained/VBD on [Feb. 29 , 2008] . => DATE 2008-02-29",
    );
    check(
        "2021-01-01",
        "It rained [last week] . => DATE 2020-W52
        It rained [this week] . => DATE 2020-W53
        It will rain [next week] . => DATE 2021-W01
        It rained [yesterday] . => DATE 2020-12-31
        It rained [this winter] . => DATE 2020-WI
        It rained [last year] . => DATE 2020
        It rained/VBD in [the fourth quarter] . => DATE 2020-Q4
        It rained/VBD [Friday] . => DATE 2021-01-01
        It rained/VBD [last Friday] . => DATE 2020-12-25",
    );
    check(
        "1989-10-30",
        "It was set to expire/VB [Nov. 16] . => DATE 1989-11-16
        It closed/VBD at a high on [Oct. 13] . => DATE 1989-10-13
        It fell in [the '80s] . => DATE 198
        It fell in [the nineties] . => DATE 189
        It fell [earlier this decade] => DATE 198",
    );
}

#[test]
fn relative_to_a_named_day() {
    check(
        THURSDAY,
        "He came [the day after Christmas] . => DATE 2015-12-26
        He came [the day before Thanksgiving] . => DATE 2015-11-25
        He comes [two weeks from Tuesday] . => DATE 2015-11-03
        He comes [a week from today] => DATE 2015-10-22
        He comes [a month from now] . => DATE 2015-11",
    );
}

#[test]
fn beyond_the_last_and_the_next() {
    check(
        THURSDAY,
        "It fell/VBD [the week before last] . => DATE 2015-W40
        It fell/VBD [the month before last] . => DATE 2015-08
        It fell/VBD [the year before last] . => DATE 2013
        It fell/VBD [the weekend before last] . => DATE 2015-W40-WE
        It will/MD fall [the week after next] . => DATE 2015-W44
        It will/MD fall [the year after next] . => DATE 2017
        It fell/VBD [a week ago Monday] . => DATE 2015-10-05
        It fell/VBD [a week ago today] . => DATE 2015-10-08
        It fell/VBD [a year ago today] . => DATE 2014-10-15
        It will/MD fall [a year from today] . => DATE 2016-10-15
        It will/MD fall [Monday week] . => DATE 2015-10-26
        It will/MD fall on [Tuesday of next week] . => DATE 2015-10-20
        It fell/VBD on [Monday this week] . => DATE 2015-10-12
        It fell/VBD [this past Monday] . => DATE 2015-10-12
        It will/MD fall [this coming Monday] . => DATE 2015-10-19
        It fell/VBD over [the weekend of Oct. 3] . => DATE 2015-W40-WE
        It fell/VBD in [the week of Sept. 28] . => DATE 2015-W40
        It fell/VBD in [the month of August] . => DATE 2015-08
        It fell/VBD [the other day] . => DATE PAST_REF",
    );
}

#[test]
fn lengths_from_now() {
    check(
        THURSDAY,
        "He came/VBD [a fortnight ago] . => DATE 2015-W40
        He came/VBD [a month ago] . => DATE 2015-09
        He came/VBD [eighteen months ago] . => DATE 2014-04
        He came/VBD [a quarter of a century ago] . => DATE 1990
        He came/VBD [half a century ago] . => DATE 1965
        He came/VBD [two centuries ago] . => DATE 1815
        He came/VBD [a couple of days ago] . => DATE 2015-10-13
        He came/VBD [a few days ago] . => DATE PAST_REF
        He came/VBD [some years ago] . => DATE PAST_REF
        He came/VBD [many years ago] . => DATE PAST_REF
        He came/VBD [decades ago] . => DATE PAST_REF
        He came/VBD [a long time ago] . => DATE PAST_REF
        He came/VBD [a while ago] . => DATE PAST_REF
        He came/VBD [some time ago] . => DATE PAST_REF
        He came/VBD not [long ago] . => DATE PAST_REF
        He came/VBD [moments ago] . => DATE PAST_REF
        He came/VBD [two hours ago] . => DURATION PT2H
        He will/MD come [a month from now] . => DATE 2015-11
        He will/MD come [ten days from now] . => DATE 2015-10-25
        He will/MD come [a few years from now] . => DATE FUTURE_REF
        He will/MD come in [two weeks] . => DURATION P2W
        He will/MD come within [a year] . => DURATION P1Y
        He will/MD come in [two weeks ' time] . => DURATION P2W",
    );
}

#[test]
fn vague_times() {
    check(
        THURSDAY,
        "He sleeps just [now] . => DATE PRESENT_REF
        He sleeps [presently] . => DATE PRESENT_REF
        He slept until [recently] . => DATE PAST_REF
        He slept [very recently] . => DATE PAST_REF
        He slept in [the old days] . => DATE PAST_REF
        He slept in [those days] . => DATE PAST_REF
        He slept in [the not - too - distant past] . => DATE PAST_REF
        He will/MD sleep in [the coming months] . => DURATION PXM
        He will/MD sleep in [the coming years] . => DURATION PXY
        He will/MD sleep [very soon] . => DATE FUTURE_REF
        He will/MD sleep [some day] . => DATE FUTURE_REF
        He will/MD sleep at [a later date] . => DATE FUTURE_REF
        He will/MD sleep in [the distant future] . => DATE FUTURE_REF
        He slept in [recent months] . => DURATION PXM
        He slept in [recent days] . => DURATION PXD
        He slept in [the past few years] . => DURATION PXY
        He slept in [the last few days] . => DURATION PXD",
    );
}

#[test]
fn months_and_seasons_by_tense() {
    check(
        THURSDAY,
        "It fell/VBD in [June] . => DATE 2015-06
        It will/MD fall in [June] . => DATE 2016-06
        It will/MD fall by [July] . => DATE 2016-07
        It fell/VBD since [July] . => DATE 2015-07
        It fell/VBD since [November] . => DATE 2014-11
        It would/MD fall in [January] . => DATE 2016-01
        It fell/VBD in [the spring] . => DATE 2015-SP
        It will/MD fall in [the spring] . => DATE 2016-SP
        It will/MD fall [this winter] . => DATE 2015-WI
        It will/MD fall [next summer] . => DATE 2016-SU
        It fell/VBD [last fall] . => DATE 2014-FA
        It fell/VBD [last summer] . => DATE 2015-SU
        It fell/VBD in [summer 2014] . => DATE 2014-SU
        It fell/VBD in [the fall of 2013] . => DATE 2013-FA
        It fell/VBD in [autumn 2013] . => DATE 2013-FA
        It fell/VBD in [the winter of 2013] . => DATE 2013-WI
        It fell/VBD [last January] . => DATE 2015-01
        It will/MD fall [next January] . => DATE 2016-01
        It fell/VBD [this January] . => DATE 2015-01
        It will/MD fall [this December] . => DATE 2015-12
        It would/MD fall [Monday] . => DATE 2015-10-19
        It falls/VBZ [Monday] . => DATE 2015-10-19
        It will/MD fall by [Friday] . => DATE 2015-10-16
        It will/MD fall [Friday night] . => TIME 2015-10-16TNI
        It will/MD fall on [Thursday] . => DATE 2015-10-15",
    );
}
