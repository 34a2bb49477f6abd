import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { chromium, type Browser } from '@playwright/test'

import { RENDERERS } from '#lib/domain/delivery/render.ts'
import { LANGUAGES, type Language } from '#lib/domain/identity/language.ts'
import { CHROMIUM_FLAGS, findChromium } from '#tests/e2e/support/chromium.ts'

import { cardPage } from './pictures/card-page.ts'
import { sheetOf, type Shot } from './pictures/contact-sheet.ts'
import { judgePage } from './pictures/judge-page.ts'
import { DRAWN_CARDS, MAILS, NOTICES } from './pictures/samples.ts'
import { shortMessages } from './pictures/short-messages.ts'

// `node scripts/pictures.ts [name …]`: every message there is, as its reader sees it, into docs/messages. Fails where one
// is wider than a narrow phone or stands out too little. With names, only the pictures of these.

const TARGET = join(import.meta.dirname, '../docs/messages')
const LEAST = { text: 4.5, says: 7 }
// What programs do that turn colours themselves, whatever the mail says.
const TURNED = 'html{filter:invert(1) hue-rotate(180deg);background:#000}'

type Look = { label: string; width: number; dark?: boolean; turned?: boolean }
const LOOKS: Look[] = [
  { label: '600 px', width: 600 },
  { label: '600 px, dark', width: 600, dark: true },
  { label: '600 px, colours turned', width: 600, turned: true },
  { label: '320 px', width: 320 },
  { label: '320 px, dark', width: 320, dark: true },
]
const NARROW: Look[] = [{ label: '320 px', width: 320 }]

const faults: string[] = []

const take = async (browser: Browser, html: string, look: Look, name: string): Promise<Shot> => {
  const page = await browser.newPage({
    viewport: { width: look.width, height: 480 },
    colorScheme: look.dark ? 'dark' : 'light',
    deviceScaleFactor: 1,
  })
  await page.setContent(html)
  for (const { what, text } of await judgePage(page, LEAST))
    faults.push(`${name}, ${look.label}: ${what}: ${text}`)
  if (look.turned) await page.addStyleTag({ content: TURNED })
  const image = await page.screenshot({ fullPage: true })
  await page.close()
  return { label: look.label, width: look.width, image }
}

const takeAll = async (
  browser: Browser,
  name: string,
  pages: Record<Language, string>,
  looks: Look[],
): Promise<void> => {
  const shots: Shot[] = []
  for (const language of LANGUAGES)
    for (const look of language === 'en' ? looks : NARROW)
      shots.push({
        ...(await take(browser, pages[language], look, `${name}.${language}`)),
        label: `${language} · ${look.label}`,
      })
  writeFileSync(join(TARGET, `${name}.webp`), await sheetOf(shots))
}

const inEach = (make: (language: Language) => string): Record<Language, string> => ({
  en: make('en'),
  es: make('es'),
  fr: make('fr'),
})

const run = async (only: string[]): Promise<void> => {
  const wanted = (name: string) => only.length === 0 || only.includes(name)
  if (only.length === 0) rmSync(TARGET, { recursive: true, force: true })
  mkdirSync(TARGET, { recursive: true })
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: CHROMIUM_FLAGS,
  })
  for (const { name, of } of MAILS)
    if (wanted(`mail-${name}`))
      await takeAll(
        browser,
        `mail-${name}`,
        inEach((to) => of(to).html),
        LOOKS,
      )
  for (const { name, of } of NOTICES)
    if (DRAWN_CARDS.includes(name) && wanted(`card-${name}`))
      await takeAll(
        browser,
        `card-${name}`,
        inEach((to) => cardPage(RENDERERS.teams(of(to)).card)),
        [
          { label: 'light', width: 320 },
          { label: 'dark', width: 320, dark: true },
        ],
      )
  await browser.close()
  writeFileSync(join(TARGET, 'README.md'), shortMessages())
  execFileSync('oxfmt', [join(TARGET, 'README.md')])
}

await run(process.argv.slice(2))
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
