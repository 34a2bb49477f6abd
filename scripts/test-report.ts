// What the two runners' JSON reports say, in one form.

export type Tally = { passed: number; skipped: number; failures: string[]; files: TimedFile[] }

/** How long the tests of a file ran, and to which kind of test it belongs. */
export type TimedFile = { group: string; path: string; ms: number }

type VitestReport = {
  testResults: {
    name: string
    status: string
    message: string
    startTime: number
    endTime: number
    assertionResults: { fullName: string; status: string }[]
  }[]
}

type PlaywrightSuite = {
  title: string
  file: string
  suites?: PlaywrightSuite[]
  specs: {
    title: string
    line: number
    tests: { projectName: string; status: string; results: { duration: number }[] }[]
  }[]
}

type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] }

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''

/** A file that fails outside its tests (it does not load, its teardown throws) counts as one failure. */
export const vitestTally = ({ testResults }: VitestReport, root: string): Tally => {
  const tally: Tally = { passed: 0, skipped: 0, failures: [], files: [] }
  for (const file of testResults) {
    const path = file.name.replace(`${root}/`, '')
    tally.files.push({ group: groupOf(path), path, ms: file.endTime - file.startTime })
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    const passed = file.assertionResults.filter(({ status }) => status === 'passed')
    tally.passed += passed.length
    tally.skipped += file.assertionResults.length - failed.length - passed.length
    tally.failures.push(...failed.map(({ fullName }) => `${path} › ${fullName}`))
    if (file.status === 'failed' && failed.length === 0)
      tally.failures.push(`${path}: ${firstLine(file.message)}`)
  }
  return tally
}

// Tests that lie beside what they test are one kind.
const groupOf = (path: string): string => /^tests\/[^/]+/.exec(path)?.[0] ?? 'beside the code'

/** What Playwright calls flaky (red, then green) is a failure here. */
export const playwrightTally = ({ suites, errors }: PlaywrightReport): Tally => {
  const tally: Tally = { passed: 0, skipped: 0, failures: [], files: [] }
  const times = new Map<string, TimedFile>()
  const visit = (suite: PlaywrightSuite, titles: string[]) => {
    for (const spec of suite.specs)
      for (const { projectName, status, results } of spec.tests) {
        const timed = { group: `browser: ${projectName}`, path: suite.file, ms: 0 }
        const known = times.get(`${projectName} ${suite.file}`) ?? timed
        times.set(`${projectName} ${suite.file}`, known)
        known.ms += results.reduce((sum, { duration }) => sum + duration, 0)
        if (status === 'expected') tally.passed += 1
        else if (status === 'skipped') tally.skipped += 1
        else
          tally.failures.push(
            [`[${projectName}] ${suite.file}:${spec.line}`, ...titles, spec.title].join(' › '),
          )
      }
    for (const inner of suite.suites ?? []) visit(inner, [...titles, inner.title])
  }
  for (const suite of suites) visit(suite, [])
  tally.failures.push(
    ...errors.map(({ message }) => `browser: ${firstLine(message ?? 'an error without a message')}`),
  )
  tally.files.push(...times.values())
  return tally
}

const SLOWEST = 10

/** Where the time goes, so that growth is seen when it happens: each kind of test, and the slowest files. */
export const timeLines = (files: readonly TimedFile[]): string[] => {
  const groups = new Map<string, number>()
  for (const { group, ms } of files) groups.set(group, (groups.get(group) ?? 0) + ms)
  const minutes = (ms: number) => `${(ms / 60_000).toFixed(1).padStart(6)} min`
  const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)
  return [
    'Time, summed over what ran side by side:',
    ...[...groups].toSorted((a, b) => b[1] - a[1]).map(([group, ms]) => `${minutes(ms)}  ${group}`),
    'Slowest files:',
    ...slowest.map(({ path, ms }) => `${minutes(ms)}  ${path}`),
  ]
}
