//! Organisations: places in their names, acronyms, teams, companies, media; also works, laws, products, events.

use crate::check;

#[test]
fn articles_and_possessives_are_excluded() {
    check(&[
        "The [United Nations ORG] and the [European Union ORG] agreed.",
        "[Russia GPE]'s [Defense Ministry ORG] said nothing.",
        "A [U.S. State Department ORG] spokeswoman declined to comment.",
        "The [White House ORG]'s plan was rejected by [Congress ORG].",
        "The [Supreme Court ORG] will hear the case in the fall.",
        "The [Pentagon ORG] confirmed the strike.",
    ]);
}

#[test]
fn places_in_names_of_organisations() {
    check(&[
        "He studied at the [University of Chicago ORG].",
        "The [Bank of England ORG] cut its rate.",
        "The [New York Times ORG] reported it first.",
        "She works for the [Los Angeles Police Department ORG].",
        "[Manchester University ORG] closed the lab.",
        "The [Bank of Japan ORG] and the [European Central Bank ORG] moved together.",
        "The [Texas Rangers ORG] were called in to investigate.",
        "The [Communist Party of Vietnam ORG] holds its congress every five years.",
        "The [Boston Globe ORG] asked the [Massachusetts Institute of Technology ORG] for its records.",
        "Shares in [Royal Bank of Scotland ORG] fell.",
        "The [Hong Kong Monetary Authority ORG] stepped in.",
        "The [South African Airways ORG] flight was late.",
        "The [Kenya Red Cross ORG] sent blankets to [Garissa GPE].",
        "[American Airlines ORG] and [British Airways ORG] share the terminal.",
    ]);
}

#[test]
fn acronyms_in_brackets() {
    check(&[
        "The [World Health Organization ORG] ([WHO ORG]) issued a warning. The [WHO ORG] said it was late.",
        "The [African National Congress ORG] ([ANC ORG]) won.",
        "The [International Monetary Fund ORG] ([IMF ORG]) will lend the money, and [IMF ORG] staff will watch.",
        "The [Kurdistan Workers' Party ORG] ([PKK ORG]) declared a truce.",
        "The [Organization of the Petroleum Exporting Countries ORG] ([OPEC ORG]) meets on Friday.",
        "[NATO ORG], the [EU ORG] and the [FBI ORG] declined to comment.",
        "The [National Farmers Union ORG] ([NFU ORG]) called it a disgrace.",
        "The [Free Syrian Army ORG] ([FSA ORG]) said it held the bridge.",
        "The [UK Independence Party ORG] ([UKIP ORG]) won two seats.",
    ]);
}

#[test]
fn companies() {
    check(&[
        "[Apple Inc. ORG] sued [Samsung Electronics Co. ORG] on Monday.",
        "[Goldman Sachs ORG] hired two of them.",
        "[Johnson & Johnson ORG] recalled the drug.",
        "[Ernst & Young ORG] audits the firm.",
        "[Halberd Systems Ltd. ORG], based in [Leeds GPE], makes pumps.",
        "Shares in [Ford ORG] and [Toyota ORG] rose.",
        "[Microsoft ORG] said [Google ORG] had copied it.",
        "[AT&T ORG] and [T-Mobile ORG] will merge.",
        "[Marks & Spencer ORG] closed forty shops.",
        "The carmaker [Volkswagen ORG] cut 3,000 jobs.",
    ]);
}

#[test]
fn teams() {
    check(&[
        "[Arsenal ORG] beat [Chelsea ORG] 2-1 on Saturday.",
        "![Germany ORG] beat [Spain ORG] 2-1 in the final.",
        "The [Chicago Bulls ORG] lost to the [Miami Heat ORG] 98-94.",
        "[Real Madrid ORG] signed [Luis Ortega PERSON] from [Boca Juniors ORG].",
        "[Manchester United ORG] drew with [Liverpool ORG].",
        "![England ORG] lost by an innings to [Australia ORG].",
        "The [New York Yankees ORG] traded [Bill Castro PERSON] to the [Red Sox ORG].",
        "[Leeds ORG] 3 [Everton ORG] 0",
        "[Wigan Athletic ORG] striker [Dean Pollard PERSON] was sent off.",
        "![Brazil ORG] play [Croatia ORG] in the opening match.",
    ]);
}

#[test]
fn laws_works_products_and_events() {
    check(&[
        "!She owns an [iPhone PRODUCT] and a [PlayStation PRODUCT].",
        "He fought in [World War II EVENT].",
        "They met at the [Olympic Games EVENT] in [Rome GPE].",
        "The [Cannes Film Festival EVENT] opens on Tuesday.",
        "Congressmen voted to renew the [Patriot Act LAW].",
        "The [Treaty of Lisbon LAW] was signed in 2007.",
        "His novel, \"[The Glass Orchard WORK_OF_ART]\", sold a million copies.",
        "!A [Boeing 747 PRODUCT] left the runway.",
        "The [World Cup EVENT] starts in June.",
        "The [Vietnam War EVENT] divided them.",
    ]);
}
