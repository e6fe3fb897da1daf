//! Well-known organisations: lists of our own, in lower case, separated by commas.
//!
//! The lists are common knowledge of newspaper readers. `gazetteer` adds them to the gazetteer; the name model
//! decides whether a word in a text is one of these names.

/// Clubs and teams of many sports, by the names that reports of sports results use.
pub(super) const TEAMS: &str = "arsenal, aston villa, birmingham city, blackburn, blackburn rovers, bolton, bolton wanderers, \
    bournemouth, brentford, brighton, burnley, cardiff city, charlton, charlton athletic, chelsea, coventry city, \
    crystal palace, derby county, everton, fulham, huddersfield town, hull city, ipswich town, leeds, leeds united, \
    leicester city, liverpool, luton town, manchester city, manchester united, man utd, man city, middlesbrough, millwall, \
    newcastle united, norwich city, nottingham forest, portsmouth, preston north end, qpr, queens park rangers, \
    sheffield united, sheffield wednesday, southampton, stoke city, sunderland, swansea city, swindon town, tottenham, \
    tottenham hotspur, spurs, watford, west brom, west bromwich albion, west ham, west ham united, wigan, wigan athletic, \
    wimbledon, wolves, wolverhampton wanderers, celtic, rangers, hearts, hibernian, aberdeen, kilmarnock, motherwell, \
    dundee united, st johnstone, real madrid, atletico madrid, barcelona, valencia, sevilla, real betis, villarreal, \
    athletic bilbao, real sociedad, deportivo coruna, celta vigo, espanyol, real zaragoza, valladolid, getafe, osasuna, \
    mallorca, malaga, levante, rayo vallecano, juventus, ac milan, inter milan, inter, milan, internazionale, as roma, roma, \
    lazio, napoli, fiorentina, sampdoria, genoa, torino, parma, udinese, atalanta, bologna, cagliari, chievo, palermo, \
    sassuolo, bayern munich, bayern, borussia dortmund, borussia moenchengladbach, bayer leverkusen, leverkusen, \
    schalke, werder bremen, hamburger sv, vfb stuttgart, eintracht frankfurt, hertha berlin, vfl wolfsburg, hannover 96, \
    rb leipzig, mainz, freiburg, hoffenheim, cologne, kaiserslautern, hansa rostock, paris st germain, \
    paris saint-germain, psg, marseille, olympique marseille, lyon, olympique lyon, monaco, as monaco, lille, lens, \
    bordeaux, nantes, auxerre, rennes, strasbourg, toulouse, metz, guingamp, montpellier, saint-etienne, ajax, \
    ajax amsterdam, psv, psv eindhoven, feyenoord, feyenoord rotterdam, az alkmaar, fc twente, twente enschede, \
    vitesse arnhem, heerenveen, fc utrecht, willem ii, roda jc, groningen, sparta rotterdam, nac breda, anderlecht, \
    club brugge, standard liege, genk, racing genk, gent, porto, fc porto, benfica, sporting lisbon, boavista, braga, \
    galatasaray, fenerbahce, besiktas, trabzonspor, olympiakos, panathinaikos, aek athens, paok, spartak moscow, \
    cska moscow, lokomotiv moscow, dynamo moscow, dynamo kiev, zenit, zenit st petersburg, shakhtar donetsk, rotor volgograd, \
    legia warsaw, wisla krakow, slavia prague, sparta prague, ferencvaros, steaua bucharest, rapid bucharest, \
    dinamo bucharest, red star belgrade, partizan belgrade, dinamo zagreb, hajduk split, maribor, levski sofia, \
    cska sofia, rapid vienna, austria vienna, sturm graz, grasshopper, grasshoppers, fc basel, fc zurich, young boys, \
    servette, sion, ifk gothenburg, malmo, aik, rosenborg, brann, brondby, fc copenhagen, maccabi haifa, maccabi tel aviv, \
    boca juniors, river plate, san lorenzo, independiente, racing club, estudiantes, flamengo, fluminense, corinthians, \
    palmeiras, santos, sao paulo fc, vasco da gama, gremio, internacional, botafogo, cruzeiro, penarol, nacional, \
    colo colo, universidad de chile, chivas, cruz azul, atlanta hawks, boston celtics, brooklyn nets, charlotte hornets, \
    chicago bulls, cleveland cavaliers, dallas mavericks, denver nuggets, detroit pistons, golden state warriors, \
    houston rockets, indiana pacers, la clippers, los angeles clippers, los angeles lakers, memphis grizzlies, miami heat, \
    milwaukee bucks, minnesota timberwolves, new jersey nets, new orleans pelicans, new york knicks, oklahoma city thunder, \
    orlando magic, philadelphia 76ers, phoenix suns, portland trail blazers, sacramento kings, san antonio spurs, \
    seattle supersonics, toronto raptors, utah jazz, washington wizards, arizona cardinals, atlanta falcons, \
    baltimore ravens, buffalo bills, carolina panthers, chicago bears, cincinnati bengals, cleveland browns, dallas cowboys, \
    denver broncos, detroit lions, green bay, green bay packers, houston texans, indianapolis colts, jacksonville jaguars, \
    kansas city chiefs, las vegas raiders, oakland raiders, los angeles rams, st. louis rams, miami dolphins, \
    minnesota vikings, new england, new england patriots, new orleans saints, new york giants, new york jets, \
    philadelphia eagles, pittsburgh steelers, san diego chargers, san francisco 49ers, seattle seahawks, \
    tampa bay buccaneers, tennessee titans, washington redskins, arizona diamondbacks, atlanta braves, baltimore orioles, \
    boston red sox, chicago cubs, chicago white sox, cincinnati reds, cleveland indians, cleveland guardians, \
    colorado rockies, detroit tigers, florida marlins, miami marlins, houston astros, kansas city royals, anaheim angels, \
    california angels, los angeles dodgers, milwaukee brewers, minnesota twins, montreal expos, new york mets, \
    new york yankees, oakland athletics, philadelphia phillies, pittsburgh pirates, st. louis cardinals, san diego padres, \
    san francisco giants, seattle mariners, tampa bay rays, texas rangers, toronto blue jays, washington nationals, \
    anaheim ducks, boston bruins, buffalo sabres, calgary flames, carolina hurricanes, chicago blackhawks, \
    colorado avalanche, dallas stars, detroit red wings, edmonton oilers, florida panthers, hartford whalers, \
    los angeles kings, minnesota wild, montreal canadiens, nashville predators, new jersey devils, new york islanders, \
    new york rangers, ottawa senators, philadelphia flyers, phoenix coyotes, pittsburgh penguins, san jose sharks, \
    st. louis blues, tampa bay lightning, toronto maple leafs, vancouver canucks, washington capitals, winnipeg jets, \
    yankees, red sox, white sox, mets, dodgers, cubs, orioles, braves, phillies, astros, mariners, royals, brewers, twins, \
    blue jays, padres, rockies, marlins, expos, pirates, lakers, celtics, knicks, bulls, warriors, pistons, pacers, \
    cavaliers, mavericks, nuggets, suns, raptors, grizzlies, steelers, packers, cowboys, 49ers, redskins, broncos, \
    patriots, seahawks, ravens, buccaneers, bengals, dolphins, maple leafs, canadiens, bruins, penguins, flyers, \
    red wings, blackhawks, canucks, oilers, sabres, springboks, all blacks, wallabies, kangaroos, leicester tigers, \
    harlequins, saracens, wasps, bath, sale sharks, northampton, gloucester, worcester, llanelli, neath, pontypridd, \
    munster, leinster, ulster, connacht, toulon, stade francais, biarritz, wigan warriors, st helens, leeds rhinos, \
    bradford bulls, warrington, widnes, surrey, lancashire, yorkshire, nottinghamshire, derbyshire, essex, sussex, kent, \
    hampshire, somerset, gloucestershire, worcestershire, warwickshire, leicestershire, northamptonshire, durham, \
    glamorgan, middlesex, mclaren, williams, benetton, ferrari, red bull, jordan-peugeot, minardi, sauber, us postal, \
    telekom, mapei, rabobank, festina, once, banesto, gewiss";

