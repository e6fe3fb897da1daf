//! The gender of first names.
//!
//! The lists contain the most frequent names of the US census of 1990 that one gender bears at least eight times as
//! often as the other, and names from other languages that are frequent in news. The gender of a name in neither
//! list is unknown.

use crate::mentions::Gender;

/// Returns the gender of a first name; `None` if it is unknown or both genders bear it.
pub(super) fn gender(name: &str) -> Option<Gender> {
    let name = name.to_lowercase();
    if MEN.binary_search(&name.as_str()).is_ok() {
        Some(Gender::Masculine)
    } else if WOMEN.binary_search(&name.as_str()).is_ok() {
        Some(Gender::Feminine)
    } else {
        None
    }
}

/// Names of men, sorted.
#[rustfmt::skip]
const MEN: &[&str] = &[
    "aaron", "abdul", "abdullah", "abel", "abraham", "adam", "adolfo", "agustin", "ahmad", "ahmed",
    "aiden", "al", "alain", "alan", "alastair", "albert", "alberto", "alejandro", "alex",
    "alexander", "alexei", "alfonso", "alfred", "alfredo", "ali", "alistair", "allan", "allen",
    "alonzo", "alton", "alun", "alvaro", "alvin", "amit", "amos", "anatoly", "anders", "andre",
    "andrei", "andres", "andrew", "andrzej", "andrés", "andy", "angelo", "angus", "anthony",
    "antoine", "anton", "antonio", "antónio", "archie", "ariel", "armand", "armando", "arnold",
    "arthur", "arturo", "arun", "asif", "atal", "august", "austin", "avigdor", "ban", "barack",
    "barry", "bart", "bashar", "ben", "benito", "benjamin", "benny", "bernard", "bernie", "bert",
    "bill", "billy", "binyamin", "bjorn", "blaine", "blake", "bob", "bobby", "boris", "boyd",
    "brad", "bradford", "bradley", "brady", "brain", "brandon", "brendan", "brent", "bret", "brett",
    "brian", "bruce", "bryan", "bryant", "bryce", "bryon", "buddy", "burton", "byron", "caleb",
    "callum", "calvin", "cameron", "carl", "carlos", "carlton", "cecil", "cedric", "cesar", "chad",
    "charles", "charlie", "chase", "chester", "chris", "christopher", "chuck", "clarence", "clark",
    "claude", "clay", "clayton", "cleveland", "cliff", "clifford", "clifton", "clint", "clinton",
    "clyde", "cody", "colin", "conor", "conrad", "corey", "cornelius", "cory", "craig", "curt",
    "curtis", "cyril", "dale", "dallas", "damian", "damien", "damon", "dan", "dane", "daniel",
    "danny", "darin", "darius", "darnell", "darrel", "darrell", "darren", "darrin", "darryl",
    "darwin", "daryl", "dave", "david", "dean", "declan", "delbert", "demetrius", "denis", "dennis",
    "derek", "derrick", "desmond", "dewayne", "dewey", "dexter", "dick", "diego", "dieter",
    "dmitry", "domingo", "dominic", "dominick", "dominique", "don", "donald", "donnie", "doug",
    "douglas", "doyle", "dragan", "drew", "duane", "dustin", "dwayne", "dwight", "dylan", "eamonn",
    "earl", "earnest", "ed", "eddie", "edgar", "edmond", "edmund", "eduardo", "edward", "edwin",
    "efrain", "ehud", "elbert", "eldon", "eli", "elias", "elijah", "elliot", "elliott", "ellis",
    "elmer", "elton", "elvin", "elwood", "emanuel", "emil", "emilio", "emmanuel", "emmett",
    "enrique", "eric", "erick", "erik", "ernest", "ernesto", "ernie", "ervin", "erwin", "esteban",
    "ethan", "eugene", "evan", "everett", "evo", "fabian", "felipe", "felix", "fernando", "fidel",
    "floyd", "forrest", "francesco", "francisco", "francois", "frank", "frank-walter", "franklin",
    "franz", "françois", "fred", "freddy", "frederick", "fredrick", "gabor", "gabriel", "gamal",
    "gareth", "garland", "garrett", "garry", "gary", "gavin", "gene", "gennady", "geoffrey",
    "george", "gerald", "gerard", "gerardo", "gerhard", "gerry", "gilbert", "gilberto", "giorgio",
    "giuseppe", "glen", "glenn", "goodluck", "goran", "gordon", "grady", "graham", "grant", "greg",
    "gregg", "gregorio", "gregory", "grover", "guillermo", "gus", "gustavo", "guy", "gyorgy",
    "göran", "günter", "hal", "hamid", "hamish", "hans", "harlan", "harley", "harold", "harrison",
    "harry", "harvey", "hassan", "heath", "hector", "heiko", "helmut", "henrik", "henry", "herbert",
    "herman", "homer", "horace", "horst", "hosni", "howard", "hu", "hubert", "hugh", "hugo",
    "humberto", "hussein", "iain", "ian", "ibrahim", "ignacio", "igor", "imran", "ira", "irvin",
    "irving", "isaac", "ismael", "israel", "istvan", "istván", "ivan", "ivo", "jack", "jackson",
    "jacob", "jacques", "jake", "jamal", "james", "janez", "jared", "jaroslaw", "jarosław",
    "jarrod", "jason", "jasper", "javier", "jay", "jeb", "jeff", "jeffery", "jeffrey", "jeffry",
    "jens", "jerald", "jeremiah", "jeremy", "jermaine", "jerome", "jerry", "jess", "jesse", "jesus",
    "jiang", "jim", "jimmy", "jiri", "jiří", "joao", "joaquin", "joe", "joel", "joesph", "joey",
    "john", "johnathan", "johnny", "jon", "jonathan", "jonathon", "jorge", "joschka", "jose",
    "joseph", "josh", "joshua", "josé", "joão", "juan", "juergen", "julian", "julio", "julius",
    "junichiro", "junior", "justin", "jürgen", "karl", "keir", "keith", "kelvin", "kemal", "ken",
    "kendrick", "kenneth", "kenny", "kent", "kenyatta", "kermit", "kevin", "khalid", "kim", "kirk",
    "kjell", "klaus", "kofi", "konstantin", "kristopher", "krzysztof", "kurt", "kyle", "lamar",
    "lamont", "lance", "larry", "lars", "laszlo", "laurence", "laurent", "lawrence", "lech",
    "leland", "leo", "leon", "leonard", "leonardo", "leonid", "leroy", "lester", "levi", "lewis",
    "liam", "lionel", "lloyd", "logan", "lonnie", "lorenzo", "louie", "louis", "lowell", "lucas",
    "luigi", "luis", "luiz", "luke", "luther", "lyle", "lászló", "mack", "magnus", "mahmoud",
    "malcolm", "manmohan", "manuel", "marc", "marcel", "marco", "marcos", "marcus", "mario", "mark",
    "marlin", "marlon", "marshall", "martin", "marvin", "mason", "mathew", "matt", "matteo",
    "matthew", "maurice", "mauricio", "max", "melvin", "micah", "michael", "micheal", "michel",
    "miguel", "mikael", "mike", "mikhail", "milan", "miles", "milton", "miroslav", "mitchell",
    "mitt", "moammar", "mohamed", "mohammad", "mohammed", "moises", "monte", "monty", "morris",
    "moses", "moshe", "muammar", "muhammad", "muhammadu", "murray", "mustafa", "mwai", "myron",
    "naoto", "narendra", "nathan", "nathaniel", "nawaz", "neal", "ned", "neil", "nelson", "newt",
    "niall", "nicholas", "nick", "nicolas", "nigel", "nikolai", "noah", "nolan", "norbert",
    "norman", "nouri", "olaf", "ole", "oleg", "oliver", "olivier", "olof", "olusegun", "omar",
    "orlando", "orville", "osama", "oscar", "otis", "otto", "owen", "pablo", "paolo", "patrick",
    "paul", "paulo", "pavel", "pavol", "pedro", "percy", "perry", "pervez", "pete", "peter", "petr",
    "phil", "philip", "philippe", "phillip", "pierre", "piotr", "preston", "quentin", "quinton",
    "radovan", "rafael", "rahul", "raila", "rajiv", "ralph", "ramiro", "ramon", "rand", "randal",
    "randall", "randolph", "randy", "raphael", "ratko", "raul", "ray", "raymond", "raúl", "recep",
    "reggie", "reginald", "reuben", "rex", "reynaldo", "rhys", "ricardo", "richard", "rick",
    "rickey", "ricky", "rob", "robert", "roberto", "rocky", "rod", "roderick", "rodger", "rodney",
    "rodolfo", "rogelio", "roger", "roland", "rolando", "roman", "romano", "ron", "ronald",
    "ronnie", "roosevelt", "rory", "roscoe", "ross", "roy", "royce", "ruben", "rudolph", "rudy",
    "rufus", "russel", "russell", "rusty", "ryan", "saddam", "saif", "salvador", "salvatore", "sam",
    "sammy", "samuel", "sanjay", "santiago", "saul", "scott", "scotty", "seamus", "sean",
    "sebastian", "sebastián", "sergei", "sergio", "seth", "shane", "shaun", "shawn", "sheldon",
    "sherman", "shimon", "shinzo", "sidney", "sigmar", "silvio", "simon", "slobodan", "solomon",
    "spencer", "staffan", "stan", "stanley", "stephan", "stephen", "sterling", "steve", "steven",
    "stewart", "stipe", "stuart", "sylvester", "taro", "tayyip", "ted", "teddy", "terence",
    "terrance", "terrell", "terrence", "thabo", "thaddeus", "theodore", "thomas", "thurman", "tim",
    "timmy", "timothy", "todd", "tom", "tomas", "tomasz", "tommy", "tony", "travis", "trent",
    "trevor", "troy", "tyler", "tyrone", "tyson", "uhuru", "vaclav", "vance", "vasily", "vernon",
    "vicente", "victor", "viktor", "vincent", "virgil", "vladimir", "vojislav", "václav", "wade",
    "wallace", "walter", "warren", "wayne", "wen", "wendell", "wesley", "wilbert", "wilbur",
    "wilfred", "wilfredo", "will", "willard", "william", "williams", "willis", "wilson", "winston",
    "wm", "wolfgang", "woodrow", "xavier", "xi", "yasser", "yitzhak", "yoshihiko", "yoweri",
    "yukio", "yuri", "zach", "zachary", "zoran", "álvaro",
];

