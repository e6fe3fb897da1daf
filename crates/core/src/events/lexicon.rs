//! The word lists of the event rules: the kinds of events that verbs and nouns name, light verbs, words that determine
//! the roles of participants, and verbs that determine the factuality of their complements.
//!
//! The kinds are the eight of ACE 2005 and four more. The lists are hand-made and contain lemmas. Verbs and nouns
//! have separate lists, because "to fire" somebody is not "a fire". `triggers` decides which words name an event.

use super::types::EventKind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lemmas of one kind, separated by white space.
type Words = (EventKind, &'static str);

const VERBS: &[Words] = &[
    (
        EventKind::Life,
        "die kill injure wound hurt murder slay assassinate massacre slaughter behead drown suffocate starve \
         poison stab maim cripple paralyse paralyze perish born marry wed divorce miscarry hospitalise \
         hospitalize infect sicken survive rescue behead strangle choke electrocute bleed mourn bury cremate \
         succumb decease exterminate overdose resuscitate ",
    ),
    (
        EventKind::Movement,
        "arrive leave depart travel fly flee return enter go come evacuate deploy withdraw deport expel send ship \
         transport transfer migrate emigrate immigrate move march advance retreat sail land embark relocate \
         visit escape ride evict displace import export smuggle \
         traffic dock approach repatriate extradite dispatch redeploy airlift ferry descend ascend rush gather",
    ),
    (
        EventKind::Transaction,
        "buy sell purchase acquire pay donate lend borrow loan trade auction bid rent lease finance fund invest \
         grant award sponsor subsidise subsidize repay refund bribe embezzle steal rob loot inherit bequeath \
         contribute buy-back underwrite compensate reimburse ",
    ),
    (
        EventKind::Business,
        "merge launch establish shut liquidate restructure privatise privatize nationalise \
         nationalize incorporate expand dissolve takeover consolidate diversify produce \
         manufacture release unveil fall drop gain lose surge plunge tumble \
         slump soar climb rebound rally profit earn grow shrink increase decrease \
         slash boost outsource rebrand recall discontinue upgrade downgrade outperform  close rise",
    ),
    (
        EventKind::Conflict,
        "attack bomb shoot fire shell raid invade fight battle clash assault storm besiege seize capture \
         occupy overrun ambush blast explode detonate bombard pound retaliate riot protest \
         rebel revolt mutiny loot hijack kidnap abduct torture rape demolish \
         liberate recapture retake repel surrender defeat conquer overthrow oust topple besiege blockade \
         disarm skirmish ram intercept encircle vandalise vandalize regain destroy",
    ),
    (
        EventKind::Contact,
        "meet talk negotiate discuss confer phone call telephone write email consult mediate visit greet debate \
         correspond contact dialogue summon convene gather host reconcile liaise lobby brief shake",
    ),
    (
        EventKind::Personnel,
        "appoint elect resign retire dismiss sack fire hire nominate promote demote recruit quit step-down \
         succeed replace inaugurate reelect re-elect reappoint oust depose depose reinstate designate \
         swear crown abdicate vote employ resign-from \
         enlist lay-off axe stand-down",
    ),
    (
        EventKind::Justice,
        "arrest detain jail imprison charge indict convict sentence acquit prosecute sue fine extradite \
         pardon parole execute plead accuse investigate probe interrogate \
         search raid apprehend bail subpoena testify overturn uphold exonerate impeach allege \
         incarcerate remand ban disqualify penalise penalize confiscate seize censure",
    ),
    (
        EventKind::Statement,
        "say tell announce declare state add note claim report warn admit deny confirm insist argue explain \
         describe comment reply respond ask call urge demand criticise criticize condemn praise blame accuse \
         promise vow pledge threaten suggest predict reveal disclose acknowledge stress emphasise emphasize \
         reiterate tweet write testify allege complain slam denounce mention remark observe recall concede \
         assert maintain caution boast joke quip read quote cite publish conclude applaud welcome apologise \
         apologize defend dismiss reject hail thank speak signal indicate advise recommend inform notify",
    ),
    (
        EventKind::Disaster,
        "crash derail collide flood erupt quake sink capsize collapse explode ravage devastate engulf \
         overturn spill strand swamp batter uproot",
    ),
    (
        EventKind::Policy,
        "approve pass adopt ratify enact legislate sign veto ban prohibit legalise legalize impose lift sanction \
         order decree rule decide vote authorise authorize endorse reject repeal amend propose plan agree \
         implement regulate reform abolish extend suspend halt cancel postpone delay permit \
         recognise recognize annex declare commit freeze scrap oppose refuse \
         decline block abandon pursue enforce tighten ease resume cease broker suspend decline",
    ),
];

const NOUNS: &[Words] = &[
    (
        EventKind::Life,
        "death birth marriage wedding divorce murder killing injury wound assassination suicide slaying massacre \
         funeral burial casualty fatality homicide surgery transplant infection genocide \
         hospitalisation hospitalization rescue engagement pregnancy overdose slaughter manslaughter \
         ",
    ),
    (
        EventKind::Movement,
        "arrival departure visit trip journey travel flight evacuation withdrawal deployment return exodus \
         migration emigration immigration escape transfer tour voyage pullout retreat entry deportation \
         expulsion march advance landing transport shipment delivery crossing movement relocation pilgrimage \
         airlift mission",
    ),
    (
        EventKind::Transaction,
        "sale purchase acquisition payment donation loan deal trade auction bid investment aid grant offer \
         buyout contribution export import spending transaction theft robbery heist bailout fraud bribe bribery \
         subsidy funding financing refund compensation settlement order contract award prize",
    ),
    (
        EventKind::Business,
        "merger takeover launch bankruptcy closure opening restructuring privatisation privatization \
         nationalisation nationalization expansion ipo flotation liquidation rise fall drop gain loss increase \
         decrease growth decline slump surge rally rebound profit cut reduction recession expansion release \
         introduction development production recall turnaround layoff recovery earnings boom crisis downturn \
         sell-off collapse default joint-venture venture demerger",
    ),
    (
        EventKind::Conflict,
        "attack bombing strike airstrike shooting war fighting battle clash assault raid invasion offensive \
         violence protest demonstration riot siege ambush explosion blast insurgency uprising rebellion coup \
         conflict hijacking kidnapping abduction hostage occupation bombardment shelling terrorism unrest \
         crackdown gunfire revolt mutiny skirmish combat \
         airstrike seizure capture liberation defeat blockade hostility incursion retaliation torture rape \
         intervention stabbing gunbattle firefight offensive campaign",
    ),
    (
        EventKind::Contact,
        "meeting talk negotiation summit conference discussion call conversation dialogue consultation visit \
         debate session gathering contact correspondence email letter briefing interview hearing forum mediation \
         encounter reception phone-call",
    ),
    (
        EventKind::Personnel,
        "election appointment resignation retirement dismissal nomination vote poll inauguration succession \
         departure hiring sacking firing referendum ballot promotion campaign candidacy reelection re-election \
         by-election transfer coronation recruitment replacement layoff ouster",
    ),
    (
        EventKind::Justice,
        "arrest trial conviction sentence verdict indictment charge lawsuit suit detention imprisonment \
         prosecution extradition execution acquittal appeal pardon parole investigation inquiry probe hearing \
         fine ruling testimony plea custody bail crime search interrogation accusation allegation \
         impeachment release inquest litigation crackdown injunction complaint",
    ),
    (
        EventKind::Statement,
        "statement announcement comment speech remark claim warning declaration report criticism promise pledge \
         threat call appeal demand allegation accusation denial apology condemnation response reply address \
         message testimony prediction forecast vow advice question answer explanation praise recommendation \
         request complaint assessment suggestion assertion admission confession tweet publication tribute",
    ),
    (
        EventKind::Disaster,
        "earthquake quake flood flooding hurricane storm tornado cyclone typhoon tsunami fire wildfire blaze \
         eruption drought famine avalanche landslide mudslide crash collision derailment accident disaster \
         explosion spill leak outbreak epidemic pandemic sinking outage meltdown collapse catastrophe heatwave \
         blizzard shipwreck wreck",
    ),
    (
        EventKind::Policy,
        "law legislation decision agreement treaty accord pact policy reform ban sanction embargo resolution \
         deal plan proposal ceasefire truce approval ratification veto order decree ruling measure regulation \
         amendment negotiation recognition annexation independence moratorium freeze repeal mandate \
         initiative tariff quota tax boycott endorsement refusal rejection \
         cancellation postponement delay agreement compromise",
    ),
];

/// Verbs whose only participant undergoes the event ("prices fell"): their subject is the patient.
const UNACCUSATIVE: &str = "accelerate arise arrive awaken begin boil break burst capsize change close climb \
    collapse collide come continue cost crash crumble cease decline decrease deepen derail deteriorate die differ \
    diminish disappear double drop drown dry dwindle ease emerge end erupt evaporate exist expire explode fade fail \
    fall falter finish flood fluctuate follow freeze grow halt happen improve increase intensify jump languish last \
    leak lengthen lie melt mount narrow occur open originate overturn perish persist plummet plunge quadruple quake \
    rally rebound recede remain resume result ring rise rupture sag shrink sink skyrocket slide slip slow slump soar \
    spill spread spring stall start stay stem stop strengthen subside surge survive suffer swell thrive topple triple \
    tumble undergo unfold vanish vary weaken widen worsen appear seem stand wane total hover dip retreat recover \
    trade become be close finish sit belong involve contain include consist face need deserve";

/// Verbs that are light with any event noun: the verb only states that the event happens, and its object names the
/// event.
const LIGHT_ANY: &str = "carry conduct launch stage mount wage perform commit undertake undergo hold pay \
    deliver impose lodge file pursue";

/// Other light verbs, each with the nouns that it is light with.
const LIGHT_WITH: &[(&str, &str)] = &[
    (
        "make",
        "decision statement announcement offer appeal attempt visit agreement deal arrest call change claim comment \
         contribution effort payment progress promise proposal remark request trip recommendation loss profit move \
         appearance speech reference bid investment purchase pledge debut return mistake arrangement demand \
         allegation accusation threat cut improvement choice commitment discovery donation assessment complaint \
         concession declaration gain start",
    ),
    (
        "take",
        "action step decision vote test trip tour measure look control part flight walk oath risk break",
    ),
    (
        "give",
        "speech permission approval support interview evidence order warning testimony address talk advice \
         assurance promise help assistance boost consent lecture performance presentation reply response statement",
    ),
    (
        "have",
        "talk meeting conversation discussion operation surgery debate argument dispute effect impact look \
         consultation negotiation fight",
    ),
    ("do", "work damage harm deal business job"),
    ("reach", "agreement deal accord settlement compromise decision verdict conclusion"),
    (
        "issue",
        "statement warning order ruling decree apology call appeal denial announcement threat report verdict",
    ),
    ("sign", "agreement deal accord contract treaty pact"),
    ("cast", "vote ballot"),
    ("suffer", "attack defeat loss injury setback stroke blow crash"),
    ("enter", "negotiation talk agreement"),
    ("put", "pressure end stop ban"),
    ("open", "fire investigation inquiry probe"),
    ("begin", "investigation inquiry probe"),
    ("declare", "war bankruptcy independence ceasefire"),
    ("file", "lawsuit complaint suit appeal bankruptcy"),
];

/// Nouns whose possessor or "of" phrase is the patient ("his arrest").
const PATIENT_NOUNS: &str = "arrest death murder killing assassination appointment election execution release \
    conviction trial injury birth detention imprisonment capture seizure destruction closure acquisition sale \
    purchase dismissal sacking firing ouster nomination inauguration slaying abduction kidnapping deportation \
    extradition expulsion indictment prosecution rescue evacuation liberation defeat bombing shelling invasion \
    occupation collapse fall rise increase decline drop crash growth launch release introduction publication \
    implementation adoption creation suspension reduction cut loss gain slump surge construction removal \
    replacement transfer use purchase production treatment overthrow assassination signing ratification sinking \
    cancellation postponement privatisation privatization takeover development promotion outbreak end beginning \
    start opening price value cost closing shooting beating torture rape theft burning recall";

/// Common nouns that denote a place.
const PLACE_NOUNS: &str = "city town village province state country region area district county capital \
    neighbourhood neighborhood suburb border coast island mountain valley river lake sea ocean street road square \
    avenue highway airport station port harbor harbour base camp prison jail hospital school university college \
    church mosque temple synagogue stadium building house home hotel office headquarters court courthouse \
    parliament market shop store mall restaurant cafe factory plant site zone territory enclave airspace waters \
    field farm park beach desert forest world continent nation south north east west northeast northwest southeast \
    southwest center centre outskirts checkpoint embassy consulate palace bridge tunnel theatre theater cinema \
    museum arena tower ground compound facility downtown mine refinery warehouse hub settlement stronghold";

/// Verbs of giving and telling, whose "to" phrase is a recipient.
const GIVING: &str = "give send sell offer pay hand donate grant award lend deliver present return show tell \
    write speak say announce explain report provide supply pass transfer submit promise lease loan owe teach \
    bring ship distribute issue assign apologise apologize testify complain appeal";

/// Verbs with a prepositional object, as `verb:preposition` pairs.
const WITH_PREPOSITION: &str = "call:for wait:for look:for look:at look:into search:for ask:for apply:for \
    vote:for vote:against vote:on protest:against protest:over fire:on fire:at shoot:at focus:on rely:on \
    depend:on agree:on agree:to agree:with respond:to reply:to refer:to react:to lead:to belong:to contribute:to \
    object:to appeal:to listen:to speak:to talk:to talk:with meet:with deal:with cooperate:with compete:with \
    fight:against fight:with fight:for argue:with argue:for clash:with collide:with crash:into comment:on decide:on \
    insist:on impose:on spend:on invest:in result:in succeed:in participate:in believe:in specialise:in \
    interfere:in engage:in speak:about talk:about worry:about complain:about know:about warn:of warn:about \
    consist:of dispose:of approve:of accuse:of think:of think:about campaign:for campaign:against pay:for \
    prepare:for plan:for press:for push:for run:for stand:for care:for hope:for suffer:from recover:from \
    withdraw:from benefit:from resign:from retire:from preside:over negotiate:with negotiate:on merge:with \
    account:for vie:for work:on work:with work:for cut:off sign:for join:with side:with bid:for turn:to";

/// Verbs whose complement is not, or not yet, a fact.
const UNREAL: &str = "want plan hope intend wish demand propose offer urge ask call seek threaten consider expect \
    aim try attempt ask request require need promise vow pledge agree order allow permit encourage recommend \
    suggest prepare invite persuade forbid warn fear oppose favor favour support like prefer be-able let pressure \
    press push discuss negotiate contemplate mull schedule set";

/// Verbs that negate their complement.
const DENYING: &str = "deny refuse decline fail avoid prevent reject forbid prohibit cancel dispute neglect stop \
    block refute abandon bar ban rule-out";

/// Verbs whose object is an event that does not happen.
const CANCELLING: &str =
    "prevent avoid avert cancel deny scrap thwart foil forestall forgo preclude";

/// Words that make an event expected but not certain.
const LIKELY: &str = "expect likely probable probably expected believe think presume presumably apparently \
    seemingly suspect estimate forecast predict anticipate appear seem schedule set due poise";

/// Adverbs, verbs and adjectives that make an event merely possible.
const POSSIBLE: &str = "perhaps maybe possibly possible potential potentially unlikely doubt allegedly reportedly \
    supposedly hypothetically alleged reported suspected";

/// Verbs that alone say little about the event.
const VAGUE: &str = "be have come go make get take do seem appear become remain keep let put use include involve \
    mean need lead show follow continue begin start stop help work try look give bring find see know think feel \
    want like expect turn set run hold call happen occur allow ensure provide base need face receive reach stay \
    live add suggest believe hope plan consider describe";

fn set(words: &'static str) -> Vec<&'static str> {
    let mut list: Vec<_> = words.split_whitespace().collect();
    list.sort_unstable();
    list
}

/// Returns the kind of each listed word. If a word is in the lists of two kinds, the first kind applies.
fn kinds(lists: &'static [Words]) -> HashMap<&'static str, EventKind> {
    let mut map = HashMap::new();
    for &(kind, words) in lists {
        for word in words.split_whitespace() {
            map.entry(word).or_insert(kind);
        }
    }
    map
}

macro_rules! word_sets {
    ($($(#[$doc:meta])* $function:ident($words:expr);)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub(super) fn $function(lemma: &str) -> bool {
            static SET: LazyLock<Vec<&'static str>> = LazyLock::new(|| set($words));
            SET.binary_search(&lemma).is_ok()
        }
    )*};
}

word_sets! {
    /// Returns whether the verb's subject is its patient.
    is_unaccusative(UNACCUSATIVE);
    /// Returns whether the verb is a light verb with any event noun as its object.
    is_light_with_any(LIGHT_ANY);
    /// Returns whether the noun's possessor is its patient.
    befalls_possessor(PATIENT_NOUNS);
    /// Returns whether the noun denotes a place.
    is_place_noun(PLACE_NOUNS);
    /// Returns whether the verb is one of giving or telling.
    is_giving(GIVING);
    /// Returns whether the verb's complement is not, or not yet, a fact.
    is_unreal(UNREAL);
    /// Returns whether the verb negates its complement.
    is_denying(DENYING);
    /// Returns whether the word alone says little about the event.
    is_vague(VAGUE);
    /// Returns whether the verb states that the event named by its object does not happen.
    is_cancelling(CANCELLING);
    /// Returns whether the word makes its complement probable.
    is_likely(LIKELY);
    /// Returns whether the word makes its complement possible.
    is_possible(POSSIBLE);
}

/// Returns whether `verb` takes a prepositional object with this preposition: "wait for".
#[must_use]
pub(super) fn takes_object_with(verb: &str, preposition: &str) -> bool {
    static PAIRS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
        let pairs = WITH_PREPOSITION.split_whitespace().filter_map(|pair| pair.split_once(':'));
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable();
        pairs
    });
    PAIRS.binary_search(&(verb, preposition)).is_ok()
}

/// Returns whether `verb` is a light verb when this noun is its object: "make" with "statement".
#[must_use]
pub(super) fn is_light(verb: &str, noun: &str) -> bool {
    is_light_with_any(verb)
        || LIGHT_WITH
            .iter()
            .any(|&(light, nouns)| light == verb && nouns.split_whitespace().any(|n| n == noun))
}

/// Returns the kind of event that a verb names; `None` if the verb is not listed.
#[must_use]
pub(super) fn kind_of_verb(lemma: &str) -> Option<EventKind> {
    static KINDS: LazyLock<HashMap<&'static str, EventKind>> = LazyLock::new(|| kinds(VERBS));
    KINDS.get(lemma).copied()
}

/// Returns the kind of event that a noun names; `None` if the noun is not listed.
#[must_use]
pub(super) fn kind_of_noun(lemma: &str) -> Option<EventKind> {
    static KINDS: LazyLock<HashMap<&'static str, EventKind>> = LazyLock::new(|| kinds(NOUNS));
    KINDS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_of_one_spelling_differ_in_kind() {
        assert_eq!(kind_of_verb("fire"), Some(EventKind::Conflict));
        assert_eq!(kind_of_noun("fire"), Some(EventKind::Disaster));
        assert_eq!(kind_of_noun("table"), None);
    }

    #[test]
    fn light_verbs_want_their_nouns() {
        for (verb, noun, light) in [
            ("carry", "airstrike", true),
            ("make", "statement", true),
            ("make", "car", false),
            ("have", "talk", true),
            ("have", "house", false),
            ("announce", "launch", false),
        ] {
            assert_eq!(is_light(verb, noun), light, "{verb} {noun}");
        }
    }
}
