import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/web/i18n-request.ts')

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Every page answers whole: its title is there from the first byte, for screen readers as for robots.
  htmlLimitedBots: /.*/,
  // What a page wants loaded ahead stands in the page itself: a phone that keeps it keeps that, too, and loads it once.
  reactMaxHeadersLength: 0,
  // The optimiser decodes whatever bytes it is pointed at; our pictures are prepared when they are uploaded.
  images: { unoptimized: true },
  // Native or dynamically required: traced into the standalone output, not bundled.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'pdfkit', 'prom-client'],
  typescript: {
    // `npm run check` type-checks; the build does not do it twice.
    ignoreBuildErrors: true,
    // A development server adds its own folders to the configuration that it finds: it gets one that git does not keep.
    tsconfigPath: process.env.NEXT_DIST_DIR ? `${process.env.NEXT_DIST_DIR}.tsconfig.json` : 'tsconfig.json',
  },
}

export default withNextIntl(config)
