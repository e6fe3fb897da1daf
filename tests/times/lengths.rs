//! Durations and sets.

use crate::{THURSDAY, check};

#[test]
fn lengths_with_a_number() {
    check(
        THURSDAY,
        "It took [two years] . => DURATION P2Y
        It took [a year] . => DURATION P1Y
        It took [an hour] . => DURATION PT1H
        It took [nine months] . => DURATION P9M
        It took [twenty - five days] . => DURATION P25D
        It took [120 days] . => DURATION P120D
        It took [2,500 years] . => DURATION P2500Y
        It took [two hundred years] . => DURATION P200Y
        It took [a hundred years] . => DURATION P100Y
        It took [2 1/2 years] . => DURATION P2Y6M
        It took [2.5 hours] . => DURATION PT2H30M
        It took [two and a half years] . => DURATION P2Y6M
        It took [a year and a half] . => DURATION P1Y6M
        It took [a minute and a half] . => DURATION PT1M30S
        It took [half an hour] . => DURATION PT30M
        It took [half a century] . => DURATION P50Y
        It took [90 minutes] . => DURATION PT90M
        It took [30 seconds] . => DURATION PT30S
        It took [two years and three months] . => DURATION P2Y3M
        It took [three decades] . => DURATION P30Y
        It took [a couple of weeks] . => DURATION P2W
        It took [three quarters] => DURATION P9M
        It took [at least 20 more years] . => DURATION P20Y EQUAL_OR_MORE
        It took [more than four hours] . => DURATION PT4H MORE_THAN
        It took [less than a decade] . => DURATION P10Y LESS_THAN
        It took [nearly two months] . => DURATION P2M APPROX
        It took [about a week] . => DURATION P1W APPROX
        It took [up to 180 days] . => DURATION P180D EQUAL_OR_LESS
        It took [no more than 10 minutes] . => DURATION PT10M EQUAL_OR_LESS
        It took [12 to 18 months] . => DURATION P12M
        It took [two or three weeks] . => DURATION P2W
        It came [a day] after the vote . => DURATION P1D
        It came [two weeks] before the vote . => DURATION P2W",
    );
}

#[test]
fn lengths_without_a_number() {
    check(
        THURSDAY,
        "It took [years] . => DURATION PXY
        It took [several weeks] . => DURATION PXW
        It took [a few days] . => DURATION PXD
        It took [many months] . => DURATION PXM
        It took [decades] . => DURATION PXDE
        It took [hundreds of years] . => DURATION PXY
        It took [a while] . => DURATION PXX
        It took [some time] . => DURATION PXX",
    );
}

#[test]
fn lengths_that_modify() {
    check(
        THURSDAY,
        "The [three - year - old] boy slept . => DURATION P3Y
        The [three-year-old] boy slept . => DURATION P3Y
        The [6-month-old] baby slept . => DURATION P6M
        A [10-day] trip began . => DURATION P10D
        A [10 - day] trip began . => DURATION P10D
        The [two-hour] talks ended . => DURATION PT2H
        The [eight-year] war ended . => DURATION P8Y
        Stocks hit a [five year] low . => DURATION P5Y
        The [decades-long] feud ended . => DURATION PXDE
        The [half-hour] show ended . => DURATION PT30M
        It has a [30-second] pause . => DURATION PT30S",
    );
}

#[test]
fn lengths_that_reach_from_now() {
    check(
        THURSDAY,
        "Prices fell in [the past two years] . => DURATION P2Y
        Prices fell over [the last five years] . => DURATION P5Y
        Prices fell over [the last several months] . => DURATION PXM
        Prices will fall in [the next 10 days] . => DURATION P10D
        Prices will fall in [the next few weeks] . => DURATION PXW
        Prices will fall in the [coming months] => DURATION PXM
        Prices fell in [recent weeks] . => DURATION PXW
        Prices fell in [recent years] . => DATE PAST_REF
        Prices fell in [the first nine months] . => DURATION P9M
        Prices fell in [the nine months] ended [Sept. 30] . => DURATION P9M, DATE 2015-09-30
        Prices fell in [the year] ended [Aug. 31] . => DURATION P1Y, DATE 2015-08-31",
    );
}

