import { themes, type QuestionId, type Theme } from '../../rules/collective/questions.ts'

export const figuresPath = '/werkplek/cijfers'

/** Themes as they stand in an address. */
export const themeNames: Readonly<Record<Theme, string>> = {
  vaccination: 'inentingen',
  growth: 'groei',
  reach: 'bereik',
  screening: 'screening',
  followUp: 'opvolging',
}
export const themeOf = (name: string | undefined): Theme => themes.find((theme) => themeNames[theme] === name) ?? 'vaccination'

export type Choice = { readonly year: number; readonly theme: Theme; readonly question?: QuestionId | undefined }

export function figuresAt({ year, theme, question }: Choice): string {
  return `${figuresPath}?jaar=${year}&thema=${themeNames[theme]}${question === undefined ? '' : `&vraag=${question}`}`
}
export const figuresFile = (year: number): string => `${figuresPath}/bestand?jaar=${year}`
