const name = 'sign-in';

/**
 * The cookie that ties the browser that began a sign-in to the one that ends it. `Lax`, because Entra sends the
 * browser back from another site.
 */
export interface BrowserCookie {
  set(value: string): string;
  clear(): string;
  read(header: string | undefined): string | undefined;
}

/** @param publicUrl where browsers reach the bot; with `https` the cookie never travels without it */
export function createBrowserCookie(publicUrl: string): BrowserCookie {
  const { protocol, pathname } = new URL(publicUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  const attributes = `Path=${pathname.replace(/\/$/, '')}/auth; HttpOnly; SameSite=Lax${secure}`;
  return {
    set: (value) => `${name}=${value}; Max-Age=600; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
    read: (header = '') =>
      header
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1),
  };
}
