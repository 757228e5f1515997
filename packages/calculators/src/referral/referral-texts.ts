/** What each code means, for professionals, in our own words. English stands in the answer of the calculator. */
type ReferralText = { readonly en: string; readonly nl: string }
export type ReferralLanguage = keyof ReferralText

export const REFERRAL_TEXTS: Readonly<Record<string, ReferralText>> = {
  // Height
  '1010': { en: 'Enter the gestational age: the child is short.', nl: 'Vul de zwangerschapsduur in: het kind is klein.' },
  '1011': { en: 'Enter an earlier height.', nl: 'Vul een eerdere lengte in.' },
  '1012': { en: 'Enter the length at birth: the child is short.', nl: 'Vul de geboortelengte in: het kind is klein.' },
  '1013': { en: 'Enter the weight at birth: the child is short.', nl: 'Vul het geboortegewicht in: het kind is klein.' },
  '1014': {
    en: 'Enter the heights of both parents: the child is rather short.',
    nl: 'Vul de lengte van beide ouders in: het kind is aan de kleine kant.',
  },
  '1015': { en: 'Enter the date of the measurement.', nl: 'Vul de datum van de meting in.' },
  '1016': { en: 'Enter the birth date.', nl: 'Vul de geboortedatum in.' },
  '1018': { en: 'Enter a height.', nl: 'Vul een lengte in.' },
  '1019': { en: 'Enter the sex.', nl: 'Vul het geslacht in.' },
  '1021': { en: 'The rules for height end at 18 years.', nl: 'De regels voor lengte gelden tot 18 jaar.' },
  '1022': { en: 'The rules for height begin at 1 month.', nl: 'De regels voor lengte gelden vanaf 1 maand.' },
  '1024': { en: 'There is no reference for this height at this age.', nl: 'Voor deze lengte en leeftijd is er geen referentie.' },
  '1025': { en: 'Enter an earlier height that can be compared.', nl: 'Vul een eerdere lengte in die te vergelijken is.' },
  '1031': { en: 'The height gives no reason for action.', nl: 'De lengte geeft geen reden voor actie.' },
  '1041': { en: 'Refer: short, and short at birth.', nl: 'Verwijs: klein, en al klein bij de geboorte.' },
  '1042': { en: 'Refer: short, and small for dates at birth.', nl: 'Verwijs: klein, en te licht geboren voor de zwangerschapsduur.' },
  '1043': { en: 'Refer: short, and shorter than the parents make likely.', nl: 'Verwijs: klein, en kleiner dan past bij de ouders.' },
  '1044': { en: 'Refer: very short.', nl: 'Verwijs: erg klein.' },
  '1045': {
    en: 'Refer: very short, with a normal weight at birth at term.',
    nl: 'Verwijs: erg klein, met een gewoon geboortegewicht na een voldragen zwangerschap.',
  },
  '1046': { en: 'Refer: tall, and much taller than the parents make likely.', nl: 'Verwijs: lang, en veel langer dan past bij de ouders.' },
  '1047': { en: 'Refer: very tall.', nl: 'Verwijs: erg lang.' },
  '1048': { en: 'Refer: extremely tall for a child under 3 years.', nl: 'Verwijs: uitzonderlijk lang voor een kind jonger dan 3 jaar.' },
  '1049': { en: 'Refer: very short more than once.', nl: 'Verwijs: meer dan één keer erg klein.' },
  '1050': { en: 'Refer: very tall more than once.', nl: 'Verwijs: meer dan één keer erg lang.' },
  '1053': { en: 'Refer: much shorter than the parents make likely.', nl: 'Verwijs: veel kleiner dan past bij de ouders.' },
  '1054': {
    en: 'Refer: the height rose by more than two standard deviations.',
    nl: 'Verwijs: de lengte steeg meer dan twee standaarddeviaties.',
  },
  '1055': {
    en: 'Refer: the height fell by more than two standard deviations.',
    nl: 'Verwijs: de lengte daalde meer dan twee standaarddeviaties.',
  },
  '1061': {
    en: 'Refer: very short, although not born small for dates.',
    nl: 'Verwijs: erg klein, terwijl het kind niet te licht geboren is.',
  },
  '1062': {
    en: 'Refer: very short more than once, although not born small for dates.',
    nl: 'Verwijs: meer dan één keer erg klein, terwijl het kind niet te licht geboren is.',
  },
  '1071': {
    en: 'Tall: refer when puberty is late or slow. From 170 cm worry about the adult height can be a reason.',
    nl: 'Lang: verwijs bij late of trage puberteit. Vanaf 170 cm kan zorg over de eindlengte een reden zijn.',
  },
  '1072': {
    en: 'Tall: refer when puberty is late or slow. From 185 cm worry about the adult height can be a reason.',
    nl: 'Lang: verwijs bij late of trage puberteit. Vanaf 185 cm kan zorg over de eindlengte een reden zijn.',
  },
  '1073': { en: 'Tall: refer when puberty is late or slow.', nl: 'Lang: verwijs bij late of trage puberteit.' },
  '1074': {
    en: 'At least 170 cm: worry about the adult height can be a reason to refer while puberty is not complete.',
    nl: 'Minstens 170 cm: zorg over de eindlengte kan een reden zijn om te verwijzen zolang de puberteit niet klaar is.',
  },
  '1075': {
    en: 'At least 185 cm: worry about the adult height can be a reason to refer while puberty is not complete.',
    nl: 'Minstens 185 cm: zorg over de eindlengte kan een reden zijn om te verwijzen zolang de puberteit niet klaar is.',
  },
  '1076': {
    en: 'The height fell and is below what the parents make likely: measure again after 6 months.',
    nl: 'De lengte daalde en past minder bij de ouders: meet opnieuw na 6 maanden.',
  },
  '1077': {
    en: 'Tall: look for signs of disorders that come with tall stature; refer when they are there.',
    nl: 'Lang: let op tekenen van aandoeningen die bij een grote lengte horen. Verwijs als die er zijn.',
  },
  '1079': {
    en: 'Tall: look for signs of disorders that come with tall stature, and for early puberty.',
    nl: 'Lang: let op tekenen van aandoeningen die bij een grote lengte horen en op vroege puberteit.',
  },
  '1081': {
    en: 'Tall: look for signs of disorders that come with tall stature; enter an earlier height.',
    nl: 'Lang: let op tekenen van aandoeningen die bij een grote lengte horen. Vul een eerdere lengte in.',
  },
  '1082': {
    en: 'Tall: look for signs of disorders that come with tall stature; enter the heights of both parents.',
    nl: 'Lang: let op tekenen van aandoeningen die bij een grote lengte horen. Vul de lengte van beide ouders in.',
  },
  // Weight
  '2011': { en: 'Enter the date of an earlier measurement.', nl: 'Vul de datum van een eerdere meting in.' },
  '2012': { en: 'Enter an earlier weight.', nl: 'Vul een eerder gewicht in.' },
  '2013': { en: 'Enter an earlier height.', nl: 'Vul een eerdere lengte in.' },
  '2014': { en: 'Enter the height of the same day.', nl: 'Vul de lengte van dezelfde dag in.' },
  '2015': { en: 'Enter the date of the measurement.', nl: 'Vul de datum van de meting in.' },
  '2016': { en: 'Enter the birth date.', nl: 'Vul de geboortedatum in.' },
  '2018': { en: 'Enter the weight at the last visit.', nl: 'Vul het gewicht van het laatste bezoek in.' },
  '2019': { en: 'Enter the sex.', nl: 'Vul het geslacht in.' },
  '2021': { en: 'The rules for weight end at 19 years.', nl: 'De regels voor gewicht gelden tot 19 jaar.' },
  '2022': { en: 'The height is below 35 cm: there is no reference.', nl: 'De lengte is minder dan 35 cm: daarvoor is er geen referentie.' },
  '2023': {
    en: 'The height is above 120 cm: at this age there is no reference.',
    nl: 'De lengte is meer dan 120 cm: daarvoor is er op deze leeftijd geen referentie.',
  },
  '2031': { en: 'The weight gives no reason for action.', nl: 'Het gewicht geeft geen reden voor actie.' },
  '2042': { en: 'Refer: obesity.', nl: 'Verwijs: obesitas.' },
  '2044': { en: 'Obesity: refer after 3 to 6 months of guidance.', nl: 'Obesitas: verwijs na 3 tot 6 maanden begeleiding.' },
  '2045': { en: 'Overweight: give guidance.', nl: 'Overgewicht: begeleid ouders en kind.' },
  '2046': {
    en: 'Overweight: measure the blood pressure; refer when it is raised twice.',
    nl: 'Overgewicht: meet de bloeddruk. Verwijs als die twee keer te hoog is.',
  },
  '2073': { en: 'Overweight: give guidance.', nl: 'Overgewicht: begeleid ouders en kind.' },
  '2074': {
    en: 'Underweight: ask about food and complaints; refer when there are complaints.',
    nl: 'Ondergewicht: vraag naar voeding en klachten. Verwijs als er klachten zijn.',
  },
  '2075': {
    en: 'The weight fell by more than one standard deviation: ask about food and complaints.',
    nl: 'Het gewicht daalde meer dan één standaarddeviatie: vraag naar voeding en klachten.',
  },
  '2076': {
    en: 'Severe underweight: ask about food and complaints; consider referral.',
    nl: 'Ernstig ondergewicht: vraag naar voeding en klachten. Overweeg te verwijzen.',
  },
  // Head
  '3015': { en: 'Enter the date of the measurement.', nl: 'Vul de datum van de meting in.' },
  '3016': { en: 'Enter the birth date.', nl: 'Vul de geboortedatum in.' },
  '3018': { en: 'Enter a head circumference.', nl: 'Vul een hoofdomtrek in.' },
  '3019': { en: 'Enter the sex.', nl: 'Vul het geslacht in.' },
  '3021': { en: 'The rules for the head end at 1 year.', nl: 'De regels voor de hoofdomtrek gelden tot 1 jaar.' },
  '3022': { en: 'Enter an earlier visit.', nl: 'Vul een eerder bezoek in.' },
  '3023': { en: 'Enter an earlier head circumference.', nl: 'Vul een eerdere hoofdomtrek in.' },
  '3024': {
    en: 'There is no reference for this head circumference at this age.',
    nl: 'Voor deze hoofdomtrek en leeftijd is er geen referentie.',
  },
  '3025': { en: 'Enter an earlier head circumference that can be compared.', nl: 'Vul een eerdere hoofdomtrek in die te vergelijken is.' },
  '3031': { en: 'The head circumference gives no reason for action.', nl: 'De hoofdomtrek geeft geen reden voor actie.' },
  '3041': { en: 'Consider referral: very large head.', nl: 'Overweeg te verwijzen: erg groot hoofd.' },
  '3042': {
    en: 'Consider referral: the head circumference rose by more than two and a half standard deviations.',
    nl: 'Overweeg te verwijzen: de hoofdomtrek steeg meer dan tweeënhalve standaarddeviatie.',
  },
  '3043': { en: 'Consider referral: very small head.', nl: 'Overweeg te verwijzen: erg klein hoofd.' },
  '3044': { en: 'The head circumference rises fast: keep watching.', nl: 'De hoofdomtrek stijgt snel: blijf volgen.' },
  '3045': { en: 'The head circumference falls behind: keep watching.', nl: 'De hoofdomtrek blijft achter: blijf volgen.' },
  // Language
  '4011': { en: 'Enter the missing language items.', nl: 'Vul de ontbrekende taalkenmerken in.' },
  '4012': { en: 'Enter items 41 and 42 of the visit at two years.', nl: 'Vul kenmerk 41 en 42 van het bezoek bij twee jaar in.' },
  '4015': { en: 'Enter the date of the visit.', nl: 'Vul de datum van het bezoek in.' },
  '4016': { en: 'Enter the birth date.', nl: 'Vul de geboortedatum in.' },
  '4021': { en: 'The rules for language begin at 23 months.', nl: 'De regels voor taal gelden vanaf 23 maanden.' },
  '4022': { en: 'The rules for language end at 40 months.', nl: 'De regels voor taal gelden tot 40 maanden.' },
  '4023': {
    en: 'The age lies between two windows of the rules for language.',
    nl: 'De leeftijd valt tussen twee perioden van de regels voor taal.',
  },
  '4031': { en: 'The language gives no reason for action.', nl: 'De taal geeft geen reden voor actie.' },
  '4041': {
    en: 'Refer to an audiology centre: the language is insufficient.',
    nl: 'Verwijs naar een audiologisch centrum: de taal is onvoldoende.',
  },
  '4042': {
    en: 'Doubtful: give guidance and check again at two and a half years.',
    nl: 'Twijfelachtig: begeleid ouders en kijk opnieuw bij tweeënhalf jaar.',
  },
  '4043': {
    en: 'Check the hearing, ask a speech therapist, check again after 4 to 6 months.',
    nl: 'Sluit gehoorproblemen uit, vraag een logopedist en kijk opnieuw na 4 tot 6 maanden.',
  },
  '4045': {
    en: 'Ask the extra questions about play; they decide between insufficient and doubtful.',
    nl: 'Stel de extra vragen over spel. Die bepalen of het onvoldoende of twijfelachtig is.',
  },
  '4046': {
    en: 'Ask the extra questions about play; they decide between doubtful and sufficient.',
    nl: 'Stel de extra vragen over spel. Die bepalen of het twijfelachtig of voldoende is.',
  },
}

