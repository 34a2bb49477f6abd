import { expect, test } from 'vitest'
import { nameFaults } from '../../scripts/checks/file-names.ts'

const plants = [
  'lib/domain/utils.ts',
  'lib/domain/recall/date-helpers.ts',
  'components/common/button.tsx',
  'lib/domain/shared/lot.ts',
  'components/ui/index.ts',
  'lib/log.ts',
  'lib/services/recall.ts',
]

test.each(plants)('%s is red', (path) => {
  expect(nameFaults([path])).toEqual([expect.stringContaining(path)])
})

test('names that say what is inside are green', () => {
  const paths = [
    'lib/compose.ts',
    'lib/domain/identity/common-passwords.ts',
    'lib/use-cases/recall/issue-recall.ts',
    'app/(store)/inbox/page.tsx',
    'docs/index.md',
  ]
  expect(nameFaults(paths)).toEqual([])
})
