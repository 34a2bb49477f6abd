'use server'

import { ProductForm, RemoveForm } from '#lib/contracts/forms/catalog.ts'
import { removeFromCatalog } from '#lib/use-cases/catalog/remove-from-catalog.ts'
import { saveProduct } from '#lib/use-cases/catalog/save-product.ts'
import { action } from '#lib/web/action.ts'

export const saveProductAction = action('save product', ProductForm, (ports, input, { actor }) =>
  saveProduct(ports)(actor, input),
)

export const removeProductAction = action('give up product', RemoveForm, (ports, input, { actor }) =>
  removeFromCatalog(ports)(actor, input),
)