/** The meaning of a code in a language; undefined for a code that no rule gives. */
export function referralText(code: string, language: ReferralLanguage): string | undefined {
  return REFERRAL_TEXTS[code]?.[language]
}

/** The parts of the guidelines in Dutch; English stands in the answer of the calculator. */
const SECTIONS: Readonly<Record<string, string>> = {
  data: 'gegevens',
  'one measurement': 'één meting',
  'one measurement, under 3 years': 'één meting, jonger dan 3 jaar',
  'one measurement, 3 to 10 years': 'één meting, 3 tot 10 jaar',
  'one measurement, 10 to 18 years': 'één meting, 10 tot 18 jaar',
  'compared with earlier measurements': 'vergeleken met eerdere metingen',
  'compared with earlier measurements, under 3 years': 'vergeleken met eerdere metingen, jonger dan 3 jaar',
  'compared with earlier measurements, 3 to 10 years': 'vergeleken met eerdere metingen, 3 tot 10 jaar',
  'two years': '2 jaar',
  'two and a half years': '2,5 jaar',
  'three years': '3 jaar',
  'under 1 year, weight for age': 'jonger dan 1 jaar, gewicht naar leeftijd',
  '1 to 2 years, weight for height': '1 tot 2 jaar, gewicht naar lengte',
  'from 2 years, body mass index': 'vanaf 2 jaar, BMI',
}
const RULE_NAME = /^(?<guideline>.*?), (?<section>.+), rule (?<number>\d+)$/u

/** The `rule` of an answer in a language: guideline, part and number. A name without a part (the guideline alone) stays as it is. */
export function ruleName(rule: string, language: ReferralLanguage): string {
  const found = RULE_NAME.exec(rule)?.groups
  if (language === 'en' || found === undefined) return rule
  const { guideline = '', section = '', number = '' } = found
  return `${guideline}, ${SECTIONS[section] ?? section}, regel ${number}`
}
