/**
 * Made by scripts/make-tables.ts from data/growth; do not edit.
 * Age windows of physical checks in Dutch child health care, by BDS element number.
 * Figures taken over from github.com/growthcharts/growthscreener (a48cba0).
 * Numbers only, re-typed into one layout; no program code or prose of the sources. Not clinical advice. See NOTICE.md.
 */
export const version = 'e052d476'

export const rows = [
  { check: 'listen to the heart', bdsNumber: 855, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'listen to the heart', bdsNumber: 855, fromYears: 0.11499, toYears: 0.30664 },
  { check: 'listen to the heart', bdsNumber: 855, fromYears: 0.33333, toYears: 0.83333 },
  { check: 'listen to the heart', bdsNumber: 855, fromYears: 0.83333, toYears: 1.25 },
  { check: 'feel femoral pulse', bdsNumber: 146, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'feel femoral pulse', bdsNumber: 146, fromYears: 0.11499, toYears: 0.30664 },
  { check: 'feel spleen', bdsNumber: 207, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'feel spleen', bdsNumber: 207, fromYears: 0.11499, toYears: 0.30664 },
  { check: 'feel liver', bdsNumber: 206, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'feel liver', bdsNumber: 206, fromYears: 0.11499, toYears: 0.30664 },
  { check: 'check for undescended testis (boys)', bdsNumber: 806, fromYears: 0.05749, toYears: 0.13415 },
  { check: 'check for undescended testis (boys)', bdsNumber: 806, fromYears: 0.16667, toYears: 0.5 },
  { check: 'check for undescended testis (boys)', bdsNumber: 806, fromYears: 0.58333, toYears: 0.91667 },
  { check: 'preferred head position', bdsNumber: 167, fromYears: 0.05749, toYears: 0.11499 },
  { check: 'preferred head position', bdsNumber: 167, fromYears: 0.11499, toYears: 0.19165 },
  { check: 'preferred head position', bdsNumber: 167, fromYears: 0.21081, toYears: 0.28747 },
  { check: 'preferred head position', bdsNumber: 167, fromYears: 0.30664, toYears: 0.49829 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 0.11499, toYears: 0.19165 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 0.21081, toYears: 0.28747 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 0.41667, toYears: 0.75 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 1.08333, toYears: 2 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 3, toYears: 3.0825 },
  { check: 'inspect the eyes', bdsNumber: 1379, fromYears: 3.5, toYears: 4 },
  { check: 'red fundus reflex', bdsNumber: 840, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'red fundus reflex', bdsNumber: 840, fromYears: 0.21081, toYears: 0.28747 },
  { check: 'corneal light reflex position', bdsNumber: 390, fromYears: 0.41667, toYears: 0.75 },
  { check: 'corneal light reflex position', bdsNumber: 390, fromYears: 1.08333, toYears: 2 },
  { check: 'cover test / fixation movement', bdsNumber: 392, fromYears: 0.41667, toYears: 0.75 },
  { check: 'cover test / fixation movement', bdsNumber: 392, fromYears: 1.08333, toYears: 2 },
  { check: 'following movements of the eyes', bdsNumber: 398, fromYears: 0.41667, toYears: 0.75 },
  { check: 'following movements of the eyes', bdsNumber: 398, fromYears: 1.08333, toYears: 2 },
  { check: 'visual acuity', bdsNumber: 408, fromYears: 3.5, toYears: 4 },
  { check: 'visual acuity', bdsNumber: 408, fromYears: 4.5, toYears: 5.5 },
  { check: 'Van Wiechen round 1 (item BDS 879 as marker)', bdsNumber: 879, fromYears: 0.05749, toYears: 0.09582 },
  { check: 'Van Wiechen round 2 (item BDS 881 as marker)', bdsNumber: 881, fromYears: 0.11499, toYears: 0.19165 },
  { check: 'Van Wiechen round 3 (item BDS 886 as marker)', bdsNumber: 886, fromYears: 0.21081, toYears: 0.28747 },
]
