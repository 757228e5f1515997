import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  signIn: {
    title: 'Sign in for staff',
    crumb: 'Sign in',
    lead: 'Sign in here to the workplace of the centre.',
    notForYou: 'Do you have a question about growing up or raising a child? You need no account for that.',
    ask: 'Ask your question',
    provider: {
      title: 'With your work account',
      text: 'You sign in at your organisation. Then you come back here.',
      button: 'Sign in at your organisation',
    },
    demonstration: {
      title: 'This is the demonstration',
      text: 'The staff are invented. Choose one and look around. You need no password.',
      button: 'Choose a staff member',
    },
    local: {
      title: 'With a password',
      text: 'Use this if the centre itself made an account for you.',
      email: 'E-mail address',
      password: 'Password',
      button: 'Sign in',
    },
    errors: {
      emailMissing: 'Fill in your e-mail address.',
      passwordMissing: 'Fill in your password.',
      tooLong: 'This is too long.',
      form: 'This form is not right. Load the page again and have another try.',
      wrong: 'This e-mail address and this password do not belong together.',
      wait: (seconds: number) =>
        `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and then try again. That is how it goes after a few misses.`,
      busy: 'Many people are signing in right now. Try again in a few seconds.',
    },
    forgotten: 'Forgot your password? Your administrator can make a new one for you.',
  },
  notSafe: {
    title: 'You cannot sign in here',
    reason: 'This connection is not secured. Others on the network could see your password. So we keep the door shut.',
    mend: 'Use the address that starts with https://. If you do not know it, ask your administrator.',
    local: (address: string) => `Does OpenCJG run on this computer? Then ${address} works too.`,
  },
  reasons: {
    expired: {
      title: 'You have been signed out.',
      text: 'You did nothing for a while, or you had been signed in for 10 hours. Sign in again.',
    },
    signedOut: { title: 'You have signed out.', text: 'Close the window as well if others use this computer.' },
    signedOutEverywhere: { title: 'You have signed out everywhere.', text: 'On your other devices too.' },
    alsoThere: 'You may still be signed in at your organisation.',
    alsoThereLink: 'Sign out there too',
  },
  signedIn: {
    title: (name: string) => `You are signed in as ${name}.`,
    toWorkplace: 'To the workplace',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    everywhereHint: 'Signing out everywhere helps when you have lost a device.',
    other: 'Or sign in as somebody else:',
  },
  refusals: {
    'no-account': {
      title: 'You have no access here',
      text: (centre: string) => `Signing in at your organisation worked. But ${centre} has no account open for you.`,
      mend: 'Ask your coordinator or administrator for access. Did you have it before? Then mention the e-mail address of your work account.',
    },
    'begin-again': {
      title: 'This sign-in has expired',
      text: () => 'It took too long, or it began in another window.',
      mend: 'Begin again. It usually works at once.',
    },
    cancelled: {
      title: 'You stopped signing in',
      text: () => 'Nothing has happened.',
      mend: 'Do you want to sign in after all? Begin again.',
    },
    'provider-unavailable': {
      title: 'Signing in does not work now',
      text: () => 'The sign-in service of your organisation gives no answer.',
      mend: 'Try again in a few minutes. If it stays like this, call your own help desk.',
    },
    'provider-refused': {
      title: 'Signing in does not work now',
      text: () => 'The sign-in service of your organisation gave an answer that we do not trust.',
      mend: 'Begin again. If it stays like this, tell your administrator.',
    },
    again: 'Sign in again',
  },
  needed: {
    title: 'You are no longer signed in',
    text: 'We have not stored or changed anything.',
    mend: 'Sign in in a new tab. Then come back here with the Back button. What you typed is still there.',
    button: 'Sign in',
    resend: 'What you sent is still in this window. Sign in in a new tab. Then come back here and send it again.',
    inNewTab: 'Sign in in a new tab',
    sendAgain: 'Send again',
  },
  tooMany: {
    title: 'Wait a moment',
    text: (seconds: number) =>
      `There are very many sign-ins from this place. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  },
  professions: {
    youthDoctor: 'youth doctor',
    youthNurse: 'youth nurse',
    clinicAssistant: 'clinic assistant',
    behaviouralScientist: 'behavioural scientist',
    socialWorker: 'social worker',
    familyCoach: 'family coach',
    frontDeskWorker: 'front desk worker',
    centreCoordinator: 'coordinator of the centre',
    centreManager: 'manager',
    policyOfficer: 'policy officer',
  },
  roles: {
    frontDesk: 'front desk',
    professional: 'professional',
    coordinator: 'coordinator',
    editor: 'editor',
    administrator: 'administration',
    manager: 'management',
    policyOfficer: 'policy',
    privacyOfficer: 'privacy',
  },
}
