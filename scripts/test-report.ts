// What the two runners' JSON reports say, in one form.

export type Tally = { passed: number; skipped: number; failures: string[] }

type VitestReport = {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

type PlaywrightSuite = {
  title: string
  file: string
  suites?: PlaywrightSuite[]
  specs: { title: string; line: number; tests: { projectName: string; status: string }[] }[]
}

type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] }

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''

/** A file that fails outside its tests (it does not load, its teardown throws) counts as one failure. */
export const vitestTally = ({ testResults }: VitestReport, root: string): Tally => {
  const tally: Tally = { passed: 0, skipped: 0, failures: [] }
  for (const file of testResults) {
    const path = file.name.replace(`${root}/`, '')
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

/** What Playwright calls flaky (red, then green) is a failure here. */
export const playwrightTally = ({ suites, errors }: PlaywrightReport): Tally => {
  const tally: Tally = { passed: 0, skipped: 0, failures: [] }
  const visit = (suite: PlaywrightSuite, titles: string[]) => {
    for (const spec of suite.specs)
      for (const { projectName, status } of spec.tests) {
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
  return tally
}
