/** Whether this run proves, as `npm run prove` does for the night and before a release, or tells a wrong change from a right one. */
export const PROVING = process.env['PROVE'] === 'whole'

/** A fixed, small part in `npm test`; all of it in `npm run prove`. */
export const proved = <T>(inTest: T, whole: T): T => (PROVING ? whole : inTest)
