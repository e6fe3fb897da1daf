//! Names: short forms, acronyms, namesakes, and names that share words or are related but have different referents:
//! a country, its people and its capital; an organisation and its committee.

use crate::check;

#[test]
fn people_by_their_surnames() {
    check(&[
        ("Peter Novak won the race. Novak is from Prague.", &["Peter Novak: Peter Novak, Novak"]),
        (
            "Peter Novak met Anna Kowalski in Prague. Kowalski thanked Novak.",
            &["Peter Novak: Peter Novak, Novak", "Anna Kowalski: Anna Kowalski, Kowalski"],
        ),
        ("Peter Novak met Paul Novak in Prague.", &[]),
        (
            "Dr. Martin Hale runs the clinic. Mr. Hale has run it for years.",
            &["Martin Hale: Martin Hale, Hale"],
        ),
        (
            "Senator Ruth Keller and her husband, Mark Keller, left Boston. Mr. Keller drove.",
            &[
                "Ruth Keller (Senator): Ruth Keller, her",
                "Mark Keller (husband): her husband, Mark Keller, Keller",
            ],
        ),
        (
            "Helen Brandt runs the bank. Helen Brandt owns a tenth of it. Her brother \
                 Otto Brandt lives in Vienna. Brandt has no children.",
            &[
                "Helen Brandt: Helen Brandt, Helen Brandt, Her, Brandt",
                "Otto Brandt (brother): Her brother, Otto Brandt",
            ],
        ),
    ]);
}

#[test]
fn organisations_by_first_and_last_words() {
    check(&[
        (
            "The Bank of England kept rates on hold. The Bank said prices would rise.",
            &["Bank of England: Bank of England, Bank"],
        ),
        ("The Bank of Ghana met the Bank of Mali. The Bank was silent.", &[]),
        (
            "Novatek Holdings sold its ships. Novatek has no debt.",
            &["Novatek Holdings: Novatek Holdings, its, Novatek"],
        ),
        (
            "The Security Council met on Monday. The Council will meet again.",
            &["Security Council: Security Council, Council"],
        ),
        (
            "The New York Times published the letter. The Times declined to comment.",
            &["New York Times: New York Times, Times"],
        ),
        (
            "The Labour Party lost the seat. Labour had held it since 1950.",
            &["Labour Party: Labour Party, Labour"],
        ),
        ("The Senate passed the bill. The Senate Finance Committee had changed it.", &[]),
    ]);
}

#[test]
fn acronyms_and_other_names() {
    check(&[
        (
            "The World Health Organization (WHO) met on Monday. The WHO is in Geneva.",
            &["World Health Organization: World Health Organization, WHO, WHO"],
        ),
        (
            "The International Atomic Energy Agency sent a team. The IAEA gave no date.",
            &["International Atomic Energy Agency: International Atomic Energy Agency, IAEA"],
        ),
        (
            "The Federal Bureau of Investigation was told. The F.B.I. did nothing.",
            &["Federal Bureau of Investigation: Federal Bureau of Investigation, F.B.I."],
        ),
        ("The U.S. signed the treaty. America will pay.", &["U.S.: U.S., America"]),
        ("Russian troops left. Russia was silent.", &[]),
        ("Moscow signed the treaty. Russia will pay.", &[]),
    ]);
}

#[test]
fn suffixes_peoples_and_institutions() {
    check(&[
        (
            "Rafe Pell Jr. won the race on Sunday. Pell is from Prague.",
            &["Rafe Pell Jr.: Rafe Pell Jr., Pell"],
        ),
        (
            "Ukrainian troops left on Sunday. The Ukrainians were tired.",
            &["Ukrainian: Ukrainian, Ukrainians"],
        ),
        (
            "The Department of Justice opened a case. The DOJ gave no reason. The Justice Department has ten lawyers.",
            &["Department of Justice: Department of Justice, DOJ, Justice Department"],
        ),
    ]);
}
