//! Full stops that end a sentence, and full stops that do not: abbreviations, initials, numbers, addresses,
//! ellipses.

use crate::check;

#[test]
fn titles_do_not_end_sentences() {
    check(&[
        "Mr. Hollis was late. | Mrs. Hollis was not.",
        "Dr. Amina Yusuf spoke first.",
        "Lt. Col. James Ray and Sgt. Ann Poe were hurt. | Both will live.",
        "Gov. Brown vetoed it. | Sen. Pike agreed.",
        "They met St. John of the Cross at St. Mary's.",
        "The Rev. Thomas Gale led the prayer.",
        "Ms. Oduya and Prof. Lang wrote it.",
        "Gen. Hask said no. | Rep. Ferris said yes.",
        "It was signed by Messrs. Hart and Boyd. | Nobody else signed.",
        "He climbed Mt. Hood. | She stayed at Ft. Bragg.",
    ]);
}

#[test]
fn initials() {
    check(&[
        "J. R. Holloway wrote it. | A. Smith read it.",
        "The prize went to H.L. Brenner. | He was pleased.",
        "George W. Pell and John F. McAllister agreed.",
        "It was plan B. | There was no plan C.",
        "!He got an F. | She got an A.",
        "He met T.J. Mercer in May. | T.J. was thin.",
    ]);
}

#[test]
fn countries_states_and_companies() {
    check(&[
        "The U.S. Senate voted on it.",
        "He left the U.S. | He never came back.",
        "The U.S. said no. | The U.N. said yes.",
        "He flew to Washington, D.C., on Monday.",
        "They live in Washington, D.C. | Their son lives in Maine.",
        "He works for Halberd Inc. | She works for Brandt Corp. in Ohio.",
        "Apple Inc. Chief Executive Tim Hale resigned.",
        "Brandt Corp. shares fell. | Halberd Ltd. rose.",
        "They come from Portland, Ore. | The bus was from Tampa, Fla., police said.",
        "Smith Bros. Co. of Reading, Pa., makes nails.",
        "The U.S. Army flew to the U.A.E. and back.",
        "A U.S. Marine died. | A U.K. soldier was hurt.",
        "He was born in the U.S.S.R. in 1960.",
        "U.S. President George Pell flew home. | U.S. troops stayed.",
    ]);
}

#[test]
fn numbers_times_and_dates() {
    check(&[
        "The fire began at 3 p.m. | Nobody was hurt.",
        "The fire began at 3 p.m. on Monday.",
        "Doors open at 7:30 a.m. | Come early.",
        "It fell by 3.5 percent. | It had risen by 0.4.",
        "It costs $1.25. | That is too much.",
        "He finished No. 3 in the race. | No. 4 was his brother.",
        "The answer was no. | That surprised us.",
        "On Jan. 5 it snowed. | On Feb. 6 it thawed.",
        "It opened in Sept. 1995. | It closed in Dec. | Nobody knows why.",
        "The road is 4.2 km long, approx. 3 miles.",
        "They won 2-1. | 3,000 people cheered.",
        "In 2004. | In 2005.",
        "See p. 12 and fig. 3. | The rest is in vol. 2.",
        "The talks, due on Oct. 12, were put off. | They may start on Nov. 1.",
        "The vote was 52 vs. 48. | It was close.",
    ]);
}

#[test]
fn other_abbreviations() {
    check(&[
        "They sell apples, pears, etc. | They also sell plums.",
        "Martin Hale Jr. took over. | Martin Hale Sr. had died.",
        "Some animals, e.g. dogs, can swim. | Others, i.e. cats, won't.",
        "He lives on Main St. in Salem. | She lives on Oak Ave. near the park.",
        "Ph.D. students went on strike. | She has a Ph.D. | He has not.",
        "The case is Brown v. Board of Education.",
        "Lopez et al. found the same.",
    ]);
}

#[test]
fn addresses_and_dots() {
    check(&[
        "Go to www.example.org. | It is free.",
        "Write to desk@example.com. | We answer.",
        "The site, example.com, was down. | It is up again.",
        "I wonder... | Maybe not.",
        "He paused ... and went on.",
        "!Well… I don't know.",
        "See http://example.org/a.b?c=d.e for more. | Or call.",
        "Yahoo! said it would close. | It did.",
        "Really?! | Yes.",
        "What now? | Who knows! | Nobody.",
        "It was over. . . or so it seemed.",
    ]);
}

#[test]
fn no_space_after_the_full_stop() {
    check(&[
        "It was late.| They went home.",
        "It was late.| He said so (on Monday). | They went home.",
        "!\"It was late.\"| They went home.",
        "He bought 2.5 kg of figs.| She bought none.",
    ]);
}
