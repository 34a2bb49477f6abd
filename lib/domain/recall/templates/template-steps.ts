import type { Language } from '../../identity/language.ts'
import type { StepProof } from '../recall.ts'

export type TemplateStep = { proof: StepProof; texts: Record<Language, string> }

const step = (proof: StepProof, en: string, es: string, fr: string): TemplateStep => ({
  proof,
  texts: { en, es, fr },
})

const REMOVE = step(
  'none',
  'Stop selling it now. Remove every pack from shelves, displays, coolers and the back room.',
  'Deje de venderlo ahora. Retire cada envase de estantes, expositores, neveras y trastienda.',
  'Arrêtez la vente maintenant. Retirez chaque paquet des rayons, présentoirs, frigos et de la réserve.',
)
const COMPARE = step(
  'none',
  'Compare the lot and the date on each pack. If you cannot read them, treat the pack as recalled.',
  'Compare el lote y la fecha de cada envase. Si no se leen, trate el envase como retirado.',
  'Comparez le lot et la date de chaque paquet. S’ils sont illisibles, traitez le paquet comme rappelé.',
)
const SET_ASIDE = step(
  'photo',
  'Set the packs aside in a closed box. Mark it “Recalled – do not sell”.',
  'Ponga los envases aparte en una caja cerrada. Marque «Retirado – no vender».',
  'Mettez les paquets à part dans un carton fermé. Marquez « Rappelé – ne pas vendre ».',
)
const COUNT = step(
  'count',
  'Count the packs of each lot and report the numbers, even if there are none.',
  'Cuente los envases de cada lote e informe las cantidades, también si no hay ninguno.',
  'Comptez les paquets de chaque lot et déclarez les quantités, même s’il n’y en a pas.',
)
const NOTICE = step(
  'photo',
  'Post the customer notice at the shelf and at the register.',
  'Coloque el aviso para clientes en el estante y en la caja.',
  'Affichez l’avis aux clients en rayon et à la caisse.',
)
const RETURNS = step(
  'none',
  'Take packs back from customers, refund them, and put them with the others. Never on the shelf.',
  'Acepte devoluciones, reembolse y guarde esos envases con los demás. Nunca en el estante.',
  'Reprenez les paquets des clients, remboursez-les et rangez-les avec les autres. Jamais en rayon.',
)
const SIGN = step(
  'signature',
  'Sign that the whole store was searched.',
  'Firme que se revisó toda la tienda.',
  'Signez que tout le magasin a été vérifié.',
)
const SEND_BACK = step(
  'count',
  'Count the packs and send them back with the next delivery.',
  'Cuente los envases y devuélvalos con la próxima entrega.',
  'Comptez les paquets et renvoyez-les avec la prochaine livraison.',
)
const PRACTISE = step(
  'photo',
  'Find the product and take a photo of the shelf. Leave it where it is: this is practice, stop nothing.',
  'Busque el producto y fotografíe el estante. Déjelo en su sitio: es una práctica.',
  'Trouvez le produit et photographiez le rayon. Laissez-le en place : c’est un exercice.',
)
const PRACTISE_COUNT = step(
  'count',
  'Count the packs of the lots named and report the numbers.',
  'Cuente los envases de los lotes indicados e informe las cantidades.',
  'Comptez les paquets des lots indiqués et déclarez les quantités.',
)
const SWITCH_OFF = step(
  'none',
  'Unplug display models and take them off the sales floor.',
  'Desenchufe los modelos expuestos y retírelos de la sala de ventas.',
  'Débranchez les modèles exposés et retirez-les de la surface de vente.',
)

/** What stores do, by the nature of the case. */
export const STEPS = {
  food: [REMOVE, COMPARE, SET_ASIDE, COUNT],
  foodToConsumer: [REMOVE, COMPARE, SET_ASIDE, COUNT, NOTICE, RETURNS, SIGN],
  withdrawal: [REMOVE, COMPARE, SEND_BACK],
  goods: [REMOVE, SWITCH_OFF, COMPARE, SET_ASIDE, COUNT, NOTICE, RETURNS],
  drill: [PRACTISE, PRACTISE_COUNT],
} as const satisfies Record<string, readonly TemplateStep[]>
