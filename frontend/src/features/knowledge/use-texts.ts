import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { personalDigits } from "../../ui/ticket-number";

export type Text = Schemas["Text"];
export type Kind = Text["kind"];
export type Language = Text["language"];
export const kinds: readonly Kind[] = ["template", "information", "faq", "routine"];
export const languages: readonly Language[] = ["sv", "en"];

/** What names a text: its key, the unit whose own it is ("" is everybody's), the language. */
export type Series = { key: string; unit: string; language: Language };

export function seriesOf({ key, unit, language }: Text): Series {
  return { key, unit: unit ?? "", language };
}

export function seriesName({ key, unit, language }: Series): string {
  return [key, unit || "alla", language].join("-");
}

/** Which texts a list holds; what is left out does not narrow it. */
export type Wanted = {
  q?: string;
  kind?: Kind;
  language?: Language;
  reason?: string;
  retired?: boolean;
  review?: boolean;
};

/** Identity numbers and phone numbers are never put into an address. */
export function isNumber(q: string): boolean {
  return personalDigits(q) !== null;
}

/** Texts that a person may use, a page at a time. */
export function useTexts(wanted: Wanted, limit = 50) {
  const q = wanted.q?.trim();
  const query = { ...wanted, q: q || undefined, limit };
  return useInfiniteQuery({
    enabled: !q || !isNumber(q),
    queryKey: [...keys.texts, "list", query],
    queryFn: ({ pageParam: cursor }) =>
      call(api.GET("/api/v1/texts", { params: { query: { ...query, cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (before) => before,
  });
}

export function inQuery({ unit, language }: Series) {
  return { language, ...(unit && { unit }) };
}

/** A whole text as it is now. */
export function useText(series: Series, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...keys.texts, "one", series],
    queryFn: () => readText(series),
  });
}

export function readText(series: Series): Promise<Text> {
  const params = { path: { key: series.key }, query: inQuery(series) };
  return call(api.GET("/api/v1/texts/{key}", { params }));
}

/** All versions of a text, newest first. */
export function useVersions(series: Series, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...keys.texts, "versions", series],
    queryFn: async () => {
      const params = { path: { key: series.key }, query: inQuery(series) };
      return (await call(api.GET("/api/v1/texts/{key}/versions", { params }))).items;
    },
  });
}

/** A template with its fields filled in from a ticket. */
export function fill(number: string, series: Series): Promise<Schemas["FilledText"]> {
  const params = { path: { number, key: series.key }, query: inQuery(series) };
  return call(api.POST("/api/v1/tickets/{number}/texts/{key}/fill", { params }));
}

/** Publishes another version; everybody's text has an address of its own. */
export function usePublish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: Schemas["PublishText"] }) =>
      call(
        body.unit
          ? api.PUT("/api/v1/texts/{key}", { params: { path: { key } }, body })
          : api.PUT("/api/v1/common-texts/{key}", { params: { path: { key } }, body }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.texts }),
  });
}
