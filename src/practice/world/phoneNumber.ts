/** Country calling codes by length: one digit, two digits, else three. Source: ITU-T E.164. */
const countryCode = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/;
const format = /^\+(\d{1,3}) (\d{4,14})(x\d{1,6})?$/;
const withoutBlank = /^\+(\d{7,15})(x\d{1,6})?$/;

/**
 * A number as Graph keeps and shows it: `+1 2065550123`, or `+1 2065550123x45` with an extension. E.164 without the
 * blank is taken too, and shown with it; any other format is `undefined`. Source: Microsoft Graph,
 * phoneAuthenticationMethod.
 */
export function asKept(text: string): string | undefined {
  const spaced = format.exec(text);
  if (spaced) return `${spaced[1] ?? ''}${spaced[2] ?? ''}`.length <= 15 ? text : undefined;
  const [, digits = '', extension = ''] = withoutBlank.exec(text) ?? [];
  const [, country, rest] = countryCode.exec(digits) ?? [];
  return country && rest ? `+${country} ${rest}${extension}` : undefined;
}

/** What contact information takes: any text of 64 characters, a number or not (Microsoft Graph: user.mobilePhone). */
export function fitsContact(text: string): boolean {
  return text.trim() !== '' && text.length <= 64;
}
