import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { OPERATIONS, type ApiOperation, type OperationName } from '#lib/contracts/api/operations.ts'

// Every address that the product answers, read from the tree of files that Next reads it from.

const APP = join(import.meta.dirname, '../../app')

export type RouteFile = { kind: 'page' | 'route'; route: string; methods: string[] }

/** `(recall)/recalls/[id]/page.tsx` → `/recalls/[id]`. */
const routeOf = (file: string): string =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join('/')}`

const methodsOf = (file: string): string[] => {
  const text = readFileSync(join(APP, file), 'utf8')
  const exported = [
    ...text.matchAll(/export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g),
  ]
  const renamed = [...text.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g)]
  return [...exported, ...renamed].map(([, method = '']) => method).toSorted()
}

export const routeFiles = (): RouteFile[] =>
  readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => ({
      kind: file.endsWith('page.tsx') ? ('page' as const) : ('route' as const),
      route: routeOf(file),
      methods: file.endsWith('page.tsx') ? ['GET'] : methodsOf(file),
    }))
    .toSorted((a, b) => a.route.localeCompare(b.route))

/** The calls of the API, each with the file that answers it. */
export const operations = (Object.entries(OPERATIONS) as [OperationName, ApiOperation][]).map(
  ([name, operation]) => ({
    name,
    ...operation,
    route: `/api/v1${operation.path.replaceAll('{', '[').replaceAll('}', ']')}`,
  }),
)

type Surface = 'recall' | 'store'
/** Who may see a page: everybody, or these people; anybody else who is signed in gets 404. */
type Audience = 'everybody' | readonly ('manager' | 'approver' | 'admin' | 'viewer' | 'store')[]

export type PageExpectation = { surfaces: readonly Surface[]; audience: Audience; status?: 404 | 307 }

const both = ['recall', 'store'] as const
const console_ = ['manager', 'approver', 'admin', 'viewer'] as const
const nowhere: PageExpectation = { surfaces: both, audience: 'everybody', status: 404 }

/** What is expected of each page. A page without a row fails the suite. */
export const PAGE_EXPECTATIONS: Record<string, PageExpectation> = {
  '/': { surfaces: both, audience: 'everybody', status: 307 },
  '/sign-in': { surfaces: both, audience: 'everybody' },
  '/forgot': { surfaces: both, audience: 'everybody' },
  '/reset/[secret]': { surfaces: both, audience: 'everybody' },
  '/invitation/[secret]': { surfaces: both, audience: 'everybody' },
  '/profile': { surfaces: both, audience: [...console_, 'store'] },
  '/recalls': { surfaces: ['recall'], audience: console_ },
  '/recalls/new': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/messages': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/edit': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]/stores/[number]': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/stores/[number]/sheet': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/stores/[number]/paper': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/paper': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]/print': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/call-list': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]/call-list/sheets': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]/scope': { surfaces: ['recall'], audience: ['manager', 'approver'] },
  '/recalls/[id]/targeting': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/timeline': { surfaces: ['recall'], audience: console_ },
  '/recalls/[id]/score': { surfaces: ['recall'], audience: console_ },
  '/drills': { surfaces: ['recall'], audience: console_ },
  '/drills/new': { surfaces: ['recall'], audience: ['manager'] },
  '/recalls/[id]/versions': { surfaces: ['recall'], audience: console_ },
  '/stores': { surfaces: ['recall'], audience: console_ },
  '/stores/new': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/stores/contacts': { surfaces: ['recall'], audience: console_ },
  '/stores/districts': { surfaces: ['recall'], audience: console_ },
  '/stores/[number]': { surfaces: ['recall'], audience: console_ },
  '/stores/[number]/edit': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/products/new': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/products/[gtin]': { surfaces: ['recall'], audience: console_ },
  '/products/[gtin]/edit': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/products': { surfaces: ['recall'], audience: console_ },
  '/trace': { surfaces: ['recall'], audience: console_ },
  '/imports': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/imports/[id]': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/settings/delivery': { surfaces: ['recall'], audience: console_ },
  '/settings/deadlines': { surfaces: ['recall'], audience: console_ },
  '/settings/keys': { surfaces: ['recall'], audience: ['manager', 'approver', 'admin'] },
  '/settings/escalation': { surfaces: ['recall'], audience: console_ },
  '/operations': { surfaces: ['recall'], audience: ['manager', 'admin'] },
  '/people': { surfaces: ['recall'], audience: ['admin'] },
  '/api/docs': { surfaces: ['recall'], audience: 'everybody' },
  '/lock': { surfaces: ['store'], audience: 'everybody', status: 307 },
  '/pair': { surfaces: ['store'], audience: 'everybody' },
  '/devices': { surfaces: ['store'], audience: ['store'] },
  '/inbox': { surfaces: ['store'], audience: ['store'] },
  '/tasks/[id]': { surfaces: ['store'], audience: ['store'] },
  '/tasks/[id]/scan': { surfaces: ['store'], audience: ['store'] },
  '/tasks/[id]/report': { surfaces: ['store'], audience: ['store'] },
  '/offline': { surfaces: ['store'], audience: 'everybody' },
  '/a/[secret]': { surfaces: ['store'], audience: 'everybody' },
  '/a/[secret]/sheet': { surfaces: ['store'], audience: 'everybody' },
  // For development; a build answers as if they were not there.
  '/dev/kit': nowhere,
  '/dev/kit/auth': nowhere,
  '/dev/kit/auth-store': nowhere,
  '/dev/kit/console': nowhere,
  '/dev/kit/public': nowhere,
  '/dev/kit/store': nowhere,
}

/** The routes beside the API's calls, and what stands for each of them. */
export const OTHER_ROUTES: Record<
  string,
  { methods: string[]; surfaces: readonly Surface[]; nobody: number }
> = {
  '/api/auth/[...nextauth]': { methods: ['GET', 'POST'], surfaces: both, nobody: 200 },
  '/api/desk/lots': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/api/desk/products': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/api/store/knowledge': { methods: ['GET'], surfaces: ['store'], nobody: 401 },
  '/api/store/scans': { methods: ['POST'], surfaces: ['store'], nobody: 403 },
  '/api/store/photos': { methods: ['POST'], surfaces: ['store'], nobody: 403 },
  '/api/live': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/api/store/answers': { methods: ['POST'], surfaces: ['store'], nobody: 403 },
  '/api/store/push': { methods: ['DELETE', 'GET', 'POST'], surfaces: ['store'], nobody: 401 },
  '/api/store/pulse': { methods: ['GET'], surfaces: ['store'], nobody: 401 },
  '/api/store/sign-out': { methods: ['POST'], surfaces: ['store'], nobody: 403 },
  '/api/store/outbox-key': { methods: ['GET'], surfaces: ['store'], nobody: 401 },
  '/api/v1/[...path]': {
    methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
    surfaces: ['recall'],
    nobody: 404,
  },
  '/api/v1/openapi.json': { methods: ['GET'], surfaces: ['recall'], nobody: 200 },
  // By itself: the proxy would hold the body of an upload in memory.
  '/tasks/[id]/label.pdf': { methods: ['GET'], surfaces: ['store'], nobody: 401 },
  '/tasks/[id]/sign.pdf': { methods: ['GET'], surfaces: ['store'], nobody: 401 },
  '/files/[id]': { methods: ['GET'], surfaces: both, nobody: 401 },
  '/photos/[id]': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/a/[secret]/pictures/[id]': { methods: ['GET'], surfaces: ['store'], nobody: 404 },
  '/imports/upload': { methods: ['POST'], surfaces: ['recall'], nobody: 403 },
  '/imports/[id]/errors.csv': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/recalls/[id]/rows': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/recalls/[id]/call-list/csv': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/stores/contacts.csv': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/trace/stores.csv': { methods: ['GET'], surfaces: ['recall'], nobody: 401 },
  '/healthz': { methods: ['GET'], surfaces: both, nobody: 200 },
  '/readyz': { methods: ['GET'], surfaces: both, nobody: 200 },
}