/// Companies, banks, newspapers and news agencies.
pub(super) const COMPANIES: &str = "apple, microsoft, google, alphabet, amazon, facebook, meta, twitter, netflix, tesla, uber, lyft, airbnb, ibm, intel, \
    amd, nvidia, qualcomm, oracle, sap, cisco, dell, hewlett-packard, hp, sony, samsung, lg, nokia, ericsson, motorola, \
    huawei, zte, xiaomi, lenovo, alibaba, tencent, baidu, bytedance, tiktok, youtube, instagram, whatsapp, linkedin, \
    yahoo, aol, ebay, paypal, spotify, snapchat, reddit, wikipedia, skype, zoom, slack, openai, spacex, siemens, philips, \
    bosch, hitachi, toshiba, panasonic, sharp, canon, fujitsu, nec, nintendo, sega, general electric, ge, honeywell, 3m, \
    at&t, verizon, sprint, t-mobile, vodafone, bt, orange, deutsche telekom, telefonica, france telecom, general motors, gm, \
    ford, chrysler, toyota, honda, nissan, mazda, mitsubishi, subaru, suzuki, hyundai, kia, volkswagen, vw, audi, bmw, \
    mercedes-benz, daimler, porsche, fiat, renault, peugeot, citroen, volvo, saab, skoda, jaguar, land rover, rolls-royce, \
    boeing, airbus, lockheed martin, lockheed, raytheon, northrop grumman, bae systems, thales, bombardier, embraer, \
    british airways, lufthansa, air france, klm, alitalia, iberia, ryanair, easyjet, aeroflot, american airlines, \
    united airlines, delta, delta air lines, southwest airlines, jetblue, twa, trans world airlines, pan am, emirates, \
    qatar airways, qantas, cathay pacific, singapore airlines, japan airlines, exxon, exxon mobil, exxonmobil, chevron, \
    texaco, bp, shell, royal dutch shell, total, eni, statoil, gazprom, rosneft, lukoil, yukos, petrobras, pdvsa, aramco, \
    saudi aramco, enron, halliburton, goldman sachs, morgan stanley, jp morgan, jpmorgan, jpmorgan chase, citigroup, \
    citibank, bank of america, wells fargo, merrill lynch, lehman brothers, bear stearns, credit suisse, ubs, deutsche bank, \
    commerzbank, barclays, hsbc, lloyds, natwest, rbs, royal bank of scotland, standard chartered, santander, bbva, \
    bnp paribas, societe generale, credit lyonnais, credit agricole, unicredit, ing, nomura, salomon brothers, aig, \
    berkshire hathaway, blackrock, visa, mastercard, american express, walmart, wal-mart, target, costco, kmart, sears, \
    home depot, tesco, sainsbury, sainsbury's, asda, marks & spencer, carrefour, ikea, mcdonald's, starbucks, kfc, \
    burger king, coca-cola, coke, pepsi, pepsico, nestle, unilever, procter & gamble, kraft, danone, heineken, \
    anheuser-busch, philip morris, rjr nabisco, pfizer, merck, johnson & johnson, bayer, novartis, roche, sanofi, \
    glaxosmithkline, glaxo, astrazeneca, moderna, biontech, eli lilly, monsanto, dupont, dow chemical, basf, rio tinto, \
    bhp, bhp billiton, glencore, arcelormittal, us steel, caterpillar, john deere, nike, adidas, reebok, puma, gucci, \
    louis vuitton, lvmh, disney, walt disney, warner bros, time warner, universal, paramount, mgm, pixar, dreamworks, \
    viacom, news corp, comcast, bbc, itv, channel 4, sky, sky news, cnn, nbc, abc, cbs, fox, fox news, msnbc, cnbc, hbo, pbs, \
    npr, c-span, espn, al jazeera, al-jazeera, al arabiya, al-arabiya, rt, voice of america, voa, radio free europe, \
    deutsche welle, xinhua, tass, itar-tass, interfax, ria novosti, kyodo, kcna, irna, fars, sana, anadolu, yonhap, \
    reuters, associated press, ap, afp, agence france-presse, upi, dpa, bloomberg, dow jones, new york times, \
    washington post, wall street journal, los angeles times, chicago tribune, usa today, boston globe, miami herald, \
    new york post, newsweek, economist, financial times, guardian, observer, independent, daily telegraph, telegraph, \
    daily mail, daily mirror, daily express, evening standard, le monde, le figaro, liberation, le parisien, der spiegel, \
    die welt, die zeit, bild, sueddeutsche zeitung, frankfurter allgemeine, el pais, el mundo, la repubblica, \
    corriere della sera, la stampa, pravda, izvestia, kommersant, haaretz, jerusalem post, yediot ahronot, maariv, \
    al-ahram, asahi shimbun, yomiuri shimbun, people's daily, china daily, global times, south china morning post, \
    straits times, times of india, hindu, dawn, jakarta post, bangkok post, buzzfeed, huffington post, politico, vox, axios, \
    breitbart, daily beast, vice, pwc, pricewaterhousecoopers, deloitte, kpmg, ernst & young, mckinsey, accenture, \
    arthur andersen, moody's, standard & poor's, s&p, fitch, nasdaq, nyse, new york stock exchange, london stock exchange";

