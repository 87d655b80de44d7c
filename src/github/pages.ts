import type { Answer } from './answer.js';
import type { ApiRequest, GitHubClient } from './client.js';

const PER_PAGE = 100;

/**
 * All pages of a list, in order. A page is followed by another as long as its Link header names a next one and it is
 * not empty; Gitea answers the whole list without such a header. The header's address is not used, only that there is
 * one: behind a proxy it may name another host, where the token has no business.
 */
export async function requestAllPages<Item>(client: GitHubClient, request: ApiRequest<readonly Item[]>): Promise<Answer<readonly Item[]>> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await client.request({ ...request, parameters: { ...request.parameters, per_page: PER_PAGE, page } });
    if (!answer.ok) return answer;
    items.push(...answer.value);
    const hasNext = /;\s*rel="?next"?/iu.test(answer.headers.get('link') ?? '');
    if (!hasNext || answer.value.length === 0) return { ok: true, value: items, headers: answer.headers };
  }
}
