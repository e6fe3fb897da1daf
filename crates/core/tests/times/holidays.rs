//! Holidays and other days with a name.

use crate::{THURSDAY, check};

#[test]
fn fixed_days() {
    check(
        THURSDAY,
        "They danced/VBD on [Christmas 1999] . => DATE 1999-12-25
        They danced/VBD on [Christmas Day , 1999] . => DATE 1999-12-25
        They will/MD dance on [Boxing Day] . => DATE 2015-12-26
        They danced/VBD [last Christmas] . => DATE 2014-12-25
        They will/MD dance [this Christmas] . => DATE 2015-12-25
        They will/MD dance [next Christmas] . => DATE 2015-12-25
        They will/MD dance on [New Year 's Day] . => DATE 2016-01-01
        They danced/VBD on [New Year 's Day 2014] . => DATE 2014-01-01
        They will/MD dance on [New Year 's Eve] . => DATE 2015-12-31
        They danced/VBD on [Valentine 's Day] . => DATE 2015-02-14
        They danced/VBD on [St. Patrick 's Day] . => DATE 2015-03-17
        They danced/VBD on [April Fools ' Day] . => DATE 2015-04-01
        They danced/VBD on [May Day] . => DATE 2015-05-01
        They danced/VBD on [Independence Day] . => DATE 2015-07-04
        They danced/VBD on [Bastille Day] . => DATE 2015-07-14
        They danced/VBD on [Canada Day] . => DATE 2015-07-01
        They danced/VBD on [Anzac Day] . => DATE 2015-04-25
        They danced/VBD on [International Women 's Day] . => DATE 2015-03-08
        They danced/VBD on [Earth Day] . => DATE 2015-04-22
        They danced/VBD on [Juneteenth] . => DATE 2015-06-19
        They danced/VBD on [Cinco de Mayo] . => DATE 2015-05-05
        They will/MD march on [Veterans Day] . => DATE 2015-11-11
        They will/MD march on [Remembrance Day] . => DATE 2015-11-11
        They will/MD march on [Armistice Day] . => DATE 2015-11-11
        They will/MD dance on [All Saints ' Day] . => DATE 2015-11-01",
    );
}

#[test]
fn movable_days() {
    check(
        THURSDAY,
        "They sang/VBD on [Easter] . => DATE 2015-04-05
        They sang/VBD on [Easter 2014] . => DATE 2014-04-20
        They will/MD sing on [Easter Sunday] . => DATE 2016-03-27
        They will/MD sing on [Good Friday] . => DATE 2016-03-25
        They sang/VBD on [Maundy Thursday] . => DATE 2015-04-02
        They sang/VBD on [Ash Wednesday] . => DATE 2015-02-18
        They sang/VBD on [Palm Sunday] . => DATE 2015-03-29
        They sang/VBD on [Easter Monday] . => DATE 2015-04-06
        They sang/VBD on [Ascension Day] . => DATE 2015-05-14
        They sang/VBD on [Martin Luther King Day] . => DATE 2015-01-19
        They sang/VBD on [Presidents ' Day] . => DATE 2015-02-16
        They sang/VBD on [Mother 's Day] . => DATE 2015-05-10
        They sang/VBD on [Father 's Day] . => DATE 2015-06-21
        They sang/VBD on [Memorial Day 2014] . => DATE 2014-05-26
        They sang/VBD on [Labor Day , 2014] . => DATE 2014-09-01
        They sang/VBD on [Columbus Day] . => DATE 2015-10-12
        They sang/VBD on [Thanksgiving Day 2014] . => DATE 2014-11-27
        They sang/VBD on [Thanksgiving of 2013] . => DATE 2013-11-28
        They will/MD pray on [Remembrance Sunday] . => DATE 2015-11-08
        They sang/VBD on [the Memorial Day weekend] . => DATE 2015-W21-WE
        They will/MD sing in [Christmas week] . => DATE 2015-W52
        They sang/VBD [the day after Thanksgiving 2014] . => DATE 2014-11-28
        They sang/VBD [two weeks before Easter 2014] . => DATE 2014-04-06",
    );
}

#[test]
fn nth_weekdays() {
    check(
        THURSDAY,
        "They sang/VBD on [the first Monday of October] . => DATE 2015-10-05
        They sang/VBD on [the first Monday in October] . => DATE 2015-10-05
        They sang/VBD on [the last Sunday of March 2014] . => DATE 2014-03-30
        They will/MD sing on [the second Tuesday in November] . => DATE 2015-11-10
        They sang/VBD on [the third Thursday of last month] . => DATE 2015-09-17",
    );
}
