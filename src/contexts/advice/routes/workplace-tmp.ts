import { Hono } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
export const workplaceRoutes = (_p: unknown) => new Hono<PageEnv>()
