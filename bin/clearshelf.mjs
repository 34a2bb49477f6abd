#!/usr/bin/env node
// The command line. Runs on whatever Node the machine has: the Node of the project, which `npm install` brings, does the work.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const own = join(dirname(here), 'node_modules/.bin/node')
const node = existsSync(own) ? own : process.execPath
const { status } = spawnSync(node, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
