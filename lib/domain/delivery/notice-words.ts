import type { Language } from '../identity/language.ts'

/** The frame of a mail to a store, in the languages of the stores. */
export const NOTICE_WORDS = {
  en: {
    lotUnknownNote:
      'Our records don’t say for certain which lots your store received. Hold every pack of these products, and sell none, until you have read its lot.',
    dateUnknownNote:
      'We have no record of which dates your store received. Hold every pack of these products, and sell none, until you have read its date.',
    openedNotes: {
      late_shipment:
        'More of this product was shipped to your store. Your earlier answer doesn’t cover it: look again.',
      sale: 'Some of this product was sold at your register after you answered. Packs are still on sale: look again, now.',
      receipt:
        'A delivery of this product arrived at your store after you answered. Your earlier answer doesn’t cover it: look again.',
      transfer_in:
        'Packs of this product came in from another store after you answered. Your earlier answer doesn’t cover them: look again.',
      customer_return:
        'A customer returned some of this product after you answered. Set it aside, not on the shelf, and look again.',
    },
    reminder: 'REMINDER',
    reminderNote: 'Your store hasn’t acknowledged this yet.',
    escalation: 'NO ANSWER',
    escalationNote: 'This store hasn’t acknowledged. Call it or go there; you’re its escalation contact.',
    reportReminderNote:
      'Your store acknowledged this, but hasn’t reported what it found. Acknowledged is not removed.',
    reportEscalation: 'NO REPORT',
    reportEscalationNote:
      'This store acknowledged, but hasn’t reported what it removed. Call it or go there; you’re its escalation contact.',
    update: 'UPDATED',
    updateNote:
      'The recall has changed. Open the task: it says whether you must acknowledge and report again.',
    changed: 'What changed',
    added: 'Now also affected',
    now: 'Affected now',
    removed: 'No longer affected',
    standDown: 'NO LONGER AFFECTED',
    standDownNote:
      'The recall was narrowed: nothing your store received is part of it anymore. What you set aside may go back on sale when your manager agrees.',
    standDownSays: 'There’s nothing else to do.',
    openOnly: 'Open',
    urgent: 'URGENT',
    recall: 'Product recall',
    withdrawal: 'Product withdrawal',
    safety_alert: 'Safety alert',
    drill: 'DRILL',
    drillNote: 'This is a drill. No product is affected.',
    repeat: 'You may have received this message before.',
    stop: 'Do not sell or serve this product. Remove it now.',
    hazard: 'Hazard',
    products: 'Products',
    allLots: 'All lots',
    lots: 'Lots',
    dates: 'Best by',
    where: 'Where to look',
    heed: 'Read this and acknowledge it.',
    moreInTask: 'and # more (full list in the task)',
    moreLots: 'and possibly others: hold anything you can’t rule out',
    todo: 'What to do',
    due: 'Acknowledge by',
    reportBy: 'Remove and report by',
    openReport: 'Open and report',
    open: 'Open and acknowledge',
    store: 'Store',
    why: 'You got this message because you’re a recall contact for this store. You can’t unsubscribe from safety messages.',
  },
  es: {
    lotUnknownNote:
      'No sabemos con certeza qué lotes recibió su tienda. Aparte todos los envases de estos productos y no venda ninguno hasta haber leído su lote.',
    dateUnknownNote:
      'No sabemos qué fechas recibió su tienda. Aparte todos los envases de estos productos y no venda ninguno hasta haber leído su fecha.',
    openedNotes: {
      late_shipment:
        'Se envió más de este producto a su tienda. Su respuesta anterior no lo incluye: vuelva a buscar.',
      sale: 'Se vendió este producto en su caja después de su respuesta. Todavía hay envases a la venta: vuelva a buscar ahora.',
      receipt:
        'Llegó a su tienda una entrega de este producto después de su respuesta. Su respuesta anterior no la incluye: vuelva a buscar.',
      transfer_in:
        'Llegaron envases de este producto de otra tienda después de su respuesta. Su respuesta anterior no los incluye: vuelva a buscar.',
      customer_return:
        'Un cliente devolvió este producto después de su respuesta. Apártelo, no lo ponga en el estante, y vuelva a buscar.',
    },
    reminder: 'RECORDATORIO',
    reminderNote: 'Su tienda todavía no ha confirmado este aviso.',
    escalation: 'SIN RESPUESTA',
    escalationNote: 'Esta tienda no ha confirmado. Llámela o vaya; usted es su contacto de escalamiento.',
    reportReminderNote:
      'Su tienda confirmó este aviso, pero todavía no ha reportado lo que encontró. Confirmar no es quitar del estante.',
    reportEscalation: 'SIN REPORTE',
    reportEscalationNote:
      'Esta tienda confirmó, pero todavía no ha reportado lo que quitó del estante. Llámela o vaya; usted es su contacto de escalamiento.',
    update: 'ACTUALIZADO',
    updateNote: 'El retiro cambió. Abra la tarea: ahí dice si debe confirmar y reportar de nuevo.',
    changed: 'Qué cambió',
    added: 'Ahora también afectado',
    now: 'Afectado ahora',
    removed: 'Ya no está afectado',
    standDown: 'YA NO ESTÁ AFECTADA',
    standDownNote:
      'El retiro se redujo: nada de lo que recibió su tienda forma ya parte de él. Lo que apartó puede volver a la venta cuando su gerente lo autorice.',
    standDownSays: 'No tiene que hacer nada más.',
    openOnly: 'Abrir',
    urgent: 'URGENTE',
    recall: 'Retiro de producto',
    withdrawal: 'Retirada de producto',
    safety_alert: 'Alerta de seguridad',
    drill: 'SIMULACRO',
    drillNote: 'Esto es un simulacro. Ningún producto está afectado.',
    repeat: 'Es posible que ya haya recibido este mensaje.',
    stop: 'No venda ni sirva este producto. Quítelo del estante ahora.',
    hazard: 'Peligro',
    products: 'Productos',
    allLots: 'Todos los lotes',
    lots: 'Lotes',
    dates: 'Consumir antes de',
    where: 'Dónde mirar',
    heed: 'Lea este aviso y confírmelo.',
    moreInTask: 'y # más (lista completa en la tarea)',
    moreLots: 'y posiblemente otros: aparte lo que no pueda descartar',
    todo: 'Qué hacer',
    due: 'Confirme antes del',
    reportBy: 'Quite del estante y reporte antes del',
    openReport: 'Abrir y reportar',
    open: 'Abrir y confirmar',
    store: 'Tienda',
    why: 'Recibe este mensaje porque usted es un contacto de retiros de esta tienda. Los mensajes de seguridad no se pueden desactivar.',
  },
  // A word that always stands before a colon brings its no-break space.
  fr: {
    lotUnknownNote:
      'On ne sait pas avec certitude quels lots votre magasin a reçus. Mettez de côté toutes les unités de ces produits et n’en vendez aucune avant d’avoir lu leur lot.',
    dateUnknownNote:
      'On ne sait pas quelles dates votre magasin a reçues. Mettez de côté toutes les unités de ces produits et n’en vendez aucune avant d’avoir lu leur date.',
    openedNotes: {
      late_shipment:
        'D’autres unités de ce produit ont été expédiées à votre magasin. Votre réponse précédente ne les couvre pas : regardez de nouveau.',
      sale: 'Ce produit a été vendu à votre caisse après votre réponse. Il en reste en vente : regardez de nouveau, maintenant.',
      receipt:
        'Une livraison de ce produit est arrivée à votre magasin après votre réponse. Votre réponse précédente ne la couvre pas : regardez de nouveau.',
      transfer_in:
        'Des unités de ce produit sont arrivées d’un autre magasin après votre réponse. Votre réponse précédente ne les couvre pas : regardez de nouveau.',
      customer_return:
        'Un client a rapporté ce produit après votre réponse. Mettez-le de côté, pas en rayon, et regardez de nouveau.',
    },
    reminder: 'RELANCE',
    reminderNote: 'Votre magasin n’a pas encore accusé réception.',
    escalation: 'SANS RÉPONSE',
    escalationNote:
      'Ce magasin n’a pas accusé réception. Appelez-le ou allez-y ; c’est vous qui en assurez le suivi.',
    reportReminderNote:
      'Votre magasin a accusé réception, mais n’a pas encore déclaré ce qu’il a trouvé. Accuser réception, ce n’est pas retirer des rayons.',
    reportEscalation: 'SANS RAPPORT',
    reportEscalationNote:
      'Ce magasin a accusé réception, mais n’a pas encore déclaré ce qu’il a retiré. Appelez-le ou allez-y ; c’est vous qui en assurez le suivi.',
    update: 'MIS À JOUR',
    updateNote:
      'Le rappel a changé. Ouvrez la tâche : elle indique si vous devez accuser réception et faire un nouveau rapport.',
    changed: 'Ce qui a changé',
    added: 'Désormais aussi concerné ',
    now: 'Concerné maintenant ',
    removed: 'N’est plus concerné ',
    standDown: 'PLUS CONCERNÉ',
    standDownNote:
      'Le rappel a été réduit : plus rien de ce que votre magasin a reçu n’en fait partie. Ce que vous avez mis de côté peut être remis en vente quand votre responsable l’autorise.',
    standDownSays: 'Vous n’avez plus rien à faire.',
    openOnly: 'Ouvrir',
    urgent: 'URGENT',
    recall: 'Rappel de produit',
    withdrawal: 'Retrait de produit',
    safety_alert: 'Alerte de sécurité',
    drill: 'EXERCICE',
    drillNote: 'Ceci est un exercice. Aucun produit n’est concerné.',
    repeat: 'Vous avez peut-être déjà reçu ce message.',
    stop: 'Ne vendez et ne servez pas ce produit. Retirez-le maintenant.',
    hazard: 'Danger',
    products: 'Produits',
    allLots: 'Tous les lots',
    lots: 'Lots ',
    dates: 'À consommer avant ',
    where: 'Où regarder ',
    heed: 'Lisez ce message et accusez réception.',
    moreInTask: 'et # autres (liste complète dans la tâche)',
    moreLots: 'et peut-être d’autres : mettez de côté ce que vous ne pouvez pas exclure',
    todo: 'Que faire',
    due: 'Accuser réception avant le',
    reportBy: 'Retirer des rayons et déclarer avant le',
    openReport: 'Ouvrir et déclarer',
    open: 'Ouvrir et accuser réception',
    store: 'Magasin',
    why: 'Vous recevez ce message parce que vous êtes un contact de ce magasin pour les rappels. Les messages de sécurité ne peuvent pas être désactivés.',
  },
} as const

export type NoticeWords = (typeof NOTICE_WORDS)[Language]
