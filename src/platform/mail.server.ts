/** Mail over SMTP; without a server, in the demonstration, letters are kept in memory for the mailbox page. Mails say nothing of their subject. */
import nodemailer from 'nodemailer'

export type Letter = { readonly to: string; readonly subject: string; readonly text: string }
export type Kept = Letter & { readonly at: string }
export type Mail = { readonly send: (letter: Letter) => Promise<void>; readonly kept: () => readonly Kept[] }

const mostKept = 200

export function makeMail(smtpUrl: string | null, from: string): Mail {
  const kept: Kept[] = []
  if (smtpUrl === null)
    return {
      async send(letter) {
        kept.unshift({ ...letter, at: new Date().toISOString() })
        kept.length = Math.min(kept.length, mostKept)
      },
      kept: () => kept,
    }
  const transport = nodemailer.createTransport(smtpUrl)
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    kept: () => kept,
  }
}
