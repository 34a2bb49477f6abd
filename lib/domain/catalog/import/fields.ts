import { CHANNEL_NAMES, CHANNELS, type Channel } from '../../channel/channel.ts'
import type { ImportKind } from './catalog-import.ts'

export type ImportField = {
  name: string
  label: string
  /** `key`: names the thing; without it nothing can be read. `new`: what is new must have it. */
  need: 'key' | 'new' | 'may'
  /** Names of columns as exports have them, in the languages they come in; compared without case, accents and spaces. */
  headers: string[]
}

const field = (name: string, label: string, need: ImportField['need'], headers: string): ImportField => ({
  name,
  label,
  need,
  headers: headers.split(',').map((one) => one.trim()),
})

const CONTACT_KINDS = {
  on_duty: ['On duty', ',store,shop,manager,contact,on duty,onduty,tienda,sucursal,magasin,filiale,markt'],
  after_hours: [
    'After hours',
    'after hours,afterhours,night,emergency,fuera de horario,urgencia,astreinte,notfall',
  ],
  escalation: ['Escalation', 'escalation,district,regional,area manager,escalado,escalade,eskalation'],
} as const

export type ContactKind = keyof typeof CONTACT_KINDS
const CONTACT_FIELD = new RegExp(`^(${Object.keys(CONTACT_KINDS).join('|')})_(${CHANNEL_NAMES.join('|')})$`)

/** `on_duty_email` → which contacts of a store this column holds; null for other fields. */
export const contactOf = (name: string): { kind: ContactKind; channel: Channel } | null => {
  const [, kind, channel] = CONTACT_FIELD.exec(name) ?? []
  return kind && channel ? { kind: kind as ContactKind, channel: channel as Channel } : null
}

const contactFields = Object.entries(CONTACT_KINDS).flatMap(([kind, [kindLabel, kindNames]]) =>
  Object.entries(CHANNELS).map(([channel, { word, columns }]) => {
    const names = kindNames
      .split(',')
      .flatMap((who) =>
        columns.split(',').flatMap((what) => (who === '' ? [what] : [`${who} ${what}`, `${what} ${who}`])),
      )
    return field(
      `${kind}_${channel}`,
      `${kindLabel}, ${word}`,
      'may',
      [`${kind}_${channel}`, ...names].join(','),
    )
  }),
)

const WEEKDAYS = [
  ['Monday', 'mon,lunes,lundi,montag'],
  ['Tuesday', 'tue,tues,martes,mardi,dienstag'],
  ['Wednesday', 'wed,miercoles,mercredi,mittwoch'],
  ['Thursday', 'thu,thurs,jueves,jeudi,donnerstag'],
  ['Friday', 'fri,viernes,vendredi,freitag'],
  ['Saturday', 'sat,sabado,samedi,samstag'],
  ['Sunday', 'sun,domingo,dimanche,sonntag'],
] as const

/** `hours_3` → 3, Wednesday; null for other fields. */
export const weekdayOf = (name: string): number | null => {
  const [, day] = /^hours_([1-7])$/.exec(name) ?? []
  return day ? Number(day) : null
}

const dayFields = WEEKDAYS.map(([name, others], i) => {
  const names = [name, ...others.split(',')].flatMap((day) => [day, `${day} hours`, `hours ${day}`])
  return field(`hours_${i + 1}`, `Hours on ${name}`, 'may', names.join(','))
})

const STORE_NUMBER =
  'store number,store no,store nr,store #,store,store id,storenumber,site,site number,location,location id,location number,shop number,branch,branch number,unit,number,no,nr,' +
  'numero de tienda,tienda,num tienda,sucursal,codigo de tienda,numero,' +
  'numero de magasin,magasin,numero magasin,code magasin,point de vente,' +
  'filiale,filialnummer,filial nr,marktnummer,markt,standort,kostenstelle'
const GTIN =
  'gtin,gtin14,gtin-14,gtin13,gtin12,upc,upc code,upc-a,ean,ean13,ean code,barcode,bar code,item barcode,trade item,article number,' +
  'codigo de barras,codigo ean,code barre,code-barres,gencod,code ean,strichcode,ean-nummer'

