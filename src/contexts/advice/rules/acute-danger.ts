/**
 * PR-36: words that point at acute danger. They put help numbers on the screen at once and the question
 * in front, with the reason for the professional; never an automatic refusal, and sending stays possible.
 * A false alarm costs a look; a miss may cost more: when in doubt it fires. Version 1 of the list.
 */

export type DangerKind =
  | 'suicide'
  | 'self-harm'
  | 'violence'
  | 'sexual-abuse'
  | 'no-shelter'
  | 'medical'
  | 'baby'
  | 'honour'
  | 'child-alone'

export type Danger = {
  readonly kind: DangerKind
  /** The words as they stand in the text. */
  readonly words: string
  /** Which helplines fit, most urgent first (ids of the library). */
  readonly helplines: readonly string[]
}

export const listVersion = 1

type Sign = { readonly kind: DangerKind; readonly pattern: RegExp }

const lines: Readonly<Record<DangerKind, readonly string[]>> = {
  suicide: ['112', '113', 'kindertelefoon'],
  'self-harm': ['113', 'kindertelefoon'],
  violence: ['112', 'veilig-thuis', 'kindertelefoon'],
  'sexual-abuse': ['112', 'veilig-thuis', 'kindertelefoon'],
  'no-shelter': ['112', 'kindertelefoon'],
  medical: ['112'],
  baby: ['112', 'veilig-thuis'],
  honour: ['112', 'veilig-thuis'],
  'child-alone': ['112', 'veilig-thuis'],
}

/** `[^.!?\n]{0,n}` stays within one sentence. Spelling is loose where people slip: ij/y, d/t, doubled letters. */
const some = '[^.!?\\n]'
const sign = (kind: DangerKind, ...alternatives: readonly string[]): Sign => ({
  kind,
  pattern: new RegExp(`(?<![\\p{L}])(?:${alternatives.join('|')})(?![\\p{L}])`, 'giu'),
})

