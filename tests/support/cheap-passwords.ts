import { argon2Passwords } from '#lib/adapters/system/argon2-passwords.ts'

/** Real hashes, as cheap as they get: nobody guesses here, and five people sign in before a recall is issued. */
export const cheapPasswords = () => argon2Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 })
