export const needs = {}