const signs: readonly Sign[] = [
  sign(
    'suicide',
    'zelfmoord\\p{L}{0,12}',
    'su[iï]c[iï]d\\p{L}{0,10}',
    'zelfdoding',
    'kms',
    'unalive',
    `(?:wil|wou|wilde|zou) ${some}{0,25}(?:dood|niet meer leven|niet meer wakker worden|er niet meer zijn|een einde (?:aan|er ?aan) maken|eruit stappen|er een eind aan maken)`,
    `maak(?:t|te)? ${some}{0,20}(?:mezelf|mijzelf|me|zichzelf|zich) ${some}{0,10}(?:dood|van kant|af)`,
    '(?:mezelf|mijzelf|zichzelf) (?:wat|iets) aan ?(?:te )?doen',
    '(?:mezelf|mijzelf|zichzelf) ombrengen',
    'niet meer (?:willen |wil |te )?leven',
    'leven (?:heeft|is) geen zin(?: meer)?',
    `(?:want|wanna|going) (?:to )?(?:die|kill myself|end it|end my life)`,
    'kill(?:ing)? (?:myself|herself|himself|themselves)',
    `(?:don'?t|do not) want to (?:live|be alive|wake up)`,
    `take (?:my|her|his) (?:own )?life`,
  ),
  sign(
    'self-harm',
    `(?:snij|snijd|snijdt|sneed|snyd|snijden|kras|krast|brand|verwond|verwondt) ${some}{0,15}(?:mezelf|mijzelf|zichzelf|mn zelf|in (?:mijn|mn|haar|zijn|d'r) (?:arm|armen|pols|polsen|been|benen))`,
    `(?:mezelf|mijzelf|zichzelf) (?:te )?(?:snijd\\p{L}{0,3}|verwond\\p{L}{0,2}|pijn (?:te )?do\\p{L}{1,3}|gesneden|beschadig\\p{L}{0,2})`,
    'zelfbeschadiging',
    'automutil\\p{L}{2,8}',
    `(?:cut|cuts|cutting|hurt|hurts|hurting|burn|harm|harming) (?:myself|herself|himself)`,
    'self[- ]?harm\\p{L}{0,4}',
  ),
  sign(
    'violence',
    `(?:slaat|sloeg|schopt|schopte|slaan|schoppen|wurgt|wurgde|mishandelt|mishandelde|bedreigt|bedreigde|steekt|stak) ${some}{0,25}(?:mij|me|ons|mama|mijn|haar|hem|kind(?:eren)?|broer\\p{L}{0,4}|zus\\p{L}{0,4}|moeder|vader)`,
    `(?:mij|me|ons|haar|hem|kinderen|moeder|mama) (?:ook |weer |vaak |altijd |heel hard |hard ){0,3}(?:slaat|sloeg|geslagen|schopt|geschopt|wurgt|gewurgd|mishandelt|mishandeld|bedreigt|bedreigd)`,
    `(?:word|wordt|ben|is|zijn|werd) ${some}{0,20}(?:geslagen|mishandeld|geschopt|gewurgd|opgesloten|bedreigd(?: met)?)`,
    `(?:met|heeft|had) een (?:mes|wapen|pistool|vuurwapen)`,
    `durf(?:t)? ${some}{0,20}niet ${some}{0,12}(?:naar huis|thuis|binnen)`,
    `bang ${some}{0,25}(?:vermoord|doodslaat|doodmaakt|dood maakt|om thuis te zijn|om naar huis te gaan)`,
    'huiselijk geweld',
    'kindermishandeling',
    `(?:vermoord|vermoordt|vermoorden|doodslaan|dood ?maken|dood ?slaan|doodmaken|doodsteken)`,
    `(?:he|she|dad|mum|mom|father|mother|stepdad|boyfriend|husband|partner|they) ${some}{0,15}(?:hits?|beats?|kicks?|strangl\\p{L}{1,4}|chok\\p{L}{1,4}|threatens?|punch\\p{L}{0,3})`,
    `(?:being|get|got|am|is) (?:hit|beaten|strangled|threatened|locked up|abused)`,
    `(?:afraid|scared|dare not|don'?t dare) (?:to )?go home`,
    `(?:has|with) a (?:knife|gun|weapon)`,
    'domestic violence',
  ),
  sign(
    'sexual-abuse',
    'verkracht\\p{L}{0,4}',
    'aangerand',
    'aanrand\\p{L}{0,4}',
    'seksueel misbruik\\p{L}{0,2}',
    'misbruikt',
    'incest',
    'loverboy\\p{L}{0,1}',
    `(?:zit|zat|komt|kwam) ${some}{0,20}aan (?:me|mij|mijn (?:borsten|vagina|piemel|lichaam|kont|billen)|haar|hem)(?! vragen)`,
    `(?:dwingt|dwong|gedwongen|moet) ${some}{0,25}(?:seks|naaktfoto\\p{L}{0,2}|uitkleden|pijpen)`,
    `(?:dreigt|chanteert|afgeperst|chantage) ${some}{0,30}(?:foto|filmpje|naakt)`,
    'raped?',
    'molest\\p{L}{1,4}',
    'sexual(?:ly)? abus\\p{L}{1,3}',
    `(?:touches|touched) me (?:down there|in bed|where)`,
    `forc\\p{L}{1,3} ${some}{0,20}(?:sex|nudes|undress)`,
  ),
  sign(
    'no-shelter',
    `(?:vannacht|vanavond|vandaag) ${some}{0,30}(?:geen|nergens) ${some}{0,15}(?:slaapplek|slaapplaats|plek|slapen|onderdak|bed|terecht)`,
    `(?:geen|nergens) ${some}{0,20}(?:slaapplek|slaapplaats|onderdak|te slapen|slapen) ${some}{0,20}(?:vannacht|vanavond|vandaag|meer)`,
    `(?:slaap|slapen|zit|leef) ${some}{0,15}(?:op straat|buiten|in de auto|in een portiek)`,
    `(?:uit huis|het huis uit) (?:gezet|gegooid|geschopt|getrapt)`,
    'weggelopen van huis',
    'sta op straat',
    `(?:nowhere|no place) to (?:sleep|stay|go) ${some}{0,12}(?:tonight|today)?`,
    `(?:sleeping|sleep|living) (?:rough|on the street|outside|in (?:my|the|a) car)`,
    `(?:kicked|thrown) out (?:of the house|of home|by)`,
  ),
  sign(
    'medical',
    `(?:overdosis|overdose)`,
    `(?:te veel|veel te veel|een heleboel|alle|een hele strip|doosje) ${some}{0,12}(?:pillen|paracetamol|medicijnen|tabletten)`,
    'bewusteloos',
    `(?:ademt|adem|haalt|krijgt) ${some}{0,15}(?:niet|geen adem|geen lucht)(?: meer)?`,
    `niet meer ademt?`,
    `(?:drinkt|dronk|ingeslikt|gedronken|geslikt) ${some}{0,20}(?:bleek|chloor|schoonmaak\\p{L}{0,10}|gif|batterij|knoopcel)`,
    `(?:batterij|knoopcel|gif|chloor|bleek) ${some}{0,15}(?:ingeslikt|gedronken|geslikt)`,
    `took ${some}{0,15}(?:pills|tablets)`,
    'unconscious',
    `(?:not|stopped) breathing`,
    `swallowed ${some}{0,15}(?:battery|bleach|poison)`,
  ),
  sign(
    'baby',
    `(?:baby|zoontje|dochtertje|kind|kleintje|hem|haar) ${some}{0,25}(?:door elkaar geschud|geschud|geslagen|laten vallen|gegooid|uit het raam)`,
    `(?:schud|schudde|schudden|door elkaar) ${some}{0,15}(?:mijn baby|de baby|hem door elkaar|haar door elkaar)`,
    `(?:bang|doe|deed|kan) ${some}{0,20}(?:baby|kind|hem|haar) (?:iets|wat) aan ?(?:te )?(?:doe|doen|deed)`,
    `(?:shook|shaken|shaking|dropped|hurt|hurting) (?:my|the) baby`,
  ),
  sign(
    'honour',
    'eerwraak',
    'eergerelateerd\\p{L}{0,2}',
    'eremoord',
    `(?:uitgehuwelijkt|gedwongen (?:te )?trouwen|moet trouwen|huwelijksdwang)`,
    `(?:achterlaten|achtergelaten) in (?:het buitenland|marokko|turkije|somalië|irak|syrië)`,
    'meisjesbesnijdenis',
    `(?:besneden|besnijden) ${some}{0,20}(?:dochter|meisje|zusje)`,
    'forced (?:to )?marr\\p{L}{1,5}',
    'honou?r killing',
    'fgm',
  ),
  sign(
    'child-alone',
    `(?:kind|kinderen|baby|peuter|kleuter|broertje|zusje) ${some}{0,25}(?:alleen (?:thuis|gelaten|achtergelaten)|opgesloten)`,
    `(?:child|children|kids|baby|toddler) ${some}{0,20}(?:left alone|alone at home|locked (?:in|up))`,
    `(?:mama|papa|moeder|vader|ouders) ${some}{0,20}(?:weg|verdwenen|komt niet (?:meer )?terug) ${some}{0,20}(?:alleen|niemand)`,
  ),
]

