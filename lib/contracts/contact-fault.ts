import { CONTACT_FAULTS, type ContactFault } from '#lib/domain/catalog/contact-health.ts'

/** What the address asks for; anything else asks for all of them. */
export const faultIn = (text: string | null | undefined): ContactFault | undefined =>
  CONTACT_FAULTS.find((one) => one === text)
