export const improvements = {}
