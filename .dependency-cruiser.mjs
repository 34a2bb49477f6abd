// Who may import whom: the table of rooms in docs/architecture.md, row by row, then the rules that cross rooms.
// A room lists everything it may reach; what is not listed is forbidden, whatever is added later.

const room = (name) => `^lib/${name}/`
const npm = (...names) => `node_modules/(${names.join('|')})/`
const [domain, ports, useCases, queries, contracts, adapters, web] = [
  'domain',
  'ports',
  'use-cases',
  'queries',
  'contracts',
  'adapters',
  'web',
].map(room)
const compose = '^lib/compose\\.ts$'
const views = '^lib/contracts/[a-z-]*views\\.ts$'
const result = '^lib/domain/result\\.ts$'
const components = '^components/'
const anyPackage = 'node_modules/'
const tests = '\\.(test|spec)\\.tsx?$'
const shipped = '^(app|components|lib|workers)/'

/** One row of the table: the room and everything it may import; `core` admits Node's own modules. */
const mayImport = (name, from, allowed, { core = false } = {}) => ({
  name: `${name}-imports`,
  comment: `${name} may import only what its row in the table of rooms names.`,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { pathNot: [from, ...allowed], ...(core ? { dependencyTypesNot: ['core'] } : {}) },
})

/** A row whose right side says «types»: the import must vanish when the types are stripped. */
const onlyTypes = (name, from, to) => ({
  name,
  comment: 'The table of rooms admits types here, not values: use `import type`.',
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { ...to, dependencyTypesNot: ['type-only'] },
})

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const rows = [
  mayImport('domain', domain, []),
  mayImport('ports', ports, [domain]),
  mayImport('contracts', contracts, [domain, useCases, npm('zod', 'libphonenumber-js')]),
  mayImport('use-cases', useCases, [domain, ports]),
  mayImport('queries', queries, [domain, '^lib/adapters/prisma/', views, npm('server-only')]),
  mayImport('adapters', adapters, [ports, domain, contracts, anyPackage], { core: true }),
  mayImport('compose', compose, [adapters, ports, contracts]),
  mayImport(
    'web',
    web,
    [
      compose,
      useCases,
      queries,
      contracts,
      domain,
      ports,
      npm('next', 'next-auth', 'next-intl', 'react', 'server-only', 'zod'),
    ],
    { core: true },
  ),
  mayImport(
    'app',
    '^app/',
    [web, queries, useCases, contracts, result, '^lib/domain/format[-/.]', components, anyPackage],
    {
      core: true,
    },
  ),
  mayImport('workers', '^workers/', [compose, useCases, contracts, domain, ports], { core: true }),
  mayImport('bin', '^bin/', [compose, useCases, contracts, domain], { core: true }),
  mayImport('components', components, [domain, '^lib/contracts/forms[/.]', views, anyPackage]),
]

const typesOnly = [
  onlyTypes('ports-are-types', ports, { path: [domain, ports] }),
  onlyTypes('contracts-name-use-case-types', contracts, { path: useCases }),
  onlyTypes('web-names-port-types', web, { path: ports }),
  onlyTypes('workers-name-port-types', '^workers/', { path: ports }),
  onlyTypes('queries-and-components-name-view-types', `${queries}|${components}`, { path: views }),
  // Beside formatting, what the editor judges and shows while one types: the very functions that the server asks again.
  onlyTypes('components-name-domain-types', components, {
    path: domain,
    pathNot: [
      '^lib/domain/format[-/.]',
      '^lib/domain/channel/',
      '^lib/domain/attachment/attachment\\.ts',
      '^lib/domain/evidence/photo\\.ts',
      '^lib/domain/recall/(lint/|merge|steps|texts|reasons|templates|scope-diff|closing|recall\\.ts)',
      '^lib/domain/delivery/(sms|push|teams|slack|webhook-|notice-|scope-texts|channel-plan)',
      '^lib/domain/escalation/',
      '^lib/domain/notice/clocks\\.ts',
      '^lib/domain/scan/',
      '^lib/domain/notice/counted-line\\.ts',
      '^lib/domain/identity/pin\\.ts',
      '^lib/domain/timeline/(sentence|comment-parts|days)',
    ],
  }),
]

const acrossRooms = [
  forbidden(
    'no-cycles',
    'Two files that need each other are one file or lack a third.',
    {},
    { circular: true },
  ),
  forbidden(
    'no-unresolved',
    'An import that cannot be resolved cannot be judged.',
    {},
    { couldNotResolve: true },
  ),
  forbidden(
    'no-test-ground-in-product',
    'What ships reaches neither the tests nor the local cloud.',
    { path: shipped, pathNot: tests },
    { path: '^(tests|local)/' },
  ),
  forbidden(
    'no-dev-dependency-in-product',
    'What ships runs on a production install.',
    { path: shipped, pathNot: tests },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  ),
  forbidden(
    'server-only-in-web-and-queries',
    "'server-only' throws in plain Node: nothing that a worker reaches may carry it.",
    { pathNot: '^lib/(web|queries)/' },
    { path: npm('server-only') },
  ),
  forbidden(
    'next-auth-in-web',
    'The session is read in one place.',
    {
      path: [shipped, '^[^/]+$'],
      pathNot: ['^lib/web/', '^app/api/auth/', '^components/account/sign-in-form', tests],
    },
    { path: npm('next-auth') },
  ),
  forbidden(
    'prisma-in-its-adapter',
    'The Prisma client is known to its adapter and to the queries.',
    {
      path: [shipped, '^[^/]+$'],
      pathNot: ['^lib/adapters/prisma/', '^lib/queries/', tests, '^prisma\\.config'],
    },
    { path: [npm('@prisma/[^/]+', 'prisma'), '^lib/adapters/prisma/generated/'] },
  ),
  forbidden(
    'aws-sdk-in-its-adapter',
    'AWS is known to its adapter and to the ground that imitates it.',
    { pathNot: '^(lib/adapters/aws|local|tests|bench)/' },
    { path: npm('@aws-sdk/[^/]+') },
  ),
  forbidden(
    'compose-called-by-doors',
    'The doors put the parts together, nobody else.',
    { path: shipped, pathNot: ['^lib/web/', '^workers/', tests] },
    { path: compose },
  ),
  forbidden(
    'root-doors-imports',
    'proxy and instrumentation are part of the web door.',
    { path: '^(proxy|instrumentation)[^/]*\\.ts$' },
    { path: '^(lib|components|workers|local|tests)/', pathNot: [web, contracts, compose] },
  ),
]

export default {
  forbidden: [...rows, ...typesOnly, ...acrossRooms],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: ['node_modules', '^lib/adapters/prisma/generated/'] },
    exclude: { path: ['^\\.next/', '^\\.data'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '.css'],
    },
  },
}
