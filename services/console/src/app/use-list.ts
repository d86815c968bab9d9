import {
  infiniteQueryOptions,
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query'

export interface ListPage<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

type Read<Item> = (cursor: string | undefined) => Promise<ListPage<Item>>

const pagesOf = <Item>(key: readonly unknown[], read: Read<Item>) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Asks for a list that is about to be shown for the first time: its answer comes while the page around it is drawn. */
export const beginList = <Item>(queries: QueryClient, key: readonly unknown[], read: Read<Item>): void => {
  if (queries.getQueryState(key) === undefined) void queries.prefetchInfiniteQuery(pagesOf(key, read))
}

/** A list that is read page by page as the reader goes on. */
export const useList = <Item>(
  key: readonly unknown[],
  read: Read<Item>,
  options: { readonly refetchMs?: number } = {},
) => {
  const queries = useQueryClient()
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    isFetching,
    fetchNextPage,
    hasNextPage,
    isFetchingNextPage,
    refetch,
  } = useInfiniteQuery({
    ...pagesOf(key, read),
    placeholderData: keepPreviousData,
    ...(options.refetchMs !== undefined && { refetchInterval: options.refetchMs }),
  })
  return {
    rows: data?.pages.flatMap(({ items }) => items) ?? [],
    error,
    isPending,
    /** nothing is shown yet of what is asked for now */
    isAwaited: isPending || isPlaceholderData,
    isFetching,
    hasMore: hasNextPage,
    more: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
    refetch: () => void refetch(),
    /** Reads the first page again, and drops the others: they are read again as the reader goes on. */
    startAgain: async () => {
      queries.setQueryData<InfiniteData<ListPage<Item>>>(key, (known) =>
        known === undefined ? undefined : { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) },
      )
      await refetch()
    },
  }
}

export type List<Item> = Omit<ReturnType<typeof useList<Item>>, 'rows' | 'isAwaited' | 'isFetching'> & {
  readonly rows: readonly Item[]
}
