import { z } from 'zod'

import { GtinSchema, Lot, ProductRow, ShipmentRow, StockEventRow, StoreRow } from '../catalog.ts'
import {
  ContactSecretView,
  ProductItemView,
  ProductView,
  StoreItemView,
  StoreLotView,
  StoreView,
  TracedCodeView,
} from '../catalog-views.ts'
import { EmptyBody } from '../recall.ts'
import { listOf, TraceView, UpsertAnswer } from '../views.ts'
import { PageQuery, YesOrNo } from './request-parts.ts'

const part = z.string().trim().min(1).max(100).optional()
const OfStoreNumber = z.strictObject({ number: z.string().min(1).max(32) })

const StoreQuery = PageQuery.extend({
  search: part.describe('Part of the number, the name or the city'),
  district: part,
  state: part,
  banner: part,
  contacts: z
    .enum(['none', 'unverified'])
    .optional()
    .describe('none: no working contact. unverified: no contact was ever verified'),
  removed: YesOrNo.default(false),
})
const ProductQuery = PageQuery.extend({
  search: part.describe('Part of the name or the brand, digits of the GTIN, or a whole lot'),
  removed: YesOrNo.default(false),
})
const TraceQuery = PageQuery.extend({ gtin: GtinSchema, lot: Lot.optional() })
const CodeQuery = PageQuery.extend({
  code: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe(
      'As typed or scanned: GTIN, lot, GS1 element string (FNC1 as %1D or <GS>), the same in brackets, or Digital Link',
    ),
})

/** The calls about stores, products and what was shipped. */
export const CATALOG_OPERATIONS = {
  putStores: {
    method: 'PUT',
    path: '/stores',
    summary: 'Create or update up to 1,000 stores, by number',
    scope: 'catalog:write',
    rows: { schema: StoreRow, max: 1000 },
    answer: UpsertAnswer,
    status: 200,
  },
  listStores: {
    method: 'GET',
    path: '/stores',
    summary: 'List stores by number, with their count of working contacts',
    scope: 'recalls:read',
    query: StoreQuery,
    answer: listOf(StoreItemView),
    status: 200,
  },
  getStore: {
    method: 'GET',
    path: '/stores/{number}',
    summary: 'Get a store, its contacts and its latest recalls',
    scope: 'recalls:read',
    params: OfStoreNumber,
    answer: StoreView,
    status: 200,
    unknown: 'STORE_NOT_FOUND',
  },
  listStoreLots: {
    method: 'GET',
    path: '/stores/{number}/lots',
    summary: 'List the lots a store received, most recently shipped first',
    scope: 'recalls:read',
    params: OfStoreNumber,
    query: PageQuery,
    answer: listOf(StoreLotView),
    status: 200,
    unknown: 'STORE_NOT_FOUND',
  },
  rotateContactSecret: {
    method: 'POST',
    path: '/stores/{number}/contacts/{id}/secret',
    summary:
      'Create or rotate the signing secret of a webhook contact. It is shown only once; the previous one signs for another day',
    scope: 'catalog:write',
    params: OfStoreNumber.extend({ id: z.uuid() }),
    body: EmptyBody,
    answer: ContactSecretView,
    status: 200,
    unknown: 'CONTACT_NOT_FOUND',
    secret: true,
  },
  putProducts: {
    method: 'PUT',
    path: '/products',
    summary: 'Create or update up to 1,000 products, by GTIN',
    scope: 'catalog:write',
    rows: { schema: ProductRow, max: 1000 },
    answer: UpsertAnswer,
    status: 200,
  },
  listProducts: {
    method: 'GET',
    path: '/products',
    summary: 'List products by GTIN',
    scope: 'recalls:read',
    query: ProductQuery,
    answer: listOf(ProductItemView),
    status: 200,
  },
  getProduct: {
    method: 'GET',
    path: '/products/{gtin}',
    summary: 'Get a product and its recalls',
    scope: 'recalls:read',
    params: z.strictObject({ gtin: GtinSchema }),
    answer: ProductView,
    status: 200,
    unknown: 'PRODUCT_NOT_FOUND',
  },
  addShipments: {
    method: 'POST',
    path: '/shipments',
    summary: 'Add up to 5,000 shipments; known refs are ignored',
    scope: 'catalog:write',
    rows: { schema: ShipmentRow, max: 5000 },
    answer: UpsertAnswer,
    status: 200,
  },
  addStockEvents: {
    method: 'POST',
    path: '/stock-events',
    summary:
      'Report up to 5,000 sales, receipts, transfers and customer returns; recalled product after a store’s response reopens it',
    scope: 'stock:write',
    rows: { schema: StockEventRow, max: 5000 },
    answer: UpsertAnswer,
    status: 200,
  },
  trace: {
    method: 'GET',
    path: '/trace',
    summary: 'List the stores that received a product, or one lot of it, with quantities',
    scope: 'recalls:read',
    query: TraceQuery,
    answer: listOf(TraceView),
    status: 200,
  },
  traceCode: {
    method: 'GET',
    path: '/trace/code',
    summary: 'List the stores that received what a typed or scanned code names',
    scope: 'recalls:read',
    query: CodeQuery,
    answer: TracedCodeView,
    status: 200,
  },
} as const
