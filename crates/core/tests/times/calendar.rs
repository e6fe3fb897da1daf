//! Calendar dates: days, months, seasons, quarters, years, decades, centuries, holidays.

use crate::{THURSDAY, UNKNOWN, check};

#[test]
fn dates_in_full() {
    check(
        THURSDAY,
        "The ship left port on [October 3 , 2014] . => DATE 2014-10-03
        She was born [Oct. 3 , 1971] in Oslo . => DATE 1971-10-03
        The law passed on [3 October 2014] . => DATE 2014-10-03
        The law passed on [the 3rd of October , 2014] . => DATE 2014-10-03
        The law passed on [October 3rd , 2014] . => DATE 2014-10-03
        It opened [Friday , October 3 , 2014] , with songs . => DATE 2014-10-03
        It opened [Fri. , Oct. 3 , 2014] , with songs . => DATE 2014-10-03
        Filed [2014-10-03] by post => DATE 2014-10-03
        Filed [10/03/14] by post => DATE 2014-10-03
        Filed [10/3/2014] by post => DATE 2014-10-03
        Filed [23/10/2014] by post => DATE 2014-10-23
        Filed [03.10.2014] by post => DATE 2014-10-03",
    );
}

#[test]
fn days_without_a_year() {
    check(
        THURSDAY,
        "The fire broke/VBD out on [Oct. 3] . => DATE 2015-10-03
        The fire broke/VBD out on [3 October] . => DATE 2015-10-03
        The fire broke/VBD out on [October the 3rd] . => DATE 2015-10-03
        The talks will/MD open [Nov. 20] in Geneva . => DATE 2015-11-20
        The firm set/VBD [Oct. 28] as its deadline . => DATE 2015-10-28
        The term ended/VBD [Dec. 31] . => DATE 2014-12-31
        The term will/MD end [Jan. 15] . => DATE 2016-01-15
        The shop closed/VBD on [October 15] . => DATE 2015-10-15
        It was/VBD [July Fourth] again => DATE 2015-07-04
        It was/VBD [the Fourth of July] again => DATE 2015-07-04
        They met/VBD on [Monday , Oct. 12] , in Rome . => DATE 2015-10-12
        She swore/VBP on [Monday] that she had paid . => DATE 2015-10-12
        Thieves stole/VB the painting on [Sunday] . => DATE 2015-10-11
        They met/VBD from [Oct. 3] to [7] . => DATE 2015-10-03, DATE 2015-10-07
        They met/VBD on [April 24] and [25] , he said . => DATE 2015-04-24, DATE 2015-04-25
        They met/VBD on [May 2 , 2012] . On [May 2] , snow fell . => DATE 2012-05-02, DATE 2012-05-02",
    );
    check(
        UNKNOWN,
        "The fire broke/VBD out on [Oct. 3] . => DATE XXXX-10-03
        The fire broke/VBD out in [October] . => DATE XXXX-10
        The fire broke/VBD out on [Oct. 3 , 2014] . => DATE 2014-10-03",
    );
}

#[test]
fn months() {
    check(
        THURSDAY,
        "It was signed in [October 2014] . => DATE 2014-10
        It was signed in [October , 2014] . => DATE 2014-10
        It was signed in [October of 2014] . => DATE 2014-10
        It was signed/VBD in [August] . => DATE 2015-08
        It was signed/VBD in [December] . => DATE 2014-12
        It will/MD be signed in [December] . => DATE 2015-12
        It will/MD be signed in [March] . => DATE 2016-03
        It will/MD be signed in [May] or [June] . => DATE 2016-05, DATE 2016-06
        Sales rose/VBD in [October] . => DATE 2015-10
        It was signed in [March last year] . => DATE 2014-03
        It was signed in [March of this year] . => DATE 2015-03
        It was signed in [mid-July] . => DATE 2015-07 MID
        It was signed in [mid- July] . => DATE 2015-07 MID
        It was signed/VBD in [early March] . => DATE 2015-03 START
        It was signed/VBD at [the end of June] . => DATE 2015-06 END
        [January 1998] was wet => DATE 1998-01",
    );
}

#[test]
fn years() {
    check(
        THURSDAY,
        "It was built in [1887] . => DATE 1887
        It was built in [the year 2000] . => DATE 2000
        He ruled from [1998] to [2004] . => DATE 1998, DATE 2004
        The [1998-99] season was his best . => DATE 1998
        They met in [nineteen ninety - one] . => DATE 1991
        They met in [two thousand three] . => DATE 2003
        They met in [twenty fifteen] . => DATE 2015
        The [1956] uprising failed . => DATE 1956
        Since [1949] , it has grown . => DATE 1949
        It will open in [early 2018] . => DATE 2018 START
        It opened in [late 2012] . => DATE 2012 END
        It opened by [the end of 2012] . => DATE 2012 END
        It opened at [the start of 2012] . => DATE 2012 START
        Profit for [fiscal 2015] fell . => DATE 2015
        Profit for [the fiscal year 2015] fell . => DATE 2015
        Profit for [fiscal year 2015] fell . => DATE 2015
        Profit for [the current fiscal year] fell . => DATE 2015
        Profit for [the last fiscal year] fell . => DATE 2014",
    );
}

