import { expect, test } from 'vitest'

import { guessDateOrder, guessSettings } from './guess-settings.ts'
import { fieldsOf } from './fields.ts'
import { IMPORT_KINDS } from './catalog-import.ts'

const named = (kind: (typeof IMPORT_KINDS)[number], header: string[], ...rows: string[][]) => {
  const { settings, notes } = guessSettings(kind, [header, ...rows])
  const mapping = Object.entries(settings.mapping).map(([field, column]) => [header[column], field])
  return { columns: Object.fromEntries(mapping) as Record<string, string>, settings, notes }
}

test('columns are known by their names in the languages that exports come in', () => {
  expect(
    named('stores', [
      'Store #',
      'Store Name',
      'Time Zone',
      'District',
      'Address 1',
      'City',
      'ST',
      'Zip',
      'Email',
      'After hours phone',
    ]).columns,
  ).toEqual({
    'Store #': 'number',
    'Store Name': 'name',
    'Time Zone': 'timezone',
    District: 'region',
    'Address 1': 'line1',
    City: 'city',
    ST: 'state',
    Zip: 'postalCode',
    Email: 'on_duty_email',
    'After hours phone': 'after_hours_sms',
  })
  expect(
    named('stores', ['Número de tienda', 'Nombre', 'Zona horaria', 'Correo electrónico', 'Código postal'])
      .columns,
  ).toEqual({
    'Número de tienda': 'number',
    Nombre: 'name',
    'Zona horaria': 'timezone',
    'Correo electrónico': 'on_duty_email',
    'Código postal': 'postalCode',
  })
  expect(named('products', ['Code-barres', 'Libellé', 'Marque', 'Rayon', 'Fournisseur']).columns).toEqual({
    'Code-barres': 'gtin',
    Libellé: 'name',
    Marque: 'brand',
    Rayon: 'category',
    Fournisseur: 'supplier',
  })
  expect(
    named('shipments', ['Lieferschein Nr', 'Filiale', 'EAN', 'Charge', 'MHD', 'Menge', 'Lieferdatum'])
      .columns,
  ).toEqual({
    'Lieferschein Nr': 'ref',
    Filiale: 'storeNumber',
    EAN: 'gtin',
    Charge: 'lot',
    MHD: 'expiresOn',
    Menge: 'quantity',
    Lieferdatum: 'shippedAt',
  })
})

test('the names that our own fields have are always understood', () => {
  for (const kind of IMPORT_KINDS) {
    const names = fieldsOf(kind).map(({ name }) => name)
    expect(named(kind, names).columns).toEqual(Object.fromEntries(names.map((name) => [name, name])))
  }
})

test('where names say nothing, what stands there does', () => {
  expect(
    named('products', ['A', 'Text'], ['614141000012', 'Jam'], ['00614141000029', 'Honey']).columns,
  ).toMatchObject({ A: 'gtin' })
  expect(
    named('stores', ['Id', 'Where'], ['1', 'America/Chicago'], ['2', 'America/New_York']).columns,
  ).toMatchObject({ Where: 'timezone' })
})

test('a first row of data is no header, and that is said', () => {
  const { settings, notes } = guessSettings('products', [
    ['614141000012', 'Jam'],
    ['614141000029', 'Honey'],
  ])
  expect(settings).toMatchObject({ header: false, mapping: { gtin: 0 } })
  expect(notes.map(({ code }) => code)).toEqual(['no_header'])
})

test('a name that stands twice is told, and the first is taken', () => {
  const { settings, notes } = named('products', ['GTIN', 'Name', 'name'], ['1', 'a', 'b'])
  expect(settings.mapping['name']).toBe(1)
  expect(notes.map(({ code }) => code)).toEqual(['duplicate_header'])
})

test('the order of dates is taken from those that have one meaning only', () => {
  expect(guessDateOrder(['03/04/2027', '31/03/2027'])).toEqual({ order: 'dmy', sure: true })
  expect(guessDateOrder(['03/04/2027', '03/31/2027'])).toEqual({ order: 'mdy', sure: true })
  expect(guessDateOrder(['03/04/2027'])).toEqual({ order: 'mdy', sure: false })
  expect(guessDateOrder(['2027-03-04'])).toEqual({ order: 'ymd', sure: true })
})
