//! Roles: titles before names, appositions on either side, and words that are not roles.

use crate::check;

#[test]
fn titles_before_names() {
    check(&[
        (
            "Kenyan President Daniel Otieno left.",
            &["Daniel Otieno (Kenyan President): Daniel Otieno"],
        ),
        ("Mr. Otieno left on Monday.", &[]),
        ("Lord Ashby and Sir Edwin Marsh left on Monday.", &[]),
        (
            "Union leader Maria Lopez called the offer a joke. Lopez walked out.",
            &["Maria Lopez (Union leader): Union leader, Maria Lopez, Lopez"],
        ),
        (
            "Foreign Minister Tomas Kral flew home. The minister gave no reason.",
            &["Tomas Kral (Foreign Minister): Tomas Kral, The minister"],
        ),
    ]);
}

#[test]
fn appositions() {
    check(&[
        (
            "Peter Novak, the chief executive, left on Monday.",
            &["Peter Novak (chief executive): Peter Novak, the chief executive"],
        ),
        (
            "Anna Kowalski, head of the health ministry, resigned.",
            &["Anna Kowalski (head of the health ministry): Anna Kowalski, head"],
        ),
        (
            "The club's owner, Victor Lang, sold his shares.",
            &["Victor Lang (club's owner): The club's owner, Victor Lang, his"],
        ),
        (
            "Its co-chairman Liam Frost, a former banker, agreed.",
            &[
                "Liam Frost (co-chairman, former banker): Its co-chairman, Liam Frost, a former banker",
            ],
        ),
        ("The capital, Lima, was quiet.", &["Lima: The capital, Lima"]),
        ("Three neighbours, Peru, Chile and Brazil, signed.", &[]),
        ("Two airlines, Skyways and Nordair, will merge.", &[]),
        ("Peter Novak is not the chairman.", &[]),
        ("Peter Novak is the chairman.", &["Peter Novak (chairman): Peter Novak, the chairman"]),
    ]);
}
