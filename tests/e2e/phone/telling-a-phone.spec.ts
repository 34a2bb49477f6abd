import type { CDPSession } from '@playwright/test'

import { expectAccessible } from '../support/axe.ts'
import { button } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { tellStore } from '../support/notices.ts'
import { signIn, urlOf } from '../support/people.ts'

/** A browser whose maker hands out subscriptions, as this one's would if it had a maker to ask. */
const withPushService = () => {
  let current: object | null = null
  let made = 0
  const pushManager = {
    getSubscription: () => Promise.resolve(current),
    subscribe: () => {
      made += 1
      const endpoint = `https://push.example/${location.host}/${Date.now()}/${made}`
      const json = { endpoint, expirationTime: null, keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) } }
      const unsubscribe = () => {
        current = null
        return Promise.resolve(true)
      }
      current = { endpoint, unsubscribe, toJSON: () => json }
      return Promise.resolve(current)
    },
  }
  const registration = { pushManager }
  Object.defineProperty(navigator, 'serviceWorker', {
    value: {
      ready: Promise.resolve(registration),
      getRegistration: () => Promise.resolve(registration),
      register: () => Promise.reject(new Error('none here')),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
  })
  const state = { permission: 'default' as NotificationPermission }
  Object.defineProperty(window, 'Notification', {
    value: {
      get permission() {
        return state.permission
      },
      requestPermission: () => {
        state.permission = 'granted'
        return Promise.resolve(state.permission)
      },
    },
  })
}

test(
  'a phone is offered to be told after the first answer, missed when its maker gives up, and stopped',
  { tag: '@prove' },
  async ({ browse }) => {
    const { store, noticeId } = await tellStore()
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    const page = await browse()
    await page.addInitScript(withPushService)
    await signIn(page, 'store', person)
    await page.goto(`${urlOf('store')}/tasks/${noticeId}`)
    await expect(button(page, 'Acknowledge')).toBeVisible()
    await expect(button(page, 'Turn on notifications')).toHaveCount(0)
    await button(page, 'Acknowledge').click()
    await expect(button(page, 'Turn on notifications')).toBeVisible()
    await expectAccessible(page)
    await button(page, 'Turn on notifications').click()
    await expect(page.getByText('Notifications are on for this phone')).toBeVisible()
    const told = () =>
      query(
        `SELECT c.label, c.disabled_because AS because FROM contact c JOIN store s ON s.id = c.store_id WHERE s.number = $1 AND c.channel = 'push'`,
        [store.number],
      )
    expect(await told()).toEqual([{ label: person.name, because: null }])

    // As the engine does when the push service answers 410.
    await query(
      `UPDATE contact SET disabled_because = 'address_gone', disabled_at = now() WHERE label = $1`,
      [person.name],
    )
    await page.goto(`${urlOf('store')}/inbox`)
    await expect(page.getByText('Notifications are off on this phone')).toBeVisible()
    await button(page, 'Turn on notifications').click()
    await expect(page.getByText('Notifications are on for this phone')).toBeVisible()
    await button(page, 'Turn off notifications').click()
    await expect(button(page, 'Turn off notifications')).toHaveCount(0)
    expect((await told()).filter(({ because }) => because === null)).toEqual([])
  },
)

test.describe('with its service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  /** Hands the phone a message, as the push service of its maker would. */
  const push = async (cdp: CDPSession, message: object): Promise<void> => {
    const registrations: string[] = []
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: known }) =>
      registrations.push(...known.map(({ registrationId }) => registrationId)),
    )
    await cdp.send('ServiceWorker.enable')
    await expect.poll(() => registrations.length).toBeGreaterThan(0)
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: urlOf('store'),
      registrationId: registrations[0] ?? '',
      data: JSON.stringify(message),
    })
  }

  // A browser without a screen shows no notification: what it is asked to show is caught, and pressed as if it stood there.
  const WATCH = 'registration.showNotification = async (...said) => { self.shown = said }'
  const PRESS = `dispatchEvent(Object.assign(new Event('notificationclick'), {
    notification: { close() {}, data: self.shown[1].data }, waitUntil() {} })) && null`

  test('a message stands on the lock screen, and a press on it leads to the task', async ({ browse }) => {
    const { store, link, noticeId } = await tellStore()
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    const page = await browse()
    await signIn(page, 'store', person)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
    const [worker] = page.context().serviceWorkers()
    await worker?.evaluate(WATCH)
    const cdp = await page.context().newCDPSession(page)
    await push(cdp, { title: 'URGENT: Recall R-1', body: 'Oat drink. Take it off.', link, tag: 'R-1' })
    await expect
      .poll(() => worker?.evaluate('self.shown'))
      .toMatchObject(['URGENT: Recall R-1', { body: 'Oat drink. Take it off.', tag: 'R-1' }])
    await worker?.evaluate(PRESS)
    await expect(page).toHaveURL(`${urlOf('store')}/tasks/${noticeId}`)
    await expect(button(page, 'Acknowledge')).toBeVisible()
  })
})
