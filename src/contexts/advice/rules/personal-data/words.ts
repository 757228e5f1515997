/**
 * Words by which names of people are told from other words with a capital. Own lists; not complete, and need not be:
 * a name is only ever pointed out with "perhaps". Small letters, one blank between words.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words with a capital that are no name of a person, and words that begin sentences. */
export const notNames = words(`
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
  monday tuesday wednesday thursday friday saturday sunday january february march may june july august october
  kerst kerstmis pasen pinksteren hemelvaart ramadan suikerfeest offerfeest sinterklaas sint piet koningsdag oudjaar nieuwjaar carnaval halloween chanoeka diwali eid
  nederland nederlands nederlandse nederlander belgie belgië belg duitsland duits duitse engels engelse engeland frans franse frankrijk spaans spanje italie italië
  italiaans turks turkse turkije turk marokko marokkaans marokkaanse marokkaan suriname surinaams surinaamse surinamer pools poolse polen oekraine oekraïne oekraïens
  syrie syrië syrisch syrische arabisch arabische somalie somalië somalisch eritrea eritrees antilliaans antilliaanse curacao curaçao aruba indonesisch chinees chinese
  iraaks iraans afghaans afghanistan roemeens bulgaars russisch amerikaans amerika europa afrika azie azië dutch english turkish polish arabic german french spanish
  amsterdam rotterdam utrecht eindhoven tilburg groningen almere breda nijmegen apeldoorn haarlem arnhem enschede amersfoort zaanstad zwolle zoetermeer leiden maastricht
  dordrecht ede leeuwarden alkmaar emmen delft venlo deventer helmond oss hengelo amstelveen hilversum den haag bosch helder holland friesland drenthe overijssel flevoland
  gelderland zeeland brabant limburg noord zuid oost west noord-brabant noord-holland zuid-holland nieuwegein hoofddorp schiedam lindewaard
  moslim islam christen christelijk joods katholiek protestants hindoe bijbel koran allah god jezus
  veilig thuis jeugdzorg jeugdbescherming kindertelefoon kinderbescherming raad centrum jeugd gezin cjg ggd ggz gemeente wijkteam sociaal team politie rechtbank
  consultatiebureau maatschappelijk werk youth care tweede kamer stichting vereniging huisarts ziekenhuis umc school basisschool montessori vmbo mavo havo vwo mbo hbo
  google apple microsoft whatsapp instagram snapchat tiktok tik tok facebook twitter youtube netflix discord telegram roblox minecraft fortnite playstation xbox nintendo
  switch fifa pokemon pokémon lego disney spotify samsung iphone ipad android windows gmail hotmail marktplaats bol amazon ikea hema albert heijn jumbo lidl aldi action
  mcdonalds burger king kfc cito magister somtoday ajax feyenoord psv covid corona adhd add autisme asperger gilles tourette ptss ritalin paracetamol nutrilon
  ik jij je u uw hij zij ze wij we jullie hun hen ons onze mijn jouw zijn haar het de een dit dat deze die er hier daar waar wat wie hoe waarom wanneer welke
  en of maar want dus toen als dan ook nog al wel niet geen na voor over door met zonder bij van naar uit in op aan tot sinds tijdens tegen om omdat terwijl hoewel
  ja nee oke oké ok hoi hallo hi hey hee beste geachte dag goedemorgen goedemiddag goedenavond dank bedankt groetjes groeten groet gr liefs mvg vriendelijke alvast
  is was heeft had kan kunnen mag moet wil zou zal wordt worden gaat ga kom komt help hulp vraag graag misschien soms altijd nooit vaak nu straks morgen gisteren vandaag
  papa mama pap mam vader moeder opa oma oom tante broer zus juf meester mevrouw meneer dokter baby peuter kleuter kind kinderen jongen meisje
  i you he she they my his her our your the this that it and but or so because when then what who how why where hello dear please thanks thank regards kind
  am are were will would can could should must have has had do does did not no yes yesterday today tomorrow mom mum dad mother father brother sister
`)

/** Relations and titles that a name may follow: "mijn dochter Sanne", "juf Esther", "mevrouw de Vries". */
export const relations = words(`
  dochter dochters dochtertje zoon zoontje zoons kind kindje baby kleinzoon kleindochter stiefzoon stiefdochter stiefvader stiefmoeder pleegzoon pleegdochter pleegkind
  zus zusje zusjes broer broertje broertjes broers man vrouw vriend vriendje vriendin vriendinnetje ex partner vader moeder papa mama pap mam opa oma
  oom tante neef neefje nicht nichtje buurman buurvrouw buurjongen buurmeisje klasgenoot klasgenootje juf meester docent mentor leraar lerares trainer coach
  dokter huisarts mevrouw mevr mw meneer mijnheer dhr mr mrs ms dr drs collega oppas gastouder tweeling
  daughter son baby sister brother husband wife boyfriend girlfriend friend partner dad mum mom father mother uncle aunt grandma grandpa teacher doctor miss
`)

