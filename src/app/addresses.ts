/** The address of a page of a centre, for in a mail. */
import type { Centre } from '#contexts/access/public.ts'
import type { Config } from '#platform/config.server.ts'

export function addressOf({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>, { hosts, isDefault }: Centre, path: string): string {
  if (publicUrl !== null && isDefault) return `${publicUrl}${path}`
  const host = hosts[0] ?? 'localhost'
  return host.endsWith('localhost') ? `http://${host}:${port}${path}` : `https://${host}${path}`
}
