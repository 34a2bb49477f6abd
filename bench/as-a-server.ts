import { registerHooks } from 'node:module'

// The queries carry 'server-only', which throws outside a server bundle; a bench is a server.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'server-only'
      ? { url: 'data:text/javascript,', shortCircuit: true }
      : next(specifier, context),
})