/** Who may stand before "heet": so that "het water heet" is left alone. */
export const whoIsCalled = words(`ik hij zij ze die wie we wij jij je m'n mn`)

/** Words that may come between the words that announce a name and the name. */
export const fillers = words('dus trouwens gewoon eigenlijk overigens nu ook is de heer mevrouw by actually just')

/** Words in small letters that follow "ik heet", "mijn naam is" and are no name. */
export const notSmallNames = words(`
  niet geen anders welkom iedereen jou jullie hem haar hen mij me ons het een de dat dit zo ook net nog wel al toch wat hoe alleen soms altijd
  te van voor met door bij echt heel erg een hele iets niks niemand officieel volgens maar en of als omdat want not a the to very so that it and but
  belangrijk geheim onbekend privé privacy unknown secret here
`)

/** Between the parts of a name. */
export const nameParticles = words("van de der den het 't ten ter te el al ben bin bint da dos di la le von zu ibn abu o")

/** Names given often in the Netherlands that are no other word; written with a capital they are probably a name. */
export const givenNames = words(`
  aaliyah abdel abdullah achmed adam adrie ahmed ahmet aicha aisha alexander ali alicia alice amber amina amir amira amy ana anas andrea anja anna anne annelies annemarie
  annemiek annika anouk ans anton arjan arthur ashley astrid ayaan ayoub ayse ayşe aylin bart bas beatrix benjamin berend bianca bilal bram brigitte bryan burak carlijn
  carolien caroline casper catharina cees chantal charlotte chiara christa christiaan claudia cor corrie cynthia daan dagmar damian daniel daniël daniëlle danielle danique
  danny dave david demi denise dennis dewi diana diederik diego dilara dimitri dirk donna dorien dylan eline elif elin elisa elise ella ellen els elsa emily emine
  emir emma emre erik esmee esmée esra esther eva evelien evi fabian fadoua famke farah fardau fatiha fatima fatma feline felix femke fenna fenne ferdinand fien finn
  fleur floor floris frank fransje fred frederik gerda gerard gerrit gijs ginny greetje guus hakan hamza hanna hannah hannes hanneke hans hassan hatice heleen hendrik henk
  herman hidde hilde huub hugo ibrahim ilse imane ines inge ingrid irene iris isa isabel isabella isabelle ismail ivana jaap jacob jan janneke jannes jasmijn jasper jayden
  jelle jennifer jens jeroen jessica jesse jessie jesper joanna joep johan johanna johannes jolanda jonas jonathan joost jordy joris josephine joshua joyce judith
  julia juliette julian jurre justin karel karim karin kasia katarzyna katja kaylee kees kelly kevin khadija khalid kim kimberly klaas koen krzysztof kubra lars laura
  lauren laurens leonie leon levi lianne lieke lies liesbeth lina linda linde lisa lisanne liv liva loes lotte louis louise luca lucas luna luuk maaike maarten maartje
  maciej madelief magdalena malgorzata manon marc marcel maren margreet maria marianne marieke marije marijke marinus marit marjan marjolein marloes martijn martin
  mathijs matthijs maud maurits megan mehmet melissa melle melvin merel merve meryem michael michelle michiel miguel mike mila milan milou mirjam mirthe mohamed
  mohammed mostafa moussa muhammed murat mustafa nadia nadine naomi natasha nathalie nathan nick nicole niels niek nienke nikki nina noa noah noor nora noud nourdin nynke
  olaf oleksandr olena oliver olivia omar oscar osman otis pascal patricia patrick paula pauline peter petra pia piotr pim pieter quinten rachel rachid rafael ramon
  rebecca rens rianne richard rick rik rob robbert robin roel roelof romy ronald rosa rosalie rowan ruben rutger ruud ryan said saida salma samira samuel sander
  sandra sanne sara sarah saskia sebastiaan selin selma sem semih senna serhii shanna sharon sien silke simon sjoerd sjors sofia sofie soumaya stefan steven stijn
  susan susanne suus sven svetlana sylvia tamara tara tatjana teun tess tessa teuntje thea theo thijs thomas thijmen tijn tim timo tineke tobias tom tomas tristan tygo
  ursula valentijn vanessa vera veerle victor viktor vincent vivian volodymyr wendy wesley wessel willem wilma wouter xander yara yasin yasmin yasmine yassin youssef yusuf
  yvonne zainab zakaria zara zeynep zoe zoë
`)