/** "Nooit", "vroeger", "film" and the like just before or in the words: then it is not now, or not real. Kept small on purpose. */
const harmless = /(?<!\p{L})(?:bal|koekje|grapje|spelletje|game|film|boek|liedje)(?!\p{L})/iu
/** "Mag mijn kind van 12 alleen thuis?" asks what is allowed. */
const asksWhatMay = /(?<!\p{L})(?:mag|mogen|may|can) (?:mijn |een |je |my |a )?$/iu
const denied = /(?:niet|nooit|geen|never|not) (?:meer )?$/iu

/** What points at danger, each kind once, most urgent words first as listed. Empty when nothing does. */
export function findDanger(text: string): Danger[] {
  const found: Danger[] = []
  for (const { kind, pattern } of signs) {
    const match = [...text.matchAll(pattern)].find((one) => !isHarmless(text, one, kind))
    if (match !== undefined) found.push({ kind, words: match[0], helplines: lines[kind] })
  }
  return found
}

function isHarmless(text: string, match: RegExpExecArray, kind: DangerKind): boolean {
  const before = text.slice(Math.max(0, match.index - 14), match.index)
  if (kind === 'child-alone' && asksWhatMay.test(before)) return true
  return harmless.test(match[0]) || (denied.test(before) && !/dood|leven|durf/iu.test(match[0]))
}