/// State and international bodies, parties, armed groups, associations.
pub(super) const BODIES: &str = "un, u.n., united nations, eu, e.u., european union, european commission, european parliament, european council, \
    european central bank, ecb, nato, osce, oecd, opec, wto, world trade organization, imf, international monetary fund, \
    world bank, who, world health organization, unicef, unesco, unhcr, iaea, interpol, europol, icc, \
    international criminal court, red cross, red crescent, amnesty international, human rights watch, oxfam, greenpeace, \
    medecins sans frontieres, doctors without borders, save the children, african union, au, arab league, asean, apec, \
    ecowas, mercosur, oas, commonwealth, g7, g8, g20, g-7, g-8, g-20, security council, general assembly, congress, \
    senate, house of representatives, house of commons, house of lords, commons, parliament, knesset, duma, state duma, \
    bundestag, bundesbank, lok sabha, white house, kremlin, pentagon, capitol hill, downing street, state department, \
    foreign office, treasury, justice department, defense department, commerce department, labor department, \
    homeland security, supreme court, federal reserve, fed, bank of england, bank of japan, cia, fbi, nsa, dea, faa, fda, \
    fcc, ftc, sec, epa, irs, nasa, cdc, usaid, mi5, mi6, gchq, kgb, fsb, mossad, shin bet, isi, esa, scotland yard, nhs, \
    mod, cps, tuc, cbi, nypd, lapd, marine corps, coast guard, national guard, air force, navy, army, royal navy, \
    royal air force, raf, red army, people's liberation army, pla, republican guard, revolutionary guards, \
    republican party, democratic party, gop, labour party, labour, conservative party, lib dems, tory party, ukip, snp, \
    sinn fein, dup, plaid cymru, green party, cdu, csu, spd, fdp, afd, likud, kadima, meretz, shas, hamas, hezbollah, \
    hizbollah, hizbullah, fatah, plo, islamic jihad, al-qaida, al-qaeda, al qaeda, al qaida, islamic state, isis, isil, \
    daesh, taliban, taleban, boko haram, al-shabab, al shabaab, al-nusra, nusra front, muslim brotherhood, \
    northern alliance, mujahideen, ltte, tamil tigers, farc, eln, eta, ira, irish republican army, pkk, kdp, puk, ypg, \
    khmer rouge, polisario, unita, renamo, anc, african national congress, inkatha, zanu-pf, swapo, bjp, bharatiya janata party, \
    congress party, awami league, ppp, kuomintang, communist party, politburo, united russia, solidarity, fifa, uefa, ioc, \
    international olympic committee, fia, icc, nba, nfl, nhl, mlb, mls, ncaa, fbi, usda, osha, nra, aclu, naacp, afl-cio, \
    harvard, yale, stanford, mit, caltech, columbia university, new york university";
