import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { PAGES } from '#tests/e2e/support/pages.ts'

import { operations, OTHER_ROUTES, PAGE_EXPECTATIONS, routeFiles } from './registry.ts'

const pages = routeFiles().filter(({ kind }) => kind === 'page')
const routes = routeFiles().filter(({ kind }) => kind === 'route')

test('each page has an expectation, and each expectation a page', () => {
  expect(pages.map(({ route }) => route).toSorted()).toEqual(Object.keys(PAGE_EXPECTATIONS).toSorted())
})

test('each route is a call of the contract or has an expectation, method by method', () => {
  const expected = [
    ...operations.map(({ method, route }) => `${method} ${route}`),
    ...Object.entries(OTHER_ROUTES).flatMap(([route, { methods }]) =>
      methods.map((method) => `${method} ${route}`),
    ),
  ]
  const found = routes.flatMap(({ route, methods }) => methods.map((method) => `${method} ${route}`))
  // next-auth exports one handler under two names.
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test('each page that somebody can see is looked at by the browser tests', () => {
  const shown = Object.entries(PAGE_EXPECTATIONS).flatMap(([route, { status }]) => (status ? [] : [route]))
  expect(shown.filter((route) => !PAGES.some((page) => page.route === route))).toEqual([])
})
