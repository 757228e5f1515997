/** The pages of `access`, for who puts the application together. Other contexts use public.ts. */
export { accessRoutes } from './routes.ts'
export { logoRoutes } from './pages/logo.server.ts'
export { logoAddress, logoPath } from './pages/logo-panel.ts'
export { lookRoutes } from './pages/look.server.ts'
export { requireStaff, staffSession } from './pages/staff-session.server.ts'
export type { FindProvider } from './pages/sign-in.server.ts'
export { residentSession } from './pages/mijn/mijn.server.ts'
export { withNotices } from './pages/notices.server.ts'
