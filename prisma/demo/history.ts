import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { before, days, hours, minutes } from '#lib/domain/duration.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'

import { gtin, recallContent } from './builders.ts'
import { lotOf } from './catalog.ts'
import { finished, practised, surprisePlanned, widened } from './courses.ts'
import { at, issued, type People, type World } from './past.ts'

/** The past, made by the same use cases as the present, with the clock set back. */
export const demoHistory = async (
  tx: TransactionClient,
  world: World,
  people: People,
  now: Date,
): Promise<void> => {
  await finished(tx, world, people, before(now, days(27)), romaine)
  await widened(tx, world, people, before(now, days(19)), brie, lotOf(12, 2))
  await practised(tx, world, people, before(now, days(9)), spinachDrill)
  await issued(tx, world, people, before(now, minutes(52)), peanutButter, { silent: 9, pace: minutes(1) })
  await inReview(tx, world, people, before(now, minutes(25)))
  await at(tx, world, before(now, hours(3)), (ports) => draftRecall(ports)(people.author, heater))
  await surprisePlanned(tx, world, people, now)
}

const inReview = async (
  tx: TransactionClient,
  world: World,
  { author }: People,
  time: Date,
): Promise<void> => {
  const { id: recallId } = await at(tx, world, before(time, minutes(12)), (ports) =>
    draftRecall(ports)(author, formula),
  )
  await at(tx, world, time, (ports) => commandRecall(ports)(author, { recallId, verb: 'submit' }))
}

const shipped = { mode: 'shipped', storeNumbers: [] } as const

const brie = recallContent({
  title: 'Soft cheese may contain Listeria',
  reasonCode: 'listeria',
  hazard:
    'Listeria can cause severe infection in pregnant women, newborns, older people and those with weak immune systems.',
  instructions:
    'Remove every pack of the lots named from shelves, counters and the cold room. Bag it, mark it "Do not sell", keep it cold and apart.',
  scope: [
    {
      gtin: gtin(112),
      lots: [lotOf(12, 0), lotOf(12, 1)],
      complete: true,
      identificationHint: 'Lot printed on the rim of the box',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
})

const peanutButter = recallContent({
  title: 'Crunchy peanut butter may contain Salmonella',
  priority: 'high',
  regulatorClass: 'I',
  reasonCode: 'salmonella',
  scope: [
    {
      gtin: gtin(100),
      lots: [lotOf(0, 1), lotOf(0, 2)],
      complete: true,
      identificationHint: 'Lot on the lid, below the date',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
  effectivenessLevel: 'A',
})

const formula = recallContent({
  title: 'Infant formula, stage 1: undeclared milk protein variant',
  priority: 'high',
  reasonCode: 'labelling',
  hazard: 'Infants with an allergy to milk protein may have a serious or life-threatening reaction.',
  instructions:
    'Remove every can of the lots named. Check the display by the pharmacy too. Refund customers without a receipt.',
  scope: [
    {
      gtin: gtin(102),
      lots: [lotOf(2, 2)],
      complete: false,
      identificationHint: 'Lot on the bottom of the can',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
  effectivenessLevel: 'A',
})

const heater = recallContent({
  title: 'Space heater can overheat',
  priority: 'low',
  reasonCode: 'fire',
  hazard: 'The heater can overheat and catch fire.',
  instructions: 'Take the heater off sale and keep it in the back room until it is collected.',
  scope: [
    { gtin: gtin(123), lots: [], complete: true, identificationHint: 'Model VH-15 on the plate at the back' },
  ],
  target: { ...shipped, storeNumbers: [] },
})

const romaine = recallContent({
  title: 'Romaine hearts may contain E. coli',
  reasonCode: 'e_coli',
  hazard: 'E. coli O157 can cause bloody diarrhea and, in children, kidney failure.',
  instructions: 'Remove every pack of the lot named. Bag it and destroy it.',
  scope: [
    { gtin: gtin(105), lots: [lotOf(5, 0)], complete: true, identificationHint: 'Printed on the front seal' },
  ],
  target: { ...shipped, storeNumbers: [] },
})

const spinachDrill = recallContent({
  title: 'Drill: Green Basin Baby spinach, 10 oz',
  kind: 'drill',
  reasonCode: 'salmonella',
  instructions:
    'Find the packs of the lot named, count them and report. Leave them where they are: this is practice.',
  scope: [
    { gtin: gtin(106), lots: [lotOf(6, 1)], complete: true, identificationHint: 'On the back, by the date' },
  ],
  target: { ...shipped, storeNumbers: [] },
})
