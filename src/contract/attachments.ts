/** Files are filed with what they belong to: nothing of them crosses the wire by itself. */
export const attachments = {}
