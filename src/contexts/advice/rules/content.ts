/**
 * The words of the library: articles, help pages and helplines, as they are once they are read and
 * checked. Everything is finished when the process starts; a page only puts the parts together.
 */
import type { Html } from '#platform/html.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Synonyms } from './synonyms.ts'

/** The three entrances. */
export const audiences = ['parents', 'youngPeople', 'workers'] as const
export type Audience = (typeof audiences)[number]

/** The two top fives of the source document. */
export const topLists = ['parents', 'youngPeople'] as const
export type TopList = (typeof topLists)[number]

/** Phases of growing up: years, up to but not including the second number. */
export const phases = ['pregnancy', '0-1', '1-4', '4-12', '12-16', '16-23'] as const
export type Phase = (typeof phases)[number]

export const topics = [
  'development',
  'care',
  'behaviour',
  'boundaries',
  'emotions',
  'parenting',
  'family',
  'school',
  'online',
  'housing',
  'work',
  'sexuality',
  'health',
  'money',
  'concerns',
  'referral',
] as const
export type Topic = (typeof topics)[number]

/** Who of the centre keeps a text true. */
export const owners = [
  'youthDoctor',
  'youthNurse',
  'clinicAssistant',
  'behaviouralScientist',
  'socialWorker',
  'familyCoach',
  'frontDeskWorker',
  'centreCoordinator',
] as const
export type Owner = (typeof owners)[number]

/** A place in one of the top fives, with the words of the source document. */
export type TopQuestion = { readonly list: TopList; readonly number: number; readonly sourceTitle: string }

/** A body of knowledge that a text stands on; the site is its front page, never a page inside. */
export type Source = { readonly name: string; readonly site: string | null }

/** `call`: when to call whom, shown as a callout. `wayOn`: where the reader goes next. */
export type SectionKind = 'text' | 'call' | 'wayOn'

export type Section = { readonly kind: SectionKind; readonly anchor: string; readonly heading: string; readonly body: Html }

/** What stands under the front matter: the answer first (`lead`), then the sections. */
export type Body = {
  readonly lead: Html
  readonly sections: readonly Section[]
  /** The same without markup, a line per block: for search, reading level and reading aloud. */
  readonly text: string
  /** The helplines named in the text. */
  readonly helplines: readonly string[]
  /** The articles and pages linked from the text. */
  readonly links: readonly { readonly kind: 'article' | 'page'; readonly slug: string }[]
  /** The ways on that the text links to: ask, contact. */
  readonly ways: readonly Way[]
  readonly minutesToRead: number
}

export const ways = ['ask', 'contact', 'recorded'] as const
export type Way = (typeof ways)[number]

type Kept = {
  readonly slug: string
  readonly locale: string
  readonly owner: Owner
  readonly reviewedOn: PlainDate
  readonly reviewBefore: PlainDate
}

export type Article = Kept &
  Body & {
    readonly title: string
    readonly audience: readonly Audience[]
    readonly topQuestion: TopQuestion | null
    readonly topic: Topic
    readonly ages: readonly Phase[]
    readonly summary: readonly [string, string, string]
    readonly keywords: readonly string[]
    readonly sources: readonly Source[]
    readonly readingLevel: 'B1'
    /** Gets the quick exit as a bar, a neutral title, and no playful drawings. */
    readonly sensitive: boolean
    /** The helplines that go with the article, in the order they are shown. */
    readonly helplineIds: readonly string[]
    readonly related: readonly string[]
  }

export type ContentPage = Kept & Body & { readonly title: string; readonly description: string }

/** A text in several languages; Dutch is always there. */
export type LocalText = { readonly nl: string; readonly [tag: string]: string }

export type Helpline = {
  readonly id: string
  readonly name: LocalText
  /** What a reader feels or needs, as label in the help band: "Geweld thuis". */
  readonly need: LocalText
  readonly when: LocalText
  readonly hours: LocalText
  /** As shown: "0800 2000". */
  readonly number: string
  /** As dialled: "tel:08002000". */
  readonly tel: string
  readonly otherNumber: { readonly number: string; readonly tel: string } | null
  readonly free: boolean
  readonly site: string | null
  readonly inHelpBand: boolean
}

/** One text in all its languages, by language tag. */
export type Translations<T> = ReadonlyMap<string, T>

export type Library = {
  readonly articles: ReadonlyMap<string, Translations<Article>>
  readonly pages: ReadonlyMap<string, Translations<ContentPage>>
  /** Those of them that name the centre, with a mark where its name comes (centre-name.ts). Never shown as they are. */
  readonly marked: { readonly articles: readonly Article[]; readonly pages: readonly ContentPage[] }
  readonly helplines: readonly Helpline[]
  readonly synonyms: Synonyms
}