const FIELDS: Record<ImportKind, ImportField[]> = {
  stores: [
    field('number', 'Store number', 'key', STORE_NUMBER),
    field(
      'name',
      'Name',
      'new',
      'name,store name,storename,site name,location name,description,nombre,nombre de tienda,nombre tienda,nom,nom du magasin,enseigne locale,bezeichnung,filialname,marktname',
    ),
    field(
      'timezone',
      'Time zone',
      'new',
      'timezone,time zone,tz,iana,iana timezone,zona horaria,huso horario,fuseau horaire,fuseau,zeitzone',
    ),
    field(
      'region',
      'District',
      'may',
      'district,region,area,district name,region name,territory,division,zone,distrito,zona,secteur,bezirk,gebiet',
    ),
    field(
      'regionParent',
      'Parent district',
      'may',
      'parent district,district above,parent region,region parent,district parent,parent area,division above,distrito superior,zona superior,secteur parent,oberbezirk',
    ),
    field(
      'openingHours',
      'Opening hours',
      'may',
      'opening hours,hours,store hours,business hours,open hours,trading hours,horario,horas de apertura,horaires,heures d ouverture,offnungszeiten',
    ),
    ...dayFields,
    field(
      'banner',
      'Banner',
      'may',
      'banner,brand,chain,format,fascia,cadena,ensena,enseigne,vertriebslinie,kette',
    ),
    field('gln', 'GLN', 'may', 'gln,global location number,ils,iln'),
    field(
      'line1',
      'Street',
      'may',
      'address,street,address 1,address1,address line 1,line1,street address,direccion,calle,adresse,rue,strasse,anschrift',
    ),
    field('city', 'City', 'may', 'city,town,ciudad,municipio,poblacion,ville,commune,ort,stadt'),
    field(
      'state',
      'State',
      'may',
      'state,province,county,state/province,st,estado,provincia,departement,bundesland,land',
    ),
    field(
      'postalCode',
      'Postal code',
      'may',
      'zip,zip code,zipcode,postal code,postcode,postalcode,codigo postal,cp,code postal,plz,postleitzahl',
    ),
    field('country', 'Country', 'may', 'country,country code,pais,pays,staat'),
    field('language', 'Contact language', 'may', 'language,lang,locale,idioma,langue,sprache'),
    ...contactFields,
  ],
  products: [
    field('gtin', 'GTIN', 'key', GTIN),
    field(
      'name',
      'Name',
      'new',
      'name,product,product name,item,item name,item description,description,title,nombre,producto,descripcion,articulo,nom,produit,libelle,designation,bezeichnung,artikel,artikelname,produkt',
    ),
    field('brand', 'Brand', 'may', 'brand,brand name,label,marca,marque,marke'),
    field(
      'category',
      'Category',
      'may',
      'category,department,dept,class,group,categoria,departamento,familia,categorie,rayon,famille,kategorie,warengruppe',
    ),
    field(
      'supplier',
      'Supplier',
      'may',
      'supplier,vendor,vendor name,supplier name,manufacturer,proveedor,fabricante,fournisseur,fabricant,lieferant,hersteller',
    ),
  ],
  shipments: [
    field(
      'ref',
      'Reference',
      'key',
      'ref,reference,shipment,shipment id,shipment ref,shipment number,delivery,delivery id,delivery number,delivery note,asn,line id,document,document number,id,referencia,albaran,remito,bon de livraison,numero de livraison,lieferschein,lieferschein nr,belegnummer',
    ),
    field(
      'storeNumber',
      'Store number',
      'new',
      `${STORE_NUMBER},ship to,shipto,ship-to,destination,deliver to,customer,consignee,destino,destinataire,empfanger`,
    ),
    field('gtin', 'GTIN', 'new', `${GTIN},item,product,sku`),
    field(
      'lot',
      'Lot',
      'may',
      'lot,lot number,lot no,lot code,batch,batch number,batch no,lote,numero de lote,numero de lot,charge,chargennummer,los',
    ),
    field(
      'expiresOn',
      'Best by or expiry',
      'may',
      'expires on,expires,expiry,expiry date,expiration,expiration date,best before,best by,use by,bbd,bbe,sell by,caducidad,fecha de caducidad,vencimiento,dlc,ddm,dluo,date de peremption,mhd,haltbar bis,verfall,verfallsdatum',
    ),
    field(
      'quantity',
      'Quantity',
      'new',
      'quantity,qty,units,cases,pieces,quantity shipped,qty shipped,cantidad,unidades,quantite,qte,menge,anzahl,stuck',
    ),
    field(
      'shippedAt',
      'Shipped at',
      'new',
      'shipped at,shipped,ship date,shipping date,shipment date,delivery date,delivered,date,despatched,fecha,fecha de envio,fecha de entrega,date expedition,date d expedition,date de livraison,lieferdatum,versanddatum,datum',
    ),
  ],
}

export const fieldsOf = (kind: ImportKind): readonly ImportField[] => FIELDS[kind]
