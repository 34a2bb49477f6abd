import { expect } from '@playwright/test'

import { gtin } from '#prisma/demo/builders.ts'

import { api, draftBody, listed } from './api.ts'
import { query } from './database.ts'
import { bringFile } from './imports.ts'
import { inbox, linkIn } from './inbox.ts'
import type { DemoPerson } from './people.ts'
import type { Surface } from './people.ts'
import { packPicture } from './pictures.ts'
import { sessionCookie } from './session.ts'
import { stack } from './stack.ts'

// In the docs too: what is shown must hang together.
const salmon = {
  title: 'Smoked salmon may contain Listeria',
  reasonCode: 'listeria',
  hazard: 'Listeria can cause severe infection in pregnant women, newborns and older people.',
  instructions:
    'Remove every pack of the lots named.\nBag it, mark it "Do not sell", keep it cold and apart.',
  scope: [
    {
      gtin: gtin(115),
      lots: ['L2640P', 'L2641P'],
      complete: true,
      identificationHint: 'On the back, by the date',
    },
  ],
}

// With a picture of where to look, and a file.
const shownDraft = async (over: Parameters<typeof draftBody>[0]) => {
  const draft = await api.draft(over)
  const picture = { purpose: 'picture', name: 'lid.jpg', mediaType: 'image/jpeg' } as const
  const { id: pictureId } = await api.attached(draft, await packPicture(), picture)
  const note = { purpose: 'file', name: 'laboratory.txt', mediaType: 'text/plain' } as const
  await api.attached(draft, new TextEncoder().encode('Found in two of five samples.'), note)
  const scope = draftBody().scope.map((line) => ({ ...line, pictureId }))
  return api.replace(draft, draftBody({ ...over, scope }))
}

/** Something to see in each state, made once for a test that goes through all pages. */
export const setScene = async () => {
  const { demo } = stack()
  const store = await api.createStore()
  const since = await inbox.now()
  const here = { target: listed(store.number, demo.store.number) }
  const draft = await shownDraft({ ...here, title: 'Granola may contain pieces of glass' })
  const review = await api.draft({ ...here, title: 'Milk may contain cleaning agent', priority: 'high' })
  await api.step(review, 'submit')
  const approved = await api.draft({ ...here, title: 'Ice cream: almonds not declared' })
  await api.step(approved, 'submit')
  await api.step(approved, 'approve', demo.approverApiKey)
  const issued = await api.issue({ ...here, ...salmon })
  const drill = await api.issue({
    ...here,
    title: 'Spinach, spring exercise',
    kind: 'drill',
    priority: 'high',
  })
  const mail = await inbox.waitFor(store.email, since)
  return { draft, review, approved, issued, drill, link: new URL(linkIn(mail)).pathname }
}

export type Scene = Awaited<ReturnType<typeof setScene>>

export type PageToSee = {
  name: string
  /** The folder of its page.tsx, without groups. */
  route: string
  surface: Surface
  who?: DemoPerson
  path: (scene: Scene) => string | Promise<string>
}

const PRODUCTS = `gtin,name,brand
${gtin(115)},Smoked salmon 4 oz,Cold Sound
${gtin(901)},Rye crispbread,Oakhill
4.00638E+12,Muesli,Oakhill
${gtin(902)},=SUM(A1),Oakhill
`

const imported = async (kind: 'stores' | 'products', text: string, until: 'uploaded' | 'checked') =>
  `/imports/${await bringFile(await sessionCookie('recall', stack().demo.manager), kind, text, until)}`

const GARBAGE = 'x'.repeat(43)
const page = (
  name: string,
  route: string,
  surface: Surface,
  who: DemoPerson | undefined,
  path: PageToSee['path'] = () => route,
): PageToSee => ({ name, route, surface, ...(who ? { who } : {}), path })