#[test]
fn sets() {
    check(
        THURSDAY,
        "They meet [every day] . => SET P1D
        They meet [every week] . => SET P1W
        They meet [each year] . => SET P1Y
        They meet [every other week] . => SET P2W
        They meet [every two years] . => SET P2Y
        They meet [every few months] . => SET PXM
        They meet [every Friday] . => SET XXXX-WXX-5
        They meet [each July] . => SET XXXX-07
        They meet [every summer] . => SET XXXX-SU
        They meet [every weekend] . => SET XXXX-WXX-WE
        They meet [every morning] . => SET XXXX-XX-XXTMO
        They meet [every Friday night] . => SET XXXX-WXX-5TNI
        They meet [every Christmas] . => SET XXXX-12-25
        They meet [Mondays] . => SET XXXX-WXX-1
        They meet on [Tuesday nights] . => SET XXXX-WXX-2TNI
        They meet [daily] . => SET P1D
        They meet [annually] . => SET P1Y
        They hold a [weekly] class . => SET P1W
        They meet [twice a week] . => SET P1W
        They meet [three times a year] . => SET P1Y
        There are 12 flights/NNS [a day] . => SET P1D
        It earns $ 3 million [a year] . => SET P1Y",
    );
}

#[test]
fn more_lengths() {
    check(
        THURSDAY,
        "It took [one day] . => DURATION P1D
        It took [three business days] . => DURATION P3D
        It took [two consecutive weeks] . => DURATION P2W
        It took [a dozen years] . => DURATION P12Y
        It took [1.5 million years] . => DURATION P1500000Y
        It took [over an hour] . => DURATION PT1H MORE_THAN
        It took [almost a hundred years] . => DURATION P100Y APPROX
        It took [roughly 40 minutes] . => DURATION PT40M APPROX
        It took [as long as six months] . => DURATION P6M EQUAL_OR_LESS
        It took [fewer than 10 days] . => DURATION P10D LESS_THAN
        It took [a week or so] . => DURATION P1W APPROX
        It took [a year or more] . => DURATION P1Y APPROX
        It took [5 1/2 hours] . => DURATION PT5H30M
        It took [a half hour] . => DURATION PT30M
        It took [half a year] . => DURATION P6M
        It took [dozens of years] . => DURATION PXY
        It took [centuries] . => DURATION PXCE
        It took [minutes] . => DURATION PTXM
        It took [some weeks] . => DURATION PXW
        It took [three to five years] . => DURATION P3Y
        It lasted [24 hours] . => DURATION PT24H
        He is [52 years] old . => DURATION P52Y
        A [30-year-old] woman won . => DURATION P30Y
        A [thirty - year - old] woman won . => DURATION P30Y
        The [one-year] bond fell . => DURATION P1Y
        A [five - minute] break helps . => DURATION PT5M
        The [72-hour] truce held . => DURATION PT72H",
    );
}

#[test]
fn more_sets() {
    check(
        THURSDAY,
        "They meet [every month] . => SET P1M
        They meet [every hour] . => SET PT1H
        They meet [every three hours] . => SET PT3H
        They meet [every decade] . => SET P10Y
        They meet [each Monday morning] . => SET XXXX-WXX-1TMO
        They meet [every evening] . => SET XXXX-XX-XXTEV
        They meet [every third quarter] . => SET XXXX-Q3
        They meet [every winter] . => SET XXXX-WI
        They meet [every October] . => SET XXXX-10
        They meet [hourly] . => SET PT1H
        They meet [monthly] . => SET P1M
        They meet [yearly] . => SET P1Y
        They meet on [weekends] . => SET XXXX-WXX-WE
        They meet on [Saturdays] . => SET XXXX-WXX-6
        They meet [once a month] . => SET P1M
        They meet [four times per year] . => SET P1Y
        He visits on a [Sunday] . => DATE XXXX-WXX-7",
    );
}
