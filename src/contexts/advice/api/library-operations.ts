/** The operations on the library: reading and searching, open to all. */
import { createRoute } from '@hono/zod-openapi'
import { bodyOf, json, problems } from '#web/rest/route.ts'
import {
  Article,
  ArticlePage,
  ArticlesQuery,
  CentreFacts,
  Helplines,
  LanguageQuery,
  SearchBody,
  SearchOutcome,
  SlugPath,
} from './library-schemas.ts'

const tags = ['Library']

export const listArticlesRoute = createRoute({
  ...{ method: 'get', path: '/articles', operationId: 'listArticles', tags },
  summary: 'The articles of the library, a page at a time',
  description: 'The top questions first, the others by title.',
  request: { query: ArticlesQuery },
  responses: { 200: json(ArticlePage, 'A page of articles'), ...problems(400) },
})

export const readArticleRoute = createRoute({
  ...{ method: 'get', path: '/articles/{slug}', operationId: 'readArticle', tags },
  summary: 'One article',
  request: { params: SlugPath, query: LanguageQuery },
  responses: { 200: json(Article, 'The article'), ...problems(400, 404) },
})

export const searchArticlesRoute = createRoute({
  ...{ method: 'post', path: '/articles/_search', operationId: 'searchArticles', tags },
  summary: 'Search the articles',
  description: 'The words travel in the body, because people also type names and numbers. They are not kept with whoever searched.',
  request: { body: bodyOf(SearchBody, 'What to look for') },
  responses: { 200: json(SearchOutcome, 'What was found'), ...problems(400, 413, 415) },
})

export const listHelplinesRoute = createRoute({
  ...{ method: 'get', path: '/helplines', operationId: 'listHelplines', tags },
  summary: 'The helplines that anybody may call',
  request: { query: LanguageQuery },
  responses: { 200: json(Helplines, 'All helplines'), ...problems(400) },
})

export const readCentreRoute = createRoute({
  ...{ method: 'get', path: '/centre', operationId: 'readCentre', tags: ['Centre'] },
  summary: 'The public facts of the centre at this address',
  responses: { 200: json(CentreFacts, 'The centre'), ...problems() },
})

export const libraryOperations = [listArticlesRoute, readArticleRoute, searchArticlesRoute, listHelplinesRoute, readCentreRoute]