#[test]
fn quarters_halves_and_seasons() {
    check(
        THURSDAY,
        "Sales fell/VBD in [the third quarter] . => DATE 2015-Q3
        Sales fell/VBD in [the third quarter of 2012] . => DATE 2012-Q3
        Sales fell/VBD in [the 2012 third quarter] . => DATE 2012-Q3
        Sales fell/VBD in [last year 's third quarter] . => DATE 2014-Q3
        Sales fell/VBD in [Q3 2012] . => DATE 2012-Q3
        The [third - quarter] loss was/VBD small . => DATE 2015-Q3
        The [third-quarter] loss was/VBD small . => DATE 2015-Q3
        Sales fell/VBD in [the fiscal fourth quarter] . => DATE 2015-Q4
        Sales will/MD fall in [the first quarter] . => DATE 2016-Q1
        Sales fell/VBD in [the quarter] . => DATE 2015-Q3
        Sales fell/VBD in [the latest quarter] . => DATE 2015-Q3
        Sales will fall [this quarter] . => DATE 2015-Q4
        Sales fell in [the first half of 2014] . => DATE 2014-H1
        Sales fell in [the second half of last year] . => DATE 2014-H2
        It was built in [the summer of 1969] . => DATE 1969-SU
        It was built in [spring 2011] . => DATE 2011-SP
        It was built [last winter] . => DATE 2014-WI
        It will open [next spring] . => DATE 2016-SP
        It will open [this fall] . => DATE 2015-FA
        It burned/VBD down in [the summer] . => DATE 2015-SU
        It was closed [this past summer] . => DATE 2015-SU",
    );
    check(
        UNKNOWN,
        "Sales fell/VBD in [the third quarter] . => DATE XXXX-Q3
        It burned/VBD down [last summer] . => DATE XXXX-SU",
    );
}

#[test]
fn decades_and_centuries() {
    check(
        THURSDAY,
        "He sang in [the 1990s] . => DATE 199
        He sang in [the late 1990s] . => DATE 199 END
        He sang in [the mid-1990s] . => DATE 199 MID
        He sang in [the '80s] . => DATE 198
        He sang in [the early '80s] . => DATE 198 START
        He sang in [the nineties] . => DATE 199
        It dates from [the 12th century] . => DATE 11
        It dates from [the twelfth century] . => DATE 11
        It dates from [the early 20th century] . => DATE 19 START
        It is a [19th - century] house . => DATE 18
        It belongs to [the twenty - first century] . => DATE 20
        The worst war of [this century] => DATE 20",
    );
}

#[test]
fn holidays() {
    check(
        THURSDAY,
        "The shops will/MD close on [Christmas Day] . => DATE 2015-12-25
        The shops closed/VBD on [Christmas Eve] . => DATE 2014-12-24
        They will/MD eat turkey on [Thanksgiving] . => DATE 2015-11-26
        They ate/VBD turkey [last Thanksgiving] . => DATE 2014-11-27
        The march was/VBD held on [Labor Day] . => DATE 2015-09-07
        The march was/VBD held on [Memorial Day] . => DATE 2015-05-25
        The accord was/VBD signed on [Good Friday 1998] . => DATE 1998-04-10
        The rising began on [Easter Monday , 1916] . => DATE 1916-04-24
        Children will/MD call on [Halloween] . => DATE 2015-10-31
        They danced/VBD on [New Year 's Eve] . => DATE 2014-12-31
        They will/MD vote on [Election Day] . => DATE 2015-11-03
        Parades filled/VBD the town in [Easter week] . => DATE 2015-W14",
    );
}

#[test]
fn ranges() {
    check(
        THURSDAY,
        "The fair ran/VBD [Oct. 3-7] . => DATE 2015-10-03
        The fair ran/VBD from [Oct. 3] through [Oct. 7] . => DATE 2015-10-03, DATE 2015-10-07
        The fair ran/VBD from [Oct. 3 , 2012] to [7] . => DATE 2012-10-03, DATE 2012-10-07
        The war of [1939] - [45] ended . => DATE 1939, DATE 1945
        The war lasted from [1914] until [1918] . => DATE 1914, DATE 1918
        The law held in [1990] and [1991] . => DATE 1990, DATE 1991
        Cars of [the 1970s] and [80s] rust . => DATE 197, DATE 198
        It ran/VBD from [May] to [July] . => DATE 2015-05, DATE 2015-07
        It ran/VBD between [March] and [May] . => DATE 2015-03, DATE 2015-05
        It is open [Monday] to [Friday] => DATE 2015-10-12, DATE 2015-10-16",
    );
}

#[test]
fn other_spellings() {
    check(
        THURSDAY,
        "It fell to its lowest since ['82] => DATE 1982
        It was/VBD signed on [Sept 3] . => DATE 2015-09-03
        It was/VBD signed on [Sept. 3rd] . => DATE 2015-09-03
        It was/VBD signed [Tues. , Oct. 6] . => DATE 2015-10-06
        It was/VBD signed [Tuesday 6 October] . => DATE 2015-10-06
        It was/VBD signed [Tuesday , 6th October 2015] . => DATE 2015-10-06
        It was/VBD signed on [the sixth of October] . => DATE 2015-10-06
        It was/VBD signed on [October twenty - first , 2014] . => DATE 2014-10-21
        Filed [2014/10/03] by post => DATE 2014-10-03
        Filed [OCT. 3 , 2014] by post => DATE 2014-10-03
        The [September 11] attacks changed it => DATE 2001-09-11",
    );
}

#[test]
fn weekends_of_holidays() {
    check(
        THURSDAY,
        "Trains stopped/VBD over [the Labor Day weekend] . => DATE 2015-W36-WE
        Trains will/MD stop over [the Thanksgiving weekend] . => DATE 2015-W48-WE
        Trains stopped/VBD over [Easter weekend] . => DATE 2015-W14-WE
        The [Christmas] sales/NNS will/MD be good . => DATE 2015-12-25",
    );
}
