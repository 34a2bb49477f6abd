'use server'

import {
  AssignForm,
  ContactForm,
  ContactSecretForm,
  DistrictForm,
  HoursForm,
  NamedContactForm,
  NewStoreForm,
  RemoveForm,
  StoreForm,
} from '#lib/contracts/forms/catalog.ts'
import { UnpairForm } from '#lib/contracts/forms/device.ts'
import { ContactRulesForm } from '#lib/contracts/forms/delivery.ts'
import { rotateContactSecret } from '#lib/use-cases/catalog/rotate-contact-secret.ts'
import { setContactRules } from '#lib/use-cases/catalog/set-contact-rules.ts'
import { assignStores, saveDistrict } from '#lib/use-cases/catalog/change-districts.ts'
import { removeContact, saveContact, verifyContact } from '#lib/use-cases/catalog/change-contacts.ts'
import { enableContact, testContact } from '#lib/use-cases/catalog/test-contact.ts'
import { removeFromCatalog } from '#lib/use-cases/catalog/remove-from-catalog.ts'
import { addStore, saveOpeningHours, saveStore } from '#lib/use-cases/catalog/save-store.ts'
import { unpairDevice } from '#lib/use-cases/device/unpair-device.ts'
import { action } from '#lib/web/action.ts'

export const addStoreAction = action('add store', NewStoreForm, (ports, input, { actor }) =>
  addStore(ports)(actor, input),
)

export const saveStoreAction = action('save store', StoreForm, (ports, input, { actor }) =>
  saveStore(ports)(actor, input),
)

export const saveHoursAction = action('save opening hours', HoursForm, (ports, input, { actor }) =>
  saveOpeningHours(ports)(actor, input),
)

export const saveContactAction = action('save contact', ContactForm, (ports, input, { actor }) =>
  saveContact(ports)(actor, input),
)

export const removeContactAction = action('remove contact', NamedContactForm, (ports, input, { actor }) =>
  removeContact(ports)(actor, input),
)

export const verifyContactAction = action('verify contact', NamedContactForm, (ports, input, { actor }) =>
  verifyContact(ports)(actor, input),
)

export const setContactRulesAction = action(
  'set contact rules',
  ContactRulesForm,
  (ports, input, { actor }) => setContactRules(ports)(actor, input),
)

export const rotateContactSecretAction = action(
  'rotate contact secret',
  ContactSecretForm,
  (ports, input, { actor }) => rotateContactSecret(ports)(actor, input),
)

export const testContactAction = action('test contact', NamedContactForm, (ports, input, { actor }) =>
  testContact(ports)(actor, input),
)

export const enableContactAction = action('enable contact', NamedContactForm, (ports, input, { actor }) =>
  enableContact(ports)(actor, input),
)

export const removeAction = action('give up', RemoveForm, (ports, input, { actor }) =>
  removeFromCatalog(ports)(actor, input),
)

export const saveDistrictAction = action('save district', DistrictForm, (ports, input, { actor }) =>
  saveDistrict(ports)(actor, input),
)

export const assignStoresAction = action('assign stores', AssignForm, (ports, input, { actor }) =>
  assignStores(ports)(actor, input),
)

export const unpairAction = action('unpair device', UnpairForm, (ports, { deviceId }, { actor }) =>
  unpairDevice(ports)(actor, deviceId),
)
