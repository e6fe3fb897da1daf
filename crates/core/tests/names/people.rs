//! People: titles, initials, particles, hyphens, apostrophes, and names that are also words, months or places.

use crate::check;

#[test]
fn titles_and_possessives_are_excluded() {
    check(&[
        "Prime Minister [Indira Halvorsen PERSON] met Mr. [Okafor PERSON] on Monday.",
        "Former President [Carlos Mendoza PERSON] was not there.",
        "Sen. [Walter Brandt PERSON] and Rep. [Lucy Ferris PERSON] wrote the bill together.",
        "Dr. [Amina Yusuf PERSON]'s patients waited outside.",
        "Lt. Gen. [Robert Hask PERSON] told reporters the road was clear.",
        "!Mrs. [Delgado PERSON], Ms. [Hwang PERSON] and Miss [Pratt PERSON] signed the letter.",
        "The letter was sent by Prof. [Dietrich Lang PERSON] last week.",
        "Foreign Minister [Tomas Kral PERSON] will fly home tonight.",
        "Sir [Edwin Marsh PERSON] left his money to the school.",
        "King [Frederik PERSON] opened the bridge.",
        "Judge [Nora Whitcomb PERSON] set bail at $50,000.",
        "Police Chief [Art Dominguez PERSON] said nobody was hurt.",
    ]);
}

#[test]
fn initials() {
    check(&[
        "The judge, [John F. McAllister PERSON], agreed.",
        "[J. R. Holloway PERSON] wrote the first report.",
        "[H.L. Brenner PERSON] won the prize in 1962.",
        "According to [George W. Pell PERSON], nothing had changed.",
        "[A. J. P. Whitlock PERSON] taught history there.",
        "The band was led by [T.J. Mercer PERSON].",
        "[S. Ramanathan PERSON] was first, [K. Iyer PERSON] second.",
        "[Mary E. O'Dowd PERSON] was elected mayor.",
        "[Martin Hale Jr. PERSON] took over the firm from his father.",
        "[Henry Lomax III PERSON] owns the newspaper.",
    ]);
}

#[test]
fn particles() {
    check(&[
        "[Ludwig van der Berg PERSON] and [Maria de la Cruz PERSON] won.",
        "[Abdul al-Rahman PERSON] fled to [Syria GPE].",
        "[Friedrich von Alten PERSON] was the last ambassador.",
        "[Bashir al-Khatib PERSON] denied it. Mr. [al-Khatib PERSON] has lived in exile for years.",
        "[Luis da Costa PERSON] scored twice.",
        "[Pieter van Dijk PERSON] and [Anna de Vries PERSON] were married in May.",
        "A lawyer for [Yusuf bin Salim PERSON] asked for more time.",
        "[Jeanne d'Aubigny PERSON] sang the part.",
        "The painter [Giulia di Marco PERSON] was born there.",
        "![Umm Hassan al-Tikriti PERSON] lost two sons.",
        "[Ben Ali Mansour PERSON] stepped down.",
        "![Juan Carlos de Borja y Vega PERSON] resigned on Friday.",
    ]);
}

#[test]
fn hyphens_and_apostrophes() {
    check(&[
        "[Jean-Pierre Dubois PERSON] spoke first.",
        "[Anne O'Neill PERSON] lives in [Boston GPE].",
        "[Kim Sung-ho PERSON] met [Park Min-jung PERSON] in [Seoul GPE].",
        "[Sarah Blake-Thornton PERSON] chairs the committee.",
        "[Brian O’Leary PERSON]’s boat sank.",
        "Witnesses saw [D'Angelo Pierce PERSON] run.",
        "[Mei-Ling Chow PERSON] finished third.",
        "[Karl-Heinz Vogt PERSON] coached them for ten years.",
        "[Moussa N'Diaye PERSON] plays on the left.",
        "[Ngozi Adeyemi-Cole PERSON] runs the clinic.",
    ]);
}

#[test]
fn months_and_words_that_are_names() {
    check(&[
        "It rained in May and April was dry.",
        "![April Donovan PERSON] said she would sue. [Donovan PERSON] is 34.",
        "[Theresa May PERSON] stood up. [May PERSON] said the vote would go ahead.",
        "[Michael Jordan PERSON] retired. [Jordan PERSON] said he was tired.",
        "Talks will resume on Thursday in March.",
        "Mr. [August Bloom PERSON] was elected in August.",
        "[Chad Mitchell PERSON] left [Chad GPE] on Sunday.",
        "[June Carver PERSON] was born in June.",
        "[Paris Wheeler PERSON] moved to [London GPE].",
        "![Will Price PERSON] will pay the price.",
        "[Mark Rich PERSON] left a mark.",
        "[Joe Friday PERSON] was fired on Friday.",
        "[Rose Baker PERSON] rose to speak.",
        "[Grace Hope PERSON] told the court she had given up hope.",
        "Reporters asked Mr. [Young PERSON] whether he was too young.",
        "[Jack Frost PERSON] sold the frost-damaged crop.",
    ]);
}

#[test]
fn short_mentions_after_long_ones() {
    check(&[
        "[Rania Haddad PERSON] quit. [Haddad PERSON], 41, gave no reason. Aides to [Haddad PERSON] were silent.",
        "[Viktor Orlenko PERSON] and his wife, [Oksana PERSON], flew to [Vienna GPE].",
        "The suspects are [Dale Hooper PERSON], 22, and [Kyle Reese PERSON], 19, both of [Tulsa GPE].",
        "![Washington PERSON], [Denzel Washington PERSON]'s son, plays for the team.",
        "[Lincoln Ferry PERSON] ran the shop until 1998. [Ferry PERSON] died last year.",
        "Brothers [Ali PERSON] and [Omar Nasser PERSON] were freed.",
    ]);
}
