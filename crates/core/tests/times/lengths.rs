//! Durations, and sets (TIMEX3's type for repeated times).

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
        It took half a quarter .
        It took half [days/NNS] . => DURATION PXD
        It took [90 minutes] . => DURATION PT90M
        It took [30 seconds] . => DURATION PT30S
        It took [two years and three months] . => DURATION P2Y3M
        It took [three decades] . => DURATION P30Y
        It took [a couple of weeks] . => DURATION P2W
        It took [three quarters] => DURATION P3Q
        It took [at least 20 more years] . => DURATION P20Y EQUAL_OR_MORE
        It took [more than four hours] . => DURATION PT4H MORE_THAN
        It took [less than a decade] . => DURATION P10Y LESS_THAN
        It took [nearly two months] . => DURATION P2M LESS_THAN
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
fn lengths_relative_to_publication() {
    check(
        THURSDAY,
        "Prices fell in [the past two years] . => DURATION P2Y
        Prices fell over [the last five years] . => DURATION P5Y
        Prices fell over [the last several months] . => DURATION PXM
        Prices will fall in [the next 10 days] . => DURATION P10D
        Prices will fall in [the next few weeks] . => DURATION PXW
        Prices will fall in [the coming months] => DURATION PXM
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
        It took [almost a hundred years] . => DURATION P100Y LESS_THAN
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

#[test]
fn ages_and_other_modifiers() {
    check(
        THURSDAY,
        "The [five-week-old] strike ended . => DURATION P5W
        The [five - week - old] strike ended . => DURATION P5W
        A [12-year-old] won . => DURATION P12Y
        Two [12-year-olds] won . => DURATION P12Y
        A [four-day] trip ended . => DURATION P4D
        A [weeklong] trip ended . => DURATION P1W
        A [week-long] trip ended . => DURATION P1W
        A [yearlong] trip ended . => DURATION P1Y
        A [month-long] trip ended . => DURATION P1M
        A [daylong] trip ended . => DURATION P1D
        A [day-long] trip ended . => DURATION P1D
        An [hour-long] trip ended . => DURATION PT1H
        A [decade-long] feud ended . => DURATION P10Y
        A [decades-old] feud ended . => DURATION PXDE
        A [centuries-old] feud ended . => DURATION PXCE
        A [years-long] feud ended . => DURATION PXY
        A [three-hour-long] film ended . => DURATION PT3H
        A [two - and - a - half - year] term ended . => DURATION P2Y6M
        A [24-hour] strike ended . => DURATION PT24H
        A [half-day] strike ended . => DURATION PT12H
        A [multi-year] deal ended . => DURATION PXY
        A [90-second] clip ended . => DURATION PT90S
        A [two-to-three-year] term ended . => DURATION P2Y
        A [six-to-eight-week] term ended . => DURATION P6W
        He is [a year] old . => DURATION P1Y
        She is [five months] pregnant . => DURATION P5M
        It is [3 years] away . => DURATION P3Y",
    );
}

#[test]
fn lengths_in_other_words() {
    check(
        THURSDAY,
        "It took [a fortnight] . => DURATION P2W
        It took [three - and - a - half hours] . => DURATION PT3H30M
        It took [one and a half hours] . => DURATION PT1H30M
        It took [an hour and a half] . => DURATION PT1H30M
        It took [an hour and 20 minutes] . => DURATION PT1H20M
        It took [two hours , 20 minutes] . => DURATION PT2H20M
        It took [two and a half weeks] . => DURATION P2.5W
        It took [a day and a half] . => DURATION P1DT12H
        It took [a quarter of an hour] . => DURATION PT15M
        It took [three quarters of an hour] . => DURATION PT45M
        It took [1.5 years] . => DURATION P1Y6M
        It took [half a day] . => DURATION PT12H
        It took [half a decade] . => DURATION P5Y
        It took [forty - eight hours] . => DURATION PT48H
        It took [a full year] . => DURATION P1Y
        It took [a whole year] . => DURATION P1Y
        It took [two long years] . => DURATION P2Y
        It took [another two years] . => DURATION P2Y
        It took [another year] . => DURATION P1Y
        It took [the whole day] . => DURATION P1D
        It took [all day] . => DURATION P1D
        It took [all week] . => DURATION P1W
        It took [a few minutes] . => DURATION PTXM
        It took [a few more days] . => DURATION PXD
        It took [a couple of hours] . => DURATION PT2H
        It took [a long time] . => DURATION PXX
        It took [tens of thousands of years] . => DURATION PXY
        It took [ten thousand years] . => DURATION P10000Y
        It took [4.5 billion years] . => DURATION P4500000000Y
        It took [two school years] . => DURATION P2Y",
    );
}

#[test]
fn sets_in_other_words() {
    check(
        THURSDAY,
        "They meet [every other day] . => SET P2D
        They meet [every second week] . => SET P2W
        They meet [every fourth year] . => SET P4Y
        They meet [every 12 hours] . => SET PT12H
        They meet [every few minutes] . => SET PTXM
        They meet [once every four years] . => SET P4Y
        They meet [twice every year] . => SET P1Y
        They meet [twice daily] . => SET P1D
        They meet [three times daily] . => SET P1D
        They meet [several times a day] . => SET P1D
        They meet [once a year] . => SET P1Y
        They meet [each night] . => SET XXXX-XX-XXTNI
        They meet [nightly] . => SET XXXX-XX-XXTNI
        They meet [every Tuesday afternoon] . => SET XXXX-WXX-2TAF
        They meet [every December] . => SET XXXX-12
        They meet [every Jan. 1] . => SET XXXX-01-01
        They meet [each spring] . => SET XXXX-SP
        They meet on [Sunday mornings] . => SET XXXX-WXX-7TMO
        They meet on [Sundays] . => SET XXXX-WXX-7
        They meet [every quarter] . => SET P1Q
        They meet [every minute] . => SET PT1M
        They meet [weekly] . => SET P1W
        They meet [quarterly] . => SET P1Q
        It costs $ 12 [an hour] . => SET PT1H
        It costs $ 900 [per month] . => SET P1M
        It runs 60 miles/NNS [an hour] . => SET PT1H",
    );
}
