import type { Language } from '../identity/language.ts'

/** The frame of a mail to a store, in the languages of the stores. */
export const NOTICE_WORDS = {
  en: {
    lotUnknownNote:
      'Nobody recorded which lots your store received. Hold every pack of these products, and sell none, until you have read its lot.',
    dateUnknownNote:
      'Nobody recorded which dates your store received. Hold every pack of these products, and sell none, until you have read its date.',
    openedNotes: {
      late_shipment:
        'More of this product was shipped to your store. What you said before does not cover it: look again.',
      sale: 'Some of this product was sold at your till after you had answered. Packs are still on sale: look again, now.',
      receipt:
        'A delivery of this product arrived at your store after you had answered. What you said before does not cover it: look again.',
      transfer_in:
        'Packs of this product came to your store from another one after you had answered. What you said before does not cover them: look again.',
      customer_return:
        'A customer brought some of this product back after you had answered. Put it in quarantine, not on the shelf, and look again.',
    },
    reminder: 'REMINDER',
    reminderNote: 'Your store has not acknowledged this yet.',
    escalation: 'NO ANSWER',
    escalationNote: 'This store has not acknowledged. Call it, or go there; you are its escalation contact.',
    reportReminderNote:
      'Your store acknowledged this, but hasn’t reported what it found. Acknowledged is not removed.',
    reportEscalation: 'NO REPORT',
    reportEscalationNote:
      'This store acknowledged, but hasn’t reported what it removed. Call it, or go there; you are its escalation contact.',
    update: 'UPDATED',
    updateNote:
      'The recall has changed. Open the task: it says whether you must acknowledge and report again.',
    changed: 'What changed',
    added: 'Now also affected',
    now: 'Affected now',
    removed: 'No longer affected',
    standDown: 'NOT AFFECTED ANY MORE',
    standDownNote:
      'The recall was narrowed: nothing that your store received is part of it any more. What you set aside may go back on sale when your manager agrees.',
    standDownSays: 'You need not do anything else.',
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
    dates: 'Best before',
    where: 'Where to look',
    heed: 'Read this and acknowledge it.',
    moreLots: 'and possibly others: hold what you cannot rule out',
    todo: 'What to do',
    due: 'Acknowledge by',
    reportBy: 'Remove and report by',
    openReport: 'Open and report',
    open: 'Open and acknowledge',
    store: 'Store',
    why: 'You receive this because you are a recall contact of this store. Safety messages cannot be unsubscribed.',
  },
  es: {
    lotUnknownNote:
      'No consta qué lotes recibió su tienda. Aparte todos los envases de estos productos y no venda ninguno hasta haber leído su lote.',
    dateUnknownNote:
      'No consta qué fechas recibió su tienda. Aparte todos los envases de estos productos y no venda ninguno hasta haber leído su fecha.',
    openedNotes: {
      late_shipment:
        'Se ha enviado más cantidad de este producto a su tienda. Lo que dijo antes no la incluye: vuelva a mirar.',
      sale: 'Se ha vendido este producto en su caja después de su respuesta. Todavía hay envases a la venta: vuelva a mirar ahora.',
      receipt:
        'Ha llegado a su tienda una entrega de este producto después de su respuesta. Lo que dijo antes no la incluye: vuelva a mirar.',
      transfer_in:
        'Han llegado envases de este producto desde otra tienda después de su respuesta. Lo que dijo antes no los incluye: vuelva a mirar.',
      customer_return:
        'Un cliente ha devuelto este producto después de su respuesta. Póngalo en cuarentena, no en el estante, y vuelva a mirar.',
    },
    reminder: 'RECORDATORIO',
    reminderNote: 'Su tienda todavía no ha confirmado este aviso.',
    escalation: 'SIN RESPUESTA',
    escalationNote: 'Esta tienda no ha confirmado. Llámela o acuda; usted es su contacto de escalamiento.',
    reportReminderNote:
      'Su tienda confirmó este aviso, pero todavía no ha reportado lo que encontró. Confirmar no es quitar del estante.',
    reportEscalation: 'SIN REPORTE',
    reportEscalationNote:
      'Esta tienda confirmó, pero todavía no ha reportado lo que quitó del estante. Llámela o acuda; usted es su contacto de escalamiento.',
    update: 'ACTUALIZADO',
    updateNote: 'El retiro cambió. Abra la tarea: ahí dice si debe confirmar y reportar de nuevo.',
    changed: 'Qué ha cambiado',
    added: 'Ahora también afectado',
    now: 'Afectado ahora',
    removed: 'Ya no está afectado',
    standDown: 'YA NO ESTÁ AFECTADA',
    standDownNote:
      'El retiro se ha reducido: nada de lo que recibió su tienda forma ya parte de él. Lo que apartó puede volver a la venta cuando su responsable lo autorice.',
    standDownSays: 'No tiene que hacer nada más.',
    openOnly: 'Abrir',
    urgent: 'URGENTE',
    recall: 'Retiro de producto',
    withdrawal: 'Retirada de producto',
    safety_alert: 'Alerta de seguridad',
    drill: 'SIMULACRO',
    drillNote: 'Esto es un simulacro. Ningún producto está afectado.',
    repeat: 'Es posible que ya haya recibido este mensaje.',
    stop: 'No venda ni sirva este producto. Retírelo ahora.',
    hazard: 'Peligro',
    products: 'Productos',
    allLots: 'Todos los lotes',
    lots: 'Lotes',
    dates: 'Consumir antes de',
    where: 'Dónde mirar',
    heed: 'Lea este aviso y confírmelo.',
    moreLots: 'y posiblemente otros: aparte lo que no pueda descartar',
    todo: 'Qué hacer',
    due: 'Confirme antes de',
    reportBy: 'Quite del estante y reporte antes de',
    openReport: 'Abrir y reportar',
    open: 'Abrir y confirmar',
    store: 'Tienda',
    why: 'Recibe este mensaje porque es un contacto de retiro de esta tienda. Los mensajes de seguridad no se pueden cancelar.',
  },
  fr: {
    lotUnknownNote:
      'On ne sait pas quels lots votre magasin a reçus. Isolez toutes les unités de ces produits et n’en vendez aucune avant d’avoir lu leur lot.',
    dateUnknownNote:
      'On ne sait pas quelles dates votre magasin a reçues. Isolez toutes les unités de ces produits et n’en vendez aucune avant d’avoir lu leur date.',
    openedNotes: {
      late_shipment:
        'D’autres unités de ce produit ont été expédiées à votre magasin. Ce que vous avez dit ne les couvre pas : regardez de nouveau.',
      sale: 'Ce produit a été vendu à votre caisse après votre réponse. Il en reste en vente : regardez de nouveau, maintenant.',
      receipt:
        'Une livraison de ce produit est arrivée à votre magasin après votre réponse. Ce que vous avez dit ne la couvre pas : regardez de nouveau.',
      transfer_in:
        'Des unités de ce produit sont arrivées d’un autre magasin après votre réponse. Ce que vous avez dit ne les couvre pas : regardez de nouveau.',
      customer_return:
        'Un client a rapporté ce produit après votre réponse. Mettez-le en quarantaine, pas en rayon, et regardez de nouveau.',
    },
    reminder: 'RAPPEL DU MESSAGE',
    reminderNote: 'Votre magasin n’a pas encore accusé réception.',
    escalation: 'SANS RÉPONSE',
    escalationNote:
      'Ce magasin n’a pas accusé réception. Appelez-le ou rendez-vous sur place ; vous êtes son contact d’escalade.',
    reportReminderNote:
      'Votre magasin a accusé réception, mais n’a pas encore déclaré ce qu’il a trouvé. Accuser réception, ce n’est pas retirer des tablettes.',
    reportEscalation: 'SANS RAPPORT',
    reportEscalationNote:
      'Ce magasin a accusé réception, mais n’a pas encore déclaré ce qu’il a retiré. Appelez-le ou allez-y ; vous êtes son contact d’escalade.',
    update: 'MIS À JOUR',
    updateNote:
      'Le rappel a changé. Ouvrez la tâche : elle indique si vous devez accuser réception et faire rapport de nouveau.',
    changed: 'Ce qui a changé',
    added: 'Désormais aussi concerné',
    now: 'Concerné à présent',
    removed: 'N’est plus concerné',
    standDown: 'PLUS CONCERNÉ',
    standDownNote:
      'Le rappel a été réduit : plus rien de ce que votre magasin a reçu n’en fait partie. Ce que vous avez isolé peut être remis en vente quand votre responsable l’autorise.',
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
    lots: 'Lots',
    dates: 'À consommer avant',
    where: 'Où regarder',
    heed: 'Lisez ce message et accusez réception.',
    moreLots: 'et peut-être d’autres : isolez ce que vous ne pouvez pas exclure',
    todo: 'Que faire',
    due: 'Accuser réception avant',
    reportBy: 'Retirer et déclarer avant',
    openReport: 'Ouvrir et déclarer',
    open: 'Ouvrir et accuser réception',
    store: 'Magasin',
    why: 'Vous recevez ce message en tant que contact de rappel de ce magasin. Les messages de sécurité ne peuvent pas être désactivés.',
  },
} as const

export type NoticeWords = (typeof NOTICE_WORDS)[Language]
