import type { Metadata } from 'next'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { AuthShell } from '#components/shell/auth-shell.tsx'
import { developmentOnly } from '../development-only.ts'

export const metadata: Metadata = { title: 'Kit: auth-store' }

const KitAuthStore = () => {
  developmentOnly()
  return (
    <AuthShell
      surface="store"
      surfaceLabel="Store app"
      title="Sign in"
      foot={<TextLink href="#help">I cannot sign in</TextLink>}
    >
      <form className="flex flex-col gap-4">
        <TextField name="email" label="Email" type="email" autoComplete="username" required />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" variant="primary" block>
          Sign in
        </Button>
      </form>
    </AuthShell>
  )
}

export default KitAuthStore
