import { reasonOf } from '../reasons.ts'
import type { RecallContent } from '../recall.ts'
import { error, warning, type LintRule } from './finding.ts'
import { firstMention, writtenTexts } from './written-texts.ts'

// What a notice has to convey, after 21 CFR 7.49. Two of its points are kept by every message itself and need no rule:
// that the product is under recall stands in the subject, and the means to report is the link to the store's task.

const ORDERS = [
  'remove',
  'pull',
  'stop',
  'do not sell',
  "don't sell",
  'do not serve',
  'do not use',
  'hold',
  'quarantine',
  'isolate',
  'withdraw',
  'take off',
  'take it off',
  'take them off',
  'take every',
  'take all',
  'unplug',
]

/** Stop distribution and sale at once. */
export const saysStop: LintRule = ({ kind, instructions }) =>
  kind === 'safety_alert' || instructions.trim() === '' || firstMention(instructions, ORDERS) !== null
    ? []
    : [
        warning(
          'stop_not_said',
          'instructions',
          'The text doesn’t say to stop selling. Start with it: “Remove … and do not sell it.”',
        ),
      ]

const TELL_CUSTOMERS = ['customer', 'shopper', 'consumer', 'notice', 'poster', 'sign', 'post ', 'display']

/** Where the recall reaches the consumer, stores tell theirs. */
export const tellsCustomers: LintRule = ({ depth, instructions }) =>
  depth !== 'consumer' || instructions.trim() === '' || firstMention(instructions, TELL_CUSTOMERS) !== null
    ? []
    : [
        warning(
          'customers_not_told',
          'instructions',
          'This recall reaches consumers. Say how stores notify customers, such as a notice at the shelf.',
        ),
      ]

const isFirstOrSecond = ({ regulatorClass }: RecallContent): boolean =>
  /^(class\s*)?(i|ii|1|2)$/i.test(regulatorClass?.trim() ?? '')

/** Class I and II are marked URGENT; messages do that by themselves where the priority is high. */
export const marksUrgent: LintRule = (content) =>
  content.jurisdiction === 'US' &&
  content.kind !== 'drill' &&
  content.priority !== 'high' &&
  isFirstOrSecond(content) &&
  firstMention(content.title, ['urgent']) === null
    ? [
        warning(
          'urgent_not_marked',
          'priority',
          'Class I and II notices must be marked URGENT. Choose high priority, or start the title with “URGENT”.',
        ),
      ]
    : []

const PROMOTION = [
  'best-selling',
  'bestselling',
  'award-winning',
  'delicious',
  'tasty',
  'great taste',
  'our famous',
  'new and improved',
  'special offer',
  'discount',
  'coupon',
  'valued customer',
  'highest quality',
  'quality you trust',
  'your safety is our',
  'committed to quality',
  'leading brand',
]

/** Nothing that sells. */
export const sellsNothing: LintRule = (content) =>
  writtenTexts(content)
    .filter(({ language }) => language === 'en')
    .flatMap(({ field, text }) => {
      const found = firstMention(text, PROMOTION)
      return found
        ? [
            warning(
              'promotional',
              field,
              `“${found}” reads like advertising. Remove it from a recall notice.`,
            ),
          ]
        : []
    })

const WITHDRAWAL = ['market withdrawal', 'stock recovery']

/** A recall is not called a market withdrawal: it would be read as harmless. */
export const calledByItsName: LintRule = (content) =>
  content.kind !== 'recall'
    ? []
    : writtenTexts(content)
        .filter(({ language }) => language === 'en')
        .flatMap(({ field, text }) => {
          const found = firstMention(text, WITHDRAWAL)
          return found
            ? [error('called_withdrawal', field, `This is a recall. Don’t call it a “${found}”.`)]
            : []
        })

/** The reverse: what can make people ill is no mere withdrawal. */
export const noHarmlessHazard: LintRule = ({ kind, reasonCode }) =>
  kind === 'withdrawal' && reasonOf(reasonCode)?.serious === true
    ? [
        warning(
          'hazard_in_withdrawal',
          'kind',
          'This reason commonly harms people, so it’s a recall. Withdrawals are for quality and labeling.',
        ),
      ]
    : []

/** Says what it can do, and not only what it is. */
export const saysHarm: LintRule = ({ hazard }) =>
  hazard.trim().length >= 3 && hazard.trim().split(/\s+/).length < 4
    ? [
        warning(
          'hazard_too_short',
          'hazard',
          'Describe what it can do, and who is at risk: “Can cause serious infection in newborns and older people.”',
        ),
      ]
    : []

const PRACTICE = ['drill', 'exercise', 'practice', 'mock']

/** Every message of a drill carries the word; a title that does too is never mistaken in a list. */
export const drillSaysSo: LintRule = ({ kind, title }) =>
  kind === 'drill' && title.trim() !== '' && firstMention(title, PRACTICE) === null
    ? [
        warning(
          'drill_not_said',
          'title',
          'Add “drill” or “exercise” to the title, so no one mistakes it for real.',
        ),
      ]
    : []
