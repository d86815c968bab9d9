import { type ReactNode, useEffect } from 'react'

/** Title, what can be done here, and the page itself. */
export const Page = ({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) => {
  useEffect(() => {
    document.title = `${title} · Doorledger`
  }, [title])
  return (
    <div className="mx-auto grid w-full grid-cols-1 max-w-[110rem] content-start gap-4 p-4 md:p-6">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold tracking-tight">
            <bdi>{title}</bdi>
          </h1>
          {subtitle !== undefined && <div className="text-soft">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page with a heading of its own. */
export const Section = ({
  title,
  actions,
  children,
}: {
  title: ReactNode
  actions?: ReactNode
  children: ReactNode
}) => (
  <section className="card min-w-0 overflow-hidden">
    <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2.5">
      <h2 className="font-semibold">{title}</h2>
      {actions}
    </header>
    {children}
  </section>
)

/** Facts by name. */
export const Facts = ({ facts }: { facts: readonly (readonly [ReactNode, ReactNode])[] }) => (
  <dl className="grid grid-cols-[minmax(6rem,max-content)_1fr] gap-x-5 gap-y-2 px-4 py-3">
    {facts.map(([name, value], place) => (
      <div key={place} className="contents">
        <dt className="text-soft">{name}</dt>
        <dd className="min-w-0 break-words">{value ?? '–'}</dd>
      </div>
    ))}
  </dl>
)
