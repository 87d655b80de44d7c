/** A comment as the fake keeps it. */
export interface StoredComment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  readonly body: string;
}

export interface Addresses {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly repository: string;
}

const TIME = '2026-01-02T03:04:05Z';

/** The comment as GitHub answers it. */
export function commentObject({ id, pullRequest, author, body }: StoredComment, { apiUrl, serverUrl, repository }: Addresses): object {
  return {
    id,
    node_id: `IC_${id}`,
    url: `${apiUrl}/repos/${repository}/issues/comments/${id}`,
    html_url: `${serverUrl}/${repository}/pull/${pullRequest}#issuecomment-${id}`,
    issue_url: `${apiUrl}/repos/${repository}/issues/${pullRequest}`,
    user: userObject(author, { apiUrl, serverUrl }),
    created_at: TIME,
    updated_at: TIME,
    author_association: 'NONE',
    body,
    performed_via_github_app: null,
  };
}

/** The comment as Gitea answers it: fewer fields, and other ones. */
export function giteaCommentObject({ id, pullRequest, author, body }: StoredComment, { serverUrl, repository }: Addresses): object {
  return {
    id,
    html_url: `${serverUrl}/${repository}/pulls/${pullRequest}#issuecomment-${id}`,
    pull_request_url: `${serverUrl}/${repository}/pulls/${pullRequest}`,
    issue_url: '',
    user: { id: 7, login: author, full_name: '', email: `${author}@noreply.example`, username: author },
    original_author: '',
    original_author_id: 0,
    body,
    assets: [],
    created_at: TIME,
    updated_at: TIME,
  };
}

export function userObject(login: string, { apiUrl, serverUrl }: Pick<Addresses, 'apiUrl' | 'serverUrl'>): object {
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: 41_898_282,
    node_id: 'U_1',
    avatar_url: `${serverUrl}/avatars/1`,
    gravatar_id: '',
    url,
    html_url: `${serverUrl}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}
