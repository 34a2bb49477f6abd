// Lint rules of our own, loaded by oxlint as a plugin (see .oxlintrc.json).

type Node = {
  type: string
  name?: string
  value?: unknown
  computed?: boolean
  object?: Node
  property?: Node
}
type Call = Node & { callee: Node; arguments: Node[] }
type Specifiers = Node & { source: Node; specifiers: { type: string; imported?: Node }[] }
type Context = { report: (fault: { node: Node; message: string }) => void }

const AMBIENT_MEMBERS = new Map([
  ['now', ['Date', 'performance', 'Now']],
  ['random', ['Math']],
])
const AMBIENT_ANYWHERE = ['randomUUID', 'getRandomValues', 'randomBytes', 'randomInt']

const message = (what: string) =>
  `${what}: time, randomness and ids are arguments here; take them from the clock and ids ports.`

const nameOf = (node: Node | undefined): string | undefined => {
  if (node?.type === 'Identifier') return node.name
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'MemberExpression' ? nameOf(node.property) : undefined
}

const isAmbientMember = (node: Node): boolean => {
  const property = nameOf(node.property) ?? ''
  if (AMBIENT_ANYWHERE.includes(property)) return true
  if (node.object?.type === 'MemberExpression' && nameOf(node.object) === 'Now') return true // Temporal.Now.instant
  return AMBIENT_MEMBERS.get(property)?.includes(nameOf(node.object) ?? '') ?? false
}

/** The clock, chance and fresh ids reach the domain and the use cases as arguments, never from the surroundings. */
const noAmbientTimeOrChance = {
  create: (context: Context) => ({
    NewExpression(node: Call) {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0)
        context.report({ node, message: message('new Date()') })
    },
    CallExpression(node: Call) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date')
        context.report({ node, message: message('Date()') })
    },
    MemberExpression(node: Node) {
      if (isAmbientMember(node))
        context.report({ node, message: message(`${nameOf(node.object) ?? '…'}.${nameOf(node.property)}`) })
    },
    ImportDeclaration(node: Specifiers) {
      if (node.source.value === 'uuid') context.report({ node, message: message('uuid') })
      for (const { imported } of node.specifiers)
        if (AMBIENT_ANYWHERE.includes(nameOf(imported) ?? ''))
          context.report({ node, message: message(`import of ${nameOf(imported)}`) })
    },
  }),
}

export default {
  meta: { name: 'clearshelf' },
  rules: { 'no-ambient-time-or-chance': noAmbientTimeOrChance },
}
