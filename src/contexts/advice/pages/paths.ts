/** Addresses of the public pages of the library, without language prefix. */
import type { Audience, Phase } from './words.ts'

export const audiencePaths: Readonly<Record<Audience, string>> = {
  parents: '/ouders',
  youngPeople: '/jongeren',
  workers: '/werken-met-kinderen',
}

export const paths = {
  home: '/',
  topics: '/onderwerpen',
  article: (slug: string) => `/onderwerpen/${slug}`,
  useful: (slug: string) => `/onderwerpen/${slug}/nuttig`,
  ages: '/leeftijd',
  age: (phase: Phase) => `/leeftijd#age-${phase}`,
  search: '/zoeken',
  ask: '/vraag',
  back: '/terug',
  contact: '/contact',
  /** The pages of `child-health` that compute. */
  calculators: '/rekenhulp',
}

/** The own conversation that a key opened. */
export const conversationPath = '/gesprek'
/** The own conversations in an account, and one of them. */
export const accountPath = '/mijn/gesprekken'
export const accountConversationPath = (id: string): string => `${accountPath}/${id}`
/** Taking a conversation along into an account. */
export const claimPath = '/gesprek/account'
