import { useQuery } from "@tanstack/react-query";
import { api, call } from "../../api/client";

/** The list as it is when the page is opened: paper does not follow what happens after it. */
export function usePrintedList(unit: string) {
  return useQuery({
    queryKey: ["print", unit],
    queryFn: () =>
      call(api.POST("/api/v1/units/{code}/print", { params: { path: { code: unit } } })),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
}
