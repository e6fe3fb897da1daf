//! Words in quotation marks that nobody says: names of works and things, scare quotes, words mentioned as words.
//!
//! Words in braces may be part of a longer quote, but not a quote by themselves.

use crate::check_nobody;

#[test]
fn titles_of_works() {
    check_nobody(&[
        r#"The film {"Salt Roads"} opened in Oslo on Friday. Its director, Ida Berg, said she had waited nine years."#,
        "Mensah, who wrote {“The Drowned Orchard,”} will read from it in Leeds.",
        r#"The band closed with {"Paper Moons"} and {"Slow Train to Aarhus"}. The crowd called for more."#,
        "Her fourth novel, {‘Winter Wheat’}, won the Aldine prize. She told the jury that she owed it to her aunt.",
        "The senator told the host of {“Sunday Table”} that taxes would fall.",
        r#"In an interview with the magazine's podcast, {"Long Division,"} the coach said he would stay."#,
        "Petrov is best known for {“Barge Song”} (1974), which sold two million copies.",
        "The series {«Les Marées»} returns in March, its network announced.",
        "An essay headed {“Why the Tide Turned”} appeared in the June issue and was read widely.",
        r#"The painting, {"Woman With a Lamp,"} was sold for 4 million euros, according to the auction house."#,
        "Visitors queue for hours to see {“Harbour at Dusk”}. The museum says it will open earlier.",
        "He asked whether she had seen {“The Quiet Ferry”} yet.",
    ]);
}

#[test]
fn names_of_laws_ships_and_projects() {
    check_nobody(&[
        "Parliament passed the {“Clean Rivers Act”} on Tuesday. The minister said it would cost nothing.",
        r#"The tanker {"Meltem Star"} ran aground off Izmir. Its owner did not answer calls."#,
        "The army began operation {“Iron Gate”} at dawn, state radio said.",
        "Engineers named the probe {“Kestrel”} after a bird that hovers.",
        "The council's {“Streets for Feet”} scheme closed nine roads. Shopkeepers complained that trade had dropped.",
        r#"A rocket of the type {"Dart 3"} was shown at the parade."#,
        "The bill, known as {“Lena's Law,”} goes to the governor, who has promised to sign it.",
        "The party's {“Pact for the North”} was drawn up in 2009 and forgotten by 2011.",
        r#"The virus, called {"Redline"} by its finders, spreads by post. Analysts at Northgate said few machines were hit."#,
        "Storm {‘Agnes’} reached the coast on Sunday and took down power lines.",
    ]);
}

#[test]
fn nicknames() {
    check_nobody(&[
        r#"John {"Bull"} Carter won the race. "I was lucky," he said."#,
        "Police arrested Marco Rinaldi, known as {“the Accountant,”} in a flat in Bari.",
        "Luis {‘Lucho’} Ferreyra scored twice, and the coach praised him.",
        r#"The general, nicknamed {"the Fox of the Delta,"} retired to his farm."#,
        "Fans call him {“the Wall”} because nothing gets past him.",
        "Two men, {“Shorty”} Blake and Tom Weiss, were named in court on Monday.",
        "The city, once {“the Venice of the Steppe,”} has filled in its canals.",
    ]);
}

#[test]
fn scare_quotes() {
    check_nobody(&[
        "The so-called {“shadow bank”} lent to anyone who asked. It closed in May.",
        r#"Villagers were moved to {"model towns"} with neither water nor light."#,
        "The {“experts”} on the panel had never run a school. They argued all night.",
        r#"The firm sold {"organic"} honey that came from a factory. Its chairman has resigned."#,
        "Ministers met for the third {“final”} round of talks in a week, and agreed to meet again.",
        "He drove a {'vintage'} car to work, which his neighbours thought funny.",
        "The regime holds {“elections”} every five years. Nobody else may stand.",
        r#"Teachers in these {"free"} schools pay for chalk themselves, and many have complained."#,
        "The {‘cure’}, a mix of salt and lemon, made three people ill, and doctors warned against it.",
        "What passed for a {“road”} was a bed of stones. We asked the driver to slow down.",
        "The company's {“volunteers”} were paid by the hour. Its lawyers answered no questions.",
        "Her {“holiday”} lasted a day: on Monday she was back in court, where she denied the charge.",
    ]);
}

#[test]
fn words_mentioned_as_words() {
    check_nobody(&[
        "!The word {“crisis”} appears 40 times in the report.",
        r#"The term {"ghost ship"} means a vessel that hides where it is."#,
        "Economists use {“soft landing”} for a slowdown without a recession.",
        "An {“eligible resident”} is defined as anybody who has lived there for a year.",
        r#"Nobody at the table spoke the name {"Orlov."}"#,
        "In the local tongue {“mara”} means both sea and mother.",
        r#"She spells her name with a {"k"} and asks others to do so."#,
        "Loans that no one repays, or {“zombie debt,”} doubled last year, the bank's figures show.",
        "Children learn the difference between {‘may’} and {‘can’} in the third year.",
        r#"Under {"occupation"} the form said only {"various."}"#,
    ]);
}

#[test]
fn signs_brands_and_labels() {
    check_nobody(&[
        "!A sign on the gate reads {“No Entry.”} The guard behind it said he had no key.",
        "Protesters in caps with {“Water First”} on them filled the square.",
        r#"He wore a shirt with the words {"Free Milo"} across the chest."#,
        "!The jars, labelled {“Product of Peru,”} were filled in Rotterdam.",
        "Users who press {“Accept”} give away their address, researchers warned.",
        r#"The button marked {"Stop"} did nothing, and the train rolled on."#,
        "The drink is sold as {“Polar Blue”} in 40 countries. Doctors have asked for a ban.",
        "The regiment's motto, {“Never Behind,”} is carved over the door.",
        "A folder named {“old stuff”} held the missing accounts, which prosecutors have now read.",
    ]);
}

#[test]
fn next_to_real_speech() {
    check_nobody(&[
        r#""It was hard to make," said Ida Berg. {"The Long Way Home From the Sea"} opens in May."#,
        "“We sold every ticket,” Berg said on Friday. She made {“Salt Roads”} for the price of a van.",
        "Berg has made two films: {“Salt Roads”} and {“The Winter We Left the Island.”}",
        r#""Nobody reads it," said Mensah of the bill, which he calls by its number. Its name is {"An Act for Better Roads in the North"}."#,
        "“I was asleep,” the guard said. {“Operation Open Door,”} as the thieves had called their plan, took six minutes.",
        "He called his boat {“Second Chance”} and his dog {“Third.”} “They both leak,” he said.",
        r#"Asked what he would do next, Haddad said he would sleep. His album {"Nobody Tells the River"} has sold well."#,
        "The coach said nothing of the {“incident”} in the tunnel. “We won,” he said.",
        "Marsh said he had read it. {“Tides”} is the fifth book of the cycle, and the first with a map.",
        r#"Both sides declared a {"victory"} that neither had won, and both thanked the fallen."#,
    ]);
}

#[test]
fn inches_and_apostrophes() {
    check_nobody(&[
        r#"The 32{" screen costs less than the 27"} one did in May, the shop said."#,
        "Back in the {'90s the farmers' market was a car park, and the mayor'}s office said so.",
        "The players{’ union and the clubs’} owners met on Thursday. Neither side spoke.",
        r#"He is 6'{2" and jumps like a man of 5'10"}, his coach said."#,
        "Rock {'n' roll} came late to the valley, where people still talk of it.",
    ]);
}
