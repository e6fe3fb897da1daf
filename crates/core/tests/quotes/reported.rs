//! Indirect speech: clauses, partial quotes, "according to", headlines, and verbs that report nothing.

use crate::check;

#[test]
fn reported_clauses() {
    check(&[
        (
            "Peter Novak said that the bridge was not safe.",
            &["Peter Novak = Peter Novak: that the bridge was not safe"],
        ),
        (
            "The ministry said the road would open on Monday.",
            &["The ministry = The ministry: the road would open on Monday"],
        ),
        ("The road was closed, police said.", &["police = police: The road was closed"]),
        (
            "The road, police said, was closed for two hours.",
            &["police = police: The road / was closed for two hours"],
        ),
        (
            "Officials denied that any money was missing.",
            &["Officials = Officials: that any money was missing"],
        ),
        (
            "The union warned on Friday that its members would walk out before Easter.",
            &["The union = The union: that its members would walk out before Easter"],
        ),
        (
            "Adeyemi asked whether the tests had been done.",
            &["Adeyemi = Adeyemi: whether the tests had been done"],
        ),
        ("!The king urged his people to stay at home.", &["The king = The king: to stay at home"]),
        (
            "In a statement, the airline said it regretted the delays.",
            &["the airline = the airline: it regretted the delays"],
        ),
        (
            "He was told by doctors that he would not walk again.",
            &["doctors = doctors: that he would not walk again"],
        ),
        (
            "The captain, Rafe Pell, was warned twice that his engines were too hot.",
            &["- = -: that his engines were too hot"],
        ),
        ("The mayor was reminded that the law had changed.", &["- = -: that the law had changed"]),
        (
            "Two people were killed, a spokesman for the ministry told reporters.",
            &["a spokesman for the ministry = a spokesman: Two people were killed"],
        ),
    ]);
}

#[test]
fn according_to() {
    check(&[
        (
            "The road will open on Monday, according to the ministry.",
            &["the ministry = the ministry: The road will open on Monday"],
        ),
        (
            "According to Dana Brooks, an analyst, the shares are too dear.",
            &["Dana Brooks, an analyst = Dana Brooks: the shares are too dear"],
        ),
        (
            "The dam, according to its builders, will last a century.",
            &["its builders = its builders: The dam / will last a century"],
        ),
        (
            "In the words of Tom Reilly, “the sea takes what it wants.”",
            &["Tom Reilly = Tom Reilly: “the sea takes what it wants.”"],
        ),
    ]);
}

#[test]
fn partial_quotes() {
    check(&[
        (
            "Novak said the plan was \"a disgrace\" and would fail.",
            &["Novak = Novak: the plan was \"a disgrace\" and would fail"],
        ),
        (
            "The judge described the evidence as “thin at best”.",
            &["The judge = The judge: the evidence as “thin at best”"],
        ),
        (
            "Marsh said he was “over the moon” after the win.",
            &["Marsh = Marsh: he was “over the moon” after the win"],
        ),
        (
            "The fire was \"no accident,\" police said.",
            &["police = police: The fire was \"no accident,\""],
        ),
        (
            "Adeyemi accused the board of “hiding behind procedure.”",
            &["Adeyemi = Adeyemi: the board of “hiding behind procedure.”"],
        ),
    ]);
}

#[test]
fn written_sources() {
    check(&[
        (
            "The report found that one school in five had no library.",
            &["The report = -: that one school in five had no library"],
        ),
        (
            "!State television said the president had left the country.",
            &["State television = State television: the president had left the country"],
        ),
        (
            "“We regret the error,” the newspaper wrote in an editorial.",
            &["the newspaper = the newspaper: “We regret the error,”"],
        ),
        (
            "The letter, signed by nine bishops, says the law is cruel.",
            &["The letter, signed by nine bishops = -: the law is cruel"],
        ),
        (
            "The court ruled that the tax was lawful.",
            &["The court = The court: that the tax was lawful"],
        ),
        (
            "A survey by Fairmont suggests that half of all drivers are over 60.",
            &["A survey by Fairmont = Fairmont: that half of all drivers are over 60"],
        ),
    ]);
}

#[test]
fn headlines() {
    check(&[
        (
            "!Minister: talks failed\n\nThe talks ended on Friday with no result.",
            &["Minister = Minister: talks failed"],
        ),
        (
            "Harvest will be poor, farmers warn\n\nIt has not rained since March.",
            &["farmers = farmers: Harvest will be poor"],
        ),
        (
            "!Port to close next year - union\n\nSome 400 people work there.",
            &["union = union: Port to close next year"],
        ),
        (
            "‘We have been forgotten’: life on the flooded plain\n\nThe road to Beres ends in water.",
            &["- = -: ‘We have been forgotten’"],
        ),
        (
            "Novak says bridge 'was never safe'\n\nThe bridge fell in June.",
            &["Novak = Novak: bridge 'was never safe'"],
        ),
    ]);
}

#[test]
fn verbs_that_do_not_report() {
    check(&[
        ("The bank added 300 jobs in May.", &[]),
        ("The river rose by two metres.", &[]),
        ("It rained for three days and the bridge fell.", &[]),
        ("", &[]),
        ("\u{1F600} \u{4F60}\u{597D} \" ' “", &[]),
        ("!She was offered the post, but he said no.", &[]),
        ("Police charged two men and released a third.", &[]),
        ("The vote was called off because of snow.", &[]),
        ("The firm reported a profit of 4 million euros and cut 90 jobs.", &[]),
        ("The minister answered questions for an hour and left by a side door.", &[]),
        ("Marsh told the story of his life to anyone who listened.", &[]),
        ("The troops held their fire and the guns went quiet.", &[]),
    ]);
}

#[test]
fn circumstances_of_the_reporting_are_not_content() {
    check(&[
        (
            "Karsia will stop filling the reservoir until the end of the month, Energy Minister Tomas Bekele said Thursday, a day after farmers in neighbouring Orlanda blocked the main road.",
            &[
                "Energy Minister Tomas Bekele = Tomas Bekele: Karsia will stop filling the reservoir until the end of the month",
            ],
        ),
        (
            "LARSUND — Two men were arrested near the station on Friday, police said Saturday, hours after a fire destroyed a warehouse.",
            &["police = police: Two men were arrested near the station on Friday"],
        ),
        (
            "The company, which makes engines, will close its plant in May, a spokesman said Tuesday, days before a vote on the deal.",
            &[
                "a spokesman = a spokesman: The company, which makes engines, will close its plant in May",
            ],
        ),
        (
            "After the vote, the minister said that taxes would rise.",
            &["the minister = the minister: that taxes would rise"],
        ),
    ]);
}

#[test]
fn a_second_report_ends_the_content() {
    check(&[(
        "The crew said that they were well fed on the ship and asked their families for patience.",
        &["The crew = The crew: that they were well fed on the ship"],
    )]);
}

#[test]
fn examples_after_the_content_belong_to_it() {
    check(&[(
        "The minister said the border needs more money, including a new fence.",
        &["The minister = The minister: the border needs more money, including a new fence"],
    )]);
}
