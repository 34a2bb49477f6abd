import {
  removeContactAction,
  rotateContactSecretAction,
  saveContactAction,
  setContactRulesAction,
  verifyContactAction,
} from './actions.ts'

/** What is done with a contact, wherever contacts are listed. */
export const CONTACT_ACTIONS = {
  save: saveContactAction,
  remove: removeContactAction,
  verify: verifyContactAction,
  rules: setContactRulesAction,
  secret: rotateContactSecretAction,
}