const onBoth = (name: string, route: string, path?: PageToSee['path']): PageToSee[] => [
  page(`${name}-recall`, route, 'recall', undefined, path),
  page(`${name}-store`, route, 'store', undefined, path),
]

const taskOf = (title: (scene: Scene) => { id: string }) => async (scene: Scene) => {
  const found = async () => {
    const [row] = await query<{ id: string }>(
      `SELECT n.id FROM notice n JOIN store s ON s.id = n.store_id WHERE n.recall_id = $1 AND s.number = $2`,
      [title(scene).id, stack().demo.store.number],
    )
    return row?.id
  }
  // Issued is not told: the worker writes the notice a moment later.
  await expect.poll(found).toBeDefined()
  return `/tasks/${await found()}`
}

/** Every page, in every state that looks different. */
export const PAGES: readonly PageToSee[] = [
  ...onBoth('sign-in', '/sign-in'),
  ...onBoth('forgot', '/forgot'),
  ...onBoth('reset', '/reset/[secret]', () => `/reset/${GARBAGE}`),
  ...onBoth('invitation', '/invitation/[secret]', () => `/invitation/${GARBAGE}`),
  ...onBoth('not-found', 'not-found', () => '/there/is/nothing'),
  page('api', '/api/docs', 'recall', undefined),
  page('recalls', '/recalls', 'recall', 'manager'),
  page('recall-new', '/recalls/new', 'recall', 'manager'),
  page('recall-draft', '/recalls/[id]', 'recall', 'manager', ({ draft }) => `/recalls/${draft.id}`),
  page('recall-edit', '/recalls/[id]/edit', 'recall', 'manager', ({ draft }) => `/recalls/${draft.id}/edit`),
  page(
    'recall-messages',
    '/recalls/[id]/messages',
    'recall',
    'manager',
    ({ drill }) => `/recalls/${drill.id}/messages?language=es`,
  ),
  page('recall-in-review', '/recalls/[id]', 'recall', 'approver', ({ review }) => `/recalls/${review.id}`),
  page('recall-approved', '/recalls/[id]', 'recall', 'manager', ({ approved }) => `/recalls/${approved.id}`),
  page('drills', '/drills', 'recall', 'manager', () => '/drills'),
  page('drill-new', '/drills/new', 'recall', 'manager', () => '/drills/new'),
  page(
    'drill-score',
    '/recalls/[id]/score',
    'recall',
    'manager',
    ({ drill }) => `/recalls/${drill.id}/score`,
  ),
  page('recall-drill', '/recalls/[id]', 'recall', 'manager', ({ drill }) => `/recalls/${drill.id}`),
  page('recall', '/recalls/[id]', 'recall', 'manager', async () => {
    const { data } = await api.get<{ data: { id: string; title: string }[] }>('/recalls?limit=500')
    return `/recalls/${data.find(({ title }) => title.startsWith('Crunchy peanut butter'))?.id ?? ''}`
  }),
  page(
    'recall-store',
    '/recalls/[id]/stores/[number]',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/stores/${stack().demo.store.number}`,
  ),
  page(
    'store-sheet',
    '/recalls/[id]/stores/[number]/sheet',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/stores/${stack().demo.store.number}/sheet?language=es`,
  ),
  page(
    'store-paper',
    '/recalls/[id]/stores/[number]/paper',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/stores/${stack().demo.store.number}/paper`,
  ),
  page('paper', '/recalls/paper', 'recall', 'manager', () => '/recalls/paper?code=nothing'),
  page('print', '/recalls/[id]/print', 'recall', 'manager', ({ issued }) => `/recalls/${issued.id}/print`),
  page(
    'call-list',
    '/recalls/[id]/call-list',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/call-list`,
  ),
  page(
    'call-list-sheets',
    '/recalls/[id]/call-list/sheets',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/call-list/sheets?numbers=${stack().demo.store.number}`,
  ),
  page(
    'recall-targeting',
    '/recalls/[id]/targeting',
    'recall',
    'manager',
    ({ draft }) => `/recalls/${draft.id}/targeting`,
  ),
  page(
    'recall-timeline',
    '/recalls/[id]/timeline',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/timeline`,
  ),
  page(
    'recall-versions',
    '/recalls/[id]/versions',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/versions`,
  ),
  page(
    'recall-scope',
    '/recalls/[id]/scope',
    'recall',
    'manager',
    ({ issued }) => `/recalls/${issued.id}/scope`,
  ),
  page('stores', '/stores', 'recall', 'manager'),
  page('products', '/products', 'recall', 'manager'),
  page('store', '/stores/[number]', 'recall', 'manager', () => `/stores/${stack().demo.store.number}`),
  page(
    'store-edit',
    '/stores/[number]/edit',
    'recall',
    'manager',
    () => `/stores/${stack().demo.store.number}/edit`,
  ),
  page('store-new', '/stores/new', 'recall', 'manager'),
  page('contacts', '/stores/contacts', 'recall', 'manager'),
  page('districts', '/stores/districts', 'recall', 'manager'),
  page('product', '/products/[gtin]', 'recall', 'manager', () => `/products/${gtin(115)}`),
  page('product-edit', '/products/[gtin]/edit', 'recall', 'manager', () => `/products/${gtin(115)}/edit`),
  page('product-new', '/products/new', 'recall', 'manager'),
  page('trace', '/trace', 'recall', 'manager', () => `/trace?code=${gtin(115)}`),
  page('trace-nothing', '/trace', 'recall', 'manager', () => '/trace?code=(01)00614141000013'),
  page('imports', '/imports', 'recall', 'manager'),
  page('import-columns', '/imports/[id]', 'recall', 'manager', () =>
    imported('stores', 'Store No;Name\n0001;Main Street\n0001\n', 'uploaded'),
  ),
  page('import-checked', '/imports/[id]', 'recall', 'manager', () =>
    imported('products', PRODUCTS, 'checked'),
  ),
  page('settings-delivery', '/settings/delivery', 'recall', 'admin'),
  page('settings-keys', '/settings/keys', 'recall', 'admin'),
  page('settings-deadlines', '/settings/deadlines', 'recall', 'admin'),
  page('settings-escalation', '/settings/escalation', 'recall', 'admin'),
  page(
    'settings-escalation-read',
    '/settings/escalation',
    'recall',
    'manager',
    () => '/settings/escalation?ladder=low',
  ),
  page('operations', '/operations', 'recall', 'manager'),
  page('people', '/people', 'recall', 'admin'),
  page('profile-recall', '/profile', 'recall', 'manager'),
  page('inbox', '/inbox', 'store', 'store'),
  page(
    'task',
    '/tasks/[id]',
    'store',
    'store',
    taskOf(({ issued }) => issued),
  ),
  page(
    'task-drill',
    '/tasks/[id]',
    'store',
    'store',
    taskOf(({ drill }) => drill),
  ),
  page(
    'scan',
    '/tasks/[id]/scan',
    'store',
    'store',
    async (scene) => `${await taskOf(({ issued }) => issued)(scene)}/scan`,
  ),
  page('report', '/tasks/[id]/report', 'store', 'store', async (scene) => {
    const task = await taskOf(({ issued }) => issued)(scene)
    return `${task}/report`
  }),
  page('profile-store', '/profile', 'store', 'store'),
  page('devices', '/devices', 'store', 'store'),
  page('pair', '/pair', 'store', undefined),
  page('offline', '/offline', 'store', undefined),
  page('link', '/a/[secret]', 'store', undefined, ({ link }) => link),
  page('link-sheet', '/a/[secret]/sheet', 'store', undefined, ({ link }) => `${link}/sheet`),
  page('link-gone', '/a/[secret]', 'store', undefined, () => `/a/${GARBAGE}`),
]
