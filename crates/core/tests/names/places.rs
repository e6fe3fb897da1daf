//! Places and peoples: demonyms, languages, natural places, buildings, places before and after commas.

use crate::check;

#[test]
fn peoples_are_not_countries() {
    check(&[
        "[Syrian NORP] troops shelled the town.",
        "[French NORP] and [German NORP] ministers met in [Berlin GPE].",
        "Thousands of [Kurds NORP] fled to [Turkey GPE].",
        "A [Chinese NORP]-made drone crashed.",
        "![Sunni NORP] and [Shiite NORP] leaders prayed together.",
        "Many [Republicans NORP] and some [Democrats NORP] voted for it.",
        "The [Dutch NORP] won, and the [Swiss NORP] came second.",
        "[South Koreans NORP] mourned; a [South Korean NORP] ferry had sunk.",
        "[Muslims NORP], [Christians NORP] and [Jews NORP] live on that street.",
        "An [Anglo-American NORP] firm bought it.",
        "The [Taliban ORG] freed two [Afghan NORP] soldiers.",
        "Most [Londoners NORP] do not care.",
    ]);
}

#[test]
fn languages() {
    check(&[
        "!She speaks [French LANGUAGE] and some [Arabic LANGUAGE].",
        "!The letter, written in [Spanish LANGUAGE], was found on Monday.",
        "!He answered in broken [English LANGUAGE].",
    ]);
}

#[test]
fn countries_cities_and_words_like_them() {
    check(&[
        "[Jordan GPE] closed its border with [Iraq GPE].",
        "The turkey was cold, but [Turkey GPE] is warm.",
        "The [London GPE]-based bank lost money.",
        "[Georgia GPE] accused [Russia GPE] of shelling [Gori GPE].",
        "They ate from china made in [China GPE].",
        "!He moved from [Nice GPE] to [Reading GPE], which is nice.",
        "The [United States GPE] and [Great Britain GPE] agreed.",
        "[Paris GPE], [Texas GPE], is a small town.",
        "She was born in [Portland GPE], [Ore. GPE], in 1951.",
        "The [U.S. GPE] sent aid. The [UK GPE] did not.",
        "[Democratic Republic of Congo GPE] soldiers crossed into [Rwanda GPE].",
        "The [Ivory Coast GPE] sells cocoa to [Belgium GPE].",
        "Voters in [New Hampshire GPE] and [Iowa GPE] go first.",
        "The [Netherlands GPE] opened its gates.",
        "[St. Louis GPE] and [Fort Worth GPE] bid for the games.",
        "He flew from [Port-au-Prince GPE] to [Santo Domingo GPE].",
        "Fighting went on in [Deir al-Zour GPE] and [Ras al-Ain GPE].",
        "Officials in [Washington GPE] blamed [Moscow GPE].",
    ]);
}

#[test]
fn natural_places_and_buildings() {
    check(&[
        "Two climbers died on [Mount Everest LOC].",
        "!The [Nile LOC] and the [Danube LOC] flooded.",
        "!Ships left the [Black Sea LOC] through the [Bosphorus LOC].",
        "Prices rose across [Asia LOC] and [Latin America LOC].",
        "Peace in the [Middle East LOC] is far away.",
        "The flight left [Heathrow Airport FAC] at noon.",
        "Crowds filled [Tahrir Square FAC] again.",
        "The [Golden Gate Bridge FAC] was closed.",
        "The final is at [Wembley Stadium FAC] in May.",
        "Oil was found in the [North Sea LOC].",
        "They crossed the [Sahara LOC] on foot.",
        "The march began in [Trafalgar Square FAC] in [London GPE].",
    ]);
}

#[test]
fn compass_directions() {
    check(&[
        "Rain fell in northern [Italy GPE] and in the south of [France GPE].",
        "[North Korea GPE] fired a missile towards [Japan GPE].",
        "[South Africa GPE] and southern [Africa LOC] are not the same.",
        "[East Timor GPE] voted on Sunday.",
        "The storm hit eastern [Lebanon GPE] and northern [Israel GPE].",
        "!She lives in [West Virginia GPE], he in western [Kansas GPE].",
    ]);
}

#[test]
fn the_state_after_a_politicians_party_is_a_place() {
    check(&[
        "[Ana Lund PERSON] (R-[Wis. GPE]) met [Bo Carr PERSON] (D-[N.Y. GPE]).",
        "Sen. [Tim Pell PERSON], D-[Calif. GPE], agreed.",
    ]);
}
