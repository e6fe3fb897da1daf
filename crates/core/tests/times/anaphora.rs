//! Times relative to another time in the text, not to the publication date.

use crate::{THURSDAY, UNKNOWN, check};

/// Checks cases after a sentence with the full date of a Tuesday, with and without a day of publication.
fn after_a_day(cases: &str) {
    let told = |line: &str| {
        let (words, meaning) = line.trim().split_once("=>").unwrap_or((line, ""));
        let meaning = meaning.trim();
        format!("He was/VBD shot on [June 4 , 2013] . {words} => DATE 2013-06-04, {meaning}")
    };
    let lines: Vec<String> = cases.lines().map(told).collect();
    check(THURSDAY, &lines.join("\n"));
    check(UNKNOWN, &lines.join("\n"));
}

#[test]
fn days_from_a_given_day() {
    after_a_day(
        "[The next day] he died/VBD => DATE 2013-06-05
        [The following day] he died/VBD => DATE 2013-06-05
        He died/VBD [the next day] . => DATE 2013-06-05
        He died/VBD [a day later] . => DATE 2013-06-05
        He died/VBD [one day later] . => DATE 2013-06-05
        He died/VBD [the day after] . => DATE 2013-06-05
        He died/VBD [three days later] . => DATE 2013-06-07
        He had/VBD slept [the day before] . => DATE 2013-06-03
        He had/VBD slept [a day earlier] . => DATE 2013-06-03
        He had/VBD slept [the previous day] . => DATE 2013-06-03
        He had/VBD slept [two days earlier] . => DATE 2013-06-02
        He had/VBD slept [two days before] . => DATE 2013-06-02
        He died/VBD [that day] . => DATE 2013-06-04
        He died/VBD [later that day] . => DATE 2013-06-04
        He died/VBD [the same day] . => DATE 2013-06-04
        He died/VBD [that same day] . => DATE 2013-06-04
        He died/VBD [that Friday] . => DATE 2013-06-07
        He died/VBD [the following Monday] . => DATE 2013-06-10
        He died/VBD [the next Sunday] . => DATE 2013-06-09
        He came/VBD [the previous Sunday] . => DATE 2013-06-02
        He died/VBD [that weekend] . => DATE 2013-W23-WE",
    );
}

#[test]
fn hours_from_a_given_day() {
    after_a_day(
        "He died/VBD [that night] . => TIME 2013-06-04TNI
        He died/VBD [later that night] . => TIME 2013-06-04TNI
        He died/VBD [that same evening] . => TIME 2013-06-04TEV
        He died/VBD [the next morning] . => TIME 2013-06-05TMO
        He died/VBD [the following afternoon] . => TIME 2013-06-05TAF
        He ate/VBD [the night before] . => TIME 2013-06-03TNI
        He ate/VBD [the previous evening] . => TIME 2013-06-03TEV
        He died/VBD at [7 p.m.] . => TIME 2013-06-04T19:00
        He died/VBD at [noon the next day] . => TIME 2013-06-05T12:00
        He died/VBD [early the next morning] . => TIME 2013-06-05TMO START",
    );
}

