/** Words of calling up: lists, rounds, invitations. Dutch is the type of all other languages. */
export const nl = {
  /** A mail says nothing of what, or about whom. */
  mail: {
    subject: (centre: string) => `Er staat een bericht voor je klaar bij ${centre}`,
    text: (address: string) => `Hallo,

Er staat een bericht voor je klaar. Log in om het te lezen:
${address}

Uit veiligheid staat er in deze mail niets over het bericht zelf.
`,
  },
}
