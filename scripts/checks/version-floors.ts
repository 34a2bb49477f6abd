import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from './check.ts'

// Below each of these versions there is a known hole.
const FLOORS = { next: '16.4.5', sharp: '0.35.5', 'next-auth': '4.24.15', zod: '4.6.7' }

export type Lock = { packages: Record<string, { version?: string; link?: boolean }> }

/** True where `version` comes before `floor`; a pre-release comes before its release. */
const isBelow = (version: string, floor: string): boolean => {
  const [release = '', ...pre] = version.replace(/\+.*/, '').split('-')
  const numbers = release.split('.').map(Number)
  const difference = floor
    .split('.')
    .map((part, place) => (numbers[place] ?? 0) - Number(part))
    .find((distance) => distance !== 0)
  return difference === undefined ? pre.length > 0 : !(difference > 0)
}

/** Every copy in the lock file that lies below its floor, and every floor without a copy to judge. */
export const floorFaults = (lock: Lock): string[] =>
  Object.entries(FLOORS).flatMap(([name, floor]) => {
    const copies = Object.entries(lock.packages).filter(
      ([path, { link }]) => !link && path.endsWith(`node_modules/${name}`),
    )
    if (copies.length === 0) return [`${name} is not in package-lock.json; its floor is ${floor}.`]
    return copies
      .filter(([, { version = '0' }]) => isBelow(version, floor))
      .map(([path, { version }]) => `${path} is ${version}; the floor is ${floor}.`)
  })

/** No copy of a package with a known hole, at any depth of the lock file. */
export const versionFloors: Check = {
  name: 'floors',
  run: async (root) =>
    floorFaults(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock),
}
