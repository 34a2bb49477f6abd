export type PinFault = 'shape' | 'obvious'

export const PIN_LENGTH = 6

/** Six digits, none of those that somebody who watches over a shoulder, or knows a birthday, would try first. */
export const judgePin = (pin: string): PinFault | null => {
  if (!/^\d{6}$/.test(pin)) return 'shape'
  return isRun(pin) || isRepeated(pin) || hasYear(pin) || KNOWN.has(pin) ? 'obvious' : null
}

// 123456, 654321, 890123: each digit is the one before and a step, going round at ten; a step of none is all alike.
const isRun = (pin: string): boolean => {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10)
  return steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0)
}

// 121212, 123123, 112233, 111222.
const isRepeated = (pin: string): boolean =>
  /^(\d\d)\1\1$|^(\d{3})\2$|^(\d)\3(\d)\4(\d)\5$|^(\d)\6\6(\d)\7\7$/.test(pin)

// 199012, 121990, 202611: a year with a month, a day, or its own end.
const hasYear = (pin: string): boolean => /^(19[3-9]|20[0-3])\d/.test(pin) || /(19[3-9]|20[0-3])\d$/.test(pin)

// Lines on the keypad.
const KNOWN = new Set([
  '147258',
  '258369',
  '159753',
  '159357',
  '357159',
  '147369',
  '123654',
  '456123',
  '147852',
  '102030',
  '123321',
])
