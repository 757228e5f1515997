import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conferenceMode, leftOutAnonymously, type Attendee } from './conference.ts'

const teacher: Attendee = { recipient: 'outside:juf esther|de schakel', ground: null }
const carer: Attendee = { recipient: 'account:1', ground: 'directly-involved' }

test.each<[string, readonly Attendee[], readonly string[], object]>([
  ['only who is involved', [carer], [], { mode: 'by-name' }],
  ['a teacher with consent', [carer, teacher], [teacher.recipient], { mode: 'by-name' }],
  [
    'a teacher without: all anonymous',
    [carer, teacher],
    [],
    { mode: 'anonymous', withoutGround: [teacher.recipient], leaveOut: leftOutAnonymously },
  ],
  [
    'PR-15: consent for another is none for this one',
    [teacher],
    ['outside:juf els|de schakel'],
    { mode: 'anonymous', withoutGround: [teacher.recipient], leaveOut: leftOutAnonymously },
  ],
  ['nobody but oneself', [], [], { mode: 'by-name' }],
])('PR-16: %s', (_name, attendees, consentNames, outcome) => {
  expect(conferenceMode({ attendees, consentNames })).toEqual(outcome)
})

test('PR-16: one more attendee without a ground makes it anonymous, always', () => {
  fc.assert(
    fc.property(fc.subarray([carer, teacher]), fc.subarray([teacher.recipient]), (attendees, consentNames) => {
      const more = { recipient: 'outside:iemand|ergens', ground: null }
      expect(conferenceMode({ attendees: [...attendees, more], consentNames }).mode).toBe('anonymous')
    }),
  )
})
