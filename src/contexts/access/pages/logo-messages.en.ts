import type { MessagesLike } from '#platform/i18n.ts'
import type { nl } from './logo-messages.nl.ts'

export const en: MessagesLike<typeof nl> = {
  title: 'Logo',
  lead: 'The logo comes at the top and the bottom of every page, in place of our house with the name. It stands in the workplace too.',
  none: 'There is no logo yet.',
  now: 'This is the logo now.',
  file: 'The picture',
  fileHint: 'PNG or WebP, at most 2 MB. Each side is 32 to 4096 pixels. What else the file tells, such as who made it, we take out.',
  keepHint: 'Do you change the words only? Then choose nothing.',
  altNl: 'What the logo says, in Dutch',
  altEn: 'What the logo says, in English',
  altHint: 'A screen reader reads this out. At most 80 signs.',
  save: 'Put up the logo',
  remove: 'Take the logo away',
  saved: 'The logo is up. Visitors see it within a minute.',
  removed: 'The logo is gone. Visitors see our house with the name again.',
  changed: 'Somebody else just changed the logo. Your words are still there. Check them and put it up again.',
  errors: {
    alt: {
      nl: 'Fill in what the logo says in Dutch, in at most 80 signs.',
      en: 'Fill in what the logo says in English, in at most 80 signs.',
    },
    form: 'This form is not right. Load the page again.',
    image: {
      empty: 'Choose a picture. An empty file cannot be.',
      svg: 'This is an SVG. It can hold hidden code. Choose a PNG or WebP.',
      gif: 'This is a GIF. Choose a PNG or WebP.',
      jpeg: 'This is a JPEG. A logo gets blurred in it. Choose a PNG or WebP.',
      'other-kind': 'This is no PNG or WebP. Choose another file.',
      animated: 'This picture moves. That distracts. Choose a picture that stands still.',
      broken: 'This file is broken or not complete. Save the picture again and choose it once more.',
      'too-heavy': 'This file is larger than 2 MB. Make the picture smaller.',
      'too-large': 'This picture has a side of more than 4096 pixels. Make it smaller.',
      'too-small': 'This picture has a side of less than 32 pixels. Choose a larger one.',
    },
  },
}
