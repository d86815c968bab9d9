import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

export interface ListPage<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** A list that is read page by page as the reader goes on. */
export const useList = <Item>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<ListPage<Item>>,
  options: { readonly refetchMs?: number } = {},
) => {
  const { data, error, isPending, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(options.refetchMs !== undefined && { refetchInterval: options.refetchMs }),
  })
  return {
    rows: data?.pages.flatMap(({ items }) => items) ?? [],
    error,
    isPending,
    hasMore: hasNextPage,
    more: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
    refetch: () => void refetch(),
  }
}

export type List<Item> = Omit<ReturnType<typeof useList<Item>>, 'rows'> & { readonly rows: readonly Item[] }