#[test]
fn weeks_months_and_years_from_a_given_day() {
    after_a_day(
        "He died/VBD [that week] . => DATE 2013-W23
        He died/VBD [later that week] . => DATE 2013-W23
        He died/VBD [the following week] . => DATE 2013-W24
        He died/VBD [a week later] . => DATE 2013-W24
        He died/VBD [two weeks later] . => DATE 2013-W25
        He came/VBD [the week before] . => DATE 2013-W22
        He came/VBD [the previous week] . => DATE 2013-W22
        He came/VBD [a week earlier] . => DATE 2013-W22
        He died/VBD [that month] . => DATE 2013-06
        He died/VBD [the following month] . => DATE 2013-07
        He died/VBD [the next month] . => DATE 2013-07
        He died/VBD [a month later] . => DATE 2013-07
        He came/VBD [three months earlier] . => DATE 2013-03
        He came/VBD [the month before] . => DATE 2013-05
        He died/VBD by [the end of that month] . => DATE 2013-06 END
        He died/VBD [that November] . => DATE 2013-11
        He died/VBD [the following January] . => DATE 2014-01
        He came/VBD [the previous December] . => DATE 2012-12
        He died/VBD in [July of that year] . => DATE 2013-07
        He died/VBD [that year] . => DATE 2013
        He died/VBD [the same year] . => DATE 2013
        He died/VBD [late that year] . => DATE 2013 END
        He died/VBD [the following year] . => DATE 2014
        He died/VBD [the next year] . => DATE 2014
        He died/VBD [two years later] . => DATE 2015
        He came/VBD [the year before] . => DATE 2012
        He came/VBD [the previous year] . => DATE 2012
        He came/VBD [a year earlier] . => DATE 2012
        He came/VBD [five years earlier] . => DATE 2008
        He came/VBD [a decade earlier] . => DATE 2003
        He died/VBD [that summer] . => DATE 2013-SU
        He died/VBD [the following spring] . => DATE 2014-SP
        He came/VBD [the previous fall] . => DATE 2012-FA
        He died/VBD [a few days later] . => DURATION PXD
        He died/VBD [several months later] . => DURATION PXM",
    );
}

#[test]
fn from_a_month_or_a_year() {
    check(
        THURSDAY,
        "It shut/VBD in [March 2012] . [That month] , it burned/VBD => DATE 2012-03, DATE 2012-03
        It shut/VBD in [March 2012] . [The next month] , it burned/VBD => DATE 2012-03, DATE 2012-04
        It shut/VBD in [March 2012] . [The month before] , it burned/VBD => DATE 2012-03, DATE 2012-02
        It shut/VBD in [March 2012] . [Six months later] , it burned/VBD => DATE 2012-03, DATE 2012-09
        It shut/VBD in [March 2012] . [The following year] , it burned/VBD => DATE 2012-03, DATE 2013
        It shut/VBD in [March 2012] . [A month earlier] , it burned/VBD => DATE 2012-03, DATE 2012-02
        It shut/VBD in [1998] . [That year] , it burned/VBD => DATE 1998, DATE 1998
        It shut/VBD in [1998] . [A year later] , it burned/VBD => DATE 1998, DATE 1999
        It shut/VBD in [1998] . [The next year] , it burned/VBD => DATE 1998, DATE 1999
        It shut/VBD in [1998] . [Three years earlier] , it burned/VBD => DATE 1998, DATE 1995
        It shut/VBD in [1998] . [That summer] , it burned/VBD => DATE 1998, DATE 1998-SU
        It shut/VBD in [1998] . In [March of that year] it burned/VBD => DATE 1998, DATE 1998-03
        It shut/VBD in [1998] . By [the end of that year] it was/VBD gone => DATE 1998, DATE 1998 END
        It shut/VBD in [1998] . [The previous year] , it burned/VBD => DATE 1998, DATE 1997
        It shut/VBD in [the summer of 1998] . [The following year] , it burned/VBD => DATE 1998-SU, DATE 1999
        It shut/VBD in [1998] . [Five weeks later] , it burned/VBD => DATE 1998, DURATION P5W
        It shut/VBD in [March 2012] . [Five months later] , it burned/VBD => DATE 2012-03, DATE 2012-08
        It shut/VBD on [Tuesday] . [The next day] , it burned/VBD => DATE 2015-10-13, DATE 2015-10-14
        It shut/VBD on [Tuesday] . [A day earlier] , it burned/VBD => DATE 2015-10-13, DATE 2015-10-12
        It shut/VBD [last month] . [The month before] , it burned/VBD => DATE 2015-09, DATE 2015-08
        It shut/VBD [last year] . [The year before] , it burned/VBD => DATE 2014, DATE 2013",
    );
}