/// Names of women, sorted.
#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "abby", "abigail", "ada", "addie", "adele", "adeline", "adriana", "adrienne", "agnes", "aida",
    "aileen", "aimee", "aisha", "alberta", "alexandra", "alice", "alicia", "alisa", "alisha",
    "alison", "allison", "alma", "alta", "alyssa", "amanda", "amber", "amelia", "amina", "amy",
    "ana", "anastasia", "andrea", "angela", "angelia", "angelica", "angelina", "angeline", "angie",
    "anita", "ann", "anna", "anne", "annegret", "annette", "annie", "antoinette", "antonia",
    "april", "arlene", "ashley", "asma", "astrid", "audra", "audrey", "aurora", "autumn", "ava",
    "barbara", "barbra", "beatrice", "beatriz", "becky", "belinda", "benazir", "bernadette",
    "bernice", "bertha", "bessie", "beth", "bethany", "betsy", "bette", "bettie", "betty", "bettye",
    "beulah", "beverly", "bianca", "birgit", "birgitta", "blanca", "blanche", "bobbi", "bonita",
    "bonnie", "brandi", "brandy", "brenda", "bridget", "bridgette", "brigitte", "brittany",
    "brittney", "brooke", "caitlin", "callie", "camille", "candace", "candice", "candy", "cara",
    "carla", "carly", "carmela", "carmen", "carol", "carole", "carolina", "caroline", "carolyn",
    "carrie", "cassandra", "cassie", "catherine", "cathleen", "cathy", "cecelia", "cecile",
    "cecilia", "celeste", "celia", "charity", "charlene", "charlotte", "chelsea", "cheri", "cherie",
    "cheryl", "chloe", "christa", "christi", "christie", "christina", "christine", "christy",
    "cindy", "claire", "clara", "clarice", "claudette", "claudia", "colleen", "condoleezza",
    "connie", "constance", "consuelo", "cora", "corazon", "corinne", "cornelia", "cristina",
    "crystal", "cynthia", "daisy", "danielle", "daphne", "darla", "darlene", "dawn", "deana",
    "deanna", "debbie", "debora", "deborah", "debra", "delia", "della", "delores", "deloris",
    "dena", "denise", "desiree", "diana", "diane", "dianna", "dianne", "dilma", "dina", "dixie",
    "dolly", "dolores", "donna", "dora", "doreen", "doris", "dorothea", "dorothy", "dorthy",
    "ebony", "edith", "edna", "effie", "eileen", "ekaterina", "elaine", "eleanor", "elena", "elisa",
    "elisabeth", "elise", "eliza", "elizabeth", "ella", "ellen", "elma", "eloise", "elsa", "elsie",
    "elva", "elvira", "emily", "emma", "erica", "erika", "erin", "erma", "ernestine", "esperanza",
    "essie", "estella", "estelle", "ester", "esther", "ethel", "etta", "eugenia", "eula", "eunice",
    "eva", "evelyn", "evita", "faith", "fannie", "fatima", "fay", "faye", "felicia", "fern",
    "flora", "florence", "frances", "francine", "francisca", "francoise", "françoise", "freda",
    "frieda", "gabriela", "gabriele", "gabrielle", "gail", "galina", "gayle", "geneva", "genevieve",
    "georgia", "georgina", "geraldine", "gertrude", "gina", "ginger", "gladys", "glenda", "glenna",
    "gloria", "golda", "goldie", "grace", "gracie", "graciela", "gretchen", "gro", "gwen",
    "gwendolyn", "hannah", "harriet", "hattie", "hazel", "heather", "heidi", "helen", "helena",
    "helene", "helle", "henrietta", "hilda", "hillary", "holly", "hope", "huma", "ida", "imelda",
    "imogene", "ina", "indira", "inez", "ingeborg", "ingrid", "irene", "irina", "iris", "irma",
    "isabel", "isabella", "isabelle", "iva", "ivanka", "ivy", "jacinda", "jaclyn", "jacqueline",
    "jacquelyn", "jana", "jane", "janelle", "janet", "janette", "janice", "janie", "janine",
    "janis", "jasmine", "jayne", "jeanette", "jeanine", "jeanne", "jeannette", "jeannie",
    "jeannine", "jenifer", "jenna", "jennie", "jennifer", "jenny", "jeri", "jessica", "jill",
    "jillian", "jo", "joan", "joann", "joanna", "joanne", "jocelyn", "jodi", "jodie", "johanna",
    "jolene", "joni", "josefina", "josephine", "josie", "joy", "joyce", "juana", "juanita",
    "judith", "judy", "julia", "julie", "june", "justine", "kamala", "kara", "karen", "kari",
    "karin", "karla", "kate", "katharine", "katherine", "kathleen", "kathryn", "kathy", "katie",
    "katrina", "kay", "kayla", "keisha", "kelli", "kellie", "kellyanne", "kelsey", "kendra", "keri",
    "kerri", "khadija", "kimberley", "kimberly", "kirsten", "krista", "kristen", "kristi",
    "kristie", "kristin", "kristina", "kristine", "kristy", "krystal", "lacey", "ladonna", "lana",
    "lara", "latasha", "latisha", "latonya", "latoya", "laura", "laurel", "lauren", "laurie",
    "layla", "lea", "leah", "leann", "leanne", "leila", "lela", "lena", "lenora", "leola", "leona",
    "leticia", "lila", "lillian", "lillie", "lily", "linda", "lindsay", "lisa", "lizzie", "lois",
    "lola", "lora", "lorena", "lorene", "loretta", "lori", "lorie", "lorna", "lorraine", "lottie",
    "louise", "lourdes", "lucia", "lucile", "lucille", "lucinda", "lucy", "ludmila", "luella",
    "luisa", "luz", "lydia", "lynda", "lynette", "lynne", "lyudmila", "mabel", "mable", "madeline",
    "mae", "magdalena", "maggie", "malala", "mamata", "mamie", "mandy", "manuela", "marcella",
    "marcia", "marcy", "margaret", "margarita", "margie", "margo", "margret", "margrethe",
    "marguerite", "maria", "mariam", "marian", "marianne", "maribel", "marie", "marilyn", "marina",
    "marine", "marisa", "marisol", "marissa", "maritza", "marjorie", "marla", "marlene", "marsha",
    "marta", "martha", "martina", "martine", "mary", "maryam", "maryann", "matilda", "mattie",
    "maude", "maureen", "mavis", "maxine", "may", "mayra", "meagan", "megan", "megawati", "meghan",
    "megyn", "melania", "melanie", "melba", "melinda", "melissa", "melody", "mercedes", "meredith",
    "mette", "mia", "michele", "michelle", "mildred", "millie", "mindy", "minnie", "miranda",
    "miriam", "misty", "mollie", "molly", "mona", "monica", "monique", "muriel", "myra", "myrna",
    "myrtle", "nadezhda", "nadine", "nancy", "naomi", "natalia", "natalie", "natalya", "natasha",
    "nell", "nellie", "nettie", "nichole", "nicola", "nicole", "nikki", "nina", "nkosazana", "nora",
    "norma", "ofelia", "oksana", "ola", "olga", "olive", "olivia", "opal", "ora", "paige", "pam",
    "pamela", "patrica", "patrice", "patricia", "patsy", "patti", "patty", "paula", "paulette",
    "pauline", "pearl", "peggy", "penny", "petra", "phyllis", "pilar", "polly", "priscilla",
    "priti", "rachael", "rachel", "rachelle", "ramona", "randi", "raquel", "reba", "rebecca",
    "rebekah", "regina", "rena", "renee", "rhonda", "rita", "roberta", "robyn", "rochelle", "ronda",
    "rosa", "rosalie", "rosalind", "rose", "rosemarie", "rosemary", "rosetta", "rosie", "roxanne",
    "ruby", "ruth", "sabrina", "sadie", "sallie", "sally", "samantha", "sandra", "sanna", "sara",
    "sarah", "segolene", "selma", "shana", "shanna", "shari", "sharon", "shauna", "shawna",
    "sheena", "sheila", "shelia", "shelley", "shelly", "sheri", "sherri", "sherrie", "sherry",
    "sheryl", "shirley", "silvia", "simone", "siv", "socorro", "soledad", "sondra", "sonia",
    "sonja", "sonya", "sophia", "sophie", "stacey", "staci", "stacie", "stefanie", "stella",
    "stephanie", "sue", "summer", "susan", "susana", "susanne", "sushma", "susie", "suzanne",
    "svetlana", "sybil", "sylvia", "ségolène", "tabitha", "tamara", "tami", "tamika", "tammie",
    "tammy", "tanya", "tara", "tasha", "tatiana", "tatyana", "teresa", "teri", "terri", "tessa",
    "thelma", "theresa", "therese", "tiffany", "tina", "toni", "tonia", "tonya", "tracey", "traci",
    "tracie", "tricia", "trina", "trisha", "trudy", "tzipi", "ursula", "valerie", "vanessa",
    "velma", "vera", "verna", "veronica", "vicki", "vickie", "vicky", "victoria", "viola", "violet",
    "virgie", "virginia", "vivian", "wanda", "wendy", "whitney", "willa", "wilma", "winifred",
    "winnie", "yelena", "yingluck", "yolanda", "yulia", "yvette", "yvonne", "zainab", "zoe",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_share_no_name() {
        assert!(MEN.is_sorted() && WOMEN.is_sorted());
        assert!(MEN.iter().all(|name| WOMEN.binary_search(name).is_err()));
    }

    #[test]
    fn names_tell_or_do_not() {
        let check = |name, expected| assert_eq!(gender(name), expected, "{name}");
        check("Sergei", Some(Gender::Masculine));
        check("ANNA", Some(Gender::Feminine));
        check("Leslie", None);
        check("Table", None);
    }
}
