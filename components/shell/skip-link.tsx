/** The first stop of the keyboard; leads past the navigation. Shells give their main element the id "main". */
export const SkipLink = ({ label }: { label: string }) => (
  <a
    data-print="no"
    href="#main"
    className="fixed start-3 top-3 z-60 -translate-y-20 rounded-md bg-brand px-4 py-2 text-sm font-medium text-on-brand focus:translate-y-0"
  >
    {label}
  </a>
)
