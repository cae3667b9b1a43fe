/** Post and grade level as one label: '客服专员 高级'; what is absent leaves no trace. */
export function displayPostGrade(post: string | null, grade: string | null): string {
  return [post, grade].filter(part => part !== null && part.trim() !== '').join(' ')
}
