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
  return isMostly(plain, email.toLowerCase()) ? 'like_email' : null
}

// The whole address is as easy to guess as its first part.
const isMostly = (plain: string, email: string): boolean => {
  const [name = ''] = email.split('@')
  const rest = plain.replaceAll(email, '')
  return (name.length >= 4 ? rest.replaceAll(name, '') : rest).length < 6
}

// "passwordpassword" and "password1234" are as common as what they are made of.
const isMadeOf = (plain: string, common: string): boolean =>
  plain.replaceAll(common, '').replaceAll(/[\d!._-]/g, '').length === 0
