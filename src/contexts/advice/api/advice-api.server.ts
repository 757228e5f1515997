import type { RouteConfig } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import type { AdviceParts } from '../routes/parts.ts'
import { conversationApi } from './conversation-api.server.ts'
import { conversationOperations } from './conversation-operations.ts'
import { libraryApi } from './library-api.server.ts'
import { libraryOperations } from './library-operations.ts'

/** Everything that `advice` publishes over the API, as it is described. */
export const adviceOperations: readonly RouteConfig[] = [...libraryOperations, ...conversationOperations]

export function adviceApi(api: Hono<PageEnv>, parts: AdviceParts): void {
  libraryApi(api, parts)
  conversationApi(api, parts)
}
