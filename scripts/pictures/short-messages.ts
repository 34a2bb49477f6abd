import { RENDERERS } from '#lib/domain/delivery/render.ts'
import { smsParts } from '#lib/domain/delivery/sms-parts.ts'
import { CARD_BYTES } from '#lib/domain/delivery/teams-card.ts'
import { TEST_RENDERERS } from '#lib/domain/delivery/test-message.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'

import { DRAWN_CARDS, MAILS, NOTICES, testMessage } from './samples.ts'

// A locked phone shows about as much of a push before it is opened out: one line on Android, four on an iPhone.
const SHOWN = { android: 45, iphone: 160 }

const row = (cells: (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', String.raw`\|`)).join(' | ')} |`
const table = (head: string[], rows: (string | number)[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const SMS = [
  ...NOTICES.map(({ what, of }) => ({ what, of: (to: (typeof LANGUAGES)[number]) => RENDERERS.sms(of(to)) })),
  {
    what: '“Send me a test”',
    of: (to: (typeof LANGUAGES)[number]) => TEST_RENDERERS.sms(testMessage(to)),
  },
]

const smsRows = () =>
  SMS.flatMap(({ what, of }) =>
    LANGUAGES.map((language) => {
      const { text } = of(language)
      const { encoding, units, parts } = smsParts(text)
      return [what, language, `\`${text}\``, encoding, units, parts]
    }),
  )

const pushRows = () =>
  NOTICES.flatMap(({ what, of }) =>
    LANGUAGES.map((language) => {
      const { title, body } = RENDERERS.push(of(language))
      const line = body.length > SHOWN.android ? `${body.slice(0, SHOWN.android - 1)}…` : body
      return [what, language, title, body, line, body.length <= SHOWN.iphone ? 'whole' : 'cut']
    }),
  )

const cardRows = () =>
  NOTICES.map(({ name, what, of }) => {
    const bytes = Buffer.byteLength(JSON.stringify(RENDERERS.teams(of('en')).card))
    return [
      DRAWN_CARDS.includes(name) ? `[${what}](card-${name}.webp)` : what,
      bytes,
      `${((100 * bytes) / CARD_BYTES).toFixed(0)} %`,
    ]
  })

/** The messages that are text alone, and where the pictures of the others are. */
export const shortMessages = (): string => `# Every message, as its reader sees it

<!-- Written by \`npm run pictures\`, as are the pictures beside it. -->

\`npm run pictures\` renders every kind of message with the product's own renderers and takes these pictures: mail in light,
in dark, and with its colours turned as some programs do it, at 600 and at 320 px; cards as Teams sizes them, drawn from
their JSON. It fails where a mail is wider than 320 px, where text has less contrast than 4.5 to 1, or what it says first
less than 7 to 1. \`npm run pictures -- mail-urgent\` takes one of them. Look at them after every change of
\`lib/domain/delivery\`.

## Mail

${table(
  ['Mail', 'Subject'],
  MAILS.map(({ name, what, of }) => [`[${what}](mail-${name}.webp)`, of('en').subject]),
)}

## Text messages

A part is 160 signs of the seven-bit alphabet (GSM-7), or 70 of the wide one (UCS-2). The link has its usual length.

${table(['Message', 'Language', 'Text', 'Alphabet', 'Units', 'Parts'], smsRows())}

## Push

Android shows one line until it is opened out, an iPhone about four.

${table(['Message', 'Language', 'Title', 'Body', 'One line', 'Four lines'], pushRows())}

## Teams

Teams refuses a card of more than ${CARD_BYTES} bytes.

${table(['Card', 'Bytes', 'Of what Teams takes'], cardRows())}
`
