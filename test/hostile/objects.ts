// Objects that fail when they are looked at.

export function throws(): never {
  throw new Error('a trap');
}

export const throwing = new Proxy(
  {},
  { get: throws, has: throws, ownKeys: throws, getOwnPropertyDescriptor: throws, getPrototypeOf: throws },
);

export const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
