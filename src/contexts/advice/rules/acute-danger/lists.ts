/** Named lists of words for the table of signs; without accents and apostrophes, as texts are read. */
import type { WordLists } from './lexicon.ts'

export const dangerLists: WordLists = {
  me: 'me mij mijn mn ons onze',
  meOnly: 'me mij ons',
  self: 'mezelf mijzelf mezelluf mzelf mezelg meself mijnzelf zichzelf haarzelf hemzelf jezelf zelf',
  my: 'mijn mn me onze',
  grown: `vader moeder papa mama pap mam pa ma vadr moedr stiefvader stiefmoeder stiefpa stiefpapa stiefma stiefmama schoonvader schoonmoeder pleegvader pleegmoeder
    ouders oom tante opa oma man vrouw vriend vriendje vriendin verkering ex expartner exman exvrouw exvriend partner buurman buurvrouw leraar lerares meester juf coach
    trainer oppas baas iemand baba anne leider begeleider`,
  kin: 'broer broers zus neef neven ooms jongens familie abi',
  theyAre: 'hij ze zij die',
  hits: 'slaat sloeg mept mepte meppen schopt schopte trapt trapte stompt stompte slaan sloegen schoppen mishandelt mishandeld mishandelde wurgt wurgde bedreigt bedreigde duwt duwde',
  hitsHard:
    'slaat sloeg mept schopt schopte trapt stompt slaan sloegen schoppen mishandelt mishandeld mishandelde wurgt wurgde bedreigt bedreigde steekt neersteekt vermoordt',
  hitten: 'geslagen geslage mishandeld ~mishandeld ~mishandelt geschopt gemept gewurgd gestompt bedreigd bedreigt getrapt afgeranseld',
  small: 'baby babytje peuter kleuter dreumes zuigeling',
  child:
    'kind kinderen kindje kindjes kids baby babytje peuter kleuter dreumes zoon zoontje dochter dochtertje jongetje meisje kleinkind kleinkinderen buurkind buurkinderen buurjongetje buurmeisje zusje broertje zus stiefzoon stiefdochter',
  pills:
    'pillen pilletjes medicijnen medicijn tabletten tablet paracetamol paracetamols pcm ibuprofen oxazepam oxycodon antidepressiva slaappillen slaapmiddelen ritalin xanax',
  tonight: 'vanavond vannacht nu vandaag avond nacht momenteel vanmiddag meteen',
  shelter: 'slaapplek slaapplaats slaapplekje onderdak ~slaapplek ~slaapplaats bed dak huis',
  arms: 'mes pistool vuurwapen vuurwapens wapen wapens geweer bijl hamer machete kapmes boksbeugel zakmes stroomstootwapen guns gun nepwapen',
  teens: '12 13 14 15 16 17 18 19 20 21 22',
  toddlers:
    'peuter kleuter dreumes baby zoontje dochtertje driftbui driftbuien zoon dochter kind toddler preschooler tantrum tantrums son daughter',
  adults: `vader moeder papa mama stiefvader stiefmoeder stiefpa stiefma ouders oom tante man vriend ex partner buurman leraar coach dad father mum mom mother stepdad
    stepfather stepmom boyfriend husband uncle parents`,
  school: `school klas schoolplein gepest pest pesten klasgenoot klasgenoten gym voetbal training class classmate classmates playground bullied bullies`,
  toys: 'speelgoed speelgoedpistool nerf nerfpistool waterpistool speelt spelen spel spelletje game games gamen gamet fortnite gta cod lego film serie boek verkleed piraat cowboy tekening carnaval toneel',
  kitchen: 'vork lepel eten eet brood boter snijplank keuken koken groente appel mesje bestek',
}
