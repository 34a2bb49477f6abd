import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { DELIVERY_PROMISE, DELIVERY_TRANSITIONS } from '#lib/domain/delivery/lifecycle.ts'
import { NOTICE_PROMISE, NOTICE_TRANSITIONS } from '#lib/domain/notice/lifecycle.ts'
import { RECALL_VERBS, STATUS_PROMISE, TRANSITIONS } from '#lib/domain/recall/lifecycle.ts'

// `node scripts/generate-docs.ts [--check]`: writes docs/lifecycle.md from the tables that are the law.

const target = join(import.meta.dirname, '../docs/lifecycle.md')

const promises = (of: Record<string, string>): string =>
  Object.entries(of)
    .map(([state, promise]) => `| \`${state}\` | ${promise} |`)
    .join('\n')

const edges = RECALL_VERBS.flatMap((verb) =>
  TRANSITIONS[verb].from.map((from) => `  ${from} --> ${TRANSITIONS[verb].to}: ${verb}`),
)

const commands = RECALL_VERBS.map(
  (verb) =>
    `| \`${verb}\` | ${TRANSITIONS[verb].from.map((from) => `\`${from}\``).join(', ')} | \`${TRANSITIONS[verb].to}\` |`,
)

const named = (states: readonly string[]): string => states.map((state) => `\`${state}\``).join(', ')

const moves = (of: Record<string, { from: readonly string[]; to: string | readonly string[] }>): string =>
  Object.entries(of)
    .map(([verb, { from, to }]) => `| \`${verb}\` | ${named(from)} | ${named([to].flat())} |`)
    .join('\n')

const text = `# Lifecycle

<!-- Written by scripts/generate-docs.ts from the tables in lib/domain. Change those, then run \`npm run docs\`. -->

## Recall

\`\`\`mermaid
stateDiagram-v2
  [*] --> draft
${edges.join('\n')}
  closed --> [*]
  cancelled --> [*]
\`\`\`

What each status promises:

| status | promise |
| --- | --- |
${promises(STATUS_PROMISE)}

What may be done when. Everything else answers \`ILLEGAL_TRANSITION\`.

| command | from | to |
| --- | --- | --- |
${commands.join('\n')}

A high-priority recall must be approved by someone other than its author. \`send_back\`, \`cancel\` and \`reopen\` want a reason.
\`extend_scope\` and \`retract_scope\` make a new version.

## Notice: one store's part in one recall

| state | promise |
| --- | --- |
${promises(NOTICE_PROMISE)}

What moves it. A wider scope, or stock that moved, opens it again from any state.

| command | from | to |
| --- | --- | --- |
${moves(NOTICE_TRANSITIONS)}

A report that was sent by accident can be taken back for 10 minutes; the answer is kept, marked, and counts nowhere.
Overdue is not a state: it is a notice whose running clock is out. Not acknowledged, or acknowledged and not reported.

## Delivery: one message to one contact

| state | promise |
| --- | --- |
${promises(DELIVERY_PROMISE)}

What moves it. What was claimed is only written by the worker that holds its lease, or doubted once the lease has run out.

| move | from | to |
| --- | --- | --- |
${moves(DELIVERY_TRANSITIONS)}
`

const formatted = execFileSync(
  process.execPath,
  [join(import.meta.dirname, '../node_modules/oxfmt/bin/oxfmt'), '--stdin-filepath', 'lifecycle.md'],
  { input: text, encoding: 'utf8' },
)

if (!process.argv.includes('--check')) writeFileSync(target, formatted)
else if (readFileSync(target, 'utf8') !== formatted) {
  console.error('docs/lifecycle.md does not say what the tables say. Run: npm run docs')
  process.exit(1)
}
