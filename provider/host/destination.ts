/** What people call a host: `root@kvm1:2222`, `root@[2001:db8::1]:22`, `2001:db8::1`. */
export function destination(text: string): { host: string; user?: string; port?: number } {
  const [, user, bracketed, plain, port] = /^(?:(.*)@)?(?:\[(.*)\]|([^:]*|[^@]*:[^@]*:[^@]*?))(?::(\d+))?$/.exec(text) ?? [];
  return { host: bracketed ?? plain ?? text, ...(user !== undefined && { user }), ...(port !== undefined && { port: Number(port) }) };
}
