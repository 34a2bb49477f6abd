/** District, banner, state and country: one of each kind, and names that a pattern would misread. */
export const PLACES = [
  ['North', 'Fresh', 'TX', 'US'],
  ['South', 'Fresh', 'CA', 'US'],
  ['South', null, 'CA', 'US'],
  [null, 'Express', 'ON', 'CA'],
  ['East%_', 'Express', null, 'US'],
] as const
