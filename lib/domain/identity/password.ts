import { COMMON_PASSWORDS } from './common-passwords.ts'

export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'like_email'

const MIN = 12
const MAX = 200

/** Length, not composition: twelve characters or more, none of those that everybody tries first. */
export const judgePassword = (password: string, email: string): PasswordFault | null => {
  if ([...password].length < MIN) return 'too_short'
  if (password.length > MAX) return 'too_long'
  const plain = password.toLowerCase()
  if (COMMON_PASSWORDS.some((common) => isMadeOf(plain, common))) return 'common'
  const [name = ''] = email.toLowerCase().split('@')
  if (name.length >= 4 && plain.replaceAll(name, '').length < 6) return 'like_email'
  return null
}

// "passwordpassword" and "password1234" are as common as what they are made of.
const isMadeOf = (plain: string, common: string): boolean =>
  plain.replaceAll(common, '').replaceAll(/[\d!._-]/g, '').length === 0
