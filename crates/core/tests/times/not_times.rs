//! Words that look like time expressions but are not.

use crate::{THURSDAY, check};

#[test]
fn names_and_verbs() {
    check(
        THURSDAY,
        "Theresa May said no
        May said no
        You may go
        They march in step
        The March on Washington drew crowds
        April Smith sang
        June Carter sang
        Readers of the Sunday Times agreed
        Black Friday sales rose
        Sat down beside her
        The sun rose
        He was the second man there
        A spring mattress is soft
        Prices fall and rise
        It will fall soon after => ",
    );
}

#[test]
fn numbers_of_things() {
    check(
        THURSDAY,
        "About 1,995 people came
        There were 2015 votes/NNS
        It cost $ 2000 and more
        It won 3-2 at home
        Three quarters of its food is bought
        A quarter of the town fled
        He ran 1500 m in rain
        The score was 2:1 then
        Room 101 was dark
        It rose 1.5 percent
        He is in his 80s
        They won the first half 10-3",
    );
}

#[test]
fn titles_and_idioms() {
    check(
        THURSDAY,
        "He told Today that he left
        A reporter of the Evening Standard asked
        She reads the Daily Mail
        The Sunday Telegraph reported
        The current account is in deficit
        The past six/CD were bad
        He fell for her
        He may march
        It is the second largest city
        The quarter of the old town
        They act in concert
        Mon oncle is a film
        Jan Novak sang
        A fortnightly of note",
    );
}

#[test]
fn words_that_are_also_times() {
    check(
        THURSDAY,
        "April is his wife
        Mrs. May spoke
        He asked/VBD June to sing
        The second of them left
        A second man left
        He is second to none
        A second - hand car is cheap
        On second thought he left
        A minute/JJ amount leaked
        The minutes of the talks leaked
        Spring water is clean
        Water springs from it
        He fell in a spring
        He will fall ill
        The Fall of Rome
        The fall of Rome
        The fall in prices hurts
        Troops march on
        March on , he said
        The Fourth Estate is free
        He reads the Sunday Mirror
        The New York Times and the Sunday Times agree
        The Daily Telegraph said so
        The night watchman slept/VBD
        It is a day care center
        A night club burned
        It is the Week of Peace
        Newsweek and Time said so
        He bides his time
        Time magazine said so
        He had a hard time
        This time he won
        For the first time he won
        Three times as many came
        He won twice
        The year/NN of the horse
        The present he got
        He will present it
        The future of trade
        Cotton futures rose
        A past master of it
        He walked past
        He drove past the church
        Sun shone and Mon oncle ran
        Sat navs fail
        They wed in church
        Fri is no word
        Dec is a singer
        Mar a Lago is his
        Jan Smuts ruled
        He is an august man
        An autumnal leaf
        The Quarter was full
        The Latin Quarter was full
        No quarter was given
        The Easter Rising failed/VBD
        The Christmas Island crabs walk
        He soon left/VBD them
        The party daily/NN Pravda/NNP said so
        Radio 4 's/POS Today show/NN said so
        It was the sixth in as many months
        He lives in the French Quarter
        He fled at the last minute
        It grew hour by hour until that hour
        At that second he fled
        He read the following minutes of it",
    );
}

#[test]
fn numbers_that_are_not_times() {
    check(
        THURSDAY,
        "It cost $ 1999 and rose
        It cost 1,999 euros
        They won 2-1 at home
        They won 21 - 14 at home
        Flight 1998 was late
        Flight 370 vanished
        Flight BA2015 was late
        He is 52
        He is aged 52
        He , 52 , left
        It is on page 1984
        It is at 1600 Pennsylvania Avenue
        Some 1950 people/NNS came
        About 2000 men/NNS came
        More than 1800 ships/NNS sank
        Only 1945 votes/NNS were cast
        Call 555 - 1999
        Room 2010 was dark
        It weighs 1500 kg and more
        The index rose to 1987.5 at
        Route 66 is long
        Boeing 747 jets/NNS fly
        Article 50 was used
        Resolution 1973 passed
        It rose 3/4 point
        It fell 1/8 of a point
        The ratio is 4:1
        He finished 10th of 12
        The 15th floor burned
        He ran in 9.58 for gold
        Pier 39 is full
        Form 1040 is long
        The year was no good
        Under-21 players won
        A 7.30 share is high
        It is 90 degrees
        Windows 2000 and Windows 95 are old
        Area 51 is closed
        It is 25:61 by it
        Filed 00/00/0000 by post
        Filed 13/13/2013 by post
        Filed 2015-02-30 by post",
    );
}
