import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { classNames } from './class-names'

export interface LinkTab {
  readonly path: string
  readonly name: string
  readonly count?: number
}

/** Pages that belong together, side by side. */
export const LinkTabs = ({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) => {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const nav = strip.current
    if (nav === null) return
    // Where there is no room for all of them, that of the page is not the one that cannot be seen.
    const watch = new ResizeObserver(() => {
      const chosen = nav.querySelector<HTMLElement>('[aria-current=page]')
      if (chosen !== null) nav.scrollTo({ left: chosen.offsetLeft + chosen.offsetWidth / 2 - nav.clientWidth / 2 })
    })
    watch.observe(nav)
    return () => watch.disconnect()
  }, [tabs.length])
  if (tabs.length < 2) return null
  return (
    <nav ref={strip} aria-label={label} className="no-print relative -mb-1 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map(({ path, name, count }) => (
          <li key={path}>
            <Link
              to={path}
              activeOptions={{ exact: true, includeSearch: false }}
              className={classNames(
                '-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-soft hover:text-ink',
                'aria-[current=page]:border-accent aria-[current=page]:text-ink',
              )}
            >
              {name}
              {count !== undefined && count > 0 && <CountBadge count={count} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How many wait. */
export const CountBadge = ({ count }: { count: number }) => (
  <span className="tabular rounded-full bg-danger px-1.5 text-xs leading-4.5 font-semibold text-on-danger">
    {count > 99 ? '99+' : count}
  </span>
)
