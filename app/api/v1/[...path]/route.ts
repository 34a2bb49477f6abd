import { unknownRoute } from '#lib/web/unknown-route.ts'

// Whatever no other route answers: a problem document like any other, instead of a page.
export {
  unknownRoute as GET,
  unknownRoute as POST,
  unknownRoute as PUT,
  unknownRoute as PATCH,
  unknownRoute as DELETE,
}
