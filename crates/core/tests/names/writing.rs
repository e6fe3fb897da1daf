//! Capitalisation and layout of names: all-capital headlines, datelines, lower case, names over two lines, and
//! capitalised words that are no names.

use crate::check;

#[test]
fn names_in_all_capitals() {
    check(&[
        "![IRAN GPE] SEIZES TANKER IN [GULF LOC]\n\n[Iran GPE] seized a tanker on Monday, officials in [Tehran GPE] said.",
        "MAYOR [PELLETIER PERSON] QUITS\n\nMayor [Joan Pelletier PERSON] resigned on Tuesday after a scandal.",
        "[UN ORG] WARNS OF HUNGER IN [SUDAN GPE]\n\nThe [United Nations ORG] said [Sudan GPE] needs food.",
        "[OBAMA PERSON] MEETS [MERKEL PERSON] IN [BERLIN GPE]",
        "POLICE ARREST THREE AFTER BANK RAID",
        "[MICROSOFT ORG] TO BUY GAMES FIRM\n\n[Microsoft ORG] will buy a maker of games.",
        "FIRE DESTROYS HISTORIC MILL\n\nA fire destroyed a mill in [Bradford GPE] on Friday.",
        "[LEBANON GPE] SAYS BORDER IS CLOSED",
    ]);
}

#[test]
fn headlines_in_title_case() {
    check(&[
        "Mayor Says Budget Is Ready\n\nThe mayor, [Ana Lund PERSON], said on Monday that the budget was ready.",
        "[Lund PERSON] Defends Plan to Close Schools\n\n[Ana Lund PERSON] defended her plan on Monday.",
        "Court Rules Against [Google ORG] in Patent Case\n\nA court ruled against [Google ORG] on Friday.",
        "Three Killed as Bus Overturns Near [Nairobi GPE]\n\nThree people were killed on Sunday.",
        "Oil Prices Rise After [Saudi NORP] Cuts\n\nOil rose on Thursday.",
        "Why Spring Came Late This Year\n\nSpring came late.",
    ]);
}

#[test]
fn datelines_and_bylines() {
    check(&[
        "[HOMS GPE], [Syria GPE] — Shells fell on the old city on Monday.",
        "[GENEVA GPE] ([Reuters ORG]) - Talks broke down on Friday, diplomats said.",
        "[WASHINGTON GPE] ([AP ORG]) — The president signed the bill.",
        "By [Helen Marsh PERSON]\n\n[CAIRO GPE] - Protesters filled the streets.",
        "[NEW DELHI GPE], June 4 - A heat wave has killed dozens in [India GPE].",
        "[SAN FRANCISCO GPE] -- A judge blocked the sale on Tuesday.",
    ]);
}

#[test]
fn lower_case() {
    check(&[
        "the president of [france GPE], [emmanuel macron PERSON], flew to [berlin GPE] on monday.",
        "!i think [google ORG] is too big.",
        "![barack obama PERSON] was born in [hawaii GPE].",
        "!police in [london GPE] arrested two men.",
        "he will go home in march, i guess.",
        "[germany GPE] and [poland GPE] agreed on a new treaty.",
    ]);
}

#[test]
fn names_over_two_lines() {
    check(&[
        "The talks in [Geneva GPE] were led, for the first time since they began, by [Maria
Lindqvist PERSON], who had been a judge in [Sweden GPE] before she joined the [United
Nations ORG] as an envoy, and who speaks five languages and is said to be patient.",
        "Nobody in the town of [Ashdown GPE] could remember a storm like it, said [Peter
Hollis PERSON], who has sold bread there for thirty years and lost two of his three
vans to the flood; the third stood on a hill that evening, by chance, he said.",
        "After a week of talks that nobody had thought would last so long, the [World
Trade Organization ORG] gave in on Thursday evening to the ministers of the [European
Union ORG], who had come to [Geneva GPE] in the hope of an end to the quarrel over fruit.",
        "The strike ended on Monday after the union had taken a vote among drivers, said [Luc
Moreau PERSON], who speaks for the company, and trains ran again by noon, he added, even
if some of them were late.",
    ]);
}

#[test]
fn capitalised_words_that_are_not_names() {
    check(&[
        "The minister said so.",
        "",
        "It was late. They went home.",
        "\u{1F600} \u{4F60}\u{597D}",
        "!However, the Government said the Budget would be ready on Monday.",
        "\"Nobody knows,\" she said. \"Everyone waits.\"",
        "!Yesterday was Christmas Day.",
        "Police said that Officers were hurt.",
        "Workers at the plant, mostly Women, walked out in January.",
        "!He has a PhD and an MBA.",
        "The TV and the PC were sold on DVD and CD.",
        "Inflation (CPI) rose. GDP fell.",
        "!Dear Sir or Madam",
        "OK, I said. No.",
    ]);
}
