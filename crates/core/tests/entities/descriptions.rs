//! Descriptions: the antecedent has the same role, the same noun or a fitting kind, or the description has another
//! referent.

use crate::check;

#[test]
fn descriptions_by_role() {
    check(&[
        (
            "Police spokesman Jan Maas confirmed the arrest. The spokesman gave no name.",
            &["Jan Maas (Police spokesman): Jan Maas, The spokesman"],
        ),
        (
            "Supreme Court Justice Alma Reyes wrote the ruling. The court was divided.",
            &["Alma Reyes (Supreme Court Justice): Alma Reyes"],
        ),
        (
            "President Ada Bello met Prime Minister Karl Voss. The prime minister smiled.",
            &[
                "Ada Bello (President): Ada Bello",
                "Karl Voss (Prime Minister): Karl Voss, The prime minister",
            ],
        ),
        (
            "The mayor was not hurt. Mayor Lucy Ferris had left the hall.",
            &["Lucy Ferris (Mayor): The mayor, Lucy Ferris"],
        ),
    ]);
}

#[test]
fn descriptions_by_noun_and_by_kind() {
    check(&[
        (
            "A gunman fired at the bus. The gunman fled on foot.",
            &["A gunman: A gunman, The gunman"],
        ),
        (
            "!Nordair cancelled forty flights. The airline blamed the weather.",
            &["Nordair: Nordair, The airline"],
        ),
        (
            "Peru will vote in May. The country has had four presidents since 2018.",
            &["Peru: Peru, The country"],
        ),
        (
            "Troops from Syria took the road to Aleppo. The city was empty.",
            &["Aleppo: Aleppo, The city"],
        ),
        ("Officials in Aleppo spoke for Syria. The city was empty.", &["Aleppo: Aleppo, The city"]),
        ("A young farmer sued the firm. An old farmer joined in.", &[]),
        (
            "The Nordair pilots met the Skyways pilots. The Skyways pilots left.",
            &[
                "the Skyways pilots: the Skyways pilots, The Skyways pilots",
                "Skyways: Skyways, Skyways",
            ],
        ),
    ]);
}
